//! Polish number words and figures: which numbers an utterance says, where, and in what groups.
//!
//! It must not decide what a number is for.

use rustc_hash::FxHashMap;

use super::tokens::{Token, fold, likeness};

/// A number said in the utterance.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Number {
    /// First token.
    pub from: usize,
    /// One past the last token.
    pub to: usize,
    /// Its value.
    pub value: f64,
    /// How it reads as digits ("602" for "sześćset dwa", "007" for "007").
    pub digits: String,
    /// The number words it is made of, as digits: "870" is also "800" and "70" to someone who reads a number out.
    pub pieces: Vec<String>,
    /// Said as an ordinal ("dziesiąta").
    pub ordinal: bool,
}

/// What a number word contributes.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Word {
    value: u32,
    ordinal: bool,
}

/// Knows every form of the Polish number words below a thousand million.
#[derive(Debug)]
pub(super) struct NumberWords {
    forms: FxHashMap<String, Word>,
}

/// Cardinals: value and forms, blank-separated.
const CARDINALS: &[(u32, &str)] = &[
    (0, "zero zera"),
    (1, "jeden jedna jedno jedną jednego jednej jednym jednemu"),
    (2, "dwa dwie dwóch dwu dwóm dwom dwoma dwiema dwoje dwojga dwójka"),
    (3, "trzy trzech trzem trzema troje trojga trójka"),
    (4, "cztery czterech czterem czterema czworo czworga czwórka"),
    (5, "pięć pięciu pięcioma pięcioro piątka"),
    (6, "sześć sześciu sześcioma sześcioro szóstka"),
    (7, "siedem siedmiu siedmioma siódemka"),
    (8, "osiem ośmiu ośmioma ósemka"),
    (9, "dziewięć dziewięciu dziewięcioma dziewiątka"),
    (10, "dziesięć dziesięciu dziesięcioma dziesiątka"),
    (11, "jedenaście jedenastu"),
    (12, "dwanaście dwunastu"),
    (13, "trzynaście trzynastu"),
    (14, "czternaście czternastu"),
    (15, "piętnaście piętnastu"),
    (16, "szesnaście szesnastu"),
    (17, "siedemnaście siedemnastu"),
    (18, "osiemnaście osiemnastu"),
    (19, "dziewiętnaście dziewiętnastu"),
    (20, "dwadzieścia dwudziestu"),
    (30, "trzydzieści trzydziestu trzydziestka"),
    (40, "czterdzieści czterdziestu czterdziestka"),
    (50, "pięćdziesiąt pięćdziesięciu"),
    (60, "sześćdziesiąt sześćdziesięciu"),
    (70, "siedemdziesiąt siedemdziesięciu"),
    (80, "osiemdziesiąt osiemdziesięciu"),
    (90, "dziewięćdziesiąt dziewięćdziesięciu"),
    (100, "sto stu"),
    (200, "dwieście dwustu"),
    (300, "trzysta trzystu"),
    (400, "czterysta czterystu"),
    (500, "pięćset pięciuset"),
    (600, "sześćset sześciuset"),
    (700, "siedemset siedmiuset"),
    (800, "osiemset ośmiuset"),
    (900, "dziewięćset dziewięciuset"),
    (1000, "tysiąc tysiące tysięcy tysiąca tysiącu"),
    (1_000_000, "milion miliona miliony milionów milionie"),
];

/// Ordinals: value and the stem before the adjective's ending.
const ORDINALS: &[(u32, &str)] = &[
    (1, "pierwsz"),
    (2, "drug"),
    (3, "trzec"),
    (4, "czwart"),
    (5, "piąt"),
    (6, "szóst"),
    (7, "siódm"),
    (8, "ósm"),
    (9, "dziewiąt"),
    (10, "dziesiąt"),
    (11, "jedenast"),
    (12, "dwunast"),
    (13, "trzynast"),
    (14, "czternast"),
    (15, "piętnast"),
    (16, "szesnast"),
    (17, "siedemnast"),
    (18, "osiemnast"),
    (19, "dziewiętnast"),
    (20, "dwudziest"),
    (30, "trzydziest"),
    (40, "czterdziest"),
    (50, "pięćdziesiąt"),
    (60, "sześćdziesiąt"),
    (70, "siedemdziesiąt"),
    (80, "osiemdziesiąt"),
    (90, "dziewięćdziesiąt"),
    (100, "setn"),
];

