//! The browser's shell: text and account numbers in, text out, failures as plain objects.
//!
//! Knows how an answer crosses the boundary; does not know what any of it means. No class is
//! exported and no truth value or object is taken: wasm-bindgen coerces those silently, and
//! a JavaScript exception thrown half-way through reading an object leaves the module damaged. What
//! the caller hands over is copied and turned into text by the JavaScript face before that. Answers
//! go back as one text too, which the engine's own parser turns into values: making each value from
//! here costs a call each, and three times the code. Of the commonest answer the values alone go
//! back.
//!
//! A function fails by throwing one plain object, `{ code, path, expected }`. Anything else thrown
//! out of this module is a defect, and the face then gives the whole instance up.

mod accounts;
mod business_date;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::{Account, InvalidInput, RefusedFact, json};

/// Why a call was not answered, as the face reads it.
#[derive(Serialize)]
struct Failure<'a> {
    code: &'a str,
    path: &'a str,
    expected: &'a str,
}

impl Failure<'_> {
    fn thrown(&self) -> JsValue {
        self.serialize(&Serializer::json_compatible()).unwrap_or_else(JsValue::from)
    }
}

fn invalid(input: InvalidInput) -> JsValue {
    invalid_at(&input.path, &input.expected)
}

fn invalid_at(path: &str, expected: &str) -> JsValue {
    let code = "invalidInput";
    Failure { code, path, expected }.thrown()
}

fn disposed() -> JsValue {
    let expected = "an account that was not disposed of";
    Failure { code: "disposed", path: "", expected }.thrown()
}

/// Makes a panic throw its message instead of ending in a bare trap.
///
/// The face calls it once for each instance, so that the error it reports can say what went wrong.
/// The instance is given up after a panic either way.
#[wasm_bindgen(js_name = reportPanics)]
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
}

/// Starts an account that is not open yet and returns its number.
#[wasm_bindgen]
pub fn create() -> u32 {
    accounts::admit(Account::default())
}

/// Loads an account from a snapshot's JSON and returns its number.
///
/// # Errors
/// `invalidInput` where the snapshot is malformed or does not hold together.
#[wasm_bindgen]
pub fn load(snapshot: &[u8]) -> Result<u32, JsValue> {
    Account::load(snapshot).map(accounts::admit).map_err(invalid)
}

/// Rebuilds an account from its events' JSON and returns its number.
///
/// # Errors
/// `invalidInput` where the events are malformed or do not hold together.
#[wasm_bindgen]
pub fn replay(events: &[u8]) -> Result<u32, JsValue> {
    Account::replay(events).map(accounts::admit).map_err(invalid)
}

/// An account from bare facts, as the face reads it.
#[derive(Serialize)]
struct FromFacts {
    account: u32,
    refused: Vec<RefusedFact>,
}

/// Makes an account of bare facts, given as JSON, and returns its number with the refused facts.
///
/// # Errors
/// `invalidInput` where the facts are malformed.
#[wasm_bindgen(js_name = fromFacts)]
pub fn from_facts(facts: &[u8]) -> Result<String, JsValue> {
    let made = Account::from_facts(facts).map_err(invalid)?;
    Ok(json(&FromFacts { account: accounts::admit(made.account), refused: made.refused }))
}

/// Copies an account and returns the copy's number.
///
/// # Errors
/// `disposed` where the number names no account any more.
#[wasm_bindgen]
pub fn fork(account: u32) -> Result<u32, JsValue> {
    accounts::read(account, Account::clone).map(accounts::admit).ok_or_else(disposed)
}

/// Lets go of an account; a number that names none any more is let be.
#[wasm_bindgen]
pub fn release(account: u32) {
    accounts::release(account);
}

/// Decides and applies one command, given as JSON, and returns its answer.
///
/// # Errors
/// `invalidInput` where the command is malformed, `disposed` where the number names no account.
#[wasm_bindgen]
pub fn apply(account: u32, command: &str) -> Result<String, JsValue> {
    let answer = accounts::change(account, |account| account.apply_text(command));
    Ok(json(&answer.ok_or_else(disposed)?.map_err(invalid)?))
}

/// Answers one view, named as in the API, for a request given as JSON.
///
/// # Errors
/// `invalidInput` where the request is malformed, `disposed` where the number names no account.
#[wasm_bindgen]
pub fn view(account: u32, view: &str, request: &str) -> Result<String, JsValue> {
    let answer = accounts::read(account, |account| account.view_text(view, request));
    Ok(json(&answer.ok_or_else(disposed)?.map_err(invalid)?))
}

/// Previews an order, for a request given as JSON.
///
/// A plain yes, which is nearly every answer, is its values alone, packed; any other answer is JSON
/// as that of the view, and begins with a brace.
///
/// # Errors
/// `invalidInput` where the request is malformed, `disposed` where the number names no account.
#[wasm_bindgen(js_name = previewOrder)]
pub fn preview_order(account: u32, request: &str) -> Result<String, JsValue> {
    let packed = accounts::read(account, |account| account.packed_order_preview(request));
    packed.flatten().map_or_else(|| view(account, "previewOrder", request), Ok)
}

/// Returns a statement as CSV, for a request given as JSON, or the refusals that stand against it.
///
/// # Errors
/// `invalidInput` where the request is malformed, `disposed` where the number names no account.
#[wasm_bindgen(js_name = statementCsv)]
pub fn statement_csv(account: u32, request: &str) -> Result<String, JsValue> {
    let answer = accounts::read(account, |account| account.statement_csv_text(request));
    Ok(json(&answer.ok_or_else(disposed)?.map_err(invalid)?))
}

/// Returns an account's snapshot, the live one where the request says so.
///
/// # Errors
/// `invalidInput` where the request is malformed, `disposed` where the number names no account.
#[wasm_bindgen]
pub fn snapshot(account: u32, request: &str) -> Result<String, JsValue> {
    let written = accounts::read(account, |account| account.snapshot_text(request));
    written.ok_or_else(disposed)?.map_err(invalid)
}

/// Returns the next periods under given terms, with no account, for a request given as JSON.
///
/// # Errors
/// `invalidInput` where the request is malformed.
#[wasm_bindgen]
pub fn calendar(request: &str) -> Result<String, JsValue> {
    Ok(json(&crate::calendar_text(request).map_err(invalid)?))
}

/// Returns the business date on which an instant falls in a time zone.
///
/// The instant is text as `Date.prototype.toISOString` writes it, the zone an IANA name.
///
/// # Errors
/// `invalidInput` where the instant or the zone is none, or the date is before 1970-01-01 or after
/// 9990-12-31 (R3).
#[wasm_bindgen(js_name = businessDate)]
pub fn business_date(instant: &str, zone: &str) -> Result<String, JsValue> {
    business_date::in_zone(instant, zone).map_err(invalid)
}
