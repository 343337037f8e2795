//! Which command comes next: by chance, weighed by what the documents allow.

use super::dice::Dice;
use super::documents::Documents;
use super::figures::minor;
use serde_json::Value;

/// How a customer and its merchant go about things.
pub struct Temper {
    /// How readily repayments stay with the cashier.
    pub flights: usize,
    /// How readily goods are sent back.
    pub returns: usize,
    /// How readily terms change.
    pub changes: usize,
    /// Whether the account is closed in the end.
    pub closes: bool,
}

impl Temper {
    pub fn of(dice: &mut Dice) -> Temper {
        Temper {
            flights: dice.pick(&[2, 6, 14]),
            returns: dice.pick(&[3, 10, 18]),
            changes: dice.pick(&[1, 2, 5]),
            closes: dice.chance(25),
        }
    }
}

/// Names the type of the next command.
pub fn command_type(dice: &mut Dice, temper: &Temper, documents: &Documents) -> &'static str {
    let returned = |state| count(&documents.returns, "state", state);
    let repaid = |state| count(&documents.repayments, "state", state);
    let reserved = count_positive(&documents.orders, "reserved");
    let posted = count_positive(&documents.orders, "posted");
    let changes = temper.changes;
    let is_suspended = documents.state() == "suspended";
    let is_closed = documents.state() == "closed";
    let is_overdue = documents.overview["overdue"].is_object();
    let takes_orders = !is_suspended && !is_overdue && 0 < documents.figure("available");
    if is_closed && dice.chance(80) {
        return closing_type(dice, documents);
    }
    let opens_again = dice.chance(25).into();
    dice.weigh(&[
        (opens_again, "openAccount"),
        (changes, "changeTerms"),
        (changes, "setTemporaryLimit"),
        (1, "suspendAccount"),
        (if is_suspended { 12 } else { 1 }, "resumeAccount"),
        (1, "closeAccount"),
        (if takes_orders { 18 } else { 4 }, "placeOrder"),
        (3, "rollForward"),
        (1 + reserved.min(4), "cancelOrder"),
        (2 + 6 * reserved.min(4), "confirmReceipt"),
        (1 + temper.returns * posted.min(1), "requestReturn"),
        (1 + 4 * returned("pending").min(3), "completeReturn"),
        (1 + returned("pending").min(3), "cancelReturn"),
        (1 + 3 * returned("refunding").min(2), "confirmRefund"),
        (1 + 3 * returned("refunding").min(2), "failRefund"),
        (1 + 4 * returned("refundFailed").min(2), "retryRefund"),
        (1 + temper.flights * posted.min(1), "startRepayment"),
        (1 + 5 * posted.min(1) + 8 * usize::from(is_overdue), "recordRepayment"),
        (1 + 3 * repaid("inFlight").min(3), "confirmRepayment"),
        (1 + 2 * repaid("inFlight").min(2), "failRepayment"),
        (1 + repaid("confirmed").min(3), "reverseRepayment"),
    ])
}

/// Names the type of the next command where the account is to be closed: what is still to be
/// settled first, then the closing; afterwards what a closed account still takes.
pub fn closing_type(dice: &mut Dice, documents: &Documents) -> &'static str {
    if documents.state() == "closed" {
        return dice.pick(&[
            "requestReturn",
            "completeReturn",
            "completeReturn",
            "confirmRefund",
            "failRefund",
            "retryRefund",
            "reverseRepayment",
            "startRepayment",
            "recordRepayment",
            "confirmRepayment",
            "failRepayment",
            "cancelReturn",
            "placeOrder",
            "changeTerms",
        ]);
    }
    let returned = |state| 0 < count(&documents.returns, "state", state);
    if returned("pending") {
        return dice.weigh(&[(3, "completeReturn"), (1, "cancelReturn")]);
    }
    if 0 < documents.figure("inFlight") {
        return dice.weigh(&[(3, "confirmRepayment"), (1, "failRepayment")]);
    }
    if returned("refundFailed") {
        return "retryRefund";
    }
    if returned("refunding") {
        return "confirmRefund";
    }
    if 0 < documents.figure("reserved") {
        return dice.weigh(&[(1, "cancelOrder"), (1, "confirmReceipt")]);
    }
    if 0 < documents.figure("outstanding") {
        return "recordRepayment";
    }
    "closeAccount"
}

fn count(list: &[Value], name: &str, wanted: &str) -> usize {
    list.iter().filter(|entry| entry[name] == wanted).count()
}

fn count_positive(list: &[Value], name: &str) -> usize {
    list.iter().filter(|entry| 0 < minor(&entry[name])).count()
}
