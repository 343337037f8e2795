//! What the table of routes says of the API, as OpenAPI 3.1.
//!
//! Paths, headers, credentials and problems are told here. What commands, questions and answers look
//! like is told by the package's types: an operation only names its commands (`x-decides`) or its
//! question (`x-asks`). `npm run openapi -- --write` puts their schemas in the place of these names
//! and writes `docs/openapi.json`, which the server gives out.

mod described;

use super::http::problem::Kind;
use super::http::routes::{Access, Does, List, ROUTES, Route};
use super::keys::Scope;
use described::{answered, asks, description, kinds, query};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The whole document, which the server gives out.
pub const DOCUMENT: &str = include_str!("../../docs/openapi.json");

/// Gives what the routes say; the names of commands and questions stand for their schemas.
pub fn of_routes() -> Value {
    let mut paths = open_paths();
    for route in ROUTES {
        let operations = paths.entry(route.path).or_insert_with(|| json!({}));
        if let Some(operations) = operations.as_object_mut() {
            operations.insert(route.method.to_lowercase(), operation(route));
        }
    }
    json!({
        "openapi": "3.1.1",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": "credit-term",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": env!("CARGO_PKG_DESCRIPTION"),
            "description": description::API,
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "servers": [{ "url": "/", "description": "The server that gives this document." }],
        "tags": description::TAGS.map(|(name, says)| json!({ "name": name, "description": says })),
        "paths": paths,
        "components": {
            "securitySchemes": {
                "merchantKey": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": description::MERCHANT_KEY,
                },
                "customerToken": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": description::CUSTOMER_TOKEN,
                },
            },
            "headers": described::headers(),
            "parameters": described::parameters(),
            "responses": problem_responses(),
            "schemas": problems(),
        },
    })
}

/// What anyone may ask: none of it is about an account.
fn open_paths() -> Map<String, Value> {
    let open = |id: &str, says: &str, content_type: &str, schema: Value, kinds: &[Kind]| {
        let content = json!({ content_type: { "schema": schema } });
        json!({ "get": {
            "operationId": id,
            "summary": says,
            "tags": ["server"],
            "security": [],
            "responses": responses("What was asked for.", content, &[], kinds),
        }})
    };
    let text = json!({ "type": "string" });
    let busy = [Kind::Broken, Kind::NotNow];
    let document = json!({ "type": "object", "required": ["openapi"] });
    let plain = "text/plain";
    let paths = [
        ("/healthz", open("health", "Says that the process runs.", plain, text.clone(), &busy)),
        ("/readyz", open("readiness", "Says whether the store answers.", plain, text, &busy)),
        (
            "/openapi.json",
            open("document", "Gives this document.", "application/json", document, &busy),
        ),
    ];
    paths.into_iter().map(|(path, it)| (path.to_owned(), it)).collect()
}

fn operation(route: &Route) -> Value {
    let mut operation = json!({
        "operationId": operation_id(route),
        "summary": route.says,
        "description": description::of_access(route.access),
        "tags": [tag(route)],
        "security": security(route.access),
        "parameters": parameters(route),
        "responses": answered(route),
    });
    if let Some(fields) = operation.as_object_mut() {
        fields.extend(asks(route));
    }
    operation
}

/// Gives the name by which a generated client calls a route.
fn operation_id(route: &Route) -> String {
    match route.does {
        Does::Command([]) => "decide".into(),
        Does::Command([one]) => (*one).into(),
        Does::Command(_) => "repay".into(),
        Does::Question(view, _) => view.into(),
        Does::Snapshot => "snapshot".into(),
        Does::Events => "events".into(),
        Does::StatementCsv => "statementCsv".into(),
        Does::StatementPage => "statementPage".into(),
        Does::Token => "makeToken".into(),
        Does::Calendar => "calendar".into(),
        Does::Accounts(List::All) => "accounts".into(),
        Does::Accounts(List::Overdue) => "overdueAccounts".into(),
        Does::Accounts(List::Ageing) => "ageingAccounts".into(),
        Does::Accounts(List::DueSoon) => "accountsDueSoon".into(),
        Does::Accounts(List::OverLimit) => "accountsOverLimit".into(),
    }
}

fn tag(route: &Route) -> &'static str {
    match (route.does, route.access) {
        (Does::Command(_), Access::Merchant(Scope::Checkout)) => "orders and returns",
        (Does::Command(_), Access::Merchant(Scope::Cashier)) => "repayments and refunds",
        (Does::Command(_), _) => "account",
        (Does::Accounts(_), _) => "lists of accounts",
        (Does::Calendar, _) => "previews",
        (Does::Token, _) => "customers",
        (Does::Question(_, _), _) if route.method == "POST" => "previews",
        _ => "views",
    }
}

/// Each of these credentials is enough.
fn security(access: Access) -> Value {
    match access {
        Access::Merchant(scope) => json!([{ "merchantKey": [scope_name(scope)] }]),
        Access::Customer => json!([{ "merchantKey": ["read"] }, { "customerToken": [] }]),
    }
}

