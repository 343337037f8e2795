//! The questions: what may be asked about an account on a day, and who answers it.
//!
//! Knows the requests of the wire format. What an answer says is the views' and the previews' part.

mod needs;
mod simulation;
mod snapshot;
mod statement_csv;

pub use needs::Needs;
pub use simulation::{LARGEST_SIMULATION, SimulationStep, SimulationView};
pub use statement_csv::StatementCsv;

use crate::account::Account;
use crate::account::book::Book;
use crate::account::command::{LARGEST_REQUEST, Purpose, ReturnRequest};
use crate::account::reader::Reader;
use crate::account::refusal::Refusal;
use crate::account::standing::Standing;
use crate::calendar::BusinessDate;
use crate::explanation::Wants;
use crate::input::{Id, InvalidInput, Node, Path};
use crate::money::Currency;
use crate::order::PaymentSlip;
use crate::preview::{self, OrderPreview, OrderQuestion, RepaymentQuote, ReturnPreview};
use crate::repayment::RepaymentState;
use crate::returns::ReturnState;
use crate::statement::StatementStatus;
use crate::view::{
    self, CalendarView, ListedOrder, ListedRepayment, ListedReturn, ListedStatement, OrderView,
    OverviewView, Page, Paging, RepaymentView, StatementView, TermsView,
};
use serde::Serialize;

/// Every view's name, in the order of the wire format.
pub const VIEW_NAMES: [&str; 14] = [
    "overview",
    "terms",
    "statements",
    "orders",
    "returns",
    "repayments",
    "statement",
    "order",
    "repayment",
    "previewOrder",
    "previewReturn",
    "quoteRepayment",
    "simulate",
    "calendar",
];

/// The views whose figures can be explained (R75).
const EXPLAINED: [&str; 6] =
    ["overview", "statement", "order", "previewOrder", "previewReturn", "quoteRepayment"];

/// The most entries of a page.
const LONGEST_PAGE: i64 = 200;
/// The entries of a page where the request does not say.
const USUAL_PAGE: u32 = 50;

/// A question about an account on a day, read from the wire format.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The business date of the question.
    pub on: BusinessDate,
    /// What is asked.
    pub question: Question,
    /// Whether the figures are to be explained (R75).
    pub wants: Wants,
}

/// What is asked about an account.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// How does the account stand?
    Overview,
    /// Which terms are in force?
    Terms,
    /// A page of the statements.
    Statements(Paging<u32, StatementStatus>),
    /// A page of the orders.
    Orders(Paging<Id, PaymentSlip>),
    /// A page of the returns.
    Returns(Paging<Id, ReturnState>),
    /// A page of the repayments.
    Repayments(Paging<Id, RepaymentState>),
    /// One statement.
    Statement {
        /// Its number, from 1.
        number: u32,
    },
    /// One order.
    Order {
        /// The order.
        order_id: Id,
    },
    /// One repayment.
    Repayment {
        /// The repayment.
        repayment_id: Id,
    },
    /// What would an order be answered?
    PreviewOrder(OrderQuestion),
    /// What would a return do?
    PreviewReturn(ReturnRequest),
    /// What would go to the cashier?
    QuoteRepayment(Purpose),
}

/// A view's answer in the wire format.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum ViewAnswer {
    /// How the account stands.
    Overview(Box<OverviewView>),
    /// The terms in force.
    Terms(Box<TermsView>),
    /// A page of the statements.
    Statements(Page<ListedStatement, u32>),
    /// A page of the orders.
    Orders(Page<ListedOrder, Id>),
    /// A page of the returns.
    Returns(Page<ListedReturn, Id>),
    /// A page of the repayments.
    Repayments(Page<ListedRepayment, Id>),
    /// One statement.
    Statement(Box<StatementView>),
    /// One order.
    Order(Box<OrderView>),
    /// One repayment.
    Repayment(Box<RepaymentView>),
    /// What an order would be answered.
    OrderPreview(Box<OrderPreview>),
    /// What a return would do.
    ReturnPreview(Box<ReturnPreview>),
    /// What would go to the cashier.
    RepaymentQuote(Box<RepaymentQuote>),
    /// What commands would do.
    Simulation(SimulationView),
    /// Periods under given terms.
    Calendar(CalendarView),
    /// The view cannot be given.
    Refused(RefusedView),
}

