//! The briefing: who you are, what you are measured by, what lies on the desk, which keys there are. Then the call.

use bevy_egui::egui::{self, Align, Layout, RichText, Ui, vec2};
use egui_phosphor::regular as icon;

use crate::app::library::Play;
use crate::app::texts::Texts;
use crate::app::theme::Look;
use crate::app::widgets::{self, Tone, Weight};
use crate::domain::{Direction, Mode, Profile, Scenario, Shift};

/// What the briefing shows.
#[derive(Debug, Clone, Copy)]
pub struct BriefingScreen<'a> {
    /// Who the trainee is.
    pub profile: &'a Profile,
    /// The call, or the shift.
    pub play: &'a Play,
    /// Practice or exam.
    pub mode: Mode,
    /// Title of the procedure.
    pub procedure: &'a str,
    /// The document behind it.
    pub source: &'a str,
    /// What does not work as usual, in words.
    pub notices: &'a [(Tone, String)],
    /// Whether the call can be played in author mode, which follows its file.
    pub author: bool,
}

/// What was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BriefingAction {
    /// The call may come.
    StartCall,
    /// Back to the menu.
    Back,
    /// Play it in author mode.
    Author,
}

/// The keys of the desk: shortcut and what it does.
pub const SHORTCUTS: [(&str, &str); 16] = [
    ("F2", "desk-key-answer"),
    ("F3", "desk-key-hold"),
    ("F4", "desk-key-mute"),
    ("F5", "desk-key-loudspeaker"),
    ("F6", "desk-key-transfer"),
    ("F7", "desk-key-dial"),
    ("F8", "desk-key-hang-up"),
    ("F9", "desk-key-leave"),
    ("F10", "desk-key-door"),
    ("F11", "desk-key-to"),
    ("F12", "desk-key-hurry"),
    ("Ctrl+1–4", "desk-key-drawer"),
    ("Ctrl+P", "desk-key-pause"),
    ("Enter", "briefing-key-send"),
    ("Tab", "briefing-key-tab"),
    ("Esc", "briefing-key-esc"),
];

/// Draws the briefing.
pub fn show(ui: &mut Ui, view: &BriefingScreen<'_>, texts: &Texts) -> Vec<BriefingAction> {
    let mut actions = Vec::new();
    widgets::page(
        ui,
        "briefing",
        62.0,
        &mut actions,
        |ui, _| {
            widgets::heading(ui, &texts.t("briefing-heading"));
            widgets::muted(ui, view.play.title());
            widgets::space(ui, 3);
            for (tone, text) in view.notices {
                widgets::notice(ui, *tone, text);
            }
            for warning in view.play.warnings() {
                widgets::notice(ui, Tone::Warning, &texts.word("briefing-warning", "warning", warning));
                widgets::space(ui, 2);
            }
            let em = Look::of(ui.ctx()).em();
            if ui.available_width() >= 50.0 * em {
                let half = ((ui.available_width() - 16.0) / 2.0).floor();
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = 16.0;
                    for part in [about as fn(&mut Ui, &BriefingScreen<'_>, &Texts), desk] {
                        ui.vertical(|ui| {
                            ui.set_width(half);
                            ui.spacing_mut().item_spacing.x = 8.0;
                            part(ui, view, texts);
                        });
                    }
                });
            } else {
                about(ui, view, texts);
                widgets::space(ui, 2);
                desk(ui, view, texts);
            }
        },
        |ui, actions| {
            let word = match view.play {
                Play::Call(scenario) => match scenario.direction {
                    Direction::Incoming => "briefing-start-incoming",
                    Direction::Outgoing { .. } => "briefing-start-outgoing",
                },
                Play::Shift { .. } => "briefing-start-shift",
            };
            let start = widgets::button(ui, Weight::Primary, icon::PHONE_CALL, &texts.t(word));
            if ui.ctx().memory(|memory| memory.focused().is_none()) {
                start.request_focus();
            }
            if start.clicked() {
                actions.push(BriefingAction::StartCall);
            }
            let escaped = ui.input(|input| input.key_pressed(egui::Key::Escape));
            if widgets::button(ui, Weight::Plain, icon::ARROW_LEFT, &texts.t("app-back")).clicked() || escaped {
                actions.push(BriefingAction::Back);
            }
            if view.author
                && widgets::button(ui, Weight::Plain, icon::PENCIL_SIMPLE, &texts.t("briefing-author")).clicked()
            {
                actions.push(BriefingAction::Author);
            }
        },
    );
    actions
}

