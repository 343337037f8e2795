use super::{BusinessDays, Convention};
use crate::calendar::{BusinessDate, Weekday};
use crate::input::{Node, Path};

fn date(text: &str) -> BusinessDate {
    BusinessDate::parse(text).expect(text)
}

fn days_from(first: &str, count: u32) -> Vec<BusinessDate> {
    (0..count).map(|days| date(first).plus_days(days)).collect()
}

/// Numbers for the random calendars, the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }
}

const SATURDAY_AND_SUNDAY: [Weekday; 2] = [Weekday::Saturday, Weekday::Sunday];

const CONVENTIONS: [Convention; 6] = [
    Convention::None,
    Convention::Following,
    Convention::Preceding,
    Convention::ModifiedFollowing,
    Convention::ModifiedPreceding,
    Convention::Nearest,
];

fn business_days(
    convention: Convention,
    holidays: &[BusinessDate],
    workdays: &[BusinessDate],
) -> BusinessDays {
    let weekend = SATURDAY_AND_SUNDAY.to_vec();
    let days = BusinessDays::new(convention, weekend, holidays.to_vec(), workdays.to_vec());
    days.expect("business days recur")
}

/// R13: in `workdays`, or neither on the weekend nor in `holidays`; `workdays` wins over both.
#[test]
fn a_workday_wins_over_weekend_and_holiday() {
    let holidays = [date("2024-10-02"), date("2024-10-01"), date("2024-10-06")];
    let workdays = [date("2024-10-06"), date("2024-10-02"), date("2024-09-29")];
    let days = business_days(Convention::None, &holidays, &workdays);
    let is = |text: &str| days.is_business_day(date(text));
    assert!(is("2024-09-30"), "an ordinary Monday");
    assert!(!is("2024-10-01"), "a holiday");
    assert!(is("2024-10-02"), "a holiday that is worked");
    assert!(!is("2024-10-05"), "a Saturday");
    assert!(is("2024-10-06"), "a Sunday that is a holiday and worked");
    assert!(is("2024-09-29"), "a Sunday that is worked");
}

/// R13, one line a case: convention, date, issue date, where it is rolled to. 2024-06-01 was a
/// Saturday, 2024-06-30 a Sunday.
#[test]
fn each_convention_rolls_its_own_way() {
    use Convention::{Following, ModifiedFollowing, ModifiedPreceding, Nearest, Preceding};
    let check = |convention, from: &str, issued_on: &str, to: &str| {
        let days = business_days(convention, &[date("2024-06-10")], &[]);
        let rolled = days.roll(date(from), date(issued_on));
        assert_eq!(rolled.to_string(), to, "{convention:?} {from}");
    };
    let early = "2024-01-01";
    for convention in CONVENTIONS {
        check(convention, "2024-06-12", early, "2024-06-12");
        check(convention, "2024-06-12", "2024-06-12", "2024-06-12");
    }
    check(Convention::None, "2024-06-15", early, "2024-06-15");
    check(Following, "2024-06-15", early, "2024-06-17");
    check(Following, "2024-06-08", early, "2024-06-11");
    check(Following, "2024-06-30", early, "2024-07-01");
    check(Preceding, "2024-06-16", early, "2024-06-14");
    check(Preceding, "2024-06-10", early, "2024-06-07");
    check(Preceding, "2024-06-01", early, "2024-05-31");
    check(ModifiedFollowing, "2024-06-15", early, "2024-06-17");
    check(ModifiedFollowing, "2024-06-29", early, "2024-06-28");
    check(ModifiedFollowing, "2024-06-30", early, "2024-06-28");
    check(ModifiedPreceding, "2024-06-16", early, "2024-06-14");
    check(ModifiedPreceding, "2024-06-01", early, "2024-06-03");
    check(ModifiedPreceding, "2024-06-02", early, "2024-06-03");
    check(Nearest, "2024-06-15", early, "2024-06-14");
    check(Nearest, "2024-06-16", early, "2024-06-17");
    // Two days to Friday, two to Tuesday: the tie goes on.
    check(Nearest, "2024-06-09", early, "2024-06-11");
    check(Nearest, "2024-06-08", early, "2024-06-07");
    check(Nearest, "2024-06-10", early, "2024-06-11");

    // Rolled to before the issue date, it becomes the next business day on or after that.
    check(Preceding, "2024-06-16", "2024-06-14", "2024-06-14");
    check(Preceding, "2024-06-16", "2024-06-15", "2024-06-17");
    check(Preceding, "2024-06-16", "2024-06-16", "2024-06-17");
    check(Nearest, "2024-06-15", "2024-06-15", "2024-06-17");
    check(ModifiedFollowing, "2024-06-29", "2024-06-29", "2024-07-01");
    check(ModifiedPreceding, "2024-06-16", "2024-06-15", "2024-06-17");
}

