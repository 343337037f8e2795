//! The account: what it is, how a command is decided on it, and how it changes.
//!
//! [`decide`] looks at an account and a command and says what happens; it changes nothing. [`apply`]
//! lets what happened have happened; it knows no rules and cannot fail. Everything in between is kept
//! in rooms of its own: what a command may say ([`command`]), how the account stands on a day
//! (`standing`), what is decided for orders, returns, repayments and the account itself.
//!
//! There are three ways to fail and they never mix: malformed input ([`InvalidInput`]), a refusal
//! ([`Refusal`], data with a code and figures), and a bug, which stops with an invariant's name.

pub mod admission;
pub(crate) mod apply;
pub(crate) mod book;
pub mod command;
pub(crate) mod documents;
pub(crate) mod draft;
pub mod event;
pub mod live;
mod managing;
pub(crate) mod ordering;
pub(crate) mod reader;
mod reading;
pub mod refusal;
pub(crate) mod repaying;
mod repetition;
mod replay;
pub(crate) mod returning;
pub mod snapshot;
pub(crate) mod standing;

pub use apply::apply;
pub use book::AccountState;

use crate::input::InvalidInput;
use crate::money::Currency;
use book::Book;
use command::{Command, Instruction};
use event::{Event, Fact};
use refusal::Refusal;
use serde::Serialize;
use standing::Standing;

/// One customer's credit with one merchant in one currency.
///
/// The default account is not yet open.
///
/// Sell on credit, and ask what is left:
///
/// ```
/// use credit_term::{Account, json};
///
/// let mut account = Account::default();
/// let open = r#"{"type":"openAccount","on":"2026-10-08","terms":{
///     "currency":"CNY","creditLimit":"10000.00","billingCycle":{"kind":"monthly","day":25},
///     "repaymentWindow":{"kind":"netDays","days":20}}}"#;
/// account.apply_text(open)?;
/// let order = r#"{"type":"placeOrder","on":"2026-10-12","orderId":"PO-1","amount":"7200.00"}"#;
/// account.apply_text(order)?;
///
/// let overview = json(&account.view_text("overview", r#"{"on":"2026-10-12"}"#)?);
/// assert!(overview.contains(r#""available":"2800.00""#));
/// # Ok::<(), credit_term::InvalidInput>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Account {
    /// Counts accepted commands.
    version: u64,
    book: Option<Box<Book>>,
}

/// What is decided on a command.
///
/// See [`decide`] for what to do with each.
#[derive(Clone, Debug, PartialEq)]
pub enum Decision {
    /// It is done: these events say how.
    Accepted(Vec<Event>),
    /// It was done before: nothing moves.
    Repeated,
    /// The business says no.
    Refused(Vec<Refusal>),
}

/// A command's answer in the wire format.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "outcome", rename_all = "camelCase")]
pub enum Answer {
    /// It is done.
    Accepted {
        /// Counts the account's accepted commands, this one among them.
        version: u64,
        /// What it made happen.
        events: Vec<Event>,
    },
    /// It was done before.
    Repeated {
        /// Counts the account's accepted commands.
        version: u64,
    },
    /// The business says no.
    Refused {
        /// Counts the account's accepted commands.
        version: u64,
        /// Why, in the order of the wire format.
        refusals: Vec<Refusal>,
    },
}

/// Why a handler stops before it says anything.
#[derive(Debug)]
pub(crate) enum Stop {
    Repeated,
    Refused(Vec<Refusal>),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Stop {
        Stop::Refused(vec![refusal])
    }
}

impl From<Vec<Refusal>> for Stop {
    fn from(refusals: Vec<Refusal>) -> Stop {
        Stop::Refused(refusals)
    }
}

/// What a handler decides: the facts of an accepted command.
pub(crate) type Decided = Result<Vec<Fact>, Stop>;

impl Account {
    /// Counts the account's accepted commands.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Gives the account's currency; none before it is open.
    pub fn currency(&self) -> Option<Currency> {
        self.book.as_ref().map(|book| book.currency())
    }

