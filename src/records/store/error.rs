//! What can go wrong with a store, said so that the reader can mend it.

use std::io::ErrorKind;
use std::time::Duration;

use sea_orm::sqlx;
use sea_orm::{DbErr, RuntimeErr};
use thiserror::Error;

use super::place::StorePlace;
use crate::domain::Message;

/// A store that cannot be opened, read or written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum StoreError {
    /// The file or its folder cannot be made or opened.
    #[error("{place}: {reason}; check the folder, its permissions and the room on the disk")]
    File {
        /// The store.
        place: String,
        /// What the operating system said.
        reason: String,
    },
    /// The file is no database, or one of another program.
    #[error("{place} is not a store of this program; name another file, or restore this one from a backup")]
    Foreign {
        /// The store.
        place: String,
    },
    /// The file is damaged.
    #[error("{place} is damaged ({reason}); restore it from a backup")]
    Damaged {
        /// The store.
        place: String,
        /// What the database said.
        reason: String,
    },
    /// A newer program made the store what it is.
    #[error("{place} was changed by a newer version of the program; update the program")]
    Newer {
        /// The store.
        place: String,
    },
    /// The server cannot be reached, or the connection broke.
    #[error("{place} cannot be reached ({reason}); what is kept on this computer is safe and is sent later")]
    Unreachable {
        /// The store.
        place: String,
        /// What the network said.
        reason: String,
    },
    /// The server lets nobody of this name in.
    #[error("{place} refuses the name or the password; check the address of the database")]
    Refused {
        /// The store.
        place: String,
    },
    /// The server's address cannot be understood.
    #[error("{place}: this is no address of a server ({reason}); write postgres://USER@HOST/DATABASE")]
    Address {
        /// The store.
        place: String,
        /// What in it was unexpected.
        reason: String,
    },
    /// The program was built for files alone.
    #[error("{place}: this program was built without PostgreSQL; name a file, or build it with the feature postgres")]
    NoServers {
        /// The store.
        place: String,
    },
    /// There is no room.
    #[error("{place}: no room is left on its disk; make room and try again")]
    Full {
        /// The store.
        place: String,
    },
    /// It can be read only.
    #[error("{place} can only be read; check its permissions")]
    ReadOnly {
        /// The store.
        place: String,
    },
    /// Other programs wrote for so long that it was given up.
    #[error("{place} is being written by another program; try again")]
    Busy {
        /// The store.
        place: String,
    },
    /// What was to be done with it was given up, for it took too long.
    #[error("{place} took more than {} min; what was not sent is safe and is sent later", minutes(*at_most))]
    Slow {
        /// The store.
        place: String,
        /// After how long.
        at_most: Duration,
    },
    /// A row is not what the program writes.
    #[error("{place}: {what} is not as the program writes it ({reason}); restore the store from a backup")]
    Changed {
        /// The store.
        place: String,
        /// Which row.
        what: String,
        /// What in it was unexpected.
        reason: String,
    },
    /// Anything else that the database said.
    #[error("{place}: {reason}")]
    Failed {
        /// The store.
        place: String,
        /// What the database said.
        reason: String,
    },
}

impl StoreError {
    /// What the reader is told, in `assets/l10n/*/store.ftl`.
    pub fn message(&self) -> Message {
        let about = |key: &str, place: &str| Message::new(key).text("place", place);
        match self {
            Self::File { place, reason } => about("database-file", place).text("why", reason),
            Self::Foreign { place } => about("database-foreign", place),
            Self::Damaged { place, reason } => about("database-damaged", place).text("why", reason),
            Self::Newer { place } => about("database-newer", place),
            Self::Unreachable { place, reason } => about("database-unreachable", place).text("why", reason),
            Self::Refused { place } => about("database-refused", place),
            Self::Address { place, reason } => about("database-address", place).text("why", reason),
            Self::NoServers { place } => about("database-no-servers", place),
            Self::Full { place } => about("database-full", place),
            Self::ReadOnly { place } => about("database-read-only", place),
            Self::Busy { place } => about("database-busy", place),
            Self::Slow { place, at_most } => about("database-slow", place).number("minutes", minutes(*at_most)),
            Self::Changed { place, what, reason } => {
                about("database-changed", place).text("what", what).text("why", reason)
            }
            Self::Failed { place, reason } => about("database-failed", place).text("why", reason),
        }
    }

    /// Whether the same may succeed later without anybody mending anything: the server is away or slow, or others write.
    pub fn passes(&self) -> bool {
        matches!(self, Self::Unreachable { .. } | Self::Busy { .. } | Self::Slow { .. })
    }

    /// What a database's error means.
    pub(super) fn of(place: &StorePlace, error: &DbErr) -> Self {
        let reason = error.to_string();
        let place = place.to_string();
        let sqlx_error = match error {
            DbErr::Conn(RuntimeErr::SqlxError(error))
            | DbErr::Exec(RuntimeErr::SqlxError(error))
            | DbErr::Query(RuntimeErr::SqlxError(error)) => error,
            DbErr::ConnectionAcquire(_) => return Self::Unreachable { place, reason },
            _ => return Self::Failed { place, reason },
        };
        match sqlx_error.as_ref() {
            sqlx::Error::Database(error) => {
                let code = error.code().unwrap_or_default().into_owned();
                Self::of_code(&code, place, error.message().to_owned())
            }
            sqlx::Error::Io(error) if error.kind() == ErrorKind::StorageFull => Self::Full { place },
            sqlx::Error::Io(error) => Self::Unreachable {
                place,
                reason: error.to_string(),
            },
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => {
                Self::Unreachable { place, reason }
            }
            sqlx::Error::Tls(_) | sqlx::Error::Protocol(_) => Self::Unreachable { place, reason },
            _ => Self::Failed { place, reason },
        }
    }

