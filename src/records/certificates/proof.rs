//! A signature within a JSON document: W3C Data Integrity, cryptosuite `eddsa-jcs-2022`.
//!
//! What is signed is the SHA-256 of the proof without its value, then that of the document without the proof, each in the one
//! form of `canonical.rs`. How documents of ours look is not known here.

use sha2::{Digest as _, Sha256};

use super::canonical::{Json, Object, canonical};
use super::keys::{OfficeKeys, PublicKey, SigningKeys};
use super::multibase;
use crate::domain::{Day, Message};

/// The member of a document that holds its proof.
const PROOF: &str = "proof";

/// The member of a proof that holds the signature.
const VALUE: &str = "proofValue";

/// The member that says what the others mean; a proof repeats that of its document.
const CONTEXT: &str = "@context";

/// What a proof of ours always says.
const FIXED: [(&str, &str); 3] = [
    ("type", "DataIntegrityProof"),
    ("cryptosuite", "eddsa-jcs-2022"),
    ("proofPurpose", "assertionMethod"),
];

/// Members of a proof that this program understands.
const KNOWN: [&str; 7] = [
    "type",
    "cryptosuite",
    "proofPurpose",
    "created",
    "verificationMethod",
    CONTEXT,
    VALUE,
];

/// Why a document does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// It is no JSON object, or one that could be read in two ways.
    Unreadable {
        /// What is wrong, with line and column.
        reason: String,
    },
    /// It has no signature.
    NotSigned,
    /// It has a signature of another kind than this program makes.
    OtherKind,
    /// The key is none of the office's.
    UnknownKey {
        /// The key as multibase: `z6Mk…`.
        key: String,
    },
    /// The key is the office's, and did not sign on that day.
    KeyNotInUse {
        /// The day.
        day: Day,
    },
    /// Something in it was changed after it was signed.
    Changed,
    /// The office signed it, and it names another issuer.
    OtherIssuer,
    /// The office signed it, and it is something else than is asked for.
    OtherContent,
    /// The office signed it, and it is a list of revocations that would hold too long, or not at all.
    ListPeriod {
        /// Until when.
        next: Day,
    },
}

impl Doubt {
    /// A stable name for programs: `changed`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "unreadable",
            Self::NotSigned => "not_signed",
            Self::OtherKind => "other_kind",
            Self::UnknownKey { .. } => "unknown_key",
            Self::KeyNotInUse { .. } => "key_not_in_use",
            Self::Changed => "changed",
            Self::OtherIssuer => "other_issuer",
            Self::OtherContent => "other_content",
            Self::ListPeriod { .. } => "list_period",
        }
    }

    /// What the reader is told, in `assets/l10n/*/certificates.ftl`.
    pub fn message(&self) -> Message {
        match self {
            Self::Unreadable { reason } => Message::new("doubt-unreadable").text("why", reason),
            Self::NotSigned => Message::new("doubt-not-signed"),
            Self::OtherKind => Message::new("doubt-other-kind"),
            Self::UnknownKey { key } => Message::new("doubt-unknown-key").text("key", key),
            Self::KeyNotInUse { day } => Message::new("doubt-key-not-in-use").text("day", day.to_string()),
            Self::Changed => Message::new("doubt-changed"),
            Self::OtherIssuer => Message::new("doubt-other-issuer"),
            Self::OtherContent => Message::new("doubt-other-content"),
            Self::ListPeriod { next } => Message::new("doubt-list-period").text("next", next.to_string()),
        }
    }
}

/// A document whose signature holds.
#[derive(Debug)]
pub(super) struct Proven {
    /// What was signed, without the proof.
    pub(super) document: Object,
    /// The key that signed it.
    pub(super) key: PublicKey,
    /// The day on which it did.
    pub(super) day: Day,
}

/// The document with its signature of this day.
pub(super) fn sign(mut document: Object, keys: &SigningKeys, day: Day) -> Object {
    let key = keys.current();
    let mut proof: Object = FIXED
        .iter()
        .map(|(name, value)| ((*name).to_owned(), Json::from(*value)))
        .collect();
    proof.insert("created".to_owned(), Json::from(format!("{day}T00:00:00Z")));
    proof.insert(
        "verificationMethod".to_owned(),
        Json::from(format!("{}#{key}", key.did())),
    );
    if let Some(context) = document.get(CONTEXT) {
        proof.insert(CONTEXT.to_owned(), context.clone());
    }
    let signature = keys.sign(&what_is_signed(&proof, &document));
    proof.insert(VALUE.to_owned(), Json::from(multibase::encode(&signature)));
    document.insert(PROOF.to_owned(), Json::Object(proof));
    document
}

