//! How soon after the last word its text is there, and what it costs: our way against the plain one, in one run.
//!
//! The plain way waits until the turn is over and then decodes the whole window of 30 s. Speed depends on a model's
//! shape and not on what it has learnt, so it is measured on random weights of the two published shapes that suit an
//! office PC. Whether trimming the context changes the text is measured on the demonstration model.
//!
//! `cargo bench --no-default-features --features speech --bench latency` prints the tables of `docs/performance.md`.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sygnaly::domain::Millis;
use sygnaly::speech::segmenter::{Segmenter, SegmenterParams};
use sygnaly::speech::vad::EarshotVad;
use sygnaly::speech::{
    Listener, Pace, Recognizer, SAMPLE_RATE, SpeechEvent, Utterance, WavCapture, WhisperParams, WhisperRecognizer,
    Worker, default_model, load_wav,
};

/// Width, heads, layers of encoder and decoder, of OpenAI's model card.
const SHAPES: [(&str, u32, u32, u32); 2] = [("tiny", 384, 6, 4), ("base", 512, 8, 6)];
const LENGTHS: [f32; 3] = [2.0, 5.0, 8.0];
/// Polish has about five tokens a second; more would time the decoder of a model that cannot stop.
const TOKENS_PER_SECOND: u16 = 4;

