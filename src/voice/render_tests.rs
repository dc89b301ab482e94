//! Rendering against engines that work, fail, hang, lie and are absent; small shell scripts play their part.
#![cfg(unix)]

use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::audio::{LINE_RATE_HZ, LineAudio, write_wav};
use super::background::BackgroundRenderer;
use super::band::{TARGET_LUFS, loudness_lufs};
use super::errors::VoiceError;
use super::measure::{dbfs, goertzel, repeats_after, speech_like};
use super::program;
use super::render::{RenderJob, render_all, render_line, speak_line};
use super::template::EngineTemplate;
use super::voice_spec::VoiceSpec;
use crate::domain::Manner;

struct Stage {
    folder: tempfile::TempDir,
}

impl Stage {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("temp dir");
        write_wav(&folder.path().join("speech.wav"), &speech_like(LINE_RATE_HZ, 1.0)).expect("write");
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// An engine that runs `script`, which sees the output file as `$1` and our folder as `$2`.
    fn engine(&self, script: &str) -> EngineTemplate {
        let file = self.path("engine.sh");
        fs::write(&file, script).expect("write");
        let source = format!("sh \"{}\" {{out}} \"{}\"", file.display(), self.folder.path().display());
        EngineTemplate::parse(&source).expect("valid")
    }

    fn render(&self, script: &str, text: &str) -> Result<u64, VoiceError> {
        let out = self.path("lines/line.wav");
        render_line(&voice(), text, &self.engine(script), &out).map(|duration| duration.0)
    }

    /// Names in the folder of finished lines.
    fn leftovers(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path("lines")).expect("folder");
        let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
        entries.map(|entry| name(entry.expect("entry"))).collect()
    }
}

fn voice() -> VoiceSpec {
    VoiceSpec::new("m3", 150, 50).expect("valid")
}

const SPEAK: &str = "cat > \"$2/heard\"; cp \"$2/speech.wav\" \"$1\"";

#[test]
fn a_line_is_rendered_whole_and_nothing_is_left_behind() {
    let stage = Stage::new();
    let duration = stage
        .render(SPEAK, "Dzień dobry,\n  „Zażółć” $HOME `id`")
        .expect("rendered");
    assert!((800..1200).contains(&duration), "{duration} ms");
    assert_eq!(
        fs::read_to_string(stage.path("heard")).expect("heard"),
        "Dzień dobry, „Zażółć” $HOME `id`"
    );
    assert_eq!(stage.leftovers(), ["line.wav"]);
    let line = LineAudio::load(&stage.path("lines/line.wav")).expect("load");
    let lufs = loudness_lufs(line.samples(), LINE_RATE_HZ).expect("audible");
    assert!((lufs - TARGET_LUFS).abs() < 1.0, "{lufs} LUFS");
}

#[test]
fn a_hoarse_voice_is_rendered_with_less_tone() {
    let stage = Stage::new();
    let tone = |manner| {
        let out = stage.path("lines/line.wav");
        render_line(&voice().with_manner(manner), "Tak.", &stage.engine(SPEAK), &out).expect("rendered");
        let line = LineAudio::load(&out).expect("load");
        // A syllable of what the engine says lasts 0.2 s.
        repeats_after(&line.samples()[2_000..20_000], LINE_RATE_HZ as usize / 5)
    };
    let [plain, slow, hoarse] = [Manner::Plain, Manner::Slow, Manner::HoarseAndSlow].map(tone);
    assert!(plain > 0.9 && slow > 0.9, "{plain}, {slow}");
    assert!((0.3..0.7).contains(&hoarse), "{hoarse}");
}

#[test]
fn an_absent_engine_is_named() {
    let stage = Stage::new();
    let template = EngineTemplate::parse("no-such-speech-engine -w {out}").expect("valid");
    let outcome = render_line(&voice(), "Tak.", &template, &stage.path("lines/line.wav"));
    assert_eq!(
        outcome,
        Err(VoiceError::ProgramMissing {
            program: "no-such-speech-engine".into()
        })
    );
    assert!(stage.leftovers().is_empty());
}

