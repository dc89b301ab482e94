//! Who acknowledged which version of the office's document: of stations, and noted in the panel.

use std::collections::BTreeSet;

use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _,
};
use uuid::Uuid;

use super::audit::Deed;
use super::decisions::{DecisionError, keep_deeds};
use super::entity::{acknowledgement, audit_entry, person};
use super::{AT_ONCE, Store, StoreError, people, standings};
use crate::domain::{Day, ProcedureId};
use crate::records::{Acknowledgement, StationId};

/// What the trail says when somebody acknowledged a document.
const ACKNOWLEDGED: &str = "procedure-acknowledged";

/// Who noted something, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// The account or the station, as the trail names it.
    pub who: String,
    /// By the store's clock (RFC 3339, UTC).
    pub at: String,
}

impl Store {
    /// Takes the acknowledgements of a station. Those that are there already are passed over, and so are those of people whom the
    /// station has not named yet, and of people who were erased. `now` is the store's time (RFC 3339, UTC).
    ///
    /// # Errors
    /// When the store cannot be written; then none was taken.
    pub async fn take_acknowledgements(
        &self,
        station: StationId,
        acknowledgements: &[Acknowledgement],
        now: &str,
    ) -> Result<(), StoreError> {
        let failed = self.failed();
        let news = new_acknowledgements(self.db(), station, acknowledgements).await;
        if news.map_err(failed)?.is_empty() {
            // Usually; then nobody else who writes has to wait.
            return Ok(());
        }
        let writing = self.write().await?;
        let news = new_acknowledgements(&writing, station, acknowledgements).await;
        let kept = keep_acknowledgements(&writing, station, news.map_err(failed)?, now).await;
        kept.map_err(failed)?;
        self.commit(writing).await
    }

    /// Keeps that somebody acknowledged a version of the office's document, noted in the panel by the account `by`. `now` is the
    /// store's time (RFC 3339, UTC).
    ///
    /// # Errors
    /// When there is no such person or no document, when the same is on record of the same day, and when the store cannot be
    /// written. Then nothing was kept.
    pub async fn acknowledge(
        &self,
        person: Uuid,
        procedure: &ProcedureId,
        document: &str,
        on: Day,
        by: &str,
        now: &str,
    ) -> Result<(), DecisionError> {
        let failed = self.failed();
        let document = document.trim();
        if document.is_empty() {
            return Err(DecisionError::NoDocument);
        }
        let writing = self.write().await?;
        let known = person::Entity::find_by_id(person).one(&writing).await;
        if known.map_err(failed)?.is_none_or(|row| row.erased_on.is_some()) {
            return Err(DecisionError::NoPerson { person });
        }
        let one = acknowledgement::Model {
            person,
            procedure: procedure.as_str().to_owned(),
            document: document.to_owned(),
            on_day: on.to_string(),
        };
        let theirs = acknowledgement::Entity::find().filter(acknowledgement::Column::Person.eq(person));
        if theirs.all(&writing).await.map_err(failed)?.contains(&one) {
            return Err(DecisionError::Known);
        }
        let deed = acknowledged_by(by.to_owned(), &one);
        let insert = acknowledgement::ActiveModel::from(one).insert(&writing).await;
        insert.map_err(failed)?;
        keep_deeds(&writing, vec![deed], now).await.map_err(failed)?;
        let person = BTreeSet::from([person]);
        standings::mark_stale(&writing, &person).await.map_err(failed)?;
        Ok(self.commit(writing).await?)
    }

    /// Who noted that somebody acknowledged documents, and when, by the trail: for each acknowledgement; none: the trail does not say.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn noted(&self, person: Uuid, all: &[Acknowledgement]) -> Result<Vec<Option<Noted>>, StoreError> {
        if all.is_empty() {
            return Ok(Vec::new());
        }
        let entries = audit_entry::Entity::find()
            .filter(audit_entry::Column::About.eq(person.to_string()))
            .filter(audit_entry::Column::Action.eq(ACKNOWLEDGED))
            .order_by_asc(audit_entry::Column::Place);
        let entries = entries.all(self.db()).await.map_err(self.failed())?;
        let noted = |one: &Acknowledgement| {
            let details = document_on(one.procedure.as_str(), &one.document, &one.on.to_string());
            let entry = entries.iter().find(|entry| entry.details == details)?;
            Some(Noted {
                who: entry.who.clone(),
                at: entry.at.clone(),
            })
        };
        Ok(all.iter().map(noted).collect())
    }
}

/// Acknowledgements that a station has and the store lacks, of people whom it knows.
async fn new_acknowledgements(
    db: &impl ConnectionTrait,
    station: StationId,
    acknowledgements: &[Acknowledgement],
) -> Result<Vec<acknowledgement::Model>, DbErr> {
    let locals: BTreeSet<_> = acknowledgements.iter().map(|one| &one.trainee).collect();
    let known = people::people_at(db, station, locals).await?;
    let mut there = BTreeSet::new();
    let ids: Vec<Uuid> = BTreeSet::from_iter(known.values().copied()).into_iter().collect();
    for some in ids.chunks(AT_ONCE) {
        let theirs = acknowledgement::Entity::find();
        let theirs = theirs.filter(acknowledgement::Column::Person.is_in(some.iter().copied()));
        there.extend(theirs.all(db).await?.into_iter().map(key));
    }
    // A station may know one person by two ids.
    let mut came = Vec::new();
    for one in acknowledgements {
        let Some(person) = known.get(&one.trainee) else {
            continue;
        };
        let one = acknowledgement::Model {
            person: *person,
            procedure: one.procedure.as_str().to_owned(),
            document: one.document.clone(),
            on_day: one.on.to_string(),
        };
        if there.insert(key(one.clone())) {
            came.push(one);
        }
    }
    Ok(came)
}

async fn keep_acknowledgements(
    writing: &DatabaseTransaction,
    station: StationId,
    came: Vec<acknowledgement::Model>,
    now: &str,
) -> Result<(), DbErr> {
    let deeds = came.iter().map(|one| acknowledged_by(station.to_string(), one));
    let (deeds, people) = (deeds.collect(), came.iter().map(|one| one.person).collect());
    for some in came.chunks(AT_ONCE) {
        let some = some.iter().cloned().map(acknowledgement::ActiveModel::from);
        let insert = acknowledgement::Entity::insert_many(some.collect::<Vec<_>>());
        insert.exec_without_returning(writing).await?;
    }
    keep_deeds(writing, deeds, now).await?;
    standings::mark_stale(writing, &people).await
}

fn key(one: acknowledgement::Model) -> (Uuid, String, String, String) {
    (one.person, one.procedure, one.document, one.on_day)
}

fn acknowledged_by(who: String, one: &acknowledgement::Model) -> Deed {
    Deed {
        who,
        action: ACKNOWLEDGED,
        about: one.person.to_string(),
        details: document_on(&one.procedure, &one.document, &one.on_day),
    }
}

/// How the trail tells acknowledgements of a person apart.
fn document_on(procedure: &str, document: &str, on: &str) -> String {
    format!("{procedure} {document}, {on}")
}
