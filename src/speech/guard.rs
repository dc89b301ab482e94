//! Keeps out words that a recogniser invents.
//!
//! Whisper writes polite phrases where nobody spoke, and politeness is what is scored. The voice activity gate keeps
//! silence from it; this is the second gate, for what passed the first: noise taken for speech, a loop, a phrase from
//! subtitles. What cannot have been said is taken out; what may have been is kept and marked, and a marked turn is
//! scored as not heard reliably: it fails nobody and credits nobody.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::audio::{Utterance, level_dbfs};
use super::recognizer::{Doubt, Transcript};

/// The phrases, editable: see the file's head.
const INVENTIONS: &str = include_str!("../../assets/speech/inventions.txt");

/// Limits of what is believed.
///
/// | limit | value | why |
/// |---|---|---|
/// | `no_speech` | 0.6 | whisper.cpp's own threshold |
/// | `nothing` | 0.3 | noise that passed the gate comes back as a syllable or two at 0.25 |
/// | `shortest` | 0.4 s | noise that sets in passes the gate for 0.3 s and comes back as a word at 0.44; of 288 sentences of a synthesiser none is under 0.94 |
/// | `unsure` | 0.45 | whisper.cpp doubts a mean log-probability of -1, a probability of 0.37; the mean of probabilities lies above it |
/// | `sure` | 0.8 | a seldom phrase that is heard so clearly was said |
/// | `quietest` | -55 dBFS | a voice a hand's breadth from a headset lies 30 dB above |
/// | `fastest` | 11 vowels/s | hasty Polish has 8 syllables a second |
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// Probability of "no speech" from which a text is doubtful, 0 to 1; twice as sure of silence as of the words, and
    /// it is dropped.
    pub no_speech: f32,
    /// Confidence under which nothing was understood, 0 to 1.
    pub nothing: f32,
    /// Speech shorter than this whose text is doubtful was none, s.
    pub shortest: f32,
    /// Confidence under which a text is doubtful, 0 to 1.
    pub unsure: f32,
    /// Confidence from which a phrase that is often invented is believed, 0 to 1.
    pub sure: f32,
    /// Level under which a text is doubtful, dBFS.
    pub quietest: f32,
    /// Vowels a second above which a text cannot have been spoken in its time.
    pub fastest: f32,
}

impl Limits {
    /// For every model.
    pub const DEFAULT: Self = Self {
        no_speech: 0.6,
        nothing: 0.3,
        shortest: 0.4,
        unsure: 0.45,
        sure: 0.8,
        quietest: -55.0,
        fastest: 11.0,
    };
}

/// A loop of more words than these is one: "trzy trzy trzy" may be a number, five times may not.
const MOST_REPEATS_OF_A_WORD: usize = 4;
/// A phrase said three times running is a loop.
const MOST_REPEATS_OF_A_PHRASE: usize = 2;
/// The longest phrase that is looked for in a loop, words.
const LONGEST_PHRASE: usize = 12;

/// Takes out what cannot have been said, and marks what may not have been.
pub fn judge(mut heard: Transcript, utterance: &Utterance, limits: &Limits) -> Transcript {
    // Recognisers like to begin with a dash, which is no word.
    heard.retain(|word| !normal(&word.text).is_empty());
    let seconds = utterance.end.since(utterance.start).0 as f32 / 1000.0;
    let no_voice = heard.no_speech > limits.no_speech || seconds < limits.shortest;
    let noise = no_voice && heard.confidence() < limits.unsure;
    if heard.is_blank() || noise || heard.confidence() < limits.nothing {
        return heard.nothing();
    }
    let mut doubt = None;
    let mut note = |found: Doubt| doubt = doubt.or(Some(found));
    if collapse(&mut heard) {
        note(Doubt::Loop);
    }
    let words = normal_words(&heard);
    let nothing = || vec![Listed::No; words.len()];
    let listed = PHRASES.as_ref().map_or_else(nothing, |phrases| phrases.find(&words));
    if listed.contains(&Listed::Never) {
        let mut verdicts = listed.iter();
        heard.retain(|_| verdicts.next() != Some(&Listed::Never));
        if heard.is_blank() {
            return heard.nothing();
        }
        note(Doubt::Invented);
    }
    if !listed.contains(&Listed::No) && heard.confidence() < limits.sure {
        note(Doubt::Invented);
    }
    if heard.no_speech > limits.no_speech || heard.confidence() < limits.unsure {
        note(Doubt::Unsure);
    }
    if vowels(&heard.text()) as f32 > limits.fastest * seconds.max(0.3) {
        note(Doubt::TooFast);
    }
    if level_dbfs(&utterance.samples) < limits.quietest {
        note(Doubt::TooQuiet);
    }
    heard.doubt = doubt;
    heard
}

