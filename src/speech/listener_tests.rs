//! The whole way with a scripted recogniser: sound that is loud where there is "speech".

use std::collections::VecDeque;
use std::sync::mpsc;

use super::audio::{SAMPLES_PER_MS, SILENCE_DBFS, Utterance};
use super::capture::{Capture, CaptureState, Pace, WavCapture};
use super::error::SpeechError;
use super::listener::{Gate, Listener, SpeechEvent};
use super::model::ModelInfo;
use super::recognizer::{FailOnNth, Recognizer, ScriptedRecognizer, Transcript};
use super::segmenter::{Segmenter, SegmenterParams};
use super::vad::LoudnessVad;
use super::worker::Worker;
use crate::domain::Millis;

fn sound(stretches: &[u64]) -> Vec<f32> {
    let level = |i| if i % 2 == 0 { 0.0 } else { 0.3 };
    stretches
        .iter()
        .enumerate()
        .flat_map(|(i, ms)| {
            let sign = |k: u64| if k.is_multiple_of(2) { 1.0 } else { -1.0 };
            (0..ms * SAMPLES_PER_MS).map(move |k| sign(k) * level(i))
        })
        .collect()
}

struct Bench {
    listener: Listener,
    bell: mpsc::Receiver<()>,
}

/// What is certain: captions come as they can, and the sound of these tests is odd.
fn certain(events: &[SpeechEvent]) -> Vec<SpeechEvent> {
    let fleeting = |event: &&SpeechEvent| matches!(event, SpeechEvent::Caption { .. } | SpeechEvent::Trouble { .. });
    let certain = events.iter().filter(|event| !fleeting(event));
    certain.cloned().collect()
}

impl Bench {
    fn new(capture: impl Capture + 'static, recognizer: impl Recognizer + 'static, now: u64) -> Self {
        Self::with_params(SegmenterParams::DEMONSTRATION, capture, recognizer, now)
    }

    fn with_params(
        params: SegmenterParams,
        capture: impl Capture + 'static,
        recognizer: impl Recognizer + 'static,
        now: u64,
    ) -> Self {
        let (ring, bell) = mpsc::channel();
        let worker = Worker::spawn(
            Box::new(recognizer),
            Box::new(move || {
                let _ = ring.send(());
            }),
        )
        .unwrap();
        let segmenter = Segmenter::new(params, Box::new(LoudnessVad));
        let listener = Listener::with_segmenter(Box::new(capture), worker, segmenter, Millis(now));
        Self { listener, bell }
    }

    /// Polls until the source is done and everything has settled; waits for the worker, never for the clock.
    fn run(&mut self) -> Vec<SpeechEvent> {
        let mut events = Vec::new();
        while self.listener.is_live() {
            events.extend(self.listener.poll());
        }
        while self.listener.pending() > 0 {
            self.bell.recv().unwrap();
            events.extend(self.listener.poll());
        }
        events
    }
}

fn wav(stretches: &[u64]) -> WavCapture {
    WavCapture::new(sound(stretches), Pace::Block(480))
}

fn times(events: &[SpeechEvent]) -> Vec<(&'static str, u64)> {
    let name = |e: &SpeechEvent| match e {
        SpeechEvent::Started { at } => ("started", at.0),
        SpeechEvent::Ended { at } => ("ended", at.0),
        SpeechEvent::Caption { .. } => ("caption", 0),
        SpeechEvent::Said { start, .. } => ("said", start.0),
        SpeechEvent::Unheard { start, .. } => ("unheard", start.0),
        SpeechEvent::Trouble { .. } => ("trouble", 0),
        SpeechEvent::Away { .. } => ("away", 0),
        SpeechEvent::Returned => ("returned", 0),
        SpeechEvent::Lost { .. } => ("lost", 0),
        SpeechEvent::Finished => ("finished", 0),
        SpeechEvent::Failed { .. } => ("failed", 0),
    };
    events.iter().map(name).collect()
}

fn said(events: &[SpeechEvent]) -> Vec<&str> {
    events
        .iter()
        .filter_map(|e| {
            if let SpeechEvent::Said { text, .. } = e {
                Some(text.as_str())
            } else {
                None
            }
        })
        .collect()
}

