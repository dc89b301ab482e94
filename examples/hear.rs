use std::path::Path;
use sygnaly::speech::*;
fn main() {
    let mut r = WhisperRecognizer::load(&default_model(Path::new("assets"), None)).unwrap();
    for f in std::env::args().skip(1) {
        let t = transcribe_file(&mut r, Path::new(&f)).unwrap();
        for turn in &t.turns {
            println!(
                "{} [{} {}] {:.2} {}",
                f.rsplit('/').next().unwrap(),
                turn.start,
                turn.end,
                turn.confidence,
                turn.text
            );
        }
        if t.turns.is_empty() {
            println!("{f}: nothing");
        }
    }
}
