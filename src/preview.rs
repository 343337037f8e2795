//! The previews: what a command would decide, and what follows from it.
//!
//! A preview is the decision: it runs the code that decides the command, on the same standing. Knows
//! what is asked before it is done. Changes nothing.

mod order;
mod packed;
mod repayment;
mod returning;

pub use order::{OrderDecision, OrderPreview, OrderQuestion, RepayToProceed, StatementForecast};
pub use repayment::{QuoteLine, RepaymentQuote};
pub use returning::{ReturnLinePreview, ReturnPreview, StatementChange};

pub(crate) use order::order;
pub(crate) use repayment::repayment;
pub(crate) use returning::returning;
