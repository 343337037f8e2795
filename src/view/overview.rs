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
pub struct OverviewView {
    /// The day asked about.
    pub on: BusinessDate,
    /// Counts the accepted commands.
    pub version: u64,
    /// Whether it takes orders.
    pub state: AccountState,
    /// The account's currency.
    pub currency: Currency,
    /// The most that may be owed.
    pub credit_limit: Amount,
    /// In force on the day, else 0.
    pub temporary_limit: Amount,
    /// How far an order may go past the limit.
    pub over_limit_allowance: Amount,
    /// Ordered, not received, not cancelled.
    pub reserved: Amount,
    /// Posted, not billed, outstanding.
    pub unbilled: Amount,
    /// Billed and outstanding.
    pub billed: Amount,
    /// What is still to be repaid.
    pub outstanding: Amount,
    /// What is with the cashier.
    pub in_flight: Amount,
    /// What waits for a repayment in flight (R43).
    pub waiting: Amount,
    /// Reserved and outstanding: the credit in use.
    pub exposure: Amount,
    /// May be negative.
    pub available: Amount,
    /// What stands overdue; none when nothing does.
    pub overdue: Option<OverdueView>,
    /// The first day overdue, nothing being repaid (R70).
    pub next_overdue_on: Option<BusinessDate>,
    /// The billed outstanding by days past the due date.
    pub ageing: AgeingView,
    /// The number of the open statement, where there is one.
    pub open_statement: Option<u32>,
    /// Those not settled, the open one among them, ascending.
    pub statements: Vec<OverviewStatement>,
    /// Where it was asked for (R75).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
}

/// What is overdue (R60).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OverdueView {
    /// What is outstanding on the overdue statements.
    pub amount: Amount,
    /// The first overdue day of the earliest overdue statement.
    pub since: BusinessDate,
    /// The numbers of the overdue statements.
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
pub struct AgeingView {
    /// Not past the due date.
    pub not_due: Amount,
    /// 1 to 30 days past it.
    #[serde(rename = "days1To30")]
    pub days_1_to_30: Amount,
    /// 31 to 60 days past it.
    #[serde(rename = "days31To60")]
    pub days_31_to_60: Amount,
    /// 61 to 90 days past it.
    #[serde(rename = "days61To90")]
    pub days_61_to_90: Amount,
    /// More than 90 days past it.
    #[serde(rename = "over90")]
    pub over_90: Amount,
}

/// A statement in the overview; dates of the open one are projected, its total is as of now.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OverviewStatement {
    /// Its number, from 1.
    pub number: u32,
    /// Where it stands that day.
    pub status: StatementStatus,
    /// The last day of its period.
    pub closes_on: BusinessDate,
    /// The day it is issued.
    pub issued_on: BusinessDate,
    /// The last day to repay it.
    pub due_on: BusinessDate,
    /// Posted less reversed; so far, while it is open.
    pub total: Amount,
    /// What is still to be repaid.
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
