//! The code as it stands: the variants, structs and fields that serde writes. Knows Rust's text as
//! far as that takes, and no document.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A field's name, and whether it may be absent.
pub type Fields = BTreeMap<String, bool>;

/// The text of a file of the project.
pub fn source(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()))
}

/// The variants of an enum with named fields, as serde writes them.
pub fn variants_of(path: &str, name: &str) -> BTreeMap<String, Fields> {
    let text = source(path);
    let body = body_of(&text, &format!("pub enum {name} {{"));
    let mut variants = BTreeMap::new();
    for variant in entries_of(body) {
        let head = variant.lines().map(str::trim).find(|line| line.starts_with(char::is_uppercase));
        let head = head.unwrap_or_else(|| panic!("no variant in {variant}"));
        let end = head.find(|c: char| !c.is_alphanumeric()).unwrap_or(head.len());
        let mut name = head[..end].to_string();
        name[..1].make_ascii_lowercase();
        let fields = match variant.split_once('{') {
            Some((_, fields)) => fields_of(fields.rsplit_once('}').expect("its end").0),
            None => Fields::new(),
        };
        variants.insert(name, fields);
    }
    variants
}

/// The text between a head's opening brace and the one that closes it.
pub fn body_of<'t>(text: &'t str, head: &str) -> &'t str {
    let start = text.find(head).unwrap_or_else(|| panic!("no `{head}`")) + head.len();
    let mut depth = 1;
    let end = text[start..].char_indices().find(|(_, c)| {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        depth == 0
    });
    &text[start..start + end.expect("a closing brace").0]
}

/// Takes a body apart at the commas that stand in no bracket of any kind.
fn entries_of(body: &str) -> Vec<String> {
    let without_comments: Vec<&str> =
        body.lines().map(|line| line.split("//").next().unwrap_or("")).collect();
    let mut depth = 0;
    let mut entries = vec![String::new()];
    for c in without_comments.join("\n").chars() {
        match c {
            '{' | '(' | '[' | '<' => depth += 1,
            '}' | ')' | ']' | '>' => depth -= 1,
            _ => {}
        }
        if c == ',' && depth == 0 {
            entries.push(String::new());
        } else {
            entries.last_mut().expect("one at least").push(c);
        }
    }
    entries.retain(|entry| !entry.trim().is_empty());
    entries
}

/// The fields of a struct's or variant's body, as serde writes them.
pub fn fields_of(body: &str) -> Fields {
    let read = |entry: String| {
        let may_be_absent = entry.contains("skip_serializing_if");
        let (before, _) = entry.split_once(": ").expect("a field has a type");
        let name = before.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next();
        (camel_case(name.expect("a name")), may_be_absent)
    };
    entries_of(body).into_iter().map(read).collect()
}

fn camel_case(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_string();
    words.fold(first, |done, word| done + &word[..1].to_uppercase() + &word[1..])
}
