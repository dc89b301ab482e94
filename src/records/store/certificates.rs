//! Certificates of the registers of stations. A certificate stays as it was issued; all that may come later is its revocation.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set,
};
use uuid::Uuid;

use super::audit::Deed;
use super::decisions::keep_deeds;
use super::entity::certificate;
use super::{AT_ONCE, Store, StoreError, json, people, standings};
use crate::records::{Certificate, CertificateId, CertificateNumber, KeptCertificate, Revocation, StationId};

impl Store {
    /// Takes the certificates of a station's register. Of those that are there already only the revocation is new; those of
    /// people whom the station has not named yet, and of people who were erased, are passed over. `now` is the store's time
    /// (RFC 3339, UTC).
    ///
    /// # Errors
    /// When the store cannot be written; then none was taken.
    pub async fn take_certificates(
        &self,
        station: StationId,
        certificates: &[KeptCertificate],
        now: &str,
    ) -> Result<(), StoreError> {
        let failed = self.failed();
        let news = News::of(self.db(), station, certificates).await;
        if news.map_err(failed)?.is_empty() {
            // Usually; then nobody else who writes has to wait.
            return Ok(());
        }
        let writing = self.write().await?;
        let news = News::of(&writing, station, certificates).await.map_err(failed)?;
        news.keep(&writing, station, now).await.map_err(failed)?;
        self.commit(writing).await
    }

    /// The certificates of people, each one's by the day of issue and number. Whoever has none is not in it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn certificates_of(
        &self,
        people: &[Uuid],
    ) -> Result<BTreeMap<Uuid, Vec<certificate::Model>>, StoreError> {
        let mut found: BTreeMap<Uuid, Vec<certificate::Model>> = BTreeMap::new();
        for some in people.chunks(AT_ONCE) {
            let rows = certificate::Entity::find()
                .filter(certificate::Column::Person.is_in(some.iter().copied()))
                .order_by_asc(certificate::Column::Issued)
                .order_by_asc(certificate::Column::Number);
            for row in rows.all(self.db()).await.map_err(self.failed())? {
                if let Some(person) = row.person {
                    found.entry(person).or_default().push(row);
                }
            }
        }
        Ok(found)
    }
}

/// What a station's register has and the store lacks.
#[derive(Default)]
struct News {
    issued: Vec<certificate::Model>,
    revoked: Vec<Revoked>,
}

/// That a certificate which is here already was revoked.
struct Revoked {
    id: Uuid,
    person: Option<Uuid>,
    revocation: Revocation,
}

impl News {
    async fn of(
        db: &impl ConnectionTrait,
        station: StationId,
        certificates: &[KeptCertificate],
    ) -> Result<Self, DbErr> {
        let (mut news, mut lacking) = (Self::default(), Vec::new());
        for some in certificates.chunks(AT_ONCE) {
            let ids = some.iter().map(id_of).collect::<Result<Vec<Uuid>, DbErr>>()?;
            // What a certificate says is long, and never changes.
            let there = certificate::Entity::find()
                .select_only()
                .columns([
                    certificate::Column::Id,
                    certificate::Column::Person,
                    certificate::Column::RevokedOn,
                ])
                .filter(certificate::Column::Id.is_in(ids.iter().copied()));
            let there = there.into_tuple::<(Uuid, Option<Uuid>, Option<String>)>();
            let there = there.all(db).await?.into_iter();
            let there: BTreeMap<Uuid, (Option<Uuid>, bool)> =
                there.map(|(id, person, on)| (id, (person, on.is_some()))).collect();
            for (id, kept) in ids.into_iter().zip(some) {
                match (there.get(&id), kept.revoked) {
                    (None, _) => lacking.push(kept),
                    // The rest stays: it may have been erased.
                    (Some((person, false)), Some(revocation)) => news.revoked.push(Revoked {
                        id,
                        person: *person,
                        revocation,
                    }),
                    (Some(_), _) => {}
                }
            }
        }
        let holders: BTreeSet<_> = lacking.iter().map(|kept| &kept.trainee).collect();
        let known = people::people_at(db, station, holders).await?;
        for kept in lacking {
            // Else of somebody whom the station has not named yet, or who was erased.
            if let Some(person) = known.get(&kept.trainee) {
                news.issued.push(row(kept, *person)?);
            }
        }
        Ok(news)
    }

    fn is_empty(&self) -> bool {
        self.issued.is_empty() && self.revoked.is_empty()
    }

    async fn keep(self, writing: &DatabaseTransaction, station: StationId, now: &str) -> Result<(), DbErr> {
        let (mut deeds, mut stale) = (Vec::new(), BTreeSet::new());
        for row in &self.issued {
            deeds.push(deed(station, "certificate-issued", row.id, row.number.clone()));
            if let (Some(why), Some(on)) = (&row.revoked_why, &row.revoked_on) {
                deeds.push(deed(station, "certificate-revoked", row.id, format!("{why}, {on}")));
            }
            stale.extend(row.person);
        }
        for one in &self.revoked {
            let (why, on) = (one.revocation.reason.name(), one.revocation.on);
            deeds.push(deed(station, "certificate-revoked", one.id, format!("{why}, {on}")));
            stale.extend(one.person);
            let revoked = certificate::ActiveModel {
                revoked_on: Set(Some(on.to_string())),
                revoked_why: Set(Some(why.to_owned())),
                ..Default::default()
            };
            let revoked = certificate::Entity::update_many()
                .set(revoked)
                .filter(certificate::Column::Id.eq(one.id));
            revoked.exec(writing).await?;
        }
        for some in self.issued.chunks(AT_ONCE) {
            let some = some.iter().cloned().map(certificate::ActiveModel::from);
            let insert = certificate::Entity::insert_many(some.collect::<Vec<_>>());
            insert.exec_without_returning(writing).await?;
        }
        keep_deeds(writing, deeds, now).await?;
        standings::mark_stale(writing, &stale).await
    }
}

fn id_of(kept: &KeptCertificate) -> Result<Uuid, DbErr> {
    Uuid::parse_str(kept.certificate.id.as_str()).map_err(|error| DbErr::Type(error.to_string()))
}

/// The certificate of a row, as it was issued; none: what it says was erased, or does not read.
pub fn certificate_of(row: &certificate::Model) -> Option<Certificate> {
    let statement = row.statement.as_deref()?;
    Some(Certificate {
        id: CertificateId::parse(&row.id.to_string())?,
        number: CertificateNumber::new(row.number.as_str()),
        statement: serde_json::from_str(statement).ok()?,
    })
}

/// The row of a certificate.
pub(super) fn row(kept: &KeptCertificate, person: Uuid) -> Result<certificate::Model, DbErr> {
    let (certificate, statement) = (&kept.certificate, &kept.certificate.statement);
    Ok(certificate::Model {
        id: id_of(kept)?,
        number: certificate.number.as_str().to_owned(),
        person: Some(person),
        policy: statement.policy.as_str().to_owned(),
        issued: statement.issued.to_string(),
        valid_until: statement.valid_until.to_string(),
        statement: Some(json(statement)?),
        credential: Some(kept.credential.clone()),
        revoked_on: kept.revoked.map(|revocation| revocation.on.to_string()),
        revoked_why: kept.revoked.map(|revocation| revocation.reason.name().to_owned()),
    })
}

fn deed(station: StationId, action: &'static str, about: Uuid, details: String) -> Deed {
    Deed {
        who: station.to_string(),
        action,
        about: about.to_string(),
        details,
    }
}
