//! Replay: events from outside become an account again, when they hold together.
//!
//! Knows the stored form of every event and what must be true before it can have happened. Events are
//! applied one by one, and the account they lead to must pass the admission of a snapshot.

mod admit;

use super::admission::LARGEST_DOCUMENT;
use super::event::{EffectFact, Event, Fact, LaidFact, OrderedItem, RefundFact, ReturnedItemFact};
use super::reader::Reader;
use super::{Account, apply};
use crate::input::{InvalidInput, Node, Path, each_entry, utf8};
use crate::money::{Amount, Currency, Money};
use crate::output::json;
use crate::returns::ReturnState;

/// The most entries of a list within one event.
const LONGEST_LIST: usize = 1_000_000;

impl Account {
    /// Takes an account's events back, the UTF-8 bytes of a JSON list of them from the first on.
    ///
    /// Fails with the place of the first event that is malformed or cannot have happened.
    ///
    /// Rebuild an account from the events that were stored:
    ///
    /// ```
    /// use credit_term::{Account, Answer, json};
    ///
    /// # let mut account = Account::default();
    /// let open = r#"{"type":"openAccount","on":"2026-10-08","terms":{
    ///     "currency":"CNY","creditLimit":"10000.00","billingCycle":{"kind":"monthly","day":25},
    ///     "repaymentWindow":{"kind":"netDays","days":20}}}"#;
    /// let Answer::Accepted { events, .. } = account.apply_text(open)? else { unreachable!() };
    /// assert_eq!(Account::replay(json(&events).as_bytes())?, account);
    /// # Ok::<(), credit_term::InvalidInput>(())
    /// ```
    pub fn replay(events: &[u8]) -> Result<Account, InvalidInput> {
        let mut account = Account::default();
        account.catch_up(events)?;
        account.readmit()
    }

    /// Takes the events of the commands that follow, the UTF-8 bytes of a JSON list of them.
    ///
    /// Fails with the place of the first event that is malformed or cannot have happened; the account
    /// then has those before it and is to be discarded. Each event is judged by itself: unlike
    /// [`Account::replay`] this takes no time that grows with the account.
    ///
    /// Bring a kept account up to date:
    ///
    /// ```
    /// use credit_term::{Account, Answer, json};
    ///
    /// # let mut account = Account::default();
    /// # let open = r#"{"type":"openAccount","on":"2026-10-08","terms":{
    /// #     "currency":"CNY","creditLimit":"10000.00","billingCycle":{"kind":"monthly","day":25},
    /// #     "repaymentWindow":{"kind":"netDays","days":20}}}"#;
    /// # account.apply_text(open)?;
    /// let mut kept = account.clone();
    /// let order = r#"{"type":"placeOrder","on":"2026-10-12","orderId":"PO-1","amount":"7200.00"}"#;
    /// let Answer::Accepted { events, .. } = account.apply_text(order)? else { unreachable!() };
    /// kept.catch_up(json(&events).as_bytes())?;
    /// assert_eq!(kept, account);
    /// # Ok::<(), credit_term::InvalidInput>(())
    /// ```
    pub fn catch_up(&mut self, events: &[u8]) -> Result<(), InvalidInput> {
        let text = utf8(events, LARGEST_DOCUMENT)?;
        each_entry(text, &mut |node, path| {
            let event = Event::read(node, path, self.currency())?;
            admit::admit(self, &event, path)?;
            apply(self, &event);
            Ok(())
        })
    }

    /// Judges the account as a snapshot from outside would be.
    fn readmit(self) -> Result<Account, InvalidInput> {
        let text = json(&self.snapshot());
        Account::load(text.as_bytes()).map_err(|fault| {
            let expected =
                format!("events that hold together; at {}: {}", fault.path, fault.expected);
            InvalidInput::new("", expected)
        })
    }
}

impl Event {
    /// Reads an event; without a currency, the account is not open yet.
    fn read(
        node: &Node<'_>,
        path: &Path<'_>,
        currency: Option<Currency>,
    ) -> Result<Event, InvalidInput> {
        let mut reader = Reader::over(node, path, currency)?;
        let version = reader.version("version")?;
        let on = reader.given_date("on")?;
        let name = reader.name("type")?;
        let fact = match currency {
            None if name == "accountOpened" => Fact::AccountOpened { terms: reader.terms()? },
            None => return Err(reader.wants("type", "`accountOpened` first")),
            Some(currency) => EventReader { reader: &mut reader, currency }.fact(name)?,
        };
        reader.end()?;
        Ok(Event { version, on, fact })
    }
}

