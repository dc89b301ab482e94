//! What comes about between the calls of a shift: the desk is cleared for the next call, the drawer opens where the
//! news belongs.

use super::Bridge;
use crate::app::screens::desk::Drawer;
use crate::domain::{Addressee, CallId, Millis, ShiftEffect};

impl Bridge {
    /// Something came about between the calls of a shift. Whatever it is, the clock no longer hurries past it.
    pub(super) fn take_around(&mut self, at: Millis, effect: &ShiftEffect) {
        self.hurries = false;
        match effect {
            ShiftEffect::Ready { .. } => self.next_call(at),
            // What is dialled was prepared before.
            ShiftEffect::CallBegins { way, .. } if way.is_incoming() => self.next_call(at),
            _ => {}
        }
        let name = self.name_of(effect);
        self.model.around(self.call_time(at), effect, name);
        match effect {
            // Somebody may be prepared for who is to be called next.
            ShiftEffect::CallOver { .. } => {
                self.scenario = self.playing.stage().scenario().cloned();
                self.model.away = self.shift().is_some_and(|shift| shift.view().away);
            }
            ShiftEffect::Ready { .. } => self.drawer = Drawer::Directory,
            ShiftEffect::Missed { .. } | ShiftEffect::DiaryDue { .. } | ShiftEffect::AbsenceNear { .. } => {
                self.drawer = Drawer::Diary;
            }
            _ => {}
        }
    }

    /// Clears the desk for the call that begins now, or is being prepared.
    fn next_call(&mut self, at: Millis) {
        self.model.next_call();
        self.spoken.clear();
        self.began = at;
        self.to = Addressee::Caller;
        self.document = None;
        self.number_draft.clear();
        // Words for the last caller are not for this one.
        self.draft.clear();
        self.typing = None;
        if let Some(scenario) = self.playing.stage().scenario().cloned() {
            self.lay_out(scenario);
        }
    }

    /// The number, name or reason that something between the calls is about.
    fn name_of(&self, effect: &ShiftEffect) -> String {
        let Some(session) = self.shift() else {
            return String::new();
        };
        let shift = &session.parts().shift;
        let number = |id: &CallId| {
            let call = shift.calls.iter().find(|call| call.id == *id);
            call.map_or_else(String::new, |call| call.number.clone())
        };
        let reason = |absence: &usize| {
            let absence = shift.absences.get(*absence);
            absence.map_or_else(String::new, |absence| absence.reason.clone())
        };
        match effect {
            ShiftEffect::CallBegins { call, .. }
            | ShiftEffect::CallOver { call }
            | ShiftEffect::Missed { call, .. }
            | ShiftEffect::TakenBySubstitute { call }
            | ShiftEffect::Ready { call }
            | ShiftEffect::DiaryDue { call } => number(call),
            ShiftEffect::ClientArrives(client) | ShiftEffect::ClientLeaves(client) => client.name.clone(),
            ShiftEffect::AbsenceNear { absence }
            | ShiftEffect::AbsenceBegins { absence }
            | ShiftEffect::AbsenceOver { absence } => reason(absence),
            ShiftEffect::Call(_) | ShiftEffect::ShiftOver => String::new(),
        }
    }
}
