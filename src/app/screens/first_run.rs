//! The guide of the first start: who the trainee is, which procedure the office has, sound or typing, and a first call.
//! One step at a time; each can be skipped. It keeps nothing: what is filled in and pressed comes back as actions.

use bevy_egui::egui::{self, Key, Response, RichText, Ui};
use egui_phosphor::regular as icon;

use super::sound_check::{self, SoundAction, SoundCheck};
use crate::app::profiles::{Field, Form};
use crate::app::texts::Texts;
use crate::app::theme::Look;
use crate::app::widgets::{self, Tone, Weight};
use crate::domain::{Address, Lang, Message};

/// Longest entry of the form, characters: the longest name of an office has half of them.
const LONGEST: usize = 120;

/// The steps of the guide.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// Who the trainee is.
    #[default]
    Who,
    /// Which procedure the office has.
    Procedure,
    /// Speaking or typing.
    Sound,
    /// The first call.
    Call,
}

impl Step {
    /// Every step, in order.
    const ALL: [Self; 4] = [Self::Who, Self::Procedure, Self::Sound, Self::Call];

    fn place(self) -> usize {
        self as usize
    }

    /// The step after this one.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self.place() + 1).copied()
    }

    /// The step before this one.
    pub fn previous(self) -> Option<Self> {
        Self::ALL.get(self.place().checked_sub(1)?).copied()
    }
}

/// What the guide shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FirstRunScreen<'a> {
    /// The step on the screen.
    pub step: Step,
    /// The profile being filled in.
    pub form: &'a Form,
    /// What was found missing in it.
    pub missing: &'a [Field],
    /// The part of it that takes the keyboard now; none: it stays where it is.
    pub keyboard: Option<Field>,
    /// Whether the form is about a profile that is kept already.
    pub kept: bool,
    /// Titles of the procedures.
    pub procedures: &'a [String],
    /// Place of the chosen one.
    pub procedure: usize,
    /// Speaking or typing, microphone and models.
    pub sound: SoundCheck<'a>,
    /// Title of the first call; none: there is no call.
    pub call: Option<&'a str>,
    /// What does not work as usual, in words.
    pub notices: &'a [(Tone, String)],
}

/// What was pressed or filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FirstRunAction {
    /// Another language.
    Lang(Lang),
    /// The next size of text.
    NextScale,
    /// The next theme.
    NextTheme,
    /// The form changed to this.
    Fill(Form),
    /// The form is to be about somebody else.
    NewProfile,
    /// Another procedure.
    Procedure(usize),
    /// Something about speaking.
    Sound(SoundAction),
    /// Take what this step asks for, and on to the next.
    Next,
    /// On to the next step without this one.
    Skip,
    /// Back to the step before.
    Back,
    /// Begin the first call.
    Start,
    /// To the menu; the call can wait.
    Later,
}

/// Draws the guide.
pub fn show(ui: &mut Ui, view: &FirstRunScreen<'_>, texts: &Texts) -> Vec<FirstRunAction> {
    let mut actions = Vec::new();
    // Every step begins at its top, with its own controls: none of the last one's keeps the keyboard.
    ui.push_id(view.step, |ui| {
        widgets::page(
            ui,
            "guide",
            48.0,
            &mut actions,
            |ui, actions| body(ui, view, texts, actions),
            |ui, actions| foot(ui, view, texts, actions),
        );
    });
    actions
}

fn body(ui: &mut Ui, view: &FirstRunScreen<'_>, texts: &Texts, actions: &mut Vec<FirstRunAction>) {
    widgets::heading(ui, &texts.t("first-run-heading"));
    let progress = Message::new("first-run-progress")
        .number("step", (view.step.place() + 1) as f64)
        .number("count", Step::ALL.len() as f64);
    let progress = widgets::muted(ui, &texts.message(&progress));
    // Whoever does not see the page turn hears it.
    ui.ctx()
        .accesskit_node_builder(progress.id, |node| node.set_live(egui::accesskit::Live::Polite));
    widgets::space(ui, 2);
    appearance(ui, texts, actions);
    widgets::space(ui, 3);
    widgets::panel(ui, |ui| {
        ui.set_width(ui.available_width());
        match view.step {
            Step::Who => who(ui, view, texts, actions),
            Step::Procedure => procedure(ui, view, texts, actions),
            Step::Sound => sound(ui, view, texts, actions),
            Step::Call => call(ui, view, texts),
        }
        // What is merely good to know is told where it belongs; what does not work, everywhere.
        for (tone, text) in view.notices {
            if *tone == Tone::Warning || view.step == Step::Sound {
                widgets::notice(ui, *tone, text);
            }
        }
    });
}