#[test]
fn pieces_of_a_turn_become_one_text_with_session_times() {
    let recognizer = ScriptedRecognizer::new(["dzień dobry", "urząd miejski", "słucham"]);
    let mut bench = Bench::new(wav(&[480, 640, 480, 640, 2000, 640, 1600]), recognizer, 10_000);
    let events = bench.run();
    assert_eq!(said(&events), ["dzień dobry urząd miejski", "słucham"]);
    let Some(SpeechEvent::Said {
        start,
        end,
        confidence,
        audio_seconds,
        ..
    }) = events.iter().find(|e| matches!(e, SpeechEvent::Said { .. }))
    else {
        panic!("{events:?}")
    };
    assert_eq!((start.0, end.0), (10_480, 12_240));
    assert!((confidence - 0.9).abs() < 1e-6);
    assert!((audio_seconds - 2.0 * (0.64 + 0.3)).abs() < 0.05, "{audio_seconds}");
    assert!(events.contains(&SpeechEvent::Finished));
}

#[test]
fn a_failure_is_reported_and_the_turn_settles_with_the_rest() {
    let recognizer = FailOnNth::new(1, ScriptedRecognizer::new(["raz", "dwa", "trzy"]));
    let mut bench = Bench::new(wav(&[0, 640, 480, 640, 2000, 640, 1600]), recognizer, 0);
    let events = bench.run();
    assert_eq!(said(&events), ["dwa", "trzy"]);
    assert_eq!(times(&events).iter().filter(|(name, _)| *name == "failed").count(), 1);
}

#[test]
fn blank_text_is_unheard_and_silence_is_never_transcribed() {
    let mut bench = Bench::new(wav(&[0, 640, 1600]), ScriptedRecognizer::new(["..."]), 0);
    let events = bench.run();
    assert!(times(&events).contains(&("unheard", 0)), "{events:?}");
    let mut bench = Bench::new(wav(&[5_000]), ScriptedRecognizer::new(["dziękuję za uwagę"]), 0);
    assert_eq!(certain(&bench.run()), [SpeechEvent::Finished]);
}

#[test]
fn what_is_said_while_muted_is_not_heard_and_time_goes_on() {
    let capture = WavCapture::new(sound(&[480, 640, 160, 640, 640, 640, 3200]), Pace::Block(1600));
    let recognizer = ScriptedRecognizer::new(["raz", "dwa", "trzy"]);
    let mut bench = Bench::new(capture, recognizer, 0);
    let mut events = Vec::new();
    for block in 0..16 {
        // From 1.2 s to 2 s: the second saying.
        match block {
            12 => events.extend(bench.listener.set_gate(Gate::Muted)),
            20 => events.extend(bench.listener.set_gate(Gate::Open)),
            _ => {}
        }
        events.extend(bench.listener.poll());
    }
    assert_eq!(bench.listener.gate(), Gate::Muted);
    assert_eq!(bench.listener.level_dbfs(), SILENCE_DBFS);
    for _ in 16..20 {
        events.extend(bench.listener.poll());
    }
    events.extend(bench.listener.set_gate(Gate::Open));
    events.extend(bench.run());
    assert_eq!(said(&events), ["raz", "dwa"]);
    let second = times(&events)
        .into_iter()
        .rfind(|(name, _)| *name == "started")
        .unwrap()
        .1;
    assert!(second.abs_diff(2560) <= 32, "{second}");
}

#[test]
fn the_meter_shows_the_last_tenth_of_a_second() {
    let mut bench = Bench::new(
        WavCapture::new(sound(&[0, 200, 200]), Pace::Block(1600)),
        ScriptedRecognizer::new(["x"]),
        0,
    );
    assert_eq!(bench.listener.level_dbfs(), SILENCE_DBFS);
    bench.listener.poll();
    let level = bench.listener.level_dbfs();
    assert!((level - 20.0 * 0.3f32.log10()).abs() < 0.01, "{level}");
    (0..3).for_each(|_| drop(bench.listener.poll()));
    assert_eq!(bench.listener.level_dbfs(), SILENCE_DBFS);
}

/// Blocks, and then the device is gone.
struct Unplugged(VecDeque<Vec<f32>>);

impl Capture for Unplugged {
    fn read(&mut self, out: &mut Vec<f32>) -> CaptureState {
        match self.0.pop_front() {
            Some(block) => out.extend(block),
            None => {
                return CaptureState::Lost(SpeechError::MicrophoneLost {
                    reason: "unplugged".into(),
                });
            }
        }
        CaptureState::Open
    }
}

