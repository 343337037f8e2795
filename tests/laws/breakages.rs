//! Law 10: snapshots and events changed so that a law breaks for certain; each is refused there.

use crate::corpus::histories;
use crate::histories::{History, Turn};
use crate::hostile::end_of;
use crate::sight::so;
use credit_term::{Account, InvalidInput};
use serde_json::{Value, json};

/// A change that breaks a law, told by its name; says whether the document had what it changes.
struct Breakage {
    name: &'static str,
    /// Where the fault is told, or begins to be told.
    place: &'static str,
    change: fn(&mut Value) -> Option<()>,
}

const fn breakage(
    name: &'static str,
    place: &'static str,
    change: fn(&mut Value) -> Option<()>,
) -> Breakage {
    Breakage { name, place, change }
}

const OF_SNAPSHOTS: [Breakage; 16] = [
    breakage("law 1: reversed more than posted", "/", |it| {
        let line = row(it, "receipts", |line| line.get("posted").is_some())?;
        line["reversed"] = raised(&line["posted"], 1);
        Some(())
    }),
    breakage("law 1: repaid more than posted", "/", |it| {
        let repayment = row(it, "repayments", |it| it["state"] == "confirmed")?;
        let laid = repayment["lines"].get_mut(0)?;
        laid["amount"] = raised(&laid["amount"], 1_000_000_000_000);
        Some(())
    }),
    breakage("law 1: more in flight than outstanding", "/", |it| {
        let repayment = row(it, "repayments", |it| it["state"] == "inFlight")?;
        let laid = repayment["lines"].get_mut(0)?;
        laid["amount"] = raised(&laid["amount"], 1_000_000_000_000);
        Some(())
    }),
    breakage("law 1: more held for a return than was posted", "/r", |it| {
        let is_named = |it: &Value| it["state"] == "pending" && it["receipt"].is_number();
        let place = it["returns"].as_array()?.iter().position(is_named)?;
        let receipt = it["returns"][place]["receipt"].as_u64()?;
        let posted = it["receipts"][receipt as usize]["posted"].clone();
        // Pieces would have to add up to the amount as well.
        let document = it["returns"][place].as_object_mut()?;
        document.remove("items");
        document["amount"] = raised(&posted, 1);
        Some(())
    }),
    breakage("law 2: cancelled more than ordered", "/", |it| {
        let cancellation = row(it, "cancellations", |_| true)?;
        cancellation["amount"] = raised(&cancellation["amount"], 1_000_000_000_000);
        Some(())
    }),
    breakage("law 2: posted more than ordered", "/", |it| {
        let line = row(it, "receipts", |_| true)?;
        line["posted"] = raised(&line["posted"], 1_000_000_000_000);
        Some(())
    }),
    breakage("law 2: reversed without a return", "/", |it| {
        let line = row(it, "receipts", |line| line.get("reversed").is_some())?;
        line.as_object_mut()?.remove("reversed")?;
        Some(())
    }),
    breakage("law 2: offset without a line", "/", |it| {
        let document = row(it, "returns", |it| it.get("offset").is_some())?;
        document["offset"] = raised(&document["offset"], 1);
        Some(())
    }),
    breakage("law 3: refunded more than repaid", "/", |it| {
        let document = row(it, "returns", |it| it["refundTo"].get(0).is_some())?;
        let part = document["refundTo"].get_mut(0)?;
        part["amount"] = raised(&part["amount"], 1_000_000_000_000);
        Some(())
    }),
    breakage("law 6: a line on no statement", "/receipts", |it| {
        row(it, "receipts", |_| true)?["statement"] = json!(100_000);
        Some(())
    }),
    breakage("law 6: a line on a statement before that of the line before", "/receipts", |it| {
        let receipts = it["receipts"].as_array_mut()?;
        let is_pair = |two: &[Value]| {
            two[0]["postedOn"] == two[1]["postedOn"] && two[0]["statement"] != two[1]["statement"]
        };
        let place = receipts.windows(2).position(is_pair)?;
        let earlier = receipts[place]["statement"].take();
        receipts[place]["statement"] = receipts[place + 1]["statement"].take();
        receipts[place + 1]["statement"] = earlier;
        Some(())
    }),
    breakage("law 6: a period before the one before it", "/statements", |it| {
        let statements = it["statements"].as_array_mut()?;
        let first = statements.first()?["opensOn"].clone();
        let last = statements.last_mut().filter(|it| it["opensOn"] != first)?;
        last["opensOn"] = "1970-01-01".into();
        last["closesOn"] = "1970-01-02".into();
        Some(())
    }),
    breakage("a line of no order", "/receipts", |it| {
        row(it, "receipts", |_| true)?["order"] = json!(100_000);
        Some(())
    }),
    breakage("a return of no order", "/returns", |it| {
        row(it, "returns", |_| true)?["order"] = json!(100_000);
        Some(())
    }),
    breakage("a refund to no repayment", "/returns", |it| {
        let document = row(it, "returns", |it| it["refundTo"].get(0).is_some())?;
        document["refundTo"][0]["repayment"] = json!(100_000);
        Some(())
    }),
    breakage("two orders of one id", "/orders", |it| {
        let first = it["orders"].get(0)?["orderId"].clone();
        it["orders"].get_mut(1)?["orderId"] = first;
        Some(())
    }),
];

