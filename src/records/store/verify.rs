//! Whether the store holds what stations wrote and people decided: every attempt by the checksums of its lines, by its station's
//! signature, by the audit trail and by what stands beside the lines; and the trail itself. Nothing is repaired.
//!
//! Attempts are walked by their ids, some at a time, each time in one state of the store, so that whoever writes meanwhile makes no
//! finding.

mod attempt;

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{
    AccessMode, ColumnTrait as _, Condition, DatabaseTransaction, DbBackend, DbErr, EntityTrait as _, IsolationLevel,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, TransactionOptions, TransactionTrait as _,
};
use uuid::Uuid;

use self::attempt::{OnRecord, Trail};
use super::entity::{
    attempt as row, attempt_need, attempt_piece, audit_entry, person_at_station, review, rule_verdict,
};
use super::station_keys::trusted;
use super::{AT_ONCE, Store, StoreError};
use crate::domain::Message;
use crate::records::Proof;

/// Attempts that are looked at at once; their lines are in memory then.
const PAGE: u64 = 100;

/// What the trail says when an attempt is whole.
const WHOLE: &str = "attempt-whole";

/// What the trail says when somebody decided on a result.
const REVIEWED: &str = "result-reviewed";

/// What was found in a store.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verified {
    /// So many attempts were looked at.
    pub attempts: u64,
    /// Of those, so many whose lines were erased: the trail alone proves them.
    pub erased: u64,
    /// So many exams that a trusted key of their station signed.
    pub signed: u64,
    /// So many exams that are not signed: an earlier version of the program wrote them.
    pub unsigned: u64,
    /// What does not hold.
    pub findings: Vec<Finding>,
}

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Of which attempt; none: of the trail.
    pub attempt: Option<Uuid>,
    /// From which station it came; none: nobody knows.
    pub station: Option<Uuid>,
    /// What.
    pub what: Difference,
}

/// What does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// The trail holds up to here; the next entry is not what was written, or is missing.
    Trail {
        /// Its place.
        place: i64,
    },
    /// Lines are missing, or are there twice.
    Lines {
        /// So many stand before.
        after: i32,
    },
    /// A line is not what was written after the line before it.
    Changed {
        /// Its place, from 1.
        line: usize,
    },
    /// A line means nothing to this version of the program.
    NotUnderstood {
        /// What in it was unexpected, and where.
        reason: String,
    },
    /// The last line is another one than the store says.
    Last,
    /// The signature does not fit the lines.
    SignatureBroken,
    /// It is not signed, though its station signed already when it began.
    SignatureMissing,
    /// A key signed it that is not trusted to be its station's.
    SignatureOtherKey,
    /// What stands beside the lines is not what they say.
    Column {
        /// Which column of the attempt's row.
        column: &'static str,
    },
    /// The verdicts beside the lines are not those in them.
    Verdicts,
    /// The needs beside the lines are not those in them.
    Needs,
    /// It is said to be erased, and lines of it are there.
    NotErased,
    /// It is whole, and the trail does not say that it came.
    Unannounced,
    /// The trail says that another one came, or that it came whole and it is not.
    OtherCame,
    /// The trail says that it came, and it is not there.
    Gone,
    /// What was decided on it is not what the trail says.
    Decided,
    /// A decision on it is not what was written.
    Review {
        /// Its id.
        review: Uuid,
    },
}

impl Difference {
    /// What a proof says against an attempt; none: nothing.
    fn of_proof(proof: Proof) -> Option<Self> {
        match proof {
            Proof::Good | Proof::Unsigned => None,
            Proof::Broken => Some(Self::SignatureBroken),
            Proof::Missing => Some(Self::SignatureMissing),
            Proof::OtherKey => Some(Self::SignatureOtherKey),
        }
    }

