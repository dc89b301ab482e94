//! Erasing a person, and what stations have to erase after the store. How long what is kept by itself, `expiry.rs` says.
//!
//! That something was there stays: an attempt with its checksum and its figures, a certificate with its number and days, and the
//! entries of the audit trail, which name nobody but whoever acted. Person and attempts stay as ids, so that what stations send
//! again is known and passed over; what a station sends only now is known by `erased_identities.rs`.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::Query;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set,
};
use uuid::Uuid;

use super::audit::Deed;
use super::decisions::keep_deeds;
use super::entity::{
    acknowledgement, attempt, attempt_piece, certificate, consent, dispute, outgoing_statement, person,
    person_at_station, review, standing, waiting,
};
use super::expiry::DataClass;
use super::{AT_ONCE, Store, StoreError, erased_identities, standings, tallies};
use crate::domain::Day;
use crate::records::{AttemptId, CertificateId, ErasedCertificate, Erasures, Revocation, StationId, TraineeId};

/// What was erased with a person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Erased {
    /// Attempts: their words, and whose they were.
    pub attempts: u64,
    /// Certificates: what they said.
    pub certificates: u64,
    /// Acknowledgements of documents.
    pub acknowledgements: u64,
    /// Consents.
    pub consents: u64,
}

impl Store {
    /// Erases a person, by the account `by`, as of `today`. `now` is the store's time (RFC 3339, UTC). None: there is no such
    /// person, or they were erased before.
    ///
    /// # Errors
    /// When the store cannot be written; then nothing was erased.
    pub async fn erase_person(
        &self,
        person: Uuid,
        by: &str,
        today: Day,
        now: &str,
    ) -> Result<Option<Erased>, StoreError> {
        let failed = self.failed();
        let fresh_key = self.by_chance()?;
        let writing = self.write().await?;
        let known = person::Entity::find_by_id(person)
            .filter(person::Column::ErasedOn.is_null())
            .one(&writing)
            .await
            .map_err(failed)?;
        let Some(known) = known else { return Ok(None) };
        // A station that holds them and has not said so yet is known by this.
        erased_identities::keep(&writing, &known, &fresh_key, now)
            .await
            .map_err(failed)?;
        let erased = forget_person(&writing, person, &today.to_string())
            .await
            .map_err(failed)?;
        let deed = Deed {
            who: by.to_owned(),
            action: "person-erased",
            about: person.to_string(),
            details: format!("attempts: {}, certificates: {}", erased.attempts, erased.certificates),
        };
        keep_deeds(&writing, vec![deed], now).await.map_err(failed)?;
        self.commit(writing).await?;
        self.clear_log().await?;
        Ok(Some(erased))
    }

