//! What must hold of a store, on SQLite: `tests/contract/` says it, and `tests/postgres/` holds a server to the same.

use crate::contract::{Database, each_of_the_contract};

/// Runs a case on a file that is not there yet.
fn on_sqlite(case: fn(&Database)) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("records.sqlite");
    case(&Database::new(file.to_str().expect("it is a plain path")));
}

each_of_the_contract!(on_sqlite);