    /// What the reader is told, in `assets/l10n/*/rescore.ftl`.
    pub fn message(&self) -> Message {
        match self {
            Self::Trail { place } => Message::new("integrity-trail").text("place", place.to_string()),
            Self::Lines { after } => Message::new("integrity-lines").number("after", f64::from(*after)),
            Self::Changed { line } => Message::new("integrity-changed").number("line", *line as f64),
            Self::NotUnderstood { reason } => Message::new("integrity-not-understood").text("why", reason),
            Self::Last => Message::new("integrity-last"),
            Self::SignatureBroken => Message::new("integrity-signature-broken"),
            Self::SignatureMissing => Message::new("integrity-signature-missing"),
            Self::SignatureOtherKey => Message::new("integrity-signature-other-key"),
            Self::Column { column } => Message::new("integrity-column").text("column", *column),
            Self::Verdicts => Message::new("integrity-verdicts"),
            Self::Needs => Message::new("integrity-needs"),
            Self::NotErased => Message::new("integrity-not-erased"),
            Self::Unannounced => Message::new("integrity-unannounced"),
            Self::OtherCame => Message::new("integrity-other-came"),
            Self::Gone => Message::new("integrity-gone"),
            Self::Decided => Message::new("integrity-decided"),
            Self::Review { review } => Message::new("integrity-review").text("review", review.to_string()),
        }
    }
}

impl Store {
    /// Looks through the whole store. `progress` is told how many attempts were looked at, ever so often.
    ///
    /// # Errors
    /// When the store cannot be read. What was found until then is not told.
    pub async fn verify(&self, mut progress: impl FnMut(u64)) -> Result<Verified, StoreError> {
        let mut verified = Verified::default();
        let broken = self.broken_audit().await?;
        verified.findings.extend(broken.map(|place| Finding {
            attempt: None,
            station: None,
            what: Difference::Trail { place },
        }));
        let mut after = None;
        loop {
            let some = self.some_attempts(after).await?;
            let Some(last) = some.last() else { break };
            // Not before: a station's key comes before its exams.
            let keys = trusted(&self.station_keys().await?);
            after = Some(last.row.id);
            for one in &some {
                verified.attempts += 1;
                verified.erased += u64::from(one.row.erased_on.is_some());
                let proof = one.proof(keys.get(&one.row.station));
                verified.signed += u64::from(proof == Some(Proof::Good));
                verified.unsigned += u64::from(proof == Some(Proof::Unsigned));
                let doubt = proof.and_then(Difference::of_proof);
                let found = one.differences().into_iter().chain(doubt).map(|what| Finding {
                    attempt: Some(one.row.id),
                    station: Some(one.row.station),
                    what,
                });
                verified.findings.extend(found);
            }
            progress(verified.attempts);
        }
        verified.findings.extend(self.gone().await?);
        Ok(verified)
    }

    /// Attempts after an id, with all that belongs to them, in one state of the store.
    async fn some_attempts(&self, after: Option<Uuid>) -> Result<Vec<OnRecord>, StoreError> {
        let failed = self.failed();
        let reading = self.read_at_once().await.map_err(failed)?;
        let some = some_attempts(&reading, after).await.map_err(failed)?;
        reading.rollback().await.map_err(failed)?;
        Ok(some)
    }

    /// Begins to read: all that is read until it is dropped is of one moment.
    async fn read_at_once(&self) -> Result<DatabaseTransaction, DbErr> {
        let is_server = self.db().get_database_backend() == DbBackend::Postgres;
        let options = TransactionOptions {
            // In a file it is so anyway, and neither can be asked for.
            isolation_level: is_server.then_some(IsolationLevel::RepeatableRead),
            access_mode: is_server.then_some(AccessMode::ReadOnly),
            ..TransactionOptions::default()
        };
        self.db().begin_with_options(options).await
    }

    /// Attempts of which the trail says that they came, and that are not there.
    async fn gone(&self) -> Result<Vec<Finding>, StoreError> {
        let failed = self.failed();
        let (mut gone, mut after) = (Vec::new(), 0);
        loop {
            let entries = audit_entry::Entity::find()
                .filter(audit_entry::Column::Place.gt(after))
                .filter(audit_entry::Column::Action.eq(WHOLE))
                .order_by_asc(audit_entry::Column::Place)
                .limit(u64::try_from(AT_ONCE).unwrap_or(u64::MAX));
            let entries = entries.all(self.db()).await.map_err(failed)?;
            let Some(last) = entries.last() else { return Ok(gone) };
            after = last.place;
            // What is no id is told as a break of the trail.
            let came = entries.iter();
            let came = came.filter_map(|entry| Some((Uuid::try_parse(&entry.about).ok()?, entry)));
            let came: BTreeMap<Uuid, &audit_entry::Model> = came.collect();
            let there = row::Entity::find()
                .select_only()
                .column(row::Column::Id)
                .filter(row::Column::Id.is_in(came.keys().copied()));
            let there = there.into_tuple::<Uuid>().all(self.db()).await.map_err(failed)?;
            let there: BTreeSet<Uuid> = there.into_iter().collect();
            let missing = came.iter().filter(|(id, _)| !there.contains(id));
            gone.extend(missing.map(|(id, entry)| Finding {
                attempt: Some(*id),
                station: Uuid::try_parse(&entry.who).ok(),
                what: Difference::Gone,
            }));
        }
    }
}

