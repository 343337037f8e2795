//! Admission: a snapshot from outside becomes an account only when it holds together.
//!
//! Knows what must be true of the documents of an account (docs/rules.md): every reference
//! resolves, every line and order adds up, statements follow each other. Does not know how an account
//! came to be so.

mod orders;
mod regained;
mod repayments;
mod returns;
mod settled;
mod statements;

pub(super) use regained::regain;

use super::Account;
use super::book::{AccountState, Book, TemporaryLimit};
use super::live::LeftOut;
use super::reader::{LARGEST_VERSION, Reader};
use super::snapshot::SCHEMA;
use crate::calendar::BusinessDate;
use crate::input::{InvalidInput, Node, Path, each_entry_of, fields_but, utf8};
use crate::money::Currency;
use crate::terms::{BillingCycle, DraftTerms};
use std::borrow::Cow;
use std::sync::Arc;

/// The most bytes of a snapshot or of a list of events.
pub const LARGEST_DOCUMENT: usize = 64 * 1024 * 1024;

/// The sections of a snapshot, each with the account's documents of one kind.
const LISTS: [(&str, ReadRow); 6] = [
    ("statements", statements::statement),
    ("orders", orders::order),
    ("cancellations", orders::cancellation),
    ("receipts", orders::receipt),
    ("repayments", repayments::repayment),
    ("returns", returns::returned),
];

type ReadRow = fn(&mut Loading, Row<'_, '_, '_, '_>, &Path<'_>) -> Result<(), InvalidInput>;
type Row<'r, 'n, 'a, 'p> = &'r mut Reader<'n, 'a, 'p>;

/// The most entries of a list within one document.
const LONGEST_LIST: usize = 1_000_000;

/// Judges that a document was filed, which it is unless its id stands before.
fn once(
    filed: Option<u32>,
    row: Row<'_, '_, '_, '_>,
    id: &'static str,
) -> Result<(), InvalidInput> {
    match filed {
        Some(_) => Ok(()),
        None => Err(row.wants(id, "an id that stands once")),
    }
}

/// A book on its way in.
struct Loading {
    book: Book,
    currency: Currency,
    version: u64,
}

impl Account {
    /// Takes a snapshot back, as the UTF-8 bytes of its JSON text.
    ///
    /// Fails with the place of whatever is malformed, refers to nothing, or breaks a law.
    ///
    /// Keep an account over night, and notice one that was tampered with:
    ///
    /// ```
    /// use credit_term::{Account, json};
    ///
    /// # let mut account = Account::default();
    /// # let open = r#"{"type":"openAccount","on":"2026-10-08","terms":{
    /// #     "currency":"CNY","creditLimit":"10000.00","billingCycle":{"kind":"monthly","day":25},
    /// #     "repaymentWindow":{"kind":"netDays","days":20}}}"#;
    /// # account.apply_text(open)?;
    /// # let order = r#"{"type":"placeOrder","on":"2026-10-12","orderId":"A","amount":"7200.00"}"#;
    /// # account.apply_text(order)?;
    /// let stored = json(&account.snapshot());
    /// assert_eq!(Account::load(stored.as_bytes())?, account);
    ///
    /// let tampered = stored.replace("7200.00", "-7200.00");
    /// assert_eq!(Account::load(tampered.as_bytes()).unwrap_err().path, "/orders/0/amount");
    /// # Ok::<(), credit_term::InvalidInput>(())
    /// ```
    pub fn load(snapshot: &[u8]) -> Result<Account, InvalidInput> {
        let text = utf8(snapshot, LARGEST_DOCUMENT)?;
        let names = LISTS.map(|(name, _)| name);
        let sections = Sections { fields: fields_but(text, &names)? };
        sections.check_names()?;
        let (schema, path) = sections.node("schema")?;
        if *schema != Node::Text(SCHEMA.into()) {
            return Err(path.wants(format!("`{SCHEMA}`")));
        }
        let (version, path) = sections.node("version")?;
        if sections.find("terms").is_none() {
            return unopened(&sections, version, &path);
        }
        let version = version.integer(&path, 1..=LARGEST_VERSION)?;
        for name in names {
            sections.find(name).ok_or_else(|| missing(name))?;
        }
        let mut loading = Loading::begin(&sections, version)?;
        let ends = loading.left_out(&sections)?;
        each_entry_of(text, &names, &mut |list, node, path| {
            let mut reader = Reader::over(node, path, Some(loading.currency))?;
            if let Some((_, read)) = LISTS.get(list) {
                read(&mut loading, &mut reader, path)?;
            }
            reader.end()
        })?;
        if let Some(ends) = ends {
            loading.skip_to(ends);
        }
        settled::settle(&mut loading)?;
        Ok(Account { version, book: Some(Box::new(loading.book)) })
    }
}

const ROOT: Path<'static> = Path::root();

fn unopened(
    sections: &Sections<'_>,
    version: &Node<'_>,
    path: &Path<'_>,
) -> Result<Account, InvalidInput> {
    if 2 < sections.fields.len() {
        return Err(ROOT.field("terms").wants("the terms of an open account"));
    }
    version.integer::<u64>(path, 0..=0)?;
    Ok(Account::default())
}

/// A snapshot's fields, but for the entries of its lists.
struct Sections<'a> {
    fields: Vec<(Cow<'a, str>, Option<Node<'a>>)>,
}

