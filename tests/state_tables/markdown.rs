//! The state tables as they stand in ARCHITECTURE.md. Knows Markdown, and no command.

use std::fs;
use std::path::Path;

/// A document's states, and what each command does in each of them.
pub struct StateTable {
    pub heading: String,
    pub states: Vec<String>,
    pub rows: Vec<Row>,
}

/// One command, how it is meant where that is not plain, and a cell a state.
#[derive(Debug)]
pub struct Row {
    pub name: String,
    pub qualifier: String,
    pub cells: Vec<String>,
}

/// Every table of the section on state tables, under its heading.
pub fn state_tables() -> Vec<StateTable> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md");
    let text = fs::read_to_string(path).expect("ARCHITECTURE.md");
    let section = text.split("\n## ").find(|section| section.starts_with("State tables"));
    let section = section.expect("a section on state tables");
    section.split("\n### ").skip(1).map(state_table).collect()
}

fn state_table(text: &str) -> StateTable {
    let heading = text.lines().next().unwrap_or_default().trim().to_string();
    let mut lines = text.lines().filter(|line| line.starts_with('|')).map(cells);
    let states = lines.next().expect("a head").split_off(1);
    lines.next().expect("a rule under the head");
    let rows = lines.flat_map(|mut cells| {
        let results = cells.split_off(1);
        let attempts = attempts(cells.first().expect("a first cell"));
        attempts.into_iter().map(move |(name, qualifier)| Row {
            name,
            qualifier,
            cells: results.clone(),
        })
    });
    let rows = rows.collect();
    StateTable { heading, states, rows }
}

fn cells(line: &str) -> Vec<String> {
    let inner = line.trim().trim_matches('|');
    inner.split('|').map(|cell| cell.trim().replace('`', "")).collect()
}

/// Takes "completeReturn of it, cancelReturn" apart: names are in code, qualifiers follow them.
fn attempts(cell: &str) -> Vec<(String, String)> {
    cell.split(", ")
        .map(|attempt| match attempt.split_once(' ') {
            Some((name, qualifier)) => (name.into(), qualifier.into()),
            None => (attempt.into(), String::new()),
        })
        .collect()
}
