//! The history of the largest amounts: a thousand orders of 10^15, until no more can be counted.

use super::dice::Dice;
use super::figures::written;
use super::questions::Question;
use super::terms::LARGEST;
use super::{History, Turn};
use serde_json::{Value, json};

/// How many orders of the largest amount make up all that may ever be placed.
const ORDERS: i64 = 1_000;

/// Writes the history: nearly all at once, then exactly to the end and one minor unit further.
pub fn largest(seed: u64) -> History {
    let mut dice = Dice::of(seed);
    let (currency, digits) = dice.pick(&[("JPY", 0), ("CNY", 2), ("KWD", 3)]);
    let rest = dice.between(2, 9);
    let amount = |minor| written(minor, digits);
    let mut turns = vec![turn(json!({ "type": "openAccount", "terms": {
        "currency": currency,
        "creditLimit": amount(LARGEST),
        "billingCycle": { "kind": "everyNDays", "days": 7 },
        "repaymentWindow": { "kind": "netDays", "days": 366 },
    } }))];
    let order = |id: i64, minor: i64| {
        turn(json!({ "type": "placeOrder", "orderId": format!("o{id}"), "amount": amount(minor),
            "overLimitApproval": { "approvedBy": "财务", "reason": "the largest" } }))
    };
    for id in 1..ORDERS {
        turns.push(order(id, LARGEST));
        if dice.chance(3) {
            turns.push(turn(json!({ "type": "confirmReceipt", "orderId": format!("o{id}"),
                "receiptId": format!("g{id}") })));
        }
        if dice.chance(2) {
            turns.push(turn(json!({ "type": "cancelOrder", "orderId": format!("o{id}"),
                "cancellationId": format!("c{id}") })));
        }
    }
    turns.push(order(ORDERS, LARGEST - rest));
    turns.push(order(ORDERS + 1, rest + 1));
    turns.push(order(ORDERS + 1, rest));
    turns.push(order(ORDERS + 2, 1));
    turns.push(turn(json!({ "type": "recordRepayment", "repaymentId": "p1",
        "for": { "kind": "amount", "amount": amount(LARGEST) } })));
    History { seed, turns }
}

fn turn(mut command: Value) -> Turn {
    command["on"] = "2026-02-27".into();
    let request = json!({ "on": "2026-03-08" }).to_string();
    let preview = json!({ "on": "2026-03-08", "amount": "1", "explain": true }).to_string();
    let is_looked_at = command["type"] != "placeOrder";
    let questions = [("overview", request), ("previewOrder", preview)]
        .map(|(view, request)| Question { view, request });
    Turn {
        command: command.to_string(),
        questions: questions.into_iter().filter(|_| is_looked_at).collect(),
    }
}
