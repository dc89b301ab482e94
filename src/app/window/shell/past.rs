//! One's own attempts: listed, opened again in the debrief, played once more. Files are read when the list is opened, not
//! while it is shown.

use std::mem::discriminant;
use std::sync::Arc;

use super::Shell;
use crate::app::library::Play;
use crate::app::window::Screen;
use crate::domain::{Message, Mode, Profile};
use crate::records::{Closed, JournalError, Played, Summary};
use crate::speech::recording::Recording;

/// One's own attempts, as they were when the list was opened.
#[derive(Debug, Default)]
pub struct Past {
    /// Whose they are; none: there are no profiles.
    pub whose: Option<Arc<Profile>>,
    /// The attempts, the newest first.
    pub listed: Vec<Summary>,
    /// What is wrong with files that cannot be read.
    pub problems: Vec<Message>,
    /// The one that could not be opened, by place, and why.
    pub trouble: Option<(usize, Message)>,
    /// Where the list leads back to.
    pub back_to: Screen,
    /// The debrief is of one of them, not of what was played last.
    pub opened: bool,
}

/// What the trainee whom the menu has chosen has passed, as it was when the menu was opened.
#[derive(Debug, Default)]
pub struct PassedBefore {
    /// Who that is; none: it was not looked up yet.
    whose: Option<Arc<Profile>>,
    passed: Vec<(Played, Mode)>,
}

impl PassedBefore {
    /// How this was passed, exam before practice; none: it was not.
    pub fn how(&self, play: &Play) -> Option<Mode> {
        let passed = self.passed.iter().filter(|(played, _)| play.is(played));
        passed.map(|(_, mode)| *mode).reduce(|one, other| match one {
            Mode::Exam => one,
            Mode::Practice => other,
        })
    }
}

impl Shell {
    /// Looks up what the chosen trainee has passed, unless it is known already. Files are read when the menu is opened
    /// and when it has another trainee.
    pub fn look_up_passed(&mut self) {
        let whose = self.shelf.profiles.get(self.profile);
        if self.passed.whose.as_ref() != whose {
            self.passed = PassedBefore {
                passed: whose.map(|person| self.attempts.passed(person)).unwrap_or_default(),
                whose: whose.cloned(),
            };
        }
    }

    /// Leads to the list of one's own attempts: of whom the debrief is about, else of whom the menu has chosen.
    pub fn list_attempts(&mut self, from: Screen) -> Screen {
        let in_debrief = from == Screen::Debrief;
        let debriefed = self.played.as_ref().filter(|_| in_debrief);
        let whose = debriefed
            .map(|played| &played.profile)
            .or_else(|| self.shelf.profiles.get(self.profile))
            .cloned();
        let (listed, problems) = whose
            .as_ref()
            .map(|person| self.attempts.own(person))
            .unwrap_or_default();
        // An attempt opened again has taken the place of what was played last.
        let just_played = in_debrief && !self.past.opened;
        self.past = Past {
            whose,
            listed,
            problems: problems.iter().map(JournalError::message).collect(),
            trouble: None,
            back_to: if just_played { Screen::Debrief } else { Screen::Menu },
            opened: self.past.opened,
        };
        Screen::Attempts
    }

    /// Opens one of the listed attempts again. False where it cannot be, which is told.
    pub fn open_attempt(&mut self, place: usize) -> bool {
        let Some(Summary { header, closed, .. }) = self.past.listed.get(place) else {
            return false;
        };
        match self.attempts.open_again(&self.shelf, &header.id) {
            Ok((parts, outcome)) => {
                let finished = closed.as_ref().is_some_and(|closing| closing.how == Closed::Finished);
                self.earlier = if finished { self.attempts.earlier() } else { Vec::new() };
                self.played = Some(parts);
                self.outcome = Some(outcome);
                // What was heard and saved of what was played last does not belong to it.
                self.recording = Recording::default();
                self.kept = None;
                self.saved = None;
                self.past.trouble = None;
                self.past.opened = true;
                self.show_call(None);
                true
            }
            Err(trouble) => {
                self.past.trouble = Some((place, trouble));
                false
            }
        }
    }

    /// Chooses what the debrief is about, to be played once more.
    pub fn choose_again(&mut self) {
        let Some(played) = &self.played else { return };
        let plays = &self.shelf.plays;
        let play = plays
            .iter()
            .position(|known| discriminant(known) == discriminant(&played.play) && known.id() == played.play.id());
        let procedures = &self.shelf.procedures;
        let procedure = procedures.iter().position(|known| known.id == played.procedure.id);
        let profiles = &self.shelf.profiles;
        let profile = profiles.iter().position(|known| known.id == played.profile.id);
        self.mode = played.mode;
        self.play = play.unwrap_or(self.play);
        self.procedure = procedure.unwrap_or(self.procedure);
        self.profile = profile.unwrap_or(self.profile);
    }
}