#[test]
fn a_hanging_engine_is_ended() {
    let stage = Stage::new();
    let template = stage
        .engine("exec sleep 600")
        .with_time_limit(Duration::from_millis(50));
    let outcome = render_line(&voice(), "Tak.", &template, &stage.path("lines/line.wav"));
    assert!(matches!(outcome, Err(VoiceError::ProgramHung { .. })), "{outcome:?}");
    assert!(stage.leftovers().is_empty());
}

#[test]
fn what_a_program_prints_comes_back_and_a_hanging_one_is_ended() {
    let printed = |script: &str, limit| {
        let arguments = ["-c", script].map(str::to_owned);
        program::output("sh", &arguments, Duration::from_millis(limit))
    };
    let said = printed("echo „Zosia”; echo noise >&2", 20_000);
    assert_eq!(said, Ok("„Zosia”\n".to_owned()));
    let hung = printed("exec sleep 600", 50);
    assert!(matches!(hung, Err(VoiceError::ProgramHung { .. })), "{hung:?}");
    let failed = printed("echo 'no such command' >&2; exit 1", 20_000);
    assert!(
        matches!(&failed, Err(VoiceError::ProgramFailed { said, .. }) if said == "no such command"),
        "{failed:?}"
    );
}

#[test]
fn a_failing_engine_s_own_words_are_kept() {
    let stage = Stage::new();
    let outcome = stage.render("echo 'voice pl+m3 not found' >&2; exit 3", "Tak.");
    match outcome {
        Err(VoiceError::ProgramFailed { status, said, .. }) => {
            assert_eq!(said, "voice pl+m3 not found");
            assert!(status.contains('3'), "{status}");
        }
        other => panic!("{other:?}"),
    }
    assert!(stage.leftovers().is_empty());
}

#[test]
fn garbage_silence_and_nothing_are_told_apart() {
    let stage = Stage::new();
    write_wav(&stage.path("silence.wav"), &[0.0; 30_000]).expect("write");
    for script in [
        "exit 0",
        ": > \"$1\"",
        "echo '<html>404</html>' > \"$1\"",
        "head -c 500 \"$2/speech.wav\" > \"$1\"",
    ] {
        let outcome = stage.render(script, "Tak.");
        assert!(
            matches!(outcome, Err(VoiceError::EngineGarbage { .. })),
            "{script}: {outcome:?}"
        );
    }
    let outcome = stage.render("cp \"$2/silence.wav\" \"$1\"", "Tak.");
    assert!(matches!(outcome, Err(VoiceError::EngineSilent { .. })), "{outcome:?}");
    assert!(stage.leftovers().is_empty());
}

#[test]
fn a_failure_leaves_an_earlier_recording_alone() {
    let stage = Stage::new();
    stage.render(SPEAK, "Tak.").expect("rendered");
    let before = fs::read(stage.path("lines/line.wav")).expect("read");
    stage.render("exit 1", "Tak.").expect_err("fails");
    assert_eq!(fs::read(stage.path("lines/line.wav")).expect("read"), before);
}

#[test]
fn a_line_without_words_needs_no_engine() {
    let stage = Stage::new();
    for text in ["", " \n", "…", "– – –"] {
        assert_eq!(stage.render("exit 1", text), Err(VoiceError::EmptyText), "{text:?}");
    }
}

fn jobs(folder: &Path, names: &[&str]) -> Vec<RenderJob> {
    let job = |name: &&str| RenderJob {
        voice: voice(),
        text: (*name).to_owned(),
        out: folder.join(format!("{name}.wav")),
    };
    names.iter().map(job).collect()
}

