//! The autopilot as somebody who hears the desk and does not see it: things are found by their names in the accessibility
//! tree, and asked to be pressed or to take the keyboard. Only words are typed.

use super::ask::Ask;
use super::keystrokes::Stroke;
use crate::app::session::Bridge;
use crate::app::texts::Texts;
use crate::domain::{Addressee, Deed, LineKey, Switch};

/// What a person with a screen reader asks for to do a deed at the desk; an error where no name leads to it.
pub(super) fn asks(call: &Bridge, texts: &Texts, deed: &Deed) -> Result<Vec<Stroke>, String> {
    let one = |key: &str| Ok(vec![press(texts.t(key))]);
    let desk = call.scenario().map(|scenario| &scenario.desk);
    match deed {
        Deed::Answer => one("desk-answer"),
        Deed::Say { to, text, .. } | Deed::Type { to, text } => {
            let mut strokes = Vec::new();
            if *to != call.addressee() {
                // The list opens, and the entry of it is chosen.
                strokes.extend([
                    press(texts.t(addressee(call.addressee()))),
                    Stroke::Pause,
                    Stroke::Pause,
                ]);
                strokes.extend([press(texts.t(addressee(*to))), Stroke::Pause, Stroke::Pause]);
            }
            strokes.extend([focus(texts.t("desk-type-here")), Stroke::Pause]);
            strokes.extend(Stroke::text(text));
            strokes.extend([press(texts.t("desk-send")), Stroke::Pause]);
            Ok(strokes)
        }
        Deed::Key { key, to } => {
            let (on, pressed, released) = match key {
                LineKey::Hold => (call.model().hold, "desk-unhold", "desk-hold"),
                LineKey::Mute => (call.model().mute, "desk-unmute", "desk-mute"),
                LineKey::Loudspeaker => (call.model().loudspeaker, "desk-loudspeaker", "desk-loudspeaker"),
            };
            match (on.is_on(), *to == Switch::On) {
                (true, false) => one(pressed),
                (false, true) => one(released),
                (true, true) | (false, false) => Ok(Vec::new()),
            }
        }
        Deed::Dial { number } => {
            let mut strokes = vec![tab(texts, "desk-tab-directory"), Stroke::Pause];
            strokes.extend([focus(texts.t("desk-number-hint")), Stroke::Pause]);
            strokes.extend(Stroke::text(number));
            // Two things are called so, the telephone's key and the button beside the field; either will do.
            strokes.extend([Stroke::key(bevy::input::keyboard::KeyCode::Enter), Stroke::Pause]);
            Ok(strokes)
        }
        Deed::Transfer { to } => {
            let person = desk.and_then(|desk| desk.directory.iter().find(|person| person.id == *to));
            let person = person.ok_or_else(|| format!("{to} is not in the directory"))?;
            let ring = texts.word("desk-ring-person", "name", &person.name);
            Ok(vec![
                tab(texts, "desk-tab-directory"),
                Stroke::Pause,
                Stroke::Pause,
                press(ring),
            ])
        }
        Deed::Connect => one("desk-connect"),
        Deed::BackToCaller => one("desk-back-to-caller"),
        Deed::HangUp => one("desk-hang-up"),
        Deed::OpenDocument { document } => {
            let found = desk.and_then(|desk| desk.documents.iter().find(|known| known.id == *document));
            let found = found.ok_or_else(|| format!("there is no document {document}"))?;
            Ok(vec![
                tab(texts, "desk-tab-documents"),
                Stroke::Pause,
                Stroke::Pause,
                press(found.title.clone()),
            ])
        }
        Deed::WriteNote { text } => {
            let mut strokes = vec![tab(texts, "desk-tab-notes"), Stroke::Pause, Stroke::Pause];
            strokes.extend([focus(texts.t("desk-note")), Stroke::Pause]);
            strokes.extend(Stroke::text(text));
            strokes.extend([press(texts.t("desk-note-keep")), Stroke::Pause]);
            Ok(strokes)
        }
        Deed::LeaveDesk => one("desk-leave"),
        Deed::ReturnToDesk => one("desk-return"),
        Deed::CloseDoor => one("desk-door"),
        Deed::Wait(_) | Deed::WaitForEnd => Ok(Vec::new()),
        Deed::TakeUp { call: whose } => {
            let number = number(call, whose.as_str())?;
            Ok(vec![
                tab(texts, "desk-tab-diary"),
                Stroke::Pause,
                Stroke::Pause,
                press(texts.word("desk-diary-take-up-for", "number", &number)),
            ])
        }
        Deed::EnterDiary { call: whose, minute } => {
            let number = number(call, whose.as_str())?;
            let mut strokes = vec![tab(texts, "desk-tab-diary"), Stroke::Pause, Stroke::Pause];
            strokes.extend([focus(texts.t("desk-diary-time")), Stroke::Pause]);
            strokes.extend(Stroke::text(&format!("{}:{:02}", minute / 60, minute % 60)));
            strokes.extend([
                Stroke::Pause,
                press(texts.word("desk-diary-enter-for", "number", &number)),
            ]);
            Ok(strokes)
        }
        Deed::Forward { to } => {
            let shift = call.shift().ok_or("there is no shift to forward calls in")?;
            let name = match to {
                Some(to) => {
                    let person = shift.parts().shift.substitutes.iter().find(|known| known.id == *to);
                    person.map(|person| person.name.clone()).ok_or("nobody of that name")?
                }
                None => texts.t("desk-forwarding-here"),
            };
            Ok(vec![
                tab(texts, "desk-tab-diary"),
                Stroke::Pause,
                Stroke::Pause,
                press(name),
            ])
        }
        Deed::SayWav { .. } | Deed::LoseMicrophone => Err("the screen reader's route is typed".to_owned()),
    }
}

/// The stroke that presses what is called so.
pub(super) fn press(name: impl Into<String>) -> Stroke {
    Stroke::Ask(Ask::press(name))
}

/// The stroke that gives the keyboard to what is called so.
pub(super) fn focus(name: impl Into<String>) -> Stroke {
    Stroke::Ask(Ask::focus(name))
}

/// A tab of the drawer.
fn tab(texts: &Texts, key: &str) -> Stroke {
    press(format!("{}: {}", texts.t("desk-drawer"), texts.t(key)))
}

fn number(call: &Bridge, whose: &str) -> Result<String, String> {
    let shift = call.shift().ok_or("there is no diary outside a shift")?;
    let known = shift
        .parts()
        .shift
        .calls
        .iter()
        .find(|known| known.id.as_str() == whose);
    known
        .map(|known| known.number.clone())
        .ok_or_else(|| format!("{whose} has not rung"))
}

fn addressee(to: Addressee) -> &'static str {
    match to {
        Addressee::Caller => "desk-to-caller",
        Addressee::Colleague => "desk-to-colleague",
        Addressee::Client => "desk-to-client",
        Addressee::Room => "desk-to-room",
    }
}
