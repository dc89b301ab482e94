//! Facts and standings from a store, held against those from the files of a station; and what tests of decisions share.

use crate::records::sample;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use sea_orm::EntityTrait as _;

use super::entity::{attempt, standing};
use super::*;
use crate::domain::{
    AttemptLimit, Bilingual, CallCard, Card, Coverage, Criterion, Day, Evidence, Marks, Message, Millis, Mode, Passed,
    Policy, PolicyHistory, Procedure, Requirements, Rule, RuleVerdict, Ruled, Ruling, Score, Scorecard, Severity,
    ShiftCard, Terms, Verdict, Versions, Way,
};
use crate::records::certification::{AttemptFacts, CertificateFacts, PersonFacts, Tried, sat_at};
use crate::records::{
    self, Acknowledgement, Acknowledgements, AttemptHeader, AttemptId, Certificate, CertificateId, CertificateNumber,
    Closed, Demands, Journal, KeptCertificate, Played, Reviewed, Reviews, StationId, Summary, TraineeId, Who,
};
use crate::scoring::settle;

pub(super) const NOW: &str = "2026-11-30T12:00:00Z";
/// What was said in an exam; it stands in its lines alone.
const QUOTE: &str = "moje słowa";

pub(super) fn runs<T>(work: impl AsyncFnOnce(Store) -> T) -> T {
    let data = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.unwrap().block_on(async {
        let store = Store::open(StorePlace::of_folder(data.path())).await.unwrap();
        let done = work(store.clone()).await;
        store.close().await;
        done
    })
}

pub(super) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub(super) fn station() -> StationId {
    StationId::new(uuid::Uuid::from_u128(7))
}

pub(super) fn trainee() -> TraineeId {
    TraineeId::new("osoba-1")
}

pub(super) fn header(begun: &str, scenario: &str) -> AttemptHeader {
    AttemptHeader {
        demands: Some(Demands {
            needs: BTreeSet::from(["stutter".to_owned(), "elderly".to_owned()]),
            level: 2,
        }),
        ..sample::exam(begun, scenario)
    }
}

fn rule(id: &str, verdict: Verdict) -> RuleVerdict {
    let points = if verdict == Verdict::Met { 1.0 } else { 0.0 };
    RuleVerdict {
        rule: id.into(),
        clause: "§ 4.1".to_owned(),
        title: Bilingual::default(),
        verdict,
        points,
        maximum: 1.0,
        evidence: vec![Evidence {
            at_ms: Millis(900),
            quote: Some(QUOTE.to_owned()),
            measure: Message::new("evidence-said"),
            clause: "§ 4.1".to_owned(),
        }],
        tip: None,
    }
}

fn versions() -> Versions {
    Versions {
        scenario: 1,
        procedure: 1,
        engine: "1".to_owned(),
        scorer: "1".to_owned(),
    }
}

fn scorecard(verdict: Verdict) -> Scorecard {
    let (value, passed) = match verdict {
        Verdict::Met => (100.0, Passed::Yes),
        Verdict::Unclear => (100.0, Passed::Pending),
        _ => (50.0, Passed::No),
    };
    Scorecard {
        scenario: "podatek".into(),
        procedure: "krynki".into(),
        profile: "krynki".into(),
        seed: 7,
        mode: Mode::Exam,
        versions: versions(),
        ending: None,
        duration: Millis(9_000),
        score: Some(Score {
            value,
            low: value / 2.0,
            high: value,
        }),
        passed,
        critical_errors: Vec::new(),
        rules: vec![rule("krynki:a", Verdict::Met), rule("krynki:b", verdict)],
        service: Vec::new(),
        facts: Vec::new(),
        details: Vec::new(),
        plain_language: None,
        notices: Vec::new(),
    }
}

pub(super) fn card(verdict: Verdict) -> Card {
    Card::Call(scorecard(verdict))
}

fn shift_card() -> Card {
    let whole = scorecard(Verdict::Met);
    let call = |name: &str, card: Scorecard| CallCard {
        call: name.into(),
        way: Way::Incoming,
        began: Millis(0),
        card,
    };
    Card::Shift(ShiftCard {
        shift: "poranek".into(),
        procedure: "krynki".into(),
        profile: "krynki".into(),
        seed: 7,
        mode: Mode::Exam,
        versions: versions(),
        begins: 480,
        duration: Millis(90_000),
        score: whole.score,
        passed: whole.passed,
        critical_errors: Vec::new(),
        rules: whole.rules.clone(),
        calls: vec![
            call("pierwszy", whole.clone()),
            call("drugi", scorecard(Verdict::NotApplicable)),
        ],
        notices: Vec::new(),
    })
}

