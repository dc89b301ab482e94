//! Who may sit an exam and who may let it begin: `people.json` in the data folder.
//!
//! PINs and codes are kept as Argon2id hashes, and nothing here prints one. The list is small and read whole; it is read anew
//! for every change ([`People::change`]), so that two programs do not undo each other.

mod bulk;
mod secrets;

use std::fmt;
use std::fs::File;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::PeopleError;
use super::kept;
use crate::domain::{Address, Profile};

pub use self::bulk::Added;
use self::secrets::{CODE_SIGNS, Secret, check_pin_rules, code_signs};
pub use self::secrets::{new_code, new_pin};

/// The file's name in the data folder.
const FILE: &str = "people.json";

/// Version of the file's form, raised when an older program could not read what a newer one writes.
const FORMAT: u64 = 1;

/// The version from the first person on who was erased.
const FORMAT_WITH_ERASED: u64 = 2;

/// After so many wrong PINs in a row none is taken any more.
const MOST_WRONG: u8 = 5;

/// A trainee within this installation: `osoba-1`. Their name stays out of it, for ids stand in lists and logs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TraineeId(String);

impl TraineeId {
    /// Wraps an id; which of them exist is known to [`People`].
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The id as it stands in files.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TraineeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Who a trainee is, in the words of their introduction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Who {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Position ("inspektor").
    pub position: String,
    /// Unit: department, section or desk.
    pub unit: String,
    /// The office's full name.
    pub office: String,
    /// How callers address them.
    pub address: Address,
}

impl Who {
    /// Who somebody is by their profile.
    pub fn of(profile: &Profile) -> Self {
        Self {
            first_name: profile.first_name.clone(),
            last_name: profile.last_name.clone(),
            position: profile.position.clone(),
            unit: profile.unit.clone(),
            office: profile.office.clone(),
            address: profile.address,
        }
    }

    /// First and last name.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}

/// A trainee of this installation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trainee {
    /// Their id.
    pub id: TraineeId,
    /// Who they are.
    pub who: Who,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pin: Option<Secret>,
    /// Wrong PINs since the last right one.
    #[serde(default)]
    wrong_pins: u8,
}

impl Trainee {
    /// Whether they have a PIN.
    pub fn has_pin(&self) -> bool {
        self.pin.is_some()
    }

    /// Whether too many wrong PINs were given, so that a new one must be set.
    pub fn is_locked(&self) -> bool {
        self.wrong_pins >= MOST_WRONG
    }
}

/// What became of a PIN that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PinCheck {
    /// It is the trainee's.
    Right,
    /// It is not; so many more may be tried.
    Wrong {
        /// 1–4.
        left: u8,
    },
    /// Five in a row were wrong: none is taken until a new one is set.
    Locked,
    /// The trainee has none yet.
    NotSet,
}

/// The people of this installation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    format: u64,
    trainees: Vec<Trainee>,
    invigilators: Vec<Invigilator>,
    /// Ids of whoever was erased: they are nobody else's, or others' records would be taken for theirs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    erased: Vec<TraineeId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Invigilator {
    name: String,
    code: Secret,
}

impl Default for People {
    fn default() -> Self {
        Self {
            format: FORMAT,
            trainees: Vec::new(),
            invigilators: Vec::new(),
            erased: Vec::new(),
        }
    }
}

impl People {
    /// Reads the people under a data folder; nobody is there before the first are written.
    ///
    /// # Errors
    /// A file that is there and does not read is never passed over in silence, and left as it is.
    pub fn load(data: &Path) -> Result<Self, PeopleError> {
        Ok(kept::read::<Self>(&data.join(FILE), FORMAT_WITH_ERASED)?.unwrap_or_default())
    }

    /// Writes them, whole or not at all; only the file's owner may read it.
    ///
    /// # Errors
    /// When the folder cannot be made or written to.
    pub fn save(&self, data: &Path) -> Result<(), PeopleError> {
        Ok(kept::write(&data.join(FILE), self)?)
    }

