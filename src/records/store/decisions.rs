//! What people decided on results, and who acknowledged which document: of stations, and of the panel.
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
use super::entity::{acknowledgement, attempt, audit_entry, person, review};
use super::{AT_ONCE, Store, StoreError, json, people, queue, standings, word};
use crate::domain::{Day, Message, NoDay, ProcedureId, Ruled};
use crate::records::{Acknowledgement, AttemptId, ReviewError, Reviewed, StationId};

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

fn key(one: acknowledgement::Model) -> (Uuid, String, String, String) {
    (one.person, one.procedure, one.document, one.on_day)
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
