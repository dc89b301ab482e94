//! Consents of people, on their way from stations into the store. A consent stays as it was given; all that may come later is that it
//! was withdrawn.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ColumnTrait as _, DatabaseTransaction, DbErr, EntityTrait as _, QueryFilter as _, Set};
use uuid::Uuid;

use super::audit::Deed;
use super::decisions::keep_deeds;
use super::entity::consent;
use super::{AT_ONCE, Store, StoreError, people};
use crate::records::{Consent, StationId};

impl Store {
    /// Takes the consents of a station. Those that are there already are passed over, and so are those of people whom the station has
    /// not named yet, and of people who were erased. `now` is the store's time (RFC 3339, UTC).
    ///
    /// # Errors
    /// When the store cannot be written; then none was taken.
    pub async fn take_consents(&self, station: StationId, consents: &[Consent], now: &str) -> Result<(), StoreError> {
        let failed = self.failed();
        let writing = self.write().await?;
        take(&writing, station, consents, now).await.map_err(failed)?;
        self.commit(writing).await
    }
}

async fn take(writing: &DatabaseTransaction, station: StationId, consents: &[Consent], now: &str) -> Result<(), DbErr> {
    let locals: BTreeSet<_> = consents.iter().map(|one| &one.trainee).collect();
    let known = people::people_at(writing, station, locals).await?;
    let mut deeds = Vec::new();
    for some in consents.chunks(AT_ONCE) {
        let rows = some
            .iter()
            .filter_map(|one| Some(row(station, one, *known.get(&one.trainee)?)));
        // Of two that were given within a second in the same words, one says it all.
        let rows: BTreeMap<Uuid, consent::Model> = rows.map(|row| (row.id, row)).collect();
        let there = consent::Entity::find().filter(consent::Column::Id.is_in(rows.keys().copied()));
        let there = there.all(writing).await?;
        let there: BTreeMap<Uuid, bool> = there.into_iter().map(|row| (row.id, row.withdrawn.is_some())).collect();
        let mut given = Vec::new();
        for (id, row) in rows {
            let was_withdrawn = there.get(&id).copied();
            if was_withdrawn.is_none() {
                deeds.push(deed(station, "consent-given", &row));
            }
            if row.withdrawn.is_some() && was_withdrawn != Some(true) {
                deeds.push(deed(station, "consent-withdrawn", &row));
            }
            match was_withdrawn {
                None => given.push(consent::ActiveModel::from(row)),
                Some(false) if row.withdrawn.is_some() => {
                    let withdrawn = consent::ActiveModel {
                        withdrawn: Set(row.withdrawn),
                        ..Default::default()
                    };
                    let withdrawn = consent::Entity::update_many()
                        .set(withdrawn)
                        .filter(consent::Column::Id.eq(id));
                    withdrawn.exec(writing).await?;
                }
                Some(_) => {}
            }
        }
        if !given.is_empty() {
            let insert = consent::Entity::insert_many(given);
            insert.exec_without_returning(writing).await?;
        }
    }
    keep_deeds(writing, deeds, now).await
}

fn row(station: StationId, one: &Consent, person: Uuid) -> consent::Model {
    let written = format!(
        "consent/{}/{}/{}/{}",
        one.trainee,
        one.kind.id(),
        one.given,
        one.wording
    );
    consent::Model {
        id: Uuid::new_v5(&station.uuid(), written.as_bytes()),
        person,
        kind: one.kind.id().to_owned(),
        wording: one.wording.clone(),
        given: one.given.clone(),
        withdrawn: one.withdrawn.clone(),
    }
}

fn deed(station: StationId, action: &'static str, row: &consent::Model) -> Deed {
    Deed {
        who: station.to_string(),
        action,
        about: row.person.to_string(),
        details: row.kind.clone(),
    }
}
