//! Amounts in and out of their text, by digits alone and not by the product's own money.

use super::dice::Dice;
use super::terms::LARGEST;
use serde_json::Value;

/// Writes minor units as a decimal with `digits` after the point.
pub fn written(minor: i64, digits: u32) -> String {
    let one = 10_i64.pow(digits);
    match digits {
        0 => minor.to_string(),
        _ => {
            let width = digits as usize;
            format!("{}.{:0width$}", minor / one, minor % one)
        }
    }
}

/// Reads the minor units of a written amount, whose digits after the point are complete.
pub fn minor(amount: &Value) -> i64 {
    let text = amount.as_str().expect("an amount is a text");
    let digits: String = text.chars().filter(|letter| *letter != '.').collect();
    digits.parse().expect("an amount is a number")
}

/// Gives an amount on, beside or below a limit; sometimes one that no limit fits.
pub fn near(dice: &mut Dice, limit: i64) -> i64 {
    let some = dice.between(1, limit);
    let amount = dice.weigh(&[
        (25, limit),
        (7, limit + 1),
        (9, limit - 1),
        (12, limit / 2),
        (30, some),
        (6, 1),
        (1, LARGEST),
    ]);
    amount.clamp(1, LARGEST)
}
