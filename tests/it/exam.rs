//! An exam that is killed: whatever was acknowledged stands in its journal, and it goes on from there to the same result. And one that
//! is about to begin too early, by the policies that are shipped.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use jiff::tz::TimeZone;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::Value;
use sygnaly::authoring::{NoEars, Witness, run_plan};
use sygnaly::domain::{Accommodations, Day, Event, Millis, Mode, Passed, Plan, Profile, Scenario, ShiftEvent};
use sygnaly::engine::{Session, Setup};
use sygnaly::format;
use sygnaly::language::Interpreter;
use sygnaly::records::certification::{Admission, Decided, Tried, admission};
use sygnaly::records::{
    self, AttemptHeader, AttemptId, Card, Closed, Demands, Journal, Played, Reviews, Summary, TraineeId,
};
use sygnaly::scoring::{score, settle};

use crate::{office, support};

/// Tells the program of this file that it is the exam, and where its journal belongs.
const EXAM: &str = "SYGNALY_TEST_EXAM";
/// What happens in the exam, in its folder.
const SCRIPT: &str = "exam.json";
const KILLS: usize = 100;
/// The name under which the test runner knows the test below.
const NAME: &str = "exam::an_exam_that_is_killed_loses_nothing_that_was_acknowledged";

/// What happened in a call, in order.
#[derive(Default)]
struct Taken(Vec<(Millis, ShiftEvent)>);

impl Witness for Taken {
    fn event(&mut self, at: Millis, event: &Event) {
        self.0.push((at, ShiftEvent::Desk(event.clone())));
    }
}

struct Exam {
    plan: Plan,
    scenario: Arc<Scenario>,
    profile: Arc<Profile>,
    events: Vec<(Millis, ShiftEvent)>,
}

impl Exam {
    /// A whole call as it is taken when nothing comes between.
    fn whole() -> Self {
        let (plan, folder) = support::plan("senior-dowod", "passes");
        let (scenario, profile) = (support::scenario("senior-dowod"), support::profile("bialystok"));
        let mut taken = Taken::default();
        let ear = Arc::new(Interpreter::new(support::language(), &profile, Some(&scenario)));
        let (played, who) = (Arc::clone(&scenario), Arc::clone(&profile));
        run_plan(&plan, &folder, played, who, ear, &mut NoEars, &mut taken).expect("the plan can be played");
        Self {
            plan,
            scenario,
            profile,
            events: taken.0,
        }
    }

    fn header(&self) -> AttemptHeader {
        let begun = "2026-11-29T09:14:05Z";
        AttemptHeader {
            id: AttemptId::new(begun, self.scenario.id.as_str(), self.plan.seed),
            played: Played::Call {
                scenario: self.scenario.id.clone(),
                version: self.scenario.version,
            },
            procedure: self.plan.procedure.clone(),
            procedure_version: 1,
            profile: self.profile.as_ref().clone(),
            seed: self.plan.seed,
            mode: Mode::Exam,
            accommodations: Accommodations::default(),
            engine: "1".into(),
            scorer: "1".into(),
            begun: begun.into(),
            trainee: None,
            invigilator: Some("Ewa Kos".into()),
            demands: None,
        }
    }

    /// Plays these events and scores the call.
    fn result(&self, events: &[(Millis, ShiftEvent)]) -> String {
        let ear = Arc::new(Interpreter::new(
            support::language(),
            &self.profile,
            Some(&self.scenario),
        ));
        let setup = Setup {
            seed: self.plan.seed,
            mode: Mode::Exam,
            ..Setup::default()
        };
        let mut session = Session::new(Arc::clone(&self.scenario), Arc::clone(&self.profile), ear, setup);
        session.begin();
        for (at, event) in events {
            if let ShiftEvent::Desk(event) = event {
                session.step(*at, event.clone());
            }
        }
        let procedure = support::procedure(self.plan.procedure.as_str());
        let card = score(&procedure, &self.scenario, &session.finish());
        serde_json::to_string(&card).expect("a scorecard is JSON")
    }
}

