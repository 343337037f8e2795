//! Answers questions in the wire format, one JSON text a line: the whole product on a terminal.
//!
//! ```text
//! {"new": true}                                       a fresh account; answers {"new":true}
//! {"apply": {"type": "openAccount", …}}               the command's answer
//! {"view": "overview", "request": {"on": …}}          the view
//! {"snapshot": true}                                  the account's snapshot
//! {"load": {"schema": …}}                             the account of a snapshot
//! ```
//!
//! Malformed input is answered with `{"invalid":{"path":…,"expected":…}}`.
//! Run it with `cargo run --release --example json_lines < history.jsonl`.

use credit_term::{Account, InvalidInput};
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::io::{BufRead, BufWriter, Write};

fn main() -> std::io::Result<()> {
    let mut account = Account::default();
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let answer = answer(&mut account, &line?);
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}

fn answer(account: &mut Account, line: &str) -> String {
    let Ok(asked) = serde_json::from_str::<BTreeMap<String, Box<RawValue>>>(line) else {
        return text(&Err::<(), _>(InvalidInput::new("", "a JSON object")));
    };
    let given = |name: &str| asked.get(name).map(|value| value.get());
    if let Some(command) = given("apply") {
        return text(&account.apply_text(command));
    }
    if let (Some(view), Some(request)) = (given("view"), given("request")) {
        let view: String = serde_json::from_str(view).unwrap_or_default();
        return text(&account.view_text(&view, request));
    }
    if given("snapshot").is_some() {
        return text(&Ok(account.snapshot()));
    }
    if let Some(snapshot) = given("load") {
        return match Account::load(snapshot.as_bytes()) {
            Ok(loaded) => {
                *account = loaded;
                r#"{"loaded":true}"#.to_string()
            }
            Err(invalid) => text(&Err::<(), _>(invalid)),
        };
    }
    *account = Account::default();
    r#"{"new":true}"#.to_string()
}

fn text<T: Serialize>(answer: &Result<T, InvalidInput>) -> String {
    let written = match answer {
        Ok(answer) => serde_json::to_string(answer),
        Err(invalid) => serde_json::to_string(&BTreeMap::from([("invalid", invalid)])),
    };
    written.unwrap_or_else(|error| error.to_string())
}