fn scope_name(scope: Scope) -> &'static str {
    let named = Scope::NAMES.iter().find(|(_, known)| *known == scope);
    named.map_or("", |(name, _)| name)
}

fn parameters(route: &Route) -> Vec<Value> {
    let parameter = |name: &str| json!({ "$ref": format!("#/components/parameters/{name}") });
    let ids = route.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let mut parameters: Vec<Value> = ids.map(parameter).collect();
    match route.does {
        Does::Command(_) => {
            parameters.extend([parameter("idempotency-key"), parameter("if-match")]);
        }
        Does::Snapshot => parameters.push(parameter("if-none-match")),
        _ => {}
    }
    parameters.push(parameter("traceparent"));
    parameters.extend(query(route.does));
    parameters
}

/// Says what an operation answers: one good answer, and problems by their status.
fn responses(says: &str, content: Value, headers: &[&str], kinds: &[Kind]) -> Value {
    let mut all = Map::new();
    let good = json!({
        "description": says,
        "headers": named_headers(headers),
        "content": content,
    });
    all.insert("200".into(), good);
    for (status, kinds) in by_status(kinds) {
        let name = response_name(&kinds);
        all.insert(status.to_string(), json!({ "$ref": format!("#/components/responses/{name}") }));
    }
    Value::Object(all)
}

fn by_status(kinds: &[Kind]) -> BTreeMap<u16, Vec<Kind>> {
    let mut by_status: BTreeMap<u16, Vec<Kind>> = BTreeMap::new();
    for kind in kinds {
        by_status.entry(kind.status().as_u16()).or_default().push(*kind);
    }
    by_status
}

/// Names an answer by the problems that it may be.
fn response_name(kinds: &[Kind]) -> String {
    let names: Vec<String> = kinds.iter().map(|kind| format!("{kind:?}")).collect();
    names.join("Or")
}

/// Gives each answer that is a problem, by its name.
fn problem_responses() -> Map<String, Value> {
    let kinds = ROUTES.iter().map(kinds);
    let groups = kinds.flat_map(|kinds| by_status(&kinds).into_values());
    groups.map(|kinds| (response_name(&kinds), problem_response(&kinds))).collect()
}

fn problem_response(kinds: &[Kind]) -> Value {
    let titles: Vec<&str> = kinds.iter().map(|kind| kind.title()).collect();
    let refs: Vec<Value> = kinds.iter().map(|kind| schema(&problem_name(*kind))).collect();
    let schema = match refs.as_slice() {
        [one] => one.clone(),
        _ => json!({ "anyOf": refs }),
    };
    let headers: &[&str] = match kinds {
        [Kind::Unauthorized, ..] => &["www-authenticate"],
        [Kind::NotNow | Kind::TooMany, ..] | [.., Kind::StillRunning] => &["retry-after"],
        _ => &[],
    };
    json!({
        "description": titles.join(" Or: "),
        "headers": named_headers(headers),
        "content": { "application/problem+json": { "schema": schema } },
    })
}

/// Every answer tells its trace.
fn named_headers(names: &[&str]) -> Value {
    let header =
        |name: &str| (name.to_owned(), json!({ "$ref": format!("#/components/headers/{name}") }));
    names.iter().chain(&["traceparent"]).map(|name| header(name)).collect::<Map<_, _>>().into()
}

fn schema(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn problem_name(kind: Kind) -> String {
    format!("{kind:?}Problem")
}

/// Gives the schema of each problem, by its name.
fn problems() -> Value {
    Kind::ALL.iter().map(|kind| (problem_name(*kind), problem(*kind))).collect::<Map<_, _>>().into()
}

fn problem(kind: Kind) -> Value {
    let is = |value: Value| json!({ "const": value });
    let mut properties = Map::new();
    properties.insert("type".into(), is(format!("urn:credit-term:problem:{}", kind.code()).into()));
    properties.insert("title".into(), json!({ "type": "string" }));
    properties.insert("status".into(), is(kind.status().as_u16().into()));
    properties.insert("code".into(), is(kind.code().into()));
    let mut required = vec!["type", "title", "status", "code"];
    let refused = || json!({ "anyOf": [schema("RefusedAnswer"), schema("RefusedView")] });
    let member = match kind {
        Kind::Malformed => Some(("invalid", schema("InvalidInput"))),
        Kind::Refused | Kind::NotFound => Some(("answer", refused())),
        Kind::Stale => Some(("version", json!({ "type": "integer", "minimum": 0 }))),
        _ => None,
    };
    if let Some((name, schema)) = member {
        properties.insert(name.into(), schema);
        // What was never there has no answer of its own, as a rule.
        if kind != Kind::NotFound {
            required.push(name);
        }
    }
    json!({
        "type": "object",
        "description": kind.title(),
        "properties": properties,
        "required": required,
    })
}
