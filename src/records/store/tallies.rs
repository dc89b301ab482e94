//! Counting exams as they come in: how often which verdict on a rule fell, for each person and in all, and how exams with a need
//! came out. Totals name nobody and outlive the exams; what is counted of a person goes with them.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter as _, Set};
use uuid::Uuid;

use super::AT_ONCE;
use super::entity::{attempt_need, need_total, rule_tally, rule_total};
use super::exams::Exam;
use crate::domain::{Passed, Verdict};

/// Rows written at once; databases take a bounded number of values in a statement.
const ROWS: usize = 1_000;

/// Procedure, quarter, and rule or need.
type Key = (String, String, String);

/// What is to be added to the counts.
#[derive(Debug, Default)]
struct Tallies {
    /// Met, partly, missed, unclear.
    of_people: BTreeMap<(Uuid, Key), [i32; 4]>,
    /// The same in all.
    of_rules: BTreeMap<Key, [i32; 4]>,
    /// Passed, not passed, pending.
    of_needs: BTreeMap<Key, [i32; 3]>,
}

/// Counts exams that came in; each may be counted once. One that is dated by no moment counts for nothing.
pub(super) async fn count(writing: &impl ConnectionTrait, exams: &[Exam]) -> Result<(), DbErr> {
    let ids: Vec<Uuid> = exams.iter().map(|exam| exam.row.id).collect();
    let mut needs: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
    for some in ids.chunks(AT_ONCE) {
        let rows = attempt_need::Entity::find().filter(attempt_need::Column::Attempt.is_in(some.iter().copied()));
        for row in rows.all(writing).await? {
            needs.entry(row.attempt).or_default().push(row.need);
        }
    }
    let mut tallies = Tallies::default();
    for exam in exams {
        let needs = needs.get(&exam.row.id).map(Vec::as_slice);
        tallies.add(exam, needs.unwrap_or_default());
    }
    tallies.write(writing).await
}

impl Tallies {
    fn add(&mut self, exam: &Exam, needs: &[String]) {
        let (row, graded) = (&exam.row, exam.card.graded());
        let Some(quarter) = quarter_of(&row.begun) else { return };
        let key = |name: &str| (row.procedure.clone(), quarter.clone(), name.to_owned());
        for found in graded.rules {
            let place = match found.verdict {
                Verdict::Met => 0,
                Verdict::Partly => 1,
                Verdict::Missed => 2,
                Verdict::Unclear => 3,
                Verdict::NotApplicable => continue,
            };
            let key = key(found.rule.as_str());
            if let Some(person) = row.person {
                self.of_people.entry((person, key.clone())).or_default()[place] += 1;
            }
            self.of_rules.entry(key).or_default()[place] += 1;
        }
        let place = match graded.passed {
            Passed::Yes => 0,
            Passed::No => 1,
            Passed::Pending => 2,
        };
        for need in needs {
            self.of_needs.entry(key(need)).or_default()[place] += 1;
        }
    }

    /// Adds what was gathered to the counts of the store.
    async fn write(self, writing: &impl ConnectionTrait) -> Result<(), DbErr> {
        use need_total::Column as OfNeed;
        use rule_tally::Column as OfPerson;
        use rule_total::Column as OfRule;
        let of_people = self.of_people.into_iter().map(|((person, key), counts)| {
            let ((procedure, quarter, rule), [met, partly, missed, unclear]) = (key, counts);
            rule_tally::ActiveModel {
                person: Set(person),
                procedure: Set(procedure),
                quarter: Set(quarter),
                rule: Set(rule),
                met: Set(met),
                partly: Set(partly),
                missed: Set(missed),
                unclear: Set(unclear),
            }
        });
        let same = [OfPerson::Person, OfPerson::Procedure, OfPerson::Quarter, OfPerson::Rule];
        let counts = [OfPerson::Met, OfPerson::Partly, OfPerson::Missed, OfPerson::Unclear];
        add(writing, of_people, &same, &counts).await?;
        let of_rules = self.of_rules.into_iter().map(|(key, counts)| {
            let ((procedure, quarter, rule), [met, partly, missed, unclear]) = (key, counts);
            rule_total::ActiveModel {
                procedure: Set(procedure),
                quarter: Set(quarter),
                rule: Set(rule),
                met: Set(met),
                partly: Set(partly),
                missed: Set(missed),
                unclear: Set(unclear),
            }
        });
        let same = [OfRule::Procedure, OfRule::Quarter, OfRule::Rule];
        let counts = [OfRule::Met, OfRule::Partly, OfRule::Missed, OfRule::Unclear];
        add(writing, of_rules, &same, &counts).await?;
        let of_needs = self.of_needs.into_iter().map(|(key, counts)| {
            let ((procedure, quarter, need), [passed, failed, pending]) = (key, counts);
            need_total::ActiveModel {
                procedure: Set(procedure),
                quarter: Set(quarter),
                need: Set(need),
                passed: Set(passed),
                failed: Set(failed),
                pending: Set(pending),
            }
        });
        let same = [OfNeed::Procedure, OfNeed::Quarter, OfNeed::Need];
        let counts = [OfNeed::Passed, OfNeed::Failed, OfNeed::Pending];
        add(writing, of_needs, &same, &counts).await
    }
}

