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
const STRETCHES: u64 = 5;

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
    let accounts = Accounts::new(store_of(place, "growth").await, 10);
    let (few, many) = (after(&accounts, FEW).await, after(&accounts, MANY).await);
    let mut best = Growth { few: Duration::MAX, many: Duration::MAX };
    // In turns: what the store does besides, after so many rows, is in both.
    for stretch in 0..STRETCHES {
        best.few = best.few.min(few.order(&accounts, stretch).await);
        best.many = best.many.min(many.order(&accounts, stretch).await);
    }
    best
}

/// An account with so many orders that are received and repaid, on a day of the next period.
struct Past {
    key: AccountKey,
    day: chrono::NaiveDate,
    orders: u64,
}

async fn after(accounts: &Accounts, orders: u64) -> Past {
    let key = AccountKey::new("growth", &format!("A-{orders}"));
    open(accounts, &key).await;
    let mut day = chrono::NaiveDate::from_ymd_opt(2026, 1, 5).expect("a day");
    let mut made = 0;
    while made < orders {
        let until = orders.min(made + BATCH);
        for order in made..until {
            let placed = format!(r#""type":"placeOrder","orderId":"O-{order}","amount":"1.00""#);
            done(accounts, &key, day, &placed).await;
            let received =
                format!(r#""type":"confirmReceipt","receiptId":"R-{order}","orderId":"O-{order}""#);
            done(accounts, &key, day, &received).await;
        }
        made = until;
        let repaid = format!(
            r#""type":"recordRepayment","repaymentId":"P-{made}","for":{{"kind":"posted"}}"#
        );
        done(accounts, &key, day, &repaid).await;
        // Into the next period, so that what is repaid is finished.
        day = day + chrono::Months::new(1);
        done(accounts, &key, day, r#""type":"rollForward""#).await;
    }
    Past { key, day, orders }
}

impl Past {
    /// Gives how long one more order takes, of a stretch of them.
    async fn order(&self, accounts: &Accounts, stretch: u64) -> Duration {
        let begun = Instant::now();
        for order in 0..MEASURED_ORDERS {
            let id = self.orders + stretch * MEASURED_ORDERS + order;
            let placed = format!(r#""type":"placeOrder","orderId":"O-{id}","amount":"1.00""#);
            done(accounts, &self.key, self.day, &placed).await;
        }
        begun.elapsed() / MEASURED_ORDERS as u32
    }
}

async fn done(accounts: &Accounts, key: &AccountKey, day: chrono::NaiveDate, fields: &str) {
    let command = format!(r#"{{"on":"{day}",{fields}}}"#);
    let asked = Asked { command, idempotency: None, if_version: None, by: "bench".into() };
    let answered = accounts.command(key, &asked).await.expect("an answer");
    assert_eq!(answered.outcome, Outcome::Accepted, "{}", answered.text);
}
