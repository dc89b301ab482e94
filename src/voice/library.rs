//! Finds the recording of a line: a person's, shipped with the program, or rendered earlier on this computer.
//!
//! It reads; rendering what is missing is [`super::background`]'s work. The one thing that it writes is which engine the
//! shipped lines were rendered with.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::audio::LineAudio;
use super::errors::VoiceError;
use super::render::RenderJob;
use super::template::EngineTemplate;
use super::voice_spec::{LineKey, VoiceSpec};

/// What stands for the engine in the key of a person's recording.
const PERSON: &str = "person";

/// Beside the shipped lines: the command that they were rendered with, where it is not [`EngineTemplate::DEFAULT`].
const ENGINE_FILE: &str = "engine.txt";

/// Who spoke a recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A person, by way of a recording sheet; comes before every engine.
    Person,
    /// The library's engine.
    Engine,
    /// The engine of [`EngineTemplate::DEFAULT`], where the library's own has no recording.
    DefaultEngine,
}

/// A recording of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recording {
    /// Who spoke it.
    pub origin: Origin,
    /// The file.
    pub path: PathBuf,
}

/// The recordings at hand, by [`LineKey`].
#[derive(Debug, Clone)]
pub struct LineLibrary {
    shipped: PathBuf,
    packs: Vec<PathBuf>,
    cache: PathBuf,
    template: EngineTemplate,
}

impl LineLibrary {
    /// A library over the shipped `.ogg` files (`assets/audio/lines`) and a folder for `.wav` files rendered here.
    /// Neither folder need exist. The engine is the one that the shipped files were rendered with last.
    pub fn open(shipped: impl Into<PathBuf>, cache: impl Into<PathBuf>) -> Self {
        let shipped = shipped.into();
        let template = remembered_engine(&shipped);
        Self {
            shipped,
            packs: Vec::new(),
            cache: cache.into(),
            template,
        }
    }

    /// The same library with the `.ogg` files of packs, behind the shipped ones. Which engine a pack says that it was made with is
    /// not looked at: an engine is a command, and a pack comes from elsewhere.
    pub fn with_packs(self, packs: Vec<PathBuf>) -> Self {
        Self { packs, ..self }
    }

    /// The same library for another speech engine. Its own recordings are preferred; the shipped ones, made with
    /// [`EngineTemplate::DEFAULT`], stay a fallback.
    pub fn with_engine(self, template: EngineTemplate) -> Self {
        Self { template, ..self }
    }

    /// The engine that missing lines are rendered with.
    pub fn engine(&self) -> &EngineTemplate {
        &self.template
    }