/// Language, size of text and theme: whoever cannot read the guide otherwise needs them first.
fn appearance(ui: &mut Ui, texts: &Texts, actions: &mut Vec<FirstRunAction>) {
    let look = Look::of(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        let (other, word) = match texts.lang() {
            Lang::Pl => (Lang::En, "English"),
            Lang::En => (Lang::Pl, "Polski"),
        };
        if widgets::button(ui, Weight::Plain, icon::TRANSLATE, word).clicked() {
            actions.push(FirstRunAction::Lang(other));
        }
        let scale = texts.number("app-text-size", "percent", look.scale.percent());
        if widgets::button(ui, Weight::Plain, icon::TEXT_AA, &scale).clicked() {
            actions.push(FirstRunAction::NextScale);
        }
        if widgets::button(ui, Weight::Plain, icon::CIRCLE_HALF, &texts.t(look.theme.button_key())).clicked() {
            actions.push(FirstRunAction::NextTheme);
        }
    });
}

/// A step's title, and what it is about.
fn opening(ui: &mut Ui, texts: &Texts, key: &str) {
    widgets::title(ui, &texts.t(key));
    ui.add(egui::Label::new(texts.of(key, "note")).wrap());
    widgets::space(ui, 2);
}

fn who(ui: &mut Ui, view: &FirstRunScreen<'_>, texts: &Texts, actions: &mut Vec<FirstRunAction>) {
    opening(ui, texts, "first-run-who");
    if view.kept {
        widgets::muted_wrapped(ui, &texts.t("first-run-kept"));
        let word = texts.t("first-run-new-profile");
        if widgets::button(ui, Weight::Plain, icon::USER_PLUS, &word).clicked() {
            actions.push(FirstRunAction::NewProfile);
        }
        widgets::space(ui, 2);
    }
    let mut form = view.form.clone();
    let controls = [
        (
            Field::FirstName,
            field(ui, view, texts, Field::FirstName, &mut form.first_name),
        ),
        (
            Field::LastName,
            field(ui, view, texts, Field::LastName, &mut form.last_name),
        ),
        (Field::Address, address(ui, view, texts, &mut form.address)),
        (
            Field::Position,
            field(ui, view, texts, Field::Position, &mut form.position),
        ),
        (Field::Unit, field(ui, view, texts, Field::Unit, &mut form.unit)),
        (Field::Office, field(ui, view, texts, Field::Office, &mut form.office)),
    ];
    if form != *view.form {
        actions.push(FirstRunAction::Fill(form));
    }
    let entered = ui.input(|input| input.key_pressed(Key::Enter))
        && controls
            .iter()
            .any(|(field, response)| *field != Field::Address && response.lost_focus());
    if entered {
        actions.push(FirstRunAction::Next);
    }
    if let Some((_, response)) = controls.iter().find(|(field, _)| view.keyboard == Some(*field)) {
        response.request_focus();
    }
}

/// An entry of the form with its name above and, below, what is wrong with it.
fn field(ui: &mut Ui, view: &FirstRunScreen<'_>, texts: &Texts, field: Field, words: &mut String) -> Response {
    let look = Look::of(ui.ctx());
    let name = ui.label(texts.of("first-run", field.key()));
    let mut edit = egui::TextEdit::singleline(words)
        .id_salt(field.key())
        .desired_width(f32::INFINITY)
        .char_limit(LONGEST)
        .margin(egui::Margin::same(8));
    if matches!(field, Field::Position | Field::Unit | Field::Office) {
        let example = texts.of("first-run-example", field.key());
        edit = edit.hint_text(RichText::new(example).color(look.palette.muted));
    }
    let response = ui.add(edit).labelled_by(name.id);
    widgets::reach(&response);
    complaint(ui, view, texts, field, &response);
    response
}

