//! Who asks: API keys of merchants, and short-lived tokens of their customers.
//!
//! Of an API key the store has only the SHA-256: its secret is random enough that nothing slower is
//! needed. A customer's token is signed with its merchant's secret and stored nowhere; it names one
//! account and ends within the hour.

use super::clock;
use super::known::Known;
use super::store::{ApiKey, Merchant, StoreError};
use crate::input::Id;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

const KEY_PREFIX: &str = "ctk";
const TOKEN_PREFIX: &str = "ctt";
const ID_BYTES: usize = 9;
const SECRET_BYTES: usize = 32;
/// Longer ones are not looked at.
const LONGEST_CREDENTIAL: usize = 512;
/// How long a customer's token is taken at most, in seconds.
pub const LONGEST_TOKEN_SECONDS: u32 = 3_600;
const MICROS_A_SECOND: i64 = 1_000_000;

/// What an API key may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Accounts and their terms, and all that the others may.
    Admin,
    /// Orders, receipts, cancellations and returns; tokens for customers.
    Checkout,
    /// Repayments and refunds.
    Cashier,
    /// Questions alone.
    Read,
    /// Commands of an earlier day.
    Backdate,
}

impl Scope {
    /// All of them, by their names.
    pub const NAMES: [(&'static str, Scope); 5] = [
        ("admin", Scope::Admin),
        ("checkout", Scope::Checkout),
        ("cashier", Scope::Cashier),
        ("read", Scope::Read),
        ("backdate", Scope::Backdate),
    ];

    /// Reads scopes that are separated by spaces or commas; the first that is unknown otherwise.
    pub fn read_all(text: &str) -> Result<Vec<Scope>, String> {
        let words = text.split([' ', ',']).filter(|word| !word.is_empty());
        let scope = |word: &str| {
            let known = Scope::NAMES.iter().find(|(name, _)| *name == word);
            known.map(|(_, scope)| *scope).ok_or_else(|| word.to_owned())
        };
        words.map(scope).collect()
    }
}

/// Who asks.
#[derive(Clone, PartialEq, Eq)]
pub enum Caller {
    /// A merchant's own system.
    Merchant {
        /// The merchant.
        merchant: String,
        /// The id of its key.
        key: String,
        /// What the key may do.
        scopes: Vec<Scope>,
    },
    /// A customer's browser.
    Customer {
        /// The merchant.
        merchant: String,
        /// The one account.
        account: String,
    },
}

impl Caller {
    /// Gives the merchant.
    pub fn merchant(&self) -> &str {
        match self {
            Caller::Merchant { merchant, .. } | Caller::Customer { merchant, .. } => merchant,
        }
    }

