//! One repayment: what it is laid on, its life with the cashier, and the order of laying.
//!
//! Knows how an amount spreads over lines (R51). Does not know which lines a request means.

use crate::calendar::BusinessDate;
use crate::input::Id;
use crate::money::Money;
use crate::order::{Content, LineNumber, OrderNumber};
use serde::Serialize;

/// Counts repayments in the order they started, from 0.
pub(crate) type RepaymentNumber = u32;

/// Where a repayment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum RepaymentState {
    /// With the cashier.
    InFlight,
    /// Received.
    Confirmed,
    /// Not received.
    Failed,
    /// Received, then charged back.
    Reversed,
}

impl RepaymentState {
    /// Every state by its name in the wire format.
    pub const NAMES: [(&str, RepaymentState); 4] = [
        ("inFlight", RepaymentState::InFlight),
        ("confirmed", RepaymentState::Confirmed),
        ("failed", RepaymentState::Failed),
        ("reversed", RepaymentState::Reversed),
    ];

    /// Names the state as the wire does.
    pub fn name(self) -> &'static str {
        match self {
            RepaymentState::InFlight => "inFlight",
            RepaymentState::Confirmed => "confirmed",
            RepaymentState::Failed => "failed",
            RepaymentState::Reversed => "reversed",
        }
    }
}

/// A repayment and the lines it is laid on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Repayment {
    pub id: Id,
    pub state: RepaymentState,
    pub started_on: BusinessDate,
    /// The day its present state was reached; none while in flight.
    pub ended_on: Option<BusinessDate>,
    /// Whether it was already received when it was entered: then it never was in flight.
    pub recorded: bool,
    /// The account's version when it was confirmed: tells which of two is newer.
    pub confirmed_at: Option<u64>,
    /// As laid.
    pub laid: Vec<Laid>,
    pub content: Content,
}

impl Repayment {
    /// Gives what went to the cashier.
    pub fn sum(&self) -> Money {
        self.laid.iter().map(|laid| laid.amount).sum()
    }

    /// Gives all refunds laid on it, whatever their slip says.
    pub fn refunded(&self) -> Money {
        self.laid.iter().map(|laid| laid.refunded).sum()
    }

    /// Finds what is laid on a line.
    pub fn on_line(&self, line: LineNumber) -> Option<&Laid> {
        self.laid.iter().find(|laid| laid.line == line)
    }
}

/// What a repayment lays on one line, and what of it was refunded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Laid {
    pub line: LineNumber,
    /// The line's order.
    pub order: OrderNumber,
    pub amount: Money,
    pub refunded: Money,
}

/// Lays `amount` on lines in the order given, each up to its free outstanding; lines on which
/// nothing comes to lie are left out.
pub(crate) fn lay(
    amount: Money,
    free_lines: impl Iterator<Item = (LineNumber, Money)>,
) -> Vec<(LineNumber, Money)> {
    let mut left = amount;
    let mut laid = Vec::new();
    for (line, free) in free_lines {
        if !left.is_positive() {
            break;
        }
        let part = left.min(free);
        if part.is_positive() {
            laid.push((line, part));
            left -= part;
        }
    }
    laid
}
