//! Kept documents on their way back to the live account they belong to.
//!
//! Knows what is wanted, what was fetched for it and what is known to be nowhere. Whether documents are
//! sound is judged when they are taken back, by `admission`.

use super::closure::Closure;
use super::kept::Place;
use super::taken::Taken;
use super::{Account, Key};
use crate::account::admission::regain;
use crate::account::book::Book;
use crate::account::documents::Documents;
use crate::index::Index;
use crate::input::{InvalidInput, Path};

/// Kept documents fetched for what a live account needs, on their way back to it.
///
/// Decide on an account whose history lies in a store, document by document:
///
/// ```
/// use credit_term::account::command::Command;
/// use credit_term::account::live::{Fetched, Kept};
/// use credit_term::{Account, decide, json};
/// use std::collections::BTreeMap;
///
/// # let mut complete = Account::default();
/// # let open = r#"{"type":"openAccount","on":"2026-10-08","terms":{
/// #     "currency":"CNY","creditLimit":"10000.00","billingCycle":{"kind":"monthly","day":25},
/// #     "repaymentWindow":{"kind":"netDays","days":20}}}"#;
/// # complete.apply_text(open)?;
/// # for command in [
/// #     r#"{"type":"placeOrder","on":"2026-10-12","orderId":"PO-1","amount":"7200.00"}"#,
/// #     r#"{"type":"confirmReceipt","on":"2026-10-15","receiptId":"GR-1","orderId":"PO-1"}"#,
/// #     r#"{"type":"recordRepayment","on":"2026-10-20","repaymentId":"RP-1",
/// #         "for":{"kind":"posted"}}"#,
/// #     r#"{"type":"rollForward","on":"2026-10-26"}"#,
/// # ] {
/// #     complete.apply_text(command)?;
/// # }
/// let (mut texts, mut places) = (BTreeMap::new(), BTreeMap::new()); // two tables of a database
/// let mut live = complete.clone();
/// for Kept { place, names, text } in live.put_away() {
///     places.extend(names.into_iter().map(|name| (name, place)));
///     texts.insert(place, text);
/// }
///
/// let command = r#"{"type":"requestReturn","on":"2026-10-28","returnId":"RT-1",
///     "orderId":"PO-1","amount":"9.00"}"#;
/// let command = Command::read(command, live.currency())?;
/// let wanted = live.needs(&command);
/// let mut fetched = Fetched::of(wanted.clone());
/// for key in wanted {
///     match places.get(&key) {
///         Some(place) => fetched.take(*place, &texts[place])?, // the order
///         None => fetched.absent(key),                         // the return, which is new
///     }
/// }
/// while let lacking @ [_, ..] = &*fetched.lacks(&live) {
///     for place in lacking {
///         fetched.take(*place, &texts[place])?; // the order's statement and repayment
///     }
/// }
/// live.take_back(&fetched)?;
/// assert!(live.needs(&command).is_empty());
/// assert_eq!(decide(&live, &command), decide(&complete, &command));
/// # Ok::<(), credit_term::InvalidInput>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Fetched {
    pub(super) wanted: Vec<Key>,
    absent: Vec<Key>,
    pub(super) taken: Vec<Taken>,
    /// Where each document stands in `taken`.
    places: Index,
}

impl Fetched {
    /// Begins with what an account needs.
    pub fn of(wanted: Vec<Key>) -> Fetched {
        Fetched { wanted, ..Fetched::default() }
    }

    /// Learns that nothing is kept under a key.
    pub fn absent(&mut self, key: Key) {
        self.absent.push(key);
    }

    /// Takes the text of the document that is kept at a place; one taken before is passed over.
    ///
    /// Fails with the place of whatever is malformed in it, or where it is of another document.
    pub fn take(&mut self, place: Place, text: &str) -> Result<(), InvalidInput> {
        if self.find(place).is_some() {
            return Ok(());
        }
        let taken = Taken::read(text)?;
        if taken.place != place {
            return Err(Path::root().wants(format!("the document `{place}`")));
        }
        let next = u32::try_from(self.taken.len()).unwrap_or(u32::MAX);
        self.places.insert(place.key(), next);
        self.taken.push(taken);
        Ok(())
    }

    /// Gives what is still to be fetched before the account can take back what was taken so far.
    ///
    /// Each time it is further documents; a fifth time there are none.
    pub fn lacks(&self, account: &Account) -> Vec<Place> {
        let book = account.book.as_deref().filter(|book| book.left_out.is_some());
        book.map(|book| Closure::of(self, book).lacking).unwrap_or_default()
    }

    pub(super) fn find(&self, place: Place) -> Option<&Taken> {
        let at = self.places.get(place.key())?;
        self.taken.get(usize::try_from(at).ok()?)
    }

