//! How much anybody may ask for at a time.

use super::App;
use super::problem::{Kind, Problem};
use crate::server::keys::Caller;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::Response;
use axum::middleware::{Next, from_fn_with_state};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::num::NonZeroU32;
use std::sync::Arc;
use tokio::sync::Semaphore;
use tower_http::catch_panic::CatchPanicLayer;

/// Above how many callers those who have not asked for long are forgotten.
const MOST_CALLERS: usize = 10_000;

/// How many requests each caller may make.
pub(super) struct Limiter(DefaultKeyedRateLimiter<String>);

impl Limiter {
    pub fn new(requests_a_second: u32) -> Limiter {
        let quota = NonZeroU32::new(requests_a_second).unwrap_or(NonZeroU32::MIN);
        Limiter(RateLimiter::keyed(Quota::per_second(quota)))
    }

    pub fn take(&self, caller: &Caller) -> Result<(), Problem> {
        let name = match caller {
            Caller::Merchant { key, .. } => key.clone(),
            Caller::Customer { merchant, account } => [merchant.as_str(), account].join(" "),
        };
        if MOST_CALLERS < self.0.len() {
            self.0.retain_recent();
        }
        self.0.check_key(&name).map_err(|_| Kind::TooMany.into())
    }
}

/// Bounds what is answered at a time and for how long, and keeps a panic to the request it is in.
pub(super) fn around(router: Router<Arc<App>>, app: &Arc<App>) -> Router<Arc<App>> {
    let gate =
        Arc::new(Gate { app: Arc::clone(app), room: Semaphore::new(app.limits.most_requests) });
    router
        .layer(CatchPanicLayer::custom(|_| Problem::from(Kind::Broken).respond()))
        .layer(from_fn_with_state(gate, pass))
}

struct Gate {
    app: Arc<App>,
    room: Semaphore,
}

async fn pass(State(gate): State<Arc<Gate>>, request: Request, next: Next) -> Response<Body> {
    let is_probe = matches!(request.uri().path(), "/healthz" | "/readyz");
    let room = gate.room.try_acquire();
    if room.is_err() && !is_probe {
        return Problem::from(Kind::NotNow).respond();
    }
    let answered = tokio::time::timeout(gate.app.limits.longest_answer, next.run(request)).await;
    answered.unwrap_or_else(|_| Problem::from(Kind::NotNow).respond())
}
