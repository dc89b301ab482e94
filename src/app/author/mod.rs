//! Author mode: a call is played from a file that its author is writing, and follows the file as it is saved.
//!
//! ```text
//! watch      when the file has changed (pure) ─► watcher  the threads: reading, checking ─► news
//! script     what is known of the file; news in, what becomes of the call out (pure)
//! editor     a place of the file in the author's editor
//! ```
//!
//! What the panel shows is drawn in `screens/author`; the call itself is the shell's.

mod editor;
mod script;
#[cfg(test)]
mod tests;
mod watch;
mod watcher;

use std::path::PathBuf;
use std::sync::Arc;

use self::editor::Place;
use self::script::Script;
use self::watcher::Watcher;
use super::devices::{Waiting, Wake};
use super::widgets::Tone;
use crate::domain::{Message, MomentId};

pub use self::script::{Checks, Deed};
#[cfg(test)]
pub use self::watcher::Eye;
pub use self::watcher::Watched;

/// The author mode under way.
pub struct Author {
    /// The file.
    pub file: PathBuf,
    /// What is known of it.
    pub script: Script,
    /// Where calls begin; none: with the first ring.
    pub begins: Option<MomentId>,
    /// Whether the panel is open.
    pub open: bool,
    /// The seed as it is typed.
    pub seed_draft: String,
    /// The editor's command as it is typed.
    pub editor_draft: String,
    /// What came of the last thing that was asked for, where there is something to tell.
    told: Option<(Tone, Message)>,
    seed: u64,
    watcher: Watcher,
    wake: Wake,
    opening: Option<(Waiting<Result<(), Message>>, String)>,
}

impl Author {
    /// Begins to watch a file; `editor` is the command of the author's editor, empty for the usual one.
    pub fn open(watched: Watched, editor: &str, wake: Wake) -> Self {
        Self {
            file: watched.file.clone(),
            script: Script::default(),
            begins: None,
            open: true,
            seed_draft: watched.seed.to_string(),
            editor_draft: editor.to_owned(),
            told: None,
            seed: watched.seed,
            watcher: Watcher::start(watched, Arc::clone(&wake)),
            wake,
            opening: None,
        }
    }

    /// Takes in the next news; what is to become of the call. None: there is no news.
    pub fn poll(&mut self) -> Option<Deed> {
        self.hear_of_editor();
        let news = self.watcher.poll()?;
        Some(self.script.take(news))
    }

    fn hear_of_editor(&mut self) {
        let Some((opening, place)) = &mut self.opening else {
            return;
        };
        let Some(opened) = opening.poll() else { return };
        self.told = Some(match opened {
            Ok(()) => {
                let told = Message::new("author-opened").text("place", place.as_str());
                (Tone::Info, told)
            }
            Err(why) => (Tone::Warning, why.text("place", place.as_str())),
        });
        self.opening = None;
    }

    /// Draws the call by the seed that was typed; what is no seed is told.
    pub fn draw_typed(&mut self) {
        let typed = self.seed_draft.trim();
        match typed.parse() {
            Ok(seed) => self.draw(seed),
            Err(_) => {
                let told = Message::new("author-no-seed").text("given", typed);
                self.told = Some((Tone::Warning, told));
            }
        }
    }

    /// Draws the call by the next seed.
    pub fn draw_another(&mut self) {
        self.draw(self.seed.wrapping_add(1));
    }

    fn draw(&mut self, seed: u64) {
        self.seed = seed;
        self.seed_draft = seed.to_string();
        self.told = None;
        self.watcher.draw(seed);
    }

    /// The place of something that was found in the file, by its place in the list; as editors and terminals write it.
    pub fn place(&self, index: usize) -> Option<String> {
        Some(self.place_of(index)?.words())
    }

    fn place_of(&self, index: usize) -> Option<Place> {
        let found = self.script.diagnostics().get(index)?;
        Some(Place {
            file: found.file.clone(),
            line: found.line,
            column: found.column,
        })
    }

    /// Opens something that was found in the editor of this command; empty: the usual one.
    pub fn open_place(&mut self, index: usize, editor: &str) {
        let Some(place) = self.place_of(index) else { return };
        match editor::commands(editor, &place) {
            Ok(commands) => {
                let wake = Arc::clone(&self.wake);
                let opening = Waiting::start(wake, move || editor::open(&commands));
                self.opening = Some((opening, place.words()));
                self.told = None;
            }
            Err(why) => self.told = Some((Tone::Warning, why)),
        }
    }

    /// What there is to tell: what is wrong with the file, then what came of the last thing that was asked for.
    pub fn notices(&self) -> Vec<(Tone, Message)> {
        self.script.notice().into_iter().chain(self.told.clone()).collect()
    }

    /// Wakes the window.
    pub fn wake(&self) -> Wake {
        Arc::clone(&self.wake)
    }
}
