//! Everything heard from the computer: the ringer, the network's tones, the caller's voice.
//!
//! ```text
//! words ─ VoiceSpec ─► engine ─► manner, telephone band, loudness ─► file ─► LineLibrary
//!                                 Signal (computed) ─► Speaker ◄─ line quality ◄──┘
//!                                                         └─► sound card, or nobody: captions
//! ```
//!
//! An adapter: it plays what it is told, one spoken part at a time, and reports when that part is over. How a line
//! is cut into parts and silent blocks, and what a silence means, is the engine's matter.

mod audio;
mod background;
mod band;
mod errors;
mod headers;
mod hoarse;
mod library;
mod line_quality;
#[cfg(test)]
mod measure;
mod noise;
mod playback;
mod player;
mod program;
mod recording;
mod render;
#[cfg(test)]
mod render_tests;
mod rodio_speaker;
mod sheet;
mod system;
mod template;
mod tones;
mod voice_spec;

pub use audio::{LINE_RATE_HZ, LineAudio};
pub use background::{BackgroundRenderer, RenderedLine};
pub use errors::VoiceError;
pub use library::{LineLibrary, Origin, Recording};
pub use line_quality::received;
pub use player::{Bus, LineEnd, LineId, Outlet, SilentSpeaker, Speaker, SpeakerEvent, SpokenLine, Volume};
pub use recording::take_recording;
pub use render::{RenderJob, RenderProgress, RenderSummary, render_all, render_line, speak_line};
pub use rodio_speaker::{RodioSpeaker, open_speaker};
pub use sheet::{Headings, SheetEntry, SheetError, SheetRow, read_sheet, sheet_id, write_sheet};
pub use system::{SystemSpeech, SystemVoice};
pub use template::{EngineTemplate, split_words};
pub use tones::{Burst, Signal, Tone};
pub use voice_spec::{LineKey, VoiceSpec};
