//! What an installation keeps of people: their attempts, as they happen, who may sit or invigilate an exam, what they read,
//! what was decided on their results, where they stand with a certification policy, and the certificates that the office signed;
//! and its results for other programs (`exports`).
//!
//! Files in the data folder, open to their owner alone. Nothing here plays, scores or words an attempt, and nothing reads a
//! clock: times come in with what they belong to.

mod acknowledgements;
mod attempt;
mod calendar;
mod canonical;
mod certificate;
mod certificate_error;
#[cfg(test)]
mod certificate_tests;
pub mod certification;
mod chain;
mod checked;
mod consents;
mod credential;
mod disputes;
#[cfg(test)]
mod disputes_tests;
mod erasing;
#[cfg(test)]
mod erasing_tests;
mod error;
pub mod exports;
mod folder;
pub mod import;
mod issuing;
mod journal;
#[cfg(test)]
mod journal_tests;
mod kept;
mod keys;
#[cfg(test)]
mod keys_tests;
mod left_to_erase;
mod multibase;
#[cfg(feature = "pdf")]
pub mod pdf;
mod people;
#[cfg(test)]
mod people_tests;
mod personal;
mod proof;
mod register;
#[cfg(test)]
mod register_tests;
mod reviews;
#[cfg(test)]
mod reviews_tests;
mod revocation;
#[cfg(test)]
pub(crate) mod sample;
mod sealed;
mod station;
#[cfg(feature = "records")]
pub mod store;
#[cfg(feature = "records")]
pub mod sync;

pub use acknowledgements::{Acknowledgement, AcknowledgementError, Acknowledgements};
pub use attempt::{AttemptHeader, AttemptId, Card, Closed, Closing, Demands, Played, Resumption};
pub use calendar::{Renewal, calendar};
pub(crate) use canonical::canonical_form;
pub use certificate::{Certificate, CertificateId, CertificateNumber, Revocation, RevocationReason, Statement};
pub use certificate_error::{KeysError, RegisterError};
pub use checked::{Checked, check_certificate};
pub use consents::{Consent, ConsentKind, Consents};
pub use credential::CredentialWords;
pub use disputes::{Answer, Dispute, DisputeError, Disputes};
pub use erasing::{ErasedHere, Erasures, erase_on_station};
pub use error::{JournalError, PeopleError};
pub use folder::{FolderVerified, verify_folder};
pub use issuing::credential_words;
pub use journal::{Earlier, Journal, Recorded, Summary, earlier, forget_practice, list, path_of, read, unfinished};
pub use kept::KeptError;
pub(crate) use kept::{read as read_kept, write as write_kept};
pub use keys::{OfficeKey, OfficeKeys, PublicKey, Restored, SigningKeys};
pub use left_to_erase::left_to_erase;
pub use people::{Added, People, PinCheck, Trainee, TraineeId, Who, new_code, new_pin};
pub use personal::{PAGES, PROFILES, PersonalDataError, RECORDINGS, personal_data};
pub use proof::Doubt;
pub use register::{
    ErasedCertificate, HeldRegister, KeptCertificate, KeysOrigin, OpenRegister, Register, RemainingCertificate,
    WhenLost,
};
pub use reviews::{ReviewError, Reviewed, Reviews};
pub use revocation::{LIST_DAYS_AT_MOST, RevocationList};
pub use sealed::SealedError;
pub use station::{Station, StationId};