    /// By which ids a station knows a person.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn locals_at(&self, station: StationId, person: Uuid) -> Result<Vec<TraineeId>, StoreError> {
        let locals = person_at_station::Entity::find()
            .select_only()
            .column(person_at_station::Column::Local)
            .filter(person_at_station::Column::Station.eq(station.uuid()))
            .filter(person_at_station::Column::Person.eq(person));
        let locals = locals.into_tuple::<String>().all(self.db()).await;
        let locals = locals.map_err(self.failed())?.into_iter();
        Ok(locals.map(TraineeId::new).collect())
    }

    /// What a station has to erase after the store.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn erased_at(&self, station: StationId) -> Result<Erasures, StoreError> {
        let failed = self.failed();
        let gone = Query::select()
            .column(person::Column::Id)
            .from(person::Entity)
            .and_where(person::Column::ErasedOn.is_not_null())
            .to_owned();
        let people = person_at_station::Entity::find()
            .select_only()
            .column(person_at_station::Column::Local)
            .filter(person_at_station::Column::Station.eq(station.uuid()))
            .filter(person_at_station::Column::Person.in_subquery(gone));
        let people = people.into_tuple::<String>().all(self.db()).await.map_err(failed)?;
        let attempts = attempt::Entity::find()
            .select_only()
            .columns([attempt::Column::Name, attempt::Column::Person])
            .filter(attempt::Column::Station.eq(station.uuid()))
            .filter(attempt::Column::ErasedOn.is_not_null());
        let attempts = attempts.into_tuple::<(String, Option<Uuid>)>().all(self.db()).await;
        let attempts = attempts.map_err(failed)?.into_iter();
        let attempts = attempts.filter_map(|(name, person)| Some((AttemptId::parse(&name)?, person)));
        let attempts: Vec<(AttemptId, Option<Uuid>)> = attempts.collect();
        let certificates = certificate::Entity::find()
            .select_only()
            .column(certificate::Column::Id)
            .filter(certificate::Column::Statement.is_null());
        let certificates = certificates.into_tuple::<Uuid>().all(self.db()).await.map_err(failed)?;
        let months = self.retention().await?;
        let wholly = attempts.iter().filter(|(_, person)| person.is_none());
        Ok(Erasures {
            people: people.into_iter().map(TraineeId::new).collect(),
            wholly: wholly.map(|(name, _)| name.clone()).collect(),
            attempts: attempts.into_iter().map(|(name, _)| name).collect(),
            certificates: certificates
                .iter()
                .filter_map(|id| CertificateId::parse(&id.to_string()))
                .collect(),
            audio_months: months.get(&DataClass::Audio).copied().flatten(),
        })
    }

    /// Takes the revocations of certificates whose holders were erased at a station. `now` is the store's time (RFC 3339, UTC).
    ///
    /// # Errors
    /// When the store cannot be written; then none was taken.
    pub async fn take_erased_certificates(
        &self,
        station: StationId,
        certificates: &[ErasedCertificate],
        now: &str,
    ) -> Result<(), StoreError> {
        let failed = self.failed();
        let revoked = certificates.iter().filter_map(|erased| {
            let id = Uuid::parse_str(erased.remains.id.as_str()).ok()?;
            Some((id, erased.revoked?))
        });
        let revoked: BTreeMap<Uuid, Revocation> = revoked.collect();
        if not_revoked(self.db(), &revoked).await.map_err(failed)?.is_empty() {
            // Usually; then nobody else who writes has to wait.
            return Ok(());
        }
        let writing = self.write().await?;
        let (mut deeds, mut stale) = (Vec::new(), BTreeSet::new());
        for (id, holder) in not_revoked(&writing, &revoked).await.map_err(failed)? {
            let Some(revoked) = revoked.get(&id) else {
                continue;
            };
            let row = certificate::ActiveModel {
                revoked_on: Set(Some(revoked.on.to_string())),
                revoked_why: Set(Some(revoked.reason.name().to_owned())),
                ..Default::default()
            };
            let changed = certificate::Entity::update_many()
                .set(row)
                .filter(certificate::Column::Id.eq(id));
            changed.exec(&writing).await.map_err(failed)?;
            stale.extend(holder);
            deeds.push(Deed {
                who: station.to_string(),
                action: "certificate-revoked",
                about: id.to_string(),
                details: format!("{}, {}", revoked.reason.name(), revoked.on),
            });
        }
        keep_deeds(&writing, deeds, now).await.map_err(failed)?;
        standings::mark_stale(&writing, &stale).await.map_err(failed)?;
        self.commit(writing).await
    }
}

/// Those of some certificates that the store has and that are not revoked there, with their holders.
async fn not_revoked(
    db: &impl ConnectionTrait,
    some: &BTreeMap<Uuid, Revocation>,
) -> Result<Vec<(Uuid, Option<Uuid>)>, DbErr> {
    let ids: Vec<Uuid> = some.keys().copied().collect();
    let mut found = Vec::new();
    for some in ids.chunks(AT_ONCE) {
        let rows = certificate::Entity::find()
            .select_only()
            .columns([certificate::Column::Id, certificate::Column::Person])
            .filter(certificate::Column::Id.is_in(some.iter().copied()))
            .filter(certificate::Column::RevokedOn.is_null())
            .order_by_asc(certificate::Column::Id);
        found.extend(rows.into_tuple::<(Uuid, Option<Uuid>)>().all(db).await?);
    }
    Ok(found)
}

