//! The refusals: every way in which the business says no, a code and the figures behind it.
//!
//! Knows the wire form and the order of docs/wire-format.md. Does not know when one applies.

use crate::calendar::BusinessDate;
use crate::input::Id;
use crate::money::Amount;
use serde::Serialize;

/// The business says no. The variants stand in the order in which they are looked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "code", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Refusal {
    /// Nothing but opening is possible before the account is open.
    AccountNotOpen,
    /// An account opens once.
    AccountAlreadyOpen,
    /// The id was used before, with other content (R5).
    IdReused,
    /// `on` lies before that of the latest accepted command (R4).
    DateWentBack {
        /// The `on` of the latest accepted command.
        latest: BusinessDate,
    },
    /// More periods than one command may issue would have to be issued (R20).
    TooFarAhead {
        /// The most periods that one command issues.
        periods: u32,
    },
    /// A closed account takes returns and their refunds, charge-backs, and what those leave to repay (R35).
    AccountClosed,
    /// A suspended account takes no orders (R35).
    AccountSuspended,
    /// No such order.
    UnknownOrder {
        /// The order asked for.
        order_id: Id,
    },
    /// No such receipt, or not one of the order named.
    UnknownReceipt {
        /// The receipt asked for.
        receipt_id: Id,
    },
    /// No such return.
    UnknownReturn {
        /// The return asked for.
        return_id: Id,
    },
    /// No such repayment.
    UnknownRepayment {
        /// The repayment asked for.
        repayment_id: Id,
    },
    /// No such statement.
    UnknownStatement {
        /// The statement asked for.
        number: u32,
    },
    /// No such item on the order.
    UnknownItem {
        /// The item asked for.
        item_id: Id,
    },
    /// A live account does not hold the document; the complete one may.
    NotInSnapshot {
        /// The id, or the number of a statement as text, asked for.
        id: String,
    },
    /// The document, or the account, is in a state in which this cannot be done.
    WrongState {
        /// The state it is in.
        state: &'static str,
    },
    /// A statement is overdue, so no order is taken (R61).
    Overdue {
        /// The outstanding of the overdue statements.
        amount: Amount,
        /// The first overdue day of the earliest of them.
        since: BusinessDate,
        /// Their numbers, ascending.
        statements: Vec<u32>,
    },
    /// The order exceeds available credit and allowance together (R30).
    CreditExceeded {
        /// What is available; may be negative.
        available: Amount,
        /// The over-limit allowance.
        allowance: Amount,
        /// The order's amount.
        requested: Amount,
        /// By how much it does not fit.
        shortfall: Amount,
    },
    /// More is received or cancelled than is reserved (R31, R32).
    ExceedsReserved {
        /// What is reserved of the order.
        reserved: Amount,
        /// What was asked for; 0 where no amount was given.
        requested: Amount,
    },
    /// More pieces are returned than are left (R45).
    ExceedsQuantity {
        /// The item.
        item_id: Id,
        /// The pieces left.
        remaining: u32,
        /// The pieces asked for.
        requested: u32,
    },
    /// More is returned than was received and is not yet returned (R40).
    ExceedsReturnable {
        /// The most that could be returned.
        returnable: Amount,
        /// What was asked for.
        requested: Amount,
    },
    /// More is repaid than is freely outstanding (R52).
    ExceedsOutstanding {
        /// What could be repaid.
        free: Amount,
        /// What is in flight already.
        in_flight: Amount,
        /// What was asked for.
        requested: Amount,
    },
    /// Nothing chosen could be repaid (R52).
    NothingOutstanding,
    /// The terms want whole orders repaid (R53).
    PartialRepaymentNotAllowed {
        /// The first order that would be repaid in part.
        order_id: Id,
        /// What would have to be repaid of it.
        free: Amount,
        /// What was asked for.
        requested: Amount,
    },
    /// Something still goes on, so the account cannot close (R35).
    AccountNotSettled {
        /// Ordered, neither received nor cancelled.
        reserved: Amount,
        /// Still to be repaid.
        outstanding: Amount,
        /// With the cashier.
        in_flight: Amount,
        /// Left over of completed returns.
        waiting: Amount,
        /// Returns requested and not completed.
        requested: Amount,
        /// Refunds not confirmed, failed ones among them.
        refunding: Amount,
    },
    /// The currency never changes (R14).
    CurrencyFixed,
    /// All orders ever placed would together pass what can be counted (R2).
    AmountTooLarge,
}