/// An exam that was played to its end.
pub(super) fn sit(data: &Path, header: AttemptHeader, card: Card) -> AttemptId {
    let id = header.id.clone();
    let journal = Journal::begin(data, header).unwrap();
    journal.close(Closed::Finished, Some(card)).unwrap();
    id
}

pub(super) fn review(attempt: &AttemptId, on: &str, ruled: Ruled) -> Reviewed {
    Reviewed {
        attempt: attempt.clone(),
        ruling: Ruling {
            ruled,
            terms: Terms {
                pass_from: 80.0,
                critical: BTreeMap::new(),
            },
        },
        reason: "Słychać to w nagraniu.".to_owned(),
        by: "Jan Kos".to_owned(),
        on: day(on),
    }
}

pub(super) fn ruled(verdict: Verdict) -> Ruled {
    Ruled::Rule {
        rule: "krynki:b".into(),
        verdict,
        weight: 1.0,
    }
}

pub(super) fn acknowledgement(on: &str) -> Acknowledgement {
    Acknowledgement {
        trainee: trainee(),
        procedure: "krynki".into(),
        document: "6/2022".to_owned(),
        on: day(on),
    }
}

pub(super) fn certificate(exams: Vec<AttemptId>) -> KeptCertificate {
    let profile = sample::profile();
    KeptCertificate {
        trainee: trainee(),
        certificate: Certificate {
            id: CertificateId::parse("0d8f4a4e-5c0b-4f3e-9a57-0a4d0c1f2b3e").unwrap(),
            number: CertificateNumber::new("TS/2026/0001"),
            statement: records::Statement {
                holder: "Anna Żak".to_owned(),
                position: profile.position,
                unit: profile.unit,
                office: profile.office,
                procedure: "krynki".into(),
                procedure_title: "Procedura".to_owned(),
                document: "6/2022".to_owned(),
                policy: "krynki".into(),
                policy_version: 1,
                issued: day("2026-02-10"),
                valid_until: day("2028-02-02"),
                exams,
            },
        },
        credential: "{}".to_owned(),
        revoked: None,
    }
}

/// Sends the person and the attempts of a data folder; who they are in the store.
pub(super) async fn send(store: &Store, data: &Path) -> uuid::Uuid {
    let people = [(trainee(), Who::of(&sample::profile()))];
    store.take_people(station(), &people, NOW).await.unwrap();
    let (listed, problems) = records::list(data);
    assert!(problems.is_empty(), "{problems:?}");
    let piece = |(path, summary): (std::path::PathBuf, Summary)| Piece {
        name: summary.header.id,
        after: 0,
        text: std::fs::read_to_string(path).unwrap(),
    };
    let pieces: Vec<Piece> = listed.into_iter().map(piece).collect();
    let refused = store.take(station(), &pieces, NOW).await.unwrap();
    assert!(refused.is_empty(), "{refused:?}");
    store.person_at(station(), &trainee()).await.unwrap().unwrap()
}

fn basis() -> Basis {
    Basis {
        zone: TimeZone::fixed(Offset::constant(1)),
        settle: |card, rulings| settle(card, rulings.iter().copied()),
        scenarios: BTreeMap::from([("dawny".into(), older())]),
    }
}

/// What a call demands now that noted no demands when it was played.
fn older() -> Tried {
    Tried::Call {
        scenario: "dawny".into(),
        needs: BTreeSet::from(["blind".to_owned()]),
        level: 3,
    }
}

/// The same facts, as a station draws them up from its files.
fn from_files(data: &Path, today: Day) -> Vec<AttemptFacts> {
    let reviews = Reviews::read(data).unwrap();
    let (listed, _) = records::list(data);
    let exams = listed.iter().filter(|(_, summary)| summary.header.mode == Mode::Exam);
    let facts = exams.filter_map(|(_, summary)| {
        let sat: Timestamp = sat_at(summary).parse().unwrap();
        let day = Day::from(sat.to_zoned_datetime(basis().zone).date());
        let tried = Tried::on_record(&summary.header).unwrap_or_else(older);
        let theirs = reviews.until(&summary.header.id, today);
        let found = AttemptFacts::of(summary, tried.clone(), sat, day)?;
        let card = summary.closed.as_ref()?.card.as_deref();
        let Some(card) = card.filter(|_| !theirs.is_empty()) else {
            return Some(found);
        };
        let settled = settle(card, theirs.iter().map(|review| &review.ruling));
        let settled = AttemptFacts::of(&summary.with_result(settled), tried, sat, day)?;
        Some(found.after_reviews(settled, &theirs))
    });
    let mut facts: Vec<AttemptFacts> = facts.collect();
    facts.sort_by(|one, two| one.id.cmp(&two.id));
    facts
}

