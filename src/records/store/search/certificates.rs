//! Certificates, a page at a time, and the exams on which one rests.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Alias, Func, LikeExpr};
use sea_orm::{ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _, QuerySelect as _};
use uuid::Uuid;

use super::{Cursor, ESCAPE, Listed, Paged, beside, cut, escaped};
use crate::domain::Day;
use crate::records::store::entity::{attempt, certificate};
use crate::records::store::{Store, StoreError};

/// Which certificates are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificatesWanted {
    /// A part of the number; capitals do not matter. Empty: any.
    pub number: String,
    /// How they stand on the day; none: in any way.
    pub validity: Option<Validity>,
    /// The day.
    pub on: Day,
}

/// How a certificate stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Validity {
    /// It holds.
    Valid,
    /// Its first day is still to come.
    NotYet,
    /// Its last day is over.
    Expired,
    /// It was revoked.
    Revoked,
}

impl Validity {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Valid, Self::NotYet, Self::Expired, Self::Revoked];

    /// Its name in addresses and, after `certificate-state-`, in the localisation files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::NotYet => "not-yet",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
        }
    }

    /// How a certificate stands on a day.
    pub fn of(certificate: &certificate::Model, on: Day) -> Self {
        // Days as text sort as days do.
        let on = on.to_string();
        if certificate.revoked_on.as_ref().is_some_and(|revoked| *revoked <= on) {
            Self::Revoked
        } else if certificate.valid_until < on {
            Self::Expired
        } else if certificate.issued > on {
            Self::NotYet
        } else {
            Self::Valid
        }
    }

    fn condition(self, on: Day) -> Condition {
        let on = on.to_string();
        let holds = Condition::any()
            .add(certificate::Column::RevokedOn.is_null())
            .add(certificate::Column::RevokedOn.gt(on.as_str()));
        match self {
            Self::Revoked => Condition::all().add(certificate::Column::RevokedOn.lte(on.as_str())),
            Self::Expired => Condition::all()
                .add(holds)
                .add(certificate::Column::ValidUntil.lt(on.as_str())),
            Self::NotYet => Condition::all()
                .add(holds)
                .add(certificate::Column::ValidUntil.gte(on.as_str()))
                .add(certificate::Column::Issued.gt(on.as_str())),
            Self::Valid => Condition::all()
                .add(holds)
                .add(certificate::Column::ValidUntil.gte(on.as_str()))
                .add(certificate::Column::Issued.lte(on.as_str())),
        }
    }
}

impl Store {
    /// A page of certificates, those issued last first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn certificates(
        &self,
        wanted: &CertificatesWanted,
        at: Option<Cursor>,
        most: u64,
    ) -> Result<Listed<certificate::Model>, StoreError> {
        let failed = self.failed();
        let found = certificate::Entity::find().filter(wanted.condition());
        let beside = beside::<certificate::Entity>(self.db(), at).await.map_err(failed)?;
        let mark = beside.map(|(cursor, row)| (cursor, (row.issued.into(), row.id.into())));
        let page = Paged {
            columns: (certificate::Column::Issued, certificate::Column::Id),
            descending: true,
            most,
        };
        cut(self.db(), found, page, mark).await.map_err(failed)
    }

    /// A certificate; none: there is none of this id.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn certificate(&self, id: Uuid) -> Result<Option<certificate::Model>, StoreError> {
        let found = certificate::Entity::find_by_id(id).one(self.db()).await;
        found.map_err(self.failed())
    }

    /// A person's attempts of these names, which are their stations'.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn attempts_named(&self, person: Uuid, names: &[&str]) -> Result<BTreeMap<String, Uuid>, StoreError> {
        let attempts = attempt::Entity::find()
            .select_only()
            .columns([attempt::Column::Name, attempt::Column::Id])
            .filter(attempt::Column::Person.eq(person))
            .filter(attempt::Column::Name.is_in(names.iter().copied()))
            .into_tuple::<(String, Uuid)>();
        let attempts = attempts.all(self.db()).await.map_err(self.failed())?;
        Ok(attempts.into_iter().collect())
    }
}

impl CertificatesWanted {
    fn condition(&self) -> Condition {
        let mut all = Condition::all();
        let number = self.number.split_whitespace().collect::<String>();
        if !number.is_empty() {
            all = all.add(has_in_its_number(&number));
        }
        if let Some(validity) = self.validity {
            all = all.add(validity.condition(self.on));
        }
        all
    }
}

fn has_in_its_number(part: &str) -> Condition {
    use sea_orm::sea_query::{Expr, ExprTrait as _};
    let number = Func::cust(Alias::new("UPPER")).arg(Expr::col(certificate::Column::Number.as_column_ref()));
    let pattern = LikeExpr::new(format!("%{}%", escaped(&part.to_uppercase()))).escape(ESCAPE);
    Condition::all().add(Expr::from(number).like(pattern))
}
