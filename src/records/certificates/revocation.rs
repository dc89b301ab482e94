//! The list of an office's revoked certificates, dated and signed: what is handed on so that others can tell.
//!
//! It holds ids and categories alone. Each list holds all revocations until its day and has a number one above the last.

use super::canonical::{self, Json, Object};
use super::certificate::{CertificateId, Revocation, RevocationReason};
use super::keys::{OfficeKeys, SigningKeys};
use super::proof::{self, Doubt, Proven};
use crate::domain::Day;

/// The most days for which a list speaks of the present: an office that leaves more time could hide what it revokes.
pub const LIST_DAYS_AT_MOST: u32 = 366;

/// What the document is.
const TYPE: &str = "SygnalyRevocationList";

/// An office's revocations as of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevocationList {
    /// From 1; the larger number is the newer list.
    pub number: u64,
    /// The day as of which it holds.
    pub issued: Day,
    /// The day on which the office has issued the next one at the latest; after it this one says nothing of the present. At
    /// most [`LIST_DAYS_AT_MOST`] days after `issued`; a list with another day is not read.
    pub next: Day,
    /// The revoked certificates, by id.
    pub revoked: Vec<(CertificateId, Revocation)>,
}

impl RevocationList {
    /// Reads a list that an office signed.
    ///
    /// # Errors
    /// Why it does not hold.
    pub fn read(bytes: &[u8], keys: &OfficeKeys) -> Result<Self, Doubt> {
        let document = canonical::parse(bytes).map_err(|reason| Doubt::Unreadable { reason })?;
        let Proven { document, key, day } = proof::verify(document, keys)?;
        let (list, issuer, office) = list(&document).ok_or(Doubt::OtherContent)?;
        if issuer != key.did() || office != keys.office() {
            return Err(Doubt::OtherIssuer);
        }
        if list.issued != day {
            return Err(Doubt::OtherContent);
        }
        if list.next < list.issued || list.issued.plus_days(LIST_DAYS_AT_MOST) < list.next {
            return Err(Doubt::ListPeriod { next: list.next });
        }
        Ok(list)
    }

    /// The list as the text of its file, signed.
    pub(super) fn signed(&self, keys: &SigningKeys) -> String {
        let issuer = Json::object([
            ("id", keys.current().did().into()),
            ("name", keys.public().office().into()),
        ]);
        let entry = |(id, revocation): &(CertificateId, Revocation)| {
            Json::object([
                ("id", id.as_str().into()),
                ("reason", revocation.reason.name().into()),
                ("on", revocation.on.to_string().into()),
            ])
        };
        let document = Object::from([
            ("type".to_owned(), TYPE.into()),
            ("issuer".to_owned(), issuer),
            (
                "number".to_owned(),
                Json::Number(i64::try_from(self.number).unwrap_or(i64::MAX)),
            ),
            ("issued".to_owned(), self.issued.to_string().into()),
            ("next".to_owned(), self.next.to_string().into()),
            (
                "revoked".to_owned(),
                Json::List(self.revoked.iter().map(entry).collect()),
            ),
        ]);
        canonical::pretty(&proof::sign(document, keys, self.issued))
    }

    /// Why and since when a certificate is revoked; none: it is not in the list.
    pub fn find(&self, id: &CertificateId) -> Option<Revocation> {
        let found = self.revoked.iter().find(|(revoked, _)| revoked == id);
        found.map(|(_, revocation)| *revocation)
    }
}

/// The list that a document holds, and its issuer's identifier and name; none: it is something else.
fn list(document: &Object) -> Option<(RevocationList, &str, &str)> {
    if text(document, "type")? != TYPE {
        return None;
    }
    let entry = |one: &Json| {
        let entry = one.members()?;
        let revocation = Revocation {
            reason: RevocationReason::parse(text(entry, "reason")?)?,
            on: text(entry, "on")?.parse().ok()?,
        };
        Some((CertificateId::parse(text(entry, "id")?)?, revocation))
    };
    let issuer = document.get("issuer")?.members()?;
    let revoked = document.get("revoked")?.list()?;
    let list = RevocationList {
        number: document.get("number")?.count()?,
        issued: text(document, "issued")?.parse().ok()?,
        next: text(document, "next")?.parse().ok()?,
        revoked: revoked.iter().map(entry).collect::<Option<_>>()?,
    };
    Some((list, text(issuer, "id")?, text(issuer, "name")?))
}

fn text<'a>(members: &'a Object, name: &str) -> Option<&'a str> {
    members.get(name)?.text()
}
