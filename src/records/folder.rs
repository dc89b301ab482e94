//! Whether a data folder keeps what was written there: every attempt by its checksums and its signature, and every file beside them.
//! Nothing is changed.

use std::path::Path;

use super::acknowledgements::Acknowledgements;
use super::certificates::{Register, SigningKeys};
use super::consents::Consents;
use super::disputes::Disputes;
use super::error::JournalError;
use super::journal::{self, Recorded, path_of};
use super::left_to_erase::left_to_erase;
use super::people::People;
use super::reviews::Reviews;
use super::signature::{Proof, StationKeys};
use super::station_key::StationKey;
use crate::domain::Message;

/// What was found in a data folder.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FolderVerified {
    /// So many attempts hold.
    pub attempts: usize,
    /// Of those, so many exams that this station signed.
    pub signed: usize,
    /// So many exams that are not signed: an earlier version of the program wrote them.
    pub unsigned: usize,
    /// What does not, with its file.
    pub problems: Vec<Message>,
}

/// Looks through a data folder. `progress` is told how many attempts were looked at, ever so often.
pub fn verify_folder(data: &Path, mut progress: impl FnMut(usize)) -> FolderVerified {
    let mut verified = FolderVerified::default();
    let paths = journal::journals(data).unwrap_or_else(|problem| {
        verified.problems.push(problem.message());
        Vec::new()
    });
    let key = StationKey::load(data);
    // One that does not read is told among the files below, and makes no exam a stranger's.
    let is_readable = key.is_ok();
    let keys = key.ok().flatten().map(|key| StationKeys::from(&key));
    let trust = |proof: &Proof| is_readable || !matches!(proof, Proof::OtherKey);
    for (path, number) in paths.iter().zip(1..) {
        match attempt(data, path, |recorded| Proof::of(recorded, keys.as_ref()).filter(trust)) {
            Ok(proof) => {
                verified.attempts += 1;
                verified.signed += usize::from(proof == Some(Proof::Good));
                verified.unsigned += usize::from(proof == Some(Proof::Unsigned));
            }
            Err(problem) => verified.problems.push(problem),
        }
        progress(number);
    }
    let files = [
        People::load(data).map(drop).map_err(|error| error.message()),
        Acknowledgements::load(data).map(drop).map_err(|error| error.message()),
        Reviews::read(data).map(drop).map_err(|error| error.message()),
        Disputes::read(data).map(drop).map_err(|error| error.message()),
        Consents::read(data).map(drop).map_err(|error| error.message()),
        Register::read(data).map(drop).map_err(|error| error.message()),
        SigningKeys::load(data).map(drop).map_err(|error| error.message()),
        StationKey::load(data).map(drop).map_err(|error| error.message()),
        left_to_erase(data).map(drop).map_err(|error| error.message()),
    ];
    verified.problems.extend(files.into_iter().filter_map(Result::err));
    verified
}

/// What proves an attempt that holds. One whose file bears another name was copied or put there: it would be sent as one of its own.
fn attempt(data: &Path, path: &Path, proof: impl Fn(&Recorded) -> Option<Proof>) -> Result<Option<Proof>, Message> {
    let recorded = journal::read(path).map_err(|error: JournalError| error.message())?;
    let id = &recorded.header.id;
    let about = |key: &str| Message::new(key).text("path", path.display().to_string());
    if path != path_of(data, id) {
        return Err(about("integrity-other-name").text("name", id.as_str()));
    }
    let proof = proof(&recorded);
    match proof.filter(|proof| !proof.holds()) {
        None => Ok(proof),
        Some(doubt) => Err(about(match doubt {
            Proof::Missing => "integrity-file-unsigned",
            Proof::OtherKey => "integrity-file-other-key",
            Proof::Good | Proof::Unsigned | Proof::Broken => "integrity-file-signature",
        })),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    use crate::records::{AttemptHeader, AttemptId, Closed, Journal, sample};

    fn sit(data: &Path, begun: &str) -> AttemptId {
        let id = AttemptId::new(begun, "podatek", 7);
        let header = AttemptHeader {
            trainee: None,
            invigilator: None,
            ..sample::exam(begun, "podatek")
        };
        let journal = Journal::begin(data, header).unwrap();
        journal.close(Closed::GivenUp, None).unwrap();
        id
    }

    fn keys(verified: &FolderVerified) -> Vec<&str> {
        verified.problems.iter().map(|problem| problem.key.as_str()).collect()
    }

    #[test]
    fn what_was_written_holds_and_every_change_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path();
        assert_eq!(verify_folder(data, |_| {}), FolderVerified::default());
        let first = sit(data, "2026-11-29T09:14:05Z");
        let second = sit(data, "2026-11-30T09:14:05Z");
        let mut seen = Vec::new();
        let whole = verify_folder(data, |number| seen.push(number));
        assert_eq!((whole.attempts, keys(&whole)), (2, Vec::new()));
        assert_eq!(
            (whole.signed, whole.unsigned),
            (0, 2),
            "the folder has no station's key"
        );
        assert_eq!(seen, [1, 2]);

        let path = path_of(data, &first);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replace("inspektor", "sekretarz")).unwrap();
        fs::copy(path_of(data, &second), data.join("attempts/z.jsonl")).unwrap();
        fs::write(data.join("people.json"), "?").unwrap();
        fs::write(data.join("reviews.jsonl"), "?\n").unwrap();
        let changed = verify_folder(data, |_| {});
        assert_eq!(changed.attempts, 1);
        assert_eq!(
            keys(&changed),
            [
                "records-changed",
                "integrity-other-name",
                "people-damaged",
                "records-changed"
            ]
        );
    }
}
