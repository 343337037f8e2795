//! How a document comes into a state, and how the views tell in which it is.

use crate::commands::{
    another_order, cancel, of_repayment, of_return, open, placed, received, repay, request,
    whole_order,
};
use credit_term::Account;
use serde_json::{Value, json};

fn view(account: &Account, name: &str, request: Value) -> Value {
    let answer = account.view_text(name, &request.to_string());
    serde_json::to_value(answer.expect("a well-formed request")).expect("an answer is JSON")
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or("none").to_string()
}

pub fn order_view(account: &Account, on: &str) -> Value {
    view(account, "order", json!({"on": on, "orderId": "O-1"}))
}

pub fn account_state(account: &Account, on: &str) -> String {
    let overview = view(account, "overview", json!({"on": on}));
    overview["state"].as_str().unwrap_or("not open").to_string()
}

pub fn order_state(account: &Account, on: &str) -> String {
    let order = order_view(account, on);
    let is_zero = |name: &str| order[name] == "0.00";
    let Some("awaitingPayment") = order["paymentSlip"].as_str() else {
        return text(&order["paymentSlip"]);
    };
    let statement = json!({"on": on, "number": order["receipts"][0]["statement"]});
    let state = if order["reserved"] == order["amount"] {
        "reserved"
    } else if !is_zero("reserved") {
        "partly received"
    } else if !is_zero("inFlight") {
        "in flight"
    } else if view(account, "statement", statement)["status"] == "open" {
        "unbilled"
    } else {
        "billed"
    };
    state.to_string()
}

pub fn statement_state(account: &Account, on: &str) -> String {
    text(&view(account, "statement", json!({"on": on, "number": 1}))["status"])
}

pub fn return_state(account: &Account, on: &str) -> String {
    text(&order_view(account, on)["returns"][0]["state"])
}

pub fn repayment_state(account: &Account, on: &str) -> String {
    text(&view(account, "repayment", json!({"on": on, "repaymentId": "P-1"}))["state"])
}

pub fn account_given(state: &str, command: &str) -> (Vec<Value>, &'static str) {
    let mut given = vec![open(), placed("O-1", "100.00"), received("100.00")];
    let paid =
        [repay("startRepayment", "P-1", whole_order()), of_repayment("confirmRepayment", "P-1")];
    match state {
        "not open" => given.clear(),
        "closed" => {
            given.extend(paid);
            given.push(json!({"type": "closeAccount"}));
        }
        _ => {
            given.splice(1..1, another_order(command));
            given.extend(paid);
            if state == "suspended" {
                given.push(json!({"type": "suspendAccount"}));
            }
        }
    }
    (given, "2026-02-01")
}

pub fn order_given(state: &str, _: &str) -> (Vec<Value>, &'static str) {
    let mut given = vec![open()];
    if state != "none" {
        given.push(placed("O-1", "100.00"));
    }
    match state {
        "none" | "reserved" => {}
        "partly received" => given.push(received("50.00")),
        "noPaymentNeeded" => given.push(cancel("C-1", "O-1")),
        _ => given.push(received("100.00")),
    }
    if let "in flight" | "paid" = state {
        given.push(repay("startRepayment", "P-1", whole_order()));
    }
    if state == "paid" {
        given.push(of_repayment("confirmRepayment", "P-1"));
    }
    let is_early = matches!(state, "none" | "reserved" | "partly received" | "unbilled");
    (given, if is_early { "2026-01-10" } else { "2026-02-01" })
}

pub fn statement_given(state: &str, command: &str) -> (Vec<Value>, &'static str) {
    let mut given = vec![open(), placed("O-1", "100.00")];
    given.extend(another_order(command));
    given.push(received("100.00"));
    if state == "settled" {
        given.push(repay("startRepayment", "P-1", json!({"kind": "statement", "number": 1})));
        given.push(of_repayment("confirmRepayment", "P-1"));
    }
    let day = match state {
        "open" => "2026-01-10",
        "overdue" => "2026-02-20",
        _ => "2026-02-01",
    };
    (given, day)
}

pub fn return_given(state: &str, _: &str) -> (Vec<Value>, &'static str) {
    let mut given = vec![open(), placed("O-1", "400.00"), received("300.00")];
    let start = repay("startRepayment", "P-1", json!({"kind": "posted"}));
    match state {
        "waiting" => given.push(start),
        "refunding" | "refundFailed" | "refunded" => {
            given.extend([start, of_repayment("confirmRepayment", "P-1")]);
        }
        _ => {}
    }
    let names: &[&str] = match state {
        "none" | "pending" => &[],
        "cancelled" => &["cancelReturn"],
        "refundFailed" => &["completeReturn", "failRefund"],
        "refunded" => &["completeReturn", "confirmRefund"],
        _ => &["completeReturn"],
    };
    if state != "none" {
        given.push(request("T-1", "100.00"));
    }
    given.extend(names.iter().map(|name| of_return(name, "T-1")));
    (given, "2026-02-01")
}

pub fn repayment_given(state: &str, command: &str) -> (Vec<Value>, &'static str) {
    let mut given = vec![open(), placed("O-1", "100.00")];
    given.extend(another_order(command));
    given.push(received("100.00"));
    let names: &[&str] = match state {
        "confirmed" => &["confirmRepayment"],
        "failed" => &["failRepayment"],
        "reversed" => &["confirmRepayment", "reverseRepayment"],
        _ => &[],
    };
    match state {
        "none" => {}
        "recorded" => given.push(repay("recordRepayment", "P-1", whole_order())),
        _ => given.push(repay("startRepayment", "P-1", whole_order())),
    }
    given.extend(names.iter().map(|name| of_repayment(name, "P-1")));
    (given, "2026-02-01")
}
