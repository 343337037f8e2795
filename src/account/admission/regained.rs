//! Kept documents beside the live account they come back to: both are admitted together, row by row,
//! as one live snapshot that had never left them out.

use super::{LISTS, Loading, ROOT, Sections, settled, statements};
use crate::account::Account;
use crate::account::book::{Book, Totals};
use crate::account::live::{Place, Taken};
use crate::account::reader::Reader;
use crate::index::{Index, pair};
use crate::input::{InvalidInput, Node, Path, each_entry_of, fields_but};
use crate::money::Money;
use crate::order::{LineFigures, LineNumber};
use crate::output::json;
use crate::repayment::RepaymentNumber;
use crate::statement::StatementNumber;

/// Where the rows of a kept document stand: its field, and the list of a snapshot they belong to.
const PARTS: [(&str, usize); 6] = [
    ("statement", STATEMENTS),
    ("order", 1),
    ("cancellations", 2),
    ("receipts", 3),
    ("repayment", REPAYMENTS),
    ("returns", 5),
];
const STATEMENTS: usize = 0;
const REPAYMENTS: usize = 4;

/// A row of a kept document.
struct KeptRow<'r, 't> {
    place: Place,
    part: &'static str,
    /// The list of a snapshot that it belongs to.
    list: usize,
    /// Its place in a list of the document.
    index: Option<usize>,
    node: &'r Node<'t>,
}

/// The rows of kept documents in the order in which they are admitted.
struct KeptRows<'r, 't> {
    rows: Vec<KeptRow<'r, 't>>,
    /// By list of the snapshot and number.
    places: Index,
}

/// An account on its way back.
struct Regaining<'r, 't> {
    loading: Loading,
    kept: KeptRows<'r, 't>,
    whole: &'r Index,
    /// The key of the next kept row.
    next: u64,
    told: Told,
}

/// What rows say that follows from others once these are here.
#[derive(Default)]
struct Told {
    sums: Vec<(StatementNumber, LineFigures)>,
    refunded: Vec<(RepaymentNumber, LineNumber, Money)>,
}

/// Admits a live account together with documents it left out; of the statements that are `whole` all
/// lines are there.
pub(in crate::account) fn regain(
    live: &Account,
    given: &[&Taken],
    whole: &Index,
) -> Result<Account, InvalidInput> {
    let Some(old) = live.book.as_deref() else {
        return Ok(live.clone());
    };
    let nodes: Result<Vec<_>, InvalidInput> =
        given.iter().map(|taken| Ok((taken.place, Taken::parse(&taken.text)?))).collect();
    let nodes = nodes?;
    let kept = KeptRows::of(&nodes, old)?;

    let text = json(&live.snapshot());
    let names = LISTS.map(|(name, _)| name);
    let sections = Sections { fields: fields_but(&text, &names)? };
    let mut loading = Loading::begin(&sections, live.version)?;
    let ends = loading.left_out(&sections)?;
    loading.book.totals = Default::default();
    let mut regaining = Regaining { loading, kept, whole, next: 0, told: Told::default() };
    each_entry_of(&text, &names, &mut |list, node, path| {
        regaining.admit_kept_before(key(list, number_of(node)))?;
        regaining.admit(list, node, path)
    })?;
    regaining.admit_kept_before(u64::MAX)?;
    let Regaining { mut loading, told, .. } = regaining;
    if let Some(ends) = ends {
        loading.skip_to(ends);
    }
    settled::settle(&mut loading)?;
    told.check(&loading.book)?;
    if !loading.book.would_leave(given.iter().map(|taken| taken.place)) {
        return Err(not_finished());
    }
    balance(&mut loading.book, old)?;
    Ok(Account { version: live.version, book: Some(Box::new(loading.book)) })
}

fn key(list: usize, number: u32) -> u64 {
    pair(u32::try_from(list).unwrap_or(u32::MAX), number)
}

