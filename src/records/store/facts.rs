//! What certification looks at of people, from what the store holds: the same facts as from a station's own files.
//!
//! Exams alone: practice never counts. How a result adds up after rulings is the scorer's matter and comes in with the basis.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use sea_orm::{ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use uuid::Uuid;

use super::attempts::{EXAM, UNFINISHED};
use super::entity::{acknowledgement, attempt, attempt_need, certificate};
use super::{AT_ONCE, Store, StoreError, results};
use crate::domain::{Day, Mode, NoDay, ProcedureId, Ruling, ScenarioId};
use crate::records::certification::{AttemptFacts, CertificateFacts, Ended, PersonFacts, Settle, Tried};
use crate::records::{
    Acknowledgement, AttemptId, Closed, Reviewed, Revocation, RevocationReason, Statement, TraineeId,
};

/// What facts are drawn up by and no store holds.
#[derive(Debug, Clone)]
pub struct Basis {
    /// Where the office's days begin.
    pub zone: TimeZone,
    /// How a result adds up after rulings.
    pub settle: Settle,
    /// What calls demand now, for exams that did not note it; one that is not here stands for no need.
    pub scenarios: BTreeMap<ScenarioId, Tried>,
}

impl Store {
    /// What is on record of people up to a day: what was decided on their exams later is not looked at. Whoever is unknown or
    /// erased has nothing on record.
    ///
    /// # Errors
    /// When the store cannot be read, and when a row is not what was written.
    pub async fn facts(
        &self,
        people: &[Uuid],
        basis: &Basis,
        today: Day,
    ) -> Result<BTreeMap<Uuid, PersonFacts>, StoreError> {
        self.facts_within(self.db(), people, basis, today).await
    }

    /// The same within a transaction.
    pub(super) async fn facts_within(
        &self,
        db: &impl ConnectionTrait,
        people: &[Uuid],
        basis: &Basis,
        today: Day,
    ) -> Result<BTreeMap<Uuid, PersonFacts>, StoreError> {
        let failed = self.failed();
        let mut found: BTreeMap<Uuid, PersonFacts> = people.iter().map(|one| (*one, PersonFacts::default())).collect();
        for some in people.chunks(AT_ONCE) {
            for (person, exam) in self.exams(db, some, basis, today).await? {
                found.entry(person).or_default().attempts.push(exam);
            }
            let read = acknowledgement::Entity::find()
                .filter(acknowledgement::Column::Person.is_in(some.iter().copied()))
                .order_by_asc(acknowledgement::Column::OnDay);
            for row in read.all(db).await.map_err(failed)? {
                let person = row.person;
                let one = acknowledgement(row);
                let one = one.map_err(|reason| self.changed(&format!("acknowledgement of {person}"), reason))?;
                found.entry(person).or_default().acknowledgements.push(one);
            }
            let issued = certificate::Entity::find()
                .filter(certificate::Column::Person.is_in(some.iter().copied()))
                .order_by_asc(certificate::Column::Issued)
                .order_by_asc(certificate::Column::Number);
            for row in issued.all(db).await.map_err(failed)? {
                let Some(person) = row.person else { continue };
                let one = certificate(&row);
                let one = one.map_err(|reason| self.changed(&format!("certificate {}", row.id), reason))?;
                found.entry(person).or_default().certificates.push(one);
            }
        }
        Ok(found)
    }

    /// The exams of people that have ended, by when they began.
    async fn exams(
        &self,
        db: &impl ConnectionTrait,
        people: &[Uuid],
        basis: &Basis,
        today: Day,
    ) -> Result<Vec<(Uuid, AttemptFacts)>, StoreError> {
        let failed = self.failed();
        let rows = attempt::Entity::find()
            .filter(attempt::Column::Person.is_in(people.iter().copied()))
            .filter(attempt::Column::Mode.eq(EXAM))
            .filter(attempt::Column::State.ne(UNFINISHED))
            .order_by_asc(attempt::Column::Begun)
            .order_by_asc(attempt::Column::Id);
        let rows = rows.all(db).await.map_err(failed)?;
        let names: Vec<(Uuid, String)> = rows.iter().map(|row| (row.id, row.name.clone())).collect();
        let reviews = self.reviews_within(db, &names).await?;
        let mut needs: BTreeMap<Uuid, BTreeSet<String>> = BTreeMap::new();
        for some in names.chunks(AT_ONCE) {
            let theirs = attempt_need::Entity::find();
            let theirs = theirs.filter(attempt_need::Column::Attempt.is_in(some.iter().map(|(id, _)| *id)));
            for row in theirs.all(db).await.map_err(failed)? {
                needs.entry(row.attempt).or_default().insert(row.need);
            }
        }
        let mut exams = Vec::new();
        for row in &rows {
            let reviews = reviews.get(&row.id).map(Vec::as_slice).unwrap_or_default();
            let needs = needs.remove(&row.id).unwrap_or_default();
            let exam = exam(row, needs, reviews, basis, today);
            let exam = exam.map_err(|reason| self.changed(&format!("attempt {}", row.id), reason))?;
            exams.extend(row.person.zip(exam));
        }
        Ok(exams)
    }
}

