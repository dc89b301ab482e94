//! What is known of an author's file: the newest version that can be played, the one that is played, and what is wrong. News goes
//! in, what is to become of the call comes out; nobody plays a version without being told that it is not the newest.

use std::time::{Duration, Instant};

use super::watcher::{News, Version};
use crate::app::widgets::Tone;
use crate::domain::{Message, MomentId};
use crate::format::Diagnostic;

/// What is to become of the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// It goes on.
    Rest,
    /// The newest version goes on where the talk stands.
    Swap,
    /// A call of the newest version begins.
    Begin,
}

/// How far the checks of the file are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Checks {
    /// They are under way.
    #[default]
    Running,
    /// They could not be done, by a fault of the program.
    Failed,
    /// All that they found is listed; or the file's structure is wrong, and there is nothing to check.
    Done,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum State {
    /// Nobody has looked yet.
    #[default]
    Unread,
    Sound,
    Broken,
    Gone,
}

/// What is known of the file.
#[derive(Debug, Default)]
pub struct Script {
    state: State,
    number: u64,
    newest: Option<Version>,
    played: Option<Version>,
    /// The moment at which the newest version cannot go on, for it has none of that name.
    lost: Option<MomentId>,
    /// From the look that saw the change to the call that goes on with it.
    took: Option<Duration>,
    diagnostics: Vec<Diagnostic>,
    checks: Checks,
}

impl Script {
    /// Takes in news of the file.
    pub fn take(&mut self, news: News) -> Deed {
        match news {
            News::Loaded { version, diagnostics } => {
                self.found(State::Sound, version.number, diagnostics, Checks::Running);
                self.lost = None;
                let deed = self.deed_for(&version);
                self.newest = Some(version);
                if deed == Deed::Rest {
                    self.played.clone_from(&self.newest);
                }
                deed
            }
            News::Broken { number, diagnostics } => {
                self.found(State::Broken, number, diagnostics, Checks::Done);
                Deed::Rest
            }
            News::Checked { number, diagnostics } => {
                // Checks of what was saved over meanwhile are about nothing any more.
                if number == self.number {
                    self.diagnostics = diagnostics;
                    self.checks = Checks::Done;
                }
                Deed::Rest
            }
            News::CheckFailed { number } => {
                if number == self.number {
                    self.checks = Checks::Failed;
                }
                Deed::Rest
            }
            News::Gone => {
                self.state = State::Gone;
                Deed::Rest
            }
        }
    }

    fn found(&mut self, state: State, number: u64, diagnostics: Vec<Diagnostic>, checks: Checks) {
        self.state = state;
        self.number = number;
        self.diagnostics = diagnostics;
        self.checks = checks;
    }

    /// A change of comments or of sample sentences' order alone is no reason to say a line anew.
    fn deed_for(&self, version: &Version) -> Deed {
        match &self.played {
            None => Deed::Begin,
            Some(played) if played.seed != version.seed => Deed::Begin,
            Some(played) if played.scenario == version.scenario => Deed::Rest,
            Some(_) => Deed::Swap,
        }
    }

    /// The newest version is played, as of `now`.
    pub fn is_played(&mut self, now: Instant) {
        let number = |version: &Option<Version>| version.as_ref().map(|version| version.number);
        if number(&self.played) != number(&self.newest) {
            let seen = self.newest.as_ref().map(|version| version.seen);
            self.took = seen.map(|seen| now.saturating_duration_since(seen));
        }
        self.played.clone_from(&self.newest);
        self.lost = None;
    }

    /// The newest version cannot be played at this moment, which it has lost.
    pub fn has_lost(&mut self, moment: MomentId) {
        self.lost = Some(moment);
    }

    /// The newest version that can be played.
    pub fn newest(&self) -> Option<&Version> {
        self.newest.as_ref()
    }

    /// Number of the version that is played; none: none is yet.
    pub fn played(&self) -> Option<u64> {
        self.played.as_ref().map(|version| version.number)
    }

    /// Whether the talk stands at a moment that the newest version has lost.
    pub fn lost(&self) -> Option<&MomentId> {
        self.lost.as_ref()
    }

    /// What is wrong with the file as it is now, errors first.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// How far the checks are.
    pub fn checks(&self) -> Checks {
        self.checks
    }

    /// Which version is played and how long it took to come, for the panel; none: none is.
    pub fn loaded(&self) -> Option<Message> {
        let played = self.played.as_ref()?;
        let took = self.took.map_or(0, |took| took.as_millis());
        let told = Message::new("author-loaded").text("time", &played.read);
        Some(told.number("ms", took as f64))
    }

    /// Why what is played is not what the file holds; none: it is.
    pub fn notice(&self) -> Option<(Tone, Message)> {
        let played = self.played.as_ref().map(|version| version.read.as_str());
        let (tone, key) = match (self.state, played, &self.lost) {
            (State::Unread, ..) => (Tone::Info, "author-reading"),
            (State::Broken, Some(_), _) => (Tone::Failure, "author-broken"),
            (State::Broken, None, _) => (Tone::Failure, "author-broken-at-first"),
            (State::Gone, Some(_), _) => (Tone::Failure, "author-gone"),
            (State::Gone, None, _) => (Tone::Failure, "author-gone-at-first"),
            (State::Sound, _, Some(_)) => (Tone::Warning, "author-moment-gone"),
            (State::Sound, _, None) => return None,
        };
        let moment = self.lost.as_ref().map_or("", |moment| moment.as_str());
        let told = Message::new(key).text("time", played.unwrap_or_default());
        Some((tone, told.text("moment", moment)))
    }
}
