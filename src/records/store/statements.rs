//! The outbox of xAPI statements: made of attempts as they become whole, and kept until a learning record store has taken them.
//!
//! A statement is made once. Its id follows from the attempt in the store, so that one that is sent again is known at the other end;
//! its actor is the person's id in the store. What a server says of it is noted here; nothing here talks to one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::tz::TimeZone;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Select, Set,
};
use serde_json::Value;
use uuid::Uuid;

use super::attempts::UNFINISHED;
use super::entity::{attempt, attempt_piece, outgoing_statement};
use super::{AT_ONCE, Store, StoreError};
use crate::domain::Message;
use crate::records::exports::{AttemptRow, BaseIri, ExportError, Wording, statements};
use crate::records::journal::read_bytes;
use crate::records::{AttemptId, TraineeId};

/// Attempts whose statements are made at once.
const BATCH: u64 = 50;

/// How long a statement waits after it was sent in vain once, seconds.
const FIRST_WAIT: u32 = 60;

/// How long it waits at most, seconds: six hours.
const LONGEST_WAIT: u32 = 6 * 60 * 60;

/// What was put into the outbox.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Queued {
    /// Of so many attempts.
    pub attempts: usize,
    /// So many statements.
    pub statements: usize,
    /// Why there are none of other attempts; they are tried again the next time.
    pub problems: Vec<Message>,
}

/// A statement whose time to be sent has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueStatement {
    /// Its id.
    pub id: Uuid,
    /// The statement, JSON.
    pub body: String,
    /// How often it was sent in vain.
    pub tries: u32,
}

/// How the outbox stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outbox {
    /// Statements that wait to be sent.
    pub waiting: u64,
    /// Statements that were refused for good.
    pub refused: u64,
}

/// How long a statement waits that was sent in vain so often, seconds: a minute after the first time, twice as long each time, six
/// hours at most.
pub fn resend_after(tries: u32) -> u32 {
    let doubled = tries.saturating_sub(1).min(16);
    FIRST_WAIT.saturating_mul(1 << doubled).min(LONGEST_WAIT)
}

/// An attempt of which there are no statements yet.
struct Unqueued {
    id: Uuid,
    begun: String,
    person: Uuid,
    name: String,
}

impl Store {
    /// Makes the statements of attempts that have ended, were made by somebody who signed in, and have none yet, and puts them into the
    /// outbox. `now` is the store's time (RFC 3339, UTC).
    ///
    /// # Errors
    /// When the store cannot be read or written; what was put there until then stays.
    pub async fn queue_statements(
        &self,
        base: &BaseIri,
        wording: &Wording<'_>,
        now: &str,
    ) -> Result<Queued, StoreError> {
        let mut queued = Queued::default();
        let mut after = None;
        loop {
            let batch = self.unqueued(after.as_ref()).await?;
            let Some(last) = batch.last() else {
                return Ok(queued);
            };
            after = Some((last.begun.clone(), last.id));
            let texts = self.journals_of(&batch).await?;
            let mut rows = Vec::new();
            for one in &batch {
                // Erased, since it was looked for.
                let Some(text) = texts.get(&one.id) else { continue };
                match bodies(one, text, base, wording) {
                    Ok(theirs) => {
                        queued.attempts += 1;
                        let row = |(id, body)| outgoing_statement::Model {
                            id,
                            attempt: one.id,
                            body,
                            tries: 0,
                            next_try: now.to_owned(),
                            sent: None,
                            refused: None,
                        };
                        rows.extend(theirs.into_iter().map(row));
                    }
                    Err(problem) => queued.problems.push(problem),
                }
            }
            queued.statements += self.put_in(rows).await?;
        }
    }

