//! Sentences tried at a moment of a shipped scenario: what is understood, what is lacking, where the talk goes.

use std::path::Path;
use std::sync::Arc;

use super::{Bench, BenchParts, try_sentence};
use crate::domain::{FactId, LostBecause, MomentId, SpeechAct};
use crate::engine::{Because, Course, Fit, NotThere};
use crate::format::{self, Loaded};
use crate::language::{Interpreter, Language};

fn right<T>(loaded: Loaded<T>) -> T {
    let problems = loaded.diagnostics;
    loaded.value.unwrap_or_else(|| panic!("{problems:?}"))
}

fn parts(id: &str) -> BenchParts {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let stock = right(format::load_stock(&home.join("assets/callers/stock.yaml")));
    let file = home.join(format!("scenarios/{id}/scenario.yaml"));
    let scenario = Arc::new(right(format::load_scenario(&file, &stock)));
    let profile = Arc::new(right(format::load_profile(
        &home.join("assets/profiles/bialystok.yaml"),
    )));
    let language = Arc::new(Language::load(&home.join("assets/language/pl")).unwrap());
    BenchParts {
        ear: Arc::new(Interpreter::new(language, &profile, Some(&scenario))),
        scenario,
        profile,
        seed: 1,
    }
}

#[test]
fn a_sentence_shows_what_it_did_and_what_is_left() {
    let parts = parts("senior-dowod");
    let matter = MomentId::from("matter");
    let tried = try_sentence(&parts, &matter, "Proszę zabrać obecny dowód.").unwrap();
    let turn = tried.turn.unwrap();
    assert_eq!(turn.before, Some(matter.clone()));
    assert_eq!(turn.took_in, [FactId::from("old_card")]);
    assert_eq!(turn.course, Course::Fitted);
    assert_eq!(turn.answer[0].because, Because::Fact(FactId::from("old_card")));
    assert!(!turn.said[0].heard.facts[0].words.is_empty(), "the words that show it");
    let until = turn.until.unwrap();
    assert_eq!(until.lacks.told, [FactId::from("in_person"), FactId::from("photo")]);
    assert_eq!(turn.expectations[0].fit, Fit::Lacks);
    assert_eq!(turn.expectations[0].lacks.acts, [SpeechAct::PromiseCallback]);
    assert_eq!(turn.after, Some(matter));
}

#[test]
fn a_need_that_did_not_let_a_sentence_pass_is_named_with_its_figures() {
    let parts = parts("senior-dowod");
    let long = "Przed wizytą proszę koniecznie pamiętać o zabraniu ze sobą obecnego dowodu i jednego zdjęcia oraz \
        okularów i czegoś do pisania.";
    let tried = try_sentence(&parts, &MomentId::from("matter"), long).unwrap();
    let turn = tried.turn.unwrap();
    assert_eq!(turn.course, Course::Lost(LostBecause::TooLong));
    let check = turn.needs.iter().find(|check| check.why == LostBecause::TooLong);
    let check = check.unwrap();
    assert!(!check.passed && check.measured > check.limit, "{check:?}");
    assert!(turn.took_in.is_empty());
}

#[test]
fn a_talk_goes_on_from_sentence_to_sentence_and_ends() {
    let parts = parts("senior-dowod");
    let opening = Bench::opening(&parts.scenario).cloned().unwrap();
    let mut bench = Bench::at(parts, &opening).unwrap();
    assert!(!bench.heard().is_empty(), "the opening line was said");
    bench.say("Dzień dobry, Marek Zieliński.");
    assert_eq!(bench.moment(), Some(&MomentId::from("matter")));
    let tried = bench.say("Do widzenia.");
    let turn = tried.turn.unwrap();
    assert!(turn.ends && turn.after == Some(MomentId::from("goodbye")), "{turn:?}");
    let tried = bench.say("Do widzenia.");
    assert!(tried.ended.is_some() && bench.is_over());
    assert_eq!(bench.say("Halo?").turn, None);
    assert_eq!(bench.again().unwrap().moment(), Some(&opening));
}

#[test]
fn what_was_not_understood_is_shown_beside_the_sample_it_is_nearest_to() {
    let parts = parts("senior-dowod");
    let tried = try_sentence(&parts, &MomentId::from("matter"), "Jedna sztuka.").unwrap();
    assert!(
        tried.near.facts.iter().all(|near| near.share <= 1.0),
        "{:?}",
        tried.near
    );
    let tried = try_sentence(&parts, &MomentId::from("matter"), "Dowód jest bezpłatny.").unwrap();
    let near = tried.near.facts.iter().find(|near| near.id == FactId::from("free"));
    assert!(near.is_some_and(|near| near.share > 0.9), "{:?}", tried.near);
}

#[test]
fn a_moment_that_is_not_there_is_named() {
    let nowhere = MomentId::from("nowhere");
    let error = Bench::at(parts("senior-dowod"), &nowhere).err();
    assert_eq!(error, Some(NotThere::UnknownMoment(nowhere)));
}

#[test]
fn a_call_that_the_trainee_places_can_be_begun_anywhere_too() {
    let parts = parts("jakanie-podatek-oddzwonienie");
    let last = parts.scenario.moments.last().map(|moment| moment.id.clone()).unwrap();
    let bench = Bench::at(parts, &last).unwrap();
    assert_eq!(bench.moment(), Some(&last));
}
