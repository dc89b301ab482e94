//! A desk without sound: what is being "played" takes its nominal time. Used where nobody listens, or nothing can play.

use crate::domain::{Effect, Millis};

/// What is being played, and when it ends.
#[derive(Debug, Default)]
pub struct Playback {
    playing: Vec<(u32, Millis)>,
}

impl Playback {
    /// Takes note of an effect that starts or stops a voice at `now`; all others leave it as it is.
    pub fn take(&mut self, now: Millis, effect: &Effect) {
        match effect {
            Effect::Play { play, nominal, .. } => self.playing.push((*play, now + *nominal)),
            Effect::StopPlaying { play } => self.playing.retain(|(number, _)| number != play),
            Effect::Ring { .. }
            | Effect::RingingStopped
            | Effect::RingBack
            | Effect::LineBusy
            | Effect::LineOpened
            | Effect::SilentBlock { .. }
            | Effect::Sound { .. }
            | Effect::TurnOver
            | Effect::KeyShows { .. }
            | Effect::ClientWaits { .. }
            | Effect::RoomTalks { .. }
            | Effect::RoomQuiet
            | Effect::ColleagueRinging { .. }
            | Effect::ColleagueAnswered { .. }
            | Effect::ColleagueUnreachable { .. }
            | Effect::Hint { .. }
            | Effect::CallEnded { .. } => {}
        }
    }

    /// Whether nothing is being played.
    pub fn is_silent(&self) -> bool {
        self.playing.is_empty()
    }

    /// The next moment at which something happens by itself: a voice ends, or what is due at `deadline`.
    pub fn next_happening(&self, deadline: Option<Millis>) -> Option<Millis> {
        self.playing.iter().map(|(_, ends)| *ends).chain(deadline).min()
    }

    /// The number of a voice that has ended by `now`, once.
    pub fn ended(&mut self, now: Millis) -> Option<u32> {
        let done = self.playing.iter().position(|(_, ends)| *ends <= now)?;
        Some(self.playing.swap_remove(done).0)
    }
}