/// Every field of a snapshot.
const NAMES: [&str; 15] = [
    "schema",
    "version",
    "state",
    "latest",
    "terms",
    "openCycle",
    "nextOpensOn",
    "temporaryLimit",
    "leftOut",
    "statements",
    "orders",
    "cancellations",
    "receipts",
    "repayments",
    "returns",
];

impl<'a> Sections<'a> {
    fn check_names(&self) -> Result<(), InvalidInput> {
        let mut names = self.fields.iter().map(|(name, _)| name.as_ref());
        match names.find(|name| !NAMES.contains(name)) {
            None => Ok(()),
            Some(name) => {
                let shown: String = name.chars().take(64).collect();
                Err(ROOT.wants(format!("no field `{shown}`")))
            }
        }
    }

    fn find(&self, name: &str) -> Option<&Option<Node<'a>>> {
        self.fields.iter().find(|(given, _)| given == name).map(|(_, value)| value)
    }

    fn node(&self, name: &'static str) -> Result<(&Node<'a>, Path<'static>), InvalidInput> {
        self.optional_node(name).ok_or_else(|| missing(name))
    }

    fn optional_node(&self, name: &'static str) -> Option<(&Node<'a>, Path<'static>)> {
        Some((self.find(name)?.as_ref()?, ROOT.field(name)))
    }
}

fn missing(name: &'static str) -> InvalidInput {
    ROOT.field(name).wants(format!("the field `{name}`"))
}

impl Loading {
    /// Reads everything but the documents.
    fn begin(sections: &Sections<'_>, version: u64) -> Result<Loading, InvalidInput> {
        let (terms, path) = sections.node("terms")?;
        let terms = Arc::new(DraftTerms::read(terms, &path)?.settle()?);
        let currency = terms.currency;
        let (latest, path) = sections.node("latest")?;
        let mut book = Book::new(terms, BusinessDate::read_given(latest, &path)?);
        let (state, path) = sections.node("state")?;
        book.state = state.choice(&path, &STATES)?;
        if let Some((cycle, path)) = sections.optional_node("openCycle") {
            book.cycle = BillingCycle::read(cycle, &path)?;
        } else {
            book.cycle = book.terms.billing_cycle;
        }
        if let Some((day, path)) = sections.optional_node("nextOpensOn") {
            book.next_opens_on = Some(BusinessDate::read(day, &path)?);
        }
        if let Some((limit, path)) = sections.optional_node("temporaryLimit") {
            let mut reader = Reader::over(limit, &path, Some(currency))?;
            let (amount, from) = (reader.amount("amount")?, reader.given_date("from")?);
            let until = reader.date("until")?;
            reader.end()?;
            if until < from {
                return Err(path.field("until").wants(format!("a date not before `from`, {from}")));
            }
            book.temporary_limit = Some(TemporaryLimit { amount, from, until });
        }
        Ok(Loading { book, currency, version })
    }
}

/// How far a live account's documents are counted, those left out among them.
struct Ends {
    statements: u32,
    orders: u32,
    cancellations: u32,
    receipts: u32,
    repayments: u32,
    returns: u32,
}

impl Loading {
    /// Reads what a live account left out.
    fn left_out(&mut self, sections: &Sections<'_>) -> Result<Option<Ends>, InvalidInput> {
        let Some((node, path)) = sections.optional_node("leftOut") else {
            return Ok(None);
        };
        let mut reader = Reader::over(node, &path, Some(self.currency))?;
        let left_out = LeftOut::new(reader.sum("placed")?, reader.sum("refunding")?);
        self.book.totals.placed = left_out.placed;
        self.book.totals.refunding = left_out.refunding;
        self.book.left_out = Some(left_out);
        let mut end = |name| reader.integer(name, 0..=i64::from(u32::MAX));
        let ends = Ends {
            statements: end("statements")?,
            orders: end("orders")?,
            cancellations: end("cancellations")?,
            receipts: end("receipts")?,
            repayments: end("repayments")?,
            returns: end("returns")?,
        };
        reader.end()?;
        Ok(Some(ends))
    }

    fn skip_to(&mut self, ends: Ends) {
        let book = &mut self.book;
        book.statements.skip_to(ends.statements);
        book.orders.skip_to(ends.orders);
        book.cancellations.skip_to(ends.cancellations);
        book.lines.skip_to(ends.receipts);
        book.repayments.skip_to(ends.repayments);
        book.returns.skip_to(ends.returns);
    }

    /// Reads a document's number where the account is live, and gives the number it will have.
    fn number(&self, row: &mut Reader<'_, '_, '_>, next: u32) -> Result<u32, InvalidInput> {
        if self.book.left_out.is_none() {
            return Ok(next);
        }
        let number = row.integer("number", 0..=i64::from(u32::MAX))?;
        if number < next {
            return Err(row.wants("number", "numbers that ascend"));
        }
        Ok(number)
    }
}

const STATES: [(&str, AccountState); 3] = [
    ("active", AccountState::Active),
    ("suspended", AccountState::Suspended),
    ("closed", AccountState::Closed),
];
