//! The desk during a call: scene, conversation, the trainee's turn, telephone keys, drawer. One screen, always the
//! same places; a narrow window or large text puts them below each other. Presses come back as actions.

mod conversation;
mod diary;
mod drawer;
mod keyboard;
mod keys;
mod scene;
mod status;
mod turn;

use bevy_egui::egui::{self, Frame, Margin, Rect, Ui, UiBuilder, vec2};

use self::status::Bar;
use crate::app::desk_model::DeskModel;
use crate::app::texts::Texts;
use crate::app::theme::{GRID, Look};
use crate::app::widgets::{self, Tone};
use crate::domain::{
    Absence, Addressee, CallId, Captions, DocumentId, LineKey, Message, Millis, Mode, PersonId, Procedure, Profile,
    Scenario, Shift, Switch,
};
use crate::engine::ShiftView;
use crate::settings::ReadOut;

/// What the desk shows.
#[derive(Debug, Clone, Copy)]
pub struct DeskScreen<'a> {
    /// The call's state.
    pub model: &'a DeskModel,
    /// The call on the desk; none between the calls of a shift.
    pub scenario: Option<&'a Scenario>,
    /// Who the trainee is.
    pub profile: &'a Profile,
    /// What the call is scored against: hints name its clauses.
    pub procedure: &'a Procedure,
    /// Practice or exam.
    pub mode: Mode,
    /// Time within the call.
    pub now: Millis,
    /// Time of day, minutes since midnight.
    pub minute: u16,
    /// When the call began, into the shift.
    pub began: Millis,
    /// The practice stands still.
    pub paused: bool,
    /// What is between the calls, in a shift.
    pub shift: Option<ShiftDesk<'a>>,
    /// Who is spoken to.
    pub to: Addressee,
    /// Words being typed.
    pub draft: &'a str,
    /// The microphone.
    pub mic: Mic,
    /// The open tab of the drawer.
    pub drawer: Drawer,
    /// The open document.
    pub document: Option<&'a DocumentId>,
    /// Notes written so far.
    pub notes: &'a [String],
    /// A note being written.
    pub note_draft: &'a str,
    /// Number being dialled.
    pub number_draft: &'a str,
    /// What does not work as usual, in words.
    pub notices: &'a [(Tone, String)],
    /// What is heard in another language, where it is shown.
    pub captions: &'a Captions,
    /// The debrief was asked for; the last words are still being written down.
    pub leaving: bool,
    /// How the last turn sounded, for the trainee's eyes alone.
    pub voice: Option<&'a Message>,
    /// When a screen reader reads out the other side's words.
    pub read_out: ReadOut,
    /// An author tries their scenario: nothing of it is kept, and nothing scored.
    pub author: bool,
}

/// What a shift adds to the desk.
#[derive(Debug, Clone, Copy)]
pub struct ShiftDesk<'a> {
    /// The shift.
    pub shift: &'a Shift,
    /// How it stands.
    pub view: &'a ShiftView,
    /// The office's clock runs on to the next thing that happens.
    pub hurries: bool,
    /// A time being typed for the diary.
    pub time_draft: &'a str,
}

/// The state of the microphone.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub enum Mic {
    /// There is none, or it is switched off: typing.
    #[default]
    Off,
    /// It listens; loudness as a share of the meter, 0–1.
    Listening(f32),
    /// Words are being spoken.
    Hearing(f32),
    /// Words are being written down.
    Writing(f32),
    /// It was lost during the call.
    Lost,
}

/// The tabs of the drawer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Drawer {
    /// The trainee's notes.
    Notes,
    /// Documents.
    #[default]
    Documents,
    /// The office's directory.
    Directory,
    /// Who rang, who is to be called back, to whom the telephone is forwarded: in a shift.
    Diary,
}

