//! The overview: how the account stands on a day, in one answer.

use crate::account::AccountState;
use crate::account::standing::{OverdueFacts, Standing};
use crate::calendar::BusinessDate;
use crate::explanation::{Explanation, Wants, of_overview};
use crate::index::Index;
use crate::money::{Amount, Currency};
use crate::statement::{Ageing, StatementStatus};
use serde::Serialize;

/// How the account stands on a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the fields carry the names of the wire format")]
pub struct OverviewView {
    pub on: BusinessDate,
    pub version: u64,
    pub state: AccountState,
    pub currency: Currency,
    pub credit_limit: Amount,
    /// In force on the day, else 0.
    pub temporary_limit: Amount,
    pub over_limit_allowance: Amount,
    pub reserved: Amount,
    pub unbilled: Amount,
    pub billed: Amount,
    pub outstanding: Amount,
    pub in_flight: Amount,
    pub waiting: Amount,
    pub exposure: Amount,
    /// May be negative.
    pub available: Amount,
    pub overdue: Option<OverdueView>,
    pub next_overdue_on: Option<BusinessDate>,
    pub ageing: AgeingView,
    pub open_statement: Option<u32>,
    /// Those not settled, the open one among them, ascending.
    pub statements: Vec<OverviewStatement>,
    /// Where it was asked for (R75).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
}

/// What is overdue (R60).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields carry the names of the wire format")]
pub struct OverdueView {
    pub amount: Amount,
    pub since: BusinessDate,
    pub statements: Vec<u32>,
}

impl OverdueView {
    pub(crate) fn of(standing: &Standing<'_>, facts: OverdueFacts) -> OverdueView {
        let OverdueFacts { amount, since, statements } = facts;
        OverdueView { amount: standing.book.amount(amount), since, statements }
    }
}

/// The billed outstanding by days past the due date (R62).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the fields carry the names of the wire format")]
pub struct AgeingView {
    pub not_due: Amount,
    #[serde(rename = "days1To30")]
    pub days_1_to_30: Amount,
    #[serde(rename = "days31To60")]
    pub days_31_to_60: Amount,
    #[serde(rename = "days61To90")]
    pub days_61_to_90: Amount,
    #[serde(rename = "over90")]
    pub over_90: Amount,
}

/// A statement in the overview; dates of the open one are projected, its total is as of now.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the fields carry the names of the wire format")]
pub struct OverviewStatement {
    pub number: u32,
    pub status: StatementStatus,
    pub closes_on: BusinessDate,
    pub issued_on: BusinessDate,
    pub due_on: BusinessDate,
    pub total: Amount,
    pub outstanding: Amount,
}

impl OverviewView {
    pub(crate) fn of(standing: &Standing<'_>, version: u64, wants: Wants) -> OverviewView {
        let book = standing.book;
        let amount = |money| book.amount(money);
        let overdue = standing.overdue();
        OverviewView {
            on: standing.on,
            version,
            state: book.state,
            currency: book.currency(),
            credit_limit: amount(book.terms.credit_limit),
            temporary_limit: amount(standing.temporary_limit()),
            over_limit_allowance: amount(book.terms.over_limit_allowance),
            reserved: amount(standing.reserved()),
            unbilled: amount(standing.unbilled()),
            billed: amount(standing.billed()),
            outstanding: amount(standing.outstanding()),
            in_flight: amount(book.totals.in_flight),
            waiting: amount(book.totals.waiting),
            exposure: amount(standing.exposure()),
            available: amount(standing.available()),
            overdue: overdue.map(|facts| OverdueView::of(standing, facts)),
            next_overdue_on: standing.next_overdue_on(),
            ageing: ageing(standing),
            open_statement: standing.open().map(|open| open.number),
            statements: unsettled(standing),
            explanation: wants.explanation(|| of_overview(standing)),
        }
    }
}

fn ageing(standing: &Standing<'_>) -> AgeingView {
    let mut ageing = Ageing::default();
    for (due_on, number) in standing.due() {
        ageing.add(standing.outstanding_of(number), standing.on.days_since(due_on));
    }
    let amount = |money| standing.book.amount(money);
    AgeingView {
        not_due: amount(ageing.not_due),
        days_1_to_30: amount(ageing.days_1_to_30),
        days_31_to_60: amount(ageing.days_31_to_60),
        days_61_to_90: amount(ageing.days_61_to_90),
        over_90: amount(ageing.over_90),
    }
}

fn unsettled(standing: &Standing<'_>) -> Vec<OverviewStatement> {
    let open = standing.open().map(|open| open.number);
    let numbers: Index = standing.due().map(|(_, number)| number).chain(open).collect();
    let statements = numbers.numbers().filter_map(|number| standing.statement(number));
    let views = statements.map(|statement| OverviewStatement {
        number: statement.period.number,
        status: standing.status(&statement),
        closes_on: statement.period.closes_on,
        issued_on: statement.issue.issued_on,
        due_on: statement.issue.due_on,
        total: standing.book.amount(statement.figures.total()),
        outstanding: standing.book.amount(statement.figures.outstanding()),
    });
    views.collect()
}
