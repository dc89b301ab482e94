//! Certificates as files: what is written holds, and nothing else does.

use ed25519_dalek::SigningKey;
use serde_json::Value;

use super::canonical::{self, Json, Object};
use super::certificate::{Certificate, CertificateId, CertificateNumber, Revocation, RevocationReason, Statement};
use super::checked::{Checked, check_certificate};
use super::credential::{self, CredentialWords};
use super::keys::{OfficeKeys, SigningKeys};
use super::proof::{self, Doubt};
use super::revocation::RevocationList;
use crate::domain::Day;
use crate::records::AttemptId;

const OFFICE: &str = "Urząd Miejski w Krynkach";

pub(super) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub(super) fn keys_of(office: &str, seed: u8) -> SigningKeys {
    SigningKeys::new(office, SigningKey::from_bytes(&[seed; 32]), day("2026-01-01"))
}

fn keys() -> SigningKeys {
    keys_of(OFFICE, 1)
}

pub(super) fn words() -> CredentialWords {
    CredentialWords {
        name: "Certyfikat „próbny”".to_owned(),
        description: "Opis".to_owned(),
        criteria: "Zdane egzaminy".to_owned(),
    }
}

pub(in crate::records) fn statement() -> Statement {
    let exams = [
        "2026-11-02T09-14-05Z-senior-dowod-4f3a",
        "2026-11-03T09-14-05Z-poniedzialek-0007",
    ];
    Statement {
        holder: "Żaneta Ćwikła".to_owned(),
        position: "inspektor".to_owned(),
        unit: "Referat Spraw Obywatelskich".to_owned(),
        office: OFFICE.to_owned(),
        procedure: "krynki".into(),
        procedure_title: "Obsługa telefoniczna".to_owned(),
        document: "6/2022".to_owned(),
        policy: "krynki".into(),
        policy_version: 2,
        issued: day("2026-11-30"),
        valid_until: day("2028-11-29"),
        exams: exams.map(|id| AttemptId::parse(id).unwrap()).to_vec(),
    }
}

fn certificate() -> Certificate {
    Certificate {
        id: CertificateId::parse("0d8f4a4e-5c0b-4f3e-9a57-0a4d0c1f2b3e").unwrap(),
        number: CertificateNumber::new("TS/2026/0001"),
        statement: statement(),
    }
}

fn text() -> String {
    credential::signed(&certificate(), &words(), &keys())
}

fn list_of(issued: &str, next: &str, revoked: &[(CertificateId, Revocation)]) -> RevocationList {
    RevocationList {
        number: 3,
        issued: day(issued),
        next: day(next),
        revoked: revoked.to_vec(),
    }
}

/// The verdict without a list, on a day on which the certificate is in force.
fn verdict(file: &[u8], keys: &OfficeKeys) -> Checked {
    check_certificate(file, keys, None, day("2027-01-15")).0
}

fn doubt(file: impl AsRef<[u8]>) -> Doubt {
    match verdict(file.as_ref(), keys().public()) {
        Checked::Forged(doubt) => doubt,
        other => panic!("{other:?}"),
    }
}

/// A document that the office signed, whatever it says.
fn signed_by_the_office(change: impl FnOnce(&mut Object), on: &str) -> String {
    let mut document = canonical::parse(text().as_bytes()).unwrap();
    document.remove("proof");
    change(&mut document);
    canonical::pretty(&proof::sign(document, &keys(), day(on)))
}

fn unknown_since(since: &str) -> Checked {
    Checked::RevocationUnknown { since: day(since) }
}

#[test]
fn what_is_signed_is_read_back() {
    let keys = keys();
    let (checked, read) = check_certificate(text().as_bytes(), keys.public(), None, day("2027-01-15"));
    assert_eq!(read, Some(certificate()));
    assert_eq!(checked, unknown_since("2026-11-30"));
    assert_eq!(text(), text(), "the same certificate has one signature");
}

