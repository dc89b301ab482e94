//! A certificate as a file that anyone can check: an Open Badges 3.0 credential (W3C Verifiable Credentials 2.0) in JSON.
//!
//! Every member is one that these standards define, so that any wallet shows it. What people read in it comes in worded.

use std::fmt;

use super::canonical::{self, Json, Object};
use super::certificate::{Certificate, CertificateId, CertificateNumber, Statement};
use super::keys::{OfficeKeys, PublicKey, SigningKeys};
use super::proof::{self, Doubt, Proven};
use crate::records::attempt::AttemptId;

/// What the members of a credential mean: W3C Verifiable Credentials 2.0, then Open Badges 3.0.
const CONTEXTS: [&str; 2] = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
];

/// What a credential is.
const TYPES: [&str; 2] = ["VerifiableCredential", "OpenBadgeCredential"];

/// Kind of the identifier that names the holder.
const BY_NAME: &str = "name";

/// Kind of the identifier that names the holder's unit; the standard leaves `ext:` to issuers.
const BY_UNIT: &str = "ext:unit";

/// Before the certificate's id.
const UUID: &str = "urn:uuid:";

/// Before the id of an exam, of a procedure, and of a policy with its version.
const EXAM: &str = "urn:x-sygnaly:attempt:";
const PROCEDURE: &str = "urn:x-sygnaly:procedure:";
const POLICY: &str = "urn:x-sygnaly:policy:";

/// A certificate begins with its first day and ends with its last.
const MORNING: &str = "T00:00:00Z";
const EVENING: &str = "T23:59:59Z";

/// The sentences of a credential, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CredentialWords {
    /// Its title.
    pub name: String,
    /// What it certifies, in a sentence.
    pub description: String,
    /// What the holder had to do for it.
    pub criteria: String,
}

/// The certificate as a signed credential: the text of its file.
pub(super) fn signed(certificate: &Certificate, words: &CredentialWords, keys: &SigningKeys) -> String {
    let document = document(certificate, words, &keys.current());
    canonical::pretty(&proof::sign(document, keys, certificate.statement.issued))
}

/// The certificate in a file, if the office signed it as it stands there.
///
/// # Errors
/// Why it does not hold.
pub(super) fn read(bytes: &[u8], keys: &OfficeKeys) -> Result<Certificate, Doubt> {
    let document = canonical::parse(bytes).map_err(|reason| Doubt::Unreadable { reason })?;
    let Proven { document, key, day } = proof::verify(document, keys)?;
    let (certificate, issuer) = certificate(&document).ok_or(Doubt::OtherContent)?;
    if issuer != key.did() || certificate.statement.office != keys.office() {
        return Err(Doubt::OtherIssuer);
    }
    // It is signed on the day of issue; a key that signed then signs for no other day.
    if certificate.statement.issued != day {
        return Err(Doubt::OtherContent);
    }
    Ok(certificate)
}

fn document(certificate: &Certificate, words: &CredentialWords, issuer: &PublicKey) -> Object {
    let statement = &certificate.statement;
    let issuer = Json::object([
        ("id", issuer.did().into()),
        ("type", Json::texts(["Profile"])),
        ("name", statement.office.as_str().into()),
    ]);
    let evidence =
        |exam: &AttemptId| Json::object([("id", urn(EXAM, exam).into()), ("type", Json::texts(["Evidence"]))]);
    Object::from([
        ("@context".to_owned(), Json::texts(CONTEXTS)),
        ("id".to_owned(), urn(UUID, &certificate.id).into()),
        ("type".to_owned(), Json::texts(TYPES)),
        ("name".to_owned(), words.name.as_str().into()),
        ("issuer".to_owned(), issuer),
        ("validFrom".to_owned(), format!("{}{MORNING}", statement.issued).into()),
        (
            "validUntil".to_owned(),
            format!("{}{EVENING}", statement.valid_until).into(),
        ),
        ("credentialSubject".to_owned(), subject(certificate, words)),
        (
            "evidence".to_owned(),
            Json::List(statement.exams.iter().map(evidence).collect()),
        ),
    ])
}