/// Reads an event of an open account.
struct EventReader<'r, 'n, 'a, 'p> {
    reader: &'r mut Reader<'n, 'a, 'p>,
    currency: Currency,
}

impl EventReader<'_, '_, '_, '_> {
    fn fact(&mut self, name: &str) -> Result<Fact, InvalidInput> {
        Ok(match name {
            "termsChanged" => Fact::TermsChanged {
                terms: self.reader.terms()?,
                next_opens_on: self.reader.optional_date("nextOpensOn")?,
            },
            "temporaryLimitSet" => Fact::TemporaryLimitSet {
                amount: self.amount_or_zero()?,
                from: self.reader.given_date("from")?,
                until: self.reader.date("until")?,
            },
            "accountSuspended" => Fact::AccountSuspended { reason: self.reader.reason()? },
            "accountResumed" => Fact::AccountResumed { reason: self.reader.reason()? },
            "accountClosed" => Fact::AccountClosed { reason: self.reader.reason()? },
            "statementOpened" => Fact::StatementOpened {
                number: self.reader.statement_number("number")?,
                opens_on: self.reader.given_date("opensOn")?,
                closes_on: self.reader.date("closesOn")?,
            },
            "statementIssued" => Fact::StatementIssued {
                number: self.reader.statement_number("number")?,
                closes_on: self.reader.date("closesOn")?,
                issued_on: self.reader.date("issuedOn")?,
                due_on: self.reader.date("dueOn")?,
                total: self.sum("total")?,
                carried: self.sum("carried")?,
            },
            "rolledForward" => Fact::RolledForward,
            "orderPlaced" | "orderCancelled" | "receiptConfirmed" => self.order_fact(name)?,
            "repaymentStarted" | "repaymentRecorded" | "repaymentConfirmed" | "repaymentFailed"
            | "repaymentReversed" => self.repayment_fact(name)?,
            _ => self.return_fact(name)?,
        })
    }

    fn order_fact(&mut self, name: &str) -> Result<Fact, InvalidInput> {
        let reader = &mut *self.reader;
        Ok(match name {
            "orderPlaced" => {
                let order_id = reader.id("orderId")?;
                let money = reader.amount("amount")?;
                Fact::OrderPlaced {
                    order_id,
                    amount: Amount::new(money, self.currency),
                    items: self.ordered_items(money)?,
                    over_limit_approval: self.reader.approval()?,
                    content: self.reader.content()?,
                }
            }
            "orderCancelled" => Fact::OrderCancelled {
                cancellation_id: reader.id("cancellationId")?,
                order_id: reader.id("orderId")?,
                amount: self.amount()?,
                content: self.reader.content()?,
            },
            _ => Fact::ReceiptConfirmed {
                receipt_id: reader.id("receiptId")?,
                order_id: reader.id("orderId")?,
                amount: self.amount()?,
                signed_on: self.reader.optional_given_date("signedOn")?,
                statement: self.reader.statement_number("statement")?,
                content: self.reader.content()?,
            },
        })
    }

    fn return_fact(&mut self, name: &str) -> Result<Fact, InvalidInput> {
        let known = [
            "returnRequested",
            "returnCompleted",
            "returnSettled",
            "returnCancelled",
            "refundConfirmed",
            "refundFailed",
            "refundRetried",
        ];
        if !known.contains(&name) {
            return Err(self.reader.wants("type", "the type of an event"));
        }
        let return_id = self.reader.id("returnId")?;
        Ok(match name {
            "returnRequested" => Fact::ReturnRequested {
                return_id,
                order_id: self.reader.id("orderId")?,
                receipt_id: self.reader.optional_id("receiptId")?,
                amount: self.amount_or_zero()?,
                items: self.returned_items()?,
                content: self.reader.content()?,
            },
            "returnCompleted" => Fact::ReturnCompleted { return_id },
            "returnSettled" => Fact::ReturnSettled {
                return_id,
                effects: self.entries("effects", read_effect)?,
                state: self.reader.choice("state", &ReturnState::NAMES)?,
            },
            "returnCancelled" => Fact::ReturnCancelled { return_id },
            "refundConfirmed" => Fact::RefundConfirmed { return_id },
            "refundFailed" => Fact::RefundFailed { return_id, attempt: self.reader.attempt()? },
            _ => Fact::RefundRetried { return_id, attempt: self.reader.attempt()? },
        })
    }

