//! Fails when a rule, a refusal code, a view, a command or a fact of the ageing table has no
//! scenario in `tests/scenarios`. What the project covers is listed here, in the rules' order.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

const RULES: &[&str] = &[
    "R1", "R2", "R3", "R4", "R5", "R6", "R7", // amounts, dates, identity
    "R10", "R11", "R12", "R13", "R14", "R15", "R16", // terms
    "R20", "R21", "R22", // rolling forward
    "R30", "R31", "R32", "R33", "R34", "R35", // orders and receipts
    "R40", "R41", "R42", "R43", "R44", "R45", "R46", // returns
    "R50", "R51", "R52", "R53", "R54", "R55", "R56", // repayment
    "R60", "R61", "R62", // overdue
    "R70", "R71", "R72", "R73", "R74", "R75", "R76", // views
];

/// In the order in which they are refused.
const CODES: &[&str] = &[
    "accountNotOpen",
    "accountAlreadyOpen",
    "idReused",
    "dateWentBack",
    "tooFarAhead",
    "accountClosed",
    "accountSuspended",
    "unknownOrder",
    "unknownReceipt",
    "unknownReturn",
    "unknownRepayment",
    "unknownStatement",
    "unknownItem",
    "notInSnapshot",
    "wrongState",
    "overdue",
    "creditExceeded",
    "exceedsReserved",
    "exceedsQuantity",
    "exceedsReturnable",
    "exceedsOutstanding",
    "nothingOutstanding",
    "partialRepaymentNotAllowed",
    "accountNotSettled",
    "currencyFixed",
    "amountTooLarge",
];

const COMMANDS: &[&str] = &[
    "openAccount",
    "changeTerms",
    "setTemporaryLimit",
    "suspendAccount",
    "resumeAccount",
    "closeAccount",
    "placeOrder",
    "cancelOrder",
    "confirmReceipt",
    "requestReturn",
    "completeReturn",
    "cancelReturn",
    "confirmRefund",
    "failRefund",
    "retryRefund",
    "startRepayment",
    "recordRepayment",
    "confirmRepayment",
    "failRepayment",
    "reverseRepayment",
    "rollForward",
];

const VIEWS: &[&str] = &[
    "overview",
    "terms",
    "statements",
    "orders",
    "returns",
    "repayments",
    "statement",
    "order",
    "repayment",
    "previewOrder",
    "previewReturn",
    "quoteRepayment",
    "simulate",
    "calendar",
];

/// The views that explain their figures, and the figures.
const EXPLAINED: &[(&str, &[&str])] = &[
    ("overview", &["outstanding", "exposure", "available"]),
    ("statement", &["total", "outstanding", "dueOn"]),
    ("order", &["reserved", "outstanding"]),
    ("previewOrder", &["exposure", "available", "availableAfter", "shortfall", "repayToProceed"]),
    ("previewReturn", &["amount", "reversed", "offset", "refunded", "availableAfter"]),
    ("quoteRepayment", &["sum", "availableAfter"]),
];

/// The codes of the terms that explain them.
const TERMS: &[&str] = &[
    "creditLimit",
    "temporaryLimit",
    "overLimitAllowance",
    "reserved",
    "statementOutstanding",
    "orderAmount",
    "cancelled",
    "posted",
    "reversed",
    "offset",
    "repaid",
    "inFlight",
    "notChosen",
    "net",
    "refunded",
    "waiting",
];

/// Days past due, and the bucket in which they age.
const AGEING: &[(u64, &str)] = &[
    (0, "notDue"),
    (1, "days1To30"),
    (30, "days1To30"),
    (31, "days31To60"),
    (60, "days31To60"),
    (61, "days61To90"),
    (90, "days61To90"),
    (91, "over90"),
    (120, "over90"),
];

/// A list here that fell behind the product would demand less than there is.
#[test]
fn the_views_and_the_codes_of_terms_are_those_of_the_product() {
    assert_eq!(VIEWS, credit_term::question::VIEW_NAMES);
    assert_eq!(TERMS.len(), credit_term::explanation::TermCode::ALL.len());
}

#[test]
fn every_rule_has_a_scenario() {
    let named = |scenario: &Value| texts(&scenario["rules"]);
    let covered = scenarios().iter().flat_map(named).collect();
    assert_all(RULES, &covered);
}

#[test]
fn every_scenario_names_rules_and_has_steps_and_a_name_of_its_own() {
    let mut names = BTreeSet::new();
    for scenario in scenarios() {
        let name = scenario["name"].as_str().expect("a name").to_owned();
        let rules = texts(&scenario["rules"]);
        assert!(rules.iter().any(|rule| rule.starts_with('R')), "`{name}` names no rule");
        let unknown = rules.iter().find(|rule| rule.starts_with('R') && !is_in(RULES, rule));
        assert_eq!(unknown, None, "`{name}`");
        assert_ne!(scenario["steps"].as_array().map(Vec::len), Some(0), "`{name}` has no steps");
        assert!(names.insert(name.clone()), "two scenarios are named `{name}`");
    }
}

