//! The commands: what callers ask an account to do, read from the wire format.
//!
//! Knows the shape of every command (R7) and its content (R5). Does not know when it is allowed.

use super::event::Approval;
use super::reader::Reader;
use crate::calendar::BusinessDate;
use crate::input::{Id, InvalidInput, Node, Path};
use crate::money::{Currency, Money};
use crate::order::Content;
use crate::terms::Terms;
use siphasher::sip::SipHasher24;
use std::hash::Hasher;
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
#[allow(missing_docs, reason = "the fields carry the names of the wire format")]
pub enum Instruction {
    /// A well-formed command to an account that is not open: without a currency its amounts cannot
    /// be judged, and it is refused anyway.
    BeforeOpening,
    OpenAccount {
        terms: Arc<Terms>,
    },
    ChangeTerms {
        terms: Arc<Terms>,
    },
    SetTemporaryLimit {
        amount: Money,
        from: BusinessDate,
        until: BusinessDate,
    },
    SuspendAccount {
        reason: Option<Box<str>>,
    },
    ResumeAccount {
        reason: Option<Box<str>>,
    },
    CloseAccount {
        reason: Option<Box<str>>,
    },
    PlaceOrder(PlaceOrder),
    CancelOrder {
        cancellation_id: Id,
        order_id: Id,
        amount: Option<Money>,
    },
    ConfirmReceipt(ConfirmReceipt),
    RequestReturn {
        return_id: Id,
        request: ReturnRequest,
    },
    CompleteReturn {
        return_id: Id,
    },
    CancelReturn {
        return_id: Id,
    },
    ConfirmRefund {
        return_id: Id,
    },
    FailRefund {
        return_id: Id,
        attempt: u32,
    },
    RetryRefund {
        return_id: Id,
        attempt: u32,
    },
    StartRepayment {
        repayment_id: Id,
        purpose: Purpose,
    },
    RecordRepayment {
        repayment_id: Id,
        purpose: Purpose,
    },
    ConfirmRepayment {
        repayment_id: Id,
    },
    FailRepayment {
        repayment_id: Id,
    },
    ReverseRepayment {
        repayment_id: Id,
    },
    RollForward,
}

/// Asks for an order on credit.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the fields carry the names of the wire format")]
pub struct PlaceOrder {
    pub order_id: Id,
    pub amount: Money,
    /// Absent and empty differ (R5); an empty list is refused as malformed, its sum being 0.
    pub items: Option<Box<[WantedItem]>>,
    pub approval: Option<Approval>,
}

/// An item of an order to be placed.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the fields carry the names of the wire format")]
pub struct WantedItem {
    pub item_id: Id,
    pub quantity: u32,
    pub amount: Money,
}

/// Says that goods were received.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the fields carry the names of the wire format")]
pub struct ConfirmReceipt {
    pub receipt_id: Id,
    pub order_id: Id,
    /// All that is reserved where absent.
    pub amount: Option<Money>,
    pub signed_on: Option<BusinessDate>,
}

/// What is to be returned of which order.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the fields carry the names of the wire format")]
pub struct ReturnRequest {
    pub order_id: Id,
    pub receipt_id: Option<Id>,
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

/// Collects a command's content for its hash; every part is told apart from its neighbours.
#[derive(Default)]
struct Digest(SipHasher24);

impl Digest {
    fn content(&self) -> Content {
        Content(self.0.finish())
    }

    fn text(&mut self, text: &str) -> &mut Self {
        self.0.write(text.as_bytes());
        self.0.write_u8(0xff);
        self
    }

    fn id(&mut self, id: &Id) -> &mut Self {
        self.text(id.as_str())
    }

    fn number(&mut self, number: u64) -> &mut Self {
        self.0.write(&number.to_le_bytes());
        self
    }

    fn money(&mut self, money: Money) -> &mut Self {
        self.0.write(&money.minor().to_le_bytes());
        self
    }

    fn optional<T>(
        &mut self,
        value: Option<T>,
        write: impl FnOnce(&mut Self, T) -> &mut Self,
    ) -> &mut Self {
        self.number(u64::from(value.is_some()));
        match value {
            Some(value) => write(self, value),
            None => self,
        }
    }

    fn list<T>(&mut self, list: &[T], mut write: impl FnMut(&mut Self, &T)) -> &mut Self {
        self.number(u64::try_from(list.len()).unwrap_or(u64::MAX));
        for entry in list {
            write(self, entry);
        }
        self
    }

    fn place_order(&mut self, order: &PlaceOrder) -> &mut Self {
        self.id(&order.order_id).money(order.amount);
        self.optional(order.items.as_deref(), |digest, items| {
            digest.list(items, |digest, item| {
                digest.id(&item.item_id).number(u64::from(item.quantity)).money(item.amount);
            })
        });
        self.optional(order.approval.as_ref(), |digest, approval| {
            digest.text(&approval.approved_by).text(&approval.reason)
        })
    }

    fn request(&mut self, request: &ReturnRequest) -> &mut Self {
        self.id(&request.order_id);
        self.optional(request.receipt_id.as_ref(), Digest::id);
        match &request.what {
            Returned::Amount(amount) => self.number(0).money(*amount),
            Returned::Items(items) => self.number(1).list(items, |digest, (item, quantity)| {
                digest.id(item).number(u64::from(*quantity));
            }),
        }
    }

    fn purpose(&mut self, purpose: &Purpose) -> &mut Self {
        match purpose {
            Purpose::Orders(orders) => self.number(0).list(orders, |digest, (order, amount)| {
                digest.id(order).optional(*amount, Digest::money);
            }),
            Purpose::Statement(number) => self.number(1).number(u64::from(*number)),
            Purpose::Billed => self.number(2),
            Purpose::Posted => self.number(3),
            Purpose::Amount(amount) => self.number(4).money(*amount),
        }
    }
}
