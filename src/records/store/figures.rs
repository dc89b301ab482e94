//! What results come to: rules by people, needs by results, and whose certificate ends soon.
//!
//! Exams are counted as they come in, by quarter (`tallies.rs`), so that a page costs the same however many there are. What is
//! counted is what the program found; what people decided later stands with each attempt.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};
use uuid::Uuid;

use super::entity::{need_total, person, rule_tally, rule_total, standing};
use super::{Store, StoreError};
use crate::domain::{Day, PolicyId, ProcedureId, RuleId};
use crate::records::certification::State;

/// Some rows of a longer list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paged<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Whether more follow.
    pub more: bool,
}

/// How often which verdict on a rule fell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct VerdictCounts {
    /// Met.
    pub met: i64,
    /// Partly met.
    pub partly: i64,
    /// Missed.
    pub missed: i64,
    /// Not heard reliably enough for a verdict.
    pub unclear: i64,
}

impl VerdictCounts {
    /// Verdicts that say how it went: all but the unclear ones.
    pub fn judged(self) -> i64 {
        self.met + self.partly + self.missed
    }

    /// Percent of what was judged that was met, a partly met one counting as half; none: nothing was judged.
    pub fn share(self) -> Option<f64> {
        percent(self.met as f64 + self.partly as f64 / 2.0, self.judged())
    }
}

/// How exams came out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ResultCounts {
    /// Passed.
    pub passed: i64,
    /// Not passed.
    pub failed: i64,
    /// For a person to settle.
    pub pending: i64,
}

impl ResultCounts {
    /// Exams whose result was certain.
    pub fn judged(self) -> i64 {
        self.passed + self.failed
    }

    /// All exams.
    pub fn all(self) -> i64 {
        self.judged() + self.pending
    }

    /// Percent of the certain results that were a pass; none: none was certain.
    pub fn share(self) -> Option<f64> {
        percent(self.passed as f64, self.judged())
    }
}

fn percent(part: f64, whole: i64) -> Option<f64> {
    (whole > 0).then(|| 100.0 * part / whole as f64)
}

/// A person, as lists name them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName {
    /// Who.
    pub id: Uuid,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Unit.
    pub unit: String,
}

impl From<person::Model> for PersonName {
    fn from(row: person::Model) -> Self {
        Self {
            id: row.id,
            first_name: row.first_name,
            last_name: row.last_name,
            unit: row.unit,
        }
    }
}

/// A person's verdicts, rule by rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulesOfPerson {
    /// Who.
    pub person: PersonName,
    /// Rules that came up.
    pub rules: BTreeMap<RuleId, VerdictCounts>,
}

/// So many certificates under a policy end on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndsOn {
    /// The policy.
    pub policy: PolicyId,
    /// The last day of validity.
    pub day: Day,
    /// How many.
    pub count: i64,
}

/// Somebody whose certificate ends, or has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// Who.
    pub person: PersonName,
    /// The last day of validity.
    pub valid_until: Day,
    /// Whether a new one can be issued.
    pub earned: bool,
    /// How many things are missing for a new one.
    pub missing: i32,
}

/// A sum of whole numbers, as both databases give it.
type Sum = i64;

