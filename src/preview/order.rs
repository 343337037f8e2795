//! May this be bought on credit? (R70)

use super::repayment::{QuoteLine, quote_lines};
use crate::account::AccountState;
use crate::account::event::Approval;
use crate::account::ordering::{against_order, shortfall};
use crate::account::refusal::Refusal;
use crate::account::repaying::Laying;
use crate::account::standing::Standing;
use crate::calendar::BusinessDate;
use crate::explanation::{Explanation, Wants, of_order_preview};
use crate::index::Tally;
use crate::money::{Amount, Money};
use crate::order::{Line, LineNumber};
use crate::repayment::lay;
use crate::statement::StatementNumber;
use serde::Serialize;

/// May this be bought on credit?
#[derive(Clone, Debug, PartialEq)]
pub struct OrderQuestion {
    /// What the order would cost.
    pub amount: Money,
    /// The day the goods are expected on.
    pub expected_receipt_on: Option<BusinessDate>,
    /// A merchant's override of the limit.
    pub approval: Option<Approval>,
}

/// What would be decided on an order, and everything that follows.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderPreview {
    /// Whether the order would be accepted.
    pub decision: OrderDecision,
    /// All that stands against it.
    pub refusals: Vec<Refusal>,
    /// The most that may be owed.
    pub credit_limit: Amount,
    /// What the temporary limit adds that day.
    pub temporary_limit: Amount,
    /// How far an order may go past the limit.
    pub over_limit_allowance: Amount,
    /// Ordered, not received, not cancelled.
    pub reserved: Amount,
    /// Posted, not billed, outstanding.
    pub unbilled: Amount,
    /// Billed and outstanding.
    pub billed: Amount,
    /// Reserved and outstanding: the credit in use.
    pub exposure: Amount,
    /// The limits less the exposure; may be negative.
    pub available: Amount,
    /// Available less the amount, whatever the decision.
    pub available_after: Amount,
    /// The most of 0 and amount − available − allowance, approved or not.
    pub shortfall: Amount,
    /// On which statement a receipt on the expected day would be; none on a closed account.
    pub statement: Option<StatementForecast>,
    /// What to repay so that the order goes through; none when no amount does.
    pub repay_to_proceed: Option<RepayToProceed>,
    /// The first day overdue, nothing being repaid (R70).
    pub next_overdue_on: Option<BusinessDate>,
    /// Where it was asked for (R75).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
}

/// Yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum OrderDecision {
    /// It would be accepted.
    Accepted,
    /// It would be refused.
    Refused,
}

/// The statement on which a receipt would be.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StatementForecast {
    /// The statement.
    pub number: u32,
    /// The last day of its period.
    pub closes_on: BusinessDate,
    /// The day it is issued.
    pub issued_on: BusinessDate,
    /// The last day to repay it.
    pub due_on: BusinessDate,
}

/// The smallest repayment after which the order goes through.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RepayToProceed {
    /// How much, in whole.
    pub amount: Amount,
    /// What it would be laid on.
    pub lines: Vec<QuoteLine>,
}

/// Previews an order. Refused as a view only where the expected day is too far ahead.
pub(crate) fn order(
    standing: &Standing<'_>,
    question: &OrderQuestion,
    wants: Wants,
) -> Result<OrderPreview, Refusal> {
    let book = standing.book;
    let amount = |money| book.amount(money);
    let is_approved = question.approval.is_some();
    let refusals = against_order(standing, question.amount, is_approved);
    let accepted = refusals.is_empty();
    let statement = forecast(standing, question.expected_receipt_on)?;
    let to_proceed = if accepted {
        Some(Laying::new())
    } else {
        smallest_repayment(standing, question.amount, is_approved)
    };
    let short = shortfall(standing, question.amount);
    let explain = || of_order_preview(standing, question.amount, short, to_proceed.as_ref());
    let explanation = wants.explanation(explain);
    Ok(OrderPreview {
        decision: if accepted { OrderDecision::Accepted } else { OrderDecision::Refused },
        refusals,
        credit_limit: amount(book.terms.credit_limit),
        temporary_limit: amount(standing.temporary_limit()),
        over_limit_allowance: amount(book.terms.over_limit_allowance),
        reserved: amount(standing.reserved()),
        unbilled: amount(standing.unbilled()),
        billed: amount(standing.billed()),
        exposure: amount(standing.exposure()),
        available: amount(standing.available()),
        available_after: amount(standing.available() - question.amount),
        shortfall: amount(short),
        statement,
        repay_to_proceed: to_proceed.map(|laying| RepayToProceed {
            amount: amount(laying.iter().map(|(_, laid)| *laid).sum()),
            lines: quote_lines(standing, &laying),
        }),
        next_overdue_on: standing.next_overdue_on(),
        explanation,
    })
}

