//! What a data folder holds on a person: for whoever asks what is kept of them, and for erasing it (`erasing.rs`).
//!
//! An exam names its trainee by id. Practice names nobody: it is theirs whose name, unit and office its profile bears.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, ErrorKind};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use thiserror::Error;

use super::acknowledgements::Acknowledgements;
use super::attempt::{AttemptHeader, AttemptId};
use super::certificates::{KeptCertificate, Register, RegisterError};
use super::chain;
use super::consents::Consents;
use super::disputes;
use super::error::{JournalError, PeopleError};
use super::journal::{self, Line};
use super::kept::KeptError;
use super::people::{People, TraineeId, Who, identity};
use super::reviews::{ReviewError, Reviews};
use super::sealed::{self, SealedError};
use crate::domain::Message;

/// The folder of recordings in the data folder: those of an attempt under its name.
pub const RECORDINGS: &str = "recordings";

/// The folder of saved debriefs in the data folder: that of an attempt under its name.
pub const PAGES: &str = "pages";

/// The folder of the trainees' own profiles in the data folder.
pub const PROFILES: &str = "profiles";

/// Data of a person that cannot be read or erased.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PersonalDataError {
    /// A file or folder cannot be read, written or removed.
    #[error("{}: {reason}; check the folder, its permissions and the room on the disk", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        reason: String,
    },
    /// The folder of attempts cannot be read.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The list of people cannot be read or written.
    #[error(transparent)]
    People(#[from] PeopleError),
    /// A small file cannot be read or written.
    #[error(transparent)]
    Kept(#[from] KeptError),
    /// A file of sealed lines cannot be read or written.
    #[error(transparent)]
    Sealed(#[from] SealedError),
    /// The register of certificates cannot be read.
    #[error(transparent)]
    Register(#[from] RegisterError),
    /// Reviews cannot be read.
    #[error(transparent)]
    Reviews(#[from] ReviewError),
}

impl PersonalDataError {
    /// What the reader is told, in `assets/l10n/*/records.ftl` and where the other files' words are.
    pub fn message(&self) -> Message {
        match self {
            Self::File { path, reason } => Message::new("records-file")
                .text("path", path.display().to_string())
                .text("why", reason),
            Self::Journal(error) => error.message(),
            Self::People(error) => error.message(),
            Self::Kept(error) => error.message(),
            Self::Sealed(error) => error.message(),
            Self::Register(error) => error.message(),
            Self::Reviews(error) => error.message(),
        }
    }

    pub(super) fn file(path: &Path, error: &io::Error) -> Self {
        Self::File {
            path: path.to_owned(),
            reason: error.to_string(),
        }
    }
}

/// The attempts of people under a data folder, and what their profiles said of who they are.
#[derive(Debug, Default)]
pub(super) struct Theirs {
    /// Files and what their first lines say.
    pub attempts: Vec<(PathBuf, AttemptHeader)>,
    /// Name, unit and office, as they are compared.
    pub identities: BTreeSet<[String; 4]>,
    /// What could not be read: a list, a folder, and attempts of which nobody can say whose they are.
    pub problems: Vec<PersonalDataError>,
}

/// Finds the attempts of these people, who are known to have borne these names, too. What cannot be read keeps back no other.
pub(super) fn theirs(data: &Path, people: &BTreeSet<TraineeId>, known: BTreeSet<[String; 4]>) -> Theirs {
    let mut found = Theirs {
        identities: known,
        ..Theirs::default()
    };
    match People::load(data) {
        Ok(listed) => {
            let listed = people.iter().filter_map(|id| listed.trainee(id));
            found.identities.extend(listed.map(|trainee| identity(&trainee.who)));
        }
        Err(problem) => found.problems.push(problem.into()),
    }
    let paths = journal::journals(data).unwrap_or_else(|problem| {
        found.problems.push(problem.into());
        Vec::new()
    });
    let mut all = Vec::new();
    for path in paths {
        match header_of(&path) {
            Ok(header) => all.push((path, header)),
            // A file that never got its first line tells of nobody.
            Err(JournalError::Empty { .. }) => {}
            Err(problem) => found.problems.push(problem.into()),
        }
    }
    let is_named = |header: &AttemptHeader| header.trainee.as_ref().is_some_and(|id| people.contains(id));
    // They may have sat exams under a name or in a unit that they have no more.
    let sat = all.iter().filter(|(_, header)| is_named(header));
    found
        .identities
        .extend(sat.map(|(_, header)| identity(&Who::of(&header.profile))));
    let is_theirs = |header: &AttemptHeader| match header.trainee {
        Some(_) => is_named(header),
        None => found.identities.contains(&identity(&Who::of(&header.profile))),
    };
    found.attempts = all.into_iter().filter(|(_, header)| is_theirs(header)).collect();
    found
}

/// What the first line of a journal says; the others are not looked at, so that damage further on hides nobody's data.
fn header_of(path: &Path) -> Result<AttemptHeader, JournalError> {
    let failed = |error: io::Error| JournalError::File {
        path: path.to_owned(),
        reason: error.to_string(),
    };
    let mut first = Vec::new();
    let mut file = BufReader::new(File::open(path).map_err(failed)?);
    file.read_until(b'\n', &mut first).map_err(failed)?;
    let Some(first) = first.strip_suffix(b"\n") else {
        return Err(JournalError::Empty { path: path.to_owned() });
    };
    let opened = std::str::from_utf8(first).ok();
    let Some((content, _)) = opened.and_then(|line| chain::open(chain::START, line)) else {
        return Err(JournalError::Changed {
            path: path.to_owned(),
            line: 1,
        });
    };
    let not_understood = |reason: String| JournalError::NotUnderstood {
        path: path.to_owned(),
        line: 1,
        reason,
    };
    match serde_json::from_str(content) {
        Ok(Line::Header { attempt, .. }) => Ok(*attempt),
        Ok(_) => Err(not_understood("the first line is no header".to_owned())),
        Err(error) => Err(not_understood(error.to_string())),
    }
}

/// Everything that a data folder holds on a person, as JSON: what a file says stands in it as it is there. Recordings are named by
/// their files. None: nobody has this id, and nothing is held on anybody of this id.
///
/// # Errors
/// When something cannot be read; nothing is left out in silence.
pub fn personal_data(data: &Path, person: &TraineeId) -> Result<Option<Value>, PersonalDataError> {
    let people = People::load(data)?;
    let trainee = people.trainee(person);
    let found = theirs(data, &BTreeSet::from([person.clone()]), BTreeSet::new());
    if let Some(problem) = found.problems.into_iter().next() {
        return Err(problem);
    }
    let ids: BTreeSet<AttemptId> = found.attempts.iter().map(|(_, header)| header.id.clone()).collect();
    let reviews = Reviews::read(data)?;
    let reviews: Vec<_> = ids.iter().flat_map(|id| reviews.of(id)).collect();
    let acknowledgements = Acknowledgements::load(data)?;
    let consents = Consents::read(data)?;
    let register = Register::read(data)?;
    let certificates = register.certificates().iter();
    let certificates: Vec<&KeptCertificate> = certificates.filter(|kept| kept.trainee == *person).collect();
    let acknowledgements: Vec<_> = acknowledgements.of(person).collect();
    let consents: Vec<_> = consents.of(person).collect();
    let is_unknown = trainee.is_none() && ids.is_empty();
    if is_unknown && certificates.is_empty() && acknowledgements.is_empty() && consents.is_empty() {
        return Ok(None);
    }
    let attempts = found.attempts.iter().map(|(path, header)| attempt(data, path, header));
    Ok(Some(json!({
        "person": trainee.map(|trainee| json!({
            "id": trainee.id,
            "who": trainee.who,
            // The PIN itself is known to nobody.
            "has_pin": trainee.has_pin(),
        })),
        "attempts": attempts.collect::<Result<Vec<_>, _>>()?,
        "reviews": reviews,
        "disputes": disputed(data, &ids)?,
        "acknowledgements": acknowledgements,
        "consents": consents,
        "certificates": certificates.into_iter().map(certificate).collect::<Vec<_>>(),
    })))
}

/// An attempt with all its lines, and the files that belong to it.
fn attempt(data: &Path, path: &Path, header: &AttemptHeader) -> Result<Value, PersonalDataError> {
    let text = fs::read_to_string(path).map_err(|error| PersonalDataError::file(path, &error))?;
    let page = page_of(data, &header.id);
    Ok(json!({
        "id": header.id,
        "lines": lines(&text),
        "recordings": names_in(&recordings_of(data, &header.id))?,
        "page": page.is_file().then(|| page.display().to_string()),
    }))
}

/// What the lines of a journal say; one that cannot be read stands there as it is.
pub(super) fn lines(text: &str) -> Vec<Value> {
    let line = |line: &str| match serde_json::from_str::<Value>(line) {
        Ok(mut value) => value.get_mut("line").map(Value::take).unwrap_or(value),
        Err(_) => Value::from(line),
    };
    text.lines().map(line).collect()
}

/// A certificate with the text of its file.
fn certificate(kept: &KeptCertificate) -> Value {
    json!({
        "certificate": kept.certificate,
        "credential": credential(&kept.credential),
        "revoked": kept.revoked,
    })
}

/// The text of a certificate's file, which is JSON too.
pub(super) fn credential(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| Value::from(text))
}

/// The disputes of these attempts and the answers to them.
fn disputed(data: &Path, attempts: &BTreeSet<AttemptId>) -> Result<Vec<Value>, PersonalDataError> {
    let mut found = Vec::new();
    sealed::read(data, disputes::FILE)?.each(|content| {
        let line: Value = serde_json::from_str(content).map_err(|error| error.to_string())?;
        if names_one(&line, attempts) {
            found.push(line);
        }
        Ok(())
    })?;
    Ok(found)
}

/// Whether a line is about one of these attempts.
pub(super) fn names_one(line: &Value, attempts: &BTreeSet<AttemptId>) -> bool {
    let Value::Object(members) = line else { return false };
    members.iter().any(|(name, value)| match value {
        Value::String(text) if name == "attempt" => attempts.iter().any(|id| id.as_str() == text),
        value => names_one(value, attempts),
    })
}

/// Where the recordings of an attempt lie.
pub(super) fn recordings_of(data: &Path, id: &AttemptId) -> PathBuf {
    data.join(RECORDINGS).join(id.as_str())
}

/// Where the saved debrief of an attempt lies.
pub(super) fn page_of(data: &Path, id: &AttemptId) -> PathBuf {
    data.join(PAGES).join(format!("{id}.html"))
}

/// The paths of what lies in a folder, by name; none where there is no folder.
pub(super) fn paths_in(folder: &Path) -> Result<Vec<PathBuf>, PersonalDataError> {
    let failed = |error: io::Error| PersonalDataError::file(folder, &error);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut paths = paths.collect::<io::Result<Vec<_>>>().map_err(failed)?;
    paths.sort();
    Ok(paths)
}

fn names_in(folder: &Path) -> Result<Vec<String>, PersonalDataError> {
    let paths = paths_in(folder)?;
    Ok(paths.iter().map(|path| path.display().to_string()).collect())
}