    /// Holds the list, so that nobody else changes it between [`load`](Self::load) and [`save`](Self::save): others wait until what
    /// comes back is let go of. [`change`](Self::change) holds it by itself, and would wait for ever for one who holds it already.
    ///
    /// # Errors
    /// When the folder cannot be made or written to.
    pub fn hold(data: &Path) -> Result<File, PeopleError> {
        Ok(kept::hold(&data.join(FILE))?)
    }

    /// Reads the people, changes them and writes them, so that what another program wrote meanwhile stays: who writes at the same time
    /// waits.
    ///
    /// # Errors
    /// As [`load`](Self::load) and [`save`](Self::save), and what `change` refuses; then nothing is written.
    pub fn change<T>(data: &Path, change: impl FnOnce(&mut Self) -> Result<T, PeopleError>) -> Result<T, PeopleError> {
        let _held = Self::hold(data)?;
        let mut people = Self::load(data)?;
        let changed = change(&mut people)?;
        people.save(data)?;
        Ok(changed)
    }

    /// The trainees, in the order in which they were added.
    pub fn trainees(&self) -> &[Trainee] {
        &self.trainees
    }

    /// The trainee of this id.
    pub fn trainee(&self, id: &TraineeId) -> Option<&Trainee> {
        self.trainees.iter().find(|trainee| trainee.id == *id)
    }

    /// Who the trainee of this id is.
    ///
    /// # Errors
    /// When nobody has this id.
    pub fn who(&self, id: &TraineeId) -> Result<&Who, PeopleError> {
        let found = self.trainee(id).map(|trainee| &trainee.who);
        found.ok_or_else(|| PeopleError::UnknownTrainee { id: id.clone() })
    }

    /// The trainee of this name in this unit and office, however it is written; none: there is none yet.
    pub fn find(&self, who: &Who) -> Option<&Trainee> {
        self.trainees
            .iter()
            .find(|trainee| identity(&trainee.who) == identity(who))
    }

    /// Names of the invigilators, in the order in which they were added.
    pub fn invigilators(&self) -> impl Iterator<Item = &str> {
        self.invigilators.iter().map(|invigilator| invigilator.name.as_str())
    }

    /// Adds a trainee, without a PIN; returns the id that they have from now on.
    ///
    /// # Errors
    /// When something is empty, or the same name is in the list for the same unit and office.
    pub fn add_trainee(&mut self, who: Who) -> Result<TraineeId, PeopleError> {
        let who = checked(who)?;
        if self.find(&who).is_some() {
            return Err(PeopleError::SameTrainee);
        }
        let mut number = 1;
        let mut id = TraineeId::new("osoba-1");
        while self.trainee(&id).is_some() || self.erased.contains(&id) {
            number += 1;
            id = TraineeId::new(format!("osoba-{number}"));
        }
        self.trainees.push(Trainee {
            id: id.clone(),
            who,
            pin: None,
            wrong_pins: 0,
        });
        Ok(id)
    }

    /// Corrects who a trainee is; the id, the PIN and what is on record under the id stay.
    ///
    /// # Errors
    /// When nobody has this id, when something is empty, or when somebody else has the same name in the same unit and office.
    pub fn correct(&mut self, id: &TraineeId, who: Who) -> Result<(), PeopleError> {
        let who = checked(who)?;
        if self.find(&who).is_some_and(|other| other.id != *id) {
            return Err(PeopleError::SameTrainee);
        }
        self.trainee_mut(id)?.who = who;
        Ok(())
    }

    /// Takes somebody off the list for good: nobody else ever gets their id. Whether anything changed.
    pub(super) fn erase(&mut self, id: &TraineeId) -> bool {
        if self.erased.contains(id) {
            return false;
        }
        self.trainees.retain(|trainee| trainee.id != *id);
        self.erased.push(id.clone());
        self.format = FORMAT_WITH_ERASED;
        true
    }

    /// Gives a trainee a new PIN; wrong ones are forgotten.
    ///
    /// # Errors
    /// When nobody has this id, or the PIN could be guessed: 4–12 digits, not all the same, not counting up or down.
    pub fn set_pin(&mut self, id: &TraineeId, pin: &str) -> Result<(), PeopleError> {
        check_pin_rules(pin)?;
        let trainee = self.trainee_mut(id)?;
        trainee.pin = Some(Secret::of(pin)?);
        trainee.wrong_pins = 0;
        Ok(())
    }

