//! Shows the debrief.

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use super::{Pass, Screen, Shell, canvas};
use crate::app::screens::debrief::{self, CallOfShift, Card, DebriefAction, DebriefScreen, Earlier};
use crate::app::session::Outcome;
use crate::app::texts::Texts;
use crate::domain::{Effect, Logged, Millis, Mode, ShiftCard};
use crate::records;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        EguiPrimaryContextPass,
        show.in_set(Pass::Show).run_if(in_state(Screen::Debrief)),
    );
}

fn show(mut contexts: EguiContexts, mut shell: ResMut<Shell>, mut next: ResMut<NextState<Screen>>) -> Result {
    let (Some(outcome), Some(played)) = (&shell.outcome, &shell.played) else {
        next.set(Screen::Menu);
        return Ok(());
    };
    let others: Vec<String> = shell
        .shelf
        .plays
        .iter()
        .filter(|other| other.id() != played.play.id())
        .map(|other| other.title().to_owned())
        .collect();
    let recorded: Vec<Millis> = shell.recording.turns.iter().map(|turn| turn.start).collect();
    let earlier: Vec<Earlier> = shell
        .earlier
        .iter()
        .map(|earlier| Earlier {
            begun: Texts::day_and_time(&earlier.begun),
            score: earlier.score,
            passed: earlier.passed,
        })
        .collect();
    let kept = shell.kept.as_ref().map(|folder| folder.display().to_string());
    let calls = match outcome {
        Outcome::Call { .. } => Vec::new(),
        Outcome::Shift { card, .. } => calls_of(outcome, card),
    };
    let card = match (shell.card(), outcome) {
        (Some(card), _) | (None, Outcome::Call { card, .. }) => Card::Call(card),
        (None, Outcome::Shift { card, .. }) => Card::Shift(card),
    };
    let looked_back = shell
        .attempts
        .begun()
        .filter(|_| shell.past.opened)
        .map(Texts::day_and_time);
    // It is of this session, and so of what was played in it.
    let voice = if shell.past.opened {
        Vec::new()
    } else {
        shell.voice.summary()
    };
    let title = shell.opened.and_then(|place| calls.get(place));
    let view = DebriefScreen {
        card,
        title: title.map_or(played.play.title(), |call| call.title.as_str()),
        procedure: shell.texts.pick(&played.procedure.title),
        course: shell.course.as_ref(),
        chosen: shell.moment,
        can_retry: played.mode == Mode::Practice && matches!(outcome, Outcome::Call { .. }),
        open: &shell.open,
        examples: &shell.examples,
        disputes: shell.disputing.view(),
        calls: &calls,
        of_shift: shell.opened.is_some(),
        looked_back: looked_back.as_deref(),
        others: &others,
        earlier: &earlier,
        change: change(outcome, &shell.earlier),
        voice: &voice,
        recorded: &recorded,
        kept: kept.as_deref(),
        saved: shell.saved.as_ref().map(|(tone, words)| (*tone, words.as_str())),
    };
    let rules = card.graded().rules.len();
    for action in debrief::show(&mut canvas(contexts.ctx_mut()?), &view, &shell.texts) {
        match action {
            DebriefAction::Toggle(index) => {
                if !shell.open.remove(&index) {
                    shell.open.insert(index);
                }
            }
            DebriefAction::ToggleAll if shell.open.len() >= rules => shell.open.clear(),
            DebriefAction::ToggleAll => shell.open = (0..rules).collect(),
            DebriefAction::OpenCall(place) => shell.show_call(Some(place)),
            DebriefAction::BackToShift => shell.show_call(None),
            DebriefAction::Choose(place) => shell.moment = place,
            DebriefAction::Hear(from) => shell.hear(from),
            DebriefAction::Retry(from) => {
                if shell.retry(from) {
                    next.set(Screen::Desk);
                }
            }
            DebriefAction::Dispute(place) => shell.disputing.begin(place),
            DebriefAction::DisputeDraft(reason) => shell.disputing.write(reason),
            DebriefAction::SendDispute => shell.send_dispute(),
            DebriefAction::LeaveDispute => shell.disputing.put_aside(),
            DebriefAction::Save => shell.save_page(),
            DebriefAction::Attempts => {
                let screen = shell.list_attempts(Screen::Debrief);
                next.set(screen);
            }
            DebriefAction::Again => {
                shell.choose_again();
                next.set(Screen::Briefing);
            }
            DebriefAction::Menu => next.set(Screen::Menu),
        }
    }
    Ok(())
}

/// Points won since the attempt before.
fn change(outcome: &Outcome, earlier: &[records::Earlier]) -> Option<f64> {
    Some(outcome.graded().score?.value - earlier.last()?.score?)
}

/// The calls of a shift, in the order of its card.
fn calls_of(outcome: &Outcome, card: &ShiftCard) -> Vec<CallOfShift> {
    let calls = card.calls.iter().enumerate();
    calls
        .map(|(place, call)| match outcome.call(Some(place)) {
            Some((scenario, log, _)) => CallOfShift {
                title: scenario.title.clone(),
                answered: log
                    .entries
                    .iter()
                    .any(|entry| entry.what == Logged::Effect(Effect::LineOpened)),
            },
            None => CallOfShift {
                title: call.call.to_string(),
                answered: true,
            },
        })
        .collect()
}
