//! Finds the recording of a line: shipped with the program, or rendered earlier on this computer.
//!
//! It reads; rendering what is missing is [`super::background`]'s work.

use std::fs;
use std::path::{Path, PathBuf};

use super::audio::LineAudio;
use super::render::RenderJob;
use super::template::EngineTemplate;
use super::voice_spec::{LineKey, VoiceSpec};

/// The recordings at hand, by [`LineKey`].
#[derive(Debug, Clone)]
pub struct LineLibrary {
    shipped: PathBuf,
    cache: PathBuf,
    template: EngineTemplate,
}

impl LineLibrary {
    /// A library over the shipped `.ogg` files (`assets/audio/lines`) and a folder for `.wav` files rendered here.
    /// Neither folder need exist.
    pub fn open(shipped: impl Into<PathBuf>, cache: impl Into<PathBuf>) -> Self {
        Self {
            shipped: shipped.into(),
            cache: cache.into(),
            template: EngineTemplate::default(),
        }
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

    /// The recording of a line, if there is a usable one. A damaged cached file is deleted so that it is rendered
    /// again. Decodes the whole file (milliseconds): not for a drawing thread.
    pub fn load(&self, voice: &VoiceSpec, text: &str) -> Option<LineAudio> {
        self.candidates(voice, text)
            .into_iter()
            .find_map(|path| match LineAudio::load(&path) {
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
        self.candidates(voice, text).into_iter().next()
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

    /// Existing files of a line, best first.
    fn candidates(&self, voice: &VoiceSpec, text: &str) -> Vec<PathBuf> {
        let own = LineKey::new(self.template.identity(), voice, text);
        let default = LineKey::new(EngineTemplate::DEFAULT, voice, text);
        let mut paths = vec![ogg_in(&self.shipped, &own), wav_in(&self.cache, &own)];
        if default != own {
            paths.extend([ogg_in(&self.shipped, &default), wav_in(&self.cache, &default)]);
        }
        paths.retain(|path| path.is_file());
        paths
    }
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
    fn a_damaged_cached_file_makes_room() {
        let folder = tempfile::tempdir().expect("temp dir");
        let library = LineLibrary::open(folder.path().join("shipped"), folder.path().to_path_buf());
        let job = library.cache_job(&voice(), "Tak.");
        fs::write(&job.out, b"half a file").expect("write");
        assert!(library.load(&voice(), "Tak.").is_none());
        assert!(!job.out.exists());
    }
}