const OF_EVENTS: [Breakage; 13] = [
    breakage("law 1: more repaid than outstanding", "/", |it| {
        let event = event(it, "repaymentRecorded")?;
        event["lines"][0]["amount"] = raised(&event["lines"][0]["amount"], 1_000_000_000_000);
        Some(())
    }),
    breakage("law 2: more received than reserved", "/", |it| {
        let event = event(it, "receiptConfirmed")?;
        event["amount"] = raised(&event["amount"], 1_000_000_000_000);
        Some(())
    }),
    breakage("law 2: a return takes more than it is", "/", |it| {
        let effect = event(it, "returnSettled")?["effects"].get_mut(0)?;
        effect["reversed"] = raised(&effect["reversed"], 1_000_000_000_000);
        Some(())
    }),
    breakage("law 3: a refund that goes nowhere", "/", |it| {
        let effect = event(it, "returnSettled")?["effects"].get_mut(0)?;
        effect["refunded"] = raised(&effect["refunded"], 1);
        Some(())
    }),
    breakage("law 5: another total at issue", "/", |it| {
        let event = event(it, "statementIssued")?;
        event["total"] = raised(&event["total"], 1);
        Some(())
    }),
    breakage("law 5: another sum carried at issue", "/", |it| {
        let event = event(it, "statementIssued")?;
        event["carried"] = raised(&event["carried"], 1);
        Some(())
    }),
    breakage("law 6: a number left out", "/", |it| {
        event(it, "statementOpened")?["number"] = json!(77_777);
        Some(())
    }),
    breakage("law 6: a receipt on another statement", "/", |it| {
        event(it, "receiptConfirmed")?["statement"] = json!(77_777);
        Some(())
    }),
    breakage("the account opened twice", "/", |it| {
        let first = it[0].clone();
        it.as_array_mut()?.insert(1, first);
        Some(())
    }),
    breakage("a receipt of no order", "/", |it| {
        event(it, "receiptConfirmed")?["orderId"] = "nobody".into();
        Some(())
    }),
    breakage("a repayment confirmed twice", "/", |it| {
        let events = it.as_array_mut()?;
        let place = events.iter().position(|event| event["type"] == "repaymentConfirmed")?;
        events.insert(place, events[place].clone());
        Some(())
    }),
    breakage("a day before the day before it", "/", |it| {
        let last = it.as_array_mut()?.last_mut()?;
        let is_first = last["type"] == "accountOpened" || last["on"] == "1970-01-01";
        last["on"] = "1970-01-01".into();
        (!is_first).then_some(())
    }),
    breakage("a version left out", "/", |it| {
        let last = it.as_array_mut()?.last_mut()?;
        last["version"] = json!(last["version"].as_u64()? + 2);
        Some(())
    }),
];

