use super::{BusinessDate, Weekday};
use crate::input::{Node, Path};

fn date(text: &str) -> BusinessDate {
    BusinessDate::parse(text).expect(text)
}

/// R3: exactly `YYYY-MM-DD`, and within its years.
#[test]
fn a_date_has_one_form_and_exists() {
    let check = |text: &str, given: bool, computed: bool| {
        assert_eq!(BusinessDate::parse_given(text).is_some(), given, "{text}");
        assert_eq!(BusinessDate::parse(text).is_some(), computed, "{text}");
    };
    for text in ["1970-01-01", "2024-02-29", "2000-02-29", "9990-12-31"] {
        check(text, true, true);
        assert_eq!(date(text).to_string(), text);
        assert_eq!(serde_json::to_string(&date(text)).unwrap(), format!("\"{text}\""));
    }
    check("9991-01-01", false, true);
    check("9999-12-31", false, true);
    let refused = [
        "",
        "1969-12-31",
        "0000-01-01",
        "-001-01-01",
        "2026-02-30",
        "2026-02-29",
        "1900-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-01-00",
        "2026-04-31",
        "2026-1-1",
        "26-01-01",
        "2026-01-01 ",
        " 2026-01-01",
        "+2026-01-01",
        "+202-01-01",
        "10000-01-01",
        "２０２６-01-01",
        "2026/01/01",
        "2026-01-1a",
        "2026-01- 1",
        "20260101",
        "2026-01-01T00:00",
        "2026‐01‐01",
    ];
    for text in refused {
        check(text, false, false);
    }
}

#[test]
fn a_date_is_read_with_the_years_it_may_have() {
    let node = Node::parse("[\"9990-12-31\", \"9991-01-01\", \"10000-01-01\", 7]", 100).unwrap();
    let place = Path::at("/on");
    let given =
        |node: &Node<'_>| BusinessDate::read_given(node, &place).map_err(|e| e.expected.clone());
    let any = |node: &Node<'_>| BusinessDate::read(node, &place).map_err(|e| e.expected.clone());
    let (given_years, any_year) = (
        Err("a date as `YYYY-MM-DD` from 1970-01-01 to 9990-12-31".to_owned()),
        Err("a date as `YYYY-MM-DD` from 1970-01-01 to 9999-12-31".to_owned()),
    );
    let list = node.list(&place, 4).unwrap();
    assert_eq!(list.iter().map(given).filter(|read| *read == given_years).count(), 3);
    assert_eq!(list.iter().map(any).filter(|read| *read == any_year).count(), 2);
}

/// Against the lengths of the months and the rule of leap years, written out.
#[test]
fn months_have_their_lengths() {
    let leap = |year: i32| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let mut day = date("1970-01-01");
    let mut weekday = 3;
    for year in 1970..2110 {
        let february = if leap(year) { 29 } else { 28 };
        let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        for (month, length) in (1..).zip(lengths) {
            for number in 1..=length {
                assert_eq!(day.to_string(), format!("{year}-{month:02}-{number:02}"));
                assert_eq!(Weekday::NAMED[weekday].1, day.weekday(), "{day}");
                let end = format!("{year}-{month:02}-{length:02}");
                assert_eq!(day.month_end().to_string(), end);
                assert_eq!(day.next_day().previous_day(), day);
                weekday = (weekday + 1) % 7;
                day = day.next_day();
            }
        }
    }
    assert_eq!(day.days_since(date("1970-01-01")), 51_134);
    assert_eq!(date("1970-01-01").days_since(day), -51_134);
    assert_eq!(date("1970-01-01").plus_days(51_134), day);
}

#[test]
fn a_day_of_a_later_month_is_clamped_to_its_end() {
    let check = |from: &str, months_after: u32, day: u32, expected: (&str, bool)| {
        let (found, clamped) = date(from).day_in_month(months_after, day);
        assert_eq!((found.to_string().as_str(), clamped), expected, "{from}");
    };
    check("2023-01-31", 0, 31, ("2023-01-31", false));
    check("2023-01-31", 1, 31, ("2023-02-28", true));
    check("2024-01-31", 1, 31, ("2024-02-29", true));
    check("2024-01-31", 1, 29, ("2024-02-29", false));
    check("2023-01-31", 1, 28, ("2023-02-28", false));
    check("2023-01-31", 2, 31, ("2023-03-31", false));
    check("2023-01-31", 3, 31, ("2023-04-30", true));
    check("2023-12-15", 1, 1, ("2024-01-01", false));
    check("2023-12-15", 12, 30, ("2024-12-30", false));
    check("2023-02-28", 0, 1, ("2023-02-01", false));
}

#[test]
fn weekdays_follow_each_other() {
    for (from, (name, first)) in Weekday::NAMED.into_iter().enumerate() {
        assert_eq!(serde_json::to_string(&first).unwrap(), format!("\"{name}\""));
        for (to, (_, later)) in Weekday::NAMED.into_iter().enumerate() {
            let days = first.days_until(later) as usize;
            assert!(days < 7);
            assert_eq!((from + days) % 7, to);
        }
    }
}
