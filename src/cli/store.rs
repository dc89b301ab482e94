//! `sygnaly records sync|stations|station`: this computer's records on their way into the office's store, and which computers
//! send theirs. Which store a command works on is decided here for all of them; the clock is read here.

use std::io;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use jiff::{Timestamp, Unit};

use super::assets::Assets;
use super::error::CliError;
use super::out;
use crate::domain::{Lang, Message};
use crate::records::store::{Store, StoreError, StorePlace, within};
use crate::records::sync::{SyncError, Synced, sync};
use crate::records::{PublicKey, Station};
use crate::settings::{Settings, computer_name, data_folder};

/// `records sync` gives up after so long: a schedule begins it again, and it goes on from there.
const AT_MOST: Duration = Duration::from_secs(3_600);

/// Who acts, in the audit trail.
const BY: &str = "command-line";

/// Which store a command works on.
#[derive(Debug, clap::Args)]
pub(super) struct DatabaseArg {
    /// The office's database: postgres://USER@HOST/NAME, or a file (default: what `SYGNALY_DATABASE` says, else the setting
    /// `database`, else a file in the data folder)
    #[arg(long, value_name = "PLACE")]
    database: Option<String>,
}

impl DatabaseArg {
    /// The store, as [`place`] finds it.
    ///
    /// # Errors
    /// As [`place`].
    pub(super) fn place(&self) -> Result<StorePlace, CliError> {
        place(self.database.as_deref())
    }

    /// Opens the store.
    ///
    /// # Errors
    /// As [`place`] and [`Store::open`].
    pub(super) async fn open(&self) -> Result<Store, CliError> {
        open_at(self.place()?).await
    }

    /// Opens the store, where there is one: one in a file is not made by looking into it.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub(super) async fn open_if_there(&self) -> Result<Option<Store>, CliError> {
        match self.place()? {
            StorePlace::File(path) if !path.exists() => Ok(None),
            place => Ok(Some(open_at(place).await?)),
        }
    }

    /// Whether a store is named on the command line.
    pub(super) fn is_named(&self) -> bool {
        self.database.is_some()
    }
}

/// Arguments of `records sync`.
#[derive(Debug, clap::Args)]
pub(super) struct SyncArgs {
    #[command(flatten)]
    database: DatabaseArg,
}

/// Arguments of `records stations`.
#[derive(Debug, clap::Args)]
pub(super) struct StationsArgs {
    #[command(flatten)]
    database: DatabaseArg,
}

/// Arguments of `records station`.
#[derive(Debug, clap::Args)]
pub(super) struct StationArgs {
    /// What this computer is to be called
    #[arg(long)]
    name: Option<String>,
    /// Trust this new key by which a station of the office's database signs its exams, from `records stations`; the earlier ones stay
    /// trusted
    #[arg(long, value_name = "KEY", conflicts_with = "name")]
    accept_key: Option<String>,
    /// The office's database: postgres://USER@HOST/NAME, or a file (default: what `SYGNALY_DATABASE` says, else the setting `database`,
    /// else a file in the data folder)
    #[arg(long, value_name = "PLACE", requires = "accept_key")]
    database: Option<String>,
}

/// The store that commands work on: the one named, else the one that is set, else the file in the data folder.
///
/// # Errors
/// When what is named or set is no place of a store, or the settings cannot be read. It is not repeated: it may hold a password.
pub(super) fn place(named: Option<&str>) -> Result<StorePlace, CliError> {
    let read = |text: &str| StorePlace::parse(text).ok_or_else(|| CliError::new("database-no-place"));
    if let Some(named) = named {
        return read(named);
    }
    let data = data_folder()?;
    match Settings::load(&data)?.database_in_force() {
        Some(set) => read(&set),
        None => Ok(StorePlace::of_folder(&data)),
    }
}

/// Opens a store; where the audit trail of one on a server ended, is kept in the data folder.
async fn open_at(place: StorePlace) -> Result<Store, CliError> {
    let data = data_folder()?;
    Ok(Store::open(place).await?.anchored_in(&data).await)
}

/// Waits for what a store does.
///
/// # Errors
/// When the system gives no means to wait.
pub(super) fn block_on<T>(work: impl Future<Output = T>) -> Result<T, CliError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let failed = |error: io::Error| Message::new("database-no-runtime").text("why", error.to_string());
    let runtime = runtime.map_err(failed)?;
    let done = runtime.block_on(work);
    // A server's name may still be looked up, which nothing ends before its time.
    runtime.shutdown_background();
    Ok(done)
}

