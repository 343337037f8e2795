//! A statement as a table: its head, its records, its sums, and what a spreadsheet must not run.

use credit_term::{Account, StatementCsv};
use serde_json::{Value, json};

/// Two orders, one with an id that looks like a formula, each received, one partly repaid and
/// partly returned after it was billed.
fn account() -> Account {
    let facts = json!({
        "openedOn": "2026-01-01",
        "terms": {
            "currency": "CNY",
            "creditLimit": "1000.00",
            "billingCycle": { "kind": "monthly", "day": 25 },
            "repaymentWindow": { "kind": "netDays", "days": 20 },
        },
        "orders": [
            { "orderId": "-1", "amount": "300", "placedOn": "2026-01-02",
              "receipts": [{ "amount": "300", "on": "2026-01-03" }] },
            { "orderId": "PO-1", "amount": "200", "placedOn": "2026-01-02",
              "receipts": [{ "amount": "150", "on": "2026-01-04" }],
              "repayments": [{ "amount": "40.50", "on": "2026-01-27" }],
              "returns": [{ "amount": "10", "on": "2026-01-05" },
                          { "amount": "20", "on": "2026-01-28" }] },
        ],
    });
    let made = Account::from_facts(facts.to_string().as_bytes()).expect("facts");
    assert_eq!(made.refused, []);
    let mut account = made.account;
    let start = json!({ "type": "startRepayment", "on": "2026-01-29", "repaymentId": "P",
        "for": { "kind": "orders", "orders": [{ "orderId": "-1", "amount": "5" }] } });
    let receipt = json!({ "type": "confirmReceipt", "on": "2026-01-29", "receiptId": "R",
        "orderId": "PO-1", "signedOn": "2026-01-28" });
    for command in [start, receipt] {
        account.apply_text(&command.to_string()).expect("a command");
    }
    account
}

fn asked(request: Value) -> StatementCsv {
    account().statement_csv_text(&request.to_string()).expect("a request")
}

fn text(request: Value) -> String {
    match asked(request) {
        StatementCsv::Text(text) => text,
        StatementCsv::Refused(refused) => panic!("{refused:?}"),
    }
}

#[test]
fn a_statement_is_a_table_of_its_lines_with_their_sums() {
    let request = json!({ "on": "2026-02-01", "number": 1, "locale": "en" });
    assert_eq!(
        text(request),
        "\u{FEFF}Statement,Due date,Order,Receipt,Posted on,Signed on,Posted,Reversed,Offset,\
         Repaid,In flight,Outstanding\r\n\
         1,2026-02-15,'-1,'-1.1,2026-01-03,,300.00,0.00,0.00,0.00,5.00,300.00\r\n\
         1,2026-02-15,PO-1,PO-1.1,2026-01-04,,150.00,10.00,20.00,40.50,0.00,79.50\r\n\
         Total,,,,,,450.00,10.00,20.00,40.50,5.00,379.50\r\n"
    );
}

#[test]
fn the_open_statement_shows_the_signing_day_and_the_head_speaks_chinese() {
    let expected = "\u{FEFF}账单,最后还款日,订单,签收单,入账日,签收日,已入账,冲减账单,抵扣待还,已还,\
         还款中,待还金额\r\n\
         2,2026-03-18,PO-1,R,2026-01-29,2026-01-28,50.00,0.00,0.00,0.00,0.00,50.00\r\n\
         合计,,,,,,50.00,0.00,0.00,0.00,0.00,50.00\r\n";
    for locale in ["zh", "zh-CN", "ZH-Hant-TW"] {
        let request = json!({ "on": "2026-02-01", "number": 2, "locale": locale });
        assert_eq!(text(request), expected, "{locale}");
    }
}

#[test]
fn any_other_locale_and_none_speak_english() {
    let head = |request| text(request).lines().next().map(str::to_owned);
    let english = head(json!({ "on": "2026-02-01", "number": 1, "locale": "en-GB" }));
    assert!(english.as_deref().is_some_and(|head| head.contains("Due date")), "{english:?}");
    assert_eq!(head(json!({ "on": "2026-02-01", "number": 1 })), english);
    for locale in ["de", "zhx", "x-zh"] {
        let request = json!({ "on": "2026-02-01", "number": 1, "locale": locale });
        assert_eq!(head(request), english, "{locale}");
    }
}

#[test]
fn a_statement_that_cannot_be_given_is_refused() {
    let refused = asked(json!({ "on": "2026-02-01", "number": 9, "locale": "zh" }));
    assert_eq!(
        serde_json::to_value(refused).expect("JSON"),
        json!({ "outcome": "refused", "refusals": [{ "code": "unknownStatement", "number": 9 }] })
    );
    let unopened = Account::default().statement_csv_text(r#"{"on":"2026-01-01","number":1}"#);
    let unopened = serde_json::to_value(unopened.expect("a request")).expect("JSON");
    assert_eq!(unopened["refusals"], json!([{ "code": "accountNotOpen" }]));
}

#[test]
fn a_malformed_request_is_refused_at_its_place() {
    let check = |request: Value, path: &str| {
        let fault = account().statement_csv_text(&request.to_string()).expect_err(path);
        assert_eq!(fault.path, path, "{fault}");
    };
    check(json!([]), "");
    check(json!({ "number": 1 }), "/on");
    check(json!({ "on": "2026-02-01" }), "/number");
    check(json!({ "on": "2026-02-01", "number": "1" }), "/number");
    check(json!({ "on": "2026-02-01", "number": 1, "locale": null }), "/locale");
    check(json!({ "on": "2026-02-01", "number": 1, "locale": "" }), "/locale");
    check(json!({ "on": "2026-02-01", "number": 1, "explain": true }), "/explain");
}
