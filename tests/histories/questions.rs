//! Random questions about the account: every view, preview and what-if, most of them to the point.

use super::composition::{Memory, approval, order_amount, returned};
use super::dice::Dice;
use super::documents::{Documents, one_of};
use super::purposes::purpose;
use super::terms::{last_day, terms};
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

/// A view and its request, in the wire format.
#[derive(Clone)]
pub struct Question {
    pub view: &'static str,
    pub request: String,
}

const VIEWS: [(usize, &str); 14] = [
    (4, "overview"),
    (1, "terms"),
    (1, "statements"),
    (1, "orders"),
    (1, "returns"),
    (1, "repayments"),
    (3, "statement"),
    (3, "order"),
    (2, "repayment"),
    (6, "previewOrder"),
    (5, "previewReturn"),
    (4, "quoteRepayment"),
    (1, "simulate"),
    (1, "calendar"),
];

const EXPLAINED: [&str; 6] =
    ["overview", "statement", "order", "previewOrder", "previewReturn", "quoteRepayment"];

/// Asks something about the account as it is.
pub fn question(
    dice: &mut Dice,
    memory: &Memory,
    documents: &Documents,
    latest: NaiveDate,
) -> Question {
    let on = day(dice, latest);
    let view = dice.weigh(&VIEWS);
    let mut request = match view {
        "statements" | "orders" | "returns" | "repayments" => page(dice, documents, view),
        "statement" => json!({ "number": dice.pick(&[1, 2, 3, 4, 9]) }),
        "order" => named(dice, &documents.orders, "orderId"),
        "repayment" => named(dice, &documents.repayments, "repaymentId"),
        "previewOrder" => order_preview(dice, memory, documents, on),
        "previewReturn" => returned(dice, memory, documents)
            .unwrap_or_else(|| json!({ "orderId": "nobody", "amount": "1" })),
        "quoteRepayment" => json!({ "for": purpose(dice, memory, documents) }),
        "simulate" => simulation(dice, memory, documents, on),
        "calendar" => json!({
            "terms": terms(dice, &memory.customer, on),
            "from": on.to_string(),
            "periods": dice.between(1, 12),
        }),
        _ => json!({}),
    };
    if EXPLAINED.contains(&view) && dice.chance(30) {
        request["explain"] = true.into();
    }
    if view != "calendar" {
        request["on"] = on.to_string().into();
    }
    Question { view, request: request.to_string() }
}

fn day(dice: &mut Dice, latest: NaiveDate) -> NaiveDate {
    let later = dice.weigh(&[(5, 0), (3, 1), (2, 20), (1, 70), (1, 400)]);
    if dice.chance(3) {
        return latest.pred_opt().unwrap_or(latest).max(NaiveDate::default());
    }
    (latest + Days::new(later)).min(last_day())
}

fn page(dice: &mut Dice, documents: &Documents, view: &str) -> Value {
    let (list, id, states) = match view {
        "orders" => {
            let slips = ["awaitingPayment", "paid", "noPaymentNeeded"];
            (&documents.orders, "orderId", slips)
        }
        "returns" => (&documents.returns, "returnId", ["pending", "waiting", "refunding"]),
        "repayments" => {
            let states = ["inFlight", "confirmed", "reversed"];
            (&documents.repayments, "repaymentId", states)
        }
        _ => (&documents.orders, "", ["open", "issued", "overdue"]),
    };
    let mut request = json!({});
    if dice.chance(40) {
        request["limit"] = dice.pick(&[1, 2, 200]).into();
    }
    if dice.chance(40) {
        request["status"] = dice.pick(&states).into();
    }
    if dice.chance(40) {
        request["after"] = match one_of(dice, list, |_| true) {
            Some(entry) if !id.is_empty() => entry[id].clone(),
            _ => 1.into(),
        };
    }
    request
}

fn named(dice: &mut Dice, list: &[Value], name: &str) -> Value {
    match one_of(dice, list, |_| true) {
        Some(entry) => json!({ name: entry[name] }),
        None => json!({ name: "nobody" }),
    }
}

fn order_preview(dice: &mut Dice, memory: &Memory, documents: &Documents, on: NaiveDate) -> Value {
    let amount = order_amount(dice, memory, documents);
    let mut request = json!({ "amount": memory.written(dice, amount) });
    if dice.chance(40) {
        let expected = on + Days::new(dice.below(90) as u64);
        request["expectedReceiptOn"] = expected.min(last_day()).to_string().into();
    }
    if let Some(approval) = approval(dice) {
        request["overLimitApproval"] = approval;
    }
    request
}

/// Tries a few commands in turn: an order, a repayment of everything, a roll a little later.
fn simulation(dice: &mut Dice, memory: &Memory, documents: &Documents, on: NaiveDate) -> Value {
    let amount = order_amount(dice, memory, documents);
    let later = (on + Days::new(dice.below(40) as u64)).min(last_day());
    json!({ "commands": [
        { "type": "recordRepayment", "on": on.to_string(), "repaymentId": "what-if",
          "for": purpose(dice, memory, documents) },
        { "type": "placeOrder", "on": on.to_string(), "orderId": "what-if",
          "amount": memory.written(dice, amount) },
        { "type": "confirmReceipt", "on": on.to_string(), "orderId": "what-if",
          "receiptId": "what-if" },
        { "type": "rollForward", "on": later.to_string() },
    ] })
}