/// Sits the exam that lies in a folder: every event is written down, and then acknowledged on standard output.
fn sit(data: &Path) {
    let text = std::fs::read_to_string(data.join(SCRIPT)).expect("the exam lies there");
    let (header, events): (AttemptHeader, Vec<(Millis, ShiftEvent)>) =
        serde_json::from_str(&text).expect("it was written below");
    let mut journal = Journal::begin(data, header).expect("the journal can be begun");
    let mut out = std::io::stdout();
    for (place, (at, event)) in events.iter().enumerate() {
        journal.append(*at, event).expect("the journal can be written");
        writeln!(out, "acknowledged {}", place + 1).expect("somebody listens");
        out.flush().expect("somebody listens");
    }
}

#[test]
fn an_exam_that_is_killed_loses_nothing_that_was_acknowledged() {
    if let Some(data) = std::env::var_os(EXAM) {
        return sit(Path::new(&data));
    }
    let exam = Exam::whole();
    let script = serde_json::to_string(&(exam.header(), &exam.events)).expect("plain data");
    let whole = exam.result(&exam.events);
    let mut chance = ChaCha8Rng::seed_from_u64(14);
    let mut cut_short = 0;
    for _ in 0..KILLS {
        let data = tempfile::tempdir().expect("a folder");
        std::fs::write(data.path().join(SCRIPT), &script).expect("the exam can be laid there");
        let last = usize::try_from(chance.next_u64() % exam.events.len() as u64).expect("small") + 1;
        let acknowledged = killed_after(last, data.path());
        assert!(acknowledged >= last);

        let path = records::path_of(data.path(), &exam.header().id);
        let (mut journal, recorded) = Journal::resume(&path, Millis(60_000), "2026-11-29T09:20:00Z".into(), None)
            .expect("a killed exam can be taken up");
        let kept = recorded.events.len();
        assert!(kept >= acknowledged, "{kept} kept of {acknowledged} acknowledged");
        assert_eq!(recorded.events, exam.events[..kept], "what is kept is what happened");
        cut_short += usize::from(kept < exam.events.len());
        for (at, event) in &exam.events[kept..] {
            journal.append(*at, event).expect("it goes on");
        }
        drop(journal);
        let gone_on = records::read(&path).expect("the journal is whole");
        assert_eq!(exam.result(&gone_on.events), whole);
        assert!(
            Journal::resume(&path, Millis(1), String::new(), None).is_err(),
            "a second time it is not taken up"
        );
    }
    assert!(
        cut_short > KILLS / 2,
        "most kills must come before the end: {cut_short}"
    );
}

