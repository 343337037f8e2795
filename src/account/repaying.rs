//! Repayments: what a request is laid on, and what the cashier says of it.

use super::command::Purpose;
use super::draft::Draft;
use super::event::{Fact, LaidFact};
use super::live::Key;
use super::ordering::order;
use super::refusal::Refusal;
use super::standing::Standing;
use super::{Decided, Stop};
use crate::calendar::BusinessDate;
use crate::index::{Tally, in_order, pair};
use crate::input::Id;
use crate::money::Money;
use crate::order::{Content, Line, LineFigures, LineNumber, Order};
use crate::repayment::{Repayment, RepaymentNumber, RepaymentState, lay};

/// What a repayment lays on lines, in the order of laying.
pub(crate) type Laying = Vec<(LineNumber, Money)>;

/// Chooses the lines of a repayment and what is laid on each (R50–R53).
///
/// Refused, in this order: unknown orders or statement, `exceedsOutstanding`, `nothingOutstanding`,
/// `partialRepaymentNotAllowed`.
pub(crate) fn choose(standing: &Standing<'_>, purpose: &Purpose) -> Result<Laying, Refusal> {
    let laying = match purpose {
        Purpose::Orders(chosen) => choose_orders(standing, chosen)?,
        Purpose::Statement(number) => {
            if standing.statement(*number).is_none() {
                return Err(standing.book.missing(Key::Statement(*number)));
            }
            whole(standing.lines_on(*number))
        }
        Purpose::Billed => {
            whole(standing.laying_order().filter(|(_, line)| standing.is_billed(line)))
        }
        Purpose::Posted => whole(standing.laying_order()),
        Purpose::Amount(amount) => {
            let in_flight = standing.book.totals.in_flight;
            within_free(standing, standing.outstanding() - in_flight, in_flight, *amount)?;
            lay(*amount, free(standing.laying_order()))
        }
    };
    if laying.is_empty() {
        return Err(Refusal::NothingOutstanding);
    }
    if !standing.book.terms.partial_repayment {
        whole_orders_only(standing, &laying)?;
    }
    Ok(laying)
}

fn choose_orders(
    standing: &Standing<'_>,
    chosen: &[(Id, Option<Money>)],
) -> Result<Laying, Refusal> {
    let book = standing.book;
    let found: Result<Vec<_>, Refusal> = chosen
        .iter()
        .map(|(id, amount)| order(standing, id).map(|(_, order)| (order, *amount)))
        .collect();
    let found = found?;
    for (order, amount) in &found {
        if let Some(amount) = amount {
            let figures = book.figures_of(order);
            within_free(standing, figures.free(), figures.in_flight, *amount)?;
        }
    }
    let laid = found.iter().flat_map(|(order, amount)| {
        let lines = lines_as_laid(standing, order);
        match amount {
            Some(amount) => lay(*amount, free(lines.into_iter())),
            None => whole(lines.into_iter()),
        }
    });
    Ok(laid.collect())
}

/// Gives an order's lines by due date, those not yet billed last, then by statement, then as posted.
fn lines_as_laid<'b>(standing: &Standing<'b>, order: &'b Order) -> Vec<(LineNumber, &'b Line)> {
    let lines: Vec<_> = standing.book.lines_of(order).collect();
    // A line is posted on the newest statement there is, so that of two lines the later one is on
    // the same statement or on a later one: their number orders them by statement too.
    let by_due_date = in_order(&lines, |(number, line)| {
        let due_on = standing.due_on(line).map_or(u32::MAX, BusinessDate::ordinal);
        pair(due_on, *number)
    });
    by_due_date.into_iter().copied().collect()
}

/// Lays the whole free outstanding of each line.
fn whole<'b>(lines: impl Iterator<Item = (LineNumber, &'b Line)>) -> Laying {
    free(lines).filter(|(_, free)| free.is_positive()).collect()
}

fn free<'b>(
    lines: impl Iterator<Item = (LineNumber, &'b Line)>,
) -> impl Iterator<Item = (LineNumber, Money)> {
    lines.map(|(number, line)| (number, line.figures.free()))
}

fn within_free(
    standing: &Standing<'_>,
    free: Money,
    in_flight: Money,
    requested: Money,
) -> Result<(), Refusal> {
    if requested <= free {
        return Ok(());
    }
    let book = standing.book;
    Err(Refusal::ExceedsOutstanding {
        free: book.amount(free),
        in_flight: book.amount(in_flight),
        requested: book.amount(requested),
    })
}

/// Refuses a laying that touches an order without repaying its whole free outstanding (R53).
fn whole_orders_only(standing: &Standing<'_>, laying: &Laying) -> Result<(), Refusal> {
    let book = standing.book;
    match sums_by_order(standing, laying).into_iter().find(|sum| sum.laid < sum.free) {
        None => Ok(()),
        Some(sum) => Err(Refusal::PartialRepaymentNotAllowed {
            order_id: sum.order.id.clone(),
            free: book.amount(sum.free),
            requested: book.amount(sum.laid),
        }),
    }
}

/// What a laying lays on one order, and what is free there.
pub(crate) struct OrderSum<'b> {
    pub order: &'b Order,
    pub laid: Money,
    pub free: Money,
}

