//! The commands: what callers ask an account to do, read from the wire format.
//!
//! Knows the shape of every command (R7) and its content (R5). Does not know when it is allowed.

mod digest;

use super::event::Approval;
use super::reader::Reader;
use crate::calendar::BusinessDate;
use crate::input::{Id, InvalidInput, Node, Path};
use crate::money::{Currency, Money};
use crate::order::Content;
use crate::terms::Terms;
use digest::Digest;
use std::sync::Arc;

/// The most bytes of text that a command or a request may have.
pub const LARGEST_REQUEST: usize = 256 * 1024;

/// A command and its business date.
#[derive(Clone, Debug, PartialEq)]
pub struct Command {
    /// The business date on which it is given.
    pub on: BusinessDate,
    /// What is asked for.
    pub instruction: Instruction,
}

/// What a command asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Instruction {
    /// A well-formed command to an account that is not open: without a currency its amounts cannot
    /// be judged, and it is refused anyway.
    BeforeOpening,
    /// Open the account.
    OpenAccount {
        /// What was agreed.
        terms: Arc<Terms>,
    },
    /// Let other terms hold.
    ChangeTerms {
        /// What was agreed.
        terms: Arc<Terms>,
    },
    /// Replace the temporary limit; an amount of 0 removes it.
    SetTemporaryLimit {
        /// How much.
        amount: Money,
        /// The first day covered.
        from: BusinessDate,
        /// The last day covered.
        until: BusinessDate,
    },
    /// Take no orders any more.
    SuspendAccount {
        /// Why, where it was told.
        reason: Option<Box<str>>,
    },
    /// Take orders again.
    ResumeAccount {
        /// Why, where it was told.
        reason: Option<Box<str>>,
    },
    /// Close the account.
    CloseAccount {
        /// Why, where it was told.
        reason: Option<Box<str>>,
    },
    /// Place an order on credit.
    PlaceOrder(PlaceOrder),
    /// Release what is not received; all of it where no amount is given.
    CancelOrder {
        /// The cancellation.
        cancellation_id: Id,
        /// The order.
        order_id: Id,
        /// How much.
        amount: Option<Money>,
    },
    /// Post what was received.
    ConfirmReceipt(ConfirmReceipt),
    /// Ask for a return.
    RequestReturn {
        /// The return.
        return_id: Id,
        /// What comes back of which order.
        request: ReturnRequest,
    },
    /// Complete a return: its effect is decided now.
    CompleteReturn {
        /// The return.
        return_id: Id,
    },
    /// Withdraw a requested return.
    CancelReturn {
        /// The return.
        return_id: Id,
    },
    /// The cashier has paid the refund.
    ConfirmRefund {
        /// The return.
        return_id: Id,
    },
    /// The cashier could not pay the refund.
    FailRefund {
        /// The return.
        return_id: Id,
        /// Which attempt, from 1.
        attempt: u32,
    },
    /// Ask the cashier once more.
    RetryRefund {
        /// The return.
        return_id: Id,
        /// Which attempt, from 1.
        attempt: u32,
    },
    /// Send a repayment to the cashier.
    StartRepayment {
        /// The repayment.
        repayment_id: Id,
        /// What is repaid.
        purpose: Purpose,
    },
    /// Enter a repayment already received.
    RecordRepayment {
        /// The repayment.
        repayment_id: Id,
        /// What is repaid.
        purpose: Purpose,
    },
    /// The cashier received the repayment.
    ConfirmRepayment {
        /// The repayment.
        repayment_id: Id,
    },
    /// The cashier did not receive it.
    FailRepayment {
        /// The repayment.
        repayment_id: Id,
    },
    /// The bank took a confirmed repayment back.
    ReverseRepayment {
        /// The repayment.
        repayment_id: Id,
    },
    /// Record that the day has come.
    RollForward,
}

/// Asks for an order on credit.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceOrder {
    /// The order.
    pub order_id: Id,
    /// What it costs.
    pub amount: Money,
    /// Absent and empty differ (R5); an empty list is refused as malformed, its sum being 0.
    pub items: Option<Box<[WantedItem]>>,
    /// A merchant's override of the limit.
    pub approval: Option<Approval>,
}

/// An item of an order to be placed.
#[derive(Clone, Debug, PartialEq)]
pub struct WantedItem {
    /// The item.
    pub item_id: Id,
    /// How many pieces.
    pub quantity: u32,
    /// What all pieces cost together.
    pub amount: Money,
}

/// Says that goods were received.
#[derive(Clone, Debug, PartialEq)]
pub struct ConfirmReceipt {
    /// The receipt.
    pub receipt_id: Id,
    /// The order.
    pub order_id: Id,
    /// All that is reserved where absent.
    pub amount: Option<Money>,
    /// The earlier day of signing, where one was told.
    pub signed_on: Option<BusinessDate>,
}

/// What is to be returned of which order.
#[derive(Clone, Debug, PartialEq)]
pub struct ReturnRequest {
    /// The order.
    pub order_id: Id,
    /// Only this receipt serves, where one is named.
    pub receipt_id: Option<Id>,
    /// How much of it.
    pub what: Returned,
}

/// An amount, or pieces of items from which the amount follows (R45).
#[derive(Clone, Debug, PartialEq)]
pub enum Returned {
    /// So much.
    Amount(Money),
    /// So many pieces of these items.
    Items(Box<[(Id, u32)]>),
}

