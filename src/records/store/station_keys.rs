//! The keys by which stations sign exams: the first one that a station sends is taken for its own, another one once somebody has said so.

use std::collections::BTreeMap;

use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, Set,
};
use uuid::Uuid;

use super::audit::Deed;
use super::decisions::keep_deeds;
use super::entity::station_key;
use super::{Store, StoreError};
use crate::records::{PublicKey, StationId, StationKeys};

impl Store {
    /// Takes the public key of a station, where it is new: the first one is trusted, another one waits until somebody accepts it. From
    /// `seen` on its exams are signed, `now` is the store's time (both RFC 3339, UTC). Whether it is trusted.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub async fn take_key(
        &self,
        station: StationId,
        key: &PublicKey,
        seen: &str,
        now: &str,
    ) -> Result<bool, StoreError> {
        let failed = self.failed();
        let (id, public) = (station.uuid(), key.to_string());
        // Usually it is there; then nobody who writes is waited for.
        let known = find(self.db(), id, &public).await.map_err(failed)?;
        if let Some(known) = known {
            return Ok(known.accepted.is_some());
        }
        let writing = self.write().await?;
        if let Some(known) = find(&writing, id, &public).await.map_err(failed)? {
            return Ok(known.accepted.is_some());
        }
        let others = station_key::Entity::find().filter(station_key::Column::Station.eq(id));
        let is_first = others.one(&writing).await.map_err(failed)?.is_none();
        let row = station_key::ActiveModel {
            station: Set(id),
            public: Set(public.clone()),
            seen: Set(seen.to_owned()),
            accepted: Set(is_first.then(|| now.to_owned())),
        };
        row.insert(&writing).await.map_err(failed)?;
        let came = Deed {
            who: id.to_string(),
            action: "station-key-came",
            about: id.to_string(),
            details: public,
        };
        keep_deeds(&writing, vec![came], now).await.map_err(failed)?;
        self.commit(writing).await?;
        Ok(is_first)
    }

    /// Trusts a key where it waits, beside those that are trusted already; by the account `by`, at the store's time `now` (RFC 3339, UTC).
    /// It is named itself, so that no other one that came meanwhile is trusted in its place. The stations whose it is; none: it waits nowhere.
    ///
    /// # Errors
    /// When the store cannot be read or written; then nothing was accepted.
    pub async fn accept_key(&self, key: &PublicKey, by: &str, now: &str) -> Result<Vec<Uuid>, StoreError> {
        let failed = self.failed();
        let writing = self.write().await?;
        let waits = station_key::Entity::find()
            .filter(station_key::Column::Public.eq(key.to_string()))
            .filter(station_key::Column::Accepted.is_null())
            .order_by_asc(station_key::Column::Station);
        let (mut stations, mut deeds) = (Vec::new(), Vec::new());
        for waiting in waits.all(&writing).await.map_err(failed)? {
            stations.push(waiting.station);
            deeds.push(Deed {
                who: by.to_owned(),
                action: "station-key-accepted",
                about: waiting.station.to_string(),
                details: waiting.public.clone(),
            });
            let mut row = station_key::ActiveModel::from(waiting);
            row.accepted = Set(Some(now.to_owned()));
            row.update(&writing).await.map_err(failed)?;
        }
        keep_deeds(&writing, deeds, now).await.map_err(failed)?;
        self.commit(writing).await?;
        Ok(stations)
    }

    /// All keys of stations, the oldest of each first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn station_keys(&self) -> Result<Vec<station_key::Model>, StoreError> {
        let keys = station_key::Entity::find()
            .order_by_asc(station_key::Column::Station)
            .order_by_asc(station_key::Column::Seen)
            .order_by_asc(station_key::Column::Public);
        keys.all(self.db()).await.map_err(self.failed())
    }

    /// What is known of a station's keys; none: it never sent one.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn keys_of(&self, station: Uuid) -> Result<Option<StationKeys>, StoreError> {
        let keys = station_key::Entity::find().filter(station_key::Column::Station.eq(station));
        let keys = keys.all(self.db()).await.map_err(self.failed())?;
        Ok(trusted(&keys).remove(&station))
    }
}

async fn find(db: &impl ConnectionTrait, station: Uuid, public: &str) -> Result<Option<station_key::Model>, DbErr> {
    let key = (station, public.to_owned());
    station_key::Entity::find_by_id(key).one(db).await
}

/// What is known of each station's keys. What nobody can read is no key.
pub(super) fn trusted(keys: &[station_key::Model]) -> BTreeMap<Uuid, StationKeys> {
    let mut known: BTreeMap<Uuid, StationKeys> = BTreeMap::new();
    for row in keys {
        let theirs = known.entry(row.station).or_insert_with(|| StationKeys {
            station: StationId::new(row.station),
            keys: Vec::new(),
            since: None,
        });
        // That it signs is known from when its first key came, whichever of them is trusted.
        if theirs.since.as_ref().is_none_or(|since| row.seen < *since) {
            theirs.since = Some(row.seen.clone());
        }
        let is_trusted = row.accepted.is_some();
        theirs.keys.extend(PublicKey::parse(&row.public).filter(|_| is_trusted));
    }
    known
}
