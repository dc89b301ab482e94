//! What an installation keeps of people: their attempts, as they happen, who may sit or invigilate an exam, what they read,
//! what was decided on their results, where they stand with a certification policy, and the certificates that the office signed;
//! and its results for other programs (`exports`).
//!
//! ```text
//! journal ◄ attempt, chain   an attempt as it happens: begun, resumed at most once, closed; each line sealed by a checksum
//! signature ◄ station_key    what a station signs when an exam ends, and with which key
//! people                     trainees with PINs, invigilators with codes, as Argon2id hashes
//! acknowledgements, consents who read which version of the procedure; what people agreed to, with the words
//! reviews, disputes          what was decided on results, with reason and name; what trainees dispute, and the answers
//!   └ sealed                 files that only grow and prove themselves; one program adds at a time. kept: small files, whole
//! certification              judge: what an exam counts for; lacking: what a set does not meet; standing: the state;
//!                            admission: whether an exam would count; on_record: a person's exams of a data folder
//! certificates               register, certificate, issuing, keys; credential (Open Badges), revocation, proof (canonical,
//!                            multibase), checked, calendar. pdf: typesetter, code (QR)
//! personal, erasing          what a folder holds on a person, given or erased; left_to_erase: what was in the way
//! exports, import            rows to CSV, XLSX, JSON, xAPI; people from a table of another program
//! store, sync ◄ station      the office's database, and the way into it; folder: whether a data folder is as it was written
//! ```
//!
//! Files in the data folder, open to their owner alone. Nothing here plays, scores or words an attempt, and nothing reads a
//! clock: times come in with what they belong to.

mod acknowledgements;
mod attempt;
mod certificates;
pub mod certification;
mod chain;
mod consents;
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
mod journal;
#[cfg(test)]
mod journal_tests;
mod kept;
mod left_to_erase;
#[cfg(feature = "pdf")]
pub mod pdf;
mod people;
#[cfg(test)]
mod people_tests;
mod personal;
mod reviews;
#[cfg(test)]
mod reviews_tests;
#[cfg(test)]
pub(crate) mod sample;
mod sealed;
mod signature;
#[cfg(test)]
mod signature_tests;
mod station;
mod station_key;
#[cfg(feature = "records")]
pub mod store;
#[cfg(feature = "records")]
pub mod sync;

pub use acknowledgements::{Acknowledgement, AcknowledgementError, Acknowledgements};
pub use attempt::{AttemptHeader, AttemptId, Card, Closed, Closing, Demands, Played, Resumption};
pub(crate) use certificates::canonical_form;
pub use certificates::{
    Certificate, CertificateId, CertificateNumber, Checked, CredentialWords, Doubt, ErasedCertificate, HeldRegister,
    KeptCertificate, KeysError, KeysOrigin, LIST_DAYS_AT_MOST, OfficeKey, OfficeKeys, OpenRegister, PublicKey,
    Register, RegisterError, RemainingCertificate, Renewal, Restored, Revocation, RevocationList, RevocationReason,
    SigningKeys, Statement, WhenLost, calendar, check_certificate, credential_words,
};
pub use consents::{Consent, ConsentKind, Consents};
pub use disputes::{Answer, Dispute, DisputeError, Disputes};
pub use erasing::{ErasedHere, Erasures, erase_on_station};
pub use error::{JournalError, PeopleError};
pub use folder::{FolderVerified, verify_folder};
pub use journal::{
    Earlier, Journal, Recorded, Summary, earlier, forget_practice, list, path_of, read, read_bytes, unfinished,
};
pub use kept::KeptError;
pub(crate) use kept::{read as read_kept, write as write_kept};
pub use left_to_erase::left_to_erase;
pub use people::{Added, People, PinCheck, Trainee, TraineeId, Who, new_code, new_pin};
pub use personal::{PAGES, PROFILES, PersonalDataError, RECORDINGS, personal_data};
pub use reviews::{ReviewError, Reviewed, Reviews};
pub use sealed::SealedError;
pub use signature::{Proof, Signature, StationKeys};
pub use station::{Station, StationId};
pub use station_key::{StationKey, StationKeyError};