/// Leaves one of the words or phrases that follow each other too often; whether there were any.
fn collapse(heard: &mut Transcript) -> bool {
    let words = normal_words(heard);
    let mut kept: Vec<usize> = (0..words.len()).collect();
    for length in 1..=LONGEST_PHRASE {
        let most = if length == 1 {
            MOST_REPEATS_OF_A_WORD
        } else {
            MOST_REPEATS_OF_A_PHRASE
        };
        let mut at = 0;
        while at + length <= kept.len() {
            let same = |next: &&[usize]| next.iter().zip(&kept[at..]).all(|(a, b)| words[*a] == words[*b]);
            let repeats = kept[at..].chunks_exact(length).take_while(same).count();
            if repeats > most {
                kept.drain(at + length..at + length * repeats);
            }
            at += 1;
        }
    }
    let looped = kept.len() < words.len();
    if looped {
        let mut index = 0;
        heard.retain(|_| {
            index += 1;
            kept.binary_search(&(index - 1)).is_ok()
        });
    }
    looped
}

fn vowels(text: &str) -> usize {
    text.chars().filter(|c| "aąeęioóuyAĄEĘIOÓUY".contains(*c)).count()
}

fn normal_words(heard: &Transcript) -> Vec<String> {
    heard.words.iter().map(|word| normal(&word.text)).collect()
}

