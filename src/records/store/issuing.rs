//! Certificates that are issued and revoked in the panel. The office's register in the data folder of the panel's computer is written
//! first, as by command, and the store has the same certificate under the same id, so that a sync finds it there already.
//!
//! Whether one is earned, `certification` decides, from what the store holds of all stations.

use std::collections::BTreeSet;
use std::path::Path;

use sea_orm::sea_query::Query;
use sea_orm::{ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _, Set};
use thiserror::Error;
use uuid::Uuid;

use super::audit::Deed;
use super::certificates::row;
use super::decisions::keep_deeds;
use super::entity::{certificate, person};
use super::facts::Basis;
use super::{Store, StoreError, standings};
use crate::domain::{Address, Day, Lang, Message, PolicyHistory, Procedure};
use crate::records::certification::standing;
use crate::records::{
    CertificateNumber, CredentialWords, KeptCertificate, KeysError, KeysOrigin, OpenRegister, People, PeopleError,
    Register, RegisterError, Revocation, RevocationReason, Statement, StationId, TraineeId, WhenLost, Who,
};

/// Where certificates are issued, and by whom.
#[derive(Debug, Clone, Copy)]
pub struct Issuer<'a> {
    /// The data folder in which the office's register and its key lie.
    pub data: &'a Path,
    /// The station whose folder it is.
    pub station: StationId,
    /// What standings are found by and no store holds.
    pub basis: &'a Basis,
    /// The account that acts.
    pub by: &'a str,
    /// The day on the office's calendar.
    pub today: Day,
    /// The store's time (RFC 3339, UTC).
    pub now: &'a str,
}

/// Which certificate is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// For whom.
    pub person: Uuid,
    /// Under which policy.
    pub history: &'a PolicyHistory,
    /// The policy's procedure.
    pub procedure: &'a Procedure,
    /// In which language it says what it says.
    pub lang: Lang,
}

/// A certificate that was earned and can be issued.
#[derive(Debug, Clone, PartialEq)]
pub struct ToIssue {
    /// What it would say.
    pub statement: Statement,
    /// The day on which everything was passed.
    pub earned_on: Day,
    /// Whether the office has no key yet: with this certificate one is made.
    pub makes_key: bool,
    who: Who,
}

/// A certificate that was issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Issued {
    /// Its id.
    pub id: Uuid,
    /// Whether the office's first key was made with it.
    pub made_key: bool,
}

