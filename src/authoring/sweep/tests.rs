//! A sweep of small calls: a sound one, and one of each thing that it is there to find.

use super::test_support::{changed, procedure, profile, scenario};
use super::*;

fn swept(scenario: &Arc<Scenario>, seeds: usize) -> SweepReport {
    let drawn = vec![Arc::clone(scenario); seeds];
    sweep(&drawn, &profile(), &procedure(), Bounds::default()).expect("there are seeds")
}

fn ids<T: AsRef<str>>(found: &[T]) -> Vec<&str> {
    found.iter().map(AsRef::as_ref).collect()
}

#[test]
fn a_sound_scenario_has_no_findings() {
    let report = swept(&scenario(), 12);
    assert!(report.is_sound(), "{report:#?}");
    assert!(report.never_said.is_empty() && report.limits.is_empty(), "{report:#?}");
    assert_eq!(report.seeds, 12);
    assert_eq!(report.moments, 5);
    // Two wordings of one question are no difference in behaviour.
    assert_eq!(report.variety.behaviours, 1);
    assert!((1..=3).contains(&report.variety.wordings), "{:?}", report.variety);
}

#[test]
fn outcomes_are_told_with_the_shortest_way_to_each() {
    let report = swept(&scenario(), 1);
    let way = |ending: Ending, matter: Matter| {
        let outcome = report
            .outcomes
            .iter()
            .find(|outcome| outcome.ending == ending && outcome.matter == matter)?;
        Some(outcome.way.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    let told = |ending: Ending, matter: Matter| way(ending, matter).unwrap_or_default().join(" · ");
    assert_eq!(told(Ending::CallerGaveUp, Matter::Open), "let_ring");
    assert_eq!(told(Ending::Trainee, Matter::Open), "answer · hang_up");
    assert_eq!(told(Ending::Caller, Matter::Open), "answer · say =farewell · say");
    assert_eq!(
        told(Ending::Caller, Matter::Settled),
        "answer · say =farewell · say ++photo ++free · say"
    );
    assert!(way(Ending::HandedOver, Matter::Open).is_some());
    assert!(way(Ending::Unreachable, Matter::Open).is_none(), "the caller rings");
}

#[test]
fn an_expectation_that_another_stands_before_is_never_taken() {
    let shadowed = "{ acts: [anything_else], caller: [\"Nie, to wszystko.\"], then: goodbye }\n      \
                    - { acts: [anything_else, farewell], then: goodbye }";
    let scenario = changed(&[(
        "{ acts: [anything_else], caller: [\"Nie, to wszystko.\"], then: goodbye }",
        shadowed,
    )]);
    let report = swept(&scenario, 3);
    assert_eq!(report.expectations, 4);
    let untaken = Untaken {
        moment: "closing".into(),
        index: 1,
    };
    assert_eq!(report.never_taken, [untaken]);
    assert!(report.is_sound(), "it is told and is no fault: {report:#?}");
    assert!(swept(&self::scenario(), 3).never_taken.is_empty());
}

#[test]
fn rules_are_counted_over_trainees_good_and_bad() {
    let report = swept(&scenario(), 12);
    let [answers, informs, calls_back] = report.rules.rules.as_slice() else {
        panic!("three rules: {:#?}", report.rules);
    };
    assert_eq!(report.rules.calls, 36, "three calls a seed");
    assert!(answers.met >= 24 && answers.missed > 0, "{answers:?}");
    assert!(informs.met >= 12 && informs.missed > 0, "{informs:?}");
    assert!(!calls_back.is_raised(), "{calls_back:?}");
    assert_eq!(calls_back.beyond, Some(Beyond::Shift));
    assert_eq!(answers.beyond, None);
    let never: Vec<String> = rules_never_raised(&[&report]).iter().map(ToString::to_string).collect();
    assert_eq!(never, ["krynki:calls_back"]);
}

#[test]
fn an_ending_that_is_provided_for_and_never_comes_is_told() {
    let sound = swept(&scenario(), 1);
    assert!(sound.never_ended.is_empty(), "{:?}", sound.never_ended);
    let late = changed(&[("number: \"24\", greets", "number: \"24\", answers_after_s: 100, greets")]);
    let report = swept(&late, 1);
    assert_eq!(report.never_ended, [Ending::HandedOver], "the caller is gone by then");
}

#[test]
fn a_moment_that_is_over_before_it_begins_hides_what_lies_behind_it() {
    let hidden = "then: again\n    otherwise: { caller: [\"To co mam przynieść?\"], at_most: 2 }\n\n  \
                  - moment: again\n    caller: [\"Ile zdjęć?\"]\n    until: { told: [photo] }\n    then: understanding\n    \
                  otherwise: { caller: [\"Ile?\"], then: special, at_most: 1 }\n\n  \
                  - moment: special\n    caller: [\"Proszę powtórzyć.\"]\n    until: { told: [photo] }\n    then: understanding\n";
    let scenario = changed(&[(
        "then: understanding\n    otherwise: { caller: [\"To co mam przynieść?\"], at_most: 2 }\n",
        hidden,
    )]);
    let report = swept(&scenario, 12);
    assert_eq!(ids(&report.never_reached), ["special"]);
    assert!(!report.is_sound());
    let unsaid: Vec<&str> = report.never_said.iter().map(|line| line.key.as_str()).collect();
    assert_eq!(unsaid, ["moment/again", "otherwise/again", "moment/special"]);
    assert!(report.unwinnable.is_empty(), "{:#?}", report.unwinnable);
}

#[test]
fn a_caller_who_leaves_before_they_have_heard_anything_cannot_be_served() {
    let leaves = (
        "{ acts: [name_last], then: matter }",
        "{ acts: [name_last], then: goodbye }",
    );
    let report = swept(&changed(&[leaves]), 4);
    let [failure] = report.unwinnable.as_slice() else {
        panic!("one kind of failure: {:#?}", report.unwinnable);
    };
    assert_eq!(failure.seeds, [1, 2, 3, 4]);
    assert_eq!(ids(&failure.facts), ["photo", "free"]);
    assert_eq!(ids(&failure.details), ["expiry"]);
    assert_eq!(failure.ending, Some(Ending::Caller));
    assert!(report.never_reached.is_empty(), "whoever says no name gets on");
}

#[test]
fn a_goodbye_that_is_never_taken_is_a_dead_end_and_unwinnable() {
    let scenario = changed(&[
        (
            "{ acts: [anything_else], caller: [\"Nie, to wszystko.\"], then: goodbye }",
            "{ acts: [farewell], caller: [\"Jeszcze chwileczkę.\"] }",
        ),
        ("afterwards: closing", "afterwards: goodbye"),
    ]);
    let report = swept(&scenario, 2);
    let dead: Vec<(Option<&str>, DeadEndBecause)> = report
        .dead_ends
        .iter()
        .map(|end| (end.moment.as_ref().map(AsRef::as_ref), end.why))
        .collect();
    assert_eq!(dead, [(Some("closing"), DeadEndBecause::NoWayOn)]);
    assert_eq!(report.unwinnable.len(), 1);
    assert_eq!(report.unwinnable[0].ending, Some(Ending::CallerGaveUp));
    assert!(report.unwinnable[0].facts.is_empty());
}

#[test]
fn what_seeds_draw_differently_is_explored_and_counted() {
    let plain = scenario();
    let named = changed(&[("name: Jan Maj", "name: Jan Lis")]);
    let other_way = changed(&[(
        "{ acts: [name_last], then: matter }",
        "{ acts: [name_last], then: understanding }",
    )]);
    let drawn = [&plain, &named, &other_way].map(Arc::clone);
    let (profile, procedure) = (profile(), procedure());
    let swept = |drawn: &[Arc<Scenario>], bounds: Bounds| sweep(drawn, &profile, &procedure, bounds);
    let report = swept(&drawn, Bounds::default()).expect("there are seeds");
    assert_eq!(report.seeds, 3);
    assert_eq!(report.variety.behaviours, 3);
    let one = swept(&drawn[..1], Bounds::default()).expect("a seed");
    let two = swept(&drawn[..2], Bounds::default()).expect("seeds");
    let (second, third) = (two.runs - one.runs, report.runs - two.runs);
    assert!(
        third > second,
        "another way is explored anew: {second} and {third} calls"
    );
    let bounds = Bounds {
        explorations: 1,
        ..Bounds::default()
    };
    let bounded = swept(&drawn, bounds).expect("there are seeds");
    assert_eq!(bounded.limits, [Limit::Explorations(1)]);
    assert_eq!(swept(&[], Bounds::default()), None);
}

#[test]
fn the_same_seeds_give_the_same_report() {
    let scenario = scenario();
    assert_eq!(swept(&scenario, 5), swept(&scenario, 5));
}

#[test]
fn stock_that_one_scenario_leaves_unsaid_may_be_said_in_another() {
    let mut one = swept(&scenario(), 1);
    let mut other = one.clone();
    one.stock = StockCoverage {
        said: BTreeSet::from(["Halo?".to_owned()]),
        never_said: BTreeSet::from(["Wolniej.".to_owned(), "Krócej.".to_owned()]),
    };
    other.stock = StockCoverage {
        said: BTreeSet::from(["Wolniej.".to_owned()]),
        never_said: BTreeSet::from(["Halo?".to_owned(), "Krócej.".to_owned()]),
    };
    let both = [&one, &other];
    let never: Vec<&str> = stock_never_said(&both).into_iter().collect();
    assert_eq!(never, ["Krócej."]);
}
