//! Composes a command of a type, on documents that it fits or nearly fits.

use super::dice::Dice;
use super::documents::{Documents, one_of};
use super::figures::{minor, near, written};
use super::purposes::purpose;
use super::terms::{Customer, cycle, terms};
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What the author remembers besides what the views show.
pub struct Memory {
    pub customer: Customer,
    /// The terms last agreed.
    terms: Value,
    /// How many ids were given so far.
    ids: usize,
    /// The items of each order that has some: id and pieces.
    items: BTreeMap<String, Vec<(String, i64)>>,
    /// The receipts of each order.
    receipts: BTreeMap<String, Vec<String>>,
    /// The last attempt of each refund.
    attempts: BTreeMap<String, i64>,
}

impl Memory {
    pub fn of(customer: Customer) -> Memory {
        Memory {
            customer,
            terms: Value::Null,
            ids: 0,
            items: BTreeMap::new(),
            receipts: BTreeMap::new(),
            attempts: BTreeMap::new(),
        }
    }

    /// Keeps what an accepted command said.
    pub fn keep(&mut self, command: &Value, events: &Value) {
        if let Some(terms) = command.get("terms") {
            self.terms = terms.clone();
        }
        let text = |name: &str| command[name].as_str().unwrap_or_default().to_owned();
        if let Some(items) = command["items"].as_array().filter(|_| command["type"] == "placeOrder")
        {
            let item = |item: &Value| {
                let id = item["itemId"].as_str().unwrap_or_default();
                (id.to_owned(), item["quantity"].as_i64().unwrap_or_default())
            };
            self.items.insert(text("orderId"), items.iter().map(item).collect());
        }
        if command["type"] == "confirmReceipt" {
            self.receipts.entry(text("orderId")).or_default().push(text("receiptId"));
        }
        for event in events.as_array().into_iter().flatten() {
            if let Some(attempt) = event["attempt"].as_i64() {
                self.attempts.insert(text("returnId"), attempt);
            }
        }
    }

    pub fn written(&self, dice: &mut Dice, minor: i64) -> String {
        let text = written(minor, self.customer.digits);
        if dice.chance(15) && text.contains('.') {
            return text.trim_end_matches('0').trim_end_matches('.').to_owned();
        }
        text
    }

    pub fn near(&self, dice: &mut Dice, limit: i64) -> String {
        let amount = near(dice, limit);
        self.written(dice, amount)
    }

    /// Gives an id not used so far; some look like what a JavaScript object has of its own.
    fn fresh(&mut self, dice: &mut Dice, kind: &str) -> String {
        self.ids += 1;
        let id = self.ids;
        match dice.below(40) {
            0 => format!("{id}"),
            1 => format!("{kind}.{id}:_-{}", "x".repeat(dice.below(50))),
            2 => dice.pick(&["__proto__", "constructor", "00", "-"]).to_owned(),
            _ => format!("{kind}{id}"),
        }
    }
}

/// Gives the fields of a command; none where no document could be named.
pub fn compose(
    dice: &mut Dice,
    memory: &mut Memory,
    documents: &Documents,
    kind: &str,
    on: NaiveDate,
) -> Option<Value> {
    Some(match kind {
        "openAccount" => json!({ "terms": terms(dice, &memory.customer, on) }),
        "changeTerms" => json!({ "terms": changed_terms(dice, memory, documents, on) }),
        "setTemporaryLimit" => temporary_limit(dice, memory, on),
        "suspendAccount" | "resumeAccount" | "closeAccount" => match dice.below(3) {
            0 => json!({ "reason": "按合同 agreed 📦" }),
            _ => json!({}),
        },
        "placeOrder" => place_order(dice, memory, documents),
        "cancelOrder" => {
            let order = one_of(dice, &documents.orders, |order| 0 < minor(&order["reserved"]));
            let mut command = part_of_reserved(dice, memory, &order?);
            command["cancellationId"] = memory.fresh(dice, "c").into();
            command
        }
        "confirmReceipt" => confirm_receipt(dice, memory, documents, on)?,
        "requestReturn" => {
            let mut command = returned(dice, memory, documents)?;
            command["returnId"] = memory.fresh(dice, "r").into();
            command
        }
        "startRepayment" | "recordRepayment" => json!({
            "repaymentId": memory.fresh(dice, "p"),
            "for": purpose(dice, memory, documents),
        }),
        "rollForward" => json!({}),
        _ => json_of_state(dice, memory, documents, kind)?,
    })
}

