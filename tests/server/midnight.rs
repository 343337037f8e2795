//! Requests that come before midnight and are decided after it.

use crate::calls::Service;
use axum::http::StatusCode;
use std::collections::VecDeque;
use std::sync::Mutex;

/// 2026-10-13 begins in Shanghai: microseconds since 1970 (UTC).
const MIDNIGHT: i64 = 1_791_820_800_000_000;
const BEFORE: i64 = MIDNIGHT - 1;

/// What the clock says next; its last time goes on.
static TIMES: Mutex<VecDeque<i64>> = Mutex::new(VecDeque::new());

fn clock() -> i64 {
    let mut times = TIMES.lock().expect("a clock");
    let next = if times.len() == 1 { times.front().copied() } else { times.pop_front() };
    next.expect("a time")
}

fn set(times: &[i64]) {
    *TIMES.lock().expect("a clock") = times.iter().copied().collect();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_named_no_day_is_of_the_day_on_which_it_is_decided() {
    set(&[BEFORE]);
    let service = Service::by_clock(clock, |_| {}).await;
    let open = r#"{"terms":{"currency":"CNY","creditLimit":"1000.00",
        "billingCycle":{"kind":"monthly","day":25},
        "repaymentWindow":{"kind":"netDays","days":20}}}"#;
    assert_eq!(service.post("/v1/accounts/A/open", "k", open).await.status, StatusCode::OK);
    let order = async |times: &[i64], id: &str, day: &str| {
        set(times);
        let body = format!(r#"{{{day}"orderId":"{id}","amount":"1.00"}}"#);
        let reply = service.post("/v1/accounts/A/orders", id, &body).await;
        (reply.status, reply.text)
    };
    let (status, text) = order(&[MIDNIGHT], "O-1", "").await;
    assert!(status == StatusCode::OK && text.contains(r#""on":"2026-10-13""#), "{text}");

    // The account is on the new day already.
    let (status, text) = order(&[BEFORE, MIDNIGHT], "O-2", "").await;
    assert!(status == StatusCode::OK && text.contains(r#""on":"2026-10-13""#), "{text}");
    set(&[BEFORE, MIDNIGHT]);
    let preview = service.post("/v1/accounts/A/preview-order", "", r#"{"amount":"1.00"}"#).await;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.text);
    set(&[BEFORE, MIDNIGHT]);
    let overview = service.get("/v1/accounts/A/overview").await;
    assert_eq!(overview.status, StatusCode::OK, "{}", overview.text);

    set(&[BEFORE, MIDNIGHT]);
    let statement = service.get("/v1/accounts/A/statements/1/page").await;
    assert_eq!(statement.status, StatusCode::OK, "{}", statement.text);

    // Who names a day means it, and while it is still the old one nothing goes on.
    for (times, day) in [(&[BEFORE, MIDNIGHT][..], r#""on":"2026-10-12","#), (&[BEFORE], "")] {
        let (status, text) = order(times, "O-3", day).await;
        assert!(status == StatusCode::CONFLICT && text.contains("dateWentBack"), "{text}");
    }
}