/// Sums a laying by order, in the order in which the orders are reached.
pub(crate) fn sums_by_order<'b>(
    standing: &Standing<'b>,
    laying: &[(LineNumber, Money)],
) -> Vec<OrderSum<'b>> {
    let book = standing.book;
    let mut sums: Tally<OrderSum<'b>> = Tally::default();
    for (line, laid) in laying {
        let Some(number) = book.lines.get(*line).map(|line| line.order) else {
            continue;
        };
        let Some(order) = book.orders.get(number) else {
            continue;
        };
        let sum = sums.at(u64::from(number), || {
            let free = book.figures_of(order).free();
            OrderSum { order, laid: Money::ZERO, free }
        });
        sum.laid += *laid;
    }
    sums.into_values()
}

/// Sends a repayment to the cashier (R52).
pub(super) fn start_repayment(
    standing: &Standing<'_>,
    repayment_id: &Id,
    purpose: &Purpose,
    content: Content,
) -> Decided {
    let repayment_id = repayment_id.clone();
    enter(standing, purpose, |lines| Fact::RepaymentStarted { repayment_id, lines, content })
}

/// Enters a repayment that was already received (R52).
pub(super) fn record_repayment(
    standing: &Standing<'_>,
    repayment_id: &Id,
    purpose: &Purpose,
    content: Content,
) -> Decided {
    let repayment_id = repayment_id.clone();
    enter(standing, purpose, |lines| Fact::RepaymentRecorded { repayment_id, lines, content })
}

/// Lays a repayment on the lines it is for, and says so.
fn enter(
    standing: &Standing<'_>,
    purpose: &Purpose,
    fact: impl FnOnce(Box<[LaidFact]>) -> Fact,
) -> Decided {
    let laying = choose(standing, purpose)?;

    let lines = laid_facts(standing, &laying);

    let mut draft = Draft::on(standing);
    draft.say(fact(lines));
    Ok(draft.facts)
}

fn laid_facts(standing: &Standing<'_>, laying: &Laying) -> Box<[LaidFact]> {
    let book = standing.book;
    let lines = laying.iter().filter_map(|(line, amount)| {
        let receipt_id = book.receipt_id(*line)?.clone();
        Some(LaidFact { receipt_id, amount: book.amount(*amount) })
    });
    lines.collect()
}

/// Takes a repayment as received: it frees credit at once (R55).
pub(super) fn confirm_repayment(standing: &Standing<'_>, repayment_id: &Id) -> Decided {
    let (number, repayment) = in_state(standing, repayment_id, RepaymentState::InFlight)?;

    let fact = Fact::RepaymentConfirmed { repayment_id: repayment_id.clone() };
    let turned = (number, RepaymentState::Confirmed);
    Ok(turn(standing, repayment, turned, fact))
}

/// Takes a repayment as not received: its amounts are free again.
pub(super) fn fail_repayment(standing: &Standing<'_>, repayment_id: &Id) -> Decided {
    let (number, repayment) = in_state(standing, repayment_id, RepaymentState::InFlight)?;

    let fact = Fact::RepaymentFailed { repayment_id: repayment_id.clone() };
    let turned = (number, RepaymentState::Failed);
    Ok(turn(standing, repayment, turned, fact))
}

/// Charges a repayment back: its amounts are outstanding again, due when they were due (R56).
pub(super) fn reverse_repayment(standing: &Standing<'_>, repayment_id: &Id) -> Decided {
    let (number, repayment) = in_state(standing, repayment_id, RepaymentState::Confirmed)?;

    let fact = Fact::RepaymentReversed { repayment_id: repayment_id.clone() };
    let turned = (number, RepaymentState::Reversed);
    Ok(turn(standing, repayment, turned, fact))
}

/// Turns a repayment into another state, and lets what waited for that settle.
fn turn(
    standing: &Standing<'_>,
    repayment: &Repayment,
    turned: (RepaymentNumber, RepaymentState),
    fact: Fact,
) -> Vec<Fact> {
    let mut draft = Draft::on(standing);
    draft.say(fact);
    let (number, state) = turned;
    draft.turn(number, state);
    for laid in &repayment.laid {
        if let Some(line) = standing.book.lines.get(laid.line) {
            draft.change(line.order, laid.line, change_of(state, laid.amount));
        }
    }
    draft.settle_waiting()
}

/// Gives how a line's figures change when a repayment laid on it reaches a state.
pub(crate) fn change_of(state: RepaymentState, amount: Money) -> LineFigures {
    let none = LineFigures::default();
    match state {
        RepaymentState::InFlight => LineFigures { in_flight: amount, ..none },
        RepaymentState::Confirmed => LineFigures { in_flight: -amount, repaid: amount, ..none },
        RepaymentState::Failed => LineFigures { in_flight: -amount, ..none },
        RepaymentState::Reversed => LineFigures { repaid: -amount, ..none },
    }
}

/// Finds a repayment that is in the state wanted.
fn in_state<'b>(
    standing: &Standing<'b>,
    repayment_id: &Id,
    state: RepaymentState,
) -> Result<(RepaymentNumber, &'b Repayment), Stop> {
    let unknown = || standing.book.missing(Key::Repayment(repayment_id.clone()));
    let (number, repayment) = standing.book.repayments.find(repayment_id).ok_or_else(unknown)?;
    standing.book.check_whole(repayment)?;
    if repayment.state != state {
        return Err(Refusal::WrongState { state: repayment.state.name() }.into());
    }
    Ok((number, repayment))
}
