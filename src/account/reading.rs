//! Reads what each command and request asks for.
//!
//! Knows the fields of every command (docs/wire-format.md). Does not know when a command is allowed.

use super::command::{
    COMMAND_NAMES, ChosenOrders, ConfirmReceipt, Instruction, PlaceOrder, Purpose, ReturnRequest,
    Returned, WantedItem,
};
use super::event::Approval;
use super::reader::Reader;
use crate::calendar::BusinessDate;
use crate::index::Names;
use crate::input::{Id, InvalidInput, Node, Path};
use crate::money::Money;
use crate::terms::{DraftTerms, Terms};
use std::sync::Arc;

/// The most entries of a list in a command or a request (R7).
const LONGEST_LIST: usize = 1_000;

impl Reader<'_, '_, '_> {
    /// Reads what the command of this name asks for.
    pub fn instruction(
        &mut self,
        name: &str,
        on: BusinessDate,
    ) -> Result<Instruction, InvalidInput> {
        Ok(match name {
            "openAccount" => Instruction::OpenAccount { terms: self.terms()? },
            "changeTerms" if !self.knows_currency() => self.terms_of_unopened()?,
            "changeTerms" => Instruction::ChangeTerms { terms: self.terms()? },
            "setTemporaryLimit" => self.temporary_limit()?,
            "suspendAccount" => Instruction::SuspendAccount { reason: self.reason()? },
            "resumeAccount" => Instruction::ResumeAccount { reason: self.reason()? },
            "closeAccount" => Instruction::CloseAccount { reason: self.reason()? },
            "placeOrder" => Instruction::PlaceOrder(self.place_order()?),
            "cancelOrder" => Instruction::CancelOrder {
                cancellation_id: self.id("cancellationId")?,
                order_id: self.id("orderId")?,
                amount: self.optional_amount("amount")?,
            },
            "confirmReceipt" => Instruction::ConfirmReceipt(self.confirm_receipt(on)?),
            "requestReturn" => Instruction::RequestReturn {
                return_id: self.id("returnId")?,
                request: self.return_request()?,
            },
            "completeReturn" => Instruction::CompleteReturn { return_id: self.id("returnId")? },
            "cancelReturn" => Instruction::CancelReturn { return_id: self.id("returnId")? },
            "confirmRefund" => Instruction::ConfirmRefund { return_id: self.id("returnId")? },
            "failRefund" => Instruction::FailRefund {
                return_id: self.id("returnId")?,
                attempt: self.attempt()?,
            },
            "retryRefund" => Instruction::RetryRefund {
                return_id: self.id("returnId")?,
                attempt: self.attempt()?,
            },
            "startRepayment" => {
                let repayment_id = self.id("repaymentId")?;
                Instruction::StartRepayment { repayment_id, purpose: self.purpose()? }
            }
            "recordRepayment" => {
                let repayment_id = self.id("repaymentId")?;
                Instruction::RecordRepayment { repayment_id, purpose: self.purpose()? }
            }
            "confirmRepayment" => {
                Instruction::ConfirmRepayment { repayment_id: self.id("repaymentId")? }
            }
            "failRepayment" => Instruction::FailRepayment { repayment_id: self.id("repaymentId")? },
            "reverseRepayment" => {
                Instruction::ReverseRepayment { repayment_id: self.id("repaymentId")? }
            }
            "rollForward" => Instruction::RollForward,
            _ => {
                let known = format!("one of `{}`", COMMAND_NAMES.join("`, `"));
                return Err(self.wants("type", known));
            }
        })
    }

    /// Reads terms and judges their amounts by their own currency.
    pub fn terms(&mut self) -> Result<Arc<Terms>, InvalidInput> {
        let (node, path) = self.required("terms")?;
        Ok(Arc::new(DraftTerms::read(node, &path)?.settle()?))
    }

    /// Judges the shape of terms alone: digits and bounds come after `accountNotOpen` (R7).
    fn terms_of_unopened(&mut self) -> Result<Instruction, InvalidInput> {
        let (node, path) = self.required("terms")?;
        DraftTerms::read(node, &path)?;
        Ok(Instruction::BeforeOpening)
    }

    fn temporary_limit(&mut self) -> Result<Instruction, InvalidInput> {
        let amount = self.amount_from("amount", Money::ZERO)?;
        let from = self.given_date("from")?;
        let (node, path) = self.required("until")?;
        let until = BusinessDate::read(node, &path)?;
        if until < from {
            return Err(path.wants(format!("a date not before `from`, {from}")));
        }
        Ok(Instruction::SetTemporaryLimit { amount, from, until })
    }

    fn place_order(&mut self) -> Result<PlaceOrder, InvalidInput> {
        let order_id = self.id("orderId")?;
        let amount = self.amount("amount")?;
        let items = match self.optional("items") {
            Some((node, path)) => Some(self.wanted_items(node, &path, amount)?),
            None => None,
        };
        Ok(PlaceOrder { order_id, amount, items, approval: self.approval()? })
    }

    /// Reads `overLimitApproval` where there is one.
    pub fn approval(&mut self) -> Result<Option<Approval>, InvalidInput> {
        let Some((node, path)) = self.optional("overLimitApproval") else {
            return Ok(None);
        };
        let mut reader = self.beneath(node, &path)?;
        let approved_by = reader.free_text("approvedBy")?;
        let reason = reader.free_text("reason")?;
        reader.end()?;
        Ok(Some(Approval { approved_by, reason }))
    }

    /// Reads the items of an order: each named once, together the order's amount (R45).
    pub fn wanted_items(
        &self,
        node: &Node<'_>,
        path: &Path<'_>,
        amount: Money,
    ) -> Result<Box<[WantedItem]>, InvalidInput> {
        let mut items = Vec::new();
        let mut named = Names::default();
        for (index, node) in node.list(path, LONGEST_LIST)?.iter().enumerate() {
            let path = path.index(index);
            let mut reader = self.beneath(node, &path)?;
            let item_id = reader.new_id("itemId", &mut named)?;
            let quantity = reader.quantity()?;
            let amount = reader.amount("amount")?;
            reader.end()?;
            items.push(WantedItem { item_id, quantity, amount });
        }
        let sum: Money = items.iter().map(|item| item.amount).sum();
        if self.knows_currency() && sum != amount {
            return Err(path.wants("items whose amounts add up to `amount`"));
        }
        Ok(items.into())
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

    /// Reads what is to be returned: an amount, or items.
    pub fn return_request(&mut self) -> Result<ReturnRequest, InvalidInput> {
        let order_id = self.id("orderId")?;
        let receipt_id = self.optional_id("receiptId")?;
        let amount = self.optional_amount("amount")?;
        let what = match (amount, self.optional("items")) {
            (Some(amount), None) => Returned::Amount(amount),
            (None, Some((node, path))) => Returned::Items(self.returned_items(node, &path)?),
            (Some(_), Some((_, path))) => {
                return Err(path.wants("either `amount` or `items`, not both"));
            }
            (None, None) => return Err(self.wants("amount", "`amount` or `items`")),
        };
        Ok(ReturnRequest { order_id, receipt_id, what })
    }

    fn returned_items(
        &self,
        node: &Node<'_>,
        path: &Path<'_>,
    ) -> Result<Box<[(Id, u32)]>, InvalidInput> {
        let mut items = Vec::new();
        let mut named = Names::default();
        for (index, node) in node.list(path, LONGEST_LIST)?.iter().enumerate() {
            let path = path.index(index);
            let mut reader = self.beneath(node, &path)?;
            items.push((reader.new_id("itemId", &mut named)?, reader.quantity()?));
            reader.end()?;
        }
        if items.is_empty() {
            return Err(path.wants("at least one item"));
        }
        Ok(items.into())
    }

    /// Reads what a repayment is for.
    pub fn purpose(&mut self) -> Result<Purpose, InvalidInput> {
        let (node, path) = self.required("for")?;
        let mut reader = self.beneath(node, &path)?;
        let purpose = match reader.name("kind")? {
            "orders" => {
                let (node, path) = reader.required("orders")?;
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

    fn chosen_orders(
        &self,
        node: &Node<'_>,
        path: &Path<'_>,
    ) -> Result<ChosenOrders, InvalidInput> {
        let mut orders = Vec::new();
        let mut named = Names::default();
        for (index, node) in node.list(path, LONGEST_LIST)?.iter().enumerate() {
            let path = path.index(index);
            let mut reader = self.beneath(node, &path)?;
            let id = reader.new_id("orderId", &mut named)?;
            orders.push((id, reader.optional_amount("amount")?));
            reader.end()?;
        }
        Ok(orders.into())
    }

    /// Reads an id that must not have stood in the list before.
    fn new_id(&mut self, name: &'static str, named: &mut Names) -> Result<Id, InvalidInput> {
        let id = self.id(name)?;
        if named.insert(id.shared(), 0) {
            Ok(id)
        } else {
            Err(self.wants(name, format!("each named once; `{id}` stands twice")))
        }
    }
}
