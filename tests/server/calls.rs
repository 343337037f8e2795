//! A service with a merchant, and a way to ask it.

use crate::common::{Folder, sqlite};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use credit_term::server::accounts::Accounts;
use credit_term::server::http::{App, Clock, Limits, router};
use credit_term::server::keys::{new_key, new_merchant, new_token};
use credit_term::server::store::Store;
use credit_term::server::{clock, store::Merchant};
use http_body_util::BodyExt;
use std::sync::Arc;
use std::time::Duration;
use tower::ServiceExt;

pub const MERCHANT: &str = "m-1";
const DAY: i64 = 86_400_000_000;

pub struct Service {
    pub app: Arc<App>,
    pub store: Arc<dyn Store>,
    /// A key of the merchant with the scope `admin`.
    pub admin: String,
    router: Router,
    _folder: Folder,
}

pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Reply {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().expect("a header of text"))
    }
}

impl Service {
    pub async fn new() -> Service {
        Service::with(|_| {}).await
    }

    pub async fn with(change: impl FnOnce(&mut Limits)) -> Service {
        Service::by_clock(clock::now, change).await
    }

    pub async fn by_clock(clock: Clock, change: impl FnOnce(&mut Limits)) -> Service {
        let mut limits = Limits {
            requests_a_second: 100_000,
            most_requests: 100,
            longest_answer: Duration::from_secs(30),
        };
        change(&mut limits);
        let folder = Folder::new();
        let store = sqlite(&folder);
        let accounts = Accounts::new(Arc::clone(&store), 100);
        let app = App::by_clock(accounts, limits, clock);
        let router = router(Arc::clone(&app));
        let mut service = Service { app, store, admin: String::new(), router, _folder: folder };
        service.merchant(MERCHANT).await;
        service.admin = service.key("admin").await;
        service
    }

    pub async fn merchant(&self, id: &str) -> Merchant {
        let merchant = new_merchant(id, "Asia/Shanghai").expect("a merchant");
        assert!(self.store.add_merchant(merchant.clone()).await.expect("a store"));
        merchant
    }

    /// Makes a key of the merchant.
    pub async fn key(&self, scopes: &str) -> String {
        self.key_of(MERCHANT, scopes, None).await
    }

    pub async fn key_of(&self, merchant: &str, scopes: &str, expires_at: Option<i64>) -> String {
        let (key, whole) = new_key(merchant, scopes, expires_at).expect("a key");
        self.store.add_key(key).await.expect("a store");
        whole
    }

    /// Makes a token of the merchant's customer.
    pub async fn token(&self, account: &str, seconds: u32) -> String {
        let merchant = self.store.merchant(MERCHANT).await.expect("a store").expect("a merchant");
        new_token(&merchant, account, seconds, clock::now())
    }

    /// Yesterday, today and tomorrow in the merchant's zone.
    pub fn days(&self) -> (String, String, String) {
        let zone = clock::zone("Asia/Shanghai").expect("a zone");
        let now = clock::now();
        let day = |at| clock::business_date(at, zone).expect("a date");
        (day(now - DAY), day(now), day(now + DAY))
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.get_as(&self.admin, path).await
    }

    pub async fn get_as(&self, key: &str, path: &str) -> Reply {
        self.send_as(key, "GET", path, &[], "").await
    }

    pub async fn post(&self, path: &str, idempotency_key: &str, body: &str) -> Reply {
        self.post_as(&self.admin, path, idempotency_key, body).await
    }

    pub async fn post_as(&self, key: &str, path: &str, idempotency_key: &str, body: &str) -> Reply {
        let headers = [("content-type", "application/json"), ("idempotency-key", idempotency_key)];
        self.send_as(key, "POST", path, &headers, body).await
    }

    pub async fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Reply {
        self.send_as(&self.admin, method, path, headers, body).await
    }

    pub async fn send_as(
        &self,
        key: &str,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Reply {
        let mut request = Request::builder().method(method).uri(path);
        if !key.is_empty() {
            request = request.header("authorization", format!("Bearer {key}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.to_owned())).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("a response");
        let (head, body) = response.into_parts();
        let bytes = body.collect().await.expect("a body").to_bytes();
        let text = String::from_utf8(bytes.to_vec()).expect("text");
        Reply { status: head.status, headers: head.headers, text }
    }
}
