//! Reads the fields that commands and requests have in common, and what each command asks for.
//!
//! Knows the shape of every field (R1–R7). Does not know when a command is allowed.

use super::command::{
    COMMAND_NAMES, ChosenOrders, ConfirmReceipt, Order, PlaceOrder, Purpose, ReturnRequest,
    Returned, WantedItem,
};
use super::event::Approval;
use crate::calendar::BusinessDate;
use crate::input::{Fields, Id, InvalidInput, Node, Path};
use crate::money::{Currency, Money, WrittenAmount};
use crate::order::Content;
use crate::terms::{DraftTerms, Terms};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::sync::Arc;

/// The most entries of a list in a command or a request (R7).
const LONGEST_LIST: usize = 1_000;
/// The most pieces of an item (R45).
const LARGEST_QUANTITY: i64 = 1_000_000;
/// The length of a free text, in code points (R7).
const FREE_TEXT: RangeInclusive<usize> = 1..=200;
/// The least amount that moves (R2).
const ONE_MINOR_UNIT: Money = Money::from_minor(1);

/// The largest version: the largest integer that JavaScript counts exactly.
pub(crate) const LARGEST_VERSION: i64 = (1 << 53) - 1;

/// Takes a command's or a request's fields apart, amounts judged by the account's currency.
pub(crate) struct Reader<'n, 'a, 'p> {
    fields: Fields<'n, 'a, 'p>,
    path: &'p Path<'p>,
    currency: Option<Currency>,
}

impl<'n, 'a, 'p> Reader<'n, 'a, 'p> {
    /// Starts on the object `node` at `path`.
    pub fn over(
        node: &'n Node<'a>,
        path: &'p Path<'p>,
        currency: Option<Currency>,
    ) -> Result<Self, InvalidInput> {
        Ok(Reader { fields: Fields::of(node, path)?, path, currency })
    }

