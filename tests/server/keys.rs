//! Who may do what: every route with every kind of caller.

use crate::calls::{MERCHANT, Reply, Service};
use axum::http::StatusCode;
use credit_term::server::clock;
use credit_term::server::http::routes::{Access, Does, ROUTES, Route};
use credit_term::server::keys::Scope;
use credit_term::server::known::REMEMBERED;
use std::time::Duration;

const OPEN: &str = r#"{"terms":{"currency":"CNY","creditLimit":"1000.00",
    "billingCycle":{"kind":"monthly","day":25},"repaymentWindow":{"kind":"netDays","days":20}}}"#;

/// The body that a route is asked with. A route that is not known here fails: it has to be tried.
fn body_of(route: &Route) -> &'static str {
    let (_, rest) = route.path.rsplit_once('/').expect("a path");
    match (route.method, rest) {
        ("GET", _) => "",
        ("POST", "commands") => r#"{"type":"rollForward"}"#,
        ("POST", "open" | "terms") => OPEN,
        ("POST", "temporary-limit") => {
            r#"{"amount":"0.00","from":"2030-01-01","until":"2030-01-02"}"#
        }
        ("POST", "orders") => r#"{"orderId":"N","amount":"1.00"}"#,
        ("POST", "cancellations") => r#"{"cancellationId":"N","orderId":"O"}"#,
        ("POST", "receipts") => r#"{"receiptId":"N","orderId":"O"}"#,
        ("POST", "returns") => r#"{"returnId":"N","orderId":"O","amount":"1.00"}"#,
        ("POST", "fail-refund" | "retry-refund") => r#"{"attempt":1}"#,
        ("POST", "repayments") => r#"{"repaymentId":"N","for":{"kind":"posted"}}"#,
        ("POST", "preview-order") => r#"{"amount":"1.00"}"#,
        ("POST", "preview-return") => r#"{"orderId":"O","amount":"1.00"}"#,
        ("POST", "quote-repayment") => r#"{"for":{"kind":"posted"}}"#,
        ("POST", "simulate") => r#"{"commands":[]}"#,
        ("POST", "calendar") => {
            r#"{"from":"2026-01-01","periods":1,"terms":{"currency":"CNY","creditLimit":"1.00",
               "billingCycle":{"kind":"monthly","day":25},
               "repaymentWindow":{"kind":"netDays","days":20}}}"#
        }
        (
            "POST",
            "suspend" | "resume" | "close" | "roll-forward" | "complete" | "cancel"
            | "confirm-refund" | "confirm" | "fail" | "reverse" | "tokens",
        ) => "{}",
        _ => panic!("{} {} is not tried with every caller", route.method, route.path),
    }
}

fn path_of(route: &Route, account: &str) -> String {
    let path = route.path.replace("{accountId}", account).replace("{number}", "1");
    path.replace("{orderId}", "O").replace("{returnId}", "T").replace("{repaymentId}", "P")
}

async fn ask(service: &Service, key: &str, route: &Route, account: &str) -> Reply {
    let path = path_of(route, account);
    match route.method {
        "GET" => service.get_as(key, &path).await,
        _ => service.post_as(key, &path, "k", body_of(route)).await,
    }
}

fn is_of_account(route: &Route) -> bool {
    route.path.contains("{accountId}")
}

fn opens(route: &Route) -> bool {
    route.does == Does::Command(&["openAccount"])
}

/// A service with accounts A and B of one merchant; nothing of what is tried below is accepted.
async fn with_accounts() -> Service {
    let service = Service::new().await;
    for account in ["A", "B"] {
        service.post(&format!("/v1/accounts/{account}/open"), "open", OPEN).await;
    }
    service
}

