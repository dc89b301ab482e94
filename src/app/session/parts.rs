//! What the trainee sits down with at a call or a shift, and what is left of it.

use super::{Bridge, Outcome};
use crate::app::sound::Sound;
use crate::app::voice_log::VoiceLog;
use crate::domain::{Captions, Message};
use crate::records::Journal;
use crate::speech::Listener;
use crate::speech::recording::Recording;
use crate::voice::Speaker;

/// What the trainee hears and is heard by.
pub struct Seat {
    /// What the desk makes heard.
    pub sound: Sound,
    /// What hears the trainee; none: they type.
    pub listener: Option<Listener>,
    /// How their voice sounded before.
    pub voice: VoiceLog,
    /// Whether they agreed that their turns are kept.
    pub consent: bool,
    /// Where the attempt is written down; none: nowhere.
    pub journal: Option<Journal>,
}

/// What is left of a call or a shift.
pub struct Finished {
    /// What came of it, scored.
    pub outcome: Outcome,
    /// For the next call.
    pub speaker: Box<dyn Speaker>,
    /// How the trainee's voice sounded, for them alone.
    pub voice: VoiceLog,
    /// The trainee's turns, where they agreed to keep them and spoke.
    pub recording: Option<Recording>,
    /// What went wrong with keeping the attempt.
    pub trouble: Option<Message>,
}

impl Bridge {
    /// Shows these beneath what is heard from now on, what was heard before included.
    pub fn caption(&mut self, captions: Captions) {
        self.captions = captions;
    }
}
