//! Shows the menu and does what is pressed there.

use bevy::app::AppExit;
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use super::{Pass, Screen, Shell, canvas};
use crate::app::library::Play;
use crate::app::screens::menu::{self, MenuAction, MenuScreen, Need, PlayCard, filter};
use crate::app::texts::Texts;

pub(super) fn plugin(app: &mut App) {
    // Something may have been passed since the menu was left.
    app.add_systems(OnEnter(Screen::Menu), |mut shell: ResMut<Shell>| {
        shell.passed = Default::default();
    })
    .add_systems(
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
    shell.look_up_passed();
    let view = seen(&mut shell);
    for action in menu::show(&mut canvas(contexts.ctx_mut()?), &view, &shell.texts) {
        match action {
            MenuAction::Play(index) => shell.play = index,
            MenuAction::Filter(filter) => shell.filter = filter,
            MenuAction::OpenFilters(open) => shell.filters_open = open,
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

/// What is shown. What is chosen is something that can be seen, as long as anything can.
fn seen(shell: &mut Shell) -> MenuScreen {
    let mut view = view(shell);
    if let Some(place) = filter::chosen(&view.filter.shown(&view.plays), shell.play) {
        shell.play = place;
        view.play = place;
    }
    view
}

fn view(shell: &Shell) -> MenuScreen {
    let texts = &shell.texts;
    let plays = shell.shelf.plays.iter();
    MenuScreen {
        plays: plays.map(|play| card(play, shell, texts)).collect(),
        play: shell.play,
        filter: shell.filter.clone(),
        filters_open: shell.filters_open,
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

fn card(play: &Play, shell: &Shell, texts: &Texts) -> PlayCard {
    let passed = shell.passed.how(play);
    let pack = shell.shelf.pack_of(play).map(|title| texts.pick(title).to_owned());
    match play {
        Play::Call(scenario) => PlayCard {
            title: scenario.title.clone(),
            summary: scenario.summary.clone(),
            needs: needs(play, texts),
            matter: scenario.matter.clone(),
            level: scenario.level,
            calls: None,
            pack,
            passed,
        },
        Play::Shift { shift, .. } => PlayCard {
            title: shift.title.clone(),
            summary: shift.summary.clone(),
            needs: needs(play, texts),
            matter: texts.t("menu-shift"),
            level: shift.level,
            calls: Some(texts.number("menu-shift-calls", "count", shift.calls.len() as u32)),
            pack,
            passed,
        },
    }
}

/// The needs of those who call, each once.
fn needs(play: &Play, texts: &Texts) -> Vec<Need> {
    let mut needs: Vec<Need> = Vec::new();
    let mut add = |id: &'static str, words: String| {
        if !needs.iter().any(|known| known.id == id) {
            needs.push(Need { id, words });
        }
    };
    for scenario in play.scenarios() {
        if scenario.caller.needs.is_empty() {
            add("none", texts.t("app-needs-none"));
        }
        for need in &scenario.caller.needs {
            add(need.id(), texts.of("need", need.id()));
        }
    }
    needs
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::app::AppOptions;
    use crate::app::screens::menu::filter::{Filter, Kind};

    fn shell() -> Shell {
        let home = Path::new(env!("CARGO_MANIFEST_DIR"));
        Shell::open(&AppOptions::new(home.join("assets"), home.join("scenarios"))).unwrap()
    }

    fn asked(shell: &mut Shell, filter: Filter) -> (MenuScreen, Vec<usize>) {
        shell.filter = filter;
        let view = seen(shell);
        let shown = view.filter.shown(&view.plays);
        (view, shown)
    }

    #[test]
    fn what_is_chosen_stays_while_it_can_be_seen_and_else_it_is_the_first_that_can() {
        let mut shell = shell();
        let henryk = |shell: &Shell| shell.chosen().unwrap().0.id() == "senior-dowod";
        shell.play = shell
            .shelf
            .plays
            .iter()
            .position(|play| play.id() == "senior-dowod")
            .unwrap();
        let words = |words: &str| Filter {
            words: words.into(),
            ..Filter::default()
        };
        let (view, shown) = asked(&mut shell, words("henryk"));
        assert!(henryk(&shell) && shown.contains(&view.play), "{shown:?}");
        let (_, shown) = asked(&mut shell, words("no such call"));
        assert!(henryk(&shell) && shown.is_empty(), "it comes back with the list");
        let shifts = Filter {
            kind: Some(Kind::Shift),
            ..Filter::default()
        };
        let (view, shown) = asked(&mut shell, shifts);
        assert_eq!(view.play, shown[0]);
        assert!(matches!(shell.chosen(), Some((Play::Shift { .. }, ..))));
        assert!(
            shown
                .iter()
                .all(|place| matches!(shell.shelf.plays[*place], Play::Shift { .. }))
        );
    }

    #[test]
    fn shifts_are_found_by_the_needs_of_those_who_ring() {
        let mut shell = shell();
        let stutter = Filter {
            need: Some("stutter"),
            kind: Some(Kind::Shift),
            ..Filter::default()
        };
        let (view, shown) = asked(&mut shell, stutter);
        assert!(!shown.is_empty(), "somebody who stutters rings on Monday");
        for card in &view.plays {
            assert!(
                !card.needs.is_empty(),
                "{}: who needs nothing has that said",
                card.title
            );
            assert!(
                card.needs.iter().all(|need| !need.words.contains('⟦')),
                "{:?}",
                card.needs
            );
        }
    }
}
