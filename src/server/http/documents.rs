//! An account's documents as wholes: its snapshot, its events, a statement to keep or to print.

use super::asking::{Call, query, query_request, wants};
use super::page;
use super::problem::{Kind, Problem};
use super::{json_response, typed_response};
use crate::calendar::BusinessDate;
use crate::explanation::Wants;
use crate::output::json;
use crate::question::{Question, Request, ViewAnswer};
use crate::server::accounts::Fault;
use crate::{Account, StatementCsv};
use axum::body::Body;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, ETAG, IF_NONE_MATCH,
};
use axum::http::{HeaderValue, Response, StatusCode};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

const USUAL_PAGE: u32 = 50;
pub(super) const LONGEST_PAGE: u32 = 200;
/// What a cursor of the events begins with.
const CURSOR: &str = "v";

/// Gives the account's snapshot: complete, or live where `live=true` asks for it. Its tag names the
/// version, so that a browser that has it already gets nothing.
pub(super) async fn snapshot(call: Call<'_>) -> Result<Response<Body>, Problem> {
    let mut live = false;
    for (name, value) in query(&call)? {
        live = match (name.as_str(), value.as_str()) {
            ("live", "true") => true,
            ("live", "false") => false,
            ("live", _) => return Err(wants("/live", "true or false")),
            _ => return Err(wants(&format!("/{name}"), "no such field")),
        };
    }
    let viewed = call.app.accounts.snapshot(&call.key, live).await?;
    if viewed.version == 0 {
        return Err(Kind::NotFound.into());
    }
    let form = if live { "-live" } else { "" };
    let tag = format!(r#""v{}{form}""#, viewed.version);
    let known = call.head.headers.get(IF_NONE_MATCH).and_then(|it| it.to_str().ok());
    let is_known = known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag));
    let mut response = json_response(if is_known { String::new() } else { viewed.text });
    if is_known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let headers = response.headers_mut();
    headers.insert(ETAG, HeaderValue::from_str(&tag).map_err(|_| Kind::Broken)?);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    Ok(response)
}

/// Gives what happened on the account, in order, so many commands a page. The cursor goes on where a
/// page ends, also when nothing has happened since.
pub(super) async fn events(call: Call<'_>) -> Result<Response<Body>, Problem> {
    let (mut after, mut limit) = (0, USUAL_PAGE);
    for (name, value) in query(&call)? {
        match name.as_str() {
            "after" => after = read_cursor(&value).ok_or_else(|| wants("/after", "a cursor"))?,
            "limit" => limit = read_limit(&value)?,
            _ => return Err(wants(&format!("/{name}"), "no such field")),
        }
    }
    let more = limit.saturating_add(1);
    let mut commits = call.app.accounts.store().commits(&call.key, after, more).await?;
    if commits.is_empty() && after == 0 {
        return Err(Kind::NotFound.into());
    }
    let is_more = usize::try_from(limit).is_ok_and(|limit| limit < commits.len());
    if is_more {
        commits.pop();
    }
    let next = write_cursor(commits.last().map_or(after, |last| last.version));
    let lists = commits.iter().map(|commit| {
        let inner = commit.events.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
        inner.unwrap_or_default()
    });
    let items: Vec<&str> = lists.filter(|list| !list.is_empty()).collect();
    Ok(json_response(format!(
        r#"{{"items":[{}],"next":{},"more":{is_more}}}"#,
        items.join(","),
        json(&next)
    )))
}

/// Reads how many entries a page shall have.
pub(super) fn read_limit(text: &str) -> Result<u32, Problem> {
    let limit = text.parse().ok().filter(|limit| (1..=LONGEST_PAGE).contains(limit));
    limit.ok_or_else(|| wants("/limit", &format!("an integer from 1 to {LONGEST_PAGE}")))
}

fn write_cursor(version: u64) -> String {
    URL_SAFE_NO_PAD.encode(format!("{CURSOR}{version}"))
}

fn read_cursor(text: &str) -> Option<u64> {
    let decoded = String::from_utf8(URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
    decoded.strip_prefix(CURSOR)?.parse().ok()
}

/// Gives a statement as a table.
pub(super) async fn statement_csv(call: Call<'_>) -> Result<Response<Body>, Problem> {
    let call = &call;
    let table = |day: String| async move {
        let asked = StatementAsked::read(call, &day)?;
        let needs = |account: &Account| account.needs_for(&asked.request);
        let answer = |account: &Account| asked.table(account);
        call.app.accounts.ask(&call.key, needs, answer).await?
    };
    let table = call.on_its_day(table).await?;
    let mut response = typed_response("text/csv; charset=utf-8", table);
    response.headers_mut().insert(
        CONTENT_DISPOSITION,
        HeaderValue::from_static(r#"attachment; filename="statement.csv""#),
    );
    Ok(response)
}

/// Gives a statement as a page to print, in Chinese or in English.
pub(super) async fn statement_page(call: Call<'_>) -> Result<Response<Body>, Problem> {
    let call = &call;
    let page = |day: String| async move {
        let asked = StatementAsked::read(call, &day)?;
        let needs = |account: &Account| account.needs_for(&asked.request);
        let answer = |account: &Account| {
            let table = asked.table(account)?;
            let locale = asked.locale.as_deref();
            match account.view(&asked.request) {
                ViewAnswer::Statement(view) => {
                    Ok(page::of(&view.statement, &table, locale, &call.key.account))
                }
                answer => Err(Problem::refused(&json(&answer))),
            }
        };
        call.app.accounts.ask(&call.key, needs, answer).await?
    };
    let page = call.on_its_day(page).await?;
    let mut response = typed_response("text/html; charset=utf-8", page);
    let policy = HeaderValue::from_str(&page::policy()).map_err(|_| Kind::Broken)?;
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    Ok(response)
}

/// A statement that is asked for as a whole.
struct StatementAsked {
    /// The request of the table, which tells what is malformed.
    text: String,
    /// The same as a question, as far as it is sound.
    request: Request,
    locale: Option<String>,
}

impl StatementAsked {
    fn read(call: &Call<'_>, day: &str) -> Result<StatementAsked, Problem> {
        let given = query(call)?;
        let find = |wanted: &str| given.iter().find(|(name, _)| name == wanted);
        let on = find("on").and_then(|(_, on)| BusinessDate::parse_given(on));
        let on = on.or_else(|| BusinessDate::parse_given(day)).ok_or(Kind::Broken)?;
        let number = call.ids.others.first().and_then(|(_, number)| number.parse().ok());
        let question = Question::Statement { number: number.unwrap_or_default() };
        Ok(StatementAsked {
            text: query_request(call, Some(day))?,
            request: Request { on, question, wants: Wants::Figures },
            locale: find("locale").map(|(_, locale)| locale.clone()),
        })
    }

    fn table(&self, account: &Account) -> Result<String, Problem> {
        match account.statement_csv_text(&self.text).map_err(Fault::Invalid)? {
            StatementCsv::Text(table) => Ok(table),
            StatementCsv::Refused(refused) => Err(Problem::refused(&json(&refused))),
        }
    }
}
