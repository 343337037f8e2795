//! The book of an open account: its documents, its terms, and running totals over them.
//!
//! Knows how figures of a line carry into its statement and into the account's totals. Does not know
//! commands, refusals, or what may be changed when.

use super::documents::{Documents, Filed, Named};
use super::live::LeftOut;
use crate::calendar::BusinessDate;
use crate::index::{Index, pair};
use crate::input::Id;
use crate::money::{Amount, Currency, Money};
use crate::order::{Content, Line, LineFigures, LineNumber, Order, OrderNumber, PaymentSlip};
use crate::repayment::Repayment;
use crate::returns::{Return, ReturnNumber, ReturnState};
use crate::statement::{Statement, StatementNumber};
use crate::terms::{BillingCycle, Terms};
use std::sync::Arc;

/// Where an account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum AccountState {
    /// Orders are taken.
    Active,
    /// No orders are taken; all else goes on.
    Suspended,
    /// Nothing but returns and what they leave behind.
    Closed,
}

impl AccountState {
    /// Names the state as the wire does.
    pub fn name(self) -> &'static str {
        match self {
            AccountState::Active => "active",
            AccountState::Suspended => "suspended",
            AccountState::Closed => "closed",
        }
    }
}

/// An uplift of the limit on the days it covers, both ends among them (R16).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TemporaryLimit {
    pub amount: Money,
    pub from: BusinessDate,
    pub until: BusinessDate,
}

/// A cancellation: what it released, and its content.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cancellation {
    pub id: Id,
    pub order: OrderNumber,
    pub amount: Money,
    pub content: Content,
}

/// Sums over all documents, kept as they change.
///
/// INVARIANT (totals are sums): each equals the sum over the documents it names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Totals {
    /// The amounts of all orders ever placed.
    pub placed: Money,
    pub reserved: Money,
    /// Outstanding of lines whose statement is open.
    pub unbilled: Money,
    /// Outstanding of lines whose statement is issued.
    pub billed: Money,
    pub in_flight: Money,
    /// Remainders of completed returns.
    pub waiting: Money,
    /// Amounts of returns requested and not completed.
    pub requested: Money,
    /// How many such returns there are; one of amount 0 counts (R35).
    pub open_requests: u32,
    /// Refunds not confirmed, failed ones among them.
    pub refunding: Money,
}

/// An open account's documents and totals.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Book {
    pub state: AccountState,
    /// The `on` of the latest accepted command (R4).
    pub latest: BusinessDate,
    /// The newest terms; their cycle may still wait for the next period.
    pub terms: Arc<Terms>,
    /// The open period's cycle; `perReceipt` where none is open.
    pub cycle: BillingCycle,
    /// The statement whose period goes on.
    pub open: Option<StatementNumber>,
    /// Where no period is open: the day on which one opens, away from `perReceipt` (R14).
    pub next_opens_on: Option<BusinessDate>,
    /// The one last set, whether it covers the day or not.
    pub temporary_limit: Option<TemporaryLimit>,
    pub totals: Totals,
    pub orders: Named<Order>,
    /// Lines by number, receipts by id.
    pub lines: Named<Line>,
    pub cancellations: Named<Cancellation>,
    pub returns: Named<Return>,
    pub repayments: Named<Repayment>,
    /// Statement n has the number n − 1 here.
    pub statements: Documents<Statement>,
    /// INVARIANT (due index): the number of every issued statement with an outstanding, by its due
    /// date and itself, as [`due_key`] pairs them.
    pub due: Index,
    /// INVARIANT (waiting index): every waiting return by the version at which it was completed.
    pub waiting: Index,
    /// What a live account left out; none on a complete one.
    pub left_out: Option<LeftOut>,
}

impl Filed for Cancellation {
    fn id(&self) -> &Id {
        &self.id
    }
}

impl Book {
    /// Opens a book on terms; its first period is opened by the event that says so.
    pub fn new(terms: Arc<Terms>, on: BusinessDate) -> Book {
        Book {
            state: AccountState::Active,
            latest: on,
            terms,
            cycle: BillingCycle::PerReceipt,
            open: None,
            next_opens_on: None,
            temporary_limit: None,
            totals: Totals::default(),
            orders: Named::default(),
            lines: Named::default(),
            cancellations: Named::default(),
            returns: Named::default(),
            repayments: Named::default(),
            statements: Documents::default(),
            due: Index::default(),
            waiting: Index::default(),
            left_out: None,
        }
    }

    /// Gives the account's currency.
    pub fn currency(&self) -> Currency {
        self.terms.currency
    }

    /// Prints an amount in the account's currency.
    pub fn amount(&self, money: Money) -> Amount {
        Amount::new(money, self.currency())
    }

    /// Finds a statement by its number, counted from 1.
    pub fn statement(&self, number: StatementNumber) -> Option<&Statement> {
        self.statements.get(number.checked_sub(1)?)
    }

    /// Finds a statement to change it.
    pub fn statement_mut(&mut self, number: StatementNumber) -> Option<&mut Statement> {
        self.statements.get_mut(number.checked_sub(1)?)
    }

    /// Gives the number that the next statement gets.
    pub fn next_statement(&self) -> StatementNumber {
        self.statements.next_number().saturating_add(1)
    }

