//! What each kind of route asks for and answers, beside what the package's types say.

use super::{responses, schema};
use crate::server::http::problem::Kind;
use crate::server::http::routes::{Access, Does, List, Route};
use crate::server::keys::LONGEST_TOKEN_SECONDS;
use serde_json::{Map, Value, json};

/// The texts of the document.
pub(super) mod description {
    use super::super::scope_name;
    use super::Access;
    use crate::server::keys::Scope;

    pub const API: &str = "Credit terms as a payment method. Amounts are decimal strings, dates \
        business dates of the merchant's time zone. A command that is refused is a problem whose \
        `answer` says why, with codes and figures; nothing has changed then. A path that is here \
        answers another method with 405 and the problem `wrongMethod`.";
    pub const MERCHANT_KEY: &str = "A merchant's API key. An operation names the scope that it \
        takes; `admin` has all of them but `backdate`, and any scope may ask what `read` may.";
    pub const CUSTOMER_TOKEN: &str = "A token that a merchant's shop made for one account's \
        customer (`makeToken`). It ends within the hour and reaches no other account.";
    pub const TAGS: [(&str, &str); 8] = [
        ("account", "The account, its terms and its limits."),
        ("orders and returns", "What the shop's checkout does."),
        ("repayments and refunds", "What the cashier does."),
        ("views", "How an account and its documents stand."),
        ("previews", "What would be; nothing changes."),
        ("lists of accounts", "A merchant's accounts, page by page."),
        ("customers", "What a customer's browser may be given."),
        ("server", "The server itself; no key is asked for."),
    ];

    pub fn of_access(access: Access) -> String {
        match access {
            Access::Merchant(Scope::Read) => "Takes a merchant's key of any scope.".into(),
            Access::Merchant(Scope::Admin) => {
                "Takes a merchant's key with the scope `admin`.".into()
            }
            Access::Merchant(scope) => {
                let scope = scope_name(scope);
                format!("Takes a merchant's key with the scope `{scope}` or `admin`.")
            }
            Access::Customer => {
                "Takes a merchant's key of any scope, or the token of the account's customer."
                    .into()
            }
        }
    }
}

/// Names what a route decides or asks, and its body where no type of the package says it.
pub(super) fn asks(route: &Route) -> Map<String, Value> {
    let asked = match route.does {
        Does::Command(types) => json!({ "x-decides": types }),
        Does::Question(view, _) => json!({ "x-asks": view }),
        Does::Calendar => json!({ "x-asks": "calendar" }),
        Does::Snapshot => json!({ "x-asks": "snapshot" }),
        Does::StatementCsv | Does::StatementPage => json!({ "x-asks": "statementCsv" }),
        Does::Token => json!({ "requestBody": {
            "content": { "application/json": { "schema": {
                "type": "object",
                "properties": { "seconds": seconds() },
                "additionalProperties": false,
            }}},
        }}),
        Does::Events | Does::Accounts(_) => json!({}),
    };
    match asked {
        Value::Object(asked) => asked,
        _ => Map::new(),
    }
}

fn seconds() -> Value {
    json!({
        "type": "integer",
        "minimum": 1,
        "maximum": LONGEST_TOKEN_SECONDS,
        "description": "How long it is taken.",
    })
}

/// Gives the parameters in the address that no type of the package says.
pub(super) fn query(does: Does) -> Vec<Value> {
    let parameter = |name: &str, says: &str, schema: Value| json!({ "name": name, "in": "query", "description": says, "schema": schema });
    let after = parameter("after", "The `next` of the page before.", json!({ "type": "string" }));
    let limit = json!({ "type": "integer", "minimum": 1, "maximum": 200, "default": 50 });
    let limit = parameter("limit", "The most entries of a page.", limit);
    let on = parameter("on", "The day asked about; today when absent.", schema("GivenDate"));
    match does {
        Does::Events | Does::Accounts(List::All) => vec![after, limit],
        Does::Accounts(List::DueSoon) => {
            let days = json!({ "type": "integer", "minimum": 0, "maximum": 366, "default": 7 });
            vec![after, limit, on, parameter("days", "Within how many days.", days)]
        }
        Does::Accounts(_) => vec![after, limit, on],
        _ => Vec::new(),
    }
}

/// Says which problems a route may answer with, whoever asks.
pub(super) fn kinds(route: &Route) -> Vec<Kind> {
    use Kind::{Malformed, NotFound, Refused};
    let mut kinds = vec![Malformed, Kind::Unauthorized, Kind::Forbidden];
    kinds.extend([Kind::TooMany, Kind::Broken, Kind::NotNow]);
    if route.method == "POST" {
        kinds.extend([Kind::TooLarge, Kind::WrongType]);
    }
    match route.does {
        Does::Command(_) => {
            kinds.extend([Kind::MissingKey, Kind::NotToday, NotFound, Refused]);
            kinds.extend([Kind::StillRunning, Kind::Stale, Kind::KeyReused]);
        }
        Does::Question(_, _) | Does::StatementCsv | Does::StatementPage | Does::Token => {
            kinds.extend([NotFound, Refused]);
        }
        Does::Snapshot | Does::Events => kinds.push(NotFound),
        Does::Calendar | Does::Accounts(_) => {}
    }
    kinds
}