async fn everything_of(service: &Service) -> Vec<String> {
    let mut all = Vec::new();
    for account in ["A", "B"] {
        all.push(service.get(&format!("/v1/accounts/{account}/events")).await.text);
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_key_in_force_nothing_is_said() {
    let service = with_accounts().await;
    let before = everything_of(&service).await;
    let expired = service.key_of(MERCHANT, "admin", Some(clock::now() - 1)).await;
    let ended = service.key("admin").await;
    let (id, _) = ended.split_once('.').expect("an id");
    assert!(service.store.end_key(MERCHANT, id, clock::now()).await.expect("a store"));
    let old_token = service.token("A", 0).await;
    let (known, _) = service.admin.split_once('.').expect("an id");
    let (claims, _) = old_token.rsplit_once('.').expect("a signature");
    let guesses = [
        String::new(),
        expired,
        ended.clone(),
        old_token.clone(),
        format!("{known}.guess"),
        format!("{claims}.guess"),
        format!("{known}."),
        "ctt.x.y".into(),
        "x".repeat(2_000),
    ];
    for route in ROUTES {
        for guess in &guesses {
            let reply = ask(&service, guess, route, "A").await;
            assert_eq!(reply.status, StatusCode::UNAUTHORIZED, "{} {guess}", route.path);
            assert!(!reply.text.contains("guess") && reply.text.len() < 200, "{}", reply.text);
        }
    }
    assert_eq!(everything_of(&service).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_was_used_ends_all_the_same() {
    const SOON: Duration = Duration::from_secs(4);
    let service = Service::new().await;
    let status = async |key: &str| service.get_as(key, "/v1/accounts").await.status;
    let short = i64::try_from(SOON.as_micros()).expect("a while");
    let revoked = service.key("read").await;
    let expiring = service.key_of(MERCHANT, "read", Some(clock::now() + short)).await;
    for key in [&expiring, &revoked] {
        assert_eq!(status(key).await, StatusCode::OK);
    }
    let (id, _) = revoked.split_once('.').expect("an id");
    assert!(service.store.end_key(MERCHANT, id, clock::now()).await.expect("a store"));
    // Its end is known from the beginning: nothing has to be asked anew.
    tokio::time::sleep(SOON).await;
    assert_eq!(status(&expiring).await, StatusCode::UNAUTHORIZED);
    const { assert!(REMEMBERED.as_millis() < SOON.as_millis()) };
    assert_eq!(status(&revoked).await, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_merchant_finds_nothing() {
    let service = with_accounts().await;
    let before = everything_of(&service).await;
    service.merchant("m-2").await;
    let foreign = service.key_of("m-2", "admin backdate", None).await;
    for route in ROUTES {
        if opens(route) {
            continue;
        }
        let theirs = ask(&service, &foreign, route, "A").await;
        let nobodys = ask(&service, &foreign, route, "nobodys").await;
        assert_eq!(
            (theirs.status, &theirs.text),
            (nobodys.status, &nobodys.text),
            "{}",
            route.path
        );
        let names =
            |reply: &Reply| reply.headers.keys().map(|it| it.to_string()).collect::<Vec<_>>();
        assert_eq!(names(&theirs), names(&nobodys), "{}", route.path);
        if is_of_account(route)
            && route.does
                != Does::Question("simulate", credit_term::server::http::routes::Asked::Body)
        {
            assert_eq!(theirs.status, StatusCode::NOT_FOUND, "{}: {}", route.path, theirs.text);
        } else {
            assert!(!theirs.text.contains("\"A\""), "{}: {}", route.path, theirs.text);
        }
    }
    // An id is the merchant's own: the same one names another account.
    let own = service.post_as(&foreign, "/v1/accounts/A/open", "k", OPEN).await;
    assert_eq!(own.status, StatusCode::OK);
    assert_eq!(everything_of(&service).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_asks_about_its_own_account_and_nothing_else() {
    let service = with_accounts().await;
    let before = everything_of(&service).await;
    let (own, other) = (service.token("A", 60).await, service.token("B", 60).await);
    let nobodys = service.token("nobodys", 60).await;
    for route in ROUTES {
        let path = route.path;
        let replies = [&own, &other].map(|token| ask(&service, token, route, "A"));
        let [own, other] = replies;
        let (own, other) = (own.await, other.await);
        if route.access == Access::Customer {
            assert_ne!(own.status, StatusCode::UNAUTHORIZED, "{path}");
            assert_ne!(own.status, StatusCode::FORBIDDEN, "{path}");
            assert_eq!(other.status, StatusCode::NOT_FOUND, "{path}");
            let missing = ask(&service, &nobodys, route, "A").await;
            assert_eq!(other.text, missing.text, "{path}");
        } else {
            assert_eq!(
                (own.status, other.status),
                (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN),
                "{path}"
            );
        }
    }
    assert_eq!(everything_of(&service).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_does_what_its_scopes_say() {
    let service = with_accounts().await;
    for (name, _) in Scope::NAMES {
        let key = service.key(name).await;
        for route in ROUTES {
            let reply = ask(&service, &key, route, "C").await;
            let may = match route.access {
                Access::Customer | Access::Merchant(Scope::Read) => true,
                Access::Merchant(needed) => {
                    name == "admin" || Scope::NAMES.contains(&(name, needed))
                }
            };
            let is_forbidden = reply.status == StatusCode::FORBIDDEN;
            assert_eq!(
                may, !is_forbidden,
                "{name} {} {}: {}",
                route.method, route.path, reply.text
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_made_for_an_account_that_is_there_and_ends_soon() {
    let service = with_accounts().await;
    let tokens = |account: &str| format!("/v1/accounts/{account}/tokens");
    let made = service.post(&tokens("A"), "k", r#"{"seconds":60}"#).await;
    let document: serde_json::Value = serde_json::from_str(&made.text).expect("a document");
    let token = document["token"].as_str().expect("a token");
    assert_eq!(service.get_as(token, "/v1/accounts/A/snapshot").await.status, StatusCode::OK);
    assert_eq!(service.post(&tokens("nobodys"), "k", "{}").await.status, StatusCode::NOT_FOUND);
    for seconds in ["0", "3601", "-1", "1.5", "\"x\"", "null", "4294967296"] {
        let reply = service.post(&tokens("A"), "k", &format!(r#"{{"seconds":{seconds}}}"#)).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{seconds}");
    }
}