#[test]
fn many_lines_are_reported_one_by_one_and_failures_by_position() {
    let stage = Stage::new();
    let script = "read -r words; [ \"$words\" = zle ] && exit 9; cp \"$2/speech.wav\" \"$1\"";
    let jobs = jobs(&stage.path("lines"), &["raz", "zle", "dwa", "raz", "trzy"]);
    let mut seen = Vec::new();
    let summary = render_all(
        &jobs,
        &stage.engine(script),
        NonZeroUsize::new(2).expect("two"),
        |progress| {
            seen.push((progress.done, progress.total, progress.outcome.is_ok()));
        },
    );
    assert_eq!((summary.rendered, summary.untried), (3, 0));
    assert!(
        matches!(summary.failures[..], [(1, VoiceError::ProgramFailed { .. })]),
        "{:?}",
        summary.failures
    );
    assert_eq!(seen.iter().map(|s| s.0).collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert!(seen.iter().all(|s| s.1 == 4));
}

#[test]
fn a_missing_engine_ends_the_whole_work_at_once() {
    let stage = Stage::new();
    let template = EngineTemplate::parse("no-such-speech-engine -w {out}").expect("valid");
    let jobs = jobs(&stage.path("lines"), &["raz", "dwa", "trzy"]);
    let summary = render_all(&jobs, &template, NonZeroUsize::MIN, |_| {});
    assert_eq!((summary.rendered, summary.failures.len(), summary.untried), (0, 1, 2));
}

#[test]
fn the_background_thread_renders_each_line_once() {
    let stage = Stage::new();
    let mut renderer = BackgroundRenderer::start(stage.engine(SPEAK));
    let job = jobs(&stage.path("lines"), &["raz"]).remove(0);
    renderer.request(job.clone());
    renderer.request(job.clone());
    let done = renderer.close();
    assert_eq!(done.len(), 1);
    assert!(done[0].outcome.is_ok() && done[0].job == job);
}

#[test]
fn a_line_that_is_only_heard_leaves_no_file() {
    let stage = Stage::new();
    let heard = speak_line(&voice(), "Tak.", &stage.engine(SPEAK)).expect("spoken");
    assert!((800..1200).contains(&heard.duration().0), "{:?}", heard.duration());
    assert_eq!(
        speak_line(&voice(), "…", &stage.engine(SPEAK)).map(|line| line.duration()),
        Err(VoiceError::EmptyText)
    );
}

#[test]
fn a_shipped_line_is_small_and_keeps_the_telephone_band() {
    let stage = Stage::new();
    let seconds: u32 = 4;
    write_wav(
        &stage.path("speech.wav"),
        &speech_like(LINE_RATE_HZ, f64::from(seconds)),
    )
    .expect("write");
    let out = stage.path("lines/line.ogg");
    render_line(&voice(), "Tak.", &stage.engine(SPEAK), &out).expect("rendered");
    let bytes = fs::metadata(&out).expect("metadata").len();
    assert!(bytes < 3_000 + 2_000 * u64::from(seconds), "{bytes} bytes");
    let line = LineAudio::load(&out).expect("load");
    // The voice's partials at both ends of the band and in its middle, and no image of the upper one (8000 - 3240 Hz).
    let level = |hz| dbfs(goertzel(line.samples(), LINE_RATE_HZ, hz));
    for partial in [360.0, 1200.0, 3240.0] {
        assert!(level(partial) > -65.0, "{partial} Hz: {} dBFS", level(partial));
    }
    assert!(level(4760.0) < -75.0, "{} dBFS", level(4760.0));
}

#[test]
fn espeak_lines_are_equally_loud_before_and_after_vorbis() {
    let stage = Stage::new();
    let text = "Dzień dobry, dzwonię w sprawie dowodu osobistego.";
    for (base, rate, pitch) in [("m3", 150, 50), ("f2", 120, 70), ("m7", 200, 20), ("croak", 140, 40)] {
        let voice = VoiceSpec::new(base, rate, pitch).expect("valid");
        for (name, text) in [("line.wav", text), ("line.ogg", text), ("short.ogg", "Tak.")] {
            let out = stage.path(name);
            let duration = render_line(&voice, text, &EngineTemplate::default(), &out).expect("rendered");
            let line = LineAudio::load(&out).expect("load");
            let lufs = loudness_lufs(line.samples(), LINE_RATE_HZ).expect("audible");
            assert!((lufs - TARGET_LUFS).abs() < 1.0, "{base} {name}: {lufs} LUFS");
            // A block of the encoder lasts 64 ms.
            assert!(
                line.duration().0.abs_diff(duration.0) < 65,
                "{:?} and {duration:?}",
                line.duration()
            );
        }
    }
}