/// A code counts where it is the expected answer to a command; a preview's does not.
#[test]
fn every_refusal_code_has_a_scenario() {
    let expected = |step: &Value| match step.get("when") {
        Some(_) => values_of("code", &step["then"]),
        None => Vec::new(),
    };
    assert_all(CODES, &steps().iter().flat_map(expected).collect());
}

/// A command counts where it is accepted.
#[test]
fn every_command_has_a_scenario() {
    let accepted =
        |step: &&Value| step["then"] == "accepted" || step["then"]["outcome"] == "accepted";
    let mut covered = BTreeSet::new();
    for step in steps().iter().filter(accepted) {
        covered.extend(values_of("type", &step["when"]));
    }
    for scenario in scenarios() {
        covered.extend(values_of("type", &scenario["given"]));
    }
    assert_all(COMMANDS, &covered);
}

/// A view counts where it answers, not where it is refused or its request is invalid.
#[test]
fn every_view_has_a_scenario() {
    let answers = |step: &&Value| {
        let then = &step["then"];
        let refusal = then["outcome"] == "refused" || then["$exactly"]["outcome"] == "refused";
        let alone = then.as_object().is_some_and(|fields| fields.len() < 2);
        let refused = refusal || then.get("refusals").is_some() && alone;
        !refused && then.get("invalid").is_none() && then.get("invalidWithin").is_none()
    };
    let steps = steps();
    let viewed = steps.iter().filter(answers).filter_map(|step| step["view"].as_str());
    assert_all(VIEWS, &viewed.map(str::to_owned).collect());
}

/// A figure counts where a scenario spells out its terms, all in full, and there are some.
#[test]
fn every_explained_figure_and_every_code_of_a_term_has_a_scenario() {
    let mut codes = BTreeSet::new();
    let mut figures = BTreeSet::new();
    for step in steps().iter().filter(|step| step["request"]["explain"] == true) {
        let explanation = &step["then"]["explanation"]["$exactly"];
        codes.extend(values_of("code", explanation));
        for (figure, terms) in explanation.as_object().into_iter().flatten() {
            if terms.as_array().is_none_or(|terms| !terms.is_empty()) {
                figures.insert(format!("{}, {figure}", step["view"].as_str().expect("a view")));
            }
        }
    }
    assert_all(TERMS, &codes);
    for (view, names) in EXPLAINED {
        let wanted: Vec<String> = names.iter().map(|name| format!("{view}, {name}")).collect();
        assert_all(&wanted.iter().map(String::as_str).collect::<Vec<_>>(), &figures);
    }
}

#[test]
fn every_fact_of_the_ageing_table_has_a_scenario() {
    let steps = steps();
    for (days, bucket) in AGEING {
        let step = steps.iter().find(|step| step["fact"] == *days);
        let step = step.unwrap_or_else(|| panic!("no step shows {days} days past due"));
        let ageing = step["then"]["ageing"].as_object().expect("the step expects ageing");
        let filled = ageing.iter().filter(|(_, amount)| *amount != "0.00");
        let filled: Vec<_> = filled.map(|(bucket, _)| bucket.as_str()).collect();
        assert_eq!(filled, [*bucket], "{days} days past due");
    }
}

fn scenarios() -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let entries = fs::read_dir(folder).expect("the folder of scenarios");
    let files = entries.map(|entry| entry.expect("an entry").path());
    let files = files.filter(|file| file.extension().is_some_and(|e| e == "json"));
    let read = |file: std::path::PathBuf| {
        let text = fs::read_to_string(&file).expect("a scenario file");
        let content: Value = serde_json::from_str(&text).expect("a scenario file is JSON");
        // The shared pieces are one object, not a list of scenarios.
        content.as_array().cloned().unwrap_or_default()
    };
    files.flat_map(read).collect()
}

fn steps() -> Vec<Value> {
    let of = |scenario: Value| scenario["steps"].as_array().cloned().unwrap_or_default();
    scenarios().into_iter().flat_map(of).collect()
}

/// The texts of every field of this name, however deep.
fn values_of(name: &str, within: &Value) -> Vec<String> {
    let own = within.get(name).and_then(Value::as_str).map(str::to_owned);
    let parts: Vec<_> = match within {
        Value::Object(fields) => fields.values().collect(),
        Value::Array(entries) => entries.iter().collect(),
        _ => Vec::new(),
    };
    let deeper = parts.into_iter().flat_map(|part| values_of(name, part));
    own.into_iter().chain(deeper).collect()
}

fn texts(list: &Value) -> Vec<String> {
    let entries = list.as_array().into_iter().flatten();
    entries.filter_map(Value::as_str).map(str::to_owned).collect()
}

fn is_in(list: &[&str], text: &str) -> bool {
    list.contains(&text)
}

fn assert_all(wanted: &[&str], covered: &BTreeSet<String>) {
    let missing: Vec<_> = wanted.iter().filter(|name| !covered.contains(**name)).collect();
    assert!(missing.is_empty(), "no scenario for {missing:?}");
}
