//! Whatever words come, the understanding neither panics nor hangs, and its proofs are words of the text.

use super::{Target, shipped};
use sygnaly::domain::Addressee;

pub const TARGET: Target = Target {
    name: "understanding",
    dictionary: include_str!("../dictionaries/polish.dict"),
    seeds,
    one,
};

/// What families of sentences say: two lines at a time.
fn seeds() -> Vec<Vec<u8>> {
    let files = shipped::bytes(&["tests/families/acts.txt", "tests/families/values.txt"]);
    let lines = files.iter().flat_map(|file| file.split(|byte| *byte == b'\n'));
    let lines: Vec<&[u8]> = lines.filter(|line| !line.is_empty()).collect();
    lines.chunks(2).step_by(7).map(|few| few.join(&b' ')).collect()
}

fn one(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let heard = shipped::ear().hear(&text, Addressee::Caller);
    for act in &heard.acts {
        assert!((0.0..=1.0).contains(&act.confidence) && text.contains(&act.words));
    }
    let now = jiff::civil::date(2026, 11, 20).at(9, 0, 0, 0);
    for value in shipped::ear().values(&text, now) {
        assert!(text.contains(&value.words) && !value.value.to_string().is_empty());
    }
}
