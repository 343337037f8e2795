use crate::account::{Account, Answer};

const REQUEST: &str = r#"{"on":"2026-10-20","amount":"7","expectedReceiptOn":"2026-11-02"}"#;

fn account(currency: &str, commands: &[&str]) -> Account {
    let mut account = Account::default();
    let opening = format!(
        r#"{{"type":"openAccount","on":"2026-10-08","terms":{{"currency":"{currency}",
        "creditLimit":"9000","overLimitAllowance":"50","billingCycle":{{"kind":"monthly","day":25}},
        "repaymentWindow":{{"kind":"netDays","days":20}}}}}}"#
    );
    for command in [opening.as_str()].iter().chain(commands) {
        let answer = account.apply_text(command).expect("well-formed");
        assert!(matches!(answer, Answer::Accepted { .. }), "{command}: {answer:?}");
    }
    account
}

const ORDER: &str = r#"{"type":"placeOrder","on":"2026-10-12","orderId":"A","amount":"3200"}"#;
const RECEIPT: &str =
    r#"{"type":"confirmReceipt","on":"2026-10-15","receiptId":"R","orderId":"A","amount":"700"}"#;

/// Writes the JSON of a preview around its packed values, as the JavaScript face does.
fn unpacked(packed: &str) -> String {
    let values: Vec<&str> = packed.split(' ').collect();
    let [
        limit,
        temporary,
        allowance,
        reserved,
        unbilled,
        billed,
        exposure,
        available,
        after,
        short,
        to_repay,
        closes,
        issued,
        due,
        number,
        next,
        "",
    ] = values[..]
    else {
        panic!("not 16 values, each with a space behind it: {packed}");
    };
    let next = if next == "null" { next.to_owned() } else { format!("\"{next}\"") };
    [
        r#"{"decision":"accepted","refusals":[],"#,
        &format!(r#""creditLimit":"{limit}","temporaryLimit":"{temporary}","#),
        &format!(r#""overLimitAllowance":"{allowance}","reserved":"{reserved}","#),
        &format!(r#""unbilled":"{unbilled}","billed":"{billed}","exposure":"{exposure}","#),
        &format!(r#""available":"{available}","availableAfter":"{after}","shortfall":"{short}","#),
        &format!(r#""statement":{{"number":{number},"closesOn":"{closes}","#),
        &format!(r#""issuedOn":"{issued}","dueOn":"{due}"}},"#),
        &format!(
            r#""repayToProceed":{{"amount":"{to_repay}","lines":[]}},"nextOverdueOn":{next}}}"#
        ),
    ]
    .concat()
}

#[test]
fn the_packed_values_are_those_of_the_json_in_its_own_digits() {
    for currency in ["JPY", "CNY", "KWD"] {
        for commands in [&[][..], &[ORDER], &[ORDER, RECEIPT]] {
            let account = account(currency, commands);
            let check = |request: &str| {
                let answer = account.view_text("previewOrder", request).expect("well-formed");
                let answer = serde_json::to_string(&answer).expect("plain");
                let packed = account.packed_order_preview(request).expect(request);
                assert_eq!(unpacked(&packed), answer, "{currency}: {request}");
            };
            check(REQUEST);
            check(r#"{"on":"2026-10-20","amount":"5850"}"#);
            check(r#"{"amount":"1","on":"2026-11-15"}"#);
            check(r#"{"expectedReceiptOn":"2028-02-29","amount":"1","on":"2026-10-20"}"#);
        }
    }
}

#[test]
fn whatever_is_written_otherwise_or_is_no_plain_yes_goes_the_general_way() {
    let account = account("CNY", &[ORDER, RECEIPT]);
    let check =
        |request: &str| assert_eq!(account.packed_order_preview(request), None, "{request}");
    check(r#"{"on":"2026-10-20","amount":"9001"}"#);
    check(r#"{"on":"2026-11-20","amount":"5851"}"#);
    check(r#"{"on":"2026-10-14","amount":"1"}"#);
    check(r#"{"on":"9000-10-14","amount":"1"}"#);
    check(r#"{"on":"2026-10-20","amount":"0"}"#);
    check(r#"{"on":"2026-10-20","amount":"1.001"}"#);
    check(r#"{"on":"2026-10-20","amount":"-1"}"#);
    check(r#"{"on":"2026-10-20","amount":7}"#);
    check(r#"{"on":"2026-10-20","amount":"7","amount":"7"}"#);
    check(r#"{"on":"2026-10-20","amount":"7","expectedReceiptOn":"2026-10-19"}"#);
    check(r#"{"on":"2026-10-20","amount":"7","explain":true}"#);
    check(r#"{"on":"2026-10-20","amount":"7","orderId":"A"}"#);
    check(r#"{"on":"2026-10-20","amount":"\u0037"}"#);
    check(r#"{"on":"2026-10-20","amount":"7" }"#);
    check(r#"{"on":"2026-10-20","amount":"7"}}"#);
    check(r#"{"on":"2026-10-20","amount":"7","}"#);
    check(r#"{"on":"2026-10-20","amount":"7"}"x"#);
    check(r#","on":"2026-10-20","amount":"7"}"#);
    check(r#"{"on":"2026-10-20","amount":"7""#);
    check(r#"{"on":"2026-10-20"}"#);
    check("{}");
    check("");
    assert_eq!(Account::default().packed_order_preview(REQUEST), None);
}
