//! The ten laws (see ARCHITECTURE.md), over random histories; each test bears the name of its law.
//!
//! `LAW_HISTORIES=2000 LAW_SEED=7 cargo test --release --test laws` runs more, or other, histories.
//! A failure prints the seed and the shortest part of the history that shows it.

mod histories;

#[path = "laws/breakages.rs"]
mod breakages;
#[path = "laws/corpus.rs"]
mod corpus;
#[path = "laws/coverage.rs"]
mod coverage;
#[path = "laws/explanation.rs"]
mod explanation;
#[path = "laws/figures.rs"]
mod figures;
#[path = "laws/hostile.rs"]
mod hostile;
#[path = "laws/kept.rs"]
mod kept;
#[path = "laws/ledger.rs"]
mod ledger;
#[path = "laws/live.rs"]
mod live;
#[path = "laws/long.rs"]
mod long;
#[path = "laws/misfits.rs"]
mod misfits;
#[path = "laws/rolling.rs"]
mod rolling;
#[path = "laws/round_trip.rs"]
mod round_trip;
#[path = "laws/sight.rs"]
mod sight;
#[path = "laws/tampering.rs"]
mod tampering;

use corpus::{holds_in_every_history, play, play_events};
use credit_term::Account;
use std::collections::BTreeMap;

#[test]
fn law_1_every_line_adds_up() {
    holds_in_every_history("law 1", |history| {
        play(history, |moment| moment.sights().iter().try_for_each(figures::every_line_adds_up))
    });
}

#[test]
fn law_2_every_order_adds_up_and_nothing_waits_in_vain() {
    holds_in_every_history("law 2", |history| {
        play(history, |moment| moment.sights().iter().try_for_each(figures::every_order_adds_up))
    });
}

#[test]
fn law_3_a_refund_is_at_most_what_was_repaid() {
    holds_in_every_history("law 3", |history| {
        play_events(history, figures::a_refund_was_repaid, |_| Ok(()))
    });
}

#[test]
fn law_4_exposure_and_available_credit_add_up() {
    holds_in_every_history("law 4", |history| {
        play(history, |moment| moment.sights().iter().try_for_each(figures::exposure_adds_up))
    });
}

#[test]
fn law_5_a_statement_is_fixed_at_its_issue() {
    holds_in_every_history("law 5", |history| {
        let mut issued = BTreeMap::new();
        play_events(history, figures::an_issue_adds_up, |moment| {
            let mut sights = moment.sights().into_iter();
            sights.try_for_each(|sight| figures::totals_are_fixed_at_issue(&sight, &mut issued))
        })
    });
}

#[test]
fn law_6_statements_follow_each_other() {
    holds_in_every_history("law 6", |history| {
        play(history, |moment| {
            moment.sights().iter().try_for_each(figures::periods_follow_each_other)
        })
    });
}

#[test]
fn law_7_events_and_snapshots_give_the_same_account_back() {
    holds_in_every_history("law 7", round_trip::copies_answer_alike);
}

#[test]
fn law_7_however_many_receipts_one_repayment_paid() {
    let (account, events) = round_trip::repaid_at_once(30_000);
    let written = serde_json::to_vec(&account.snapshot()).expect("a snapshot");
    assert!(Account::load(&written).expect("its own snapshot") == account);
    let written = serde_json::to_vec(&events).expect("events");
    assert!(Account::replay(&written).expect("its own events") == account);
}

#[test]
fn law_8_day_by_day_is_all_at_once() {
    holds_in_every_history("law 8", rolling::day_by_day_is_all_at_once);
}

#[test]
fn law_10_bad_input_changes_nothing() {
    holds_in_every_history("law 10", hostile::bad_input_changes_nothing);
}

#[test]
fn law_10_what_is_admitted_keeps_the_laws() {
    holds_in_every_history("law 10", hostile::what_is_admitted_keeps_the_laws);
}

#[test]
fn law_7_a_live_account_gives_the_same_answers() {
    holds_in_every_history("law 7, live", live::a_live_account_decides_alike);
}

#[test]
fn law_7_an_account_that_puts_documents_away_is_the_same() {
    holds_in_every_history("law 7, kept", kept::a_kept_account_is_the_same);
}

#[test]
fn however_long_its_past_a_command_fetches_as_few_documents() {
    long::a_long_past_costs_nothing();
}

#[test]
fn law_7_however_many_receipts_a_live_repayment_paid() {
    round_trip::repaid_at_once_with_one_alive(30_000);
}

#[test]
fn law_10_kept_sums_that_do_not_follow_are_refused() {
    misfits::sums_that_do_not_follow_are_refused();
}

#[test]
fn law_10_kept_documents_that_were_tampered_with_are_refused_or_fit() {
    holds_in_every_history("law 10, kept", misfits::tampered_documents_are_refused_or_fit);
}

#[test]
fn every_explained_figure_is_the_sum_of_its_terms() {
    let seen = explanation::Seen::default();
    holds_in_every_history("explanations", |history| explanation::terms_add_up(history, &seen));
    seen.is_everything();
}

#[test]
fn every_command_event_and_refusal_occurs() {
    coverage::everything_occurs();
}

#[test]
fn law_10_what_breaks_a_law_is_refused_with_a_place() {
    breakages::each_breakage_is_refused();
}
