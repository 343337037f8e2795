//! Tries facts as commands, day by day.

use super::{BareFact, FactKind};
use crate::account::command::{
    Command, ConfirmReceipt, Instruction, PlaceOrder, Purpose, ReturnRequest, Returned,
};
use crate::account::refusal::Refusal;
use crate::account::{Account, Answer};
use crate::index::{Tally, pair};
use crate::input::Id;

/// How often a fact is tried: once for each kind of fact that may have to come before it. A bound
/// is needed, or a day of very many facts could cost the square of their number.
const MOST_ROUNDS: usize = 5;

/// A fact with the id that its document gets, and what stands against it.
struct Trial<'f> {
    fact: &'f BareFact,
    id: Id,
    refusals: Vec<Refusal>,
}

/// Tries facts that stand in the order of their days, and gives those that are refused, each day's
/// as they stood.
pub(super) fn try_all<'f>(
    account: &mut Account,
    facts: &[&'f BareFact],
) -> Vec<(&'f BareFact, Vec<Refusal>)> {
    let mut ids = Ids::default();
    let mut refused = Vec::new();
    for day in facts.chunk_by(|fact, next| fact.on == next.on) {
        let trial = |fact: &&'f BareFact| Trial { fact, id: ids.next(fact), refusals: Vec::new() };
        let mut left: Vec<Trial<'_>> = day.iter().map(trial).collect();
        for _ in 0..MOST_ROUNDS {
            let before = left.len();
            left.retain_mut(|trial| {
                trial.refusals = against(account, trial.fact, &trial.id);
                !trial.refusals.is_empty()
            });
            // A refusal changes nothing: where nothing was accepted, nothing would be next time.
            if left.is_empty() || left.len() == before {
                break;
            }
        }
        refused.extend(left.into_iter().map(|trial| (trial.fact, trial.refusals)));
    }
    refused
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
    counts: Tally<u32>,
    /// How many there were in all.
    all: u32,
}

impl Ids {
    fn next(&mut self, fact: &BareFact) -> Id {
        let count = self.counts.at(pair(fact.order, fact.kind as u32), || 0);
        *count = count.saturating_add(1);
        self.all = self.all.saturating_add(1);

        let (order, count, all) = (fact.order_id.as_str(), *count, self.all);
        let whole = Id::parse(&format!("{order}.{count}"));
        let cut = || {
            let end = format!(".{count}:{all}");
            let kept = order.get(..Id::LONGEST.saturating_sub(end.len()))?;
            Id::parse(&format!("{kept}{end}"))
        };
        // INVARIANT (room for two numbers): 42 of 64 characters are left beside the longest of them.
        whole.or_else(cut).unwrap_or_else(|| fact.order_id.clone())
    }
}
