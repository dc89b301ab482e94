//! Erasing on a station: a person whose data must go, and attempts and recordings whose time is over.
//!
//! Journals, recordings and saved pages are removed. Files of sealed lines keep the place and the checksum of each line (`sealed.rs`),
//! so that what is kept of others stays proved. A file that cannot be read or written keeps back no other: it is told, and what it holds
//! stays noted (`left_to_erase.rs`), so that erasing again, whoever asks for it, goes on with it.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use serde_json::Value;

use super::acknowledgements::Acknowledgements;
use super::attempt::AttemptId;
use super::certificates::{CertificateId, Register};
use super::consents::Consents;
use super::disputes;
use super::error::PeopleError;
use super::journal::path_of;
use super::kept::KeptError;
use super::left_to_erase::LeftToErase;
use super::people::{People, TraineeId};
use super::personal::{
    PROFILES, PersonalDataError, RECORDINGS, Theirs, names_one, page_of, paths_in, recordings_of, theirs,
};
use super::reviews::Reviews;
use super::sealed::{self, Fate};
use crate::domain::Day;
use crate::files;

/// What a station has to erase.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Erasures {
    /// Whoever was erased, by their ids at the station.
    pub people: Vec<TraineeId>,
    /// Attempts whose journals go: their time is over, or they were erased with a person.
    pub attempts: Vec<AttemptId>,
    /// Those among them of which nothing stays, reasons of decisions neither.
    pub wholly: Vec<AttemptId>,
    /// Certificates of which the number and the days alone stay.
    pub certificates: Vec<CertificateId>,
    /// Recordings are kept for so many months at most; none: as long as the station keeps them.
    pub audio_months: Option<u32>,
}

/// What was erased on a station.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ErasedHere {
    /// Attempts.
    pub attempts: usize,
    /// Attempts' recordings.
    pub recordings: usize,
    /// Lines of reviews, disputes and consents, and acknowledgements.
    pub entries: usize,
    /// Certificates.
    pub certificates: usize,
    /// Attempts that are being played at this moment: they go the next time.
    pub in_use: Vec<AttemptId>,
    /// Files that could not be looked into or changed; what they hold is as it was.
    pub problems: Vec<PersonalDataError>,
}

impl ErasedHere {
    /// Whether nothing was erased.
    pub fn is_nothing(&self) -> bool {
        self.attempts + self.recordings + self.entries + self.certificates == 0
    }

    /// Whether nothing was left that had to be erased.
    pub fn is_whole(&self) -> bool {
        self.in_use.is_empty() && self.problems.is_empty()
    }

    /// What a step came to; why it failed is noted once.
    fn noted<T, E: Into<PersonalDataError>>(&mut self, done: Result<T, E>) -> Option<T> {
        let error = match done {
            Ok(done) => return Some(done),
            Err(error) => error.into(),
        };
        if !self.problems.contains(&error) {
            self.problems.push(error);
        }
        None
    }
}

/// Erases under a data folder what has to be erased, and what an earlier time had to leave; lines of files keep `today` as the day on
/// which they were. What could not be erased is told, and goes when this is called again.
pub fn erase_on_station(data: &Path, erasures: &Erasures, today: Day) -> ErasedHere {
    let mut here = ErasedHere::default();
    if let Some(months) = erasures.audio_months {
        forget_recordings(data, today.minus_months(months), &mut here);
    }
    let mut note = Note::of(data);
    let people: BTreeSet<TraineeId> = erasures.people.iter().chain(&note.left.people).cloned().collect();
    let found = if people.is_empty() {
        Theirs::default()
    } else {
        theirs(data, &people, note.left.identities.clone())
    };
    let mut is_somebody_hidden = !found.problems.is_empty();
    for problem in found.problems {
        here.noted::<(), _>(Err(problem));
    }
    let theirs = found.attempts.into_iter().map(|(_, header)| header.id);
    let wholly = theirs.chain(note.left.attempts.iter().cloned());
    let wholly: BTreeSet<AttemptId> = wholly.chain(erasures.wholly.iter().cloned()).collect();

    // Reasons and answers are found by the attempts, and profiles by the list, so they go before these.
    forget_entries(data, &wholly, &people, today, &mut here);
    let certificates: BTreeSet<CertificateId> = erasures.certificates.iter().cloned().collect();
    if !people.is_empty() || !certificates.is_empty() {
        let erased = Register::erase(data, &people, &certificates, today);
        here.certificates += here.noted(erased).unwrap_or(0);
    }
    is_somebody_hidden |= !erase_profiles(data, &found.identities, &mut here);
    let mut left = LeftToErase::of(people.clone(), wholly.clone());
    if is_somebody_hidden {
        left.identities = found.identities;
    }
    if !note.keeps(&left, &mut here) {
        return note.closed(here);
    }
    for id in wholly.iter().chain(&erasures.attempts).collect::<BTreeSet<_>>() {
        erase_attempt(data, id, &mut here);
    }
    // By their entry all the rest is found, so it goes last.
    if note.keeps(&left, &mut here) {
        let erased = forget_people(data, &people);
        here.noted(erased);
        note.keeps(&left, &mut here);
    }
    note.closed(here)
}

/// The note of what an erasure had to leave, while it goes on.
struct Note<'a> {
    data: &'a Path,
    /// What it says.
    left: LeftToErase,
    /// Why it cannot be read; then it stays as it is.
    unread: Option<KeptError>,
}

impl<'a> Note<'a> {
    fn of(data: &'a Path) -> Self {
        let (left, unread) = match LeftToErase::load(data) {
            Ok(left) => (left, None),
            Err(error) => (LeftToErase::default(), Some(error)),
        };
        Self { data, left, unread }
    }

