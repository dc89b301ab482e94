//! What waits for a person: exams to look at, and verdicts that are disputed.
//!
//! Which exams may wait is found as they and their reviews come in, and kept in a table of its own; which of them do, the policies
//! of the day decide that asks.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set,
};
use uuid::Uuid;

use super::entity::{attempt, dispute, review, waiting};
use super::exams::{self, Exam};
use super::figures::{self, Paged, PersonName, paged};
use super::{AT_ONCE, Store, StoreError};
use crate::domain::{
    Certainty, CriticalErrorKind, Day, Passed, PolicyHistory, ProcedureId, Review, RuleId, Ruled, Ruling, Verdict,
};

/// Why a person may have to look at an exam.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// Something in it was not heard reliably, and nobody has settled it.
    Unclear,
    /// It has a critical error, and nobody has looked at it.
    Critical,
    /// It was broken off and resumed, and nobody has looked at it.
    Resumed,
    /// Both.
    CriticalResumed,
    /// Nothing of all that; nobody has looked at it.
    Nothing,
}

impl Cause {
    const ALL: [Self; 5] = [
        Self::Unclear,
        Self::Critical,
        Self::Resumed,
        Self::CriticalResumed,
        Self::Nothing,
    ];

    /// Its name in the store.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Unclear => "unclear",
            Self::Critical => "critical",
            Self::Resumed => "resumed",
            Self::CriticalResumed => "critical_resumed",
            Self::Nothing => "nothing",
        }
    }

    /// Whether an exam of this kind, at which nobody has looked, gives rise to a look that a policy asks for.
    pub fn gives_rise_to(self, review: Review) -> bool {
        match review {
            Review::Every => true,
            Review::CriticalError => matches!(self, Self::Critical | Self::CriticalResumed),
            Review::Resumed => matches!(self, Self::Resumed | Self::CriticalResumed),
        }
    }
}

/// Which exams a policy asks a person to look at, of those begun within some days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedLooks {
    /// The procedure of the exams.
    pub procedure: ProcedureId,
    /// The first day.
    pub from: Day,
    /// The day after the last; none: it has not come yet.
    pub before: Option<Day>,
    /// What a person has to look at.
    pub reviews: BTreeSet<Review>,
}

impl AskedLooks {
    /// What the versions of a policy ask for, each in its days.
    pub fn of(history: &PolicyHistory) -> Vec<Self> {
        let versions = history.versions();
        let ends = versions.iter().skip(1).map(|next| Some(next.valid_from));
        let asked = versions.iter().zip(ends.chain([None])).map(|(policy, before)| Self {
            procedure: policy.procedure.clone(),
            from: policy.valid_from,
            before,
            reviews: policy.reviews.clone(),
        });
        asked.filter(|asked| !asked.reviews.is_empty()).collect()
    }
}

/// An exam that waits for a person.
#[derive(Debug, Clone, PartialEq)]
pub struct WaitingExam {
    /// The attempt.
    pub attempt: Uuid,
    /// Why.
    pub cause: Cause,
    /// When it began, by the station's clock (RFC 3339, UTC).
    pub begun: String,
    /// Who sat it; none: nobody signed in.
    pub person: Option<PersonName>,
    /// The procedure it was scored against.
    pub procedure: ProcedureId,
    /// The scenario's or the shift's id.
    pub played: String,
    /// What the program found.
    pub passed: Passed,
    /// Rules that are unclear and that nobody has ruled on, with their clauses.
    pub rules: Vec<(RuleId, String)>,
    /// Critical errors of which the same is so.
    pub errors: Vec<CriticalErrorKind>,
}

/// A dispute that waits for its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenDispute {
    /// Its id.
    pub id: Uuid,
    /// The attempt.
    pub attempt: Uuid,
    /// Who raised it; none: they were erased.
    pub person: Option<PersonName>,
    /// The procedure of the rule.
    pub procedure: ProcedureId,
    /// The scenario's or the shift's id.
    pub played: String,
    /// When the attempt began, by the station's clock (RFC 3339, UTC).
    pub begun: String,
    /// The rule whose verdict is disputed.
    pub rule: RuleId,
    /// Why, in the trainee's words.
    pub reason: String,
    /// The day on which it was raised (`2026-11-30`).
    pub raised_on: String,
}