/// Takes exams, each of which was counted, out of what was counted of people. The totals stay: they name nobody.
pub(super) async fn forget_exams(writing: &impl ConnectionTrait, exams: &[Exam]) -> Result<(), DbErr> {
    let mut tallies = Tallies::default();
    for exam in exams {
        tallies.add(exam, &[]);
    }
    tallies.of_rules.clear();
    for count in tallies.of_people.values_mut().flatten() {
        *count = -*count;
    }
    tallies.write(writing).await?;
    let nothing = rule_tally::Entity::delete_many()
        .filter(rule_tally::Column::Met.eq(0))
        .filter(rule_tally::Column::Partly.eq(0))
        .filter(rule_tally::Column::Missed.eq(0))
        .filter(rule_tally::Column::Unclear.eq(0));
    nothing.exec(writing).await?;
    Ok(())
}

/// Forgets what was counted of a person. The totals stay: they name nobody.
pub(super) async fn forget_person(writing: &impl ConnectionTrait, person: Uuid) -> Result<(), DbErr> {
    let theirs = rule_tally::Entity::delete_many().filter(rule_tally::Column::Person.eq(person));
    theirs.exec(writing).await?;
    Ok(())
}

/// The quarter of a moment (`2026-Q4` of `2026-11-30T09:14:05Z`); none: it is written otherwise.
pub fn quarter_of(at: &str) -> Option<String> {
    let (year, rest) = at.split_once('-')?;
    let month: u32 = rest.get(..2)?.parse().ok()?;
    let is_year = year.len() == 4 && year.bytes().all(|sign| sign.is_ascii_digit());
    (is_year && (1..=12).contains(&month)).then(|| format!("{year}-Q{}", month.div_ceil(3)))
}

/// Adds rows: where one with the same key stands already, its counts grow by the new one's.
async fn add<A, C>(
    writing: &impl ConnectionTrait,
    mut rows: impl Iterator<Item = A>,
    same: &[C],
    counts: &[C],
) -> Result<(), DbErr>
where
    A: ActiveModelTrait,
    C: ColumnTrait,
{
    let mut adding = OnConflict::columns(same.iter().copied());
    for count in counts {
        let so_far = Expr::col(count.as_column_ref());
        adding.value(*count, so_far.add(Expr::col(("excluded", *count))));
    }
    loop {
        let some: Vec<A> = rows.by_ref().take(ROWS).collect();
        if some.is_empty() {
            return Ok(());
        }
        let some = A::Entity::insert_many(some).on_conflict(adding.clone());
        some.exec_without_returning(writing).await?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_lies_in_its_quarter() {
        for (at, quarter) in [
            ("2026-01-01T00:00:00Z", "2026-Q1"),
            ("2026-03-31T23:59:59Z", "2026-Q1"),
            ("2026-04-01T00:00:00Z", "2026-Q2"),
            ("2026-12-31", "2026-Q4"),
        ] {
            assert_eq!(quarter_of(at).as_deref(), Some(quarter), "{at}");
        }
        for at in [
            "",
            "2026",
            "2026-13-01",
            "2026-00-01",
            "26-01-01",
            "wczoraj-01",
            "2026-ż",
        ] {
            assert_eq!(quarter_of(at), None, "{at}");
        }
    }
}