/// Says why a view cannot be given.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "outcome", rename = "refused")]
pub struct RefusedView {
    /// Why, in the order of the wire format.
    pub refusals: Vec<Refusal>,
}

impl Account {
    /// Reads a view's request in the wire format and answers it; nothing changes.
    ///
    /// Fails with the place of whatever is malformed. A view that cannot be given is answered with
    /// the refusals that stand against it.
    ///
    /// Would this order pass, and if not, what would help?
    ///
    /// ```
    /// use credit_term::{Account, json};
    ///
    /// # let mut account = Account::default();
    /// # let open = r#"{"type":"openAccount","on":"2026-10-08","terms":{
    /// #     "currency":"CNY","creditLimit":"10000.00","billingCycle":{"kind":"monthly","day":25},
    /// #     "repaymentWindow":{"kind":"netDays","days":20}}}"#;
    /// # account.apply_text(open)?;
    /// let request = r#"{"on":"2026-10-12","amount":"10000.01"}"#;
    /// let preview = json(&account.view_text("previewOrder", request)?);
    /// assert!(preview.starts_with(r#"{"decision":"refused""#));
    /// assert!(preview.contains(r#""shortfall":"0.01""#));
    /// # Ok::<(), credit_term::InvalidInput>(())
    /// ```
    pub fn view_text(&self, view: &str, request: &str) -> Result<ViewAnswer, InvalidInput> {
        match view {
            "simulate" => simulation::simulate_text(self, request),
            "calendar" => calendar_text(request).map(ViewAnswer::Calendar),
            _ => {
                let node = Node::parse(request, LARGEST_REQUEST)?;
                let request = Request::from_node(view, &node, &Path::root(), self.currency())?;
                Ok(self.view(&request))
            }
        }
    }

    /// Answers a question about the account.
    pub fn view(&self, request: &Request) -> ViewAnswer {
        let answer = self.book().and_then(|book| answer(self, book, request));
        answer
            .unwrap_or_else(|refusal| ViewAnswer::Refused(RefusedView { refusals: vec![refusal] }))
    }
}

/// Reads the request of the calendar preview and answers it; it needs no account.
///
/// When is the first statement due?
///
/// ```
/// let request = r#"{"from":"2026-10-08","periods":1,"terms":{
///     "currency":"CNY","creditLimit":"10000.00","billingCycle":{"kind":"monthly","day":25},
///     "repaymentWindow":{"kind":"netDays","days":20}}}"#;
/// let calendar = credit_term::calendar_text(request)?;
/// assert_eq!(calendar.periods[0].due_on.to_string(), "2026-11-15");
/// # Ok::<(), credit_term::InvalidInput>(())
/// ```
pub fn calendar_text(request: &str) -> Result<CalendarView, InvalidInput> {
    view::calendar_text(request)
}

fn answer(account: &Account, book: &Book, request: &Request) -> Result<ViewAnswer, Refusal> {
    let standing = &Standing::at(book, request.on)?;
    let wants = request.wants;
    Ok(match &request.question {
        Question::Overview => {
            ViewAnswer::Overview(Box::new(OverviewView::of(standing, account.version(), wants)))
        }
        Question::Terms => ViewAnswer::Terms(Box::new(TermsView::of(standing))),
        Question::Statements(paging) => ViewAnswer::Statements(view::statements(standing, paging)?),
        Question::Orders(paging) => ViewAnswer::Orders(view::orders(standing, paging)?),
        Question::Returns(paging) => ViewAnswer::Returns(view::returns(standing, paging)?),
        Question::Repayments(paging) => ViewAnswer::Repayments(view::repayments(standing, paging)?),
        Question::Statement { number } => {
            ViewAnswer::Statement(Box::new(view::statement(standing, *number, wants)?))
        }
        Question::Order { order_id } => {
            ViewAnswer::Order(Box::new(view::order(standing, order_id, wants)?))
        }
        Question::Repayment { repayment_id } => {
            ViewAnswer::Repayment(Box::new(view::repayment(standing, repayment_id)?))
        }
        Question::PreviewOrder(question) => {
            ViewAnswer::OrderPreview(Box::new(preview::order(standing, question, wants)?))
        }
        Question::PreviewReturn(request) => {
            ViewAnswer::ReturnPreview(Box::new(preview::returning(standing, request, wants)?))
        }
        Question::QuoteRepayment(purpose) => {
            ViewAnswer::RepaymentQuote(Box::new(preview::repayment(standing, purpose, wants)?))
        }
    })
}

