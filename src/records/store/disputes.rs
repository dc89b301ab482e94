//! Disputes of stations on their way into the store, the answers that are given in the panel, and both on their way back.
//!
//! A dispute stands under an id that follows from where it was written, so that what is sent again is there already. Whichever answer
//! came first stays.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QuerySelect as _, Set,
};
use uuid::Uuid;

use super::attempts::attempt_id;
use super::audit::Deed;
use super::decisions::keep_deeds;
use super::entity::{attempt, dispute, review};
use super::{AT_ONCE, Store, StoreError};
use crate::domain::{Day, NoDay};
use crate::records::disputes::ids;
use crate::records::{Answer, Dispute, StationId};

/// What became of an answer to a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// It is kept.
    Kept,
    /// There is no dispute of this id that waits: it was answered meanwhile, or erased.
    NotWaiting,
    /// Others decided on the attempt since whoever answers looked at it; the dispute still waits.
    Meanwhile,
}

impl Store {
    /// Takes the disputes of a station: all of them, in the order in which they stand there, with the answers that were given there.
    /// What is there already is passed over, and so are those of attempts that the station has not sent or that were erased. `now` is
    /// the store's time (RFC 3339, UTC).
    ///
    /// # Errors
    /// When the store cannot be read or written; then none was taken.
    pub async fn take_disputes(&self, station: StationId, disputes: &[Dispute], now: &str) -> Result<(), StoreError> {
        let failed = self.failed();
        let rows = rows(station, disputes);
        if News::of(self.db(), &rows).await.map_err(failed)?.is_empty() {
            // Usually; then nobody else who writes has to wait.
            return Ok(());
        }
        let writing = self.write().await?;
        let news = News::of(&writing, &rows).await.map_err(failed)?;
        keep(&writing, station, news, now).await.map_err(failed)?;
        self.commit(writing).await
    }

    /// The answers to those of some disputes that have one.
    ///
    /// # Errors
    /// When the store cannot be read, and when a row is not what was written.
    pub async fn answers_to(&self, disputes: &[Uuid]) -> Result<BTreeMap<Uuid, Answer>, StoreError> {
        let mut answers = BTreeMap::new();
        for some in disputes.chunks(AT_ONCE) {
            let rows = dispute::Entity::find()
                .filter(dispute::Column::Id.is_in(some.iter().copied()))
                .filter(dispute::Column::AnsweredOn.is_not_null());
            for row in rows.all(self.db()).await.map_err(self.failed())? {
                let id = row.id;
                let answer = answer(row);
                let answer = answer.map_err(|error| self.changed(&format!("dispute {id}"), error.to_string()))?;
                answers.extend(answer.map(|answer| (id, answer)));
            }
        }
        Ok(answers)
    }
}

impl Store {
    /// A dispute; none: there is none of this id.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn dispute(&self, id: Uuid) -> Result<Option<dispute::Model>, StoreError> {
        let found = dispute::Entity::find_by_id(id).one(self.db()).await;
        found.map_err(self.failed())
    }

    /// Keeps the answer to a dispute, by the account `by`; dispute and answer both stay. `now` is the store's time (RFC 3339, UTC).
    /// False: there is no dispute of this id that waits.
    ///
    /// # Errors
    /// When the store cannot be written; then nothing was kept.
    pub async fn answer_dispute(
        &self,
        id: Uuid,
        answer: &str,
        by: &str,
        on: Day,
        now: &str,
    ) -> Result<bool, StoreError> {
        let given = Given { answer, by, on };
        Ok(self.answer(id, given, None, now).await? == Answered::Kept)
    }

    /// The same of somebody who saw so many reviews of the attempt: what they answer rests on these.
    ///
    /// # Errors
    /// When the store cannot be written; then nothing was kept.
    pub async fn answer_dispute_after(
        &self,
        id: Uuid,
        answer: &str,
        seen: usize,
        by: &str,
        on: Day,
        now: &str,
    ) -> Result<Answered, StoreError> {
        self.answer(id, Given { answer, by, on }, Some(seen), now).await
    }

    async fn answer(&self, id: Uuid, given: Given<'_>, seen: Option<usize>, now: &str) -> Result<Answered, StoreError> {
        let failed = self.failed();
        let writing = self.write().await?;
        let waits = dispute::Entity::find_by_id(id).filter(dispute::Column::AnsweredOn.is_null());
        let Some(waits) = waits.one(&writing).await.map_err(failed)? else {
            return Ok(Answered::NotWaiting);
        };
        if let Some(seen) = seen {
            let reviews = review::Entity::find().filter(review::Column::Attempt.eq(waits.attempt));
            let reviews = reviews.count(&writing).await.map_err(failed)?;
            if u64::try_from(seen) != Ok(reviews) {
                return Ok(Answered::Meanwhile);
            }
        }
        let deed = Deed {
            who: given.by.to_owned(),
            action: "dispute-answered",
            about: waits.attempt.to_string(),
            details: waits.rule.clone(),
        };
        let answered = dispute::ActiveModel {
            answer: Set(Some(given.answer.to_owned())),
            answered_by: Set(Some(given.by.to_owned())),
            answered_on: Set(Some(given.on.to_string())),
            ..waits.into()
        };
        answered.update(&writing).await.map_err(failed)?;
        keep_deeds(&writing, vec![deed], now).await.map_err(failed)?;
        self.commit(writing).await?;
        Ok(Answered::Kept)
    }
}

