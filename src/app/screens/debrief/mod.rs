//! The debrief: result first, then the course of the call drawn to scale, then the rules in the order of the procedure,
//! each opening to evidence and tip; facts, details, service, wording; what to practise next. The time beside a piece of
//! evidence leads to that moment of the course. It shows a scorecard and judges nothing.

mod calls;
mod dispute;
mod drawing;
mod next;
mod result;
mod rules;
mod talk;
mod timeline;

use std::collections::{BTreeMap, BTreeSet};

use bevy_egui::egui::{self, RichText, Ui};
use egui_phosphor::regular as icon;

use crate::app::texts::Texts;
use crate::app::theme::Look;
use crate::app::widgets::{self, Tone, Weight};
use crate::domain::{Evidence, Graded, Message, Millis, Passed, RuleId, Scorecard, ShiftCard};
use crate::scoring::timeline::Timeline;

pub use dispute::RuleDisputes;
pub use result::{critical_times, mark_of, passed_id};
#[cfg(test)]
pub use rules::verdict_word;

/// The icon of one's attempts.
const ATTEMPTS: &str = icon::CLOCK_COUNTER_CLOCKWISE;

/// What the debrief shows.
#[derive(Debug, Clone, Copy)]
pub struct DebriefScreen<'a> {
    /// The result.
    pub card: Card<'a>,
    /// Title of the call or shift.
    pub title: &'a str,
    /// Title of the procedure.
    pub procedure: &'a str,
    /// The course of the call; none: it is a shift.
    pub course: Option<&'a Timeline>,
    /// The moment of it that is looked at, by place.
    pub chosen: usize,
    /// It can be tried again from a moment: practice alone.
    pub can_retry: bool,
    /// Rules whose evidence is open, by place.
    pub open: &'a BTreeSet<usize>,
    /// What would have been right, by rule: somebody's words; in practice.
    pub examples: &'a BTreeMap<RuleId, String>,
    /// What is disputed of the verdicts; none: they are not on record.
    pub disputes: Option<RuleDisputes<'a>>,
    /// The calls of a shift, in their order.
    pub calls: &'a [CallOfShift],
    /// The call shown is one of a shift's.
    pub of_shift: bool,
    /// When it was played, as it is shown, where it was opened again from the list of attempts; none: it was played just now.
    pub looked_back: Option<&'a str>,
    /// Titles of other calls.
    pub others: &'a [String],
    /// Earlier attempts at the same, oldest first.
    pub earlier: &'a [Earlier],
    /// Points won since the one before; lost where negative.
    pub change: Option<f64>,
    /// How the trainee's voice sounded; empty where nothing was spoken.
    pub voice: &'a [Message],
    /// When each kept turn of the trainee began; empty where nothing was kept.
    pub recorded: &'a [Millis],
    /// Where the files of it lie.
    pub kept: Option<&'a str>,
    /// What became of saving it as a page, in words.
    pub saved: Option<(Tone, &'a str)>,
}

/// The result of one call, or of a shift.
#[derive(Debug, Clone, Copy)]
pub enum Card<'a> {
    /// One call.
    Call(&'a Scorecard),
    /// A shift.
    Shift(&'a ShiftCard),
}

impl<'a> Card<'a> {
    /// What both have.
    pub fn graded(self) -> Graded<'a> {
        match self {
            Self::Call(card) => card.graded(),
            Self::Shift(card) => card.graded(),
        }
    }

    /// When, as it is shown: the time of day in a shift, the time since the first ring in a call.
    fn time(self, at: Millis) -> String {
        match self {
            Self::Call(_) => Texts::clock(at),
            Self::Shift(card) => Texts::time_and_second(card.begins, at),
        }
    }

    fn notices(self) -> &'a [Message] {
        match self {
            Self::Call(card) => &card.notices,
            Self::Shift(card) => &card.notices,
        }
    }
}

/// What is known of a call of a shift beside its card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallOfShift {
    /// Title of its scenario.
    pub title: String,
    /// Both sides heard each other.
    pub answered: bool,
}

/// An earlier attempt at the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Earlier {
    /// When, as it is shown.
    pub begun: String,
    /// Its total, 0–100; none: no rule applied.
    pub score: Option<f64>,
    /// Passed or not.
    pub passed: Passed,
}

/// What was pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DebriefAction {
    /// Open or close the evidence of a rule, by place.
    Toggle(usize),
    /// Open everything, or close it.
    ToggleAll,
    /// Show a call of the shift, by place.
    OpenCall(usize),
    /// From a call back to its shift.
    BackToShift,
    /// Look at a moment of the course, by place.
    Choose(usize),
    /// Play what was said then.
    Hear(Millis),
    /// Try again from there.
    Retry(Millis),
    /// Dispute the verdict on a rule, by place.
    Dispute(usize),
    /// The reason as it is typed so far.
    DisputeDraft(String),
    /// Keep the dispute that was written.
    SendDispute,
    /// Put it aside.
    LeaveDispute,
    /// Save it as a page.
    Save,
    /// To the list of one's attempts.
    Attempts,
    /// The same call again.
    Again,
    /// To the menu.
    Menu,
}

/// Draws the debrief.
pub fn show(ui: &mut Ui, view: &DebriefScreen<'_>, texts: &Texts) -> Vec<DebriefAction> {
    let mut actions = Vec::new();
    widgets::page(
        ui,
        view.title,
        62.0,
        &mut actions,
        |ui, actions| body(ui, view, texts, actions),
        |ui, actions| buttons(ui, view, texts, actions),
    );
    if ui.input(|input| input.key_pressed(egui::Key::Escape)) {
        let is_written = view.disputes.is_some_and(|disputes| disputes.draft.is_some());
        actions.push(match view.looked_back {
            _ if is_written => DebriefAction::LeaveDispute,
            _ if view.of_shift => DebriefAction::BackToShift,
            Some(_) => DebriefAction::Attempts,
            None => DebriefAction::Menu,
        });
    }
    actions
}

