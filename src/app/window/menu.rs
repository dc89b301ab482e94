//! Shows the menu and does what is pressed there.

use bevy::app::AppExit;
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use super::{Pass, Screen, Shell, canvas};
use crate::app::library::Play;
use crate::app::screens::menu::{self, MenuAction, MenuScreen, PlayCard};
use crate::app::texts::Texts;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        EguiPrimaryContextPass,
        show.in_set(Pass::Show).run_if(in_state(Screen::Menu)),
    );
}

fn show(
    mut contexts: EguiContexts,
    mut shell: ResMut<Shell>,
    mut next: ResMut<NextState<Screen>>,
    mut exit: MessageWriter<AppExit>,
) -> Result {
    let view = view(&shell);
    for action in menu::show(&mut canvas(contexts.ctx_mut()?), &view, &shell.texts) {
        match action {
            MenuAction::Play(index) => shell.play = index,
            MenuAction::Mode(mode) => shell.mode = mode,
            MenuAction::Procedure(index) => shell.choose_procedure(index),
            MenuAction::Profile(index) => shell.profile = index,
            MenuAction::Start if shell.chosen().is_some() => next.set(Screen::Briefing),
            MenuAction::Start => {}
            MenuAction::Resume => {
                let screen = shell.resume();
                next.set(screen);
            }
            MenuAction::Attempts => {
                let screen = shell.list_attempts(Screen::Menu);
                next.set(screen);
            }
            MenuAction::Settings => {
                shell.back_to = Screen::Menu;
                next.set(Screen::Settings);
            }
            MenuAction::Lang(lang) => shell.speak(lang),
            MenuAction::NextTheme => shell.theme = shell.theme.next(),
            MenuAction::NextScale => shell.scale = shell.scale.next(),
            MenuAction::Quit => {
                exit.write(AppExit::Success);
            }
        }
    }
    Ok(())
}

fn view(shell: &Shell) -> MenuScreen {
    let texts = &shell.texts;
    MenuScreen {
        plays: shell.shelf.plays.iter().map(|play| card(play, texts)).collect(),
        play: shell.play,
        mode: shell.mode,
        procedures: shell
            .shelf
            .procedures
            .iter()
            .map(|known| texts.pick(&known.title).to_owned())
            .collect(),
        procedure: shell.procedure,
        profiles: shell
            .shelf
            .profiles
            .iter()
            .map(|known| format!("{} {}, {}", known.first_name, known.last_name, known.office))
            .collect(),
        profile: shell.profile,
        broken_off: shell.attempts.broken_off().map(|summary| {
            let begun = Texts::day_and_time(&summary.header.begun);
            texts.word("menu-broken-off", "begun", &begun)
        }),
        notices: shell.notices(),
        theme: shell.theme,
        scale: shell.scale,
    }
}

fn card(play: &Play, texts: &Texts) -> PlayCard {
    match play {
        Play::Call(scenario) => PlayCard {
            title: scenario.title.clone(),
            summary: scenario.summary.clone(),
            needs: scenario
                .caller
                .needs
                .iter()
                .map(|need| texts.of("need", need.id()))
                .collect(),
            matter: scenario.matter.clone(),
            level: scenario.level,
        },
        Play::Shift { shift, .. } => PlayCard {
            title: shift.title.clone(),
            summary: shift.summary.clone(),
            needs: vec![texts.number("menu-shift-calls", "count", shift.calls.len() as u32)],
            matter: texts.t("menu-shift"),
            level: shift.level,
        },
    }
}
