//! How long which class of data is kept, as the office decides, and erasing what has been kept that long.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::Query;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, DatabaseTransaction, DbErr, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QuerySelect as _, Select, Set,
};
use uuid::Uuid;

use super::attempts::EXAM;
use super::audit::Deed;
use super::decisions::keep_deeds;
use super::entity::{attempt, certificate, dispute, retention, waiting};
use super::erasure::{forget_attempts, forget_words, no_certificate};
use super::exams::Exam;
use super::queue::Cause;
use super::{AT_ONCE, Store, StoreError, results, standings, tallies, word};
use crate::domain::Day;
use crate::records::Closed;

/// Attempts or certificates whose time is over that are erased within one transaction.
const BATCH: u64 = 1_000;

/// Who acts when the time of data is over.
const RETENTION: &str = "retention";

/// A class of data, for each of which the office decides how long it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataClass {
    /// Recordings of voices, on stations alone.
    Audio,
    /// What was said in attempts.
    Transcript,
    /// What was done in attempts. It is one record with what was said: the shorter time counts.
    Log,
    /// Whose attempt had which result.
    Result,
    /// What a certificate says, counted from its last day.
    Certificate,
}

impl DataClass {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Audio,
        Self::Transcript,
        Self::Log,
        Self::Result,
        Self::Certificate,
    ];

    /// Its name in files and, after `erasure-class-`, in the localisation files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Audio => "audio",
            Self::Transcript => "transcript",
            Self::Log => "log",
            Self::Result => "result",
            Self::Certificate => "certificate",
        }
    }

    /// The class of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.id() == name)
    }
}

impl Store {
    /// For how many months each class of data is kept; none: until somebody erases it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn retention(&self) -> Result<BTreeMap<DataClass, Option<u32>>, StoreError> {
        let rows = retention::Entity::find().all(self.db()).await.map_err(self.failed())?;
        let mut months: BTreeMap<DataClass, Option<u32>> = DataClass::ALL.map(|class| (class, None)).into();
        let known = rows.into_iter().filter_map(|row| {
            Some((
                DataClass::parse(&row.class)?,
                row.months.and_then(|months| u32::try_from(months).ok()),
            ))
        });
        months.extend(known);
        Ok(months)
    }

    /// Decides for how many months a class of data is kept; none: until somebody erases it. `by` is the account that decides, `now`
    /// the store's time (RFC 3339, UTC).
    ///
    /// # Errors
    /// When the store cannot be written; then it is as it was.
    pub async fn set_retention(
        &self,
        class: DataClass,
        months: Option<u32>,
        by: &str,
        now: &str,
    ) -> Result<(), StoreError> {
        let failed = self.failed();
        let writing = self.write().await?;
        let known = retention::Entity::find_by_id(class.id().to_owned()).one(&writing).await;
        let row = retention::ActiveModel {
            class: Set(class.id().to_owned()),
            months: Set(months.map(|months| i32::try_from(months).unwrap_or(i32::MAX))),
        };
        let set = match known.map_err(failed)? {
            Some(_) => row.update(&writing).await,
            None => row.insert(&writing).await,
        };
        set.map_err(failed)?;
        let deed = Deed {
            who: by.to_owned(),
            action: "retention-set",
            about: class.id().to_owned(),
            details: months.map_or_else(|| "keep".to_owned(), |months| months.to_string()),
        };
        keep_deeds(&writing, vec![deed], now).await.map_err(failed)?;
        self.commit(writing).await
    }

    /// Attempts or certificates that would be erased today, were a class kept for so many months: to be told before it is decided.
    /// Of recordings, which lie on stations, nobody here knows.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn would_expire(&self, class: DataClass, months: u32, today: Day) -> Result<u64, StoreError> {
        let before = today.minus_months(months).to_string();
        let count = match class {
            DataClass::Audio => return Ok(0),
            DataClass::Transcript | DataClass::Log => due_words(&before).count(self.db()).await,
            DataClass::Result => due_results(&before).count(self.db()).await,
            DataClass::Certificate => due_certificates(&before).count(self.db()).await,
        };
        count.map_err(self.failed())
    }

    /// Erases what has been kept as long as the office decided, as of `today`; how many attempts or certificates of each class.
    /// `now` is the store's time (RFC 3339, UTC). It is done in steps, each whole: others write between them.
    ///
    /// # Errors
    /// When the store cannot be written; the steps before stand.
    pub async fn erase_due(&self, today: Day, now: &str) -> Result<BTreeMap<DataClass, u64>, StoreError> {
        let months = self.retention().await?;
        let before = |months: u32| today.minus_months(months).to_string();
        let of = |class: DataClass| months.get(&class).copied().flatten();
        let words = [DataClass::Transcript, DataClass::Log].into_iter();
        let words = words.filter_map(|class| Some((of(class)?, class))).min();
        let due = [
            of(DataClass::Result).map(|months| (months, DataClass::Result)),
            words,
            of(DataClass::Certificate).map(|months| (months, DataClass::Certificate)),
        ];
        let mut counts = BTreeMap::new();
        for (months, class) in due.into_iter().flatten() {
            let mut all = 0;
            loop {
                let count = self.erase_some(class, &before(months), today, now).await?;
                if count == 0 {
                    break;
                }
                all += count;
            }
            counts.insert(class, all);
        }
        if counts.values().any(|count| *count > 0) {
            self.clear_log().await?;
        }
        Ok(counts)
    }

    /// Erases some of what is from before a day; none of it is left where nothing was erased.
    async fn erase_some(&self, class: DataClass, before: &str, today: Day, now: &str) -> Result<u64, StoreError> {
        let failed = self.failed();
        let today = today.to_string();
        let writing = self.write().await?;
        let count = match class {
            // It lies on stations, which learn of it from `erased_at`.
            DataClass::Audio => Ok(0),
            DataClass::Transcript | DataClass::Log => expired_words(&writing, before, &today).await,
            DataClass::Result => expired_results(&writing, before, &today).await,
            DataClass::Certificate => expired_certificates(&writing, before).await,
        };
        let count = count.map_err(failed)?;
        if count == 0 {
            return Ok(0);
        }
        let deed = Deed {
            who: RETENTION.to_owned(),
            action: "data-expired",
            about: class.id().to_owned(),
            details: format!("{count}, {before}"),
        };
        keep_deeds(&writing, vec![deed], now).await.map_err(failed)?;
        self.commit(writing).await?;
        Ok(count)
    }
}

