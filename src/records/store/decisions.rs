//! What people decided on results: of stations, and of the panel.
//!
//! Of a station each stands under an id that follows from what it is and where it was written, so that what is sent again is there
//! already. What is decided in the panel stands here alone.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use thiserror::Error;
use uuid::Uuid;

use super::attempts::{UNFINISHED, attempt_id};
use super::audit::{Deed, Trail};
use super::entity::{attempt, review};
use super::{AT_ONCE, Store, StoreError, json, queue, standings, word};
use crate::domain::{Day, Message, NoDay, Ruled};
use crate::records::{AttemptId, ReviewError, Reviewed, StationId};

/// A decision of the panel that may not be kept. Then nothing was.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DecisionError {
    /// The store cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A review that lacks something, or that would be older than the last one.
    #[error(transparent)]
    Review(#[from] ReviewError),
    /// There is no such attempt, or none with a result.
    #[error("the attempt {attempt} has no result on which to decide")]
    NoResult {
        /// Which one.
        attempt: Uuid,
    },
    /// There is no such person, or they were erased.
    #[error("there is no person {person}")]
    NoPerson {
        /// Which one.
        person: Uuid,
    },
    /// Others decided on the attempt since whoever decides looked at it.
    #[error("others have decided on the attempt {attempt} meanwhile; look at it again")]
    Meanwhile {
        /// Which one.
        attempt: Uuid,
    },
    /// An acknowledgement of no document.
    #[error("an acknowledgement needs the version of the document")]
    NoDocument,
    /// The acknowledgement is there already, of the same day.
    #[error("this acknowledgement is on record already")]
    Known,
}

impl DecisionError {
    /// What the reader is told, in `assets/l10n/*/decisions.ftl` and where the store's and the reviews' own words are.
    pub fn message(&self) -> Message {
        match self {
            Self::Store(error) => error.message(),
            // Those of the command line name its options.
            Self::Review(ReviewError::NoReason) => Message::new("decision-no-reason"),
            Self::Review(ReviewError::Older { on, last }) => Message::new("decision-older")
                .text("on", on.to_string())
                .text("last", last.to_string()),
            Self::Review(error) => error.message(),
            Self::NoResult { .. } => Message::new("decision-no-result"),
            Self::NoPerson { .. } => Message::new("decision-no-person"),
            Self::Meanwhile { .. } => Message::new("decision-meanwhile"),
            Self::NoDocument => Message::new("decision-no-document"),
            Self::Known => Message::new("acknowledgement-known"),
        }
    }
}

impl Store {
    /// Takes the reviews of a station: all of them, in the order in which they stand there. Those that are there already are passed
    /// over, and so are those of attempts that were erased. `now` is the store's time (RFC 3339, UTC).
    ///
    /// # Errors
    /// When the store cannot be written; then none was taken.
    pub async fn take_reviews(&self, station: StationId, reviews: &[Reviewed], now: &str) -> Result<(), StoreError> {
        let failed = self.failed();
        let rows = rows(station, reviews).map_err(failed)?;
        if NewReviews::of(self.db(), &rows).await.map_err(failed)?.came.is_empty() {
            // Usually; then nobody else who writes has to wait.
            return Ok(());
        }
        let writing = self.write().await?;
        let news = NewReviews::of(&writing, &rows).await.map_err(failed)?;
        news.keep(&writing, station, now).await.map_err(failed)?;
        self.commit(writing).await
    }

    /// What was decided on attempts, each in the order in which it was: by day, and of one day as it was written. An attempt on
    /// which nothing was decided is not in it.
    ///
    /// # Errors
    /// When the store cannot be read, and when a row is not what was written.
    pub async fn reviews_of(&self, attempts: &[Uuid]) -> Result<BTreeMap<Uuid, Vec<Reviewed>>, StoreError> {
        let mut names = Vec::new();
        for some in attempts.chunks(AT_ONCE) {
            let rows = attempt::Entity::find()
                .select_only()
                .columns([attempt::Column::Id, attempt::Column::Name])
                .filter(attempt::Column::Id.is_in(some.iter().copied()));
            let rows = rows.into_tuple::<(Uuid, String)>().all(self.db()).await;
            names.extend(rows.map_err(self.failed())?);
        }
        self.reviews_within(self.db(), &names).await
    }

    /// The same within a transaction, of attempts with their names at their stations.
    pub(super) async fn reviews_within(
        &self,
        db: &impl ConnectionTrait,
        attempts: &[(Uuid, String)],
    ) -> Result<BTreeMap<Uuid, Vec<Reviewed>>, StoreError> {
        let mut found: BTreeMap<Uuid, Vec<Reviewed>> = BTreeMap::new();
        for some in attempts.chunks(AT_ONCE) {
            let names: BTreeMap<Uuid, &str> = some.iter().map(|(id, name)| (*id, name.as_str())).collect();
            let rows = review::Entity::find()
                .filter(review::Column::Attempt.is_in(names.keys().copied()))
                .order_by_asc(review::Column::OnDay)
                .order_by_asc(review::Column::Place)
                .order_by_asc(review::Column::Id);
            for row in rows.all(db).await.map_err(self.failed())? {
                let (id, attempt) = (row.id, row.attempt);
                let name = names.get(&attempt).copied().unwrap_or_default();
                let one = reviewed(row, name).map_err(|reason| self.changed(&format!("review {id}"), reason))?;
                found.entry(attempt).or_default().push(one);
            }
        }
        Ok(found)
    }