#[test]
fn it_is_an_open_badge_and_says_no_more_than_it_should() {
    let value: Value = serde_json::from_str(&text()).unwrap();
    assert_eq!(value["@context"][0], "https://www.w3.org/ns/credentials/v2");
    assert_eq!(
        value["@context"][1],
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
    );
    assert_eq!(value["type"][1], "OpenBadgeCredential");
    assert_eq!(value["id"], "urn:uuid:0d8f4a4e-5c0b-4f3e-9a57-0a4d0c1f2b3e");
    assert_eq!(value["issuer"]["id"], keys().current().did());
    assert_eq!(value["validFrom"], "2026-11-30T00:00:00Z");
    assert_eq!(value["validUntil"], "2028-11-29T23:59:59Z");
    let subject = &value["credentialSubject"];
    assert_eq!(subject["type"][0], "AchievementSubject");
    assert_eq!(subject["identifier"][0]["identityType"], "name");
    assert_eq!(subject["identifier"][0]["hashed"], false);
    assert_eq!(subject["achievement"]["type"][0], "Achievement");
    for required in ["id", "name", "description", "criteria"] {
        assert!(!subject["achievement"][required].is_null(), "{required}");
    }
    let proof = &value["proof"];
    assert_eq!(proof["cryptosuite"], "eddsa-jcs-2022");
    assert_eq!(proof["@context"], value["@context"]);
    assert!(!text().contains("accommodation") && !text().contains("osoba-"));
}

#[test]
fn a_changed_byte_anywhere_is_forged() {
    let keys = keys();
    let whole = text().into_bytes();
    for place in 0..whole.len() {
        let mut changed = whole.clone();
        changed[place] ^= 1;
        let found = verdict(&changed, keys.public());
        assert!(matches!(found, Checked::Forged(_)), "byte {place}: {found:?}");
    }
    for short in [0, 1, whole.len() / 2, whole.len() - 2] {
        let found = verdict(&whole[..short], keys.public());
        assert!(matches!(found, Checked::Forged(_)), "{short} bytes: {found:?}");
    }
}

#[test]
fn a_changed_or_added_word_is_forged() {
    let whole = text();
    let holder = whole.replace("Ćwikła", "Ćwikła-Nowak");
    assert_eq!(doubt(&holder), Doubt::Changed);
    assert_eq!(doubt(whole.replace("2028-11-29", "2038-11-29")), Doubt::Changed);
    let more = whole.replacen("\"name\":", "\"image\": \"x\", \"name\":", 1);
    assert_ne!(more, whole);
    assert_eq!(doubt(more), Doubt::Changed);
    let unsigned = whole.replace("\"proof\"", "\"evidence-of-it\"");
    assert_eq!(doubt(unsigned), Doubt::NotSigned);
}

#[test]
fn another_offices_key_is_unknown() {
    let stranger = keys_of(OFFICE, 2);
    let theirs = credential::signed(&certificate(), &words(), &stranger);
    let key = stranger.current().to_string();
    assert_eq!(doubt(&theirs), Doubt::UnknownKey { key });
    // Their proof under our key's name: the name is ours, the signature is not.
    let dressed = theirs.replace(&stranger.current().to_string(), &keys().current().to_string());
    assert_eq!(doubt(dressed), Doubt::Changed);
    // The same key in the hands of an office of another name.
    let renamed = keys_of("Urząd Gminy Nowa Wieś", 1);
    assert_eq!(
        verdict(text().as_bytes(), renamed.public()),
        Checked::Forged(Doubt::OtherIssuer)
    );
}