#[test]
fn facts_from_the_store_are_those_from_the_files() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    // Late in the evening by UTC it is the next day in the office.
    let passed = sit(data, header("2026-02-01T23:30:00Z", "podatek"), card(Verdict::Met));
    let unclear = sit(data, header("2026-02-03T09:00:00Z", "podatek"), card(Verdict::Unclear));
    let failed = sit(data, header("2026-02-04T09:00:00Z", "formularz"), card(Verdict::Missed));
    let mut shift = header("2026-02-05T09:00:00Z", "poranek");
    shift.played = Played::Shift {
        shift: "poranek".into(),
        version: 1,
    };
    shift.demands = None;
    sit(data, shift, shift_card());
    let mut noted_nothing = header("2026-02-06T09:00:00Z", "dawny");
    noted_nothing.demands = None;
    sit(data, noted_nothing, card(Verdict::Met));
    let broken_off = header("2026-02-07T09:00:00Z", "podatek");
    let path = records::path_of(data, &broken_off.id);
    drop(Journal::begin(data, broken_off).unwrap());
    let when = "2026-02-08T23:59:59Z".to_owned();
    let (resumed, _) = Journal::resume(&path, Millis(9_000), when, None).unwrap();
    resumed.close(Closed::Finished, Some(card(Verdict::Met))).unwrap();
    for (begun, how) in [
        ("2026-02-09T09:00:00Z", Closed::Interrupted),
        ("2026-02-10T09:00:00Z", Closed::GivenUp),
    ] {
        let journal = Journal::begin(data, header(begun, "podatek")).unwrap();
        journal.close(how, None).unwrap();
    }
    let mut practice = header("2026-02-11T09:00:00Z", "podatek");
    practice.mode = Mode::Practice;
    sit(data, practice, card(Verdict::Met));
    drop(Journal::begin(data, header("2026-02-12T09:00:00Z", "podatek")).unwrap());
    for one in [
        review(&unclear, "2026-02-05", ruled(Verdict::Missed)),
        review(&passed, "2026-02-05", Ruled::Whole),
        review(&unclear, "2026-02-06", ruled(Verdict::Met)),
        // Of a later day than is looked from.
        review(&failed, "2026-03-01", ruled(Verdict::Met)),
    ] {
        Reviews::add(data, one).unwrap();
    }
    Acknowledgements::add(data, acknowledgement("2026-01-05")).unwrap();
    let today = day("2026-02-20");
    let files = from_files(data, today);
    assert_eq!(files.len(), 8);
    runs(async |store: Store| {
        let person = send(&store, data).await;
        let reviews = Reviews::read(data).unwrap();
        store.take_reviews(station(), reviews.all(), NOW).await.unwrap();
        let read = Acknowledgements::load(data).unwrap();
        store.take_acknowledgements(station(), read.all(), NOW).await.unwrap();
        let kept = certificate(vec![passed.clone()]);
        store.take_certificates(station(), &[kept], NOW).await.unwrap();
        let mut facts = store.facts(&[person], &basis(), today).await.unwrap();
        let mut facts = facts.remove(&person).unwrap();
        facts.attempts.sort_by(|one, two| one.id.cmp(&two.id));
        let expected = PersonFacts {
            attempts: files,
            acknowledgements: vec![Acknowledgement {
                trainee: TraineeId::new(person.to_string()),
                ..acknowledgement("2026-01-05")
            }],
            certificates: vec![CertificateFacts {
                id: "TS/2026/0001".to_owned(),
                policy: "krynki".into(),
                issued_on: day("2026-02-10"),
                valid_until: day("2028-02-02"),
                revoked: None,
                exams: vec![passed],
            }],
        };
        assert_eq!(facts, expected);
        // What is kept beside the lines says nothing that anybody said.
        let rows = attempt::Entity::find().all(store.db()).await.unwrap();
        let results: Vec<String> = rows.into_iter().filter_map(|row| row.result).collect();
        assert_eq!(results.len(), 6);
        assert!(results.iter().all(|result| !result.contains(QUOTE)), "{results:?}");
    });
}

