//! Commands to one order `O-1` of one account, its receipt `R-1` of 2026-01-06, its return `T-1` and
//! its repayment `P-1`; whatever a command creates besides has a 9 in its id. The statement closes on
//! 2026-01-25 and is due on 2026-02-15. A command without a date is given on the day of trying.

use serde_json::{Value, json};

pub fn terms() -> Value {
    json!({
        "currency": "CNY", "creditLimit": "1000.00",
        "billingCycle": {"kind": "monthly", "day": 25},
        "repaymentWindow": {"kind": "netDays", "days": 20}
    })
}

pub fn open() -> Value {
    json!({"type": "openAccount", "on": "2026-01-01", "terms": terms()})
}

pub fn place(id: &str, amount: &str) -> Value {
    json!({"type": "placeOrder", "orderId": id, "amount": amount})
}

pub fn placed(id: &str, amount: &str) -> Value {
    dated(place(id, amount), "2026-01-05")
}

pub fn received(amount: &str) -> Value {
    dated(
        json!({"type": "confirmReceipt", "receiptId": "R-1", "orderId": "O-1", "amount": amount}),
        "2026-01-06",
    )
}

pub fn cancel(id: &str, order: &str) -> Value {
    json!({"type": "cancelOrder", "cancellationId": id, "orderId": order})
}

pub fn request(id: &str, amount: &str) -> Value {
    json!({"type": "requestReturn", "returnId": id, "orderId": "O-1", "amount": amount})
}

pub fn of_return(command: &str, id: &str) -> Value {
    let attempt = match command {
        "failRefund" => json!(1),
        "retryRefund" => json!(2),
        _ => return json!({"type": command, "returnId": id}),
    };
    json!({"type": command, "returnId": id, "attempt": attempt})
}

pub fn repay(command: &str, id: &str, purpose: Value) -> Value {
    json!({"type": command, "repaymentId": id, "for": purpose})
}

pub fn of_repayment(command: &str, id: &str) -> Value {
    json!({"type": command, "repaymentId": id})
}

pub fn whole_order() -> Value {
    json!({"kind": "orders", "orders": [{"orderId": "O-1"}]})
}

pub fn part_of_order() -> Value {
    json!({"kind": "orders", "orders": [{"orderId": "O-1", "amount": "10.00"}]})
}

pub fn dated(mut command: Value, on: &str) -> Value {
    command["on"] = json!(on);
    command
}

/// Another order is there to receive or to cancel where a command does that; elsewhere it would keep
/// the account from closing.
pub fn another_order(command: &str) -> Vec<Value> {
    match command {
        "cancelOrder" | "confirmReceipt" => vec![placed("O-9", "20.00")],
        _ => Vec::new(),
    }
}
