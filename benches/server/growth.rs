//! One more order after ten orders that are finished, and after a hundred thousand: its cost must not
//! grow with what is past.

use crate::Place;
use crate::in_process::{open, store_of};
use credit_term::server::accounts::{Accounts, Asked, Outcome};
use credit_term::server::store::AccountKey;
use std::time::{Duration, Instant};

const FEW: u64 = 10;
const MANY: u64 = 100_000;
/// How many orders are received and repaid at a time.
const BATCH: u64 = 500;
const MEASURED_ORDERS: u64 = 400;
/// The fastest of so many stretches: noise only adds.
const STRETCHES: u64 = 4;

/// How long one order took.
pub struct Growth {
    pub few: Duration,
    pub many: Duration,
}

impl Growth {
    pub fn ratio(&self) -> f64 {
        self.many.as_secs_f64() / self.few.as_secs_f64()
    }
}

pub async fn run(place: &Place) -> Growth {
    Growth { few: micros(place, FEW).await, many: micros(place, MANY).await }
}

async fn micros(place: &Place, past: u64) -> Duration {
    let accounts = Accounts::new(store_of(place, &format!("growth-{past}")).await, 10);
    let key = AccountKey::new("growth", &format!("A-{past}"));
    open(&accounts, &key).await;
    let mut day = chrono::NaiveDate::from_ymd_opt(2026, 1, 5).expect("a day");
    let mut made = 0;
    while made < past {
        let until = past.min(made + BATCH);
        for order in made..until {
            let placed = format!(r#""type":"placeOrder","orderId":"O-{order}","amount":"1.00""#);
            done(&accounts, &key, day, &placed).await;
            let received =
                format!(r#""type":"confirmReceipt","receiptId":"R-{order}","orderId":"O-{order}""#);
            done(&accounts, &key, day, &received).await;
        }
        made = until;
        let repaid = format!(
            r#""type":"recordRepayment","repaymentId":"P-{made}","for":{{"kind":"posted"}}"#
        );
        done(&accounts, &key, day, &repaid).await;
        // Into the next period, so that what is repaid is finished.
        day = day + chrono::Months::new(1);
        done(&accounts, &key, day, r#""type":"rollForward""#).await;
    }
    let mut best = Duration::MAX;
    for stretch in 0..STRETCHES {
        let begun = Instant::now();
        for order in 0..MEASURED_ORDERS {
            let id = past + stretch * MEASURED_ORDERS + order;
            let placed = format!(r#""type":"placeOrder","orderId":"O-{id}","amount":"1.00""#);
            done(&accounts, &key, day, &placed).await;
        }
        best = best.min(begun.elapsed() / MEASURED_ORDERS as u32);
    }
    best
}

async fn done(accounts: &Accounts, key: &AccountKey, day: chrono::NaiveDate, fields: &str) {
    let command = format!(r#"{{"on":"{day}",{fields}}}"#);
    let asked = Asked { command, idempotency: None, if_version: None, by: "bench".into() };
    let answered = accounts.command(key, &asked).await.expect("an answer");
    assert_eq!(answered.outcome, Outcome::Accepted, "{}", answered.text);
}