fn about(ui: &mut Ui, view: &BriefingScreen<'_>, texts: &Texts) {
    widgets::panel(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::title(ui, &texts.t("briefing-you"));
        let who = view.profile;
        let rows = [
            ("briefing-office", who.office.clone()),
            ("briefing-name", format!("{} {}", who.first_name, who.last_name)),
            ("briefing-position", who.position.clone()),
            ("briefing-unit", who.unit.clone()),
        ];
        for (key, value) in rows {
            widgets::pair(ui, &texts.t(key), &value);
        }
        widgets::space(ui, 3);
        widgets::title(ui, &texts.t("briefing-procedure"));
        widgets::strong(ui, view.procedure);
        widgets::muted(ui, view.source);
        widgets::space(ui, 3);
        match view.play {
            Play::Call(scenario) => of_call(ui, scenario, texts),
            Play::Shift { shift, .. } => of_shift(ui, shift, texts),
        }
        ui.label(texts.t(match view.mode {
            Mode::Practice => "briefing-practice",
            Mode::Exam => "briefing-exam",
        }));
    });
}

fn of_call(ui: &mut Ui, scenario: &Scenario, texts: &Texts) {
    widgets::title(ui, &texts.t("briefing-call"));
    match &scenario.direction {
        Direction::Incoming => ui.label(texts.t("briefing-incoming")),
        Direction::Outgoing { number, .. } => {
            ui.label(&scenario.summary);
            ui.label(texts.word("briefing-outgoing", "number", number))
        }
    };
    let reviewed = if scenario.reviewed_by.is_empty() {
        texts.t("briefing-not-reviewed")
    } else {
        texts.word("briefing-reviewed", "by", &scenario.reviewed_by.join(", "))
    };
    widgets::muted_wrapped(ui, &reviewed);
}

fn of_shift(ui: &mut Ui, shift: &Shift, texts: &Texts) {
    let time = Texts::time_of_day;
    widgets::title(ui, &texts.t("briefing-shift"));
    widgets::strong(ui, &format!("{}–{}", time(shift.begins), time(shift.ends)));
    ui.add(egui::Label::new(&shift.summary).wrap());
    for absence in &shift.absences {
        let at = |at| time(shift.minute_at(at));
        let (from, to) = (at(absence.at), at(absence.at + absence.lasts));
        line(ui, icon::CLOCK, &format!("{from}–{to}  {}", absence.reason));
    }
    for person in &shift.substitutes {
        line(ui, icon::ADDRESS_BOOK, &format!("{}, {}", person.name, person.unit));
    }
    ui.add(egui::Label::new(texts.t("briefing-shift-clock")).wrap());
}

fn desk(ui: &mut Ui, view: &BriefingScreen<'_>, texts: &Texts) {
    let look = Look::of(ui.ctx());
    widgets::panel(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::title(ui, &texts.t("briefing-desk"));
        match view.play {
            Play::Call(scenario) => papers(ui, scenario, texts),
            Play::Shift { .. } => {
                widgets::muted_wrapped(ui, &texts.t("briefing-shift-papers"));
            }
        }
        widgets::space(ui, 3);
        widgets::title(ui, &texts.t("briefing-keys"));
        ui.spacing_mut().item_spacing.y = 3.0;
        for (key, what) in SHORTCUTS {
            ui.horizontal_top(|ui| {
                let column = vec2(6.5 * look.em(), look.em());
                ui.allocate_ui_with_layout(column, Layout::top_down(Align::Min), |ui| {
                    ui.set_width(column.x);
                    ui.label(RichText::new(key).font(look.mono()).color(look.palette.accent));
                });
                ui.add(egui::Label::new(texts.t(what)).wrap());
            });
        }
    });
}

fn papers(ui: &mut Ui, scenario: &Scenario, texts: &Texts) {
    for document in &scenario.desk.documents {
        line(ui, icon::FILE_TEXT, &document.title);
    }
    for person in &scenario.desk.directory {
        line(ui, icon::ADDRESS_BOOK, &format!("{}, {}", person.name, person.unit));
    }
    if scenario.desk.documents.is_empty() && scenario.desk.directory.is_empty() {
        widgets::muted(ui, &texts.t("briefing-desk-empty"));
    }
}

fn line(ui: &mut Ui, icon: &str, words: &str) {
    let colour = Look::of(ui.ctx()).palette.muted;
    ui.horizontal_top(|ui| {
        widgets::decoration(ui, icon, colour);
        ui.vertical(|ui| ui.add(egui::Label::new(words).wrap()));
    });
}
