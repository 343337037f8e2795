//! Who asks, and whether they may.

use super::App;
use super::problem::{Kind, Problem};
use super::routes::{Access, Route};
use crate::input::Id;
use crate::server::keys::{self, Caller, Scope};
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;

/// Finds who has the credential of the header `Authorization: Bearer …`.
pub(super) async fn find(app: &App, headers: &HeaderMap, now: i64) -> Result<Caller, Problem> {
    let mut given = headers.get_all(AUTHORIZATION).iter();
    let (Some(header), None) = (given.next(), given.next()) else {
        return Err(Kind::Unauthorized.into());
    };
    let credential = header.to_str().ok().and_then(|text| text.split_once(' '));
    let credential = credential.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    let Some((_, credential)) = credential else { return Err(Kind::Unauthorized.into()) };
    keys::caller(&app.known, credential.trim(), now).await?.ok_or(Kind::Unauthorized.into())
}

/// Says whether a caller may use a route at all.
pub(super) fn permit(caller: &Caller, route: &Route) -> Result<(), Problem> {
    let may = match (route.access, caller) {
        (Access::Customer, Caller::Customer { .. }) => true,
        (Access::Customer, Caller::Merchant { scopes, .. }) => !scopes.is_empty(),
        // Whoever may do something may see what it does.
        (Access::Merchant(Scope::Read), Caller::Merchant { scopes, .. }) => !scopes.is_empty(),
        (Access::Merchant(scope), _) => caller.may(scope),
    };
    if may { Ok(()) } else { Err(Kind::Forbidden.into()) }
}

/// Lets a customer reach no account but its own. Another one looks like one that is not there.
pub(super) fn permit_account(caller: &Caller, account: &str) -> Result<(), Problem> {
    match caller {
        Caller::Customer { account: own, .. } if own != account => Err(Kind::NotFound.into()),
        _ if Id::parse(account).is_none() => Err(Kind::NotFound.into()),
        _ => Ok(()),
    }
}
