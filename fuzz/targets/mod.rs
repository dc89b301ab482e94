//! What takes bytes from outside, each as a plain function: what is never to happen there, whatever bytes come. Two drive them: the
//! fuzzer (`fuzz_targets/`, for hours) and an ordinary test (`tests/it/fuzzed.rs`, a few hundred damaged files a run).

pub mod certificate;
pub mod events;
pub mod files;
#[cfg(feature = "web")]
pub mod forms;
pub mod journal;
pub mod pack;
pub mod scenario;
pub mod shipped;
pub mod understanding;
#[cfg(feature = "speech")]
pub mod wav;

/// Something that takes bytes.
#[derive(Clone, Copy)]
pub struct Target {
    /// Its name, that of its program and of its folder of inputs.
    pub name: &'static str,
    /// Its dictionary: a word in quotes a line, as libFuzzer reads it.
    pub dictionary: &'static str,
    /// What it takes in earnest.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Takes bytes; panics where something happens that is never to happen.
    pub one: fn(&[u8]),
}
