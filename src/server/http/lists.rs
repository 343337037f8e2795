//! A merchant's lists of accounts: every figure is the account's own overview of the day.

use super::asking::{Call, query, wants};
use super::documents::read_limit;
use super::json_response;
use super::problem::Problem;
use super::routes::List;
use crate::account::refusal::Refusal;
use crate::calendar::BusinessDate;
use crate::explanation::Wants;
use crate::input::Id;
use crate::money::Money;
use crate::output::json;
use crate::question::{Question, Request, ViewAnswer};
use crate::server::accounts::{Fault, Replayed};
use crate::server::store::AccountKey;
use crate::view::OverviewView;
use crate::{Account, InvalidInput};
use axum::body::Body;
use axum::http::Response;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

const USUAL_PAGE: u32 = 50;
const USUAL_DAYS: u32 = 7;
const MOST_DAYS: u32 = 366;
/// How many accounts one request looks at; the cursor goes on behind them.
const MOST_LOOKED_AT: u32 = 1_000;
/// How many commands that are replayed count as one more account.
const COMMANDS_AN_ACCOUNT: u32 = 50;
/// How many ids are read at a time.
const BATCH: u32 = 100;

struct Asked {
    on: BusinessDate,
    after: String,
    limit: u32,
    days: u32,
}

/// Lists the accounts that belong on a list. A page may be short, or empty, and have a next one.
pub(super) async fn list(call: Call<'_>, list: List) -> Result<Response<Body>, Problem> {
    let asked = read(&call, list)?;
    let (mut items, mut after) = (Vec::new(), asked.after.clone());
    let (mut looked_at, mut is_more) = (0_u32, true);
    while is_more && looked_at < MOST_LOOKED_AT && !is_full(&items, asked.limit) {
        let store = call.app.accounts.store();
        let ids = store.accounts(&call.merchant.id, &after, BATCH).await?;
        is_more = u32::try_from(ids.len()) == Ok(BATCH);
        for id in ids {
            if is_full(&items, asked.limit) || MOST_LOOKED_AT <= looked_at {
                is_more = true;
                break;
            }
            let looked = look(&call, list, &asked, &id).await?;
            looked_at = looked_at.saturating_add(looked.cost);
            items.extend(looked.item);
            after = id;
        }
    }
    let next = is_more.then(|| URL_SAFE_NO_PAD.encode(&after));
    Ok(json_response(format!(r#"{{"items":[{}],"next":{}}}"#, items.join(","), json(&next))))
}

fn is_full(items: &[String], limit: u32) -> bool {
    usize::try_from(limit).is_ok_and(|limit| limit <= items.len())
}

/// What looking at an account gave.
struct Looked {
    item: Option<String>,
    /// How many accounts it took as much as.
    cost: u32,
}

/// Looks whether an account belongs on a list. One that has gone on since the day of the list is made
/// anew as it was then.
async fn look(call: &Call<'_>, list: List, asked: &Asked, id: &str) -> Result<Looked, Problem> {
    let key = AccountKey::new(&call.merchant.id, id);
    if list == List::All {
        return Ok(Looked { item: Some(format!(r#"{{"accountId":{}}}"#, json(id))), cost: 1 });
    }
    let request = Request { on: asked.on, question: Question::Overview, wants: Wants::Figures };
    // One account that cannot be read must not hide all others.
    let needs = |account: &Account| account.needs_for(&request);
    let view = |account: &Account| account.view(&request);
    let item = |overview: &OverviewView| {
        belongs(list, asked, overview)
            .then(|| format!(r#"{{"accountId":{},"overview":{}}}"#, json(id), json(overview)))
    };
    let looked = async {
        let answer = call.app.accounts.ask(&key, needs, view).await?;
        match &answer {
            ViewAnswer::Overview(overview) => Ok(Looked { item: item(overview), cost: 1 }),
            _ if has_gone_on(&answer) => {
                let Replayed { account, read } =
                    call.app.accounts.replayed(&key, Some(asked.on)).await?;
                let cost = read.saturating_div(COMMANDS_AN_ACCOUNT).saturating_add(1);
                match account.view(&request) {
                    ViewAnswer::Overview(overview) => Ok(Looked { item: item(&overview), cost }),
                    // It was not open yet.
                    _ if account.version() == 0 => Ok(Looked { item: None, cost }),
                    _ => Err(cannot_be_asked(id)),
                }
            }
            _ => Err(cannot_be_asked(id)),
        }
    };
    match looked.await {
        Ok(looked) => Ok(looked),
        Err(Fault::Corrupt(fault)) => {
            tracing::error!(path = fault.path, "an account of a list cannot be read");
            Ok(Looked { item: None, cost: 1 })
        }
        Err(fault) => Err(fault.into()),
    }
}

/// Says whether an account has gone on since the day asked about.
fn has_gone_on(answer: &ViewAnswer) -> bool {
    let ViewAnswer::Refused(refused) = answer else { return false };
    refused.refusals.iter().any(|it| matches!(it, Refusal::DateWentBack { .. }))
}

/// To leave an account out would be to say that it does not belong on the list.
fn cannot_be_asked(id: &str) -> Fault {
    let expected = format!("a day as of which the account `{id}` can be asked");
    Fault::Invalid(InvalidInput::new("/on", expected))
}

fn belongs(list: List, asked: &Asked, overview: &OverviewView) -> bool {
    let owes = |amount: Money| Money::ZERO < amount;
    match list {
        List::All => true,
        List::Overdue => overview.overdue.is_some(),
        List::Ageing => owes(overview.billed.money()),
        List::OverLimit => overview.available.money() < Money::ZERO,
        List::DueSoon => overview.statements.iter().any(|statement| {
            let last = asked.on.plus_days(asked.days);
            let is_soon = asked.on <= statement.due_on && statement.due_on <= last;
            is_soon && owes(statement.outstanding.money())
        }),
    }
}

fn read(call: &Call<'_>, list: List) -> Result<Asked, Problem> {
    let today = BusinessDate::parse_given(&call.today);
    let mut on = today.ok_or_else(|| wants("/on", "a date"))?;
    let (mut after, mut limit, mut days) = (String::new(), USUAL_PAGE, USUAL_DAYS);
    for (name, value) in query(call)? {
        match (name.as_str(), list) {
            ("after", _) => {
                let bytes = URL_SAFE_NO_PAD.decode(&value).ok();
                let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
                let id = text.filter(|text| Id::parse(text).is_some());
                after = id.ok_or_else(|| wants("/after", "a cursor"))?;
            }
            ("limit", _) => limit = read_limit(&value)?,
            ("on", list) if list != List::All => {
                let given = BusinessDate::parse_given(&value);
                on = given.ok_or_else(|| wants("/on", "a date, YYYY-MM-DD"))?;
            }
            ("days", List::DueSoon) => {
                let given = value.parse().ok().filter(|days| *days <= MOST_DAYS);
                let expected = format!("an integer from 0 to {MOST_DAYS}");
                days = given.ok_or_else(|| wants("/days", &expected))?;
            }
            _ => return Err(wants(&format!("/{name}"), "no such field")),
        }
    }
    Ok(Asked { on, after, limit, days })
}
