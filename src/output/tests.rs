use super::json;
use serde::Serialize;
use std::collections::BTreeMap;

/// What serde_json writes is what is written here.
fn check<T: Serialize>(value: &T) {
    assert_eq!(json(value), serde_json::to_string(value).unwrap());
}

#[derive(Serialize)]
struct Unit;

#[derive(Serialize)]
struct Wrapped(u8);

#[derive(Serialize)]
struct Pair(u8, &'static str);

#[derive(Serialize)]
struct Fields {
    first: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    second: Option<u8>,
    #[serde(flatten)]
    inner: Inner,
}

#[derive(Serialize)]
struct Inner {
    list: Vec<Fields>,
}

#[derive(Serialize)]
enum Outside {
    Unit,
    Wrapped(u8),
    Pair(u8, u8),
    Named { list: Vec<u8> },
}

#[derive(Serialize)]
#[serde(tag = "kind")]
enum Inside {
    Unit,
    Named { map: BTreeMap<String, Option<i64>> },
}

#[test]
fn every_character_is_written_as_serde_json_writes_it() {
    let all: String = (0..=0x180).filter_map(char::from_u32).collect();
    check(&all);
    for character in all.chars().chain("汉😀\u{2028}\u{ffff}".chars()) {
        check(&character);
        check(&format!("{character}{character}a{character}"));
    }
    check(&["", "{", "[", "a\"b\\c/d"]);
}

#[test]
fn every_integer_is_written_as_serde_json_writes_it() {
    check(&[0, 9, 10, 11, 99, 100, u64::MAX]);
    check(&[i64::MIN, -100, -10, -9, -1, 0, 1, i64::MAX]);
    check(&(u8::MAX, u16::MAX, u32::MAX, i8::MIN, i16::MIN, i32::MIN));
}

#[test]
fn every_shape_is_written_as_serde_json_writes_it() {
    let fields = |list| Fields { first: None, second: Some(2), inner: Inner { list } };
    check(&fields(vec![fields(vec![]), Fields { second: None, ..fields(vec![]) }]));
    check(&(Unit, Wrapped(1), Pair(2, "}"), true, (), Some(false), [[0_u8; 0]; 2]));
    check(&[Outside::Unit, Outside::Wrapped(1), Outside::Pair(2, 3)]);
    check(&[Outside::Named { list: vec![] }, Outside::Named { list: vec![4, 5] }]);
    let map = BTreeMap::from([("a\n".to_string(), Some(-1)), ("b".to_string(), None)]);
    check(&[Inside::Unit, Inside::Named { map }, Inside::Named { map: BTreeMap::new() }]);
}