    /// Gives the open account's book, or the refusal that there is none.
    pub(crate) fn book(&self) -> Result<&Book, Refusal> {
        self.book.as_deref().ok_or(Refusal::AccountNotOpen)
    }

    /// Decides on a command and lets it happen.
    pub fn execute(&mut self, command: &Command) -> Answer {
        let decision = decide(self, command);
        if let Decision::Accepted(events) = &decision {
            for event in events {
                apply(self, event);
            }
        }
        let version = self.version;
        match decision {
            Decision::Accepted(events) => Answer::Accepted { version, events },
            Decision::Repeated => Answer::Repeated { version },
            Decision::Refused(refusals) => Answer::Refused { version, refusals },
        }
    }

    /// Reads a command in the wire format, decides on it and lets it happen.
    ///
    /// Fails with the place of whatever is malformed; then, as when refused, nothing has changed.
    ///
    /// Is it answered or malformed?
    ///
    /// ```
    /// # let mut account = credit_term::Account::default();
    /// let order = r#"{"type":"placeOrder","on":"2026-10-12","orderId":"PO-1","amount":"7200.00"}"#;
    /// let early = account.apply_text(order)?;
    /// assert_eq!(
    ///     credit_term::json(&early),
    ///     r#"{"outcome":"refused","version":0,"refusals":[{"code":"accountNotOpen"}]}"#
    /// );
    /// let malformed = account.apply_text(r#"{"type":"placeOrder","on":"today"}"#).unwrap_err();
    /// assert_eq!(malformed.path, "/on");
    /// # Ok::<(), credit_term::InvalidInput>(())
    /// ```
    pub fn apply_text(&mut self, command: &str) -> Result<Answer, InvalidInput> {
        let command = Command::read(command, self.currency())?;
        Ok(self.execute(&command))
    }
}

/// Decides on a command, and changes nothing (R6).
///
/// The command must have been read for this account's currency. It is refused with the first refusal
/// that applies, in the order of [`Refusal`]; an order with the first of several groups (R30).
///
/// Decide an order, store what it makes happen, and only then let it have happened:
///
/// ```
/// use credit_term::account::command::Command;
/// use credit_term::{Account, Decision, apply, decide, json};
///
/// # let mut account = Account::default();
/// # let open = r#"{"type":"openAccount","on":"2026-10-08","terms":{
/// #     "currency":"CNY","creditLimit":"10000.00","billingCycle":{"kind":"monthly","day":25},
/// #     "repaymentWindow":{"kind":"netDays","days":20}}}"#;
/// # account.apply_text(open)?;
/// let mut store = Vec::new();
/// let order = r#"{"type":"placeOrder","on":"2026-10-12","orderId":"PO-1","amount":"7200.00"}"#;
/// let order = Command::read(order, account.currency())?;
/// match decide(&account, &order) {
///     Decision::Accepted(events) => {
///         store.extend(events.iter().map(json)); // one transaction in a database
///         events.iter().for_each(|event| apply(&mut account, event));
///     }
///     Decision::Repeated => {} // done before; say so again
///     Decision::Refused(refusals) => println!("{}", json(&refusals)),
/// }
/// assert_eq!((store.len(), account.version()), (1, 2));
/// assert_eq!(decide(&account, &order), Decision::Repeated);
/// # Ok::<(), credit_term::InvalidInput>(())
/// ```
pub fn decide(account: &Account, command: &Command) -> Decision {
    let decided = match (&account.book, &command.instruction) {
        (None, Instruction::OpenAccount { terms }) => Ok(managing::open_account(terms, command.on)),
        (None, _) => Err(Refusal::AccountNotOpen.into()),
        (Some(_), Instruction::OpenAccount { .. }) => Err(Refusal::AccountAlreadyOpen.into()),
        (Some(book), _) => decide_open(book, command),
    };
    let version = account.version.saturating_add(1);
    match decided {
        Ok(facts) => {
            let event = |fact| Event { version, on: command.on, fact };
            Decision::Accepted(facts.into_iter().map(event).collect())
        }
        Err(Stop::Repeated) => Decision::Repeated,
        Err(Stop::Refused(refusals)) => Decision::Refused(refusals),
    }
}

