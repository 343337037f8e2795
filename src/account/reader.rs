//! Reads the fields that commands, requests and stored documents have in common.
//!
//! Knows the shape of every field (R1–R7). Does not know when a command is allowed.

use crate::calendar::BusinessDate;
use crate::input::{Fields, Id, InvalidInput, Node, Path};
use crate::money::{Currency, Money, WrittenAmount};
use crate::order::Content;
use std::ops::RangeInclusive;

/// The most pieces of an item (R45).
const LARGEST_QUANTITY: i64 = 1_000_000;
/// The length of a free text, in code points (R7).
const FREE_TEXT: RangeInclusive<usize> = 1..=200;
/// The least amount that moves (R2).
const ONE_MINOR_UNIT: Money = Money::from_minor(1);

/// The largest version: the largest integer that JavaScript counts exactly.
pub(crate) const LARGEST_VERSION: i64 = (1 << 53) - 1;

/// Takes a command's or a request's fields apart, amounts judged by the account's currency.
pub(crate) struct Reader<'n, 'a, 'p> {
    fields: Fields<'n, 'a, 'p>,
    path: &'p Path<'p>,
    currency: Option<Currency>,
}

impl<'n, 'a, 'p> Reader<'n, 'a, 'p> {
    /// Starts on the object `node` at `path`.
    pub fn over(
        node: &'n Node<'a>,
        path: &'p Path<'p>,
        currency: Option<Currency>,
    ) -> Result<Self, InvalidInput> {
        Ok(Reader { fields: Fields::of(node, path)?, path, currency })
    }

