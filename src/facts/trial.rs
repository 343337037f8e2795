//! Tries facts as commands, day by day.

use super::{BareFact, FactKind, Gathered, RefusedFact};
use crate::account::command::{
    Command, ConfirmReceipt, Instruction, PlaceOrder, Purpose, ReturnRequest, Returned,
};
use crate::account::refusal::Refusal;
use crate::account::{Account, Answer};
use crate::index::{Index, pair};
use crate::input::Id;
use crate::money::Amount;

/// How often a fact is tried: once for each kind of fact that may have to come before it. A bound
/// is needed, or a day of very many facts could cost the square of their number.
const MOST_ROUNDS: usize = 5;

/// A fact with the id that its document gets, and what stands against it.
struct Trial<'f> {
    fact: &'f BareFact,
    id: Id,
    is_accepted: bool,
    refusals: Vec<Refusal>,
}

/// Tries all facts, and gives those that are refused, each day's as they stood.
pub(super) fn try_all(account: &mut Account, gathered: &Gathered) -> Vec<RefusedFact> {
    let mut ids = Ids::default();
    let mut refused = Vec::new();
    let mut day: Vec<Trial<'_>> = Vec::new();
    for number in gathered.turns.numbers() {
        let Some(fact) = usize::try_from(number).ok().and_then(|it| gathered.facts.get(it)) else {
            continue;
        };
        if day.last().is_some_and(|before| before.fact.on != fact.on) {
            try_day(account, gathered, &mut day, &mut refused);
        }
        let id = ids.next(fact);
        day.push(Trial { fact, id, is_accepted: false, refusals: Vec::new() });
    }
    try_day(account, gathered, &mut day, &mut refused);
    refused
}

/// Tries the facts of a day, and leaves none of them behind.
fn try_day(
    account: &mut Account,
    gathered: &Gathered,
    day: &mut Vec<Trial<'_>>,
    refused: &mut Vec<RefusedFact>,
) {
    for _ in 0..MOST_ROUNDS {
        // A refusal changes nothing: where nothing was accepted, nothing would be next time.
        let mut is_last = true;
        for trial in day.iter_mut() {
            if !trial.is_accepted {
                trial.refusals = against(account, trial.fact, &trial.id);
                trial.is_accepted = trial.refusals.is_empty();
                is_last = is_last && !trial.is_accepted;
            }
        }
        if is_last {
            break;
        }
    }
    for Trial { fact, is_accepted, refusals, .. } in std::mem::take(day) {
        if !is_accepted {
            refused.push(RefusedFact {
                path: gathered.path(fact),
                order_id: fact.order_id.clone(),
                fact: fact.kind,
                on: fact.on,
                amount: fact.amount.map(|money| Amount::new(money, gathered.currency)),
                refusals,
            });
        }
    }
}

/// Lets a fact happen, or gives the refusals that stand against it.
fn against(account: &mut Account, fact: &BareFact, id: &Id) -> Vec<Refusal> {
    let mut answer = execute(account, fact, instruction(fact, id));
    // INVARIANT (a requested return completes): the request recorded the day and found the account
    // taking returns, so its completion on that day finds the same, and the return pending. No
    // request is left behind.
    if fact.kind == FactKind::Return && matches!(answer, Answer::Accepted { .. }) {
        answer = execute(account, fact, Instruction::CompleteReturn { return_id: id.clone() });
        debug_assert!(matches!(answer, Answer::Accepted { .. }), "a requested return completes");
    }
    match answer {
        Answer::Refused { refusals, .. } => refusals,
        Answer::Accepted { .. } | Answer::Repeated { .. } => Vec::new(),
    }
}

fn execute(account: &mut Account, fact: &BareFact, instruction: Instruction) -> Answer {
    account.execute(&Command { on: fact.on, instruction })
}

fn instruction(fact: &BareFact, id: &Id) -> Instruction {
    let (order_id, id) = (fact.order_id.clone(), id.clone());
    // INVARIANT (a fact has its amount): only a cancellation may be read without one.
    let amount = fact.amount.unwrap_or_default();
    match fact.kind {
        FactKind::Order => {
            Instruction::PlaceOrder(PlaceOrder { order_id, amount, items: None, approval: None })
        }
        FactKind::Receipt => Instruction::ConfirmReceipt(ConfirmReceipt {
            receipt_id: id,
            order_id,
            amount: Some(amount),
            signed_on: None,
        }),
        FactKind::Repayment => Instruction::RecordRepayment {
            repayment_id: id,
            purpose: Purpose::Orders([(order_id, Some(amount))].into()),
        },
        FactKind::Return => {
            let what = Returned::Amount(amount);
            let request = ReturnRequest { order_id, receipt_id: None, what };
            Instruction::RequestReturn { return_id: id, request }
        }
        FactKind::Cancellation => {
            Instruction::CancelOrder { cancellation_id: id, order_id, amount: fact.amount }
        }
    }
}

/// Makes up the ids of the facts' documents.
///
/// No two of a kind are alike: behind the last point, an id made of the whole order's id has digits
/// only, which count the order's facts; a cut one has a colon and a number that is this fact's
/// alone.
#[derive(Default)]
struct Ids {
    /// How many facts of each order and kind there were.
    counts: Index,
    /// How many there were in all.
    all: u32,
}

impl Ids {
    fn next(&mut self, fact: &BareFact) -> Id {
        let key = pair(fact.order, fact.kind as u32);
        let count = self.counts.get(key).unwrap_or_default().saturating_add(1);
        self.counts.insert(key, count);
        self.all = self.all.saturating_add(1);

        let order = fact.order_id.as_str();
        let mut end = [".", &count.to_string()].concat();
        if Id::LONGEST < order.len().saturating_add(end.len()) {
            end.push(':');
            end.push_str(&self.all.to_string());
        }
        let room = Id::LONGEST.saturating_sub(end.len());
        let kept = order.get(..room).unwrap_or(order);
        // INVARIANT (room for two numbers): beside the longest, 42 of 64 characters are left.
        Id::parse(&[kept, &end].concat()).unwrap_or_else(|| fact.order_id.clone())
    }
}