const ADJECTIVE_ENDINGS: &[&str] = &[
    "y", "a", "e", "ego", "emu", "ej", "ą", "ym", "ych", "i", "ie", "iej", "iego", "iemu", "im", "ich", "ia", "ią",
];

impl NumberWords {
    pub fn new() -> Self {
        let mut forms = FxHashMap::default();
        for &(value, stem) in ORDINALS {
            for ending in ADJECTIVE_ENDINGS {
                forms.insert(fold(&format!("{stem}{ending}")), Word { value, ordinal: true });
            }
        }
        for &(value, words) in CARDINALS {
            for word in words.split(' ') {
                forms.insert(fold(word), Word { value, ordinal: false });
            }
        }
        Self { forms }
    }

    /// The number word that `folded` is, also with one slip of the recogniser in a long word.
    fn word(&self, folded: &str) -> Option<Word> {
        if let Some(&word) = self.forms.get(folded) {
            return Some(word);
        }
        let looks_numeric = ["dzie", "nas", "set", "dzist"].iter().any(|part| folded.contains(part));
        if folded.len() < 8 || !looks_numeric {
            return None;
        }
        let mut best: Option<(f64, Word)> = None;
        let mut rivals = false;
        for (form, &word) in &self.forms {
            let alike = likeness(form, folded);
            if alike < 0.85 {
                continue;
            }
            match best {
                Some((known, other)) if alike < known || other == word => {}
                Some((known, _)) if alike == known => rivals = true,
                _ => {
                    best = Some((alike, word));
                    rivals = false;
                }
            }
        }
        best.filter(|_| !rivals).map(|(_, word)| word)
    }

    /// Every number in `tokens`, in order, each as large as grammar lets it grow.
    pub fn find(&self, tokens: &[Token]) -> Vec<Number> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let number = if tokens[at].digits {
                figures(tokens, at)
            } else {
                self.spoken(tokens, at).or_else(|| self.half(tokens, at))
            };
            at = number.as_ref().map_or(at + 1, |number| number.to);
            found.extend(number);
        }
        found
    }

    fn spoken(&self, tokens: &[Token], from: usize) -> Option<Number> {
        let first = self.word(&tokens[from].fold)?;
        let mut to = from + 1;
        let mut total = 0;
        let mut part = first.value;
        let mut last = first;
        let mut pieces = vec![first.value.to_string()];
        let mut millions = 0;
        match first.value {
            1_000_000 => (millions, part) = (first.value, 0),
            1000 => (total, part) = (first.value, 0),
            _ => {}
        }
        // The smallest power that the next word must stay below: after "dwadzieścia" comes a unit, after "sto" a ten.
        while !last.ordinal || matches!(last.value, 20 | 30 | 40 | 50 | 60 | 70 | 80 | 90) {
            let Some(token) = tokens.get(to).filter(|token| !token.digits && !tokens[to - 1].pauses) else {
                break;
            };
            let Some(next) = self.word(&token.fold) else { break };
            // "dwudziestego trzeciego" goes on, "trzecia dwadzieścia" is two numbers.
            if last.ordinal && !next.ordinal {
                break;
            }
            if next.value == 1_000_000 && !next.ordinal && millions == 0 && total == 0 && part > 0 {
                millions = part * 1_000_000;
                part = 0;
            } else if next.value == 1000 && !next.ordinal && total == 0 && part > 0 {
                total = part * 1000;
                part = 0;
            } else if next.value > 0 && next.value < room_after(last.value) {
                part += next.value;
            } else {
                break;
            }
            last = next;
            pieces.push(next.value.to_string());
            to += 1;
        }
        let value = millions + total + part;
        Some(Number {
            from,
            to,
            value: f64::from(value),
            digits: value.to_string(),
            pieces,
            ordinal: last.ordinal,
        })
    }

    /// "pół", "półtora", "półtora tysiąca".
    fn half(&self, tokens: &[Token], at: usize) -> Option<Number> {
        let value = match tokens[at].fold.as_str() {
            "pul" => 0.5,
            "pultora" | "pultorej" => 1.5,
            _ => return None,
        };
        let next = tokens.get(at + 1).and_then(|token| self.word(&token.fold));
        let thousands = next.is_some_and(|next| next.value == 1000 && !next.ordinal);
        Some(Number {
            from: at,
            to: if thousands { at + 2 } else { at + 1 },
            value: if thousands { value * 1000.0 } else { value },
            digits: String::new(),
            pieces: Vec::new(),
            ordinal: false,
        })
    }
}

