//! Tables as text (RFC 4180): read strictly, and written so that a spreadsheet runs nothing in
//! them.
//!
//! Knows records and cells. Does not know what a column means.

#[cfg(test)]
mod tests;

use std::fmt::Display;

/// Tells a spreadsheet that the text is UTF-8; without it Excel takes Chinese for another encoding.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// What a spreadsheet would take for the beginning of a formula.
const BEGINS_FORMULA: &[u8] = b"=+-@\t\r\n";

/// What ends a cell, and stands in a cell only within quotes.
const ENDS_CELL: &[u8] = b",\"\r\n";

const QUOTE: &str = "\"";
const LINE_END: &str = "\r\n";

/// Gives a table's records one after the other.
///
/// Lines end in CR LF or LF. A cell in quotes may hold commas, line ends and doubled quotes. A byte
/// order mark at the beginning and blank lines at the end are passed over.
pub(crate) struct Records<'t> {
    rest: &'t str,
}

impl<'t> Records<'t> {
    pub fn of(text: &'t str) -> Records<'t> {
        let mut records = Records { rest: text };
        records.skip(BYTE_ORDER_MARK);
        while let [kept @ .., b'\r' | b'\n'] = records.rest.as_bytes() {
            records.rest = records.rest.get(..kept.len()).unwrap_or_default();
        }
        records
    }

    /// Gives the cells of the next record; none behind the last.
    ///
    /// Fails with what was wanted, and the place of the cell in its record, counted from 0.
    pub fn next(&mut self) -> Result<Vec<String>, (usize, &'static str)> {
        let mut cells = Vec::new();
        if self.rest.is_empty() {
            return Ok(cells);
        }
        loop {
            let at = cells.len();
            cells.push(self.cell().map_err(|expected| (at, expected))?);
            if self.skip(",") {
                continue;
            }
            if self.skip(LINE_END) || self.skip("\n") || self.rest.is_empty() {
                return Ok(cells);
            }
            return Err((at, "a comma or the end of the line behind the cell"));
        }
    }

    /// Takes the next cell, its quotes taken away.
    fn cell(&mut self) -> Result<String, &'static str> {
        let mut cell = String::new();
        if !self.skip(QUOTE) {
            self.take_until(ENDS_CELL, &mut cell);
            return Ok(cell);
        }
        loop {
            self.take_until(QUOTE.as_bytes(), &mut cell);
            if !self.skip(QUOTE) {
                return Err("a closing quote");
            }
            if !self.skip(QUOTE) {
                return Ok(cell);
            }
            cell.push_str(QUOTE);
        }
    }

    /// Takes all before the first of some ASCII characters.
    fn take_until(&mut self, ends: &[u8], cell: &mut String) {
        let end = self.rest.bytes().position(|byte| ends.contains(&byte));
        let end = end.unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        cell.push_str(taken);
        self.rest = rest;
    }

    /// Passes over a text, and says whether it was there.
    #[inline(never)]
    fn skip(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }
}

/// Begins a table that spreadsheets read as UTF-8. Its head is a record of words that need no
/// quotes.
pub(crate) fn begin(head: &str) -> String {
    [BYTE_ORDER_MARK, head, LINE_END].concat()
}

/// Adds a record.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe before it, which shows it
/// as text.
pub(crate) fn add_record(table: &mut String, cells: &[&dyn Display]) {
    for cell in cells {
        add_cell(table, &cell.to_string());
        table.push(',');
    }
    // The last cell has no comma behind it.
    table.pop();
    table.push_str(LINE_END);
}

fn add_cell(table: &mut String, cell: &str) {
    let quote = if cell.bytes().any(|byte| ENDS_CELL.contains(&byte)) { QUOTE } else { "" };
    table.push_str(quote);
    if cell.as_bytes().first().is_some_and(|byte| BEGINS_FORMULA.contains(byte)) {
        table.push('\'');
    }
    let mut given = Records { rest: cell };
    given.take_until(QUOTE.as_bytes(), table);
    while given.skip(QUOTE) {
        table.push_str("\"\"");
        given.take_until(QUOTE.as_bytes(), table);
    }
    table.push_str(quote);
}
