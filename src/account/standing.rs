//! How an account stands on a day, after rolling forward to it: the read side of every decision.
//!
//! Knows what a roll would issue and which statement is open then (R20–R22), and reads all figures as
//! if that had been recorded. Changes nothing.

use super::book::{AccountState, Book, due_key};
use super::refusal::Refusal;
use crate::calendar::BusinessDate;
use crate::index::Index;
use crate::money::Money;
use crate::order::{Line, LineFigures, LineNumber};
use crate::statement::{
    Issue, Period, StatementNumber, StatementStatus, first_overdue_day, is_overdue,
};
use crate::terms::BillingCycle;

/// The most periods that one command or view issues (R20).
pub(crate) const MOST_PERIODS: u32 = 4_000;

/// An account on a day.
#[derive(Debug)]
pub(crate) struct Standing<'b> {
    pub book: &'b Book,
    pub on: BusinessDate,
    /// What the roll issues, ascending; only the first can have lines.
    issued: Vec<(Period, Issue)>,
    /// The period that goes on after the roll.
    open: Option<Period>,
    unbilled: Money,
    billed: Money,
}

/// One statement as it stands on the day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StatementFacts {
    pub period: Period,
    /// Projected while the statement is open.
    pub issue: Issue,
    pub is_open: bool,
    pub figures: LineFigures,
}

/// What is overdue on the day (R60).
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OverdueFacts {
    pub amount: Money,
    pub since: BusinessDate,
    pub statements: Vec<StatementNumber>,
}

impl<'b> Standing<'b> {
    /// Rolls forward to `on` without recording it.
    ///
    /// Refused `dateWentBack` before the latest command's day, `tooFarAhead` past 4,000 periods.
    pub fn at(book: &'b Book, on: BusinessDate) -> Result<Standing<'b>, Refusal> {
        if on < book.latest {
            return Err(Refusal::DateWentBack { latest: book.latest });
        }
        let open = book.open.and_then(|number| book.statement(number));
        let mut standing = Standing {
            book,
            on,
            issued: Vec::new(),
            open: open.map(|statement| statement.period),
            unbilled: book.totals.unbilled,
            billed: book.totals.billed,
        };
        standing.roll()?;
        Ok(standing)
    }

    fn roll(&mut self) -> Result<(), Refusal> {
        if self.book.state == AccountState::Closed {
            return Ok(());
        }
        if let (None, Some(day)) = (self.open, self.book.next_opens_on)
            && day <= self.on
        {
            self.open = self.period_from(self.book.next_statement(), day);
        }
        let most = usize::try_from(MOST_PERIODS).unwrap_or(usize::MAX);
        while let Some(period) = self.open
            && period.closes_on < self.on
        {
            if most <= self.issued.len() {
                return Err(Refusal::TooFarAhead { periods: MOST_PERIODS });
            }
            let opens_on = period.closes_on.next_day();
            let issue = self.issue(period.closes_on, opens_on);
            self.issued.push((period, issue));
            self.billed += self.unbilled;
            self.unbilled = Money::ZERO;
            self.open = self.period_from(period.number.saturating_add(1), opens_on);
        }
        Ok(())
    }

    /// Gives the period of the newest terms that opens on a day; none where receipts stand alone.
    fn period_from(&self, number: StatementNumber, opens_on: BusinessDate) -> Option<Period> {
        let closing = self.book.terms.billing_cycle.closes_on(opens_on)?;
        Some(Period { number, opens_on, closes_on: closing.date })
    }

    /// Gives what is fixed when a statement is issued on a day, carried as it is now.
    pub fn issue(&self, closes_on: BusinessDate, issued_on: BusinessDate) -> Issue {
        let due_on = self.book.terms.due(issued_on, closes_on).date;
        Issue { issued_on, due_on, carried: self.billed }
    }

    /// Gives what the roll issues, ascending.
    pub fn issued(&self) -> &[(Period, Issue)] {
        &self.issued
    }

    /// Gives the open period.
    pub fn open(&self) -> Option<Period> {
        self.open
    }

    /// Gives the cycle in force: the open period's, or `perReceipt` where none is open.
    pub fn cycle(&self) -> &BillingCycle {
        match self.open {
            None => &BillingCycle::PerReceipt,
            Some(open) if self.book.open == Some(open.number) => &self.book.cycle,
            Some(_) => &self.book.terms.billing_cycle,
        }
    }

    /// Gives the number that the next statement gets, after those the roll opens.
    pub fn next_statement(&self) -> StatementNumber {
        let last_issued = self.issued.last().map(|(period, _)| period.number);
        let last = self.open.map(|open| open.number).or(last_issued);
        let next = last.map_or(0, |number| number.saturating_add(1));
        self.book.next_statement().max(next)
    }

    /// Gives the first number behind all statements there are, the open one among them.
    pub fn statements_end(&self) -> StatementNumber {
        self.next_statement()
    }

    pub fn reserved(&self) -> Money {
        self.book.totals.reserved
    }

    pub fn unbilled(&self) -> Money {
        self.unbilled
    }

    pub fn billed(&self) -> Money {
        self.billed
    }

    pub fn outstanding(&self) -> Money {
        self.unbilled + self.billed
    }

    pub fn exposure(&self) -> Money {
        self.reserved() + self.outstanding()
    }

    pub fn temporary_limit(&self) -> Money {
        self.book.temporary_limit_on(self.on)
    }

    /// Gives limit + temporary limit in force − exposure; may be negative.
    pub fn available(&self) -> Money {
        self.book.terms.credit_limit + self.temporary_limit() - self.exposure()
    }

    /// Says whether a line's statement is issued on the day.
    pub fn is_billed(&self, line: &Line) -> bool {
        match self.open {
            Some(open) => line.statement < open.number,
            None => true,
        }
    }

    /// Finds a statement as it stands on the day.
    pub fn statement(&self, number: StatementNumber) -> Option<StatementFacts> {
        let filed = self.book.statement(number);
        let figures = filed.map(|statement| statement.figures).unwrap_or_default();
        if let Some(open) = self.open
            && open.number == number
        {
            let issue = self.issue(open.closes_on, open.closes_on.next_day());
            return Some(StatementFacts { period: open, issue, is_open: true, figures });
        }
        let rolled = self.issued.binary_search_by_key(&number, |(period, _)| period.number).ok();
        let (period, issue) = match rolled.and_then(|place| self.issued.get(place)) {
            Some(&(period, issue)) => (period, issue),
            None => filed.and_then(|statement| Some((statement.period, statement.issue?)))?,
        };
        Some(StatementFacts { period, issue, is_open: false, figures })
    }

    /// Gives the issued statements on which something is outstanding, by due date and number.
    pub fn due(&self) -> impl Iterator<Item = (BusinessDate, StatementNumber)> + '_ {
        let rolled = self.issued.first().filter(|(period, _)| {
            let filed = self.book.statement(period.number);
            filed.is_some_and(|statement| statement.figures.outstanding().is_positive())
        });
        let rolled = rolled.map(|(period, issue)| (issue.due_on, period.number));
        let key = rolled.map_or(u64::MAX, |(due_on, number)| due_key(due_on, number));
        let filed = |number| Some((self.book.statement(number)?.issue?.due_on, number));
        let before = self.book.due.range(..key).filter_map(filed);
        before.chain(rolled).chain(self.book.due.range(key..).filter_map(filed))
    }