/// Gives the statement on which a receipt on the expected day would be.
fn forecast(
    standing: &Standing<'_>,
    expected: Option<BusinessDate>,
) -> Result<Option<StatementForecast>, Refusal> {
    if standing.book.state == AccountState::Closed {
        return Ok(None);
    }
    let day = expected.unwrap_or(standing.on);
    let then = &Standing::at(standing.book, day)?;
    let (number, closes_on, issued_on) = match then.open() {
        Some(open) => (open.number, open.closes_on, open.closes_on.next_day()),
        None => (then.next_statement(), day, day),
    };
    let due_on = then.issue(closes_on, issued_on).due_on;
    Ok(Some(StatementForecast { number, closes_on, issued_on, due_on }))
}

/// Finds the smallest repayment after which the order would be accepted on the same day (R70).
///
/// Two things may have to be repaid for: the shortfall, and every overdue statement down to its
/// tolerance. Both only get better the more is repaid, so the larger of the two is the answer, or the
/// next amount after it that comes out at whole orders where the terms want that (R53).
fn smallest_repayment(standing: &Standing<'_>, amount: Money, is_approved: bool) -> Option<Laying> {
    let book = standing.book;
    let too_large = Money::LARGEST_PLACED < book.totals.placed + amount;
    if book.state != AccountState::Active || too_large {
        return None;
    }
    let for_credit = if is_approved { Money::ZERO } else { shortfall(standing, amount) };
    let least = for_credit.max(to_lift_overdue(standing)?);
    let free = standing.outstanding() - book.totals.in_flight;
    if free < least {
        return None;
    }
    let least =
        if book.terms.partial_repayment { least } else { at_whole_orders(standing, least)? };
    if Money::LARGEST_INPUT < least {
        return None;
    }
    let lines = standing.laying_order().map(|(number, line)| (number, line.figures.free()));
    Some(lay(least, lines))
}

/// Gives what must be repaid, laid as always, until nothing is overdue; none when what is in flight
/// keeps a statement overdue whatever is repaid.
fn to_lift_overdue(standing: &Standing<'_>) -> Option<Money> {
    let overdue: Vec<StatementNumber> =
        standing.overdue().map(|overdue| overdue.statements).unwrap_or_default();
    let tolerance = standing.book.terms.overdue_tolerance;
    let mut left = overdue.len();
    let (mut before, mut least) = (Money::ZERO, Money::ZERO);
    for (_, number) in standing.due() {
        if left == 0 {
            break;
        }
        let figures = standing.statement(number).map(|it| it.figures).unwrap_or_default();
        if overdue.binary_search(&number).is_ok() {
            let must = figures.outstanding() - tolerance;
            if figures.free() < must {
                return None;
            }
            least = before + must;
            left = left.saturating_sub(1);
        }
        before += figures.free();
    }
    Some(least)
}

/// Gives the smallest amount, at least `least`, that comes out at whole orders.
fn at_whole_orders(standing: &Standing<'_>, least: Money) -> Option<Money> {
    if least.is_zero() {
        return Some(least);
    }
    let book = standing.book;
    let mut left: Tally<Money> = Tally::default();
    let (mut laid, mut begun) = (Money::ZERO, 0_usize);
    let free_lines = standing.laying_order().filter(has_free);
    for (_, line) in free_lines {
        let order = book.orders.get(line.order)?;
        let left = left.at(u64::from(line.order), || {
            begun = begun.saturating_add(1);
            book.figures_of(order).free()
        });
        laid += line.figures.free();
        *left -= line.figures.free();
        if left.is_zero() {
            begun = begun.saturating_sub(1);
        }
        if begun == 0 && least <= laid {
            return Some(laid);
        }
    }
    None
}

fn has_free((_, line): &(LineNumber, &Line)) -> bool {
    line.figures.free().is_positive()
}
