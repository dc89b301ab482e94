//! Shows one's own attempts and opens them again in the debrief.

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use super::{Pass, Screen, Shell, canvas};
use crate::app::attempts::play_of;
use crate::app::library::{Play, Shelf};
use crate::app::screens::attempts::{self, AttemptRow, AttemptState, AttemptsAction, AttemptsScreen};
use crate::app::texts::Texts;
use crate::records::{Card, Closed, Closing, Summary};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        EguiPrimaryContextPass,
        show.in_set(Pass::Show).run_if(in_state(Screen::Attempts)),
    );
}

fn show(mut contexts: EguiContexts, mut shell: ResMut<Shell>, mut next: ResMut<NextState<Screen>>) -> Result {
    let (past, texts) = (&shell.past, &shell.texts);
    let whose = past.whose.as_ref().map_or_else(String::new, |person| {
        format!("{} {}, {}", person.first_name, person.last_name, person.office)
    });
    let rows: Vec<AttemptRow> = past.listed.iter().map(|summary| row(&shell.shelf, summary)).collect();
    let problems: Vec<String> = past.problems.iter().map(|problem| texts.message(problem)).collect();
    let trouble = past.trouble.as_ref();
    let trouble = trouble.map(|(place, trouble)| (*place, texts.message(trouble)));
    let view = AttemptsScreen {
        whose: &whose,
        rows: &rows,
        trouble: trouble.as_ref().map(|(place, why)| (*place, why.as_str())),
        problems: &problems,
    };
    let actions = attempts::show(&mut canvas(contexts.ctx_mut()?), &view, texts);
    for action in actions {
        match action {
            AttemptsAction::Open(place) => {
                if shell.open_attempt(place) {
                    next.set(Screen::Debrief);
                }
            }
            AttemptsAction::Back => next.set(shell.past.back_to),
        }
    }
    Ok(())
}

fn row(shelf: &Shelf, summary: &Summary) -> AttemptRow {
    let header = &summary.header;
    let card = summary.closed.as_ref().and_then(|closing| closing.card.as_deref());
    // What is there no more has its id for a title.
    let title = play_of(shelf, &header.played).map_or(header.played.name(), Play::title);
    AttemptRow {
        begun: Texts::day_and_time(&header.begun),
        title: title.to_owned(),
        mode: header.mode,
        score: card.and_then(Card::score),
        state: state(summary.closed.as_ref()),
    }
}

fn state(closed: Option<&Closing>) -> AttemptState {
    let Some(closing) = closed else {
        return AttemptState::Unfinished;
    };
    match (closing.how, &closing.card) {
        (Closed::Finished, Some(card)) => AttemptState::Finished(card.passed()),
        (Closed::Finished, None) => AttemptState::NotScored,
        (Closed::Interrupted, _) => AttemptState::Interrupted,
        (Closed::GivenUp, _) => AttemptState::GivenUp,
    }
}