impl Store {
    /// Exams that wait for a person, the oldest first; at most `most` of them after the one that began at a moment under an id.
    /// Against each of the `procedures` those that are unclear, and those that policies ask a person to look at.
    ///
    /// # Errors
    /// When the store cannot be read, and when a row is not what was written.
    pub async fn waiting_exams(
        &self,
        procedures: &[ProcedureId],
        asked: &[AskedLooks],
        after: Option<(&str, Uuid)>,
        most: u64,
    ) -> Result<Paged<WaitingExam>, StoreError> {
        let failed = self.failed();
        let mut rows = Vec::new();
        for procedure in procedures {
            let some = some_waiting(self.db(), Cause::Unclear, procedure, None, after, most + 1).await;
            rows.extend(some.map_err(failed)?);
        }
        for looks in asked {
            let causes = Cause::ALL.into_iter().filter(|cause| *cause != Cause::Unclear);
            for cause in causes.filter(|cause| looks.reviews.iter().any(|review| cause.gives_rise_to(*review))) {
                let some = some_waiting(self.db(), cause, &looks.procedure, Some(looks), after, most + 1).await;
                rows.extend(some.map_err(failed)?);
            }
        }
        // Two policies may ask for the same.
        rows.sort_by(|one: &waiting::Model, two| (&one.begun, one.attempt).cmp(&(&two.begun, two.attempt)));
        rows.dedup_by_key(|row| row.attempt);
        let found = paged(rows, most);
        Ok(Paged {
            more: found.more,
            rows: self.told(found.rows).await?,
        })
    }

    /// What there is to tell of exams that wait.
    async fn told(&self, rows: Vec<waiting::Model>) -> Result<Vec<WaitingExam>, StoreError> {
        let failed = self.failed();
        let ids: BTreeSet<Uuid> = rows.iter().map(|row| row.attempt).collect();
        let exams = exams::finished(self.db(), &ids).await.map_err(failed)?;
        let rulings = rulings(self.db(), &ids).await.map_err(failed)?;
        let people = exams.iter().filter_map(|exam| exam.row.person).collect();
        let people = figures::names(self.db(), people).await.map_err(failed)?;
        let mut exams: BTreeMap<Uuid, Exam> = exams.into_iter().map(|exam| (exam.row.id, exam)).collect();
        let told = rows.into_iter().filter_map(|row| {
            let exam = exams.remove(&row.attempt)?;
            let ruled = rulings.get(&row.attempt).map(Vec::as_slice).unwrap_or_default();
            let open = Open::of(&exam, ruled);
            Some(WaitingExam {
                attempt: row.attempt,
                cause: Cause::ALL.into_iter().find(|cause| cause.id() == row.cause)?,
                person: exam.row.person.and_then(|person| people.get(&person).cloned()),
                procedure: ProcedureId::new(row.procedure),
                begun: row.begun,
                passed: exam.card.passed(),
                rules: open.rules,
                errors: open.errors,
                played: exam.row.played,
            })
        });
        Ok(told.collect())
    }

