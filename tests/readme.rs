//! Holds both READMEs against the product: the Rust example compiles and runs, the JSON examples are
//! answered as they say, the refusals are those of the code. `tests/js/readme.mjs` runs the
//! JavaScript.

#[path = "documents/source.rs"]
mod source;

/// The example on a server, as it stands in the READMEs.
mod server {
    include!("readme/server.rs");

    #[test]
    fn it_runs() {
        main().expect("the example succeeds");
    }
}

use credit_term::Account;
use serde_json::Value;
use source::{Fields, body_of, fields_of, source, variants_of};
use std::path::Path;

const READMES: [&str; 2] = ["README.md", "README.zh-CN.md"];

#[test]
fn the_rust_example_is_the_one_that_is_run() {
    for readme in READMES {
        let example = include_str!("readme/server.rs").trim_end();
        assert_eq!(blocks(readme, "rust"), [example], "the example of {readme}");
    }
}

#[test]
fn the_json_examples_are_answered_as_they_say() {
    for readme in READMES {
        let mut account = Account::default();
        let mut answered = Vec::new();
        let mut told = Vec::new();
        for block in blocks(readme, "json") {
            let json: Value = serde_json::from_str(&block).expect("an example is JSON");
            if json["outcome"].is_null() {
                let answer = account.apply_text(&block).expect("a well-formed command");
                answered.push(serde_json::to_value(answer).expect("an answer is JSON"));
            } else {
                told.push(json);
            }
        }
        assert_eq!(answered.len(), 2, "the commands of {readme}");
        assert_eq!(answered[0]["outcome"], "accepted", "the first command of {readme}");
        assert_eq!(answered[1..], told, "the answer that {readme} tells");
    }
}

#[test]
fn the_refusals_are_those_of_the_code_in_their_order() {
    let code = variants_of("src/account/refusal.rs", "Refusal");
    let text = source("src/account/refusal.rs");
    let body = body_of(&text, "pub enum Refusal {");
    let order = |code: &str| {
        let variant = code[..1].to_uppercase() + &code[1..];
        let place =
            body.lines().position(|line| line.trim().trim_end_matches([' ', '{', ',']) == variant);
        place.unwrap_or_else(|| panic!("no refusal `{code}`"))
    };
    for readme in READMES {
        let rows: Vec<(String, Fields)> = refusals(readme);
        assert_eq!(rows.iter().cloned().collect::<std::collections::BTreeMap<_, _>>(), code);
        let places: Vec<usize> = rows.iter().map(|(code, _)| order(code)).collect();
        assert!(places.is_sorted(), "the order of the refusals in {readme}");
    }
    assert_eq!(fields_of("a_b: u32,"), Fields::from([("aB".to_string(), false)]));
}

#[test]
fn every_link_leads_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let documents = ["ARCHITECTURE.md", "docs/wire-format.md", "docs/rules.md"];
    let mut found = 0;
    for document in READMES.into_iter().chain(documents) {
        let folder = root.join(document).parent().expect("a folder").to_path_buf();
        for link in links(&source(document)) {
            let (path, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let target = if path.is_empty() { root.join(document) } else { folder.join(path) };
            assert!(target.exists(), "{document} links to `{link}`");
            if !anchor.is_empty() {
                let text = std::fs::read_to_string(&target).expect("a document");
                let heading = |line: &str| line.trim_start_matches('#').trim().to_lowercase();
                let mut lines = text.lines().filter(|line| line.starts_with('#'));
                let is_there = lines.any(|line| heading(line).replace(' ', "-") == anchor);
                assert!(is_there, "{document} links to `{link}`");
            }
            found += 1;
        }
    }
    assert!(15 < found, "only {found} links were found");
}

/// The text of every fenced block of a language.
fn blocks(readme: &str, language: &str) -> Vec<String> {
    let text = source(readme);
    let fences = text.split("\n```").skip(1).step_by(2);
    let body =
        |block: &str| block.split_once('\n').map(|(tag, body)| (tag == language, body.to_string()));
    fences.filter_map(body).filter(|(is_wanted, _)| *is_wanted).map(|(_, body)| body).collect()
}

/// The rows of the table of refusals: codes have a row each, their figures in code.
fn refusals(readme: &str) -> Vec<(String, Fields)> {
    let text = source(readme);
    let section =
        text.split("\n## ").find(|it| it.starts_with("Refusals") || it.starts_with("拒绝"));
    let rows = section.expect("the refusals").lines().filter(|line| line.starts_with("| `"));
    let row = |line: &str| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').collect();
        let in_code = |cell: &str| -> Vec<String> {
            cell.split('`').skip(1).step_by(2).map(String::from).collect()
        };
        let fields = in_code(cells[1]).into_iter().map(|name| (name, false)).collect();
        (in_code(cells[0]).remove(0), fields)
    };
    rows.map(row).collect()
}

/// The targets of links and pictures within the project.
fn links(text: &str) -> Vec<String> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    targets.filter(|target| !target.starts_with("http")).map(String::from).collect()
}
