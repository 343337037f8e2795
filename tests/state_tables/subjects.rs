//! What the state tables are about: documents, their states, and where each is told.

use crate::{attempts, states};
use credit_term::Account;
use serde_json::Value;

/// A table's document, or the account itself.
pub struct Subject {
    pub heading: &'static str,
    pub states: &'static [&'static str],
    /// How a state is reached, for a row's command, and the day on which the command is given.
    pub given: fn(&str, &str) -> (Vec<Value>, &'static str),
    /// The name under which the views know a state.
    pub named: fn(&str) -> &str,
    /// The state that the views tell on a day.
    pub state: fn(&Account, &str) -> String,
    /// What a row's command says: by its name and its qualifier.
    pub attempt: fn(&str, &str, &Account, &str) -> Option<Attempt>,
}

/// A command, and what is tried before it as far as it goes.
pub struct Attempt {
    pub before: Vec<Value>,
    pub command: Value,
}

pub const SUBJECTS: &[Subject] = &[
    Subject {
        heading: "Account",
        states: &["not open", "active", "suspended", "closed"],
        given: states::account_given,
        named: |state| state,
        state: states::account_state,
        attempt: attempts::account_attempt,
    },
    Subject {
        heading: "Order",
        states: &[
            "none",
            "reserved",
            "partly received",
            "unbilled",
            "billed",
            "in flight",
            "paid",
            "noPaymentNeeded",
        ],
        given: states::order_given,
        named: |state| state,
        state: states::order_state,
        attempt: attempts::order_attempt,
    },
    Subject {
        heading: "Statement",
        states: &["open", "issued", "overdue", "settled"],
        given: states::statement_given,
        named: |state| state,
        state: states::statement_state,
        attempt: attempts::statement_attempt,
    },
    Subject {
        heading: "Refund slip",
        states: &[
            "none",
            "pending",
            "waiting",
            "noRefundNeeded",
            "refunding",
            "refundFailed",
            "refunded",
            "cancelled",
        ],
        given: states::return_given,
        named: |state| state,
        state: states::return_state,
        attempt: attempts::return_attempt,
    },
    Subject {
        heading: "Repayment",
        states: &["none", "inFlight", "confirmed", "recorded", "failed", "reversed"],
        given: states::repayment_given,
        named: |state| if state == "recorded" { "confirmed" } else { state },
        state: states::repayment_state,
        attempt: attempts::repayment_attempt,
    },
];
