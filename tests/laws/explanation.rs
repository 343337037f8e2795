//! Explanations (R75): the terms of every explained figure add up to it, and explaining changes
//! nothing else.

use crate::corpus::{Moment, play};
use crate::histories::{History, Question};
use crate::ledger::{Ledger, Minor};
use crate::sight::{same, so};
use credit_term::Account;
use credit_term::explanation::TermCode;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// The views that are explained, and for each the figures: the name under which the terms stand,
/// and the place of the figure in the same answer.
const EXPLAINED: [(&str, &[(&str, &str)]); 6] = [
    (
        "overview",
        &[("outstanding", "/outstanding"), ("exposure", "/exposure"), ("available", "/available")],
    ),
    ("statement", &[("total", "/total"), ("outstanding", "/outstanding")]),
    ("order", &[("reserved", "/reserved"), ("outstanding", "/outstanding")]),
    (
        "previewOrder",
        &[
            ("exposure", "/exposure"),
            ("available", "/available"),
            ("availableAfter", "/availableAfter"),
            ("shortfall", "/shortfall"),
            ("repayToProceed", "/repayToProceed/amount"),
        ],
    ),
    (
        "previewReturn",
        &[
            ("amount", "/amount"),
            ("reversed", "/reversed"),
            ("offset", "/offset"),
            ("refunded", "/refunded"),
            ("availableAfter", "/availableAfter"),
        ],
    ),
    ("quoteRepayment", &[("sum", "/sum"), ("availableAfter", "/availableAfter")]),
];

/// What was explained in all histories together: how often each figure had several terms, and the
/// codes of the terms.
#[derive(Default)]
pub struct Seen {
    sums: RefCell<BTreeMap<(&'static str, &'static str), usize>>,
    codes: RefCell<BTreeSet<String>>,
}

impl Seen {
    /// Fails where a figure was never a sum of several terms, or a code never occurred: what holds
    /// of nothing holds of no use.
    pub fn is_everything(&self) {
        let sums = self.sums.borrow();
        for (view, figures) in EXPLAINED {
            for (name, _) in figures {
                assert!(sums.contains_key(&(view, *name)), "{view}: {name} never had two terms");
            }
        }
        let codes = TermCode::ALL.map(|code| crate::ledger::name(&code));
        assert_eq!(*self.codes.borrow(), BTreeSet::from(codes), "the codes of terms");
    }
}

/// Explains whatever a history asks in the views that can be explained, and the overview at every
/// command.
pub fn terms_add_up(history: &History, seen: &Seen) -> Result<(), String> {
    play(history, |moment| {
        let overview = moment.latest.filter(|_| moment.is_one_of(20)).map(|on| Question {
            view: "overview",
            request: json!({ "on": on.to_string() }).to_string(),
        });
        let asked = history.turns[moment.number].questions.iter().chain(&overview);
        for question in asked {
            if let Some((view, figures)) = EXPLAINED.iter().find(|it| it.0 == question.view) {
                let told = |problem| format!("{view} {}\n  {problem}", question.request);
                explained(moment, view, figures, &question.request, seen).map_err(told)?;
            }
        }
        Ok(())
    })
}

