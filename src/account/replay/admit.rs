//! What must be true before an event from outside can have happened.

use crate::account::Account;
use crate::account::book::{AccountState, Book};
use crate::account::event::{EffectFact, Event, Fact, LaidFact, ReturnedItemFact};
use crate::index::Names;
use crate::input::{Id, InvalidInput, Path};
use crate::money::Money;
use crate::order::Order;
use crate::repayment::{Repayment, RepaymentState};
use crate::returns::{Return, ReturnState};

/// Judges an event against the account as the events before it left it.
pub(super) fn admit(account: &Account, event: &Event, path: &Path<'_>) -> Result<(), InvalidInput> {
    let follows = account.version() == event.version;
    let begins = account.version().saturating_add(1) == event.version;
    if !follows && !begins {
        let next = account.version().saturating_add(1);
        return Err(path.field("version").wants(format!("the next version, {next}")));
    }
    let Ok(book) = account.book() else {
        return Ok(());
    };
    if event.on < book.latest || (follows && book.latest < event.on) {
        return Err(path.field("on").wants(format!("a day that follows {}", book.latest)));
    }
    judge(book, &event.fact, path)
}

fn judge(book: &Book, fact: &Fact, path: &Path<'_>) -> Result<(), InvalidInput> {
    let wants = |is_so: bool, expected: &'static str| {
        if is_so { Ok(()) } else { Err(path.wants(expected)) }
    };
    match fact {
        Fact::AccountOpened { .. } => wants(false, "an account that opens once"),
        Fact::TermsChanged { terms, next_opens_on } => {
            wants(terms.currency == book.currency(), "terms in the account's currency")?;
            wants(book.open.is_none() || next_opens_on.is_none(), "one period at a time")
        }
        Fact::TemporaryLimitSet { from, until, .. } => {
            wants(from <= until, "`from` before `until`")
        }
        Fact::AccountSuspended { .. } => wants(is(book, AccountState::Active), "an active account"),
        Fact::AccountResumed { .. } => {
            wants(is(book, AccountState::Suspended), "a suspended account")
        }
        Fact::AccountClosed { .. } => wants(!is(book, AccountState::Closed), "an open account"),
        Fact::RolledForward => Ok(()),
        Fact::StatementOpened { number, opens_on, closes_on } => wants(
            book.open.is_none() && *number == book.next_statement() && opens_on <= closes_on,
            "the next statement, none being open",
        ),
        Fact::StatementIssued { number, total, carried, .. } => wants(
            book.open == Some(*number)
                && book.statement(*number).map(|it| it.figures.total()) == Some(total.money())
                && book.totals.billed == carried.money(),
            "the open statement with its total and what is carried",
        ),
        Fact::OrderPlaced { order_id, amount, .. } => wants(
            book.orders.number(order_id).is_none()
                && book.totals.placed + amount.money() <= Money::LARGEST_PLACED,
            "an order of an unused id, all orders within 10^18 minor units",
        ),
        Fact::OrderCancelled { cancellation_id, order_id, amount, .. } => wants(
            book.cancellations.number(cancellation_id).is_none()
                && reserves(book, order_id, amount.money()),
            "a cancellation of an unused id, of what an order reserves",
        ),
        Fact::ReceiptConfirmed { receipt_id, order_id, amount, statement, .. } => wants(
            book.lines.number(receipt_id).is_none()
                && reserves(book, order_id, amount.money())
                && book.open == Some(*statement),
            "a receipt of an unused id, of what an order reserves, on the open statement",
        ),
        Fact::ReturnRequested { .. } => wants(may_be_requested(book, fact), "a return that may be"),
        Fact::ReturnCompleted { return_id } | Fact::ReturnCancelled { return_id } => {
            wants(stands(book, return_id, ReturnState::Pending), "a return that is pending")
        }
        Fact::ReturnSettled { return_id, effects, state } => {
            wants(may_settle(book, return_id, effects, *state), "effects that its lines bear")
        }
        Fact::RefundConfirmed { return_id } => {
            wants(stands(book, return_id, ReturnState::Refunding), "a refund on its way")
        }
        Fact::RefundFailed { return_id, attempt } => wants(
            is_attempt(book, return_id, ReturnState::Refunding, *attempt),
            "the attempt at a refund on its way",
        ),
        Fact::RefundRetried { return_id, attempt } => wants(
            is_attempt(book, return_id, ReturnState::RefundFailed, attempt.saturating_sub(1)),
            "the attempt after the one that failed",
        ),
        Fact::RepaymentStarted { repayment_id, lines, .. }
        | Fact::RepaymentRecorded { repayment_id, lines, .. } => wants(
            book.repayments.number(repayment_id).is_none() && may_be_laid(book, lines),
            "a repayment of an unused id on lines with so much free",
        ),
        Fact::RepaymentConfirmed { repayment_id } | Fact::RepaymentFailed { repayment_id } => {
            wants(
                repayment(book, repayment_id, RepaymentState::InFlight).is_some(),
                "a repayment in flight",
            )
        }
        Fact::RepaymentReversed { repayment_id } => wants(
            repayment(book, repayment_id, RepaymentState::Confirmed).is_some(),
            "a confirmed repayment",
        ),
    }
}

