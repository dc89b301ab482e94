//! S611: a caller who speaks of themselves in the other gender: a man's "byłam", a woman's "byłem". It knows endings, not
//! grammar, and lets pass whatever could be another word.

use super::{Finding, Subject, both};
use crate::domain::{Address, Line, NeedProfile, Scenario};

/// What a line must hold to be looked at word by word.
const ENDINGS: [&str; 5] = ["łem", "łam", "bym", "powinienem", "powinnam"];
/// Words that end like a man's verb and are none.
const NOT_A_MANS: &[&str] = &[
    "działem",
    "wydziałem",
    "oddziałem",
    "podziałem",
    "udziałem",
    "przydziałem",
    "rozdziałem",
    "materiałem",
    "kapitałem",
    "regałem",
    "kanałem",
    "sygnałem",
    "kryształem",
    "generałem",
    "kawałem",
    "strzałem",
    "zapałem",
    "upałem",
    "wałem",
    "szałem",
    "ideałem",
    "tyłem",
    "pyłem",
];
/// Words that end like a woman's verb and are none, or may be none.
const NOT_A_WOMANS: &[&str] = &[
    "łam",
    "kłam",
    "okłam",
    "skłam",
    "złam",
    "załam",
    "przełam",
    "połam",
    "wyłam",
    "włam",
    "działam",
    "zdziałam",
    "zadziałam",
    "podziałam",
    "pałam",
    "zapałam",
];

/// Verbs in the other gender, in any variation.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for scenario in subject
        .variations
        .iter()
        .filter(|scenario| speak_for_themselves(scenario))
    {
        let (address, form, is_other): (&str, &str, fn(&str) -> bool) = match scenario.caller.address {
            Address::Pan => ("pan", "męskiej", is_a_womans),
            Address::Pani => ("pani", "żeńskiej", is_a_mans),
            Address::Panstwo => continue,
        };
        let groups = lines(subject, scenario).into_iter();
        let numbered = groups.flat_map(|(pointer, lines)| {
            let lines = lines.iter().enumerate();
            lines.filter_map(move |(number, line)| {
                let word = own_words(&line.words()).into_iter().find(|word| is_other(word))?;
                Some((format!("{pointer}/{number}"), word))
            })
        });
        for (pointer, word) in numbered {
            found.push(Finding {
                at: subject.places.at(&pointer),
                message: both(
                    format!("Rozmówca ma address: {address}, a mówi o sobie „{word}”."),
                    format!("The caller has address: {address} and says \"{word}\" of themselves."),
                ),
                hint: both(
                    format!("Napisz to w formie {form}; słowa innej osoby ujmij w cudzysłów."),
                    "Put it in the caller's own gender; the words of somebody else go into quotation marks.",
                ),
            });
        }
    }
    found
}

/// Whether nobody passes the caller's words on: whoever does may be of the other gender.
fn speak_for_themselves(scenario: &Scenario) -> bool {
    let spoken_for = |need: &NeedProfile| {
        matches!(
            need,
            NeedProfile::Relay { .. } | NeedProfile::Relative { .. } | NeedProfile::Deafblind { .. }
        )
    };
    !scenario.caller.needs.iter().any(spoken_for)
}

fn is_a_mans(word: &str) -> bool {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    word == "powinienem"
        || ends(&["łbym", "edłem", "ogłem", "ąłem"])
        || ends(&["ałem", "iłem", "yłem"]) && !NOT_A_MANS.contains(&word)
}

fn is_a_womans(word: &str) -> bool {
    // "Wysyłam", "wołam": now, and in either gender.
    let now = ["syłam", "wołam"].iter().any(|ending| word.ends_with(ending));
    word == "powinnam" || word.ends_with("łabym") || word.ends_with("łam") && !now && !NOT_A_WOMANS.contains(&word)
}

/// The words of a line without what is quoted and without holes, whose forms agree with the trainee.
fn own_words(text: &str) -> Vec<String> {
    if !ENDINGS.iter().any(|ending| text.contains(ending)) {
        return Vec::new();
    }
    let mut own = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for letter in text.chars() {
        match letter {
            '„' | '{' | '«' => depth += 1,
            '”' | '}' | '»' => depth = depth.saturating_sub(1),
            _ if depth == 0 => own.extend(letter.to_lowercase()),
            _ => {}
        }
    }
    own.split(|letter: char| !letter.is_alphanumeric())
        .map(str::to_owned)
        .collect()
}

/// What the caller says, and where the lines that belong together are written.
fn lines<'a>(subject: &Subject<'_>, scenario: &'a Scenario) -> Vec<(String, &'a [Line])> {
    let places = subject.places;
    let mut groups: Vec<(String, &'a [Line])> = Vec::new();
    for known in &scenario.knows {
        groups.push((format!("{}/says", places.detail(&known.id)), &known.says));
    }
    for fact in &scenario.needs_to_hear {
        groups.push((format!("{}/confirms", places.fact(&fact.id)), &fact.confirms));
    }
    for moment in &scenario.moments {
        let pointer = places.moment(&moment.id);
        groups.push((format!("{pointer}/caller"), &moment.caller));
        groups.push((format!("{pointer}/on_silence"), &moment.on_silence));
        for (number, expected) in moment.expect.iter().enumerate() {
            groups.push((format!("{pointer}/expect/{number}/caller"), &expected.caller));
        }
        if let Some(otherwise) = &moment.otherwise {
            groups.push((format!("{pointer}/otherwise/caller"), &otherwise.caller));
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_told_from_other_words_by_their_endings() {
        for word in ["byłem", "zgubiłem", "chciałbym", "poszedłem", "mogłem", "powinienem"] {
            assert!(is_a_mans(word) && !is_a_womans(word), "{word}");
        }
        for word in ["byłam", "powiedziałam", "chciałabym", "poszłam", "powinnam"] {
            assert!(is_a_womans(word) && !is_a_mans(word), "{word}");
        }
        for word in [
            "wydziałem",
            "tytułem",
            "wysyłam",
            "działam",
            "wołam",
            "kołem",
            "urzędem",
        ] {
            assert!(!is_a_mans(word) && !is_a_womans(word), "{word}");
        }
    }

    #[test]
    fn quoted_words_and_forms_of_the_trainee_are_nobodys_own() {
        let own = own_words("Mąż mówił „zgubiłem”, a {poczekał/poczekała} {pan/pani}. Byłam sama.");
        assert!(own.contains(&"byłam".to_owned()) && !own.contains(&"zgubiłem".to_owned()));
        assert!(!own.contains(&"poczekała".to_owned()));
        assert!(own_words("Dzień dobry.").is_empty());
    }
}
