//! An office's keys: the one that signs its certificates now, and those that did before, for checking.
//!
//! The private key lies in `signing-keys.json` in the data folder and leaves it only as a backup. What is handed on is
//! [`OfficeKeys`]. A private key is not printed and does not show in debug output.

use std::fmt;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::error::KeysError;
use super::multibase;
use crate::domain::Day;
use crate::files;

/// The file of the private key in the data folder.
const FILE: &str = "signing-keys.json";

/// Version of both files' form, raised when an older program could not read what a newer one writes.
const FORMAT: u64 = 1;

/// What the file of the private key says that it is.
const PRIVATE: &str = "sygnaly-signing-keys";

/// What the file of public keys says that it is.
const PUBLIC: &str = "sygnaly-public-keys";

/// A public key for Ed25519, written as multibase: `z6Mk…`.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublicKey([u8; 32]);

impl PublicKey {
    /// The key of a text `z6Mk…`; none: it is no key, or one that proves nothing.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = multibase::public_key(text)?;
        let key = VerifyingKey::from_bytes(&bytes).ok()?;
        (!key.is_weak()).then_some(Self(bytes))
    }

    /// The key as a decentralised identifier: `did:key:z6Mk…`.
    pub fn did(&self) -> String {
        format!("did:key:{self}")
    }

    /// Whether the owner of this key signed the message.
    pub(super) fn proves(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        let key = VerifyingKey::from_bytes(&self.0);
        key.is_ok_and(|key| key.verify_strict(message, &Signature::from_bytes(signature)).is_ok())
    }

    /// The same where the signature is text: `z…`.
    pub(crate) fn proves_text(&self, message: &[u8], signature: &str) -> bool {
        multibase::decode::<64>(signature).is_some_and(|signature| self.proves(message, &signature))
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&multibase::public_text(&self.0))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}

impl TryFrom<String> for PublicKey {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("this is no public key")
    }
}

impl From<PublicKey> for String {
    fn from(key: PublicKey) -> Self {
        key.to_string()
    }
}

/// A public key of an office, and when it signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeKey {
    /// The key.
    pub key: PublicKey,
    /// The first day on which it signed.
    pub since: Day,
    /// The last one; none: it signs now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

impl OfficeKey {
    /// Whether the key signed on this day.
    pub fn signed_on(&self, day: Day) -> bool {
        self.since <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// The public keys of an office, from the first to the one that signs now: what is handed on to whoever checks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeKeys {
    office: String,
    keys: Vec<OfficeKey>,
}

impl OfficeKeys {
    /// Reads a file that [`write`](Self::write) wrote.
    ///
    /// # Errors
    /// When it cannot be read, is of another kind, holds a private key, is damaged, or was written by a newer program.
    pub fn read(path: &Path) -> Result<Self, KeysError> {
        let file: PublicFile = read_file(path, PUBLIC)?;
        check_order(path, &file.keys)?;
        Ok(Self {
            office: file.office,
            keys: file.keys,
        })
    }

    /// Writes them to a file to hand on, whole or not at all.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, path: &Path) -> Result<(), KeysError> {
        let file = PublicFile {
            kind: PUBLIC.to_owned(),
            format: FORMAT,
            office: self.office.clone(),
            keys: self.keys.clone(),
        };
        write_file(path, &file)
    }

    /// The office's name.
    pub fn office(&self) -> &str {
        &self.office
    }

    /// The keys, the oldest first.
    pub fn keys(&self) -> &[OfficeKey] {
        &self.keys
    }

    /// When a key signed; none: it is not this office's.
    pub fn find(&self, key: &PublicKey) -> Option<&OfficeKey> {
        self.keys.iter().find(|known| known.key == *key)
    }
}

/// What became of a backup that was to be put back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Restored {
    /// The keys are in their place.
    Done,
    /// They were there already.
    WereThere,
    /// They are in their place; a damaged file that was there lies beside it, with `.damaged` behind its name.
    DamagedMovedAside,
}

/// The keys of the office that this installation signs for, with the private one.
#[derive(Clone)]
pub struct SigningKeys {
    secret: SigningKey,
    public: OfficeKeys,
}

impl fmt::Debug for SigningKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKeys")
            .field("public", &self.public)
            .finish_non_exhaustive()
    }
}

impl SigningKeys {
    /// The file of the private key in a data folder.
    pub fn path(data: &Path) -> PathBuf {
        data.join(FILE)
    }