/// Orders chosen for a repayment, each whole or an amount of it, in the order listed.
pub type ChosenOrders = Box<[(Id, Option<Money>)]>;

/// What a repayment is for (R50).
#[derive(Clone, Debug, PartialEq)]
pub enum Purpose {
    /// Chosen orders, each whole or an amount, in the order listed.
    Orders(ChosenOrders),
    /// One statement.
    Statement(u32),
    /// Everything billed.
    Billed,
    /// Everything posted.
    Posted,
    /// An amount over everything posted.
    Amount(Money),
}

impl Command {
    /// Reads a command for an account of `currency`, or for one that is not open where there is none.
    ///
    /// Fails with `invalidInput` and the place where the text is not a well-formed command.
    ///
    /// Where is a command from outside malformed?
    ///
    /// ```
    /// use credit_term::account::command::Command;
    ///
    /// let command = r#"{"type":"rollForward","on":"2026-10-12","onn":1}"#;
    /// let malformed = Command::read(command, None).unwrap_err();
    /// assert_eq!(malformed.path, "/onn");
    /// ```
    pub fn read(text: &str, currency: Option<Currency>) -> Result<Command, InvalidInput> {
        let node = Node::parse(text, LARGEST_REQUEST)?;
        Command::from_node(&node, &Path::root(), currency)
    }

    /// Reads a command out of a larger text.
    pub(crate) fn from_node(
        node: &Node,
        path: &Path,
        currency: Option<Currency>,
    ) -> Result<Command, InvalidInput> {
        let mut reader = Reader::over(node, path, currency)?;
        let name = reader.name("type")?;
        let on = reader.given_date("on")?;
        let instruction = reader.instruction(name, on)?;
        reader.end()?;
        let opens = matches!(instruction, Instruction::OpenAccount { .. });
        let instruction =
            if currency.is_none() && !opens { Instruction::BeforeOpening } else { instruction };
        Ok(Command { on, instruction })
    }

    /// Hashes the content of a creating command: every field but `on`, amounts by value, lists in
    /// order, an absent field unlike a present one (R5).
    pub(crate) fn content(&self) -> Content {
        let mut digest = Digest::default();
        digest.text(self.instruction.name());
        match &self.instruction {
            Instruction::PlaceOrder(order) => digest.place_order(order),
            Instruction::CancelOrder { cancellation_id, order_id, amount } => {
                digest.id(cancellation_id).id(order_id).optional(*amount, Digest::money)
            }
            Instruction::ConfirmReceipt(receipt) => digest
                .id(&receipt.receipt_id)
                .id(&receipt.order_id)
                .optional(receipt.amount, Digest::money)
                .optional(receipt.signed_on, |digest, date| digest.text(&date.to_string())),
            Instruction::RequestReturn { return_id, request } => {
                digest.id(return_id).request(request)
            }
            Instruction::StartRepayment { repayment_id, purpose }
            | Instruction::RecordRepayment { repayment_id, purpose } => {
                digest.id(repayment_id).purpose(purpose)
            }
            _ => &mut digest,
        };
        digest.content()
    }
}

impl Instruction {
    /// Names the command as the wire does.
    pub fn name(&self) -> &'static str {
        match self {
            Instruction::BeforeOpening => "",
            Instruction::OpenAccount { .. } => "openAccount",
            Instruction::ChangeTerms { .. } => "changeTerms",
            Instruction::SetTemporaryLimit { .. } => "setTemporaryLimit",
            Instruction::SuspendAccount { .. } => "suspendAccount",
            Instruction::ResumeAccount { .. } => "resumeAccount",
            Instruction::CloseAccount { .. } => "closeAccount",
            Instruction::PlaceOrder(_) => "placeOrder",
            Instruction::CancelOrder { .. } => "cancelOrder",
            Instruction::ConfirmReceipt(_) => "confirmReceipt",
            Instruction::RequestReturn { .. } => "requestReturn",
            Instruction::CompleteReturn { .. } => "completeReturn",
            Instruction::CancelReturn { .. } => "cancelReturn",
            Instruction::ConfirmRefund { .. } => "confirmRefund",
            Instruction::FailRefund { .. } => "failRefund",
            Instruction::RetryRefund { .. } => "retryRefund",
            Instruction::StartRepayment { .. } => "startRepayment",
            Instruction::RecordRepayment { .. } => "recordRepayment",
            Instruction::ConfirmRepayment { .. } => "confirmRepayment",
            Instruction::FailRepayment { .. } => "failRepayment",
            Instruction::ReverseRepayment { .. } => "reverseRepayment",
            Instruction::RollForward => "rollForward",
        }
    }
}

/// Every command's name, in the order of the wire format.
pub const COMMAND_NAMES: [&str; 21] = [
    "openAccount",
    "changeTerms",
    "setTemporaryLimit",
    "suspendAccount",
    "resumeAccount",
    "closeAccount",
    "placeOrder",
    "cancelOrder",
    "confirmReceipt",
    "requestReturn",
    "completeReturn",
    "cancelReturn",
    "confirmRefund",
    "failRefund",
    "retryRefund",
    "startRepayment",
    "recordRepayment",
    "confirmRepayment",
    "failRepayment",
    "reverseRepayment",
    "rollForward",
];
