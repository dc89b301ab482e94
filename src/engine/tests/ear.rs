//! An ear for the tests: it understands a script, word by word.

use super::Ear;
use crate::domain::*;

/// Understands a script instead of Polish: act ids, `+fact` told, `++fact` told twice, `-fact` told wrongly, `~fact`
/// without its value, `?detail` asked, `#12` syllables, `w20` words in the longest sentence, `d9` digits in one go,
/// `idiom`, `officialese` and `vague` phrases, `quiet` asks the room for quiet.
pub struct ScriptedEar;

impl Ear for ScriptedEar {
    fn hear(&self, text: &str, _: Addressee) -> Heard {
        let mut heard = Heard {
            syllables: 9,
            sentences: vec![5],
            ..Heard::default()
        };
        for word in text.split_whitespace() {
            let fact = |id: &str, state, repeated| FactFound {
                fact: FactId::from(id),
                state,
                confidence: 1.0,
                words: word.to_owned(),
                missing: Vec::new(),
                repeated,
            };
            if let Some(act) = SpeechAct::from_id(word) {
                heard.acts.push(ActFound {
                    act,
                    confidence: 0.9,
                    words: word.to_owned(),
                });
            } else if let Some(id) = word.strip_prefix("++") {
                heard.facts.push(fact(id, FactState::Told, Repetition::Repeated));
            } else if let Some(id) = word.strip_prefix('+') {
                heard.facts.push(fact(id, FactState::Told, Repetition::Once));
            } else if let Some(id) = word.strip_prefix('-') {
                heard.facts.push(fact(id, FactState::Wrong, Repetition::Once));
            } else if let Some(id) = word.strip_prefix('~') {
                heard.facts.push(fact(id, FactState::Incomplete, Repetition::Once));
            } else if let Some(id) = word.strip_prefix('?') {
                heard.details.push(DetailFound {
                    detail: DetailId::from(id),
                    confidence: 0.8,
                    words: word.to_owned(),
                });
            } else if word == "quiet" {
                heard.asks_for_quiet = true;
            } else if let Some(kind) = phrase_kind(word) {
                heard.phrases.push(PhraseFound {
                    kind,
                    words: word.to_owned(),
                    better: String::new(),
                });
            } else if let Some(count) = word.strip_prefix('d').and_then(|count| count.parse().ok()) {
                heard.digits = count;
            } else if let Some(count) = word.strip_prefix('#') {
                heard.syllables = count.parse().unwrap();
            } else if let Some(count) = word.strip_prefix('w') {
                heard.sentences = vec![count.parse().unwrap_or(5)];
            }
        }
        heard
    }
}

fn phrase_kind(word: &str) -> Option<PhraseKind> {
    match word {
        "idiom" => Some(PhraseKind::Idiom),
        "officialese" => Some(PhraseKind::Officialese),
        "vague" => Some(PhraseKind::VagueTime),
        _ => None,
    }
}
