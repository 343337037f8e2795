//! The events: what an accepted command made happen, in the past tense, readable for ever.
//!
//! Knows the stored form of each event. Does not know why it happened; reading events from outside
//! is `replay`'s part, which admits only what holds together.

use crate::calendar::BusinessDate;
use crate::input::Id;
use crate::money::Amount;
use crate::order::Content;
use crate::returns::ReturnState;
use crate::terms::Terms;
use serde::{Serialize, Serializer};
use std::sync::Arc;

/// Something that happened to an account, with the command that made it happen.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Event {
    /// The account's version after the command; events of one command share it.
    pub version: u64,
    /// The business date of the command.
    pub on: BusinessDate,
    /// What happened.
    #[serde(flatten)]
    pub fact: Fact,
}

/// What happened. Amounts are in the account's currency; `content` is a short hash of the command
/// that created the document (R5).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[allow(
    missing_docs,
    reason = "the fields carry the names of the wire format's commands and views"
)]
pub enum Fact {
    /// The account was opened on these terms.
    AccountOpened { terms: Arc<Terms> },
    /// New terms hold; where no statement is open, `nextOpensOn` tells from which day one will be.
    TermsChanged {
        terms: Arc<Terms>,
        #[serde(skip_serializing_if = "Option::is_none")]
        next_opens_on: Option<BusinessDate>,
    },
    /// A temporary limit replaced the former one; an amount of 0 removed it.
    TemporaryLimitSet { amount: Amount, from: BusinessDate, until: BusinessDate },
    /// The account takes no orders any more.
    AccountSuspended {
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<Box<str>>,
    },
    /// The account takes orders again.
    AccountResumed {
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<Box<str>>,
    },
    /// The account was closed.
    AccountClosed {
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<Box<str>>,
    },
    /// A period began, and its statement with it.
    StatementOpened { number: u32, opens_on: BusinessDate, closes_on: BusinessDate },
    /// A statement was issued: its total, carried and due date are fixed from now on.
    StatementIssued {
        number: u32,
        closes_on: BusinessDate,
        issued_on: BusinessDate,
        due_on: BusinessDate,
        total: Amount,
        carried: Amount,
    },
    /// The day was recorded although nothing else may have happened on it (R4).
    RolledForward,
    /// An order was accepted, its amount reserved.
    OrderPlaced {
        order_id: Id,
        amount: Amount,
        #[serde(skip_serializing_if = "<[OrderedItem]>::is_empty")]
        items: Box<[OrderedItem]>,
        #[serde(skip_serializing_if = "Option::is_none")]
        over_limit_approval: Option<Approval>,
        content: Content,
    },
    /// A part of what was reserved was released.
    OrderCancelled { cancellation_id: Id, order_id: Id, amount: Amount, content: Content },
    /// A part of what was reserved was posted as a line of a statement.
    ReceiptConfirmed {
        receipt_id: Id,
        order_id: Id,
        amount: Amount,
        #[serde(skip_serializing_if = "Option::is_none")]
        signed_on: Option<BusinessDate>,
        statement: u32,
        content: Content,
    },
    /// A return was requested.
    ReturnRequested {
        return_id: Id,
        order_id: Id,
        #[serde(skip_serializing_if = "Option::is_none")]
        receipt_id: Option<Id>,
        amount: Amount,
        #[serde(skip_serializing_if = "<[ReturnedItemFact]>::is_empty")]
        items: Box<[ReturnedItemFact]>,
        content: Content,
    },
    /// A return was completed; what it did follows as `returnSettled`.
    ReturnCompleted { return_id: Id },
    /// A completed return, or the remainder of one that waited, took effect.
    ReturnSettled { return_id: Id, effects: Box<[EffectFact]>, state: ReturnState },
    /// A requested return was withdrawn.
    ReturnCancelled { return_id: Id },
    /// The cashier sent the refund.
    RefundConfirmed { return_id: Id },
    /// The cashier could not send the refund at this attempt.
    RefundFailed { return_id: Id, attempt: u32 },
    /// The cashier was asked again.
    RefundRetried { return_id: Id, attempt: u32 },
    /// A repayment went to the cashier.
    RepaymentStarted { repayment_id: Id, lines: Box<[LaidFact]>, content: Content },
    /// A repayment already received was entered.
    RepaymentRecorded { repayment_id: Id, lines: Box<[LaidFact]>, content: Content },
    /// The cashier received the repayment.
    RepaymentConfirmed { repayment_id: Id },
    /// The cashier did not receive it.
    RepaymentFailed { repayment_id: Id },
    /// The repayment was charged back.
    RepaymentReversed { repayment_id: Id },
}

/// An item of an order.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the fields carry the names of the wire format")]
pub struct OrderedItem {
    pub item_id: Id,
    pub quantity: u32,
    pub amount: Amount,
}

/// Who let an order pass the limit, and why.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the fields carry the names of the wire format")]
pub struct Approval {
    pub approved_by: Box<str>,
    pub reason: Box<str>,
}

/// Pieces of an item that a return takes back, and what they come to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the fields carry the names of the wire format")]
pub struct ReturnedItemFact {
    pub item_id: Id,
    pub quantity: u32,
    pub amount: Amount,
}

/// What a return did to one line.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the fields carry the names of the wire format")]
pub struct EffectFact {
    pub receipt_id: Id,
    pub reversed: Amount,
    pub offset: Amount,
    pub refunded: Amount,
    pub refund_to: Box<[RefundFact]>,
}

/// A part of a refund and the repayment it goes back to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the fields carry the names of the wire format")]
pub struct RefundFact {
    pub repayment_id: Id,
    pub amount: Amount,
}

/// What a repayment lays on one line.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the fields carry the names of the wire format")]
pub struct LaidFact {
    pub receipt_id: Id,
    pub amount: Amount,
}

impl Serialize for Content {
    /// Writes sixteen hexadecimal digits.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl std::fmt::Display for Content {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:016x}", self.0)
    }
}
