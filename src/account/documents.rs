//! A file of documents of one kind: kept in the order of their creation, found by number or by id.
//!
//! Knows nothing of what a document says. A live account may lack some numbers; they are put back
//! where they belong.

use crate::index::Hashes;
use crate::input::Id;
use crate::order::{Line, Order};
use crate::repayment::Repayment;
use crate::returns::Return;

/// Documents by number, from 0, in the order of their creation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Documents<T> {
    /// INVARIANT (documents are sorted): numbers ascend without repetition.
    rows: Vec<(u32, T)>,
    next: u32,
}

impl<T> Default for Documents<T> {
    fn default() -> Self {
        Documents { rows: Vec::new(), next: 0 }
    }
}

impl<T> Documents<T> {
    /// Gives the number that the next new document gets.
    pub fn next_number(&self) -> u32 {
        self.next
    }

    /// Files a new document and gives its number.
    pub fn file(&mut self, document: T) -> u32 {
        let number = self.next;
        self.rows.push((number, document));
        self.next = number.saturating_add(1);
        number
    }

    /// Puts a document back under its number; what stands there is replaced.
    pub fn put_back(&mut self, number: u32, document: T) {
        match self.rows.binary_search_by_key(&number, |row| row.0) {
            Ok(place) => {
                if let Some(row) = self.rows.get_mut(place) {
                    row.1 = document;
                }
            }
            Err(place) => self.rows.insert(place, (number, document)),
        }
        self.next = self.next.max(number.saturating_add(1));
    }

    /// Gives the next new document a number of at least `next`.
    pub fn skip_to(&mut self, next: u32) {
        self.next = self.next.max(next);
    }

    /// Gives back the room that was kept for more documents.
    pub fn trim(&mut self) {
        self.rows.shrink_to_fit();
    }

    /// Keeps the documents that are wanted.
    pub fn retain(&mut self, mut is_wanted: impl FnMut(u32, &mut T) -> bool) {
        self.rows.retain_mut(|(number, document)| is_wanted(*number, document));
    }

    /// Finds a document by its number.
    pub fn get(&self, number: u32) -> Option<&T> {
        self.rows.get(self.place(number)?).map(|row| &row.1)
    }

    /// Finds a document by its number, to change it.
    pub fn get_mut(&mut self, number: u32) -> Option<&mut T> {
        let place = self.place(number)?;
        self.rows.get_mut(place).map(|row| &mut row.1)
    }

    /// Gives all documents with their numbers, in the order of their creation.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (u32, &T)> {
        self.rows.iter().map(|row| (row.0, &row.1))
    }

    /// Gives the documents from a number on.
    pub fn from(&self, number: u32) -> impl Iterator<Item = (u32, &T)> {
        let place = self.rows.partition_point(|row| row.0 < number);
        self.rows.iter().skip(place).map(|row| (row.0, &row.1))
    }

    /// Finds the place of a number: its own where nothing is missing, else by search.
    fn place(&self, number: u32) -> Option<usize> {
        let guess = usize::try_from(number).ok()?;
        match self.rows.get(guess) {
            Some(row) if row.0 == number => Some(guess),
            _ => self.rows.binary_search_by_key(&number, |row| row.0).ok(),
        }
    }
}

/// A document that its caller named.
pub(crate) trait Filed {
    /// Gives the name.
    fn id(&self) -> &Id;
}

impl Filed for Order {
    fn id(&self) -> &Id {
        &self.id
    }
}

impl Filed for Line {
    fn id(&self) -> &Id {
        &self.receipt
    }
}

impl Filed for Repayment {
    fn id(&self) -> &Id {
        &self.id
    }
}

impl Filed for Return {
    fn id(&self) -> &Id {
        &self.id
    }
}

/// Documents that their callers named.
#[derive(Clone, Debug)]
pub(crate) struct Named<T> {
    documents: Documents<T>,
    /// INVARIANT (every name is found): the number of each document by its id.
    numbers: Hashes,
}

impl<T> Default for Named<T> {
    fn default() -> Self {
        Named { documents: Documents::default(), numbers: Hashes::default() }
    }
}

impl<T: Filed> Named<T> {
    /// Files a new document, whose id is not used yet, and gives its number.
    pub fn file(&mut self, document: T) -> u32 {
        let number = self.documents.next_number();
        self.numbers.insert(document.id().as_str(), number);
        self.documents.file(document)
    }

    /// Files a new document and gives its number, unless its id is used already.
    pub fn file_new(&mut self, document: T) -> Option<u32> {
        match self.number(document.id()) {
            Some(_) => None,
            None => Some(self.file(document)),
        }
    }

    /// Puts a document back under its number and id.
    pub fn put_back(&mut self, number: u32, document: T) {
        if self.number(document.id()).is_none() {
            self.numbers.insert(document.id().as_str(), number);
        }
        self.documents.put_back(number, document);
    }

    /// Keeps the documents that are wanted, and their ids.
    pub fn retain(&mut self, is_wanted: impl Fn(u32, &T) -> bool) {
        self.documents.retain(|number, document| is_wanted(number, document));
        self.numbers = Hashes::default();
        for (number, document) in self.documents.iter() {
            self.numbers.insert(document.id().as_str(), number);
        }
    }

    /// Finds the number of an id.
    pub fn number(&self, id: &Id) -> Option<u32> {
        let is_called = |it: &T| it.id() == id;
        self.numbers.find(id.as_str(), |number| self.documents.get(number).is_some_and(is_called))
    }

    /// Finds a document and its number by its id.
    pub fn find(&self, id: &Id) -> Option<(u32, &T)> {
        let number = self.number(id)?;
        self.documents.get(number).map(|document| (number, document))
    }
}

impl<T: PartialEq> PartialEq for Named<T> {
    /// Where a document is found follows from the document.
    fn eq(&self, other: &Named<T>) -> bool {
        self.documents == other.documents
    }
}

impl<T> std::ops::Deref for Named<T> {
    type Target = Documents<T>;

    fn deref(&self) -> &Documents<T> {
        &self.documents
    }
}

impl<T> std::ops::DerefMut for Named<T> {
    fn deref_mut(&mut self) -> &mut Documents<T> {
        &mut self.documents
    }
}