/// R13: where the month has no business day, `modified…` rolls out of it the other way.
#[test]
fn a_month_without_business_days_is_left_the_other_way() {
    let june = days_from("2024-06-01", 30);
    let check = |convention, to: &str| {
        let days = business_days(convention, &june, &[]);
        let rolled = days.roll(date("2024-06-12"), date("2024-01-01"));
        assert_eq!(rolled.to_string(), to, "{convention:?}");
    };
    check(Convention::ModifiedFollowing, "2024-05-31");
    check(Convention::ModifiedPreceding, "2024-07-01");
    check(Convention::Following, "2024-07-01");
    check(Convention::Preceding, "2024-05-31");
    check(Convention::Nearest, "2024-05-31");
}

/// The rule once more, over lists of the days around: which business days are there at all.
fn naively_rolled(
    days: &BusinessDays,
    date: BusinessDate,
    issued_on: BusinessDate,
) -> BusinessDate {
    let around = |first: BusinessDate| {
        let days_around = (0..200).map(move |days| first.plus_days(days));
        days_around.filter(|day| days.is_business_day(*day)).collect::<Vec<_>>()
    };
    let mut start = date;
    for _ in 0..100 {
        start = start.previous_day();
    }
    let all = around(start);
    let month = |day: &BusinessDate| day.to_string()[..7].to_owned();
    let next = *all.iter().find(|day| date <= **day).unwrap();
    let previous = *all.iter().rfind(|day| **day <= date).unwrap();
    let same_month = |day: &BusinessDate| month(day) == month(&date);
    let rolled = match days.convention() {
        Convention::None => return date,
        Convention::Following => next,
        Convention::Preceding => previous,
        Convention::ModifiedFollowing if same_month(&next) => next,
        Convention::ModifiedFollowing => previous,
        Convention::ModifiedPreceding if same_month(&previous) => previous,
        Convention::ModifiedPreceding => next,
        Convention::Nearest if date.days_since(previous) < next.days_since(date) => previous,
        Convention::Nearest => next,
    };
    if rolled < issued_on {
        return around(issued_on)[0];
    }
    rolled
}

#[test]
fn rolling_agrees_with_the_rule_read_naively() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..4 {
        let mut some = |most: u64| -> Vec<BusinessDate> {
            let count = random.below(most);
            let day = |_| date("2023-12-01").plus_days(random.below(180) as u32);
            (0..count).map(day).collect()
        };
        let (holidays, workdays) = (some(120), some(12));
        for convention in CONVENTIONS {
            let days = business_days(convention, &holidays, &workdays);
            for offset in 0..150 {
                let day = date("2024-01-01").plus_days(offset);
                for back in [0, 1, 3, 40] {
                    let issued_on = date("2023-11-22").plus_days(offset + 40 - back);
                    let rolled = days.roll(day, issued_on);
                    assert_eq!(rolled, naively_rolled(&days, day, issued_on), "{days:?} {day}");
                }
            }
        }
    }
}

/// R13: 366 days in a row without a business day are refused, 365 are not; the weekends around
/// the holidays count.
#[test]
fn a_year_without_a_business_day_is_refused() {
    let accepted = |weekend: &[Weekday], holidays: Vec<BusinessDate>, workdays: &[&str]| {
        let workdays = workdays.iter().map(|day| date(day)).collect();
        BusinessDays::new(Convention::None, weekend.to_vec(), holidays, workdays).is_some()
    };
    assert!(accepted(&[], days_from("2024-01-01", 365), &[]));
    assert!(!accepted(&[], days_from("2024-01-01", 366), &[]));
    assert!(!accepted(&[], days_from("2024-01-01", 4_000), &[]));
    assert!(accepted(&[], days_from("2024-01-01", 700), &["2024-12-01"]));
    assert!(!accepted(&[], days_from("2024-01-01", 367), &["2024-01-01"]));
    assert!(accepted(&[], days_from("2024-01-01", 366), &["2024-01-01"]));
    let backwards = days_from("2024-01-01", 366).into_iter().rev().collect();
    assert!(!accepted(&[], backwards, &[]));
    let mut after_another_run = days_from("2020-01-01", 9);
    after_another_run.extend(days_from("2024-01-01", 366));
    assert!(!accepted(&[], after_another_run, &[]));
    let doubled = days_from("2024-01-01", 200).repeat(2);
    assert!(accepted(&[], doubled, &[]));

    // From Monday 2024-01-01: 363 days to Saturday 2024-12-28, with the weekend before and the
    // Sunday after 366 of them; a workday in one of those takes one day away.
    let weekend = &SATURDAY_AND_SUNDAY;
    assert!(!accepted(weekend, days_from("2024-01-01", 363), &[]));
    assert!(accepted(weekend, days_from("2024-01-01", 363), &["2024-12-29"]));
    assert!(accepted(weekend, days_from("2024-01-01", 363), &["2023-12-30"]));
    assert!(accepted(weekend, days_from("2024-01-01", 361), &["2023-12-30"]));

    // The first day that can be given has a weekend before it too: 1970-01-01 was a Thursday.
    let before = &[Weekday::Wednesday];
    assert!(accepted(before, days_from("1970-01-01", 364), &[]));
    assert!(!accepted(before, days_from("1970-01-01", 365), &[]));

    // Holidays on the one day a week that is left.
    let but_friday = [0, 1, 2, 3, 5, 6].map(|day| Weekday::NAMED[day].1);
    let fridays = |count: u32| -> Vec<BusinessDate> {
        (0..count).map(|week| date("2024-01-05").plus_days(week * 7)).collect()
    };
    assert!(accepted(&but_friday, fridays(51), &[]));
    assert!(!accepted(&but_friday, fridays(52), &[]));
    let mut all_days = but_friday.to_vec();
    all_days.push(Weekday::Friday);
    assert!(!accepted(&all_days, Vec::new(), &[]));
}