    /// Disputes that wait for an answer, the oldest first; at most `most` of them after the one raised on a day under an id.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn open_disputes(
        &self,
        after: Option<(&str, Uuid)>,
        most: u64,
    ) -> Result<Paged<OpenDispute>, StoreError> {
        let failed = self.failed();
        let mut rows = dispute::Entity::find()
            .filter(dispute::Column::AnsweredOn.is_null())
            .order_by_asc(dispute::Column::RaisedOn)
            .order_by_asc(dispute::Column::Id)
            .limit(most + 1);
        if let Some((on, id)) = after {
            let same_day = Condition::all()
                .add(dispute::Column::RaisedOn.eq(on))
                .add(dispute::Column::Id.gt(id));
            let later = Condition::any().add(dispute::Column::RaisedOn.gt(on)).add(same_day);
            rows = rows.filter(dispute::Column::RaisedOn.gte(on)).filter(later);
        }
        let found = paged(rows.all(self.db()).await.map_err(failed)?, most);
        let ids: BTreeSet<Uuid> = found.rows.iter().map(|row| row.attempt).collect();
        let attempts = attempt::Entity::find().filter(attempt::Column::Id.is_in(ids));
        let attempts = attempts.all(self.db()).await.map_err(failed)?;
        let people = attempts.iter().filter_map(|row| row.person).collect();
        let people = figures::names(self.db(), people).await.map_err(failed)?;
        let attempts: BTreeMap<Uuid, attempt::Model> = attempts.into_iter().map(|row| (row.id, row)).collect();
        let told = found.rows.into_iter().filter_map(|row| {
            let attempt = attempts.get(&row.attempt)?;
            Some(OpenDispute {
                id: row.id,
                attempt: row.attempt,
                person: attempt.person.and_then(|person| people.get(&person).cloned()),
                procedure: ProcedureId::new(attempt.procedure.as_str()),
                played: attempt.played.clone(),
                begun: attempt.begun.clone(),
                rule: RuleId::new(row.rule),
                reason: row.reason,
                raised_on: row.raised_on,
            })
        });
        Ok(Paged {
            more: found.more,
            rows: told.collect(),
        })
    }
}

/// Exams that may wait for one cause, after the one that began at a moment under an id; where looks are asked for, of their days.
async fn some_waiting(
    db: &impl ConnectionTrait,
    cause: Cause,
    procedure: &ProcedureId,
    looks: Option<&AskedLooks>,
    after: Option<(&str, Uuid)>,
    most: u64,
) -> Result<Vec<waiting::Model>, DbErr> {
    let mut rows = waiting::Entity::find()
        .filter(waiting::Column::Cause.eq(cause.id()))
        .filter(waiting::Column::Procedure.eq(procedure.as_str()))
        .order_by_asc(waiting::Column::Begun)
        .order_by_asc(waiting::Column::Attempt)
        .limit(most);
    // A moment sorts after the day in which it lies. Days begin by UTC here: no exam is sat in the hours between.
    if let Some(looks) = looks {
        rows = rows.filter(waiting::Column::Begun.gte(looks.from.to_string()));
    }
    if let Some(before) = looks.and_then(|looks| looks.before) {
        rows = rows.filter(waiting::Column::Begun.lt(before.to_string()));
    }
    if let Some((begun, id)) = after {
        let same_moment = Condition::all()
            .add(waiting::Column::Begun.eq(begun))
            .add(waiting::Column::Attempt.gt(id));
        let later = Condition::any().add(waiting::Column::Begun.gt(begun)).add(same_moment);
        rows = rows.filter(waiting::Column::Begun.gte(begun)).filter(later);
    }
    rows.all(db).await
}

/// What of a result nobody has settled.
struct Open {
    rules: Vec<(RuleId, String)>,
    errors: Vec<CriticalErrorKind>,
}

impl Open {
    fn of(exam: &Exam, rulings: &[Ruling]) -> Self {
        let graded = exam.card.graded();
        let is_ruled = |rule: &RuleId| {
            rulings.iter().any(|ruling| {
                matches!(&ruling.ruled, Ruled::Rule { rule: ruled, verdict, .. }
                    if ruled == rule && *verdict != Verdict::Unclear)
            })
        };
        let is_found = |error: CriticalErrorKind| {
            let mut ruled = rulings.iter().map(|ruling| &ruling.ruled);
            ruled.any(|ruled| matches!(ruled, Ruled::Error { kind, .. } if *kind == error))
        };
        let rules = graded.rules.iter();
        let rules = rules.filter(|found| found.verdict == Verdict::Unclear && !is_ruled(&found.rule));
        // One of a missed rule goes with the rule.
        let errors = graded.critical_errors.iter().filter(|error| error.number != 0);
        let errors = errors.filter(|error| error.certainty == Certainty::Unclear && !is_found(error.kind));
        Self {
            rules: rules.map(|found| (found.rule.clone(), found.clause.clone())).collect(),
            errors: errors.map(|error| error.kind).collect(),
        }
    }

    fn is_empty(&self) -> bool {
        self.rules.is_empty() && self.errors.is_empty()
    }
}

