//! An account's past costs a command nothing: however many orders it had, as many documents are fetched.

use crate::kept::Store;
use credit_term::account::command::Command;
use credit_term::question::{Needs, Request};
use credit_term::{Account, Answer};

/// Past orders a month; each is received and repaid in it.
const A_MONTH: usize = 5;

/// Plays so many past orders on an account that puts away what is finished.
fn after(orders: usize) -> (Account, Store) {
    let (mut account, mut store) = (Account::default(), Store::default());
    let mut accept = |command: String| {
        let parsed = Command::read(&command, account.currency()).expect("a command");
        store.give(&mut account, |account| account.needs(&parsed)).expect("what it needs");
        let answer = account.execute(&parsed);
        assert!(matches!(answer, Answer::Accepted { .. }), "{command}: {answer:?}");
        store.keep(account.put_away()).expect("a store");
    };
    accept(
        r#"{ "type": "openAccount", "on": "1980-01-01", "terms": { "currency": "CNY",
            "creditLimit": "1000.00", "billingCycle": { "kind": "monthly", "day": 28 },
            "repaymentWindow": { "kind": "netDays", "days": 20 } } }"#
            .to_owned(),
    );
    for number in 0..orders {
        let month = number / A_MONTH;
        let on = format!(r#""on": "{}-{:02}-{:02}""#, 1980 + month / 12, 1 + month % 12, 5);
        let id = format!("{number:06}");
        accept(format!(r#"{{"type":"placeOrder",{on},"orderId":"{id}","amount":"9.00"}}"#));
        accept(format!(r#"{{"type":"confirmReceipt",{on},"orderId":"{id}","receiptId":"{id}"}}"#));
        accept(format!(
            r#"{{"type":"recordRepayment",{on},"repaymentId":"{id}","for":{{"kind":"posted"}}}}"#
        ));
    }
    store.fetched.set(0);
    (account, store)
}

const ON: &str = r#""on": "2026-10-12""#;

/// Counts the documents fetched for each of some commands and questions about an early order.
fn fetched(account: &Account, store: &Store) -> Vec<(String, usize)> {
    let commands = [
        r#""type": "placeOrder", "orderId": "new", "amount": "1.00""#,
        r#""type": "placeOrder", "orderId": "000003", "amount": "9.00""#,
        r#""type": "confirmReceipt", "orderId": "000003", "receiptId": "new""#,
        r#""type": "requestReturn", "returnId": "new", "orderId": "000003", "amount": "1.00""#,
        r#""type": "confirmRefund", "returnId": "nobody""#,
        r#""type": "startRepayment", "repaymentId": "new", "for": { "kind": "statement", "number": 1 }"#,
        r#""type": "reverseRepayment", "repaymentId": "000003""#,
        r#""type": "rollForward""#,
    ];
    let questions = [
        ("order", r#""orderId": "000003""#),
        ("statement", r#""number": 1"#),
        ("repayment", r#""repaymentId": "000003""#),
        ("previewReturn", r#""orderId": "000003", "amount": "1.00""#),
        ("overview", r#""explain": true"#),
        ("orders", r#""status": "awaitingPayment", "after": "000003""#),
    ];
    let mut counts = Vec::new();
    let mut count = |what: &str, give: &dyn Fn(&mut Account)| {
        store.fetched.set(0);
        give(&mut account.clone());
        counts.push((what.to_owned(), store.fetched.get()));
    };
    for command in commands {
        let parsed = Command::read(&format!("{{ {ON}, {command} }}"), account.currency());
        let parsed = parsed.expect("a command");
        count(command, &|it| store.give(it, |it| it.needs(&parsed)).expect("what it needs"));
    }
    for (view, request) in questions {
        let parsed = Request::read(view, &format!("{{ {ON}, {request} }}"), account.currency());
        let parsed = parsed.expect("a request");
        let needs = |it: &Account| match it.needs_for(&parsed) {
            Needs::Documents(keys) => keys,
            Needs::Everything => panic!("everything is needed for {view} {request}"),
        };
        count(view, &|it| store.give(it, needs).expect("what it needs"));
    }
    counts
}

/// Compares an account with ten past orders to one with two thousand.
pub fn a_long_past_costs_nothing() {
    let (short, few) = after(10);
    let (long, many) = after(2_000);
    assert!(4_000 < many.texts.len(), "only {} documents are kept", many.texts.len());
    let counts = fetched(&short, &few);
    assert_eq!(fetched(&long, &many), counts);
    let most = counts.iter().map(|(_, count)| *count).max();
    // An order with its statement and repayment; a statement with its orders and their repayments.
    assert_eq!(most, Some(1 + 2 * A_MONTH), "{counts:?}");
    let size = |account: &Account| credit_term::json(&account.snapshot()).len();
    assert!(size(&long) < size(&short) + 200, "{} and {} bytes", size(&long), size(&short));
}
