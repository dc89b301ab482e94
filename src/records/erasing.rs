//! Erasing on a station: a person whose data must go, and attempts and recordings whose time is over.
//!
//! Journals, recordings and saved pages are removed. Files of sealed lines keep the place and the checksum of each line (`sealed.rs`),
//! so that what is kept of others stays proved. It can be begun again at any time: whoever is to be erased is found until the end.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::Path;

use serde_json::Value;

use super::acknowledgements::Acknowledgements;
use super::attempt::AttemptId;
use super::certificate::CertificateId;
use super::consents::Consents;
use super::disputes;
use super::error::JournalError;
use super::journal::path_of;
use super::people::{People, TraineeId};
use super::personal::{
    PROFILES, PersonalDataError, RECORDINGS, Theirs, names_one, page_of, paths_in, recordings_of, theirs,
};
use super::register::Register;
use super::reviews::Reviews;
use super::sealed::{self, Fate};
use crate::domain::Day;

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
    /// Attempts of which nobody can say whose they are; they are as they were.
    pub problems: Vec<JournalError>,
}

impl ErasedHere {
    /// Whether nothing was there to erase.
    pub fn is_nothing(&self) -> bool {
        self.attempts + self.recordings + self.entries + self.certificates == 0
    }
}

/// Erases under a data folder what has to be erased; lines of files keep `today` as the day on which they were.
///
/// # Errors
/// When something cannot be read or removed, or is being written by another program. What was erased before stays erased, and the
/// rest goes when this is called again.
pub fn erase_on_station(data: &Path, erasures: &Erasures, today: Day) -> Result<ErasedHere, PersonalDataError> {
    let mut here = ErasedHere::default();
    if let Some(months) = erasures.audio_months {
        here.recordings += forget_recordings(data, today.minus_months(months))?;
    }
    let people: BTreeSet<TraineeId> = erasures.people.iter().cloned().collect();
    let found = if people.is_empty() {
        Theirs::default()
    } else {
        theirs(data, &people)?
    };
    here.problems = found.problems;
    let theirs: BTreeSet<AttemptId> = found.attempts.into_iter().map(|(_, header)| header.id).collect();

    // Reasons and answers are found by the attempts, so they go before these.
    let wholly: BTreeSet<AttemptId> = theirs.iter().chain(&erasures.wholly).cloned().collect();
    here.entries += Reviews::erase(data, &wholly, today)?;
    here.entries += erase_disputes(data, &wholly, today)?;
    for id in theirs.iter().chain(&erasures.attempts).collect::<BTreeSet<_>>() {
        erase_attempt(data, id, &mut here)?;
    }
    let certificates: BTreeSet<CertificateId> = erasures.certificates.iter().cloned().collect();
    here.certificates += Register::erase(data, &people, &certificates, today)?;
    if people.is_empty() {
        return Ok(here);
    }
    here.entries += Consents::erase(data, &people, today)?;
    here.entries += Acknowledgements::erase(data, &people)?;
    erase_profiles(data, &found.identities)?;
    // By their entry all the rest is found, so it goes last.
    let mut known = People::load(data)?;
    let mut is_changed = false;
    for id in &people {
        is_changed |= known.erase(id);
    }
    if is_changed {
        known.save(data)?;
    }
    Ok(here)
}

/// Removes the journal of an attempt with its recordings and its page; one that is being played stays.
fn erase_attempt(data: &Path, id: &AttemptId, here: &mut ErasedHere) -> Result<(), PersonalDataError> {
    let path = path_of(data, id);
    if is_in_use(&path)? {
        here.in_use.push(id.clone());
        return Ok(());
    }
    let (recordings, page) = (recordings_of(data, id), page_of(data, id));
    here.recordings += usize::from(removed(&recordings, fs::remove_dir_all(&recordings))?);
    removed(&page, fs::remove_file(&page))?;
    here.attempts += usize::from(removed(&path, fs::remove_file(&path))?);
    Ok(())
}

/// Whether a program writes to the file at this moment.
fn is_in_use(path: &Path) -> Result<bool, PersonalDataError> {
    let failed = |error: io::Error| PersonalDataError::file(path, &error);
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(failed(error)),
    };
    match file.try_lock() {
        Ok(()) => Ok(false),
        Err(TryLockError::WouldBlock) => Ok(true),
        Err(TryLockError::Error(error)) => Err(failed(error)),
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
fn forget_recordings(data: &Path, before: Day) -> Result<usize, PersonalDataError> {
    let mut gone = 0;
    for path in paths_in(&data.join(RECORDINGS))? {
        let name = path.file_name().and_then(|name| name.to_str());
        let day = name.and_then(|name| name.get(..10)?.parse::<Day>().ok());
        if day.is_some_and(|day| day < before) {
            gone += usize::from(removed(&path, fs::remove_dir_all(&path))?);
        }
    }
    Ok(gone)
}

/// Removes the trainees' own profiles that bear these names.
fn erase_profiles(data: &Path, identities: &BTreeSet<[String; 4]>) -> Result<(), PersonalDataError> {
    for path in paths_in(&data.join(PROFILES))? {
        let text = fs::read_to_string(&path).map_err(|error| PersonalDataError::file(&path, &error))?;
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let bears = |who: &[String; 4]| who.iter().all(|part| text.contains(part.as_str()));
        if identities.iter().any(bears) {
            removed(&path, fs::remove_file(&path))?;
        }
    }
    Ok(())
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
