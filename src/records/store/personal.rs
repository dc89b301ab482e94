//! What the store holds on a person, for whoever asks what is kept of them (RODO, art. 15 and 20).

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use serde_json::{Value, json};
use uuid::Uuid;

use super::entity::{
    acknowledgement, attempt, audit_entry, certificate, dispute, outgoing_statement, person, standing,
};
use super::{AT_ONCE, Store, StoreError};
use crate::records::personal::{credential, lines};

impl Store {
    /// Everything that the store holds on a person, as JSON. The lines of the attempts in `elsewhere` are left out: whoever asks has
    /// them from the station's own files. None: there is no such person, or they were erased.
    ///
    /// # Errors
    /// When the store cannot be read; nothing is left out in silence.
    pub async fn personal_data(&self, person: Uuid, elsewhere: &BTreeSet<Uuid>) -> Result<Option<Value>, StoreError> {
        let (db, failed) = (self.db(), self.failed());
        let known = self.person(person).await?;
        let Some(known) = known.filter(|row| row.erased_on.is_none()) else {
            return Ok(None);
        };
        let attempts = attempt::Entity::find()
            .filter(attempt::Column::Person.eq(person))
            .order_by_asc(attempt::Column::Begun);
        let attempts = attempts.all(db).await.map_err(failed)?;
        let mut told = Vec::new();
        for row in &attempts {
            let text = if elsewhere.contains(&row.id) {
                None
            } else {
                self.journal(row.id).await?
            };
            told.push(attempt_told(row, text.as_deref()));
        }
        let ids: Vec<Uuid> = attempts.iter().map(|row| row.id).collect();
        let reviews: Vec<_> = self.reviews_of(&ids).await?.into_values().flatten().collect();
        let standings = standing::Entity::find().filter(standing::Column::Person.eq(person));
        let standings = standings.all(db).await.map_err(failed)?;
        let read = acknowledgement::Entity::find().filter(acknowledgement::Column::Person.eq(person));
        let read = read.all(db).await.map_err(failed)?;
        let certificates = certificate::Entity::find().filter(certificate::Column::Person.eq(person));
        let certificates = certificates.all(db).await.map_err(failed)?;
        let stations = self.known_at(person).await?;
        let consents = self.consents_given_by(person).await?;

        let (mut disputes, mut sent) = (Vec::new(), Vec::new());
        for some in ids.chunks(AT_ONCE) {
            let rows = dispute::Entity::find().filter(dispute::Column::Attempt.is_in(some.iter().copied()));
            disputes.extend(rows.all(db).await.map_err(failed)?);
            let of_them = outgoing_statement::Column::Attempt.is_in(some.iter().copied());
            let rows = outgoing_statement::Entity::find().filter(of_them);
            sent.extend(rows.all(db).await.map_err(failed)?);
        }
        let certified = certificates.iter().map(|row| row.id);
        let about = [person].into_iter().chain(ids.iter().copied()).chain(certified);
        let about: Vec<String> = about.map(|id| id.to_string()).collect();
        let mut deeds = Vec::new();
        for some in about.chunks(AT_ONCE) {
            let rows = audit_entry::Entity::find()
                .filter(audit_entry::Column::About.is_in(some.iter().map(String::as_str)))
                .order_by_asc(audit_entry::Column::Place);
            deeds.extend(rows.all(db).await.map_err(failed)?);
        }
        Ok(Some(json!({
            "person": person_told(&known),
            "stations": stations.iter().map(|(name, id)| json!({ "name": name, "id": id })).collect::<Vec<_>>(),
            "attempts": told,
            "reviews": reviews,
            "disputes": disputes.iter().map(dispute_told).collect::<Vec<_>>(),
            "standings": standings.iter().map(standing_told).collect::<Vec<_>>(),
            "acknowledgements": read.iter().map(read_told).collect::<Vec<_>>(),
            "certificates": certificates.iter().map(certificate_told).collect::<Vec<_>>(),
            "consents": consents.iter().map(|row| json!({
                "kind": row.kind,
                "wording": row.wording,
                "given": row.given,
                "withdrawn": row.withdrawn,
            })).collect::<Vec<_>>(),
            "statements": sent.iter().map(|row| json!({
                "body": credential(&row.body),
                "sent": row.sent,
            })).collect::<Vec<_>>(),
            "audit": deeds.iter().map(|row| json!({
                "at": row.at,
                "who": row.who,
                "action": row.action,
                "about": row.about,
                "details": row.details,
            })).collect::<Vec<_>>(),
        })))
    }
}

fn person_told(row: &person::Model) -> Value {
    json!({
        "id": row.id,
        "first_name": row.first_name,
        "last_name": row.last_name,
        "position": row.position,
        "unit": row.unit,
        "office": row.office,
        "address": row.address,
        "added": row.added,
    })
}

fn attempt_told(row: &attempt::Model, text: Option<&str>) -> Value {
    json!({
        "id": row.id,
        "station": row.station,
        "name": row.name,
        "mode": row.mode,
        "procedure": row.procedure,
        "kind": row.kind,
        "played": row.played,
        "level": row.level,
        "begun": row.begun,
        "state": row.state,
        "score": row.score,
        "passed": row.passed,
        "received": row.received,
        "erased_on": row.erased_on,
        "lines": text.map(lines),
    })
}

fn dispute_told(row: &dispute::Model) -> Value {
    json!({
        "attempt": row.attempt,
        "rule": row.rule,
        "reason": row.reason,
        "raised_on": row.raised_on,
        "answer": row.answer,
        "answered_by": row.answered_by,
        "answered_on": row.answered_on,
    })
}

fn standing_told(row: &standing::Model) -> Value {
    json!({
        "policy": row.policy,
        "state": row.state,
        "valid_until": row.valid_until,
        "earned": row.earned,
        "missing": row.missing,
        "as_of": row.as_of,
    })
}

fn read_told(row: &acknowledgement::Model) -> Value {
    json!({
        "procedure": row.procedure,
        "document": row.document,
        "on": row.on_day,
    })
}

fn certificate_told(row: &certificate::Model) -> Value {
    json!({
        "id": row.id,
        "number": row.number,
        "policy": row.policy,
        "issued": row.issued,
        "valid_until": row.valid_until,
        "statement": row.statement.as_deref().map(credential),
        "credential": row.credential.as_deref().map(credential),
        "revoked_on": row.revoked_on,
        "revoked_why": row.revoked_why,
    })
}
