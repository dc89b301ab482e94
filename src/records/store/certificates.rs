//! Certificates of the registers of stations. A certificate stays as it was issued; all that may come later is its revocation.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, DatabaseTransaction, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _,
};
use uuid::Uuid;

use super::audit::Deed;
use super::decisions::keep_deeds;
use super::entity::certificate;
use super::{AT_ONCE, Store, StoreError, json, people, standings};
use crate::records::{KeptCertificate, StationId};

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
        let writing = self.write().await?;
        take(&writing, station, certificates, now).await.map_err(failed)?;
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

async fn take(
    writing: &DatabaseTransaction,
    station: StationId,
    certificates: &[KeptCertificate],
    now: &str,
) -> Result<(), DbErr> {
    let holders: BTreeSet<_> = certificates.iter().map(|kept| &kept.trainee).collect();
    let known = people::people_at(writing, station, holders).await?;
    let (mut deeds, mut stale) = (Vec::new(), BTreeSet::new());
    for some in certificates.chunks(AT_ONCE) {
        let rows = some.iter().map(|kept| row(kept, known.get(&kept.trainee).copied()));
        let rows = rows.collect::<Result<Vec<_>, DbErr>>()?;
        let there = certificate::Entity::find()
            .filter(certificate::Column::Id.is_in(rows.iter().map(|row| row.id)))
            .all(writing)
            .await?;
        let there: BTreeMap<Uuid, certificate::Model> = there.into_iter().map(|row| (row.id, row)).collect();
        let mut issued = Vec::new();
        for row in rows {
            let before = there.get(&row.id);
            if before.is_none() && row.person.is_none() {
                // Of somebody whom the station has not named yet, or who was erased.
                continue;
            }
            let is_revoked = row.revoked_on.is_some() && before.is_none_or(|before| before.revoked_on.is_none());
            if before.is_none() {
                deeds.push(deed(station, "certificate-issued", &row, row.number.clone()));
            }
            if is_revoked {
                let (why, on) = (row.revoked_why.as_deref(), row.revoked_on.as_deref());
                let details = format!("{}, {}", why.unwrap_or_default(), on.unwrap_or_default());
                deeds.push(deed(station, "certificate-revoked", &row, details));
            }
            match before {
                None => {
                    stale.extend(row.person);
                    issued.push(certificate::ActiveModel::from(row));
                }
                Some(before) if is_revoked => {
                    // The rest stays: it may have been erased.
                    stale.extend(before.person);
                    let changed = certificate::Model {
                        revoked_on: row.revoked_on,
                        revoked_why: row.revoked_why,
                        ..before.clone()
                    };
                    let changed = certificate::ActiveModel::from(changed);
                    changed.reset_all().update(writing).await?;
                }
                Some(_) => {}
            }
        }
        let insert = certificate::Entity::insert_many(issued);
        insert.exec_without_returning(writing).await?;
    }
    keep_deeds(writing, deeds, now).await?;
    standings::mark_stale(writing, &stale).await
}

/// The row of a certificate.
fn row(kept: &KeptCertificate, person: Option<Uuid>) -> Result<certificate::Model, DbErr> {
    let (certificate, statement) = (&kept.certificate, &kept.certificate.statement);
    let id = Uuid::parse_str(certificate.id.as_str()).map_err(|error| DbErr::Type(error.to_string()))?;
    Ok(certificate::Model {
        id,
        number: certificate.number.as_str().to_owned(),
        person,
        policy: statement.policy.as_str().to_owned(),
        issued: statement.issued.to_string(),
        valid_until: statement.valid_until.to_string(),
        statement: Some(json(statement)?),
        credential: Some(kept.credential.clone()),
        revoked_on: kept.revoked.map(|revocation| revocation.on.to_string()),
        revoked_why: kept.revoked.map(|revocation| revocation.reason.name().to_owned()),
    })
}

fn deed(station: StationId, action: &'static str, row: &certificate::Model, details: String) -> Deed {
    Deed {
        who: station.to_string(),
        action,
        about: row.id.to_string(),
        details,
    }
}
