use super::calendar;
use crate::terms::tests::{date, terms};
use crate::terms::{BillingCycle, CountedFrom, RepaymentWindow, WindowKind};

/// R76.
#[test]
fn a_calendar_lists_periods_and_why_dates_were_moved() {
    let window = RepaymentWindow {
        kind: WindowKind::DayOfMonth { day: 31, months_after: 0, plus_days: 0 },
        from: CountedFrom::Issue,
    };
    let monthly = BillingCycle::Monthly { day: 31 };
    let following = r#"{"convention":"modifiedFollowing"}"#;
    let periods = calendar(&terms(monthly, window.clone(), following), date("2024-01-15"), 3);
    assert_eq!(
        serde_json::to_string(&periods.unwrap()).unwrap(),
        [
            r#"[{"number":1,"opensOn":"2024-01-15","closesOn":"2024-01-31","#,
            r#""issuedOn":"2024-02-01","dueOn":"2024-02-29","#,
            r#""closesClamped":false,"dueClamped":true},"#,
            r#"{"number":2,"opensOn":"2024-02-01","closesOn":"2024-02-29","#,
            r#""issuedOn":"2024-03-01","dueOn":"2024-03-29","#,
            r#""closesClamped":true,"dueClamped":false,"#,
            r#""rolledFrom":"2024-03-31","rolledOver":["2024-03-30","2024-03-31"]},"#,
            r#"{"number":3,"opensOn":"2024-03-01","closesOn":"2024-03-31","#,
            r#""issuedOn":"2024-04-01","dueOn":"2024-04-30","#,
            r#""closesClamped":false,"dueClamped":true}]"#,
        ]
        .concat()
    );

    let receipts = terms(BillingCycle::PerReceipt, window, "{}");
    let periods = calendar(&receipts, date("2024-02-28"), 3).unwrap();
    for (period, day) in periods.iter().zip(["2024-02-28", "2024-02-29", "2024-03-01"]) {
        let dates = [period.opens_on, period.closes_on, period.issued_on];
        assert_eq!(dates, [date(day); 3]);
    }
    assert_eq!(periods.len(), 3);
    assert_eq!(periods[2].due_on, date("2024-03-31"));
}

#[test]
fn a_calendar_ends_where_dates_can_no_longer_be_written() {
    let net = |days: u32| RepaymentWindow {
        kind: WindowKind::NetDays { days },
        from: CountedFrom::Issue,
    };
    let daily = BillingCycle::EveryNDays { days: 1 };
    let last = |days: u32, periods: u32| {
        calendar(&terms(daily, net(days), "{}"), date("9998-12-31"), periods)
    };
    // The 364th period closes on 9999-12-29 and is issued the day after.
    assert_eq!(last(1, 364).unwrap()[363].due_on, date("9999-12-31"));
    assert_eq!(last(2, 364), None);
    assert_eq!(last(1, 365), None);
    let long = terms(BillingCycle::EveryNDays { days: 366 }, net(366), "{}");
    assert_eq!(calendar(&long, date("9990-12-31"), 366), None);
    assert_eq!(calendar(&long, date("9990-12-31"), 0), Some(Vec::new()));
}
