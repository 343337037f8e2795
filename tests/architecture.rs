//! Holds ARCHITECTURE.md against the source: the arrows between rooms, the code map, the laws' tests.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What stands for the crate's root in the table of arrows: the names that `src/lib.rs` gives out.
const FACADE: &str = "façade";

#[test]
fn rooms_use_only_the_rooms_that_the_table_allows() {
    let allowed = arrows();
    let sources = sources();
    let rooms: BTreeSet<String> = sources.iter().filter_map(|path| room_of(path)).collect();
    assert_eq!(allowed.keys().cloned().collect::<BTreeSet<_>>(), rooms, "the rooms of the table");

    let mut crossings = 0;
    let mut wrong = Vec::new();
    for path in &sources {
        let Some(room) = room_of(path) else { continue };
        for used in rooms_used(&text_of(path), &rooms) {
            if used != room {
                crossings += 1;
                if !allowed[&room].contains(&used) {
                    wrong.push(format!("{}: `{room}` uses `{used}`", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "arrows that are not in the table:\n{}", wrong.join("\n"));
    assert!(100 < crossings, "only {crossings} arrows were found");
}

/// The table lists the rooms so that each uses only rooms above it.
#[test]
fn the_arrows_of_the_table_run_one_way() {
    let mut above = BTreeSet::from([FACADE.to_string()]);
    for (room, uses) in arrow_rows() {
        for used in &uses {
            assert!(above.contains(used), "`{room}` may use `{used}`, which is not above it");
        }
        assert!(above.insert(room.clone()), "`{room}` stands twice");
    }
}

#[test]
fn an_arrow_is_found_however_it_is_written() {
    let rooms = ["money", "terms", "order"].map(String::from).into();
    let check = |text: &str, expected: &[&str]| {
        let found: Vec<String> = rooms_used(text, &rooms).into_iter().collect();
        assert_eq!(found, expected, "in {text}");
    };
    check("use crate::money::Money;", &["money"]);
    check("use crate::{money::{Amount, Money}, terms};", &["money", "terms"]);
    check("use crate::{\n    order::Line,\n    terms::Terms,\n};", &["order", "terms"]);
    check("fn f() -> crate::terms::Terms {}", &["terms"]);
    check("use crate::Account;", &[FACADE]);
    check("// see crate::order\nuse super::money;", &[]);
}

#[test]
fn every_module_stands_in_the_code_map() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let map: BTreeSet<String> = paths_in(&section("Code map")).into_iter().collect();
    for path in sources() {
        let name = path.strip_prefix(root).expect("a path of the project").to_string_lossy();
        assert!(map.contains(&*name), "`{name}` does not stand in the code map");
    }
}

#[test]
fn every_path_that_the_document_names_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let paths = paths_in(&document());
    assert!(50 < paths.len(), "only {} paths were found", paths.len());
    for path in paths {
        assert!(root.join(&path).exists(), "`{path}` does not exist");
    }
}

#[test]
fn every_law_has_a_test_that_exists() {
    let laws = table_rows(&section("Laws"));
    assert_eq!(laws.len(), 10, "the laws");
    for cells in laws {
        let held_by = cells.last().expect("a last cell");
        let tests: Vec<&str> = held_by.split('`').skip(1).step_by(2).collect();
        let (file, names) = tests.split_first().expect("a test file");
        let text = text_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join(file));
        assert!(!names.is_empty(), "no test is named for {cells:?}");
        for name in names {
            let is_rust = file.ends_with(".rs");
            let written = if is_rust { format!("fn {name}(") } else { name.to_string() };
            let is_there = text.contains(&written);
            assert!(is_there, "{file} has no test `{name}`");
        }
    }
}

/// Readers have little time.
#[test]
fn the_document_is_short() {
    let lines = document().lines().count();
    assert!(lines <= 300, "ARCHITECTURE.md has {lines} lines");
}

fn document() -> String {
    text_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md"))
}

fn section(heading: &str) -> String {
    let document = document();
    let found = document.split("\n## ").find(|section| section.starts_with(heading));
    found.unwrap_or_else(|| panic!("no section is headed {heading}")).to_string()
}

fn text_of(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()))
}

