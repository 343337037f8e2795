//! Reads the facts: when the account was opened on which terms, and the orders as a list or a
//! table.

use super::{FactKind, Gathered, table};
use crate::account::admission::LARGEST_DOCUMENT;
use crate::account::reader::Reader;
use crate::calendar::BusinessDate;
use crate::input::{Fields, InvalidInput, Node, Path, each_entry_of, fields_but, utf8};
use crate::terms::{DraftTerms, Terms};
use std::sync::Arc;

/// The most receipts, returns or repayments that one order lists. How many orders there are is
/// bounded by the size of the whole alone.
pub const LONGEST_LIST_OF_AN_ORDER: usize = 1_000;

const ORDERS: &str = "orders";
pub(super) const CSV: &str = "csv";

/// What the lists of an order say happened.
const LISTED: [FactKind; 3] = [FactKind::Receipt, FactKind::Repayment, FactKind::Return];

/// Names the field of an order under which facts of a kind stand; the order itself needs none.
pub(super) fn field(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Order => "",
        FactKind::Receipt => "receipts",
        FactKind::Repayment => "repayments",
        FactKind::Return => "returns",
        FactKind::Cancellation => "cancelled",
    }
}

const ROOT: Path<'static> = Path::root();

/// Reads the whole document, the orders one by one, so that no tree of all of them is made.
pub(super) fn read(facts: &[u8]) -> Result<(BusinessDate, Arc<Terms>, Gathered), InvalidInput> {
    let text = utf8(facts, LARGEST_DOCUMENT)?;
    let mut given = Vec::new();
    for (name, value) in fields_but(text, &[ORDERS])? {
        given.push((name, value.unwrap_or(Node::Null)));
    }
    let document = Node::Object(given);
    let mut fields = Fields::of(&document, &ROOT)?;
    let (opened_on, opened_on_path) = fields.required("openedOn")?;
    let (terms, terms_path) = fields.required("terms")?;
    let (orders, csv) = (fields.optional(ORDERS), fields.optional(CSV));
    fields.end()?;

    let opened_on = BusinessDate::read_given(opened_on, &opened_on_path)?;
    let terms = DraftTerms::read(terms, &terms_path)?.settle()?;
    let source = if csv.is_some() { CSV } else { ORDERS };
    let mut gathered = Gathered::of(terms.currency, source);
    match (orders, csv) {
        (Some(_), None) => {
            let mut number = 0_usize;
            each_entry_of(text, &[ORDERS], &mut |_, node, path| {
                read_order(&mut gathered, number, node, path)?;
                number = number.saturating_add(1);
                Ok(())
            })?;
        }
        (None, Some((table, path))) => {
            table::read(&mut gathered, table.string(&path, "a table as text")?, &path)?;
        }
        (Some(_), Some((_, path))) => return Err(path.wants("either `orders` or `csv`, not both")),
        (None, None) => return Err(ROOT.field(ORDERS).wants("`orders` or `csv`")),
    }
    Ok((opened_on, Arc::new(terms), gathered))
}

fn read_order(
    gathered: &mut Gathered,
    number: usize,
    node: &Node<'_>,
    path: &Path<'_>,
) -> Result<(), InvalidInput> {
    let mut order = Reader::over(node, path, Some(gathered.currency))?;
    let id = order.id("orderId")?;
    let place = (number, 0);
    gathered.read(&mut order, (&id, FactKind::Order), "placedOn", place)?;

    for kind in LISTED {
        let Some((node, path)) = order.optional(field(kind)) else {
            continue;
        };
        for (within, node) in node.list(&path, LONGEST_LIST_OF_AN_ORDER)?.iter().enumerate() {
            let path = path.index(within);
            let mut entry = order.beneath(node, &path)?;
            gathered.read(&mut entry, (&id, kind), "on", (number, within))?;
            entry.end()?;
        }
    }
    if let Some((node, path)) = order.optional(field(FactKind::Cancellation)) {
        let mut entry = order.beneath(node, &path)?;
        gathered.read(&mut entry, (&id, FactKind::Cancellation), "on", place)?;
        entry.end()?;
    }
    order.end()
}
