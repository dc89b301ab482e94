//! Finds where an utterance says what a sample sentence says: by meanings of words, their weights and their nearness.
//!
//! It must not look at values; numbers are left out on both sides.

use std::collections::HashMap;

use super::Language;
use super::numbers::Number;
use super::tokens::{Token, likeness};

/// A word or synonym phrase of a text, numbers left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Meaning {
    /// Canonical stem.
    pub stem: String,
    /// How the stem begins: most words that are held against each other differ here already.
    beginning: Beginning,
    /// First token.
    pub from: usize,
    /// One past the last token.
    pub to: usize,
    /// Stands for a number.
    pub number: bool,
    /// What is done, for a verb that says so.
    pub deed: Option<u16>,
}

/// The meanings of a text, its numbers included as such.
pub(super) fn meanings(language: &Language, tokens: &[Token], numbers: &[Number]) -> Vec<Meaning> {
    let mut out = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        if let Some(number) = numbers.iter().find(|number| number.from == at) {
            out.push(Meaning {
                stem: String::new(),
                beginning: Beginning::default(),
                from: at,
                to: number.to,
                number: true,
                deed: None,
            });
            at = number.to;
            continue;
        }
        let (stem, width) = language.lexicon.meaning(tokens, at);
        // A word that stands for something else ("nazywa" for a name) is no longer the deed that it names.
        let is_itself = width == 1 && stem == tokens[at].stem;
        out.push(Meaning {
            stem: stem.to_owned(),
            beginning: beginning(stem),
            from: at,
            to: at + width,
            number: false,
            deed: is_itself.then(|| language.words.deed(&tokens[at])).flatten(),
        });
        at += width;
    }
    out
}

/// The first bytes of a stem.
type Beginning = [u8; 2];

fn beginning(stem: &str) -> Beginning {
    match *stem.as_bytes() {
        [first, second, ..] => [first, second],
        _ => Beginning::default(),
    }
}

/// From this weight on a word says what a sample is about.
const TELLING: f32 = 0.4;

/// What another verb for the same deed ("prześlę" for "wyślę") counts for.
const SAME_DEED: f32 = 0.7;

/// Coverages that differ by less are equal; the place with its words closer together is then the better one.
const EQUAL: f32 = 1e-4;

/// A sample sentence, ready to be found.
#[derive(Debug, Clone)]
pub(super) struct Sample {
    terms: Vec<Term>,
    total: f32,
    /// Meanings in the sample, numbers included: how far apart its words may lie.
    length: usize,
    /// Says that something is not.
    pub negative: bool,
    /// Its numbers.
    pub numbers: Vec<SampleNumber>,
}

/// A word of a sample.
#[derive(Debug, Clone)]
struct Term {
    stem: String,
    beginning: Beginning,
    weight: f32,
    deed: Option<u16>,
}

/// A number in a sample.
#[derive(Debug, Clone)]
pub(super) struct SampleNumber {
    /// Its value.
    pub value: f64,
    /// It is an ordinal ("do piętnastego").
    pub ordinal: bool,
    /// Words that stand right before or after it ("dni", "numer").
    pub units: Vec<String>,
}

/// Where an utterance says what a sample says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Match {
    /// Share of the sample's weight that was found, 0–1.
    pub coverage: f32,
    /// The weight that was found; a word of its own weighs 1.
    pub weight: f32,
    /// First token.
    pub from: usize,
    /// One past the last token.
    pub to: usize,
    /// Tokens that were found and carry weight.
    pub anchors: Vec<usize>,
}

impl Sample {
    /// Reads a sample sentence.
    pub fn new(language: &Language, text: &str) -> Self {
        let tokens = language.normaliser.tokens(text);
        let numbers = language.number_words.find(&tokens);
        let all = meanings(language, &tokens, &numbers);
        let mut terms: Vec<Term> = Vec::new();
        for meaning in all.iter().filter(|meaning| !meaning.number) {
            if !terms.iter().any(|term| term.stem == meaning.stem) {
                terms.push(Term {
                    stem: meaning.stem.clone(),
                    beginning: meaning.beginning,
                    weight: language.lexicon.weight(&meaning.stem),
                    deed: meaning.deed,
                });
            }
        }
        let numbers = numbers.iter().map(|number| {
            let at = all.iter().position(|meaning| meaning.from == number.from).unwrap_or(0);
            let beside = [at.checked_sub(1), Some(at + 1), Some(at + 2)];
            let words = beside
                .into_iter()
                .flatten()
                .filter_map(|at| all.get(at))
                .filter(|meaning| !meaning.number);
            let units = words.map(|meaning| meaning.stem.clone());
            SampleNumber {
                value: number.value,
                ordinal: number.ordinal,
                units: units.filter(|stem| language.lexicon.weight(stem) >= 0.5).collect(),
            }
        });
        let numbers = numbers.collect();
        Self {
            total: terms.iter().map(|term| term.weight).sum(),
            terms,
            length: all.len(),
            negative: all.iter().any(|meaning| denies(meaning, &tokens)),
            numbers,
        }
    }

