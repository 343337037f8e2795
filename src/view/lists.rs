//! Paged lists of documents.

use super::document::{ListedOrder, ListedRepayment, ListedReturn, ListedStatement};
use crate::account::documents::{Filed, Named};
use crate::account::live::Key;
use crate::account::refusal::Refusal;
use crate::account::standing::Standing;
use crate::input::Id;
use crate::order::PaymentSlip;
use crate::repayment::RepaymentState;
use crate::returns::ReturnState;
use crate::statement::StatementStatus;
use serde::Serialize;

/// Which page of a list is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Paging<K, S> {
    /// The document behind which the page begins.
    pub after: Option<K>,
    /// The most entries of the page, 1–200.
    pub limit: u32,
    /// The status that entries must have.
    pub status: Option<S>,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Page<T, K> {
    /// As created.
    pub items: Vec<T>,
    /// The last item's number or id; none when nothing that fits follows.
    pub next: Option<K>,
}

impl<T, K> Page<T, K> {
    /// Takes the first entries that fit and looks whether another follows.
    fn of(mut fitting: impl Iterator<Item = T>, limit: u32, key: impl Fn(&T) -> K) -> Page<T, K> {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let items: Vec<T> = fitting.by_ref().take(limit).collect();
        let more = fitting.next().is_some();
        let next = items.last().filter(|_| more).map(key);
        Page { items, next }
    }
}

/// Lists statements, a page at a time.
pub(crate) fn statements(
    standing: &Standing<'_>,
    paging: &Paging<u32, StatementStatus>,
) -> Result<Page<ListedStatement, u32>, Refusal> {
    let first = match paging.after {
        None => 1,
        Some(after) if standing.statement(after).is_none() => {
            return Err(standing.book.missing(Key::Statement(after)));
        }
        Some(after) => after.saturating_add(1),
    };
    let facts = (first..standing.statements_end()).filter_map(|number| standing.statement(number));
    let fitting =
        facts.filter(|facts| paging.status.is_none_or(|status| status == standing.status(facts)));
    let items = fitting.map(|facts| ListedStatement::of(standing, &facts));
    Ok(Page::of(items, paging.limit, |item| item.number))
}

/// Lists orders, a page at a time.
pub(crate) fn orders(
    standing: &Standing<'_>,
    paging: &Paging<Id, PaymentSlip>,
) -> Result<Page<ListedOrder, Id>, Refusal> {
    let book = standing.book;
    let first = first(standing, &book.orders, paging.after.as_ref(), Key::Order)?;
    let fitting = book
        .orders
        .from(first)
        .filter(|(_, order)| paging.status.is_none_or(|status| status == book.payment_slip(order)));
    let items = fitting.map(|(_, order)| ListedOrder::of(book, order));
    Ok(Page::of(items, paging.limit, |item| item.order_id.clone()))
}

/// Lists returns, a page at a time.
pub(crate) fn returns(
    standing: &Standing<'_>,
    paging: &Paging<Id, ReturnState>,
) -> Result<Page<ListedReturn, Id>, Refusal> {
    let book = standing.book;
    let first = first(standing, &book.returns, paging.after.as_ref(), Key::Return)?;
    let fitting = book
        .returns
        .from(first)
        .filter(|(_, document)| paging.status.is_none_or(|status| status == document.state));
    let items = fitting.filter_map(|(_, document)| ListedReturn::of(book, document));
    Ok(Page::of(items, paging.limit, |item| item.return_id.clone()))
}

/// Lists repayments, a page at a time.
pub(crate) fn repayments(
    standing: &Standing<'_>,
    paging: &Paging<Id, RepaymentState>,
) -> Result<Page<ListedRepayment, Id>, Refusal> {
    let book = standing.book;
    let first = first(standing, &book.repayments, paging.after.as_ref(), Key::Repayment)?;
    let fitting = book
        .repayments
        .from(first)
        .filter(|(_, repayment)| paging.status.is_none_or(|status| status == repayment.state));
    let items = fitting.map(|(_, repayment)| ListedRepayment::of(book, repayment));
    Ok(Page::of(items, paging.limit, |item| item.repayment_id.clone()))
}

/// Gives the number with which a page begins: behind the document that `after` names.
fn first<T: Filed>(
    standing: &Standing<'_>,
    documents: &Named<T>,
    after: Option<&Id>,
    key: fn(Id) -> Key,
) -> Result<u32, Refusal> {
    let Some(after) = after else {
        return Ok(0);
    };
    let number = documents.number(after);
    let number = number.ok_or_else(|| standing.book.missing(key(after.clone())))?;
    Ok(number.saturating_add(1))
}
