//! Where an utterance says the trainee's own first name, last name, position, unit or office.
//!
//! It must not decide whether they are said as one's own: the model of acts weighs the words around them.

use rustc_hash::FxHashSet;

use crate::domain::{Address, Profile, SpeechAct};

use super::tokens::{Token, fold_end, fold_letters};

/// A slot of the profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    First,
    Last,
    Position,
    Unit,
    Office,
}

impl Slot {
    /// How the slot reads in the normal form, so that one model fits every profile.
    pub fn mask(self) -> &'static str {
        match self {
            Self::First => "<first>",
            Self::Last => "<last>",
            Self::Position => "<position>",
            Self::Unit => "<unit>",
            Self::Office => "<office>",
        }
    }

    /// The slot that an act needs, if any.
    pub fn of(act: SpeechAct) -> Option<Self> {
        match act {
            SpeechAct::NameFirst => Some(Self::First),
            SpeechAct::NameLast => Some(Self::Last),
            SpeechAct::NamePosition => Some(Self::Position),
            SpeechAct::NameUnit => Some(Self::Unit),
            SpeechAct::NameOffice => Some(Self::Office),
            _ => None,
        }
    }
}

/// A slot said in the utterance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SlotSpan {
    pub slot: Slot,
    /// First token.
    pub from: usize,
    /// One past the last token.
    pub to: usize,
}

/// Letters by which a long word may be misheard.
const MOST_SLIPS: usize = 2;

/// The profile's words, ready to be found in any inflection.
#[derive(Debug, Clone)]
pub(super) struct Slots {
    /// The longest phrases first, so that "Sekretariat" inside an office's name is not taken for the unit.
    phrases: Vec<(Slot, Vec<SlotWord>)>,
}

#[derive(Debug, Clone)]
struct SlotWord {
    forms: FxHashSet<String>,
    /// The forms as the ear cannot tell them apart: "Nowag" is "Nowak", "Ana" is "Anna".
    by_ear: FxHashSet<String>,
    /// As in the profile, folded.
    base: String,
    /// Bytes of the longest form.
    longest: usize,
}

impl Slots {
    pub fn new(profile: &Profile) -> Self {
        let feminine = profile.address == Address::Pani;
        let phrase = |text: &str| -> Vec<SlotWord> {
            let words = text.split(|letter: char| !letter.is_alphanumeric());
            words
                .filter(|word| word.chars().count() > 2)
                .map(SlotWord::new)
                .collect()
        };
        let short = |text: &str| -> Vec<SlotWord> {
            let words = text.split(|letter: char| !letter.is_alphanumeric());
            words.filter(|word| !word.is_empty()).map(SlotWord::new).collect()
        };
        let last = profile
            .last_name
            .split_whitespace()
            .map(|word| SlotWord::surname(word, feminine));
        let mut phrases = vec![
            (Slot::Office, phrase(&profile.office)),
            (Slot::Unit, phrase(&profile.unit)),
            (Slot::Position, phrase(&profile.position)),
            (Slot::Last, last.collect()),
            (Slot::First, short(&profile.first_name)),
        ];
        phrases.retain(|(_, words)| !words.is_empty());
        Self { phrases }
    }

    /// Every slot said in `tokens`, without overlaps, in order.
    pub fn find(&self, tokens: &[Token]) -> Vec<SlotSpan> {
        let heard: Vec<String> = tokens.iter().map(|token| by_ear(&token.plain)).collect();
        let mut spans: Vec<SlotSpan> = Vec::new();
        for (slot, words) in &self.phrases {
            let mut at = 0;
            while at < tokens.len() {
                let span = match_phrase(words, tokens, &heard, at);
                let free = |to: usize| spans.iter().all(|span| to <= span.from || at >= span.to);
                if let Some(to) = span.filter(|&to| free(to)) {
                    spans.push(SlotSpan {
                        slot: *slot,
                        from: at,
                        to,
                    });
                    at = to;
                } else {
                    at += 1;
                }
            }
        }
        spans.sort_by_key(|span| span.from);
        spans
    }
}

/// Whether all `words` occur, in any order, in a tight window that begins at `at`; one past its end.
fn match_phrase(words: &[SlotWord], tokens: &[Token], heard: &[String], at: usize) -> Option<usize> {
    let first = words
        .iter()
        .position(|word| word.width_at(tokens, heard, at).is_some())?;
    let mut end = at + words[first].width_at(tokens, heard, at)?;
    let mut open: Vec<&SlotWord> = words
        .iter()
        .enumerate()
        .filter(|&(index, _)| index != first)
        .map(|(_, w)| w)
        .collect();
    let mut gaps = 0;
    while !open.is_empty() {
        if end >= tokens.len() || gaps > 1 {
            return None;
        }
        if let Some((index, width)) = open
            .iter()
            .enumerate()
            .find_map(|(index, word)| word.width_at(tokens, heard, end).map(|width| (index, width)))
        {
            open.remove(index);
            end += width;
            gaps = 0;
        } else {
            gaps += 1;
            end += 1;
        }
    }
    Some(end)
}

impl SlotWord {
    fn new(word: &str) -> Self {
        let base = fold_letters(&word.to_lowercase());
        let nasal = fold_letters(&alternate_nasal(&word.to_lowercase()));
        let mut forms = FxHashSet::from_iter([base.clone()]);
        for stem in [base.clone(), nasal] {
            let bare = stem.strip_suffix(['a', 'o', 'e', 'i', 'y']).unwrap_or(&stem).to_owned();
            let mut stems = vec![bare.clone()];
            if let Some(short) = bare.strip_suffix("ek") {
                stems.push(format!("{short}k"));
            }
            for stem in stems.iter().filter(|stem| stem.len() > 1) {
                for ending in ENDINGS {
                    forms.insert(format!("{stem}{ending}"));
                }
            }
        }
        Self::of(forms, base)
    }