#[test]
fn what_could_be_read_in_two_ways_is_forged() {
    let whole = text();
    for (place, put) in [
        ("\"role\":", "\"role\": \"burmistrz\", \"role\":"),
        (
            "\"validUntil\":",
            "\"validUntil\": \"2099-01-01T23:59:59Z\", \"validUntil\":",
        ),
        ("\"proof\":", "\"proof\": {}, \"proof\":"),
        ("\"role\":", "\"level\": 1.0, \"role\":"),
        ("\"role\":", "\"level\": null, \"role\":"),
    ] {
        let twice = whole.replacen(place, put, 1);
        assert_ne!(twice, whole);
        assert!(matches!(doubt(&twice), Doubt::Unreadable { .. }), "{put}");
    }
    assert!(matches!(doubt("{}"), Doubt::NotSigned));
    assert!(matches!(doubt("certyfikat"), Doubt::Unreadable { .. }));
    assert!(matches!(doubt(b"\xff\xfe"), Doubt::Unreadable { .. }));
}

#[test]
fn the_same_content_written_otherwise_holds() {
    let value: Value = serde_json::from_str(&text()).unwrap();
    let dense = serde_json::to_string(&value).unwrap();
    assert_ne!(dense, text());
    assert_eq!(verdict(dense.as_bytes(), keys().public()), unknown_since("2026-11-30"));
    let escaped = text().replace('Ż', "\\u017b");
    assert_ne!(escaped, text());
    assert_eq!(
        verdict(escaped.as_bytes(), keys().public()),
        unknown_since("2026-11-30")
    );
}

#[test]
fn what_the_office_signed_and_is_no_certificate_of_it_does_not_hold() {
    let same = signed_by_the_office(|_| {}, "2026-11-30");
    assert_eq!(verdict(same.as_bytes(), keys().public()), unknown_since("2026-11-30"));
    let on_another_day = signed_by_the_office(|_| {}, "2026-12-01");
    assert_eq!(doubt(on_another_day), Doubt::OtherContent);
    let issuer = Json::object([("id", "did:example:other".into()), ("name", OFFICE.into())]);
    let other_issuer = signed_by_the_office(
        |document| {
            document.insert("issuer".to_owned(), issuer);
        },
        "2026-11-30",
    );
    assert_eq!(doubt(other_issuer), Doubt::OtherIssuer);
    for lost in [
        "id",
        "type",
        "issuer",
        "validFrom",
        "validUntil",
        "credentialSubject",
        "evidence",
    ] {
        let less = signed_by_the_office(|document| drop(document.remove(lost)), "2026-11-30");
        assert_eq!(doubt(less), Doubt::OtherContent, "{lost}");
    }
    let list = list_of("2026-12-01", "2026-12-31", &[]).signed(&keys());
    assert_eq!(doubt(list), Doubt::OtherContent);
}

#[test]
fn dates_and_revocations_decide_what_holds() {
    let keys = keys();
    let file = text();
    let revocation = Revocation {
        reason: RevocationReason::ExamAnnulled,
        on: day("2027-01-10"),
    };
    let other = CertificateId::parse("11111111-5c0b-4f3e-9a57-0a4d0c1f2b3e").unwrap();
    let empty = list_of("2027-01-10", "2027-02-10", &[(other.clone(), revocation)]);
    let naming = list_of(
        "2027-01-10",
        "2027-02-10",
        &[(other, revocation), (certificate().id, revocation)],
    );
    let before = list_of("2026-11-29", "2026-12-30", &[]);
    let of_that_day = list_of("2026-11-30", "2026-12-30", &[]);
    let valid = Checked::Valid {
        list: 3,
        as_of: day("2027-01-10"),
    };
    let revoked = Checked::Revoked(revocation);
    for (list, today, expected) in [
        (None, "2026-11-29", Checked::NotYet),
        (None, "2026-11-30", unknown_since("2026-11-30")),
        (None, "2028-11-29", unknown_since("2026-11-30")),
        (None, "2028-11-30", Checked::Expired),
        (Some(&empty), "2027-01-10", valid.clone()),
        (Some(&empty), "2027-02-10", valid),
        (Some(&empty), "2027-02-11", unknown_since("2027-01-10")),
        (Some(&empty), "2028-11-30", Checked::Expired),
        (Some(&before), "2026-12-01", unknown_since("2026-11-30")),
        (Some(&before), "2027-06-01", unknown_since("2026-11-30")),
        (
            Some(&of_that_day),
            "2026-12-01",
            Checked::Valid {
                list: 3,
                as_of: day("2026-11-30"),
            },
        ),
        (Some(&naming), "2027-01-11", revoked.clone()),
        (Some(&naming), "2027-06-01", revoked.clone()),
        (Some(&naming), "2030-01-01", revoked),
    ] {
        let (checked, read) = check_certificate(file.as_bytes(), keys.public(), list, day(today));
        assert_eq!(checked, expected, "{today}");
        assert!(read.is_some());
    }
}

