//! The conversation: both sides' words as they come, sounds in brackets, times in figures.

use bevy_egui::egui::{self, Align, Color32, Layout, RichText, Ui, accesskit, vec2};

use super::DeskScreen;
use crate::app::desk_model::{Caption, LineState, Said, Speaking, Who};
use crate::app::texts::Texts;
use crate::app::theme::Look;
use crate::app::widgets;
use crate::domain::Addressee;
use crate::settings::ReadOut;

/// Draws the conversation, newest line last.
pub fn show(ui: &mut Ui, view: &DeskScreen<'_>, texts: &Texts) {
    let look = Look::of(ui.ctx());
    ui.horizontal_top(|ui| {
        widgets::title(ui, &texts.t("desk-conversation"));
        if let Some(voice) = view.voice {
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                widgets::muted(ui, &texts.message(voice));
            });
        }
    });
    if let LineState::Ringing { count, .. } = view.model.line {
        let response = widgets::strong(ui, &texts.number("desk-it-rings", "count", count));
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_live(accesskit::Live::Assertive));
    }
    // Lines that are scrolled away go behind it.
    widgets::rule(ui);
    egui::ScrollArea::vertical()
        .id_salt("conversation")
        .auto_shrink(false)
        .stick_to_bottom(true)
        .show(ui, |ui| {
            let rings = matches!(view.model.line, LineState::Ringing { .. });
            if view.model.captions.is_empty() && view.model.speaking.is_none() && !rings {
                widgets::muted(ui, &texts.t(opening(view.model.line)));
            }
            let latest = view.model.captions.len().saturating_sub(1);
            for (index, caption) in view.model.captions.iter().enumerate() {
                let response = line(ui, look, view, caption, texts);
                if index == latest && is_read_out(caption, view.read_out) {
                    // A screen reader speaks the newest line when it finishes what it is saying.
                    ui.ctx()
                        .accesskit_node_builder(response.id, |node| node.set_live(accesskit::Live::Polite));
                }
            }
            if let Some(words) = &view.model.speaking {
                speaking(ui, look, view, words, texts);
            }
        });
}

/// Whether a screen reader reads a line out by itself. Over a recording it would talk together with the caller; a line that
/// was heard is not read out afterwards either.
fn is_read_out(caption: &Caption, when: ReadOut) -> bool {
    match (&caption.who, when) {
        (Who::Me(_) | Who::Client(_) | Who::Line, _) | (_, ReadOut::Always) => true,
        (Who::Caller | Who::Colleague(_), ReadOut::Never) => false,
        (Who::Caller | Who::Colleague(_), ReadOut::Unheard) | (Who::Room(_), _) => !caption.heard,
    }
}

/// What is being said, as far as it is recognised. No live region: a screen reader would talk into one's own words.
fn speaking(ui: &mut Ui, look: Look, view: &DeskScreen<'_>, words: &Speaking, texts: &Texts) {
    let p = look.palette;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        time(ui, look, view, "…");
        let mut job = egui::text::LayoutJob::default();
        let name = texts.t("desk-who-me");
        job.append(
            &format!("{name}:  "),
            0.0,
            egui::TextFormat::simple(look.strong(), p.ink),
        );
        job.append(&words.settled, 0.0, egui::TextFormat::simple(look.body(), p.ink));
        let open = egui::TextFormat {
            italics: true,
            ..egui::TextFormat::simple(look.body(), p.muted)
        };
        job.append(&format!(" {}", words.open), 0.0, open);
        ui.add(egui::Label::new(job).wrap());
    });
}

fn opening(line: LineState) -> &'static str {
    match line {
        LineState::Dialling => "desk-it-dials",
        LineState::Ringing { .. }
        | LineState::Quiet
        | LineState::Busy
        | LineState::Open { .. }
        | LineState::Ended { .. }
        | LineState::DayOver => "desk-it-is-quiet",
    }
}

fn line(ui: &mut Ui, look: Look, view: &DeskScreen<'_>, caption: &Caption, texts: &Texts) -> egui::Response {
    let p = look.palette;
    let (name, colour) = match &caption.who {
        Who::Caller => (texts.t("desk-who-caller"), p.accent),
        Who::Me(Addressee::Caller) => (texts.t("desk-who-me"), p.ink),
        Who::Me(to) => (
            texts.word("desk-who-me-to", "whom", &texts.t(super::turn::addressee(*to))),
            p.ink,
        ),
        Who::Colleague(name) | Who::Room(name) | Who::Client(name) => (name.clone(), p.unclear),
        Who::Line => (String::new(), p.muted),
    };
    let (words, quiet) = match &caption.what {
        Said::Words { text, cut: false, .. } => (text.clone(), false),
        Said::Words { text, cut: true, .. } => (Texts::cut_off(text), false),
        Said::Sound(sound) => (format!("[{sound}]"), true),
        Said::Silence => (format!("[{}]", texts.t("desk-silence")), true),
        Said::Event { key, name } => (format!("[{}]", texts.word(key, "name", name)), true),
    };
    let translated = translated(view, caption);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        time(ui, look, view, &super::caption_time(view, caption.at));
        let mut job = egui::text::LayoutJob::default();
        if !name.is_empty() {
            let format = egui::TextFormat::simple(look.strong(), colour);
            job.append(&format!("{name}:  "), 0.0, format);
        }
        let format = egui::TextFormat::simple(look.body(), if quiet { p.muted } else { p.ink });
        job.append(&words, 0.0, format);
        if let Some(translated) = translated {
            // In the same piece of text: whoever hears the line hears what it means with it.
            let format = egui::TextFormat {
                italics: true,
                ..egui::TextFormat::simple(look.body(), p.muted)
            };
            job.append(&format!("\n{translated}"), 0.0, format);
        }
        ui.add(egui::Label::new(job).wrap())
    })
    .inner
}

/// What was heard in another language, where it is shown; the trainee's own words are theirs.
fn translated(view: &DeskScreen<'_>, caption: &Caption) -> Option<String> {
    match (&caption.who, &caption.what) {
        (Who::Me(_) | Who::Line, _) | (_, Said::Sound(_) | Said::Silence | Said::Event { .. }) => None,
        (Who::Caller | Who::Colleague(_) | Who::Room(_) | Who::Client(_), Said::Words { text, cut, .. }) => {
            let shown = view.captions.of(text)?;
            Some(if *cut { Texts::cut_off(shown) } else { shown.to_owned() })
        }
    }
}

/// When a line came, in a column as wide as the longest time, so that no words are moved when the hour has two figures.
fn time(ui: &mut Ui, look: Look, view: &DeskScreen<'_>, words: &str) {
    let longest = if view.shift.is_some() { "00:00:00" } else { "00:00" };
    let galley = ui
        .painter()
        .layout_no_wrap(longest.to_owned(), look.mono(), Color32::PLACEHOLDER);
    let column = galley.size().x.ceil() + 1.0;
    ui.allocate_ui_with_layout(vec2(column, look.em()), Layout::top_down(Align::Min), |ui| {
        ui.set_width(column);
        ui.label(RichText::new(words).font(look.mono()).color(look.palette.muted));
    });
}