    /// Reads the keys under a data folder; none: the office has no key yet.
    ///
    /// # Errors
    /// When the file cannot be read, other accounts may read it, it is of another kind or damaged, or a newer program wrote it.
    pub fn load(data: &Path) -> Result<Option<Self>, KeysError> {
        let path = Self::path(data);
        match files::open_to_others(&path) {
            Ok(false) => Self::read(&path).map(Some),
            Ok(true) => Err(KeysError::OpenToOthers { path }),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(KeysError::file(&path, &error)),
        }
    }

    /// Reads the keys, or makes the office's first one, which signs from `today` on.
    ///
    /// # Errors
    /// As [`load`](Self::load); when the keys there are another office's; when the system has no random bytes or the file
    /// cannot be written.
    pub fn load_or_make(data: &Path, office: &str, today: Day) -> Result<Self, KeysError> {
        if let Some(keys) = Self::load(data)? {
            keys.check_office(office)?;
            return Ok(keys);
        }
        let keys = Self::new(office, new_secret()?, today);
        keys.save(data)?;
        Ok(keys)
    }

    /// Whether the keys are this office's.
    ///
    /// # Errors
    /// [`KeysError::OtherOffice`] when they are not.
    pub fn check_office(&self, office: &str) -> Result<(), KeysError> {
        if self.public.office == office {
            return Ok(());
        }
        Err(KeysError::OtherOffice {
            keys: self.public.office.clone(),
            office: office.to_owned(),
        })
    }

    /// Makes a new key that signs from `today` on. The one until now stays for checking; its private half is forgotten.
    ///
    /// # Errors
    /// As [`load`](Self::load); when there are no keys yet; when the key until now began to sign after `today`; when the
    /// system has no random bytes or the file cannot be written. Then the old key signs on.
    pub fn rotate(data: &Path, today: Day) -> Result<Self, KeysError> {
        let mut keys = Self::load(data)?.ok_or(KeysError::NoKeys)?;
        if let Some(current) = keys.public.keys.last_mut() {
            if today < current.since {
                return Err(KeysError::TooEarly {
                    day: today,
                    since: current.since,
                });
            }
            current.until = Some(today);
        }
        keys.secret = new_secret()?;
        keys.public.keys.push(OfficeKey {
            key: public_of(&keys.secret),
            since: today,
            until: None,
        });
        keys.save(data)?;
        Ok(keys)
    }

    /// Copies the keys, with the private one, to a file that only its owner may read.
    ///
    /// # Errors
    /// As [`load`](Self::load), when there are no keys yet, and when the file cannot be written.
    pub fn back_up(data: &Path, to: &Path) -> Result<(), KeysError> {
        let keys = Self::load(data)?.ok_or(KeysError::NoKeys)?;
        write_file(to, &keys.file())
    }

    /// Puts a backup in its place. Keys that the backup lacks are never overwritten.
    ///
    /// # Errors
    /// When the backup cannot be read, is of another kind or damaged; when there are keys that it lacks; when the keys
    /// there cannot be read for another reason than damage; when the file cannot be written.
    pub fn restore(data: &Path, from: &Path) -> Result<Restored, KeysError> {
        let backup = Self::read(from)?;
        let path = Self::path(data);
        let restored = match Self::load(data) {
            Ok(None) => Restored::Done,
            Ok(Some(present)) if present.public == backup.public => return Ok(Restored::WereThere),
            Ok(Some(present)) => {
                let keeps = |known: &OfficeKey| backup.public.find(&known.key).is_some();
                if present.public.office != backup.public.office || !present.public.keys.iter().all(keeps) {
                    return Err(KeysError::WouldLose { path });
                }
                Restored::Done
            }
            Err(KeysError::Damaged { .. } | KeysError::OtherKind { .. }) => {
                let mut aside = path.as_os_str().to_owned();
                aside.push(".damaged");
                // Copied, not moved: were its place empty after a power cut, the next certificate would make another key.
                let copied = std::fs::read(&path).and_then(|bytes| files::write_whole(Path::new(&aside), &bytes));
                copied.map_err(|error| KeysError::file(&path, &error))?;
                Restored::DamagedMovedAside
            }
            Err(error) => return Err(error),
        };
        backup.save(data)?;
        Ok(restored)
    }

    /// The public keys, to hand on.
    pub fn public(&self) -> &OfficeKeys {
        &self.public
    }

    /// The key that signs now.
    pub fn current(&self) -> PublicKey {
        public_of(&self.secret)
    }

    /// Whether the key that signs now signs on this day.
    ///
    /// # Errors
    /// [`KeysError::TooEarly`] when it was made later.
    pub(in crate::records) fn check_day(&self, day: Day) -> Result<(), KeysError> {
        match self.public.keys.last() {
            Some(current) if day < current.since => Err(KeysError::TooEarly {
                day,
                since: current.since,
            }),
            _ => Ok(()),
        }
    }

