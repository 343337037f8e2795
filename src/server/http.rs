//! HTTP: who asks, which route it is, and what is said back.
//!
//! Every route of the table is answered by one function: it finds out who asks, whether they may, and
//! hands the rest to the rooms below. Nothing is decided here.

pub mod routes;

mod asking;
mod caller;
mod documents;
mod limits;
mod lists;
mod object;
mod page;
pub mod problem;
mod trace;

use super::accounts::Accounts;
use super::clock;
use super::known::Known;
use super::openapi::DOCUMENT;
use super::store::{AccountKey, Merchant};
use asking::{Call, Ids};
use axum::Router;
use axum::body::Body;
use axum::extract::{FromRequestParts, RawPathParams, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, Response, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodFilter, on};
use limits::Limiter;
use problem::{Kind, Problem};
use routes::{Does, ROUTES, Route};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How the server is set up.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How many requests a second one key or token may make.
    pub requests_a_second: u32,
    /// How many requests are answered at a time.
    pub most_requests: usize,
    /// How long an answer may take, the reading of the request included.
    pub longest_answer: Duration,
}

/// What every request is answered from.
pub struct App {
    accounts: Accounts,
    known: Known,
    limiter: Limiter,
    limits: Limits,
    is_ready: AtomicBool,
    clock: Clock,
}

/// What tells the time, in microseconds since 1970 (UTC).
pub type Clock = fn() -> i64;

impl App {
    /// Answers from these accounts.
    pub fn new(accounts: Accounts, limits: Limits) -> Arc<App> {
        App::by_clock(accounts, limits, clock::now)
    }

    /// Answers from these accounts, by another clock than the machine's.
    pub fn by_clock(accounts: Accounts, limits: Limits, clock: Clock) -> Arc<App> {
        let limiter = Limiter::new(limits.requests_a_second);
        let known = Known::new(Arc::clone(accounts.store()));
        Arc::new(App { accounts, known, limiter, limits, is_ready: AtomicBool::new(true), clock })
    }

    /// Says from now on that the server is not ready: it is about to stop.
    pub fn retire(&self) {
        self.is_ready.store(false, Ordering::Release);
    }
}

/// Makes the whole service.
pub fn router(app: Arc<App>) -> Router {
    let mut router = Router::new()
        .route("/healthz", axum::routing::get(|| async { "ok\n" }))
        .route("/openapi.json", axum::routing::get(|| async { json_response(DOCUMENT.into()) }))
        .route("/readyz", axum::routing::get(ready));
    for route in ROUTES {
        let filter = if route.method == "GET" { MethodFilter::GET } else { MethodFilter::POST };
        let answer =
            move |State(app): State<Arc<App>>, request: Request| answer(app, route, request);
        router = router.route(route.path, on(filter, answer));
    }
    let router = router
        .method_not_allowed_fallback(|| async { Problem::from(Kind::WrongMethod).respond() })
        .fallback(|| async { Problem::from(Kind::NotFound).respond() });
    limits::around(router, &app)
        .layer(from_fn_with_state(Arc::clone(&app), trace::around))
        .with_state(app)
}

async fn ready(State(app): State<Arc<App>>) -> Response<Body> {
    if !app.is_ready.load(Ordering::Acquire) {
        return Problem::from(Kind::NotNow).respond();
    }
    match app.accounts.store().ping().await {
        Ok(()) => typed_response("text/plain; charset=utf-8", "ready\n".into()),
        Err(error) => Problem::from(error).respond(),
    }
}

async fn answer(app: Arc<App>, route: &'static Route, request: Request) -> Response<Body> {
    let answered = answer_call(&app, route, request).await;
    let mut response = answered.unwrap_or_else(Problem::respond);
    // What is said about an account is for the one who asked, and for now.
    response.headers_mut().entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

async fn answer_call(
    app: &App,
    route: &'static Route,
    request: Request,
) -> Result<Response<Body>, Problem> {
    let (mut head, body) = request.into_parts();
    let now = (app.clock)();
    let caller = caller::find(app, &head.headers, now).await?;
    app.limiter.take(&caller)?;
    trace::tell(&head.extensions, route, &caller);
    caller::permit(&caller, route)?;
    let params = RawPathParams::from_request_parts(&mut head, &()).await;
    let ids = Ids::read(&params.map_err(|_| Kind::NotFound)?);
    let account = ids.account.as_deref().unwrap_or_default();
    if ids.account.is_some() {
        caller::permit_account(&caller, account)?;
    }
    let merchant = merchant(app, caller.merchant()).await?;
    let today = today(&merchant, now)?;
    let key = AccountKey::new(&merchant.id, account);
    let call = Call { app, head, merchant, key, ids, caller, today, now };
    match route.does {
        Does::Command(types) => asking::command(call, route, types, body).await,
        Does::Question(view, asked) => asking::question(call, view, asked, body).await,
        Does::Calendar => asking::calendar(call, body).await,
        Does::Token => asking::token(call, body).await,
        Does::Snapshot => documents::snapshot(call).await,
        Does::Events => documents::events(call).await,
        Does::StatementCsv => documents::statement_csv(call).await,
        Does::StatementPage => documents::statement_page(call).await,
        Does::Accounts(list) => lists::list(call, list).await,
    }
}

async fn merchant(app: &App, id: &str) -> Result<Arc<Merchant>, Problem> {
    app.known.merchant(id).await?.ok_or(Kind::Unauthorized.into())
}

/// Gives the business date of the merchant's zone.
fn today(merchant: &Merchant, now: i64) -> Result<String, Problem> {
    let zone = clock::zone(&merchant.zone);
    zone.and_then(|zone| clock::business_date(now, zone)).ok_or(Kind::Broken.into())
}

/// Writes an answer that is JSON.
fn json_response(text: String) -> Response<Body> {
    typed_response("application/json", text)
}

fn typed_response(content_type: &'static str, text: String) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    *response.status_mut() = StatusCode::OK;
    response
}
