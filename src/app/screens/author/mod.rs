//! The panel of author mode beside the desk: from where the call is played, where it stands, why the last turn was taken as it was,
//! and what is wrong with the file. In a narrow window, or with large text, it takes the desk's place until it is closed.

mod beginning;
mod findings;
mod standing;
mod turn;

use bevy_egui::egui::{self, Align, Frame, Key, Layout, Margin, Modifiers, Rect, ScrollArea, Ui, UiBuilder, vec2};
use egui_phosphor::regular as icon;

use crate::app::author::Checks;
use crate::app::texts::Texts;
use crate::app::theme::{GRID, Look};
use crate::app::widgets::{self, Tone, Weight};
use crate::domain::{Millis, MomentId};
use crate::engine::{Standing, TurnReport};
use crate::format::Diagnostic;

/// The desk has two columns from this width on, em.
const DESK_EM: f32 = 60.0;
/// The panel is no narrower beside the desk, em …
const LEAST_EM: f32 = 20.0;
/// … and no wider.
const MOST_EM: f32 = 34.0;

/// What the panel shows.
#[derive(Debug, Clone, Copy)]
pub struct AuthorScreen<'a> {
    /// The file.
    pub file: &'a str,
    /// What there is to tell, in words: first why what is played is not what the file holds.
    pub notices: &'a [(Tone, String)],
    /// Which version is played, in words.
    pub loaded: Option<&'a str>,
    /// The moments of the newest version, in the order of the file.
    pub moments: &'a [MomentId],
    /// Where calls begin; none: with the first ring.
    pub begins: Option<&'a MomentId>,
    /// The newest version has lost the moment that the talk is in: another one is to be chosen.
    pub lost: Option<&'a MomentId>,
    /// The seed as it is typed.
    pub seed_draft: &'a str,
    /// Session time.
    pub now: Millis,
    /// Where the talk stands; none: there is no call yet, and the panel stands alone.
    pub standing: Option<&'a Standing>,
    /// Why the last turn was answered as it was.
    pub turn: Option<&'a TurnReport>,
    /// What is wrong with the file.
    pub diagnostics: &'a [Diagnostic],
    /// How far the checks are.
    pub checks: Checks,
    /// The editor's command as it is typed.
    pub editor_draft: &'a str,
    /// Whether the panel is open.
    pub open: bool,
}

/// What was pressed or typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuthorAction {
    /// Open the panel, or close it.
    Toggle,
    /// Play from this moment; none: from the first ring.
    PlayFrom(Option<MomentId>),
    /// Play again from where the call began.
    Again,
    /// The seed in the field changed.
    SeedDraft(String),
    /// Draw the call by the seed in the field.
    Draw,
    /// Draw it by another seed.
    DrawAnother,
    /// Open the place of this finding in the editor and put it on the clipboard.
    Open(usize),
    /// The editor's command in the field changed.
    EditorDraft(String),
    /// Keep the command in the field.
    KeepEditor,
    /// Leave author mode.
    Leave,
}

/// Where the panel stands.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Place {
    /// There is no call yet: nothing but the panel.
    Alone,
    /// Beside the desk, this wide (points).
    Beside(f32),
    /// In the desk's place.
    Instead,
    /// Closed.
    Closed,
}

impl Place {
    fn of(ui: &Ui, view: &AuthorScreen<'_>) -> Self {
        let em = Look::of(ui.ctx()).em();
        let spare = ui.available_rect_before_wrap().width() - DESK_EM * em;
        match (view.standing, view.open) {
            (None, _) => Self::Alone,
            (Some(_), false) => Self::Closed,
            (Some(_), true) if spare >= LEAST_EM * em => Self::Beside(spare.min(MOST_EM * em)),
            (Some(_), true) => Self::Instead,
        }
    }
}

/// Where the button is that closes the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Close {
    /// In it.
    Here,
    /// In the line over it.
    Above,
    /// Nowhere: there is nothing else to see.
    Cannot,
}

/// Draws the panel and, where there is room for it, `desk`, which comes first in the order of Tab.
pub fn show(ui: &mut Ui, view: &AuthorScreen<'_>, texts: &Texts, desk: impl FnOnce(&mut Ui)) -> Vec<AuthorAction> {
    let mut actions = Vec::new();
    if ui.input_mut(|input| input.consume_key(Modifiers::CTRL, Key::B)) {
        actions.push(AuthorAction::Toggle);
    }
    match Place::of(ui, view) {
        Place::Alone => {
            let whole = ui.available_rect_before_wrap();
            panel(ui, whole, Close::Cannot, view, texts, &mut actions);
        }
        Place::Closed => {
            strip(ui, "author-open", view.notices, texts, &mut actions);
            desk(ui);
        }
        Place::Instead => {
            strip(ui, "author-back-to-desk", &[], texts, &mut actions);
            let rest = ui.available_rect_before_wrap();
            panel(ui, rest, Close::Above, view, texts, &mut actions);
        }
        Place::Beside(width) => {
            let whole = ui.available_rect_before_wrap();
            let (left, right) = whole.split_left_right_at_x(whole.right() - width);
            let mut beside = ui.new_child(UiBuilder::new().id_salt("desk").max_rect(left));
            beside.set_clip_rect(left);
            desk(&mut beside);
            panel(ui, right, Close::Here, view, texts, &mut actions);
        }
    }
    actions
}