    /// Lowers the weight of words that other facts' samples share, as `sharing` counts them by meaning.
    pub fn weigh(&mut self, sharing: &HashMap<String, u32>) {
        for term in &mut self.terms {
            term.weight /= (*sharing.get(&term.stem).unwrap_or(&1) as f32).sqrt();
        }
        self.total = self.terms.iter().map(|term| term.weight).sum();
    }

    /// The meanings it is made of.
    pub fn stems(&self) -> impl Iterator<Item = &str> {
        self.terms.iter().map(|term| term.stem.as_str())
    }

    /// Whether what was found can stand for the sample: a deed alone ("niech pan weźmie") leaves open what it is about.
    fn is_enough(&self, found: &[(f32, usize)]) -> bool {
        let telling = self.terms.iter().zip(found).filter(|(term, _)| term.weight >= TELLING);
        let (mut things, mut named) = (0, 0);
        for (_, (weight, _)) in telling.filter(|(term, _)| term.deed.is_none()) {
            things += 1;
            named += u32::from(*weight > 0.0);
        }
        things == 0 || named > 0
    }

    /// Words that say what it is about.
    pub fn telling(&self) -> usize {
        self.terms.iter().filter(|term| term.weight >= TELLING).count()
    }

    /// The best place in the utterance, if any word of weight is there at all.
    pub fn find(&self, said: &[Meaning]) -> Option<Match> {
        self.find_from(said, 0.0)
    }

    /// The best place in the utterance, if this share of the sample can be there: most samples are far from most utterances, and
    /// that is soon seen.
    pub fn find_from(&self, said: &[Meaning], least: f32) -> Option<Match> {
        if self.total <= 0.0 {
            return None;
        }
        let mut hits: Vec<(usize, usize, f32)> = Vec::new();
        // Of every word of the sample: how well it was found, and where.
        let mut found: Vec<(f32, usize)> = vec![(0.0, 0); self.terms.len()];
        for (at, meaning) in said.iter().enumerate().filter(|(_, meaning)| !meaning.number) {
            for (index, term) in self.terms.iter().enumerate() {
                let same_deed = term.deed.is_some() && term.deed == meaning.deed;
                if !same_deed && term.beginning != meaning.beginning {
                    continue;
                }
                let alike = alike(&term.stem, &meaning.stem).max(if same_deed { SAME_DEED } else { 0.0 });
                if alike > 0.0 {
                    let weight = term.weight * alike;
                    hits.push((at, index, weight));
                    found[index].0 = found[index].0.max(weight);
                }
            }
        }
        if found.iter().map(|(weight, _)| weight).sum::<f32>() / self.total < least {
            return None;
        }
        let reach = (self.length * 2).max(self.length + 6);
        let mut best: Option<Match> = None;
        for (first, &(start, ..)) in hits.iter().enumerate() {
            // A better place takes over from an earlier one.
            found.fill((0.0, start));
            for &(at, term, weight) in hits[first..].iter().take_while(|(at, ..)| at - start < reach) {
                if weight > found[term].0 {
                    found[term] = (weight, at);
                }
            }
            if !self.is_enough(&found) {
                continue;
            }
            let telling = found.iter().filter(|(weight, _)| *weight > 0.25);
            let mut places: Vec<usize> = telling.map(|&(_, at)| at).collect();
            places.sort_unstable();
            places.dedup();
            let (Some(&begin), Some(&end)) = (places.first(), places.last()) else {
                continue;
            };
            let weight = found.iter().map(|(weight, _)| weight).sum::<f32>();
            let coverage = weight / self.total;
            let (from, to) = (said[begin].from, said[end].to);
            let better = |best: &Match| {
                coverage > best.coverage + EQUAL || coverage > best.coverage - EQUAL && to - from < best.to - best.from
            };
            if best.as_ref().is_none_or(better) {
                best = Some(Match {
                    coverage,
                    weight,
                    from,
                    to,
                    anchors: places.iter().map(|&at| said[at].from).collect(),
                });
            }
        }
        best
    }
}

/// Whether two meanings are the same word: equal stems, or long ones that differ by a slip or an ending.
pub(super) fn alike(a: &str, b: &str) -> f32 {
    // Words that begin otherwise are never the same, and most pairs do.
    if a.as_bytes().get(..2) != b.as_bytes().get(..2) {
        return 0.0;
    }
    if a == b {
        return 1.0;
    }
    let shorter = a.len().min(b.len());
    if shorter == 4 && a.len().abs_diff(b.len()) <= 1 && (a.starts_with(b) || b.starts_with(a)) {
        // "zdjęcie" and "zdjęcia" keep different stems.
        return 0.9;
    }
    if shorter < 5 {
        return 0.0;
    }
    let common = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    if common >= 5 && common + 1 >= shorter && a.len().abs_diff(b.len()) <= 4 {
        return 0.9;
    }
    let alike = likeness(a, b) as f32;
    if alike >= 0.8 { alike } else { 0.0 }
}

/// Whether a meaning is a "nie", "bez", "brak" of its own; inside a phrase ("nic nie kosztuje") it is part of the meaning.
pub(super) fn denies(meaning: &Meaning, tokens: &[Token]) -> bool {
    let word = tokens.get(meaning.from).map_or("", |token| token.plain.as_str());
    meaning.to == meaning.from + 1 && matches!(word, "nie" | "bez" | "brak" | "zaden" | "zadnej" | "zadnego" | "zadnyh")
}
