use super::DraftTerms;
use crate::input::{Node, Path};

const LEAST: &str = r#""currency":"CNY","creditLimit":"10000.00",
    "billingCycle":{"kind":"perReceipt"},"repaymentWindow":{"kind":"netDays","days":20}"#;

/// Reads and settles terms that stand at `/terms`, and writes them again.
fn settled(text: &str) -> Result<String, (String, String)> {
    let node = Node::parse(text, 10_000).expect(text);
    let draft = DraftTerms::read(&node, &Path::at("/terms"));
    let terms = draft.and_then(|draft| draft.settle());
    terms
        .map(|terms| serde_json::to_string(&terms).unwrap())
        .map_err(|fault| (fault.path.clone(), fault.expected.clone()))
}

/// The least that terms are, with one field more or another value in place of a field's.
fn with(field: &str, value: &str) -> String {
    let least = Node::parse(&format!("{{{LEAST}}}"), 1_000).map(|_| LEAST);
    let kept = match field {
        "currency" => least.map(|text| text.replace("\"CNY\"", value)),
        "creditLimit" => least.map(|text| text.replace("\"10000.00\"", value)),
        "billingCycle" => least.map(|text| text.replace(r#"{"kind":"perReceipt"}"#, value)),
        "repaymentWindow" => {
            least.map(|text| text.replace(r#"{"kind":"netDays","days":20}"#, value))
        }
        added => least.map(|text| format!("{text},\"{added}\":{value}")),
    };
    format!("{{{}}}", kept.unwrap())
}

/// Terms: what is left out takes the value shown there, and all of it is written.
#[test]
fn terms_are_written_complete_and_in_order() {
    let check = |given: &str, written: &str| {
        assert_eq!(settled(given), Ok(written.to_owned()));
    };
    let complete = concat!(
        r#"{"currency":"KWD","creditLimit":"10000.000","overLimitAllowance":"0.005","#,
        r#""billingCycle":{"kind":"semiMonthly","days":[10,25]},"#,
        r#""repaymentWindow":{"kind":"dayOfMonth","day":31,"monthsAfter":1,"plusDays":2,"#,
        r#""from":"closing"},"graceDays":3,"overdueTolerance":"1.500","partialRepayment":false,"#,
        r#""businessDays":{"convention":"nearest","weekend":["friday"],"#,
        r#""holidays":["2026-10-02","2026-10-01"],"workdays":["2026-10-09"]}}"#,
    );
    check(complete, complete);
    check(
        &format!("{{{LEAST}}}"),
        concat!(
            r#"{"currency":"CNY","creditLimit":"10000.00","overLimitAllowance":"0.00","#,
            r#""billingCycle":{"kind":"perReceipt"},"#,
            r#""repaymentWindow":{"kind":"netDays","days":20,"from":"issue"},"graceDays":0,"#,
            r#""overdueTolerance":"0.00","partialRepayment":true,"#,
            r#""businessDays":{"convention":"none","weekend":["saturday","sunday"],"#,
            r#""holidays":[],"workdays":[]}}"#,
        ),
    );
}

/// R10 and R12: every kind with its defaults written out, its fields in order.
#[test]
fn every_cycle_and_window_is_read_and_written() {
    let check = |field: &str, given: &str, written: &str| {
        let terms = settled(&with(field, given)).expect(given);
        assert!(terms.contains(&format!("\"{field}\":{written}")), "{given}: {terms}");
    };
    for cycle in [
        r#"{"kind":"monthly","day":31}"#,
        r#"{"kind":"semiMonthly","days":[1,31]}"#,
        r#"{"kind":"weekly","weekday":"sunday"}"#,
        r#"{"kind":"everyNDays","days":366}"#,
        r#"{"kind":"perReceipt"}"#,
    ] {
        check("billingCycle", cycle, cycle);
    }
    let window = |given: &str, written: &str| check("repaymentWindow", given, written);
    window(r#"{"kind":"netDays","days":0}"#, r#"{"kind":"netDays","days":0,"from":"issue"}"#);
    window(
        r#"{"from":"closing","plusDays":366,"monthsAfter":12,"kind":"endOfMonth"}"#,
        r#"{"kind":"endOfMonth","monthsAfter":12,"plusDays":366,"from":"closing"}"#,
    );
    window(
        r#"{"kind":"dayOfMonth","day":1,"monthsAfter":0}"#,
        r#"{"kind":"dayOfMonth","day":1,"monthsAfter":0,"plusDays":0,"from":"issue"}"#,
    );
    window(
        r#"{"kind":"nextOf","days":[31,5,5]}"#,
        r#"{"kind":"nextOf","days":[31,5,5],"plusDays":0,"from":"issue"}"#,
    );
}

/// Shape, one step past every bound: R1, R7, R10, R12.
#[test]
fn terms_out_of_shape_are_refused_at_their_place() {
    let check = |field: &str, value: &str, place: &str, expected: &str| {
        let path = format!("/terms/{field}{place}");
        let found = settled(&with(field, value));
        assert_eq!(found, Err((path, expected.to_owned())), "{field} {value}");
    };
    let currency = "the code of a currency in use, such as `CNY`";
    for bad in ["\"cny\"", "\"XXX\"", "156", "null"] {
        check("currency", bad, "", currency);
    }
    let amount = "a decimal string such as `120.00`";
    for field in ["creditLimit", "overLimitAllowance", "overdueTolerance"] {
        for bad in ["5", "5.00", "\"-1\"", "\"1e3\"", "null", "\"\""] {
            check(field, bad, "", amount);
        }
    }
    for bad in ["-1", "367", "1.0", "\"1\"", "null"] {
        check("graceDays", bad, "", "an integer from 0 to 366");
    }
    check("partialRepayment", "\"true\"", "", "`true` or `false`");
    check("businessDays", "null", "", "an object");
    check("graceDay", "1", "", "no field `graceDay` (nearest: `graceDays`)");

    let cycle = |value: &str, place: &str, expected: &str| {
        check("billingCycle", value, place, expected);
    };
    let kinds = "one of `monthly`, `semiMonthly`, `weekly`, `everyNDays`, `perReceipt`";
    cycle("{}", "/kind", "the field `kind`");
    cycle(r#"{"kind":"daily"}"#, "/kind", kinds);
    cycle(r#"{"kind":"monthly"}"#, "/day", "the field `day`");
    cycle(r#"{"kind":"monthly","day":0}"#, "/day", "an integer from 1 to 31");
    cycle(r#"{"kind":"monthly","day":32}"#, "/day", "an integer from 1 to 31");
    cycle(
        r#"{"kind":"monthly","day":1,"days":[1,2]}"#,
        "/days",
        "no field `days` (nearest: `day`)",
    );
    let two = "two days of the month, the first before the second";
    for bad in ["[1]", "[1,2,3]", "[2,2]", "[3,2]", "15", "[]"] {
        cycle(&format!(r#"{{"kind":"semiMonthly","days":{bad}}}"#), "/days", two);
    }
    cycle(r#"{"kind":"semiMonthly","days":[1,32]}"#, "/days/1", "an integer from 1 to 31");
    for bad in ["0", "367"] {
        let value = format!(r#"{{"kind":"everyNDays","days":{bad}}}"#);
        cycle(&value, "/days", "an integer from 1 to 366");
    }
    cycle(r#"{"kind":"perReceipt","day":1}"#, "/day", "no field `day` (nearest: `kind`)");

    let window = |value: &str, place: &str, expected: &str| {
        check("repaymentWindow", value, place, expected);
    };
    let kinds = "one of `netDays`, `endOfMonth`, `dayOfMonth`, `nextOf`";
    window(r#"{"kind":"net"}"#, "/kind", kinds);
    window(r#"{"kind":"netDays","days":367}"#, "/days", "an integer from 0 to 366");
    window(r#"{"kind":"netDays","days":-1}"#, "/days", "an integer from 0 to 366");
    window(r#"{"kind":"endOfMonth","monthsAfter":1}"#, "/plusDays", "the field `plusDays`");
    window(r#"{"kind":"endOfMonth","plusDays":1}"#, "/monthsAfter", "the field `monthsAfter`");
    window(
        r#"{"kind":"endOfMonth","monthsAfter":13,"plusDays":0}"#,
        "/monthsAfter",
        "an integer from 0 to 12",
    );
    window(r#"{"kind":"dayOfMonth","day":1}"#, "/monthsAfter", "the field `monthsAfter`");
    window(r#"{"kind":"dayOfMonth","day":0,"monthsAfter":0}"#, "/day", "an integer from 1 to 31");
    window(
        r#"{"kind":"dayOfMonth","day":1,"monthsAfter":0,"plusDays":null}"#,
        "/plusDays",
        "an integer from 0 to 366",
    );
    window(r#"{"kind":"nextOf","days":[]}"#, "/days", "at least one day of the month");
    window(r#"{"kind":"nextOf","days":[5,32]}"#, "/days/1", "an integer from 1 to 31");
    let most =
        |count: usize| format!(r#"{{"kind":"nextOf","days":[{}1]}}"#, "1,".repeat(count - 1));
    assert!(settled(&with("repaymentWindow", &most(1_000))).is_ok());
    window(&most(1_001), "/days", "a list of at most 1000 entries");
    window(r#"{"kind":"netDays","days":1,"from":"close"}"#, "/from", "one of `issue`, `closing`");
}

#[test]
fn the_required_fields_of_terms_are_required() {
    for field in ["currency", "creditLimit", "billingCycle", "repaymentWindow"] {
        let text = format!("{{{LEAST}}}").replace(&format!("\"{field}\""), "\"graceDays\"");
        let (path, expected) = settled(&text).unwrap_err();
        assert_eq!(path, format!("/terms/{field}"));
        assert_eq!(expected, format!("the field `{field}`"));
    }
}

/// R7: an amount's form is shape, its digits and bounds come after, by the terms' currency.
#[test]
fn amounts_of_terms_are_measured_only_when_settled() {
    for field in ["creditLimit", "overLimitAllowance", "overdueTolerance"] {
        for bad in ["\"0.001\"", "\"10000000000000.01\"", "\"99999999999999999999\""] {
            let text = with(field, bad);
            let node = Node::parse(&text, 10_000).unwrap();
            let draft = DraftTerms::read(&node, &Path::at("/commands/3/terms")).unwrap();
            assert_eq!(draft.currency().code(), "CNY");
            let fault = draft.settle().unwrap_err();
            assert_eq!(fault.path, format!("/commands/3/terms/{field}"));
            assert!(fault.expected.starts_with("an amount in CNY from `0.00`"), "{fault}");
        }
        assert!(settled(&with(field, "\"10000000000000\"")).is_ok());
        assert!(settled(&with(field, "\"0\"")).is_ok());
    }
}