/// Names a return or a repayment in the state that the command wants.
fn json_of_state(
    dice: &mut Dice,
    memory: &Memory,
    documents: &Documents,
    kind: &str,
) -> Option<Value> {
    let (list, name, state) = match kind {
        "completeReturn" | "cancelReturn" => (&documents.returns, "returnId", "pending"),
        "confirmRefund" | "failRefund" => (&documents.returns, "returnId", "refunding"),
        "retryRefund" => (&documents.returns, "returnId", "refundFailed"),
        "reverseRepayment" => (&documents.repayments, "repaymentId", "confirmed"),
        _ => (&documents.repayments, "repaymentId", "inFlight"),
    };
    if dice.chance(2) {
        return Some(attempted(dice, memory, kind, json!({ name: "nobody" })));
    }
    let document = one_of(dice, list, |document| document["state"] == state)?;
    Some(attempted(dice, memory, kind, json!({ name: document[name] })))
}

/// Adds the attempt where a command names one: the one that stands, or one beside it.
fn attempted(dice: &mut Dice, memory: &Memory, kind: &str, mut command: Value) -> Value {
    let of = command["returnId"].as_str().unwrap_or_default();
    let standing = memory.attempts.get(of).copied().unwrap_or(1);
    let beside = dice.weigh(&[(10, 0), (1, 1), (1, -1)]);
    match kind {
        "failRefund" => command["attempt"] = (standing + beside).max(1).into(),
        "retryRefund" => command["attempt"] = (standing + 1 + beside).max(1).into(),
        _ => {}
    }
    command
}

fn changed_terms(dice: &mut Dice, memory: &Memory, documents: &Documents, on: NaiveDate) -> Value {
    let mut changed = memory.terms.clone();
    match dice.below(8) {
        0..3 => changed["billingCycle"] = cycle(dice),
        3..5 => {
            let exposure = documents.figure("exposure");
            changed["creditLimit"] = memory.near(dice, exposure.max(1)).into();
        }
        5 if dice.chance(35) => {
            let other = if memory.customer.currency == "CNY" { "USD" } else { "CNY" };
            changed["currency"] = other.into();
            for name in ["creditLimit", "overLimitAllowance", "overdueTolerance"] {
                if changed.get(name).is_some() {
                    changed[name] = "5".into();
                }
            }
        }
        _ => changed = terms(dice, &memory.customer, on),
    }
    changed
}

fn temporary_limit(dice: &mut Dice, memory: &Memory, on: NaiveDate) -> Value {
    let from = on + Days::new(dice.pick(&[0, 0, 0, 1, 10]));
    let until = from + Days::new(dice.pick(&[0, 1, 5, 30]));
    let amount = dice.pick(&[0, 1, memory.customer.scale / 2, memory.customer.scale]);
    json!({
        "amount": memory.written(dice, amount),
        "from": from.min(super::terms::last_day()).to_string(),
        "until": until.to_string(),
    })
}

fn place_order(dice: &mut Dice, memory: &mut Memory, documents: &Documents) -> Value {
    let amount = order_amount(dice, memory, documents);
    let mut command = json!({
        "orderId": memory.fresh(dice, "o"),
        "amount": memory.written(dice, amount),
    });
    if let Some(approval) = approval(dice) {
        command["overLimitApproval"] = approval;
    }
    if dice.chance(45) {
        command["items"] = items(dice, memory, amount);
    }
    command
}

/// Gives a merchant's override now and then.
pub fn approval(dice: &mut Dice) -> Option<Value> {
    let approval = json!({ "approvedBy": "财务", "reason": "long known" });
    dice.chance(8).then_some(approval)
}

