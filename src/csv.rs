//! Tables as text (RFC 4180): read strictly, and written so that a spreadsheet runs nothing in
//! them.
//!
//! Knows records and cells. Does not know what a column means.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

/// Tells a spreadsheet that the text is UTF-8; without it Excel takes Chinese for another encoding.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// What a spreadsheet would take for the beginning of a formula.
const BEGINS_FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// Gives a table's records one after the other.
///
/// Lines end in CR LF or LF. A cell in quotes may hold commas, line ends and doubled quotes. A byte
/// order mark at the beginning and blank lines at the end are passed over.
pub(crate) struct Records<'t> {
    rest: &'t str,
}

impl<'t> Records<'t> {
    pub fn of(text: &'t str) -> Records<'t> {
        let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        Records { rest: text.trim_end_matches(['\r', '\n']) }
    }

    /// Reads the next record into `cells`, and says whether there was one.
    ///
    /// Fails with what was wanted, and the place of the cell in its record, counted from 0.
    pub fn next_into(
        &mut self,
        cells: &mut Vec<Cow<'t, str>>,
    ) -> Result<bool, (usize, &'static str)> {
        cells.clear();
        if self.rest.is_empty() {
            return Ok(false);
        }
        loop {
            let at = cells.len();
            let (cell, after) = cell(self.rest).map_err(|expected| (at, expected))?;
            cells.push(cell);
            if let Some(next) = after.strip_prefix(',') {
                self.rest = next;
                continue;
            }
            let line_end = after.strip_prefix("\r\n").or_else(|| after.strip_prefix('\n'));
            self.rest = match line_end {
                Some(next) => next,
                None if after.is_empty() => after,
                None => return Err((at, "a comma or the end of the line behind the cell")),
            };
            return Ok(true);
        }
    }
}

/// Splits the first cell off, its quotes taken away.
fn cell(text: &str) -> Result<(Cow<'_, str>, &str), &'static str> {
    match text.strip_prefix('"') {
        Some(quoted) => quoted_cell(quoted),
        None => {
            let end = text.find([',', '"', '\r', '\n']).unwrap_or(text.len());
            let (cell, after) = text.split_at(end);
            Ok((Cow::Borrowed(cell), after))
        }
    }
}

fn quoted_cell(text: &str) -> Result<(Cow<'_, str>, &str), &'static str> {
    let closed = |text| str::split_once(text, '"').ok_or("a closing quote");
    let (first, mut rest) = closed(text)?;
    let mut cell = Cow::Borrowed(first);
    while let Some(after) = rest.strip_prefix('"') {
        let (part, next) = closed(after)?;
        let cell = cell.to_mut();
        cell.push('"');
        cell.push_str(part);
        rest = next;
    }
    Ok((cell, rest))
}

/// Begins a table that spreadsheets read as UTF-8.
pub(crate) fn begin() -> String {
    BYTE_ORDER_MARK.into()
}

/// Adds a record.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe before it, which shows it
/// as text.
pub(crate) fn add_record(table: &mut String, cells: &[&str]) {
    for (place, cell) in cells.iter().enumerate() {
        if 0 < place {
            table.push(',');
        }
        let is_quoted = cell.contains([',', '"', '\r', '\n']);
        if is_quoted {
            table.push('"');
        }
        if cell.starts_with(BEGINS_FORMULA) {
            table.push('\'');
        }
        for character in cell.chars() {
            if character == '"' {
                table.push('"');
            }
            table.push(character);
        }
        if is_quoted {
            table.push('"');
        }
    }
    table.push_str("\r\n");
}
