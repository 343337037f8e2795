//! The commonest question of all, an order preview that is accepted, packed for its way into
//! JavaScript: the values of the answer alone, always in one order, a space behind each.
//!
//! Knows the one form of a request that it reads, and the one kind of answer that it packs.
//! Whatever else there is goes the general way, which knows every error and every refusal; so
//! nothing is judged here, and nothing is answered otherwise than there.

use super::order::{OrderDecision, OrderPreview, OrderQuestion, order};
use crate::account::Account;
use crate::account::standing::Standing;
use crate::calendar::BusinessDate;
use crate::explanation::Wants;
use crate::money::{Currency, Money, WrittenAmount};

impl Account {
    /// Previews an order as the view `previewOrder` does, and gives the values of the answer alone:
    /// the amounts from `creditLimit` to `shortfall`, that of `repayToProceed`, the statement's
    /// three dates and its number, `nextOverdueOn` or `null`; a space behind each.
    ///
    /// Gives nothing where the request holds more than `on`, `amount` and `expectedReceiptOn` or is
    /// written with spaces or escapes, and where the answer is more than a plain yes. Then
    /// [`Account::view_text`] is to be asked.
    pub fn packed_order_preview(&self, request: &str) -> Option<String> {
        let book = self.book().ok()?;
        let (on, question) = read(request, book.currency())?;
        let standing = Standing::at(book, on).ok()?;
        pack(&order(&standing, &question, Wants::Figures).ok()?)
    }
}

/// Reads `{"on":"…","amount":"…","expectedReceiptOn":"…"}`, the fields in any order. A value with
/// an escape in it is neither a date nor an amount.
fn read(request: &str, currency: Currency) -> Option<(BusinessDate, OrderQuestion)> {
    let (mut on, mut amount, mut expected) = (None, None, None);
    let mut pieces = request.split('"');
    let mut before = pieces.next()?;
    let mut opening = "{";
    while before == opening {
        let field = match pieces.next()? {
            "on" => &mut on,
            "amount" => &mut amount,
            "expectedReceiptOn" => &mut expected,
            _ => return None,
        };
        if pieces.next()? != ":" || field.replace(pieces.next()?).is_some() {
            return None;
        }
        before = pieces.next()?;
        opening = ",";
    }
    if before != "}" || pieces.next().is_some() {
        return None;
    }
    let on = BusinessDate::parse_given(on?)?;
    let amount = WrittenAmount::parse(amount?)?.settle(currency, Money::from_minor(1)).ok()?;
    let expected_receipt_on = match expected {
        Some(day) => Some(BusinessDate::parse_given(day).filter(|day| on <= *day)?),
        None => None,
    };
    Some((on, OrderQuestion { amount, expected_receipt_on, approval: None }))
}

/// Packs a plain yes: on an open account, with nothing to repay for it.
fn pack(preview: &OrderPreview) -> Option<String> {
    let to_proceed = preview.repay_to_proceed.as_ref().filter(|it| it.lines.is_empty())?;
    let statement = preview.statement.as_ref()?;
    if preview.decision != OrderDecision::Accepted {
        return None;
    }
    let mut packed = String::with_capacity(USUAL_LENGTH);
    let mut add = |text: &str| {
        packed.push_str(text);
        packed.push(' ');
    };
    let amounts = [
        preview.credit_limit,
        preview.temporary_limit,
        preview.over_limit_allowance,
        preview.reserved,
        preview.unbilled,
        preview.billed,
        preview.exposure,
        preview.available,
        preview.available_after,
        preview.shortfall,
        to_proceed.amount,
    ];
    for amount in amounts {
        amount.written(&mut add);
    }
    for date in [statement.closes_on, statement.issued_on, statement.due_on] {
        date.written(&mut add);
    }
    add(&statement.number.to_string());
    match preview.next_overdue_on {
        Some(day) => day.written(&mut add),
        None => add("null"),
    }
    Some(packed)
}

/// Room for amounts of ten digits, so that few answers are written with growing.
const USUAL_LENGTH: usize = 256;

#[cfg(test)]
mod tests;