#[test]
fn long_runs_are_found_as_by_counting_every_day() {
    let longest = |weekend: &[Weekday], holidays: &[BusinessDate]| {
        let (mut length, mut longest) = (0, 0);
        for day in days_from("2019-11-01", 1_400) {
            let off = weekend.contains(&day.weekday()) || holidays.contains(&day);
            length = if off { length + 1 } else { 0 };
            longest = longest.max(length);
        }
        longest
    };
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let (mut accepted, mut refused) = (0, 0);
    for _ in 0..120 {
        let weekend: Vec<Weekday> =
            (0..random.below(7)).map(|_| Weekday::NAMED[random.below(7) as usize].1).collect();
        let mut holidays = days_from("2020-01-01", 355 + random.below(20) as u32);
        for _ in 0..random.below(3) {
            let gap = random.below(holidays.len() as u64) as usize;
            holidays.remove(gap);
        }
        let recur = longest(&weekend, &holidays) < 366;
        let days = BusinessDays::new(Convention::None, weekend, holidays, Vec::new());
        assert_eq!(days.is_some(), recur);
        accepted += u32::from(recur);
        refused += u32::from(!recur);
    }
    assert!(20 < accepted && 20 < refused, "{accepted} {refused}");
}

#[test]
fn business_days_are_read_and_written_as_given() {
    let read = |text: &str| {
        let node = Node::parse(text, 200_000).unwrap();
        let read = BusinessDays::read(&node, &Path::at("/terms/businessDays"));
        read.map(|days| serde_json::to_string(&days).unwrap())
            .map_err(|fault| (fault.path.clone(), fault.expected.clone()))
    };
    let whole = r#"{"convention":"nearest","weekend":["sunday","friday"],"#.to_owned()
        + r#""holidays":["2024-10-02","2024-10-01"],"workdays":["2024-10-06"]}"#;
    assert_eq!(read(&whole), Ok(whole));
    assert_eq!(
        read("{}"),
        Ok(r#"{"convention":"none","weekend":["saturday","sunday"],"#.to_owned()
            + r#""holidays":[],"workdays":[]}"#)
    );
    let check = |text: &str, place: &str, expected: &str| {
        let path = format!("/terms/businessDays{place}");
        assert_eq!(read(text), Err((path, expected.to_owned())), "{text}");
    };
    check("[]", "", "an object");
    check(
        r#"{"weekend":["sun"]}"#,
        "/weekend/0",
        "one of `monday`, `tuesday`, `wednesday`, `thursday`, `friday`, `saturday`, `sunday`",
    );
    check(
        r#"{"convention":"modified"}"#,
        "/convention",
        "one of `none`, `following`, `preceding`, `modifiedFollowing`, `modifiedPreceding`, \
         `nearest`",
    );
    check(
        r#"{"holidays":["2024-10-01","2024-02-30"]}"#,
        "/holidays/1",
        "a date as `YYYY-MM-DD` from 1970-01-01 to 9990-12-31",
    );
    check(r#"{"workday":[]}"#, "/workday", "no field `workday` (nearest: `workdays`)");
    let seven = format!(r#"{{"weekend":[{}]}}"#, ["\"monday\""; 7].join(","));
    check(&seven, "/weekend", "a list of at most 6 entries");
    let quoted = |dates: Vec<BusinessDate>| serde_json::to_string(&dates).unwrap();
    let year = format!(r#"{{"holidays":{}}}"#, quoted(days_from("2024-01-01", 366)));
    check(&year, "/holidays", "a business day among any 366 days in a row");
    // Every second day, so that no run is long.
    let scattered = |count: u32| {
        let days = (0..count).map(|day| date("2024-01-01").plus_days(day * 2));
        format!(r#"{{"holidays":{}}}"#, quoted(days.collect()))
    };
    assert!(read(&scattered(4_000)).is_ok());
    check(&scattered(4_001), "/holidays", "a list of at most 4000 entries");
}