/// The rows of a section's table, without its head.
fn table_rows(section: &str) -> Vec<Vec<String>> {
    let rows = section.lines().filter(|line| line.starts_with('|')).skip(2);
    let cells = |row: &str| row.trim_matches('|').split('|').map(|it| it.trim().into()).collect();
    rows.map(cells).collect()
}

/// Each room of the table of arrows, in its order, and what it may use.
fn arrow_rows() -> Vec<(String, Vec<String>)> {
    let rows = table_rows(&section("Rooms and arrows"));
    let in_code = |cell: &str| cell.split('`').skip(1).step_by(2).map(String::from).collect();
    let row = |cells: Vec<String>| {
        let room: Vec<String> = in_code(&cells[0]);
        (room[0].clone(), in_code(&cells[2]))
    };
    rows.into_iter().map(row).collect()
}

fn arrows() -> BTreeMap<String, Vec<String>> {
    arrow_rows().into_iter().collect()
}

/// The Rust files of `src`, those of unit tests apart.
fn sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of src") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") && !path.ends_with("tests.rs") {
                found.push(path);
            }
        }
    }
    found
}

/// The room of a file: the first name under `src`; `lib.rs` is in none.
fn room_of(path: &Path) -> Option<String> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let inside = path.strip_prefix(src).expect("a path of src");
    let first = inside.components().next()?.as_os_str().to_string_lossy();
    let room = first.trim_end_matches(".rs");
    (room != "lib").then(|| room.to_string())
}

/// The rooms that a file's code names after `crate::`, comments apart.
fn rooms_used(text: &str, rooms: &BTreeSet<String>) -> BTreeSet<String> {
    let code: Vec<&str> = text.lines().map(|line| line.split("//").next().unwrap_or("")).collect();
    let code = code.join("\n");
    let mut used = BTreeSet::new();
    for (place, _) in code.match_indices("crate::") {
        let rest = code[place..].trim_start_matches("crate::");
        match rest.strip_prefix('{') {
            Some(group) => used.extend(heads_of_group(group)),
            None => used.extend(head(rest)),
        }
    }
    let named = |name: String| if rooms.contains(&name) { name } else { FACADE.to_string() };
    used.into_iter().map(named).collect()
}

fn head(path: &str) -> Option<String> {
    let end = path.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(path.len());
    (0 < end).then(|| path[..end].to_string())
}

/// The first name of each path in a group, behind its opening brace.
fn heads_of_group(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut heads = Vec::new();
    let mut at_start = true;
    for (place, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => at_start = true,
            _ if depth == 0 && at_start && !c.is_whitespace() => {
                heads.extend(head(&group[place..]));
                at_start = false;
            }
            _ => {}
        }
    }
    heads
}

/// Every path of the project that a text names in code, braces written out.
fn paths_in(text: &str) -> Vec<String> {
    let in_code = text.split('`').skip(1).step_by(2);
    let folders = ["src/", "tests/", "docs/", "tools/", "www/", "examples/", "init/"];
    let is_path = |token: &&str| folders.iter().any(|folder| token.starts_with(folder));
    in_code.filter(is_path).filter(|token| !token.contains(' ')).flat_map(written_out).collect()
}

fn written_out(token: &str) -> Vec<String> {
    match token.split_once('{').and_then(|(head, rest)| Some((head, rest.split_once('}')?))) {
        None => vec![token.to_string()],
        Some((head, (names, tail))) => {
            names.split(',').map(|name| format!("{head}{name}{tail}")).collect()
        }
    }
}

/// A number such as R43 in the code, a test or a scenario would say nothing without its line.
#[test]
fn every_rule_that_the_code_names_is_told() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let rules = text_of(&root.join("docs/rules.md"));
    let mut named = BTreeSet::new();
    for path in sources() {
        named.extend(rules_named(&text_of(&path)));
    }
    assert!(30 < named.len(), "only {named:?}");
    for rule in named {
        assert!(rules.contains(&format!("| {rule} |")), "{rule} is not in docs/rules.md");
    }
}

fn rules_named(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let is_rule = |word: &&str| {
        let digits = word.strip_prefix('R').unwrap_or_default();
        (1..=2).contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_digit())
    };
    words.filter(is_rule).map(String::from).collect()
}
