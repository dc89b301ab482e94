//! The targets of the fuzzer, fed with files that were damaged by chance: a few hundred each, the same ones in every run. For more, and
//! for inputs that the fuzzer finds by itself, there is `scripts/fuzz`.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

use targets::Target;

#[path = "../../fuzz/targets/mod.rs"]
pub mod targets;

/// More damage than this leaves nothing of a file that anything could take.
const MOST_DAMAGES: usize = 4;
/// Bytes that are taken out, doubled or put in at once.
const MOST_BYTES: usize = 64;

/// A number below another by chance; of nothing, 0.
fn below(chance: &mut ChaCha8Rng, end: usize) -> usize {
    usize::try_from(chance.next_u64() % end.max(1) as u64).expect("it is below the end")
}

/// The words of a dictionary, as libFuzzer reads it.
fn words(dictionary: &str) -> Vec<Vec<u8>> {
    let quoted = dictionary
        .lines()
        .filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
    quoted.map(unescaped).collect()
}

fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        match (first, after) {
            (b'\\', [b'x', digits @ ..]) => {
                let digits = std::str::from_utf8(&digits[..2]).expect("hexadecimal digits");
                bytes.push(u8::from_str_radix(digits, 16).expect("hexadecimal digits"));
                rest = &after[3..];
            }
            (b'\\', [sign, ..]) => {
                bytes.push(*sign);
                rest = &after[1..];
            }
            _ => bytes.push(*first),
        }
    }
    bytes
}

/// A part of some bytes, not longer than a damage is.
fn part(bytes: &[u8], chance: &mut ChaCha8Rng) -> std::ops::Range<usize> {
    let start = below(chance, bytes.len());
    let length = 1 + below(chance, MOST_BYTES);
    start..bytes.len().min(start + length)
}

fn damage(bytes: &mut Vec<u8>, seeds: &[Vec<u8>], words: &[Vec<u8>], chance: &mut ChaCha8Rng) {
    if bytes.is_empty() {
        return bytes.extend(&words[below(chance, words.len())]);
    }
    let at = below(chance, bytes.len());
    match below(chance, 8) {
        0 => bytes[at] ^= 1 << below(chance, 8),
        1 => bytes[at] = u8::try_from(below(chance, 256)).expect("a byte"),
        2 => bytes.truncate(at),
        3 => {
            let gone = part(bytes, chance);
            bytes.drain(gone);
        }
        4 => {
            let twice = bytes[part(bytes, chance)].to_vec();
            bytes.splice(at..at, twice);
        }
        5 => {
            let other = &seeds[below(chance, seeds.len())];
            let taken = other[part(other, chance)].to_vec();
            bytes.splice(at..at, taken);
        }
        6 => {
            let word = &words[below(chance, words.len())];
            bytes.splice(at..at, word.iter().copied());
        }
        _ => {
            let word = &words[below(chance, words.len())];
            let end = bytes.len().min(at + word.len());
            bytes.splice(at..end, word.iter().copied());
        }
    }
}

/// Feeds a target with what it takes in earnest, and then with so many damaged ones.
fn feed(target: &Target, count: usize) {
    let (seeds, words) = ((target.seeds)(), words(target.dictionary));
    assert!(!seeds.is_empty() && !words.is_empty(), "{}", target.name);
    for seed in &seeds {
        (target.one)(seed);
    }
    for number in 0..count {
        // Each has a number of its own: what breaks one of them is found again without the others.
        let mut chance = ChaCha8Rng::seed_from_u64(number as u64);
        let mut bytes = seeds[below(&mut chance, seeds.len())].clone();
        for _ in 0..=below(&mut chance, MOST_DAMAGES) {
            damage(&mut bytes, &seeds, &words, &mut chance);
        }
        let _told = Told {
            target: target.name,
            number,
            bytes: &bytes,
        };
        (target.one)(&bytes);
    }
}

/// Tells, when a target panics, which input did it.
struct Told<'a> {
    target: &'static str,
    number: usize,
    bytes: &'a [u8],
}

impl Drop for Told<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let (target, number, text) = (self.target, self.number, self.bytes.escape_ascii());
            eprintln!("{target} does not withstand damaged file {number}:\n{text}");
        }
    }
}

#[test]
fn certificates() {
    feed(&targets::certificate::TARGET, 400);
}

#[test]
fn events_of_a_call() {
    feed(&targets::events::TARGET, 60);
}

#[test]
fn plans_procedures_profiles_and_policies() {
    feed(&targets::files::TARGET, 250);
}

#[cfg(feature = "web")]
#[test]
fn forms_of_the_panel() {
    feed(&targets::forms::TARGET, 150);
}

#[test]
fn journals_of_attempts() {
    feed(&targets::journal::TARGET, 300);
}

#[test]
fn packs() {
    feed(&targets::pack::TARGET, 600);
}

#[test]
fn scenarios() {
    feed(&targets::scenario::TARGET, 120);
}

#[test]
fn words_of_trainees() {
    feed(&targets::understanding::TARGET, 400);
}

#[cfg(feature = "speech")]
#[test]
fn wav_files() {
    feed(&targets::wav::TARGET, 600);
}

#[test]
fn a_dictionary_is_read_as_the_fuzzer_reads_it() {
    let read = words("# a word\n\"a\\\"b\"\n\"\\x00\\xFFc\"\n\"\\\\u\"\n");
    assert_eq!(read, [b"a\"b".to_vec(), b"\x00\xffc".to_vec(), b"\\u".to_vec()]);
}
