//! Who sits an exam, and who lets it begin: the trainee's PIN and the invigilator's code are checked against the people
//! of this installation. A trainee who sits their first exam chooses a PIN.

use std::fmt;
use std::path::Path;

use crate::domain::{Message, Profile};
use crate::records::{People, PinCheck, TraineeId, Who};

/// What was typed so far.
#[derive(Clone, Default, PartialEq)]
pub struct Admission {
    /// The trainee's PIN.
    pub pin: String,
    /// The same, by a trainee who chooses it.
    pub again: String,
    /// The invigilator's code.
    pub code: String,
    /// What was wrong with it.
    pub trouble: Option<Message>,
    /// What policies say against an exam so early; it begins only knowingly.
    pub early: Vec<Message>,
    /// An exam that was broken off is to be taken up, not a new one begun.
    pub resumes: bool,
}

/// PIN and code are nobody's to read.
impl fmt::Debug for Admission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Admission")
            .field("trouble", &self.trouble)
            .field("early", &self.early)
            .field("resumes", &self.resumes)
            .finish_non_exhaustive()
    }
}

/// Somebody whose exam may begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Admitted {
    /// Who they are here.
    pub trainee: TraineeId,
    /// Who let them in, by name.
    pub invigilator: String,
}

/// Whether this person has no PIN yet and chooses one.
pub fn is_new(data: &Path, profile: &Profile) -> bool {
    let people = People::load(data).unwrap_or_default();
    people.find(&who(profile)).is_none_or(|trainee| !trainee.has_pin())
}

impl Admission {
    /// Checks what was typed for this person.
    ///
    /// # Errors
    /// What is wrong, in words; wrong PINs are counted.
    pub fn check(&self, data: &Path, profile: &Profile) -> Result<Admitted, Message> {
        // Another window counts a wrong PIN at the same time, or the command line adds somebody.
        let _held = People::hold(data).map_err(|error| error.message())?;
        let mut people = People::load(data).map_err(|error| error.message())?;
        if people.invigilators().next().is_none() {
            return Err(Message::new("exam-no-invigilators"));
        }
        let invigilator = people.invigilator_by_code(&self.code).map(str::to_owned);
        let invigilator = invigilator.ok_or_else(|| Message::new("exam-wrong-code"))?;
        let trainee = match people.find(&who(profile)) {
            Some(trainee) => trainee.id.clone(),
            // Somebody new is in the list once their PIN is.
            None if self.pin != self.again => return Err(Message::new("exam-pins-differ")),
            None => people.add_trainee(who(profile)).map_err(|error| error.message())?,
        };
        let checked = people.check_pin(&trainee, &self.pin).map_err(|error| error.message())?;
        let checked = match checked {
            PinCheck::Right => Ok(()),
            PinCheck::Wrong { left } => Err(Message::new("exam-wrong-pin").number("left", f64::from(left))),
            PinCheck::Locked => Err(Message::new("exam-pin-locked")),
            PinCheck::NotSet if self.pin != self.again => return Err(Message::new("exam-pins-differ")),
            PinCheck::NotSet => return self.choose_pin(people, trainee, data, invigilator),
        };
        // A wrong PIN counts even though nobody is let in.
        people.save(data).map_err(|error| error.message())?;
        checked.map(|()| Admitted { trainee, invigilator })
    }

    /// A PIN that is refused leaves nothing behind.
    fn choose_pin(
        &self,
        mut people: People,
        trainee: TraineeId,
        data: &Path,
        invigilator: String,
    ) -> Result<Admitted, Message> {
        people.set_pin(&trainee, &self.pin).map_err(|error| error.message())?;
        people.save(data).map_err(|error| error.message())?;
        Ok(Admitted { trainee, invigilator })
    }
}

fn who(profile: &Profile) -> Who {
    Who {
        first_name: profile.first_name.clone(),
        last_name: profile.last_name.clone(),
        position: profile.position.clone(),
        unit: profile.unit.clone(),
        office: profile.office.clone(),
        address: profile.address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::fixtures;

    const CODE: &str = "ABCD-EFGH-JKLM";

    fn typed(pin: &str, again: &str, code: &str) -> Admission {
        Admission {
            pin: pin.into(),
            again: again.into(),
            code: code.into(),
            ..Admission::default()
        }
    }

    fn key(result: Result<Admitted, Message>) -> String {
        result.unwrap_err().key
    }

    #[test]
    fn the_first_exam_sets_the_pin_and_the_next_asks_for_it() {
        let data = tempfile::tempdir().unwrap();
        let (data, profile) = (data.path(), fixtures::profile());
        assert_eq!(
            key(typed("2580", "2580", CODE).check(data, &profile)),
            "exam-no-invigilators"
        );
        let mut people = People::load(data).unwrap();
        people.add_invigilator("Ewa Kos", CODE).unwrap();
        people.save(data).unwrap();

        assert!(is_new(data, &profile));
        assert_eq!(
            key(typed("2580", "2581", CODE).check(data, &profile)),
            "exam-pins-differ"
        );
        assert_eq!(
            key(typed("2580", "2580", "ABCD").check(data, &profile)),
            "exam-wrong-code"
        );
        let admitted = typed("2580", "2580", CODE).check(data, &profile).unwrap();
        assert_eq!(admitted.invigilator, "Ewa Kos");
        assert!(!is_new(data, &profile));

        assert_eq!(key(typed("1470", "", CODE).check(data, &profile)), "exam-wrong-pin");
        assert_eq!(typed("2580", "", CODE).check(data, &profile), Ok(admitted));
    }

    #[test]
    fn five_wrong_pins_lock_the_trainee_out() {
        let data = tempfile::tempdir().unwrap();
        let (data, profile) = (data.path(), fixtures::profile());
        let mut people = People::load(data).unwrap();
        people.add_invigilator("Ewa Kos", CODE).unwrap();
        people.save(data).unwrap();
        typed("2580", "2580", CODE).check(data, &profile).unwrap();
        for _ in 0..5 {
            typed("1470", "", CODE).check(data, &profile).unwrap_err();
        }
        assert_eq!(key(typed("2580", "", CODE).check(data, &profile)), "exam-pin-locked");
    }
}
