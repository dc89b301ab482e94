//! What the model of acts looks at: n-grams of words, meanings and letters of the normal form.
//!
//! Training and inference share this code; any change here asks for a new training. It must not know the weights.

use super::Language;
use super::numbers::Number;
use super::slots::SlotSpan;
use super::tokens::Token;

/// Families of features, each scaled on its own.
pub const GROUPS: usize = 3;

/// One feature of an utterance, with the tokens it was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Feature {
    /// Identity; two features with one hash are one.
    pub hash: u32,
    /// Family, below [`GROUPS`].
    pub group: u8,
    /// First token.
    pub from: u16,
    /// One past the last token.
    pub to: u16,
}

/// One position of a stream: what stands there and which tokens it covers.
#[derive(Clone, Copy)]
struct Item<'a> {
    words: [&'a str; 2],
    from: u16,
    to: u16,
}

impl<'a> Item<'a> {
    fn new(word: &'a str, from: usize, to: usize) -> Self {
        Self {
            words: [word, ""],
            from: narrow(from),
            to: narrow(to),
        }
    }
}

fn narrow(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// The features of an utterance, without repeats, sorted by hash.
pub(super) fn features(language: &Language, tokens: &[Token], numbers: &[Number], slots: &[SlotSpan]) -> Vec<Feature> {
    let mut out = Vec::with_capacity(tokens.len() * 40);
    let units = units(tokens, numbers, slots);
    let end = tokens.len();

    let mut words = vec![Item::new("<s>", 0, 0)];
    let mut stems = vec![Item::new("<s>", 0, 0)];
    let mut meanings = vec![Item::new("<s>", 0, 0)];
    for unit in &units {
        let (from, to) = (unit.from, unit.to);
        let token = &tokens[from];
        let last = &tokens[to - 1];
        match unit.mask {
            Some(mask) => {
                words.push(Item::new(mask, from, to));
                stems.push(Item::new(mask, from, to));
                meanings.push(Item::new(mask, from, to));
            }
            None => {
                words.push(Item::new(&token.fold, from, to));
                stems.push(Item::new(&token.stem, from, to));
                meanings.push(meaning(language, token, from));
            }
        }
        if last.stops {
            let mark = if last.asks { "<?>" } else { "<.>" };
            meanings.push(Item::new(mark, from, to));
        }
    }
    for stream in [&mut words, &mut stems, &mut meanings] {
        stream.push(Item::new("</s>", end, end));
    }
    for (seed, stream, longest) in [(b'w', &words, 3), (b's', &stems, 2)] {
        for length in 1..=longest {
            ngrams(&mut out, seed, 0, stream, length, 0);
        }
    }
    ngrams(&mut out, b'k', 0, &stems, 2, 1);
    for length in 1..=4 {
        ngrams(&mut out, b'm', 1, &meanings, length, 0);
    }
    ngrams(&mut out, b'n', 1, &meanings, 2, 1);
    ngrams(&mut out, b'o', 1, &meanings, 2, 2);
    letters(&mut out, &words);
    engineered(&mut out, tokens, numbers);

    out.sort_unstable();
    out.dedup_by_key(|feature| feature.hash);
    out
}

/// A word, a number or a slot of the profile.
struct Unit {
    from: usize,
    to: usize,
    mask: Option<&'static str>,
}

fn units(tokens: &[Token], numbers: &[Number], slots: &[SlotSpan]) -> Vec<Unit> {
    let mut units = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let slot = slots.iter().find(|span| span.from == at);
        let number = numbers.iter().find(|number| number.from == at);
        let (to, mask) = match (slot, number) {
            (Some(span), _) => (span.to, Some(span.slot.mask())),
            (None, Some(number)) => (number.to, number_mask(number)),
            (None, None) => (at + 1, None),
        };
        units.push(Unit { from: at, to, mask });
        at = to;
    }
    units
}

/// Small numbers keep their words: "jeden", "pierwszy" and "drugi" mean more than figures do.
fn number_mask(number: &Number) -> Option<&'static str> {
    match (number.ordinal, number.value) {
        (_, value) if value <= 2.0 && number.to == number.from + 1 => None,
        (true, _) => Some("<nth>"),
        (false, value) if value < 100.0 => Some("<num>"),
        (false, _) => Some("<big>"),
    }
}

