//! Holds docs/wire-format.md against the code: every command, event, part and row, and every field.

#[path = "documents/source.rs"]
mod source;

use credit_term::Account;
use credit_term::account::command::COMMAND_NAMES;
use serde_json::{Map, Value};
use source::{Fields, body_of, fields_of, source, variants_of};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn the_document_names_every_event_with_every_field() {
    let code = variants_of("src/account/event.rs", "Fact");
    assert_eq!(documented("Events", 0), code);
}

#[test]
fn the_document_names_every_part_of_an_event() {
    let mut code = structs_of("src/account/event.rs");
    code.remove("Event").expect("the event itself");
    assert_eq!(documented("Events", 1), code);
}

#[test]
fn the_document_names_every_row_of_a_snapshot() {
    let mut code = structs_of("src/account/snapshot.rs");
    // What is flattened is a row of its own in the document.
    code.get_mut("StatementRow").expect("a statement's row").remove("issue");
    code.get_mut("NumberedRow").expect("a numbered row").remove("row");
    assert_eq!(documented("Snapshot", 1), code);
}

#[test]
fn the_document_names_every_field_of_a_kept_document() {
    let mut code = structs_of("src/account/live/kept.rs");
    code.remove("Kept").expect("what the store is given");
    assert_eq!(documented("Kept documents", 0), code);
}

#[test]
fn the_document_names_every_field_of_a_snapshot() {
    let rows: Fields =
        table("Snapshot", 0).iter().map(|cells| field(&in_code(&cells[0])[0])).collect();
    let text = source("src/account/snapshot.rs");
    let entries = text.split("serialize_entry").skip(1).filter_map(|rest| rest.split('"').nth(1));
    let names: BTreeSet<&str> = entries.collect();
    assert_eq!(rows.keys().map(String::as_str).collect::<BTreeSet<_>>(), names);
}

#[test]
fn the_document_names_every_command() {
    let named: BTreeSet<String> = documented("Commands", 0).into_keys().collect();
    assert_eq!(named, COMMAND_NAMES.map(String::from).into());
}

/// What the sample account really writes has no other fields, and lacks none that must be there.
#[test]
fn a_real_history_is_written_as_the_document_says() {
    let sample: Value = serde_json::from_str(&source("www/data/sample.json")).expect("the sample");
    let commands = sample.get("commands").unwrap_or(&sample).as_array().expect("its commands");
    let known: BTreeMap<String, Fields> = documented("Events", 0);
    let mut account = Account::default();
    let mut seen = BTreeSet::new();
    for command in commands {
        let answer = account.apply_text(&command.to_string()).expect("a well-formed command");
        let answer = serde_json::to_value(answer).expect("an answer is JSON");
        for event in answer["events"].as_array().unwrap_or_else(|| panic!("{command} → {answer}"))
        {
            let mut event = event.as_object().expect("an event").clone();
            let name = event.remove("type").expect("a type");
            let name = name.as_str().expect("a text");
            event.remove("version").expect("a version");
            event.remove("on").expect("a date");
            check_fields(name, &event, &known[name]);
            seen.insert(name.to_string());
        }
    }
    assert!(10 < seen.len(), "only {seen:?}");

    let snapshot = serde_json::to_value(account.snapshot()).expect("a snapshot is JSON");
    let whole: Fields =
        table("Snapshot", 0).iter().map(|cells| field(&in_code(&cells[0])[0])).collect();
    check_fields("snapshot", snapshot.as_object().expect("an object"), &whole);
    let rows = documented("Snapshot", 1);
    let lists = [
        ("orders", "OrderRow"),
        ("cancellations", "CancellationRow"),
        ("receipts", "ReceiptRow"),
        ("repayments", "RepaymentRow"),
        ("returns", "ReturnRow"),
    ];
    for (list, row) in lists {
        let list = snapshot[list].as_array().expect("a list");
        assert!(!list.is_empty(), "the sample has no {row}");
        for entry in list {
            check_fields(row, entry.as_object().expect("an object"), &rows[row]);
        }
    }
}

fn check_fields(what: &str, object: &Map<String, Value>, known: &Fields) {
    for name in object.keys() {
        assert!(known.contains_key(name), "`{name}` of {what} is not in the document");
    }
    for (name, may_be_absent) in known {
        assert!(*may_be_absent || object.contains_key(name), "{what} has no `{name}`: {object:?}");
    }
}

/// The structs that are written out, but those that only hold what others write.
fn structs_of(path: &str) -> BTreeMap<String, Fields> {
    let text = source(path);
    let mut structs = BTreeMap::new();
    for (place, _) in text.match_indices("struct ") {
        let head = text[place..].lines().next().expect("a line");
        if !head.ends_with('{') {
            continue;
        }
        let name = head.trim_start_matches("struct ");
        let end = name.find(|c: char| !c.is_alphanumeric()).unwrap_or(name.len());
        structs.insert(name[..end].to_string(), fields_of(body_of(&text, head)));
    }
    structs
}

/// The rows of a section's table, the first or a later one, without its head.
fn table(heading: &str, number: usize) -> Vec<Vec<String>> {
    let document = source("docs/wire-format.md");
    let section = document.split("\n## ").find(|section| section.starts_with(heading));
    let section = section.unwrap_or_else(|| panic!("no section is headed {heading}"));
    let mut tables = section.split("\n\n").filter(|block| block.starts_with('|'));
    let table = tables.nth(number).unwrap_or_else(|| panic!("no table {number} in {heading}"));
    let cells = |row: &str| row.trim_matches('|').split('|').map(|it| it.trim().into()).collect();
    table.lines().skip(2).map(cells).collect()
}

fn in_code(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(String::from).collect()
}

fn field(written: &str) -> (String, bool) {
    match written.strip_suffix('?') {
        Some(name) => (name.into(), true),
        None => (written.into(), false),
    }
}

/// Every name of a table's first column with the fields that its row gives in code, other rows'
/// names apart.
fn documented(heading: &str, number: usize) -> BTreeMap<String, Fields> {
    let rows = table(heading, number);
    let names: BTreeSet<String> = rows.iter().flat_map(|cells| in_code(&cells[0])).collect();
    let column = if heading == "Commands" || number == 0 { 1 } else { 2 };
    let mut found = BTreeMap::new();
    for cells in &rows {
        let fields = in_code(&cells[column]).into_iter().filter(|name| !names.contains(name));
        let fields: Fields = fields.map(|it| field(&it)).collect();
        found.extend(in_code(&cells[0]).into_iter().map(|name| (name, fields.clone())));
    }
    found
}
