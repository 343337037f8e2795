//! What docs/server.md says is so.

use credit_term::server::http::problem::Kind;
use credit_term::server::http::routes::{Access, ROUTES};
use credit_term::server::keys::Scope;

const DOCUMENT: &str = include_str!("../../docs/server.md");

#[test]
fn every_route_is_told_and_who_may_use_it() {
    let rows: Vec<&str> = DOCUMENT
        .lines()
        .filter(|line| line.starts_with("| `GET`") || line.starts_with("| `POST`"))
        .collect();
    let expected = ROUTES.iter().map(|route| {
        let path = route.path.replace("/v1/accounts/{accountId}", "…");
        let who = match route.access {
            Access::Customer => "any, customer",
            Access::Merchant(Scope::Read) => "any",
            Access::Merchant(scope) => {
                Scope::NAMES.iter().find(|(_, it)| *it == scope).expect("a name").0
            }
        };
        format!("| `{}` | `{path}` | {who} | {} |", route.method, route.says)
    });
    assert_eq!(rows, expected.collect::<Vec<_>>());
}

#[test]
fn every_problem_is_told() {
    for kind in Kind::ALL {
        let row = format!("| {} | `{}` | {} |", kind.status().as_u16(), kind.code(), kind.title());
        assert!(DOCUMENT.contains(&row), "{row}");
    }
}