/// Below which value the next word must stay to belong to the same number.
fn room_after(value: u32) -> u32 {
    match value {
        1_000_000 => 1000,
        1000 => 1000,
        100..=900 => 100,
        20..=90 => 10,
        _ => 0,
    }
}

/// A run of digits, with a decimal part or groups of thousands ("17,50", "1 200").
fn figures(tokens: &[Token], at: usize) -> Option<Number> {
    let token = &tokens[at];
    let mut value: f64 = token.fold.parse().ok()?;
    let mut digits = token.fold.clone();
    let mut to = at + 1;
    if let Some(next) = tokens.get(to).filter(|next| next.digits && next.start == token.end + 1) {
        // One byte lies between: a comma or a point makes decimals of two digits, a blank makes thousands.
        if token.pauses && next.fold.len() == 2 && token.fold.len() < 6 {
            value += next.fold.parse::<f64>().unwrap_or(0.0) / 100.0;
            digits.push_str(&next.fold);
            to += 1;
        } else if !token.pauses && next.fold.len() == 3 && token.fold.len() <= 3 && !digits.starts_with('0') {
            let third = tokens
                .get(to + 1)
                .is_some_and(|third| third.digits && third.start == next.end + 1);
            if !third && value < 100.0 {
                value = value * 1000.0 + next.fold.parse::<f64>().unwrap_or(0.0);
                digits.push_str(&next.fold);
                to += 1;
            }
        }
    }
    Some(Number {
        from: at,
        to,
        value,
        pieces: vec![digits.clone()],
        digits,
        ordinal: false,
    })
}

#[cfg(test)]
mod tests {
    use super::super::tokens::Normaliser;
    use super::*;

    fn numbers(text: &str) -> Vec<f64> {
        let tokens = Normaliser::new().tokens(text);
        let found = NumberWords::new().find(&tokens);
        found.iter().map(|number| number.value).collect()
    }

    #[test]
    fn number_words_in_any_form() {
        for (text, expected) in [
            ("trzydzieści dni", vec![30.0]),
            ("w ciągu trzydziestu dni", vec![30.0]),
            ("siedemnastego marca", vec![17.0]),
            ("trzy pięćdziesiąt", vec![3.0, 50.0]),
            ("sto dwadzieścia trzy złote", vec![123.0]),
            ("dwa tysiące dwadzieścia sześć", vec![2026.0]),
            ("tysiąc dwieście", vec![1200.0]),
            ("dwudziestego trzeciego", vec![23.0]),
            ("trzecia dwadzieścia", vec![3.0, 20.0]),
            ("sześćset dwa sto dwa", vec![602.0, 102.0]),
            ("pięć, zero, dwa", vec![5.0, 0.0, 2.0]),
            ("jedno zdjęcie i trzydzieści dni", vec![1.0, 30.0]),
            ("17,50 zł", vec![17.5]),
            ("1 200 złotych", vec![1200.0]),
            ("800 702 222", vec![800.0, 702.0, 222.0]),
            ("półtora roku", vec![1.5]),
            ("osiemnascie złotych", vec![18.0]),
            ("siedemdziesiont złotych", vec![70.0]),
            ("zdjęcie z dowodu", vec![]),
        ] {
            assert_eq!(numbers(text), expected, "{text}");
        }
    }
}
