//! The snapshot: a whole account as one JSON document, and the form of each document in it.
//!
//! Knows the stored form `credit-term/account@1`. Documents name each other by their place in their
//! list, counted from 0, statements by their number. What follows from other entries is left out:
//! what an order still reserves, what was repaid on a line. A live account's documents carry their place
//! as `number`, because others are left out. Reading one in is `admission`'s part.

use super::Account;
use super::book::{Book, Cancellation};
use super::documents::Documents;
use super::event::ReturnedItemFact;
use super::live::LeftOut;
use crate::calendar::BusinessDate;
use crate::input::Id;
use crate::money::{Amount, Money};
use crate::order::{Content, Line, LineFigures, LineNumber, Order};
use crate::repayment::{Repayment, RepaymentState};
use crate::returns::{Return, ReturnState};
use crate::statement::Statement;
use crate::terms::BillingCycle;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// Names the form of a snapshot and its edition.
pub const SCHEMA: &str = "credit-term/account@1";

/// A whole account, to be written as JSON.
#[derive(Clone, Copy, Debug)]
pub struct Snapshot<'a>(&'a Account);

impl Account {
    /// Gives the account as one document, whole or live as it is; [`Account::load`] takes it back.
    pub fn snapshot(&self) -> Snapshot<'_> {
        Snapshot(self)
    }
}

impl Serialize for Snapshot<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("schema", SCHEMA)?;
        map.serialize_entry("version", &self.0.version)?;
        if let Some(book) = self.0.book.as_deref() {
            write_book(&mut map, book)?;
        }
        map.end()
    }
}

/// What a live account left out, and how far its documents are counted.
#[derive(Serialize)]
struct LeftOutRow {
    placed: Amount,
    refunding: Amount,
    statements: u32,
    orders: u32,
    cancellations: u32,
    receipts: u32,
    repayments: u32,
    returns: u32,
}

impl LeftOutRow {
    fn of(book: &Book, left_out: &LeftOut) -> LeftOutRow {
        LeftOutRow {
            placed: book.amount(left_out.placed),
            refunding: book.amount(left_out.refunding),
            statements: book.statements.next_number(),
            orders: book.orders.next_number(),
            cancellations: book.cancellations.next_number(),
            receipts: book.lines.next_number(),
            repayments: book.repayments.next_number(),
            returns: book.returns.next_number(),
        }
    }
}

fn write_book<M: SerializeMap>(map: &mut M, book: &Book) -> Result<(), M::Error> {
    map.serialize_entry("state", &book.state)?;
    map.serialize_entry("latest", &book.latest)?;
    map.serialize_entry("terms", &*book.terms)?;
    if book.open.is_some() && book.cycle != book.terms.billing_cycle {
        map.serialize_entry::<str, BillingCycle>("openCycle", &book.cycle)?;
    }
    if let Some(day) = &book.next_opens_on {
        map.serialize_entry("nextOpensOn", day)?;
    }
    if let Some(limit) = &book.temporary_limit {
        let (amount, from, until) = (book.amount(limit.amount), limit.from, limit.until);
        map.serialize_entry("temporaryLimit", &TemporaryLimitRow { amount, from, until })?;
    }
    if let Some(left_out) = &book.left_out {
        map.serialize_entry("leftOut", &LeftOutRow::of(book, left_out))?;
    }
    map.serialize_entry("statements", &Rows(book, &book.statements, StatementRow::of))?;
    map.serialize_entry("orders", &Rows(book, &book.orders, OrderRow::of))?;
    map.serialize_entry("cancellations", &Rows(book, &book.cancellations, CancellationRow::of))?;
    map.serialize_entry("receipts", &Rows(book, &book.lines, ReceiptRow::of))?;
    map.serialize_entry("repayments", &Rows(book, &book.repayments, RepaymentRow::of))?;
    map.serialize_entry("returns", &Rows(book, &book.returns, ReturnRow::of))
}

/// Writes documents one row at a time, with their numbers where some are left out.
struct Rows<'b, T, R>(&'b Book, &'b Documents<T>, fn(&'b Book, &'b T) -> R);

impl<T, R: Serialize> Serialize for Rows<'_, T, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Rows(book, documents, row) = self;
        let rows = documents.iter().map(|(number, document)| (number, row(book, document)));
        if book.left_out.is_some() {
            serializer.collect_seq(rows.map(|(number, row)| NumberedRow { number, row }))
        } else {
            serializer.collect_seq(rows.map(|(_, row)| row))
        }
    }
}

#[derive(Serialize)]
pub(super) struct NumberedRow<R> {
    pub number: u32,
    #[serde(flatten)]
    pub row: R,
}

