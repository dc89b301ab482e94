//! The office's store: records of all stations in one database, SQLite in a file or PostgreSQL on a server, in one code path.
//!
//! What a station keeps in its data folder is the evidence and is written first; the store is the copy that can be searched.
//! It takes lines in the order in which they were written and proves each by the ones before. Nothing here reads a clock: times
//! come in.
//!
//! Whoever writes holds the store's one lock, in a transaction with the entries of the trail.
//!
//! ```text
//! place, entity, migration   where it lies, what it consists of, how its tables came about
//! stations, attempts, exams  what is taken from stations; tallies counts a whole exam by quarter for figures,
//!                            queue keeps whether a person may have to look at it
//! search, listing            people, attempts and certificates a page at a time, from where the page beside it ended
//! decisions, disputes, issuing, standings   what the panel decides, and what follows from it
//! accounts, sessions         who may sign in
//! audit ◄ anchor, verify     the trail of deeds, where it ended (outside the database), and whether all of it holds
//! erasure, expiry, personal  a person is erased, what was kept long enough goes, a person is given what is theirs;
//!                            erased_identities: whom a station sends only after they were erased
//! statements                 the outbox of xAPI statements: made once, kept until they were taken or refused
//! ```

mod accounts;
#[cfg(test)]
mod accounts_tests;
mod acknowledgements;
mod anchor;
#[cfg(test)]
mod anchor_tests;
mod attempts;
mod audit;
mod certificates;
mod consents;
mod decisions;
#[cfg(test)]
mod decisions_tests;
mod disputes;
#[cfg(test)]
mod disputes_tests;
pub mod entity;
mod erased_identities;
#[cfg(test)]
mod erased_identities_tests;
mod erasure;
#[cfg(test)]
mod erasure_tests;
mod error;
mod exams;
mod expiry;
mod facts;
mod figures;
#[cfg(test)]
mod figures_tests;
mod issuing;
mod listing;
mod migration;
mod people;
mod personal;
mod place;
mod policies;
mod queue;
#[cfg(test)]
mod queue_tests;
mod results;
mod search;
mod sessions;
mod standings;
#[cfg(test)]
mod standings_tests;
mod statements;
#[cfg(test)]
mod statements_tests;
mod station_keys;
#[cfg(test)]
mod station_keys_tests;
mod stations;
mod tallies;
mod verify;
#[cfg(test)]
mod verify_tests;

use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use sea_orm::sqlx::Connection as _;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::{MigratorTrait as _, SchemaManager};

use serde::Serialize;

pub use accounts::{Account, AccountError, LONGEST_OF_AN_ACCOUNT, Role, SignIn, folded_name, wait_after};
pub use acknowledgements::Noted;
pub use anchor::{Anchor, AnchorError, Anchored, NoMark, TrailMark};
pub use attempts::{Held, NotTaken, Piece, attempt_id};
pub use audit::Deed;
pub use certificates::certificate_of;
pub use decisions::DecisionError;
pub use disputes::Answered;
pub use erased_identities::Returning;
pub use erasure::Erased;
pub use error::StoreError;
pub use expiry::DataClass;
pub use facts::Basis;
pub use figures::{Ending, EndsOn, Paged, PersonName, ResultCounts, RulesOfPerson, VerdictCounts};
pub use issuing::{IssueError, Issued, Issuer, ToIssue, Wanted};
pub use listing::AttemptsWanted;
pub use place::{ServerAddress, StorePlace};
pub use policies::PolicyError;
pub use queue::{AskedLooks, Cause, OpenDispute, WaitingExam};
pub use search::{AttemptFound, CertificatesWanted, Cursor, Listed, Named, PeopleWanted, Validity};
pub use sessions::SignedIn;
pub use standings::Which;
pub use statements::{DueStatement, Outbox, Queued, resend_after};
pub use stations::Greeting;
pub use tallies::quarter_of;
pub use verify::{Difference, Finding, Verified};

use self::migration::Migrations;
use crate::files;

/// How long a statement waits while another program writes to the file.
const BUSY_FOR: Duration = Duration::from_secs(10);
/// How long a connection is waited for.
const CONNECT_WITHIN: Duration = Duration::from_secs(5);
/// Connections at once: readers of one file wait for none.
const CONNECTIONS: u32 = 8;
/// Rows asked for or written by one statement: it takes some tens of thousands of values, and no more.
const AT_ONCE: usize = 500;
/// What a database of SQLite begins with.
const MAGIC: &[u8] = b"SQLite format 3\0";
/// The table that says which versions a store has been through.
const VERSIONS: &str = "store_version";
/// The server's lock of whoever writes; in a file the database itself sees to it.
const WRITE_LOCK: i64 = 0x7379_676e_616c_7901;

