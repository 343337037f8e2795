//! Accounts from bare facts: facts in, an account and the refused facts out, as a list and as a table.

#[path = "facts/chance.rs"]
mod chance;
#[allow(dead_code, reason = "the histories of the laws use the rest")]
#[path = "histories/dice.rs"]
mod dice;

use credit_term::{Account, FromFacts};
use serde_json::{Value, json};

fn terms() -> Value {
    json!({
        "currency": "CNY",
        "creditLimit": "1000.00",
        "billingCycle": { "kind": "monthly", "day": 25 },
        "repaymentWindow": { "kind": "netDays", "days": 20 },
    })
}

/// Facts of an account opened on 2026-01-01, under the usual terms with some changed.
fn facts_under(changed: Value, orders: Value) -> Value {
    let mut terms = terms();
    for (name, value) in changed.as_object().expect("terms") {
        terms[name] = value.clone();
    }
    json!({ "openedOn": "2026-01-01", "terms": terms, "orders": orders })
}

fn made(facts: &Value) -> FromFacts {
    let made = Account::from_facts(facts.to_string().as_bytes());
    made.unwrap_or_else(|fault| panic!("{fault}\n{facts:#}"))
}

fn view(account: &Account, view: &str, request: Value) -> Value {
    let answer = account.view_text(view, &request.to_string());
    serde_json::to_value(answer.unwrap_or_else(|fault| panic!("{view}: {fault}"))).expect("JSON")
}

/// The refused facts as `path code`, one a refusal.
fn refusals(made: &FromFacts) -> Vec<String> {
    let refused = serde_json::to_value(&made.refused).expect("JSON");
    let refused = refused.as_array().expect("a list").iter();
    let lines = refused.flat_map(|fact| {
        let refusals = fact["refusals"].as_array().expect("refusals").iter();
        refusals.map(|it| {
            format!("{} {}", fact["path"].as_str().unwrap(), it["code"].as_str().unwrap())
        })
    });
    lines.collect()
}

/// Makes an account and compares the refused facts, and figures of its orders on a day.
fn check(changed: Value, orders: Value, refused: &[&str], figures: Value) {
    let facts = facts_under(changed, orders);
    let made = made(&facts);
    assert_eq!(refusals(&made), refused, "{facts:#}");
    for (order, expected) in figures.as_object().expect("figures by order") {
        let request = json!({ "on": "2026-03-01", "orderId": order });
        let found = view(&made.account, "order", request);
        for (name, figure) in expected.as_object().expect("figures") {
            assert_eq!(found[name], *figure, "{order}, {name}: {found:#}");
        }
    }
}

#[test]
fn an_export_becomes_an_account() {
    check(
        json!({}),
        json!([
            { "orderId": "A", "amount": "600.00", "placedOn": "2026-01-05",
              "receipts": [{ "amount": "200", "on": "2026-01-20" },
                           { "amount": "300", "on": "2026-01-30" }],
              "returns": [{ "amount": "50", "on": "2026-02-10" }],
              "repayments": [{ "amount": "120", "on": "2026-02-08" }],
              "cancelled": { "on": "2026-02-01" } },
            { "orderId": "B", "amount": "100.00", "placedOn": "2026-01-06",
              "cancelled": { "on": "2026-01-07", "amount": "40.00" } },
        ]),
        &[],
        json!({
            "A": { "reserved": "0.00", "posted": "500.00", "cancelled": "100.00",
                   "repaid": "120.00", "reversed": "50.00", "outstanding": "330.00" },
            "B": { "reserved": "60.00", "cancelled": "40.00" },
        }),
    );
}