    /// Attempts of which there are no statements, from the oldest on; those after one that began at a moment under an id.
    async fn unqueued(&self, after: Option<&(String, Uuid)>) -> Result<Vec<Unqueued>, StoreError> {
        // Here alone: it gives numbers and texts methods of their own.
        use sea_orm::sea_query::ExprTrait as _;
        let of_it = Expr::col((outgoing_statement::Entity, outgoing_statement::Column::Attempt));
        let queued = Query::select()
            .expr(Expr::col((outgoing_statement::Entity, outgoing_statement::Column::Id)))
            .from(outgoing_statement::Entity)
            .and_where(of_it.equals((attempt::Entity, attempt::Column::Id)))
            .to_owned();
        let mut rows = attempt::Entity::find()
            .select_only()
            .columns([
                attempt::Column::Id,
                attempt::Column::Begun,
                attempt::Column::Person,
                attempt::Column::Name,
            ])
            .filter(attempt::Column::State.ne(UNFINISHED))
            .filter(attempt::Column::Person.is_not_null())
            .filter(attempt::Column::ErasedOn.is_null())
            .filter(Expr::not_exists(queued))
            .order_by_asc(attempt::Column::Begun)
            .order_by_asc(attempt::Column::Id)
            .limit(BATCH);
        if let Some((begun, id)) = after {
            let same_moment = Condition::all()
                .add(attempt::Column::Begun.eq(begun.as_str()))
                .add(attempt::Column::Id.gt(*id));
            let later = Condition::any()
                .add(attempt::Column::Begun.gt(begun.as_str()))
                .add(same_moment);
            // The first condition alone follows from the second; by it the index is entered at the right place.
            rows = rows.filter(attempt::Column::Begun.gte(begun.as_str())).filter(later);
        }
        let rows = rows.into_tuple::<(Uuid, String, Uuid, String)>().all(self.db()).await;
        let rows = rows.map_err(self.failed())?.into_iter();
        let rows = rows.map(|(id, begun, person, name)| Unqueued {
            id,
            begun,
            person,
            name,
        });
        Ok(rows.collect())
    }

    /// The lines of attempts, as they stand in their stations' files; what was erased is not in it.
    async fn journals_of(&self, batch: &[Unqueued]) -> Result<BTreeMap<Uuid, String>, StoreError> {
        let pieces = attempt_piece::Entity::find()
            .filter(attempt_piece::Column::Attempt.is_in(batch.iter().map(|one| one.id)))
            .order_by_asc(attempt_piece::Column::Attempt)
            .order_by_asc(attempt_piece::Column::Place);
        let pieces = pieces.all(self.db()).await.map_err(self.failed())?;
        let erased = pieces.iter().filter(|piece| piece.content.is_none());
        let erased: BTreeSet<Uuid> = erased.map(|piece| piece.attempt).collect();
        let mut texts: BTreeMap<Uuid, String> = BTreeMap::new();
        for piece in pieces.into_iter().filter(|piece| !erased.contains(&piece.attempt)) {
            let content = piece.content.unwrap_or_default();
            texts.entry(piece.attempt).or_default().push_str(&content);
        }
        Ok(texts)
    }

    /// Puts statements into the outbox; those that are there already are passed over. How many are new.
    async fn put_in(&self, rows: Vec<outgoing_statement::Model>) -> Result<usize, StoreError> {
        if rows.is_empty() {
            return Ok(0);
        }
        let failed = self.failed();
        let writing = self.write().await?;
        let mut new = 0;
        for some in rows.chunks(AT_ONCE) {
            let there = outgoing_statement::Entity::find()
                .select_only()
                .column(outgoing_statement::Column::Id)
                .filter(outgoing_statement::Column::Id.is_in(some.iter().map(|row| row.id)));
            let there = there.into_tuple::<Uuid>().all(&writing).await.map_err(failed)?;
            let there: BTreeSet<Uuid> = there.into_iter().collect();
            // Whoever was erased since their attempts were read is sent nowhere.
            let live = attempt::Entity::find()
                .select_only()
                .column(attempt::Column::Id)
                .filter(attempt::Column::Id.is_in(some.iter().map(|row| row.attempt)))
                .filter(attempt::Column::Person.is_not_null())
                .filter(attempt::Column::ErasedOn.is_null());
            let live: Vec<Uuid> = live.into_tuple().all(&writing).await.map_err(failed)?;
            let live = BTreeSet::from_iter(live);
            let some = some
                .iter()
                .filter(|row| live.contains(&row.attempt) && !there.contains(&row.id));
            let some: Vec<_> = some.cloned().map(outgoing_statement::ActiveModel::from).collect();
            if !some.is_empty() {
                new += some.len();
                let insert = outgoing_statement::Entity::insert_many(some);
                insert.exec_without_returning(&writing).await.map_err(failed)?;
            }
        }
        writing.commit().await.map_err(failed)?;
        Ok(new)
    }

