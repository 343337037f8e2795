//! What a merchant and a customer agreed: limit, billing cycle, repayment window; and the periods,
//! issue dates and due dates that follow from it.
//!
//! Knows how dates follow from dates. Does not know accounts, statements or what is owed.

mod cycle;
mod draft;
mod periods;
#[cfg(test)]
mod tests;
mod window;

pub use cycle::{BillingCycle, Closing};
pub use draft::DraftTerms;
pub use periods::{CalendarPeriod, calendar};
pub use window::{CountedFrom, DueDate, RepaymentWindow, WindowKind};

use crate::calendar::{BusinessDate, BusinessDays};
use crate::money::{Amount, Currency, Money};
use serde::ser::{Serialize, SerializeStruct, Serializer};

/// The complete terms of an account, every default filled in (docs/rules.md).
///
/// When is a period's statement due?
///
/// ```
/// use credit_term::calendar::BusinessDate;
/// use credit_term::input::{Node, Path};
/// use credit_term::terms::DraftTerms;
///
/// let text = r#"{"currency":"CNY","creditLimit":"10000.00",
///     "billingCycle":{"kind":"monthly","day":25},
///     "repaymentWindow":{"kind":"netDays","days":20},"businessDays":{"convention":"following"}}"#;
/// let terms = DraftTerms::read(&Node::parse(text, text.len())?, &Path::root())?.settle()?;
///
/// let closed = BusinessDate::parse_given("2026-10-25").expect("a date");
/// let due = terms.due(closed.next_day(), closed);
/// assert_eq!(due.unrolled.to_string(), "2026-11-15"); // a Sunday
/// assert_eq!(due.date.to_string(), "2026-11-16");
/// # Ok::<(), credit_term::InvalidInput>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The currency of every amount of the account; it never changes.
    pub currency: Currency,
    /// The most that may be owed; 0 means no credit.
    pub credit_limit: Money,
    /// How far an order may go past the limit.
    pub over_limit_allowance: Money,
    /// How periods follow each other.
    pub billing_cycle: BillingCycle,
    /// How long after issue a statement is due.
    pub repayment_window: RepaymentWindow,
    /// Calendar days after the due date before a statement is overdue, 0–366.
    pub grace_days: u32,
    /// What may stay outstanding without being overdue.
    pub overdue_tolerance: Money,
    /// Whether an order may be repaid in part.
    pub partial_repayment: bool,
    /// Which days are business days, and how a due date is rolled to one.
    pub business_days: BusinessDays,
}

impl Terms {
    /// The due date of a statement issued on `issued_on` for a period that closed on `closes_on`:
    /// the window's date (R12), rolled by the convention (R13).
    pub fn due(&self, issued_on: BusinessDate, closes_on: BusinessDate) -> DueDate {
        let (unrolled, clamped) = self.repayment_window.unrolled(issued_on, closes_on);
        DueDate { unrolled, clamped, date: self.business_days.roll(unrolled, issued_on) }
    }
}

impl Serialize for Terms {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let amount = |money| Amount::new(money, self.currency);
        let mut terms = serializer.serialize_struct("Terms", 9)?;
        terms.serialize_field("currency", &self.currency)?;
        terms.serialize_field("creditLimit", &amount(self.credit_limit))?;
        terms.serialize_field("overLimitAllowance", &amount(self.over_limit_allowance))?;
        terms.serialize_field("billingCycle", &self.billing_cycle)?;
        terms.serialize_field("repaymentWindow", &self.repayment_window)?;
        terms.serialize_field("graceDays", &self.grace_days)?;
        terms.serialize_field("overdueTolerance", &amount(self.overdue_tolerance))?;
        terms.serialize_field("partialRepayment", &self.partial_repayment)?;
        terms.serialize_field("businessDays", &self.business_days)?;
        terms.end()
    }
}
