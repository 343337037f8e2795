//! An account seen through its views on a day, beside the ledger of what happened to it.

use crate::ledger::{Ledger, Minor};
use credit_term::Account;
use credit_term::calendar::BusinessDate;
use credit_term::explanation::Wants;
use credit_term::input::Id;
use credit_term::money::Amount;
use credit_term::question::{Question, Request, ViewAnswer};
use credit_term::view::{ListedOrder, OverviewView, Paging, StatementView, TermsView};
use std::cell::OnceCell;

/// What the laws that speak of figures are checked on.
pub struct Sight<'a> {
    pub account: &'a Account,
    pub ledger: &'a Ledger,
    pub on: BusinessDate,
    statements: OnceCell<Vec<StatementView>>,
}

impl<'a> Sight<'a> {
    pub fn of(account: &'a Account, ledger: &'a Ledger, on: BusinessDate) -> Sight<'a> {
        Sight { account, ledger, on, statements: OnceCell::new() }
    }

    fn ask(&self, question: Question) -> ViewAnswer {
        let on = self.on;
        self.account.view(&Request { on, question, wants: Wants::Figures })
    }

    pub fn overview(&self) -> Box<OverviewView> {
        match self.ask(Question::Overview) {
            ViewAnswer::Overview(view) => view,
            other => panic!("no overview but {other:?}"),
        }
    }

    pub fn terms(&self) -> Box<TermsView> {
        match self.ask(Question::Terms) {
            ViewAnswer::Terms(view) => view,
            other => panic!("no terms but {other:?}"),
        }
    }

    /// Gives every statement with its lines, from the first.
    pub fn statements(&self) -> &[StatementView] {
        self.statements.get_or_init(|| {
            let mut statements = Vec::new();
            for number in 1.. {
                match self.ask(Question::Statement { number }) {
                    ViewAnswer::Statement(view) => statements.push(*view),
                    _ => break,
                }
            }
            statements
        })
    }

    /// Gives every order, without its lists.
    pub fn orders(&self) -> Vec<ListedOrder> {
        let mut orders = Vec::new();
        let mut after: Option<Id> = None;
        loop {
            let paging = Paging { after, limit: 200, status: None };
            let ViewAnswer::Orders(page) = self.ask(Question::Orders(paging)) else {
                panic!("no page of orders");
            };
            orders.extend(page.items);
            after = page.next;
            if after.is_none() {
                return orders;
            }
        }
    }
}

/// Gives an amount's minor units.
pub fn minor(amount: Amount) -> Minor {
    amount.money().minor().into()
}

/// Fails with a sentence and the two figures that should be one.
pub fn same<T: PartialEq + std::fmt::Debug>(what: &str, found: T, wanted: T) -> Result<(), String> {
    if found == wanted {
        return Ok(());
    }
    Err(format!("{what}: found {found:?}, but {wanted:?} follows"))
}

/// Fails with a sentence where something that must be so is not.
pub fn so(is_so: bool, what: impl Fn() -> String) -> Result<(), String> {
    if is_so { Ok(()) } else { Err(what()) }
}
