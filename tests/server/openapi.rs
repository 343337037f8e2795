//! The document of the API: as the routes are, and given to whoever asks.

use crate::calls::Service;
use axum::http::StatusCode;
use credit_term::server::http::problem::Kind;
use credit_term::server::http::routes::ROUTES;
use credit_term::server::openapi::{DOCUMENT, of_routes};
use serde_json::Value;

fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let paths = document["paths"].as_object().expect("paths");
    let of_path = |(path, operations): (&String, &Value)| {
        let operations = operations.as_object().expect("operations").clone();
        let path = path.clone();
        operations.into_iter().map(move |(method, it)| (path.clone(), method, it))
    };
    paths.iter().flat_map(of_path).collect()
}

#[test]
fn every_route_is_an_operation_and_nothing_else_takes_a_key() {
    let committed: Value = serde_json::from_str(DOCUMENT).expect("a document");
    for document in [&committed, &of_routes()] {
        let operations = operations(document);
        for route in ROUTES {
            let is_it = |path: &str, method: &str| {
                path == route.path && method == route.method.to_lowercase()
            };
            let told = operations.iter().filter(|(path, method, _)| is_it(path, method));
            assert_eq!(told.count(), 1, "{} {}", route.method, route.path);
        }
        let keyed = operations.iter().filter(|(_, _, it)| it["security"] != Value::Array(vec![]));
        assert_eq!(keyed.count(), ROUTES.len());
    }
}

#[test]
fn every_problem_is_told_with_its_code_and_status() {
    let document = of_routes();
    let schemas = document["components"]["schemas"].as_object().expect("schemas");
    for kind in Kind::ALL {
        let is_it = |schema: &&Value| schema["properties"]["code"]["const"] == kind.code();
        let schema = schemas.values().find(is_it).unwrap_or_else(|| panic!("{}", kind.code()));
        assert_eq!(schema["properties"]["status"]["const"], kind.status().as_u16());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_document_is_given_without_a_key() {
    let service = Service::new().await;
    let reply = service.get_as("", "/openapi.json").await;
    assert_eq!((reply.status, reply.text.as_str()), (StatusCode::OK, DOCUMENT));
    assert_eq!(reply.header("content-type"), Some("application/json"));
}
