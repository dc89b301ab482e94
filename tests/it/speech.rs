//! Real recognition: the shipped demonstration model and recordings of a synthesiser.

use std::path::{Path, PathBuf};
use std::sync::mpsc;

use sygnaly::domain::Millis;
use sygnaly::speech::{
    Listener, Pace, Recognizer, SpeechError, SpeechEvent, Transcript, Utterance, WavCapture, WhisperRecognizer, Worker,
    default_model, load_wav, transcribe_file, transcribe_samples,
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn fixture(name: &str) -> PathBuf {
    root().join("tests/fixtures/speech").join(name)
}

fn demonstration() -> WhisperRecognizer {
    WhisperRecognizer::load(&default_model(&root().join("assets"), None)).unwrap()
}

#[test]
fn a_phrase_is_written_down_word_for_word() {
    let mut recognizer = demonstration();
    assert!(recognizer.model().demonstration);
    let transcript = transcribe_file(&mut recognizer, &fixture("pomoc.wav")).unwrap();
    assert_eq!(transcript.text, "dzień dobry w czym mogę pomóc");
    assert!(transcript.confidence > 0.8, "{}", transcript.confidence);
    assert_eq!(transcript.turns.len(), 1);
}

#[test]
fn two_sayings_are_two_turns_and_pauses_do_not_stop_it() {
    let mut recognizer = demonstration();
    let transcript = transcribe_file(&mut recognizer, &fixture("dwa-zdania.wav")).unwrap();
    let texts: Vec<&str> = transcript.turns.iter().map(|t| t.text.as_str()).collect();
    assert_eq!(texts, ["dzień dobry urząd miejski słucham", "proszę podać numer"]);
    assert!(transcript.turns[0].end < transcript.turns[1].start);
}

/// The same recogniser gives the same text again: nothing is left over from one utterance to the next.
#[test]
fn the_state_is_used_again_without_traces() {
    let mut recognizer = demonstration();
    let first = transcribe_file(&mut recognizer, &fixture("pomoc.wav")).unwrap();
    transcribe_file(&mut recognizer, &fixture("dwa-zdania.wav")).unwrap();
    assert_eq!(transcribe_file(&mut recognizer, &fixture("pomoc.wav")).unwrap(), first);
}

#[test]
fn a_live_call_hears_the_same_as_a_file() {
    let (bell, rung) = mpsc::channel();
    let worker = Worker::spawn(
        Box::new(demonstration()),
        Box::new(move || {
            let _ = bell.send(());
        }),
    )
    .unwrap();
    let capture = WavCapture::open(&fixture("dwa-zdania.wav"), Pace::Block(160)).unwrap();
    let mut listener = Listener::new(Box::new(capture), worker, Millis(5_000));
    let mut events = Vec::new();
    while listener.is_live() {
        events.extend(listener.poll());
    }
    while listener.pending() > 0 {
        rung.recv().unwrap();
        events.extend(listener.poll());
    }
    let said: Vec<_> = events
        .iter()
        .filter_map(|e| match e {
            SpeechEvent::Said { text, start, end, .. } => Some((text.clone(), *start, *end)),
            _ => None,
        })
        .collect();
    let file = transcribe_file(&mut demonstration(), &fixture("dwa-zdania.wav")).unwrap();
    let expected: Vec<_> = file
        .turns
        .into_iter()
        .map(|t| (t.text, t.start + Millis(5_000), t.end + Millis(5_000)))
        .collect();
    assert_eq!(said, expected);
}

/// Odd sound of any length comes back as some text or none, never as a crash.
#[test]
fn odd_utterances_are_survived() {
    let mut recognizer = demonstration();
    for samples in [
        vec![],
        vec![0.1; 1],
        vec![0.0; 100],
        vec![0.9; 16_000],
        vec![0.01; 16_000 * 40],
    ] {
        let utterance = Utterance {
            samples,
            start: Millis(0),
            end: Millis(0),
        };
        recognizer.transcribe(&utterance).unwrap();
    }
}

/// whisper-rs reads the callback through a raw pointer: this runs it, with the answer "go on" and the answer "stop".
#[test]
fn an_abort_stops_the_recogniser() {
    let mut recognizer = demonstration();
    let samples = load_wav(&fixture("pomoc.wav")).unwrap();
    let utterance = Utterance {
        samples,
        start: Millis(0),
        end: Millis(0),
    };
    assert_eq!(
        recognizer.transcribe(&utterance).unwrap().text(),
        "dzień dobry w czym mogę pomóc"
    );
    let abort = recognizer.abort_handle();
    let thread = std::thread::spawn(move || {
        // It may end before the abort, between two utterances or within one; then the next one says so.
        (0..100_000).find_map(|_| recognizer.transcribe(&utterance).err())
    });
    abort.abort();
    assert_eq!(thread.join().unwrap(), Some(SpeechError::Aborted));
}

#[test]
fn damaged_models_are_refused_with_a_reason() {
    let whole = std::fs::read(default_model(&root().join("assets"), None)).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("model.bin");
    let noise: Vec<u8> = (0..200_000u32)
        .map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    let half = whole.len() / 2;
    let cases = [
        (Vec::new(), "speech-model-foreign"),
        (noise.clone(), "speech-model-foreign"),
        ([&whole[..4], &noise[..]].concat(), "speech-model-foreign"),
        ([&whole[..48], &noise[..]].concat(), "speech-model-damaged"),
        (whole[..half].to_vec(), "speech-model-damaged"),
        (whole[..whole.len() - 1].to_vec(), "speech-model-damaged"),
    ];
    for (bytes, key) in cases {
        std::fs::write(&path, bytes).unwrap();
        let error = WhisperRecognizer::load(&path).err().unwrap();
        assert_eq!(error.message_key(), key, "{error}");
    }
    let error = WhisperRecognizer::load(&dir.path().join("none.bin")).err().unwrap();
    assert_eq!(error.message_key(), "speech-model-missing");

    // A tensor of an unknown name passes the walk through the file and is whisper.cpp's to refuse.
    let mut renamed = whole;
    let name = b"encoder.conv1.weight";
    let place = renamed.windows(name.len()).position(|w| w == name).unwrap();
    renamed[place] = b'X';
    std::fs::write(&path, renamed).unwrap();
    assert_eq!(
        WhisperRecognizer::load(&path).err().unwrap().message_key(),
        "speech-model-refused"
    );
}

/// A little noise that is the same every time, -1 to 1.
fn noise(count: usize) -> impl Iterator<Item = f32> {
    let mut seed = 1u32;
    (0..count).map(move |_| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        seed as f32 / u32::MAX as f32 * 2.0 - 1.0
    })
}