/// How callers address the trainee; hands back the first of the choices.
fn address(ui: &mut Ui, view: &FirstRunScreen<'_>, texts: &Texts, chosen: &mut Option<Address>) -> Response {
    let group = texts.of("first-run", Field::Address.key());
    ui.label(&group);
    let [pani, pan, neutral] = [
        (Address::Pani, "first-run-address-pani"),
        (Address::Pan, "first-run-address-pan"),
        (Address::Panstwo, "first-run-address-neutral"),
    ]
    .map(|(form, key)| {
        let word = texts.t(key);
        let response = widgets::option(ui, *chosen == Some(form), &word);
        let name = format!("{group}: {word}");
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_label(name));
        (form, response)
    });
    for (form, response) in [&pani, &pan, &neutral] {
        if response.clicked() {
            *chosen = Some(*form);
        }
    }
    complaint(ui, view, texts, Field::Address, &pani.1);
    pani.1
}

/// Says beside a control what is missing there, where something is.
fn complaint(ui: &mut Ui, view: &FirstRunScreen<'_>, texts: &Texts, field: Field, control: &Response) {
    if view.missing.contains(&field) {
        let words = texts.of("first-run-missing", field.key());
        widgets::notice(ui, Tone::Warning, &words);
        ui.ctx().accesskit_node_builder(control.id, |node| {
            node.set_invalid(egui::accesskit::Invalid::True);
            node.set_description(words);
        });
    }
    widgets::space(ui, 2);
}

fn procedure(ui: &mut Ui, view: &FirstRunScreen<'_>, texts: &Texts, actions: &mut Vec<FirstRunAction>) {
    opening(ui, texts, "first-run-procedure");
    for (index, title) in view.procedures.iter().enumerate() {
        if widgets::option(ui, index == view.procedure, title).clicked() {
            actions.push(FirstRunAction::Procedure(index));
        }
    }
}

fn sound(ui: &mut Ui, view: &FirstRunScreen<'_>, texts: &Texts, actions: &mut Vec<FirstRunAction>) {
    opening(ui, texts, "first-run-sound");
    let mut pressed = Vec::new();
    sound_check::microphone(ui, &view.sound, texts, &mut pressed);
    // Whoever types needs no model.
    if view.sound.microphone {
        widgets::space(ui, 3);
        sound_check::models(ui, &view.sound, texts, &mut pressed);
    }
    actions.extend(pressed.into_iter().map(FirstRunAction::Sound));
}

fn call(ui: &mut Ui, view: &FirstRunScreen<'_>, texts: &Texts) {
    opening(ui, texts, "first-run-call");
    match view.call {
        Some(title) => {
            widgets::strong(ui, title);
            ui.add(egui::Label::new(texts.t("first-run-call-keys")).wrap());
        }
        None => {
            widgets::notice(ui, Tone::Warning, &texts.t("menu-no-scenarios"));
        }
    }
}

fn foot(ui: &mut Ui, view: &FirstRunScreen<'_>, texts: &Texts, actions: &mut Vec<FirstRunAction>) {
    let last = view.step == Step::Call;
    let (glyph, word, forward) = if last {
        (icon::PHONE, "first-run-start", FirstRunAction::Start)
    } else {
        (icon::ARROW_RIGHT, "first-run-next", FirstRunAction::Next)
    };
    let enabled = !last || view.call.is_some();
    let on = widgets::button_if(ui, enabled, Weight::Primary, glyph, &texts.t(word));
    // From the keyboard, Enter goes on; in the form it does so from every entry.
    if view.step != Step::Who && ui.ctx().memory(|memory| memory.focused().is_none()) {
        on.request_focus();
    }
    if on.clicked() {
        actions.push(forward);
    }
    if view.step.previous().is_some()
        && widgets::button(ui, Weight::Plain, icon::ARROW_LEFT, &texts.t("first-run-back")).clicked()
    {
        actions.push(FirstRunAction::Back);
    }
    let (glyph, word, leave) = if last {
        (icon::CLOCK, "first-run-later", FirstRunAction::Later)
    } else {
        (icon::SKIP_FORWARD, "first-run-skip", FirstRunAction::Skip)
    };
    if widgets::button(ui, Weight::Plain, glyph, &texts.t(word)).clicked() {
        actions.push(leave);
    }
}
