//! Where in an author's file stands what a sweep found: each finding by the part of the file that it is about.

use super::report::{Unsaid, Untaken};
use crate::domain::{DetailId, Ending, FactId, MomentId, PersonId};
use crate::format::{Places, Position};

/// The places of a scenario's file.
#[derive(Debug, Clone, Default)]
pub struct Whereabouts(Places);

impl Whereabouts {
    /// The places in the text of a scenario's file.
    pub fn of(text: &str) -> Self {
        Self(Places::of(text))
    }

    /// Where a moment stands.
    pub fn moment(&self, id: &MomentId) -> Position {
        self.0.at(&self.0.moment(id))
    }

    /// Where an expectation stands.
    pub fn expectation(&self, untaken: &Untaken) -> Position {
        let moment = self.0.moment(&untaken.moment);
        self.0.at(&format!("{moment}/expect/{}", untaken.index))
    }

    /// Where a line stands.
    pub fn line(&self, unsaid: &Unsaid) -> Position {
        let (places, variant) = (&self.0, unsaid.variant);
        let key: Vec<&str> = unsaid.key.split('/').collect();
        let pointer = match key.as_slice() {
            ["moment", id] => format!("{}/caller/{variant}", places.moment(&MomentId::from(*id))),
            ["expect", id, index] => {
                let moment = places.moment(&MomentId::from(*id));
                format!("{moment}/expect/{index}/caller/{variant}")
            }
            ["otherwise", id] => {
                let moment = places.moment(&MomentId::from(*id));
                format!("{moment}/otherwise/caller/{variant}")
            }
            ["silence", id] => format!("{}/on_silence/{variant}", places.moment(&MomentId::from(*id))),
            ["knows", id] => format!("{}/says/{variant}", places.detail(&DetailId::from(*id))),
            ["fact", id] => format!("{}/confirms/{variant}", places.fact(&FactId::from(*id))),
            ["person", id, when] => format!("{}/{when}/{variant}", places.person(&PersonId::from(*id))),
            ["happening", index] => format!("/happenings/{index}/colleague_breaks_in/says"),
            // No key of a script: the file as a whole.
            _ => String::new(),
        };
        places.at(&pointer)
    }

    /// What decides whether a call can end like this.
    pub fn ending(&self, ending: Ending) -> Position {
        self.0.at(match ending {
            Ending::Caller | Ending::Trainee => "/call",
            Ending::CallerGaveUp => "/caller/patience",
            Ending::HandedOver => "/desk/directory",
            Ending::Unreachable => "/direction",
            Ending::Interrupted => "",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_support::SCENARIO;
    use super::*;

    fn words_at(at: Position) -> String {
        let line = SCENARIO.lines().nth(at.line as usize - 1).unwrap();
        line.chars().skip(at.column as usize - 1).collect()
    }

    #[test]
    fn what_was_found_is_found_in_the_file() {
        let whereabouts = Whereabouts::of(SCENARIO);
        let line = |key: &str, variant| {
            let (key, text) = (key.to_owned(), String::new());
            words_at(whereabouts.line(&Unsaid { key, variant, text }))
        };
        for (key, variant, words) in [
            ("moment/matter", 1, "\"Co jest potrzebne i za ile?\""),
            ("expect/closing/0", 0, "\"Nie, to wszystko.\""),
            ("otherwise/opening", 0, "\"Z kim rozmawiam?\""),
            ("silence/opening", 0, "\"Halo, słychać mnie?\""),
            ("knows/expiry", 1, "\"W piątek się kończy.\""),
            ("fact/free", 0, "\"Za darmo.\""),
            ("person/lis/asks", 0, "\"Kto?\""),
        ] {
            let found = line(key, variant);
            assert!(found.starts_with(words), "{key}: {found}");
        }
        let untaken = Untaken {
            moment: MomentId::from("understanding"),
            index: 0,
        };
        let found = words_at(whereabouts.expectation(&untaken));
        assert!(found.starts_with("{ acts: [teach_back]"), "{found}");
        let found = words_at(whereabouts.moment(&MomentId::from("goodbye")));
        assert!(found.starts_with("moment: goodbye"), "{found}");
        let found = words_at(whereabouts.ending(Ending::CallerGaveUp));
        assert!(found.starts_with("{ silence_s: 8"), "{found}");
    }
}
