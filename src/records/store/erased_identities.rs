//! By what somebody who was erased is known again, when a station sends them that never did: a digest of their name, unit and office
//! with a key of the store. Of the name itself nothing is kept.
//!
//! The digest keeps out whoever does not know the key from trying names. Whoever has the whole store has the key as well, and can try
//! a name that they know: the digest is personal data in disguise, kept so that an erasure stands, and for nothing else.

use std::collections::BTreeSet;

use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
};
use serde_json::json;
use uuid::Uuid;

use super::audit::Deed;
use super::decisions::keep_deeds;
use super::entity::{erased_identity, identity_key, person, person_at_station};
use super::{Store, StoreError, people};
use crate::records::people::{identity, identity_of};
use crate::records::{StationId, TraineeId, Who, chain};

/// The id of the one key.
const KEY: i32 = 1;

/// Somebody of a station whom the store would take for a person who was erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returning {
    /// Their id at the station.
    pub local: TraineeId,
    /// The person who was erased.
    pub person: Uuid,
    /// When they were, by the store's clock (RFC 3339, UTC).
    pub erased: String,
}

impl Store {
    /// People whom the station has not sent before and whom [`take_people`](Self::take_people) would take for somebody who was erased.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn returning(
        &self,
        station: StationId,
        people: &[(TraineeId, Who)],
    ) -> Result<Vec<Returning>, StoreError> {
        let failed = self.failed();
        let Some(key) = key(self.db()).await.map_err(failed)? else {
            return Ok(Vec::new());
        };
        let known = self.locals_of(station).await?;
        // Few were erased, and people of a station may be many.
        let erased = erased_identity::Entity::find()
            .select_only()
            .column(erased_identity::Column::Digest)
            .filter(erased_identity::Column::Admitted.is_null());
        let erased = erased.into_tuple::<String>().all(self.db()).await.map_err(failed)?;
        let erased: BTreeSet<String> = erased.into_iter().collect();
        let mut found = Vec::new();
        for (local, who) in people.iter().filter(|(local, _)| !known.contains(local.as_str())) {
            if !erased.contains(&digest(&key, &identity(who)))
                || people::alike(self.db(), who).await.map_err(failed)?.is_some()
            {
                continue;
            }
            if let Some(row) = returned(self.db(), station, who).await.map_err(failed)? {
                found.push(Returning {
                    local: local.clone(),
                    person: row.person,
                    erased: row.erased,
                });
            }
        }
        Ok(found)
    }

    /// Takes people again who have the name, unit and office of somebody who was erased, by the account `by`: they are somebody else, or
    /// came back. What stations hold from before the erasure stays out. `now` is the store's time (RFC 3339, UTC). False: nobody of
    /// this id was erased, or it was said before.
    ///
    /// # Errors
    /// When the store cannot be written; then nobody is taken.
    pub async fn admit(&self, person: Uuid, by: &str, now: &str) -> Result<bool, StoreError> {
        let failed = self.failed();
        let writing = self.write().await?;
        let admitted = erased_identity::ActiveModel {
            admitted: Set(Some(now.to_owned())),
            ..Default::default()
        };
        let admitted = erased_identity::Entity::update_many()
            .set(admitted)
            .filter(erased_identity::Column::Person.eq(person))
            .filter(erased_identity::Column::Admitted.is_null());
        if admitted.exec(&writing).await.map_err(failed)?.rows_affected == 0 {
            return Ok(false);
        }
        let deed = Deed {
            who: by.to_owned(),
            action: "identity-admitted",
            about: person.to_string(),
            details: String::new(),
        };
        keep_deeds(&writing, vec![deed], now).await.map_err(failed)?;
        self.commit(writing).await?;
        Ok(true)
    }

    /// Whose name, unit and office are kept out, and since when (RFC 3339, UTC), the last first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn kept_out(&self) -> Result<Vec<(Uuid, String)>, StoreError> {
        let rows = erased_identity::Entity::find()
            .filter(erased_identity::Column::Admitted.is_null())
            .order_by_desc(erased_identity::Column::Erased)
            .order_by_desc(erased_identity::Column::Person);
        let rows = rows.all(self.db()).await.map_err(self.failed())?.into_iter();
        Ok(rows.map(|row| (row.person, row.erased)).collect())
    }

    /// The ids by which a station has named people.
    async fn locals_of(&self, station: StationId) -> Result<BTreeSet<String>, StoreError> {
        let here = person_at_station::Entity::find().filter(person_at_station::Column::Station.eq(station.uuid()));
        let here = here.all(self.db()).await.map_err(self.failed())?.into_iter();
        Ok(here.map(|row| row.local).collect())
    }
}

