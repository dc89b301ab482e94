//! A sweep of small calls: a sound one, and one of each thing that it is there to find.

use super::test_support::{changed, profile, scenario};
use super::*;

fn swept(scenario: &Arc<Scenario>, seeds: usize) -> SweepReport {
    let drawn = vec![Arc::clone(scenario); seeds];
    sweep(&drawn, &profile(), Bounds::default()).expect("there are seeds")
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
    let report = sweep(&drawn, &profile(), Bounds::default()).expect("there are seeds");
    assert_eq!(report.seeds, 3);
    assert_eq!(report.variety.behaviours, 3);
    let one = sweep(&drawn[..1], &profile(), Bounds::default()).expect("a seed");
    let two = sweep(&drawn[..2], &profile(), Bounds::default()).expect("seeds");
    let (second, third) = (two.runs - one.runs, report.runs - two.runs);
    assert!(
        third > second,
        "another way is explored anew: {second} and {third} calls"
    );
    let bounds = Bounds {
        explorations: 1,
        ..Bounds::default()
    };
    let bounded = sweep(&drawn, &profile(), bounds).expect("there are seeds");
    assert_eq!(bounded.limits, [Limit::Explorations(1)]);
    assert_eq!(sweep(&[], &profile(), Bounds::default()), None);
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
    let both = [one, other];
    let never: Vec<&str> = stock_never_said(&both).into_iter().collect();
    assert_eq!(never, ["Krócej."]);
}
