//! A draft of what a command makes happen: the figures of the lines it touches, and the facts so far.
//!
//! Knows how returns settle on lines as the draft has left them (R41–R43). Changes no book: the facts
//! do that when they are applied.

use super::event::{EffectFact, Fact, RefundFact};
use super::standing::Standing;
use crate::index::{Index, Tally, pair};
use crate::input::Id;
use crate::money::Money;
use crate::order::{LineFigures, LineNumber, OrderNumber};
use crate::repayment::{RepaymentNumber, RepaymentState};
use crate::returns::{LineEffect, Reach, RefundPart, Return, ReturnState, settle};

/// A line that the command itself posts; no book has it yet.
#[derive(Clone, Debug)]
pub(crate) struct NewLine {
    pub order: OrderNumber,
    pub number: LineNumber,
    pub receipt: Id,
    pub billed: bool,
}

/// What a command makes happen, so far.
#[derive(Debug)]
pub(crate) struct Draft<'s, 'b> {
    pub standing: &'s Standing<'b>,
    /// In the order in which they happen.
    pub facts: Vec<Fact>,
    figures: Tally<LineFigures>,
    touched: Index,
    new_line: Option<NewLine>,
    /// The repayment that reaches another state by the command.
    turned: Option<(RepaymentNumber, RepaymentState)>,
    /// By repayment and line.
    refunds: Tally<Money>,
}

/// What settling a return did.
#[derive(Debug)]
pub(crate) struct Settled {
    pub effects: Vec<LineEffect>,
    pub refund_to: Vec<RefundPart>,
    pub state: ReturnState,
    /// What is left over.
    pub waiting: Money,
}

impl<'s, 'b> Draft<'s, 'b> {
    /// Starts with what rolling forward makes happen.
    pub fn on(standing: &'s Standing<'b>) -> Draft<'s, 'b> {
        Draft {
            standing,
            facts: standing.roll_facts(),
            figures: Tally::default(),
            touched: Index::default(),
            new_line: None,
            turned: None,
            refunds: Tally::default(),
        }
    }

    /// Adds a fact.
    pub fn say(&mut self, fact: Fact) {
        self.facts.push(fact);
    }

    /// Changes the figures of a line of an order.
    pub fn change(&mut self, order: OrderNumber, line: LineNumber, change: LineFigures) {
        let before = self.figures(line);
        *self.figures.at(u64::from(line), || before) += change;
        self.touched.insert(u64::from(order), order);
    }

    /// Posts a line that no book has yet.
    pub fn post(&mut self, line: NewLine, posted: Money) {
        self.change(line.order, line.number, LineFigures { posted, ..LineFigures::default() });
        self.new_line = Some(line);
    }

    /// Lets go of what a return holds on the line it names.
    pub fn release(&mut self, document: &Return) {
        if let Some(line) = document.line {
            let held = -document.held();
            self.change(document.order, line, LineFigures { held, ..LineFigures::default() });
        }
    }

    /// Turns a repayment into another state.
    pub fn turn(&mut self, repayment: RepaymentNumber, state: RepaymentState) {
        self.turned = Some((repayment, state));
    }

    /// Gives a line's figures as the draft has left them.
    pub fn figures(&self, line: LineNumber) -> LineFigures {
        let filed = || self.standing.book.lines.get(line).map(|line| line.figures);
        self.figures.get(u64::from(line)).copied().or_else(filed).unwrap_or_default()
    }

    /// Settles every waiting remainder of the orders touched, oldest completion first (R43).
    pub fn settle_waiting(mut self) -> Vec<Fact> {
        let book = self.standing.book;
        for number in book.waiting.numbers() {
            let Some(document) = book.returns.get(number) else {
                continue;
            };
            if self.touched.contains(u64::from(document.order)) {
                let settled = self.settle(document);
                if !settled.effects.is_empty() {
                    self.say_settled(&document.id, &settled);
                }
            }
        }
        self.facts
    }

    /// Settles a return as far as its lines allow, and changes their figures.
    pub fn settle(&mut self, document: &Return) -> Settled {
        let remainder = document.remainder();
        let reach = self.reach(document, remainder);
        let effects = settle(remainder, &reach);
        let mut refund_to = Vec::new();
        let (mut taken, mut refunded) = (Money::ZERO, document.refunded);
        for effect in &effects {
            taken += effect.taken();
            refunded += effect.refunded;
            let held = if document.held().is_positive() { -effect.taken() } else { Money::ZERO };
            let change = LineFigures {
                reversed: effect.reversed,
                offset: effect.offset,
                refunded: effect.refunded,
                held,
                ..LineFigures::default()
            };
            self.change(document.order, effect.line, change);
            self.refund(effect, &mut refund_to);
        }
        let waiting = remainder - taken;
        let state = ReturnState::after_settling(waiting, refunded);
        Settled { effects, refund_to, state, waiting }
    }

