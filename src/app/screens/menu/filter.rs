//! Which of the calls and shifts the menu shows: the words looked for, and the filters. It draws nothing and chooses
//! nothing.

use super::{Need, PlayCard};
use crate::domain::without_mark;

/// Difficulties that can be asked for.
pub const LEVELS: [u8; 3] = [1, 2, 3];

/// One call, or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One call.
    Call,
    /// Several, and the desk between them.
    Shift,
}

/// What is asked for. The default asks for nothing and hides nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words as they were typed; each of them must be found in a card.
    pub words: String,
    /// A need of somebody who calls, by its id; none: any.
    pub need: Option<&'static str>,
    /// Difficulty, 1–3; none: any.
    pub level: Option<u8>,
    /// Calls or shifts; none: both.
    pub kind: Option<Kind>,
    /// Only what the trainee has not passed yet.
    pub not_passed: bool,
}

impl Filter {
    /// Places of the cards that fit, in their order.
    pub fn shown(&self, cards: &[PlayCard]) -> Vec<usize> {
        let words = folded(&self.words);
        let words: Vec<&str> = words.split_whitespace().collect();
        let cards = cards.iter().enumerate();
        cards
            .filter(|(_, card)| self.admits(card) && holds(card, &words))
            .map(|(place, _)| place)
            .collect()
    }

    /// How many of the filters ask for something; the words are none of them.
    pub fn count(&self) -> u8 {
        u8::from(self.need.is_some())
            + u8::from(self.level.is_some())
            + u8::from(self.kind.is_some())
            + u8::from(self.not_passed)
    }

    /// Whether anything is asked for.
    pub fn is_on(&self) -> bool {
        self.count() > 0 || !self.words.trim().is_empty()
    }

    fn admits(&self, card: &PlayCard) -> bool {
        self.need
            .is_none_or(|asked| card.needs.iter().any(|need| need.id == asked))
            && self.level.is_none_or(|asked| card.level == asked)
            && self.kind.is_none_or(|asked| card.kind() == asked)
            && !(self.not_passed && card.passed.is_some())
    }
}

/// What is chosen of what is shown: what was chosen before, as long as it can be seen, else the first. None: nothing is
/// shown.
pub fn chosen(shown: &[usize], before: usize) -> Option<usize> {
    if shown.contains(&before) {
        Some(before)
    } else {
        shown.first().copied()
    }
}

/// The needs that the cards name, each once, in the order of their words.
pub fn needs(cards: &[PlayCard]) -> Vec<Need> {
    let mut needs: Vec<Need> = Vec::new();
    for need in cards.iter().flat_map(|card| &card.needs) {
        if !needs.iter().any(|known| known.id == need.id) {
            needs.push(need.clone());
        }
    }
    needs.sort_by_cached_key(|need| folded(&need.words));
    needs
}

/// Whether each of the folded words is somewhere in a card.
fn holds(card: &PlayCard, words: &[&str]) -> bool {
    if words.is_empty() {
        return true;
    }
    let mut text = folded(&card.title);
    let needs = card.needs.iter().map(|need| &need.words);
    for part in [&card.summary, &card.matter].into_iter().chain(needs).chain(&card.pack) {
        text.push('\n');
        text.push_str(&folded(part));
    }
    words.iter().all(|word| text.contains(*word))
}

/// Lower case without Polish marks, whether a letter comes with its mark or the mark after it.
fn folded(text: &str) -> String {
    let marks = '\u{300}'..='\u{36f}';
    text.chars()
        .flat_map(char::to_lowercase)
        .filter(|letter| !marks.contains(letter))
        .map(without_mark)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Mode;

    fn need(id: &'static str, words: &str) -> Need {
        Need {
            id,
            words: words.into(),
        }
    }

    fn card(title: &str, needs: Vec<Need>, level: u8) -> PlayCard {
        PlayCard {
            title: title.into(),
            summary: "Kto i po co.".into(),
            needs,
            matter: "dowód osobisty".into(),
            level,
            calls: None,
            pack: None,
            passed: None,
        }
    }

    fn cards() -> Vec<PlayCard> {
        let hearing = || need("hard_of_hearing", "słabo słyszy");
        vec![
            PlayCard {
                pack: Some("Gmina Nowa".into()),
                passed: Some(Mode::Practice),
                ..card("Pan Henryk i nowy dowód", vec![hearing()], 1)
            },
            card("Pan Żółw", vec![need("stutter", "jąka się"), hearing()], 2),
            PlayCard {
                matter: "zmiana przy telefonie".into(),
                calls: Some("4 osoby dzwonią".into()),
                ..card("Poniedziałkowy poranek", vec![need("stutter", "jąka się")], 2)
            },
        ]
    }

    fn found(words: &str) -> Vec<usize> {
        let filter = Filter {
            words: words.into(),
            ..Filter::default()
        };
        filter.shown(&cards())
    }

    #[test]
    fn words_are_found_without_regard_to_case_and_polish_letters() {
        assert_eq!(found("zolw"), [1]);
        assert_eq!(found("ŻÓŁW"), [1]);
        // As a system may hand letters over: the mark after its letter.
        assert_eq!(found("z\u{307}o\u{301}łw"), [1]);
        assert_eq!(found("DOWOD"), [0, 1], "in the title or in the matter");
        assert_eq!(found("jaka sie"), [1, 2], "by the need");
        assert_eq!(found("po co"), [0, 1, 2], "by the summary");
        assert_eq!(found("gmina nowa"), [0], "by the pack");
    }

    #[test]
    fn every_word_must_be_found_in_whatever_order_and_spaces_ask_for_nothing() {
        assert_eq!(found("  nowy   henryk "), [0]);
        assert!(found("henryk zolw").is_empty());
        assert_eq!(found("   "), [0, 1, 2]);
        let spaces = Filter {
            words: "  ".into(),
            ..Filter::default()
        };
        assert!(!spaces.is_on());
    }

    #[test]
    fn filters_hold_together() {
        let shown = |filter: Filter| filter.shown(&cards());
        let stutter = Filter {
            need: Some("stutter"),
            ..Filter::default()
        };
        assert_eq!(shown(stutter.clone()), [1, 2]);
        let shift = Filter {
            kind: Some(Kind::Shift),
            ..stutter.clone()
        };
        assert_eq!((shift.count(), shown(shift)), (2, vec![2]));
        let easy = Filter {
            level: Some(1),
            ..stutter
        };
        assert!(shown(easy).is_empty());
        let not_passed = Filter {
            not_passed: true,
            ..Filter::default()
        };
        assert!(not_passed.is_on());
        assert_eq!(shown(not_passed), [1, 2]);
        let calls = Filter {
            words: "pan".into(),
            kind: Some(Kind::Call),
            ..Filter::default()
        };
        assert_eq!(shown(calls), [0, 1]);
    }

    #[test]
    fn what_is_chosen_can_always_be_seen() {
        assert_eq!(chosen(&[1, 2], 2), Some(2));
        assert_eq!(chosen(&[1, 2], 0), Some(1));
        assert_eq!(chosen(&[], 0), None);
    }

    #[test]
    fn each_need_is_offered_once_in_the_order_of_the_alphabet() {
        let ids: Vec<&str> = needs(&cards()).iter().map(|need| need.id).collect();
        assert_eq!(ids, ["stutter", "hard_of_hearing"], "jąka się, słabo słyszy");
    }
}
