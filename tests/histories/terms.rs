//! Random terms: every cycle, window and convention, limits of every size.

use super::dice::Dice;
use super::figures::written;
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const CONVENTIONS: [&str; 6] =
    ["none", "following", "preceding", "modifiedFollowing", "modifiedPreceding", "nearest"];
const CURRENCIES: [(usize, (&str, u32)); 7] = [
    (6, ("CNY", 2)),
    (1, ("USD", 2)),
    (1, ("EUR", 2)),
    (2, ("JPY", 0)),
    (1, ("KRW", 0)),
    (2, ("KWD", 3)),
    (1, ("TND", 3)),
];

/// The most that a limit may be, in minor units.
pub const LARGEST: i64 = 1_000_000_000_000_000;

pub fn currency(dice: &mut Dice) -> (&'static str, u32) {
    dice.weigh(&CURRENCIES)
}

/// What random terms are made for.
pub struct Customer {
    pub currency: &'static str,
    pub digits: u32,
    /// About what the limit is, in minor units.
    pub scale: i64,
}

/// Gives complete terms, with some of what has a default left out.
pub fn terms(dice: &mut Dice, customer: &Customer, on: NaiveDate) -> Value {
    let scale = customer.scale;
    let limits = [(8, scale), (3, scale / 2), (3, (scale * 2).min(LARGEST)), (1, 0), (1, 1)];
    let limit = dice.weigh(&limits);
    let mut terms = json!({
        "currency": customer.currency,
        "creditLimit": written(limit, customer.digits),
        "billingCycle": cycle(dice),
        "repaymentWindow": window(dice),
    });
    if dice.chance(40) {
        let allowance = dice.pick(&[0, 1, scale / 10, scale]);
        terms["overLimitAllowance"] = written(allowance, customer.digits).into();
    }
    if dice.chance(35) {
        terms["graceDays"] = dice.pick(&[0, 1, 3, 10, 366]).into();
    }
    if dice.chance(35) {
        let tolerance = dice.pick(&[0, 1, scale / 50, scale / 4]);
        terms["overdueTolerance"] = written(tolerance, customer.digits).into();
    }
    if dice.chance(40) {
        terms["partialRepayment"] = dice.chance(50).into();
    }
    if dice.chance(55) {
        terms["businessDays"] = business_days(dice, on);
    }
    terms
}

pub fn cycle(dice: &mut Dice) -> Value {
    let kind = dice.weigh(&[
        (5, "monthly"),
        (3, "semiMonthly"),
        (3, "weekly"),
        (4, "everyNDays"),
        (4, "perReceipt"),
    ]);
    match kind {
        "monthly" => json!({ "kind": kind, "day": dice.pick(&[1, 15, 25, 28, 29, 30, 31]) }),
        "semiMonthly" => {
            let days = dice.pick(&[[1, 15], [5, 20], [14, 28], [15, 31], [30, 31], [10, 11]]);
            json!({ "kind": kind, "days": days })
        }
        "weekly" => json!({ "kind": kind, "weekday": dice.pick(&WEEKDAYS) }),
        "everyNDays" => json!({ "kind": kind, "days": dice.pick(&[1, 2, 7, 10, 30, 366]) }),
        _ => json!({ "kind": kind }),
    }
}

fn window(dice: &mut Dice) -> Value {
    let days = dice.pick(&[0, 1, 7, 14, 30, 60]);
    let day = dice.pick(&[1, 10, 25, 28, 30, 31]);
    let months = dice.weigh(&[(5, 0), (5, 1), (2, 2), (1, 12)]);
    let plus = dice.weigh(&[(4, 0), (2, 5), (2, 15), (1, 366)]);
    let mut window = match dice.below(4) {
        0 => json!({ "kind": "netDays", "days": days }),
        1 => json!({ "kind": "endOfMonth", "monthsAfter": months, "plusDays": plus }),
        2 => json!({ "kind": "dayOfMonth", "day": day, "monthsAfter": months }),
        _ => json!({ "kind": "nextOf", "days": dice.pick(&[vec![10], vec![5, 20], vec![31, 1]]) }),
    };
    if dice.chance(40) {
        window["from"] = dice.pick(&["issue", "closing", "closing"]).into();
    }
    if dice.chance(30) && window["kind"] != "netDays" {
        window["plusDays"] = plus.into();
    }
    window
}

fn business_days(dice: &mut Dice, on: NaiveDate) -> Value {
    let mut days = json!({ "convention": dice.pick(&CONVENTIONS) });
    if dice.chance(60) {
        let first = dice.below(7);
        let length = dice.weigh(&[(1, 0), (2, 1), (6, 2), (1, 6)]);
        let weekend = (first..first + length).map(|day| WEEKDAYS[day % 7]);
        days["weekend"] = weekend.collect();
    }
    if dice.chance(60) {
        let from = dice.between(0, 60);
        let length = dice.pick(&[1, 3, 8, 40]);
        days["holidays"] = (from..from + length).map(|day| some_day(on, day)).collect();
    }
    if dice.chance(30) {
        let from = dice.between(0, 60);
        days["workdays"] = (from..from + 3).map(|day| some_day(on, day)).collect();
    }
    days
}

/// Names the day so many days later, the last that may be given at most.
fn some_day(on: NaiveDate, later: i64) -> String {
    let day = on + Days::new(later as u64);
    day.min(last_day()).to_string()
}

/// The last date that may be given (R3).
pub fn last_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(9990, 12, 31).expect("a date")
}