    /// Gives the lines a return may touch, newest first, each with the most it may take there.
    fn reach(&self, document: &Return, remainder: Money) -> Vec<Reach> {
        let book = self.standing.book;
        let order = book.orders.get(document.order);
        let filed = order.into_iter().flat_map(|order| book.lines_of(order));
        let filed = filed.map(|(number, line)| (number, self.standing.is_billed(line)));
        let new = self.new_line.as_ref().filter(|line| line.order == document.order);
        let lines = filed.chain(new.map(|line| (line.number, line.billed)));
        let named = document.line;
        let lines = lines.filter(|(number, _)| named.is_none_or(|named| named == *number));
        let mut reach: Vec<Reach> = lines
            .map(|(line, billed)| {
                let figures = self.figures(line);
                // What a return holds on the line it names is its own to take.
                let most = if named.is_some() { remainder } else { figures.returnable() };
                Reach { line, billed, figures, most }
            })
            .collect();
        reach.reverse();
        reach
    }

    /// Sends what a line refunds back to its confirmed repayments, the newest first (R41). Each was
    /// confirmed by a command of its own.
    ///
    /// INVARIANT (refunds find their repayments): the confirmed repayments of a line have at least
    /// repaid − refunded of it left, because repaid is their sum.
    fn refund(&mut self, effect: &LineEffect, refund_to: &mut Vec<RefundPart>) {
        let book = self.standing.book;
        let line = book.lines.get(effect.line);
        let mut by_confirmation = Index::default();
        for number in line.into_iter().flat_map(|line| &line.repayments) {
            if let Some(version) = self.confirmed_at(*number) {
                by_confirmation.insert(version, *number);
            }
        }
        let mut left = effect.refunded;
        for repayment in by_confirmation.numbers().rev() {
            let laid = book.repayments.get(repayment).and_then(|it| it.on_line(effect.line));
            let room = laid.map(|laid| laid.amount - laid.refunded).unwrap_or_default();
            let refunds = self.refunds.at(pair(repayment, effect.line), Money::default);
            let amount = left.min(room - *refunds);
            if amount.is_positive() {
                *refunds += amount;
                left -= amount;
                refund_to.push(RefundPart { repayment, line: effect.line, amount });
            }
        }
    }

    /// Gives when a repayment that counts was confirmed; the one this command confirms is the newest.
    fn confirmed_at(&self, number: RepaymentNumber) -> Option<u64> {
        let repayment = self.standing.book.repayments.get(number)?;
        let (state, confirmed_at) = match self.turned {
            Some((turned, state)) if turned == number => (state, Some(u64::MAX)),
            _ => (repayment.state, repayment.confirmed_at),
        };
        if state == RepaymentState::Confirmed { confirmed_at } else { None }
    }

    /// Says what settling a return did.
    pub fn say_settled(&mut self, return_id: &Id, settled: &Settled) {
        let effects = settled.effects.iter();
        let effects = effects.filter_map(|effect| self.effect_fact(effect, settled)).collect();
        let fact =
            Fact::ReturnSettled { return_id: return_id.clone(), effects, state: settled.state };
        self.say(fact);
    }

    fn effect_fact(&self, effect: &LineEffect, settled: &Settled) -> Option<EffectFact> {
        let book = self.standing.book;
        let new = self.new_line.as_ref().filter(|line| line.number == effect.line);
        let receipt_id = new.map(|line| &line.receipt).or_else(|| book.receipt_id(effect.line))?;
        let parts = settled.refund_to.iter().filter(|part| part.line == effect.line);
        let refund_to = parts.filter_map(|part| {
            let repayment = book.repayments.get(part.repayment)?;
            Some(RefundFact {
                repayment_id: repayment.id.clone(),
                amount: book.amount(part.amount),
            })
        });
        Some(EffectFact {
            receipt_id: receipt_id.clone(),
            reversed: book.amount(effect.reversed),
            offset: book.amount(effect.offset),
            refunded: book.amount(effect.refunded),
            refund_to: refund_to.collect(),
        })
    }
}
