//! Pictures of the window, each taken once, when the screen has come to rest.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bevy::prelude::*;
use bevy::render::view::screenshot::{Screenshot, ScreenshotCaptured, save_to_disk};

use super::{LOST_AFTER, SETTLE};

/// Takes pictures into a folder.
pub(super) struct Camera {
    folder: PathBuf,
    taken: Vec<&'static str>,
    /// The picture that waits for the screen to settle, and for how many frames yet.
    posing: Option<(&'static str, u32)>,
    /// Pictures under way.
    pending: Arc<AtomicUsize>,
    /// Frames since the picture under way was asked for.
    pending_for: u32,
}

impl Camera {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            taken: Vec::new(),
            posing: None,
            pending: Arc::new(AtomicUsize::new(0)),
            pending_for: 0,
        }
    }

    /// Whether there is a picture of this name.
    pub(super) fn has_taken(&self, name: &str) -> bool {
        self.taken.iter().any(|taken| *taken == name)
    }

    /// At the beginning of a frame: whether a picture is being taken. While it is, the world stands still.
    ///
    /// # Errors
    /// When it is never taken.
    pub(super) fn is_busy(&mut self) -> Result<bool, String> {
        let busy = self.pending.load(Ordering::SeqCst) > 0;
        self.pending_for = if busy { self.pending_for + 1 } else { 0 };
        if self.pending_for > LOST_AFTER {
            Err("a picture was never taken".to_owned())
        } else {
            Ok(busy)
        }
    }

    /// Photographs the window once under this name. True while the picture is still to be taken.
    pub(super) fn picture(&mut self, commands: &mut Commands, name: &'static str) -> bool {
        if self.has_taken(name) {
            return false;
        }
        let left = match self.posing {
            Some((posing, left)) if posing == name => left,
            _ => SETTLE,
        };
        if left > 0 {
            self.posing = Some((name, left - 1));
            return true;
        }
        self.posing = None;
        self.taken.push(name);
        let path = self.folder.join(format!("{name}.png"));
        let pending = Arc::clone(&self.pending);
        pending.fetch_add(1, Ordering::SeqCst);
        commands
            .spawn(Screenshot::primary_window())
            .observe(save_to_disk(path))
            .observe(move |_: On<ScreenshotCaptured>| {
                pending.fetch_sub(1, Ordering::SeqCst);
            });
        true
    }
}
