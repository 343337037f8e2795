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
pub enum Fact {
    /// The account was opened on these terms.
    AccountOpened {
        /// What was agreed.
        terms: Arc<Terms>,
    },
    /// New terms hold; where no statement is open, `nextOpensOn` tells from which day one will be.
    TermsChanged {
        /// What was agreed.
        terms: Arc<Terms>,
        /// Where no statement is open: the day on which one will be.
        #[serde(skip_serializing_if = "Option::is_none")]
        next_opens_on: Option<BusinessDate>,
    },
    /// A temporary limit replaced the former one; an amount of 0 removed it.
    TemporaryLimitSet {
        /// How much.
        amount: Amount,
        /// The first day covered.
        from: BusinessDate,
        /// The last day covered.
        until: BusinessDate,
    },
    /// The account takes no orders any more.
    AccountSuspended {
        /// Why, where it was told.
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<Box<str>>,
    },
    /// The account takes orders again.
    AccountResumed {
        /// Why, where it was told.
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<Box<str>>,
    },
    /// The account was closed.
    AccountClosed {
        /// Why, where it was told.
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<Box<str>>,
    },
    /// A period began, and its statement with it.
    StatementOpened {
        /// Its number, from 1.
        number: u32,
        /// The first day of its period.
        opens_on: BusinessDate,
        /// The last day of its period.
        closes_on: BusinessDate,
    },
    /// A statement was issued: its total, carried and due date are fixed from now on.
    StatementIssued {
        /// Its number, from 1.
        number: u32,
        /// The last day of its period.
        closes_on: BusinessDate,
        /// The day it is issued.
        issued_on: BusinessDate,
        /// The last day to repay it.
        due_on: BusinessDate,
        /// Posted less reversed; fixed once issued.
        total: Amount,
        /// What was outstanding on earlier statements at issue.
        carried: Amount,
    },
    /// The day was recorded although nothing else may have happened on it (R4).
    RolledForward,
    /// An order was accepted, its amount reserved.
    OrderPlaced {
        /// The order.
        order_id: Id,
        /// How much.
        amount: Amount,
        /// The items, where it has some.
        #[serde(skip_serializing_if = "<[OrderedItem]>::is_empty")]
        items: Box<[OrderedItem]>,
        /// A merchant's override of the limit.
        #[serde(skip_serializing_if = "Option::is_none")]
        over_limit_approval: Option<Approval>,
        /// The hash of the command that created it (R5).
        content: Content,
    },
    /// A part of what was reserved was released.
    OrderCancelled {
        /// The cancellation.
        cancellation_id: Id,
        /// The order.
        order_id: Id,
        /// How much.
        amount: Amount,
        /// The hash of the command that created it (R5).
        content: Content,
    },
    /// A part of what was reserved was posted as a line of a statement.
    ReceiptConfirmed {
        /// The receipt.
        receipt_id: Id,
        /// The order.
        order_id: Id,
        /// How much.
        amount: Amount,
        /// The earlier day of signing, where one was told.
        #[serde(skip_serializing_if = "Option::is_none")]
        signed_on: Option<BusinessDate>,
        /// The number of its statement.
        statement: u32,
        /// The hash of the command that created it (R5).
        content: Content,
    },
    /// A return was requested.
    ReturnRequested {
        /// The return.
        return_id: Id,
        /// The order.
        order_id: Id,
        /// The receipt.
        #[serde(skip_serializing_if = "Option::is_none")]
        receipt_id: Option<Id>,
        /// How much.
        amount: Amount,
        /// The items, where it has some.
        #[serde(skip_serializing_if = "<[ReturnedItemFact]>::is_empty")]
        items: Box<[ReturnedItemFact]>,
        /// The hash of the command that created it (R5).
        content: Content,
    },
    /// A return was completed; what it did follows as `returnSettled`.
    ReturnCompleted {
        /// The return.
        return_id: Id,
    },
    /// A completed return, or the remainder of one that waited, took effect.
    ReturnSettled {
        /// The return.
        return_id: Id,
        /// What it did, line by line.
        effects: Box<[EffectFact]>,
        /// Where it stands.
        state: ReturnState,
    },
    /// A requested return was withdrawn.
    ReturnCancelled {
        /// The return.
        return_id: Id,
    },
    /// The cashier sent the refund.
    RefundConfirmed {
        /// The return.
        return_id: Id,
    },
    /// The cashier could not send the refund at this attempt.
    RefundFailed {
        /// The return.
        return_id: Id,
        /// Which attempt, from 1.
        attempt: u32,
    },
    /// The cashier was asked again.
    RefundRetried {
        /// The return.
        return_id: Id,
        /// Which attempt, from 1.
        attempt: u32,
    },
    /// A repayment went to the cashier.
    RepaymentStarted {
        /// The repayment.
        repayment_id: Id,
        /// The lines, in the order of laying.
        lines: Box<[LaidFact]>,
        /// The hash of the command that created it (R5).
        content: Content,
    },
    /// A repayment already received was entered.
    RepaymentRecorded {
        /// The repayment.
        repayment_id: Id,
        /// The lines, in the order of laying.
        lines: Box<[LaidFact]>,
        /// The hash of the command that created it (R5).
        content: Content,
    },
    /// The cashier received the repayment.
    RepaymentConfirmed {
        /// The repayment.
        repayment_id: Id,
    },
    /// The cashier did not receive it.
    RepaymentFailed {
        /// The repayment.
        repayment_id: Id,
    },
    /// The repayment was charged back.
    RepaymentReversed {
        /// The repayment.
        repayment_id: Id,
    },
}

/// An item of an order.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderedItem {
    /// The item.
    pub item_id: Id,
    /// How many pieces.
    pub quantity: u32,
    /// What all pieces cost together.
    pub amount: Amount,
}

/// Who let an order pass the limit, and why.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Approval {
    /// Who approved.
    pub approved_by: Box<str>,
    /// Why.
    pub reason: Box<str>,
}

/// Pieces of an item that a return takes back, and what they come to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReturnedItemFact {
    /// The item.
    pub item_id: Id,
    /// How many pieces.
    pub quantity: u32,
    /// What the pieces come to.
    pub amount: Amount,
}

/// What a return did to one line.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EffectFact {
    /// The receipt.
    pub receipt_id: Id,
    /// Taken off the open statement.
    pub reversed: Amount,
    /// Set against what is still to be repaid.
    pub offset: Amount,
    /// Sent back through the cashier.
    pub refunded: Amount,
    /// The repayments it goes back to.
    pub refund_to: Box<[RefundFact]>,
}

/// A part of a refund and the repayment it goes back to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RefundFact {
    /// The repayment.
    pub repayment_id: Id,
    /// What goes back to it.
    pub amount: Amount,
}

/// What a repayment lays on one line.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LaidFact {
    /// The receipt.
    pub receipt_id: Id,
    /// What of the repayment is laid there.
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