    /// Gives the lines of an order that are here, in posting order.
    pub fn lines_of<'b>(
        &'b self,
        order: &'b Order,
    ) -> impl Iterator<Item = (LineNumber, &'b Line)> {
        order.lines.iter().filter_map(|number| Some((*number, self.lines.get(*number)?)))
    }

    /// Sums the figures of an order's lines.
    pub fn figures_of(&self, order: &Order) -> LineFigures {
        let mut sum = LineFigures::default();
        for (_, line) in self.lines_of(order) {
            sum += line.figures;
        }
        sum
    }

    /// Derives an order's payment slip (R34).
    pub fn payment_slip(&self, order: &Order) -> PaymentSlip {
        let figures = self.figures_of(order);
        PaymentSlip::of(order.reserved + figures.outstanding(), figures.repaid)
    }

    /// Gives the id of a receipt by its line.
    pub fn receipt_id(&self, line: LineNumber) -> Option<&Id> {
        self.lines.get(line).map(|line| &line.receipt)
    }

    /// Gives the temporary limit in force on a day, 0 where there is none (R16).
    pub fn temporary_limit_on(&self, on: BusinessDate) -> Money {
        match self.temporary_limit {
            Some(limit) if limit.from <= on && on <= limit.until => limit.amount,
            _ => Money::ZERO,
        }
    }

    /// Changes a line's figures, and with them its statement's, the totals and the due index.
    pub fn change_line(&mut self, number: LineNumber, change: LineFigures) {
        let Some(line) = self.lines.get_mut(number) else {
            return;
        };
        line.figures += change;
        let statement_number = line.statement;
        let outstanding = change.outstanding();
        self.totals.in_flight += change.in_flight;
        let Some(statement) = self.statement_mut(statement_number) else {
            // The statement of a live account's line may have been left out as settled.
            self.totals.billed += outstanding;
            return;
        };
        let before = statement.figures.outstanding();
        statement.figures += change;
        let after = statement.figures.outstanding();
        match statement.issue {
            None => self.totals.unbilled += outstanding,
            Some(issue) => {
                self.totals.billed += outstanding;
                self.keep_due(issue.due_on, statement_number, before, after);
            }
        }
    }

    /// Keeps the due index true when a statement's outstanding went from `before` to `after`.
    pub fn keep_due(&mut self, due_on: BusinessDate, number: u32, before: Money, after: Money) {
        let key = due_key(due_on, number);
        if before.is_zero() && after.is_positive() {
            self.due.insert(key, number);
        } else if before.is_positive() && after.is_zero() {
            self.due.remove(key);
        }
    }

    /// Changes a return, and with it the totals, the waiting index and its hold on a line.
    pub fn change_return(&mut self, number: ReturnNumber, change: impl FnOnce(&mut Return)) {
        let Some(document) = self.returns.get_mut(number) else {
            return;
        };
        let before = ReturnSums::of(document);
        change(document);
        let after = ReturnSums::of(document);
        let line = document.line;
        let completed_at = document.completed_at;
        let is_waiting = document.state == ReturnState::Waiting;
        self.totals.waiting += after.waiting - before.waiting;
        self.totals.requested += after.requested - before.requested;
        self.totals.refunding += after.refunding - before.refunding;
        self.totals.open_requests = self
            .totals
            .open_requests
            .saturating_add(u32::from(after.is_open))
            .saturating_sub(u32::from(before.is_open));
        if let Some(version) = completed_at {
            if is_waiting {
                self.waiting.insert(version, number);
            } else {
                self.waiting.remove(version);
            }
        }
        if let Some(line) = line {
            let held = after.held - before.held;
            self.change_line(line, LineFigures { held, ..LineFigures::default() });
        }
    }

    /// Files a new return, its sums among the totals.
    pub fn file_return(&mut self, document: Return) -> ReturnNumber {
        let sums = ReturnSums::of(&document);
        let line = document.line;
        let number = self.returns.file(document);
        self.totals.requested += sums.requested;
        self.totals.open_requests =
            self.totals.open_requests.saturating_add(u32::from(sums.is_open));
        if let Some(line) = line {
            self.change_line(line, LineFigures { held: sums.held, ..LineFigures::default() });
        }
        number
    }
}

/// Orders statements by their due date, then by their number.
pub(crate) fn due_key(due_on: BusinessDate, number: StatementNumber) -> u64 {
    pair(due_on.ordinal(), number)
}

/// What one return adds to the account's totals.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ReturnSums {
    pub waiting: Money,
    pub requested: Money,
    pub is_open: bool,
    pub refunding: Money,
    pub held: Money,
}

impl ReturnSums {
    /// Takes them from the return's state.
    pub fn of(document: &Return) -> ReturnSums {
        let when = |is_so: bool, money: Money| if is_so { money } else { Money::ZERO };
        let is_open = document.state == ReturnState::Pending;
        let refunds = matches!(document.state, ReturnState::Refunding | ReturnState::RefundFailed);
        ReturnSums {
            waiting: document.waiting(),
            requested: when(is_open, document.amount),
            is_open,
            refunding: when(refunds, document.refunded),
            held: document.held(),
        }
    }
}
