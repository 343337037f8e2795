use super::{BillingCycle, Closing};
use crate::calendar::{BusinessDate, Weekday};
use crate::terms::tests::{date, listed};

fn every_cycle() -> Vec<BillingCycle> {
    let mut cycles: Vec<_> = (1..=31).map(|day| BillingCycle::Monthly { day }).collect();
    for second in 2..=31 {
        for first in [1, second / 2, second - 1] {
            if 0 < first && first < second {
                let days = [first, second];
                cycles.push(BillingCycle::SemiMonthly { days });
            }
        }
    }
    for weekday in [Weekday::Monday, Weekday::Wednesday, Weekday::Sunday] {
        cycles.push(BillingCycle::Weekly { weekday });
    }
    for days in [1, 2, 7, 30, 365, 366] {
        cycles.push(BillingCycle::EveryNDays { days });
    }
    cycles
}

/// R10: the first closing day on or after the opening day, found by looking at every day.
#[test]
fn a_period_closes_on_the_first_closing_day() {
    let closes = |cycle: &BillingCycle, opens_on: BusinessDate, day: BusinessDate| match cycle {
        BillingCycle::Monthly { day: closing } => listed(day, &[*closing]),
        BillingCycle::SemiMonthly { days } => listed(day, days),
        BillingCycle::Weekly { weekday } => (day.weekday() == *weekday).then_some(false),
        BillingCycle::EveryNDays { days } => {
            (day.days_since(opens_on) + 1 == i64::from(*days)).then_some(false)
        }
        BillingCycle::PerReceipt => None,
    };
    for cycle in every_cycle() {
        for offset in 0..800 {
            // From 2023 through the leap year to 2025.
            let opens_on = date("2023-01-01").plus_days(offset);
            let mut day = opens_on;
            let clamped = loop {
                match closes(&cycle, opens_on, day) {
                    Some(clamped) => break clamped,
                    None => day = day.next_day(),
                }
            };
            let naive = Closing { date: day, clamped };
            assert_eq!(cycle.closes_on(opens_on), Some(naive), "{cycle:?} {opens_on}");
        }
    }
    assert_eq!(BillingCycle::PerReceipt.closes_on(date("2024-01-01")), None);
}

#[test]
fn closing_days_follow_each_other_by_example() {
    let check = |cycle: BillingCycle, opens_on: &str, expected: &[(&str, bool)]| {
        let mut opens_on = date(opens_on);
        for (closing, clamped) in expected {
            let found = cycle.closes_on(opens_on).unwrap();
            assert_eq!((found.date.to_string().as_str(), found.clamped), (*closing, *clamped));
            opens_on = found.date.next_day();
        }
    };
    let remembered =
        [("2023-01-31", false), ("2023-02-28", true), ("2023-03-31", false), ("2023-04-30", true)];
    check(BillingCycle::Monthly { day: 31 }, "2023-01-31", &remembered);
    check(
        BillingCycle::Monthly { day: 29 },
        "2024-01-30",
        &[("2024-02-29", false), ("2024-03-29", false)],
    );
    // Both days clamped to the month's end are one closing, and so is one clamped to the other.
    check(
        BillingCycle::SemiMonthly { days: [30, 31] },
        "2023-01-31",
        &[("2023-01-31", false), ("2023-02-28", true), ("2023-03-30", false)],
    );
    check(
        BillingCycle::SemiMonthly { days: [28, 31] },
        "2023-02-01",
        &[("2023-02-28", false), ("2023-03-28", false), ("2023-03-31", false)],
    );
    check(
        BillingCycle::EveryNDays { days: 1 },
        "2024-02-28",
        &[("2024-02-28", false), ("2024-02-29", false), ("2024-03-01", false)],
    );
}
