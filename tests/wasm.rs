//! The browser's shell in real browsers: text and numbers go in, text and plain failures come out.
#![cfg(all(target_arch = "wasm32", feature = "wasm"))]

use credit_term::wasm;
use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const OPENING: &str = r#"{"type":"openAccount","on":"2026-10-08","terms":{"currency":"CNY",
    "creditLimit":"10000.00","billingCycle":{"kind":"monthly","day":25},
    "repaymentWindow":{"kind":"netDays","days":20}}}"#;

/// What JavaScript makes of an answer's text.
fn parsed(answer: Result<String, JsValue>) -> JsValue {
    JSON::parse(&answer.expect("well-formed")).expect("an answer is JSON")
}

fn snapshot(account: u32) -> String {
    wasm::snapshot(account, "{}").expect("a living account")
}

fn opened() -> u32 {
    let account = wasm::create();
    let answer = parsed(wasm::apply(account, OPENING));
    assert_eq!(text(&answer, "outcome"), "accepted");
    account
}

fn order(id: &str, amount: &str) -> String {
    format!(r#"{{"type":"placeOrder","on":"2026-10-12","orderId":"{id}","amount":"{amount}"}}"#)
}

fn field(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).expect("an object")
}

fn text(object: &JsValue, key: &str) -> String {
    field(object, key).as_string().unwrap_or_else(|| panic!("{key} is no text"))
}

fn json(value: &JsValue) -> String {
    JSON::stringify(value).expect("plain").into()
}

fn assert_invalid(failure: &JsValue, path: &str) {
    assert_eq!(text(failure, "code"), "invalidInput");
    assert_eq!(text(failure, "path"), path);
    assert_ne!(text(failure, "expected"), "");
}

fn assert_disposed<T: std::fmt::Debug>(answer: Result<T, JsValue>) {
    assert_eq!(text(&answer.expect_err("disposed of"), "code"), "disposed");
}

