//! People of stations on their way into the store. One person may be on several stations: the same name in the same unit and
//! office is the same person, as it is within a station. Stations may spell them differently, and whoever corrects them last is
//! believed: what a station says again as it said it before corrects nothing. Who was erased is known again by `erased_identities.rs`.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::Query;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QuerySelect as _, Set,
};
use uuid::Uuid;

use super::audit::Deed;
use super::decisions::keep_deeds;
use super::entity::{person, person_at_station};
use super::search::sortable;
use super::{AT_ONCE, Store, StoreError, erased_identities};
use crate::records::{StationId, TraineeId, Who, chain};

impl Store {
    /// Takes the people of a station as they are there now; whoever is erased stays so, also where the station names them only now:
    /// those are told, and the station has to erase them. `now` is the store's time (RFC 3339, UTC).
    ///
    /// # Errors
    /// When the store cannot be written; then nobody was taken.
    pub async fn take_people(
        &self,
        station: StationId,
        people: &[(TraineeId, Who)],
        now: &str,
    ) -> Result<Vec<Uuid>, StoreError> {
        let failed = self.failed();
        let known = self.said_of(station).await?;
        let mut changed = Vec::new();
        for (local, who) in people {
            let is_as_said = match known.get(local.as_str()) {
                Some(Some(said)) => *said == digest(who).map_err(failed)?,
                // Whoever was erased stays so.
                Some(None) => true,
                None => false,
            };
            if !is_as_said {
                changed.push((local, who));
            }
        }
        if changed.is_empty() {
            // Usually; then nobody else who writes has to wait.
            return Ok(Vec::new());
        }
        let writing = self.write().await?;
        let (mut returned, mut deeds) = (Vec::new(), Vec::new());
        for (local, who) in changed {
            let id = take(&writing, station, local, who, now).await.map_err(failed)?;
            if is_erased(&writing, id).await.map_err(failed)? {
                returned.push(id);
                deeds.push(Deed {
                    who: station.to_string(),
                    action: "person-refused",
                    about: id.to_string(),
                    details: local.to_string(),
                });
            }
        }
        keep_deeds(&writing, deeds, now).await.map_err(failed)?;
        self.commit(writing).await?;
        Ok(returned)
    }

    /// Digests of what a station said last of its people, by their ids there; none: they were erased.
    async fn said_of(&self, station: StationId) -> Result<BTreeMap<String, Option<String>>, StoreError> {
        let failed = self.failed();
        let here = person_at_station::Column::Station.eq(station.uuid());
        let ids = Query::select()
            .column(person_at_station::Column::Person)
            .from(person_at_station::Entity)
            .and_where(here.clone())
            .to_owned();
        let erased = person::Entity::find()
            .select_only()
            .column(person::Column::Id)
            .filter(person::Column::Id.in_subquery(ids))
            .filter(person::Column::ErasedOn.is_not_null());
        let erased = erased.into_tuple::<Uuid>().all(self.db()).await.map_err(failed)?;
        let erased: BTreeSet<Uuid> = erased.into_iter().collect();
        let here = person_at_station::Entity::find().filter(here);
        let here = here.all(self.db()).await.map_err(failed)?.into_iter();
        let said = here.map(|row| (row.local, (!erased.contains(&row.person)).then_some(row.said)));
        Ok(said.collect())
    }

    /// Whom a station knows by an id.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn person_at(&self, station: StationId, local: &TraineeId) -> Result<Option<Uuid>, StoreError> {
        person_at(self.db(), station, local).await.map_err(self.failed())
    }
}

