//! An account from bare facts: orders, receipts, returns and repayments as an export lists them.
//!
//! Knows how facts without ids and without an order in time become commands. Does not know the
//! rules: every fact is decided by [`decide`](crate::account::decide) as any other command, and
//! each that is refused is told with its refusals. Nothing is dropped.

mod document;
mod table;
mod trial;

pub use document::LONGEST_LIST_OF_AN_ORDER;

use crate::account::reader::Reader;
use crate::account::refusal::Refusal;
use crate::account::{Account, command::Command, command::Instruction};
use crate::calendar::BusinessDate;
use crate::index::{Index, Names, pair};
use crate::input::{Id, InvalidInput, Path};
use crate::money::{Amount, Currency, Money};
use serde::Serialize;

/// An account made of bare facts, and the facts that it refused.
#[derive(Clone, Debug, PartialEq)]
pub struct FromFacts {
    /// The account with every fact that the rules accepted.
    pub account: Account,
    /// Each of the others, in the order in which they were tried.
    pub refused: Vec<RefusedFact>,
}

/// A fact that the rules refused.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RefusedFact {
    /// Where it stands, as a JSON pointer: `/orders/3/receipts/0`, or `/csv/12` for the twelfth
    /// record of a table, its head counted as the first.
    pub path: String,
    /// The order it is about.
    pub order_id: Id,
    /// What it says happened.
    pub fact: FactKind,
    /// The day on which it says so.
    pub on: BusinessDate,
    /// How much; absent of a cancellation of all that was not received.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// Why it is refused, in the order of the wire format.
    pub refusals: Vec<Refusal>,
}

/// What a fact says happened, in the order in which the facts of one day are tried.
///
/// Nothing can be received that was not ordered, nor repaid or returned that was not received. What
/// was repaid and returned on one day was repaid first: a return takes what is left to repay before
/// it takes what was repaid, so that it fits whichever came first, while a repayment would not.
/// Last come cancellations: without an amount they take what was not received by the end of the
/// day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum FactKind {
    /// An order was placed.
    Order,
    /// Goods were received.
    Receipt,
    /// Something was repaid.
    Repayment,
    /// Goods came back.
    Return,
    /// An order was cancelled, in part or whole.
    Cancellation,
}

/// One fact, as read.
struct BareFact {
    order_id: Id,
    /// Tells apart the orders that facts are about: the number of the first fact about it.
    order: u32,
    kind: FactKind,
    on: BusinessDate,
    /// None only of a cancellation, which is then of all that is not received.
    amount: Option<Money>,
    place: Place,
}

/// Where a fact stands: at which place among the orders or records, and at which in the list of its
/// kind.
type Place = (usize, usize);

/// The facts read so far.
struct Gathered {
    currency: Currency,
    /// The field that holds them.
    source: &'static str,
    facts: Vec<BareFact>,
    /// Their numbers, counted as they are read, in the order in which they are tried: by date,
    /// those of one day by kind, then as read.
    turns: Index,
    /// The orders that facts are about, each with its number.
    orders: Names,
    /// Those among them that were listed themselves.
    listed: Index,
}

impl Account {
    /// Makes an account of bare facts, given as the UTF-8 bytes of a JSON text
    /// (docs/wire-format.md).
    ///
    /// The account is opened, then the facts are tried by date, those of one day by kind
    /// ([`FactKind`]) and then as listed. What is refused is tried again behind the others of its
    /// day, as long as something else of that day was accepted meanwhile (at most five times in
    /// all): an order may have waited for a repayment of the same day. A refund stays `refunding`
    /// until `confirmRefund` says otherwise.
    ///
    /// Documents get ids of their own: the order's id, a point, and a number that counts the
    /// order's facts of the kind by date, as `PO-1.2` for the second receipt of `PO-1`. Where that
    /// would be too long, the order's id is cut and a second number, behind a colon, tells it from
    /// others.
    ///
    /// Fails with the place of whatever is malformed, an order listed twice among it.
    ///
    /// Bring a customer over from a spreadsheet:
    ///
    /// ```
    /// use credit_term::Account;
    ///
    /// let facts = r#"{"openedOn":"2026-10-08","terms":{
    ///     "currency":"CNY","creditLimit":"10000.00","billingCycle":{"kind":"monthly","day":25},
    ///     "repaymentWindow":{"kind":"netDays","days":20}},
    ///     "csv":"orderId,fact,amount,on\nA-1,order,7200,2026-10-12\nA-2,order,3500,2026-10-21"}"#;
    /// let made = Account::from_facts(facts.as_bytes())?;
    /// assert_eq!(made.refused[0].path, "/csv/3"); // the head is record 1
    /// assert_eq!(made.account.version(), 2);
    /// # Ok::<(), credit_term::InvalidInput>(())
    /// ```
    pub fn from_facts(facts: &[u8]) -> Result<FromFacts, InvalidInput> {
        let (opened_on, terms, gathered) = document::read(facts)?;
        let mut account = Account::default();
        let opening = Instruction::OpenAccount { terms };
        account.execute(&Command { on: opened_on, instruction: opening });
        let refused = trial::try_all(&mut account, &gathered);
        Ok(FromFacts { account, refused })
    }
}

impl Gathered {
    fn of(currency: Currency, source: &'static str) -> Gathered {
        let (orders, turns, listed) = (Names::default(), Index::default(), Index::default());
        Gathered { currency, source, facts: Vec::new(), turns, orders, listed }
    }

    /// Reads a fact's `amount`, which only a cancellation may lack, and its day. An order must not
    /// have been listed before.
    fn read(
        &mut self,
        fields: &mut Reader<'_, '_, '_>,
        (order_id, kind): (&Id, FactKind),
        day: &'static str,
        place: Place,
    ) -> Result<(), InvalidInput> {
        let number = u32::try_from(self.facts.len()).unwrap_or(u32::MAX);
        self.orders.insert(order_id.shared(), number);
        let order = self.orders.get(order_id.as_str()).unwrap_or(number);
        if kind == FactKind::Order && !self.listed.insert(u64::from(order), number) {
            let expected = ["each named once; `", order_id.as_str(), "` stands twice"].concat();
            return Err(fields.wants("orderId", expected));
        }
        let amount = match kind {
            FactKind::Cancellation => fields.optional_amount("amount")?,
            _ => Some(fields.amount("amount")?),
        };
        let on = fields.given_date(day)?;
        let kinds = FactKind::Cancellation as u32;
        let day = on.ordinal().saturating_mul(kinds.saturating_add(1));
        self.turns.insert(pair(day.saturating_add(kind as u32), number), number);
        let order_id = order_id.clone();
        self.facts.push(BareFact { order_id, order, kind, on, amount, place });
        Ok(())
    }

    /// Tells where a fact stands, as a JSON pointer.
    fn path(&self, fact: &BareFact) -> String {
        let root = Path::root();
        let (place, within) = fact.place;
        let source = root.field(self.source);
        let entry = source.index(place);
        let list = entry.field(document::field(fact.kind));
        let listed = list.index(within);
        let path = match fact.kind {
            FactKind::Order => &entry,
            _ if self.source == document::CSV => &entry,
            FactKind::Cancellation => &list,
            FactKind::Receipt | FactKind::Repayment | FactKind::Return => &listed,
        };
        path.into()
    }
}