impl Store {
    /// People who sat exams against a procedure, by name, each with their verdicts rule by rule; at most `most` of them after
    /// somebody. Exams count from the quarter `since` on (none: all).
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn rules_by_people(
        &self,
        procedure: &ProcedureId,
        since: Option<&str>,
        after: Option<Uuid>,
        most: u64,
    ) -> Result<Paged<RulesOfPerson>, StoreError> {
        let failed = self.failed();
        let mut people = person::Entity::find()
            .filter(person::Column::ErasedOn.is_null())
            .filter(Expr::exists(sat(procedure, since)))
            .order_by_asc(person::Column::Folded)
            .order_by_asc(person::Column::Id)
            .limit(most + 1);
        if let Some(after) = after
            && let Some(last) = person::Entity::find_by_id(after).one(self.db()).await.map_err(failed)?
        {
            let same_name = Condition::all()
                .add(person::Column::Folded.eq(last.folded.as_str()))
                .add(person::Column::Id.gt(last.id));
            let later = Condition::any()
                .add(person::Column::Folded.gt(last.folded.as_str()))
                .add(same_name);
            // The first condition alone follows from the second; by it the index is entered at the right place.
            people = people
                .filter(person::Column::Folded.gte(last.folded.as_str()))
                .filter(later);
        }
        let found = people.all(self.db()).await.map_err(failed)?;
        let found = paged(found, most);
        let ids: Vec<Uuid> = found.rows.iter().map(|person| person.id).collect();
        let mut counts = rule_tally::Entity::find()
            .select_only()
            .column(rule_tally::Column::Person)
            .column(rule_tally::Column::Rule)
            .expr(rule_tally::Column::Met.sum())
            .expr(rule_tally::Column::Partly.sum())
            .expr(rule_tally::Column::Missed.sum())
            .expr(rule_tally::Column::Unclear.sum())
            .filter(rule_tally::Column::Person.is_in(ids))
            .filter(rule_tally::Column::Procedure.eq(procedure.as_str()))
            .group_by(rule_tally::Column::Person)
            .group_by(rule_tally::Column::Rule);
        if let Some(since) = since {
            counts = counts.filter(rule_tally::Column::Quarter.gte(since));
        }
        let counts: Vec<(Uuid, String, Sum, Sum, Sum, Sum)> =
            counts.into_tuple().all(self.db()).await.map_err(failed)?;
        let mut by_person: BTreeMap<Uuid, BTreeMap<RuleId, VerdictCounts>> = BTreeMap::new();
        for (person, rule, met, partly, missed, unclear) in counts {
            let counts = VerdictCounts {
                met,
                partly,
                missed,
                unclear,
            };
            by_person.entry(person).or_default().insert(RuleId::new(rule), counts);
        }
        let rows = found.rows.into_iter().map(|row| RulesOfPerson {
            rules: by_person.remove(&row.id).unwrap_or_default(),
            person: row.into(),
        });
        Ok(Paged {
            rows: rows.collect(),
            more: found.more,
        })
    }

    /// The verdicts of all exams against a procedure, rule by rule, from the quarter `since` on (none: all).
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn rule_totals(
        &self,
        procedure: &ProcedureId,
        since: Option<&str>,
    ) -> Result<BTreeMap<RuleId, VerdictCounts>, StoreError> {
        let mut totals = rule_total::Entity::find()
            .select_only()
            .column(rule_total::Column::Rule)
            .expr(rule_total::Column::Met.sum())
            .expr(rule_total::Column::Partly.sum())
            .expr(rule_total::Column::Missed.sum())
            .expr(rule_total::Column::Unclear.sum())
            .filter(rule_total::Column::Procedure.eq(procedure.as_str()))
            .group_by(rule_total::Column::Rule);
        if let Some(since) = since {
            totals = totals.filter(rule_total::Column::Quarter.gte(since));
        }
        let totals: Vec<(String, Sum, Sum, Sum, Sum)> =
            totals.into_tuple().all(self.db()).await.map_err(self.failed())?;
        let named = |(rule, met, partly, missed, unclear): (String, Sum, Sum, Sum, Sum)| {
            let counts = VerdictCounts {
                met,
                partly,
                missed,
                unclear,
            };
            (RuleId::new(rule), counts)
        };
        Ok(totals.into_iter().map(named).collect())
    }

