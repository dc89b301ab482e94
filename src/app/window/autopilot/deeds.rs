//! What the autopilot presses and types for each deed of a plan.

use bevy::input::keyboard::KeyCode;

use super::keystrokes::Stroke;
use crate::app::session::Bridge;
use crate::domain::{Addressee, CallId, Deed, LineKey, Switch};

/// The strokes that do a deed at the desk.
pub(super) fn strokes(call: &Bridge, deed: &Deed) -> Result<Vec<Stroke>, String> {
    let one = |code| Ok(vec![Stroke::key(code)]);
    let desk = call.scenario().map(|scenario| &scenario.desk);
    match deed {
        Deed::Answer => one(KeyCode::F2),
        Deed::Say { to, text, .. } | Deed::Type { to, text } => {
            let mut strokes = vec![Stroke::key(KeyCode::F11); turns_to(call.addressee(), *to)];
            strokes.extend(Stroke::text(text));
            strokes.push(Stroke::key(KeyCode::Enter));
            strokes.push(Stroke::Pause);
            Ok(strokes)
        }
        Deed::Key { key, to } => {
            let (on, code) = match key {
                LineKey::Hold => (call.model().hold, KeyCode::F3),
                LineKey::Mute => (call.model().mute, KeyCode::F4),
                LineKey::Loudspeaker => (call.model().loudspeaker, KeyCode::F5),
            };
            if on.is_on() == (*to == Switch::On) {
                Ok(Vec::new())
            } else {
                one(code)
            }
        }
        Deed::Dial { number } => {
            let mut strokes = vec![Stroke::key(KeyCode::F7), Stroke::Pause];
            strokes.extend(Stroke::text(number));
            strokes.extend([Stroke::key(KeyCode::Enter), Stroke::Pause, Stroke::key(KeyCode::Escape)]);
            Ok(strokes)
        }
        Deed::Transfer { to } => {
            let place = desk.and_then(|desk| desk.directory.iter().position(|person| person.id == *to));
            let place = place.ok_or_else(|| format!("{to} is not in the directory"))?;
            Ok(in_drawer(Stroke::key(KeyCode::F6), place))
        }
        Deed::Connect => one(KeyCode::F6),
        Deed::BackToCaller => one(KeyCode::F3),
        Deed::HangUp => one(KeyCode::F8),
        Deed::OpenDocument { document } => {
            let place = desk.and_then(|desk| desk.documents.iter().position(|known| known.id == *document));
            let place = place.ok_or_else(|| format!("there is no document {document}"))?;
            Ok(in_drawer(Stroke::ctrl('2', KeyCode::Digit2), place))
        }
        Deed::WriteNote { text } => {
            let mut strokes = vec![Stroke::ctrl('1', KeyCode::Digit1), Stroke::Pause];
            strokes.extend(Stroke::text(text));
            strokes.extend([Stroke::key(KeyCode::Enter), Stroke::Pause, Stroke::key(KeyCode::Escape)]);
            Ok(strokes)
        }
        Deed::LeaveDesk | Deed::ReturnToDesk => one(KeyCode::F9),
        Deed::CloseDoor => one(KeyCode::F10),
        Deed::Wait(_) | Deed::WaitForEnd => Ok(Vec::new()),
        Deed::SayWav { .. } => Err("the autopilot has no mouth for a WAV file; give it one with --mouth".to_owned()),
        Deed::TakeUp { call: whose } => Ok(in_drawer(diary(), places(call, whose)?.1)),
        Deed::EnterDiary { call: whose, minute } => {
            let mut strokes = vec![diary(), Stroke::Pause, Stroke::Pause];
            strokes.extend(Stroke::text(&format!("{}:{:02}", minute / 60, minute % 60)));
            strokes.extend(std::iter::repeat_n(Stroke::key(KeyCode::Tab), places(call, whose)?.0));
            strokes.extend([Stroke::key(KeyCode::Enter), Stroke::Pause, Stroke::key(KeyCode::Escape)]);
            Ok(strokes)
        }
        Deed::Forward { to } => {
            let shift = call.shift().ok_or("there is no shift to forward calls in")?;
            let substitutes = &shift.parts().shift.substitutes;
            let place = match to {
                Some(to) => {
                    1 + substitutes
                        .iter()
                        .position(|known| known.id == *to)
                        .ok_or("nobody of that name")?
                }
                None => 0,
            };
            Ok(in_drawer(
                diary(),
                buttons(call)?.len() + usize::from(!shift.view().come.is_empty()) + place,
            ))
        }
        Deed::LoseMicrophone => Err("the autopilot has no microphone to lose".to_owned()),
    }
}

/// Opens the diary; its first control takes the keyboard.
fn diary() -> Stroke {
    Stroke::ctrl('4', KeyCode::Digit4)
}

/// Whose button each is that follows the diary's time field, in the order of Tab: to enter (false), to call (true).
fn buttons(call: &Bridge) -> Result<Vec<(CallId, bool)>, String> {
    let session = call.shift().ok_or("there is no diary outside a shift")?;
    let (view, shift) = (session.view(), &session.parts().shift);
    let free = call.scenario().is_none() || view.ready.is_some();
    let mut buttons = Vec::new();
    for caller in view.callers() {
        buttons.push((caller.clone(), false));
        let known = shift.calls.iter().find(|known| known.id == *caller);
        if free && view.ready.as_ref() != Some(caller) && known.is_some_and(|known| known.callback.is_some()) {
            buttons.push((caller.clone(), true));
        }
    }
    Ok(buttons)
}

/// How often Tab leads from the diary's time field to the buttons of this call: to enter it, to call back.
fn places(call: &Bridge, whose: &CallId) -> Result<(usize, usize), String> {
    let buttons = buttons(call)?;
    let place = |ups: bool| {
        let found = buttons.iter().position(|(known, up)| known == whose && *up == ups);
        found.map(|place| place + 1)
    };
    let enter = place(false).ok_or_else(|| format!("{whose} has not rung"))?;
    Ok((enter, place(true).unwrap_or(0)))
}

/// Opens a drawer, goes to the entry at `place`, presses it and comes back.
fn in_drawer(open: Stroke, place: usize) -> Vec<Stroke> {
    let mut strokes = vec![open, Stroke::Pause, Stroke::Pause];
    strokes.extend(std::iter::repeat_n(Stroke::key(KeyCode::Tab), place));
    strokes.extend([Stroke::key(KeyCode::Enter), Stroke::Pause, Stroke::key(KeyCode::Escape)]);
    strokes
}

/// How often F11 must be pressed to speak to somebody else.
pub(super) fn turns_to(from: Addressee, to: Addressee) -> usize {
    let place = |who| match who {
        Addressee::Caller => 0,
        Addressee::Colleague => 1,
        Addressee::Client => 2,
        Addressee::Room => 3,
    };
    (place(to) + 4 - place(from)) % 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f11_goes_round() {
        assert_eq!(turns_to(Addressee::Caller, Addressee::Caller), 0);
        assert_eq!(turns_to(Addressee::Caller, Addressee::Room), 3);
        assert_eq!(turns_to(Addressee::Colleague, Addressee::Caller), 3);
    }
}