/// Keeps by what somebody is known again who is about to be erased. A store that has no key yet gets this one.
pub(super) async fn keep(
    writing: &DatabaseTransaction,
    row: &person::Model,
    fresh_key: &str,
    now: &str,
) -> Result<(), DbErr> {
    let key = match key(writing).await? {
        Some(key) => key,
        None => {
            let made = identity_key::ActiveModel {
                id: Set(KEY),
                value: Set(fresh_key.to_owned()),
            };
            made.insert(writing).await?.value
        }
    };
    let who = identity_of([&row.first_name, &row.last_name, &row.unit, &row.office]);
    let kept = erased_identity::ActiveModel {
        person: Set(row.id),
        digest: Set(digest(&key, &who)),
        erased: Set(now.to_owned()),
        admitted: Set(None),
    };
    kept.insert(writing).await.map(|_| ())
}

/// Who was erased under the name, unit and office of somebody whom a station has not sent before. Where the station knew whoever was
/// erased, it erased them as well: somebody who is there under the same name was added since, and is somebody new.
pub(super) async fn returned(
    db: &impl ConnectionTrait,
    station: StationId,
    who: &Who,
) -> Result<Option<erased_identity::Model>, DbErr> {
    let last = last_erased(db, who).await?;
    let Some(last) = last.filter(|row| row.admitted.is_none()) else {
        return Ok(None);
    };
    let knew = person_at_station::Entity::find()
        .filter(person_at_station::Column::Station.eq(station.uuid()))
        .filter(person_at_station::Column::Person.eq(last.person));
    Ok(knew.one(db).await?.is_none().then_some(last))
}

/// Who was erased and keeps out somebody whom a station has not named: they may be one.
pub(super) async fn keeps_out(db: &impl ConnectionTrait, station: StationId, who: &Who) -> Result<Option<Uuid>, DbErr> {
    if people::alike(db, who).await?.is_some() {
        return Ok(None);
    }
    Ok(returned(db, station, who).await?.map(|row| row.person))
}

/// Whether what somebody did at a moment (RFC 3339, UTC) is from before an erasure of their name, unit and office.
pub(super) async fn is_before_erasure(db: &impl ConnectionTrait, who: &Who, moment: &str) -> Result<bool, DbErr> {
    let last = last_erased(db, who).await?;
    Ok(last.is_some_and(|row| moment < row.erased.as_str()))
}

/// Who was erased last under a name, unit and office.
async fn last_erased(db: &impl ConnectionTrait, who: &Who) -> Result<Option<erased_identity::Model>, DbErr> {
    let Some(key) = key(db).await? else { return Ok(None) };
    let alike = erased_identity::Entity::find()
        .filter(erased_identity::Column::Digest.eq(digest(&key, &identity(who))))
        .order_by_desc(erased_identity::Column::Erased)
        .order_by_desc(erased_identity::Column::Person);
    alike.one(db).await
}

async fn key(db: &impl ConnectionTrait) -> Result<Option<String>, DbErr> {
    let key = identity_key::Entity::find_by_id(KEY).one(db).await?;
    Ok(key.map(|row| row.value))
}

/// All keys are of one length, so that no other key and identity come to the same text.
fn digest(key: &str, identity: &[String; 4]) -> String {
    chain::checksum(key, &json!(identity).to_string())
}