/// An open store.
#[derive(Debug, Clone)]
pub struct Store {
    db: DatabaseConnection,
    place: StorePlace,
    /// The file that says where the audit trail ended last; none: of a server none is kept here.
    anchor: Option<PathBuf>,
    /// Whether it was made when it was opened.
    is_new: bool,
}

impl Store {
    /// Opens a store, makes it where there is none, and brings it up to date.
    ///
    /// # Errors
    /// When it cannot be reached or made, is no store of this program, is damaged, or was changed by a newer program; then it
    /// is as it was.
    pub async fn open(place: StorePlace) -> Result<Self, StoreError> {
        let options = match &place {
            StorePlace::File(path) => file_options(path, &place)?,
            StorePlace::Server(address) => {
                let mut options = ConnectOptions::new(address.secret()?);
                options.set_application_name("sygnaly");
                options
            }
        };
        let db = Database::connect(tuned(options))
            .await
            .map_err(|error| StoreError::of(&place, &error))?;
        let anchor = match &place {
            StorePlace::File(path) => Some(anchor::beside(path)),
            StorePlace::Server(_) => None,
        };
        let mut store = Self {
            db,
            place,
            anchor,
            is_new: false,
        };
        store.is_new = store.bring_up_to_date().await?;
        store.write_ahead().await?;
        store.begin_anchor().await;
        Ok(store)
    }

    /// Where it lies.
    pub fn place(&self) -> &StorePlace {
        &self.place
    }

    /// Lets go of the store; what was written stands.
    pub async fn close(self) {
        // Nothing is lost by a connection that could not be closed in good order.
        let _ = self.db.close().await;
    }

    /// To read with. What belongs together is written within [`write`](Self::write).
    pub(super) fn db(&self) -> &DatabaseConnection {
        &self.db
    }

    /// Begins to write. Nobody else writes until it is committed or dropped; dropped, it leaves everything as it was.
    pub(super) async fn write(&self) -> Result<DatabaseTransaction, StoreError> {
        let options = TransactionOptions {
            // One that reads first and writes later would be turned away when another program wrote in between.
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let failed = self.failed();
        let writing = self.db.begin_with_options(options).await.map_err(failed)?;
        if writing.get_database_backend() == DbBackend::Postgres {
            // Whoever lost power while they wrote holds up nobody for long.
            for statement in [
                "SET LOCAL idle_in_transaction_session_timeout = '30s'".to_owned(),
                format!("SET LOCAL lock_timeout = '{}s'", BUSY_FOR.as_secs()),
                format!("SELECT pg_advisory_xact_lock({WRITE_LOCK})"),
            ] {
                let statement = Statement::from_string(DbBackend::Postgres, statement);
                writing.execute_raw(statement).await.map_err(failed)?;
            }
        }
        Ok(writing)
    }

    /// What an error of the database means here.
    pub(super) fn failed(&self) -> impl Fn(DbErr) -> StoreError + Copy {
        |error| StoreError::of(&self.place, &error)
    }

    /// Readers of a file wait for no writer from now on. Only once it is known to be ours: this changes the file.
    async fn write_ahead(&self) -> Result<(), StoreError> {
        if matches!(self.place, StorePlace::Server(_)) {
            return Ok(());
        }
        let mode = Statement::from_string(DbBackend::Sqlite, "PRAGMA journal_mode = WAL");
        match self.db.query_one_raw(mode).await.map_err(self.failed()) {
            // Another program is making the same store: whoever opens it next sees to it.
            Err(StoreError::Busy { .. }) => Ok(()),
            done => done.map(|_| ()),
        }
    }

    /// Sees to it that what was erased from a file is not left in its log either. While others read it stays until the next time.
    pub(super) async fn clear_log(&self) -> Result<(), StoreError> {
        if matches!(self.place, StorePlace::Server(_)) {
            return Ok(());
        }
        let clear = Statement::from_string(DbBackend::Sqlite, "PRAGMA wal_checkpoint(TRUNCATE)");
        match self.db.query_one_raw(clear).await.map_err(self.failed()) {
            Err(StoreError::Busy { .. }) => Ok(()),
            done => done.map(|_| ()),
        }
    }

    /// Whether there was no store before.
    async fn bring_up_to_date(&self) -> Result<bool, StoreError> {
        let failed = self.failed();
        match Migrations::get_pending_migrations_read_only(&self.db).await {
            // Usually; then nobody who writes is waited for.
            Ok(pending) if pending.is_empty() => return Ok(false),
            // A version that this program does not know, among others.
            Ok(_) | Err(DbErr::Custom(_)) => {}
            Err(error) => return Err(failed(error)),
        }
        let writing = self.write().await?;
        let manager = SchemaManager::new(&writing);
        let is_new = !manager.has_table(VERSIONS).await.map_err(failed)?;
        if !is_new {
            let known: Vec<String> = Migrations::migrations()
                .iter()
                .map(|one| one.name().to_owned())
                .collect();
            let applied = Migrations::get_migration_models(&writing).await.map_err(failed)?;
            if applied.iter().any(|one| !known.contains(&one.version)) {
                let place = self.place.to_string();
                return Err(StoreError::Newer { place });
            }
        } else if self.is_somebody_elses(&manager).await? {
            let place = self.place.to_string();
            return Err(StoreError::Foreign { place });
        }
        Migrations::up(&writing, None).await.map_err(failed)?;
        writing.commit().await.map_err(failed)?;
        Ok(is_new)
    }

    /// Whether there is something already that this program did not make.
    async fn is_somebody_elses(&self, manager: &SchemaManager<'_>) -> Result<bool, StoreError> {
        let failed = self.failed();
        match &self.place {
            StorePlace::File(_) => {
                let any = Statement::from_string(DbBackend::Sqlite, "SELECT 1 FROM sqlite_master LIMIT 1");
                let any = manager.get_connection().query_one_raw(any).await.map_err(failed)?;
                Ok(any.is_some())
            }
            // A server's database may be shared, as long as the names are free.
            StorePlace::Server(_) => manager.has_table("attempt").await.map_err(failed),
        }
    }
}

/// Gives up work on a store that takes longer than so long. What was written until then stands; what was not written whole is as it
/// was before.
///
/// # Errors
/// As the work, and [`StoreError::Slow`] when it took too long.
pub async fn within<T, E: From<StoreError>>(
    at_most: Duration,
    place: &StorePlace,
    work: impl Future<Output = Result<T, E>>,
) -> Result<T, E> {
    let slow = |_| {
        let place = place.to_string();
        Err(StoreError::Slow { place, at_most }.into())
    };
    tokio::time::timeout(at_most, work).await.unwrap_or_else(slow)
}

/// A value as it stands in a row.
fn json(value: &impl Serialize) -> Result<String, DbErr> {
    serde_json::to_string(value).map_err(|error| DbErr::Json(error.to_string()))
}

/// A word as it stands in files, of a type that is one word there.
fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        other => format!("{other:?}"),
    }
}