    /// How exams against a procedure came out, by the needs of their callers as files name them, from the quarter `since` on
    /// (none: all). A call with two needs counts for both.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn results_by_need(
        &self,
        procedure: &ProcedureId,
        since: Option<&str>,
    ) -> Result<BTreeMap<String, ResultCounts>, StoreError> {
        let mut totals = need_total::Entity::find()
            .select_only()
            .column(need_total::Column::Need)
            .expr(need_total::Column::Passed.sum())
            .expr(need_total::Column::Failed.sum())
            .expr(need_total::Column::Pending.sum())
            .filter(need_total::Column::Procedure.eq(procedure.as_str()))
            .group_by(need_total::Column::Need);
        if let Some(since) = since {
            totals = totals.filter(need_total::Column::Quarter.gte(since));
        }
        let totals: Vec<(String, Sum, Sum, Sum)> = totals.into_tuple().all(self.db()).await.map_err(self.failed())?;
        let named = |(need, passed, failed, pending): (String, Sum, Sum, Sum)| {
            let counts = ResultCounts {
                passed,
                failed,
                pending,
            };
            (need, counts)
        };
        Ok(totals.into_iter().map(named).collect())
    }

    /// On which days before this one certificates under these policies end, or have ended. Revoked ones are left out.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn ends(&self, policies: &[PolicyId], before: Day) -> Result<Vec<EndsOn>, StoreError> {
        let days = standing::Entity::find()
            .select_only()
            .column(standing::Column::Policy)
            .column(standing::Column::ValidUntil)
            .expr(standing::Column::Person.count())
            .filter(standing::Column::Policy.is_in(policies.iter().map(PolicyId::as_str)))
            .filter(standing::Column::State.is_in(DATED.map(State::id)))
            .filter(standing::Column::ValidUntil.lt(before.to_string()))
            .group_by(standing::Column::Policy)
            .group_by(standing::Column::ValidUntil);
        let days: Vec<(String, Option<String>, Sum)> = days.into_tuple().all(self.db()).await.map_err(self.failed())?;
        let read = |(policy, day, count): (String, Option<String>, Sum)| {
            Some(EndsOn {
                policy: PolicyId::new(policy),
                day: day?.parse().ok()?,
                count,
            })
        };
        Ok(days.into_iter().filter_map(read).collect())
    }

    /// Whose certificates under a policy end from one day on (none: as far back as there are any) and before another, the earliest
    /// first; at most `most` of them after somebody's.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn ending(
        &self,
        policy: &PolicyId,
        from: Option<Day>,
        before: Day,
        after: Option<(Day, Uuid)>,
        most: u64,
    ) -> Result<Paged<Ending>, StoreError> {
        let failed = self.failed();
        let from = from.max(after.map(|(day, _)| day));
        let mut rows = standing::Entity::find()
            .filter(standing::Column::Policy.eq(policy.as_str()))
            .filter(standing::Column::State.is_in(DATED.map(State::id)))
            .filter(standing::Column::ValidUntil.lt(before.to_string()))
            .order_by_asc(standing::Column::ValidUntil)
            .order_by_asc(standing::Column::Person)
            .limit(most + 1);
        if let Some(from) = from {
            rows = rows.filter(standing::Column::ValidUntil.gte(from.to_string()));
        }
        if let Some((day, person)) = after {
            let same_day = Condition::all()
                .add(standing::Column::ValidUntil.eq(day.to_string()))
                .add(standing::Column::Person.gt(person));
            let later = Condition::any()
                .add(standing::Column::ValidUntil.gt(day.to_string()))
                .add(same_day);
            rows = rows.filter(later);
        }
        let found = paged(rows.all(self.db()).await.map_err(failed)?, most);
        let ids = found.rows.iter().map(|row| row.person).collect();
        let mut names = names(self.db(), ids).await.map_err(failed)?;
        let read = |row: standing::Model| {
            Some(Ending {
                person: names.remove(&row.person)?,
                valid_until: row.valid_until?.parse().ok()?,
                earned: row.earned,
                missing: row.missing,
            })
        };
        Ok(Paged {
            more: found.more,
            rows: found.rows.into_iter().filter_map(read).collect(),
        })
    }
}

/// The states in which a certificate's last day tells something.
const DATED: [State; 3] = [State::Valid, State::Expiring, State::Expired];

/// Whether a person of the query around it sat exams against a procedure.
fn sat(procedure: &ProcedureId, since: Option<&str>) -> SelectStatement {
    let theirs = Expr::col((rule_tally::Entity, rule_tally::Column::Person));
    Query::select()
        .expr(Expr::col((rule_tally::Entity, rule_tally::Column::Rule)))
        .from(rule_tally::Entity)
        .and_where(theirs.equals((person::Entity, person::Column::Id)))
        .and_where(rule_tally::Column::Procedure.eq(procedure.as_str()))
        .and_where_option(since.map(|since| rule_tally::Column::Quarter.gte(since)))
        .to_owned()
}

/// The rows of a page, out of those found when one more was asked for.
pub(super) fn paged<T>(mut rows: Vec<T>, most: u64) -> Paged<T> {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let more = rows.len() > most;
    rows.truncate(most);
    Paged { rows, more }
}

/// What these people are called; whoever was erased has an empty name.
pub(super) async fn names(db: &impl ConnectionTrait, ids: BTreeSet<Uuid>) -> Result<BTreeMap<Uuid, PersonName>, DbErr> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = person::Entity::find().filter(person::Column::Id.is_in(ids));
    let rows = rows.all(db).await?.into_iter();
    Ok(rows.map(|row| (row.id, PersonName::from(row))).collect())
}