    /// Says what is overdue on the day (R60).
    pub fn overdue(&self) -> Option<OverdueFacts> {
        self.overdue_after(|_| Money::ZERO)
    }

    /// Says what would be overdue on the day if `less` of each statement were repaid.
    pub fn overdue_after(&self, less: impl Fn(StatementNumber) -> Money) -> Option<OverdueFacts> {
        let terms = &self.book.terms;
        let mut amount = Money::ZERO;
        let mut since = None;
        let mut statements = Index::default();
        for (due_on, number) in self.due() {
            let day = first_overdue_day(due_on, terms);
            if self.on < day {
                break;
            }
            let outstanding = self.outstanding_of(number) - less(number);
            if is_overdue(outstanding, due_on, terms, self.on) {
                amount += outstanding;
                since = since.or(Some(day));
                statements.insert(u64::from(number), number);
            }
        }
        let statements = statements.numbers().collect();
        since.map(|since| OverdueFacts { amount, since, statements })
    }

    /// Gives the first day on which what is posted now is overdue, nothing being repaid (R70).
    pub fn next_overdue_on(&self) -> Option<BusinessDate> {
        let terms = &self.book.terms;
        let past_tolerance = |number| terms.overdue_tolerance < self.outstanding_of(number);
        let billed = self.due().find(|(_, number)| past_tolerance(*number)).map(|(due, _)| due);
        let open = self.open.filter(|open| past_tolerance(open.number));
        let open = open.map(|open| terms.due(open.closes_on.next_day(), open.closes_on).date);
        let first = billed.into_iter().chain(open).min();
        first.map(|due_on| first_overdue_day(due_on, terms))
    }

    /// Gives a statement's outstanding, 0 where there is no such statement.
    pub fn outstanding_of(&self, number: StatementNumber) -> Money {
        let filed = self.book.statement(number);
        filed.map(|statement| statement.figures.outstanding()).unwrap_or_default()
    }

    /// Says how a statement stands on the day.
    pub fn status(&self, statement: &StatementFacts) -> StatementStatus {
        let outstanding = statement.figures.outstanding();
        if statement.is_open {
            StatementStatus::Open
        } else if outstanding.is_zero() {
            StatementStatus::Settled
        } else if is_overdue(outstanding, statement.issue.due_on, &self.book.terms, self.on) {
            StatementStatus::Overdue
        } else {
            StatementStatus::Issued
        }
    }

    /// Gives lines in the order in which an amount is laid on them (R51): by due date, those not
    /// yet billed last, then by statement, then as posted.
    pub fn laying_order(&self) -> impl Iterator<Item = (LineNumber, &'b Line)> + '_ {
        let open = self.open.map(|open| open.number);
        let statements = self.due().map(|(_, number)| number).chain(open);
        statements.flat_map(|number| self.lines_on(number))
    }

    /// Gives the lines of a statement in posting order.
    pub fn lines_on(
        &self,
        number: StatementNumber,
    ) -> impl Iterator<Item = (LineNumber, &'b Line)> + use<'b> {
        let book = self.book;
        let lines = book.statement(number).map(|statement| statement.lines.as_slice());
        let lines = lines.unwrap_or_default().iter();
        lines.filter_map(move |number| Some((*number, book.lines.get(*number)?)))
    }

    /// Gives the due date of a line's statement; none while it is open.
    pub fn due_on(&self, line: &Line) -> Option<BusinessDate> {
        let statement = self.statement(line.statement)?;
        (!statement.is_open).then_some(statement.issue.due_on)
    }
}