    /// By SQLite's result code (a number; the last eight bits say what it is at heart) or PostgreSQL's five signs (SQLSTATE).
    fn of_code(code: &str, place: String, reason: String) -> Self {
        let primary = code
            .parse::<u32>()
            .ok()
            .filter(|_| code.len() < 5)
            .map(|code| code & 0xff);
        match (primary, code) {
            // SQLITE_PERM, SQLITE_CANTOPEN
            (Some(3 | 14), _) => Self::File { place, reason },
            // SQLITE_BUSY, SQLITE_LOCKED
            (Some(5 | 6), _) => Self::Busy { place },
            (Some(8), _) => Self::ReadOnly { place },
            // SQLITE_IOERR_DATA, SQLITE_IOERR_CORRUPTFS: what is read is not what was written
            (Some(10), "8202" | "8458") => Self::Damaged { place, reason },
            // SQLITE_IOERR: a limit, a quota, a disk that is gone
            (Some(10), _) => Self::File { place, reason },
            // SQLITE_CORRUPT
            (Some(11), _) => Self::Damaged { place, reason },
            (Some(13), _) => Self::Full { place },
            // SQLITE_NOTADB
            (Some(26), _) => Self::Foreign { place },
            (None, "53100") => Self::Full { place },
            (None, "25006") => Self::ReadOnly { place },
            // Serialisation, deadlock, lock not available
            (None, "40001" | "40P01" | "55P03") => Self::Busy { place },
            (None, code) if code.starts_with("28") => Self::Refused { place },
            // The server shuts down, is starting, or has no connection left
            (None, code) if code.starts_with("08") || code.starts_with("57P") || matches!(code, "53300" | "25P03") => {
                Self::Unreachable { place, reason }
            }
            (None, code) if code.starts_with("XX") => Self::Damaged { place, reason },
            _ => Self::Failed { place, reason },
        }
    }
}

/// Whole minutes.
fn minutes(time: Duration) -> f64 {
    (time.as_secs_f64() / 60.0).round()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_is_written_in_both_languages_with_all_its_values() {
        let (place, reason) = (|| "store".to_owned(), || "why".to_owned());
        let told = |make: fn(String, String) -> StoreError| make(place(), reason()).message();
        let messages = [
            told(|place, reason| StoreError::File { place, reason }),
            told(|place, _| StoreError::Foreign { place }),
            told(|place, reason| StoreError::Damaged { place, reason }),
            told(|place, _| StoreError::Newer { place }),
            told(|place, reason| StoreError::Unreachable { place, reason }),
            told(|place, _| StoreError::Refused { place }),
            told(|place, reason| StoreError::Address { place, reason }),
            told(|place, _| StoreError::NoServers { place }),
            told(|place, _| StoreError::Full { place }),
            told(|place, _| StoreError::ReadOnly { place }),
            told(|place, _| StoreError::Busy { place }),
            told(|place, _| StoreError::Slow {
                place,
                at_most: Duration::from_secs(600),
            }),
            told(|place, reason| StoreError::Changed {
                place,
                what: "a row".to_owned(),
                reason,
            }),
            told(|place, reason| StoreError::Failed { place, reason }),
        ];
        for language in ["pl", "en"] {
            let file = format!("{}/assets/l10n/{language}/store.ftl", env!("CARGO_MANIFEST_DIR"));
            let texts = std::fs::read_to_string(&file).unwrap();
            for message in &messages {
                let start = format!("{} =", message.key);
                let line = texts.lines().find(|line| line.starts_with(&start));
                let line = line.unwrap_or_else(|| panic!("{file} lacks {start}"));
                for name in message.args.keys() {
                    assert!(
                        line.contains(&format!("${name} ")),
                        "{file}: {start} does not use ${name}"
                    );
                }
            }
        }
    }

    #[test]
    fn codes_of_both_databases_mean_the_same() {
        let of = |code: &str| StoreError::of_code(code, "store".to_owned(), "why".to_owned());
        let place = || "store".to_owned();
        for code in ["13", "53100"] {
            assert_eq!(of(code), StoreError::Full { place: place() }, "{code}");
        }
        for code in ["8", "1032", "25006"] {
            assert_eq!(of(code), StoreError::ReadOnly { place: place() }, "{code}");
        }
        for code in ["5", "261", "6", "40001", "55P03"] {
            assert_eq!(of(code), StoreError::Busy { place: place() }, "{code}");
        }
        for code in ["57P01", "08006", "53300"] {
            assert!(of(code).passes(), "{code}");
        }
        assert_eq!(of("26"), StoreError::Foreign { place: place() });
        assert_eq!(of("28P01"), StoreError::Refused { place: place() });
        assert!(matches!(of("11"), StoreError::Damaged { .. }));
        assert!(matches!(of("42P01"), StoreError::Failed { .. }));
    }
}
