//! Single documents: one statement, one order, one repayment, and how each looks in a list.

mod answer;

pub use answer::{
    ListedOrder, ListedRepayment, ListedReturn, ListedStatement, OrderView, ReceiptView,
    RefundToView, RepaymentLineView, RepaymentView, ReturnView, StatementLineView, StatementView,
};

use crate::account::book::Book;
use crate::account::live::Key;
use crate::account::ordering;
use crate::account::refusal::Refusal;
use crate::account::standing::{Standing, StatementFacts};
use crate::explanation::{Wants, of_order, of_statement};
use crate::index::in_order;
use crate::input::Id;
use crate::money::Money;
use crate::order::{Line, Order};
use crate::repayment::Repayment;
use crate::returns::{RefundPart, Return};
use crate::statement::StatementStatus;

/// Answers for one statement, or that there is none.
pub(crate) fn statement(
    standing: &Standing<'_>,
    number: u32,
    wants: Wants,
) -> Result<StatementView, Refusal> {
    let facts = standing.statement(number);
    let key = Key::Statement(number);
    let lacks_lines = standing.book.statement(number).is_some_and(|it| it.lacks_lines());
    let facts = facts.filter(|_| !lacks_lines).ok_or_else(|| standing.book.missing(key))?;
    let lines = standing.lines_on(number).filter_map(|(_, line)| {
        let order = standing.book.orders.get(line.order)?;
        Some(statement_line(standing.book, order, line))
    });
    Ok(StatementView {
        statement: ListedStatement::of(standing, &facts),
        lines: lines.collect(),
        explanation: wants.explanation(|| of_statement(standing, &facts)),
    })
}

fn statement_line(book: &Book, order: &Order, line: &Line) -> StatementLineView {
    let figures = &line.figures;
    StatementLineView {
        order_id: order.id.clone(),
        receipt_id: line.receipt.clone(),
        posted_on: line.posted_on,
        signed_on: line.signed_on,
        posted: book.amount(figures.posted),
        reversed: book.amount(figures.reversed),
        offset: book.amount(figures.offset),
        repaid: book.amount(figures.repaid),
        in_flight: book.amount(figures.in_flight),
        outstanding: book.amount(figures.outstanding()),
    }
}

impl ListedStatement {
    pub(super) fn of(standing: &Standing<'_>, facts: &StatementFacts) -> ListedStatement {
        let amount = |money| standing.book.amount(money);
        let status = standing.status(facts);
        let due_on = facts.issue.due_on;
        let unless_settled =
            |days: i64| (status != StatementStatus::Settled).then_some(days.max(0));
        ListedStatement {
            number: facts.period.number,
            status,
            opens_on: facts.period.opens_on,
            closes_on: facts.period.closes_on,
            issued_on: facts.issue.issued_on,
            due_on,
            carried: amount(facts.issue.carried),
            posted: amount(facts.figures.posted),
            total: amount(facts.figures.total()),
            reversed: amount(facts.figures.reversed),
            offset: amount(facts.figures.offset),
            repaid: amount(facts.figures.repaid),
            in_flight: amount(facts.figures.in_flight),
            outstanding: amount(facts.figures.outstanding()),
            days_to_due: unless_settled(due_on.days_since(standing.on)),
            days_past_due: unless_settled(standing.on.days_since(due_on)),
        }
    }
}

/// Answers for one order, or that there is none.
pub(crate) fn order(
    standing: &Standing<'_>,
    order_id: &Id,
    wants: Wants,
) -> Result<OrderView, Refusal> {
    let book = standing.book;
    let (_, order) = ordering::order(standing, order_id)?;
    let receipts = book.lines_of(order).map(|(_, line)| ReceiptView {
        receipt_id: line.receipt.clone(),
        statement: line.statement,
        posted_on: line.posted_on,
        posted: book.amount(line.figures.posted),
    });
    let returns = order.returns.iter().filter_map(|number| book.returns.get(*number));
    Ok(OrderView {
        order: ListedOrder::of(book, order),
        receipts: receipts.collect(),
        returns: returns.map(|document| ReturnView::of(book, document)).collect(),
        explanation: wants.explanation(|| of_order(standing, order)),
    })
}