    /// Keeps a review that was made in the panel, by the account `by`; the name in it is the reviewer's, and the attempt that it
    /// names is not looked at. `now` is the store's time (RFC 3339, UTC).
    ///
    /// # Errors
    /// When it lacks a reason or a name, when the attempt has no result or a review of a later day, and when the store cannot be
    /// written. Then nothing was kept.
    pub async fn add_review(&self, attempt: Uuid, review: &Reviewed, by: &str, now: &str) -> Result<(), DecisionError> {
        self.keep_review(attempt, review, None, by, now).await
    }

    /// The same of somebody who saw so many reviews of the attempt: they overrule nobody whose review they do not know.
    ///
    /// # Errors
    /// As [`add_review`](Self::add_review), and [`DecisionError::Meanwhile`] when there are others by now.
    pub async fn add_review_after(
        &self,
        attempt: Uuid,
        review: &Reviewed,
        seen: usize,
        by: &str,
        now: &str,
    ) -> Result<(), DecisionError> {
        self.keep_review(attempt, review, Some(seen), by, now).await
    }

    async fn keep_review(
        &self,
        attempt: Uuid,
        review: &Reviewed,
        seen: Option<usize>,
        by: &str,
        now: &str,
    ) -> Result<(), DecisionError> {
        let failed = self.failed();
        let review = review.clone().tidied()?;
        let writing = self.write().await?;
        let known = attempt::Entity::find_by_id(attempt).one(&writing).await;
        let known = known.map_err(failed)?;
        let Some(known) =
            known.filter(|row| row.state != UNFINISHED && row.passed.is_some() && row.erased_on.is_none())
        else {
            return Err(DecisionError::NoResult { attempt });
        };
        let before = review::Entity::find().filter(review::Column::Attempt.eq(attempt));
        let before = before.all(&writing).await.map_err(failed)?;
        if seen.is_some_and(|seen| seen != before.len()) {
            return Err(DecisionError::Meanwhile { attempt });
        }
        let mut last: Option<Day> = None;
        for row in &before {
            let unread = |error: NoDay| self.changed(&format!("review {}", row.id), error.to_string());
            last = last.max(Some(row.on_day.parse().map_err(unread)?));
        }
        review.follows(last)?;
        // After all that is there, whichever station it is of.
        let place = before.iter().map(|row| row.place).max().unwrap_or(-1);
        let row = row("panel", attempt, place.saturating_add(1), &review).map_err(failed)?;
        let deed = reviewed_by(by.to_owned(), attempt, &review);
        let insert = review::ActiveModel::from(row).insert(&writing).await;
        insert.map_err(failed)?;
        keep_deeds(&writing, vec![deed], now).await.map_err(failed)?;
        let decided = queue::look_again(&writing, &BTreeSet::from([attempt])).await;
        decided.map_err(failed)?;
        let person = BTreeSet::from_iter(known.person);
        standings::mark_stale(&writing, &person).await.map_err(failed)?;
        Ok(self.commit(writing).await?)
    }

    /// A row that is not what the program writes.
    pub(super) fn changed(&self, what: &str, reason: String) -> StoreError {
        StoreError::Changed {
            place: self.place().to_string(),
            what: what.to_owned(),
            reason,
        }
    }
}

/// Reviews of a station, each with its row.
fn rows(station: StationId, reviews: &[Reviewed]) -> Result<Vec<(review::Model, &Reviewed)>, DbErr> {
    // Counted within its attempt: those of an attempt are erased together, and the others keep their places.
    let mut places: BTreeMap<&AttemptId, i32> = BTreeMap::new();
    let mut rows = Vec::new();
    for one in reviews {
        let place = places.entry(&one.attempt).or_default();
        rows.push((row("station", attempt_id(station, &one.attempt), *place, one)?, one));
        *place += 1;
    }
    Ok(rows)
}

/// Reviews that a station has and the store lacks.
#[derive(Default)]
struct NewReviews<'a> {
    came: Vec<&'a (review::Model, &'a Reviewed)>,
    /// Whose attempts they are about.
    people: BTreeSet<Uuid>,
}

