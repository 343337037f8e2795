//! Amounts as text. Knows the one form they have outside. Does not know which amounts are sensible.

use super::{Currency, Money};
use crate::input::{InvalidInput, Node, Path};
use serde::{Serialize, Serializer};
use std::fmt;
use std::ops::RangeInclusive;

/// An amount that prints with exactly its currency's digits: CNY `120.00`, JPY `120`, KWD `120.000`
/// (R1).
///
/// Write an amount as its currency has it:
///
/// ```
/// use credit_term::money::{Amount, Currency, Money};
///
/// let written = |minor, code| {
///     Currency::from_code(code).map(|it| Amount::new(Money::from_minor(minor), it).to_string())
/// };
/// assert_eq!(written(12_000, "CNY").as_deref(), Some("120.00"));
/// assert_eq!(written(120, "JPY").as_deref(), Some("120"));
/// assert_eq!(written(-5, "KWD").as_deref(), Some("-0.005"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    money: Money,
    /// INVARIANT (minor digits): at most 3, as of every currency.
    digits: u32,
}

/// Room for the longest amount: a sign, the 19 digits of an `i64` and a point.
const WIDTH: usize = 21;

impl Amount {
    /// Joins an amount with the digits of its currency.
    pub fn new(money: Money, currency: Currency) -> Amount {
        let digits = currency.digits();
        Amount { money, digits }
    }

    /// The amount itself.
    pub fn money(self) -> Money {
        self.money
    }

    /// Writes the amount from its last character to its first and hands the text on. It lives on
    /// the stack, because answers are full of amounts.
    pub(crate) fn written<T>(self, hand_on: impl FnOnce(&str) -> T) -> T {
        let mut buffer = [0_u8; WIDTH];
        let mut start = WIDTH;
        let mut slots = buffer.iter_mut().rev();
        let mut put = |byte: u8| {
            if let Some(slot) = slots.next() {
                *slot = byte;
                start = start.saturating_sub(1);
            }
        };

        let mut rest = self.money.minor().unsigned_abs();
        for _ in 0..self.digits {
            put(last_digit(rest));
            rest /= 10;
        }
        if 0 < self.digits {
            put(b'.');
        }
        loop {
            put(last_digit(rest));
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if self.money < Money::ZERO {
            put(b'-');
        }

        let text = buffer.get(start..).map(std::str::from_utf8);
        hand_on(text.and_then(Result::ok).unwrap_or_default())
    }
}

fn last_digit(number: u64) -> u8 {
    b'0' | (number % 10) as u8
}

impl fmt::Display for Amount {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.written(|text| out.pad(text))
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.written(|text| serializer.serialize_str(text))
    }
}

/// An amount as the caller wrote it: its form judged, its digits and bounds not yet.
///
/// The form is known before any currency is, so it is part of a command's shape; the rest waits for
/// the account's currency (R7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenAmount {
    /// All digits as one number, the point left out. A number too long for 64 bits stays at their
    /// end, which no currency's bound reaches.
    number: u64,
    /// How many of the digits stand after the point; at most 255, however many there were.
    fraction: u8,
}

impl WrittenAmount {
    /// Takes `digits[.digits]` in ASCII, or nothing where the text has another form: a sign, an
    /// exponent, a separator, a blank, a leading zero before another digit, a point at either end
    /// (R1). The text may be of any length.
    ///
    /// ```
    /// use credit_term::money::WrittenAmount;
    ///
    /// assert!(WrittenAmount::parse("120.00").is_some());
    /// for text in ["", "1e3", "-1", "01", "1,000", ".5", "5."] {
    ///     assert!(WrittenAmount::parse(text).is_none());
    /// }
    /// ```
    pub fn parse(text: &str) -> Option<WrittenAmount> {
        let (whole, fraction) = match text.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (text, ""),
        };
        let leading_zero = 1 < whole.len() && whole.starts_with('0');
        if whole.is_empty() || leading_zero {
            return None;
        }

        let mut number = 0_u64;
        for byte in whole.bytes().chain(fraction.bytes()) {
            if !byte.is_ascii_digit() {
                return None;
            }
            let digit = u64::from(byte & 0x0f);
            number = number.saturating_mul(10).saturating_add(digit);
        }
        let fraction = u8::try_from(fraction.len()).unwrap_or(u8::MAX);
        Some(WrittenAmount { number, fraction })
    }

    /// Reads an amount's form from a JSON string; a JSON number is refused like any other form.
    pub fn read(node: &Node<'_>, path: &Path<'_>) -> Result<WrittenAmount, InvalidInput> {
        let written = match node {
            Node::Text(text) => WrittenAmount::parse(text),
            _ => None,
        };
        written.ok_or_else(|| path.wants("a decimal string such as `120.00`"))
    }

    /// Settles the amount in minor units of `currency`: no more digits after the point than it has,
    /// not even zeros; from `least` (0, or 1 where money moves) to 10^15 minor units (R1, R2).
    ///
    /// Otherwise says what was expected: `1.5` settled in CNY is `1.50`, `1.500` is refused.
    pub fn settle(self, currency: Currency, least: Money) -> Result<Money, String> {
        self.settle_within(currency, least..=Money::LARGEST_INPUT)
    }

    /// Settles the amount within bounds of its own, 10^18 minor units at the most: for sums.
    pub(crate) fn settle_within(
        self,
        currency: Currency,
        bounds: RangeInclusive<Money>,
    ) -> Result<Money, String> {
        let missing = currency.digits().checked_sub(u32::from(self.fraction));
        let minor = missing
            .and_then(|missing| self.number.checked_mul(10_u64.pow(missing)))
            .and_then(|minor| i64::try_from(minor).ok())
            .map(Money::from_minor);
        minor.filter(|money| bounds.contains(money)).ok_or_else(|| expected(currency, &bounds))
    }
}

fn expected(currency: Currency, bounds: &RangeInclusive<Money>) -> String {
    let least = Amount::new(*bounds.start(), currency);
    let most = Amount::new(*bounds.end(), currency);
    let (code, digits) = (currency.code(), currency.digits());
    format!(
        "an amount in {code} from `{least}` to `{most}`, at most {digits} digits after the point"
    )
}