/// Gives the number of a row; one without is refused by its reader.
fn number_of(row: &Node<'_>) -> u32 {
    match field(row, "number") {
        Some(Node::Integer(number)) => u32::try_from(*number).unwrap_or(u32::MAX),
        _ => u32::MAX,
    }
}

fn field<'n, 'a>(object: &'n Node<'a>, name: &str) -> Option<&'n Node<'a>> {
    match object {
        Node::Object(fields) => fields.iter().find(|(it, _)| it == name).map(|(_, value)| value),
        _ => None,
    }
}

fn without<'a>(object: &Node<'a>, names: &[&str]) -> Node<'a> {
    match object {
        Node::Object(fields) => {
            let kept = fields.iter().filter(|(name, _)| !names.contains(&name.as_ref()));
            Node::Object(kept.cloned().collect())
        }
        other => other.clone(),
    }
}

impl<'r, 't> KeptRows<'r, 't> {
    /// Puts the rows of documents in order; each number belongs to one row, and was given out.
    fn of(documents: &'r [(Place, Node<'t>)], old: &Book) -> Result<Self, InvalidInput> {
        let mut kept = KeptRows { rows: Vec::new(), places: Index::default() };
        let ends = [
            old.statements.next_number(),
            old.orders.next_number(),
            old.cancellations.next_number(),
            old.lines.next_number(),
            old.repayments.next_number(),
            old.returns.next_number(),
        ];
        // The account's own row of a statement without its lines is as good.
        let is_here = |place: &Place| match place {
            Place::Statement(number) => old.statement(*number).is_some(),
            _ => false,
        };
        for (place, document) in documents.iter().filter(|(place, _)| !is_here(place)) {
            for (part, list) in PARTS {
                let rows: Vec<(Option<usize>, &Node<'t>)> = match field(document, part) {
                    None => Vec::new(),
                    Some(Node::List(rows)) => {
                        rows.iter().enumerate().map(|(index, row)| (Some(index), row)).collect()
                    }
                    Some(row) => vec![(None, row)],
                };
                for (index, node) in rows {
                    let row = KeptRow { place: *place, part, list, index, node };
                    let number = number_of(node);
                    let end = ends.get(list).copied().unwrap_or_default();
                    let at = u32::try_from(kept.rows.len()).unwrap_or(u32::MAX);
                    if end <= number || !kept.places.insert(key(list, number), at) {
                        let expected = "a number of its own, that the account gave out";
                        return Err(row.at(|path| path.field("number").wants(expected)));
                    }
                    kept.rows.push(row);
                }
            }
        }
        Ok(kept)
    }
}

impl KeptRow<'_, '_> {
    /// Hands its place on: the document's, then where it stands in it.
    fn at<T>(&self, then: impl FnOnce(&Path<'_>) -> T) -> T {
        let document = self.place.to_string();
        let document = ROOT.field(&document);
        let part = document.field(self.part);
        match self.index {
            None => then(&part),
            Some(index) => then(&part.index(index)),
        }
    }
}

impl Regaining<'_, '_> {
    /// Admits the kept rows whose keys are below one.
    fn admit_kept_before(&mut self, end: u64) -> Result<(), InvalidInput> {
        let end = end.max(self.next);
        let places: Vec<u32> = self.kept.places.range(self.next..end).collect();
        self.next = end;
        for place in places {
            let Some(row) = self.kept.rows.get(usize::try_from(place).unwrap_or(usize::MAX)) else {
                continue;
            };
            let (list, node) = (row.list, row.node);
            let path = row.at(|path| path.to_string());
            self.admit(list, node, &Path::at(&path))?;
        }
        Ok(())
    }

    fn admit(&mut self, list: usize, node: &Node<'_>, path: &Path<'_>) -> Result<(), InvalidInput> {
        let edited = match list {
            STATEMENTS => self.statement(node, path)?,
            REPAYMENTS => self.repayment(node, path)?,
            _ => None,
        };
        let node = edited.as_ref().unwrap_or(node);
        let mut reader = Reader::over(node, path, Some(self.loading.currency))?;
        if let Some((_, read)) = LISTS.get(list) {
            read(&mut self.loading, &mut reader, path)?;
        }
        reader.end()
    }

