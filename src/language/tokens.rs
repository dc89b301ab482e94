//! The normal form: an utterance as words that survive speech recognition (case, punctuation, spelling by ear).
//!
//! It must not decide what words mean.

use snowball_stemmers_rs::{Algorithm, Stemmer};

/// Words analysed of one utterance; what follows is ignored, so that time stays bounded. A turn of ten minutes at a
/// brisk pace has fewer.
pub(super) const MAX_TOKENS: usize = 1500;
/// Letters kept of one word; the longest Polish words of office life are shorter.
const MAX_LETTERS: usize = 40;

/// One word or run of digits of the utterance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Where it stands in the text, bytes.
    pub start: usize,
    /// Where it ends, bytes.
    pub end: usize,
    /// Folded by ear: no case, no diacritics, rz = ż, ó = u, ch = h, final devoicing.
    pub fold: String,
    /// The same with the end of the word as it is spelt.
    pub plain: String,
    /// Stem, folded.
    pub stem: String,
    /// Digits only.
    pub digits: bool,
    /// A sentence ends after it, by punctuation.
    pub stops: bool,
    /// A question mark follows.
    pub asks: bool,
    /// Some punctuation follows, a comma at least.
    pub pauses: bool,
    /// Begins with a capital letter.
    pub capital: bool,
}

/// Makes the normal form. Holds the stemmer.
pub(super) struct Normaliser {
    stemmer: Stemmer,
}

impl std::fmt::Debug for Normaliser {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Normaliser")
    }
}

impl Normaliser {
    pub fn new() -> Self {
        Self {
            stemmer: Stemmer::create(Algorithm::Polish),
        }
    }

    /// The words of `text`, at most [`MAX_TOKENS`]. Sounds of hesitation are left out.
    pub fn tokens(&self, text: &str) -> Vec<Token> {
        let mut tokens: Vec<Token> = Vec::new();
        let mut chars = text.char_indices().peekable();
        while let Some((start, first)) = chars.next() {
            if !first.is_alphanumeric() {
                if let Some(last) = tokens.last_mut() {
                    last.stops |= matches!(first, '.' | '!' | '?' | ';' | '\n' | '…');
                    last.asks |= first == '?';
                    last.pauses |= matches!(first, '.' | '!' | '?' | ';' | '\n' | '…' | ',' | ':' | '–' | '—');
                }
                continue;
            }
            if tokens.len() >= MAX_TOKENS {
                break;
            }
            let digits = first.is_ascii_digit();
            let mut lower: String = first.to_lowercase().collect();
            let mut letters = 1;
            let mut end = start + first.len_utf8();
            while let Some(&(at, next)) = chars.peek() {
                if !next.is_alphanumeric() || next.is_ascii_digit() != digits {
                    break;
                }
                if letters < MAX_LETTERS {
                    lower.extend(next.to_lowercase());
                    letters += 1;
                }
                end = at + next.len_utf8();
                chars.next();
            }
            if is_hesitation(&lower) {
                continue;
            }
            let plain = fold_letters(&lower);
            let stem = if digits { plain.clone() } else { self.stem(&lower) };
            tokens.push(Token {
                start,
                end,
                fold: fold_end(plain.clone()),
                plain,
                stem,
                digits,
                stops: false,
                asks: false,
                pauses: false,
                capital: first.is_uppercase(),
            });
        }
        tokens
    }

    /// The folded stem of a lower-case word.
    pub fn stem(&self, lower: &str) -> String {
        fold(&self.stemmer.stem(lower))
    }
}

/// The words of `text` between the first and the last of `tokens`, as they stand.
pub(super) fn quote(text: &str, tokens: &[Token]) -> String {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => text.get(first.start..last.end).unwrap_or_default().to_owned(),
        _ => String::new(),
    }
}

fn is_hesitation(lower: &str) -> bool {
    matches!(
        lower,
        "yyy" | "yy" | "eee" | "ee" | "eem" | "hmm" | "hm" | "mhm" | "mmm" | "ekhm" | "yhy" | "aaa"
    )
}

/// Folds a lower-case word by ear, so that what sounds alike is spelt alike.
pub(super) fn fold(lower: &str) -> String {
    fold_end(fold_letters(lower))
}