impl ListedOrder {
    pub(super) fn of(book: &Book, order: &Order) -> ListedOrder {
        let amount = |money| book.amount(money);
        let figures = book.figures_of(order);
        let returns = order.returns.iter().filter_map(|number| book.returns.get(*number));
        let waiting: Money = returns.map(|document| document.waiting()).sum();
        ListedOrder {
            order_id: order.id.clone(),
            placed_on: order.placed_on,
            amount: amount(order.amount),
            reserved: amount(order.reserved),
            posted: amount(order.posted()),
            cancelled: amount(order.cancelled),
            returned: amount(order.returned),
            reversed: amount(figures.reversed),
            offset: amount(figures.offset),
            refunded: amount(figures.refunded),
            waiting: amount(waiting),
            repaid: amount(figures.repaid),
            in_flight: amount(figures.in_flight),
            outstanding: amount(figures.outstanding()),
            payment_slip: book.payment_slip(order),
        }
    }
}

impl ReturnView {
    fn of(book: &Book, document: &Return) -> ReturnView {
        ReturnView {
            return_id: document.id.clone(),
            amount: book.amount(document.amount),
            refund_slip: document.state.slip(),
            state: document.state,
            reversed: book.amount(document.reversed),
            offset: book.amount(document.offset),
            refunded: book.amount(document.refunded),
            waiting: book.amount(document.waiting()),
            refund_to: refund_to(book, &document.refund_to),
        }
    }
}

impl ListedReturn {
    pub(super) fn of(book: &Book, document: &Return) -> Option<ListedReturn> {
        Some(ListedReturn {
            return_id: document.id.clone(),
            order_id: book.orders.get(document.order)?.id.clone(),
            amount: book.amount(document.amount),
            refund_slip: document.state.slip(),
            state: document.state,
            reversed: book.amount(document.reversed),
            offset: book.amount(document.offset),
            refunded: book.amount(document.refunded),
            waiting: book.amount(document.waiting()),
        })
    }
}

/// Sums the parts of a refund by repayment, in the order reached.
pub(crate) fn refund_to(book: &Book, parts: &[RefundPart]) -> Vec<RefundToView> {
    let mut sums: Vec<(u32, Money)> = Vec::new();
    for part in parts {
        match sums.iter_mut().find(|(repayment, _)| *repayment == part.repayment) {
            Some((_, sum)) => *sum += part.amount,
            None => sums.push((part.repayment, part.amount)),
        }
    }
    let views = sums.into_iter().filter_map(|(repayment, sum)| {
        let repayment_id = book.repayments.get(repayment)?.id.clone();
        Some(RefundToView { repayment_id, amount: book.amount(sum) })
    });
    views.collect()
}

/// Answers for one repayment, or that there is none.
pub(crate) fn repayment(
    standing: &Standing<'_>,
    repayment_id: &Id,
) -> Result<RepaymentView, Refusal> {
    let book = standing.book;
    let unknown = || book.missing(Key::Repayment(repayment_id.clone()));
    let (_, repayment) = book.repayments.find(repayment_id).ok_or_else(unknown)?;
    book.check_whole(repayment)?;
    let laid = in_order(&repayment.laid, |laid| u64::from(laid.line));
    let lines = laid.into_iter().filter_map(|laid| {
        let line = book.lines.get(laid.line)?;
        Some(RepaymentLineView {
            order_id: book.orders.get(line.order)?.id.clone(),
            receipt_id: line.receipt.clone(),
            statement: line.statement,
            amount: book.amount(laid.amount),
        })
    });
    Ok(RepaymentView { repayment: ListedRepayment::of(book, repayment), lines: lines.collect() })
}

impl ListedRepayment {
    pub(super) fn of(book: &Book, repayment: &Repayment) -> ListedRepayment {
        ListedRepayment {
            repayment_id: repayment.id.clone(),
            state: repayment.state,
            started_on: repayment.started_on,
            ended_on: repayment.ended_on,
            sum: book.amount(repayment.sum()),
            refunded: book.amount(repayment.refunded()),
        }
    }
}