async fn some_attempts(reading: &DatabaseTransaction, after: Option<Uuid>) -> Result<Vec<OnRecord>, DbErr> {
    let mut rows = row::Entity::find().order_by_asc(row::Column::Id).limit(PAGE);
    if let Some(after) = after {
        rows = rows.filter(row::Column::Id.gt(after));
    }
    let rows = rows.all(reading).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids = || rows.iter().map(|row| row.id);
    let pieces = attempt_piece::Entity::find()
        .filter(attempt_piece::Column::Attempt.is_in(ids()))
        .order_by_asc(attempt_piece::Column::Attempt)
        .order_by_asc(attempt_piece::Column::Place);
    let mut pieces = by(pieces.all(reading).await?, |piece| piece.attempt);
    let needs = attempt_need::Entity::find().filter(attempt_need::Column::Attempt.is_in(ids()));
    let mut needs = by(needs.all(reading).await?, |need| need.attempt);
    let verdicts = rule_verdict::Entity::find().filter(rule_verdict::Column::Attempt.is_in(ids()));
    let mut verdicts = by(verdicts.all(reading).await?, |verdict| verdict.attempt);
    let reviews = review::Entity::find().filter(review::Column::Attempt.is_in(ids()));
    let mut reviews = by(reviews.all(reading).await?, |review| review.attempt);
    let entries = audit_entry::Entity::find()
        .filter(audit_entry::Column::About.is_in(ids().map(|id| id.to_string())))
        .filter(audit_entry::Column::Action.is_in([WHOLE, REVIEWED]));
    let mut entries = by(entries.all(reading).await?, |entry| entry.about.clone());

    let mut some: Vec<OnRecord> = rows
        .iter()
        .map(|row| OnRecord {
            row: row.clone(),
            pieces: pieces.remove(&row.id).unwrap_or_default(),
            needs: needs.remove(&row.id).unwrap_or_default(),
            verdicts: verdicts.remove(&row.id).unwrap_or_default(),
            reviews: reviews.remove(&row.id).unwrap_or_default(),
            trail: Trail::of(entries.remove(&row.id.to_string()).unwrap_or_default()),
            lines: None,
            person: None,
        })
        .collect();
    for one in &mut some {
        one.read();
    }
    name_people(reading, &mut some).await?;
    Ok(some)
}

/// Says of attempts who, by the store, is whom their lines name.
async fn name_people(reading: &DatabaseTransaction, some: &mut [OnRecord]) -> Result<(), DbErr> {
    let named: BTreeSet<(Uuid, String)> = some.iter().filter_map(OnRecord::named).collect();
    if named.is_empty() {
        return Ok(());
    }
    let mut any = Condition::any();
    for (station, local) in &named {
        let one = Condition::all()
            .add(person_at_station::Column::Station.eq(*station))
            .add(person_at_station::Column::Local.eq(local.as_str()));
        any = any.add(one);
    }
    let known = person_at_station::Entity::find().filter(any).all(reading).await?;
    let known = known.into_iter().map(|one| ((one.station, one.local), one.person));
    let known: BTreeMap<(Uuid, String), Uuid> = known.collect();
    for one in some {
        one.person = one.named().and_then(|named| known.get(&named).copied());
    }
    Ok(())
}

fn by<K: Ord, T>(rows: Vec<T>, key: impl Fn(&T) -> K) -> BTreeMap<K, Vec<T>> {
    let mut sorted: BTreeMap<K, Vec<T>> = BTreeMap::new();
    for row in rows {
        sorted.entry(key(&row)).or_default().push(row);
    }
    sorted
}
