//! From a request to a command or a question in the wire format, and back.
//!
//! The body is the wire format's own object. What the address says already, or the server knows, is put
//! before its fields; said twice, it is a field given twice, which the reader of the wire format refuses.

use super::object::{Object, around};
use super::problem::{Kind, Problem};
use super::routes::{Asked as AskedIn, Route};
use super::{App, json_response, today};
use crate::InvalidInput;
use crate::account::command::LARGEST_REQUEST;
use crate::output::json;
use crate::server::accounts::{Answered, Asked, Outcome};
use crate::server::keys::{self, Caller, LONGEST_TOKEN_SECONDS, Scope};
use crate::server::store::{AccountKey, Idempotency, Merchant};
use axum::body::Body;
use axum::extract::RawPathParams;
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_MATCH};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Response};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use sha2::{Digest, Sha256};
use std::future::Future;
use std::sync::Arc;

/// The most bytes of a body: those of the largest question, commands to be tried.
pub(super) const LARGEST_BODY: usize = 1024 * 1024;
const LONGEST_KEY: usize = 200;
const USUAL_TOKEN_SECONDS: u32 = 900;
/// Fields of requests that are numbers; in an address everything is text.
const NUMBERS: [&str; 3] = ["limit", "number", "days"];

/// A request, with all that is known about it before its body is read.
pub(super) struct Call<'a> {
    pub app: &'a App,
    pub head: Parts,
    pub merchant: Arc<Merchant>,
    pub key: AccountKey,
    pub ids: Ids,
    pub caller: Caller,
    pub today: String,
    pub now: i64,
}

impl Call<'_> {
    /// Gives today's date where midnight has passed since the request came. Others may have gone on
    /// to the new day before it: what named no day is of the new day as well.
    fn next_day(&self) -> Option<String> {
        let day = today(&self.merchant, (self.app.clock)()).ok()?;
        (self.today < day).then_some(day)
    }

    /// Asks a question of today; where the answer is no, once more of the day that has come meanwhile.
    pub async fn on_its_day<T, F>(&self, ask: impl Fn(String) -> F) -> Result<T, Problem>
    where
        F: Future<Output = Result<T, Problem>>,
    {
        let answered = ask(self.today.clone()).await;
        if answered.as_ref().is_err_and(Problem::is_refusal)
            && let Some(day) = self.next_day()
        {
            return ask(day).await;
        }
        answered
    }
}

/// The ids in the address.
#[derive(Debug, Default)]
pub(super) struct Ids {
    pub account: Option<String>,
    /// Further ids, by the names of their fields.
    pub others: Vec<(String, String)>,
}

impl Ids {
    pub fn read(params: &RawPathParams) -> Ids {
        let mut ids = Ids::default();
        for (name, value) in params {
            match name {
                "accountId" => ids.account = Some(value.to_owned()),
                _ => ids.others.push((name.to_owned(), value.to_owned())),
            }
        }
        ids
    }
}