fn tuned(mut options: ConnectOptions) -> ConnectOptions {
    options
        .max_connections(CONNECTIONS)
        .connect_timeout(CONNECT_WITHIN)
        .acquire_timeout(CONNECT_WITHIN + BUSY_FOR)
        // Statements hold names and words of people; they have no place in a program's log.
        .sqlx_logging(false);
    options
}

/// The options of a store in a file, which is made where there is none; only its owner may open it.
fn file_options(path: &Path, place: &StorePlace) -> Result<ConnectOptions, StoreError> {
    let failed = |error: std::io::Error| StoreError::File {
        place: place.to_string(),
        reason: error.to_string(),
    };
    match File::open(path) {
        Ok(mut file) => {
            let mut start = [0; MAGIC.len()];
            let read = read_start(&mut file, &mut start).map_err(failed)?;
            if read > 0 && start != MAGIC {
                let place = place.to_string();
                return Err(StoreError::Foreign { place });
            }
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                files::make_folder(folder).map_err(failed)?;
            }
            match files::create(path) {
                // Another program made it meanwhile.
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                made => drop(made.map_err(failed)?),
            }
        }
        Err(error) => return Err(failed(error)),
    }
    let path = path.to_owned();
    let mut options = ConnectOptions::new("sqlite://");
    // On a full disk the database takes back what it began by itself, and the driver does not notice: such a connection goes.
    options.map_sqlx_sqlite_pool_opts(|pool| {
        pool.after_release(|connection, _| Box::pin(async move { Ok(!connection.is_in_transaction()) }))
    });
    options.map_sqlx_sqlite_opts(move |_| {
        SqliteConnectOptions::new()
            .filename(&path)
            .synchronous(SqliteSynchronous::Full)
            // What is erased is overwritten, and not left in the file until other rows take its place.
            .pragma("secure_delete", "ON")
            .busy_timeout(BUSY_FOR)
    });
    Ok(options)
}

fn read_start(file: &mut File, start: &mut [u8]) -> std::io::Result<usize> {
    let mut read = 0;
    while read < start.len() {
        match file.read(&mut start[read..])? {
            0 => break,
            more => read += more,
        }
    }
    Ok(read)
}
