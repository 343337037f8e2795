//! Reads the facts: when the account was opened on which terms, and the orders as a list or a
//! table.

use super::{FactKind, Gathered, Place, table};
use crate::account::admission::LARGEST_DOCUMENT;
use crate::account::reader::Reader;
use crate::calendar::BusinessDate;
use crate::input::{Fields, InvalidInput, Node, Path, each_entry_of, fields_but, utf8};
use crate::terms::{DraftTerms, Terms};
use std::sync::Arc;

/// The most receipts, returns or repayments that one order lists. How many orders there are is
/// bounded by the size of the whole alone.
pub const LONGEST_LIST_OF_AN_ORDER: usize = 1_000;

pub(super) const ORDERS: &str = "orders";
pub(super) const RECEIPTS: &str = "receipts";
pub(super) const REPAYMENTS: &str = "repayments";
pub(super) const RETURNS: &str = "returns";
pub(super) const CANCELLED: &str = "cancelled";

/// The lists of an order, and what each of them says happened.
const LISTS: [(&str, FactKind); 3] =
    [(RECEIPTS, FactKind::Receipt), (REPAYMENTS, FactKind::Repayment), (RETURNS, FactKind::Return)];

const ROOT: Path<'static> = Path::root();

/// Reads the whole document, the orders one by one, so that no tree of all of them is made.
pub(super) fn read(facts: &[u8]) -> Result<(BusinessDate, Arc<Terms>, Gathered), InvalidInput> {
    let text = utf8(facts, LARGEST_DOCUMENT)?;
    let fields = fields_but(text, &[ORDERS])?.into_iter();
    let fields = fields.map(|(name, value)| (name, value.unwrap_or(Node::Null)));
    let document = Node::Object(fields.collect());
    let mut fields = Fields::of(&document, &ROOT)?;
    let (opened_on, opened_on_path) = fields.required("openedOn")?;
    let (terms, terms_path) = fields.required("terms")?;
    let (orders, csv) = (fields.optional(ORDERS), fields.optional("csv"));
    fields.end()?;

    let opened_on = BusinessDate::read_given(opened_on, &opened_on_path)?;
    let terms = DraftTerms::read(terms, &terms_path)?.settle()?;
    let mut gathered = Gathered::of(terms.currency);
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
    gathered.list(&id).map_err(|expected| order.wants("orderId", expected))?;
    let place = Place::Listed(number, 0);
    gathered.read(&mut order, (&id, FactKind::Order), "placedOn", place)?;

    for (name, kind) in LISTS {
        let Some((node, path)) = order.optional(name) else {
            continue;
        };
        let entries = node.list(&path, LONGEST_LIST_OF_AN_ORDER)?.iter().enumerate();
        for (within, node) in entries {
            let path = path.index(within);
            let mut entry = order.beneath(node, &path)?;
            gathered.read(&mut entry, (&id, kind), "on", Place::Listed(number, within))?;
            entry.end()?;
        }
    }
    if let Some((node, path)) = order.optional(CANCELLED) {
        let mut entry = order.beneath(node, &path)?;
        gathered.read(&mut entry, (&id, FactKind::Cancellation), "on", place)?;
        entry.end()?;
    }
    order.end()
}