#[wasm_bindgen_test]
fn an_order_within_the_limit_is_accepted_and_reserved() {
    let account = opened();
    let answer = parsed(wasm::apply(account, &order("A-1", "3200.00")));
    assert_eq!(text(&answer, "outcome"), "accepted");
    assert_eq!(field(&answer, "version").as_f64(), Some(2.0));

    let overview = parsed(wasm::view(account, "overview", r#"{"on":"2026-10-12"}"#));
    assert_eq!(text(&overview, "reserved"), "3200.00");
    assert_eq!(text(&overview, "available"), "6800.00");
    wasm::release(account);
}

#[wasm_bindgen_test]
fn an_order_beyond_the_limit_is_refused_as_a_value_with_its_figures() {
    let account = opened();
    assert_eq!(
        wasm::apply(account, &order("A-1", "10000.01")).unwrap(),
        r#"{"outcome":"refused","version":1,"refusals":[{"code":"creditExceeded","#.to_owned()
            + r#""available":"10000.00","allowance":"0.00","requested":"10000.01","shortfall":"0.01"}]}"#
    );
    wasm::release(account);
}

#[wasm_bindgen_test]
fn a_preview_says_where_the_order_would_be_billed_and_changes_nothing() {
    let account = opened();
    let before = snapshot(account);
    let request = r#"{"on":"2026-10-12","amount":"2500.00","expectedReceiptOn":"2026-10-26"}"#;
    let preview = parsed(wasm::view(account, "previewOrder", request));
    assert_eq!(text(&preview, "decision"), "accepted");
    assert_eq!(text(&preview, "availableAfter"), "7500.00");
    // Received on the 26th, the day after statement 1 closes.
    assert_eq!(
        json(&field(&preview, "statement")),
        r#"{"number":2,"closesOn":"2026-11-25","issuedOn":"2026-11-26","dueOn":"2026-12-16"}"#
    );
    assert_eq!(snapshot(account), before);
    wasm::release(account);
}

#[wasm_bindgen_test]
fn what_comes_out_is_plain_objects_with_null_for_nothing() {
    let account = opened();
    let overview = parsed(wasm::view(account, "overview", r#"{"on":"2026-10-08"}"#));
    assert!(field(&overview, "overdue").is_null());
    assert!(field(&overview, "statements").is_array());
    let prototype = Object::get_prototype_of(&overview);
    assert_eq!(prototype, Object::get_prototype_of(&Object::new()));
    wasm::release(account);
}

#[wasm_bindgen_test]
fn malformed_input_is_thrown_with_its_place_and_changes_nothing() {
    let account = opened();
    let before = snapshot(account);
    let number = r#"{"type":"placeOrder","on":"2026-10-12","orderId":"A-1","amount":5}"#;
    assert_invalid(&wasm::apply(account, number).unwrap_err(), "/amount");
    let unknown = r#"{"on":"2026-10-12","amount":"5.00","limt":"1"}"#;
    assert_invalid(&wasm::view(account, "previewOrder", unknown).unwrap_err(), "/limt");
    let twice = r#"{"on":"2026-10-12","on":"2026-10-13"}"#;
    assert_invalid(&wasm::view(account, "overview", twice).unwrap_err(), "/on");
    assert_invalid(&wasm::apply(account, "").unwrap_err(), "");
    assert_invalid(&wasm::load(b"\xff").unwrap_err(), "");
    assert_invalid(&wasm::replay(b"{}").unwrap_err(), "");
    assert_eq!(snapshot(account), before);
    wasm::release(account);
}

#[wasm_bindgen_test]
fn a_snapshot_loads_back_as_the_same_account() {
    let account = opened();
    wasm::apply(account, &order("A-1", "3200.00")).unwrap();
    let written = snapshot(account);
    let loaded = wasm::load(written.as_bytes()).unwrap();
    assert_ne!(loaded, account);
    assert_eq!(snapshot(loaded), written);
    wasm::release(account);
    wasm::release(loaded);
}

#[wasm_bindgen_test]
fn a_live_snapshot_leaves_the_finished_out_and_a_malformed_request_is_thrown() {
    let account = opened();
    wasm::apply(account, &order("A-1", "3200.00")).unwrap();
    let cancel =
        r#"{"type":"cancelOrder","on":"2026-10-12","cancellationId":"C-1","orderId":"A-1"}"#;
    wasm::apply(account, cancel).unwrap();
    let live = wasm::load(wasm::snapshot(account, r#"{"live":true}"#).unwrap().as_bytes()).unwrap();
    let request = r#"{"on":"2026-10-12","orderId":"A-1"}"#;
    assert_eq!(
        text(&parsed(wasm::view(account, "order", request)), "paymentSlip"),
        "noPaymentNeeded"
    );
    let refused = wasm::view(live, "order", request).unwrap();
    assert!(refused.contains(r#""code":"notInSnapshot","id":"A-1""#), "{refused}");
    assert_eq!(wasm::snapshot(account, r#"{"live":false}"#).unwrap(), snapshot(account));
    assert_invalid(&wasm::snapshot(account, r#"{"life":true}"#).unwrap_err(), "/life");
    wasm::release(account);
    wasm::release(live);
}

#[wasm_bindgen_test]
fn a_fork_goes_its_own_way() {
    let account = opened();
    let fork = wasm::fork(account).unwrap();
    wasm::apply(fork, &order("A-1", "3200.00")).unwrap();
    let overview = |account| parsed(wasm::view(account, "overview", r#"{"on":"2026-10-12"}"#));
    assert_eq!(text(&overview(account), "reserved"), "0.00");
    assert_eq!(text(&overview(fork), "reserved"), "3200.00");
    wasm::release(account);
    assert_eq!(text(&overview(fork), "reserved"), "3200.00");
    wasm::release(fork);
}

#[wasm_bindgen_test]
fn an_account_released_is_gone_and_releasing_it_again_is_nothing() {
    let account = opened();
    wasm::release(account);
    wasm::release(account);
    assert_disposed(wasm::apply(account, OPENING));
    assert_disposed(wasm::view(account, "overview", r#"{"on":"2026-10-08"}"#));
    assert_disposed(wasm::snapshot(account, "{}"));
    assert_disposed(wasm::fork(account));
    assert_disposed(wasm::snapshot(u32::MAX, "{}"));
}

#[wasm_bindgen_test]
fn a_number_never_comes_twice_though_its_place_does() {
    let first = wasm::create();
    wasm::release(first);
    let mut seen = std::collections::BTreeSet::from([first]);
    // More than the generations of one place.
    for _ in 0..10_000 {
        let next = wasm::create();
        assert!(seen.insert(next), "{next} came twice");
        assert_disposed(wasm::snapshot(first, "{}"));
        wasm::release(next);
    }
}

#[wasm_bindgen_test]
fn a_business_date_is_the_date_in_the_zone() {
    let date = |instant: &str, zone: &str| wasm::business_date(instant, zone).unwrap();
    assert_eq!(date("2026-11-22T15:59:59.999Z", "Asia/Shanghai"), "2026-11-22");
    assert_eq!(date("2026-11-22T16:00:00.000Z", "Asia/Shanghai"), "2026-11-23");
    assert_eq!(date("2026-11-22T16:00:00.000Z", "UTC"), "2026-11-22");
    // Samoa went from the 29th to the 31st when it moved across the date line.
    assert_eq!(date("2011-12-30T09:59:59.000Z", "Pacific/Apia"), "2011-12-29");
    assert_eq!(date("2011-12-30T10:00:00.000Z", "Pacific/Apia"), "2011-12-31");
    assert_eq!(date("1970-01-01T00:00:00.000Z", "UTC"), "1970-01-01");
    assert_eq!(date("9990-12-31T23:59:59.999Z", "UTC"), "9990-12-31");
}

#[wasm_bindgen_test]
fn what_is_no_instant_zone_or_business_date_is_malformed() {
    let failure = |instant: &str, zone: &str| wasm::business_date(instant, zone).unwrap_err();
    let noon = "2026-11-22T12:00:00.000Z";
    assert_invalid(&failure("", "UTC"), "/instant");
    assert_invalid(&failure("1969-12-31T23:59:59.999Z", "UTC"), "/instant");
    assert_invalid(&failure("9991-01-01T00:00:00.000Z", "UTC"), "/instant");
    assert_invalid(&failure("-271821-04-20T00:00:00.000Z", "UTC"), "/instant");
    for zone in ["", "Mars/Phobos", "EST5EDT", "+08:00", "+25:00", "/", "Asia/Shanghai/", "utc"] {
        assert_invalid(&failure(noon, zone), "/zone");
    }
}

#[wasm_bindgen_test]
fn every_offset_of_the_clock_has_its_date() {
    // Noon in UTC is the next day fourteen hours east, and the same day twelve hours west. The sign
    // of these zones' names is the other way round.
    let noon = "2026-11-22T12:00:00.000Z";
    for west in -14..=12 {
        let zone = format!("Etc/GMT{west:+}");
        let expected = if west <= -12 { "2026-11-23" } else { "2026-11-22" };
        assert_eq!(wasm::business_date(noon, &zone).unwrap(), expected, "{zone}");
    }
}

#[wasm_bindgen_test]
fn a_calendar_needs_no_account() {
    let request = r#"{"from":"2026-01-31","periods":2,"terms":{"currency":"CNY",
        "creditLimit":"0","billingCycle":{"kind":"monthly","day":31},
        "repaymentWindow":{"kind":"netDays","days":0}}}"#;
    assert_eq!(
        wasm::calendar(request).unwrap(),
        r#"{"periods":[{"number":1,"opensOn":"2026-01-31","closesOn":"2026-01-31","#.to_owned()
            + r#""issuedOn":"2026-02-01","dueOn":"2026-02-01","closesClamped":false,"dueClamped":false},"#
            + r#"{"number":2,"opensOn":"2026-02-01","closesOn":"2026-02-28","#
            + r#""issuedOn":"2026-03-01","dueOn":"2026-03-01","closesClamped":true,"dueClamped":false}]}"#
    );
}

#[wasm_bindgen_test]
fn bare_facts_become_an_account_and_its_statement_a_table() {
    let facts = r#"{"openedOn":"2026-10-08","terms":{"currency":"CNY","creditLimit":"10.00",
        "billingCycle":{"kind":"monthly","day":25},"repaymentWindow":{"kind":"netDays","days":20}},
        "csv":"订单,类型,金额,日期\nA,下单,9,2026-10-09\nA,签收,8,2026-10-10\nB,下单,2,2026-10-11"}"#;
    let made = parsed(wasm::from_facts(facts.as_bytes()));
    let refused = json(&field(&made, "refused"));
    assert!(refused.starts_with(r#"[{"path":"/csv/4","orderId":"B","fact":"order""#), "{refused}");

    let account = field(&made, "account").as_f64().expect("a number") as u32;
    let table = parsed(wasm::statement_csv(account, r#"{"on":"2026-10-12","number":1}"#));
    let table = table.as_string().expect("a text");
    assert!(table.ends_with("Total,,,,,,8.00,0.00,0.00,0.00,0.00,8.00\r\n"), "{table}");
    let none = parsed(wasm::statement_csv(account, r#"{"on":"2026-10-12","number":2}"#));
    assert_eq!(text(&none, "outcome"), "refused");
    wasm::release(account);

    let failure = wasm::from_facts(b"{}").expect_err("malformed");
    assert_invalid(&failure, "/openedOn");
    assert_disposed(wasm::statement_csv(account, r#"{"on":"2026-10-12","number":1}"#));
}
