//! What is told of a statement, an order, a return, a repayment, field by field.

use crate::calendar::BusinessDate;
use crate::explanation::Explanation;
use crate::input::Id;
use crate::money::Amount;
use crate::order::PaymentSlip;
use crate::repayment::RepaymentState;
use crate::returns::ReturnState;
use crate::statement::StatementStatus;
use serde::Serialize;

/// One statement with its lines (R71).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StatementView {
    /// Its figures.
    #[serde(flatten)]
    pub statement: ListedStatement,
    /// In posting order.
    pub lines: Vec<StatementLineView>,
    /// Where it was asked for (R75).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
}

/// One statement in a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ListedStatement {
    /// Its number, from 1.
    pub number: u32,
    /// Where it stands that day.
    pub status: StatementStatus,
    /// The first day of its period.
    pub opens_on: BusinessDate,
    /// The last day of its period.
    pub closes_on: BusinessDate,
    /// The day it is issued.
    pub issued_on: BusinessDate,
    /// The last day to repay it.
    pub due_on: BusinessDate,
    /// What was outstanding on earlier statements at issue.
    pub carried: Amount,
    /// What was received.
    pub posted: Amount,
    /// Posted less reversed; fixed once issued.
    pub total: Amount,
    /// Taken off the open statement.
    pub reversed: Amount,
    /// Set against what is still to be repaid.
    pub offset: Amount,
    /// What was repaid.
    pub repaid: Amount,
    /// What is with the cashier.
    pub in_flight: Amount,
    /// What is still to be repaid.
    pub outstanding: Amount,
    /// Days to the due date; none when settled.
    pub days_to_due: Option<i64>,
    /// Days past the due date; none when settled.
    pub days_past_due: Option<i64>,
}

/// A line of a statement.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StatementLineView {
    /// The order.
    pub order_id: Id,
    /// The receipt.
    pub receipt_id: Id,
    /// The day of the receipt.
    pub posted_on: BusinessDate,
    /// The earlier day of signing, where one was told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed_on: Option<BusinessDate>,
    /// What was received.
    pub posted: Amount,
    /// Taken off the open statement.
    pub reversed: Amount,
    /// Set against what is still to be repaid.
    pub offset: Amount,
    /// What was repaid.
    pub repaid: Amount,
    /// What is with the cashier.
    pub in_flight: Amount,
    /// What is still to be repaid.
    pub outstanding: Amount,
}

/// One order with its receipts and returns.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OrderView {
    /// Its figures.
    #[serde(flatten)]
    pub order: ListedOrder,
    /// In posting order.
    pub receipts: Vec<ReceiptView>,
    /// As requested.
    pub returns: Vec<ReturnView>,
    /// Where it was asked for (R75).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
}

/// One order in a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ListedOrder {
    /// The order.
    pub order_id: Id,
    /// The day it was placed.
    pub placed_on: BusinessDate,
    /// What was ordered.
    pub amount: Amount,
    /// Ordered, not received, not cancelled.
    pub reserved: Amount,
    /// What was received.
    pub posted: Amount,
    /// What was cancelled.
    pub cancelled: Amount,
    /// What completed returns took back.
    pub returned: Amount,
    /// Taken off the open statement.
    pub reversed: Amount,
    /// Set against what is still to be repaid.
    pub offset: Amount,
    /// Sent back through the cashier.
    pub refunded: Amount,
    /// What waits for a repayment in flight (R43).
    pub waiting: Amount,
    /// What was repaid.
    pub repaid: Amount,
    /// What is with the cashier.
    pub in_flight: Amount,
    /// What is still to be repaid.
    pub outstanding: Amount,
    /// The state of the order's payment slip.
    pub payment_slip: PaymentSlip,
}

/// A receipt of an order.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReceiptView {
    /// The receipt.
    pub receipt_id: Id,
    /// The number of its statement.
    pub statement: u32,
    /// The day of the receipt.
    pub posted_on: BusinessDate,
    /// What was received.
    pub posted: Amount,
}

/// A return of an order.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReturnView {
    /// The return.
    pub return_id: Id,
    /// How much comes back.
    pub amount: Amount,
    /// The state of the return's refund slip.
    pub refund_slip: ReturnState,
    /// Where it stands.
    pub state: ReturnState,
    /// Taken off the open statement.
    pub reversed: Amount,
    /// Set against what is still to be repaid.
    pub offset: Amount,
    /// Sent back through the cashier.
    pub refunded: Amount,
    /// What waits for a repayment in flight (R43).
    pub waiting: Amount,
    /// One entry a repayment, in the order reached.
    pub refund_to: Vec<RefundToView>,
}

/// One return in a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ListedReturn {
    /// The return.
    pub return_id: Id,
    /// The order.
    pub order_id: Id,
    /// How much comes back.
    pub amount: Amount,
    /// The state of the return's refund slip.
    pub refund_slip: ReturnState,
    /// Where it stands.
    pub state: ReturnState,
    /// Taken off the open statement.
    pub reversed: Amount,
    /// Set against what is still to be repaid.
    pub offset: Amount,
    /// Sent back through the cashier.
    pub refunded: Amount,
    /// What waits for a repayment in flight (R43).
    pub waiting: Amount,
}

/// What goes back to one repayment.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RefundToView {
    /// The repayment.
    pub repayment_id: Id,
    /// What goes back to it.
    pub amount: Amount,
}

/// One repayment with the lines it is laid on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RepaymentView {
    /// Its figures.
    #[serde(flatten)]
    pub repayment: ListedRepayment,
    /// In posting order.
    pub lines: Vec<RepaymentLineView>,
}

/// One repayment in a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ListedRepayment {
    /// The repayment.
    pub repayment_id: Id,
    /// Where it stands; in flight while it is with the cashier.
    pub state: RepaymentState,
    /// The day it went to the cashier.
    pub started_on: BusinessDate,
    /// Absent in flight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_on: Option<BusinessDate>,
    /// The whole amount.
    pub sum: Amount,
    /// All refunds laid on it, whatever their slip says.
    pub refunded: Amount,
}

/// What a repayment lays on one line.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RepaymentLineView {
    /// The order.
    pub order_id: Id,
    /// The receipt.
    pub receipt_id: Id,
    /// The number of its statement.
    pub statement: u32,
    /// What of the repayment is laid there.
    pub amount: Amount,
}