    /// Makes the library's engine the one that is used wherever these shipped files are.
    ///
    /// # Errors
    /// [`VoiceError::File`].
    pub fn remember_engine(&self) -> Result<(), VoiceError> {
        let path = self.shipped.join(ENGINE_FILE);
        let done = if self.template.identity() == EngineTemplate::DEFAULT {
            match fs::remove_file(&path) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            }
        } else {
            fs::create_dir_all(&self.shipped).and_then(|()| fs::write(&path, format!("{}\n", self.template.command())))
        };
        done.map_err(|error| VoiceError::file(&path, &error))
    }

    /// The recording of a line, if there is a usable one. A damaged cached file is deleted so that it is rendered
    /// again. Decodes the whole file (milliseconds): not for a drawing thread.
    pub fn load(&self, voice: &VoiceSpec, text: &str) -> Option<LineAudio> {
        self.candidates(voice, text)
            .into_iter()
            .find_map(|Recording { path, .. }| match LineAudio::load(&path) {
                Ok(audio) => Some(audio),
                Err(error) => {
                    tracing::warn!(%error, "unusable recording");
                    if path.starts_with(&self.cache) {
                        let _ = fs::remove_file(&path);
                    }
                    None
                }
            })
    }

    /// Where the recording of a line lies, if there is one.
    pub fn find(&self, voice: &VoiceSpec, text: &str) -> Option<PathBuf> {
        self.recording(voice, text).map(|recording| recording.path)
    }

    /// The recording of a line and who spoke it, if there is one.
    pub fn recording(&self, voice: &VoiceSpec, text: &str) -> Option<Recording> {
        self.candidates(voice, text).into_iter().next()
    }

    /// What a person's recording of a line is known by.
    pub fn person_key(voice: &VoiceSpec, text: &str) -> LineKey {
        LineKey::new(PERSON, voice, text)
    }

    /// Where a person's recording of a line belongs.
    pub fn person_file(&self, voice: &VoiceSpec, text: &str) -> PathBuf {
        ogg_in(&self.shipped, &Self::person_key(voice, text))
    }

    /// The job that would put a missing line into the cache.
    pub fn cache_job(&self, voice: &VoiceSpec, text: &str) -> RenderJob {
        let out = wav_in(&self.cache, &LineKey::new(self.template.identity(), voice, text));
        RenderJob {
            voice: voice.clone(),
            text: text.to_owned(),
            out,
        }
    }

    /// The job that makes a line part of the shipped recordings.
    pub fn shipping_job(&self, voice: &VoiceSpec, text: &str) -> RenderJob {
        let out = ogg_in(&self.shipped, &LineKey::new(self.template.identity(), voice, text));
        RenderJob {
            voice: voice.clone(),
            text: text.to_owned(),
            out,
        }
    }

    /// Removes the shipped recordings, of people too, that serve none of these lines. Returns how many they were.
    ///
    /// # Errors
    /// [`VoiceError::File`]; what was removed until then stays removed.
    pub fn prune<'a>(&self, lines: impl IntoIterator<Item = (&'a VoiceSpec, &'a str)>) -> Result<usize, VoiceError> {
        let unneeded = self.unneeded(lines)?;
        for path in &unneeded {
            fs::remove_file(path).map_err(|error| VoiceError::file(path, &error))?;
        }
        Ok(unneeded.len())
    }

    fn unneeded<'a>(
        &self,
        lines: impl IntoIterator<Item = (&'a VoiceSpec, &'a str)>,
    ) -> Result<Vec<PathBuf>, VoiceError> {
        let recordings = lines.into_iter().flat_map(|(voice, text)| self.candidates(voice, text));
        let needed: HashSet<PathBuf> = recordings.map(|recording| recording.path).collect();
        let failed = |error| VoiceError::file(&self.shipped, &error);
        let mut unneeded = Vec::new();
        for entry in fs::read_dir(&self.shipped).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            if path.extension().is_some_and(|extension| extension == "ogg") && !needed.contains(&path) {
                unneeded.push(path);
            }
        }
        Ok(unneeded)
    }

    /// Existing files of a line, best first.
    fn candidates(&self, voice: &VoiceSpec, text: &str) -> Vec<Recording> {
        let own = LineKey::new(self.template.identity(), voice, text);
        let default = LineKey::new(EngineTemplate::DEFAULT, voice, text);
        let brought = |origin: Origin, key: &LineKey| -> Vec<(Origin, PathBuf)> {
            let folders = std::iter::once(&self.shipped).chain(&self.packs);
            folders.map(|folder| (origin, ogg_in(folder, key))).collect()
        };
        let mut found = brought(Origin::Person, &Self::person_key(voice, text));
        let mut of_engine = |origin, key: &LineKey| {
            found.extend(brought(origin, key));
            found.push((origin, wav_in(&self.cache, key)));
        };
        of_engine(Origin::Engine, &own);
        if default != own {
            of_engine(Origin::DefaultEngine, &default);
        }
        found
            .into_iter()
            .filter(|(_, path)| path.is_file())
            .map(|(origin, path)| Recording { origin, path })
            .collect()
    }
}

/// The engine that is written down beside the shipped lines; where none is, or it does not read, the default.
fn remembered_engine(shipped: &Path) -> EngineTemplate {
    let Ok(source) = fs::read_to_string(shipped.join(ENGINE_FILE)) else {
        return EngineTemplate::default();
    };
    EngineTemplate::parse(source.trim()).unwrap_or_else(|error| {
        tracing::warn!(%error, "unusable engine beside the shipped lines");
        EngineTemplate::default()
    })
}

fn ogg_in(folder: &Path, key: &LineKey) -> PathBuf {
    folder.join(format!("{key}.ogg"))
}

fn wav_in(folder: &Path, key: &LineKey) -> PathBuf {
    folder.join(format!("{key}.wav"))
}

#[cfg(test)]
mod tests {
    use super::super::audio::{LINE_RATE_HZ, write_wav};
    use super::super::measure::sine;
    use super::*;

    fn voice() -> VoiceSpec {
        VoiceSpec::new("f2", 140, 45).expect("valid")
    }

    fn put(path: &Path, seconds: f64) {
        fs::create_dir_all(path.parent().expect("folder")).expect("create");
        write_wav(path, &sine(500.0, 0.2, LINE_RATE_HZ, seconds)).expect("write");
    }

    #[test]
    fn a_missing_line_is_none_and_a_rendered_one_is_found() {
        let folder = tempfile::tempdir().expect("temp dir");
        let library = LineLibrary::open(folder.path().join("absent"), folder.path().join("cache"));
        assert!(library.load(&voice(), "Tak.").is_none());
        put(&library.cache_job(&voice(), "Tak.").out, 0.5);
        assert_eq!(
            library.load(&voice(), " Tak. ").map(|line| line.duration().0),
            Some(500)
        );
        assert!(library.load(&voice(), "Nie.").is_none());
    }

    #[test]
    fn a_recording_that_serves_no_line_is_unneeded() {
        let folder = tempfile::tempdir().expect("temp dir");
        let library = LineLibrary::open(folder.path(), folder.path().join("cache"));
        let recorded = |text: &str| library.shipping_job(&voice(), text).out;
        let (yes, no, person) = (
            recorded("Tak."),
            recorded("Nie."),
            library.person_file(&voice(), "Tak."),
        );
        for path in [&yes, &no, &person] {
            put(path, 0.1);
        }
        let voice = voice();
        assert_eq!(library.prune([(&voice, "Tak."), (&voice, "Nie.")]).expect("folder"), 0);
        assert_eq!(library.prune([(&voice, "Tak.")]).expect("folder"), 1);
        assert_eq!([yes, no, person].map(|path| path.is_file()), [true, false, true]);
    }

