//! The server: the crate's own decisions behind HTTP, over a real store.
//!
//! A shell, as the browser's is: it knows merchants and their zones, keys, the clock, storage and
//! HTTP, and decides nothing about money. Every command goes to [`decide`](crate::decide), every
//! question to [`Account::view_text`](crate::Account::view_text), so that an answer given here is the
//! answer that a browser computes from this server's snapshot.
//!
//! From the bottom to the top: `store` (rows), `accounts` (an account from its rows, one command at a
//! time), `keys`, `known` and `clock` (who asks, and which day it is there), `http`, and `cli`.

pub mod accounts;
pub mod cli;
pub mod clock;
pub mod http;
pub mod keys;
pub mod known;
pub mod openapi;
mod pause;
pub mod serve;
pub mod store;
