//! Every route: what it does, who may, and one sentence about it.
//!
//! The router, the API's description and the tests are made from this one table.

use crate::server::keys::Scope;

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// A merchant's key with this scope.
    Merchant(Scope),
    /// A merchant's key that may read, or the token of the account's own customer.
    Customer,
}

/// Where a question's request is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// In the query of the address.
    Query,
    /// In the body.
    Body,
}

/// A merchant's list of accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// All of them.
    All,
    /// Those with an overdue statement.
    Overdue,
    /// Those that owe anything billed.
    Ageing,
    /// Those with a statement that is due within days.
    DueSoon,
    /// Those whose available credit is below 0.
    OverLimit,
}

/// What a route does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// Decides a command of one of these types; the first where the body names none. An empty list:
    /// any, which the body names.
    Command(&'static [&'static str]),
    /// Answers a view or a preview of an account.
    Question(&'static str, Asked),
    /// Gives an account's snapshot.
    Snapshot,
    /// Gives what happened on an account.
    Events,
    /// Gives a statement as a table.
    StatementCsv,
    /// Gives a statement as a page to print.
    StatementPage,
    /// Makes a token for the account's customer.
    Token,
    /// Shows periods under given terms.
    Calendar,
    /// Lists a merchant's accounts.
    Accounts(List),
}

/// One route.
#[derive(Debug, PartialEq, Eq)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path, an id in braces by the name of its field.
    pub path: &'static str,
    /// What it does.
    pub does: Does,
    /// Who may.
    pub access: Access,
    /// What it is for.
    pub says: &'static str,
}

const ADMIN: Access = Access::Merchant(Scope::Admin);
const CHECKOUT: Access = Access::Merchant(Scope::Checkout);
const CASHIER: Access = Access::Merchant(Scope::Cashier);
const READ: Access = Access::Merchant(Scope::Read);

const fn get(path: &'static str, does: Does, access: Access, says: &'static str) -> Route {
    Route { method: "GET", path, does, access, says }
}

const fn post(path: &'static str, does: Does, access: Access, says: &'static str) -> Route {
    Route { method: "POST", path, does, access, says }
}

macro_rules! at {
    ($rest:literal) => {
        concat!("/v1/accounts/{accountId}", $rest)
    };
}

use Asked::{Body, Query};
use Does::{Accounts, Calendar, Command, Events, Question, Snapshot};
use Does::{StatementCsv, StatementPage, Token};