impl Request {
    /// Reads the request of a view, for an account of `currency` or one that is not open.
    pub fn read(
        view: &str,
        text: &str,
        currency: Option<Currency>,
    ) -> Result<Request, InvalidInput> {
        let node = Node::parse(text, LARGEST_REQUEST)?;
        Request::from_node(view, &node, &Path::root(), currency)
    }

    fn from_node(
        view: &str,
        node: &Node<'_>,
        path: &Path<'_>,
        currency: Option<Currency>,
    ) -> Result<Request, InvalidInput> {
        let mut reader = Reader::over(node, path, currency)?;
        let on = reader.given_date("on")?;
        let is_explained =
            EXPLAINED.contains(&view) && reader.optional_flag("explain")? == Some(true);
        let wants = if is_explained { Wants::Explanation } else { Wants::Figures };
        let question = match view {
            "overview" => Question::Overview,
            "terms" => Question::Terms,
            "statements" => {
                let after = reader.optional_statement_number("after")?;
                Question::Statements(paging(&mut reader, after, &StatementStatus::NAMES)?)
            }
            "orders" => {
                let after = reader.optional_id("after")?;
                Question::Orders(paging(&mut reader, after, &PaymentSlip::NAMES)?)
            }
            "returns" => {
                let after = reader.optional_id("after")?;
                Question::Returns(paging(&mut reader, after, &ReturnState::NAMES)?)
            }
            "repayments" => {
                let after = reader.optional_id("after")?;
                Question::Repayments(paging(&mut reader, after, &RepaymentState::NAMES)?)
            }
            "statement" => Question::Statement { number: reader.statement_number("number")? },
            "order" => Question::Order { order_id: reader.id("orderId")? },
            "repayment" => Question::Repayment { repayment_id: reader.id("repaymentId")? },
            "previewOrder" => Question::PreviewOrder(order_question(&mut reader, on)?),
            "previewReturn" => Question::PreviewReturn(reader.return_request()?),
            "quoteRepayment" => Question::QuoteRepayment(reader.purpose()?),
            _ => {
                let known = format!("a view: one of `{}`", VIEW_NAMES.join("`, `"));
                return Err(InvalidInput::new("", known));
            }
        };
        reader.end()?;
        Ok(Request { on, question, wants })
    }
}

fn order_question(
    reader: &mut Reader<'_, '_, '_>,
    on: BusinessDate,
) -> Result<OrderQuestion, InvalidInput> {
    let amount = reader.amount("amount")?;
    let expected_receipt_on = reader.optional_given_date("expectedReceiptOn")?;
    if expected_receipt_on.is_some_and(|expected| expected < on) {
        return Err(reader.wants("expectedReceiptOn", format!("a date not before `on`, {on}")));
    }
    Ok(OrderQuestion { amount, expected_receipt_on, approval: reader.approval()? })
}

fn paging<K, S: Copy>(
    reader: &mut Reader<'_, '_, '_>,
    after: Option<K>,
    statuses: &[(&str, S)],
) -> Result<Paging<K, S>, InvalidInput> {
    let limit = reader.optional_integer("limit", 1..=LONGEST_PAGE)?.unwrap_or(USUAL_PAGE);
    let status = reader.optional_choice("status", statuses)?;
    Ok(Paging { after, limit, status })
}
