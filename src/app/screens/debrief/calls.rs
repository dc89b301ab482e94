//! The calls of a shift, each leading to its own debrief.

use bevy_egui::egui::{Align, Color32, Label, Layout, RichText, Ui, vec2};

use super::{CallOfShift, DebriefAction, result};
use crate::app::texts::Texts;
use crate::app::theme::{GRID, Look};
use crate::app::widgets::{self, verdict_mark};
use crate::domain::{CallCard, ShiftCard, Way};

/// Draws the calls in the order in which they began.
pub fn show(ui: &mut Ui, card: &ShiftCard, calls: &[CallOfShift], texts: &Texts, actions: &mut Vec<DebriefAction>) {
    widgets::panel(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::title(ui, &texts.t("debrief-calls"));
        for (place, call) in card.calls.iter().enumerate() {
            if place > 0 {
                widgets::rule(ui);
            }
            let known = calls.get(place);
            let title = known.map_or("", |known| known.title.as_str());
            let answered = known.is_none_or(|known| known.answered);
            let time = Texts::time_of_day(card.begins.saturating_add(minutes(call)));
            ui.horizontal_top(|ui| {
                // The text first, and as much of the row as the button leaves.
                let taken = widgets::opens_width(ui, texts) + ui.spacing().item_spacing.x;
                let room = (ui.available_width() - taken).max(0.0);
                ui.vertical(|ui| {
                    ui.set_width(room);
                    ui.horizontal_top(|ui| about(ui, call, &time, title, answered, texts));
                });
                ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                    let name = texts.word("debrief-call-open-for", "call", &format!("{time}, {title}"));
                    if widgets::opens(ui, &name, texts) {
                        actions.push(DebriefAction::OpenCall(place));
                    }
                });
            });
        }
    });
}

/// When the call began, in whole minutes into the shift.
fn minutes(call: &CallCard) -> u16 {
    u16::try_from(call.began.0 / 60_000).unwrap_or(u16::MAX)
}

/// Mark and time, and beside them in two lines whose call it was and how it went.
fn about(ui: &mut Ui, call: &CallCard, time: &str, title: &str, answered: bool, texts: &Texts) {
    let look = Look::of(ui.ctx());
    verdict_mark(ui, result::mark_of(call.card.passed));
    let longest = ui
        .painter()
        .layout_no_wrap("00:00".to_owned(), look.mono(), Color32::PLACEHOLDER);
    let column = longest.size().x.ceil() + GRID;
    ui.allocate_ui_with_layout(vec2(column, look.em()), Layout::top_down(Align::Min), |ui| {
        ui.set_width(column);
        ui.label(RichText::new(time).font(look.mono()).color(look.palette.muted));
    });
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.add(Label::new(RichText::new(title).font(look.strong()).color(look.palette.ink)).wrap());
        ui.add(Label::new(how(call, answered, texts)).wrap());
    });
}

/// How a call came about, its score, and whether it was passed. A figure stays on one line with its words.
fn how(call: &CallCard, answered: bool, texts: &Texts) -> String {
    let way = texts.t(match call.way {
        Way::Incoming | Way::Again if !answered => "debrief-call-missed",
        Way::Incoming => "debrief-call-incoming",
        Way::Again => "debrief-call-again",
        Way::Callback => "debrief-call-callback",
    });
    let score = call.card.score.map_or_else(
        || texts.t("debrief-no-score"),
        |score| texts.word("debrief-score", "score", &texts.figure(score.value)),
    );
    let passed = texts.of("debrief-call-passed", result::passed_id(call.card.passed));
    format!("{way}  ·  {}  ·  {passed}", score.replace(' ', "\u{a0}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::fixtures;
    use crate::app::screens::tests::texts;
    use crate::domain::{Lang, Millis, Passed};

    #[test]
    fn a_call_is_told_in_one_gender_and_its_score_in_one_piece() {
        let call = CallCard {
            call: "zajac".into(),
            way: Way::Incoming,
            began: Millis(366_000),
            card: fixtures::scorecard(),
        };
        let words = texts(Lang::Pl);
        let score = "72,5\u{a0}na\u{a0}100";
        assert_eq!(
            how(&call, true, &words),
            format!("przychodząca  ·  {score}  ·  niezaliczona")
        );
        assert_eq!(
            how(&call, false, &words),
            format!("nieodebrana  ·  {score}  ·  niezaliczona")
        );
        for lang in [Lang::Pl, Lang::En] {
            for passed in [Passed::Yes, Passed::No, Passed::Pending] {
                let card = crate::domain::Scorecard {
                    passed,
                    ..fixtures::scorecard()
                };
                let told = how(&CallCard { card, ..call.clone() }, true, &texts(lang));
                assert!(!told.contains('⟦'), "{told}");
            }
        }
    }
}
