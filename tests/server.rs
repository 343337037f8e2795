//! The server: its stores, its accounts, what it says over HTTP.

mod histories;

#[path = "server/accounts.rs"]
mod accounts;
#[path = "server/calls.rs"]
mod calls;
#[path = "server/cli.rs"]
mod cli;
#[path = "server/clock.rs"]
mod clock;
#[path = "server/common.rs"]
mod common;
#[path = "server/disk.rs"]
mod disk;
#[path = "server/documents.rs"]
mod documents;
#[path = "server/history.rs"]
mod history;
#[path = "server/http.rs"]
mod http;
#[path = "server/keys.rs"]
mod keys;
#[path = "server/killed.rs"]
mod killed;
#[path = "server/midnight.rs"]
mod midnight;
#[path = "server/openapi.rs"]
mod openapi;
#[path = "server/places.rs"]
mod places;
#[path = "server/postgres.rs"]
mod postgres;
#[path = "server/postgres_outages.rs"]
mod postgres_outages;
#[path = "server/postgres_rules.rs"]
mod postgres_rules;
#[path = "server/postgres_tls.rs"]
mod postgres_tls;
#[path = "server/process.rs"]
mod process;
#[path = "server/races.rs"]
mod races;
#[path = "server/slow.rs"]
mod slow;
#[path = "server/steps.rs"]
mod steps;
#[path = "server/stores.rs"]
mod stores;
#[path = "server/troubled.rs"]
mod troubled;
#[path = "server/watched.rs"]
mod watched;
