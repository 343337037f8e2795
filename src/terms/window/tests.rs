use super::{CountedFrom, DueDate, RepaymentWindow, WindowKind};
use crate::calendar::BusinessDate;
use crate::input::{Node, Path};
use crate::terms::BillingCycle;
use crate::terms::tests::{date, day_of, is_month_end, listed, terms};

/// R12, each window read naively: by looking at days one after the other.
fn naively_unrolled(
    window: &RepaymentWindow,
    issued_on: BusinessDate,
    closes_on: BusinessDate,
) -> (BusinessDate, bool) {
    let base = if window.from == CountedFrom::Issue { issued_on } else { closes_on };
    let after = |days: u32| (0..days).fold(base, |day, _| day.next_day());
    let months_later = |from: BusinessDate, months: u32| {
        let mut first = from;
        for _ in 0..months {
            while !is_month_end(first) {
                first = first.next_day();
            }
            first = first.next_day();
        }
        while day_of(first) != 1 {
            first = first.previous_day();
        }
        first
    };
    let first_listed = |from: BusinessDate, days: &[u32]| {
        let mut day = from;
        loop {
            if let Some(clamped) = listed(day, days) {
                return (day, clamped);
            }
            day = day.next_day();
        }
    };
    let (date, clamped) = match &window.kind {
        WindowKind::NetDays { days } => (after(*days), false),
        WindowKind::EndOfMonth { months_after, plus_days } => {
            let mut end = months_later(base, *months_after);
            while !is_month_end(end) {
                end = end.next_day();
            }
            ((0..*plus_days).fold(end, |day, _| day.next_day()), false)
        }
        WindowKind::DayOfMonth { day, months_after, plus_days } => {
            let reached = after(*plus_days);
            let this = first_listed(months_later(reached, *months_after), &[*day]);
            let next = first_listed(months_later(reached, *months_after + 1), &[*day]);
            return if this.0 < issued_on { next } else { this };
        }
        WindowKind::NextOf { days, plus_days } => first_listed(after(*plus_days), days),
    };
    if date < issued_on { (issued_on, false) } else { (date, clamped) }
}

fn every_kind_of_window() -> Vec<WindowKind> {
    let mut kinds = Vec::new();
    for days in [0, 1, 30, 366] {
        kinds.push(WindowKind::NetDays { days });
    }
    for plus_days in [0, 1, 45] {
        for months_after in [0, 1, 12] {
            kinds.push(WindowKind::EndOfMonth { months_after, plus_days });
            for day in [1, 15, 28, 29, 30, 31] {
                kinds.push(WindowKind::DayOfMonth { day, months_after, plus_days });
            }
        }
        for days in [vec![1], vec![31], vec![30, 31], vec![31, 28], vec![20, 5, 5], vec![10, 31]] {
            kinds.push(WindowKind::NextOf { days, plus_days });
        }
    }
    kinds
}

#[test]
fn due_dates_agree_with_the_rule_read_naively() {
    for kind in every_kind_of_window() {
        for from in [CountedFrom::Issue, CountedFrom::Closing] {
            let window = RepaymentWindow { kind: kind.clone(), from };
            for offset in (0..100).chain(360..460) {
                let closes_on = date("2023-12-01").plus_days(offset);
                // The middle of a month is like any other day of it.
                if (6..27).contains(&day_of(closes_on)) && !day_of(closes_on).is_multiple_of(5) {
                    continue;
                }
                // The day after closing as ever, and the closing day itself as at an account's end.
                for issued_on in [closes_on.next_day(), closes_on] {
                    let due = window.unrolled(issued_on, closes_on);
                    let naive = naively_unrolled(&window, issued_on, closes_on);
                    assert_eq!(due, naive, "{window:?} {issued_on} {closes_on}");
                    assert!(issued_on <= due.0);
                }
            }
        }
    }
}

/// R12, R13 and section 12 by example: the unrolled date, whether it was clamped, the due date
/// and the days between, for a period that closed the day before `issued_on`.
#[test]
fn due_dates_by_example() {
    let check =
        |window: &str, rolling: &str, issued_on: &str, expected: (&str, bool, &str, &[&str])| {
            let node = Node::parse(window, 1_000).unwrap();
            let window = RepaymentWindow::read(&node, &Path::root()).unwrap();
            let business_days = format!(r#"{{"convention":"{rolling}"}}"#);
            let terms = terms(BillingCycle::PerReceipt, window, &business_days);
            let issued_on = date(issued_on);
            let due = terms.due(issued_on, issued_on.previous_day());
            let over: Vec<String> = due.rolled_over().iter().map(BusinessDate::to_string).collect();
            assert_eq!(due.unrolled, date(expected.0), "unrolled");
            assert_eq!(due.clamped, expected.1, "clamped");
            assert_eq!(due.date, date(expected.2), "due");
            assert_eq!(over, expected.3, "rolled over");
        };
    let month_end = r#"{"kind":"dayOfMonth","day":25,"monthsAfter":1,"from":"closing"}"#;
    check(month_end, "none", "2023-02-01", ("2023-02-25", false, "2023-02-25", &[]));
    let from_issue = r#"{"kind":"dayOfMonth","day":25,"monthsAfter":1}"#;
    check(from_issue, "none", "2023-02-01", ("2023-03-25", false, "2023-03-25", &[]));
    let clamped = r#"{"kind":"dayOfMonth","day":31,"monthsAfter":1}"#;
    check(clamped, "none", "2024-01-10", ("2024-02-29", true, "2024-02-29", &[]));
    // 2023-02-25 was a Saturday.
    check(
        month_end,
        "following",
        "2023-02-01",
        ("2023-02-25", false, "2023-02-27", &["2023-02-25", "2023-02-26"]),
    );
    check(
        month_end,
        "preceding",
        "2023-02-01",
        ("2023-02-25", false, "2023-02-24", &["2023-02-25"]),
    );
    // Two days back from Sunday: the Saturday between and the Sunday itself.
    let net = r#"{"kind":"netDays","days":1}"#;
    check(
        r#"{"kind":"netDays","days":20}"#,
        "preceding",
        "2024-06-10",
        ("2024-06-30", false, "2024-06-28", &["2024-06-29", "2024-06-30"]),
    );
    // Rolled back to before the issue date, so on from there: Saturday 15 to Monday 17 June.
    check(net, "preceding", "2024-06-15", ("2024-06-16", false, "2024-06-17", &["2024-06-16"]));
    // The closing day, a Friday and clamped, lies before the issue date: that is the date,
    // unclamped, and is rolled from there.
    let on_closing = r#"{"kind":"nextOf","days":[31],"from":"closing"}"#;
    check(
        on_closing,
        "following",
        "2023-07-01",
        ("2023-07-01", false, "2023-07-03", &["2023-07-01", "2023-07-02"]),
    );
    // A day of the month before the issue date moves on by a month instead.
    let same_month = r#"{"kind":"dayOfMonth","day":31,"monthsAfter":0,"from":"closing"}"#;
    check(same_month, "none", "2024-02-01", ("2024-02-29", true, "2024-02-29", &[]));
    let passed = r#"{"kind":"dayOfMonth","day":10,"monthsAfter":0}"#;
    check(passed, "none", "2024-01-10", ("2024-01-10", false, "2024-01-10", &[]));
    check(passed, "none", "2024-01-11", ("2024-02-10", false, "2024-02-10", &[]));
}

#[test]
fn a_date_that_was_not_rolled_was_rolled_over_nothing() {
    let stays = DueDate { unrolled: date("2024-06-03"), clamped: false, date: date("2024-06-03") };
    assert!(stays.rolled_over().is_empty());
}