/// Sends what this computer keeps; exits 1 when something of it could not be sent. The rest is there.
pub(super) fn synchronize(assets: &Assets, lang: Lang, args: &SyncArgs) -> Result<ExitCode, CliError> {
    let data = data_folder()?;
    let station = this_station(&data)?;
    let place = args.database.place()?;
    let synced: Result<Synced, SyncError> = block_on(within(AT_MOST, &place, async {
        let store = Store::open(place.clone()).await?;
        let synced = sync(&data, &station, &store, &now()).await;
        store.close().await;
        synced
    }))?;
    let Synced {
        greeting,
        erased,
        returned,
        attempts,
        problems,
    } = synced.map_err(|error| CliError::Message(error.message()))?;
    let done = Message::new("sync-done").text("place", place.to_string());
    let done = done.number("attempts", attempts as f64);
    out::line(assets.localizer.message(lang, &done))?;
    if !erased.is_nothing() {
        let told = Message::new("sync-erased").number("attempts", erased.attempts as f64);
        let told = told.number("recordings", erased.recordings as f64);
        let told = told.number("others", (erased.certificates + erased.entries) as f64);
        out::line(assets.localizer.message(lang, &told))?;
    }
    for person in returned {
        let told = Message::new("sync-returned").text("person", person.to_string());
        out::tell(assets.localizer.message(lang, &told));
    }
    if let Some(warning) = greeting.clock_warning() {
        out::tell(assets.localizer.message(lang, &warning));
    }
    for problem in &problems {
        out::tell(assets.localizer.message(lang, &problem.message()));
    }
    if problems.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    let count = Message::new("sync-kept-back").number("count", problems.len() as f64);
    out::tell(assets.localizer.message(lang, &count));
    Ok(ExitCode::FAILURE)
}

/// Lists the computers that send their records to the store.
pub(super) fn stations(assets: &Assets, lang: Lang, args: &StationsArgs) -> Result<ExitCode, CliError> {
    let (stations, keys) = block_on(async {
        let store = args.database.open().await?;
        let (stations, keys) = (store.stations().await, store.station_keys().await);
        store.close().await;
        Ok::<_, CliError>((stations?, keys?))
    })??;
    if stations.is_empty() {
        out::line(assets.localizer.text(lang, "sync-stations-none"))?;
    }
    for station in stations {
        let line = Message::new("sync-station-line")
            .text("id", station.id.to_string())
            .text("name", station.name)
            .text("seen", station.last_seen)
            .number("ahead", station.clock_ahead_ms as f64 / 1_000.0);
        out::line(assets.localizer.message(lang, &line))?;
        for key in keys.iter().filter(|key| key.station == station.id) {
            let told = match key.accepted {
                Some(_) => "sync-station-key-line",
                None => "sync-station-key-waiting",
            };
            let told = Message::new(told).text("key", &key.public).text("seen", &key.seen);
            let told = told.text("id", station.id.to_string());
            out::line(format_args!("  {}", assets.localizer.message(lang, &told)))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Says which station this computer is, gives it another name, or accepts the key of any station.
pub(super) fn station(assets: &Assets, lang: Lang, args: &StationArgs) -> Result<ExitCode, CliError> {
    if let Some(key) = &args.accept_key {
        return accept_key(assets, lang, key, args.database.as_deref());
    }
    let data = data_folder()?;
    let mut station = this_station(&data)?;
    let key = match &args.name {
        Some(name) if name.trim().is_empty() => return Err(CliError::new("sync-station-no-name")),
        Some(name) => {
            station.rename(&data, name)?;
            "sync-station-renamed"
        }
        None => "sync-station-this",
    };
    let said = Message::new(key)
        .text("id", station.id.to_string())
        .text("name", station.name);
    out::line(assets.localizer.message(lang, &said))?;
    Ok(ExitCode::SUCCESS)
}

/// Trusts a key that waits.
///
/// # Errors
/// When it waits nowhere, and when the store cannot be read or written.
fn accept_key(assets: &Assets, lang: Lang, key: &str, database: Option<&str>) -> Result<ExitCode, CliError> {
    let none = || CliError::from(Message::new("sync-station-key-none").text("key", key));
    let public = PublicKey::parse(key).ok_or_else(none)?;
    let place = place(database)?;
    let accepted = block_on(async {
        let store = open_at(place).await?;
        let accepted = match store.now().await {
            Ok(now) => store.accept_key(&public, BY, &now).await,
            Err(error) => Err(error),
        };
        store.close().await;
        Ok::<_, CliError>(accepted?)
    })??;
    for station in &accepted {
        let told = Message::new("sync-station-key-accepted")
            .text("station", station.to_string())
            .text("key", key);
        out::line(assets.localizer.message(lang, &told))?;
    }
    if accepted.is_empty() {
        Err(none())
    } else {
        Ok(ExitCode::SUCCESS)
    }
}

/// The station that this computer is; it becomes one at the first use, by the computer's name.
pub(super) fn this_station(data: &Path) -> Result<Station, CliError> {
    Ok(Station::of_folder(data, &computer_name())?)
}

/// What this computer's clock shows: RFC 3339, UTC, whole seconds.
pub(super) fn now() -> String {
    let now = Timestamp::now();
    now.round(Unit::Second).unwrap_or(now).to_string()
}

impl From<StoreError> for CliError {
    fn from(error: StoreError) -> Self {
        Self::Message(error.message())
    }
}