fn decide_open(book: &Book, command: &Command) -> Decided {
    repetition::already_done(book, command)?;
    let standing = &Standing::at(book, command.on)?;
    takes(standing, &command.instruction)?;
    match &command.instruction {
        // Unreachable for a command read for this account: it has a currency.
        Instruction::BeforeOpening => Err(Refusal::AccountNotOpen.into()),
        Instruction::OpenAccount { .. } => Err(Refusal::AccountAlreadyOpen.into()),
        Instruction::ChangeTerms { terms } => managing::change_terms(standing, terms),
        Instruction::SetTemporaryLimit { amount, from, until } => {
            managing::set_temporary_limit(standing, *amount, *from, *until)
        }
        Instruction::SuspendAccount { reason } => managing::suspend_account(standing, reason),
        Instruction::ResumeAccount { reason } => managing::resume_account(standing, reason),
        Instruction::CloseAccount { reason } => managing::close_account(standing, reason),
        Instruction::RollForward => managing::roll_forward(standing),
        Instruction::PlaceOrder(order) => ordering::place_order(standing, order, command.content()),
        Instruction::CancelOrder { cancellation_id, order_id, amount } => {
            let content = command.content();
            ordering::cancel_order(standing, cancellation_id, order_id, *amount, content)
        }
        Instruction::ConfirmReceipt(receipt) => {
            ordering::confirm_receipt(standing, receipt, command.content())
        }
        Instruction::RequestReturn { return_id, request } => {
            returning::request_return(standing, return_id, request, command.content())
        }
        Instruction::CompleteReturn { return_id } => {
            returning::complete_return(standing, return_id)
        }
        Instruction::CancelReturn { return_id } => returning::cancel_return(standing, return_id),
        Instruction::ConfirmRefund { return_id } => returning::confirm_refund(standing, return_id),
        Instruction::FailRefund { return_id, attempt } => {
            returning::fail_refund(standing, return_id, *attempt)
        }
        Instruction::RetryRefund { return_id, attempt } => {
            returning::retry_refund(standing, return_id, *attempt)
        }
        Instruction::StartRepayment { repayment_id, purpose } => {
            repaying::start_repayment(standing, repayment_id, purpose, command.content())
        }
        Instruction::RecordRepayment { repayment_id, purpose } => {
            repaying::record_repayment(standing, repayment_id, purpose, command.content())
        }
        Instruction::ConfirmRepayment { repayment_id } => {
            repaying::confirm_repayment(standing, repayment_id)
        }
        Instruction::FailRepayment { repayment_id } => {
            repaying::fail_repayment(standing, repayment_id)
        }
        Instruction::ReverseRepayment { repayment_id } => {
            repaying::reverse_repayment(standing, repayment_id)
        }
    }
}

/// Refuses what a closed account does not take any more (R35). What a suspended account refuses is
/// an order, which says so together with its other refusals.
fn takes(standing: &Standing<'_>, instruction: &Instruction) -> Result<(), Refusal> {
    if standing.book.state != AccountState::Closed {
        return Ok(());
    }
    let is_taken = match instruction {
        Instruction::RequestReturn { .. }
        | Instruction::CompleteReturn { .. }
        | Instruction::CancelReturn { .. }
        | Instruction::ConfirmRefund { .. }
        | Instruction::FailRefund { .. }
        | Instruction::RetryRefund { .. }
        | Instruction::ReverseRepayment { .. }
        | Instruction::PlaceOrder(_) => true,
        Instruction::StartRepayment { .. }
        | Instruction::RecordRepayment { .. }
        | Instruction::ConfirmRepayment { .. }
        | Instruction::FailRepayment { .. } => takes_repayments(standing),
        _ => false,
    };
    if is_taken { Ok(()) } else { Err(Refusal::AccountClosed) }
}

/// Says whether repayments are taken: on a closed account only what a charge-back left (R35).
pub(crate) fn takes_repayments(standing: &Standing<'_>) -> bool {
    standing.book.state != AccountState::Closed || standing.outstanding().is_positive()
}
