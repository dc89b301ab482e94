//! What a trainee of the sweep can do: the deeds that paths through a call are made of, and how they are told.

use std::borrow::Cow;
use std::fmt;

use super::words::Words;
use crate::domain::{Message, Millis, PersonId, SpeechAct};

/// One deed of a trainee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Move {
    /// Picks up.
    Answer,
    /// Lets it ring until the caller gives up.
    LetRing,
    /// Dials the client's number.
    Dial,
    /// Dials it and hangs up before anybody answers.
    DialAndHangUp,
    /// Says words to the caller when it is their turn.
    Say(Words),
    /// Is silent until the call ends.
    Wait,
    /// Hangs up.
    HangUp,
    /// Puts the caller on hold for so long; a caller who gives up before that is gone.
    Hold(Millis),
    /// Rings a colleague and connects the caller, if the colleague picks up; else comes back.
    Transfer {
        /// Whom.
        to: PersonId,
        /// Whether the colleague learns what it is about.
        briefing: Briefing,
    },
}

/// Whether a colleague learns who calls about what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Briefing {
    /// They do.
    Given,
    /// They do not.
    None,
}

impl Move {
    /// What it says to the caller, or to the colleague who takes the call; none where it says nothing.
    pub(super) fn words(&self) -> Option<Cow<'_, Words>> {
        match self {
            Self::Say(words) => Some(Cow::Borrowed(words)),
            Self::Transfer { briefing, .. } => Some(Cow::Owned(match briefing {
                Briefing::Given => Words::performing(&[SpeechAct::BriefColleague]),
                Briefing::None => Words::idle(),
            })),
            Self::Answer
            | Self::LetRing
            | Self::Dial
            | Self::DialAndHangUp
            | Self::Wait
            | Self::HangUp
            | Self::Hold(_) => None,
        }
    }

    /// The deed in messages, one for each thing that it does.
    pub fn messages(&self) -> Vec<Message> {
        let plain = |key: &str| vec![Message::new(key)];
        match self {
            Self::Answer => plain("sweep-move-answer"),
            Self::LetRing => plain("sweep-move-let-ring"),
            Self::Dial => plain("sweep-move-dial"),
            Self::DialAndHangUp => plain("sweep-move-dial-and-hang-up"),
            Self::Wait => plain("sweep-move-wait"),
            Self::HangUp => plain("sweep-move-hang-up"),
            Self::Hold(lasts) => vec![Message::new("sweep-move-hold").number("seconds", lasts.seconds().round())],
            Self::Transfer { to, briefing } => {
                let key = match briefing {
                    Briefing::Given => "sweep-move-transfer",
                    Briefing::None => "sweep-move-blind-transfer",
                };
                vec![Message::new(key).text("person", to.as_str())]
            }
            Self::Say(words) => said(words),
        }
    }
}

fn said(words: &Words) -> Vec<Message> {
    let told =
        |key: &str, name: &str, ids: Vec<&str>| (!ids.is_empty()).then(|| Message::new(key).text(name, ids.join(", ")));
    let parts = [
        told(
            "sweep-move-acts",
            "acts",
            words.acts.iter().map(|act| act.id()).collect(),
        ),
        told(
            "sweep-move-asks",
            "details",
            words.asked.iter().map(AsRef::as_ref).collect(),
        ),
        told(
            "sweep-move-tells",
            "facts",
            words.told.iter().map(AsRef::as_ref).collect(),
        ),
        told(
            "sweep-move-tells-wrong",
            "facts",
            words.wrong.iter().map(AsRef::as_ref).collect(),
        ),
    ];
    let messages: Vec<Message> = parts.into_iter().flatten().collect();
    if messages.is_empty() {
        vec![Message::new("sweep-move-idle-words")]
    } else {
        messages
    }
}

impl fmt::Display for Move {
    /// One line for programs: `answer`, `say =name_last ++photo`, `transfer kos`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer => f.write_str("answer"),
            Self::LetRing => f.write_str("let_ring"),
            Self::Dial => f.write_str("dial"),
            Self::DialAndHangUp => f.write_str("dial_and_hang_up"),
            Self::Say(words) if words.is_idle() => f.write_str("say"),
            Self::Say(words) => write!(f, "say {words}"),
            Self::Wait => f.write_str("wait"),
            Self::HangUp => f.write_str("hang_up"),
            Self::Hold(lasts) => write!(f, "hold {} s", lasts.seconds().round()),
            Self::Transfer { to, briefing } => match briefing {
                Briefing::Given => write!(f, "transfer {to}"),
                Briefing::None => write!(f, "transfer {to} unbriefed"),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::FactId;

    #[test]
    fn a_deed_is_told_thing_by_thing() {
        let mut words = Words::performing(&[SpeechAct::ConfirmHeard]);
        words.told.push(FactId::from("photo"));
        let deed = Move::Say(words);
        assert_eq!(deed.to_string(), "say =confirm_heard ++photo");
        let keys: Vec<String> = deed.messages().into_iter().map(|message| message.key).collect();
        assert_eq!(keys, ["sweep-move-acts", "sweep-move-tells"]);
        assert_eq!(Move::Say(Words::idle()).messages()[0].key, "sweep-move-idle-words");
    }
}