    fn repayment_fact(&mut self, name: &str) -> Result<Fact, InvalidInput> {
        let repayment_id = self.reader.id("repaymentId")?;
        Ok(match name {
            "repaymentStarted" => Fact::RepaymentStarted {
                repayment_id,
                lines: self.entries("lines", read_laid)?,
                content: self.reader.content()?,
            },
            "repaymentRecorded" => Fact::RepaymentRecorded {
                repayment_id,
                lines: self.entries("lines", read_laid)?,
                content: self.reader.content()?,
            },
            "repaymentConfirmed" => Fact::RepaymentConfirmed { repayment_id },
            "repaymentFailed" => Fact::RepaymentFailed { repayment_id },
            _ => Fact::RepaymentReversed { repayment_id },
        })
    }

    fn amount(&mut self) -> Result<Amount, InvalidInput> {
        Ok(Amount::new(self.reader.amount("amount")?, self.currency))
    }

    fn amount_or_zero(&mut self) -> Result<Amount, InvalidInput> {
        Ok(Amount::new(self.reader.amount_or_zero("amount")?, self.currency))
    }

    fn sum(&mut self, name: &'static str) -> Result<Amount, InvalidInput> {
        Ok(Amount::new(self.reader.sum(name)?, self.currency))
    }

    fn ordered_items(&mut self, amount: Money) -> Result<Box<[OrderedItem]>, InvalidInput> {
        let Some((node, path)) = self.reader.optional("items") else {
            return Ok(Box::default());
        };
        let items = self.reader.wanted_items(node, &path, amount)?;
        let items = items.iter().map(|item| OrderedItem {
            item_id: item.item_id.clone(),
            quantity: item.quantity,
            amount: Amount::new(item.amount, self.currency),
        });
        Ok(items.collect())
    }

    fn returned_items(&mut self) -> Result<Box<[ReturnedItemFact]>, InvalidInput> {
        let Some((node, path)) = self.reader.optional("items") else {
            return Ok(Box::default());
        };
        read_entries(node, &path, self.currency, |reader, currency| {
            Ok(ReturnedItemFact {
                item_id: reader.id("itemId")?,
                quantity: reader.quantity()?,
                amount: Amount::new(reader.amount_or_zero("amount")?, currency),
            })
        })
    }

    fn entries<T>(
        &mut self,
        name: &'static str,
        read: fn(&mut Reader<'_, '_, '_>, Currency) -> Result<T, InvalidInput>,
    ) -> Result<Box<[T]>, InvalidInput> {
        let (node, path) = self.reader.required(name)?;
        read_entries(node, &path, self.currency, read)
    }
}

fn read_entries<T>(
    node: &Node<'_>,
    path: &Path<'_>,
    currency: Currency,
    read: impl Fn(&mut Reader<'_, '_, '_>, Currency) -> Result<T, InvalidInput>,
) -> Result<Box<[T]>, InvalidInput> {
    let entries = node.entries(path, LONGEST_LIST, |node, path| {
        let mut reader = Reader::over(node, path, Some(currency))?;
        let entry = read(&mut reader, currency)?;
        reader.end()?;
        Ok(entry)
    })?;
    Ok(entries.into())
}

fn read_laid(
    reader: &mut Reader<'_, '_, '_>,
    currency: Currency,
) -> Result<LaidFact, InvalidInput> {
    let receipt_id = reader.id("receiptId")?;
    Ok(LaidFact { receipt_id, amount: Amount::new(reader.amount("amount")?, currency) })
}

fn read_effect(
    reader: &mut Reader<'_, '_, '_>,
    currency: Currency,
) -> Result<EffectFact, InvalidInput> {
    let receipt_id = reader.id("receiptId")?;
    let mut amount = |name| reader.amount_or_zero(name).map(|money| Amount::new(money, currency));
    let (reversed, offset) = (amount("reversed")?, amount("offset")?);
    let refunded = amount("refunded")?;
    let (node, path) = reader.required("refundTo")?;
    let refund_to = read_entries(node, &path, currency, |reader, currency| {
        let repayment_id = reader.id("repaymentId")?;
        Ok(RefundFact { repayment_id, amount: Amount::new(reader.amount("amount")?, currency) })
    })?;
    Ok(EffectFact { receipt_id, reversed, offset, refunded, refund_to })
}
