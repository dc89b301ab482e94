//! Whatever bytes come as a certificate or as a list of revocations, they are checked or doubted; and what holds says, word for word,
//! what the office signed.

use std::sync::OnceLock;

use super::{Target, shipped};
use sygnaly::records::{Certificate, Checked, OfficeKeys, RevocationList, check_certificate};

pub const TARGET: Target = Target {
    name: "certificate",
    dictionary: include_str!("../dictionaries/json.dict"),
    seeds,
    one,
};

const CERTIFICATE: &str = "tests/fixtures/certificates/certificate.json";
const KEYS: &str = "tests/fixtures/certificates/keys.json";

/// A list that nobody signed, with the members of one.
const LIST: &str = r#"{"type":"SygnalyRevocationList","issuer":{"id":"did:key:x","name":"x"},"number":1,"issued":"2026-04-01",
"next":"2026-07-01","revoked":[{"id":"urn:uuid:0d8f4a4e-5c0b-4f3e-9a57-0a4d0c1f2b3e","reason":"withdrawn","on":"2026-04-01"}],"proof":{}}"#;

fn seeds() -> Vec<Vec<u8>> {
    let mut seeds = shipped::bytes(&[CERTIFICATE, KEYS]);
    seeds.push(LIST.as_bytes().to_vec());
    seeds
}

fn keys() -> &'static OfficeKeys {
    static KEPT: OnceLock<OfficeKeys> = OnceLock::new();
    KEPT.get_or_init(|| OfficeKeys::read(&shipped::home().join(KEYS)).expect("the office's keys"))
}

/// What the certificate says as it was signed.
fn signed() -> &'static Certificate {
    static SIGNED: OnceLock<Certificate> = OnceLock::new();
    let whole = || shipped::bytes(&[CERTIFICATE]).remove(0);
    SIGNED.get_or_init(|| checked(&whole()).1.expect("the office signed it"))
}

fn checked(bytes: &[u8]) -> (Checked, Option<Certificate>) {
    check_certificate(bytes, keys(), None, "2026-04-02".parse().expect("a day"))
}

fn one(bytes: &[u8]) {
    match checked(bytes) {
        (Checked::Forged(doubt), None) => assert!(!doubt.name().is_empty()),
        (_, Some(certificate)) => assert_eq!(&certificate, signed(), "it says what nobody signed"),
        other => panic!("{other:?}"),
    }
    let list = RevocationList::read(bytes, keys());
    assert!(list.is_err(), "the office signed no list: {list:?}");
}
