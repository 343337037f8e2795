//! Random facts, and what must be true of every account made of them.

use crate::dice::Dice;
use credit_term::{Account, Answer, FromFacts};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const SEEDS: u64 = 60;
const FACTS: usize = 80;

/// One random fact.
#[derive(Clone, Debug)]
struct Fact {
    order: String,
    kind: &'static str,
    /// In minor units; none of a cancellation of all that is left.
    amount: Option<i64>,
    on: String,
}

/// Random facts about a few orders, by date. Each falls on a day of its own, or several on one.
fn facts(dice: &mut Dice, days_apart: &[i64]) -> Vec<Fact> {
    let mut day = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a date");
    let mut orders: Vec<(String, i64)> = Vec::new();
    let mut cancelled = Vec::new();
    let mut facts = Vec::new();
    while facts.len() < FACTS {
        day = day + chrono::Days::new(dice.pick(days_apart) as u64);
        let on = day.to_string();
        let kind = dice.weigh(&[
            (3, "order"),
            (4, "receipt"),
            (4, "repayment"),
            (3, "return"),
            (1, "cancellation"),
        ]);
        if kind == "order" {
            let order = match dice.below(4) {
                0 => format!("{}-{}", "long".repeat(15), orders.len()),
                _ => format!("O.{}", orders.len()),
            };
            let amount = dice.between(1, 60_000);
            orders.push((order.clone(), amount));
            facts.push(Fact { order, kind, amount: Some(amount), on });
        } else if !orders.is_empty() {
            let latest = orders.len().saturating_sub(4);
            let (order, most) = dice.pick(&orders[latest..]);
            // An order is cancelled at most once: a list of orders has room for one cancellation.
            if kind == "cancellation" {
                if cancelled.contains(&order) {
                    continue;
                }
                cancelled.push(order.clone());
            }
            let amount = dice.weigh(&[(2, most), (3, most / 3), (3, most / 5), (1, most + 1)]);
            let is_whole = kind == "cancellation" && dice.chance(50);
            let amount = (!is_whole).then_some(amount.max(1));
            facts.push(Fact { order, kind, amount, on });
        }
    }
    facts
}

fn terms(dice: &mut Dice) -> Value {
    let cycle = dice.pick(&[
        json!({ "kind": "monthly", "day": 31 }),
        json!({ "kind": "weekly", "weekday": "friday" }),
        json!({ "kind": "perReceipt" }),
    ]);
    json!({
        "currency": "CNY",
        "creditLimit": dice.pick(&["1000", "100000", "100000"]),
        "billingCycle": cycle,
        "repaymentWindow": { "kind": "netDays", "days": dice.pick(&[20, 366, 366]) },
        "partialRepayment": dice.chance(80),
    })
}

fn written(minor: i64) -> String {
    format!("{}.{:02}", minor / 100, minor % 100)
}

/// The same facts as a list of orders, in a random order where `is_mixed`.
fn listed(dice: &mut Dice, terms: &Value, facts: &[Fact], is_mixed: bool) -> Value {
    let mut orders: Vec<Value> = Vec::new();
    let mut facts = facts.to_vec();
    if is_mixed {
        mix(dice, &mut facts);
    }
    // The orders first: the others go into them.
    for fact in facts.iter().filter(|fact| fact.kind == "order") {
        let amount = written(fact.amount.expect("an amount"));
        orders.push(json!({ "orderId": fact.order, "amount": amount, "placedOn": fact.on }));
    }
    for fact in facts.iter().filter(|fact| fact.kind != "order") {
        let order = orders.iter_mut().find(|it| it["orderId"] == *fact.order).expect("its order");
        let mut entry = json!({ "on": fact.on });
        if let Some(amount) = fact.amount {
            entry["amount"] = written(amount).into();
        }
        if fact.kind == "cancellation" {
            order["cancelled"] = entry;
            continue;
        }
        let list = format!("{}s", fact.kind);
        if order.get(&list).is_none() {
            order[&list] = json!([]);
        }
        order[&list].as_array_mut().expect("a list").push(entry);
    }
    json!({ "openedOn": "2026-01-01", "terms": terms, "orders": orders })
}