    fn of(forms: FxHashSet<String>, base: String) -> Self {
        let by_ear = forms.iter().map(|form| by_ear(form)).collect();
        let longest = forms.iter().map(String::len).max().unwrap_or(0);
        Self {
            forms,
            by_ear,
            base,
            longest,
        }
    }

    fn surname(word: &str, feminine: bool) -> Self {
        let base = fold_letters(&word.to_lowercase());
        let adjective = base
            .strip_suffix("ka")
            .or_else(|| base.strip_suffix("ki"))
            .filter(|_| base.len() > 4);
        let endings: &[&str] = match (adjective, feminine) {
            (Some(_), true) => &["ka", "kiej"],
            (Some(_), false) => &["ki", "kiego", "kiemu", "kim"],
            (None, true) if !base.ends_with('a') => &[""],
            _ => return Self::new(word),
        };
        let stem = adjective.unwrap_or(&base);
        Self::of(endings.iter().map(|ending| format!("{stem}{ending}")).collect(), base)
    }

    /// How many tokens at `at` say this word: one, or two where the recogniser split it.
    fn width_at(&self, tokens: &[Token], heard: &[String], at: usize) -> Option<usize> {
        let token = tokens.get(at)?;
        if token.digits {
            return None;
        }
        if self.forms.contains(&token.plain)
            || heard.get(at).is_some_and(|heard| self.by_ear.contains(heard))
            || self.sounds_like(&token.plain)
        {
            return Some(1);
        }
        let next = tokens.get(at + 1).filter(|next| !next.digits && self.base.len() > 5)?;
        if token.plain.len() + next.plain.len() > self.longest + MOST_SLIPS {
            return None;
        }
        let joined = format!("{}{}", token.plain, next.plain);
        (self.forms.contains(&joined) || self.sounds_like(&joined)).then_some(2)
    }

    fn sounds_like(&self, plain: &str) -> bool {
        if self.base.len() < 5 || plain.len() < 5 || plain.len().abs_diff(self.base.len()) > 3 {
            return false;
        }
        // A slip at the very beginning makes another word more often than a misheard one ("podinspektor"); comparing
        // beginnings first also spares nearly all edit distances.
        let begins = self
            .base
            .bytes()
            .zip(plain.bytes())
            .take(4)
            .filter(|(a, b)| a == b)
            .count();
        if begins < 2 {
            return false;
        }
        self.forms.iter().any(|form| {
            let most = match form.len() {
                0..=5 => return false,
                6..=9 => 1,
                _ => MOST_SLIPS,
            };
            form.len().abs_diff(plain.len()) <= most
                && rapidfuzz::distance::osa::distance(form.chars(), plain.chars()) <= most
        })
    }
}

/// A folded word as the ear has it: doubled letters single, "on" and "en" before a consonant as "ą" and "ę" (which fold
/// to "a" and "e"), the end devoiced.
fn by_ear(folded: &str) -> String {
    let mut letters: Vec<char> = folded.chars().collect();
    letters.dedup();
    let mut heard = String::with_capacity(folded.len());
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        let nasal = matches!(letters.get(at + 1), Some('n' | 'm'));
        let consonant = |letter: &char| !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        let before_consonant = letters.get(at + 2).is_some_and(consonant);
        match letter {
            'o' | 'e' if nasal && before_consonant => {
                heard.push(if letter == 'o' { 'a' } else { 'e' });
                at += 2;
            }
            _ => {
                heard.push(letter);
                at += 1;
            }
        }
    }
    fold_end(heard)
}

const ENDINGS: &[&str] = &[
    "", "a", "o", "u", "e", "i", "y", "ie", "em", "iem", "owi", "ego", "iego", "emu", "iemu", "im", "ym", "ej", "iej",
    "ih", "yh", "imi", "ymi", "ami", "ah", "uw",
];

/// "urząd" → "urzęd", "zając" → "zajęc": the vowel that alternates in other cases.
fn alternate_nasal(word: &str) -> String {
    match word.rfind('ą') {
        Some(at) => format!("{}ę{}", &word[..at], &word[at + 'ą'.len_utf8()..]),
        None => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokens::Normaliser;
    use super::*;

    fn found(text: &str) -> Vec<&'static str> {
        let profile = Profile {
            id: "sekretariat".into(),
            office: "Urząd Miejski w Krynkach".to_owned(),
            first_name: "Anna".to_owned(),
            last_name: "Nowak".to_owned(),
            position: "sekretarz".to_owned(),
            address: Address::Pan,
            unit: "Sekretariat".to_owned(),
        };
        let tokens = Normaliser::new().tokens(text);
        let spans = Slots::new(&profile).find(&tokens);
        spans.iter().map(|span| span.slot.mask()).collect()
    }

    #[test]
    fn names_are_found_in_any_inflection() {
        assert_eq!(found("z Urzędu Miejskiego w Krynkach"), ["<office>"]);
        assert_eq!(found("rozmawia pan z Anną Nowakiem"), ["<first>", "<last>"]);
        assert_eq!(
            found("pracuję w sekretariacie jako sekretarz"),
            ["<unit>", "<position>"]
        );
    }

    #[test]
    fn names_are_found_as_they_are_heard() {
        assert_eq!(found("mówi ana nowag"), ["<first>", "<last>"]);
        assert_eq!(found("urzond miejski w krynkah"), ["<office>"]);
        assert_eq!(found("hanna nowicka z urzędu w sokółce"), [""; 0]);
    }
}