pub(super) fn policy(version: u32, from: &str) -> Policy {
    Policy {
        id: "krynki".into(),
        version,
        title: Bilingual::default(),
        procedure: "krynki".into(),
        valid_from: day(from),
        document: "6/2022".to_owned(),
        requires: Requirements {
            calls: 1,
            ..Requirements::default()
        },
        pass_mark: None,
        validity_months: 24,
        period_months: 12,
        reminder_days: vec![90],
        attempts: AttemptLimit::default(),
        reviews: BTreeSet::new(),
        coverage: Coverage::default(),
    }
}

fn procedure() -> Procedure {
    Procedure {
        id: "krynki".into(),
        version: 1,
        title: Bilingual::default(),
        source: String::new(),
        marks: Marks {
            pass_from: 80.0,
            reliable_from: 0.6,
        },
        rules: vec![Rule {
            id: "krynki:b".into(),
            clause: "§ 4.1".to_owned(),
            title: Bilingual::default(),
            tip: Bilingual::default(),
            weight: 1.0,
            severity: Severity::Ordinary,
            criterion: Criterion::Priority,
        }],
        critical_errors: Vec::new(),
    }
}

pub(super) async fn refreshed(store: &Store, which: Which, today: &str) -> Result<u64, StoreError> {
    let history = PolicyHistory::new(vec![policy(1, "2026-01-01")]).unwrap();
    let (policies, basis) = ([(history, procedure())], basis());
    store.refresh_standings(&policies, &which, &basis, day(today)).await
}

pub(super) async fn refresh(store: &Store, which: Which, today: &str) -> u64 {
    refreshed(store, which, today).await.unwrap()
}

pub(super) async fn standing(store: &Store, person: uuid::Uuid) -> standing::Model {
    let mut all = store.standings_of(&[person]).await.unwrap();
    let theirs = all.remove(&person).unwrap();
    assert_eq!(theirs.len(), 1);
    theirs.into_iter().next().unwrap()
}

#[test]
fn a_review_changes_a_standing_and_what_is_fresh_is_left_alone() {
    let data = tempfile::tempdir().unwrap();
    let name = sit(
        data.path(),
        header("2026-02-02T09:00:00Z", "podatek"),
        card(Verdict::Unclear),
    );
    let exam = attempt_id(station(), &name);
    runs(async |store: Store| {
        let person = send(&store, data.path()).await;
        assert_eq!(
            refresh(&store, Which::Stale, "2026-02-04").await,
            1,
            "never found before"
        );
        assert_eq!(refresh(&store, Which::Stale, "2026-02-04").await, 0);
        let found = standing(&store, person).await;
        assert_eq!((found.state.as_str(), found.earned), ("in-progress", false));
        assert_eq!((found.as_of.as_str(), found.missing), ("2026-02-04", 3));
        let (procedure, read) = ("krynki".into(), day("2026-02-03"));
        let acknowledged = store.acknowledge(person, &procedure, "6/2022", read, "hr", NOW);
        acknowledged.await.unwrap();
        assert!(standing(&store, person).await.stale);
        let decided = review(&name, "2026-02-04", ruled(Verdict::Met));
        store.add_review(exam, &decided, "trener", NOW).await.unwrap();
        assert!(
            !standing(&store, person).await.earned,
            "as it was until it is found anew"
        );
        assert_eq!(refresh(&store, Which::Stale, "2026-02-04").await, 1);
        let found = standing(&store, person).await;
        assert_eq!((found.earned, found.missing, found.stale), (true, 0, false));
        assert_eq!(refresh(&store, Which::Stale, "2026-02-05").await, 1, "another day");
        assert_eq!(refresh(&store, Which::All, "2026-02-05").await, 1);
        let shown = Which::People(vec![person, exam]);
        assert_eq!(refresh(&store, shown, "2026-02-05").await, 0, "fresh, and nobody");
        let basis = basis();
        let none = store.refresh_standings(&[], &Which::All, &basis, day("2026-02-05"));
        assert_eq!(none.await.unwrap(), 1);
        assert_eq!(store.standings_of(&[person]).await.unwrap(), BTreeMap::new());
    });
}
