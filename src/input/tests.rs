use super::{Fields, Id, InvalidInput, Node, Path};
use std::borrow::Cow;

const PLENTY: usize = 1_000_000;

fn fault(text: &str) -> InvalidInput {
    Node::parse(text, PLENTY).expect_err(text)
}

#[test]
fn malformed_documents_are_refused_at_their_place() {
    let check = |text: &str, path: &str, expected: &str| {
        assert_eq!(fault(text), InvalidInput::new(path, expected), "{text}");
    };
    check(r#"{"a":1,"a":2}"#, "/a", "each key only once");
    check(r#"{"a":1,"b":2,"\u0061":3}"#, "/a", "each key only once");
    check(r#"{"x":[0,{"a/b~c":1,"a/b~c":1}]}"#, "/x/1/a~1b~0c", "each key only once");
    check(r#"{"a":1} x"#, "", "nothing after the json value");
    check("1 2", "", "nothing after the json value");
    let broken = |line: u32, column: u32| {
        format!("well-formed json (it breaks at line {line}, column {column})")
    };
    check("", "", &broken(1, 0));
    check("\u{feff}{}", "", &broken(1, 1));
    check("{\"a\":[1,\n2,]}", "/a", &broken(2, 3));
    check(r#"{"a":{"b":"x"#, "/a/b", &broken(1, 12));
    check(r#"{"a":"\ud800"}"#, "/a", &broken(1, 13));
    check(r#"{"a":["\udc00\ud800"]}"#, "/a/0", &broken(1, 13));
    check(r#"{"a":{"\ud800":1}}"#, "/a", &broken(1, 14));
    check(r#"{"a":01}"#, "/a", &broken(1, 7));
    check(r#"{"a":NaN}"#, "/a", &broken(1, 6));
    check(r#"{"a":1e999}"#, "/a", &broken(1, 10));
    check("{'a':1}", "", &broken(1, 2));
}

#[test]
fn lists_and_objects_stand_in_each_other_32_deep_and_no_deeper() {
    let lists = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(Node::parse(&lists(32), PLENTY).is_ok());
    let deeper = fault(&lists(33));
    assert_eq!(deeper.path, "/0".repeat(32));
    assert_eq!(deeper.expected, "at most 32 levels of lists and objects");

    let objects = |depth: usize| r#"{"a":"#.repeat(depth) + "1" + &"}".repeat(depth);
    assert!(Node::parse(&objects(32), PLENTY).is_ok());
    assert_eq!(fault(&objects(33)).path, "/a".repeat(32));

    let abyss = "[".repeat(900_000);
    assert_eq!(fault(&abyss).path, "/0".repeat(32));
}

#[test]
fn a_document_has_at_most_so_many_bytes() {
    assert!(Node::parse("[1,2]", 5).is_ok());
    let long = Node::parse("[1,2]", 4).unwrap_err();
    assert_eq!(long, InvalidInput::new("", "at most 4 bytes of json"));
}

#[test]
fn a_document_has_at_most_so_many_values() {
    let listed = |text: &str, count: usize| format!("[{}]", vec![text; count].join(","));
    for (text, count) in [("1", 9_216), ("[]", 9_216), ("[1]", 4_608), (r#"{"a":1}"#, 4_608)] {
        assert!(Node::parse(&listed(text, count), PLENTY).is_ok(), "{text}");
        assert_eq!(fault(&listed(text, count + 1)).expected, "at most 9216 values", "{text}");
    }
    let fields: Vec<_> = (0..9_217).map(|name| format!(r#""{name}":{{}}"#)).collect();
    let all = format!(r#"{{"x":{{{}}}}}"#, fields.join(","));
    assert_eq!(fault(&all), InvalidInput::new("/x", "at most 9216 values"));
}

#[test]
fn only_what_is_written_as_an_integer_is_one() {
    let check = |text: &str, node: Node<'_>| {
        assert_eq!(Node::parse(text, PLENTY), Ok(node), "{text}");
    };
    check("0", Node::Integer(0));
    check("-1", Node::Integer(-1));
    check("9223372036854775807", Node::Integer(i64::MAX));
    check("-9223372036854775808", Node::Integer(i64::MIN));
    check("9223372036854775808", Node::Number);
    check("-9223372036854775809", Node::Number);
    check("99999999999999999999999", Node::Number);
    check("1.0", Node::Number);
    check("1e3", Node::Number);
    check("1E0", Node::Number);
    check("-0", Node::Number);
    check("0.0", Node::Number);
    check("true", Node::Bool(true));
    check("null", Node::Null);
}

#[test]
fn text_is_borrowed_unless_an_escape_stands_in_it() {
    let text = r#"{"plain":"签收","esc\u0061ped":"a\nb"}"#;
    let Ok(Node::Object(fields)) = Node::parse(text, PLENTY) else {
        panic!("an object was parsed");
    };
    assert!(matches!(&fields[0], (Cow::Borrowed("plain"), Node::Text(Cow::Borrowed("签收")))));
    assert!(matches!(
        &fields[1],
        (Cow::Owned(name), Node::Text(Cow::Owned(value))) if name == "escaped" && value == "a\nb"
    ));
}

#[test]
fn an_object_gives_what_is_asked_for_and_refuses_the_rest() {
    let check = |text: &str, expected: Result<(), (&str, &str)>| {
        let node = Node::parse(text, PLENTY).unwrap();
        let root = Path::root();
        let place = root.field("order");
        let take = || {
            let mut fields = Fields::of(&node, &place)?;
            let (amount, path) = fields.required("amount")?;
            amount.string(&path, "an amount")?;
            if let Some((note, path)) = fields.optional("note") {
                note.text(&path, 1..=3)?;
            }
            fields.end()
        };
        let expected = expected.map_err(|(path, wanted)| InvalidInput::new(path, wanted));
        assert_eq!(take(), expected, "{text}");
    };
    check(r#"{"amount":"1"}"#, Ok(()));
    check(r#"{"note":"a","amount":"1"}"#, Ok(()));
    check("[]", Err(("/order", "an object")));
    check("null", Err(("/order", "an object")));
    check("{}", Err(("/order/amount", "the field `amount`")));
    check(r#"{"amount":null}"#, Err(("/order/amount", "an amount")));
    check(r#"{"amount":"1","note":null}"#, Err(("/order/note", "text of 1 to 3 characters")));
    check(r#"{"amount":"1","nte":"a"}"#, Err(("/order/nte", "no field `nte` (nearest: `note`)")));
    check(
        r#"{"amount":"1","Amount":"1"}"#,
        Err(("/order/Amount", "no field `Amount` (nearest: `amount`)")),
    );
    check(
        r#"{"amount":"1","__proto__":{}}"#,
        Err(("/order/__proto__", "no field `__proto__` (nearest: `note`)")),
    );
}

#[test]
fn an_object_without_fields_of_its_own_names_no_nearest_one() {
    let node = Node::parse(r#"{"a/b":1}"#, PLENTY).unwrap();
    let root = Path::root();
    let fault = Fields::of(&node, &root).unwrap().end().unwrap_err();
    assert_eq!(fault, InvalidInput::new("/a~1b", "no field `a/b`"));
}

#[test]
fn no_more_than_64_characters_of_the_callers_text_come_back() {
    let echoed = |text: &str| text.chars().filter(|character| *character == 'é').count();
    for length in [1, 32, 33, 63, 64, 65, 500_000] {
        let name = "é".repeat(length);
        let twice = fault(&format!(r#"{{"x":{{"{name}":1,"{name}":2}}}}"#));
        let nested = fault(&format!(r#"{{"{name}":{{"{name}":{{"{name}":!}}}}}}"#));
        let text = format!(r#"{{"{name}":1}}"#);
        let node = Node::parse(&text, 2 * PLENTY).unwrap();
        let root = Path::root();
        let unknown = Fields::of(&node, &root).unwrap().end().unwrap_err();
        for fault in [twice, nested, unknown] {
            assert!(echoed(&fault.path) + echoed(&fault.expected) <= 64, "{length}");
        }
    }
}

#[test]
fn common_values_are_read_within_their_bounds() {
    let check = |text: &str, read: &dyn Fn(&Node<'_>, &Path<'_>) -> Result<(), InvalidInput>| {
        let node = Node::parse(text, PLENTY).unwrap();
        read(&node, &Path::at("/x")).map_err(|fault| fault.to_string())
    };
    let days = |node: &Node<'_>, path: &Path<'_>| node.integer::<u32>(path, 1..=31).map(|_| ());
    let wanted = Err("at `/x`: expected an integer from 1 to 31".to_owned());
    for good in ["1", "31"] {
        assert_eq!(check(good, &days), Ok(()), "{good}");
    }
    for bad in ["0", "32", "-1", "1.0", "1e0", "\"1\"", "true", "null", "[1]"] {
        assert_eq!(check(bad, &days), wanted, "{bad}");
    }

    let text = |node: &Node<'_>, path: &Path<'_>| node.text(path, 1..=200).map(|_| ());
    let quoted = |length: usize| format!("\"{}\"", "😀".repeat(length));
    assert_eq!(check(&quoted(1), &text), Ok(()));
    assert_eq!(check(&quoted(200), &text), Ok(()));
    assert!(check(&quoted(0), &text).is_err());
    assert!(check(&quoted(201), &text).is_err());
    assert!(check("7", &text).is_err());

    let list = |node: &Node<'_>, path: &Path<'_>| node.list(path, 2).map(|_| ());
    assert_eq!(check("[]", &list), Ok(()));
    assert_eq!(check("[1,2]", &list), Ok(()));
    assert!(check("[1,2,3]", &list).is_err());
    assert!(check("{}", &list).is_err());

    let flag = |node: &Node<'_>, path: &Path<'_>| node.boolean(path).map(|_| ());
    assert_eq!(check("false", &flag), Ok(()));
    for bad in ["0", "\"false\"", "null"] {
        assert!(check(bad, &flag).is_err(), "{bad}");
    }

    let choice =
        |node: &Node<'_>, path: &Path<'_>| node.choice(path, &[("one", 1), ("two", 2)]).map(|_| ());
    assert_eq!(check("\"two\"", &choice), Ok(()));
    let wanted = Err("at `/x`: expected one of `one`, `two`".to_owned());
    for bad in ["\"Two\"", "\"\"", "2", "null"] {
        assert_eq!(check(bad, &choice), wanted, "{bad}");
    }
}

#[test]
fn entries_are_refused_at_their_index() {
    let node = Node::parse("[1, 2, \"3\"]", PLENTY).unwrap();
    let read = node.entries(&Path::at("/days"), 5, |day, path| day.integer::<u32>(path, 1..=31));
    assert_eq!(read.unwrap_err().path, "/days/2");
}

/// R5: 1–64 of the letters, digits and `. _ : -`.
#[test]
fn ids_are_of_their_alphabet_and_length() {
    let accepted = ["a", "A-1", "0", ".", "a:b_c.d-9", "constructor", "__proto__"];
    for good in accepted.iter().map(|id| id.to_string()).chain(["x".repeat(64)]) {
        let id = Id::parse(&good).expect(&good);
        assert_eq!((id.as_str(), id.to_string()), (good.as_str(), good.clone()));
        assert_eq!(serde_json::to_string(&id).unwrap(), format!("\"{good}\""));
    }
    let refused = ["", " ", "a b", "a/b", "é", "a\0", "１", "a\u{202e}", "a,b", "a+b"];
    for bad in refused.iter().map(|id| id.to_string()).chain(["x".repeat(65)]) {
        assert_eq!(Id::parse(&bad), None, "{bad:?}");
    }
    let node = Node::parse("\"a b\"", PLENTY).unwrap();
    let fault = node.id(&Path::at("/orderId")).unwrap_err();
    assert_eq!(fault.expected, "an id: 1 to 64 of `A-Z a-z 0-9 . _ : -`");
}

#[test]
fn an_error_is_written_as_path_and_expectation() {
    let fault = Path::root().field("a/b").wants("an object");
    assert_eq!(
        serde_json::to_string(&fault).unwrap(),
        r#"{"path":"/a~1b","expected":"an object"}"#
    );
    assert_eq!(fault.to_string(), "at `/a~1b`: expected an object");
    let whole = Path::root().wants("an object");
    assert_eq!(whole.to_string(), "expected an object");
}