/// Nothing said before the loss is lost, and the loss is told once.
#[test]
fn a_microphone_that_goes_in_mid_word() {
    let mut bench = Bench::new(
        Unplugged([sound(&[320, 640])].into()),
        ScriptedRecognizer::new(["proszę"]),
        0,
    );
    let mut events = bench.run();
    events.extend(bench.listener.poll());
    let names: Vec<_> = times(&certain(&events)).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["started", "ended", "lost", "said"]);
    assert!(!bench.listener.is_live());
}

#[test]
fn the_clock_can_be_set_after_a_pause() {
    let mut bench = Bench::new(
        WavCapture::new(sound(&[160, 640, 1600, 640, 1600]), Pace::Block(160)),
        ScriptedRecognizer::new(["raz", "dwa"]),
        0,
    );
    let mut events = Vec::new();
    for _ in 0..200 {
        events.extend(bench.listener.poll());
    }
    // 2 s have been heard; the session was stopped and goes on at 60 s.
    events.extend(bench.listener.resync(Millis(60_000)));
    events.extend(bench.run());
    let starts: Vec<_> = times(&events)
        .into_iter()
        .filter(|(name, _)| *name == "started")
        .collect();
    assert_eq!(starts[0].1, 160);
    assert!(starts[1].1.abs_diff(60_400) <= 16, "{starts:?}");
}

/// Notes the length of every sound that it is given, in milliseconds, and answers with it.
struct Measuring {
    lengths: mpsc::Sender<u64>,
    inner: ScriptedRecognizer,
}

impl Recognizer for Measuring {
    fn transcribe(&mut self, utterance: &Utterance) -> Result<Transcript, SpeechError> {
        let ms = utterance.samples.len() as u64 / SAMPLES_PER_MS;
        self.lengths.send(ms).unwrap();
        Ok(Transcript::plain(&format!("{ms} ms"), 0.9, 0.0))
    }
    fn model(&self) -> &ModelInfo {
        self.inner.model()
    }
}

/// The text that was guessed in the pause is the final one; the piece is not transcribed again.
#[test]
fn a_right_guess_is_not_transcribed_twice() {
    let (lengths, measured) = mpsc::channel();
    let inner = ScriptedRecognizer::new(Vec::<String>::new());
    let capture = wav(&[320, 320, 2000]);
    let mut bench = Bench::with_params(SegmenterParams::FULL, capture, Measuring { lengths, inner }, 0);
    let events = bench.run();
    assert_eq!(said(&events), ["608 ms"]);
    drop(bench);
    // A caption may have been under way before the pause.
    assert_eq!(measured.iter().filter(|ms| *ms == 608).count(), 1);
}

/// A guess that the speaker proves wrong leaves no trace in the text.
#[test]
fn a_wrong_guess_is_dropped() {
    let (lengths, measured) = mpsc::channel();
    let inner = ScriptedRecognizer::new(Vec::<String>::new());
    let capture = wav(&[320, 320, 320, 320, 2000]);
    let mut bench = Bench::with_params(SegmenterParams::FULL, capture, Measuring { lengths, inner }, 0);
    let events = bench.run();
    let whole = measured.try_iter().last().unwrap();
    assert_eq!(said(&events), [format!("{whole} ms")]);
    assert!(whole.abs_diff(320 * 3 + 2 * 144) <= 32, "{whole}");
}

/// While somebody speaks their words appear, and what has settled does not change any more.
#[test]
fn captions_grow_while_somebody_speaks() {
    let capture = WavCapture::new(sound(&[160, 4000, 1600]), Pace::Block(1600));
    let recognizer = ScriptedRecognizer::new(["dzień dobry urząd miejski"]);
    let mut bench = Bench::with_params(SegmenterParams::FULL, capture, recognizer, 0);
    let mut events = Vec::new();
    // A tenth of a second at a time; whenever a caption was asked for, it is waited for.
    for _ in 0..42 {
        let new = bench.listener.poll();
        events.extend(new);
        if bench.listener.caption_pending() {
            bench.bell.recv().unwrap();
        }
    }
    let captions: Vec<_> = events
        .iter()
        .filter_map(|event| match event {
            SpeechEvent::Caption { settled, open } => Some((settled.as_str(), open.as_str())),
            _ => None,
        })
        .collect();
    assert!(captions.len() >= 8, "{captions:?}");
    assert_eq!(captions[0], ("", "dzień dobry urząd miejski"));
    assert!(
        captions[1..]
            .iter()
            .all(|caption| *caption == ("dzień dobry urząd miejski", ""))
    );
}

/// Gone for two reads, and back.
struct Flaky(VecDeque<Option<Vec<f32>>>);