#[test]
fn every_refused_fact_is_told_with_its_place_and_all_its_refusals() {
    let facts = facts_under(
        json!({}),
        json!([
            { "orderId": "early", "amount": "1", "placedOn": "2025-12-31",
              "receipts": [{ "amount": "1", "on": "2026-01-02" }] },
            { "orderId": "A", "amount": "900", "placedOn": "2026-01-05",
              "receipts": [{ "amount": "900", "on": "2026-01-06" }] },
            { "orderId": "B", "amount": "100.01", "placedOn": "2026-03-18",
              "returns": [{ "amount": "3", "on": "2026-03-19" },
                          { "amount": "4", "on": "2026-03-18" }],
              "cancelled": { "on": "2026-03-20" } },
        ]),
    );
    let refused = serde_json::to_value(&made(&facts).refused).expect("JSON");
    let unknown = json!([{ "code": "unknownOrder", "orderId": "B" }]);
    assert_eq!(
        refused,
        json!([
            { "path": "/orders/0", "orderId": "early", "fact": "order", "on": "2025-12-31",
              "amount": "1.00", "refusals": [{ "code": "dateWentBack", "latest": "2026-01-01" }] },
            { "path": "/orders/0/receipts/0", "orderId": "early", "fact": "receipt",
              "on": "2026-01-02", "amount": "1.00",
              "refusals": [{ "code": "unknownOrder", "orderId": "early" }] },
            { "path": "/orders/2", "orderId": "B", "fact": "order", "on": "2026-03-18",
              "amount": "100.01", "refusals": [
                { "code": "overdue", "amount": "900.00", "since": "2026-02-16",
                  "statements": [1] },
                { "code": "creditExceeded", "available": "100.00", "allowance": "0.00",
                  "requested": "100.01", "shortfall": "0.01" },
              ] },
            { "path": "/orders/2/returns/1", "orderId": "B", "fact": "return",
              "on": "2026-03-18", "amount": "4.00", "refusals": unknown },
            { "path": "/orders/2/returns/0", "orderId": "B", "fact": "return",
              "on": "2026-03-19", "amount": "3.00", "refusals": unknown },
            { "path": "/orders/2/cancelled", "orderId": "B", "fact": "cancellation",
              "on": "2026-03-20", "refusals": unknown },
        ])
    );
}

#[test]
fn what_happened_on_one_day_is_tried_in_the_order_that_lets_it_pass() {
    let on = "2026-01-10";
    let entry = |amount: &str| json!([{ "amount": amount, "on": on }]);
    let order = |more: Value| {
        let mut order = json!({ "orderId": "A", "amount": "100", "placedOn": on });
        order.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!([order])
    };
    let facts = |receipt: &str, repayment: &str, back: &str| {
        order(json!({ "receipts": entry(receipt), "returns": entry(back),
                      "repayments": entry(repayment) }))
    };
    // All of it repaid and a part returned: that part is refunded.
    check(json!({}), facts("100", "100", "30"), &[], json!({ "A": { "refunded": "30.00" } }));
    // Only what stays was repaid: the part returned is no debt any more.
    let net = json!({ "A": { "reversed": "30.00", "repaid": "70.00", "outstanding": "0.00" } });
    check(json!({}), facts("100", "70", "30"), &[], net.clone());
    // The same where orders are repaid whole: the repayment has to wait for the return.
    check(json!({ "partialRepayment": false }), facts("100", "70", "30"), &[], net);
    // A cancellation without an amount is of what the day's receipts left.
    check(
        json!({}),
        order(json!({ "receipts": entry("60"), "cancelled": { "on": on } })),
        &[],
        json!({ "A": { "posted": "60.00", "cancelled": "40.00", "reserved": "0.00" } }),
    );
}

#[test]
fn an_order_waits_for_what_makes_room_for_it_on_its_day() {
    let day = "2026-03-01";
    let overdue = json!({ "orderId": "old", "amount": "800", "placedOn": "2026-01-02",
        "receipts": [{ "amount": "800", "on": "2026-01-03" }],
        "returns": [{ "amount": "100", "on": day }],
        "repayments": [{ "amount": "700", "on": day }] });
    let new = json!({ "orderId": "new", "amount": "900", "placedOn": day,
        "receipts": [{ "amount": "900", "on": day }] });
    let figures = json!({ "new": { "posted": "900.00" }, "old": { "outstanding": "0.00" } });
    let whole = json!({ "partialRepayment": false });
    check(whole, json!([new, overdue]), &[], figures);
    // Without the return's room the order is refused, and what follows from it.
    let mut less = overdue;
    less["returns"] = json!([]);
    check(
        json!({}),
        json!([new, less]),
        &["/orders/0 overdue", "/orders/0/receipts/0 unknownOrder"],
        json!({ "old": { "outstanding": "100.00" } }),
    );
}