/// All routes under `/v1`.
pub static ROUTES: &[Route] = &[
    get("/v1/accounts", Accounts(List::All), READ, "Lists the merchant's accounts."),
    get("/v1/overdue", Accounts(List::Overdue), READ, "Lists accounts that are overdue."),
    get("/v1/ageing", Accounts(List::Ageing), READ, "Lists accounts that owe, by age of the debt."),
    get("/v1/due-soon", Accounts(List::DueSoon), READ, "Lists accounts with a statement due soon."),
    get("/v1/over-limit", Accounts(List::OverLimit), READ, "Lists accounts beyond their limit."),
    post("/v1/calendar", Calendar, READ, "Shows the next periods under given terms."),
    post(at!("/commands"), Command(&[]), ADMIN, "Decides a command of any type."),
    post(at!("/open"), Command(&["openAccount"]), ADMIN, "Opens the account on terms."),
    post(at!("/terms"), Command(&["changeTerms"]), ADMIN, "Changes the terms."),
    post(
        at!("/temporary-limit"),
        Command(&["setTemporaryLimit"]),
        ADMIN,
        "Sets or removes the temporary limit.",
    ),
    post(at!("/suspend"), Command(&["suspendAccount"]), ADMIN, "Takes no orders any more."),
    post(at!("/resume"), Command(&["resumeAccount"]), ADMIN, "Takes orders again."),
    post(at!("/close"), Command(&["closeAccount"]), ADMIN, "Closes the account."),
    post(at!("/roll-forward"), Command(&["rollForward"]), ADMIN, "Records that the day has come."),
    post(at!("/orders"), Command(&["placeOrder"]), CHECKOUT, "Places an order on credit."),
    post(at!("/cancellations"), Command(&["cancelOrder"]), CHECKOUT, "Cancels what is reserved."),
    post(at!("/receipts"), Command(&["confirmReceipt"]), CHECKOUT, "Posts what was received."),
    post(at!("/returns"), Command(&["requestReturn"]), CHECKOUT, "Requests a return."),
    post(
        at!("/returns/{returnId}/complete"),
        Command(&["completeReturn"]),
        CHECKOUT,
        "Completes a return; its effects are decided now.",
    ),
    post(at!("/returns/{returnId}/cancel"), Command(&["cancelReturn"]), CHECKOUT, "Withdraws it."),
    post(
        at!("/returns/{returnId}/confirm-refund"),
        Command(&["confirmRefund"]),
        CASHIER,
        "Says that the cashier sent the refund.",
    ),
    post(
        at!("/returns/{returnId}/fail-refund"),
        Command(&["failRefund"]),
        CASHIER,
        "Says that the cashier could not send the refund.",
    ),
    post(
        at!("/returns/{returnId}/retry-refund"),
        Command(&["retryRefund"]),
        CASHIER,
        "Asks the cashier once more.",
    ),
    post(
        at!("/repayments"),
        Command(&["startRepayment", "recordRepayment"]),
        CASHIER,
        "Starts a repayment, or records one already received.",
    ),
    post(
        at!("/repayments/{repaymentId}/confirm"),
        Command(&["confirmRepayment"]),
        CASHIER,
        "Says that the cashier received it.",
    ),
    post(
        at!("/repayments/{repaymentId}/fail"),
        Command(&["failRepayment"]),
        CASHIER,
        "Says that the cashier did not receive it.",
    ),
    post(
        at!("/repayments/{repaymentId}/reverse"),
        Command(&["reverseRepayment"]),
        CASHIER,
        "Takes a confirmed repayment back: a charge-back.",
    ),
    get(at!("/overview"), Question("overview", Query), READ, "Shows how the account stands."),
    get(at!("/terms"), Question("terms", Query), READ, "Shows the terms."),
    get(at!("/statements"), Question("statements", Query), READ, "Lists statements."),
    get(at!("/statements/{number}"), Question("statement", Query), READ, "Shows a statement."),
    get(at!("/statements/{number}/csv"), StatementCsv, READ, "Gives a statement as a table."),
    get(at!("/statements/{number}/page"), StatementPage, READ, "Gives a statement to be printed."),
    get(at!("/orders"), Question("orders", Query), READ, "Lists orders."),
    get(at!("/orders/{orderId}"), Question("order", Query), READ, "Shows an order."),
    get(at!("/returns"), Question("returns", Query), READ, "Lists returns."),
    get(at!("/repayments"), Question("repayments", Query), READ, "Lists repayments."),
    get(at!("/repayments/{repaymentId}"), Question("repayment", Query), READ, "Shows a repayment."),
    post(
        at!("/preview-order"),
        Question("previewOrder", Body),
        Access::Customer,
        "Says what an order would be answered.",
    ),
    post(
        at!("/preview-return"),
        Question("previewReturn", Body),
        Access::Customer,
        "Says what a return would do.",
    ),
    post(
        at!("/quote-repayment"),
        Question("quoteRepayment", Body),
        Access::Customer,
        "Says what would go to the cashier.",
    ),
    post(at!("/simulate"), Question("simulate", Body), READ, "Tries commands on a copy."),
    get(at!("/snapshot"), Snapshot, Access::Customer, "Gives the account as one document."),
    get(at!("/events"), Events, READ, "Gives what happened, in order."),
    post(at!("/tokens"), Token, CHECKOUT, "Makes a short-lived token for the account's customer."),
];