    /// Takes the sums off a statement whose lines are all here.
    fn statement<'a>(
        &mut self,
        node: &Node<'a>,
        path: &Path<'_>,
    ) -> Result<Option<Node<'a>>, InvalidInput> {
        let number = number_of(node).saturating_add(1);
        let Some(sums) = field(node, "sums").filter(|_| self.whole.contains(u64::from(number)))
        else {
            return Ok(None);
        };
        let path = path.field("sums");
        let reader = Reader::over(sums, &path, Some(self.loading.currency))?;
        self.told.sums.push((number, statements::sums(reader, &path)?));
        Ok(Some(without(node, &["sums"])))
    }

    /// Takes off a repayment what follows from its receipts that are here.
    fn repayment<'a>(
        &mut self,
        node: &Node<'a>,
        path: &Path<'_>,
    ) -> Result<Option<Node<'a>>, InvalidInput> {
        let Some(Node::List(lines)) = field(node, "lines") else {
            return Ok(None);
        };
        let list = path.field("lines");
        let mut edited = Vec::with_capacity(lines.len());
        for (index, line) in lines.iter().enumerate() {
            let path = list.index(index);
            let mut reader = Reader::over(line, &path, Some(self.loading.currency))?;
            let receipt = reader.place("receipt")?;
            let Some(here) = self.loading.book.lines.get(receipt) else {
                edited.push(line.clone());
                continue;
            };
            // A line that never left says neither.
            if let Some(order) = reader.optional_place("order")? {
                if order != here.order {
                    return Err(reader.wants("order", "the order of the receipt"));
                }
                let refunded = reader.optional_amount("refunded")?.unwrap_or_default();
                self.told.refunded.push((number_of(node), receipt, refunded));
            }
            edited.push(without(line, &["order", "refunded"]));
        }
        let mut row = without(node, &["lines"]);
        if let Node::Object(fields) = &mut row {
            fields.push(("lines".into(), Node::List(edited)));
        }
        Ok(Some(row))
    }
}

impl Told {
    /// Judges that what was told is what follows.
    fn check(&self, book: &Book) -> Result<(), InvalidInput> {
        for (number, sums) in &self.sums {
            let Some(statement) = book.statement(*number) else {
                continue;
            };
            let LineFigures { posted, reversed, offset, repaid, .. } = statement.figures;
            let followed = LineFigures { posted, reversed, offset, repaid, ..Default::default() };
            if followed != *sums {
                let place = Place::Statement(*number).to_string();
                return Err(ROOT.field(&place).wants("the sums of its lines"));
            }
        }
        for (number, line, refunded) in &self.refunded {
            let laid = book.repayments.get(*number).and_then(|it| it.on_line(*line));
            if laid.is_some_and(|laid| laid.refunded != *refunded) {
                let place = Place::Repayment(*number).to_string();
                return Err(ROOT.field(&place).wants("refunds that agree with its returns"));
            }
        }
        Ok(())
    }
}

fn not_finished() -> InvalidInput {
    ROOT.wants("finished documents of this account")
}

/// Judges that the documents given change no sum of the account, and keeps the sums of what is still
/// left out.
fn balance(book: &mut Book, old: &Book) -> Result<(), InvalidInput> {
    let here = book.totals;
    let totals = old.totals;
    let is_same = Totals { placed: totals.placed, refunding: totals.refunding, ..here } == totals
        && book.open == old.open
        && book.due == old.due
        && book.waiting == old.waiting;
    if !is_same || totals.placed < here.placed || totals.refunding < here.refunding {
        return Err(not_finished());
    }
    book.totals = totals;
    let (placed, refunding) = (totals.placed - here.placed, totals.refunding - here.refunding);
    book.left_out = old.left_out.as_ref().map(|left_out| left_out.with_sums(placed, refunding));
    Ok(())
}
