//! The call or shift to come: its seed is chosen and its file read while the briefing is shown. So what is wrong with the
//! file is told before the call, and what the briefing told about is what is played.

use std::sync::Arc;

use super::Shell;
use super::attempt::seed_of_the_moment;
use crate::app::attempts::play_of;
use crate::app::library::{Drawn, Play};
use crate::app::session::Parts;
use crate::domain::{Message, Mode};
use crate::format::Diagnostic;

/// What the seed has made of what is chosen.
#[derive(Debug)]
pub struct Prepared {
    /// Place of it on the shelf.
    play: usize,
    mode: Mode,
    seed: u64,
    drawn: Drawn,
}

impl Shell {
    /// Prepares what is chosen.
    pub fn prepare(&mut self) {
        self.prepared = self.draw();
    }

    /// What is chosen, as it will be played; none: it was not prepared.
    pub fn to_be_played(&self) -> Option<&Play> {
        let ready = self.prepared.as_ref();
        let ready = ready.filter(|ready| ready.play == self.play && ready.mode == self.mode);
        ready.map(|ready| &ready.drawn.play)
    }

    /// What is wrong with the file of what is prepared, in words; none: nothing.
    pub fn broken_file(&self) -> Option<String> {
        let broken = self.prepared.as_ref()?.drawn.broken.as_ref()?;
        Some(self.texts.message(&self.about("briefing-file-broken", broken)))
    }

    /// What is chosen, ready to be played: as it was prepared, or else drawn now. None when nothing is chosen.
    pub(super) fn parts(&mut self) -> Option<Parts> {
        let as_prepared = self.prepared.take();
        let as_prepared = as_prepared.filter(|ready| ready.play == self.play && ready.mode == self.mode);
        let told = as_prepared.is_some();
        let Prepared { seed, drawn, .. } = as_prepared.or_else(|| self.draw())?;
        let (_, procedure, profile) = self.chosen()?;
        let parts = Parts {
            play: drawn.play,
            profile: Arc::clone(profile),
            procedure: Arc::clone(procedure),
            language: Arc::clone(&self.shelf.language),
            seed,
            mode: self.mode,
            accommodations: self.accommodations,
        };
        // No briefing has told it.
        if let Some(broken) = drawn.broken.filter(|_| !told) {
            let message = self.about("briefing-file-broken", &broken);
            self.kept_notices.push(message);
        }
        Some(parts)
    }

    /// Why the exam that is to be taken up cannot be gone on with for now: without its file it would be another call.
    pub(super) fn broken_exam(&self) -> Option<Message> {
        let broken_off = self.attempts.broken_off().filter(|_| self.admission.resumes);
        let header = &broken_off?.header;
        let play = play_of(&self.shelf, &header.played)?;
        let broken = self.shelf.draw(play, header.seed).broken?;
        Some(self.about("exam-file-broken", &broken))
    }

    fn draw(&self) -> Option<Prepared> {
        let (play, ..) = self.chosen()?;
        // An exam's variants are nobody's choice.
        let seed = self.seed.filter(|_| self.flown || self.mode == Mode::Practice);
        let seed = seed.unwrap_or_else(seed_of_the_moment);
        Some(Prepared {
            play: self.play,
            mode: self.mode,
            seed,
            drawn: self.shelf.draw(play, seed),
        })
    }

    /// A message about what is wrong with a file: which file, where in it, what, and what mends it.
    fn about(&self, key: &str, broken: &Diagnostic) -> Message {
        let mut why = self.texts.pick(&broken.message).to_owned();
        if let Some(hint) = &broken.hint {
            why.push(' ');
            why.push_str(self.texts.pick(hint));
        }
        Message::new(key)
            .text("file", broken.file.display().to_string())
            .number("line", f64::from(broken.line))
            .text("why", why)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::app::{AppOptions, fixtures};
    use crate::domain::Lang;

    fn shell(scenarios: &Path) -> Shell {
        let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
        let data = scenarios.join("data");
        std::fs::create_dir_all(&data).unwrap();
        let options = AppOptions {
            seed: Some(7),
            data: Some(data),
            ..AppOptions::new(assets, scenarios.to_owned())
        };
        Shell::open(&options).unwrap()
    }

    #[test]
    fn the_briefing_tells_of_a_file_that_broke_since_the_start_in_both_languages() {
        let folder = tempfile::tempdir().unwrap();
        let file = fixtures::one_call(folder.path()).unwrap();
        let mut shell = shell(folder.path());
        shell.prepare();
        assert_eq!(shell.broken_file(), None);

        let whole = std::fs::read_to_string(&file).unwrap();
        std::fs::write(&file, format!("{whole}\nno_such_key: 1\n")).unwrap();
        shell.prepare();
        for (lang, what) in [(Lang::Pl, "Nieznany klucz"), (Lang::En, "Unknown key")] {
            shell.speak(lang);
            let told = shell.broken_file().unwrap();
            assert!(told.contains(&file.display().to_string()), "{told}");
            assert!(told.contains(what) && told.contains("no_such_key"), "{told}");
            assert!(!told.contains('⟦'), "{told}");
        }
        let parts = shell.parts().unwrap();
        assert_eq!(parts.play.id(), "senior-dowod");
        assert!(shell.kept_notices.is_empty(), "it was told: {:?}", shell.kept_notices);

        std::fs::write(&file, whole).unwrap();
        shell.prepare();
        assert_eq!(shell.broken_file(), None, "it was mended");
    }

    #[test]
    fn what_the_briefing_was_about_is_played_though_its_file_breaks_meanwhile() {
        let folder = tempfile::tempdir().unwrap();
        let file = fixtures::one_call(folder.path()).unwrap();
        let mut shell = shell(folder.path());
        let drawn = shell.shelf.draw(&shell.shelf.plays[0], 7).play;
        shell.prepare();
        std::fs::write(&file, "").unwrap();
        let parts = shell.parts().unwrap();
        assert_eq!((parts.seed, parts.play.scenarios()), (7, drawn.scenarios()));
        assert!(shell.kept_notices.is_empty(), "{:?}", shell.kept_notices);
        // Without a briefing it is told all the same.
        assert!(shell.parts().is_some());
        let told: Vec<&str> = shell.kept_notices.iter().map(|notice| notice.key.as_str()).collect();
        assert_eq!(told, ["briefing-file-broken"]);
    }

    #[test]
    fn what_was_prepared_is_not_played_when_something_else_was_chosen_since() {
        let folder = tempfile::tempdir().unwrap();
        fixtures::one_call(folder.path()).unwrap();
        let mut shell = shell(folder.path());
        shell.prepare();
        shell.mode = Mode::Exam;
        let parts = shell.parts().unwrap();
        assert_eq!(parts.mode, Mode::Exam);
        assert_ne!(parts.seed, 7, "an exam's seed is nobody's choice");
    }
}