    #[test]
    fn shipped_comes_before_cached() {
        let folder = tempfile::tempdir().expect("temp dir");
        let library = LineLibrary::open(folder.path().join("shipped"), folder.path().join("cache"));
        put(&library.cache_job(&voice(), "Tak.").out, 0.5);
        let shipped = library.shipping_job(&voice(), "Tak.").out;
        put(&shipped, 0.5);
        assert_eq!(library.find(&voice(), "Tak."), Some(shipped.clone()));
        assert!(shipped.extension().is_some_and(|extension| extension == "ogg"));
        // What lies there is no OGG: the cached recording steps in, and the shipped file is left alone.
        assert!(library.load(&voice(), "Tak.").is_some());
        assert!(shipped.is_file());
    }

    #[test]
    fn a_pack_s_recordings_come_behind_the_shipped_ones_and_bring_no_engine() {
        let folder = tempfile::tempdir().expect("temp dir");
        let pack = folder.path().join("pack");
        let library = LineLibrary::open(folder.path().join("shipped"), folder.path().join("cache"));
        let library = library.with_packs(vec![pack.clone()]);
        let packed = ogg_in(&pack, &LineLibrary::person_key(&voice(), "Tak."));
        put(&packed, 0.5);
        fs::write(pack.join(ENGINE_FILE), "rm -f {out}").expect("write");
        assert_eq!(library.find(&voice(), "Tak."), Some(packed));
        assert_eq!(library.engine(), &EngineTemplate::default());
        let shipped = library.person_file(&voice(), "Tak.");
        put(&shipped, 0.5);
        assert_eq!(library.find(&voice(), "Tak."), Some(shipped));
    }

    #[test]
    fn another_engine_prefers_its_own_and_falls_back() {
        let folder = tempfile::tempdir().expect("temp dir");
        let default = LineLibrary::open(folder.path().join("shipped"), folder.path().join("cache"));
        put(&default.cache_job(&voice(), "Tak.").out, 0.5);
        let other = default
            .clone()
            .with_engine(EngineTemplate::parse("piper -f {out}").expect("valid"));
        assert_eq!(other.load(&voice(), "Tak.").map(|line| line.duration().0), Some(500));
        put(&other.cache_job(&voice(), "Tak.").out, 1.0);
        assert_eq!(other.load(&voice(), "Tak.").map(|line| line.duration().0), Some(1000));
        assert_eq!(default.load(&voice(), "Tak.").map(|line| line.duration().0), Some(500));
    }

    #[test]
    fn a_person_s_recording_comes_before_every_engine_s() {
        let folder = tempfile::tempdir().expect("temp dir");
        let library = LineLibrary::open(folder.path().join("shipped"), folder.path().join("cache"));
        put(&library.cache_job(&voice(), "Tak.").out, 0.5);
        let origin = |library: &LineLibrary| library.recording(&voice(), "Tak.").map(|found| found.origin);
        assert_eq!(origin(&library), Some(Origin::Engine));
        let piper = EngineTemplate::parse("piper -f {out}").expect("valid");
        let other = library.clone().with_engine(piper);
        assert_eq!(origin(&other), Some(Origin::DefaultEngine));
        put(&library.person_file(&voice(), "Tak."), 1.0);
        assert_eq!(origin(&library), Some(Origin::Person));
        assert_eq!(origin(&other), Some(Origin::Person));
    }

    #[test]
    fn the_engine_of_the_shipped_lines_is_known_wherever_they_are() {
        let folder = tempfile::tempdir().expect("temp dir");
        let open = || LineLibrary::open(folder.path(), folder.path().join("cache"));
        assert_eq!(open().engine(), &EngineTemplate::default());
        let piper = EngineTemplate::parse(r#""my piper" -f {out}"#).expect("valid");
        open().with_engine(piper.clone()).remember_engine().expect("written");
        assert_eq!(open().engine(), &piper);
        fs::write(folder.path().join(ENGINE_FILE), "piper without an output").expect("write");
        assert_eq!(open().engine(), &EngineTemplate::default());
        let default = open().with_engine(EngineTemplate::default());
        default.remember_engine().expect("removed");
        default.remember_engine().expect("nothing to remove");
        assert!(!folder.path().join(ENGINE_FILE).exists());
    }

    #[test]
    fn a_damaged_cached_file_makes_room() {
        let folder = tempfile::tempdir().expect("temp dir");
        let library = LineLibrary::open(folder.path().join("shipped"), folder.path().to_path_buf());
        let job = library.cache_job(&voice(), "Tak.");
        fs::write(&job.out, b"half a file").expect("write");
        assert!(library.load(&voice(), "Tak.").is_none());
        assert!(!job.out.exists());
    }
}