    /// Signs.
    pub(super) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.secret.sign(message).to_bytes()
    }

    /// Signs what is no certificate, as text: `z…`. The message begins with what it is for, so that it is taken for nothing else.
    pub(crate) fn sign_text(&self, message: &[u8]) -> String {
        multibase::encode(&self.sign(message))
    }

    pub(super) fn new(office: &str, secret: SigningKey, since: Day) -> Self {
        let key = OfficeKey {
            key: public_of(&secret),
            since,
            until: None,
        };
        let public = OfficeKeys {
            office: office.to_owned(),
            keys: vec![key],
        };
        Self { secret, public }
    }

    fn read(path: &Path) -> Result<Self, KeysError> {
        let file: PrivateFile = read_file(path, PRIVATE)?;
        check_order(path, &file.keys)?;
        let damaged = |reason: &str| KeysError::damaged(path, reason);
        let secret = multibase::private_key(&file.private).ok_or_else(|| damaged("the private key is no key"))?;
        let secret = SigningKey::from_bytes(&secret);
        if file.keys.last().is_none_or(|current| current.key != public_of(&secret)) {
            return Err(damaged("the private key does not belong to the last public one"));
        }
        Ok(Self {
            secret,
            public: OfficeKeys {
                office: file.office,
                keys: file.keys,
            },
        })
    }

    fn save(&self, data: &Path) -> Result<(), KeysError> {
        write_file(&Self::path(data), &self.file())
    }

    fn file(&self) -> PrivateFile {
        PrivateFile {
            kind: PRIVATE.to_owned(),
            format: FORMAT,
            office: self.public.office.clone(),
            private: multibase::private_text(&self.secret.to_bytes()),
            keys: self.public.keys.clone(),
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PublicFile {
    kind: String,
    format: u64,
    office: String,
    keys: Vec<OfficeKey>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PrivateFile {
    kind: String,
    format: u64,
    office: String,
    private: String,
    keys: Vec<OfficeKey>,
}

/// Reads a file of keys; its kind and version are looked at first, for another kind has other keys.
fn read_file<T: for<'de> Deserialize<'de>>(path: &Path, wanted: &str) -> Result<T, KeysError> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::InvalidData => {
            return Err(KeysError::damaged(path, &error.to_string()));
        }
        Err(error) => return Err(KeysError::file(path, &error)),
    };
    let damaged = |error: serde_json::Error| KeysError::damaged(path, &error.to_string());
    let value: Value = serde_json::from_str(&text).map_err(damaged)?;
    let path_of = || path.to_owned();
    match value["kind"].as_str() {
        Some(kind) if kind == wanted => {}
        Some(PRIVATE) => return Err(KeysError::IsPrivate { path: path_of() }),
        Some(PUBLIC) => return Err(KeysError::IsPublic { path: path_of() }),
        _ => return Err(KeysError::OtherKind { path: path_of() }),
    }
    match value["format"].as_u64() {
        Some(format) if format > FORMAT => {
            return Err(KeysError::Newer {
                path: path_of(),
                format,
            });
        }
        _ => {}
    }
    serde_json::from_str(&text).map_err(damaged)
}

fn write_file(path: &Path, file: &impl Serialize) -> Result<(), KeysError> {
    let failed = |error: std::io::Error| KeysError::file(path, &error);
    let mut text = serde_json::to_string_pretty(file).map_err(|error| failed(error.into()))?;
    text.push('\n');
    files::write_whole(path, text.as_bytes()).map_err(failed)
}

/// One key after the other, no two at once and none twice; the last one signs now.
fn check_order(path: &Path, keys: &[OfficeKey]) -> Result<(), KeysError> {
    let damaged = |reason: &str| Err(KeysError::damaged(path, reason));
    if keys.last().is_none_or(|current| current.until.is_some()) {
        return damaged("no key signs now");
    }
    for (index, key) in keys.iter().enumerate() {
        if key.until.is_some_and(|until| until < key.since) {
            return damaged("a key ends before it begins");
        }
        if keys[..index].iter().any(|earlier| earlier.key == key.key) {
            return damaged("a key stands in it twice");
        }
    }
    for pair in keys.windows(2) {
        if pair[0].until.is_none_or(|until| until > pair[1].since) {
            return damaged("two keys sign at the same time");
        }
    }
    Ok(())
}

/// The public half of a key.
pub(in crate::records) fn public_of(secret: &SigningKey) -> PublicKey {
    PublicKey(secret.verifying_key().to_bytes())
}

fn new_secret() -> Result<SigningKey, KeysError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| KeysError::Random {
        reason: error.to_string(),
    })?;
    Ok(SigningKey::from_bytes(&bytes))
}