/// Decides a command.
pub(super) async fn command(
    call: Call<'_>,
    route: &Route,
    types: &[&str],
    body: Body,
) -> Result<Response<Body>, Problem> {
    let key = idempotency_key(&call.head.headers)?;
    let if_version = if_match(&call.head.headers)?;
    let body = read_body(&call.head.headers, body).await?;
    let mut object = Object::read(&body, LARGEST_REQUEST)?;
    for (name, value) in &call.ids.others {
        object.fields.push(format!(r#""{name}":{}"#, json(value)));
    }
    let type_name = match (object.field("type"), types) {
        (Some(Some(named)), []) => named.to_owned(),
        (None, [first, ..]) => {
            object.fields.push(format!(r#""type":"{first}""#));
            (*first).to_owned()
        }
        (Some(Some(named)), _) if types.contains(&named) => named.to_owned(),
        (_, []) => return Err(wants("/type", "the type of a command")),
        _ => return Err(wants("/type", &format!("`{}`", types.join("` or `")))),
    };
    let mut asked = Asked {
        command: object.on(&call.today),
        idempotency: Some(Idempotency {
            key: format!("{type_name} {key}"),
            fingerprint: fingerprint(route, &call.ids, &body),
        }),
        if_version,
        by: match &call.caller {
            Caller::Merchant { key, .. } => key.clone(),
            Caller::Customer { .. } => return Err(Kind::Forbidden.into()),
        },
    };
    if let Some(Some(on)) = object.field("on")
        && let Err(problem) = permit_day(&call, on)
    {
        // Asked again after midnight, it is told what it was answered.
        let told = call.app.accounts.told_before(&call.key, &asked).await?;
        return told.map_or(Err(problem), respond);
    }
    let mut answered = call.app.accounts.command(&call.key, &asked).await?;
    if answered.outcome == Outcome::Refused
        && let Some(day) = call.next_day()
    {
        asked.command = object.on(&day);
        answered = call.app.accounts.command(&call.key, &asked).await?;
    }
    metrics::counter!(
        "credit_term_commands_total",
        "type" => type_label(&type_name),
        "outcome" => outcome_label(answered.outcome)
    )
    .increment(1);
    respond(answered)
}

/// Only types that there are become labels: what callers make up would grow without end.
fn type_label(name: &str) -> &'static str {
    let mut known = super::routes::ROUTES.iter().flat_map(|route| match route.does {
        super::routes::Does::Command(types) => types,
        _ => &[],
    });
    known.find(|known| **known == name).copied().unwrap_or("unknown")
}

fn outcome_label(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Accepted => "accepted",
        Outcome::Repeated => "repeated",
        Outcome::Refused => "refused",
    }
}

fn respond(answered: Answered) -> Result<Response<Body>, Problem> {
    if answered.outcome == Outcome::Refused {
        return Err(Problem::refused(&answered.text));
    }
    let mut response = json_response(answered.text);
    let headers = response.headers_mut();
    if let Ok(tag) = HeaderValue::from_str(&format!(r#""v{}""#, answered.version)) {
        headers.insert(ETAG, tag);
    }
    if answered.replayed {
        headers.insert("idempotent-replayed", HeaderValue::from_static("true"));
    }
    Ok(response)
}

/// A command is of today. An earlier day takes a scope of its own; a later one nobody may give.
fn permit_day(call: &Call<'_>, on: &str) -> Result<(), Problem> {
    // What is no date is told by the reader of the wire format.
    let is_dated = on.len() == call.today.len();
    let may = on == call.today || (*on < *call.today && call.caller.may(Scope::Backdate));
    if may || !is_dated { Ok(()) } else { Err(Kind::NotToday.into()) }
}

/// Answers a view or a preview.
pub(super) async fn question(
    call: Call<'_>,
    view: &str,
    asked: AskedIn,
    body: Body,
) -> Result<Response<Body>, Problem> {
    let body = match asked {
        AskedIn::Query => None,
        AskedIn::Body => Some(read_body(&call.head.headers, body).await?),
    };
    let (asking, body) = (&call, body.as_deref());
    let answer = |day: String| async move {
        let request = match body {
            None => query_request(asking, Some(&day))?,
            Some(body) => Object::read(body, LARGEST_BODY)?.on(&day),
        };
        let viewed = asking.app.accounts.view(&asking.key, view, &request).await?;
        match is_refused(&viewed.text) {
            true => Err(Problem::refused(&viewed.text)),
            false => Ok(viewed.text),
        }
    };
    call.on_its_day(answer).await.map(json_response)
}

/// Says whether a view could not be given.
pub(super) fn is_refused(answer: &str) -> bool {
    answer.starts_with(r#"{"outcome":"refused""#)
}

/// Writes the query of the address, and the ids in its path, as a request; `on` is this day, if any,
/// unless the query says which.
pub(super) fn query_request(call: &Call<'_>, on: Option<&str>) -> Result<String, Problem> {
    let given = query(call)?;
    let mut fields: Vec<String> = Vec::new();
    for (name, value) in call.ids.others.iter().chain(&given) {
        let is_number = NUMBERS.contains(&name.as_str())
            || (name == "after" && call.head.uri.path().ends_with("/statements"));
        let is_bare = matches!((name.as_str(), value.as_str()), ("explain", "true" | "false"))
            || (is_number && is_integer(value));
        let value = if is_bare { value.clone() } else { json(value) };
        fields.push(format!("{}:{value}", json(name)));
    }
    if let Some(on) = on.filter(|_| !given.iter().any(|(name, _)| name == "on")) {
        fields.push(format!(r#""on":"{on}""#));
    }
    Ok(around(&fields, ""))
}

/// Reads the query of the address.
pub(super) fn query(call: &Call<'_>) -> Result<Vec<(String, String)>, Problem> {
    let parsed = axum::extract::Query::<Vec<(String, String)>>::try_from_uri(&call.head.uri);
    Ok(parsed.map_err(|_| wants("", "a query of names and values"))?.0)
}

fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_plain = digits == "0" || !digits.starts_with('0');
    !digits.is_empty() && is_plain && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Answers the calendar preview, which needs no account.
pub(super) async fn calendar(call: Call<'_>, body: Body) -> Result<Response<Body>, Problem> {
    let body = read_body(&call.head.headers, body).await?;
    let answer = crate::calendar_text(&body).map_err(|invalid| Problem::invalid(&invalid))?;
    Ok(json_response(json(&answer)))
}

/// Makes a token for the account's customer.
pub(super) async fn token(call: Call<'_>, body: Body) -> Result<Response<Body>, Problem> {
    let body = read_body(&call.head.headers, body).await?;
    let Object { given, numbers, .. } = Object::read(&body, LARGEST_REQUEST)?;
    if let Some((name, _)) = given.iter().find(|(name, _)| *name != "seconds") {
        return Err(wants(&format!("/{name}"), "no such field"));
    }
    let is_taken = |seconds: &u32| (1..=LONGEST_TOKEN_SECONDS).contains(seconds);
    let expected = format!("an integer from 1 to {LONGEST_TOKEN_SECONDS}");
    let seconds = match (&*given, &*numbers) {
        ([], _) => Some(USUAL_TOKEN_SECONDS),
        (_, [(_, seconds), ..]) => u32::try_from(*seconds).ok().filter(is_taken),
        _ => None,
    };
    let seconds = seconds.ok_or_else(|| wants("/seconds", &expected))?;
    // A token for an account that is not there would say that it is.
    let overview = format!(r#"{{"on":"{}"}}"#, call.today);
    let viewed = call.app.accounts.view(&call.key, "overview", &overview).await?;
    if viewed.version == 0 {
        return Err(Problem::refused(&viewed.text));
    }
    let account = &call.key.account;
    let token = keys::new_token(&call.merchant, account, seconds, call.now);
    Ok(json_response(format!(r#"{{"token":"{token}","seconds":{seconds}}}"#)))
}

pub(super) fn wants(path: &str, expected: &str) -> Problem {
    Problem::invalid(&InvalidInput::new(path, expected.to_owned()))
}

fn idempotency_key(headers: &HeaderMap) -> Result<String, Problem> {
    let mut given = headers.get_all("idempotency-key").iter();
    let (Some(key), None) = (given.next(), given.next()) else {
        return Err(Kind::MissingKey.into());
    };
    let key = key.to_str().unwrap_or_default();
    let is_visible = key.bytes().all(|byte| byte.is_ascii_graphic());
    let is_taken = (1..=LONGEST_KEY).contains(&key.len()) && is_visible;
    if is_taken { Ok(key.to_owned()) } else { Err(Kind::MissingKey.into()) }
}

/// Reads the version that a command shall depend on.
fn if_match(headers: &HeaderMap) -> Result<Option<u64>, Problem> {
    let Some(tag) = headers.get(IF_MATCH) else { return Ok(None) };
    let version = tag.to_str().ok().and_then(|tag| tag.strip_prefix("\"v")?.strip_suffix('"'));
    // A snapshot's tag names its version as well.
    let version = version.map(|version| version.strip_suffix("-live").unwrap_or(version));
    // A tag of another form is one that no version has.
    Ok(Some(version.and_then(|version| version.parse().ok()).unwrap_or(u64::MAX)))
}

/// Says what was asked, for a key that comes again. The day that the server puts in is no part of it.
fn fingerprint(route: &Route, ids: &Ids, body: &str) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(route.path);
    for (name, value) in &ids.others {
        hasher.update([0]);
        hasher.update(name);
        hasher.update([0]);
        hasher.update(value);
    }
    hasher.update([0]);
    hasher.update(body);
    hasher.finalize().into()
}

/// Reads a body of JSON.
pub(super) async fn read_body(headers: &HeaderMap, body: Body) -> Result<String, Problem> {
    let read = Limited::new(body, LARGEST_BODY).collect().await;
    let bytes = read.map_err(|error| match error.downcast_ref::<LengthLimitError>() {
        Some(_) => Problem::from(Kind::TooLarge),
        None => wants("", "a whole body"),
    })?;
    let bytes = bytes.to_bytes();
    let is_json = headers.get(CONTENT_TYPE).is_none_or(|given| {
        let text = given.to_str().unwrap_or_default();
        let essence = text.split(';').next().unwrap_or_default().trim();
        essence.eq_ignore_ascii_case("application/json")
    });
    let is_named = bytes.is_empty() || headers.contains_key(CONTENT_TYPE);
    if !is_json || !is_named || headers.contains_key(CONTENT_ENCODING) {
        return Err(Kind::WrongType.into());
    }
    String::from_utf8(bytes.into()).map_err(|_| wants("", "text in UTF-8"))
}
