//! The telephone's keys and their shortcuts. Which key can be pressed when is told here once, for both.

use bevy_egui::egui::{Key, Modifiers, Ui, vec2};
use egui_phosphor::regular as icon;

use super::{DeskAction, DeskScreen, Drawer};
use crate::app::desk_model::{LineState, TransferState};
use crate::app::texts::Texts;
use crate::app::theme::{GRID, Look};
use crate::app::widgets::{PhoneKey, phone_key_width};
use crate::domain::{Addressee, Direction, LineKey};

const COLUMNS: usize = 3;
const GAP: f32 = 2.0 * GRID;

/// A key of the desk telephone, or a thing done around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DeskKey {
    Answer,
    Hold,
    Mute,
    Loudspeaker,
    Transfer,
    Dial,
    HangUp,
    Leave,
    Door,
}

const ALL: [DeskKey; 9] = [
    DeskKey::Answer,
    DeskKey::Hold,
    DeskKey::Mute,
    DeskKey::Loudspeaker,
    DeskKey::Transfer,
    DeskKey::HangUp,
    DeskKey::Dial,
    DeskKey::Leave,
    DeskKey::Door,
];

impl DeskKey {
    fn shortcut(self) -> (Key, &'static str) {
        match self {
            Self::Answer => (Key::F2, "F2"),
            Self::Hold => (Key::F3, "F3"),
            Self::Mute => (Key::F4, "F4"),
            Self::Loudspeaker => (Key::F5, "F5"),
            Self::Transfer => (Key::F6, "F6"),
            Self::Dial => (Key::F7, "F7"),
            Self::HangUp => (Key::F8, "F8"),
            Self::Leave => (Key::F9, "F9"),
            Self::Door => (Key::F10, "F10"),
        }
    }