#[test]
fn documents_are_named_by_their_order_and_number_and_long_names_stay_apart() {
    let long = |end: &str| "x".repeat(64 - end.len()) + end;
    let orders: Vec<Value> = ["PO-1", "PO-1.1", ":1", &long("a"), &long("b"), &long("c")[2..]]
        .iter()
        .map(|id| {
            json!({ "orderId": id, "amount": "3", "placedOn": "2026-01-02", "receipts": [
                { "amount": "1", "on": "2026-01-04" }, { "amount": "2", "on": "2026-01-03" },
            ] })
        })
        .collect();
    let made = made(&facts_under(json!({}), json!(orders)));
    assert_eq!(refusals(&made), [""; 0]);
    let receipts = |id: &str| {
        let request = json!({ "on": "2026-02-01", "orderId": id });
        let order = view(&made.account, "order", request);
        let receipts = order["receipts"].as_array().expect("receipts").iter();
        receipts.map(|it| it["receiptId"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(receipts("PO-1"), ["PO-1.1", "PO-1.2"]);
    assert_eq!(receipts("PO-1.1"), ["PO-1.1.1", "PO-1.1.2"]);
    assert_eq!(receipts(":1"), [":1.1", ":1.2"]);
    assert_eq!(receipts(&long("c")[2..]), [long("c.1")[..].to_owned(), long("c.2")]);
    let (a, b) = (receipts(&long("a")), receipts(&long("b")));
    assert_eq!(a, [".1:10", ".2:16"].map(|end| "x".repeat(64 - end.len()) + end));
    assert_eq!(b, [".1:11", ".2:17"].map(|end| "x".repeat(64 - end.len()) + end));
}

#[test]
fn a_return_is_completed_and_a_refund_waits_for_the_cashier() {
    let made = made(&facts_under(
        json!({}),
        json!([{ "orderId": "A", "amount": "5", "placedOn": "2026-01-02",
            "receipts": [{ "amount": "5", "on": "2026-01-02" }],
            "repayments": [{ "amount": "5", "on": "2026-01-02" }],
            "returns": [{ "amount": "2", "on": "2026-01-02" }, { "amount": "4", "on": "2026-01-02" }],
        }]),
    ));
    assert_eq!(refusals(&made), ["/orders/0/returns/1 exceedsReturnable"]);
    let returns = view(&made.account, "returns", json!({ "on": "2026-01-02" }));
    let states: Vec<&Value> =
        returns["items"].as_array().unwrap().iter().map(|it| &it["state"]).collect();
    assert_eq!(states, ["refunding"]);
}

#[test]
fn malformed_facts_are_refused_at_their_place() {
    let whole = || {
        facts_under(
            json!({}),
            json!([
                { "orderId": "A", "amount": "5", "placedOn": "2026-01-02" },
                { "orderId": "B", "amount": "5", "placedOn": "2026-01-02",
                  "receipts": [{ "amount": "5", "on": "2026-01-02" }],
                  "returns": [{ "amount": "5", "on": "2026-01-02" }],
                  "repayments": [{ "amount": "5", "on": "2026-01-02" }],
                  "cancelled": { "on": "2026-01-02" } },
            ]),
        )
    };
    made(&whole());
    let check = |place: &str, value: Value, path: &str| {
        let mut facts = whole();
        match facts.pointer_mut(place) {
            Some(there) => *there = value,
            None => {
                let (within, name) = place.rsplit_once('/').expect("a place");
                facts.pointer_mut(within).expect("a place")[name] = value;
            }
        }
        let fault = Account::from_facts(facts.to_string().as_bytes()).expect_err(place);
        assert_eq!(fault.path, path, "{fault}");
    };
    check("/openedOn", json!("2026-02-30"), "/openedOn");
    check("/terms/currency", json!("XXX"), "/terms/currency");
    check("/terms", Value::Null, "/terms");
    check("/more", json!(1), "/more");
    check("/csv", json!(""), "/csv");
    check("/orders", Value::Null, "/orders");
    check("/orders", json!({}), "/orders");
    check("/orders/1", json!([]), "/orders/1");
    check("/orders/1/orderId", json!("a b"), "/orders/1/orderId");
    check("/orders/1/orderId", json!("A"), "/orders/1/orderId");
    check("/orders/0/amount", json!("0"), "/orders/0/amount");
    check("/orders/0/amount", json!("1.001"), "/orders/0/amount");
    check("/orders/0/amount", json!(5), "/orders/0/amount");
    check("/orders/0/placedOn", json!("2026-1-2"), "/orders/0/placedOn");
    check("/orders/0/receipt", json!([]), "/orders/0/receipt");
    check("/orders/0/receipts", Value::Null, "/orders/0/receipts");
    check("/orders/0/cancelled", Value::Null, "/orders/0/cancelled");
    for list in ["receipts", "returns", "repayments"] {
        let within = |field: &str| format!("/orders/1/{list}/0/{field}");
        for (field, value) in [("amount", json!("-1")), ("on", json!("1969-12-31"))] {
            check(&within(field), value, &within(field));
        }
        check(&within("note"), json!("x"), &within("note"));
        let long = json!(vec![json!({ "amount": "1", "on": "2026-01-02" }); 1001]);
        check(&format!("/orders/1/{list}"), long, &format!("/orders/1/{list}"));
    }
    check("/orders/1/cancelled/on", Value::Null, "/orders/1/cancelled/on");
    check("/orders/1/cancelled/amount", json!("0"), "/orders/1/cancelled/amount");

    let check = |text: &str, path: &str| {
        let fault = Account::from_facts(text.as_bytes()).expect_err(text);
        assert_eq!(fault.path, path, "{fault}");
    };
    let terms = terms();
    check("", "");
    check("[]", "");
    check("{}", "/openedOn");
    check(&json!({ "openedOn": "2026-01-01" }).to_string(), "/terms");
    check(&json!({ "openedOn": "2026-01-01", "terms": terms }).to_string(), "/orders");
    check(r#"{"orders":[],"orders":[]}"#, "/orders");
    assert_eq!(Account::from_facts(&[0xff]).expect_err("no text").path, "");
}

fn table(csv: &str) -> Value {
    json!({ "openedOn": "2026-01-01", "terms": terms(), "csv": csv })
}

#[test]
fn a_table_tells_the_same_as_a_list() {
    let listed = made(&facts_under(
        json!({}),
        json!([{ "orderId": "A", "amount": "600.00", "placedOn": "2026-01-05",
            "receipts": [{ "amount": "200", "on": "2026-01-20" },
                         { "amount": "300", "on": "2026-01-30" }],
            "returns": [{ "amount": "50", "on": "2026-02-10" }],
            "repayments": [{ "amount": "120", "on": "2026-02-08" }],
            "cancelled": { "on": "2026-02-01" } }]),
    ));
    assert_eq!(refusals(&listed), [""; 0]);
    let check = |csv: &str| assert_eq!(made(&table(csv)), listed, "{csv}");
    check(
        "orderId,fact,amount,on\n\
         A,return,50,2026-02-10\n\
         A,repayment,120,2026-02-08\n\
         A,cancellation,,2026-02-01\n\
         A,receipt,300,2026-01-30\n\
         A,receipt,200,2026-01-20\n\
         A,order,600,2026-01-05\n",
    );
    check(
        "\u{FEFF}日期,订单,类型,金额\r\n\
         2026-01-05,A,下单,600\r\n\
         2026-01-20,A,签收,\"200.00\"\r\n\
         2026-01-30,\"A\",签收,300\r\n\
         2026-02-01,A,取消,\"\"\r\n\
         2026-02-08,A,还款,120\r\n\
         2026-02-10,A,退货,50\r\n\r\n\r\n",
    );
}

#[test]
fn a_refused_fact_of_a_table_is_told_by_its_record() {
    let made = made(&table(
        "orderId,fact,amount,on\nA,receipt,1,2026-01-02\n\"A\",order,5,2026-01-03\n\
         A,cancellation,,2026-01-04\nA,cancellation,,2026-01-05\n",
    ));
    assert_eq!(refusals(&made), ["/csv/2 unknownOrder", "/csv/5 exceedsReserved"]);
}

#[test]
fn a_malformed_table_is_refused_at_its_record_and_column() {
    let check = |csv: &str, path: &str| {
        let fault = Account::from_facts(table(csv).to_string().as_bytes()).expect_err(csv);
        assert_eq!(fault.path, path, "{fault}");
    };
    let head = "orderId,fact,amount,on\n";
    made(&table(head));
    for bad in [
        "",
        "A,order,1,2026-01-02",
        "orderId,fact,amount",
        "orderId,fact,amount,on,note",
        "orderId,fact,amount,amount",
        "orderId;fact;amount;on",
        "orderid,fact,amount,on",
        "\"orderId,fact,amount,on",
    ] {
        check(bad, "/csv/1");
    }
    let check = |rows: &str, path: &str| check(&format!("{head}{rows}"), path);
    check("A,order,1\n", "/csv/2");
    check("A,order,1,2026-01-02,\n", "/csv/2");
    check("A,order,1,2026-01-02\n\nB,order,1,2026-01-02", "/csv/3");
    check("A,order,\"1,2026-01-02\n", "/csv/2/amount");
    check("A,ord\"er,1,2026-01-02\n", "/csv/2/fact");
    check(" A,order,1,2026-01-02\n", "/csv/2/orderId");
    check("A,Order,1,2026-01-02\n", "/csv/2/fact");
    check("A,order,,2026-01-02\n", "/csv/2/amount");
    check("A,order,\"1,000.00\",2026-01-02\n", "/csv/2/amount");
    check("A,order,1,2026/01/02\n", "/csv/2/on");
    check("A,order,1,2026-01-02\nA,order,1,2026-01-03\n", "/csv/3/orderId");
    check("A,cancellation,0,2026-01-02\n", "/csv/2/amount");
}

#[test]
fn facts_on_days_of_their_own_are_decided_as_the_same_commands_would_be() {
    chance::facts_are_commands();
}

#[test]
fn every_fact_is_accepted_or_reported() {
    chance::every_fact_is_accounted_for();
}

#[test]
fn spoiled_facts_are_malformed_or_decided() {
    chance::spoiled_facts_do_no_harm();
}