/// Lets another process sit the exam and kills it after this many acknowledged events; how many there were.
fn killed_after(last: usize, data: &Path) -> usize {
    let mut child = Command::new(std::env::current_exe().expect("this program"))
        .args([NAME, "--exact", "--nocapture", "--test-threads", "1"])
        .env(EXAM, data)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the exam begins");
    let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let count = |line: String| line.rsplit_once("acknowledged ")?.1.parse::<usize>().ok();
    let mut acknowledged = 0;
    while acknowledged < last {
        let line = lines.next().expect("the exam goes on").expect("its output is text");
        acknowledged = count(line).unwrap_or(acknowledged);
    }
    // On Unix this is the signal that no program can catch.
    child.kill().expect("it can be killed");
    child.wait().expect("it is gone");
    // What it had acknowledged before the signal came counts as well.
    lines
        .map_while(Result::ok)
        .filter_map(count)
        .last()
        .unwrap_or(acknowledged)
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// Begins an exam of this person at `senior-dowod` by the procedure of Białystok.
fn begun(data: &Path, person: &TraineeId, when: &str) -> Journal {
    let header = AttemptHeader {
        demands: Some(Demands {
            needs: ["hard_of_hearing".to_owned()].into(),
            level: 1,
        }),
        ..office::exam(when, Some(person.clone()))
    };
    Journal::begin(data, header).expect("it begins")
}

/// What the shipped policies say of another one on a day, by this procedure.
fn said(data: &Path, person: &TraineeId, procedure: &str, today: &str) -> Vec<Admission> {
    let policies = ["bialystok", "krynki"].map(|name| {
        let file = support::home().join(format!("assets/policies/{name}.yaml"));
        support::right(format::load_policy(&file))
    });
    let (reviews, zone) = (Reviews::read(data).expect("readable"), TimeZone::UTC);
    let decided = Decided {
        reviews: &reviews,
        until: day(today),
        zone: &zone,
        settle: |card, rulings| settle(card, rulings.iter().copied()),
    };
    let (listed, problems) = records::list(data);
    assert!(problems.is_empty(), "{problems:?}");
    let tried = |summary: &Summary| Tried::on_record(&summary.header).expect("it noted what it demanded");
    let attempts = listed.iter().map(|(_, summary)| summary);
    let attempts = decided.before_another(person, attempts, tried).expect("all are dated");
    let call = Tried::Call {
        scenario: "senior-dowod".into(),
        needs: ["hard_of_hearing".to_owned()].into(),
        level: 1,
    };
    let said = admission(&policies, &attempts, &procedure.into(), &call, day(today));
    said.into_iter().map(|one| one.admission).collect()
}

#[test]
fn an_exam_that_comes_too_early_is_known_before_it_begins_and_does_not_count_after() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let (person, other) = (office::trainee(data, "bialystok"), office::trainee(data, "krynki"));
    let (_, scenario, run) = support::play_shipped("senior-dowod", "passes");
    let mut card = score(&support::procedure("bialystok"), &scenario, &run.log);
    let mut ended = |journal: Journal, passed: Passed| {
        card.passed = passed;
        let card = Some(Card::Call(card.clone()));
        journal.close(Closed::Finished, card).expect("it ends");
    };
    assert_eq!(said(data, &person, "bialystok", "2026-02-02"), [Admission::Admitted]);

    ended(begun(data, &person, "2026-02-02T09:00:00Z"), Passed::No);
    let wait = [Admission::WaitUntil(day("2026-02-05"))];
    assert_eq!(said(data, &person, "bialystok", "2026-02-03"), wait);
    assert_eq!(said(data, &person, "krynki", "2026-02-03"), [Admission::Admitted]);
    assert_eq!(said(data, &other, "bialystok", "2026-02-03"), [Admission::Admitted]);

    // It was let begin all the same, and passed.
    ended(begun(data, &person, "2026-02-03T09:00:00Z"), Passed::Yes);
    let status = [
        "certify",
        "status",
        person.as_str(),
        "--today",
        "2026-02-04",
        "--format",
        "json",
    ];
    let all: Value = serde_json::from_str(&office::ends(0, data, &status)).expect("it is JSON");
    let missing = all[0]["missing"].as_array().expect("a list");
    let too_soon = missing.iter().find(|one| one["reason"] == "too-soon");
    assert_eq!(
        too_soon.expect("it counts for nothing")["values"]["allowed"],
        "2026-02-05"
    );
    assert_eq!(
        said(data, &person, "bialystok", "2026-02-04"),
        wait,
        "and nobody waits for it"
    );

    // Broken off, and not taken up: whoever begins another one leaves it as not passed.
    drop(begun(data, &person, "2026-02-06T09:00:00Z"));
    let wait = [Admission::WaitUntil(day("2026-02-09"))];
    assert_eq!(said(data, &person, "bialystok", "2026-02-08"), wait);

    ended(begun(data, &person, "2026-02-09T09:00:00Z"), Passed::No);
    let used_up = Admission::AttemptsUsedUp {
        most: 3,
        until: day("2027-02-02"),
    };
    assert_eq!(said(data, &person, "bialystok", "2026-02-12"), [used_up]);
    assert_eq!(said(data, &person, "bialystok", "2027-02-02"), [Admission::Admitted]);
}