/// Folds all but the end of a word.
pub(super) fn fold_letters(lower: &str) -> String {
    let mut out = String::with_capacity(lower.len());
    let mut letters = lower.chars().peekable();
    while let Some(letter) = letters.next() {
        let folded = match letter {
            'c' if letters.peek() == Some(&'h') => {
                letters.next();
                'h'
            }
            'r' if letters.peek() == Some(&'z') => {
                letters.next();
                'z'
            }
            'ą' => 'a',
            'ć' => 'c',
            'ę' => 'e',
            'ł' => 'l',
            'ń' => 'n',
            'ó' => 'u',
            'ś' => 's',
            'ź' | 'ż' => 'z',
            'v' => 'w',
            'x' => 'k',
            other => other,
        };
        out.push(folded);
    }
    out
}

/// Devoices the end of a folded word.
pub(super) fn fold_end(mut out: String) -> String {
    if out.len() > 3 && out.ends_with("om") {
        // "som", "paniom" for "są", "panią": heard alike, so kept alike.
        out.truncate(out.len() - 2);
        out.push('a');
    }
    if out.len() > 2 {
        let devoiced = match out.chars().next_back() {
            Some('b') => Some('p'),
            Some('d') => Some('t'),
            Some('g') => Some('k'),
            Some('w') => Some('f'),
            Some('z') => Some('s'),
            _ => None,
        };
        if let Some(letter) = devoiced {
            out.pop();
            out.push(letter);
        }
    }
    out
}

/// How alike two folded words are, 0–1, by edit distance; short words must be equal. Words that are less than four fifths alike
/// count as not alike at all where their letters alone say so: nobody asks how far apart such words are.
pub(super) fn likeness(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let (long, short) = (a.len().max(b.len()), a.len().min(b.len()));
    if short < 4 || (long - short) * 3 > long || letters_apart(a, b) * 5 > long {
        return 0.0;
    }
    rapidfuzz::distance::osa::normalized_similarity(a.chars(), b.chars())
}

/// How many letters of one of two words are nowhere in the other: each takes an edit, so the words are no nearer than that.
fn letters_apart(a: &str, b: &str) -> usize {
    // A letter of ours has a bit of its own. Others may share one, which makes words seem nearer, never further apart.
    let letters = |word: &str| {
        word.chars()
            .fold(0_u32, |set, letter| set | 1 << (u32::from(letter) % 32))
    };
    let (a, b) = (letters(a), letters(b));
    (a & !b).count_ones().max((b & !a).count_ones()) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sounds_alike_is_spelt_alike() {
        for (a, b) in [
            ("chwilę", "hfile"),
            ("może", "morze"),
            ("mógłby", "mugłby"),
            ("wójcik", "wujcik"),
            ("panią", "paniom"),
            ("obywatelskich", "obywatelskih"),
        ] {
            let heard = likeness(&fold(a), &fold(b));
            assert!(heard >= 0.8, "{a} {b} {heard}");
        }
    }

    #[test]
    fn words_are_apart_by_their_letters_only_where_they_are_apart() {
        let words = [
            "siedemdziesiat",
            "siedemdziesiont",
            "osiemdziesiat",
            "wniosek",
            "wnioski",
            "żółw",
            "zolw",
        ];
        for (a, b) in words.iter().flat_map(|a| words.iter().map(move |b| (a, b))) {
            let distance = rapidfuzz::distance::osa::distance(a.chars(), b.chars());
            assert!(letters_apart(a, b) <= distance, "{a} {b}");
        }
        assert_eq!(letters_apart("dowut", "doplata"), 3);
    }

    #[test]
    fn tokens_know_their_place_and_punctuation() {
        let text = "Dzień dobry, yyy, mam 17 zł?";
        let tokens = Normaliser::new().tokens(text);
        let folds: Vec<&str> = tokens.iter().map(|token| token.fold.as_str()).collect();
        assert_eq!(folds, ["dzien", "dobry", "mam", "17", "zl"]);
        assert!(tokens[1].pauses && !tokens[1].stops && tokens[4].asks && tokens[3].digits);
        assert_eq!(quote(text, &tokens[2..]), "mam 17 zł");
    }
}