    /// Starts on an object within this one, amounts judged alike.
    pub fn beneath<'m, 'b, 'q>(
        &self,
        node: &'m Node<'b>,
        path: &'q Path<'q>,
    ) -> Result<Reader<'m, 'b, 'q>, InvalidInput> {
        Reader::over(node, path, self.currency)
    }

    /// Refuses every field that nobody asked for.
    pub fn end(self) -> Result<(), InvalidInput> {
        self.fields.end()
    }

    /// Says that something else was expected of a field.
    pub fn wants(&self, name: &str, expected: impl Into<String>) -> InvalidInput {
        self.path.field(name).wants(expected)
    }

    /// Gives a field with its place, to be read by others.
    pub fn required(
        &mut self,
        name: &'static str,
    ) -> Result<(&'n Node<'a>, Path<'p>), InvalidInput> {
        self.fields.required(name)
    }

    /// Reads a statement's number where there is one.
    pub fn optional_statement_number(
        &mut self,
        name: &'static str,
    ) -> Result<Option<u32>, InvalidInput> {
        self.optional_integer(name, 0..=i64::from(u32::MAX))
    }

    /// Reads a field that names a kind of something.
    pub fn name(&mut self, name: &'static str) -> Result<&'n str, InvalidInput> {
        let (node, path) = self.fields.required(name)?;
        node.string(&path, "a name")
    }

    /// Reads a given date (R3).
    pub fn given_date(&mut self, name: &'static str) -> Result<BusinessDate, InvalidInput> {
        let (node, path) = self.fields.required(name)?;
        BusinessDate::read_given(node, &path)
    }

    /// Reads a given date where there is one.
    pub fn optional_given_date(
        &mut self,
        name: &'static str,
    ) -> Result<Option<BusinessDate>, InvalidInput> {
        let field = self.fields.optional(name);
        field.map(|(node, path)| BusinessDate::read_given(node, &path)).transpose()
    }

    /// Reads an id (R5).
    pub fn id(&mut self, name: &'static str) -> Result<Id, InvalidInput> {
        let (node, path) = self.fields.required(name)?;
        node.id(&path)
    }

    /// Reads an id where there is one.
    pub fn optional_id(&mut self, name: &'static str) -> Result<Option<Id>, InvalidInput> {
        self.fields.optional(name).map(|(node, path)| node.id(&path)).transpose()
    }

    /// Reads an integer within bounds.
    pub fn integer(
        &mut self,
        name: &'static str,
        range: RangeInclusive<i64>,
    ) -> Result<u32, InvalidInput> {
        let (node, path) = self.fields.required(name)?;
        node.integer(&path, range)
    }

    /// Reads an integer within bounds where there is one.
    pub fn optional_integer(
        &mut self,
        name: &'static str,
        range: RangeInclusive<i64>,
    ) -> Result<Option<u32>, InvalidInput> {
        self.fields.optional(name).map(|(node, path)| node.integer(&path, range)).transpose()
    }

    /// Reads one of some names.
    pub fn choice<T: Copy>(
        &mut self,
        name: &'static str,
        choices: &[(&str, T)],
    ) -> Result<T, InvalidInput> {
        let (node, path) = self.fields.required(name)?;
        node.choice(&path, choices)
    }

    /// Reads `true` or `false`.
    pub fn flag(&mut self, name: &'static str) -> Result<bool, InvalidInput> {
        let (node, path) = self.fields.required(name)?;
        node.boolean(&path)
    }

    /// Reads a version: how many commands an account had accepted.
    pub fn version(&mut self, name: &'static str) -> Result<u64, InvalidInput> {
        let (node, path) = self.fields.required(name)?;
        node.integer(&path, 1..=LARGEST_VERSION)
    }

    /// Reads a version where there is one.
    pub fn optional_version(&mut self, name: &'static str) -> Result<Option<u64>, InvalidInput> {
        let field = self.fields.optional(name);
        field.map(|(node, path)| node.integer(&path, 1..=LARGEST_VERSION)).transpose()
    }

    /// Reads a computed date: to 9999-12-31 (R3).
    pub fn date(&mut self, name: &'static str) -> Result<BusinessDate, InvalidInput> {
        let (node, path) = self.fields.required(name)?;
        BusinessDate::read(node, &path)
    }

    /// Reads a computed date where there is one.
    pub fn optional_date(
        &mut self,
        name: &'static str,
    ) -> Result<Option<BusinessDate>, InvalidInput> {
        self.fields.optional(name).map(|(node, path)| BusinessDate::read(node, &path)).transpose()
    }

    /// Reads the sixteen hexadecimal digits of a content (R5).
    pub fn content(&mut self) -> Result<Content, InvalidInput> {
        let (node, path) = self.fields.required("content")?;
        let expected = "sixteen hexadecimal digits, lower case";
        let text = node.string(&path, expected)?;
        Content::parse(text).ok_or_else(|| path.wants(expected))
    }

    /// Reads a sum of amounts, of this account's currency: 0 to 10^18 minor units.
    pub fn sum(&mut self, name: &'static str) -> Result<Money, InvalidInput> {
        let (node, path) = self.fields.required(name)?;
        let written = WrittenAmount::read(node, &path)?;
        let currency = self.currency.ok_or_else(|| path.wants("nothing before the terms"))?;
        let bounds = Money::ZERO..=Money::LARGEST_PLACED;
        written.settle_within(currency, bounds).map_err(|expected| path.wants(expected))
    }

    /// Reads an amount that may be 0.
    pub fn amount_or_zero(&mut self, name: &'static str) -> Result<Money, InvalidInput> {
        self.amount_from(name, Money::ZERO)
    }

    /// Gives a field with its place where there is one, to be read by others.
    pub fn optional(&mut self, name: &'static str) -> Option<(&'n Node<'a>, Path<'p>)> {
        self.fields.optional(name)
    }

    /// Reads `true` or `false` where there is one.
    pub fn optional_flag(&mut self, name: &'static str) -> Result<Option<bool>, InvalidInput> {
        self.fields.optional(name).map(|(node, path)| node.boolean(&path)).transpose()
    }

    /// Reads one of some names where there is one.
    pub fn optional_choice<T: Copy>(
        &mut self,
        name: &'static str,
        choices: &[(&str, T)],
    ) -> Result<Option<T>, InvalidInput> {
        self.fields.optional(name).map(|(node, path)| node.choice(&path, choices)).transpose()
    }

    /// Reads a statement's number.
    pub fn statement_number(&mut self, name: &'static str) -> Result<u32, InvalidInput> {
        self.integer(name, 0..=i64::from(u32::MAX))
    }

    /// Reads an amount that moves money: at least one minor unit (R2).
    pub fn amount(&mut self, name: &'static str) -> Result<Money, InvalidInput> {
        self.amount_from(name, ONE_MINOR_UNIT)
    }

    /// Reads an amount that moves money, where there is one.
    pub fn optional_amount(&mut self, name: &'static str) -> Result<Option<Money>, InvalidInput> {
        let field = self.fields.optional(name);
        field.map(|(node, path)| self.judge(node, &path, ONE_MINOR_UNIT)).transpose()
    }

    /// Reads `overLimitApproval` where there is one.
    pub fn approval(&mut self) -> Result<Option<Approval>, InvalidInput> {
        let Some((node, path)) = self.fields.optional("overLimitApproval") else {
            return Ok(None);
        };
        let mut reader = Reader::over(node, &path, self.currency)?;
        let approved_by = reader.free_text("approvedBy")?;
        let reason = reader.free_text("reason")?;
        reader.end()?;
        Ok(Some(Approval { approved_by, reason }))
    }

    /// Reads what is to be returned: an amount, or items.
    pub fn return_request(&mut self) -> Result<ReturnRequest, InvalidInput> {
        let order_id = self.id("orderId")?;
        let receipt_id = self.optional_id("receiptId")?;
        let amount = self.optional_amount("amount")?;
        let what = match (amount, self.fields.optional("items")) {
            (Some(amount), None) => Returned::Amount(amount),
            (None, Some((node, path))) => Returned::Items(self.returned_items(node, &path)?),
            (Some(_), Some((_, path))) => {
                return Err(path.wants("either `amount` or `items`, not both"));
            }
            (None, None) => return Err(self.wants("amount", "`amount` or `items`")),
        };
        Ok(ReturnRequest { order_id, receipt_id, what })
    }

    /// Reads what a repayment is for.
    pub fn purpose(&mut self) -> Result<Purpose, InvalidInput> {
        let (node, path) = self.fields.required("for")?;
        let mut reader = Reader::over(node, &path, self.currency)?;
        let purpose = match reader.name("kind")? {
            "orders" => {
                let (node, path) = reader.fields.required("orders")?;
                Purpose::Orders(self.chosen_orders(node, &path)?)
            }
            "statement" => Purpose::Statement(reader.statement_number("number")?),
            "billed" => Purpose::Billed,
            "posted" => Purpose::Posted,
            "amount" => Purpose::Amount(reader.amount("amount")?),
            _ => {
                let kinds = "one of `orders`, `statement`, `billed`, `posted`, `amount`";
                return Err(reader.wants("kind", kinds));
            }
        };
        reader.end()?;
        Ok(purpose)
    }

    /// Reads what the command of this name asks for.
    pub fn order(&mut self, name: &str, on: BusinessDate) -> Result<Order, InvalidInput> {
        Ok(match name {
            "openAccount" => Order::OpenAccount { terms: self.terms()? },
            "changeTerms" if self.currency.is_none() => self.terms_of_unopened()?,
            "changeTerms" => Order::ChangeTerms { terms: self.terms()? },
            "setTemporaryLimit" => self.temporary_limit()?,
            "suspendAccount" => Order::SuspendAccount { reason: self.reason()? },
            "resumeAccount" => Order::ResumeAccount { reason: self.reason()? },
            "closeAccount" => Order::CloseAccount { reason: self.reason()? },
            "placeOrder" => Order::PlaceOrder(self.place_order()?),
            "cancelOrder" => Order::CancelOrder {
                cancellation_id: self.id("cancellationId")?,
                order_id: self.id("orderId")?,
                amount: self.optional_amount("amount")?,
            },
            "confirmReceipt" => Order::ConfirmReceipt(self.confirm_receipt(on)?),
            "requestReturn" => Order::RequestReturn {
                return_id: self.id("returnId")?,
                request: self.return_request()?,
            },
            "completeReturn" => Order::CompleteReturn { return_id: self.id("returnId")? },
            "cancelReturn" => Order::CancelReturn { return_id: self.id("returnId")? },
            "confirmRefund" => Order::ConfirmRefund { return_id: self.id("returnId")? },
            "failRefund" => {
                Order::FailRefund { return_id: self.id("returnId")?, attempt: self.attempt()? }
            }
            "retryRefund" => {
                Order::RetryRefund { return_id: self.id("returnId")?, attempt: self.attempt()? }
            }
            "startRepayment" => {
                let repayment_id = self.id("repaymentId")?;
                Order::StartRepayment { repayment_id, purpose: self.purpose()? }
            }
            "recordRepayment" => {
                let repayment_id = self.id("repaymentId")?;
                Order::RecordRepayment { repayment_id, purpose: self.purpose()? }
            }
            "confirmRepayment" => Order::ConfirmRepayment { repayment_id: self.id("repaymentId")? },
            "failRepayment" => Order::FailRepayment { repayment_id: self.id("repaymentId")? },
            "reverseRepayment" => Order::ReverseRepayment { repayment_id: self.id("repaymentId")? },
            "rollForward" => Order::RollForward,
            _ => {
                let known = format!("one of `{}`", COMMAND_NAMES.join("`, `"));
                return Err(self.wants("type", known));
            }
        })
    }

    /// Reads terms and judges their amounts by their own currency.
    pub fn terms(&mut self) -> Result<Arc<Terms>, InvalidInput> {
        let (node, path) = self.fields.required("terms")?;
        Ok(Arc::new(DraftTerms::read(node, &path)?.settle()?))
    }

    /// Judges the shape of terms alone: digits and bounds come after `accountNotOpen` (R7).
    fn terms_of_unopened(&mut self) -> Result<Order, InvalidInput> {
        let (node, path) = self.fields.required("terms")?;
        DraftTerms::read(node, &path)?;
        Ok(Order::BeforeOpening)
    }

    fn temporary_limit(&mut self) -> Result<Order, InvalidInput> {
        let amount = self.amount_from("amount", Money::ZERO)?;
        let from = self.given_date("from")?;
        let (node, path) = self.fields.required("until")?;
        let until = BusinessDate::read(node, &path)?;
        if until < from {
            return Err(path.wants(format!("a date not before `from`, {from}")));
        }
        Ok(Order::SetTemporaryLimit { amount, from, until })
    }

    pub fn reason(&mut self) -> Result<Option<Box<str>>, InvalidInput> {
        let field = self.fields.optional("reason");
        field.map(|(node, path)| node.text(&path, FREE_TEXT).map(Box::from)).transpose()
    }

    fn free_text(&mut self, name: &'static str) -> Result<Box<str>, InvalidInput> {
        let (node, path) = self.fields.required(name)?;
        node.text(&path, FREE_TEXT).map(Box::from)
    }

    /// Reads the number of an attempt where there is one.
    pub fn optional_attempt(&mut self) -> Result<Option<u32>, InvalidInput> {
        self.optional_integer("attempt", 0..=i64::from(u32::MAX))
    }

    /// Reads the place of a document in its list, counted from 0, where there is one.
    pub fn optional_place(&mut self, name: &'static str) -> Result<Option<u32>, InvalidInput> {
        self.optional_integer(name, 0..=i64::from(u32::MAX))
    }

    pub fn attempt(&mut self) -> Result<u32, InvalidInput> {
        self.integer("attempt", 0..=i64::from(u32::MAX))
    }

    pub fn quantity(&mut self) -> Result<u32, InvalidInput> {
        self.integer("quantity", 1..=LARGEST_QUANTITY)
    }

    fn place_order(&mut self) -> Result<PlaceOrder, InvalidInput> {
        let order_id = self.id("orderId")?;
        let amount = self.amount("amount")?;
        let items = match self.fields.optional("items") {
            Some((node, path)) => Some(self.wanted_items(node, &path, amount)?),
            None => None,
        };
        Ok(PlaceOrder { order_id, amount, items, approval: self.approval()? })
    }

    /// Reads the items of an order: each named once, together the order's amount (R45).
    pub fn wanted_items(
        &self,
        node: &Node<'_>,
        path: &Path<'_>,
        amount: Money,
    ) -> Result<Box<[WantedItem]>, InvalidInput> {
        let mut items = Vec::new();
        let mut named = BTreeSet::new();
        for (index, node) in node.list(path, LONGEST_LIST)?.iter().enumerate() {
            let path = path.index(index);
            let mut reader = Reader::over(node, &path, self.currency)?;
            let item_id = reader.new_id("itemId", &mut named)?;
            let quantity = reader.quantity()?;
            let amount = reader.amount("amount")?;
            reader.end()?;
            items.push(WantedItem { item_id, quantity, amount });
        }
        let sum: Money = items.iter().map(|item| item.amount).sum();
        if self.currency.is_some() && sum != amount {
            return Err(path.wants("items whose amounts add up to `amount`"));
        }
        Ok(items.into())
    }

    fn returned_items(
        &self,
        node: &Node<'_>,
        path: &Path<'_>,
    ) -> Result<Box<[(Id, u32)]>, InvalidInput> {
        let mut items = Vec::new();
        let mut named = BTreeSet::new();
        for (index, node) in node.list(path, LONGEST_LIST)?.iter().enumerate() {
            let path = path.index(index);
            let mut reader = Reader::over(node, &path, self.currency)?;
            items.push((reader.new_id("itemId", &mut named)?, reader.quantity()?));
            reader.end()?;
        }
        if items.is_empty() {
            return Err(path.wants("at least one item"));
        }
        Ok(items.into())
    }

    fn chosen_orders(
        &self,
        node: &Node<'_>,
        path: &Path<'_>,
    ) -> Result<ChosenOrders, InvalidInput> {
        let mut orders = Vec::new();
        let mut named = BTreeSet::new();
        for (index, node) in node.list(path, LONGEST_LIST)?.iter().enumerate() {
            let path = path.index(index);
            let mut reader = Reader::over(node, &path, self.currency)?;
            let id = reader.new_id("orderId", &mut named)?;
            orders.push((id, reader.optional_amount("amount")?));
            reader.end()?;
        }
        Ok(orders.into())
    }

    /// Reads an id that must not have stood in the list before.
    fn new_id(&mut self, name: &'static str, named: &mut BTreeSet<Id>) -> Result<Id, InvalidInput> {
        let id = self.id(name)?;
        if named.insert(id.clone()) {
            Ok(id)
        } else {
            Err(self.wants(name, format!("each named once; `{id}` stands twice")))
        }
    }

    fn confirm_receipt(&mut self, on: BusinessDate) -> Result<ConfirmReceipt, InvalidInput> {
        let receipt_id = self.id("receiptId")?;
        let order_id = self.id("orderId")?;
        let amount = self.optional_amount("amount")?;
        let signed_on = self.optional_given_date("signedOn")?;
        if signed_on.is_some_and(|signed_on| on < signed_on) {
            return Err(self.wants("signedOn", format!("a date not after `on`, {on}")));
        }
        Ok(ConfirmReceipt { receipt_id, order_id, amount, signed_on })
    }

    fn amount_from(&mut self, name: &'static str, least: Money) -> Result<Money, InvalidInput> {
        let (node, path) = self.fields.required(name)?;
        self.judge(node, &path, least)
    }

    /// Judges an amount's form always, its digits and bounds where the currency is known (R7).
    fn judge(&self, node: &Node<'_>, path: &Path<'_>, least: Money) -> Result<Money, InvalidInput> {
        let written = WrittenAmount::read(node, path)?;
        match self.currency {
            Some(currency) => {
                written.settle(currency, least).map_err(|expected| path.wants(expected))
            }
            None => Ok(Money::ZERO),
        }
    }
}
