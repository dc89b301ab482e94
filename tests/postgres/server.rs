//! Databases of single tests on the server that the environment names, and servers that a test may kill.

use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use sea_orm::ConnectionTrait as _;

use crate::contract::Database;
use crate::contract::office::runs;

/// Names the server.
const VARIABLE: &str = "SYGNALY_TEST_POSTGRES";

/// The address of the server for tests, with a database that is there: `postgres://USER:PASSWORD@HOST:PORT/postgres`.
pub fn server_address() -> String {
    std::env::var(VARIABLE).unwrap_or_else(|_| {
        panic!("{VARIABLE} names no PostgreSQL server: run this as scripts/postgres cargo test --test postgres")
    })
}

/// A database that is made for one test, and goes with it.
pub struct FreshDatabase {
    server: String,
    name: String,
    database: Database,
}

impl FreshDatabase {
    /// Makes one on a server.
    pub fn on(server: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("sygnaly_{}_{count}", std::process::id());
        let (start, _) = server.rsplit_once('/').expect("the address ends in a database");
        let fresh = Self {
            server: server.to_owned(),
            database: Database::new(format!("{start}/{name}")),
            name,
        };
        // One of this name may be left of a run that was killed.
        fresh.on_server(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", fresh.name));
        fresh.on_server(&format!("CREATE DATABASE {}", fresh.name));
        fresh
    }

    /// The database.
    pub fn database(&self) -> &Database {
        &self.database
    }

    fn on_server(&self, statement: &str) {
        runs(async {
            let server = sea_orm::Database::connect(self.server.as_str()).await;
            let server = server.expect("the server can be reached");
            server.execute_unprepared(statement).await.expect(statement);
            // Whether it was closed in good order says nothing about the test.
            let _ = server.close().await;
        });
    }
}

impl Drop for FreshDatabase {
    fn drop(&mut self) {
        // A test that failed has told why; its server may be gone.
        if !std::thread::panicking() {
            self.on_server(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
        }
    }
}

/// A server of one test, which may be killed.
pub struct Server {
    folder: String,
    address: String,
}

impl Server {
    /// Starts one.
    pub fn begin() -> Self {
        let said = script(&["--begin"]);
        let mut lines = said.lines().map(str::to_owned);
        let mut next = || lines.next().expect("it says its folder and its address");
        Self {
            folder: next(),
            address: next(),
        }
    }

    /// Its address, as the environment names one.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Stops it as a power cut would, and starts it again.
    pub fn kill_and_start(&self) {
        script(&["--kill", &self.folder]);
        script(&["--start", &self.folder]);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Nobody is there to be told when it cannot be ended.
        let _ = of_script(&["--end", &self.folder]).status();
    }
}

fn of_script(args: &[&str]) -> Command {
    let mut command = Command::new(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("scripts/postgres"));
    command.args(args);
    command
}

fn script(args: &[&str]) -> String {
    let output = of_script(args).output().expect("the script can be run");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "scripts/postgres {args:?}: {told}");
    String::from_utf8(output.stdout).expect("it says plain text")
}