fn meaning<'a>(language: &'a Language, token: &'a Token, at: usize) -> Item<'a> {
    if let Some(concept) = language.lexicon.concept(token) {
        return Item::new(language.lexicon.concept_name(concept), at, at + 1);
    }
    if language.lexicon.is_first_name(token) {
        return Item::new("<name>", at, at + 1);
    }
    let letters = token.plain.len();
    if letters <= 4 || !token.plain.is_ascii() {
        return Item::new(&token.fold, at, at + 1);
    }
    let mut item = Item::new("~", at, at + 1);
    item.words[1] = &token.plain[letters - 3..];
    item
}

fn ngrams(out: &mut Vec<Feature>, seed: u8, group: u8, stream: &[Item<'_>], length: usize, gap: usize) {
    let reach = length + gap;
    for window in stream.windows(reach) {
        let mut hash = Hash::new(seed.wrapping_add(narrow(length * 16) as u8));
        for (index, item) in window.iter().enumerate() {
            if gap == 0 || index == 0 || index + 1 == reach {
                hash.word(item.words[0]);
                hash.word(item.words[1]);
            }
        }
        out.push(Feature {
            hash: hash.finish(),
            group,
            from: window[0].from,
            to: window[reach - 1].to,
        });
    }
}

/// n-grams of 3 to 5 letters over the words, blanks between them included.
fn letters(out: &mut Vec<Feature>, words: &[Item<'_>]) {
    let mut text: Vec<(char, u16)> = vec![(' ', 0)];
    for item in &words[1..words.len() - 1] {
        if item.words[0].starts_with('<') {
            // A mask counts as one letter of its own.
            let initial = item.words[0].as_bytes().get(1).copied().unwrap_or(b'?');
            text.push((char::from(initial).to_ascii_uppercase(), item.from));
        } else {
            text.extend(item.words[0].chars().map(|letter| (letter, item.from)));
        }
        text.push((' ', item.from));
    }
    for start in 0..text.len() {
        let mut hash = Hash::new(b'c');
        for (length, &(letter, token)) in text[start..].iter().take(LONGEST_LETTERS).enumerate() {
            hash.letter(letter);
            if length >= 2 {
                out.push(Feature {
                    hash: hash.finish(),
                    group: 2,
                    from: text[start].1,
                    to: token + 1,
                });
            }
        }
    }
}

const LONGEST_LETTERS: usize = 5;

fn engineered(out: &mut Vec<Feature>, tokens: &[Token], numbers: &[Number]) {
    let length = match tokens.len() {
        0..=2 => "len 1",
        3..=5 => "len 3",
        6..=10 => "len 6",
        11..=20 => "len 11",
        _ => "len 21",
    };
    let mut marks = vec![length];
    if tokens.iter().any(|token| token.asks) {
        marks.push("asks");
    }
    if !numbers.is_empty() {
        marks.push("number");
    }
    for mark in marks {
        let mut hash = Hash::new(b'e');
        hash.word(mark);
        out.push(Feature {
            hash: hash.finish(),
            group: 1,
            from: 0,
            to: 0,
        });
    }
}

/// FNV-1a with a final mix: stable on every machine.
struct Hash(u32);

impl Hash {
    fn new(seed: u8) -> Self {
        let mut hash = Self(0x811c_9dc5);
        hash.byte(seed);
        hash
    }

    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }

    fn word(&mut self, word: &str) {
        word.bytes().for_each(|byte| self.byte(byte));
        self.byte(0xff);
    }

    fn letter(&mut self, letter: char) {
        let mut buffer = [0; 4];
        letter.encode_utf8(&mut buffer).bytes().for_each(|byte| self.byte(byte));
    }

    fn finish(&self) -> u32 {
        let mut hash = self.0;
        hash ^= hash >> 16;
        hash = hash.wrapping_mul(0x85eb_ca6b);
        hash ^= hash >> 13;
        hash
    }
}
