//! The terms in force, those that wait, and the calendar that terms lead to.

use crate::account::AccountState;
use crate::account::command::LARGEST_REQUEST;
use crate::account::reader::Reader;
use crate::account::standing::Standing;
use crate::calendar::BusinessDate;
use crate::input::{InvalidInput, Node, Path};
use crate::money::Amount;
use crate::terms::{CalendarPeriod, Terms, calendar};
use serde::Serialize;

/// The terms in force, and the cycle that waits for the next period.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TermsView {
    /// Its billing cycle is the open period's, `perReceipt` where none is open.
    pub terms: Terms,
    /// The same with the cycle that waits.
    pub next_terms: Option<Terms>,
    /// The one last set, covering the day or not.
    pub temporary_limit: Option<TemporaryLimitView>,
}

/// The temporary limit last set, covering the day or not.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TemporaryLimitView {
    /// How much.
    pub amount: Amount,
    /// The first day covered.
    pub from: BusinessDate,
    /// The last day covered.
    pub until: BusinessDate,
}

impl TermsView {
    pub(crate) fn of(standing: &Standing<'_>) -> TermsView {
        let book = standing.book;
        let newest = Terms::clone(&book.terms);
        let cycle = standing.cycle();
        let waits = book.state != AccountState::Closed && *cycle != newest.billing_cycle;
        let limit = book.temporary_limit.map(|limit| TemporaryLimitView {
            amount: book.amount(limit.amount),
            from: limit.from,
            until: limit.until,
        });
        TermsView {
            terms: Terms { billing_cycle: *cycle, ..newest.clone() },
            next_terms: waits.then_some(newest),
            temporary_limit: limit,
        }
    }
}

/// The periods that terms lead to (R76).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CalendarView {
    /// The periods, ascending.
    pub periods: Vec<CalendarPeriod>,
}

/// The most periods of a calendar.
const MOST_PERIODS: i64 = 366;

/// Reads the request `{terms, from, periods}` and lists the periods; `on` may stand beside them as in
/// every request, and decides nothing.
pub(crate) fn calendar_text(request: &str) -> Result<CalendarView, InvalidInput> {
    let node = Node::parse(request, LARGEST_REQUEST)?;
    let path = Path::root();
    let mut reader = Reader::over(&node, &path, None)?;
    reader.optional_given_date("on")?;
    let terms = reader.terms()?;
    let from = reader.given_date("from")?;
    let periods = reader.integer("periods", 1..=MOST_PERIODS)?;
    let past_the_end = || reader.wants("periods", "periods that end by 9999-12-31");
    let periods = calendar(&terms, from, periods).ok_or_else(past_the_end)?;
    reader.end()?;
    Ok(CalendarView { periods })
}
