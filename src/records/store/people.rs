//! People of stations on their way into the store. One person may be on several stations: the same name in the same unit and
//! office is the same person, as it is within a station.

use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, Set,
};
use uuid::Uuid;

use super::entity::{person, person_at_station};
use super::{Store, StoreError};
use crate::records::{StationId, TraineeId, Who};

impl Store {
    /// Takes the people of a station as they are there now; whoever is erased stays so. `now` is the store's time (RFC 3339, UTC).
    ///
    /// # Errors
    /// When the store cannot be written; then nobody was taken.
    pub async fn take_people(
        &self,
        station: StationId,
        people: &[(TraineeId, Who)],
        now: &str,
    ) -> Result<(), StoreError> {
        let failed = self.failed();
        let writing = self.write().await?;
        for (local, who) in people {
            take(&writing, station, local, who, now).await.map_err(failed)?;
        }
        writing.commit().await.map_err(failed)
    }

    /// Whom a station knows by an id.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn person_at(&self, station: StationId, local: &TraineeId) -> Result<Option<Uuid>, StoreError> {
        person_at(self.db(), station, local).await.map_err(self.failed())
    }
}

/// Takes a person of a station, and says who they are in the store.
pub(super) async fn take(
    writing: &impl ConnectionTrait,
    station: StationId,
    local: &TraineeId,
    who: &Who,
    now: &str,
) -> Result<Uuid, DbErr> {
    if let Some(id) = person_at(writing, station, local).await? {
        let known = person::Entity::find_by_id(id).one(writing).await?;
        if let Some(known) = known.filter(|known| known.erased_on.is_none() && *known != row(id, who, &known.added)) {
            let added = known.added;
            let changed = person::ActiveModel::from(row(id, who, &added));
            changed.reset_all().update(writing).await?;
        }
        return Ok(id);
    }
    let alike = person::Entity::find()
        .filter(person::Column::Folded.eq(folded(who)))
        .filter(person::Column::ErasedOn.is_null());
    let id = match alike.one(writing).await? {
        Some(known) => known.id,
        None => {
            let id = Uuid::new_v5(&station.uuid(), format!("person/{local}").as_bytes());
            person::ActiveModel::from(row(id, who, now)).insert(writing).await?;
            id
        }
    };
    let here = person_at_station::ActiveModel {
        station: Set(station.uuid()),
        local: Set(local.as_str().to_owned()),
        person: Set(id),
    };
    here.insert(writing).await?;
    Ok(id)
}

/// Whom a station knows by an id.
pub(super) async fn person_at(
    db: &impl ConnectionTrait,
    station: StationId,
    local: &TraineeId,
) -> Result<Option<Uuid>, DbErr> {
    let key = (station.uuid(), local.as_str().to_owned());
    Ok(person_at_station::Entity::find_by_id(key)
        .one(db)
        .await?
        .map(|row| row.person))
}

/// What people are searched and sorted by: last name, first name, unit and office, without capitals.
pub(super) fn folded(who: &Who) -> String {
    let parts = [&who.last_name, &who.first_name, &who.unit, &who.office];
    let clean = |text: &&String| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    parts.iter().map(clean).collect::<Vec<_>>().join(" | ")
}

fn row(id: Uuid, who: &Who, added: &str) -> person::Model {
    person::Model {
        id,
        first_name: who.first_name.clone(),
        last_name: who.last_name.clone(),
        position: who.position.clone(),
        unit: who.unit.clone(),
        office: who.office.clone(),
        address: super::word(&who.address),
        folded: folded(who),
        added: added.to_owned(),
        erased_on: None,
    }
}