impl Capture for Flaky {
    fn read(&mut self, out: &mut Vec<f32>) -> CaptureState {
        match self.0.pop_front() {
            Some(Some(block)) => {
                out.extend(block);
                CaptureState::Open
            }
            Some(None) => {
                out.extend(sound(&[100]));
                CaptureState::Away(SpeechError::NoMicrophone)
            }
            None => CaptureState::Ended,
        }
    }
}

#[test]
fn a_microphone_that_returns_is_told_and_heard() {
    let blocks = [Some(sound(&[100, 640])), None, None, Some(sound(&[1000, 640, 1600]))];
    let mut bench = Bench::new(Flaky(blocks.into()), ScriptedRecognizer::new(["raz", "dwa"]), 0);
    let events = certain(&bench.run());
    let names: Vec<_> = times(&events).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names.iter().filter(|name| **name == "away").count(), 1, "told once");
    assert!(names.contains(&"returned"));
    assert_eq!(said(&events), ["raz", "dwa"]);
    let second = times(&events)
        .into_iter()
        .rfind(|(name, _)| *name == "started")
        .unwrap()
        .1;
    assert!(second.abs_diff(100 + 640 + 200 + 1000) <= 32, "{second}");
}

/// While the telephone rings nobody listens, and yet the desk tells what it plays: that must not put the two out of step.
#[test]
fn an_echo_after_minutes_of_ringing_is_no_trainee() {
    let fixture = |name: &str| {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/speech");
        super::wav::load_wav(&folder.join(name)).unwrap()
    };
    let silence = |seconds: usize| vec![0.0; seconds * 16_000];
    let played = [
        silence(20),
        fixture("dwa-zdania.wav"),
        silence(1),
        fixture("pomoc.wav"),
        silence(1),
    ]
    .concat();
    // Back after 60 ms, sooner than the backlog of ringing would be.
    let heard: Vec<f32> = [vec![0.0; 960], played.iter().map(|sample| sample * 0.2).collect()].concat();
    let (ring, _bell) = mpsc::channel();
    let worker = Worker::spawn(
        Box::new(ScriptedRecognizer::new(["echo"; 9])),
        Box::new(move || {
            let _ = ring.send(());
        }),
    )
    .unwrap();
    let mut listener = Listener::new(Box::new(WavCapture::new(heard, Pace::Block(1_600))), worker, Millis(0));
    listener.set_gate(Gate::Muted);
    let mut events = Vec::new();
    let mut frames = played.chunks(256).map(super::audio::level_dbfs);
    let mut told = 0;
    for tenth in 0..played.len() / 1_600 {
        if tenth == 180 {
            listener.set_gate(Gate::Open);
        }
        let until = (tenth + 1) * 1_600 / 256;
        listener.far_end().plays(frames.by_ref().take(until - told));
        told = until;
        events.extend(listener.poll());
    }
    let started: Vec<_> = times(&events)
        .into_iter()
        .filter(|(name, _)| *name == "started")
        .collect();
    assert!(started.is_empty(), "{started:?}");
}

/// A model that takes its time is not asked for the next caption before it has given the last.
#[test]
fn a_slow_model_still_gives_captions() {
    let (go, wait) = mpsc::channel::<()>();
    let (asked, rung) = mpsc::channel();
    struct Slow {
        wait: mpsc::Receiver<()>,
        asked: mpsc::Sender<()>,
        inner: ScriptedRecognizer,
    }
    impl Recognizer for Slow {
        fn transcribe(&mut self, utterance: &Utterance) -> Result<Transcript, SpeechError> {
            self.asked.send(()).unwrap();
            let _ = self.wait.recv();
            self.inner.transcribe(utterance)
        }
        fn model(&self) -> &ModelInfo {
            self.inner.model()
        }
    }
    let recognizer = Slow {
        wait,
        asked,
        inner: ScriptedRecognizer::new(["dzień dobry"]),
    };
    let capture = WavCapture::new(sound(&[160, 6000]), Pace::Block(1600));
    let mut bench = Bench::with_params(SegmenterParams::FULL, capture, recognizer, 0);
    // Three seconds of speech go by before the first caption is done.
    let mut events: Vec<SpeechEvent> = (0..30).flat_map(|_| bench.listener.poll()).collect();
    rung.recv().unwrap();
    go.send(()).unwrap();
    bench.bell.recv().unwrap();
    events.extend(bench.listener.poll());
    let captions = times(&events).iter().filter(|(name, _)| *name == "caption").count();
    assert_eq!(captions, 1, "{:?}", times(&events));
    drop(go);
}
