//! What a certificate says, and why one may be revoked. What was made easier for a trainee stands on none.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::error::KeysError;
use crate::domain::{Day, PolicyId, ProcedureId};
use crate::records::attempt::AttemptId;

/// A certificate's id in any office: the text of a UUID.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CertificateId(String);

impl CertificateId {
    /// A new id, by chance (a UUID of version 4, RFC 9562).
    ///
    /// # Errors
    /// [`KeysError::Random`] when the system has no random bytes.
    pub(super) fn random() -> Result<Self, KeysError> {
        let mut bytes = [0_u8; 16];
        getrandom::fill(&mut bytes).map_err(|error| KeysError::Random {
            reason: error.to_string(),
        })?;
        bytes[6] = (bytes[6] & 0x0f) | 0x40;
        bytes[8] = (bytes[8] & 0x3f) | 0x80;
        let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let (a, rest) = digits.split_at(8);
        let (b, rest) = rest.split_at(4);
        let (c, rest) = rest.split_at(4);
        let (d, e) = rest.split_at(4);
        Ok(Self([a, b, c, d, e].join("-")))
    }

    /// The id of a text such as `0d8f4a4e-5c0b-4f3e-9a57-0a4d0c1f2b3e`; none: it is no UUID in small letters.
    pub(in crate::records) fn parse(text: &str) -> Option<Self> {
        let groups: Vec<&str> = text.split('-').collect();
        let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
        let digits = |group: &&str| group.bytes().all(|sign| matches!(sign, b'0'..=b'9' | b'a'..=b'f'));
        (lengths == [8, 4, 4, 4, 12] && groups.iter().all(digits)).then(|| Self(text.to_owned()))
    }

    /// The id as it stands in files.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CertificateId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A certificate's number within its office, as people say it: `TS/2026/0001`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CertificateNumber(String);

impl CertificateNumber {
    /// Wraps a number; which of them exist is known to the register.
    pub fn new(number: impl Into<String>) -> Self {
        Self(number.into())
    }

    /// The number that follows those of the year of this day.
    pub(super) fn next<'a>(issued: Day, given: impl Iterator<Item = &'a Self>) -> Self {
        let day = issued.to_string();
        let year = day.split('-').next().unwrap_or_default();
        let start = format!("TS/{year}/");
        let count = |number: &Self| {
            number
                .0
                .strip_prefix(&start)
                .and_then(|count| count.parse::<u32>().ok())
        };
        let last = given.filter_map(count).max().unwrap_or(0);
        Self(format!("{start}{:04}", last.saturating_add(1)))
    }

    /// The number as it stands in files.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CertificateNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// Its id in any office.
    pub id: CertificateId,
    /// Its number in this office.
    pub number: CertificateNumber,
    /// What it says.
    pub statement: Statement,
}

/// What a certificate says: who is certified for what, by whom, until when, and on what that rests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// First and last name of whom it is about.
    pub holder: String,
    /// Their position.
    pub position: String,
    /// Their unit.
    pub unit: String,
    /// The office that certifies them.
    pub office: String,
    /// The procedure.
    pub procedure: ProcedureId,
    /// The procedure's title.
    pub procedure_title: String,
    /// The version of the office's own procedure document.
    pub document: String,
    /// The certification policy.
    pub policy: PolicyId,
    /// The policy's version.
    pub policy_version: u32,
    /// The first day of validity.
    pub issued: Day,
    /// The last day of validity.
    pub valid_until: Day,
    /// The exams that it rests on.
    pub exams: Vec<AttemptId>,
}

/// Why a certificate was revoked: a category, which says nothing about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RevocationReason {
    /// It should not have been issued, or not so: wrong person, wrong data.
    IssuedInError,
    /// An exam that it rests on was annulled.
    ExamAnnulled,
    /// Another certificate takes its place.
    Replaced,
    /// The office takes it back for another reason.
    Withdrawn,
    /// The key that signed it may be in strange hands.
    KeyExposed,
}

impl RevocationReason {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::IssuedInError,
        Self::ExamAnnulled,
        Self::Replaced,
        Self::Withdrawn,
        Self::KeyExposed,
    ];

    /// The name in files: `issued_in_error`.
    pub fn name(self) -> &'static str {
        match self {
            Self::IssuedInError => "issued_in_error",
            Self::ExamAnnulled => "exam_annulled",
            Self::Replaced => "replaced",
            Self::Withdrawn => "withdrawn",
            Self::KeyExposed => "key_exposed",
        }
    }

    /// Whether the exams it rests on may serve another certificate: the certificate was wrong, not what the person did.
    pub fn frees_exams(self) -> bool {
        match self {
            Self::IssuedInError | Self::Replaced => true,
            Self::ExamAnnulled | Self::Withdrawn | Self::KeyExposed => false,
        }
    }

    /// The reason of this name in files.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.name() == name)
    }
}

/// That a certificate was revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revocation {
    /// Why.
    pub reason: RevocationReason,
    /// The day from which it is.
    pub on: Day,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_count_up_within_a_year() {
        let given = ["TS/2026/0001", "TS/2026/0009", "TS/2027/0044", "TS/2026/x", "other"].map(CertificateNumber::new);
        let next = |on: &str| CertificateNumber::next(day(on), given.iter()).to_string();
        assert_eq!(next("2026-11-30"), "TS/2026/0010");
        assert_eq!(next("2027-01-01"), "TS/2027/0045");
        assert_eq!(next("2028-01-01"), "TS/2028/0001");
        let many = [CertificateNumber::new("TS/2026/9999")];
        assert_eq!(
            CertificateNumber::next(day("2026-11-30"), many.iter()).as_str(),
            "TS/2026/10000"
        );
    }

    #[test]
    fn an_id_is_a_uuid_of_version_4() {
        let (one, two) = (CertificateId::random().unwrap(), CertificateId::random().unwrap());
        assert_ne!(one, two);
        for id in [one, two] {
            assert_eq!(CertificateId::parse(id.as_str()).as_ref(), Some(&id));
            assert_eq!(id.as_str().as_bytes()[14], b'4', "{id}");
            assert!(matches!(id.as_str().as_bytes()[19], b'8' | b'9' | b'a' | b'b'), "{id}");
        }
        for text in [
            "",
            "0d8f4a4e5c0b4f3e9a570a4d0c1f2b3e",
            "0D8F4A4E-5c0b-4f3e-9a57-0a4d0c1f2b3e",
            "0d8f4a4e-5c0b-4f3e-9a57",
        ] {
            assert_eq!(CertificateId::parse(text), None, "{text}");
        }
    }

    #[test]
    fn reasons_have_the_names_that_files_have() {
        for reason in RevocationReason::ALL {
            let in_files = serde_json::to_string(&reason).unwrap();
            assert_eq!(in_files, format!("\"{}\"", reason.name()));
            assert_eq!(RevocationReason::parse(reason.name()), Some(reason));
        }
        assert_eq!(RevocationReason::parse("fired"), None);
    }
}
