//! `sygnaly records queue | review` and `sygnaly people correct`, as a person at a terminal meets them.

use std::fs;
use std::path::Path;

use serde_json::Value;
use sygnaly::domain::{Passed, RuleId, Verdict};
use sygnaly::records::{AttemptHeader, AttemptId, Card, Closed, Demands, Journal, People, Reviews, TraineeId, path_of};
use sygnaly::scoring::{score, terms};

use crate::office::{self, ends};
use crate::support;

/// The day to look from, so that no test depends on the clock.
const TODAY: &str = "2026-03-01";

const RULE: &str = "bialystok:III.4";

/// A trainee, an invigilator with their code, and an exam in which one rule is unclear.
struct Office {
    data: tempfile::TempDir,
    trainee: TraineeId,
    code: String,
    exam: AttemptId,
}

impl Office {
    fn new() -> Self {
        let data = tempfile::tempdir().expect("a folder");
        let trainee = office::trainee(data.path(), "bialystok");
        let said = ends(0, data.path(), &["people", "add-invigilator", "Jan Kos"]);
        let code = said.split_once("Code: ").expect("a code").1;
        let code = code.split_once('.').expect("its end").0.to_owned();
        let exam = sit(data.path(), &trainee);
        Self {
            data,
            trainee,
            code,
            exam,
        }
    }

    fn run(&self, code: i32, args: &[&str]) -> String {
        ends(code, self.data.path(), args)
    }

    /// Decides with this reason and code on this day.
    fn review(&self, code: i32, what: &[&str], reason: &str, by: &str, date: &str) -> String {
        let start = ["records", "review", self.exam.as_str()];
        let end = ["--reason", reason, "--by", by, "--date", date];
        self.run(code, &[&start[..], what, &end].concat())
    }

    /// Calls passed, as certification counts them from this day.
    fn passed(&self, today: &str) -> f64 {
        let person = self.trainee.as_str();
        let args = [
            "certify",
            "status",
            person,
            "--procedure",
            "bialystok",
            "--today",
            today,
            "--format",
            "json",
        ];
        let all: Value = serde_json::from_str(&self.run(0, &args)).expect("it is JSON");
        let missing = all[0]["missing"].as_array().expect("a list");
        let calls = missing.iter().find(|one| one["reason"] == "calls");
        calls.expect("more calls")["values"]["passed"]
            .as_f64()
            .expect("a count")
    }
}

fn sit(data: &Path, trainee: &TraineeId) -> AttemptId {
    let begun = "2026-02-02T09:00:00Z";
    let (_, scenario, run) = support::play_shipped("senior-dowod", "passes");
    let mut card = score(&support::procedure("bialystok"), &scenario, &run.log);
    let rule = card.rules.iter_mut().find(|rule| rule.rule == RuleId::new(RULE));
    let rule = rule.expect("the rule");
    assert_eq!(rule.verdict, Verdict::Met);
    rule.verdict = Verdict::Unclear;
    rule.points = 0.0;
    card.passed = Passed::Pending;
    let header = AttemptHeader {
        procedure_version: card.versions.procedure,
        demands: Some(Demands {
            needs: ["hard_of_hearing".to_owned()].into(),
            level: 1,
        }),
        ..office::exam(begun, Some(trainee.clone()))
    };
    let id = header.id.clone();
    let journal = Journal::begin(data, header).expect("it begins");
    journal
        .close(Closed::Finished, Some(Card::Call(card)))
        .expect("it ends");
    id
}

