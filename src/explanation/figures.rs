//! The terms of each answer's main figures.

use super::{DueReason, Explanation, Source, Term, TermCode, Terms};
use crate::account::repaying::Laying;
use crate::account::standing::{Standing, StatementFacts};
use crate::index::Index;
use crate::input::Id;
use crate::money::Money;
use crate::order::{Line, LineFigures, LineNumber, Order};
use crate::returns::{LineEffect, RefundPart};

/// Explains available, exposure and outstanding.
pub(crate) fn of_overview(standing: &Standing<'_>) -> Explanation {
    let figures = vec![
        ("outstanding", outstanding(standing)),
        ("exposure", exposure(standing)),
        ("available", available(standing)),
    ];
    Explanation { figures, due_on: None }
}

fn outstanding(standing: &Standing<'_>) -> Vec<Term> {
    let mut terms = Terms::of(standing.book);
    add_outstanding(&mut terms, standing, |money| money);
    terms.terms
}

fn exposure(standing: &Standing<'_>) -> Vec<Term> {
    let mut terms = Terms::of(standing.book);
    add_exposure(&mut terms, standing, |money| money);
    terms.terms
}

fn available(standing: &Standing<'_>) -> Vec<Term> {
    let mut terms = Terms::of(standing.book);
    add_available(&mut terms, standing, |money| money);
    terms.terms
}

/// Adds limit + temporary limit − exposure, or all of it with the other sign.
fn add_available(terms: &mut Terms<'_>, standing: &Standing<'_>, sign: fn(Money) -> Money) {
    terms.add_plain(TermCode::CreditLimit, sign(standing.book.terms.credit_limit));
    terms.add_plain(TermCode::TemporaryLimit, sign(standing.temporary_limit()));
    let opposite: fn(Money) -> Money =
        if sign(Money::from_minor(1)).is_positive() { |money| -money } else { |money| money };
    add_exposure(terms, standing, opposite);
}

fn add_exposure(terms: &mut Terms<'_>, standing: &Standing<'_>, sign: fn(Money) -> Money) {
    for (_, order) in standing.book.orders.iter() {
        terms.add(TermCode::Reserved, sign(order.reserved), of_order_id(&order.id));
    }
    add_outstanding(terms, standing, sign);
}

fn add_outstanding(terms: &mut Terms<'_>, standing: &Standing<'_>, sign: fn(Money) -> Money) {
    let open = standing.open().map(|open| open.number);
    let numbers: Index = standing.due().map(|(_, number)| number).chain(open).collect();
    for number in numbers.numbers() {
        let source = Source { statement: Some(number), ..Source::default() };
        terms.add(TermCode::StatementOutstanding, sign(standing.outstanding_of(number)), source);
    }
}

fn of_order_id(id: &Id) -> Source {
    Source { order_id: Some(id.clone()), ..Source::default() }
}

/// Explains a statement's total and outstanding line by line, and its due date.
pub(crate) fn of_statement(standing: &Standing<'_>, facts: &StatementFacts) -> Explanation {
    let mut total = Terms::of(standing.book);
    let mut outstanding = Terms::of(standing.book);
    for (_, line) in standing.lines_on(facts.period.number) {
        let source = || of_line(standing, line);
        let figures = &line.figures;
        total.add(TermCode::Posted, figures.posted, source());
        total.add(TermCode::Reversed, -figures.reversed, source());
        add_line(&mut outstanding, figures, &source);
    }
    Explanation {
        figures: vec![("total", total.terms), ("outstanding", outstanding.terms)],
        due_on: DueReason::of(&standing.book.terms, facts.period, facts.issue),
    }
}

fn of_line(standing: &Standing<'_>, line: &Line) -> Source {
    let order = standing.book.orders.get(line.order);
    Source {
        statement: Some(line.statement),
        order_id: order.map(|order| order.id.clone()),
        receipt_id: Some(line.receipt.clone()),
        ..Source::default()
    }
}

/// Adds what makes up a line's outstanding.
fn add_line(terms: &mut Terms<'_>, figures: &LineFigures, source: &dyn Fn() -> Source) {
    terms.add(TermCode::Posted, figures.posted, source());
    terms.add(TermCode::Reversed, -figures.reversed, source());
    terms.add(TermCode::Offset, -figures.offset, source());
    terms.add(TermCode::Repaid, -figures.repaid, source());
}

