//! What the tests of cycles, windows and periods have in common: days looked at one by one.

use super::{BillingCycle, DraftTerms, RepaymentWindow, Terms};
use crate::calendar::BusinessDate;
use crate::input::{Node, Path};

pub(super) fn date(text: &str) -> BusinessDate {
    BusinessDate::parse(text).expect(text)
}

pub(super) fn day_of(date: BusinessDate) -> u32 {
    let first = date.day_in_month(0, 1).0;
    u32::try_from(date.days_since(first)).unwrap() + 1
}

pub(super) fn is_month_end(date: BusinessDate) -> bool {
    day_of(date.next_day()) == 1
}

/// Whether some of the days falls on this one, and whether only because the month is too short.
pub(super) fn listed(date: BusinessDate, days: &[u32]) -> Option<bool> {
    let own_day = days.contains(&day_of(date));
    let shorter = is_month_end(date) && days.iter().any(|day| day_of(date) < *day);
    (own_day || shorter).then_some(!own_day)
}

pub(super) fn terms(cycle: BillingCycle, window: RepaymentWindow, business_days: &str) -> Terms {
    let text = format!(
        r#"{{"currency":"CNY","creditLimit":"1","billingCycle":{},"repaymentWindow":{},
        "businessDays":{business_days}}}"#,
        serde_json::to_string(&cycle).unwrap(),
        serde_json::to_string(&window).unwrap(),
    );
    let node = Node::parse(&text, 10_000).unwrap();
    DraftTerms::read(&node, &Path::root()).unwrap().settle().unwrap()
}
