//! Runs the scenario files of `tests/scenarios` against the crate: given, when, then, view.
//!
//! A file is a list of scenarios in the order of the rules they name:
//!
//! ```json
//! { "name": "a sentence", "rules": ["R30"],
//!   "given": ["monthly-25", { "type": "placeOrder", … }],
//!   "steps": [ { "when": { "type": … }, "then": "accepted" },
//!              { "view": "overview", "request": { "on": … }, "then": { "reserved": "1.00" } } ] }
//! ```
//!
//! `given` are commands that are all accepted; a text there names a piece of `00-shared.json`.
//! `then` is an answer to fit (see `comparison`), `"accepted"` and `"repeated"` for short, or
//! `{"invalid": "/path"}`, or `{"invalidWithin": "/path"}` where the rules leave the place within
//! it open. `text` in place of `when` is a command as raw text; `each` asks once for each of its
//! values. A step `{"becomes": "live"}` goes on with the account that its live snapshot loads.
//! `SCENARIO=part of a name` runs only those. The same files run through the npm package
//! by `tests/js/scenarios.mjs`.

#[path = "scenarios/comparison.rs"]
mod comparison;
#[path = "scenarios/expansion.rs"]
mod expansion;
#[path = "scenarios/json.rs"]
mod json;

use std::fs;
use std::path::{Path, PathBuf};

use credit_term::{Account, InvalidInput, calendar_text};
use serde::Serialize;

use comparison::differences;
use expansion::{Shared, askings};
use json::Json;

#[test]
fn every_scenario_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let shared = fs::read_to_string(folder.join("00-shared.json")).expect("the shared pieces");
    let shared = Shared::read(&shared);
    let wanted = std::env::var("SCENARIO").unwrap_or_default();

    let mut run = 0;
    let mut failures = Vec::new();
    for file in scenario_files(&folder) {
        let text = fs::read_to_string(&file).expect("a scenario file");
        let Json::List(scenarios) = Json::read(&text) else { panic!("{file:?} is no list") };
        for scenario in &scenarios {
            let name = scenario.text_of("name").expect("a scenario has a name");
            if name.contains(&wanted) {
                run += 1;
                let file = file.file_name().unwrap_or_default().to_string_lossy();
                let told = |problem| format!("{file}: {name}\n    {problem}");
                failures.extend(problems(&shared, scenario).into_iter().map(told));
            }
        }
    }

    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
    assert!(0 < run, "no scenario was run");
}

fn scenario_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder of scenarios");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|file| file.extension().is_some_and(|e| e == "json"));
    files.retain(|file| !file.ends_with("00-shared.json"));
    files.sort();
    files
}

/// What is wrong with one scenario: the first given command refused, or each step that fails.
fn problems(shared: &Shared, scenario: &Json) -> Vec<String> {
    let mut account = Account::default();
    for command in shared.commands(scenario.list_of("given")) {
        let answer = answered(account.apply_text(&command.text()));
        if answer.text_of("outcome") != Some("accepted") {
            return vec![format!("given {} → {}", command.text(), answer.text())];
        }
    }

    let steps = scenario.list_of("steps").iter().enumerate();
    let told = |(n, step)| {
        let problems = step_problems(shared, &mut account, step).into_iter();
        problems.map(move |problem| format!("step {}: {problem}", n + 1))
    };
    steps.flat_map(told).collect()
}

fn step_problems(shared: &Shared, account: &mut Account, step: &Json) -> Vec<String> {
    if let Some(kind) = step.text_of("becomes") {
        assert_eq!(kind, "live", "what an account can become");
        return became_live(account);
    }
    let then = step.field("then").expect("a step has a then");
    let expected = match then.as_text() {
        Some(outcome) => Json::Object(vec![("outcome".into(), Json::Text(outcome.into()))]),
        None => shared.expand(then),
    };
    let asked = ["when", "request", "text"].iter().find_map(|name| step.field(name));
    let asked = asked.expect("a step has a when, a text or a view with its request");

    let mut found = Vec::new();
    for asked in askings(shared, step, asked) {
        let answer = match (step.field("text"), step.text_of("view")) {
            (Some(_), _) => answered(account.apply_text(asked.as_text().expect("raw text"))),
            (_, Some("calendar")) => answered(calendar_text(&asked.text())),
            (_, Some(view)) => answered(account.view_text(view, &asked.text())),
            _ => answered(account.apply_text(&asked.text())),
        };
        let told = |difference| format!("{difference}\n      asked {}", asked.text());
        found.extend(misfits(&expected, &answer).into_iter().map(told));
    }
    found
}

fn became_live(account: &mut Account) -> Vec<String> {
    let snapshot = account.snapshot_text(r#"{"live":true}"#);
    match snapshot.and_then(|snapshot| Account::load(snapshot.as_bytes())) {
        Ok(live) => {
            *account = live;
            Vec::new()
        }
        Err(invalid) => vec![format!("its live snapshot is refused: {invalid}")],
    }
}

/// An answer as JSON; malformed input as `{"invalid": path}`.
fn answered(answer: Result<impl Serialize, InvalidInput>) -> Json {
    match answer {
        Ok(answer) => Json::read(&serde_json::to_string(&answer).expect("an answer is JSON")),
        Err(invalid) => {
            Json::Object(vec![("invalid".into(), Json::Text(invalid.path.to_string()))])
        }
    }
}

fn misfits(expected: &Json, answer: &Json) -> Vec<String> {
    let (Some(within), Some(path)) = (expected.text_of("invalidWithin"), answer.text_of("invalid"))
    else {
        return differences(expected, answer);
    };
    match path.starts_with(within) {
        true => Vec::new(),
        false => vec![format!("invalid within {within}, not at {path}")],
    }
}

/// What fits, and what does not: a comparison that never fails would let every scenario hold.
#[test]
fn a_comparison_finds_what_differs() {
    let check = |expected: &str, answer: &str, places: usize| {
        let found = differences(&Json::read(expected), &Json::read(answer));
        assert_eq!(found.len(), places, "{expected} against {answer}: {found:?}");
    };

    check(r#"{"a":"1.00"}"#, r#"{"a":"1.00","b":2}"#, 0);
    check(r#"{"a":"1.00"}"#, r#"{"a":"1.0"}"#, 1);
    check(r#"{"a":null}"#, r#"{}"#, 1);
    check(r#"{"a":null}"#, r#"{"a":0}"#, 1);
    check(r#"{"a":"$absent"}"#, r#"{}"#, 0);
    check(r#"{"a":"$absent"}"#, r#"{"a":null}"#, 1);
    check(r#"[1,2]"#, r#"[1,2,3]"#, 1);
    check(r#"[{"a":1},{"a":2}]"#, r#"[{"a":1,"b":1},{"a":3}]"#, 1);
    check(r#"{"$exactly":{"a":1,"b":2}}"#, r#"{"a":1,"b":2}"#, 0);
    check(r#"{"$exactly":{"a":1,"b":2}}"#, r#"{"b":2,"a":1}"#, 1);
    check(r#"{"$exactly":{"a":1}}"#, r#"{"a":1,"b":2}"#, 1);
    check(r#"{"$keys":["a","b"],"a":1}"#, r#"{"a":1,"b":2}"#, 0);
    check(r#"{"$keys":["b","a"]}"#, r#"{"a":1,"b":2}"#, 1);
}