    /// Sees to it that the rest is found the next time, where anything has failed until now. False: nothing by which it is found may go.
    fn keeps(&mut self, left: &LeftToErase, here: &mut ErasedHere) -> bool {
        if here.is_whole() || self.left == *left {
            return true;
        }
        let is_kept = self.unread.is_none() && here.noted(left.save(self.data)).is_some();
        if is_kept {
            self.left = left.clone();
        }
        is_kept
    }

    /// The end of an erasure: where nothing is left, nothing is noted.
    fn closed(self, mut here: ErasedHere) -> ErasedHere {
        if let Some(error) = self.unread {
            here.noted::<(), _>(Err(error));
        } else if here.is_whole() && self.left != LeftToErase::default() {
            here.noted(LeftToErase::default().save(self.data));
        }
        here
    }
}

/// Erases what was written about attempts and people in files beside the journals.
fn forget_entries(
    data: &Path,
    attempts: &BTreeSet<AttemptId>,
    people: &BTreeSet<TraineeId>,
    today: Day,
    here: &mut ErasedHere,
) {
    if !attempts.is_empty() {
        let reviews = here.noted(Reviews::erase(data, attempts, today));
        let disputes = here.noted(erase_disputes(data, attempts, today));
        here.entries += reviews.unwrap_or(0) + disputes.unwrap_or(0);
    }
    if !people.is_empty() {
        let consents = here.noted(Consents::erase(data, people, today));
        let acknowledgements = here.noted(Acknowledgements::erase(data, people));
        here.entries += consents.unwrap_or(0) + acknowledgements.unwrap_or(0);
    }
}

/// Takes people off the list.
fn forget_people(data: &Path, people: &BTreeSet<TraineeId>) -> Result<(), PeopleError> {
    if people.is_empty() {
        return Ok(());
    }
    let _held = People::hold(data)?;
    let mut known = People::load(data)?;
    let mut is_changed = false;
    for id in people {
        is_changed |= known.erase(id);
    }
    if is_changed { known.save(data) } else { Ok(()) }
}

/// Removes the journal of an attempt with its recordings and its page; one that is being played stays.
fn erase_attempt(data: &Path, id: &AttemptId, here: &mut ErasedHere) {
    let path = path_of(data, id);
    match here.noted(is_in_use(&path)) {
        Some(false) => {}
        Some(true) => return here.in_use.push(id.clone()),
        None => return,
    }
    let (recordings, page) = (recordings_of(data, id), page_of(data, id));
    let heard = here.noted(removed(&recordings, fs::remove_dir_all(&recordings)));
    here.recordings += usize::from(heard == Some(true));
    here.noted(removed(&page, fs::remove_file(&page)));
    let played = here.noted(removed(&path, fs::remove_file(&path)));
    here.attempts += usize::from(played == Some(true));
}

/// Whether a program writes to the file at this moment. One that may not be opened is written by nobody here.
fn is_in_use(path: &Path) -> Result<bool, PersonalDataError> {
    match files::is_held(path) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::PermissionDenied) => Ok(false),
        asked => asked.map_err(|error| PersonalDataError::file(path, &error)),
    }
}

/// Whether something was removed; false: it was not there.
fn removed(path: &Path, done: io::Result<()>) -> Result<bool, PersonalDataError> {
    match done {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(PersonalDataError::file(path, &error)),
    }
}

/// Removes the recordings of attempts from before a day. They are dated by their names, as attempts are.
fn forget_recordings(data: &Path, before: Day, here: &mut ErasedHere) {
    for path in here.noted(paths_in(&data.join(RECORDINGS))).unwrap_or_default() {
        let name = path.file_name().and_then(|name| name.to_str());
        let day = name.and_then(|name| name.get(..10)?.parse::<Day>().ok());
        if day.is_some_and(|day| day < before) {
            let gone = here.noted(removed(&path, fs::remove_dir_all(&path)));
            here.recordings += usize::from(gone == Some(true));
        }
    }
}

/// Removes the trainees' own profiles that bear these names; whether all could be looked into and removed.
fn erase_profiles(data: &Path, identities: &BTreeSet<[String; 4]>, here: &mut ErasedHere) -> bool {
    if identities.is_empty() {
        return true;
    }
    let Some(paths) = here.noted(paths_in(&data.join(PROFILES))) else {
        return false;
    };
    let mut are_all_known = true;
    for path in paths.into_iter().filter(|path| !path.is_dir()) {
        let read = fs::read(&path).map_err(|error| PersonalDataError::file(&path, &error));
        let Some(bytes) = here.noted(read) else {
            are_all_known = false;
            continue;
        };
        // A damaged letter elsewhere hides no name.
        let text = String::from_utf8_lossy(&bytes);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let bears = |who: &[String; 4]| who.iter().all(|part| text.contains(part.as_str()));
        if identities.iter().any(bears) {
            are_all_known &= here.noted(removed(&path, fs::remove_file(&path))).is_some();
        }
    }
    are_all_known
}

/// Erases what was disputed in these attempts, and what was answered; how many lines.
fn erase_disputes(data: &Path, attempts: &BTreeSet<AttemptId>, on: Day) -> Result<usize, PersonalDataError> {
    let erased = sealed::erase(data, disputes::FILE, on, |content| {
        let line: Value = serde_json::from_str(content).map_err(|error| error.to_string())?;
        Ok(if names_one(&line, attempts) {
            Fate::Goes
        } else {
            Fate::Stays
        })
    });
    Ok(erased?)
}