    /// Whether a PIN is the trainee's. Wrong ones are counted: ask within [`People::change`], or the count is lost.
    ///
    /// # Errors
    /// When nobody has this id.
    pub fn check_pin(&mut self, id: &TraineeId, pin: &str) -> Result<PinCheck, PeopleError> {
        let trainee = self.trainee_mut(id)?;
        let Some(secret) = &trainee.pin else {
            return Ok(PinCheck::NotSet);
        };
        if trainee.is_locked() {
            return Ok(PinCheck::Locked);
        }
        if secret.is(pin) {
            trainee.wrong_pins = 0;
            return Ok(PinCheck::Right);
        }
        trainee.wrong_pins += 1;
        Ok(match MOST_WRONG - trainee.wrong_pins {
            0 => PinCheck::Locked,
            left => PinCheck::Wrong { left },
        })
    }

    /// Adds an invigilator with their code. Hyphens, blanks and case of a code do not matter.
    ///
    /// # Errors
    /// When the name is empty or taken, or the code is shorter than 8 letters and digits or taken.
    pub fn add_invigilator(&mut self, name: &str, code: &str) -> Result<(), PeopleError> {
        let name = clean(name);
        if name.is_empty() {
            return Err(PeopleError::EmptyName);
        }
        if self.invigilators().any(|known| folded(known) == folded(&name)) {
            return Err(PeopleError::SameInvigilator);
        }
        let signs = code_signs(code);
        if signs.chars().count() < CODE_SIGNS {
            return Err(PeopleError::CodeShort);
        }
        if self.invigilator_by_code(code).is_some() {
            return Err(PeopleError::CodeTaken);
        }
        self.invigilators.push(Invigilator {
            name,
            code: Secret::of(&signs)?,
        });
        Ok(())
    }

    /// Removes an invigilator; their code opens no exam any more.
    ///
    /// # Errors
    /// When nobody has this name.
    pub fn remove_invigilator(&mut self, name: &str) -> Result<(), PeopleError> {
        let place = self.invigilators().position(|known| folded(known) == folded(name));
        let place = place.ok_or_else(|| PeopleError::UnknownInvigilator { name: name.to_owned() })?;
        self.invigilators.remove(place);
        Ok(())
    }

    /// The name of the invigilator whose code this is.
    pub fn invigilator_by_code(&self, code: &str) -> Option<&str> {
        let signs = code_signs(code);
        let found = self.invigilators.iter().find(|invigilator| invigilator.code.is(&signs));
        found.map(|invigilator| invigilator.name.as_str())
    }

    fn trainee_mut(&mut self, id: &TraineeId) -> Result<&mut Trainee, PeopleError> {
        let found = self.trainees.iter_mut().find(|trainee| trainee.id == *id);
        found.ok_or_else(|| PeopleError::UnknownTrainee { id: id.clone() })
    }
}

/// What was pasted may bring tabs and double spaces along.
fn clean(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Who somebody is, as it is kept: nothing empty, no spaces too many.
fn checked(who: Who) -> Result<Who, PeopleError> {
    let who = Who {
        first_name: clean(&who.first_name),
        last_name: clean(&who.last_name),
        position: clean(&who.position),
        unit: clean(&who.unit),
        office: clean(&who.office),
        address: who.address,
    };
    let texts = [&who.first_name, &who.last_name, &who.position, &who.unit, &who.office];
    if texts.iter().any(|text| text.is_empty()) {
        return Err(PeopleError::EmptyField);
    }
    Ok(who)
}

/// By what two people are told apart: a new position makes nobody new.
pub(super) fn identity(who: &Who) -> [String; 4] {
    identity_of([&who.first_name, &who.last_name, &who.unit, &who.office])
}

/// The same of first and last name, unit and office.
pub(super) fn identity_of(parts: [&str; 4]) -> [String; 4] {
    parts.map(folded)
}

/// A name as it is compared.
fn folded(text: &str) -> String {
    clean(text).to_lowercase()
}