    /// Starts on an object within this one, amounts judged alike.
    pub fn beneath<'m, 'b, 'q>(
        &self,
        node: &'m Node<'b>,
        path: &'q Path<'q>,
    ) -> Result<Reader<'m, 'b, 'q>, InvalidInput> {
        Reader::over(node, path, self.currency)
    }

    /// Says whether amounts can be judged.
    pub fn knows_currency(&self) -> bool {
        self.currency.is_some()
    }

    /// Refuses every field that nobody asked for.
    pub fn end(self) -> Result<(), InvalidInput> {
        self.fields.end()
    }

    /// Says that something else was expected of a field.
    pub fn wants(&self, name: &str, expected: impl Into<String>) -> InvalidInput {
        self.path.field(name).wants(expected)
    }

    /// Gives a field with its place, to be read by others.
    pub fn required(
        &mut self,
        name: &'static str,
    ) -> Result<(&'n Node<'a>, Path<'p>), InvalidInput> {
        self.fields.required(name)
    }

    /// Reads a statement's number where there is one.
    pub fn optional_statement_number(
        &mut self,
        name: &'static str,
    ) -> Result<Option<u32>, InvalidInput> {
        self.optional_integer(name, 0..=i64::from(u32::MAX))
    }

    /// Reads a field that names a kind of something.
    pub fn name(&mut self, name: &'static str) -> Result<&'n str, InvalidInput> {
        let (node, path) = self.fields.required(name)?;
        node.string(&path, "a name")
    }

    /// Reads a given date (R3).
    pub fn given_date(&mut self, name: &'static str) -> Result<BusinessDate, InvalidInput> {
        let (node, path) = self.fields.required(name)?;
        BusinessDate::read_given(node, &path)
    }

    /// Reads a given date where there is one.
    pub fn optional_given_date(
        &mut self,
        name: &'static str,
    ) -> Result<Option<BusinessDate>, InvalidInput> {
        let field = self.fields.optional(name);
        field.map(|(node, path)| BusinessDate::read_given(node, &path)).transpose()
    }

    /// Reads an id (R5).
    pub fn id(&mut self, name: &'static str) -> Result<Id, InvalidInput> {
        let (node, path) = self.fields.required(name)?;
        node.id(&path)
    }

    /// Reads an id where there is one.
    pub fn optional_id(&mut self, name: &'static str) -> Result<Option<Id>, InvalidInput> {
        self.fields.optional(name).map(|(node, path)| node.id(&path)).transpose()
    }

    /// Reads an integer within bounds.
    pub fn integer(
        &mut self,
        name: &'static str,
        range: RangeInclusive<i64>,
    ) -> Result<u32, InvalidInput> {
        let (node, path) = self.fields.required(name)?;
        node.integer(&path, range)
    }

    /// Reads an integer within bounds where there is one.
    pub fn optional_integer(
        &mut self,
        name: &'static str,
        range: RangeInclusive<i64>,
    ) -> Result<Option<u32>, InvalidInput> {
        self.fields.optional(name).map(|(node, path)| node.integer(&path, range)).transpose()
    }

    /// Reads one of some names.
    pub fn choice<T: Copy>(
        &mut self,
        name: &'static str,
        choices: &[(&str, T)],
    ) -> Result<T, InvalidInput> {
        let (node, path) = self.fields.required(name)?;
        node.choice(&path, choices)
    }

    /// Reads `true` or `false`.
    pub fn flag(&mut self, name: &'static str) -> Result<bool, InvalidInput> {
        let (node, path) = self.fields.required(name)?;
        node.boolean(&path)
    }

    /// Reads a version: how many commands an account had accepted.
    pub fn version(&mut self, name: &'static str) -> Result<u64, InvalidInput> {
        let (node, path) = self.fields.required(name)?;
        node.integer(&path, 1..=LARGEST_VERSION)
    }

    /// Reads a version where there is one.
    pub fn optional_version(&mut self, name: &'static str) -> Result<Option<u64>, InvalidInput> {
        let field = self.fields.optional(name);
        field.map(|(node, path)| node.integer(&path, 1..=LARGEST_VERSION)).transpose()
    }

    /// Reads a computed date: to 9999-12-31 (R3).
    pub fn date(&mut self, name: &'static str) -> Result<BusinessDate, InvalidInput> {
        let (node, path) = self.fields.required(name)?;
        BusinessDate::read(node, &path)
    }

    /// Reads a computed date where there is one.
    pub fn optional_date(
        &mut self,
        name: &'static str,
    ) -> Result<Option<BusinessDate>, InvalidInput> {
        self.fields.optional(name).map(|(node, path)| BusinessDate::read(node, &path)).transpose()
    }

    /// Reads the sixteen hexadecimal digits of a content (R5).
    pub fn content(&mut self) -> Result<Content, InvalidInput> {
        let (node, path) = self.fields.required("content")?;
        let expected = "sixteen hexadecimal digits, lower case";
        let text = node.string(&path, expected)?;
        Content::parse(text).ok_or_else(|| path.wants(expected))
    }

    /// Reads a sum of amounts, of this account's currency: 0 to 10^18 minor units.
    pub fn sum(&mut self, name: &'static str) -> Result<Money, InvalidInput> {
        let (node, path) = self.fields.required(name)?;
        let written = WrittenAmount::read(node, &path)?;
        let currency = self.currency.ok_or_else(|| path.wants("nothing before the terms"))?;
        let bounds = Money::ZERO..=Money::LARGEST_PLACED;
        written.settle_within(currency, bounds).map_err(|expected| path.wants(expected))
    }

    /// Reads an amount that may be 0.
    pub fn amount_or_zero(&mut self, name: &'static str) -> Result<Money, InvalidInput> {
        self.amount_from(name, Money::ZERO)
    }

    /// Gives a field with its place where there is one, to be read by others.
    pub fn optional(&mut self, name: &'static str) -> Option<(&'n Node<'a>, Path<'p>)> {
        self.fields.optional(name)
    }

    /// Reads `true` or `false` where there is one.
    pub fn optional_flag(&mut self, name: &'static str) -> Result<Option<bool>, InvalidInput> {
        self.fields.optional(name).map(|(node, path)| node.boolean(&path)).transpose()
    }

    /// Reads one of some names where there is one.
    pub fn optional_choice<T: Copy>(
        &mut self,
        name: &'static str,
        choices: &[(&str, T)],
    ) -> Result<Option<T>, InvalidInput> {
        self.fields.optional(name).map(|(node, path)| node.choice(&path, choices)).transpose()
    }

    /// Reads a statement's number.
    pub fn statement_number(&mut self, name: &'static str) -> Result<u32, InvalidInput> {
        self.integer(name, 0..=i64::from(u32::MAX))
    }

    /// Reads an amount that moves money: at least one minor unit (R2).
    pub fn amount(&mut self, name: &'static str) -> Result<Money, InvalidInput> {
        self.amount_from(name, ONE_MINOR_UNIT)
    }

    /// Reads an amount that moves money, where there is one.
    pub fn optional_amount(&mut self, name: &'static str) -> Result<Option<Money>, InvalidInput> {
        let field = self.fields.optional(name);
        field.map(|(node, path)| self.judge(node, &path, ONE_MINOR_UNIT)).transpose()
    }

    pub fn reason(&mut self) -> Result<Option<Box<str>>, InvalidInput> {
        let field = self.fields.optional("reason");
        field.map(|(node, path)| node.text(&path, FREE_TEXT).map(Box::from)).transpose()
    }

    pub fn free_text(&mut self, name: &'static str) -> Result<Box<str>, InvalidInput> {
        let (node, path) = self.fields.required(name)?;
        node.text(&path, FREE_TEXT).map(Box::from)
    }

    /// Reads the number of an attempt where there is one.
    pub fn optional_attempt(&mut self) -> Result<Option<u32>, InvalidInput> {
        self.optional_integer("attempt", 0..=i64::from(u32::MAX))
    }

    /// Reads the place of a document in its list, counted from 0.
    pub fn place(&mut self, name: &'static str) -> Result<u32, InvalidInput> {
        self.integer(name, 0..=i64::from(u32::MAX))
    }

    /// Reads the place of a document in its list, counted from 0, where there is one.
    pub fn optional_place(&mut self, name: &'static str) -> Result<Option<u32>, InvalidInput> {
        self.optional_integer(name, 0..=i64::from(u32::MAX))
    }

    pub fn attempt(&mut self) -> Result<u32, InvalidInput> {
        self.integer("attempt", 0..=i64::from(u32::MAX))
    }

    pub fn quantity(&mut self) -> Result<u32, InvalidInput> {
        self.integer("quantity", 1..=LARGEST_QUANTITY)
    }

    pub fn amount_from(&mut self, name: &'static str, least: Money) -> Result<Money, InvalidInput> {
        let (node, path) = self.fields.required(name)?;
        self.judge(node, &path, least)
    }

    /// Judges an amount's form always, its digits and bounds where the currency is known (R7).
    fn judge(&self, node: &Node<'_>, path: &Path<'_>, least: Money) -> Result<Money, InvalidInput> {
        let written = WrittenAmount::read(node, path)?;
        match self.currency {
            Some(currency) => {
                written.settle(currency, least).map_err(|expected| path.wants(expected))
            }
            None => Ok(Money::ZERO),
        }
    }
}
