//! What the rows and columns of the state tables mean: how a document comes into a state, and what
//! each command says to it.
//!
//! One order `O-1` of one account, its receipt `R-1` of 2026-01-06, its return `T-1`, its repayment
//! `P-1`; whatever a command creates besides has a 9 in its id. The statement closes on 2026-01-25
//! and is due on 2026-02-15.

use credit_term::Account;
use serde_json::{Value, json};

/// A table's document, or the account itself.
pub struct Subject {
    pub heading: &'static str,
    pub states: &'static [&'static str],
    /// How a state is reached, for a row's command, and the day on which the command is given.
    pub given: fn(&str, &str) -> (Vec<Value>, &'static str),
    /// The name under which the views know a state.
    pub named: fn(&str) -> &str,
    /// The state that the views tell on a day.
    pub state: fn(&Account, &str) -> String,
    /// What a row's command says: by its name and its qualifier.
    pub attempt: fn(&str, &str, &Account, &str) -> Option<Attempt>,
}

/// A command, and what is tried before it as far as it goes.
pub struct Attempt {
    pub before: Vec<Value>,
    pub command: Value,
}

pub const SUBJECTS: &[Subject] = &[
    Subject {
        heading: "Account",
        states: &["not open", "active", "suspended", "closed"],
        given: account_given,
        named: |state| state,
        state: account_state,
        attempt: account_attempt,
    },
    Subject {
        heading: "Order",
        states: &[
            "none",
            "reserved",
            "partly received",
            "unbilled",
            "billed",
            "in flight",
            "paid",
            "noPaymentNeeded",
        ],
        given: order_given,
        named: |state| state,
        state: order_state,
        attempt: order_attempt,
    },
    Subject {
        heading: "Statement",
        states: &["open", "issued", "overdue", "settled"],
        given: statement_given,
        named: |state| state,
        state: |account, on| {
            text(&view(account, "statement", json!({"on": on, "number": 1}))["status"])
        },
        attempt: statement_attempt,
    },
    Subject {
        heading: "Refund slip",
        states: &[
            "none",
            "pending",
            "waiting",
            "noRefundNeeded",
            "refunding",
            "refundFailed",
            "refunded",
            "cancelled",
        ],
        given: return_given,
        named: |state| state,
        state: return_state,
        attempt: return_attempt,
    },
    Subject {
        heading: "Repayment",
        states: &["none", "inFlight", "confirmed", "recorded", "failed", "reversed"],
        given: repayment_given,
        named: |state| if state == "recorded" { "confirmed" } else { state },
        state: repayment_state,
        attempt: repayment_attempt,
    },
];

// What is asked.

fn view(account: &Account, name: &str, request: Value) -> Value {
    let answer = account.view_text(name, &request.to_string());
    serde_json::to_value(answer.expect("a well-formed request")).expect("an answer is JSON")
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or("none").to_string()
}

fn order_view(account: &Account, on: &str) -> Value {
    view(account, "order", json!({"on": on, "orderId": "O-1"}))
}

fn account_state(account: &Account, on: &str) -> String {
    let overview = view(account, "overview", json!({"on": on}));
    overview["state"].as_str().unwrap_or("not open").to_string()
}

fn order_state(account: &Account, on: &str) -> String {
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

fn return_state(account: &Account, on: &str) -> String {
    text(&order_view(account, on)["returns"][0]["state"])
}

fn repayment_state(account: &Account, on: &str) -> String {
    text(&view(account, "repayment", json!({"on": on, "repaymentId": "P-1"}))["state"])
}

// What is given.

fn terms() -> Value {
    json!({
        "currency": "CNY", "creditLimit": "1000.00",
        "billingCycle": {"kind": "monthly", "day": 25},
        "repaymentWindow": {"kind": "netDays", "days": 20}
    })
}

fn open() -> Value {
    json!({"type": "openAccount", "on": "2026-01-01", "terms": terms()})
}

fn place(id: &str, amount: &str) -> Value {
    json!({"type": "placeOrder", "orderId": id, "amount": amount})
}

fn placed(id: &str, amount: &str) -> Value {
    dated(place(id, amount), "2026-01-05")
}

fn received(amount: &str) -> Value {
    dated(
        json!({"type": "confirmReceipt", "receiptId": "R-1", "orderId": "O-1", "amount": amount}),
        "2026-01-06",
    )
}

fn request(id: &str, amount: &str) -> Value {
    json!({"type": "requestReturn", "returnId": id, "orderId": "O-1", "amount": amount})
}

fn of_return(command: &str, id: &str) -> Value {
    let attempt = match command {
        "failRefund" => json!(1),
        "retryRefund" => json!(2),
        _ => return json!({"type": command, "returnId": id}),
    };
    json!({"type": command, "returnId": id, "attempt": attempt})
}

fn repay(command: &str, id: &str, purpose: Value) -> Value {
    json!({"type": command, "repaymentId": id, "for": purpose})
}

fn of_repayment(command: &str, id: &str) -> Value {
    json!({"type": command, "repaymentId": id})
}

fn whole_order() -> Value {
    json!({"kind": "orders", "orders": [{"orderId": "O-1"}]})
}

fn part_of_order() -> Value {
    json!({"kind": "orders", "orders": [{"orderId": "O-1", "amount": "10.00"}]})
}

fn dated(mut command: Value, on: &str) -> Value {
    command["on"] = json!(on);
    command
}

/// Another order is there to receive or to cancel where a command does that; elsewhere it would keep
/// the account from closing.
fn another_order(command: &str) -> Vec<Value> {
    match command {
        "cancelOrder" | "confirmReceipt" => vec![placed("O-9", "20.00")],
        _ => Vec::new(),
    }
}

fn account_given(state: &str, command: &str) -> (Vec<Value>, &'static str) {
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

fn order_given(state: &str, _: &str) -> (Vec<Value>, &'static str) {
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

fn cancel(id: &str, order: &str) -> Value {
    json!({"type": "cancelOrder", "cancellationId": id, "orderId": order})
}

fn statement_given(state: &str, command: &str) -> (Vec<Value>, &'static str) {
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

fn return_given(state: &str, _: &str) -> (Vec<Value>, &'static str) {
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

fn repayment_given(state: &str, command: &str) -> (Vec<Value>, &'static str) {
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

// What is tried.

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

fn account_attempt(command: &str, qualifier: &str, _: &Account, on: &str) -> Option<Attempt> {
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

fn order_attempt(command: &str, qualifier: &str, account: &Account, on: &str) -> Option<Attempt> {
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

fn statement_attempt(command: &str, qualifier: &str, _: &Account, on: &str) -> Option<Attempt> {
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

fn return_attempt(command: &str, qualifier: &str, _: &Account, on: &str) -> Option<Attempt> {
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

fn repayment_attempt(command: &str, qualifier: &str, _: &Account, on: &str) -> Option<Attempt> {
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
