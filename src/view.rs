//! The views of what is there: overview, terms, statements, orders, returns, repayments.
//!
//! Knows the answers of the wire format. What they say is read from the account's standing on a day.

mod document;
mod lists;
mod overview;
mod terms;

pub use document::{
    ListedOrder, ListedRepayment, ListedReturn, ListedStatement, OrderView, ReceiptView,
    RefundToView, RepaymentLineView, RepaymentView, ReturnView, StatementLineView, StatementView,
};
pub(crate) use document::{order, refund_to, repayment, statement};
pub use lists::{Page, Paging};
pub(crate) use lists::{orders, repayments, returns, statements};
pub use overview::{AgeingView, OverdueView, OverviewStatement, OverviewView};
pub(crate) use terms::calendar_text;
pub use terms::{CalendarView, TemporaryLimitView, TermsView};