/// Why a certificate was not issued or revoked. But for [`Behind`](Self::Behind) nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum IssueError {
    /// The store cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The register or its key does not allow it, or cannot be read or written.
    #[error(transparent)]
    Register(#[from] RegisterError),
    /// The list of people beside the register cannot be read or written.
    #[error(transparent)]
    People(#[from] PeopleError),
    /// There is no such person, or they were erased.
    #[error("there is no such person")]
    NoPerson,
    /// Something is missing for a certificate, or the one that was earned is issued already.
    #[error("no certificate is earned that was not issued")]
    NotEarned,
    /// It would say something else than what was confirmed.
    #[error("what the certificate would say has changed; confirm it anew")]
    Changed,
    /// The office's certificates are kept in the register of another computer.
    #[error("the register of the office's certificates is not on this computer")]
    OtherRegister,
    /// Beside the register somebody else is known by the same name in the same unit.
    #[error("somebody else has this name here")]
    OtherPerson,
    /// There is no such certificate.
    #[error("there is no such certificate")]
    NoCertificate,
    /// It stands in the register; the store does not have it yet and gets it with the next sync.
    #[error("certificate {number} is in the register, and the store has not heard of it yet")]
    Behind {
        /// The certificate's number.
        number: CertificateNumber,
    },
}

impl IssueError {
    /// What the reader is told, in `assets/l10n/*/decisions.ftl` and where the errors of files and store have their words.
    pub fn message(&self) -> Message {
        match self {
            Self::Store(error) => error.message(),
            Self::Register(error) => error.message(),
            Self::People(error) => error.message(),
            Self::NoPerson => Message::new("decision-no-person"),
            Self::NotEarned => Message::new("issue-not-earned"),
            Self::Changed => Message::new("issue-changed"),
            Self::OtherRegister => Message::new("issue-other-register"),
            Self::OtherPerson => Message::new("issue-other-person"),
            Self::NoCertificate => Message::new("issue-no-certificate"),
            Self::Behind { number } => Message::new("issue-behind").text("number", number.as_str()),
        }
    }
}

impl From<KeysError> for IssueError {
    fn from(error: KeysError) -> Self {
        Self::Register(error.into())
    }
}

impl Store {
    /// The certificate that a person earned under a policy and that was not issued yet, as it would be today. What stands in the
    /// register is taken into the store before.
    ///
    /// # Errors
    /// When none is earned, when this computer cannot issue the office's certificates, and when the store or the register cannot be
    /// read.
    pub async fn to_issue(&self, issuer: &Issuer<'_>, wanted: &Wanted<'_>) -> Result<ToIssue, IssueError> {
        let register = Register::read(issuer.data)?;
        self.found(issuer, wanted, &register).await
    }

    /// Issues that certificate: signed, in the register, in the store and in the trail. `confirmed` is what somebody confirmed that it
    /// says, `words` are its sentences.
    ///
    /// # Errors
    /// As [`to_issue`](Self::to_issue); when it would say something else than what was confirmed; when another program adds to the
    /// register, or it cannot be written. [`IssueError::Behind`] when it was issued and the store could not be written.
    pub async fn issue(
        &self,
        issuer: &Issuer<'_>,
        wanted: &Wanted<'_>,
        confirmed: &Statement,
        words: &CredentialWords,
    ) -> Result<Issued, IssueError> {
        let mut register = OpenRegister::open(issuer.data)?;
        // Looked at again now that nobody else can issue: it may have been issued meanwhile.
        let found = self.found(issuer, wanted, register.register()).await?;
        if found.statement != *confirmed {
            return Err(IssueError::Changed);
        }
        let trainee = self.known_here(issuer, wanted.person, found.who).await?;
        let office = &found.statement.office;
        let (keys, origin) = register.keys_or_first(issuer.data, office, issuer.today, WhenLost::Refuse)?;
        let kept = register.issue(&keys, trainee, found.statement, words)?;
        let done = self.keep_issued(wanted.person, &kept, issuer).await;
        match done {
            Ok(id) => Ok(Issued {
                id,
                made_key: origin != KeysOrigin::Present,
            }),
            Err(_) => Err(IssueError::Behind {
                number: kept.certificate.number,
            }),
        }
    }

    /// Revokes a certificate from today on: in the register, in the store and in the trail. Others learn of it from the next list.
    ///
    /// # Errors
    /// When there is none of this id, or it stands in no register on this computer; when it was revoked before; when another program
    /// adds to the register, or it cannot be written. [`IssueError::Behind`] when it was revoked and the store could not be written.
    pub async fn revoke(&self, issuer: &Issuer<'_>, id: Uuid, reason: RevocationReason) -> Result<(), IssueError> {
        let known = self.certificate(id).await?.ok_or(IssueError::NoCertificate)?;
        let number = CertificateNumber::new(known.number);
        if !stands_in(&Register::read(issuer.data)?, &number, id) {
            return Err(IssueError::OtherRegister);
        }
        let revocation = Revocation {
            reason,
            on: issuer.today,
        };
        OpenRegister::open(issuer.data)?.revoke(&number, revocation)?;
        let kept = self.keep_revoked(id, revocation, issuer).await;
        kept.map_err(|_| IssueError::Behind { number })
    }

    async fn found(
        &self,
        issuer: &Issuer<'_>,
        wanted: &Wanted<'_>,
        register: &Register,
    ) -> Result<ToIssue, IssueError> {
        if !register.certificates().is_empty() {
            // What was issued by command since the last sync counts too.
            let certificates = register.certificates();
            self.take_certificates(issuer.station, certificates, issuer.now).await?;
        }
        let known = self.person(wanted.person).await?;
        let known = known.filter(|row| row.erased_on.is_none());
        let who = self.who(known.ok_or(IssueError::NoPerson)?)?;
        let makes_key = self.makes_key(issuer, register, &who.office).await?;
        let mut facts = self.facts(&[wanted.person], issuer.basis, issuer.today).await?;
        let facts = facts.remove(&wanted.person).unwrap_or_default();
        let found = standing(wanted.history, wanted.procedure, &facts, issuer.today);
        let earned = found.earned.ok_or(IssueError::NotEarned)?;
        let (earned_on, procedure) = (earned.on, wanted.procedure);
        Ok(ToIssue {
            statement: Statement::of_earned(&who, procedure, found.policy, earned, issuer.today, wanted.lang),
            earned_on,
            makes_key,
            who,
        })
    }

    /// Whether the office's first key would be made with its first certificate; else its key is here.
    async fn makes_key(&self, issuer: &Issuer<'_>, register: &Register, office: &str) -> Result<bool, IssueError> {
        let is_empty = register.certificates().is_empty() && register.erased().is_empty();
        if is_empty && self.has_certificates(office).await? {
            return Err(IssueError::OtherRegister);
        }
        match register.keys(issuer.data) {
            Ok(keys) => {
                keys.check_office(office)?;
                keys.check_day(issuer.today)?;
                Ok(false)
            }
            Err(KeysError::NoKeys) => Ok(true),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether people of an office have certificates.
    async fn has_certificates(&self, office: &str) -> Result<bool, StoreError> {
        let theirs = Query::select()
            .column(person::Column::Id)
            .from(person::Entity)
            .and_where(person::Column::Office.eq(office))
            .to_owned();
        let any = certificate::Entity::find()
            .select_only()
            .column(certificate::Column::Id)
            .filter(certificate::Column::Person.in_subquery(theirs));
        let any = any.into_tuple::<Uuid>().one(self.db()).await;
        Ok(any.map_err(self.failed())?.is_some())
    }

    /// Who a person is.
    fn who(&self, row: person::Model) -> Result<Who, StoreError> {
        let address = serde_json::from_value::<Address>(row.address.into());
        let address = address.map_err(|error| self.changed(&format!("person {}", row.id), error.to_string()))?;
        Ok(Who {
            first_name: row.first_name,
            last_name: row.last_name,
            position: row.position,
            unit: row.unit,
            office: row.office,
            address,
        })
    }

    /// By which id the register knows a person. Whoever sat exams on other stations alone comes into the list of people here, so that
    /// the certificate is theirs for whoever reads the register by command.
    async fn known_here(&self, issuer: &Issuer<'_>, person: Uuid, who: Who) -> Result<TraineeId, IssueError> {
        let locals = self.locals_at(issuer.station, person).await?;
        let people = People::load(issuer.data)?;
        let listed = locals.iter().find(|id| people.trainee(id).is_some());
        if let Some(known) = listed.or(locals.first()) {
            return Ok(known.clone());
        }
        let id = People::change(issuer.data, |people| match people.find(&who) {
            Some(known) => Ok(known.id.clone()),
            None => people.add_trainee(who.clone()),
        })?;
        let taken = [(id.clone(), who)];
        self.take_people(issuer.station, &taken, issuer.now).await?;
        match self.person_at(issuer.station, &id).await? {
            Some(known) if known == person => Ok(id),
            _ => Err(IssueError::OtherPerson),
        }
    }

    async fn keep_issued(&self, person: Uuid, kept: &KeptCertificate, issuer: &Issuer<'_>) -> Result<Uuid, StoreError> {
        let failed = self.failed();
        let row = row(kept, person).map_err(failed)?;
        let (id, number) = (row.id, row.number.clone());
        let writing = self.write().await?;
        let there = certificate::Entity::find_by_id(id).one(&writing).await;
        // A sync may have been quicker.
        if there.map_err(failed)?.is_none() {
            let insert = certificate::ActiveModel::from(row).insert(&writing).await;
            insert.map_err(failed)?;
        }
        let deed = deed(issuer, "certificate-issued", id, number);
        keep_deeds(&writing, vec![deed], issuer.now).await.map_err(failed)?;
        let stale = BTreeSet::from([person]);
        standings::mark_stale(&writing, &stale).await.map_err(failed)?;
        self.commit(writing).await?;
        Ok(id)
    }

    async fn keep_revoked(&self, id: Uuid, revocation: Revocation, issuer: &Issuer<'_>) -> Result<(), StoreError> {
        let failed = self.failed();
        let (why, on) = (revocation.reason.name(), revocation.on.to_string());
        let writing = self.write().await?;
        let known = certificate::Entity::find_by_id(id).one(&writing).await;
        let holder = known.map_err(failed)?.and_then(|row| row.person);
        let details = format!("{why}, {on}");
        let revoked = certificate::ActiveModel {
            revoked_on: Set(Some(on)),
            revoked_why: Set(Some(why.to_owned())),
            ..Default::default()
        };
        let changed = certificate::Entity::update_many()
            .set(revoked)
            .filter(certificate::Column::Id.eq(id))
            .filter(certificate::Column::RevokedOn.is_null());
        changed.exec(&writing).await.map_err(failed)?;
        let deed = deed(issuer, "certificate-revoked", id, details);
        keep_deeds(&writing, vec![deed], issuer.now).await.map_err(failed)?;
        let stale = BTreeSet::from_iter(holder);
        standings::mark_stale(&writing, &stale).await.map_err(failed)?;
        self.commit(writing).await
    }
}

/// Whether a register has the certificate of this id under this number: each office counts its own.
fn stands_in(register: &Register, number: &CertificateNumber, id: Uuid) -> bool {
    let id = id.to_string();
    let kept = register.find(number).map(|kept| &kept.certificate.id);
    let mut erased = register.erased().iter().map(|erased| &erased.remains.id);
    kept.is_some_and(|kept| kept.as_str() == id) || erased.any(|erased| erased.as_str() == id)
}

fn deed(issuer: &Issuer<'_>, action: &'static str, certificate: Uuid, details: String) -> Deed {
    Deed {
        who: issuer.by.to_owned(),
        action,
        about: certificate.to_string(),
        details,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn why_none_was_issued_has_words_in_both_languages() {
        let errors = [
            IssueError::NoPerson,
            IssueError::NotEarned,
            IssueError::Changed,
            IssueError::OtherRegister,
            IssueError::OtherPerson,
            IssueError::NoCertificate,
            IssueError::Behind {
                number: CertificateNumber::new("TS/2026/0001"),
            },
        ];
        for language in ["pl", "en"] {
            let file = format!("{}/assets/l10n/{language}/decisions.ftl", env!("CARGO_MANIFEST_DIR"));
            let texts = std::fs::read_to_string(&file).unwrap();
            for message in errors.iter().map(IssueError::message) {
                let start = format!("{} =", message.key);
                assert!(
                    texts.lines().any(|line| line.starts_with(&start)),
                    "{file} lacks {start}"
                );
            }
        }
    }
}