/// What was pressed or typed.
#[derive(Debug, Clone, PartialEq)]
pub enum DeskAction {
    /// Pick up.
    Answer,
    /// Press or release a key.
    Key(LineKey, Switch),
    /// Dial the number in the field.
    Dial(String),
    /// The number in the field changed.
    NumberDraft(String),
    /// Hang up.
    HangUp,
    /// Leave the desk.
    Leave,
    /// Come back to it.
    Return,
    /// Close the door.
    CloseDoor,
    /// Speak to somebody else.
    Address(Addressee),
    /// The words in the text field changed.
    Draft(String),
    /// Say the words in the text field.
    Send,
    /// Open another tab of the drawer.
    Tab(Drawer),
    /// Open a document.
    Open(DocumentId),
    /// The note in the field changed.
    NoteDraft(String),
    /// Keep the note.
    WriteNote,
    /// Ring a colleague.
    Ring(PersonId),
    /// Connect caller and colleague.
    Connect,
    /// Back to the caller without a transfer.
    BackToCaller,
    /// Prepare to call somebody back.
    TakeUp(CallId),
    /// The time in the diary's field changed.
    TimeDraft(String),
    /// Put into the diary that somebody is to be called back then.
    Enter(CallId),
    /// Forward the telephone, or have it ring here again.
    Forward(Option<PersonId>),
    /// Let the office's clock run on, or no longer.
    Hurry,
    /// Hold the practice, or let it go on.
    Pause,
    /// End the practice where it is, unscored.
    GiveUp,
    /// On to the debrief, after the call.
    Debrief,
    /// Play it again from where it began: in author mode.
    Again,
    /// Listen to the microphone, or do not.
    ToggleMicrophone,
    /// The next theme.
    NextTheme,
    /// The next size of text.
    NextScale,
}

/// Draws the desk.
pub fn show(ui: &mut Ui, view: &DeskScreen<'_>, texts: &Texts) -> Vec<DeskAction> {
    let mut actions = keys::shortcuts(ui, view);
    let look = Look::of(ui.ctx());
    let bar = Bar::of(ui);
    status::show(ui, view, bar, texts, &mut actions);
    let background = Frame::new()
        .fill(look.palette.background)
        .inner_margin(Margin::same(3 * GRID as i8));
    let whole = ui.available_rect_before_wrap();
    let wide = whole.width() >= 60.0 * look.em() && whole.height() >= 36.0 * look.em();
    if wide {
        egui::CentralPanel::default()
            .frame(background)
            .show(ui, |ui| two_columns(ui, view, texts, &mut actions));
    } else {
        one_column(ui, view, bar, texts, &mut actions, background);
    }
    actions
}

fn two_columns(ui: &mut Ui, view: &DeskScreen<'_>, texts: &Texts, actions: &mut Vec<DeskAction>) {
    let em = Look::of(ui.ctx()).em();
    let gap = 3.0 * GRID;
    let whole = ui.available_rect_before_wrap();
    let half = ((whole.width() - gap) / 2.0).floor();
    let (left, right) = (
        Rect::from_min_size(whole.min, vec2(half, whole.height())),
        Rect::from_min_size(
            whole.min + vec2(half + gap, 0.0),
            vec2(whole.width() - half - gap, whole.height()),
        ),
    );

    let keys_height = keys::height(ui, half);
    let scene = Rect::from_min_max(left.min, left.max - vec2(0.0, keys_height + gap));
    scene::show(ui, scene, view, texts);

    let turn_height = turn::height(ui, view);
    let drawer_height = (whole.height() * 0.32)
        .max(11.0 * em)
        .min(whole.height() - turn_height - 8.0 * em);
    let drawer_top = right.bottom() - drawer_height;
    let turn_top = drawer_top - gap - turn_height;
    let talk = Rect::from_min_max(right.min, egui::pos2(right.right(), turn_top - gap));
    widgets::panel_in(ui, talk, "talk", |ui| conversation::show(ui, view, texts));
    let mine = Rect::from_min_max(
        egui::pos2(right.left(), turn_top),
        egui::pos2(right.right(), drawer_top - gap),
    );
    widgets::panel_in(ui, mine, "turn", |ui| turn::show(ui, view, texts, actions));
    // Keys come after the text field in the order of Tab, the drawer last.
    let keys_rect = Rect::from_min_max(egui::pos2(left.left(), scene.bottom() + gap), left.max);
    let mut keys_ui = ui.new_child(UiBuilder::new().id_salt("keys").max_rect(keys_rect));
    keys::show(&mut keys_ui, view, texts, actions);
    let drawer = Rect::from_min_max(egui::pos2(right.left(), drawer_top), right.max);
    widgets::panel_in(ui, drawer, "drawer", |ui| {
        drawer::tabs(ui, view, texts, actions);
        egui::ScrollArea::vertical()
            .id_salt(("drawer", view.drawer as u8))
            .auto_shrink(false)
            .show(ui, |ui| {
                drawer::body(ui, view, texts, actions);
            });
    });
    ui.allocate_rect(whole, egui::Sense::hover());
}