#[test]
fn an_unclear_exam_waits_until_a_person_settles_it_and_its_record_stays() {
    let office = Office::new();
    let record = path_of(office.data.path(), &office.exam);
    let as_it_was = fs::read(&record).expect("readable");
    let queue = ["records", "queue", "--today", TODAY];
    let said = office.run(0, &queue);
    assert!(said.contains(office.exam.as_str()) && said.contains(RULE), "{said}");
    let object: Value =
        serde_json::from_str(&office.run(0, &[&queue[..], &["--format", "json"]].concat())).expect("an object a line");
    assert_eq!(object["unclear_rules"][0], RULE);
    assert_eq!(office.passed(TODAY), 0.0);

    let said = office.review(
        0,
        &["--rule", RULE, "--verdict", "met"],
        "Przedstawienie słychać w całości.",
        &office.code,
        "2026-02-10",
    );
    assert!(said.contains("Jan Kos") && said.contains("Result now: "), "{said}");
    assert!(office.run(0, &queue).contains("No exam waits"));
    assert!(
        office
            .run(0, &["records", "queue", "--today", "2026-02-09"])
            .contains(RULE),
        "it waited then"
    );
    assert_eq!(office.passed(TODAY), 1.0);
    assert_eq!(office.passed("2026-02-09"), 0.0, "it was not settled yet");
    assert_eq!(fs::read(&record).expect("readable"), as_it_was);

    let shown = office.run(0, &["attempts", "show", office.exam.as_str()]);
    for words in [
        "Jan Kos",
        "bialystok:III.4: met",
        "Przedstawienie słychać",
        "Result as decided: ",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let file = office.data.path().with_extension("json").display().to_string();
    office.run(0, &["records", "export", "--format", "json", "--to", &file]);
    let exported: Value = serde_json::from_slice(&fs::read(&file).expect("written")).expect("it is JSON");
    fs::remove_file(&file).expect("removed");
    let attempt = &exported["attempts"][0];
    assert_eq!(attempt["passed"], "pending");
    assert_eq!(attempt["reviewed"]["passed"], "yes");
    assert_eq!(attempt["reviewed"]["on"], "2026-02-10");
}

#[test]
fn what_cannot_be_decided_is_told_and_nothing_is_kept() {
    let office = Office::new();
    let met = ["--rule", RULE, "--verdict", "met"];
    let code = office.code.as_str();
    let day = "2026-02-10";
    for (what, reason, by, date, words) in [
        (&met[..], "x", "AAAA-AAAA-AAAA", day, "nobody's"),
        (&met[..], " ", code, day, "--reason"),
        (&met[..], "x", code, "9999-01-01", "future"),
        (&met[..], "x", code, "2026-01-31", "earlier than the attempt"),
        (
            &["--rule", "bialystok:III.44", "--verdict", "met"][..],
            "x",
            code,
            day,
            "Did you mean",
        ),
        (
            &["--error", "mokery", "--finding", "stands"][..],
            "x",
            code,
            day,
            "\"mockery\"",
        ),
        (
            &["--error", "mockery", "--finding", "dismissed"][..],
            "x",
            code,
            day,
            "--rule",
        ),
        (&["--confirm"][..], "x", code, day, "still to be settled"),
    ] {
        let said = office.review(1, what, reason, by, date);
        assert!(said.contains(words), "{what:?}: {said}");
    }
    for what in [
        &["--rule", RULE][..],
        &["--confirm", "--rule", RULE, "--verdict", "met"],
        &[],
    ] {
        office.review(2, what, "x", code, day);
    }
    assert_eq!(Reviews::read(office.data.path()).expect("readable"), Reviews::default());
}

#[test]
fn a_critical_error_that_a_person_saw_fails_the_exam() {
    let office = Office::new();
    let code = office.code.as_str();
    office.review(0, &["--rule", RULE, "--verdict", "met"], "słychać", code, "2026-02-10");
    office.review(0, &["--confirm"], "w porządku", code, "2026-02-11");
    assert_eq!(office.passed(TODAY), 1.0);
    office.review(
        0,
        &["--error", "mockery", "--finding", "stands"],
        "drwina",
        code,
        "2026-02-12",
    );
    assert_eq!(office.passed(TODAY), 0.0);
    let older = office.review(1, &["--confirm"], "x", code, "2026-02-11");
    assert!(older.contains("2026-02-12"), "{older}");
    let kept = Reviews::read(office.data.path()).expect("readable");
    assert_eq!(kept.of(&office.exam).count(), 3);
    let terms = terms(&support::procedure("bialystok"));
    assert!(kept.of(&office.exam).all(|review| review.ruling.terms == terms));
}

#[test]
fn a_typo_in_a_name_is_corrected() {
    let office = Office::new();
    let id = office.trainee.as_str();
    let said = office.run(
        0,
        &[
            "people",
            "correct",
            id,
            "--name",
            "Anna Nowak-Żuk",
            "--unit",
            "Referat A",
        ],
    );
    assert!(said.contains("Anna Nowak-Żuk") && said.contains("Referat A"), "{said}");
    let people = People::load(office.data.path()).expect("readable");
    let who = &people.trainee(&office.trainee).expect("they are there").who;
    assert_eq!((who.first_name.as_str(), who.last_name.as_str()), ("Anna", "Nowak-Żuk"));
    for (code, args) in [
        (1, &["osoba-9", "--name", "Anna Nowak"][..]),
        (1, &[id, "--name", "Anna"][..]),
        (1, &[id, "--position", " "][..]),
        (2, &[id][..]),
    ] {
        office.run(code, &[&["people", "correct"], args].concat());
    }
    assert_eq!(People::load(office.data.path()).expect("readable"), people);
}
