//! One order, its items and its lines: what was ordered, received, cancelled, and how far each line is settled.
//!
//! Knows the figures of one order. Does not know statements' dates, other orders or any rule on who may do what.

use crate::calendar::BusinessDate;
use crate::input::Id;
use crate::money::Money;
use serde::Serialize;
use std::ops::AddAssign;

/// Counts orders in the order of their creation, from 0.
pub(crate) type OrderNumber = u32;
/// Counts lines in posting order, from 0.
pub(crate) type LineNumber = u32;

/// A short hash of what a creating command said, to tell a repetition from a reused id (R5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Content(pub(crate) u64);

impl Content {
    /// Takes sixteen hexadecimal digits, lower case.
    pub(crate) fn parse(text: &str) -> Option<Content> {
        if text.len() != 16 {
            return None;
        }
        let mut number = 0_u64;
        for byte in text.bytes() {
            let digit = match byte {
                b'0'..=b'9' => byte & 0x0f,
                b'a'..=b'f' => (byte & 0x0f).saturating_add(9),
                _ => return None,
            };
            number = number << 4 | u64::from(digit);
        }
        Some(Content(number))
    }
}

/// An order and what became of it; its posted amount is `amount − reserved − cancelled`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Order {
    pub id: Id,
    pub placed_on: BusinessDate,
    pub amount: Money,
    pub reserved: Money,
    pub cancelled: Money,
    /// The sum of completed returns, what still waits among it.
    pub returned: Money,
    /// The sum of returns that are requested and not yet completed.
    pub requested: Money,
    /// Empty where the order was placed without items.
    pub items: Box<[Item]>,
    /// In posting order.
    pub lines: Vec<LineNumber>,
    /// In the order they were requested, cancelled ones among them.
    pub returns: Vec<u32>,
    pub content: Content,
}

impl Order {
    /// Gives what was received so far.
    pub fn posted(&self) -> Money {
        self.amount - self.reserved - self.cancelled
    }

    /// Gives the most that one more return of this order may ask for, before any line is looked at (R40).
    pub fn returnable(&self) -> Money {
        self.posted() - self.returned - self.requested
    }

    /// Finds an item and its place.
    pub fn item(&self, id: &Id) -> Option<(usize, &Item)> {
        self.items.iter().enumerate().find(|(_, item)| item.id == *id)
    }
}

/// One item of an order and how much of it was returned, cancelled returns apart (R45).
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Item {
    pub id: Id,
    pub quantity: u32,
    pub amount: Money,
    pub returned_quantity: u32,
    pub returned_amount: Money,
}

impl Item {
    /// Gives how many pieces may still be returned.
    pub fn remaining(&self) -> u32 {
        self.quantity.saturating_sub(self.returned_quantity)
    }

    /// Computes what `pieces` more come to: the share of all returned pieces, rounded half up, less
    /// what was returned before, so that the last piece takes the residue.
    ///
    /// Never below zero: after an earlier return was cancelled the pieces that stay returned may
    /// have cost more than their share.
    pub fn price_of(&self, pieces: u32) -> Money {
        let returned = self.returned_quantity.saturating_add(pieces);
        (self.amount.share(returned, self.quantity) - self.returned_amount).or_zero()
    }
}

/// The figures of one line, or the sums over the lines of a statement.
///
/// INVARIANT (a line adds up): posted = reversed + offset + repaid + outstanding, each ≥ 0, and
/// in flight ≤ outstanding, and reversed + offset + refunded + held ≤ posted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct LineFigures {
    pub posted: Money,
    pub reversed: Money,
    pub offset: Money,
    /// Net of charge-backs, not of refunds.
    pub repaid: Money,
    pub in_flight: Money,
    pub refunded: Money,
    /// What returns that name this line's receipt still hold of it (R40).
    pub held: Money,
}

impl LineFigures {
    /// Gives what is still to be repaid.
    pub fn outstanding(&self) -> Money {
        self.posted - self.reversed - self.offset - self.repaid
    }

    /// Gives the outstanding that no repayment in flight has taken.
    pub fn free(&self) -> Money {
        self.outstanding() - self.in_flight
    }

    /// Gives what a return that does not hold anything here may still take of the line (R40).
    pub fn returnable(&self) -> Money {
        (self.posted - self.reversed - self.offset - self.refunded - self.held).or_zero()
    }

    /// Gives what could be refunded (R41); zero while a charge-back left more refunded than repaid.
    pub fn refundable(&self) -> Money {
        (self.repaid - self.refunded).or_zero()
    }

    /// Gives the total that a statement shows for it: posted − reversed.
    pub fn total(&self) -> Money {
        self.posted - self.reversed
    }
}

impl AddAssign for LineFigures {
    fn add_assign(&mut self, change: LineFigures) {
        self.posted += change.posted;
        self.reversed += change.reversed;
        self.offset += change.offset;
        self.repaid += change.repaid;
        self.in_flight += change.in_flight;
        self.refunded += change.refunded;
        self.held += change.held;
    }
}

/// One receipt's line on the statement that was open on its day.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    pub order: OrderNumber,
    pub receipt: Id,
    pub statement: u32,
    pub posted_on: BusinessDate,
    pub signed_on: Option<BusinessDate>,
    pub figures: LineFigures,
    /// Every repayment that was ever laid on this line, in the order they started.
    pub repayments: Vec<u32>,
    pub content: Content,
}

/// Where an order's forward document stands; derived, never stored (R34).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum PaymentSlip {
    /// Something is reserved or outstanding.
    AwaitingPayment,
    /// Nothing is left, and something was repaid.
    Paid,
    /// Nothing is left, and nothing was repaid.
    NoPaymentNeeded,
}

impl PaymentSlip {
    /// Every slip by its name in the wire format.
    pub const NAMES: [(&str, PaymentSlip); 3] = [
        ("awaitingPayment", PaymentSlip::AwaitingPayment),
        ("paid", PaymentSlip::Paid),
        ("noPaymentNeeded", PaymentSlip::NoPaymentNeeded),
    ];

    /// Derives the slip from what is still open and what was repaid, net of charge-backs.
    pub(crate) fn of(still_open: Money, repaid: Money) -> PaymentSlip {
        if still_open.is_positive() {
            PaymentSlip::AwaitingPayment
        } else if repaid.is_positive() {
            PaymentSlip::Paid
        } else {
            PaymentSlip::NoPaymentNeeded
        }
    }
}