/// The same facts as a table.
fn tabled(terms: &Value, facts: &[Fact]) -> Value {
    let rows = facts.iter().map(|fact| {
        let amount = fact.amount.map(written).unwrap_or_default();
        format!("{},{},{amount},{}\n", fact.order, fact.kind, fact.on)
    });
    let csv: String = std::iter::once("orderId,fact,amount,on\n".to_owned()).chain(rows).collect();
    json!({ "openedOn": "2026-01-01", "terms": terms, "csv": csv })
}

fn mix(dice: &mut Dice, facts: &mut [Fact]) {
    for last in (1..facts.len()).rev() {
        facts.swap(last, dice.below(last + 1));
    }
}

fn made(facts: &Value) -> FromFacts {
    let made = Account::from_facts(facts.to_string().as_bytes());
    made.unwrap_or_else(|fault| panic!("{fault}\n{facts:#}"))
}

/// What was refused, whatever place it stood at.
fn refused(made: &FromFacts) -> Vec<Value> {
    let mut refused = serde_json::to_value(&made.refused).expect("JSON");
    for fact in refused.as_array_mut().expect("a list") {
        fact.as_object_mut().expect("a fact").remove("path").expect("a path");
    }
    refused.as_array().expect("a list").clone()
}

/// Applies a fact as a caller would who has commands, and gives the refusals.
fn apply(account: &mut Account, fact: &Fact, id: &str) -> Value {
    let amount = fact.amount.map(written);
    let command = match fact.kind {
        "order" => json!({ "type": "placeOrder", "amount": amount }),
        "receipt" => json!({ "type": "confirmReceipt", "receiptId": id, "amount": amount }),
        "repayment" => json!({ "type": "recordRepayment", "repaymentId": id, "for": {
            "kind": "orders", "orders": [{ "orderId": fact.order, "amount": amount }] } }),
        "return" => json!({ "type": "requestReturn", "returnId": id, "amount": amount }),
        _ if amount.is_none() => json!({ "type": "cancelOrder", "cancellationId": id }),
        _ => json!({ "type": "cancelOrder", "cancellationId": id, "amount": amount }),
    };
    let mut commands = vec![command];
    if fact.kind != "repayment" {
        commands[0]["orderId"] = fact.order.clone().into();
    }
    if fact.kind == "return" {
        commands.push(json!({ "type": "completeReturn", "returnId": id }));
    }
    for mut command in commands {
        command["on"] = fact.on.clone().into();
        match account.apply_text(&command.to_string()).expect("a well-formed command") {
            Answer::Accepted { .. } => {}
            Answer::Refused { refusals, .. } => {
                return serde_json::to_value(refusals).expect("JSON");
            }
            Answer::Repeated { .. } => panic!("{command} is repeated"),
        }
    }
    json!([])
}

/// Facts on days of their own come out as the same commands, in whatever order they are listed.
pub fn facts_are_commands() {
    let (mut accepted, mut told) = (0, 0);
    for seed in 0..SEEDS {
        let dice = &mut Dice::of(seed);
        let terms = terms(dice);
        let facts = facts(dice, &[1, 1, 2, 5]);

        let mut account = Account::default();
        let opening = json!({ "type": "openAccount", "on": "2026-01-01", "terms": terms });
        account.apply_text(&opening.to_string()).expect("terms");
        let mut expected = Vec::new();
        let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for (fact, id) in facts.iter().zip(document_ids(&facts)) {
            *counts.entry((&fact.order, fact.kind)).or_default() += 1;
            let refusals = apply(&mut account, fact, &id);
            if refusals == json!([]) {
                accepted += 1;
                continue;
            }
            let mut entry = json!({ "orderId": fact.order, "fact": fact.kind, "on": fact.on,
                "refusals": refusals });
            if let Some(amount) = fact.amount {
                entry["amount"] = written(amount).into();
            }
            expected.push(entry);
        }
        told += expected.len();

        let mut rows = facts.clone();
        mix(dice, &mut rows);
        let documents = [
            listed(dice, &terms, &facts, false),
            listed(dice, &terms, &facts, true),
            tabled(&terms, &facts),
            tabled(&terms, &rows),
        ];
        for document in documents {
            let made = made(&document);
            assert_eq!(made.account, account, "seed {seed}: {document:#}");
            assert_eq!(refused(&made), expected, "seed {seed}: {document:#}");
        }
    }
    assert!(1000 < accepted && 500 < told, "{accepted} accepted, {told} refused");
}