/// Gives the amount of an order: a small part of the limit, or about what is available.
pub fn order_amount(dice: &mut Dice, memory: &Memory, documents: &Documents) -> i64 {
    let allowance = documents.figure("overLimitAllowance");
    let most = (documents.figure("available") + allowance).max(1);
    let small = dice.between(1, (memory.customer.scale / 5).max(2));
    match dice.below(3) {
        0 => near(dice, most),
        _ => small.min(most),
    }
}

fn items(dice: &mut Dice, memory: &Memory, amount: i64) -> Value {
    let mut rest = amount;
    let mut items = Vec::new();
    let most = dice.between(1, 4);
    for number in 1..=most {
        let part = if number == most { rest } else { dice.between(1, rest / 2) };
        rest -= part;
        let quantity = dice.pick(&[1, 2, 3, 7, 12, 1000, 1_000_000]);
        let amount = memory.written(dice, part);
        let item_id = format!("item-{number}");
        items.push(json!({ "itemId": item_id, "quantity": quantity, "amount": amount }));
        if rest == 0 {
            break;
        }
    }
    items.into()
}

/// Names an order and a part of what it reserves, or all of it.
fn part_of_reserved(dice: &mut Dice, memory: &Memory, order: &Value) -> Value {
    let mut command = json!({ "orderId": order["orderId"] });
    if dice.chance(60) {
        let reserved = minor(&order["reserved"]);
        command["amount"] = memory.near(dice, reserved.max(1)).into();
    }
    command
}

fn confirm_receipt(
    dice: &mut Dice,
    memory: &mut Memory,
    documents: &Documents,
    on: NaiveDate,
) -> Option<Value> {
    let order = one_of(dice, &documents.orders, |order| 0 < minor(&order["reserved"]))?;
    let mut command = part_of_reserved(dice, memory, &order);
    command["receiptId"] = memory.fresh(dice, "g").into();
    if dice.chance(25) {
        let earlier = on - Days::new(dice.below(6) as u64);
        command["signedOn"] = earlier.max(NaiveDate::default()).to_string().into();
    }
    Some(command)
}

/// Names an order, and what of it is returned: an amount, or pieces; of all receipts, or of one.
pub fn returned(dice: &mut Dice, memory: &Memory, documents: &Documents) -> Option<Value> {
    let left = |order: &Value| minor(&order["posted"]) - minor(&order["returned"]);
    let order = one_of(dice, &documents.orders, |order| 0 < left(order))?;
    let order_id = order["orderId"].as_str().unwrap_or_default();
    let mut request = json!({ "orderId": order_id });
    if dice.chance(3) {
        request["orderId"] = "nobody".into();
    }
    let receipts = memory.receipts.get(order_id);
    if let Some(receipts) = receipts.filter(|_| dice.chance(40)) {
        let named = dice.pick(receipts);
        let unknown = "nobody".to_owned();
        request["receiptId"] = dice.weigh(&[(19, named), (1, unknown)]).into();
    }
    let items = memory.items.get(order_id).filter(|_| dice.chance(65));
    match items {
        Some(items) => request["items"] = pieces(dice, items),
        None => request["amount"] = memory.near(dice, left(&order).max(1)).into(),
    }
    Some(request)
}

fn pieces(dice: &mut Dice, items: &[(String, i64)]) -> Value {
    let (item_id, quantity) = dice.pick(items);
    let first = json!({ "itemId": item_id, "quantity": near(dice, quantity).min(1_000_000) });
    let unknown = json!({ "itemId": "nothing", "quantity": 1 });
    if dice.chance(5) {
        return json!([first, unknown]);
    }
    let others = items.iter().filter(|(id, _)| *id != item_id);
    let others = others.map(|(id, _)| json!({ "itemId": id, "quantity": 1 }));
    let mut pieces: Vec<Value> = others.filter(|_| dice.chance(30)).collect();
    pieces.push(first);
    pieces.into()
}
