//! A statement as a table for finance people.

use super::RefusedView;
use crate::account::Account;
use crate::account::command::LARGEST_REQUEST;
use crate::account::reader::Reader;
use crate::account::standing::Standing;
use crate::csv;
use crate::explanation::Wants;
use crate::input::{InvalidInput, Node, Path};
use crate::view::{self, StatementView};
use serde::Serialize;
use std::fmt::Display;
use std::ops::RangeInclusive;

/// A statement as CSV, or why it cannot be given.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum StatementCsv {
    /// The table: RFC 4180, with a byte order mark, by which Excel knows the text as UTF-8.
    Text(String),
    /// The statement cannot be given.
    Refused(RefusedView),
}

/// The length of a locale, in code points.
const LOCALE: RangeInclusive<usize> = 1..=64;

/// A table's head and the word that stands before its sums. Every record begins with the
/// statement's number and due date, so that the tables of many statements can stand below each
/// other.
type Words = (&'static str, &'static str);

const ENGLISH: Words = (
    "Statement,Due date,Order,Receipt,Posted on,Signed on,Posted,Reversed,Offset,Repaid,\
     In flight,Outstanding",
    "Total",
);
const CHINESE: Words = (
    "账单,最后还款日,订单,签收单,入账日,签收日,已入账,冲减账单,抵扣待还,已还,还款中,待还金额",
    "合计",
);

impl Account {
    /// Reads a request of `on`, `number` and perhaps `locale`, and gives that statement as CSV.
    ///
    /// A record for each line, as the statement view lists them, and one for their sums, which has
    /// a word where the others have the statement's number. The head is Chinese for a locale of
    /// `zh` or `zh-…`, else English. What a spreadsheet would take for a formula has an apostrophe
    /// before it.
    ///
    /// Fails with the place of whatever is malformed.
    ///
    /// Let finance download a statement:
    ///
    /// ```
    /// use credit_term::{Account, StatementCsv};
    ///
    /// # let mut account = Account::default();
    /// # let open = r#"{"type":"openAccount","on":"2026-10-08","terms":{
    /// #     "currency":"CNY","creditLimit":"10000.00","billingCycle":{"kind":"monthly","day":25},
    /// #     "repaymentWindow":{"kind":"netDays","days":20}}}"#;
    /// # account.apply_text(open)?;
    /// let request = r#"{"on":"2026-10-12","number":1,"locale":"en"}"#;
    /// let answer = account.statement_csv_text(request)?;
    /// let StatementCsv::Text(table) = answer else { unreachable!() };
    /// assert!(table.lines().last().is_some_and(|sums| sums.starts_with("Total,")));
    /// # Ok::<(), credit_term::InvalidInput>(())
    /// ```
    pub fn statement_csv_text(&self, request: &str) -> Result<StatementCsv, InvalidInput> {
        let node = Node::parse(request, LARGEST_REQUEST)?;
        let root = Path::root();
        let mut reader = Reader::over(&node, &root, self.currency())?;
        let on = reader.given_date("on")?;
        let number = reader.statement_number("number")?;
        let words = match reader.optional("locale") {
            Some((node, path)) => words(node.text(&path, LOCALE)?),
            None => &ENGLISH,
        };
        reader.end()?;

        let view = self
            .book()
            .and_then(|book| view::statement(&Standing::at(book, on)?, number, Wants::Figures));
        Ok(match view {
            Ok(view) => StatementCsv::Text(table(&view, words)),
            Err(refusal) => StatementCsv::Refused(RefusedView { refusals: vec![refusal] }),
        })
    }
}

/// Chooses the words by the language a locale begins with (BCP 47, where case does not matter).
fn words(locale: &str) -> &'static Words {
    match locale.as_bytes() {
        [b'z' | b'Z', b'h' | b'H'] | [b'z' | b'Z', b'h' | b'H', b'-', ..] => &CHINESE,
        _ => &ENGLISH,
    }
}

fn table(view: &StatementView, (head, total): &Words) -> String {
    let mut table = csv::begin(head);
    let blank: &dyn Display = &"";
    let statement = &view.statement;
    for line in &view.lines {
        let signed_on = line.signed_on.as_ref().map_or(blank, |day| day as &dyn Display);
        csv::add_record(
            &mut table,
            &[
                &statement.number,
                &statement.due_on,
                &line.order_id,
                &line.receipt_id,
                &line.posted_on,
                signed_on,
                &line.posted,
                &line.reversed,
                &line.offset,
                &line.repaid,
                &line.in_flight,
                &line.outstanding,
            ],
        );
    }
    csv::add_record(
        &mut table,
        &[
            total,
            blank,
            blank,
            blank,
            blank,
            blank,
            &statement.posted,
            &statement.reversed,
            &statement.offset,
            &statement.repaid,
            &statement.in_flight,
            &statement.outstanding,
        ],
    );
    table
}
