//! What the author of a history sees of the account on a day, through its views.

use super::dice::Dice;
use super::figures::minor;
use credit_term::Account;
use serde_json::{Value, json};

/// The account's documents as its lists show them.
pub struct Documents {
    /// Null where there is none to be given.
    pub overview: Value,
    pub orders: Vec<Value>,
    pub returns: Vec<Value>,
    pub repayments: Vec<Value>,
}

impl Documents {
    pub fn of(account: &Account, on: &str) -> Documents {
        let overview = ask(account, "overview", json!({ "on": on }));
        let is_given = overview.get("outcome").is_none();
        Documents {
            overview: if is_given { overview } else { Value::Null },
            orders: list(account, "orders", on),
            returns: list(account, "returns", on),
            repayments: list(account, "repayments", on),
        }
    }

    /// Gives a figure of the overview, 0 where there is no overview.
    pub fn figure(&self, name: &str) -> i64 {
        self.overview.get(name).map_or(0, minor)
    }

    /// Names the state of the account, nothing where there is no overview.
    pub fn state(&self) -> &str {
        self.overview["state"].as_str().unwrap_or_default()
    }
}

/// Asks a view; the answer as it is written.
pub fn ask(account: &Account, view: &str, request: Value) -> Value {
    let answer = account.view_text(view, &request.to_string());
    serde_json::to_value(answer.expect("a well-formed request")).expect("an answer")
}

/// Gives the last 60 entries of a list, as the author has no need of older ones.
fn list(account: &Account, view: &str, on: &str) -> Vec<Value> {
    let mut page = ask(account, view, json!({ "on": on, "limit": 200 }));
    while page["next"].is_string() {
        let request = json!({ "on": on, "limit": 200, "after": page["next"] });
        page = ask(account, view, request);
    }
    let mut items = page["items"].as_array().cloned().unwrap_or_default();
    items.split_off(items.len().saturating_sub(60))
}

/// Gives an entry that fits, or now and then one that does not; none where the list is empty.
pub fn one_of(dice: &mut Dice, list: &[Value], fits: impl Fn(&Value) -> bool) -> Option<Value> {
    let fitting: Vec<&Value> = list.iter().filter(|entry| fits(entry)).collect();
    if fitting.is_empty() || dice.chance(7) {
        return (!list.is_empty() && dice.chance(35)).then(|| dice.pick(list));
    }
    Some(dice.pick(&fitting).clone())
}