    /// Says whether a key has a scope; `admin` has all but `backdate`.
    pub fn may(&self, scope: Scope) -> bool {
        let Caller::Merchant { scopes, .. } = self else { return false };
        let is_lesser = !matches!(scope, Scope::Backdate);
        scopes.contains(&scope) || (is_lesser && scopes.contains(&Scope::Admin))
    }
}

/// Makes an API key and gives it whole: it is told this once.
pub fn new_key(
    merchant: &str,
    scopes: &str,
    expires_at: Option<i64>,
) -> Result<(ApiKey, String), StoreError> {
    let id = format!("{KEY_PREFIX}_{}", random::<ID_BYTES>()?);
    let secret = random::<SECRET_BYTES>()?;
    let key = ApiKey {
        id: id.clone(),
        merchant: merchant.to_owned(),
        secret_hash: Sha256::digest(secret.as_bytes()).to_vec(),
        scopes: scopes.to_owned(),
        created_at: clock::now(),
        expires_at,
        revoked_at: None,
    };
    Ok((key, format!("{id}.{secret}")))
}

/// Makes a merchant with a secret of its own.
pub fn new_merchant(id: &str, zone: &str) -> Result<Merchant, StoreError> {
    let mut token_secret = vec![0; SECRET_BYTES];
    fill(&mut token_secret)?;
    let (id, zone) = (id.to_owned(), zone.to_owned());
    Ok(Merchant { id, zone, token_secret, created_at: clock::now() })
}

/// Finds who has this credential; none where nobody has, or not any more.
pub async fn caller(
    known: &Known,
    credential: &str,
    now: i64,
) -> Result<Option<Caller>, StoreError> {
    if LONGEST_CREDENTIAL < credential.len() {
        return Ok(None);
    }
    match credential.split_once('.') {
        Some((TOKEN_PREFIX, rest)) => customer(known, rest, now).await,
        Some((id, secret)) => key_holder(known, id, secret, now).await,
        None => Ok(None),
    }
}

async fn key_holder(
    known: &Known,
    id: &str,
    secret: &str,
    now: i64,
) -> Result<Option<Caller>, StoreError> {
    let Some(key) = known.key(id).await? else { return Ok(None) };
    let is_right: bool = Sha256::digest(secret.as_bytes()).ct_eq(key.secret_hash.as_slice()).into();
    let has_ended = [key.expires_at, key.revoked_at].iter().flatten().any(|end| *end <= now);
    if !is_right || has_ended {
        return Ok(None);
    }
    // A scope that a later version knows is one that this one does not grant.
    let scopes = key.scopes.split(' ').filter_map(|word| Scope::read_all(word).ok()).flatten();
    let (merchant, key, scopes) = (key.merchant.clone(), key.id.clone(), scopes.collect());
    Ok(Some(Caller::Merchant { merchant, key, scopes }))
}

/// Makes a customer's token, which is taken for so many seconds.
pub fn new_token(merchant: &Merchant, account: &str, seconds: u32, now: i64) -> String {
    let seconds = i64::from(seconds.min(LONGEST_TOKEN_SECONDS));
    let ends_at = now.saturating_add(seconds.saturating_mul(MICROS_A_SECOND));
    let claims = [merchant.id.as_str(), account, &ends_at.to_string()].join(" ");
    let claims = URL_SAFE_NO_PAD.encode(claims);
    let signature = URL_SAFE_NO_PAD.encode(sign(&merchant.token_secret, &claims));
    [TOKEN_PREFIX, &claims, &signature].join(".")
}

async fn customer(known: &Known, token: &str, now: i64) -> Result<Option<Caller>, StoreError> {
    let Some((claims, signature)) = token.split_once('.') else { return Ok(None) };
    let Some(said) = URL_SAFE_NO_PAD.decode(claims).ok().and_then(|it| String::from_utf8(it).ok())
    else {
        return Ok(None);
    };
    let mut words = said.split(' ');
    let (Some(merchant), Some(account), Some(ends_at), None) =
        (words.next(), words.next(), words.next(), words.next())
    else {
        return Ok(None);
    };
    // Whatever a guess says, a database is only asked for what may be an id.
    if [merchant, account].into_iter().any(|id| Id::parse(id).is_none()) {
        return Ok(None);
    }
    let Some(found) = known.merchant(merchant).await? else { return Ok(None) };
    let expected = URL_SAFE_NO_PAD.encode(sign(&found.token_secret, claims));
    let is_right: bool = expected.as_bytes().ct_eq(signature.as_bytes()).into();
    let is_live = ends_at.parse::<i64>().is_ok_and(|ends_at| now < ends_at);
    let (merchant, account) = (merchant.to_owned(), account.to_owned());
    Ok((is_right && is_live).then_some(Caller::Customer { merchant, account }))
}

fn sign(secret: &[u8], claims: &str) -> Vec<u8> {
    let mut key = [0; 64];
    // A secret of at most a block is that block's beginning, as HMAC has it.
    key.iter_mut().zip(secret).for_each(|(place, byte)| *place = *byte);
    let mut mac = Hmac::<Sha256>::new(&key.into());
    mac.update(claims.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

fn random<const BYTES: usize>() -> Result<String, StoreError> {
    let mut bytes = [0; BYTES];
    fill(&mut bytes)?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

fn fill(bytes: &mut [u8]) -> Result<(), StoreError> {
    getrandom::fill(bytes).map_err(|error| StoreError(error.to_string()))
}
