//! How long speech takes to become text, with the shipped demonstration model as it is shipped, and what our way adds to the plain call
//! of whisper.cpp: once for the same pieces of sound in the same trimmed context, once for the whole window of 30 s.
//!
//! The real-time factor is the time of an iteration divided by the length of the sound, which stands in each name.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use sygnaly::speech::segmenter::{SegmentEvent, Segmenter, SegmenterParams};
use sygnaly::speech::vad::EarshotVad;
use sygnaly::speech::{SAMPLE_RATE, WhisperParams, WhisperRecognizer, default_model, load_wav, transcribe_samples};
use whisper_rs::{FullParams, SamplingStrategy, WhisperContext, WhisperContextParameters, WhisperState};

/// Encoder positions in a second of sound.
const POSITIONS_PER_SECOND: usize = 50;

/// whisper.cpp without us: no gate, no guard, no words made of its tokens. It is told what our recogniser tells it, so that what is
/// left of a difference is ours.
struct Plain {
    state: WhisperState,
    params: FullParams<'static, 'static>,
}

impl Plain {
    fn load(model: &Path) -> Self {
        let mut loading = WhisperContextParameters::default();
        loading.use_gpu(false);
        let context = WhisperContext::new_with_params(model, loading).expect("the shipped model loads");
        let mut params = FullParams::new(SamplingStrategy::Greedy { best_of: 1 });
        params.set_language(Some("pl"));
        params.set_n_threads(i32::from(WhisperParams::DEMONSTRATION.threads));
        params.set_single_segment(true);
        params.set_no_timestamps(true);
        params.set_no_context(true);
        params.set_suppress_nst(true);
        params.set_temperature_inc(0.0);
        params.set_print_special(false);
        params.set_print_progress(false);
        params.set_print_realtime(false);
        params.set_print_timestamps(false);
        Self {
            state: context.create_state().expect("the shipped model has a state"),
            params,
        }
    }

    /// A piece of sound in so many encoder positions (0: all of them).
    fn call(&mut self, samples: &[f32], context: usize) {
        let mut params = self.params.clone();
        params.set_audio_ctx(context as i32);
        let seconds = samples.len().div_ceil(SAMPLE_RATE as usize);
        let per_second = usize::from(WhisperParams::DEMONSTRATION.tokens_per_second);
        params.set_max_tokens((seconds * per_second + 10) as i32);
        self.state.full(params, samples).expect("it is transcribed");
    }
}

/// The pieces that a recording is cut into, none shorter than a second.
fn pieces(samples: &[f32]) -> Vec<Vec<f32>> {
    let mut segmenter = Segmenter::new(SegmenterParams::DEMONSTRATION, Box::new(EarshotVad::default()));
    let mut events = segmenter.feed(samples);
    events.extend(segmenter.finish());
    let padded = |mut samples: Vec<f32>| {
        samples.resize(samples.len().max(SAMPLE_RATE as usize), 0.0);
        samples
    };
    let found = events.into_iter().filter_map(|event| match event {
        SegmentEvent::Piece { utterance, .. } => Some(padded(utterance.samples)),
        _ => None,
    });
    found.collect()
}

fn trimmed(samples: &[f32]) -> usize {
    let own = (samples.len() * POSITIONS_PER_SECOND).div_ceil(SAMPLE_RATE as usize);
    own + usize::from(WhisperParams::DEMONSTRATION.context_margin.unwrap_or_default())
}

fn speech(criterion: &mut Criterion) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let model = default_model(&root.join("assets"), None);
    let mut recognizer = WhisperRecognizer::load(&model).expect("the shipped model loads");
    let mut plain = Plain::load(&model);
    let mut group = criterion.benchmark_group("speech");
    group.sample_size(20);
    for name in ["pomoc", "dwa-zdania"] {
        let samples = load_wav(&root.join(format!("tests/fixtures/speech/{name}.wav"))).expect("the fixture is there");
        let seconds = samples.len() as f64 / f64::from(SAMPLE_RATE);
        group.bench_function(format!("transcribe/{name} {seconds:.1} s"), |b| {
            b.iter(|| transcribe_samples(&mut recognizer, black_box(&samples)).expect("it is transcribed"));
        });
        let pieces = pieces(&samples);
        assert!(!pieces.is_empty());
        group.bench_function(format!("plain, the same pieces/{name} {seconds:.1} s"), |b| {
            b.iter(|| {
                for piece in black_box(&pieces) {
                    plain.call(piece, trimmed(piece));
                }
            });
        });
        group.bench_function(format!("plain, the whole window/{name} {seconds:.1} s"), |b| {
            b.iter(|| plain.call(black_box(&samples), 0));
        });
        group.bench_function(format!("segment/{name} {seconds:.1} s"), |b| {
            b.iter(|| {
                let mut segmenter = Segmenter::new(SegmenterParams::DEMONSTRATION, Box::new(EarshotVad::default()));
                segmenter.feed(black_box(&samples))
            });
        });
    }
    group.bench_function("load model", |b| {
        b.iter(|| WhisperRecognizer::load(black_box(&model)).expect("the shipped model loads"));
    });
    group.finish();
}

criterion_group!(benches, speech);
criterion_main!(benches);