/// Explains what an order still reserves and what is outstanding of it.
pub(crate) fn of_order(standing: &Standing<'_>, order: &Order) -> Explanation {
    let book = standing.book;
    let number = book.orders.number(&order.id);
    let mut reserved = Terms::of(book);
    reserved.add(TermCode::OrderAmount, order.amount, of_order_id(&order.id));
    let mut outstanding = Terms::of(book);
    for (_, line) in book.lines_of(order) {
        let source = || of_line(standing, line);
        reserved.add(TermCode::Posted, -line.figures.posted, source());
        add_line(&mut outstanding, &line.figures, &source);
    }
    let cancellations = book.cancellations.iter().filter(|(_, it)| Some(it.order) == number);
    for (_, cancellation) in cancellations {
        let source = Source { cancellation_id: Some(cancellation.id.clone()), ..Source::default() };
        reserved.add(TermCode::Cancelled, -cancellation.amount, source);
    }
    let figures = vec![("reserved", reserved.terms), ("outstanding", outstanding.terms)];
    Explanation { figures, due_on: None }
}

/// Explains available before and after an order, and by how much it does not fit.
pub(crate) fn of_order_preview(
    standing: &Standing<'_>,
    amount: Money,
    shortfall: Money,
    to_proceed: Option<&Laying>,
) -> Explanation {
    let book = standing.book;
    let mut after = Terms::of(book);
    add_available(&mut after, standing, |money| money);
    after.add_plain(TermCode::OrderAmount, -amount);
    let mut short = Terms::of(book);
    if shortfall.is_positive() {
        short.add_plain(TermCode::OrderAmount, amount);
        add_available(&mut short, standing, |money| -money);
        short.add_plain(TermCode::OverLimitAllowance, -book.terms.over_limit_allowance);
    }
    let mut figures = vec![
        ("exposure", exposure(standing)),
        ("available", available(standing)),
        ("availableAfter", after.terms),
        ("shortfall", short.terms),
    ];
    if let Some(laying) = to_proceed {
        figures.push(("repayToProceed", net(standing, laying)));
    }
    Explanation { figures, due_on: None }
}

/// Gives what goes to the cashier, line by line.
fn net(standing: &Standing<'_>, laying: &[(LineNumber, Money)]) -> Vec<Term> {
    let mut terms = Terms::of(standing.book);
    for (line, laid) in laying {
        if let Some(line) = standing.book.lines.get(*line) {
            terms.add(TermCode::Net, *laid, of_line(standing, line));
        }
    }
    terms.terms
}

/// Explains what goes to the cashier: for each line what was posted, less what returns, repayments
/// and the cashier have taken already, less what is left for later (轧差).
pub(crate) fn of_quote(standing: &Standing<'_>, laying: &Laying, sum: Money) -> Explanation {
    let book = standing.book;
    let mut terms = Terms::of(book);
    for (number, laid) in laying {
        let Some(line) = book.lines.get(*number) else {
            continue;
        };
        let source = || of_line(standing, line);
        add_line(&mut terms, &line.figures, &source);
        terms.add(TermCode::InFlight, -line.figures.in_flight, source());
        terms.add(TermCode::NotChosen, *laid - line.figures.free(), source());
    }
    let mut after = Terms::of(book);
    add_available(&mut after, standing, |money| money);
    after.add_plain(TermCode::Net, sum);
    let figures = vec![("sum", terms.terms), ("availableAfter", after.terms)];
    Explanation { figures, due_on: None }
}

/// Explains each part of a return by the lines and repayments it came from.
pub(crate) fn of_return_preview(
    standing: &Standing<'_>,
    effects: &[LineEffect],
    refund_to: &[RefundPart],
    waiting: Money,
) -> Explanation {
    let book = standing.book;
    let [mut amount, mut reversed, mut offset, mut refunded, mut after] =
        std::array::from_fn(|_| Terms::of(book));
    add_available(&mut after, standing, |money| money);
    for effect in effects {
        let Some(line) = book.lines.get(effect.line) else {
            continue;
        };
        let source = || of_line(standing, line);
        for terms in [&mut amount, &mut reversed, &mut after] {
            terms.add(TermCode::Reversed, effect.reversed, source());
        }
        for terms in [&mut amount, &mut offset, &mut after] {
            terms.add(TermCode::Offset, effect.offset, source());
        }
        amount.add(TermCode::Refunded, effect.refunded, source());
        for part in refund_to.iter().filter(|part| part.line == effect.line) {
            let repayment = book.repayments.get(part.repayment);
            let repayment_id = repayment.map(|repayment| repayment.id.clone());
            refunded.add(TermCode::Refunded, part.amount, Source { repayment_id, ..source() });
        }
    }
    amount.add_plain(TermCode::Waiting, waiting);
    let figures = vec![
        ("amount", amount.terms),
        ("reversed", reversed.terms),
        ("offset", offset.terms),
        ("refunded", refunded.terms),
        ("availableAfter", after.terms),
    ];
    Explanation { figures, due_on: None }
}