/// Lower case, letters and figures alone.
fn normal(text: &str) -> String {
    let letters = text.to_lowercase();
    let words = letters
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Whether a word belongs to a listed phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Listed {
    No,
    /// To one that somebody may say.
    Seldom,
    /// To one that nobody says.
    Never,
}

static PHRASES: LazyLock<Option<Phrases>> = LazyLock::new(|| Phrases::read(INVENTIONS));

/// The listed phrases.
struct Phrases {
    search: AhoCorasick,
    kinds: Vec<Listed>,
}

impl Phrases {
    /// Reads the list; none only if there were more phrases than can be searched for, gigabytes of them. A line of another
    /// kind is passed over; a test keeps the shipped list clean.
    fn read(list: &str) -> Option<Self> {
        let (phrases, kinds): (Vec<String>, Vec<Listed>) = list
            .lines()
            .filter_map(|line| {
                let (kind, phrase) = line.trim().split_once(' ')?;
                match kind {
                    "never" => Some((normal(phrase), Listed::Never)),
                    "seldom" => Some((normal(phrase), Listed::Seldom)),
                    _ => None,
                }
            })
            .unzip();
        let search = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(&phrases)
            .ok()?;
        Some(Self { search, kinds })
    }

    /// For each word, whether it is part of a listed phrase.
    fn find(&self, words: &[String]) -> Vec<Listed> {
        let mut starts = Vec::with_capacity(words.len());
        let mut text = String::new();
        for word in words {
            starts.push(text.len());
            text.push_str(word);
            text.push(' ');
        }
        let mut listed = vec![Listed::No; words.len()];
        for found in self.search.find_iter(&text) {
            let whole = (found.start() == 0 || text.as_bytes()[found.start() - 1] == b' ')
                && text.as_bytes().get(found.end()) == Some(&b' ');
            if whole {
                for (start, place) in starts.iter().zip(&mut listed) {
                    if (found.start()..found.end()).contains(start) {
                        *place = self.kinds[found.pattern().as_usize()];
                    }
                }
            }
        }
        listed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Millis;

    /// So many seconds of sound at -20 dBFS.
    fn spoken(seconds: f32) -> Utterance {
        Utterance {
            samples: vec![0.1; (seconds * 16_000.0) as usize],
            start: Millis(0),
            end: Millis((seconds * 1000.0) as u64),
        }
    }

    fn heard(text: &str, confidence: f32, no_speech: f32) -> Transcript {
        Transcript::plain(text, confidence, no_speech)
    }

    fn guarded(text: &str, confidence: f32) -> (String, Option<Doubt>) {
        let judged = judge(heard(text, confidence, 0.0), &spoken(4.0), &Limits::DEFAULT);
        (judged.text(), judged.doubt)
    }

    #[test]
    fn what_was_surely_said_is_left_alone() {
        for text in [
            "Dzień dobry, Urząd Miejski w Krynkach, w czym mogę pomóc?",
            "Dziękuję za uwagę, zaraz to poprawię.",
            "trzy trzy trzy osiem zero",
            "nie nie nie proszę zostać",
            "no nowy wniosek",
        ] {
            assert_eq!(guarded(text, 0.9), (text.to_owned(), None));
        }
        assert_eq!(guarded("Do widzenia.", 0.9).1, None);
    }

    #[test]
    fn a_doubtful_word_in_no_time_is_noise_and_a_clear_one_is_a_word() {
        let short = |confidence: f32| judge(heard("zamów", confidence, 0.0), &spoken(0.27), &Limits::DEFAULT).text();
        assert_eq!((short(0.44), short(0.9)), (String::new(), "zamów".to_owned()));
        assert_eq!(guarded("zamów", 0.44).0, "zamów", "in its time it may have been one");
    }

    #[test]
    fn phrases_of_subtitles_are_taken_out() {
        assert_eq!(guarded("Napisy stworzone przez społeczność Amara.org", 0.99).0, "");
        assert_eq!(guarded("Dziękuję za oglądanie!", 0.99).0, "");
        assert_eq!(
            guarded("Proszę chwilę zaczekać. Dziękuję za oglądanie.", 0.9),
            ("Proszę chwilę zaczekać.".into(), Some(Doubt::Invented))
        );
    }

    #[test]
    fn polite_phrases_alone_are_doubtful_unless_heard_clearly() {
        assert_eq!(guarded("– Dziękuję.", 0.7), ("Dziękuję.".into(), Some(Doubt::Invented)));
        for text in ["Dziękuję.", "Dziękuję za uwagę.", "Tak, tak. Dziękuję bardzo!"] {
            assert_eq!(guarded(text, 0.7), (text.to_owned(), Some(Doubt::Invented)));
            assert_eq!(guarded(text, 0.9), (text.to_owned(), None));
        }
    }

    #[test]
    fn loops_are_collapsed() {
        assert_eq!(
            guarded("tak tak tak tak tak tak", 0.9),
            ("tak".into(), Some(Doubt::Loop))
        );
        assert_eq!(
            guarded("proszę czekać proszę czekać proszę czekać proszę czekać na linii", 0.9),
            ("proszę czekać na linii".into(), Some(Doubt::Loop))
        );
        assert_eq!(guarded("raz dwa raz dwa", 0.9).1, None);
    }

    #[test]
    fn doubts_have_reasons() {
        let judge = |heard, utterance| super::judge(heard, &utterance, &Limits::DEFAULT);
        let text = "proszę podać numer sprawy";
        assert!(judge(heard(text, 0.3, 0.9), spoken(2.0)).is_blank());
        assert_eq!(judge(heard(text, 0.7, 0.9), spoken(2.0)).doubt, Some(Doubt::Unsure));
        assert_eq!(judge(heard(text, 0.4, 0.1), spoken(2.0)).doubt, Some(Doubt::Unsure));
        assert!(judge(heard(text, 0.2, 0.1), spoken(2.0)).is_blank());
        assert_eq!(judge(heard(text, 0.9, 0.1), spoken(0.4)).doubt, Some(Doubt::TooFast));
        let quiet = Utterance {
            samples: vec![0.001; 32_000],
            ..spoken(2.0)
        };
        assert_eq!(judge(heard(text, 0.9, 0.1), quiet).doubt, Some(Doubt::TooQuiet));
        assert_eq!(judge(heard(text, 0.9, 0.1), spoken(2.0)).doubt, None);
    }

    /// A slip in the file would let a phrase through in silence.
    #[test]
    fn the_shipped_list_is_clean() {
        let lines = INVENTIONS
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        for line in lines {
            let (kind, phrase) = line.split_once(' ').unwrap();
            assert!(matches!(kind, "never" | "seldom"), "{line}");
            assert_eq!(phrase, normal(phrase), "lower case, no punctuation");
        }
        assert!(PHRASES.as_ref().unwrap().kinds.len() > 50);
    }
}
