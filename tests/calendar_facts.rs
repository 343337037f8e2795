//! Due dates and closing days that other public sources state, against what the terms give.

use credit_term::calendar::BusinessDate;
use credit_term::input::{Node, Path};
use credit_term::terms::{DraftTerms, Terms, calendar};
use serde_json::{Value, json};

const FACTS: &str = include_str!("cases/calendar.json");

fn facts(of: &str) -> Vec<Value> {
    let facts: Value = serde_json::from_str(FACTS).unwrap();
    facts[of].as_array().unwrap().clone()
}

fn terms(cycle: &Value, window: &Value, business_days: Option<&Value>) -> Terms {
    let mut terms = json!({
        "currency": "CNY", "creditLimit": "1", "billingCycle": cycle, "repaymentWindow": window
    });
    if let Some(days) = business_days {
        terms["businessDays"] = days.clone();
    }
    let text = terms.to_string();
    let node = Node::parse(&text, 100_000).unwrap();
    let draft = DraftTerms::read(&node, &Path::root()).unwrap();
    draft.settle().unwrap()
}

fn date(value: &Value) -> BusinessDate {
    BusinessDate::parse_given(value.as_str().unwrap()).unwrap()
}

/// R12 and R13. A `perReceipt` statement is issued on its receipt's day, so the issue date of
/// a fact can be any day.
#[test]
fn due_dates_are_those_of_the_sources() {
    let facts = facts("dueDates");
    for fact in &facts {
        let cycle = json!({ "kind": "perReceipt" });
        let terms = terms(&cycle, &fact["repaymentWindow"], fact.get("businessDays"));
        let issued_on = date(&fact["issuedOn"]);
        let due = terms.due(issued_on, issued_on);
        assert_eq!(due.date, date(&fact["dueOn"]), "{fact}");
        let listed = calendar(&terms, issued_on, 1).unwrap();
        assert_eq!(listed[0].due_on, date(&fact["dueOn"]), "{fact}");
    }
    assert_eq!(facts.len(), 29);
}

/// R10.
#[test]
fn closing_days_are_those_of_the_sources() {
    let facts = facts("periods");
    for fact in &facts {
        let window = json!({ "kind": "netDays", "days": 0 });
        let terms = terms(&fact["billingCycle"], &window, None);
        let closing_days = fact["closesOn"].as_array().unwrap();
        let periods = u32::try_from(closing_days.len()).unwrap();
        let listed = calendar(&terms, date(&fact["openedOn"]), periods).unwrap();
        let found: Vec<_> = listed.iter().map(|period| period.closes_on).collect();
        let stated: Vec<_> = closing_days.iter().map(date).collect();
        assert_eq!(found, stated, "{fact}");
    }
    assert_eq!(facts.len(), 7);
}