fn one_column(
    ui: &mut Ui,
    view: &DeskScreen<'_>,
    bar: Bar,
    texts: &Texts,
    actions: &mut Vec<DeskAction>,
    frame: Frame,
) {
    let look = Look::of(ui.ctx());
    // What to say stays in sight while the rest scrolls, and so does the key that answers a ringing telephone.
    let turn_frame = Frame::new()
        .fill(look.palette.panel)
        .inner_margin(Margin::same(3 * GRID as i8));
    let pinned = egui::Panel::bottom("turn")
        .frame(turn_frame)
        .show_separator_line(false)
        .resizable(false)
        .show(ui, |ui| {
            turn::ringing(ui, view, texts, actions);
            turn::show(ui, view, texts, actions);
        });
    let edge = pinned.response.rect;
    ui.painter()
        .hline(edge.x_range(), edge.top() + look.hairline() / 2.0, look.line());
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        egui::ScrollArea::vertical()
            .id_salt("desk")
            .auto_shrink(false)
            .show(ui, |ui| {
                let width = ui.available_width();
                let seen = ui.clip_rect().height();
                // All keys fit in below it where it can be so; the newest line must not hide behind what is pinned below.
                let talk_height = (seen - keys::height(ui, width) - 3.0 * GRID)
                    .min(0.6 * seen)
                    .max(7.0 * look.em())
                    .min(seen - 2.0 * GRID)
                    .max(look.em());
                let (talk, _) = ui.allocate_exact_size(vec2(width, talk_height), egui::Sense::hover());
                widgets::panel_in(ui, talk, "talk", |ui| conversation::show(ui, view, texts));
                widgets::space(ui, 1);
                keys::show(ui, view, texts, actions);
                widgets::space(ui, 1);
                let (scene, _) = ui.allocate_exact_size(vec2(width, (width * 0.5).min(420.0)), egui::Sense::hover());
                scene::show(ui, scene, view, texts);
                widgets::space(ui, 1);
                widgets::panel(ui, |ui| {
                    ui.set_width(ui.available_width());
                    drawer::tabs(ui, view, texts, actions);
                    drawer::body(ui, view, texts, actions);
                });
                if bar == Bar::Narrow {
                    widgets::space(ui, 1);
                    // Every line of the status bar counts here: its buttons stand at the end of the column.
                    ui.horizontal_wrapped(|ui| {
                        status::buttons(ui, view, texts, actions);
                    });
                }
            });
    });
}

/// When something was said or happened, as it is shown: since the call began, and in a shift by the office's clock.
fn caption_time(view: &DeskScreen<'_>, at: Millis) -> String {
    view.shift.map_or_else(
        || Texts::clock(at),
        |shift| Texts::time_and_second(shift.shift.begins, view.began + at),
    )
}

/// Where the trainee is when they are not at the desk, in words.
fn absent(view: &DeskScreen<'_>, texts: &Texts) -> String {
    let absence = view.shift.filter(|shift| shift.view.away).and_then(|shift| {
        let begun = |absence: &&Absence| shift.shift.minute_at(absence.at) <= view.minute;
        let absence = shift.shift.absences.iter().rfind(begun)?;
        Some((absence, shift.shift.minute_at(absence.at + absence.lasts)))
    });
    match absence {
        Some((absence, back)) => {
            let told = Message::new("desk-absent").text("reason", &absence.reason);
            texts.message(&told.text("time", Texts::time_of_day(back)))
        }
        None => texts.t("desk-scene-away"),
    }
}
