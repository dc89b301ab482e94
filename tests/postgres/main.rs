//! What must hold of a store, on PostgreSQL, and what a server's faults must not do to it.
//!
//! `scripts/postgres cargo test --test postgres` starts a server for it; or `SYGNALY_TEST_POSTGRES` names one on which databases may be
//! made. It is not run with the other tests, for it needs that server.

#[path = "../contract/mod.rs"]
mod contract;
mod faults;
mod proxy;
mod server;

use contract::{Database, each_of_the_contract};
use server::{FreshDatabase, server_address};

/// Runs a case on a database of its own.
fn on_a_server(case: fn(&Database)) {
    let fresh = FreshDatabase::on(&server_address());
    case(fresh.database());
}

each_of_the_contract!(on_a_server);
