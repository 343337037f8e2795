//! Finished documents, from the store back to an account that needs them.

use super::{Accounts, Fault};
use crate::account::live::{Fetched, Key, Place};
use crate::server::store::AccountKey;
use crate::{Account, InvalidInput};

/// How often an account may need more: what it is given may name further documents.
const MOST_ROUNDS: u32 = 10;

/// Whether an account was given anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Supplied {
    /// It has all it needs, but for what is nowhere.
    Nothing,
    /// It has finished documents back.
    Documents,
}

impl Accounts {
    /// Gives a live account the finished documents that it needs, until it needs none.
    pub(super) async fn supply(
        &self,
        key: &AccountKey,
        account: &mut Account,
        needs: impl Fn(&Account) -> Vec<Key>,
    ) -> Result<Supplied, Fault> {
        let mut supplied = Supplied::Nothing;
        for _ in 0..MOST_ROUNDS {
            let wanted = needs(account);
            if wanted.is_empty() {
                return Ok(supplied);
            }
            let (fetched, number) = self.fetch(key, account, wanted).await?;
            account.take_back(&fetched).map_err(Fault::Corrupt)?;
            if 0 < number {
                supplied = Supplied::Documents;
            }
        }
        Err(Fault::Corrupt(InvalidInput::new("", "an end of what a command needs".to_owned())))
    }

    /// Reads what is wanted and all that belongs to it; and says how many documents that are.
    async fn fetch(
        &self,
        key: &AccountKey,
        account: &Account,
        wanted: Vec<Key>,
    ) -> Result<(Fetched, usize), Fault> {
        let names: Vec<String> = wanted.iter().map(ToString::to_string).collect();
        let found = self.store.places(key, &names).await?;
        let mut fetched = Fetched::of(wanted.clone());
        let mut places = Vec::new();
        for (name, place) in wanted.into_iter().zip(found) {
            match place {
                Some(place) => places.push(place),
                None => fetched.absent(name),
            }
        }
        let mut number = 0_usize;
        loop {
            for (place, text) in self.store.documents(key, &places).await? {
                fetched.take(place_of(&place)?, &text).map_err(Fault::Corrupt)?;
                number = number.saturating_add(1);
            }
            // A document that the account has may be wanted for what belongs to it.
            let lacking = fetched.lacks(account).into_iter().map(|place| place.to_string());
            let lacking: Vec<String> = lacking.collect();
            // What is not there will be missed when the account takes the rest back.
            if lacking.is_empty() || lacking == places {
                break;
            }
            places = lacking;
        }
        Ok((fetched, number))
    }

    /// Gives the account with everything that it left out.
    pub(super) async fn complete(
        &self,
        key: &AccountKey,
        account: &Account,
    ) -> Result<Account, Fault> {
        if !account.is_live() {
            return Ok(account.clone());
        }
        let documents = self.store.all_documents(key).await?;
        let placed = documents.iter().map(|(place, text)| Ok((place_of(place)?, text.as_str())));
        let placed = placed.collect::<Result<Vec<_>, Fault>>()?;
        account.complete(placed).map_err(Fault::Corrupt)
    }
}

fn place_of(text: &str) -> Result<Place, Fault> {
    let place =
        text.split_once(' ').and_then(|(kind, number)| Place::of(kind, number.parse().ok()?));
    place.ok_or_else(|| Fault::Corrupt(InvalidInput::new("", "the place of a document".to_owned())))
}