/// What nobody has to decide on any more: an unclear exam and a dispute without an answer stay until somebody has, for what cannot be
/// read cannot be decided on.
fn is_settled() -> Condition {
    let unclear = Query::select()
        .column(waiting::Column::Attempt)
        .from(waiting::Entity)
        .and_where(waiting::Column::Cause.eq(Cause::Unclear.id()))
        .to_owned();
    let disputed = Query::select()
        .column(dispute::Column::Attempt)
        .from(dispute::Entity)
        .and_where(dispute::Column::AnsweredOn.is_null())
        .to_owned();
    Condition::all()
        .add(attempt::Column::Id.not_in_subquery(unclear))
        .add(attempt::Column::Id.not_in_subquery(disputed))
}

fn due_words(before: &str) -> Select<attempt::Entity> {
    attempt::Entity::find()
        .filter(attempt::Column::Begun.lt(before))
        .filter(attempt::Column::ErasedOn.is_null())
        .filter(is_settled())
}

fn due_results(before: &str) -> Select<attempt::Entity> {
    let is_somebodys = Condition::any()
        .add(attempt::Column::ErasedOn.is_null())
        .add(attempt::Column::Person.is_not_null())
        .add(attempt::Column::Result.is_not_null());
    attempt::Entity::find()
        .filter(attempt::Column::Begun.lt(before))
        .filter(is_somebodys)
        .filter(is_settled())
}

fn due_certificates(before: &str) -> Select<certificate::Entity> {
    let says_something = Condition::any()
        .add(certificate::Column::Person.is_not_null())
        .add(certificate::Column::Statement.is_not_null())
        .add(certificate::Column::Credential.is_not_null());
    certificate::Entity::find()
        .filter(certificate::Column::ValidUntil.lt(before))
        .filter(says_something)
}

async fn expired_words(writing: &DatabaseTransaction, before: &str, today: &str) -> Result<u64, DbErr> {
    let due = due_words(before).select_only().column(attempt::Column::Id).limit(BATCH);
    let due = due.into_tuple::<Uuid>().all(writing).await?;
    forget_words(writing, &due, today).await?;
    Ok(u64::try_from(due.len()).unwrap_or(u64::MAX))
}

async fn expired_results(writing: &DatabaseTransaction, before: &str, today: &str) -> Result<u64, DbErr> {
    let due = due_results(before).limit(BATCH).all(writing).await?;
    let ids: Vec<Uuid> = due.iter().map(|row| row.id).collect();
    let people: BTreeSet<Uuid> = due.iter().filter_map(|row| row.person).collect();
    let was_counted =
        |row: &attempt::Model| row.mode == EXAM && row.state == word(&Closed::Finished) && row.person.is_some();
    let counted = due.into_iter().filter(was_counted).filter_map(|row| {
        // A result that does not read keeps nobody's data from going.
        let card = results::read(row.result.as_deref()?).ok()?;
        Some(Exam { row, card })
    });
    tallies::forget_exams(writing, &counted.collect::<Vec<_>>()).await?;
    forget_attempts(writing, &ids, today).await?;
    standings::mark_stale(writing, &people).await?;
    Ok(u64::try_from(ids.len()).unwrap_or(u64::MAX))
}

async fn expired_certificates(writing: &DatabaseTransaction, before: &str) -> Result<u64, DbErr> {
    let due = due_certificates(before)
        .select_only()
        .columns([certificate::Column::Id, certificate::Column::Person])
        .limit(BATCH);
    let due = due.into_tuple::<(Uuid, Option<Uuid>)>().all(writing).await?;
    for some in due.chunks(AT_ONCE) {
        let gone = certificate::Entity::update_many()
            .set(no_certificate())
            .filter(certificate::Column::Id.is_in(some.iter().map(|(id, _)| *id)));
        gone.exec(writing).await?;
    }
    let people = due.iter().filter_map(|(_, person)| *person).collect();
    standings::mark_stale(writing, &people).await?;
    Ok(u64::try_from(due.len()).unwrap_or(u64::MAX))
}