fn explained(
    moment: &Moment<'_>,
    view: &'static str,
    figures: &'static [(&'static str, &'static str)],
    request: &str,
    seen: &Seen,
) -> Result<(), String> {
    let mut request: Value = serde_json::from_str(request).expect("a request");
    let fields = request.as_object_mut().expect("an object");
    fields.remove("explain");
    let plain = answer(moment.account, view, &request);
    request["explain"] = true.into();
    let told = answer(moment.account, view, &request);
    let Some(added) = without_explanation(&plain, &told)? else {
        return Ok(());
    };

    let plain: Value = serde_json::from_str(&plain).expect("an answer");
    let explanation: Value = serde_json::from_str(added).expect("an explanation");
    let mut left = explanation.as_object().expect("terms by figure").clone();
    for (name, place) in figures {
        // What no repayment lets through has no figure to explain.
        let Some(figure) = plain.pointer(place) else {
            same(
                "the figure that is not there",
                plain.pointer("/repayToProceed"),
                Some(&Value::Null),
            )?;
            so(!left.contains_key(*name), || format!("{name} is explained, and not there"))?;
            continue;
        };
        let terms = left.remove(*name).ok_or_else(|| format!("{name} is not explained"))?;
        let terms = terms.as_array().expect("a list of terms");
        let sum = terms.iter().map(|term| minor(&term["amount"])).sum::<Minor>();
        same(&format!("{name}, by {terms:?}"), sum, minor(figure))?;
        for term in terms {
            is_a_term(moment.ledger, term)?;
            statement_exists(moment.account, &request["on"], term)?;
            seen.codes.borrow_mut().insert(term["code"].as_str().expect("a code").to_owned());
        }
        if 1 < terms.len() {
            *seen.sums.borrow_mut().entry((view, name)).or_default() += 1;
        }
    }
    if let Some(due) = left.remove("dueOn") {
        same("the due date", &due["dueOn"], &plain["dueOn"])?;
    }
    so(left.is_empty(), || format!("explained, and no figure: {left:?}"))
}

fn answer(account: &Account, view: &str, request: &Value) -> String {
    crate::round_trip::written(&account.view_text(view, &request.to_string()))
}

/// Takes the explanation off and compares the rest, byte for byte. An answer that is refused is the
/// same with and without.
fn without_explanation<'a>(plain: &str, told: &'a str) -> Result<Option<&'a str>, String> {
    if plain == told {
        return so(plain.starts_with(r#"{"outcome":"refused""#), || {
            format!("nothing is explained in {plain}")
        })
        .map(|()| None);
    }
    let open = plain.strip_suffix('}').unwrap_or(plain);
    let added = told.strip_prefix(open).and_then(|rest| rest.strip_suffix('}'));
    let added = added.and_then(|rest| rest.strip_prefix(r#","explanation":"#));
    added.map(Some).ok_or_else(|| format!("{told}\n  is more than an explanation of\n  {plain}"))
}

/// A term adds something, and the documents it names are there and belong together.
fn is_a_term(ledger: &Ledger, term: &Value) -> Result<(), String> {
    so(minor(&term["amount"]) != 0, || format!("{term} adds nothing"))?;
    let named = |name: &str| term[name].as_str();
    let order = named("orderId").map(|id| ledger.orders.iter().position(|it| it.id == id));
    so(order != Some(None), || format!("no order {term}"))?;
    if let Some(id) = named("receiptId") {
        let line = ledger.lines.iter().find(|line| line.receipt == id);
        let line = line.ok_or_else(|| format!("no receipt {term}"))?;
        same(&format!("the order of {term}"), order, Some(Some(line.order)))?;
        same(&format!("the statement of {term}"), &term["statement"], &line.statement.into())?;
    }
    if let Some(id) = named("repaymentId") {
        so(ledger.repayments.iter().any(|it| it.id == id), || format!("no repayment {term}"))?;
    }
    if let Some(id) = named("cancellationId") {
        so(ledger.cancellations.contains_key(id), || format!("no cancellation {term}"))?;
    }
    Ok(())
}

/// A statement that a term names is one that can be asked for on the same day.
fn statement_exists(account: &Account, on: &Value, term: &Value) -> Result<(), String> {
    let Some(number) = term.get("statement") else {
        return Ok(());
    };
    let statement = answer(account, "statement", &json!({ "on": on, "number": number }));
    so(statement.contains(r#""lines":["#), || format!("no statement {term}: {statement}"))
}

/// Gives the minor units of a written amount: its digits without the point.
fn minor(amount: &Value) -> Minor {
    let text = amount.as_str().unwrap_or_else(|| panic!("{amount} is no amount"));
    text.replace('.', "").parse().unwrap_or_else(|_| panic!("{amount} is no amount"))
}
