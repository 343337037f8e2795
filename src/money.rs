//! Exact amounts: integers of a currency's minor unit, as they are read, written and shared out.
//!
//! Knows minor digits, bounds and proportions. Does not know what an amount is owed for, and no
//! float.

mod amount;
mod currency;
#[cfg(test)]
mod tests;

pub use amount::{Amount, WrittenAmount};
pub use currency::Currency;

use rust_decimal::prelude::{Decimal, RoundingStrategy, ToPrimitive};
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// An amount in minor units of its account's currency: `Money::from_minor(12_000)` is CNY `120.00`.
///
/// The operators are checked, and not inlined: the check at each sum is code that pages download.
/// INVARIANT (placed amounts): orders together stay within 10^18
/// ([`Money::LARGEST_PLACED`]) and each limit within 10^15, so every sum of the product stays far
/// within an `i64`; a sum that did not would be a bug, and stops instead of being wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(i64);

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money(0);

    /// The most a single amount from outside may be: 10^15 minor units (R2).
    pub const LARGEST_INPUT: Money = Money(1_000_000_000_000_000);

    /// The most that all orders ever placed on an account may sum to: 10^18 minor units (R2).
    pub const LARGEST_PLACED: Money = Money(1_000_000_000_000_000_000);

    /// Makes an amount of so many minor units.
    pub const fn from_minor(minor: i64) -> Money {
        Money(minor)
    }

    /// The number of minor units.
    pub const fn minor(self) -> i64 {
        self.0
    }

    /// Whether the amount is 0.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Whether the amount is more than 0.
    pub const fn is_positive(self) -> bool {
        0 < self.0
    }

    /// The amount itself, or 0 where it is negative.
    pub fn or_zero(self) -> Money {
        self.max(Money::ZERO)
    }

    /// Takes the proportion `part` ÷ `whole` of the amount, rounded half up to the minor unit
    /// (R45): a third of `100.00` is `33.33`, half of `0.01` is `0.01`.
    ///
    /// Exact for an amount from 0 to 10^15 minor units and `part` ≤ `whole` from 1 to 10^6: the
    /// product has at most 21 digits of Decimal's 28. The quotient has at most 16 before the point
    /// and so 12 after it, while one that is not just a half differs from it by 1 ÷ (2 × 10^6) or
    /// more.
    ///
    /// What does one cup of three for 100.00 cost?
    ///
    /// ```
    /// use credit_term::money::Money;
    ///
    /// assert_eq!(Money::from_minor(10_000).share(1, 3), Money::from_minor(3_333));
    /// assert_eq!(Money::from_minor(1).share(1, 2), Money::from_minor(1)); // half up
    /// ```
    pub fn share(self, part: u32, whole: u32) -> Money {
        let product = Decimal::from(self.0).checked_mul(Decimal::from(part));
        let quotient = product.and_then(|product| product.checked_div(Decimal::from(whole)));
        let rounded = quotient.map(|exact| {
            // Half away from zero is half up, no amount that is shared being negative.
            exact.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
        });
        let minor = rounded.and_then(|rounded| rounded.to_i64());
        minor.map_or_else(|| stop("a share is a proportion of an input amount"), Money)
    }
}

/// Stops on a bug: the named invariant should have excluded it, and no number is better than a
/// wrong one.
#[cold]
#[expect(
    clippy::panic,
    reason = "a broken invariant is a bug, never an answer; no input leads here"
)]
fn stop(invariant: &str) -> ! {
    panic!("invariant broken: {invariant}")
}

const PLACED_AMOUNTS: &str = "placed amounts (within 10^18 minor units together)";

impl Add for Money {
    type Output = Money;

    #[inline(never)]
    fn add(self, other: Money) -> Money {
        let sum = self.0.checked_add(other.0);
        sum.map_or_else(|| stop(PLACED_AMOUNTS), Money)
    }
}

impl Sub for Money {
    type Output = Money;

    #[inline(never)]
    fn sub(self, other: Money) -> Money {
        let rest = self.0.checked_sub(other.0);
        rest.map_or_else(|| stop(PLACED_AMOUNTS), Money)
    }
}

impl Neg for Money {
    type Output = Money;

    fn neg(self) -> Money {
        Money::ZERO.sub(self)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Money) {
        *self = self.add(other);
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Money) {
        *self = self.sub(other);
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Money {
        amounts.fold(Money::ZERO, Money::add)
    }
}

impl<'m> Sum<&'m Money> for Money {
    fn sum<I: Iterator<Item = &'m Money>>(amounts: I) -> Money {
        amounts.copied().sum()
    }
}
