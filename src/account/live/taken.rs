//! One kept document as it was fetched: what it says of itself and of what belongs to it.

use super::kept::{DOCUMENT_SCHEMA, Place};
use crate::account::admission::LARGEST_DOCUMENT;
use crate::account::reader::Reader;
use crate::input::{Id, InvalidInput, Node, Path, most_values};
use crate::order::{LineNumber, OrderNumber};
use crate::repayment::RepaymentState;
use crate::statement::StatementNumber;

const LARGEST_NUMBER: i64 = u32::MAX as i64;

/// One text, and what it says of what belongs to it.
#[derive(Clone, Debug)]
pub(crate) struct Taken {
    pub place: Place,
    pub text: String,
    /// The id of a repayment.
    pub id: Option<Id>,
    pub is_confirmed: bool,
    /// Of an order: its receipts' lines with their statements.
    pub receipts: Vec<(LineNumber, StatementNumber)>,
    /// Of an order: what is laid on its lines.
    pub repayments: Vec<u32>,
    /// Of a repayment or a statement: its lines with their orders.
    pub lines: Vec<(LineNumber, OrderNumber)>,
}

impl Taken {
    /// Takes a text apart.
    pub fn parse(text: &str) -> Result<Node<'_>, InvalidInput> {
        Node::parse_up_to(text, LARGEST_DOCUMENT, most_values(text))
    }

    /// Reads what a text says of itself.
    pub fn read(text: &str) -> Result<Taken, InvalidInput> {
        let node = Taken::parse(text)?;
        let root = Path::root();
        let mut reader = Reader::over(&node, &root, None)?;
        let (schema, path) = reader.required("schema")?;
        if *schema != Node::Text(DOCUMENT_SCHEMA.into()) {
            return Err(path.wants(format!("`{DOCUMENT_SCHEMA}`")));
        }
        let mut taken = Taken {
            place: Place::Order(0),
            text: text.to_owned(),
            id: None,
            is_confirmed: false,
            receipts: Vec::new(),
            repayments: Vec::new(),
            lines: Vec::new(),
        };
        if let Some((node, path)) = reader.optional("order") {
            let number = reader.beneath(node, &path)?.place("number")?;
            taken.place = Place::Order(number);
            taken.read_order(number, &mut reader)?;
        } else if let Some((node, path)) = reader.optional("repayment") {
            taken.read_repayment(&mut reader.beneath(node, &path)?)?;
        } else {
            let (node, path) = reader.required("statement")?;
            let number = reader.beneath(node, &path)?.place("number")?;
            taken.place = Place::Statement(number.saturating_add(1));
            let (node, path) = reader.required("lines")?;
            taken.lines = lines(&reader, node, &path)?;
        }
        reader.end()?;
        Ok(taken)
    }

    fn read_order(
        &mut self,
        number: OrderNumber,
        document: &mut Reader<'_, '_, '_>,
    ) -> Result<(), InvalidInput> {
        let [cancellations, receipts, returns] =
            ["cancellations", "receipts", "returns"].map(|list| document.required(list));
        for (node, path) in [cancellations?, returns?] {
            node.entries(&path, usize::MAX, |node, path| {
                belongs_to(number, &mut document.beneath(node, path)?)
            })?;
        }
        let (node, path) = receipts?;
        self.receipts = node.entries(&path, usize::MAX, |node, path| {
            let mut row = document.beneath(node, path)?;
            belongs_to(number, &mut row)?;
            Ok((row.place("number")?, row.statement_number("statement")?))
        })?;
        let (node, path) = document.required("repayments")?;
        let number = |node: &Node<'_>, path: &Path<'_>| node.integer(path, 0..=LARGEST_NUMBER);
        self.repayments = node.entries(&path, usize::MAX, number)?;
        Ok(())
    }

    fn read_repayment(&mut self, row: &mut Reader<'_, '_, '_>) -> Result<(), InvalidInput> {
        self.place = Place::Repayment(row.place("number")?);
        self.id = Some(row.id("repaymentId")?);
        let state = row.choice("state", &RepaymentState::NAMES)?;
        self.is_confirmed = state == RepaymentState::Confirmed;
        let (node, path) = row.required("lines")?;
        self.lines = lines(row, node, &path)?;
        Ok(())
    }
}

/// Judges that a row is of the order with whose document it came.
fn belongs_to(number: OrderNumber, row: &mut Reader<'_, '_, '_>) -> Result<(), InvalidInput> {
    if row.place("order")? == number {
        return Ok(());
    }
    Err(row.wants("order", "the place of the order"))
}

fn lines(
    reader: &Reader<'_, '_, '_>,
    node: &Node<'_>,
    path: &Path<'_>,
) -> Result<Vec<(LineNumber, OrderNumber)>, InvalidInput> {
    node.entries(path, usize::MAX, |node, path| {
        let mut row = reader.beneath(node, path)?;
        Ok((row.place("receipt")?, row.place("order")?))
    })
}