fn is(book: &Book, state: AccountState) -> bool {
    book.state == state
}

fn reserves(book: &Book, order_id: &Id, amount: Money) -> bool {
    book.orders.find(order_id).is_some_and(|(_, order)| amount <= order.reserved)
}

fn may_be_requested(book: &Book, fact: &Fact) -> bool {
    let Fact::ReturnRequested { return_id, order_id, receipt_id, amount, items, .. } = fact else {
        return false;
    };
    let Some((number, order)) = book.orders.find(order_id) else {
        return false;
    };
    let amount = amount.money();
    let on_line = receipt_id.as_ref().is_none_or(|id| {
        let line = book.lines.find(id).filter(|(_, line)| line.order == number);
        line.is_some_and(|(_, line)| amount <= line.figures.returnable())
    });
    let moves = amount.is_positive() || !items.is_empty();
    book.returns.number(return_id).is_none()
        && on_line
        && moves
        && amount <= order.returnable()
        && (items.is_empty() || items_fit(order, items, amount))
}

fn items_fit(order: &Order, items: &[ReturnedItemFact], amount: Money) -> bool {
    let mut named = Names::default();
    let mut left = amount;
    for item in items {
        let part = item.amount.money();
        let fits = order.item(&item.item_id).is_some_and(|(_, ordered)| {
            item.quantity <= ordered.remaining() && ordered.price_of(item.quantity) == part
        });
        if !fits || !named.insert(item.item_id.shared(), 0) || left < part {
            return false;
        }
        left -= part;
    }
    left.is_zero()
}

fn stands(book: &Book, return_id: &Id, state: ReturnState) -> bool {
    in_state(book, return_id, state).is_some()
}

fn in_state<'b>(book: &'b Book, return_id: &Id, state: ReturnState) -> Option<&'b Return> {
    book.returns.find(return_id).map(|(_, document)| document).filter(|it| it.state == state)
}

fn is_attempt(book: &Book, return_id: &Id, state: ReturnState, attempt: u32) -> bool {
    in_state(book, return_id, state).is_some_and(|document| document.attempt == attempt)
}

/// Says whether the lines bear what settling did, and the state agrees with what is left.
fn may_settle(book: &Book, return_id: &Id, effects: &[EffectFact], state: ReturnState) -> bool {
    let Some(document) = in_state(book, return_id, ReturnState::Waiting) else {
        return false;
    };
    let mut left = document.remainder();
    let mut refunded = document.refunded;
    let mut named = Names::default();
    for effect in effects {
        match taken(book, document, effect) {
            Some(taken) if taken <= left && named.insert(effect.receipt_id.shared(), 0) => {
                left -= taken
            }
            _ => return false,
        }
        refunded += effect.refunded.money();
    }
    state == ReturnState::after_settling(left, refunded)
}

/// Gives what an effect takes of its line; none where the line does not bear it.
fn taken(book: &Book, document: &Return, effect: &EffectFact) -> Option<Money> {
    let (number, line) = book.lines.find(&effect.receipt_id)?;
    let figures = &line.figures;
    let [reversed, offset, refunded] =
        [effect.reversed, effect.offset, effect.refunded].map(|amount| amount.money());
    let is_billed = book.statement(line.statement)?.issue.is_some();
    let of_other_kind = if is_billed { reversed } else { offset };
    let own = if document.line.is_some() { document.held() } else { Money::ZERO };
    let taken = reversed + offset + refunded;
    let is_reached = line.order == document.order
        && document.line.is_none_or(|named| named == number)
        && of_other_kind.is_zero()
        && reversed + offset <= figures.free()
        && refunded <= figures.refundable()
        && taken <= figures.returnable() + own;
    let to: Option<Money> = effect.refund_to.iter().try_fold(Money::ZERO, |sum, part| {
        let repayment = repayment(book, &part.repayment_id, RepaymentState::Confirmed)?;
        let laid = repayment.on_line(number)?;
        let amount = part.amount.money();
        (amount <= laid.amount - laid.refunded && amount <= refunded - sum).then(|| sum + amount)
    });
    let mut named = Names::default();
    let mut parts = effect.refund_to.iter();
    let are_distinct = parts.all(|part| named.insert(part.repayment_id.shared(), 0));
    (is_reached && to == Some(refunded) && are_distinct).then_some(taken)
}

fn may_be_laid(book: &Book, lines: &[LaidFact]) -> bool {
    let mut named = Names::default();
    let bears = |laid: &LaidFact| {
        let line = book.lines.find(&laid.receipt_id);
        line.is_some_and(|(_, line)| laid.amount.money() <= line.figures.free())
    };
    !lines.is_empty()
        && lines.iter().all(|laid| named.insert(laid.receipt_id.shared(), 0) && bears(laid))
}

fn repayment<'b>(book: &'b Book, id: &Id, state: RepaymentState) -> Option<&'b Repayment> {
    book.repayments.find(id).map(|(_, repayment)| repayment).filter(|it| it.state == state)
}