/// An answer that is given in the panel.
#[derive(Debug, Clone, Copy)]
struct Given<'a> {
    answer: &'a str,
    by: &'a str,
    on: Day,
}

/// What a station has and the store lacks.
#[derive(Default)]
struct News {
    raised: Vec<dispute::Model>,
    answered: Vec<dispute::Model>,
}

impl News {
    async fn of(db: &impl ConnectionTrait, rows: &[dispute::Model]) -> Result<Self, DbErr> {
        let mut news = Self::default();
        for some in rows.chunks(AT_ONCE) {
            let there = dispute::Entity::find()
                .select_only()
                .columns([dispute::Column::Id, dispute::Column::AnsweredOn])
                .filter(dispute::Column::Id.is_in(some.iter().map(|row| row.id)));
            let there = there.into_tuple::<(Uuid, Option<String>)>().all(db).await?;
            let there: BTreeMap<Uuid, bool> = there.into_iter().map(|(id, on)| (id, on.is_some())).collect();
            let attempts = attempt::Entity::find()
                .select_only()
                .columns([attempt::Column::Id, attempt::Column::Person, attempt::Column::ErasedOn])
                .filter(attempt::Column::Id.is_in(some.iter().map(|row| row.attempt)));
            let attempts = attempts.into_tuple::<(Uuid, Option<Uuid>, Option<String>)>();
            let attempts = attempts.all(db).await?.into_iter();
            // Of nobody, and erased: what was disputed in it was erased with the person.
            let known = attempts.filter(|(_, person, erased)| person.is_some() || erased.is_none());
            let known: BTreeSet<Uuid> = known.map(|(id, ..)| id).collect();
            for row in some.iter().filter(|row| known.contains(&row.attempt)) {
                match there.get(&row.id) {
                    None => news.raised.push(row.clone()),
                    Some(false) if row.answered_on.is_some() => news.answered.push(row.clone()),
                    Some(_) => {}
                }
            }
        }
        Ok(news)
    }

    fn is_empty(&self) -> bool {
        self.raised.is_empty() && self.answered.is_empty()
    }
}

async fn keep(writing: &DatabaseTransaction, station: StationId, news: News, now: &str) -> Result<(), DbErr> {
    let mut deeds = Vec::new();
    for row in news.raised.iter().chain(&news.answered) {
        deeds.push(deed(station, row));
    }
    for some in news.raised.chunks(AT_ONCE) {
        let some = some.iter().cloned().map(dispute::ActiveModel::from);
        let insert = dispute::Entity::insert_many(some.collect::<Vec<_>>());
        insert.exec_without_returning(writing).await?;
    }
    for row in news.answered {
        let answered = dispute::ActiveModel {
            answer: Set(row.answer),
            answered_by: Set(row.answered_by),
            answered_on: Set(row.answered_on),
            ..Default::default()
        };
        let answered = dispute::Entity::update_many()
            .set(answered)
            .filter(dispute::Column::Id.eq(row.id));
        answered.exec(writing).await?;
    }
    keep_deeds(writing, deeds, now).await
}

fn rows(station: StationId, disputes: &[Dispute]) -> Vec<dispute::Model> {
    let known = ids(station, disputes).into_iter().zip(disputes);
    let row = |(id, one): (Uuid, &Dispute)| dispute::Model {
        id,
        attempt: attempt_id(station, &one.attempt),
        rule: one.rule.as_str().to_owned(),
        reason: one.reason.clone(),
        raised_on: one.on.to_string(),
        answer: one.answer.as_ref().map(|answer| answer.text.clone()),
        answered_by: one.answer.as_ref().map(|answer| answer.by.clone()),
        answered_on: one.answer.as_ref().map(|answer| answer.on.to_string()),
    };
    known.map(row).collect()
}

/// The answer of a row; none: it waits for one, or the words of it were erased.
fn answer(row: dispute::Model) -> Result<Option<Answer>, NoDay> {
    let (Some(text), Some(on)) = (row.answer.filter(|text| !text.is_empty()), row.answered_on) else {
        return Ok(None);
    };
    Ok(Some(Answer {
        text,
        by: row.answered_by.unwrap_or_default(),
        on: on.parse()?,
    }))
}

fn deed(station: StationId, row: &dispute::Model) -> Deed {
    let action = match &row.answered_on {
        None => "dispute-raised",
        Some(_) => "dispute-answered",
    };
    Deed {
        who: station.to_string(),
        action,
        about: row.attempt.to_string(),
        details: row.rule.clone(),
    }
}
