//! What would a repayment be laid on, and what would it change? (R73)

use crate::account::refusal::Refusal;
use crate::account::repaying::{Laying, choose};
use crate::account::standing::Standing;
use crate::account::{command::Purpose, takes_repayments};
use crate::calendar::BusinessDate;
use crate::explanation::{Explanation, Wants, of_quote};
use crate::index::Tally;
use crate::input::Id;
use crate::money::{Amount, Money};
use crate::order::LineNumber;
use crate::view::OverdueView;
use serde::Serialize;

/// What goes to the cashier, line by line, and how the account stands once it is confirmed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RepaymentQuote {
    /// What goes to the cashier.
    pub sum: Amount,
    /// As laid (R51).
    pub lines: Vec<QuoteLine>,
    /// Available credit afterwards.
    pub available_after: Amount,
    /// What stands overdue afterwards.
    pub overdue_after: Option<OverdueView>,
    /// Where it was asked for (R75).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
}

/// A line on which something is laid.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QuoteLine {
    /// The order.
    pub order_id: Id,
    /// The receipt.
    pub receipt_id: Id,
    /// The number of its statement.
    pub statement: u32,
    /// Projected while the statement is open.
    pub due_on: BusinessDate,
    /// What was received.
    pub posted: Amount,
    /// Taken off the open statement.
    pub reversed: Amount,
    /// Set against what is still to be repaid.
    pub offset: Amount,
    /// What was repaid.
    pub repaid: Amount,
    /// What is with the cashier.
    pub in_flight: Amount,
    /// What goes to the cashier for it.
    pub net: Amount,
}

/// Quotes a repayment, or refuses as `startRepayment` would.
pub(crate) fn repayment(
    standing: &Standing<'_>,
    purpose: &Purpose,
    wants: Wants,
) -> Result<RepaymentQuote, Refusal> {
    if !takes_repayments(standing) {
        return Err(Refusal::AccountClosed);
    }
    let laying = choose(standing, purpose)?;
    let book = standing.book;
    let mut by_statement: Tally<Money> = Tally::default();
    let mut sum = Money::ZERO;
    for (line, net) in &laying {
        sum += *net;
        if let Some(line) = book.lines.get(*line) {
            *by_statement.at(u64::from(line.statement), Money::default) += *net;
        }
    }
    let less = |number| by_statement.get(u64::from(number)).copied().unwrap_or_default();
    let overdue = standing.overdue_after(less);
    Ok(RepaymentQuote {
        sum: book.amount(sum),
        lines: quote_lines(standing, &laying),
        available_after: book.amount(standing.available() + sum),
        overdue_after: overdue.map(|facts| OverdueView::of(standing, facts)),
        explanation: wants.explanation(|| of_quote(standing, &laying, sum)),
    })
}

/// Gives the lines of a laying with their figures as they are before it.
pub(super) fn quote_lines(standing: &Standing<'_>, laying: &Laying) -> Vec<QuoteLine> {
    laying.iter().filter_map(|(line, net)| quote_line(standing, *line, *net)).collect()
}

fn quote_line(standing: &Standing<'_>, line: LineNumber, net: Money) -> Option<QuoteLine> {
    let book = standing.book;
    let line = book.lines.get(line)?;
    let figures = &line.figures;
    Some(QuoteLine {
        order_id: book.orders.get(line.order)?.id.clone(),
        receipt_id: line.receipt.clone(),
        statement: line.statement,
        due_on: standing.statement(line.statement)?.issue.due_on,
        posted: book.amount(figures.posted),
        reversed: book.amount(figures.reversed),
        offset: book.amount(figures.offset),
        repaid: book.amount(figures.repaid),
        in_flight: book.amount(figures.in_flight),
        net: book.amount(net),
    })
}
