//! What the model of acts looks at: words, letters and meanings of the normal form, alone and together.
//!
//! Training and inference share this code; any change here asks for a new training. It must not know the weights.

use super::Language;
use super::numbers::Number;
use super::slots::SlotSpan;
use super::tokens::Token;

/// Families of features, each scaled on its own: words, letters, meanings, pairs of meanings.
pub const GROUPS: usize = 4;

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

/// Longest run of words, of meanings with their forms, and of bare meanings.
const WORDS: usize = 3;
const MEANINGS: usize = 4;
const CLASSES: usize = 3;
/// Shortest and longest run of letters inside a word, its edges counted.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=5;
/// How far apart two meanings may stand to be taken together, in either order: Polish words move about freely.
const TOGETHER: usize = 6;

/// Function words that say more by themselves than by their class.
const OF_THEIR_OWN: [&str; 4] = ["part", "prep", "and", "degree"];

/// One position: a word, a number, a slot of the profile, or a mark.
#[derive(Clone, Copy)]
struct Item {
    /// The word itself.
    word: u32,
    /// Its meaning with its form.
    meaning: u32,
    /// Its class alone.
    class: u32,
    mark: Mark,
    from: u16,
    to: u16,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Word,
    Comma,
    Stop,
    Question,
    Edge,
}

impl Item {
    /// Something that is its own meaning.
    fn plain(text: &str, mark: Mark, from: usize, to: usize) -> Self {
        let hash = hash(text.as_bytes());
        Self {
            word: hash,
            meaning: hash,
            class: hash,
            mark,
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
    let items = items(language, tokens, numbers, slots);
    let mut out = Vec::with_capacity(tokens.len() * 60);
    runs(&mut out, b'w', 0, &items, WORDS, |item| item.word);
    runs(&mut out, b'm', 2, &items, MEANINGS, |item| item.meaning);
    runs(&mut out, b'k', 2, &items, CLASSES, |item| item.class);
    pairs(&mut out, &items);
    for (at, token) in tokens.iter().enumerate() {
        let masked = numbers
            .iter()
            .any(|number| (number.from..number.to).contains(&at) && number.value > 2.0)
            || slots.iter().any(|slot| (slot.from..slot.to).contains(&at));
        if !masked {
            letters(&mut out, &token.plain, narrow(at));
        }
    }
    out.sort_unstable();
    out.dedup_by_key(|feature| feature.hash);
    out
}

/// The utterance as items, numbers and the profile's own names masked, edges and punctuation marked.
fn items(language: &Language, tokens: &[Token], numbers: &[Number], slots: &[SlotSpan]) -> Vec<Item> {
    let mut items = Vec::with_capacity(tokens.len() + 8);
    items.push(Item::plain("<s>", Mark::Edge, 0, 0));
    let mut at = 0;
    while at < tokens.len() {
        let slot = slots.iter().find(|span| span.from == at);
        let number = numbers.iter().find(|number| number.from == at);
        let (to, mask) = match (slot, number) {
            (Some(span), _) => (span.to, Some(span.slot.mask())),
            (None, Some(number)) => (number.to, number_mask(number)),
            (None, None) => (at + 1, None),
        };
        items.push(match mask {
            Some(mask) => Item::plain(mask, Mark::Word, at, to),
            None => word(language, &tokens[at], at),
        });
        let last = &tokens[to - 1];
        let mark = match (last.asks, last.stops, last.pauses) {
            (true, ..) => Some(("<?>", Mark::Question)),
            (_, true, _) => Some(("<.>", Mark::Stop)),
            (.., true) => Some(("<,>", Mark::Comma)),
            _ => None,
        };
        items.extend(mark.map(|(text, mark)| Item::plain(text, mark, at, to)));
        at = to;
    }
    items.push(Item::plain("</s>", Mark::Edge, tokens.len(), tokens.len()));
    items
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

fn word(language: &Language, token: &Token, at: usize) -> Item {
    let mut item = Item::plain(&token.fold, Mark::Word, at, at + 1);
    let meaning = language.words.meaning(token);
    let (class, form) = match meaning {
        Some(meaning) if OF_THEIR_OWN.contains(&meaning.class) => return item,
        Some(meaning) => (meaning.class, meaning.form),
        None if language.lexicon.is_first_name(token) => ("first-name", "-"),
        None => {
            // An unknown word is known by its ending.
            let ending = token.plain.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
            ("~", &token.plain[ending..])
        }
    };
    item.class = hash(class.as_bytes());
    item.meaning = mix(item.class, hash(form.as_bytes()));
    item
}

/// Runs of one to `longest` neighbours.
fn runs(out: &mut Vec<Feature>, seed: u8, group: u8, items: &[Item], longest: usize, key: impl Fn(&Item) -> u32) {
    for start in 0..items.len() {
        let mut state = u32::from(seed);
        for (length, item) in items[start..].iter().take(longest).enumerate() {
            state = mix(state, key(item));
            out.push(Feature {
                hash: mix(state, narrow(length).into()),
                group,
                from: items[start].from,
                to: item.to,
            });
        }
    }
}

/// Two meanings of one sentence that stand near each other, in either order.
fn pairs(out: &mut Vec<Feature>, items: &[Item]) {
    for (at, first) in items.iter().enumerate().filter(|(_, item)| item.mark == Mark::Word) {
        for second in items[at + 1..].iter().take(TOGETHER) {
            let ends = matches!(second.mark, Mark::Stop | Mark::Edge);
            if ends {
                break;
            }
            if second.mark == Mark::Comma {
                continue;
            }
            let (low, high) = (first.meaning.min(second.meaning), first.meaning.max(second.meaning));
            out.push(Feature {
                hash: mix(mix(u32::from(b'p'), low), high),
                group: 3,
                from: first.from,
                to: second.to,
            });
            if second.mark == Mark::Question {
                break;
            }
        }
    }
}

/// Runs of letters inside a word, its edges counted as letters.
fn letters(out: &mut Vec<Feature>, word: &str, at: u16) {
    let edged: Vec<char> = std::iter::once(' ').chain(word.chars()).chain([' ']).collect();
    for start in 0..edged.len() {
        let mut state = u32::from(b'c');
        for (length, &letter) in edged[start..].iter().take(*LETTERS.end()).enumerate() {
            state = mix(state, letter.into());
            if length + 1 >= *LETTERS.start() {
                out.push(Feature {
                    hash: state,
                    group: 1,
                    from: at,
                    to: at + 1,
                });
            }
        }
    }
}

/// FNV-1a: stable on every machine.
fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, &byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// Two hashes in this order as one.
fn mix(a: u32, b: u32) -> u32 {
    let mut hash = a.wrapping_mul(0x9e37_79b1) ^ b.wrapping_add(0x7f4a_7c15).rotate_left(13);
    hash ^= hash >> 16;
    hash = hash.wrapping_mul(0x85eb_ca6b);
    hash ^= hash >> 13;
    hash = hash.wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}
