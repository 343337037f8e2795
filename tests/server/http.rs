//! What the server says over HTTP, asked as a service without a connection.

use crate::calls::{Reply, Service};
use axum::http::StatusCode;
use credit_term::server::http::problem::Kind;
use credit_term::server::http::routes::ROUTES;

const TERMS: &str = r#"{"currency":"CNY","creditLimit":"1000.00",
    "billingCycle":{"kind":"monthly","day":25},"repaymentWindow":{"kind":"netDays","days":20}}"#;

async fn opened(service: &Service, account: &str) {
    let body = format!(r#"{{"terms":{TERMS}}}"#);
    let reply = service.post(&format!("/v1/accounts/{account}/open"), "open", &body).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_purchase_from_its_order_to_its_refund() {
    let service = Service::new().await;
    opened(&service, "A").await;
    let at = |rest: &str| format!("/v1/accounts/A{rest}");
    let steps: [(&str, &str, &str); 9] = [
        ("/orders", r#"{"orderId":"O-1","amount":"300.00"}"#, r#""type":"orderPlaced""#),
        (
            "/receipts",
            r#"{"receiptId":"R-1","orderId":"O-1","amount":"200.00"}"#,
            "receiptConfirmed",
        ),
        ("/cancellations", r#"{"cancellationId":"C-1","orderId":"O-1"}"#, "orderCancelled"),
        ("/repayments", r#"{"repaymentId":"P-1","for":{"kind":"posted"}}"#, "repaymentStarted"),
        ("/repayments/P-1/confirm", "", "repaymentConfirmed"),
        ("/returns", r#"{"returnId":"T-1","orderId":"O-1","amount":"50.00"}"#, "returnRequested"),
        ("/returns/T-1/complete", "{}", r#""refunded":"50.00""#),
        ("/returns/T-1/fail-refund", r#"{"attempt":1}"#, "refundFailed"),
        ("/returns/T-1/retry-refund", r#"{"attempt":2}"#, "refundRetried"),
    ];
    for (number, (path, body, said)) in steps.iter().enumerate() {
        let reply = service.post(&at(path), &format!("k{number}"), body).await;
        assert_eq!(reply.status, StatusCode::OK, "{path}: {}", reply.text);
        assert!(reply.text.starts_with(r#"{"outcome":"accepted""#), "{path}: {}", reply.text);
        assert!(reply.text.contains(said), "{path}: {}", reply.text);
        assert_eq!(reply.header("etag"), Some(format!(r#""v{}""#, number + 2).as_str()));
    }
    let order = service.get(&at("/orders/O-1")).await;
    assert!(order.text.contains(r#""paymentSlip":"paid""#), "{}", order.text);
    let events = service.get(&at("/events?limit=3")).await;
    assert!(events.text.contains(r#""more":true"#), "{}", events.text);
    assert_eq!(events.text.matches(r#""version":3"#).count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_of_what_went_wrong() {
    let service = Service::new().await;
    opened(&service, "A").await;
    let order = |amount: &str| format!(r#"{{"orderId":"O-1","amount":{amount}}}"#);
    let orders = "/v1/accounts/A/orders";
    let check = |reply: &Reply, kind: Kind, said: &str| {
        let expected = (kind.status(), Some("application/problem+json"));
        assert_eq!((reply.status, reply.header("content-type")), expected, "{}", reply.text);
        assert!(reply.text.contains(&format!(r#""code":"{}""#, kind.code())), "{}", reply.text);
        assert!(reply.text.contains(said), "{} in {}", said, reply.text);
    };
    let invalid = service.post(orders, "k", &order("5")).await;
    check(&invalid, Kind::Malformed, r#""invalid":{"path":"/amount","expected":""#);
    let twice = service
        .post(orders, "k", r#"{"\u006fn":"2020-01-01","orderId":"O-1","amount":"1.00"}"#)
        .await;
    check(&twice, Kind::Malformed, r#""path":"/on""#);
    let refused = service.post(orders, "k", &order(r#""1000.01""#)).await;
    check(
        &refused,
        Kind::Refused,
        r#""answer":{"outcome":"refused","version":1,"refusals":[{"code":"creditExceeded","available":"1000.00""#,
    );
    let unknown =
        service.post("/v1/accounts/A/receipts", "k", r#"{"receiptId":"R","orderId":"no"}"#).await;
    check(&unknown, Kind::NotFound, r#"{"code":"unknownOrder","orderId":"no"}"#);
    check(&service.get("/v1/accounts/B/overview").await, Kind::NotFound, "accountNotOpen");
    check(&service.get("/v1/accounts/B/snapshot").await, Kind::NotFound, "");
    check(&service.get("/v1/accounts/a%20b/overview").await, Kind::NotFound, "");
    check(&service.get("/nothing").await, Kind::NotFound, "");
    check(&service.get("/v1/accounts/A/open").await, Kind::WrongMethod, "");
    check(
        &service.get("/v1/accounts/A/overview?on=today").await,
        Kind::Malformed,
        r#""path":"/on""#,
    );
    check(&service.get("/v1/accounts/A/overview?xyz=1").await, Kind::Malformed, r#""path":"/xyz""#);
    check(
        &service.get("/v1/accounts/A/statements/x").await,
        Kind::Malformed,
        r#""path":"/number""#,
    );
    let long = format!(r#"{{"orderId":"O-1","amount":"1.00","x":"{}"}}"#, "x".repeat(300 * 1024));
    check(&service.post(orders, "k", &long).await, Kind::TooLarge, "");
    check(&service.post(orders, "k", &" ".repeat(2 * 1024 * 1024)).await, Kind::TooLarge, "");
    check(&service.post(orders, "", &order(r#""1.00""#)).await, Kind::MissingKey, "");
    check(&service.post(orders, &"k".repeat(201), &order(r#""1.00""#)).await, Kind::MissingKey, "");
    let typed = [("idempotency-key", "k"), ("content-type", "text/plain")];
    check(&service.send("POST", orders, &typed, &order(r#""1.00""#)).await, Kind::WrongType, "");
    let zipped = [
        ("idempotency-key", "k"),
        ("content-type", "application/json"),
        ("content-encoding", "gzip"),
    ];
    check(&service.send("POST", orders, &zipped, "{}").await, Kind::WrongType, "");
    let stale =
        [("idempotency-key", "k"), ("content-type", "application/json"), ("if-match", r#""v7""#)];
    check(
        &service.send("POST", orders, &stale, &order(r#""1.00""#)).await,
        Kind::Stale,
        r#""version":1"#,
    );

    // None of it left anything, and the key is free.
    let done = service.post(orders, "k", &order(r#""1.00""#)).await;
    assert_eq!((done.status, done.header("idempotent-replayed")), (StatusCode::OK, None));
    let again = service.post(orders, "k", &order(r#""1.00""#)).await;
    assert_eq!(
        (again.text.as_str(), again.header("idempotent-replayed")),
        (done.text.as_str(), Some("true"))
    );
    check(&service.post(orders, "k", &order(r#""2.00""#)).await, Kind::KeyReused, "");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_is_of_today_but_for_who_may_backdate() {
    let service = Service::new().await;
    opened(&service, "A").await;
    let order = |id: &str, on: &str| format!(r#"{{"orderId":"{id}","amount":"1.00","on":"{on}"}}"#);
    let (yesterday, today, tomorrow) = service.days();
    let post = async |body: &str, key: &str| {
        service.post_as(key, "/v1/accounts/A/orders", "k", body).await
    };
    assert_eq!(post(&order("O-1", &tomorrow), &service.admin).await.status, StatusCode::FORBIDDEN);
    assert_eq!(post(&order("O-1", &yesterday), &service.admin).await.status, StatusCode::FORBIDDEN);
    let backdating = service.key("checkout backdate").await;
    assert_eq!(post(&order("O-1", &tomorrow), &backdating).await.status, StatusCode::FORBIDDEN);
    // Before the account was opened: the account says no, not the server.
    let early = post(&order("O-1", &yesterday), &backdating).await;
    assert!(early.text.contains("dateWentBack"), "{}", early.text);
    // Asked again when its day is past, an accepted command is told what it was answered.
    let body = format!(r#"{{"on":"{yesterday}","terms":{TERMS}}}"#);
    let open = async |key: &str| service.post_as(key, "/v1/accounts/B/open", "o", &body).await;
    assert_eq!(open(&service.admin).await.status, StatusCode::FORBIDDEN);
    let opening = service.key("admin backdate").await;
    assert_eq!(open(&opening).await.status, StatusCode::OK);
    let again = open(&service.admin).await;
    assert_eq!((again.status, again.header("idempotent-replayed")), (StatusCode::OK, Some("true")));
    assert_eq!(post(&order("O-1", &today), &service.admin).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_snapshot_is_sent_once_for_a_version() {
    let service = Service::new().await;
    opened(&service, "A").await;
    for (path, tag) in [
        ("/v1/accounts/A/snapshot", r#""v1""#),
        ("/v1/accounts/A/snapshot?live=true", r#""v1-live""#),
    ] {
        let first = service.get(path).await;
        assert_eq!((first.status, first.header("etag")), (StatusCode::OK, Some(tag)));
        assert!(first.text.starts_with(r#"{"schema":"credit-term/account@1","version":1"#));
        let again = service.send("GET", path, &[("if-none-match", tag)], "").await;
        assert_eq!((again.status, again.text.as_str()), (StatusCode::NOT_MODIFIED, ""));
        let other = service.send("GET", path, &[("if-none-match", r#""v2""#)], "").await;
        assert_eq!(other.status, StatusCode::OK);
    }
    // Whichever snapshot was seen, its tag names the version that was seen.
    for (tag, after) in [(r#""v1-live""#, r#""v2""#), (r#""v2""#, r#""v3""#)] {
        let rolling = [("idempotency-key", after), ("if-match", tag)];
        let rolled = service.send("POST", "/v1/accounts/A/roll-forward", &rolling, "").await;
        assert_eq!(rolled.header("etag"), Some(after), "{}", rolled.text);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn events_go_on_where_the_page_before_ended() {
    let service = Service::new().await;
    opened(&service, "A").await;
    for number in 0..7 {
        let body = format!(r#"{{"orderId":"O-{number}","amount":"1.00"}}"#);
        service.post("/v1/accounts/A/orders", &format!("k{number}"), &body).await;
    }
    let (mut cursor, mut seen) = (String::new(), Vec::new());
    loop {
        let page = service.get(&format!("/v1/accounts/A/events?limit=3{cursor}")).await;
        let document: serde_json::Value = serde_json::from_str(&page.text).expect("a document");
        let items = document["items"].as_array().expect("items");
        seen.extend(items.iter().map(|event| event["version"].as_u64().expect("a version")));
        cursor = format!("&after={}", document["next"].as_str().expect("a cursor"));
        if document["more"] == false {
            break;
        }
    }
    seen.dedup();
    assert_eq!(seen, (1..=8).collect::<Vec<u64>>());
    let none = service.get(&format!("/v1/accounts/A/events?limit=3{cursor}")).await;
    assert!(none.text.starts_with(r#"{"items":[],"next":"#), "{}", none.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_merchants_lists_hold_what_belongs_on_them() {
    let service = Service::new().await;
    let backdating = service.key("admin backdate").await;
    let long_ago = "2024-01-02";
    for account in ["late", "fine"] {
        let body = format!(r#"{{"on":"{long_ago}","terms":{TERMS}}}"#);
        let path = format!("/v1/accounts/{account}/open");
        service.post_as(&backdating, &path, "open", &body).await;
    }
    for (path, body) in [
        ("orders", r#"{"on":"2024-01-03","orderId":"O-1","amount":"900.00"}"#),
        ("receipts", r#"{"on":"2024-01-04","receiptId":"R-1","orderId":"O-1"}"#),
    ] {
        let reply =
            service.post_as(&backdating, &format!("/v1/accounts/late/{path}"), path, body).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.text);
    }
    let ids = async |path: &str| {
        let reply = service.get(path).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.text);
        let document: serde_json::Value = serde_json::from_str(&reply.text).expect("a document");
        let items = document["items"].as_array().expect("items");
        items
            .iter()
            .map(|it| it["accountId"].as_str().expect("an id").to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids("/v1/overdue").await, ["late"]);
    assert_eq!(ids("/v1/overdue?on=2024-02-14").await, [""; 0]);
    assert_eq!(ids("/v1/ageing?on=2024-01-26").await, ["late"]);
    assert_eq!(service.get("/v1/accounts?after=AA").await.status, StatusCode::BAD_REQUEST);
    assert_eq!(ids("/v1/due-soon?on=2024-02-10&days=4").await, [""; 0]);
    assert_eq!(ids("/v1/due-soon?on=2024-02-10&days=5").await, ["late"]);
    assert_eq!(ids("/v1/over-limit").await, [""; 0]);
    opened(&service, "new").await;
    assert_eq!(ids("/v1/accounts").await, ["fine", "late", "new"]);
    let lower = format!(r#"{{"terms":{}}}"#, TERMS.replace("1000.00", "899.99"));
    service.post("/v1/accounts/late/terms", "lower", &lower).await;
    assert_eq!(ids("/v1/over-limit").await, ["late"]);
    // Each as it was then, whatever has happened since: not open, open, owing, within its limit.
    assert_eq!(ids("/v1/overdue?on=2024-01-01").await, [""; 0]);
    assert_eq!(ids("/v1/ageing?on=2024-01-03").await, [""; 0]);
    for day in ["2024-01-25", "2024-01-26"] {
        let owing: &[&str] = if day == "2024-01-26" { &["late"] } else { &[] };
        assert_eq!(ids(&format!("/v1/ageing?on={day}")).await, owing, "{day}");
    }
    assert_eq!(ids("/v1/overdue?on=2024-02-16").await, ["late"]);
    assert_eq!(ids("/v1/over-limit?on=2024-02-15").await, [""; 0]);

    let first = service.get("/v1/accounts?limit=2").await;
    let document: serde_json::Value = serde_json::from_str(&first.text).expect("a document");
    let next = document["next"].as_str().expect("a cursor");
    assert_eq!(ids(&format!("/v1/accounts?limit=2&after={next}")).await, ["new"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_statement_can_be_kept_and_printed() {
    let service = Service::new().await;
    opened(&service, "A").await;
    service.post("/v1/accounts/A/orders", "k1", r#"{"orderId":"-O","amount":"9.00"}"#).await;
    service.post("/v1/accounts/A/receipts", "k2", r#"{"receiptId":"R","orderId":"-O"}"#).await;
    let table = service.get("/v1/accounts/A/statements/1/csv?locale=zh").await;
    assert_eq!(table.header("content-type"), Some("text/csv; charset=utf-8"));
    assert!(table.text.contains("合计,,,,,,9.00"), "{}", table.text);
    let page = service.get("/v1/accounts/A/statements/1/page?locale=zh-CN").await;
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    for said in
        ["<html lang=\"zh-CN\">", "<h1>账单 1</h1>", "<td>-O</td>", "<td>合计</td>", "<dd>A</dd>"]
    {
        assert!(page.text.contains(said), "{said} in {}", page.text);
    }
    let policy = page.header("content-security-policy").expect("a policy");
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
    let missing = service.get("/v1/accounts/A/statements/2/page").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trace_goes_on_and_a_damaged_one_begins_anew() {
    let service = Service::new().await;
    let given = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    let asked = async |header: &str| {
        let reply = service.send("GET", "/v1/accounts", &[("traceparent", header)], "").await;
        reply.header("traceparent").expect("a trace").to_owned()
    };
    let answered = asked(given).await;
    assert!(
        answered.starts_with("00-0af7651916cd43dd8448eb211c80319c-") && answered.ends_with("-01")
    );
    assert_ne!(answered, given);
    for damaged in
        ["", "00-0-0-0", &given.replace("00-0af", "00-0AF"), &given.replace("00-", "ff-")]
    {
        assert!(!asked(damaged).await.contains("0af7651916cd43dd8448eb211c80319c"), "{damaged}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_key_cannot_ask_without_end() {
    let service = Service::with(|limits| limits.requests_a_second = 5).await;
    let mut statuses = Vec::new();
    for _ in 0..8 {
        statuses.push(service.get("/v1/accounts").await.status);
    }
    assert_eq!(statuses.iter().filter(|it| **it == StatusCode::TOO_MANY_REQUESTS).count(), 3);
    let other = service.key("read").await;
    assert_eq!(service.get_as(&other, "/v1/accounts").await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn probes_need_no_key_and_tell_the_end() {
    let service = Service::new().await;
    for path in ["/healthz", "/readyz"] {
        assert_eq!(service.get_as("", path).await.status, StatusCode::OK);
    }
    service.app.retire();
    assert_eq!(service.get_as("", "/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(service.get_as("", "/healthz").await.status, StatusCode::OK);
}

#[test]
fn no_two_routes_and_no_two_problems_are_the_same() {
    for (at, route) in ROUTES.iter().enumerate() {
        assert!(ROUTES[..at].iter().all(|it| (it.method, it.path) != (route.method, route.path)));
    }
    for (at, kind) in Kind::ALL.iter().enumerate() {
        assert!(Kind::ALL[..at].iter().all(|it| it.code() != kind.code()));
    }
}
