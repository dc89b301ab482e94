//! Whether a certificate in a file holds on a day, as far as the office's public keys and a list of revocations tell.
//!
//! Nothing is asked of a network, and nothing is known of the office but what comes in.

use super::certificate::{Certificate, Revocation};
use super::credential;
use super::keys::OfficeKeys;
use super::proof::Doubt;
use super::revocation::RevocationList;
use crate::domain::Day;

/// What became of checking a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Checked {
    /// The office issued it, it is within its dates, and it was not revoked as of this list.
    Valid {
        /// The number of the list.
        list: u64,
        /// The list's day.
        as_of: Day,
    },
    /// The office issued it, and its last day is over.
    Expired,
    /// The office issued it, and its first day is still to come.
    NotYet,
    /// The office revoked it.
    Revoked(Revocation),
    /// The office issued it and it is within its dates; whether it was revoked after this day, nobody here can tell.
    RevocationUnknown {
        /// The day of a list that is too old, or of issue where there is no list.
        since: Day,
    },
    /// The office did not issue it as it stands there.
    Forged(Doubt),
}

impl Checked {
    /// A stable name for programs: `revocation_unknown`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Valid { .. } => "valid",
            Self::Expired => "expired",
            Self::NotYet => "not_yet",
            Self::Revoked(_) => "revoked",
            Self::RevocationUnknown { .. } => "revocation_unknown",
            Self::Forged(_) => "forged",
        }
    }
}

/// Checks the certificate in a file. What it says comes with the verdict, unless it is forged.
///
/// `list` is the newest list of revocations at hand, read with the same keys.
pub fn check_certificate(
    file: &[u8],
    keys: &OfficeKeys,
    list: Option<&RevocationList>,
    today: Day,
) -> (Checked, Option<Certificate>) {
    let certificate = match credential::read(file, keys) {
        Ok(certificate) => certificate,
        Err(doubt) => return (Checked::Forged(doubt), None),
    };
    let (issued, valid_until) = (certificate.statement.issued, certificate.statement.valid_until);
    let revoked = list.and_then(|list| list.find(&certificate.id));
    let verdict = match (revoked, list) {
        // What is revoked stays so: an old list is as good as a new one.
        (Some(revocation), _) => Checked::Revoked(revocation),
        _ if valid_until < today => Checked::Expired,
        _ if today < issued => Checked::NotYet,
        (None, Some(list)) if list.issued < issued => Checked::RevocationUnknown { since: issued },
        (None, Some(list)) if list.next < today => Checked::RevocationUnknown { since: list.issued },
        (None, Some(list)) => Checked::Valid {
            list: list.number,
            as_of: list.issued,
        },
        (None, None) => Checked::RevocationUnknown { since: issued },
    };
    (verdict, Some(certificate))
}