impl<'a> NewReviews<'a> {
    async fn of(db: &impl ConnectionTrait, rows: &'a [(review::Model, &'a Reviewed)]) -> Result<Self, DbErr> {
        let mut news = Self::default();
        for some in rows.chunks(AT_ONCE) {
            let there = review::Entity::find()
                .select_only()
                .columns([review::Column::Id, review::Column::Attempt, review::Column::Place])
                .filter(review::Column::Attempt.is_in(some.iter().map(|(row, _)| row.attempt)));
            let there: Vec<(Uuid, Uuid, i32)> = there.into_tuple().all(db).await?;
            let ids: BTreeSet<Uuid> = there.iter().map(|(id, ..)| *id).collect();
            let places: BTreeSet<(Uuid, i32)> = there.into_iter().map(|(_, attempt, place)| (attempt, place)).collect();
            // One whose reason was erased since is another text, and came before.
            let is_there = |row: &review::Model| {
                ids.contains(&row.id) || row.reason.is_empty() && places.contains(&(row.attempt, row.place))
            };
            let lacking: Vec<_> = some.iter().filter(|(row, _)| !is_there(row)).collect();
            if lacking.is_empty() {
                continue;
            }
            let attempts = attempt::Entity::find()
                .select_only()
                .columns([attempt::Column::Id, attempt::Column::Person, attempt::Column::ErasedOn])
                .filter(attempt::Column::Id.is_in(lacking.iter().map(|(row, _)| row.attempt)));
            let attempts = attempts.into_tuple::<(Uuid, Option<Uuid>, Option<String>)>();
            let attempts = attempts.all(db).await?.into_iter();
            // Of one that is not here nothing is kept: it comes with the attempt. Of nobody, and erased: what was decided on it was erased
            // with the person.
            let known = attempts.filter(|(_, person, erased)| person.is_some() || erased.is_none());
            let known: BTreeMap<Uuid, Option<Uuid>> = known.map(|(id, person, _)| (id, person)).collect();
            for one in lacking {
                if let Some(person) = known.get(&one.0.attempt) {
                    news.people.extend(*person);
                    news.came.push(one);
                }
            }
        }
        Ok(news)
    }

    async fn keep(self, writing: &DatabaseTransaction, station: StationId, now: &str) -> Result<(), DbErr> {
        for some in self.came.chunks(AT_ONCE) {
            let some = some.iter().map(|(row, _)| review::ActiveModel::from(row.clone()));
            let insert = review::Entity::insert_many(some.collect::<Vec<_>>());
            insert.exec_without_returning(writing).await?;
        }
        let came = self.came.iter();
        let deeds = came.map(|(row, one)| reviewed_by(station.to_string(), row.attempt, one));
        keep_deeds(writing, deeds.collect(), now).await?;
        let decided: BTreeSet<Uuid> = self.came.iter().map(|(row, _)| row.attempt).collect();
        queue::look_again(writing, &decided).await?;
        standings::mark_stale(writing, &self.people).await
    }
}

/// Adds entries to the audit trail, where there are any.
pub(super) async fn keep_deeds(writing: &DatabaseTransaction, deeds: Vec<Deed>, now: &str) -> Result<(), DbErr> {
    if deeds.is_empty() {
        return Ok(());
    }
    let mut trail = Trail::open(writing).await?;
    for deed in deeds {
        trail.add(writing, now, deed).await?;
    }
    Ok(())
}

/// The row of a review that was written at a station or in the panel, at a place among those of its attempt.
fn row(origin: &str, attempt: Uuid, place: i32, one: &Reviewed) -> Result<review::Model, DbErr> {
    let content = format!("review/{origin}/{place}/{}", json(one)?);
    Ok(review::Model {
        id: Uuid::new_v5(&attempt, content.as_bytes()),
        attempt,
        place,
        on_day: one.on.to_string(),
        by_name: one.by.clone(),
        reason: one.reason.clone(),
        ruling: json(&one.ruling)?,
    })
}

/// The review of a row; else what in it was unexpected.
fn reviewed(row: review::Model, attempt: &str) -> Result<Reviewed, String> {
    Ok(Reviewed {
        attempt: AttemptId::parse(attempt).ok_or("no attempt can be called so")?,
        ruling: serde_json::from_str(&row.ruling).map_err(|error| error.to_string())?,
        reason: row.reason,
        by: row.by_name,
        on: row.on_day.parse().map_err(|error: NoDay| error.to_string())?,
    })
}

/// What the trail says of a review that was kept, and whether the row is what was written under its id. Where the reason was erased,
/// nobody can say any more.
///
/// # Errors
/// What in the row was unexpected.
pub(super) fn proved(kept: review::Model, attempt: &str) -> Result<(String, bool), String> {
    let (id, about, place) = (kept.id, kept.attempt, kept.place);
    let one = reviewed(kept, attempt)?;
    let is_of = |origin: &str| row(origin, about, place, &one).is_ok_and(|written| written.id == id);
    let holds = one.reason.is_empty() || is_of("station") || is_of("panel");
    Ok((reviewed_by(String::new(), about, &one).details, holds))
}

fn reviewed_by(who: String, attempt: Uuid, review: &Reviewed) -> Deed {
    let details = match &review.ruling.ruled {
        Ruled::Rule { rule, verdict, .. } => format!("{rule}: {}", word(verdict)),
        Ruled::Error { kind, finding } => format!("{}: {}", word(kind), word(finding)),
        Ruled::Whole => "whole".to_owned(),
    };
    Deed {
        who,
        action: "result-reviewed",
        about: attempt.to_string(),
        details,
    }
}