/// A line over the desk, or over the panel in its place, with the button that changes between them.
fn strip(ui: &mut Ui, key: &str, notices: &[(Tone, String)], texts: &Texts, actions: &mut Vec<AuthorAction>) {
    let frame = Frame::new()
        .fill(Look::of(ui.ctx()).palette.panel)
        .inner_margin(Margin::symmetric(3 * GRID as i8, GRID as i8));
    egui::Panel::top("author strip")
        .frame(frame)
        .show_separator_line(false)
        .resizable(false)
        .show(ui, |ui| {
            toggle(ui, key, texts, actions);
            tell(ui, notices);
        });
}

fn toggle(ui: &mut Ui, key: &str, texts: &Texts, actions: &mut Vec<AuthorAction>) {
    if widgets::button(ui, Weight::Plain, icon::SIDEBAR_SIMPLE, &texts.t(key)).clicked() {
        actions.push(AuthorAction::Toggle);
    }
}

fn tell(ui: &mut Ui, notices: &[(Tone, String)]) {
    for (tone, words) in notices {
        widgets::announced(ui, *tone, words);
    }
}

fn panel(
    ui: &mut Ui,
    rect: Rect,
    close: Close,
    view: &AuthorScreen<'_>,
    texts: &Texts,
    actions: &mut Vec<AuthorAction>,
) {
    let look = Look::of(ui.ctx());
    ui.painter().rect_filled(rect, 0.0, look.palette.panel);
    let edge = rect.left() + look.hairline() / 2.0;
    ui.painter().vline(edge, rect.y_range(), look.line());
    let mut inside = ui.new_child(
        UiBuilder::new()
            .id_salt("author panel")
            .max_rect(rect.shrink2(vec2(3.0 * GRID, 2.0 * GRID)))
            .layout(Layout::top_down(Align::Min)),
    );
    inside.set_clip_rect(rect.intersect(ui.clip_rect()));
    ScrollArea::vertical()
        .id_salt("author panel")
        .auto_shrink(false)
        .show(&mut inside, |ui| {
            ui.set_max_width(ui.available_width().min(DESK_EM * look.em()));
            contents(ui, close, view, texts, actions);
        });
}

fn contents(ui: &mut Ui, close: Close, view: &AuthorScreen<'_>, texts: &Texts, actions: &mut Vec<AuthorAction>) {
    widgets::title(ui, &texts.t("author-panel"));
    if close == Close::Here {
        toggle(ui, "author-close", texts, actions);
    }
    widgets::muted_wrapped(ui, &texts.t("author-not-kept"));
    ui.add(egui::Label::new(view.file).wrap());
    if let Some(loaded) = view.loaded {
        widgets::muted_wrapped(ui, loaded);
    }
    tell(ui, view.notices);
    if view.lost.is_some() {
        beginning::choose(ui, view, texts, actions);
    }
    // What keeps the file from being played comes first; other remarks can wait until the call was looked at.
    let broken = view.diagnostics.iter().any(Diagnostic::is_error);
    let findings = |ui: &mut Ui, actions: &mut Vec<AuthorAction>| {
        part(ui, "author-findings", texts);
        findings::show(ui, view, texts, actions);
    };
    if broken {
        findings(ui, actions);
    }
    if let Some(standing) = view.standing {
        part(ui, "author-play", texts);
        beginning::show(ui, view, texts, actions);
        part(ui, "author-standing", texts);
        standing::show(ui, standing, view.now, texts);
        part(ui, "author-turn", texts);
        turn::show(ui, view.turn, texts);
    }
    if !broken {
        findings(ui, actions);
    }
    widgets::space(ui, 3);
    if widgets::button(ui, Weight::Plain, icon::SIGN_OUT, &texts.t("author-leave")).clicked() {
        actions.push(AuthorAction::Leave);
    }
}

/// A hairline and the title of the next part.
fn part(ui: &mut Ui, key: &str, texts: &Texts) {
    widgets::space(ui, 2);
    widgets::rule(ui);
    widgets::title(ui, &texts.t(key));
}

/// A line of text that wraps.
fn line(ui: &mut Ui, words: &str) {
    ui.add(egui::Label::new(words).wrap());
}