/// Whether an office signed a document, and what it signed.
///
/// # Errors
/// Why the document does not hold.
pub(super) fn verify(mut document: Object, keys: &OfficeKeys) -> Result<Proven, Doubt> {
    let mut proof = match document.remove(PROOF) {
        None => return Err(Doubt::NotSigned),
        Some(Json::Object(proof)) => proof,
        // A set of proofs, or none.
        Some(_) => return Err(Doubt::OtherKind),
    };
    let signature = proof.remove(VALUE).ok_or(Doubt::NotSigned)?;
    let text = |name: &str| proof.get(name).and_then(Json::text);
    let known = proof.keys().all(|name| KNOWN.contains(&name.as_str()));
    let ours = known && FIXED.iter().all(|(name, value)| text(name) == Some(*value));
    let context = proof
        .get(CONTEXT)
        .is_none_or(|context| document.get(CONTEXT) == Some(context));
    let created = text("created").and_then(day_of);
    let method = text("verificationMethod").and_then(key_of);
    let signature = signature.text().and_then(multibase::decode::<64>);
    let (true, true, Some(day), Some(key), Some(signature)) = (ours, context, created, method, signature) else {
        return Err(Doubt::OtherKind);
    };
    let in_use = keys
        .find(&key)
        .ok_or_else(|| Doubt::UnknownKey { key: key.to_string() })?;
    if !key.proves(&what_is_signed(&proof, &document), &signature) {
        return Err(Doubt::Changed);
    }
    if !in_use.signed_on(day) {
        return Err(Doubt::KeyNotInUse { day });
    }
    Ok(Proven { document, key, day })
}

fn what_is_signed(proof: &Object, document: &Object) -> [u8; 64] {
    let mut signed = [0; 64];
    let (first, second) = signed.split_at_mut(32);
    first.copy_from_slice(&Sha256::digest(canonical(proof).as_bytes()));
    second.copy_from_slice(&Sha256::digest(canonical(document).as_bytes()));
    signed
}

/// The day of a moment in UTC: `2026-11-30T00:00:00Z`.
fn day_of(moment: &str) -> Option<Day> {
    let (day, time) = moment.split_once('T')?;
    if time.ends_with('Z') { day.parse().ok() } else { None }
}

