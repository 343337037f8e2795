//! What-if: commands tried in turn on a copy, and the account after each (R74).

use super::{Question, RefusedView, Request, ViewAnswer};
use crate::account::command::Command;
use crate::account::reader::Reader;
use crate::account::refusal::Refusal;
use crate::account::{Account, Answer};
use crate::calendar::BusinessDate;
use crate::explanation::Wants;
use crate::input::{InvalidInput, Node, Path};
use serde::Serialize;

/// The most bytes of text that a what-if may have.
pub const LARGEST_SIMULATION: usize = 1024 * 1024;
/// The most values that its commands may hold together: terms with the most and shortest days fill
/// its text with some 168,000.
const MOST_VALUES: usize = 196_608;
/// The most commands of a what-if.
const MOST_COMMANDS: usize = 100;

/// What would happen, command by command.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SimulationView {
    /// One step for each command.
    pub steps: Vec<SimulationStep>,
}

/// One command's answer, and the account after it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SimulationStep {
    /// What the command was answered.
    pub answer: Answer,
    /// As of the latest of the command's day, the request's and the account's; none before it is open.
    pub overview: Option<ViewAnswer>,
}

/// Tries commands in turn on a copy of the account.
pub(super) fn simulate_text(account: &Account, request: &str) -> Result<ViewAnswer, InvalidInput> {
    let node = Node::parse_up_to(request, LARGEST_SIMULATION, MOST_VALUES)?;
    let path = Path::root();
    let mut reader = Reader::over(&node, &path, account.currency())?;
    let on = reader.given_date("on")?;
    let (commands, commands_path) = reader.required("commands")?;
    let commands = commands.list(&commands_path, MOST_COMMANDS)?;
    reader.end()?;

    let mut copy = account.clone();
    let mut steps = Vec::with_capacity(commands.len());
    for (index, command) in commands.iter().enumerate() {
        let path = commands_path.index(index);
        let command = Command::from_node(command, &path, copy.currency())?;
        let answer = copy.execute(&command);
        steps.push(SimulationStep { answer, overview: overview(&copy, on.max(command.on)) });
    }
    match account.refuses_on(on) {
        Some(refusal) => Ok(ViewAnswer::Refused(RefusedView { refusals: vec![refusal] })),
        None => Ok(ViewAnswer::Simulation(SimulationView { steps })),
    }
}

fn overview(copy: &Account, on: BusinessDate) -> Option<ViewAnswer> {
    let latest = copy.book().ok()?.latest;
    Some(copy.view(&Request {
        on: on.max(latest),
        question: Question::Overview,
        wants: Wants::Figures,
    }))
}

impl Account {
    /// Gives the refusal of every question on a day, where there is one but that it is not open.
    fn refuses_on(&self, on: BusinessDate) -> Option<Refusal> {
        let book = self.book().ok()?;
        crate::account::standing::Standing::at(book, on).err()
    }
}