fn body(ui: &mut Ui, view: &DebriefScreen<'_>, texts: &Texts, actions: &mut Vec<DebriefAction>) {
    let heading = match view.card {
        Card::Call(_) => "debrief-heading",
        Card::Shift(_) => "export-shift-heading",
    };
    widgets::opening_heading(ui, &texts.t(heading));
    widgets::muted(ui, &format!("{}  ·  {}", view.title, view.procedure));
    if let Some(begun) = view.looked_back {
        widgets::muted(ui, &texts.word("past-looked-back", "begun", begun));
    }
    widgets::space(ui, 3);
    if let Some((tone, words)) = view.saved {
        widgets::announced(ui, tone, words);
        widgets::space(ui, 2);
    }
    result::show(ui, view, texts, actions);
    if let Card::Shift(card) = view.card {
        widgets::space(ui, 3);
        calls::show(ui, card, view.calls, texts, actions);
    }
    if let Some(course) = view.course {
        widgets::space(ui, 3);
        timeline::show(ui, view, course, texts, actions);
    }
    widgets::space(ui, 3);
    rules::show(ui, view, texts, actions);
    if let Card::Call(card) = view.card {
        of_call(ui, view, card, texts, actions);
    }
    if !view.voice.is_empty() {
        widgets::space(ui, 3);
        talk::voice(ui, view.voice, texts);
    }
    if !view.recorded.is_empty() {
        widgets::space(ui, 3);
        talk::recording(ui, view, texts, actions);
    }
    if !view.earlier.is_empty() {
        widgets::space(ui, 3);
        next::earlier(ui, view, texts, actions);
    }
    widgets::space(ui, 3);
    next::show(ui, view, texts);
}

fn of_call(ui: &mut Ui, view: &DebriefScreen<'_>, card: &Scorecard, texts: &Texts, actions: &mut Vec<DebriefAction>) {
    if !card.facts.is_empty() || !card.details.is_empty() {
        widgets::space(ui, 3);
        talk::facts_and_details(ui, card, texts);
    }
    if !card.service.is_empty() {
        widgets::space(ui, 3);
        talk::service(ui, view, &card.service, texts, actions);
    }
    if let Some(plain) = &card.plain_language {
        widgets::space(ui, 3);
        talk::plain_language(ui, plain, texts);
    }
}

fn buttons(ui: &mut Ui, view: &DebriefScreen<'_>, texts: &Texts, actions: &mut Vec<DebriefAction>) {
    let (glyph, word, action) = if view.of_shift {
        (icon::ARROW_LEFT, "debrief-back-to-shift", DebriefAction::BackToShift)
    } else {
        (icon::ARROW_COUNTER_CLOCKWISE, "debrief-again", DebriefAction::Again)
    };
    if widgets::button(ui, Weight::Primary, glyph, &texts.t(word)).clicked() {
        actions.push(action);
    }
    if widgets::button(ui, Weight::Plain, icon::FLOPPY_DISK, &texts.t("debrief-save")).clicked() {
        actions.push(DebriefAction::Save);
    }
    let to_list = view.looked_back.is_some() && !view.of_shift;
    if to_list && widgets::button(ui, Weight::Plain, ATTEMPTS, &texts.t("past-heading")).clicked() {
        actions.push(DebriefAction::Attempts);
    }
    if widgets::button(ui, Weight::Plain, icon::HOUSE, &texts.t("debrief-menu")).clicked() {
        actions.push(DebriefAction::Menu);
    }
}

/// The id under which a plain enum is stored; the localisation keys are made of it.
fn id_of(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(id)) => id,
        _ => String::new(),
    }
}

/// What was noticed and when.
fn evidence(ui: &mut Ui, piece: &Evidence, view: &DebriefScreen<'_>, texts: &Texts, actions: &mut Vec<DebriefAction>) {
    beside_time(ui, piece, view, texts, actions, |ui| noticed(ui, piece, texts));
}

/// What a piece of evidence says, and the words that it quotes.
fn noticed(ui: &mut Ui, piece: &Evidence, texts: &Texts) {
    ui.add(egui::Label::new(texts.message(&piece.measure)).wrap());
    if let Some(quote) = &piece.quote {
        widgets::muted_wrapped(ui, &format!("„{quote}”"));
    }
}

/// The time of a piece of evidence, and beside it what is told of it; where the course is drawn, the time leads to that moment.
fn beside_time(
    ui: &mut Ui,
    piece: &Evidence,
    view: &DebriefScreen<'_>,
    texts: &Texts,
    actions: &mut Vec<DebriefAction>,
    tell: impl FnOnce(&mut Ui),
) {
    let look = Look::of(ui.ctx());
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let time = view.card.time(piece.at_ms);
        match view.course.filter(|course| timeline::has_moments(course)) {
            Some(course) => {
                let name = texts.word("debrief-show-moment", "time", &time);
                if widgets::link(ui, &time, &name).clicked() {
                    actions.extend(timeline::place_of(course, piece).map(DebriefAction::Choose));
                    timeline::lead_here(ui);
                }
            }
            None => {
                ui.label(RichText::new(time).font(look.mono()).color(look.palette.muted));
            }
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            tell(ui);
        });
    });
}