#[test]
fn a_list_holds_as_a_certificate_does() {
    let keys = keys();
    let revocation = Revocation {
        reason: RevocationReason::KeyExposed,
        on: day("2026-12-01"),
    };
    let list = list_of("2026-12-02", "2027-01-02", &[(certificate().id, revocation)]);
    let file = list.signed(&keys);
    assert_eq!(RevocationList::read(file.as_bytes(), keys.public()), Ok(list.clone()));
    let stranger = keys_of(OFFICE, 2);
    let key = stranger.current().to_string();
    let theirs = RevocationList::read(list.signed(&stranger).as_bytes(), keys.public());
    assert_eq!(theirs, Err(Doubt::UnknownKey { key }));
    let read = |text: String| RevocationList::read(text.as_bytes(), keys.public());
    assert_eq!(
        read(file.replace("\"number\": 3", "\"number\": 4")),
        Err(Doubt::Changed)
    );
    assert_eq!(read(file.replace("2027-01-02", "2037-01-02")), Err(Doubt::Changed));
    assert_eq!(read(text()), Err(Doubt::OtherContent), "a certificate is no list");
    let renamed = keys_of("Urząd Gminy Nowa Wieś", 1);
    assert_eq!(
        RevocationList::read(file.as_bytes(), renamed.public()),
        Err(Doubt::OtherIssuer)
    );
}

#[test]
fn a_list_that_would_hold_too_long_or_not_at_all_is_not_read() {
    let keys = keys();
    for (next, holds) in [
        ("2026-12-01", false),
        ("2026-12-02", true),
        ("2027-12-03", true),
        ("2027-12-04", false),
        ("9999-12-31", false),
    ] {
        let list = list_of("2026-12-02", next, &[]);
        let read = RevocationList::read(list.signed(&keys).as_bytes(), keys.public());
        let refused = Doubt::ListPeriod { next: day(next) };
        assert_eq!(read, if holds { Ok(list) } else { Err(refused) }, "{next}");
    }
}

#[test]
fn certificates_of_an_earlier_key_hold_and_new_ones_of_it_do_not() {
    let data = tempfile::tempdir().unwrap();
    let old = SigningKeys::load_or_make(data.path(), OFFICE, day("2026-11-01")).unwrap();
    let file = credential::signed(&certificate(), &words(), &old);
    let new = SigningKeys::rotate(data.path(), day("2026-12-15")).unwrap();
    assert_eq!(verdict(file.as_bytes(), new.public()), unknown_since("2026-11-30"));
    // Whoever got hold of the old key after it went signs in vain.
    let mut late = certificate();
    late.statement.issued = day("2026-12-16");
    let late = credential::signed(&late, &words(), &old);
    assert_eq!(
        verdict(late.as_bytes(), new.public()),
        Checked::Forged(Doubt::KeyNotInUse { day: day("2026-12-16") })
    );
    // A file of keys from before the change does not know the new one.
    let renewed = credential::signed(&certificate(), &words(), &new);
    assert!(matches!(
        verdict(renewed.as_bytes(), old.public()),
        Checked::Forged(Doubt::UnknownKey { .. })
    ));
}
