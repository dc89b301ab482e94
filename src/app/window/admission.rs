//! Shows who may sit an exam, and begins it or takes it up again.

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use super::{Pass, Screen, Shell, canvas};
use crate::app::admission::Admission;
use crate::app::screens::admission::{self, AdmissionAction, AdmissionScreen};
use crate::app::sitting::Early;
use crate::domain::Message;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        EguiPrimaryContextPass,
        show.in_set(Pass::Show).run_if(in_state(Screen::Admission)),
    );
}

fn show(mut contexts: EguiContexts, mut shell: ResMut<Shell>, mut next: ResMut<NextState<Screen>>) -> Result {
    let Some((title, profile)) = shell.examined() else {
        next.set(Screen::Menu);
        return Ok(());
    };
    let trainee = format!("{} {}, {}", profile.first_name, profile.last_name, profile.office);
    // Those of an exam that was broken off stand.
    let resumed = shell.attempts.broken_off().filter(|_| shell.admission.resumes);
    let accommodations = resumed.map_or(shell.accommodations, |summary| summary.header.accommodations);
    let eased = (!accommodations.is_none()).then(|| {
        let rings = f64::from(accommodations.extra_rings);
        let told = Message::new("exam-eased").number("rings", rings);
        let waiting = f64::from(accommodations.waiting);
        shell.texts.message(&told.number("waiting", waiting))
    });
    let view = AdmissionScreen {
        eased: eased.as_deref(),
        title: &title,
        trainee: &trainee,
        is_new: shell.chooses_pin,
        typed: &shell.admission,
    };
    let back = if shell.admission.resumes {
        Screen::Menu
    } else {
        Screen::Briefing
    };
    let actions = admission::show(&mut canvas(contexts.ctx_mut()?), &view, &shell.texts);
    for action in actions {
        if !matches!(action, AdmissionAction::Enter | AdmissionAction::BeginAnyway) {
            // The same refusal is told again when it comes again.
            shell.admission.trouble = None;
        }
        match action {
            AdmissionAction::Pin(text) => shell.admission.pin = text,
            AdmissionAction::Again(text) => shell.admission.again = text,
            AdmissionAction::Code(text) => shell.admission.code = text,
            AdmissionAction::Enter => {
                let early = shell.early();
                if shell.enter_exam(early) {
                    next.set(Screen::Desk);
                }
            }
            AdmissionAction::BeginAnyway => {
                if shell.enter_exam(Early::Begins) {
                    next.set(Screen::Desk);
                }
            }
            AdmissionAction::Back => {
                shell.admission = Admission::default();
                next.set(back);
            }
        }
    }
    Ok(())
}
