//! Keystrokes as the operating system would report them, for the autopilot.

use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyCode, KeyboardInput, NativeKeyCode};
use bevy::prelude::*;

use super::ask::Ask;

/// Characters that go in with one stroke: a fast typist's frame.
const CHUNK: usize = 5;

/// One stroke.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Stroke {
    /// A key without text, perhaps with Ctrl.
    Press {
        /// The key.
        key: Key,
        /// Where it lies.
        code: KeyCode,
        /// With Ctrl held.
        ctrl: bool,
    },
    /// A few characters.
    Text(String),
    /// Not a key: a request by name, as a screen reader makes it.
    Ask(Ask),
    /// Nothing, for a frame.
    Pause,
}

impl Stroke {
    /// A key that is told by its place alone.
    pub(super) fn key(code: KeyCode) -> Self {
        let key = match code {
            KeyCode::Enter => Key::Enter,
            KeyCode::Tab => Key::Tab,
            KeyCode::Escape => Key::Escape,
            KeyCode::F2 => Key::F2,
            KeyCode::F3 => Key::F3,
            KeyCode::F4 => Key::F4,
            KeyCode::F5 => Key::F5,
            KeyCode::F6 => Key::F6,
            KeyCode::F7 => Key::F7,
            KeyCode::F8 => Key::F8,
            KeyCode::F9 => Key::F9,
            KeyCode::F10 => Key::F10,
            KeyCode::F11 => Key::F11,
            KeyCode::F12 => Key::F12,
            _ => Key::Character("".into()),
        };
        Self::Press { key, code, ctrl: false }
    }

    /// Ctrl and a digit.
    pub(super) fn ctrl(digit: char, code: KeyCode) -> Self {
        Self::Press {
            key: Key::Character(digit.to_string().into()),
            code,
            ctrl: true,
        }
    }

    /// A text in chunks.
    pub(super) fn text(text: &str) -> Vec<Self> {
        let letters: Vec<char> = text.chars().filter(|letter| !letter.is_control()).collect();
        letters
            .chunks(CHUNK)
            .map(|chunk| Self::Text(chunk.iter().collect()))
            .collect()
    }

    /// What the window receives.
    pub(super) fn events(&self, window: Entity) -> Vec<KeyboardInput> {
        let event = |key_code, logical_key: Key, state| KeyboardInput {
            key_code,
            text: match &logical_key {
                Key::Character(text) => Some(text.clone()),
                _ => None,
            },
            logical_key,
            state,
            repeat: false,
            window,
        };
        let both = |code: KeyCode, key: &Key| {
            vec![
                event(code, key.clone(), ButtonState::Pressed),
                event(code, key.clone(), ButtonState::Released),
            ]
        };
        match self {
            Self::Press { key, code, ctrl: false } => both(*code, key),
            Self::Press { key, code, ctrl: true } => {
                let mut events = vec![event(KeyCode::ControlLeft, Key::Control, ButtonState::Pressed)];
                events.extend(both(*code, key));
                events
            }
            Self::Text(text) => both(
                KeyCode::Unidentified(NativeKeyCode::Unidentified),
                &Key::Character(text.as_str().into()),
            ),
            Self::Ask(_) | Self::Pause => Vec::new(),
        }
    }

    /// Letting go of what stayed down; in a frame of its own, because modifiers hold for a whole frame.
    pub(super) fn release(&self, window: Entity) -> Option<KeyboardInput> {
        let held = matches!(self, Self::Press { ctrl: true, .. });
        held.then_some(KeyboardInput {
            key_code: KeyCode::ControlLeft,
            logical_key: Key::Control,
            state: ButtonState::Released,
            text: None,
            repeat: false,
            window,
        })
    }
}
