//! The accounts that JavaScript holds by number.
//!
//! Knows which numbers are in use; does not know what an account does. A number is a place in a
//! list and the place's generation, so that a number kept after its account was released names
//! nothing, even when the place is used again.

use std::cell::RefCell;

use crate::Account;

/// The lower bits of a number are its place: up to 1,048,576 accounts at a time.
const PLACE_BITS: u32 = 20;
const MOST_PLACES: u32 = 1 << PLACE_BITS;
/// A place is left unused once its generations are used up: no number ever comes twice.
const LAST_GENERATION: u32 = u32::MAX >> PLACE_BITS;

#[derive(Default)]
struct Place {
    generation: u32,
    account: Option<Box<Account>>,
}

#[derive(Default)]
struct Accounts {
    places: Vec<Place>,
    /// Places to use again, the one freed last at the end.
    vacant: Vec<u32>,
}

thread_local! {
    static ACCOUNTS: RefCell<Accounts> = RefCell::default();
}

/// Keeps an account and returns its number.
///
/// More accounts at a time than there are places is a defect of the caller that no answer can mend:
/// it throws, and the face gives the instance up.
pub(super) fn admit(account: Account) -> u32 {
    ACCOUNTS.with_borrow_mut(|accounts| accounts.admit(account))
}

/// Asks an account; `None` where the number names none.
pub(super) fn read<A>(number: u32, ask: impl FnOnce(&Account) -> A) -> Option<A> {
    ACCOUNTS.with_borrow_mut(|accounts| accounts.find(number).map(|account| ask(account)))
}

/// Changes an account; `None` where the number names none.
pub(super) fn change<A>(number: u32, change: impl FnOnce(&mut Account) -> A) -> Option<A> {
    ACCOUNTS.with_borrow_mut(|accounts| accounts.find(number).map(change))
}

/// Lets go of an account, if the number still names one.
pub(super) fn release(number: u32) {
    ACCOUNTS.with_borrow_mut(|accounts| accounts.release(number));
}

fn place_of(number: u32) -> u32 {
    number & (u32::MAX >> (u32::BITS - PLACE_BITS))
}

impl Accounts {
    fn admit(&mut self, account: Account) -> u32 {
        let at = self.vacant.pop().unwrap_or_else(|| self.add_place());
        let Some(place) = self.places.get_mut(at as usize) else {
            wasm_bindgen::throw_str("an account was given a place that does not exist");
        };
        place.account = Some(Box::new(account));
        place.generation << PLACE_BITS | at
    }

    fn add_place(&mut self) -> u32 {
        let at = u32::try_from(self.places.len()).unwrap_or(MOST_PLACES);
        if MOST_PLACES <= at {
            wasm_bindgen::throw_str("too many accounts at a time; dispose of those not in use");
        }
        self.places.push(Place::default());
        at
    }

    fn place(&mut self, number: u32) -> Option<&mut Place> {
        let place = self.places.get_mut(place_of(number) as usize)?;
        (place.generation == number >> PLACE_BITS).then_some(place)
    }

    fn find(&mut self, number: u32) -> Option<&mut Account> {
        self.place(number)?.account.as_deref_mut()
    }

    fn release(&mut self, number: u32) {
        let Some(place) = self.place(number) else {
            return;
        };
        if place.account.take().is_none() {
            return;
        }
        if place.generation < LAST_GENERATION {
            place.generation = place.generation.saturating_add(1);
            self.vacant.push(place_of(number));
        }
    }
}
