//! How long speech takes to become text, with the shipped demonstration model on two threads.
//!
//! The real-time factor is the time of an iteration divided by the length of the sound, which stands in each name.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use sygnaly::speech::segmenter::{Segmenter, SegmenterParams};
use sygnaly::speech::vad::EarshotVad;
use sygnaly::speech::{SAMPLE_RATE, WhisperRecognizer, default_model, load_wav, transcribe_samples};

fn speech(criterion: &mut Criterion) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let model = default_model(&root.join("assets"), None);
    let mut recognizer = WhisperRecognizer::load(&model).expect("the shipped model loads");
    let mut group = criterion.benchmark_group("speech");
    group.sample_size(20);
    for name in ["pomoc", "dwa-zdania"] {
        let samples = load_wav(&root.join(format!("tests/fixtures/speech/{name}.wav"))).expect("the fixture is there");
        let seconds = samples.len() as f64 / f64::from(SAMPLE_RATE);
        group.bench_function(format!("transcribe/{name} {seconds:.1} s"), |b| {
            b.iter(|| transcribe_samples(&mut recognizer, black_box(&samples)).expect("it is transcribed"));
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