/// The facts of an exam as its reviews until a day leave it, else what in its row was unexpected; none: its result was erased, and
/// nobody can say any more how it came out.
fn exam(
    row: &attempt::Model,
    needs: BTreeSet<String>,
    reviews: &[Reviewed],
    basis: &Basis,
    today: Day,
) -> Result<Option<AttemptFacts>, String> {
    let how = serde_json::from_value::<Closed>(row.state.as_str().into()).map_err(|error| error.to_string())?;
    if how == Closed::Finished && row.result.is_none() && row.erased_on.is_some() {
        return Ok(None);
    }
    let card = row.result.as_deref().map(results::read).transpose()?;
    let id = AttemptId::parse(&row.name).ok_or("no attempt can be called so")?;
    let procedure = ProcedureId::from(row.procedure.as_str());
    let sat = row.resumed.as_ref().unwrap_or(&row.begun);
    let sat: Timestamp = sat.parse().map_err(|error: jiff::Error| error.to_string())?;
    let day = Day::from(sat.to_zoned_datetime(basis.zone.clone()).date());
    let tried = tried(row, needs, basis)?;
    let ended = Ended {
        id: &id,
        procedure: &procedure,
        mode: Mode::Exam,
        how,
        card: card.as_ref(),
        is_resumed: row.resumed.is_some(),
    };
    let found = ended.facts(tried.clone(), sat, day);
    let reviews: Vec<&Reviewed> = reviews.iter().filter(|review| review.on <= today).collect();
    let Some(card) = card.as_ref().filter(|_| !reviews.is_empty()) else {
        return Ok(Some(found));
    };
    let rulings: Vec<&Ruling> = reviews.iter().map(|review| &review.ruling).collect();
    let settled = (basis.settle)(card, &rulings);
    let settled = Ended {
        card: Some(&settled),
        ..ended
    };
    Ok(Some(found.after_reviews(settled.facts(tried, sat, day), &reviews)))
}

/// What was played; a call that did not note what it demanded, by what it demands now.
fn tried(row: &attempt::Model, needs: BTreeSet<String>, basis: &Basis) -> Result<Tried, String> {
    if row.kind == "shift" {
        let shift = row.played.as_str().into();
        return Ok(Tried::Shift { shift });
    }
    let scenario = ScenarioId::from(row.played.as_str());
    let level = match row.level {
        Some(level) => u8::try_from(level).map_err(|error| error.to_string())?,
        None => match basis.scenarios.get(&scenario) {
            Some(now) => return Ok(now.clone()),
            None => 1,
        },
    };
    Ok(Tried::Call { scenario, needs, level })
}

fn acknowledgement(row: acknowledgement::Model) -> Result<Acknowledgement, String> {
    Ok(Acknowledgement {
        // They may be known by another id on each station.
        trainee: TraineeId::new(row.person.to_string()),
        procedure: row.procedure.as_str().into(),
        document: row.document,
        on: day(&row.on_day)?,
    })
}

fn certificate(row: &certificate::Model) -> Result<CertificateFacts, String> {
    let statement = row.statement.as_deref().map(serde_json::from_str::<Statement>);
    let statement = statement.transpose().map_err(|error| error.to_string())?;
    let revoked = match (&row.revoked_on, &row.revoked_why) {
        (Some(on), Some(why)) => Some(Revocation {
            reason: RevocationReason::parse(why).ok_or("no certificate is revoked for such a reason")?,
            on: day(on)?,
        }),
        _ => None,
    };
    Ok(CertificateFacts {
        id: row.number.clone(),
        policy: row.policy.as_str().into(),
        issued_on: day(&row.issued)?,
        valid_until: day(&row.valid_until)?,
        revoked,
        exams: statement.map(|statement| statement.exams).unwrap_or_default(),
    })
}

fn day(text: &str) -> Result<Day, String> {
    text.parse().map_err(|error: NoDay| error.to_string())
}
