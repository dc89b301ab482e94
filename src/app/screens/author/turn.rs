//! Why the last turn was taken as it was: what was understood by which words, what each expectation lacked, what the caller answers
//! and because of what.

use bevy_egui::egui::{Label, RichText, Ui};
use egui_phosphor::regular as icon;

use super::line;
use crate::app::texts::Texts;
use crate::app::theme::Look;
use crate::app::widgets;
use crate::authoring::turn_words;
use crate::domain::{FactState, Message};
use crate::engine::{TurnReport, Understood};
use crate::language::PERFORMED;

/// Draws the last turn; none: there was none yet.
pub fn show(ui: &mut Ui, turn: Option<&TurnReport>, texts: &Texts) {
    let Some(turn) = turn else {
        widgets::muted_wrapped(ui, &texts.t("author-no-turn"));
        return;
    };
    for said in &turn.said {
        understood(ui, said, texts);
    }
    for message in turn_words::doubtful(turn) {
        line(ui, &texts.message(&message));
    }
    for (passed, message) in turn_words::needs(turn) {
        need(ui, passed, &texts.message(&message), texts);
    }
    for message in turn_words::of(turn) {
        line(ui, &texts.message(&message));
    }
}

fn understood(ui: &mut Ui, said: &Understood, texts: &Texts) {
    let look = Look::of(ui.ctx());
    widgets::space(ui, 1);
    let quoted = format!("„{}”", said.text);
    ui.add(Label::new(RichText::new(quoted).font(look.strong())).wrap());
    let heard = &said.heard;
    let found = |key: &str, id: &str, confidence: f32, words: &str| {
        let message = Message::new(key).text("id", id).text("words", words);
        texts.message(&message.number("percent", f64::from((confidence * 100.0).round())))
    };
    let mut lines: Vec<String> = Vec::new();
    for act in heard.acts.iter().filter(|act| act.confidence >= PERFORMED) {
        lines.push(found("author-act", act.act.id(), act.confidence, &act.words));
    }
    for fact in &heard.facts {
        let key = match fact.state {
            FactState::Told => "author-fact-told",
            FactState::Wrong => "author-fact-wrong",
            FactState::Incomplete => "author-fact-incomplete",
        };
        lines.push(found(key, fact.fact.as_str(), fact.confidence, &fact.words));
    }
    for detail in &heard.details {
        lines.push(found(
            "author-detail",
            detail.detail.as_str(),
            detail.confidence,
            &detail.words,
        ));
    }
    if lines.is_empty() {
        lines.push(texts.t("author-nothing-heard"));
    }
    for words in lines {
        line(ui, &words);
    }
}

/// What a need let pass or not, by an icon and in words.
fn need(ui: &mut Ui, passed: bool, what: &str, texts: &Texts) {
    let palette = Look::of(ui.ctx()).palette;
    let (glyph, colour, key) = if passed {
        (icon::CHECK, palette.met, "author-need-passed")
    } else {
        (icon::X, palette.missed, "author-need-failed")
    };
    ui.horizontal_top(|ui| {
        widgets::decoration(ui, glyph, colour);
        ui.vertical(|ui| line(ui, &texts.word(key, "what", what)));
    });
}
