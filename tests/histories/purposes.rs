//! What a repayment is for: orders, a statement, everything, or an amount.

use super::composition::Memory;
use super::dice::Dice;
use super::documents::{Documents, one_of};
use super::figures::minor;
use serde_json::{Value, json};

pub fn purpose(dice: &mut Dice, memory: &Memory, documents: &Documents) -> Value {
    match dice.below(10) {
        0..4 => orders(dice, memory, documents),
        4..6 => statement(dice, documents),
        6 => json!({ "kind": "billed" }),
        7 => json!({ "kind": "posted" }),
        _ => {
            let free = documents.figure("outstanding") - documents.figure("inFlight");
            json!({ "kind": "amount", "amount": memory.near(dice, free.max(1)) })
        }
    }
}

fn orders(dice: &mut Dice, memory: &Memory, documents: &Documents) -> Value {
    let free = |order: &Value| minor(&order["outstanding"]) - minor(&order["inFlight"]);
    let mut chosen: Vec<Value> = Vec::new();
    for _ in 0..dice.weigh(&[(5, 1), (2, 2), (1, 5)]) {
        let Some(order) = one_of(dice, &documents.orders, |order| 0 < free(order)) else {
            continue;
        };
        let id = &order["orderId"];
        if chosen.iter().any(|entry| entry["orderId"] == *id) {
            continue;
        }
        let mut entry = json!({ "orderId": id });
        if dice.chance(40) {
            entry["amount"] = memory.near(dice, free(&order).max(1)).into();
        }
        chosen.push(entry);
    }
    if chosen.is_empty() {
        chosen.push(json!({ "orderId": "nobody" }));
    }
    json!({ "kind": "orders", "orders": chosen })
}

fn statement(dice: &mut Dice, documents: &Documents) -> Value {
    let statements = documents.overview["statements"].as_array().cloned();
    let statements = statements.unwrap_or_default();
    let number = one_of(dice, &statements, |_| true).map(|statement| statement["number"].clone());
    let some = dice.pick(&[1, 1, 2, 7, 999]).into();
    json!({ "kind": "statement", "number": number.unwrap_or(some) })
}