/// The key of `did:key:z6Mk…#z6Mk…`, which names it twice.
fn key_of(method: &str) -> Option<PublicKey> {
    let (did, fragment) = method.split_once('#')?;
    if did.strip_prefix("did:key:")? == fragment {
        PublicKey::parse(fragment)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use ed25519_dalek::SigningKey;

    use super::*;
    use crate::records::certificates::canonical::parse;

    // Data Integrity EdDSA Cryptosuites v1.0 (W3C Recommendation of 15 May 2025), B.3 "Representation: eddsa-jcs-2022".
    const PUBLIC: &str = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
    const PRIVATE: &str = "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq";
    const VALUE_OF_IT: &str =
        "z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX";
    const DOCUMENT: &str = r#"{
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
        "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
        "type": ["VerifiableCredential", "AlumniCredential"],
        "name": "Alumni Credential",
        "description": "A minimum viable example of an Alumni Credential.",
        "issuer": "https://vc.example/issuers/5678",
        "validFrom": "2023-01-01T00:00:00Z",
        "credentialSubject": { "id": "did:example:abcdefgh", "alumniOf": "The School of Examples" }
    }"#;
    const OPTIONS: &str = r#"{
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": "2023-02-24T23:36:38Z",
        "verificationMethod": "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
        "proofPurpose": "assertionMethod",
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"]
    }"#;

    fn object(text: &str) -> Object {
        parse(text.as_bytes()).unwrap()
    }

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn keys() -> SigningKeys {
        let secret = multibase::private_key(PRIVATE).unwrap();
        SigningKeys::new(
            "The School of Examples",
            SigningKey::from_bytes(&secret),
            day("2023-01-01"),
        )
    }

    fn signed() -> Object {
        let mut proof = object(OPTIONS);
        proof.insert(VALUE.to_owned(), VALUE_OF_IT.into());
        let mut document = object(DOCUMENT);
        document.insert(PROOF.to_owned(), Json::Object(proof));
        document
    }

    #[test]
    fn the_standards_example_is_signed_as_the_standard_has_it() {
        assert_eq!(keys().current().to_string(), PUBLIC);
        let signed = what_is_signed(&object(OPTIONS), &object(DOCUMENT));
        assert_eq!(
            hex(&signed),
            "66ab154f5c2890a140cb8388a22a160454f80575f6eae09e5a097cabe539a1db\
             59b7cb6251b8991add1ce0bc83107e3db9dbbab5bd2c28f687db1a03abc92f19"
        );
        assert_eq!(multibase::encode(&keys().sign(&signed)), VALUE_OF_IT);
    }

    #[test]
    fn the_standards_example_holds() {
        let proven = verify(signed(), keys().public()).unwrap();
        assert_eq!(proven.document, object(DOCUMENT));
        assert_eq!(proven.key.to_string(), PUBLIC);
        assert_eq!(proven.day, day("2023-02-24"));
    }

    // RFC 8032, 7.1, tests 1 to 3: private key, public key, message, signature.
    #[test]
    fn ed25519_is_that_of_its_rfc() {
        let vectors = [
            (
                "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                "",
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
            ),
            (
                "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                "72",
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
            ),
            (
                "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
                "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
                "af82",
                "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
            ),
        ];
        for (secret, public, message, signature) in vectors {
            let secret: [u8; 32] = bytes(secret).try_into().unwrap();
            let keys = SigningKeys::new("", SigningKey::from_bytes(&secret), day("2023-01-01"));
            let made = keys.sign(&bytes(message));
            assert_eq!(hex(&made), signature);
            let key = PublicKey::parse(&multibase::public_text(&bytes(public).try_into().unwrap())).unwrap();
            assert_eq!(key, keys.current());
            assert!(key.proves(&bytes(message), &made));
            assert!(!key.proves(b"other", &made));
        }
    }

    fn bytes(hex: &str) -> Vec<u8> {
        let digits: Vec<char> = hex.chars().collect();
        let byte = |pair: &[char]| u8::from_str_radix(&pair.iter().collect::<String>(), 16).unwrap();
        digits.chunks(2).map(byte).collect()
    }

    #[test]
    fn a_proof_that_is_not_ours_does_not_hold() {
        let with = |name: &str, value: Json| {
            let mut document = signed();
            if let Some(Json::Object(proof)) = document.get_mut(PROOF) {
                proof.insert(name.to_owned(), value);
            }
            verify(document, keys().public()).unwrap_err()
        };
        let other = format!("did:key:{PUBLIC}#{}", PUBLIC.replace('Q', "R"));
        for (name, value) in [
            ("type", Json::from("Ed25519Signature2020")),
            ("cryptosuite", "eddsa-rdfc-2022".into()),
            ("proofPurpose", "authentication".into()),
            ("created", "2023-02-24".into()),
            ("created", "2023-02-30T00:00:00Z".into()),
            ("created", Json::Number(1)),
            ("verificationMethod", PUBLIC.into()),
            ("verificationMethod", other.into()),
            ("proofValue", "".into()),
            ("proofValue", VALUE_OF_IT.replacen('z', "m", 1).into()),
            ("@context", Json::texts(["https://www.w3.org/ns/credentials/v2"])),
            ("expires", "2033-02-24T23:36:38Z".into()),
        ] {
            assert_eq!(with(name, value.clone()), Doubt::OtherKind, "{name}: {value:?}");
        }
        assert_eq!(with("created", "2023-02-25T23:36:38Z".into()), Doubt::Changed);
        let mut document = object(DOCUMENT);
        assert_eq!(verify(document.clone(), keys().public()).unwrap_err(), Doubt::NotSigned);
        document.insert(PROOF.to_owned(), Json::List(Vec::new()));
        assert_eq!(verify(document.clone(), keys().public()).unwrap_err(), Doubt::OtherKind);
        document.insert(PROOF.to_owned(), Json::Object(object(OPTIONS)));
        assert_eq!(verify(document, keys().public()).unwrap_err(), Doubt::NotSigned);
    }

    #[test]
    fn what_a_key_signed_before_its_time_does_not_hold() {
        let secret = SigningKey::from_bytes(&multibase::private_key(PRIVATE).unwrap());
        let later = SigningKeys::new("The School of Examples", secret, day("2023-02-25"));
        let refused = verify(signed(), later.public()).unwrap_err();
        assert_eq!(refused, Doubt::KeyNotInUse { day: day("2023-02-24") });
    }
}
