//! The understanding on the shipped scenarios: what their authors wrote as samples must be recognised as such.

use sygnaly::domain::{Addressee, FactState};
use sygnaly::language::Interpreter;

use super::support::{language, profile, scenario, shipped};

#[test]
fn every_sample_tells_its_own_fact_and_no_other_wrongly() {
    let mut problems = Vec::new();
    for id in shipped() {
        let scenario = scenario(&id);
        let interpreter = Interpreter::new(language(), &profile("krynki"), Some(&scenario));
        for fact in &scenario.needs_to_hear {
            for sample in &fact.told_by {
                let bare = sample.replace(|letter: char| !letter.is_alphanumeric(), " ");
                for text in [sample, &bare] {
                    let heard = interpreter.hear(text, Addressee::Caller);
                    let own = heard.facts.iter().find(|found| found.fact == fact.id);
                    if own.is_none_or(|own| own.state == FactState::Wrong) {
                        problems.push(format!("{id}: `{text}` is no {}: {:?}", fact.id, heard.facts));
                    }
                    for other in heard.facts.iter().filter(|found| found.fact != fact.id) {
                        problems.push(format!("{id}: `{text}` is taken for {other:?}"));
                    }
                }
            }
        }
        for detail in &scenario.knows {
            for sample in &detail.asked_by {
                let heard = interpreter.hear(sample, Addressee::Caller);
                if !heard.details.iter().any(|found| found.detail == detail.id) {
                    problems.push(format!("{id}: `{sample}` does not ask for {}", detail.id));
                }
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn office_small_talk_tells_no_fact() {
    let talk = [
        "Dzień dobry, w czym mogę pomóc?",
        "Proszę o chwilę cierpliwości, sprawdzę to w systemie.",
        "Dziękuję za telefon, do widzenia.",
        "Czy mogę jeszcze w czymś pomóc?",
        "Rozumiem, chętnie pomogę.",
        "Proszę się nie spieszyć, słucham.",
        "Oddzwonię jutro o dziewiątej.",
    ];
    for id in shipped() {
        let interpreter = Interpreter::new(language(), &profile("krynki"), Some(&scenario(&id)));
        for text in talk {
            let heard = interpreter.hear(text, Addressee::Caller);
            assert!(heard.facts.is_empty(), "{id}: `{text}` tells {:?}", heard.facts);
            assert!(heard.details.is_empty(), "{id}: `{text}` asks for {:?}", heard.details);
        }
    }
}