/// Takes a person of a station, and says who they are in the store; that may be somebody who was erased.
pub(super) async fn take(
    writing: &impl ConnectionTrait,
    station: StationId,
    local: &TraineeId,
    who: &Who,
    now: &str,
) -> Result<Uuid, DbErr> {
    let said = digest(who)?;
    let key = (station.uuid(), local.as_str().to_owned());
    if let Some(here) = person_at_station::Entity::find_by_id(key).one(writing).await? {
        let id = here.person;
        if here.said == said {
            return Ok(id);
        }
        let known = person::Entity::find_by_id(id).one(writing).await?;
        if let Some(known) = known.filter(|known| known.erased_on.is_none()) {
            let corrected = row(id, who, &known.added);
            if corrected != known {
                let corrected = person::ActiveModel::from(corrected);
                corrected.reset_all().update(writing).await?;
            }
            let mut here = person_at_station::ActiveModel::from(here);
            here.said = Set(said);
            here.update(writing).await?;
        }
        return Ok(id);
    }
    let id = if let Some(known) = alike(writing, who).await? {
        known.id
    } else if let Some(erased) = erased_identities::returned(writing, station, who).await? {
        erased.person
    } else {
        let id = Uuid::new_v5(&station.uuid(), format!("person/{local}").as_bytes());
        person::ActiveModel::from(row(id, who, now)).insert(writing).await?;
        id
    };
    let here = person_at_station::ActiveModel {
        station: Set(station.uuid()),
        local: Set(local.as_str().to_owned()),
        person: Set(id),
        // As others spell them, where they are known: it is the first word of this station, and corrects nobody.
        said: Set(said),
    };
    here.insert(writing).await?;
    Ok(id)
}

/// The person of this name in this unit and office; those who were erased are nobody.
pub(super) async fn alike(db: &impl ConnectionTrait, who: &Who) -> Result<Option<person::Model>, DbErr> {
    let alike = person::Entity::find()
        .filter(person::Column::Folded.eq(folded(who)))
        .filter(person::Column::ErasedOn.is_null());
    alike.one(db).await
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

/// Whether somebody was erased.
pub(super) async fn is_erased(db: &impl ConnectionTrait, person: Uuid) -> Result<bool, DbErr> {
    let known = person::Entity::find_by_id(person).one(db).await?;
    Ok(known.is_some_and(|row| row.erased_on.is_some()))
}

/// Whom a station knows by these ids; those who were erased are nobody.
pub(super) async fn people_at(
    db: &impl ConnectionTrait,
    station: StationId,
    locals: BTreeSet<&TraineeId>,
) -> Result<BTreeMap<TraineeId, Uuid>, DbErr> {
    let mut known = BTreeMap::new();
    let locals: Vec<&str> = locals.into_iter().map(TraineeId::as_str).collect();
    for some in locals.chunks(AT_ONCE) {
        let rows = person_at_station::Entity::find()
            .filter(person_at_station::Column::Station.eq(station.uuid()))
            .filter(person_at_station::Column::Local.is_in(some.iter().copied()));
        let rows = rows.all(db).await?.into_iter();
        known.extend(rows.map(|row| (TraineeId::new(row.local), row.person)));
    }
    let ids: Vec<Uuid> = known.values().copied().collect();
    let mut erased = BTreeSet::new();
    for some in ids.chunks(AT_ONCE) {
        let gone = person::Entity::find()
            .select_only()
            .column(person::Column::Id)
            .filter(person::Column::Id.is_in(some.iter().copied()))
            .filter(person::Column::ErasedOn.is_not_null());
        erased.extend(gone.into_tuple::<Uuid>().all(db).await?);
    }
    known.retain(|_, id| !erased.contains(id));
    Ok(known)
}

/// What people are searched and sorted by: last name, first name, unit and office, in the order of the Polish alphabet.
pub(super) fn folded(who: &Who) -> String {
    let parts = [&who.last_name, &who.first_name, &who.unit, &who.office];
    let clean = |text: &&String| sortable(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    parts.iter().map(clean).collect::<Vec<_>>().join(" | ")
}

/// What tells one spelling of somebody from another.
fn digest(who: &Who) -> Result<String, DbErr> {
    Ok(chain::checksum(chain::START, &super::json(who)?))
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
