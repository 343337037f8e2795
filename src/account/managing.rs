//! The account itself: opening, terms, temporary limit, suspension, closing, rolling forward.

use super::book::AccountState;
use super::draft::Draft;
use super::event::Fact;
use super::refusal::Refusal;
use super::standing::Standing;
use super::{Decided, Stop};
use crate::calendar::BusinessDate;
use crate::money::Money;
use crate::statement::{Issue, Period};
use crate::terms::{BillingCycle, Terms};
use std::sync::Arc;

/// Opens the account; the first period opens on the same day (R10).
pub(super) fn open_account(terms: &Arc<Terms>, on: BusinessDate) -> Vec<Fact> {
    let mut facts = vec![Fact::AccountOpened { terms: Arc::clone(terms) }];
    if let Some(closing) = terms.billing_cycle.closes_on(on) {
        facts.push(Fact::opened(Period { number: 1, opens_on: on, closes_on: closing.date }));
    }
    facts
}

/// Agrees on new terms (R14).
pub(super) fn change_terms(standing: &Standing<'_>, terms: &Arc<Terms>) -> Decided {
    let book = standing.book;
    if terms.currency != book.currency() {
        return Err(Refusal::CurrencyFixed.into());
    }

    // An open period keeps its closing day; away from `perReceipt` the first opens tomorrow.
    let stays_closed = terms.billing_cycle == BillingCycle::PerReceipt;
    let waits = standing.open().is_none() && !stays_closed;
    let next_opens_on = waits.then(|| standing.on.next_day());

    let mut draft = Draft::on(standing);
    draft.say(Fact::TermsChanged { terms: Arc::clone(terms), next_opens_on });
    Ok(draft.facts)
}

/// Replaces the temporary limit (R16).
pub(super) fn set_temporary_limit(
    standing: &Standing<'_>,
    amount: Money,
    from: BusinessDate,
    until: BusinessDate,
) -> Decided {
    let amount = standing.book.amount(amount);

    let mut draft = Draft::on(standing);
    draft.say(Fact::TemporaryLimitSet { amount, from, until });
    Ok(draft.facts)
}

/// Takes no more orders (R35).
pub(super) fn suspend_account(standing: &Standing<'_>, reason: &Option<Box<str>>) -> Decided {
    in_state(standing, AccountState::Active)?;

    let mut draft = Draft::on(standing);
    draft.say(Fact::AccountSuspended { reason: reason.clone() });
    Ok(draft.facts)
}

/// Takes orders again (R35).
pub(super) fn resume_account(standing: &Standing<'_>, reason: &Option<Box<str>>) -> Decided {
    in_state(standing, AccountState::Suspended)?;

    let mut draft = Draft::on(standing);
    draft.say(Fact::AccountResumed { reason: reason.clone() });
    Ok(draft.facts)
}

fn in_state(standing: &Standing<'_>, state: AccountState) -> Result<(), Stop> {
    if standing.book.state != state {
        return Err(Refusal::WrongState { state: standing.book.state.name() }.into());
    }
    Ok(())
}

/// Closes the account when nothing goes on any more; the open statement is issued the same day (R35).
pub(super) fn close_account(standing: &Standing<'_>, reason: &Option<Box<str>>) -> Decided {
    let book = standing.book;
    let totals = &book.totals;
    let goes_on = [
        totals.reserved,
        standing.outstanding(),
        totals.in_flight,
        totals.waiting,
        totals.requested,
        totals.refunding,
    ];
    if 0 < totals.open_requests || goes_on.iter().any(|money| money.is_positive()) {
        let [reserved, outstanding, in_flight, waiting, requested, refunding] =
            goes_on.map(|money| book.amount(money));
        let refusal = Refusal::AccountNotSettled {
            reserved,
            outstanding,
            in_flight,
            waiting,
            requested,
            refunding,
        };
        return Err(refusal.into());
    }

    let on = standing.on;
    let last = standing.open().map(|open| {
        let total = book.statement(open.number).map(|it| it.figures.total()).unwrap_or_default();
        (Period { closes_on: on, ..open }, standing.issue(on, on), total)
    });

    let mut draft = Draft::on(standing);
    if let Some((period, issue, total)) = last {
        draft.say(Fact::issued(period, issue, total, book.currency()));
    }
    draft.say(Fact::AccountClosed { reason: reason.clone() });
    Ok(draft.facts)
}

/// Records the day, and what rolling forward to it issues (R20).
pub(super) fn roll_forward(standing: &Standing<'_>) -> Decided {
    let mut draft = Draft::on(standing);
    draft.say(Fact::RolledForward);
    Ok(draft.facts)
}

impl Standing<'_> {
    /// Says what the roll opens and issues, in order.
    pub(super) fn roll_facts(&self) -> Vec<Fact> {
        let book = self.book;
        let mut facts = Vec::new();
        for (period, issue) in self.issued() {
            let filed = book.statement(period.number);
            if filed.is_none() {
                facts.push(Fact::opened(*period));
            }
            let total = filed.map(|statement| statement.figures.total()).unwrap_or_default();
            facts.push(Fact::issued(*period, *issue, total, book.currency()));
        }
        if let Some(open) = self.open()
            && book.open != Some(open.number)
        {
            facts.push(Fact::opened(open));
        }
        facts
    }
}

impl Fact {
    /// Says that a period opened.
    pub(super) fn opened(period: Period) -> Fact {
        let Period { number, opens_on, closes_on } = period;
        Fact::StatementOpened { number, opens_on, closes_on }
    }

    /// Says that a statement was issued.
    pub(super) fn issued(
        period: Period,
        issue: Issue,
        total: Money,
        currency: crate::money::Currency,
    ) -> Fact {
        let amount = |money| crate::money::Amount::new(money, currency);
        Fact::StatementIssued {
            number: period.number,
            closes_on: period.closes_on,
            issued_on: issue.issued_on,
            due_on: issue.due_on,
            total: amount(total),
            carried: amount(issue.carried),
        }
    }
}
