//! Which snapshot of an account is wanted: the account as it is, or the live one.

use crate::account::Account;
use crate::account::command::LARGEST_REQUEST;
use crate::account::reader::Reader;
use crate::input::{InvalidInput, Node, Path};
use crate::output::json;

impl Account {
    /// Reads which snapshot is wanted and writes it as JSON: `{"live":true}` asks for one without
    /// the documents on which nothing can happen any more but a refund or a charge-back, `{}` for
    /// the account as it is.
    ///
    /// Fails with the place of whatever is malformed.
    ///
    /// Send a checkout page no more than it needs:
    ///
    /// ```
    /// let account = credit_term::Account::default();
    /// let live = account.snapshot_text(r#"{"live":true}"#)?;
    /// assert_eq!(live, r#"{"schema":"credit-term/account@1","version":0}"#);
    /// # Ok::<(), credit_term::InvalidInput>(())
    /// ```
    pub fn snapshot_text(&self, request: &str) -> Result<String, InvalidInput> {
        let node = Node::parse(request, LARGEST_REQUEST)?;
        let path = Path::root();
        let mut reader = Reader::over(&node, &path, None)?;
        let live = reader.optional_flag("live")?;
        reader.end()?;

        if live != Some(true) {
            return Ok(json(&self.snapshot()));
        }
        let mut copy = self.clone();
        copy.leave_out_finished();
        Ok(json(&copy.snapshot()))
    }
}
