//! Reads the facts of a table: one record a fact, in any order, under a head in English or Chinese.

use super::{FactKind, Gathered, Place};
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
    let mut cells = Vec::new();
    let mut head: Vec<&'static str> = Vec::new();
    let mut number = 1_usize;
    loop {
        let path = path.index(number);
        let found = records.next_into(&mut cells).map_err(|(at, expected)| {
            head.get(at)
                .map_or_else(|| path.wants(expected), |name| path.field(name).wants(expected))
        })?;
        if head.is_empty() {
            head = columns(&cells).ok_or_else(|| path.wants(wanted_head()))?;
        } else if found {
            read_record(gathered, number, record(&head, &mut cells, &path)?, &path)?;
        } else {
            return Ok(());
        }
        number = number.saturating_add(1);
    }
}

/// Names the columns as the head orders them; none where one is missing, unknown or there twice.
fn columns(cells: &[Cow<'_, str>]) -> Option<Vec<&'static str>> {
    let field = |cell: &Cow<'_, str>| {
        let mut columns = COLUMNS.iter();
        columns.find(|(field, word)| cell == field || cell == word).map(|(field, _)| *field)
    };
    let named: Option<Vec<&str>> = cells.iter().map(field).collect();
    let has_all = |named: &Vec<&str>| COLUMNS.iter().all(|(field, _)| named.contains(field));
    named.filter(|named| named.len() == COLUMNS.len() && has_all(named))
}

fn wanted_head() -> &'static str {
    "a head of `orderId`, `fact`, `amount`, `on` (or 订单, 类型, 金额, 日期), parted by commas"
}

/// Makes an object of a record. A blank amount is an absent one.
fn record<'t>(
    head: &[&'static str],
    cells: &mut Vec<Cow<'t, str>>,
    path: &Path<'_>,
) -> Result<Node<'t>, InvalidInput> {
    if cells.len() != head.len() {
        return Err(path.wants("as many cells as the head has"));
    }
    let fields = head.iter().zip(cells.drain(..));
    let given = fields.filter(|(name, cell)| **name != "amount" || !cell.is_empty());
    Ok(Node::Object(given.map(|(name, cell)| (Cow::Borrowed(*name), Node::Text(cell))).collect()))
}

fn read_record(
    gathered: &mut Gathered,
    number: usize,
    record: Node<'_>,
    path: &Path<'_>,
) -> Result<(), InvalidInput> {
    let mut reader = Reader::over(&record, path, Some(gathered.currency))?;
    let order_id = reader.id("orderId")?;
    let kind = reader.choice("fact", &FACTS)?;
    if kind == FactKind::Order {
        gathered.list(&order_id).map_err(|expected| reader.wants("orderId", expected))?;
    }
    gathered.read(&mut reader, (&order_id, kind), "on", Place::Record(number))
}
