//! What the random histories reach: how often each command, event type and refusal code occurs.

use crate::corpus::{histories, setting};
use crate::round_trip::written;
use credit_term::Account;
use credit_term::account::command::COMMAND_NAMES;
use serde_json::Value;
use std::collections::BTreeMap;

const EVENT_TYPES: [&str; 24] = [
    "accountOpened",
    "termsChanged",
    "temporaryLimitSet",
    "accountSuspended",
    "accountResumed",
    "accountClosed",
    "statementOpened",
    "statementIssued",
    "rolledForward",
    "orderPlaced",
    "orderCancelled",
    "receiptConfirmed",
    "returnRequested",
    "returnCompleted",
    "returnSettled",
    "returnCancelled",
    "refundConfirmed",
    "refundFailed",
    "refundRetried",
    "repaymentStarted",
    "repaymentRecorded",
    "repaymentConfirmed",
    "repaymentFailed",
    "repaymentReversed",
];

/// In the order of the wire format; malformed input last, which is none.
const REFUSAL_CODES: [&str; 27] = [
    "accountNotOpen",
    "accountAlreadyOpen",
    "idReused",
    "dateWentBack",
    "tooFarAhead",
    "accountClosed",
    "accountSuspended",
    "unknownOrder",
    "unknownReceipt",
    "unknownReturn",
    "unknownRepayment",
    "unknownStatement",
    "unknownItem",
    "notInSnapshot",
    "wrongState",
    "overdue",
    "creditExceeded",
    "exceedsReserved",
    "exceedsQuantity",
    "exceedsReturnable",
    "exceedsOutstanding",
    "nothingOutstanding",
    "partialRepaymentNotAllowed",
    "accountNotSettled",
    "currencyFixed",
    "amountTooLarge",
    "invalidInput",
];

/// How a return settles.
const STATES: [&str; 3] = ["waiting", "refunding", "noRefundNeeded"];

/// The least that is accepted of all commands, in percent.
const ACCEPTED: usize = 40;

#[derive(Default)]
struct Counts {
    /// Accepted, repeated and refused or malformed, by the command's type.
    commands: BTreeMap<String, [usize; 3]>,
    /// By the event's type, the refusal's code, and the state in which a return settles.
    told: BTreeMap<String, usize>,
}

impl Counts {
    fn add(&mut self, command: &str, answer: &str) {
        let command: Value = serde_json::from_str(command).expect("a command");
        let answer: Value = serde_json::from_str(answer).expect("an answer");
        let column = match answer["outcome"].as_str() {
            Some("accepted") => 0,
            Some("repeated") => 1,
            _ => 2,
        };
        let name = command["type"].as_str().unwrap_or("malformed").to_owned();
        self.commands.entry(name).or_default()[column] += 1;
        if answer.get("outcome").is_none() {
            self.tell("code", &Value::from("invalidInput"));
        }
        for list in [&answer["events"], &answer["refusals"]] {
            for entry in list.as_array().into_iter().flatten() {
                for kind in ["type", "code", "state"] {
                    self.tell(kind, &entry[kind]);
                }
            }
        }
    }

    fn tell(&mut self, kind: &str, name: &Value) {
        if let Some(name) = name.as_str() {
            *self.told.entry(format!("{kind} {name}")).or_default() += 1;
        }
    }
}

/// Counts what every history does, and what its commands would be told by an account that has left
/// out its finished documents.
fn counts() -> Counts {
    let mut counts = Counts::default();
    for history in histories() {
        let mut account = Account::default();
        for turn in &history.turns {
            counts.add(&turn.command, &written(&account.apply_text(&turn.command)));
        }
        account.leave_out_finished();
        for turn in &history.turns {
            let answer = written(&account.clone().apply_text(&turn.command));
            if answer.contains("notInSnapshot") {
                counts.tell("code", &Value::from("notInSnapshot"));
            }
        }
    }
    counts
}

/// Fails where something never occurs, and prints how often everything does.
pub fn everything_occurs() {
    let counts = counts();
    let mut missing = Vec::new();
    let mut sums = [0; 3];
    println!("{:26}{:>10}{:>10}{:>10}", "command", "accepted", "repeated", "refused");
    for (name, [accepted, repeated, refused]) in &counts.commands {
        println!("{name:26}{accepted:10}{repeated:10}{refused:10}");
        sums = [sums[0] + accepted, sums[1] + repeated, sums[2] + refused];
    }
    for name in COMMAND_NAMES {
        if counts.commands.get(name).is_none_or(|[accepted, ..]| *accepted == 0) {
            missing.push(format!("no {name} is accepted"));
        }
    }
    println!("{:26}{:10}{:10}{:10}", "together", sums[0], sums[1], sums[2]);
    let events = EVENT_TYPES.iter().map(|name| format!("type {name}"));
    let codes = REFUSAL_CODES.iter().map(|name| format!("code {name}"));
    let states = STATES.iter().map(|name| format!("state {name}"));
    for name in events.chain(codes).chain(states) {
        let count = counts.told.get(&name).copied().unwrap_or_default();
        println!("{name:36}{count:10}");
        if count == 0 {
            missing.push(format!("no {name} occurs"));
        }
    }
    let all: usize = sums.iter().sum();
    let seed = setting("LAW_SEED", 0);
    assert!(missing.is_empty(), "from seed {seed} on: {}", missing.join(", "));
    assert!(
        all * ACCEPTED <= sums[0] * 100,
        "only {} of {all} accepted, from seed {seed} on",
        sums[0]
    );
}