/// Erases a person who is there.
async fn forget_person(writing: &DatabaseTransaction, person: Uuid, today: &str) -> Result<Erased, DbErr> {
    let theirs = attempt::Entity::find()
        .select_only()
        .column(attempt::Column::Id)
        .filter(attempt::Column::Person.eq(person));
    let theirs = theirs.into_tuple::<Uuid>().all(writing).await?;
    forget_attempts(writing, &theirs, today).await?;
    tallies::forget_person(writing, person).await?;

    let standings = standing::Entity::delete_many().filter(standing::Column::Person.eq(person));
    standings.exec(writing).await?;
    let acknowledgements = acknowledgement::Entity::delete_many();
    let acknowledgements = acknowledgements.filter(acknowledgement::Column::Person.eq(person));
    let acknowledgements = acknowledgements.exec(writing).await?.rows_affected;
    let consents = consent::Entity::delete_many().filter(consent::Column::Person.eq(person));
    let consents = consents.exec(writing).await?.rows_affected;
    let certificates = certificate::Entity::update_many()
        .set(no_certificate())
        .filter(certificate::Column::Person.eq(person));
    let certificates = certificates.exec(writing).await?.rows_affected;

    let nobody = person::ActiveModel {
        first_name: Set(String::new()),
        last_name: Set(String::new()),
        position: Set(String::new()),
        unit: Set(String::new()),
        office: Set(String::new()),
        address: Set(String::new()),
        folded: Set(String::new()),
        erased_on: Set(Some(today.to_owned())),
        ..Default::default()
    };
    let gone = person::Entity::update_many()
        .set(nobody)
        .filter(person::Column::Id.eq(person));
    gone.exec(writing).await?;
    let said = person_at_station::ActiveModel {
        said: Set(String::new()),
        ..Default::default()
    };
    let said = person_at_station::Entity::update_many()
        .set(said)
        .filter(person_at_station::Column::Person.eq(person));
    said.exec(writing).await?;
    Ok(Erased {
        attempts: u64::try_from(theirs.len()).unwrap_or(u64::MAX),
        certificates,
        acknowledgements,
        consents,
    })
}

/// Erases what was said and done in attempts; what came of them, and whose they are, stays.
pub(super) async fn forget_words(writing: &DatabaseTransaction, attempts: &[Uuid], today: &str) -> Result<(), DbErr> {
    for some in attempts.chunks(AT_ONCE) {
        let lines = attempt_piece::ActiveModel {
            content: Set(None),
            ..Default::default()
        };
        let lines = attempt_piece::Entity::update_many()
            .set(lines)
            .filter(attempt_piece::Column::Attempt.is_in(some.iter().copied()));
        lines.exec(writing).await?;
        let erased = attempt::ActiveModel {
            erased_on: Set(Some(today.to_owned())),
            ..Default::default()
        };
        let erased = attempt::Entity::update_many()
            .set(erased)
            .filter(attempt::Column::Id.is_in(some.iter().copied()))
            .filter(attempt::Column::ErasedOn.is_null());
        erased.exec(writing).await?;
        // Nobody can decide on what cannot be looked at any more.
        let waits = waiting::Entity::delete_many().filter(waiting::Column::Attempt.is_in(some.iter().copied()));
        waits.exec(writing).await?;
    }
    Ok(())
}

/// Erases attempts but for their figures: what was said, whose they are, and in what words they were decided on and disputed.
pub(super) async fn forget_attempts(
    writing: &DatabaseTransaction,
    attempts: &[Uuid],
    today: &str,
) -> Result<(), DbErr> {
    forget_words(writing, attempts, today).await?;
    for some in attempts.chunks(AT_ONCE) {
        let these = || some.iter().copied();
        let reasons = review::ActiveModel {
            reason: Set(String::new()),
            ..Default::default()
        };
        let reasons = review::Entity::update_many()
            .set(reasons)
            .filter(review::Column::Attempt.is_in(these()));
        reasons.exec(writing).await?;

        // Nobody is left to answer to.
        let open = dispute::Entity::delete_many()
            .filter(dispute::Column::Attempt.is_in(these()))
            .filter(dispute::Column::Answer.is_null());
        open.exec(writing).await?;
        let words = dispute::ActiveModel {
            reason: Set(String::new()),
            answer: Set(Some(String::new())),
            ..Default::default()
        };
        let words = dispute::Entity::update_many()
            .set(words)
            .filter(dispute::Column::Attempt.is_in(these()));
        words.exec(writing).await?;

        let unsent = outgoing_statement::Entity::delete_many()
            .filter(outgoing_statement::Column::Attempt.is_in(these()))
            .filter(outgoing_statement::Column::Sent.is_null());
        unsent.exec(writing).await?;
        // That it was sent stays, so that it is not sent again.
        let sent = outgoing_statement::ActiveModel {
            body: Set(String::new()),
            ..Default::default()
        };
        let sent = outgoing_statement::Entity::update_many()
            .set(sent)
            .filter(outgoing_statement::Column::Attempt.is_in(these()));
        sent.exec(writing).await?;

        let nobodys = attempt::ActiveModel {
            person: Set(None),
            result: Set(None),
            ..Default::default()
        };
        let nobodys = attempt::Entity::update_many()
            .set(nobodys)
            .filter(attempt::Column::Id.is_in(these()));
        nobodys.exec(writing).await?;
    }
    Ok(())
}

/// What stays of a certificate's row stays as it is.
pub(super) fn no_certificate() -> certificate::ActiveModel {
    certificate::ActiveModel {
        person: Set(None),
        statement: Set(None),
        credential: Set(None),
        ..Default::default()
    }
}
