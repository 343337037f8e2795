//! A plain ledger of what happened, added up from the events alone or from a snapshot alone.
//!
//! It is what the laws are checked against: it knows no rule, holds no sum that could be taken from
//! its parts, and shares no code with the product.

use credit_term::account::event::{Event, Fact};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// Minor units, wide enough for any sum.
pub type Minor = i128;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    pub orders: Vec<OrderEntry>,
    pub lines: Vec<LineEntry>,
    pub returns: Vec<ReturnEntry>,
    pub repayments: Vec<RepaymentEntry>,
    /// The order of each cancellation.
    pub cancellations: BTreeMap<String, usize>,
    /// By number, from 1.
    pub statements: Vec<StatementEntry>,
    /// The days on which a first period opens after receipts stood alone, or the account.
    pub fresh_starts: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct OrderEntry {
    pub id: String,
    pub amount: Minor,
    pub cancelled: Minor,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineEntry {
    pub receipt: String,
    pub order: usize,
    pub statement: u32,
    pub posted: Minor,
    pub reversed: Minor,
    pub offset: Minor,
    /// What was refunded of it, by repayment.
    pub refunds: BTreeMap<usize, Minor>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReturnEntry {
    pub id: String,
    pub order: usize,
    pub line: Option<usize>,
    pub amount: Minor,
    pub state: String,
    /// Reversed, offset and refunded together.
    pub settled: Minor,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RepaymentEntry {
    pub id: String,
    pub state: String,
    /// What it lays on which line.
    pub laid: Vec<(usize, Minor)>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct StatementEntry {
    pub opens_on: String,
    pub closes_on: String,
    pub issue: Option<Issue>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Issue {
    pub issued_on: String,
    pub due_on: String,
    pub carried: Minor,
}

impl LineEntry {
    pub fn refunded(&self) -> Minor {
        self.refunds.values().sum()
    }
}

impl ReturnEntry {
    pub fn is_completed(&self) -> bool {
        self.state != "pending" && self.state != "cancelled"
    }

    /// What of it has not taken effect, of a request or of a remainder that waits.
    pub fn unsettled(&self) -> Minor {
        match self.state.as_str() {
            "pending" | "waiting" => self.amount - self.settled,
            _ => 0,
        }
    }
}

impl Ledger {
    /// Gives what repayments in a state lay on a line.
    fn laid(&self, line: usize, state: &str) -> Minor {
        let repayments = self.repayments.iter().filter(|it| it.state == state);
        let parts = repayments.flat_map(|it| &it.laid).filter(|(on, _)| *on == line);
        parts.map(|(_, amount)| amount).sum()
    }

    pub fn repaid(&self, line: usize) -> Minor {
        self.laid(line, "confirmed")
    }

    pub fn in_flight(&self, line: usize) -> Minor {
        self.laid(line, "inFlight")
    }

    pub fn outstanding(&self, line: usize) -> Minor {
        let entry = &self.lines[line];
        entry.posted - entry.reversed - entry.offset - self.repaid(line)
    }

    /// Gives what returns other than one hold on a line.
    pub fn held_by_others(&self, line: usize, return_number: usize) -> Minor {
        let others = self.returns.iter().enumerate();
        let others =
            others.filter(|(number, it)| *number != return_number && it.line == Some(line));
        others.map(|(_, it)| it.unsettled()).sum()
    }

    /// Adds what happened.
    pub fn add(&mut self, event: &Event) {
        match &event.fact {
            Fact::TermsChanged { next_opens_on: Some(day), .. } => {
                self.fresh_starts.push(day.to_string());
            }
            Fact::StatementOpened { opens_on, closes_on, .. } => {
                self.statements.push(StatementEntry {
                    opens_on: opens_on.to_string(),
                    closes_on: closes_on.to_string(),
                    issue: None,
                });
            }
            Fact::StatementIssued { number, closes_on, issued_on, due_on, carried, .. } => {
                let statement = &mut self.statements[*number as usize - 1];
                statement.closes_on = closes_on.to_string();
                statement.issue = Some(Issue {
                    issued_on: issued_on.to_string(),
                    due_on: due_on.to_string(),
                    carried: carried.money().minor().into(),
                });
            }
            Fact::OrderPlaced { order_id, amount, .. } => self.orders.push(OrderEntry {
                id: order_id.to_string(),
                amount: amount.money().minor().into(),
                cancelled: 0,
            }),
            Fact::OrderCancelled { cancellation_id, order_id, amount, .. } => {
                let order = self.order(order_id.as_str());
                self.cancellations.insert(cancellation_id.to_string(), order);
                self.orders[order].cancelled += Minor::from(amount.money().minor());
            }
            Fact::ReceiptConfirmed { receipt_id, order_id, amount, statement, .. } => {
                let order = self.order(order_id.as_str());
                self.lines.push(LineEntry {
                    receipt: receipt_id.to_string(),
                    order,
                    statement: *statement,
                    posted: amount.money().minor().into(),
                    ..LineEntry::default()
                });
            }
            fact => self.add_to_repayments(fact),
        }
    }

    fn add_to_repayments(&mut self, fact: &Fact) {
        let state = match fact {
            Fact::RepaymentStarted { .. } => "inFlight",
            Fact::RepaymentRecorded { .. } | Fact::RepaymentConfirmed { .. } => "confirmed",
            Fact::RepaymentFailed { .. } => "failed",
            _ => "reversed",
        };
        match fact {
            Fact::RepaymentStarted { repayment_id, lines, .. }
            | Fact::RepaymentRecorded { repayment_id, lines, .. } => {
                let laid = lines.iter().map(|laid| {
                    let line = self.line(laid.receipt_id.as_str());
                    (line, Minor::from(laid.amount.money().minor()))
                });
                let laid = laid.collect();
                self.repayments.push(RepaymentEntry {
                    id: repayment_id.to_string(),
                    state: state.to_owned(),
                    laid,
                });
            }
            Fact::RepaymentConfirmed { repayment_id }
            | Fact::RepaymentFailed { repayment_id }
            | Fact::RepaymentReversed { repayment_id } => {
                let number = self.repayment(repayment_id.as_str());
                self.repayments[number].state = state.to_owned();
            }
            fact => self.add_to_returns(fact),
        }
    }

    fn add_to_returns(&mut self, fact: &Fact) {
        match fact {
            Fact::ReturnRequested { return_id, order_id, receipt_id, amount, .. } => {
                self.returns.push(ReturnEntry {
                    id: return_id.to_string(),
                    order: self.order(order_id.as_str()),
                    line: receipt_id.as_ref().map(|receipt| self.line(receipt.as_str())),
                    amount: amount.money().minor().into(),
                    state: "pending".to_owned(),
                    settled: 0,
                });
            }
            Fact::ReturnSettled { return_id, effects, state } => {
                for effect in effects {
                    let line = self.line(effect.receipt_id.as_str());
                    for part in &effect.refund_to {
                        let repayment = self.repayment(part.repayment_id.as_str());
                        let refunds = &mut self.lines[line].refunds;
                        let amount = Minor::from(part.amount.money().minor());
                        *refunds.entry(repayment).or_default() += amount;
                    }
                    let [reversed, offset, refunded] =
                        [effect.reversed, effect.offset, effect.refunded]
                            .map(|amount| Minor::from(amount.money().minor()));
                    self.lines[line].reversed += reversed;
                    self.lines[line].offset += offset;
                    self.a_return(return_id.as_str()).settled += reversed + offset + refunded;
                }
                self.a_return(return_id.as_str()).state = name(state);
            }
            Fact::ReturnCancelled { return_id } => self.turn(return_id.as_str(), "cancelled"),
            Fact::RefundConfirmed { return_id } => self.turn(return_id.as_str(), "refunded"),
            Fact::RefundFailed { return_id, .. } => self.turn(return_id.as_str(), "refundFailed"),
            Fact::RefundRetried { return_id, .. } => self.turn(return_id.as_str(), "refunding"),
            _ => {}
        }
    }

    fn turn(&mut self, id: &str, state: &str) {
        self.a_return(id).state = state.to_owned();
    }

    fn a_return(&mut self, id: &str) -> &mut ReturnEntry {
        self.returns.iter_mut().find(|it| it.id == id).expect("a return that was requested")
    }

    pub fn order(&self, id: &str) -> usize {
        self.orders.iter().position(|it| it.id == id).expect("an order that was placed")
    }

    pub fn line(&self, receipt: &str) -> usize {
        self.lines.iter().position(|it| it.receipt == receipt).expect("a receipt")
    }

    pub fn repayment(&self, id: &str) -> usize {
        self.repayments.iter().position(|it| it.id == id).expect("a repayment that was started")
    }
}

/// Names a state, a slip or a status as the wire does.
pub fn name(state: &impl Serialize) -> String {
    let name = serde_json::to_value(state).expect("a name");
    name.as_str().expect("a name is a text").to_owned()
}

impl Ledger {
    /// Adds up a snapshot, whose documents name each other by their place.
    pub fn of_snapshot(snapshot: &Value) -> Ledger {
        let mut ledger = Ledger {
            statements: rows(snapshot, "statements", statement_row),
            orders: rows(snapshot, "orders", |row| OrderEntry {
                id: text(row, "orderId"),
                amount: amount(row, "amount"),
                cancelled: 0,
            }),
            lines: rows(snapshot, "receipts", |row| LineEntry {
                receipt: text(row, "receiptId"),
                order: place(row, "order"),
                statement: place(row, "statement") as u32,
                posted: amount(row, "posted"),
                reversed: amount(row, "reversed"),
                offset: amount(row, "offset"),
                refunds: BTreeMap::new(),
            }),
            repayments: rows(snapshot, "repayments", |row| RepaymentEntry {
                id: text(row, "repaymentId"),
                state: text(row, "state"),
                laid: rows(row, "lines", |laid| (place(laid, "receipt"), amount(laid, "amount"))),
            }),
            ..Ledger::default()
        };
        for (id, order, cancelled) in rows(snapshot, "cancellations", |row| {
            (text(row, "cancellationId"), place(row, "order"), amount(row, "amount"))
        }) {
            ledger.orders[order].cancelled += cancelled;
            ledger.cancellations.insert(id, order);
        }
        ledger.returns = rows(snapshot, "returns", return_row);
        let refunds = rows(snapshot, "returns", |row| {
            rows(row, "refundTo", |part| {
                (place(part, "receipt"), place(part, "repayment"), amount(part, "amount"))
            })
        });
        for (line, repayment, refunded) in refunds.into_iter().flatten() {
            *ledger.lines[line].refunds.entry(repayment).or_default() += refunded;
        }
        ledger
    }
}

fn statement_row(row: &Value) -> StatementEntry {
    StatementEntry {
        opens_on: text(row, "opensOn"),
        closes_on: text(row, "closesOn"),
        issue: row.get("issuedOn").map(|_| Issue {
            issued_on: text(row, "issuedOn"),
            due_on: text(row, "dueOn"),
            carried: amount(row, "carried"),
        }),
    }
}

fn return_row(row: &Value) -> ReturnEntry {
    let refunds = rows(row, "refundTo", |part| amount(part, "amount"));
    let refunded: Minor = refunds.iter().sum();
    ReturnEntry {
        id: text(row, "returnId"),
        order: place(row, "order"),
        line: row.get("receipt").map(|_| place(row, "receipt")),
        amount: amount(row, "amount"),
        state: text(row, "state"),
        settled: amount(row, "reversed") + amount(row, "offset") + refunded,
    }
}

fn rows<T>(of: &Value, name: &str, row: impl Fn(&Value) -> T) -> Vec<T> {
    of[name].as_array().into_iter().flatten().map(row).collect()
}

fn text(row: &Value, name: &str) -> String {
    row[name].as_str().unwrap_or_default().to_owned()
}

fn place(row: &Value, name: &str) -> usize {
    row[name].as_u64().expect("a place") as usize
}

/// Reads an amount, 0 where it is absent.
fn amount(row: &Value, name: &str) -> Minor {
    let digits: String = text(row, name).chars().filter(|it| *it != '.').collect();
    if digits.is_empty() { 0 } else { digits.parse().expect("an amount") }
}
