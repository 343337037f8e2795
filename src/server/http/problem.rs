//! What went wrong, as RFC 9457 says it.

use crate::output::json;
use crate::server::accounts::Fault;
use crate::server::store::StoreError;
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, Response, StatusCode};
use serde::Serialize;

/// After how many seconds it is worth asking again.
const SOON: HeaderValue = HeaderValue::from_static("1");

/// Each problem's code, status and title; its type is `urn:credit-term:problem:` and the code.
macro_rules! kinds {
    ($($kind:ident $code:literal $status:ident $title:literal)*) => {
        /// What kind of problem it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind {
            $(#[doc = $title] $kind,)*
        }

        impl Kind {
            /// All of them.
            pub const ALL: &'static [Kind] = &[$(Kind::$kind,)*];

            /// Gives its code.
            pub fn code(self) -> &'static str {
                match self { $(Kind::$kind => $code,)* }
            }

            /// Gives its status.
            pub fn status(self) -> StatusCode {
                match self { $(Kind::$kind => StatusCode::$status,)* }
            }

            /// Gives what it says to people.
            pub fn title(self) -> &'static str {
                match self { $(Kind::$kind => $title,)* }
            }
        }
    };
}

kinds! {
    Malformed "malformed" BAD_REQUEST "The request is malformed."
    MissingKey "missingIdempotencyKey" BAD_REQUEST "The header Idempotency-Key is missing or not 1 to 200 visible ASCII characters."
    Unauthorized "unauthorized" UNAUTHORIZED "A key or a token that is in force is needed."
    Forbidden "forbidden" FORBIDDEN "This key may not do this."
    NotToday "notToday" FORBIDDEN "A command is of today; an earlier day takes the scope `backdate`, a later one nobody may give."
    NotFound "notFound" NOT_FOUND "There is no such thing."
    WrongMethod "wrongMethod" METHOD_NOT_ALLOWED "This address does not take this method."
    Refused "refused" CONFLICT "The business says no."
    StillRunning "stillRunning" CONFLICT "A request with this idempotency key is still being answered."
    Stale "stale" PRECONDITION_FAILED "The account is at another version."
    TooLarge "tooLarge" PAYLOAD_TOO_LARGE "The request is too large."
    WrongType "wrongType" UNSUPPORTED_MEDIA_TYPE "The body is to be of the type application/json, in UTF-8, not compressed."
    KeyReused "idempotencyKeyReused" UNPROCESSABLE_ENTITY "The idempotency key was used for another request."
    TooMany "tooMany" TOO_MANY_REQUESTS "Too many requests with this key."
    Broken "broken" INTERNAL_SERVER_ERROR "The server failed."
    NotNow "notNow" SERVICE_UNAVAILABLE "The server cannot answer now. Ask again with the same idempotency key."
}

/// What went wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    kind: Kind,
    /// A member more, its value written as JSON.
    member: Option<(&'static str, String)>,
}

impl From<Kind> for Problem {
    fn from(kind: Kind) -> Problem {
        Problem { kind, member: None }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Problem {
        tracing::error!(%error, "the store failed");
        Kind::NotNow.into()
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Problem {
        match fault {
            Fault::Invalid(invalid) => Problem::invalid(&invalid),
            Fault::KeyReused => Kind::KeyReused.into(),
            Fault::StillRunning => Kind::StillRunning.into(),
            Fault::Stale { version } => {
                Problem { kind: Kind::Stale, member: Some(("version", version.to_string())) }
            }
            Fault::Busy => Kind::NotNow.into(),
            Fault::Store(error) => error.into(),
            Fault::Corrupt(fault) => {
                tracing::error!(path = fault.path, "what is stored does not hold together");
                Kind::Broken.into()
            }
        }
    }
}

impl Problem {
    /// Says where a request is malformed, and what was wanted there.
    pub fn invalid<T: Serialize>(invalid: &T) -> Problem {
        Problem { kind: Kind::Malformed, member: Some(("invalid", json(invalid))) }
    }

    /// Passes a refusal on as the account gave it. One that says that something is not known is no
    /// other than that of a thing that was never there.
    pub fn refused(answer: &str) -> Problem {
        let code = answer.split_once(r#""refusals":[{"code":""#).map_or("", |(_, rest)| rest);
        let is_unknown = code.starts_with("unknown") || code.starts_with("accountNotOpen");
        let kind = if is_unknown { Kind::NotFound } else { Kind::Refused };
        Problem { kind, member: Some(("answer", answer.to_owned())) }
    }

    /// Says whether the account said no.
    pub fn is_refusal(&self) -> bool {
        self.kind == Kind::Refused
    }

    /// Writes the problem.
    pub fn respond(self) -> Response<Body> {
        let kind = self.kind;
        let mut text = format!(
            r#"{{"type":"urn:credit-term:problem:{code}","title":{title},"status":{status},"code":"{code}""#,
            code = kind.code(),
            title = json(kind.title()),
            status = kind.status().as_u16(),
        );
        if let Some((name, value)) = &self.member {
            text.push_str(&format!(r#","{name}":{value}"#));
        }
        text.push('}');
        let mut response = Response::new(Body::from(text));
        *response.status_mut() = kind.status();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        match kind {
            Kind::Unauthorized => {
                headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            Kind::NotNow | Kind::StillRunning | Kind::TooMany => {
                headers.insert(RETRY_AFTER, SOON);
            }
            _ => {}
        }
        response
    }
}
