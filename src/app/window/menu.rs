//! Shows the menu and does what is pressed there.

use bevy::app::AppExit;
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use super::{Pass, Screen, Shell, canvas};
use crate::app::screens::menu::{self, MenuAction, MenuScreen, ScenarioCard};
use crate::app::texts::Texts;
use crate::domain::Scenario;

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
            MenuAction::Scenario(index) => shell.scenario = index,
            MenuAction::Procedure(index) => {
                shell.procedure = index;
                // The office's own people come with its procedure, unless chosen otherwise afterwards.
                let id = shell
                    .shelf
                    .procedures
                    .get(index)
                    .map(|procedure| procedure.id.as_str().to_owned());
                if let Some(own) = shell
                    .shelf
                    .profiles
                    .iter()
                    .position(|known| Some(known.id.as_str()) == id.as_deref())
                {
                    shell.profile = own;
                }
            }
            MenuAction::Profile(index) => shell.profile = index,
            MenuAction::Start if shell.chosen().is_some() => next.set(Screen::Briefing),
            MenuAction::Start => {}
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
        scenarios: shell
            .shelf
            .scenarios
            .iter()
            .map(|scenario| card(scenario, texts))
            .collect(),
        scenario: shell.scenario,
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
        notices: shell.notices(),
        theme: shell.theme,
        scale: shell.scale,
    }
}

fn card(scenario: &Scenario, texts: &Texts) -> ScenarioCard {
    ScenarioCard {
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
    }
}