fn main() {
    let folder = std::env::temp_dir().join(format!("sygnaly-latency-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a temporary folder");
    println!("| weights | speech | plain | ours | sooner | final alone, plain | trimmed | less CPU |");
    println!("|---|---|---|---|---|---|---|---|");
    for (name, width, heads, layers) in SHAPES {
        let path = folder.join(format!("{name}.bin"));
        fs::write(&path, random_model(width, heads, layers)).expect("a model of random weights");
        for seconds in LENGTHS {
            compare(name, &path, seconds);
        }
        memory(name, &path);
    }
    fs::remove_dir_all(&folder).expect("the folder is removed");
    equality();
}

fn params(context_margin: Option<u16>) -> WhisperParams {
    WhisperParams {
        context_margin,
        // Random weights are never sure of anything.
        second_look: false,
        tokens_per_second: TOKENS_PER_SECOND,
        ..WhisperParams::FULL
    }
}

/// Speech without a pause, of this length.
fn speech(seconds: f32) -> Vec<f32> {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/speech/pomoc.wav");
    let sound = load_wav(&fixture).expect("the fixture is there");
    let loud: Vec<f32> = sound
        .chunks(256)
        .filter(|frame| frame.iter().any(|s| s.abs() > 0.03))
        .flatten()
        .copied()
        .collect();
    let samples = (seconds * SAMPLE_RATE as f32) as usize;
    loud.iter().copied().cycle().take(samples).collect()
}

fn compare(name: &str, model: &Path, seconds: f32) {
    let utterance = Utterance {
        samples: speech(seconds),
        start: Millis(0),
        end: Millis((seconds * 1000.0) as u64),
    };
    let mut plain = WhisperRecognizer::load_with(model, params(None)).expect("the model loads");
    let mut trimmed =
        WhisperRecognizer::load_with(model, params(WhisperParams::FULL.context_margin)).expect("it loads");
    let (plain_wall, plain_cpu) = cost(&mut plain, &utterance);
    let (_, trimmed_cpu) = cost(&mut trimmed, &utterance);
    let hangover = SegmenterParams::FULL.turn_pause.0 as f64 / 1000.0;
    let ours = latency(trimmed, &utterance.samples);
    let plain = hangover + plain_wall;
    let (sooner, less) = (plain / ours, plain_cpu / trimmed_cpu);
    println!(
        "| {name} | {seconds:.0} s | {plain:.2} s | {ours:.2} s | {sooner:.1} × | {plain_cpu:.2} s CPU | {trimmed_cpu:.2} s CPU | {less:.1} × |"
    );
    println!("measured latency.{name}.{seconds:.0}.ours {ours} s");
    println!("measured latency.{name}.{seconds:.0}.sooner {sooner} ×");
    println!("measured latency.{name}.{seconds:.0}.less {less} ×");
}

/// Median wall and CPU time of a call.
fn cost(recognizer: &mut WhisperRecognizer, utterance: &Utterance) -> (f64, f64) {
    let mut times: Vec<(f64, f64)> = (0..5)
        .map(|_| {
            let (wall, cpu) = (Instant::now(), cpu_seconds());
            recognizer.transcribe(utterance).expect("it is transcribed");
            (wall.elapsed().as_secs_f64(), cpu_seconds() - cpu)
        })
        .collect();
    times.sort_by(|a, b| a.0.total_cmp(&b.0));
    times[2]
}

/// From the last voiced sample to the text, median of three calls in real time, captions and guesses running.
fn latency(recognizer: WhisperRecognizer, samples: &[f32]) -> f64 {
    let mut recognizer = Some(recognizer);
    let silence = |seconds: f32| vec![0.0; (seconds * SAMPLE_RATE as f32) as usize];
    let worker = Worker::spawn(Box::new(recognizer.take().expect("one")), Box::new(|| {})).expect("a thread");
    let one = [silence(0.5), samples.to_vec(), silence(4.0)].concat();
    let period = one.len() as f64 / f64::from(SAMPLE_RATE);
    let capture = WavCapture::new(one.repeat(3), Pace::RealTime);
    let segmenter = Segmenter::new(SegmenterParams::FULL, Box::new(EarshotVad::default()));
    let mut listener = Listener::with_segmenter(Box::new(capture), worker, segmenter, Millis(0));
    let begun = Instant::now();
    let mut delays = Vec::new();
    while listener.is_live() || listener.pending() > 0 {
        for event in listener.poll() {
            if let SpeechEvent::Said { .. } | SpeechEvent::Unheard { .. } = event {
                let last_word = 0.5 + samples.len() as f64 / f64::from(SAMPLE_RATE) + period * delays.len() as f64;
                delays.push(begun.elapsed().as_secs_f64() - last_word);
            }
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    delays.sort_by(f64::total_cmp);
    delays.get(delays.len() / 2).copied().unwrap_or(f64::NAN)
}

fn memory(name: &str, model: &Path) {
    let before = resident();
    let mut recognizer =
        WhisperRecognizer::load_with(model, params(WhisperParams::FULL.context_margin)).expect("it loads");
    let utterance = Utterance {
        samples: speech(8.0),
        start: Millis(0),
        end: Millis(8_000),
    };
    recognizer.transcribe(&utterance).expect("it is transcribed");
    let file = fs::metadata(model).expect("the model is there").len() / 1_000_000;
    let held = resident().saturating_sub(before) / 1000;
    println!("<!-- {name}: {held} MB resident, of which the file {file} MB -->");
    println!("measured latency.{name}.memory {} MB", held.saturating_sub(file));
}

/// The demonstration model's text with the usual context against a generous one, on all recordings of the trainee.
fn equality() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let model = default_model(&root.join("assets"), None);
    let with = |context_margin| {
        let params = WhisperParams {
            context_margin: Some(context_margin),
            ..WhisperParams::DEMONSTRATION
        };
        WhisperRecognizer::load_with(&model, params).expect("the shipped model loads")
    };
    let (mut usual, mut generous) = (
        with(WhisperParams::DEMONSTRATION.context_margin.unwrap_or(0)),
        with(250),
    );
    let (mut pieces, mut alike) = (0_u32, 0_u32);
    for file in recordings(&root.join("scenarios")) {
        let mut segmenter = Segmenter::new(SegmenterParams::DEMONSTRATION, Box::new(EarshotVad::default()));
        let mut events = segmenter.feed(&load_wav(&file).expect("a recording"));
        events.extend(segmenter.finish());
        for event in events {
            if let sygnaly::speech::segmenter::SegmentEvent::Piece { utterance, .. } = event {
                let text = |r: &mut WhisperRecognizer| r.transcribe(&utterance).expect("it is transcribed").text();
                pieces += 1;
                alike += u32::from(text(&mut usual) == text(&mut generous));
            }
        }
    }
    println!(
        "\nThe demonstration model's text is the same with 50 and with 250 positions more: {alike} of {pieces} pieces."
    );
    let share = 100.0 * f64::from(alike) / f64::from(pieces.max(1));
    println!("measured latency.alike {share:.1} %");
}

fn recordings(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
    {
        if entry.is_dir() {
            found.extend(recordings(&entry));
        } else if entry.extension().is_some_and(|ending| ending == "wav") {
            found.push(entry);
        }
    }
    found.sort();
    found
}

/// A model of this shape whose weights mean nothing, with the filters and tokens of the demonstration model.
fn random_model(width: u32, heads: u32, layers: u32) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shipped = fs::read(default_model(&root.join("assets"), None)).expect("the shipped model");
    let number = |at: usize| u32::from_le_bytes([shipped[at], shipped[at + 1], shipped[at + 2], shipped[at + 3]]);
    let filters = 48 + 8 + 4 * (number(48) * number(52)) as usize;
    let mut end = filters + 4;
    for _ in 0..number(filters) {
        end += 4 + number(end) as usize;
    }
    let (vocabulary, mels) = (number(4), number(40));
    let mut out = Vec::new();
    out.extend_from_slice(&shipped[..4]);
    for field in [
        vocabulary, 1500, width, heads, layers, 448, width, heads, layers, mels, 1,
    ] {
        out.extend(field.to_le_bytes());
    }
    out.extend_from_slice(&shipped[48..end]);
    let mut seed = 1_u32;
    let mut put = |name: String, dims: &[u32], half: bool| {
        out.extend((dims.len() as u32).to_le_bytes());
        out.extend((name.len() as u32).to_le_bytes());
        out.extend(u32::from(half).to_le_bytes());
        dims.iter().rev().for_each(|dim| out.extend(dim.to_le_bytes()));
        out.extend(name.as_bytes());
        for _ in 0..dims.iter().product::<u32>() {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            if half {
                // A sign, an exponent that means 2^-6, ten random bits.
                let bits = (seed >> 16 & 0x8000) | 9 << 10 | (seed >> 8 & 0x3ff);
                out.extend((bits as u16).to_le_bytes());
            } else {
                let value = if name.contains("ln") && name.ends_with("weight") {
                    1.0
                } else {
                    (seed >> 8) as f32 * 1e-9
                };
                out.extend(value.to_le_bytes());
            }
        }
    };
    let (d, wide) = (width, 4 * width);
    put("encoder.positional_embedding".into(), &[1500, d], false);
    for (conv, inputs) in [("conv1", mels), ("conv2", d)] {
        put(format!("encoder.{conv}.weight"), &[d, inputs, 3], true);
        put(format!("encoder.{conv}.bias"), &[d, 1], false);
    }
    put("decoder.positional_embedding".into(), &[448, d], false);
    put("decoder.token_embedding.weight".into(), &[vocabulary, d], true);
    for norm in ["encoder.ln_post", "decoder.ln"] {
        put(format!("{norm}.weight"), &[d], false);
        put(format!("{norm}.bias"), &[d], false);
    }
    for (side, attentions) in [("encoder", &["attn"][..]), ("decoder", &["attn", "cross_attn"])] {
        for layer in 0..layers {
            let block = format!("{side}.blocks.{layer}");
            for attention in attentions {
                for part in ["query", "key", "value", "out"] {
                    put(format!("{block}.{attention}.{part}.weight"), &[d, d], true);
                    if part != "key" {
                        put(format!("{block}.{attention}.{part}.bias"), &[d], false);
                    }
                }
                put(format!("{block}.{attention}_ln.weight"), &[d], false);
                put(format!("{block}.{attention}_ln.bias"), &[d], false);
            }
            put(format!("{block}.mlp_ln.weight"), &[d], false);
            put(format!("{block}.mlp_ln.bias"), &[d], false);
            put(format!("{block}.mlp.0.weight"), &[wide, d], true);
            put(format!("{block}.mlp.0.bias"), &[wide], false);
            put(format!("{block}.mlp.2.weight"), &[d, wide], true);
            put(format!("{block}.mlp.2.bias"), &[d], false);
        }
    }
    out
}

/// CPU time of this process, seconds, as Linux counts it (in hundredths).
fn cpu_seconds() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").expect("Linux tells the CPU time");
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    let ticks = |at: usize| fields[at].parse::<f64>().expect("a number of ticks");
    (ticks(11) + ticks(12)) / 100.0
}

/// Resident memory of this process, kilobytes.
fn resident() -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux tells the memory");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok())
        .expect("a number of kilobytes")
}
