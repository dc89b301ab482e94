//! The two procedures, on the same call: equal where they are alike, different exactly where the documents differ.

use sygnaly::authoring::NoEars;
use sygnaly::domain::{Scorecard, Verdict};
use sygnaly::format;
use sygnaly::scoring::score;

use crate::support;

/// Rules that say the same, by the letter of Krynki's § 4.1 and the number in Białystok's part III.
const ALIKE: [(&str, &str); 16] = [
    ("a", "1"),
    ("b", "2"),
    ("c", "3"),
    ("d", "4"),
    ("e", "5"),
    ("f", "6"),
    ("g", "7"),
    ("h", "8"),
    ("i", "9"),
    ("j", "10"),
    ("k", "11"),
    ("l", "12"),
    ("m", "13"),
    ("n", "14"),
    ("o", "15"),
    ("p", "16"),
];

fn verdict(card: &Scorecard, rule: &str) -> Verdict {
    let found = card.rules.iter().find(|found| found.rule.as_str() == rule);
    found.unwrap_or_else(|| panic!("the scorecard has no {rule}")).verdict
}

/// Plays one plan and scores it by both procedures; the letters where they differ, with both verdicts.
fn differences(plan: &str) -> (Scorecard, Scorecard, Vec<(&'static str, Verdict, Verdict)>) {
    let folder = support::home().join("tests/fixtures/calls/everything");
    let plan = support::right(format::load_plan(&folder.join(format!("plans/{plan}.yaml"))));
    let scenario = support::scenario_at(&folder.join("scenario.yaml"));
    let run = support::play(&plan, &folder, &scenario, &mut NoEars);
    assert_eq!(run.unplayed, Vec::<usize>::new());
    let krynki = score(&support::procedure("krynki"), &scenario, &run.log);
    let bialystok = score(&support::procedure("bialystok"), &scenario, &run.log);
    let pairs = ALIKE.iter().map(|(letter, number)| {
        let krynki = verdict(&krynki, &format!("krynki:4.1.{letter}"));
        let bialystok = verdict(&bialystok, &format!("bialystok:III.{number}"));
        (*letter, krynki, bialystok)
    });
    let different = pairs.filter(|(_, krynki, bialystok)| krynki != bialystok).collect();
    (krynki, bialystok, different)
}

#[test]
fn what_the_milder_procedure_is_content_with() {
    let (krynki, _, different) = differences("by-the-milder");
    use Verdict::{Met, Missed, Partly};
    assert_eq!(
        different,
        vec![
            // The office's name is no part of Krynki's introduction.
            ("d", Met, Partly),
            // Białystok asks for the details first.
            ("j", Met, Partly),
            // Białystok asks for consent when the loudspeaker is intended, not only before it is pressed.
            ("n", Met, Missed),
            // Białystok has the colleague told before the connection.
            ("o", Met, Partly),
        ]
    );
    // Only Krynki serves these callers out of turn by its own clause.
    assert_eq!(verdict(&krynki, "krynki:5.3"), Met);
}

#[test]
fn who_does_what_the_stricter_asks_satisfies_both() {
    let (krynki, bialystok, different) = differences("by-the-stricter");
    assert_eq!(different, vec![]);
    for card in [krynki, bialystok] {
        let short: Vec<_> = card
            .rules
            .iter()
            .filter(|rule| !matches!(rule.verdict, Verdict::Met | Verdict::NotApplicable))
            .map(|rule| (rule.rule.as_str().to_owned(), rule.verdict))
            .collect();
        assert_eq!(short, vec![]);
        assert!(card.critical_errors.is_empty(), "{:?}", card.critical_errors);
    }
}
