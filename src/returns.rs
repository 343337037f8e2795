//! One return: its life as a refund slip, and what it does to the lines it may touch.
//!
//! Knows the three effects and their order (R41). Does not know why a return was allowed.

use crate::input::Id;
use crate::money::Money;
use crate::order::{Content, LineFigures, LineNumber, OrderNumber};
use crate::repayment::RepaymentNumber;
use serde::Serialize;

/// Counts returns in the order they were requested, from 0.
pub(crate) type ReturnNumber = u32;

/// Where a return stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ReturnState {
    /// Requested, not yet completed.
    Pending,
    /// Completed; a remainder waits for a repayment in flight.
    Waiting,
    /// Completed without any money moving.
    NoRefundNeeded,
    /// The cashier was asked to send money back.
    Refunding,
    /// The cashier sent it.
    Refunded,
    /// The cashier could not send it.
    RefundFailed,
    /// Withdrawn before it was completed.
    Cancelled,
}

impl ReturnState {
    /// Every state by its name in the wire format.
    pub const NAMES: [(&str, ReturnState); 7] = [
        ("pending", ReturnState::Pending),
        ("waiting", ReturnState::Waiting),
        ("noRefundNeeded", ReturnState::NoRefundNeeded),
        ("refunding", ReturnState::Refunding),
        ("refunded", ReturnState::Refunded),
        ("refundFailed", ReturnState::RefundFailed),
        ("cancelled", ReturnState::Cancelled),
    ];

    /// Names the state as the wire does.
    pub fn name(self) -> &'static str {
        match self {
            ReturnState::Pending => "pending",
            ReturnState::Waiting => "waiting",
            ReturnState::NoRefundNeeded => "noRefundNeeded",
            ReturnState::Refunding => "refunding",
            ReturnState::Refunded => "refunded",
            ReturnState::RefundFailed => "refundFailed",
            ReturnState::Cancelled => "cancelled",
        }
    }

    /// Gives what the refund slip says: a return that waits is still pending there.
    pub fn slip(self) -> ReturnState {
        match self {
            ReturnState::Waiting => ReturnState::Pending,
            other => other,
        }
    }

    /// Says whether the return was completed.
    pub fn is_completed(self) -> bool {
        !matches!(self, ReturnState::Pending | ReturnState::Cancelled)
    }

    /// Gives where a return stands after `waiting` was left over and `refunded` is to be sent.
    pub(crate) fn after_settling(waiting: Money, refunded: Money) -> ReturnState {
        if waiting.is_positive() {
            ReturnState::Waiting
        } else if refunded.is_positive() {
            ReturnState::Refunding
        } else {
            ReturnState::NoRefundNeeded
        }
    }
}

/// A return and what it has done so far.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Return {
    pub id: Id,
    pub order: OrderNumber,
    /// The line of the receipt it names.
    pub line: Option<LineNumber>,
    pub amount: Money,
    /// Empty where the return names an amount.
    pub items: Box<[ReturnedItem]>,
    pub state: ReturnState,
    /// The account's version when it was completed: tells which of two is older.
    pub completed_at: Option<u64>,
    pub reversed: Money,
    pub offset: Money,
    pub refunded: Money,
    /// In the order reached.
    pub refund_to: Vec<RefundPart>,
    /// 1 for the first refund, 0 before there is one.
    pub attempt: u32,
    pub content: Content,
}

/// A return that may be requested: of what, and how much.
#[derive(Clone, Debug)]
pub(crate) struct Claim {
    pub order: OrderNumber,
    pub line: Option<LineNumber>,
    pub amount: Money,
    pub items: Box<[ReturnedItem]>,
}

impl Return {
    /// Makes the document of a return that was just requested.
    pub fn requested(id: Id, claim: Claim, content: Content) -> Return {
        Return {
            id,
            order: claim.order,
            line: claim.line,
            amount: claim.amount,
            items: claim.items,
            state: ReturnState::Pending,
            completed_at: None,
            reversed: Money::ZERO,
            offset: Money::ZERO,
            refunded: Money::ZERO,
            refund_to: Vec::new(),
            attempt: 0,
            content,
        }
    }

    /// Gives what it has not yet taken from any line.
    pub fn remainder(&self) -> Money {
        self.amount - self.reversed - self.offset - self.refunded
    }

    /// Gives the remainder of a completed return.
    pub fn waiting(&self) -> Money {
        if self.state == ReturnState::Waiting { self.remainder() } else { Money::ZERO }
    }

    /// Gives what it holds on the line it names until it is cancelled or wholly settled (R40).
    pub fn held(&self) -> Money {
        match (self.line, self.state) {
            (Some(_), ReturnState::Pending | ReturnState::Waiting) => self.remainder(),
            _ => Money::ZERO,
        }
    }
}

/// Pieces of one item that a return takes back, and what they come to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ReturnedItem {
    pub item: Id,
    pub quantity: u32,
    pub amount: Money,
}

/// A part of a refund: to which repayment, for which line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RefundPart {
    pub repayment: RepaymentNumber,
    pub line: LineNumber,
    pub amount: Money,
}

/// A line that a return may touch, and the most it may take there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reach {
    pub line: LineNumber,
    pub billed: bool,
    pub figures: LineFigures,
    pub most: Money,
}

/// What a return does to one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LineEffect {
    pub line: LineNumber,
    pub reversed: Money,
    pub offset: Money,
    pub refunded: Money,
}

impl LineEffect {
    /// Gives the sum of the three effects.
    pub fn taken(&self) -> Money {
        self.reversed + self.offset + self.refunded
    }
}

/// Settles as much of `remainder` as the lines allow, newest line first, and says what each line gives.
///
/// Free outstanding goes first: of unbilled lines as reversal, then of billed lines as offset. What
/// is left becomes a refund, but only while nothing on these lines is in flight: else it waits (R43).
pub(crate) fn settle(remainder: Money, newest_first: &[Reach]) -> Vec<LineEffect> {
    let mut left = remainder;
    let mut effects: Vec<LineEffect> = newest_first
        .iter()
        .map(|reach| LineEffect {
            line: reach.line,
            reversed: Money::ZERO,
            offset: Money::ZERO,
            refunded: Money::ZERO,
        })
        .collect();
    for billed in [false, true] {
        for (reach, effect) in newest_first.iter().zip(&mut effects) {
            if reach.billed == billed {
                let taken = left.min(reach.most).min(reach.figures.free());
                *(if billed { &mut effect.offset } else { &mut effect.reversed }) = taken;
                left -= taken;
            }
        }
    }
    let in_flight = newest_first.iter().any(|reach| reach.figures.in_flight.is_positive());
    if !in_flight {
        for (reach, effect) in newest_first.iter().zip(&mut effects) {
            let most = reach.most - effect.taken();
            effect.refunded = left.min(most).min(reach.figures.refundable());
            left -= effect.refunded;
        }
    }
    effects.retain(|effect| effect.taken().is_positive());
    effects
}
