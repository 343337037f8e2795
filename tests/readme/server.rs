use credit_term::account::command::Command;
use credit_term::{Account, Decision, InvalidInput, apply, decide};

/// Decides a command. What is accepted is stored before it counts.
fn execute(
    account: &mut Account,
    command: &str,
    store: &mut Vec<String>,
) -> Result<Decision, InvalidInput> {
    let command = Command::read(command, account.currency())?; // malformed: HTTP 400
    let decision = decide(account, &command); // changes nothing
    if let Decision::Accepted(events) = &decision {
        // In a database: one transaction, keyed by account and version. Who comes second decides anew.
        store.extend(events.iter().filter_map(|event| serde_json::to_string(event).ok()));
        events.iter().for_each(|event| apply(account, event));
    }
    Ok(decision) // accepted or repeated: HTTP 200; refused: HTTP 409 and the refusals
}

fn main() -> Result<(), InvalidInput> {
    let mut store = Vec::new();
    let mut account = Account::default();
    let open = r#"{ "type": "openAccount", "on": "2026-10-08", "terms": {
        "currency": "CNY", "creditLimit": "10000.00",
        "billingCycle": { "kind": "monthly", "day": 25 },
        "repaymentWindow": { "kind": "netDays", "days": 20 } } }"#;
    let order =
        r#"{ "type": "placeOrder", "on": "2026-10-12", "orderId": "PO-1", "amount": "7200.00" }"#;
    assert!(matches!(execute(&mut account, open, &mut store)?, Decision::Accepted(_)));
    assert!(matches!(execute(&mut account, order, &mut store)?, Decision::Accepted(_)));
    assert_eq!(execute(&mut account, order, &mut store)?, Decision::Repeated); // sent twice, done once

    // The events are the account: after a restart they make it again.
    let events = format!("[{}]", store.join(","));
    assert_eq!(Account::replay(events.as_bytes())?, account);
    Ok(())
}
