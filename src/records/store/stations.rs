//! Stations that send their records, and how far their clocks are from the store's. A clock that is wrong changes no record.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait as _, ConnectionTrait as _, DbBackend, EntityTrait as _, QueryOrder as _, Set, Statement,
};

use super::entity::station;
use super::{Store, StoreError};
use crate::domain::Message;
use crate::records::Station;

/// A clock further off than this is told of, ms.
const CLOCK_MOST_MS: u64 = 120_000;

/// A station that was seen so lately is not noted anew, ms: then whoever has nothing new writes nothing.
const SEEN_LATELY_MS: i128 = 300_000;

/// Nor is a clock that is off as it was, within so much, ms.
const CLOCK_MOVED_MS: u64 = 5_000;

/// What a store answers a station that is about to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Greeting {
    /// The store's time (RFC 3339, UTC, whole seconds): what is sent now came then.
    pub now: String,
    /// How far the station's clock is ahead of the store's, ms; behind: negative.
    pub clock_ahead_ms: i64,
}

impl Greeting {
    /// What is told of the station's clock, in `assets/l10n/*/store.ftl`; none: it is right, within two minutes.
    pub fn clock_warning(&self) -> Option<Message> {
        let key = match self.clock_ahead_ms {
            ahead if ahead.unsigned_abs() <= CLOCK_MOST_MS => return None,
            ahead if ahead > 0 => "sync-clock-ahead",
            _ => "sync-clock-behind",
        };
        let minutes = self.clock_ahead_ms.unsigned_abs() as f64 / 60_000.0;
        Some(Message::new(key).number("minutes", minutes.round()))
    }
}

impl Store {
    /// What the database's own clock shows: RFC 3339, UTC, whole seconds.
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub async fn now(&self) -> Result<String, StoreError> {
        let failed = self.failed();
        let backend = self.db().get_database_backend();
        let asked = match backend {
            DbBackend::Postgres => {
                r#"SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')"#
            }
            _ => "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now')",
        };
        let asked = Statement::from_string(backend, asked);
        let told = self.db().query_one_raw(asked).await.map_err(failed)?;
        let told = told.map(|row| row.try_get_by_index(0)).transpose().map_err(failed)?;
        told.ok_or_else(|| self.without_time("nothing"))
    }

    /// Notes that a station is about to send, where that was not noted within five minutes, and says what time it is here. `local_now`
    /// is what the station's clock shows (RFC 3339).
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub async fn greet(&self, station: &Station, local_now: &str) -> Result<Greeting, StoreError> {
        let failed = self.failed();
        let now = self.now().await?;
        let ahead = self.moment(local_now)?.duration_since(self.moment(&now)?).as_millis();
        let clock_ahead_ms = i64::try_from(ahead).unwrap_or(i64::MAX);
        let id = station.id.uuid();
        let known = station::Entity::find_by_id(id).one(self.db()).await.map_err(failed)?;
        if known.is_some_and(|known| is_noted(&known, station, &now, clock_ahead_ms)) {
            return Ok(Greeting { now, clock_ahead_ms });
        }
        let writing = self.write().await?;
        let known = station::Entity::find_by_id(id).one(&writing).await.map_err(failed)?;
        let row = station::ActiveModel {
            id: Set(id),
            name: Set(station.name.clone()),
            first_seen: Set(known.as_ref().map_or(&now, |known| &known.first_seen).clone()),
            last_seen: Set(now.clone()),
            clock_ahead_ms: Set(clock_ahead_ms),
        };
        let noted = match known {
            Some(_) => row.update(&writing).await,
            None => row.insert(&writing).await,
        };
        noted.map_err(failed)?;
        writing.commit().await.map_err(failed)?;
        Ok(Greeting { now, clock_ahead_ms })
    }

    /// The stations that ever sent something, by name.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn stations(&self) -> Result<Vec<station::Model>, StoreError> {
        let stations = station::Entity::find()
            .order_by_asc(station::Column::Name)
            .order_by_asc(station::Column::Id);
        stations.all(self.db()).await.map_err(self.failed())
    }

    fn moment(&self, text: &str) -> Result<Timestamp, StoreError> {
        text.parse().map_err(|_| self.without_time(text))
    }

    fn without_time(&self, told: &str) -> StoreError {
        StoreError::Failed {
            place: self.place().to_string(),
            reason: format!("{told:?} is no time"),
        }
    }
}

/// Whether what is known of a station says all there is to say at this moment (RFC 3339, UTC).
fn is_noted(known: &station::Model, station: &Station, now: &str, clock_ahead_ms: i64) -> bool {
    let (seen, now) = (known.last_seen.parse::<Timestamp>(), now.parse::<Timestamp>());
    let seen_lately = match (seen, now) {
        (Ok(seen), Ok(now)) => (0..=SEEN_LATELY_MS).contains(&now.duration_since(seen).as_millis()),
        _ => false,
    };
    let moved = clock_ahead_ms.abs_diff(known.clock_ahead_ms);
    seen_lately && known.name == station.name && moved <= CLOCK_MOVED_MS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::store::StorePlace;

    fn runs<T>(work: impl Future<Output = T>) -> T {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime.unwrap().block_on(work)
    }

    #[test]
    fn a_station_is_known_by_its_id_and_its_clock_is_noted() {
        let data = tempfile::tempdir().unwrap();
        let mut station = Station::of_folder(data.path(), "Pokój 12").unwrap();
        runs(async {
            let store = Store::open(StorePlace::of_folder(data.path())).await.unwrap();
            let now: Timestamp = store.now().await.unwrap().parse().unwrap();
            assert!(store.now().await.unwrap().ends_with('Z'), "as attempts are dated");
            let greeting = store.greet(&station, &now.to_string()).await.unwrap();
            assert!(
                greeting.clock_ahead_ms.abs() < 60_000 && greeting.clock_warning().is_none(),
                "{greeting:?}"
            );
            station.rename(data.path(), "Sala obsługi").unwrap();
            let wrong = store.greet(&station, "1999-12-31T23:59:59Z").await.unwrap();
            let behind = wrong.clock_warning().map(|told| told.key);
            assert_eq!(behind.as_deref(), Some("sync-clock-behind"));
            let known = store.stations().await.unwrap();
            assert_eq!(known.len(), 1);
            assert_eq!(
                (known[0].id, known[0].name.as_str()),
                (station.id.uuid(), "Sala obsługi")
            );
            assert!(known[0].clock_ahead_ms < -60_000);
            assert_eq!(known[0].first_seen, greeting.now);
            store.close().await;
        });
    }

    #[test]
    fn a_clock_is_told_of_when_it_is_over_two_minutes_off() {
        let told = |clock_ahead_ms| {
            let now = "2026-11-30T09:14:05Z".to_owned();
            let told = Greeting { now, clock_ahead_ms }.clock_warning();
            told.map(|told| told.key)
        };
        assert_eq!(told(120_000), None);
        assert_eq!(told(121_000).as_deref(), Some("sync-clock-ahead"));
        assert_eq!(told(-121_000).as_deref(), Some("sync-clock-behind"));
    }
}