/// Why a person may have to look at an exam on which this was decided; none: nobody has to any more.
fn cause_of(exam: &Exam, rulings: &[Ruling]) -> Option<Cause> {
    // Whoever looked at the whole left open what decides nothing; a result that is pending nobody can leave so.
    let is_left = rulings.last().is_some_and(|last| last.ruled == Ruled::Whole);
    let is_pending = rulings.is_empty() && exam.card.passed() == Passed::Pending;
    if is_pending || (!is_left && !Open::of(exam, rulings).is_empty()) {
        return Some(Cause::Unclear);
    }
    if !rulings.is_empty() {
        return None;
    }
    let errors = exam.card.graded().critical_errors;
    let is_critical = errors.iter().any(|error| error.certainty == Certainty::Certain);
    Some(match (is_critical, exam.row.resumed.is_some()) {
        (true, true) => Cause::CriticalResumed,
        (true, false) => Cause::Critical,
        (false, true) => Cause::Resumed,
        (false, false) => Cause::Nothing,
    })
}

/// Looks through attempts again, after something was decided on them.
pub(super) async fn look_again(writing: &impl ConnectionTrait, attempts: &BTreeSet<Uuid>) -> Result<(), DbErr> {
    look(writing, &exams::finished(writing, attempts).await?).await
}

/// Looks through exams for what a person may have to decide.
pub(super) async fn look(writing: &impl ConnectionTrait, exams: &[Exam]) -> Result<(), DbErr> {
    let ids: BTreeSet<Uuid> = exams.iter().map(|exam| exam.row.id).collect();
    let rulings = rulings(writing, &ids).await?;
    let (mut wait, mut settled) = (Vec::new(), BTreeSet::new());
    for exam in exams {
        let ruled = rulings.get(&exam.row.id).map(Vec::as_slice).unwrap_or_default();
        match cause_of(exam, ruled) {
            Some(cause) => wait.push(waiting::ActiveModel {
                attempt: Set(exam.row.id),
                procedure: Set(exam.row.procedure.clone()),
                cause: Set(cause.id().to_owned()),
                begun: Set(exam.row.begun.clone()),
            }),
            None => {
                settled.insert(exam.row.id);
            }
        }
    }
    for some in wait.chunks(AT_ONCE) {
        let mut known = OnConflict::column(waiting::Column::Attempt);
        known.update_column(waiting::Column::Cause);
        let some = waiting::Entity::insert_many(some.to_vec()).on_conflict(known);
        some.exec_without_returning(writing).await?;
    }
    forget(writing, &settled).await
}

/// Takes attempts out of the queue: they are settled, or were erased.
pub(super) async fn forget(writing: &impl ConnectionTrait, attempts: &BTreeSet<Uuid>) -> Result<(), DbErr> {
    let ids: Vec<Uuid> = attempts.iter().copied().collect();
    for some in ids.chunks(AT_ONCE) {
        let gone = waiting::Entity::delete_many().filter(waiting::Column::Attempt.is_in(some.iter().copied()));
        gone.exec(writing).await?;
    }
    Ok(())
}

/// What was decided on attempts, each in the order in which it was.
async fn rulings(db: &impl ConnectionTrait, attempts: &BTreeSet<Uuid>) -> Result<BTreeMap<Uuid, Vec<Ruling>>, DbErr> {
    let ids: Vec<Uuid> = attempts.iter().copied().collect();
    let mut found: BTreeMap<Uuid, Vec<Ruling>> = BTreeMap::new();
    for some in ids.chunks(AT_ONCE) {
        let rows = review::Entity::find()
            .filter(review::Column::Attempt.is_in(some.iter().copied()))
            .order_by_asc(review::Column::OnDay)
            .order_by_asc(review::Column::Place)
            .order_by_asc(review::Column::Id);
        for row in rows.all(db).await? {
            let ruling = serde_json::from_str(&row.ruling);
            let ruling = ruling.map_err(|error| DbErr::Json(format!("review {}: {error}", row.id)))?;
            found.entry(row.attempt).or_default().push(ruling);
        }
    }
    Ok(found)
}