    /// Statements whose time to be sent has come at `now` (RFC 3339, UTC), those that wait longest first; at most `most`.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn due_statements(&self, now: &str, most: u64) -> Result<Vec<DueStatement>, StoreError> {
        let due = waiting()
            .filter(outgoing_statement::Column::NextTry.lte(now))
            .order_by_asc(outgoing_statement::Column::NextTry)
            .order_by_asc(outgoing_statement::Column::Id)
            .limit(most);
        let due = due.all(self.db()).await.map_err(self.failed())?;
        let read = |row: outgoing_statement::Model| DueStatement {
            id: row.id,
            body: row.body,
            tries: u32::try_from(row.tries).unwrap_or_default(),
        };
        Ok(due.into_iter().map(read).collect())
    }

    /// Notes that statements were taken at `now` (RFC 3339, UTC), and are not sent again.
    ///
    /// # Errors
    /// When the store cannot be written; then they are sent once more.
    pub async fn statements_sent(&self, ids: &[Uuid], now: &str) -> Result<(), StoreError> {
        let sent = outgoing_statement::ActiveModel {
            sent: Set(Some(now.to_owned())),
            ..Default::default()
        };
        self.note_of_statements(ids, sent).await
    }

    /// Notes that a statement was refused for good, and why; it is not sent again.
    ///
    /// # Errors
    /// When the store cannot be written; then it is sent once more.
    pub async fn statement_refused(&self, id: Uuid, why: &str) -> Result<(), StoreError> {
        let refused = outgoing_statement::ActiveModel {
            refused: Set(Some(why.to_owned())),
            ..Default::default()
        };
        self.note_of_statements(&[id], refused).await
    }

    /// Notes that statements were sent in vain so often, and are not sent again before a moment (RFC 3339, UTC).
    ///
    /// # Errors
    /// When the store cannot be written; then they are sent again at once.
    pub async fn statements_put_off(&self, ids: &[Uuid], tries: u32, next_try: &str) -> Result<(), StoreError> {
        let put_off = outgoing_statement::ActiveModel {
            tries: Set(i32::try_from(tries).unwrap_or(i32::MAX)),
            next_try: Set(next_try.to_owned()),
            ..Default::default()
        };
        self.note_of_statements(ids, put_off).await
    }

    /// How the outbox stands.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn outbox(&self) -> Result<Outbox, StoreError> {
        let failed = self.failed();
        let refused = outgoing_statement::Entity::find()
            .filter(outgoing_statement::Column::Sent.is_null())
            .filter(outgoing_statement::Column::Refused.is_not_null());
        Ok(Outbox {
            waiting: waiting().count(self.db()).await.map_err(failed)?,
            refused: refused.count(self.db()).await.map_err(failed)?,
        })
    }

    async fn note_of_statements(&self, ids: &[Uuid], noted: outgoing_statement::ActiveModel) -> Result<(), StoreError> {
        let failed = self.failed();
        let writing = self.write().await?;
        for some in ids.chunks(AT_ONCE) {
            let these = outgoing_statement::Entity::update_many()
                .set(noted.clone())
                .filter(outgoing_statement::Column::Id.is_in(some.iter().copied()));
            these.exec(&writing).await.map_err(failed)?;
        }
        writing.commit().await.map_err(failed)
    }
}

/// Statements that were neither taken nor refused.
fn waiting() -> Select<outgoing_statement::Entity> {
    outgoing_statement::Entity::find()
        .filter(outgoing_statement::Column::Sent.is_null())
        .filter(outgoing_statement::Column::Refused.is_null())
}

/// The statements of an attempt with their ids; else what is told of it.
fn bodies(one: &Unqueued, text: &str, base: &BaseIri, wording: &Wording<'_>) -> Result<Vec<(Uuid, String)>, Message> {
    let recorded = read_bytes(Path::new(&one.name), text.as_bytes()).map_err(|error| error.message())?;
    // Where days begin plays no part in a statement.
    let row = AttemptRow::of(&recorded.into(), &TimeZone::UTC).map_err(|error| error.message())?;
    // Two stations may use one name for two attempts, and one id for two people.
    let id = AttemptId::parse(&one.id.to_string()).unwrap_or_else(|| row.id.clone());
    let person = row.person.map(|mut person| {
        person.id = TraineeId::new(one.person.to_string());
        person
    });
    let row = AttemptRow { id, person, ..row };
    let told = |error: ExportError| error.message();
    let made = statements(&[row], base, wording).map_err(told)?;
    let unreadable = |reason: String| ExportError::Unwritable { reason }.message();
    let made: Vec<Value> = serde_json::from_slice(&made.bytes).map_err(|error| unreadable(error.to_string()))?;
    let with_id = |statement: Value| {
        let id = statement.get("id").and_then(Value::as_str).map(Uuid::try_parse);
        match id {
            Some(Ok(id)) => Ok((id, statement.to_string())),
            _ => Err(unreadable("a statement without an id".to_owned())),
        }
    };
    made.into_iter().map(with_id).collect()
}
