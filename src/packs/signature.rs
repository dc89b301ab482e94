//! Who vouches for a pack: an Ed25519 signature over the one form of its list. The list has every file's checksum, so the signature
//! holds for all of them.

use serde::{Deserialize, Serialize};

use super::error::PackError;
use crate::records::{PublicKey, SigningKeys, canonical_form};

/// What is signed begins with this: the key also signs certificates, and neither may be taken for the other.
const PURPOSE: &str = "sygnaly-pack-1";

/// Version of the form of the signature's file.
const FORMAT: u64 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SignatureFile {
    format: u64,
    /// `z6Mk…`
    key: PublicKey,
    /// `z…`
    signature: String,
}

/// The file that signs this list.
///
/// # Errors
/// When the list cannot be read.
pub(super) fn sign(manifest: &[u8], keys: &SigningKeys) -> Result<Vec<u8>, PackError> {
    let file = SignatureFile {
        format: FORMAT,
        key: keys.current(),
        signature: keys.sign_text(&message(manifest)?),
    };
    let text = serde_json::to_string_pretty(&file).map_err(|error| PackError::Manifest {
        reason: error.to_string(),
    })?;
    Ok((text + "\n").into_bytes())
}

/// The key that signed this list.
///
/// # Errors
/// [`PackError::BrokenSignature`] when it did not, or the file is no signature.
pub(super) fn signer(manifest: &[u8], signature: &[u8]) -> Result<PublicKey, PackError> {
    let file: SignatureFile = serde_json::from_slice(signature).map_err(|_| PackError::BrokenSignature)?;
    let is_ours = file.format == FORMAT && file.key.proves_text(&message(manifest)?, &file.signature);
    if is_ours {
        Ok(file.key)
    } else {
        Err(PackError::BrokenSignature)
    }
}

fn message(manifest: &[u8]) -> Result<Vec<u8>, PackError> {
    let form = canonical_form(manifest).map_err(|reason| PackError::Manifest { reason })?;
    Ok(format!("{PURPOSE}\n{form}").into_bytes())
}