#[derive(Serialize)]
struct TemporaryLimitRow {
    amount: Amount,
    from: BusinessDate,
    until: BusinessDate,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct StatementRow {
    opens_on: BusinessDate,
    closes_on: BusinessDate,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    issue: Option<IssueRow>,
    /// Of a settled statement whose lines are left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    sums: Option<SumsRow>,
}

#[derive(Serialize)]
struct SumsRow {
    posted: Amount,
    reversed: Amount,
    offset: Amount,
    repaid: Amount,
}

impl SumsRow {
    fn of(book: &Book, figures: &LineFigures) -> SumsRow {
        SumsRow {
            posted: book.amount(figures.posted),
            reversed: book.amount(figures.reversed),
            offset: book.amount(figures.offset),
            repaid: book.amount(figures.repaid),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct IssueRow {
    issued_on: BusinessDate,
    due_on: BusinessDate,
    carried: Amount,
}

impl StatementRow {
    fn of(book: &Book, statement: &Statement) -> StatementRow {
        let row = StatementRow::summed(book, statement);
        StatementRow { sums: row.sums.filter(|_| statement.lacks_lines()), ..row }
    }

    /// Writes a statement apart from its lines.
    pub(super) fn summed(book: &Book, statement: &Statement) -> StatementRow {
        StatementRow {
            opens_on: statement.period.opens_on,
            closes_on: statement.period.closes_on,
            issue: statement.issue.map(|issue| IssueRow {
                issued_on: issue.issued_on,
                due_on: issue.due_on,
                carried: book.amount(issue.carried),
            }),
            sums: Some(SumsRow::of(book, &statement.figures)),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct OrderRow<'b> {
    order_id: &'b Id,
    placed_on: BusinessDate,
    amount: Amount,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    items: Vec<ReturnedItemFact>,
    content: Content,
}

impl<'b> OrderRow<'b> {
    pub(super) fn of(book: &'b Book, order: &'b Order) -> OrderRow<'b> {
        let items = order.items.iter().map(|item| ReturnedItemFact {
            item_id: item.id.clone(),
            quantity: item.quantity,
            amount: book.amount(item.amount),
        });
        OrderRow {
            order_id: &order.id,
            placed_on: order.placed_on,
            amount: book.amount(order.amount),
            items: items.collect(),
            content: order.content,
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CancellationRow<'b> {
    cancellation_id: &'b Id,
    order: u32,
    amount: Amount,
    content: Content,
}

impl<'b> CancellationRow<'b> {
    pub(super) fn of(book: &'b Book, cancellation: &'b Cancellation) -> CancellationRow<'b> {
        CancellationRow {
            cancellation_id: &cancellation.id,
            order: cancellation.order,
            amount: book.amount(cancellation.amount),
            content: cancellation.content,
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ReceiptRow<'b> {
    receipt_id: &'b Id,
    order: u32,
    statement: u32,
    posted_on: BusinessDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    signed_on: Option<BusinessDate>,
    posted: Amount,
    #[serde(skip_serializing_if = "Option::is_none")]
    reversed: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<Amount>,
    content: Content,
}

impl<'b> ReceiptRow<'b> {
    pub(super) fn of(book: &'b Book, line: &'b Line) -> ReceiptRow<'b> {
        ReceiptRow {
            receipt_id: &line.receipt,
            order: line.order,
            statement: line.statement,
            posted_on: line.posted_on,
            signed_on: line.signed_on,
            posted: book.amount(line.figures.posted),
            reversed: unless_zero(book, line.figures.reversed),
            offset: unless_zero(book, line.figures.offset),
            content: line.content,
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RepaymentRow<'b> {
    repayment_id: &'b Id,
    state: RepaymentState,
    started_on: BusinessDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    ended_on: Option<BusinessDate>,
    recorded: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    confirmed_at: Option<u64>,
    lines: Vec<LaidRow>,
    content: Content,
}

#[derive(Serialize)]
struct LaidRow {
    receipt: u32,
    /// Of a receipt that is left out; else the receipt tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    order: Option<u32>,
    amount: Amount,
    /// Of a receipt that is left out; else the returns tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    refunded: Option<Amount>,
}

impl<'b> RepaymentRow<'b> {
    fn of(book: &'b Book, repayment: &'b Repayment) -> RepaymentRow<'b> {
        RepaymentRow::beside(book, repayment, |line| book.lines.get(line).is_some())
    }

    /// Writes a repayment beside the receipts that are here.
    pub(super) fn beside(
        book: &'b Book,
        repayment: &'b Repayment,
        is_here: impl Fn(LineNumber) -> bool,
    ) -> RepaymentRow<'b> {
        let laid = repayment.laid.iter();
        let lines = laid.map(|laid| LaidRow {
            receipt: laid.line,
            order: (!is_here(laid.line)).then_some(laid.order),
            amount: book.amount(laid.amount),
            refunded: unless_zero(book, laid.refunded).filter(|_| !is_here(laid.line)),
        });
        RepaymentRow {
            repayment_id: &repayment.id,
            state: repayment.state,
            started_on: repayment.started_on,
            ended_on: repayment.ended_on,
            recorded: repayment.recorded,
            confirmed_at: repayment.confirmed_at,
            lines: lines.collect(),
            content: repayment.content,
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ReturnRow<'b> {
    return_id: &'b Id,
    order: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    receipt: Option<u32>,
    amount: Amount,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    items: Vec<ReturnedItemFact>,
    state: ReturnState,
    #[serde(skip_serializing_if = "Option::is_none")]
    completed_at: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reversed: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<Amount>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    refund_to: Vec<RefundRow>,
    #[serde(skip_serializing_if = "is_zero")]
    attempt: u32,
    content: Content,
}

#[derive(Serialize)]
struct RefundRow {
    repayment: u32,
    receipt: u32,
    amount: Amount,
}

impl<'b> ReturnRow<'b> {
    pub(super) fn of(book: &'b Book, document: &'b Return) -> ReturnRow<'b> {
        let items = document.items.iter().map(|item| ReturnedItemFact {
            item_id: item.item.clone(),
            quantity: item.quantity,
            amount: book.amount(item.amount),
        });
        let refund_to = document.refund_to.iter().map(|part| RefundRow {
            repayment: part.repayment,
            receipt: part.line,
            amount: book.amount(part.amount),
        });
        ReturnRow {
            return_id: &document.id,
            order: document.order,
            receipt: document.line,
            amount: book.amount(document.amount),
            items: items.collect(),
            state: document.state,
            completed_at: document.completed_at,
            reversed: unless_zero(book, document.reversed),
            offset: unless_zero(book, document.offset),
            refund_to: refund_to.collect(),
            attempt: document.attempt,
            content: document.content,
        }
    }
}

fn unless_zero(book: &Book, money: Money) -> Option<Amount> {
    (!money.is_zero()).then(|| book.amount(money))
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over by reference")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}
