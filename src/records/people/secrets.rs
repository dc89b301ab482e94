//! PINs and codes: what they may be, how they are made by chance, and the hashes that are kept of them.

use std::fmt;

use argon2::Argon2;
use argon2::password_hash::rand_core::{OsRng, RngCore as _};
use argon2::password_hash::{PasswordHash, PasswordHasher as _, PasswordVerifier as _, SaltString};
use serde::{Deserialize, Serialize};

use crate::records::error::PeopleError;

/// Digits of a PIN.
const PIN_DIGITS: std::ops::RangeInclusive<usize> = 4..=12;

/// Letters and digits that a code has at least.
pub(super) const CODE_SIGNS: usize = 8;

/// What codes that are made here consist of: 32 signs, none of which is taken for another (no 0 and O, no 1 and I).
const CODE_ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// A new code for an invigilator, by chance: `K7RM-2XQD-9HWA-5TCE`.
///
/// # Errors
/// [`PeopleError::Secret`] when the system has no random bytes.
pub fn new_code() -> Result<String, PeopleError> {
    // 256 is a multiple of 32, so that every sign is as likely as another.
    let signs = random::<16>()?.map(|byte| char::from(CODE_ALPHABET[usize::from(byte) % CODE_ALPHABET.len()]));
    let groups: Vec<String> = signs.chunks(4).map(|group| group.iter().collect()).collect();
    Ok(groups.join("-"))
}

/// A new PIN of six digits, by chance.
///
/// # Errors
/// [`PeopleError::Secret`] when the system has no random bytes.
pub fn new_pin() -> Result<String, PeopleError> {
    loop {
        let pin = format!("{:06}", u32::from_le_bytes(random()?) % 1_000_000);
        if check_pin_rules(&pin).is_ok() {
            return Ok(pin);
        }
    }
}

pub(super) fn check_pin_rules(pin: &str) -> Result<(), PeopleError> {
    let digits = pin.as_bytes();
    if !digits.iter().all(u8::is_ascii_digit) {
        return Err(PeopleError::PinNotDigits);
    }
    if !PIN_DIGITS.contains(&digits.len()) {
        return Err(PeopleError::PinLength);
    }
    // From each digit to the next, with 0 after 9: 7890 counts up as 1234 does.
    let steps = |step: u8| {
        digits
            .windows(2)
            .all(|pair| (pair[0] + step - b'0') % 10 == pair[1] - b'0')
    };
    if steps(0) {
        return Err(PeopleError::PinSame);
    }
    if steps(1) || steps(9) {
        return Err(PeopleError::PinRun);
    }
    Ok(())
}

/// What of a code counts: it is read from paper and typed by hand.
pub(super) fn code_signs(code: &str) -> String {
    let signs = code.chars().filter(|sign| sign.is_alphanumeric());
    signs.flat_map(char::to_uppercase).collect()
}

fn random<const N: usize>() -> Result<[u8; N], PeopleError> {
    let mut bytes = [0; N];
    OsRng.try_fill_bytes(&mut bytes).map_err(|error| PeopleError::Secret {
        reason: error.to_string(),
    })?;
    Ok(bytes)
}

/// The Argon2id hash of a PIN or code, as a PHC string; debug output does not show it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(super) struct Secret(String);

impl Secret {
    pub(super) fn of(words: &str) -> Result<Self, PeopleError> {
        let failed = |error: argon2::password_hash::Error| PeopleError::Secret {
            reason: error.to_string(),
        };
        let salt = SaltString::encode_b64(&random::<16>()?).map_err(failed)?;
        let hash = Argon2::default().hash_password(words.as_bytes(), &salt);
        Ok(Self(hash.map_err(failed)?.to_string()))
    }

    pub(super) fn is(&self, words: &str) -> bool {
        let hash = PasswordHash::new(&self.0);
        hash.is_ok_and(|hash| Argon2::default().verify_password(words.as_bytes(), &hash).is_ok())
    }
}

impl TryFrom<String> for Secret {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        match PasswordHash::new(&text).map(|hash| hash.hash.is_some()) {
            Ok(true) => Ok(Self(text)),
            _ => Err("this is no hash of a PIN or code"),
        }
    }
}

impl From<Secret> for String {
    fn from(secret: Secret) -> Self {
        secret.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}
