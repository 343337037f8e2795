//! A file of documents of one kind: kept in the order of their creation, found by number or by id.
//!
//! Knows nothing of what a document says. A live account may lack some numbers; they are put back
//! where they belong.

use crate::index::Names;
use crate::input::Id;

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

/// Documents that their callers named.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Named<T> {
    documents: Documents<T>,
    numbers: Names,
}

impl<T> Default for Named<T> {
    fn default() -> Self {
        Named { documents: Documents::default(), numbers: Names::default() }
    }
}

impl<T> Named<T> {
    /// Files a new document under an id that is not used yet, and gives its number.
    pub fn file(&mut self, id: &Id, document: T) -> u32 {
        let number = self.documents.file(document);
        self.numbers.insert(id.shared(), number);
        number
    }

    /// Puts a document back under its number and id.
    pub fn put_back(&mut self, id: &Id, number: u32, document: T) {
        self.numbers.insert(id.shared(), number);
        self.documents.put_back(number, document);
    }

    /// Keeps the documents that are wanted, and their ids.
    pub fn retain(&mut self, is_wanted: impl Fn(u32, &T) -> bool, id: impl Fn(&T) -> &Id) {
        let numbers = &mut self.numbers;
        self.documents.retain(|number, document| {
            let stays = is_wanted(number, document);
            if !stays {
                numbers.remove(id(document).as_str());
            }
            stays
        });
    }

    /// Finds the number of an id.
    pub fn number(&self, id: &Id) -> Option<u32> {
        self.numbers.get(id.as_str())
    }

    /// Finds a document and its number by its id.
    pub fn find(&self, id: &Id) -> Option<(u32, &T)> {
        let number = self.number(id)?;
        self.documents.get(number).map(|document| (number, document))
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
