//! What is known of a request afterwards: a line of the log, and what is counted.
//!
//! Neither bodies nor addresses with ids nor credentials are written down.

use super::App;
use super::routes::Route;
use crate::server::keys::Caller;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Extensions, HeaderMap, HeaderValue, Response};
use axum::middleware::Next;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

const TRACE_HEADER: &str = "traceparent";

/// What the answering of a request found out about it.
#[derive(Clone, Default)]
struct Told(Arc<Mutex<Facts>>);

#[derive(Clone, Default)]
struct Facts {
    route: &'static str,
    merchant: String,
    key: String,
}

/// Says which route a request is for, and who asks.
pub(super) fn tell(extensions: &Extensions, route: &Route, caller: &Caller) {
    let Some(told) = extensions.get::<Told>() else { return };
    let mut facts = told.0.lock().unwrap_or_else(PoisonError::into_inner);
    facts.route = route_name(route);
    facts.merchant = caller.merchant().to_owned();
    facts.key = match caller {
        Caller::Merchant { key, .. } => key.clone(),
        Caller::Customer { .. } => "customer".to_owned(),
    };
}

/// The path is that of the table, which lives as long as the program.
fn route_name(route: &Route) -> &'static str {
    let known = super::ROUTES.iter().find(|known| *known == route);
    known.map_or("", |known| known.path)
}

/// Follows a request: its trace goes on, its end is written down and counted.
pub(super) async fn around(
    State(_): State<Arc<App>>,
    mut request: Request,
    next: Next,
) -> Response<Body> {
    let begun = Instant::now();
    let method = request.method().clone();
    let trace = Trace::follow(request.headers());
    let told = Told::default();
    request.extensions_mut().insert(told.clone());
    let mut response = next.run(request).await;
    let facts = told.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let took = begun.elapsed();
    let status = response.status().as_u16();
    tracing::info!(
        trace = trace.id,
        %method,
        route = facts.route,
        status,
        microseconds = took.as_micros(),
        merchant = facts.merchant,
        key = facts.key,
        "request"
    );
    metrics::counter!("credit_term_requests_total", "route" => facts.route, "status" => status.to_string())
        .increment(1);
    metrics::histogram!("credit_term_request_seconds", "route" => facts.route)
        .record(took.as_secs_f64());
    if let Ok(value) = HeaderValue::from_str(&trace.parent()) {
        response.headers_mut().insert(TRACE_HEADER, value);
    }
    response
}

/// A trace of W3C Trace Context, version 00.
struct Trace {
    id: String,
    span: String,
    flags: String,
}

impl Trace {
    /// Goes on with the caller's trace where there is a sound one, else begins one.
    fn follow(headers: &HeaderMap) -> Trace {
        let given = headers.get(TRACE_HEADER).and_then(|value| value.to_str().ok());
        let (id, flags) =
            given.and_then(Trace::read).unwrap_or_else(|| (random_hex::<16>(), "00".to_owned()));
        Trace { id, span: random_hex::<8>(), flags }
    }

    fn read(header: &str) -> Option<(String, String)> {
        let mut parts = header.split('-');
        let (version, id, span, flags) =
            (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let is_hex = |text: &str, length: usize| {
            let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
            text.len() == length && text.bytes().all(is_digit)
        };
        let is_some = |text: &str| text.bytes().any(|byte| byte != b'0');
        let is_sound = version == "00"
            && parts.next().is_none()
            && is_hex(id, 32)
            && is_some(id)
            && is_hex(span, 16)
            && is_some(span)
            && is_hex(flags, 2);
        is_sound.then(|| (id.to_owned(), flags.to_owned()))
    }

    fn parent(&self) -> String {
        ["00", &self.id, &self.span, &self.flags].join("-")
    }
}

fn random_hex<const BYTES: usize>() -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut bytes = [0_u8; BYTES];
    // Without randomness the trace has a number that is taken for none.
    let _ = getrandom::fill(&mut bytes);
    let digit = |it: u8| DIGITS.get(usize::from(it)).copied().unwrap_or_default();
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|it| char::from(digit(it))).collect()
}
