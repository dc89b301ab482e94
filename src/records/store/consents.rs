//! Consents of people, on their way from stations into the store. A consent stays as it was given; all that may come later is that it
//! was withdrawn.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _, QueryFilter as _,
    QuerySelect as _, Set,
};
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
        let news = News::of(self.db(), station, consents).await;
        if news.map_err(failed)?.is_empty() {
            // Usually; then nobody else who writes has to wait.
            return Ok(());
        }
        let writing = self.write().await?;
        let news = News::of(&writing, station, consents).await.map_err(failed)?;
        news.keep(&writing, station, now).await.map_err(failed)?;
        self.commit(writing).await
    }
}

/// What a station has and the store lacks.
#[derive(Default)]
struct News {
    given: Vec<consent::Model>,
    withdrawn: Vec<consent::Model>,
}

impl News {
    async fn of(db: &impl ConnectionTrait, station: StationId, consents: &[Consent]) -> Result<Self, DbErr> {
        let locals: BTreeSet<_> = consents.iter().map(|one| &one.trainee).collect();
        let known = people::people_at(db, station, locals).await?;
        let rows = consents
            .iter()
            .filter_map(|one| Some(row(station, one, *known.get(&one.trainee)?)));
        // Of two that were given within a second in the same words, one says it all.
        let rows: BTreeMap<Uuid, consent::Model> = rows.map(|row| (row.id, row)).collect();
        let ids: Vec<Uuid> = rows.keys().copied().collect();
        let mut there: BTreeMap<Uuid, bool> = BTreeMap::new();
        for some in ids.chunks(AT_ONCE) {
            let known = consent::Entity::find()
                .select_only()
                .columns([consent::Column::Id, consent::Column::Withdrawn])
                .filter(consent::Column::Id.is_in(some.iter().copied()));
            let known = known.into_tuple::<(Uuid, Option<String>)>().all(db).await?;
            there.extend(known.into_iter().map(|(id, withdrawn)| (id, withdrawn.is_some())));
        }
        let mut news = Self::default();
        for (id, row) in rows {
            match there.get(&id) {
                None => news.given.push(row),
                Some(false) if row.withdrawn.is_some() => news.withdrawn.push(row),
                Some(_) => {}
            }
        }
        Ok(news)
    }

    fn is_empty(&self) -> bool {
        self.given.is_empty() && self.withdrawn.is_empty()
    }

    async fn keep(self, writing: &DatabaseTransaction, station: StationId, now: &str) -> Result<(), DbErr> {
        let mut deeds = Vec::new();
        for row in &self.given {
            deeds.push(deed(station, "consent-given", row));
            if row.withdrawn.is_some() {
                deeds.push(deed(station, "consent-withdrawn", row));
            }
        }
        for some in self.given.chunks(AT_ONCE) {
            let some = some.iter().cloned().map(consent::ActiveModel::from);
            let insert = consent::Entity::insert_many(some.collect::<Vec<_>>());
            insert.exec_without_returning(writing).await?;
        }
        for row in self.withdrawn {
            deeds.push(deed(station, "consent-withdrawn", &row));
            let withdrawn = consent::ActiveModel {
                withdrawn: Set(row.withdrawn),
                ..Default::default()
            };
            let withdrawn = consent::Entity::update_many()
                .set(withdrawn)
                .filter(consent::Column::Id.eq(row.id));
            withdrawn.exec(writing).await?;
        }
        keep_deeds(writing, deeds, now).await
    }
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