/// The ids that the documents of facts by date get.
fn document_ids(facts: &[Fact]) -> Vec<String> {
    let ids = facts.iter().enumerate().map(|(place, fact)| {
        let earlier = facts[..=place].iter();
        let alike = earlier.filter(|it| it.order == fact.order && it.kind == fact.kind).count();
        let whole = format!("{}.{alike}", fact.order);
        let end = format!(".{alike}:{}", place + 1);
        if whole.len() <= 64 { whole } else { fact.order[..64 - end.len()].to_owned() + &end }
    });
    ids.collect()
}

/// Where many facts fall on one day, none is lost: each made a document or is reported, and no
/// return is left half-way.
pub fn every_fact_is_accounted_for() {
    let (mut accepted, mut told) = (0, 0);
    for seed in 0..SEEDS {
        let dice = &mut Dice::of(seed + 1_000);
        let terms = terms(dice);
        let facts = facts(dice, &[0, 0, 0, 1, 9]);
        let orders: Vec<Fact> = facts.iter().filter(|it| it.kind == "order").cloned().collect();
        let mut rows = facts.clone();
        rows.sort_by_key(|fact| orders.iter().position(|order| order.order == fact.order));
        let documents = [listed(dice, &terms, &facts, false), tabled(&terms, &rows)];
        let [listed, tabled] = documents.each_ref().map(made);
        let snapshot = serde_json::to_value(listed.account.snapshot()).expect("JSON");
        let count = |list: &str| snapshot[list].as_array().expect("a list").len();
        let lists = ["orders", "receipts", "repayments", "returns", "cancellations"];
        let documents: usize = lists.into_iter().map(count).sum();
        assert_eq!(documents + listed.refused.len(), facts.len(), "seed {seed}");
        let returns = snapshot["returns"].as_array().expect("returns");
        let settled = |it: &Value| it["state"] == "noRefundNeeded" || it["state"] == "refunding";
        assert!(returns.iter().all(settled), "seed {seed}: {returns:?}");

        // Order by order, the table lists the facts as the list does, so it comes out the same.
        assert_eq!(tabled.account, listed.account, "seed {seed}");
        assert_eq!(refused(&tabled), refused(&listed), "seed {seed}");
        accepted += documents;
        told += listed.refused.len();
    }
    assert!(1000 < accepted && 500 < told, "{accepted} accepted, {told} refused");
}

/// Facts spoiled anywhere are malformed or decided; nothing panics.
pub fn spoiled_facts_do_no_harm() {
    let (mut taken, mut malformed) = (0, 0);
    for seed in 0..SEEDS {
        let dice = &mut Dice::of(seed + 2_000);
        let terms = terms(dice);
        let facts = facts(dice, &[0, 1, 3]);
        for document in [listed(dice, &terms, &facts, true), tabled(&terms, &facts)] {
            let text = document.to_string().into_bytes();
            for _ in 0..20 {
                match Account::from_facts(&spoiled(dice, text.clone())) {
                    Ok(_) => taken += 1,
                    Err(_) => malformed += 1,
                }
            }
        }
    }
    assert!(200 < taken && 500 < malformed, "{taken} taken, {malformed} malformed");
}

/// Changes a byte, drops some, or writes some twice.
fn spoiled(dice: &mut Dice, mut text: Vec<u8>) -> Vec<u8> {
    let start = dice.below(text.len());
    let end = text.len().min(start + 1 + dice.below(40));
    match dice.below(6) {
        0 => text[start] = dice.pick(b"\"\\,\n0-9xA{}[]"),
        1 => drop(text.drain(start..end)),
        2 => text.extend_from_within(start..end),
        3 => {
            let again = text[start..end].to_vec();
            text.splice(start..start, again);
        }
        // A digit for a digit: most of these stay well-formed.
        _ => {
            let digits: Vec<usize> =
                (0..text.len()).filter(|place| text[*place].is_ascii_digit()).collect();
            let place = dice.pick(&digits);
            text[place] = dice.pick(b"0123456789");
        }
    }
    text
}
