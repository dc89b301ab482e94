//! Versions of a policy and of the office's document.

use super::*;

#[test]
fn a_new_version_of_the_document_is_to_be_read_and_takes_no_certificate_away() {
    let mut second = policy(2, "2026-09-01");
    second.document = "9/2026".to_owned();
    let versions = history(vec![policy(1, "2026-01-01"), second]);
    let at = |facts: &PersonFacts, today: &str| standing(&versions, &procedure(), facts, day(today));
    let mut facts = certified();
    let standing = at(&facts, "2026-09-01");
    assert_eq!(standing.state, State::Valid);
    let told: Vec<&Reason> = standing.told().collect();
    let old = Reason::AcknowledgementOld {
        earlier: DOCUMENT.to_owned(),
        on: day("2026-01-10"),
        document: "9/2026".to_owned(),
    };
    assert_eq!(told, [&old]);
    facts.acknowledgements.push(acknowledged("9/2026", "2026-09-02"));
    assert_eq!(at(&facts, "2026-09-02").told().count(), 0);
    // Who was not certified yet reads the new version first.
    let mut uncertified = everything();
    assert!(at(&uncertified, "2026-08-31").earned.is_some());
    assert_eq!(at(&uncertified, "2026-09-01").earned, None);
    uncertified.acknowledgements.push(acknowledged("9/2026", "2026-09-02"));
    let earned = at(&uncertified, "2026-09-02").earned.unwrap();
    assert_eq!((earned.version, earned.on), (1, day("2026-02-04")));
}

#[test]
fn a_stricter_version_counts_from_its_day_on() {
    let mut second = policy(2, "2026-02-04");
    second.pass_mark = Some(95.0);
    let versions = history(vec![policy(1, "2026-01-01"), second.clone()]);
    let at = |facts: &PersonFacts| standing(&versions, &procedure(), facts, day("2026-03-01"));
    // Of the same 90 points the two earlier exams count, the one of the new version's first day does not.
    let mut facts = everything();
    assert_eq!(ids(&at(&facts)), ["shifts"]);
    facts.attempts[2].score = Some(95.0);
    assert!(at(&facts).earned.is_some());
    // What was met under the old version stays met, however much the new one asks for.
    second.valid_from = day("2026-02-05");
    second.requires.calls = 20;
    let versions = history(vec![policy(1, "2026-01-01"), second]);
    let earned = standing(&versions, &procedure(), &everything(), day("2026-03-01")).earned;
    assert_eq!(
        earned.map(|earned| (earned.version, earned.on)),
        Some((1, day("2026-02-04")))
    );
}

#[test]
fn before_the_policy_begins_nothing_counts() {
    let begins = history(vec![policy(1, "2026-02-03")]);
    let standing_on = |today: &str| standing(&begins, &procedure(), &everything(), day(today));
    let before = standing_on("2026-02-02");
    assert_eq!((before.version, ids(&before)), (None, vec!["not-in-force"]));
    assert_eq!(
        standing_on("2026-03-01").earned,
        None,
        "the first call was sat a day too early"
    );
}