/// How many documents each breakage is tried on.
const TRIED: usize = 6;

/// Tries every breakage on the snapshots, or the events, of the first histories that allow it.
pub fn each_breakage_is_refused() {
    let written = two_receipts();
    let ends = std::iter::once(&written).chain(histories().iter().take(60)).map(documents);
    let ends: Vec<[Value; 2]> = ends.collect();
    let told = [
        refused(&OF_SNAPSHOTS, ends.iter().map(|end| &end[0]), Account::load),
        refused(&OF_EVENTS, ends.iter().map(|end| &end[1]), Account::replay),
    ];
    let problems: Vec<String> = told.into_iter().flatten().collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// A history in which more could be returned of an order than of the receipt that a return names.
fn two_receipts() -> History {
    let commands = [
        r#"{"type":"openAccount","on":"2026-11-02","terms":{"currency":"CNY","creditLimit":"900",
            "billingCycle":{"kind":"monthly","day":25},
            "repaymentWindow":{"kind":"netDays","days":20}}}"#,
        r#"{"type":"placeOrder","on":"2026-11-02","orderId":"o1","amount":"100"}"#,
        r#"{"type":"confirmReceipt","on":"2026-11-03","receiptId":"g1","orderId":"o1","amount":"60"}"#,
        r#"{"type":"confirmReceipt","on":"2026-11-04","receiptId":"g2","orderId":"o1","amount":"40"}"#,
        r#"{"type":"requestReturn","on":"2026-11-05","returnId":"r1","orderId":"o1",
            "receiptId":"g2","amount":"40"}"#,
    ];
    let turn = |command: &str| Turn { command: command.to_owned(), questions: Vec::new() };
    History { seed: 0, turns: commands.map(turn).into() }
}

fn documents(history: &History) -> [Value; 2] {
    let (account, events) = end_of(history).expect("a history");
    [
        serde_json::to_value(account.snapshot()).expect("a snapshot"),
        serde_json::to_value(events).expect("events"),
    ]
}

fn refused<'v>(
    breakages: &[Breakage],
    documents: impl Iterator<Item = &'v Value> + Clone,
    take: fn(&[u8]) -> Result<Account, InvalidInput>,
) -> Vec<String> {
    let mut problems = Vec::new();
    for Breakage { name, place, change } in breakages {
        let mut tried = 0;
        for document in documents.clone() {
            let mut broken = document.clone();
            if tried == TRIED || change(&mut broken).is_none() {
                continue;
            }
            tried += 1;
            let problem = match take(broken.to_string().as_bytes()) {
                Ok(_) => Err("it is admitted".to_owned()),
                Err(fault) => {
                    so(fault.path.starts_with(place) && !fault.expected.is_empty(), || {
                        format!("refused elsewhere: {fault:?}")
                    })
                }
            };
            problems.extend(problem.err().map(|problem| format!("{name}: {problem}\n  {broken}")));
        }
        if tried == 0 {
            problems.push(format!("{name}: no history allows it"));
        }
    }
    problems
}

/// Finds the last row of a list that fits.
fn row<'v>(of: &'v mut Value, name: &str, fits: fn(&Value) -> bool) -> Option<&'v mut Value> {
    of[name].as_array_mut()?.iter_mut().rev().find(|row| fits(row))
}

/// Finds the last event of a type.
fn event<'v>(of: &'v mut Value, name: &str) -> Option<&'v mut Value> {
    of.as_array_mut()?.iter_mut().rev().find(|event| event["type"] == name)
}

/// Gives an amount so many minor units more.
fn raised(amount: &Value, minor: i128) -> Value {
    let text = amount.as_str().expect("an amount");
    let fraction = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let sum = text.replace('.', "").parse::<i128>().expect("an amount") + minor;
    let mut text = format!("{sum:0width$}", width = fraction + 1);
    if 0 < fraction {
        text.insert(text.len() - fraction, '.');
    }
    text.into()
}
