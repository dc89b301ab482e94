//! Author mode: opened with a file, its calls begun and gone on with as the file is saved, what is pressed in its panel. Its calls
//! are on no record.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use super::Shell;
use crate::app::author::{Author, Deed, Watched};
use crate::app::devices::Wake;
use crate::app::library::Play;
use crate::app::screens::author::AuthorAction;
use crate::app::session::{Bridge, Parts, Seat};
use crate::authoring::checks::Understanding;
use crate::domain::{Millis, Mode, MomentId};
use crate::engine::NotThere;

/// The seed of an author's calls until they choose another one.
const SEED: u64 = 1;

impl Shell {
    /// Opens author mode where the window was opened for it; false where it was not, or cannot be.
    pub fn write_at_once(&mut self, wake: &Wake) -> bool {
        let file = self.to_write.take();
        file.is_some_and(|file| self.write(file, Arc::clone(wake)))
    }

    /// The file of the call chosen in the menu, where an author can change it; an exam is for nobody's trials.
    pub fn writable(&self) -> Option<PathBuf> {
        let (play, ..) = self.chosen()?;
        let Play::Call(scenario) = play else { return None };
        // What came in a pack is another office's, and its next version would take the place of every change.
        if self.mode == Mode::Exam || self.shelf.pack_of(play).is_some() {
            return None;
        }
        let mut known = self.shelf.files().scenarios.iter();
        let (_, file) = known.find(|(id, _)| *id == scenario.id)?;
        Some(file.clone())
    }

    /// Opens author mode with a scenario's file; its call begins as soon as the file was read. False without anybody to be the
    /// trainee.
    pub fn write(&mut self, file: PathBuf, wake: Wake) -> bool {
        let Some(profile) = self.shelf.profiles.get(self.profile) else {
            return false;
        };
        if self.shelf.procedures.get(self.procedure).is_none() {
            return false;
        }
        let watched = Watched {
            file,
            library: self.shelf.files().clone(),
            understanding: Understanding {
                language: Arc::clone(&self.shelf.language),
                profile: Arc::clone(profile),
            },
            seed: self.seed.unwrap_or(SEED),
        };
        self.author = Some(Author::open(watched, &self.editor, Arc::clone(&wake)));
        self.attempts.leave();
        self.warm_up(wake);
        true
    }

    /// Takes in what became of the file; the call follows it.
    pub fn poll_author(&mut self) {
        while let Some(deed) = self.author.as_mut().and_then(Author::poll) {
            self.follow(deed);
        }
    }

    /// Does with the call what follows from the news.
    pub(super) fn follow(&mut self, deed: Deed) {
        match deed {
            Deed::Rest => {}
            Deed::Begin => self.play_newest(),
            Deed::Swap => self.swap(),
        }
    }

    /// The newest version goes on where the talk stands. Before anybody talks, or when the call is over, it begins anew.
    fn swap(&mut self) {
        let (Some(author), Some(call)) = (&mut self.author, &mut self.call) else {
            return self.play_newest();
        };
        let Some(newest) = author.script.newest() else { return };
        match call.swap(&newest.scenario, &newest.ear) {
            Ok(()) => {
                author.script.is_played(Instant::now());
                self.caption_anew();
            }
            Err(NotThere::UnknownMoment(moment)) => author.script.has_lost(moment),
            Err(NotThere::Begun | NotThere::NotTalking) => self.play_newest(),
        }
    }

    /// What is heard may be something else in another language by now.
    fn caption_anew(&mut self) {
        let captions = self.call.as_ref().map(|call| self.captions_of(call.parts()));
        if let (Some(call), Some(captions)) = (&mut self.call, captions) {
            call.caption(captions);
        }
    }

    /// Plays the newest version from where its author wants calls to begin. Where the file has lost that moment, the call under
    /// way goes on, and its author is asked to choose another one.
    fn play_newest(&mut self) {
        let Some(author) = &mut self.author else { return };
        let Some(newest) = author.script.newest() else { return };
        let (scenario, seed) = (Arc::clone(&newest.scenario), newest.seed);
        let begins = author.begins.clone();
        if let Some(moment) = begins.as_ref().filter(|moment| scenario.moment(moment).is_none()) {
            let moment = moment.clone();
            author.script.has_lost(moment);
            return;
        }
        let (Some(procedure), Some(profile)) = (
            self.shelf.procedures.get(self.procedure),
            self.shelf.profiles.get(self.profile),
        ) else {
            return;
        };
        let parts = Parts {
            play: Play::Call(scenario),
            profile: Arc::clone(profile),
            procedure: Arc::clone(procedure),
            language: Arc::clone(&self.shelf.language),
            seed,
            mode: Mode::Practice,
            accommodations: self.accommodations,
        };
        author.script.is_played(Instant::now());
        let wake = author.wake();
        let kept = self.call.take().map(Bridge::leave);
        let (speaker, listener) = kept.map_or((None, None), |(speaker, listener)| (Some(speaker), listener));
        if !self.virtual_time {
            self.speaker = speaker.or(self.speaker.take());
        }
        let seat = self.seat(None, Millis::ZERO);
        let seat = Seat {
            listener: listener.or(seat.listener),
            // What an author says to try a scenario is nobody's recording.
            consent: false,
            ..seat
        };
        let call = match begins {
            Some(moment) => Bridge::begin_at(parts, seat, &moment),
            None => Bridge::begin(parts, seat),
        };
        let deaf = !call.has_ears();
        self.sit_down(call, Millis::ZERO);
        if deaf {
            self.warm_up(wake);
        }
    }

    /// Plays from this moment on, and whatever comes after it, until another one is chosen; none: from the first ring.
    fn play_from(&mut self, moment: Option<MomentId>) {
        if let Some(author) = &mut self.author {
            author.begins = moment;
            self.play_newest();
        }
    }

    /// Does what was pressed or typed in the panel.
    pub fn act_as_author(&mut self, action: AuthorAction) {
        let Some(author) = &mut self.author else { return };
        match action {
            AuthorAction::Toggle => author.open = !author.open,
            AuthorAction::PlayFrom(moment) => self.play_from(moment),
            AuthorAction::Again => self.play_newest(),
            AuthorAction::SeedDraft(text) => author.seed_draft = text,
            AuthorAction::Draw => author.draw_typed(),
            AuthorAction::DrawAnother => author.draw_another(),
            AuthorAction::Open(index) => author.open_place(index, &self.editor),
            AuthorAction::EditorDraft(text) => author.editor_draft = text,
            AuthorAction::KeepEditor => author.editor_draft.trim().clone_into(&mut self.editor),
            // Without a call and without an author the desk leads to the menu.
            AuthorAction::Leave => self.give_up(),
        }
    }
}