    /// Gives what an account has left out of what was taken.
    fn given(&self, book: &Book, whole: &Index) -> Vec<&Taken> {
        let is_left_out = |taken: &&Taken| match taken.place {
            Place::Order(number) => book.orders.get(number).is_none(),
            Place::Repayment(number) => book.repayments.get(number).is_none(),
            Place::Statement(number) => match book.statement(number) {
                None => true,
                Some(here) => here.lacks_lines() && whole.contains(u64::from(number)),
            },
        };
        self.taken.iter().filter(is_left_out).collect()
    }
}

impl Account {
    /// Puts kept documents back where they belong; what was wanted and is nowhere is known then.
    ///
    /// Fails where something wanted is lacking, is malformed, or does not hold together with the
    /// account; then nothing has changed. Costs as much as the live account and what comes back are
    /// large; without a document to put back, nothing. See [`Fetched`] for an example.
    pub fn take_back(&mut self, fetched: &Fetched) -> Result<(), InvalidInput> {
        let Some(book) = self.book.as_deref().filter(|book| book.left_out.is_some()) else {
            return Ok(());
        };
        let Closure { whole, lacking, .. } = Closure::of(fetched, book);
        if let Some(place) = lacking.first() {
            return Err(Path::root().wants(format!("the document `{place}`")));
        }
        let given = fetched.given(book, &whole);
        let regained = if given.is_empty() { None } else { Some(regain(self, &given, &whole)?) };
        let after = regained.as_ref().map_or(Some(book), |account| account.book.as_deref());
        let is_lost = |key: &&Key| {
            after.is_some_and(|after| after.lacks(key)) && !fetched.absent.contains(key)
        };
        if let Some(key) = fetched.wanted.iter().find(is_lost) {
            return Err(Path::root().wants(format!("`{key}`, or that nothing is kept under it")));
        }

        if let Some(regained) = regained {
            *self = regained;
        }
        if let Some(book) = &mut self.book {
            book.know_absent(&fetched.absent);
        }
        Ok(())
    }

    /// Gives the complete account back: the one that never put anything away.
    ///
    /// `kept` are the texts of all documents that were ever put away, each as it was put away last.
    /// Fails where one is lacking, is malformed, or does not hold together with the others.
    pub fn complete<'t>(
        &self,
        kept: impl IntoIterator<Item = (Place, &'t str)>,
    ) -> Result<Account, InvalidInput> {
        let Some(book) = self.book.as_deref().filter(|book| book.left_out.is_some()) else {
            return Ok(self.clone());
        };
        let mut fetched = Fetched::default();
        for (place, text) in kept {
            fetched.take(place, text)?;
        }
        let here = book.statements.iter().map(|(_, statement)| statement.period.number);
        let taken = fetched.taken.iter().map(|taken| taken.place);
        let statement_of = |place| match place {
            Place::Statement(number) => Some(number),
            _ => None,
        };
        let whole: Index = here.chain(taken.filter_map(statement_of)).collect();
        let given = fetched.given(book, &whole);
        let mut complete = regain(self, &given, &whole)?;
        if let Some(book) = &mut complete.book {
            book.check_complete()?;
            book.left_out = None;
        }
        Ok(complete)
    }
}

impl Book {
    /// Notes keys under which nothing is kept, unless something is here.
    fn know_absent(&mut self, keys: &[Key]) {
        let keys = keys.iter().filter(|key| self.lacks(key)).map(Key::label);
        let labels: Vec<_> = keys.collect();
        if let Some(left_out) = &mut self.left_out {
            for label in labels {
                left_out.absent.insert(label, 0);
            }
        }
    }

    /// Judges that no number that was given out is lacking, and no receipt of a repayment.
    fn check_complete(&self) -> Result<(), InvalidInput> {
        let order = first_lacking(&self.orders).map(Place::Order);
        let repayment = first_lacking(&self.repayments).map(Place::Repayment);
        let statement = first_lacking(&self.statements);
        let statement = statement.map(|place| Place::Statement(place.saturating_add(1)));
        if let Some(place) = order.or(repayment).or(statement) {
            return Err(Path::root().wants(format!("the document `{place}`")));
        }
        let is_whole = first_lacking(&self.cancellations).is_none()
            && first_lacking(&self.lines).is_none()
            && first_lacking(&self.returns).is_none()
            && self.repayments.iter().all(|(_, it)| self.check_whole(it).is_ok());
        if is_whole { Ok(()) } else { Err(Path::root().wants("every row that was put away")) }
    }
}

fn first_lacking<T>(documents: &Documents<T>) -> Option<u32> {
    (0..documents.next_number()).find(|number| documents.get(*number).is_none())
}
