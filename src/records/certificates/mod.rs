//! Certificates: what one states, the register that keeps them, the keys that sign, the files that carry both to whoever checks
//! them, and that check.
//!
//! Whether somebody has earned one, `certification` decides. How one looks on paper, `pdf` knows.

mod calendar;
mod canonical;
mod certificate;
#[cfg(test)]
pub(super) mod certificate_tests;
mod checked;
mod credential;
mod error;
mod issuing;
mod keys;
#[cfg(test)]
mod keys_tests;
mod multibase;
mod proof;
mod register;
#[cfg(test)]
mod register_tests;
mod revocation;

pub use calendar::{Renewal, calendar};
pub(crate) use canonical::canonical_form;
pub use certificate::{Certificate, CertificateId, CertificateNumber, Revocation, RevocationReason, Statement};
pub use checked::{Checked, check_certificate};
pub use credential::CredentialWords;
pub use error::{KeysError, RegisterError};
pub use issuing::credential_words;
pub(super) use keys::public_of;
pub use keys::{OfficeKey, OfficeKeys, PublicKey, Restored, SigningKeys};
pub(super) use multibase::{encode, private_key, private_text};
pub use proof::Doubt;
pub use register::{
    ErasedCertificate, HeldRegister, KeptCertificate, KeysOrigin, OpenRegister, Register, RemainingCertificate,
    WhenLost,
};
pub use revocation::{LIST_DAYS_AT_MOST, RevocationList};
