//! Reads the facts of a table: one record a fact, in any order, under a head in English or Chinese.

use super::{FactKind, Gathered};
use crate::account::reader::Reader;
use crate::csv::Records;
use crate::input::{InvalidInput, Node, Path};
use std::borrow::Cow;

/// The columns, each as its field is named and as the Chinese head has it. They may stand in any
/// order; errors name them by their field.
const COLUMNS: [(&str, &str); 4] =
    [("orderId", "订单"), ("fact", "类型"), ("amount", "金额"), ("on", "日期")];

/// What a record may say happened.
const FACTS: [(&str, FactKind); 10] = [
    ("order", FactKind::Order),
    ("receipt", FactKind::Receipt),
    ("repayment", FactKind::Repayment),
    ("return", FactKind::Return),
    ("cancellation", FactKind::Cancellation),
    ("下单", FactKind::Order),
    ("签收", FactKind::Receipt),
    ("还款", FactKind::Repayment),
    ("退货", FactKind::Return),
    ("取消", FactKind::Cancellation),
];

/// Reads a table's records. The place of an error is the number of its record, the head counted as
/// 1, and the name of its column.
pub(super) fn read(
    gathered: &mut Gathered,
    text: &str,
    path: &Path<'_>,
) -> Result<(), InvalidInput> {
    let mut records = Records::of(text);
    let mut head: Vec<&str> = Vec::new();
    let mut number = 1_usize;
    loop {
        let path = path.index(number);
        let cells = match records.next() {
            Ok(cells) => cells,
            Err((at, expected)) => match head.get(at) {
                Some(name) => return Err(path.field(name).wants(expected)),
                None => return Err(path.wants(expected)),
            },
        };
        if head.is_empty() {
            head = columns(&cells).ok_or_else(|| path.wants(WANTED_HEAD))?;
        } else if cells.is_empty() {
            return Ok(());
        } else if cells.len() != head.len() {
            return Err(path.wants("as many cells as the head has"));
        } else {
            read_record(gathered, number, &record(&head, &cells), &path)?;
        }
        number = number.saturating_add(1);
    }
}

const WANTED_HEAD: &str =
    "a head of `orderId`, `fact`, `amount`, `on` (or 订单, 类型, 金额, 日期), parted by commas";

/// Names the columns as the head orders them; none where one is missing, unknown or there twice.
fn columns(cells: &[String]) -> Option<Vec<&'static str>> {
    let mut head = Vec::new();
    for cell in cells {
        let (field, _) = COLUMNS.iter().find(|(field, word)| cell == field || cell == word)?;
        if head.contains(field) {
            return None;
        }
        head.push(*field);
    }
    (head.len() == COLUMNS.len()).then_some(head)
}

/// Makes an object of a record. A blank amount is an absent one.
fn record<'c>(head: &[&'static str], cells: &'c [String]) -> Node<'c> {
    let mut fields = Vec::new();
    for (name, cell) in head.iter().zip(cells) {
        if !cell.is_empty() || *name != "amount" {
            fields.push((Cow::Borrowed(*name), Node::Text(Cow::Borrowed(cell.as_str()))));
        }
    }
    Node::Object(fields)
}

fn read_record(
    gathered: &mut Gathered,
    number: usize,
    record: &Node<'_>,
    path: &Path<'_>,
) -> Result<(), InvalidInput> {
    let mut reader = Reader::over(record, path, Some(gathered.currency))?;
    let order_id = reader.id("orderId")?;
    let kind = reader.choice("fact", &FACTS)?;
    gathered.read(&mut reader, (&order_id, kind), "on", (number, 0))
}