fn subject(certificate: &Certificate, words: &CredentialWords) -> Json {
    let statement = &certificate.statement;
    let identity = |kind: &str, value: &str| {
        Json::object([
            ("type", "IdentityObject".into()),
            ("hashed", Json::Flag(false)),
            ("identityHash", value.into()),
            ("identityType", kind.into()),
        ])
    };
    let procedure = Json::object([
        ("type", Json::texts(["Alignment"])),
        ("targetCode", statement.procedure.as_str().into()),
        ("targetName", statement.procedure_title.as_str().into()),
        ("targetFramework", statement.document.as_str().into()),
        ("targetUrl", urn(PROCEDURE, &statement.procedure).into()),
    ]);
    let policy = format!("{}:{}", statement.policy, statement.policy_version);
    let achievement = Json::object([
        ("id", urn(POLICY, policy).into()),
        ("type", Json::texts(["Achievement"])),
        ("achievementType", "Certification".into()),
        ("name", words.name.as_str().into()),
        ("description", words.description.as_str().into()),
        (
            "criteria",
            Json::object([("narrative", words.criteria.as_str().into())]),
        ),
        ("humanCode", statement.policy.as_str().into()),
        ("version", statement.policy_version.to_string().into()),
        ("alignment", Json::List(vec![procedure])),
    ]);
    Json::object([
        ("type", Json::texts(["AchievementSubject"])),
        (
            "identifier",
            Json::List(vec![
                identity(BY_NAME, &statement.holder),
                identity(BY_UNIT, &statement.unit),
            ]),
        ),
        ("role", statement.position.as_str().into()),
        ("licenseNumber", certificate.number.as_str().into()),
        ("achievement", achievement),
    ])
}

fn urn(start: &str, rest: impl fmt::Display) -> String {
    format!("{start}{rest}")
}

/// The certificate that a document holds, and its issuer's identifier; none: it is something else.
fn certificate(document: &Object) -> Option<(Certificate, String)> {
    let types = document.get("type")?.list()?;
    let is = |name: &str| types.iter().any(|one| one.text() == Some(name));
    if !TYPES.iter().all(|name| is(name)) {
        return None;
    }
    let issuer = document.get("issuer")?.members()?;
    let subject = document.get("credentialSubject")?.members()?;
    let achievement = subject.get("achievement")?.members()?;
    let procedure = achievement.get("alignment")?.list()?.first()?.members()?;
    let identities = subject.get("identifier")?.list()?;
    let identity = |kind: &str| {
        let of_kind = |one: &&Object| one.get("identityType").and_then(Json::text) == Some(kind);
        let found = identities.iter().filter_map(Json::members).find(of_kind)?;
        text(found, "identityHash")
    };
    let evidence = document.get("evidence")?.list()?;
    let exam = |one: &Json| AttemptId::parse(one.members()?.get("id")?.text()?.strip_prefix(EXAM)?);
    let statement = Statement {
        holder: identity(BY_NAME)?,
        position: text(subject, "role")?,
        unit: identity(BY_UNIT)?,
        office: text(issuer, "name")?,
        procedure: text(procedure, "targetCode")?.as_str().into(),
        procedure_title: text(procedure, "targetName")?,
        document: text(procedure, "targetFramework")?,
        policy: text(achievement, "humanCode")?.as_str().into(),
        policy_version: text(achievement, "version")?.parse().ok()?,
        issued: text(document, "validFrom")?.strip_suffix(MORNING)?.parse().ok()?,
        valid_until: text(document, "validUntil")?.strip_suffix(EVENING)?.parse().ok()?,
        exams: evidence.iter().map(exam).collect::<Option<Vec<AttemptId>>>()?,
    };
    let certificate = Certificate {
        id: CertificateId::parse(text(document, "id")?.strip_prefix(UUID)?)?,
        number: CertificateNumber::new(text(subject, "licenseNumber")?),
        statement,
    };
    Some((certificate, text(issuer, "id")?))
}

fn text(members: &Object, name: &str) -> Option<String> {
    members.get(name)?.text().map(str::to_owned)
}