/// Five minutes without a trainee: silence, noise as of a fan and as of rain, ring-back tones, and a room full of voices.
/// Politeness is scored, so none may come out of it: what is written at all is marked as doubtful.
#[test]
fn nothing_polite_comes_out_of_five_minutes_without_a_trainee() {
    const MINUTE: usize = 60 * 16_000;
    let recordings = |scenario: &str| {
        let folder = root().join("scenarios").join(scenario).join("wav");
        let files = (1..=10).map(|number| folder.join(format!("{number:02}.wav")));
        let sounds: Vec<Vec<f32>> = files.map(|file| load_wav(&file).unwrap()).collect();
        sounds.concat()
    };
    let fan: Vec<f32> = noise(MINUTE)
        .scan(0.0, |low, white| {
            *low += 0.02 * (white - *low);
            Some(*low * 0.3)
        })
        .collect();
    let rain: Vec<f32> = noise(MINUTE).map(|white| white * 0.03).collect();
    let tones: Vec<f32> = (0..MINUTE)
        .map(|i| {
            let rings = i % (5 * 16_000) < 16_000;
            let tone = 0.2 * (std::f32::consts::TAU * 425.0 * i as f32 / 16_000.0).sin();
            if rings { tone } else { 0.0 }
        })
        .collect();
    // Six voices at once, each from another place of the recordings, none louder than the others.
    let voices: Vec<Vec<f32>> = ["senior-dowod", "jakanie-podatek", "niewidoma-formularz"]
        .map(recordings)
        .into();
    let babble: Vec<f32> = (0..MINUTE)
        .map(|i| {
            let at = |voice: usize| {
                let sound = &voices[voice % voices.len()];
                sound[(i + voice * 77_777) % sound.len()]
            };
            0.15 * (0..6).map(at).sum::<f32>()
        })
        .collect();
    let mut recognizer = demonstration();
    let mut doubtful = 0;
    for (name, sound) in [
        ("silence", vec![0.0; MINUTE]),
        ("fan", fan),
        ("rain", rain),
        ("ring-back tone", tones),
        ("babble", babble),
    ] {
        let heard = transcribe_samples(&mut recognizer, &sound).unwrap();
        for turn in heard.turns.iter().filter(|turn| !turn.text.is_empty()) {
            let polite = [
                "dziękuj",
                "prosz",
                "dzień dobry",
                "przepraszam",
                "do widzenia",
                "miłego",
                "pomóc",
            ];
            let is_polite = polite.iter().any(|word| turn.text.contains(word));
            assert!(
                !is_polite || turn.confidence <= Transcript::DOUBTFUL,
                "{name}: {turn:?}"
            );
            println!("{name}: {turn:?}");
            doubtful += usize::from(turn.confidence <= Transcript::DOUBTFUL);
        }
        if name != "babble" {
            assert_eq!(heard.text, "", "{name}");
        }
    }
    println!("{doubtful} doubtful turns");
}
