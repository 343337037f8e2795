//! What the rows of the state tables mean: what each command says, and what is done before it.

use crate::commands::{
    cancel, dated, of_repayment, of_return, part_of_order, place, repay, request, terms,
    whole_order,
};
use crate::states::order_view;
use crate::subjects::Attempt;
use credit_term::Account;
use serde_json::{Value, json};

fn plain(command: Value) -> Option<Attempt> {
    after(Vec::new(), command)
}

fn after(before: Vec<Value>, command: Value) -> Option<Attempt> {
    Some(Attempt { before, command })
}

/// A command that names none of the table's documents, or makes something new beside them.
fn aside(command: &str, qualifier: &str, on: &str) -> Option<Attempt> {
    if !qualifier.is_empty() {
        return None;
    }
    match command {
        "openAccount" | "changeTerms" => plain(json!({"type": command, "terms": terms()})),
        "setTemporaryLimit" => {
            plain(json!({"type": command, "amount": "10.00", "from": on, "until": "2026-12-31"}))
        }
        "suspendAccount" | "resumeAccount" | "closeAccount" | "rollForward" => {
            plain(json!({"type": command}))
        }
        "placeOrder" => plain(place("O-9", "20.00")),
        "cancelOrder" => plain(cancel("C-9", "O-9")),
        "confirmReceipt" => plain(json!({"type": command, "receiptId": "R-9", "orderId": "O-9"})),
        "requestReturn" => plain(request("T-9", "10.00")),
        "completeReturn" | "cancelReturn" => {
            after(vec![request("T-9", "10.00")], of_return(command, "T-9"))
        }
        "confirmRefund" | "failRefund" => after(completed_return(), of_return(command, "T-9")),
        "retryRefund" => {
            let mut before = completed_return();
            before.push(of_return("failRefund", "T-9"));
            after(before, of_return(command, "T-9"))
        }
        _ => None,
    }
}

fn completed_return() -> Vec<Value> {
    vec![request("T-9", "10.00"), of_return("completeReturn", "T-9")]
}

pub fn account_attempt(command: &str, qualifier: &str, _: &Account, on: &str) -> Option<Attempt> {
    let charged_back = vec![of_repayment("reverseRepayment", "P-1")];
    let and_started = || {
        let mut before = vec![of_repayment("reverseRepayment", "P-1")];
        before.push(repay("startRepayment", "P-9", whole_order()));
        before
    };
    match (command, qualifier) {
        ("startRepayment" | "recordRepayment", "") => {
            plain(repay(command, "P-9", json!({"kind": "posted"})))
        }
        ("startRepayment" | "recordRepayment", "after a charge-back") => {
            after(charged_back, repay(command, "P-9", json!({"kind": "posted"})))
        }
        ("reverseRepayment", "") => plain(of_repayment(command, "P-1")),
        ("confirmRepayment" | "failRepayment", "after a charge-back") => {
            after(and_started(), of_repayment(command, "P-9"))
        }
        ("confirmRepayment" | "failRepayment", "of one confirmed before") => {
            plain(of_repayment(command, "P-1"))
        }
        _ => aside(command, qualifier, on),
    }
}

pub fn order_attempt(
    command: &str,
    qualifier: &str,
    account: &Account,
    on: &str,
) -> Option<Attempt> {
    let posted = order_view(account, on)["posted"].clone();
    let posted = posted.as_str().filter(|posted| *posted != "0.00").unwrap_or("100.00");
    let started = || vec![repay("startRepayment", "P-1", whole_order())];
    match (command, qualifier) {
        ("placeOrder", "") => plain(place("O-1", "100.00")),
        ("placeOrder", "with other content") => plain(place("O-1", "99.00")),
        ("cancelOrder", "") => plain(cancel("C-9", "O-1")),
        ("confirmReceipt", "") => {
            plain(json!({"type": command, "receiptId": "R-9", "orderId": "O-1"}))
        }
        ("completeReturn", "of all received") => {
            after(vec![request("T-9", posted)], of_return(command, "T-9"))
        }
        ("startRepayment" | "recordRepayment", "") => plain(repay(command, "P-9", whole_order())),
        ("confirmRepayment" | "failRepayment", "") => {
            after(started(), of_repayment(command, "P-1"))
        }
        ("reverseRepayment", "") => after(
            vec![repay("recordRepayment", "P-1", part_of_order())],
            of_repayment(command, "P-1"),
        ),
        _ => aside(command, qualifier, on),
    }
}

pub fn statement_attempt(command: &str, qualifier: &str, _: &Account, on: &str) -> Option<Attempt> {
    let statement = || json!({"kind": "statement", "number": 1});
    let not_before = |day: &str| on.max(day).to_string();
    match (command, qualifier) {
        ("completeReturn", "of all its lines") => {
            after(vec![request("T-9", "100.00")], of_return(command, "T-9"))
        }
        ("rollForward", "past its closing day") => {
            plain(dated(json!({"type": command}), &not_before("2026-01-26")))
        }
        ("rollForward", "past its due date") => {
            plain(dated(json!({"type": command}), &not_before("2026-02-16")))
        }
        ("startRepayment" | "recordRepayment", "") => plain(repay(command, "P-9", statement())),
        ("confirmRepayment" | "failRepayment", "") => {
            after(vec![repay("startRepayment", "P-1", statement())], of_repayment(command, "P-1"))
        }
        ("reverseRepayment", "") => after(
            vec![repay("recordRepayment", "P-1", part_of_order())],
            of_repayment(command, "P-1"),
        ),
        _ => aside(command, qualifier, on),
    }
}

pub fn return_attempt(command: &str, qualifier: &str, _: &Account, on: &str) -> Option<Attempt> {
    let posted = || json!({"kind": "posted"});
    match (command, qualifier) {
        ("requestReturn", "") => plain(request("T-1", "100.00")),
        ("requestReturn", "with other content") => plain(request("T-1", "99.00")),
        ("completeReturn", "with a repayment in flight") => {
            after(vec![repay("startRepayment", "P-1", posted())], of_return(command, "T-1"))
        }
        ("completeReturn", "after the repayment") => {
            after(vec![repay("recordRepayment", "P-1", posted())], of_return(command, "T-1"))
        }
        (
            "completeReturn" | "cancelReturn" | "confirmRefund" | "failRefund" | "retryRefund",
            "",
        ) => plain(of_return(command, "T-1")),
        ("cancelOrder", "") => plain(cancel("C-9", "O-1")),
        ("confirmReceipt", "") => {
            plain(json!({"type": command, "receiptId": "R-9", "orderId": "O-1"}))
        }
        ("startRepayment" | "recordRepayment", "") => plain(repay(command, "P-9", posted())),
        ("confirmRepayment" | "failRepayment" | "reverseRepayment", "") => {
            plain(of_repayment(command, "P-1"))
        }
        _ => aside(command, qualifier, on),
    }
}

pub fn repayment_attempt(command: &str, qualifier: &str, _: &Account, on: &str) -> Option<Attempt> {
    match (command, qualifier) {
        ("startRepayment" | "recordRepayment", "") => plain(repay(command, "P-1", whole_order())),
        ("startRepayment" | "recordRepayment", "with other content") => {
            plain(repay(command, "P-1", part_of_order()))
        }
        ("confirmRepayment" | "failRepayment" | "reverseRepayment", "") => {
            plain(of_repayment(command, "P-1"))
        }
        _ => aside(command, qualifier, on),
    }
}
