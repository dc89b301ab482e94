//! Where a store lies: a file on this computer, or a PostgreSQL server.

use std::fmt;
use std::path::{Path, PathBuf};

#[cfg(feature = "postgres")]
use sea_orm::sqlx::postgres::PgConnectOptions;

use super::error::StoreError;

/// The store's file in the data folder, where no other place is set.
const FILE: &str = "records.sqlite";

/// Where a store lies. Written out, it shows no password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StorePlace {
    /// A file on this computer (SQLite).
    File(PathBuf),
    /// A server that stations share (PostgreSQL).
    Server(ServerAddress),
}

/// The address of a PostgreSQL server, `postgres://user:password@host:5432/database`.
#[derive(Clone, PartialEq, Eq)]
pub struct ServerAddress(String);

impl StorePlace {
    /// The store of one office by itself, in its data folder.
    pub fn of_folder(data: &Path) -> Self {
        Self::File(data.join(FILE))
    }

    /// What somebody wrote: `postgres://…`, `postgresql://…`, `sqlite:PATH`, or a path. None: an address of another kind.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(path) = text.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            return (!path.is_empty()).then(|| Self::File(PathBuf::from(path)));
        }
        let server = text.strip_prefix("postgres://");
        if let Some(rest) = server.or_else(|| text.strip_prefix("postgresql://")) {
            // The driver knows but one of the two names.
            return Some(Self::Server(ServerAddress(format!("postgres://{rest}"))));
        }
        (!text.is_empty() && !text.contains("://")).then(|| Self::File(PathBuf::from(text)))
    }
}

impl ServerAddress {
    /// The whole address, password and all: for the driver alone.
    ///
    /// # Errors
    /// When the driver would not take it: what it says of such an address shows the password.
    #[cfg(feature = "postgres")]
    pub(super) fn secret(&self) -> Result<&str, StoreError> {
        match self.0.parse::<PgConnectOptions>() {
            Ok(_) => Ok(&self.0),
            Err(error) => Err(StoreError::Address {
                place: self.to_string(),
                reason: error.to_string(),
            }),
        }
    }

    /// There is no driver.
    ///
    /// # Errors
    /// Always.
    #[cfg(not(feature = "postgres"))]
    pub(super) fn secret(&self) -> Result<&str, StoreError> {
        Err(StoreError::NoServers {
            place: self.to_string(),
        })
    }
}

impl fmt::Display for StorePlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(f),
            Self::Server(address) => address.fmt(f),
        }
    }
}

impl fmt::Display for ServerAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (scheme, rest) = self.0.split_once("://").unwrap_or(("postgres", &self.0));
        // Options may hold a password as well.
        let rest = rest.split_once('?').map_or(rest, |(rest, _)| rest);
        let (login, host) = match rest.rsplit_once('@') {
            Some((login, host)) => (login.split(':').next(), host),
            None => (None, rest),
        };
        match login.filter(|user| !user.is_empty()) {
            Some(user) => write!(f, "{scheme}://{user}@{host}"),
            None => write!(f, "{scheme}://{host}"),
        }
    }
}

impl fmt::Debug for ServerAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_people_write_it() {
        let file = |path: &str| Some(StorePlace::File(PathBuf::from(path)));
        assert_eq!(
            StorePlace::parse("sqlite:/srv/records.sqlite"),
            file("/srv/records.sqlite")
        );
        assert_eq!(StorePlace::parse("sqlite://records.sqlite"), file("records.sqlite"));
        assert_eq!(StorePlace::parse(" akta.sqlite "), file("akta.sqlite"));
        for text in ["", "  ", "sqlite:", "mysql://localhost/a", "https://example.org"] {
            assert_eq!(StorePlace::parse(text), None, "{text}");
        }
        let server = StorePlace::parse("postgresql://localhost/a");
        assert!(matches!(server, Some(StorePlace::Server(_))));
    }

    #[test]
    fn an_address_that_the_driver_does_not_take_is_told_without_its_password() {
        for address in [
            "postgres://anna:tajne@db:port/akta",
            "postgres://anna:tajne@db/akta?port=x",
        ] {
            let Some(StorePlace::Server(server)) = StorePlace::parse(address) else {
                panic!("{address}");
            };
            let told = server.secret().unwrap_err();
            assert!(!format!("{told} {told:?}").contains("tajne"), "{told}");
        }
    }

    #[cfg(feature = "postgres")]
    #[test]
    fn both_names_of_the_protocol_are_taken() {
        for address in ["postgres://anna@db/akta", "postgresql://anna@db/akta"] {
            let Some(StorePlace::Server(server)) = StorePlace::parse(address) else {
                panic!("{address}");
            };
            assert_eq!(server.secret(), Ok("postgres://anna@db/akta"));
        }
    }

    #[test]
    fn no_password_is_ever_written_out() {
        for (address, shown) in [
            ("postgres://anna:tajne@db:5432/akta", "postgres://anna@db:5432/akta"),
            ("postgres://anna:taj@ne@db/akta", "postgres://anna@db/akta"),
            ("postgres://db/akta?user=anna&password=tajne", "postgres://db/akta"),
            ("postgres://:tajne@db/akta", "postgres://db/akta"),
        ] {
            let place = StorePlace::parse(address).unwrap();
            assert_eq!(place.to_string(), shown);
            assert!(!format!("{place:?}").contains("tajne"), "{place:?}");
        }
    }
}