/// Says what a route answers.
pub(super) fn answered(route: &Route) -> Value {
    let json = |schema: Value| json!({ "application/json": { "schema": schema } });
    let (says, content, headers): (&str, Value, &[&str]) = match route.does {
        Does::Command(_) => (
            "The command was accepted, now or before.",
            json(schema("HeldAnswer")),
            &["etag", "idempotent-replayed"],
        ),
        Does::Question(_, _) | Does::Calendar => {
            ("The answer.", json!({ "application/json": {} }), &[])
        }
        Does::Snapshot => ("The account.", json(schema("Snapshot")), &["etag"]),
        Does::Events => ("A page of events.", json(events()), &[]),
        Does::StatementCsv => {
            let table = json!({ "text/csv": { "schema": { "type": "string" } } });
            ("The statement as a table (RFC 4180).", table, &["content-disposition"])
        }
        Does::StatementPage => {
            let page = json!({ "text/html": { "schema": { "type": "string" } } });
            ("The statement as a page.", page, &[])
        }
        Does::Token => ("The token.", json(token()), &[]),
        Does::Accounts(list) => ("A page of accounts.", json(accounts(list)), &[]),
    };
    let mut all = responses(says, content, headers, &kinds(route));
    if let (Does::Snapshot, Some(all)) = (route.does, all.as_object_mut()) {
        let headers = super::named_headers(&["etag"]);
        let known = json!({ "description": "The version that is known.", "headers": headers });
        all.insert("304".into(), known);
    }
    all
}

fn events() -> Value {
    page(
        &schema("AccountEvent"),
        &json!({ "type": "string" }),
        &json!({
            "more": { "type": "boolean", "description": "Whether there is more at once." },
        }),
    )
}

fn accounts(list: List) -> Value {
    let mut item = json!({ "accountId": schema("AccountId") });
    if let (true, Some(item)) = (list != List::All, item.as_object_mut()) {
        item.insert("overview".into(), schema("Overview"));
    }
    let required: Vec<&String> = item.as_object().into_iter().flat_map(Map::keys).collect();
    let item = json!({ "type": "object", "properties": item, "required": required });
    page(&item, &json!({ "type": ["string", "null"] }), &json!({}))
}

fn page(item: &Value, next: &Value, more: &Value) -> Value {
    let mut properties = json!({
        "items": { "type": "array", "items": item },
        "next": next,
    });
    if let (Some(properties), Some(more)) = (properties.as_object_mut(), more.as_object()) {
        properties.extend(more.clone());
    }
    let required: Vec<&String> = properties.as_object().into_iter().flat_map(Map::keys).collect();
    json!({ "type": "object", "properties": properties, "required": required })
}

fn token() -> Value {
    json!({
        "type": "object",
        "properties": { "token": { "type": "string" }, "seconds": seconds() },
        "required": ["token", "seconds"],
    })
}

/// Gives the headers of answers, by name.
pub(super) fn headers() -> Value {
    let header = |says: &str, schema: Value| json!({ "description": says, "schema": schema });
    let text = || json!({ "type": "string" });
    let version = json!({ "type": "string", "pattern": "^\"v[0-9]+(-live)?\"$" });
    json!({
        "traceparent": header("The trace that the request belongs to (W3C).", trace()),
        "etag": header("The account's version.", version),
        "idempotent-replayed": header("Whether this was answered before.", json!({ "const": "true" })),
        "content-disposition": header("A name to save it by.", text()),
        "www-authenticate": header("What is to be sent.", json!({ "const": "Bearer" })),
        "retry-after": header("In how many seconds to ask again.", json!({ "type": "integer", "minimum": 0 })),
    })
}

fn trace() -> Value {
    json!({ "type": "string", "pattern": "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$" })
}

/// Gives the parameters that routes have in common, by name.
pub(super) fn parameters() -> Value {
    let id = |name: &str, of: &str, says: &str| {
        json!({
            "name": name, "in": "path", "required": true, "description": says, "schema": schema(of),
        })
    };
    let header = |name: &str, says: &str, is_required: bool, schema: Value| {
        json!({
            "name": name, "in": "header", "required": is_required, "description": says,
            "schema": schema,
        })
    };
    let number = json!({ "type": "integer", "minimum": 1, "maximum": 4_294_967_295_u32 });
    let number = json!({
        "name": "number", "in": "path", "required": true,
        "description": "The statement's number, from 1.", "schema": number,
    });
    let key = json!({ "type": "string", "pattern": "^[!-~]{1,200}$" });
    let tag = json!({ "type": "string", "pattern": "^\"v[0-9]{1,9}\"$" });
    json!({
        "accountId": id("accountId", "AccountId", "The merchant's own id of the account."),
        "orderId": id("orderId", "OrderId", "The order."),
        "returnId": id("returnId", "ReturnId", "The return."),
        "repaymentId": id("repaymentId", "RepaymentId", "The repayment."),
        "number": number,
        "idempotency-key": header(
            "Idempotency-Key",
            "Makes the command safe to send again: the same key with the same request is answered \
             as the first time, and never decided twice.",
            true,
            key,
        ),
        "if-match": header(
            "If-Match",
            "The version that the account must be at, as an answer's `ETag` told it.",
            false,
            tag,
        ),
        "if-none-match": header(
            "If-None-Match",
            "The `ETag` of the snapshot that is known already.",
            false,
            json!({ "type": "string" }),
        ),
        "traceparent": header(
            "traceparent",
            "The caller's trace (W3C Trace Context); another form begins a new one.",
            false,
            json!({ "type": "string" }),
        ),
    })
}
