//! Plain facts about the desk for screens and runners. They decide nothing here; they only look.

use crate::domain::{Ending, LineKey, Millis, MomentId, PersonId, Switch};

/// What the desk looks like right now.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct DeskView {
    /// The session time up to which everything was worked off.
    pub now: Millis,
    /// Where the call stands.
    pub phase: Phase,
    /// Rings of the desk telephone so far; 0 before the first.
    pub rings: u32,
    /// The telephone's keys.
    pub keys: Keys,
    /// Whose turn it is.
    pub floor: Floor,
    /// Since when the caller is in the silent block that [`Floor::CallerBlock`] tells of.
    pub block_since: Option<Millis>,
    /// The trainee spoke, and the other side has yet to answer or to decide to wait: who wants their next words to be
    /// a turn of their own waits until this is over.
    pub reacting: bool,
    /// The colleague rung for a transfer, from ringing to the end of it.
    pub colleague: Option<PersonId>,
    /// That colleague has picked up and spoken.
    pub colleague_ready: bool,
    /// The current moment of the conversation.
    pub moment: Option<MomentId>,
    /// How the call ended.
    pub ending: Option<Ending>,
}

/// Where the call stands.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// The telephone is quiet: an outgoing call was not dialled yet.
    #[default]
    Idle,
    /// The desk telephone rings.
    Ringing,
    /// The trainee's own call rings at the other end.
    Dialling,
    /// The line is open.
    Talking,
    /// The caller waits while the trainee rings, or speaks to, a colleague; or the two are connected.
    OnConsult,
    /// The call has ended.
    Over,
}

/// Whose turn it is on the line.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Floor {
    /// The other side is speaking.
    Caller,
    /// The caller is silent in the middle of their turn.
    CallerBlock,
    /// The trainee may speak.
    #[default]
    Trainee,
}

/// The keys that stay pressed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Keys {
    hold: bool,
    mute: bool,
    loudspeaker: bool,
}

impl Keys {
    /// Whether the key is pressed.
    pub fn is_on(self, key: LineKey) -> bool {
        match key {
            LineKey::Hold => self.hold,
            LineKey::Mute => self.mute,
            LineKey::Loudspeaker => self.loudspeaker,
        }
    }

    pub(super) fn turn(&mut self, key: LineKey, to: Switch) {
        let on = to == Switch::On;
        match key {
            LineKey::Hold => self.hold = on,
            LineKey::Mute => self.mute = on,
            LineKey::Loudspeaker => self.loudspeaker = on,
        }
    }

    /// Whether the caller hears the desk, as far as the keys go.
    pub(super) fn let_through(self) -> bool {
        !self.hold && !self.mute
    }
}