    fn icon(self, view: &DeskScreen<'_>) -> &'static str {
        match self {
            Self::Answer => icon::PHONE,
            Self::Hold if view.model.hold.is_on() => icon::PLAY,
            Self::Hold => icon::PAUSE,
            Self::Mute => icon::MICROPHONE_SLASH,
            Self::Loudspeaker => icon::SPEAKER_HIGH,
            Self::Transfer if transferring(view) => icon::PLUGS_CONNECTED,
            Self::Transfer => icon::PHONE_TRANSFER,
            Self::Dial => icon::PHONE_OUTGOING,
            Self::HangUp => icon::PHONE_X,
            Self::Leave => icon::PERSON_SIMPLE_WALK,
            Self::Door if view.model.door_closed => icon::DOOR,
            Self::Door => icon::DOOR_OPEN,
        }
    }

    fn word(self, view: &DeskScreen<'_>) -> &'static str {
        match self {
            Self::Answer => "desk-answer",
            Self::Hold if view.model.hold.is_on() => "desk-unhold",
            Self::Hold => "desk-hold",
            Self::Mute if view.model.mute.is_on() => "desk-unmute",
            Self::Mute => "desk-mute",
            Self::Loudspeaker => "desk-loudspeaker",
            Self::Transfer if transferring(view) => "desk-connect",
            Self::Transfer => "desk-transfer",
            Self::Dial => "desk-dial",
            Self::HangUp => "desk-hang-up",
            Self::Leave if view.model.away => "desk-return",
            Self::Leave => "desk-leave",
            Self::Door if view.model.door_closed => "desk-door-closed",
            Self::Door => "desk-door",
        }
    }

    fn pressed(self, view: &DeskScreen<'_>) -> Option<bool> {
        match self {
            Self::Hold => Some(view.model.hold.is_on()),
            Self::Mute => Some(view.model.mute.is_on()),
            Self::Loudspeaker => Some(view.model.loudspeaker.is_on()),
            Self::Leave => Some(view.model.away),
            Self::Answer | Self::Transfer | Self::Dial | Self::HangUp | Self::Door => None,
        }
    }

    fn enabled(self, view: &DeskScreen<'_>) -> bool {
        let line = view.model.line;
        let absent = view.shift.is_some_and(|shift| shift.view.away);
        if view.paused || absent {
            return false;
        }
        match self {
            Self::Answer => matches!(line, LineState::Ringing { .. }),
            Self::Hold | Self::Mute | Self::Loudspeaker | Self::Transfer => line.is_open(),
            Self::HangUp => line.is_open() || matches!(line, LineState::Dialling | LineState::Busy),
            Self::Dial => {
                let direction = view.scenario.map(|scenario| &scenario.direction);
                matches!(direction, Some(Direction::Outgoing { .. }))
                    && matches!(line, LineState::Quiet | LineState::Busy)
            }
            // Between the calls of a shift only what it plans takes the trainee from the desk.
            Self::Leave => view.scenario.is_some() && !view.model.is_ended(),
            Self::Door => view.scenario.is_some() && !view.model.door_closed && !view.model.is_ended(),
        }
    }

    fn action(self, view: &DeskScreen<'_>) -> DeskAction {
        let model = view.model;
        match self {
            Self::Answer => DeskAction::Answer,
            // Releasing the hold that a transfer set goes back to the caller.
            Self::Hold if model.transfer.is_some() && model.hold.is_on() => DeskAction::BackToCaller,
            Self::Hold => DeskAction::Key(LineKey::Hold, model.hold.flipped()),
            Self::Mute => DeskAction::Key(LineKey::Mute, model.mute.flipped()),
            Self::Loudspeaker => DeskAction::Key(LineKey::Loudspeaker, model.loudspeaker.flipped()),
            Self::Transfer if transferring(view) => DeskAction::Connect,
            // Whom to ring is chosen in the directory.
            Self::Transfer | Self::Dial => DeskAction::Tab(Drawer::Directory),
            Self::HangUp => DeskAction::HangUp,
            Self::Leave if model.away => DeskAction::Return,
            Self::Leave => DeskAction::Leave,
            Self::Door => DeskAction::CloseDoor,
        }
    }
}

/// Whether a colleague is being rung or spoken to.
fn transferring(view: &DeskScreen<'_>) -> bool {
    view.model
        .transfer
        .as_ref()
        .is_some_and(|transfer| transfer.state != TransferState::Unreachable)
}

/// Whether the telephone rings and can be answered.
pub fn can_answer(view: &DeskScreen<'_>) -> bool {
    DeskKey::Answer.enabled(view)
}

/// What the function keys ask for in this pass. Keys that lead into the drawer take the keyboard there.
pub fn shortcuts(ui: &Ui, view: &DeskScreen<'_>) -> Vec<DeskAction> {
    let mut actions = Vec::new();
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    for key in ALL {
        if pressed(Modifiers::NONE, key.shortcut().0) && key.enabled(view) {
            actions.push(key.action(view));
        }
    }
    for (key, drawer) in [
        (Key::Num1, Drawer::Notes),
        (Key::Num2, Drawer::Documents),
        (Key::Num3, Drawer::Directory),
        (Key::Num4, Drawer::Diary),
    ] {
        if pressed(Modifiers::CTRL, key) && (drawer != Drawer::Diary || view.shift.is_some()) {
            actions.push(DeskAction::Tab(drawer));
        }
    }
    for action in &actions {
        if let DeskAction::Tab(drawer) = action {
            super::keyboard::take_keyboard(ui.ctx(), *drawer);
        }
    }
    if pressed(Modifiers::CTRL, Key::P) {
        actions.push(DeskAction::Pause);
    }
    if view.shift.is_some() && pressed(Modifiers::NONE, Key::F12) {
        actions.push(DeskAction::Hurry);
    }
    if pressed(Modifiers::NONE, Key::F11) {
        actions.push(DeskAction::Address(match view.to {
            Addressee::Caller => Addressee::Colleague,
            Addressee::Colleague => Addressee::Client,
            Addressee::Client => Addressee::Room,
            Addressee::Room => Addressee::Caller,
        }));
    }
    actions
}

fn columns(ui: &Ui, width: f32) -> usize {
    // Widest word of either language decides, so that keys never change places while one speaks.
    let widest = phone_key_width(ui, "Głośnomówiący", "F5");
    let fit = ((width + GAP) / (widest + GAP)).floor() as usize;
    fit.clamp(1, COLUMNS)
}

fn key_height(ui: &Ui) -> f32 {
    (Look::of(ui.ctx()).em() * 1.3 + 6.0 * GRID).round()
}

/// Height that all keys take in this width, points.
pub fn height(ui: &Ui, width: f32) -> f32 {
    let rows = ALL.len().div_ceil(columns(ui, width)) as f32;
    rows * (key_height(ui) + GAP) - GAP
}

/// Draws the keys.
pub fn show(ui: &mut Ui, view: &DeskScreen<'_>, texts: &Texts, actions: &mut Vec<DeskAction>) {
    let width = ui.available_width();
    let columns = columns(ui, width);
    let size = vec2(
        ((width - GAP * (columns - 1) as f32) / columns as f32).floor(),
        key_height(ui),
    );
    ui.spacing_mut().item_spacing = vec2(GAP, GAP);
    for row in ALL.chunks(columns) {
        ui.horizontal(|ui| {
            for key in row {
                let word = texts.t(key.word(view));
                let drawn = PhoneKey {
                    icon: key.icon(view),
                    word: &word,
                    shortcut: key.shortcut().1,
                    pressed: key.pressed(view),
                    enabled: key.enabled(view),
                    calls: *key == DeskKey::Answer && key.enabled(view),
                };
                if drawn.show(ui, size).clicked() {
                    actions.push(key.action(view));
                }
            }
        });
    }
}
