//! Exams and disputes that wait for a person, and what takes them out of the queue.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ActiveModelTrait as _, Set};
use uuid::Uuid;

use super::entity::dispute;
use super::figures_tests::{Sat, take};
use super::standings_tests::{NOW, day, runs, station};
use super::*;
use crate::domain::{
    AttemptLimit, Bilingual, Certainty, Coverage, CriticalErrorKind, ErrorFinding, Passed, Policy, PolicyHistory,
    ProcedureId, Requirements, Review, RuleId, Ruled, Ruling, Terms, Verdict,
};
use crate::records::Reviewed;

fn policy(version: u32, from: &str, reviews: &[Review]) -> Policy {
    Policy {
        id: "krynki".into(),
        version,
        title: Bilingual::default(),
        procedure: "krynki".into(),
        valid_from: day(from),
        document: "6/2022".to_owned(),
        requires: Requirements::default(),
        pass_mark: None,
        validity_months: 24,
        period_months: 12,
        reminder_days: Vec::new(),
        attempts: AttemptLimit::default(),
        reviews: reviews.iter().copied().collect(),
        coverage: Coverage::default(),
    }
}

fn asking(versions: Vec<Policy>) -> Vec<AskedLooks> {
    AskedLooks::of(&PolicyHistory::new(versions).unwrap())
}

fn review(exam: &Sat, ruled: Ruled) -> Reviewed {
    let terms = Terms {
        pass_from: 80.0,
        critical: BTreeMap::new(),
    };
    Reviewed {
        attempt: exam.name(),
        ruling: Ruling { ruled, terms },
        reason: "Słychać to w nagraniu.".to_owned(),
        by: "Ewa Lis".to_owned(),
        on: day("2026-11-30"),
    }
}

fn met(rule: &str) -> Ruled {
    Ruled::Rule {
        rule: RuleId::new(rule),
        verdict: Verdict::Met,
        weight: 1.0,
    }
}

/// The ids of what waits, and whether more do.
async fn waiting(store: &Store, asked: &[AskedLooks], after: Option<(&str, Uuid)>, most: u64) -> (Vec<Uuid>, bool) {
    let krynki = [ProcedureId::new("krynki")];
    let page = store.waiting_exams(&krynki, asked, after, most).await.unwrap();
    (page.rows.iter().map(|row| row.attempt).collect(), page.more)
}

fn unclear() -> Sat {
    Sat {
        passed: Passed::Pending,
        rules: vec![("krynki:4.1.a", Verdict::Unclear), ("krynki:4.1.b", Verdict::Unclear)],
        errors: vec![(CriticalErrorKind::Mockery, Certainty::Unclear)],
        ..Sat::on("2026-11-10", "Żak")
    }
}

#[test]
fn an_exam_waits_until_all_that_is_unclear_is_settled() {
    runs(async |store: Store| {
        let exam = unclear();
        take(&store, &[exam.clone(), Sat::on("2026-11-11", "Żak")]).await;
        let krynki = [ProcedureId::new("krynki")];
        let page = store.waiting_exams(&krynki, &[], None, 10).await.unwrap();
        let [one] = &page.rows[..] else { panic!("{page:?}") };
        assert_eq!(
            (one.attempt, one.cause, one.passed),
            (exam.id(), Cause::Unclear, Passed::Pending)
        );
        assert_eq!(one.rules.len(), 2);
        assert_eq!(one.errors, [CriticalErrorKind::Mockery]);
        assert_eq!(one.person.as_ref().unwrap().last_name, "Żak");

        let dismissed = Ruled::Error {
            kind: CriticalErrorKind::Mockery,
            finding: ErrorFinding::Dismissed,
        };
        for ruled in [met("krynki:4.1.a"), dismissed] {
            let one = review(&exam, ruled);
            store.add_review(exam.id(), &one, "Ewa Lis", NOW).await.unwrap();
            assert_eq!(waiting(&store, &[], None, 10).await.0, [exam.id()]);
        }
        let page = store.waiting_exams(&krynki, &[], None, 10).await.unwrap();
        assert_eq!(
            page.rows[0].rules,
            [(RuleId::new("krynki:4.1.b"), "§ krynki:4.1.b".to_owned())]
        );
        assert_eq!(page.rows[0].errors, []);
        let last = review(&exam, met("krynki:4.1.b"));
        store.add_review(exam.id(), &last, "Ewa Lis", NOW).await.unwrap();
        assert!(waiting(&store, &[], None, 10).await.0.is_empty());
    });
}

#[test]
fn whoever_looked_at_the_whole_left_open_what_decides_nothing() {
    runs(async |store: Store| {
        let exam = Sat {
            passed: Passed::Yes,
            ..unclear()
        };
        take(&store, std::slice::from_ref(&exam)).await;
        assert_eq!(waiting(&store, &[], None, 10).await.0, [exam.id()]);
        // As a station sends it.
        let whole = review(&exam, Ruled::Whole);
        store.take_reviews(station(), &[whole], NOW).await.unwrap();
        assert!(waiting(&store, &[], None, 10).await.0.is_empty());
    });
}

#[test]
fn policies_ask_for_looks_at_exams_of_their_days() {
    runs(async |store: Store| {
        let plain = Sat::on("2026-03-10", "Żak");
        let critical = Sat {
            passed: Passed::No,
            errors: vec![(CriticalErrorKind::Mockery, Certainty::Certain)],
            ..Sat::on("2026-03-11", "Żak")
        };
        let resumed = Sat {
            resumed: true,
            ..Sat::on("2026-06-10", "Żak")
        };
        take(&store, &[plain.clone(), critical.clone(), resumed.clone()]).await;
        assert!(waiting(&store, &[], None, 10).await.0.is_empty(), "no policy asks");
        let found = |reviews: &[Review]| asking(vec![policy(1, "2026-01-01", reviews)]);
        let cases: [(&[Review], &[Uuid]); 5] = [
            (&[Review::CriticalError], &[critical.id()]),
            (&[Review::Resumed], &[resumed.id()]),
            (
                &[Review::Resumed, Review::CriticalError],
                &[critical.id(), resumed.id()],
            ),
            (&[Review::Every], &[plain.id(), critical.id(), resumed.id()]),
            (&[], &[]),
        ];
        for (reviews, waits) in cases {
            assert_eq!(waiting(&store, &found(reviews), None, 10).await.0, waits, "{reviews:?}");
        }
        let later = asking(vec![
            policy(1, "2026-01-01", &[]),
            policy(2, "2026-06-01", &[Review::Every]),
        ]);
        assert_eq!(waiting(&store, &later, None, 10).await.0, [resumed.id()]);
        let earlier = asking(vec![
            policy(1, "2026-01-01", &[Review::Every]),
            policy(2, "2026-06-01", &[]),
        ]);
        assert_eq!(waiting(&store, &earlier, None, 10).await.0, [plain.id(), critical.id()]);

        let every = found(&[Review::Every]);
        let looked = review(&critical, Ruled::Whole);
        store.add_review(critical.id(), &looked, "Ewa Lis", NOW).await.unwrap();
        assert_eq!(waiting(&store, &every, None, 10).await.0, [plain.id(), resumed.id()]);
    });
}

#[test]
fn the_queue_is_turned_over_the_oldest_first() {
    runs(async |store: Store| {
        let exams: Vec<Sat> = (10..15).map(|on| Sat::on(&format!("2026-11-{on}"), "Żak")).collect();
        take(&store, &exams).await;
        // Two policies that ask for the same show nothing twice.
        let every = asking(vec![policy(1, "2026-01-01", &[Review::Every])]);
        let asked = [every.clone(), every].concat();
        let (mut seen, mut after): (Vec<Uuid>, Option<(String, Uuid)>) = (Vec::new(), None);
        loop {
            let place = after.as_ref().map(|(begun, id)| (begun.as_str(), *id));
            let (page, more) = waiting(&store, &asked, place, 2).await;
            seen.extend(page);
            if !more {
                break;
            }
            let last = &exams[seen.len() - 1];
            after = Some((last.begun.clone(), last.id()));
        }
        assert_eq!(seen, exams.iter().map(Sat::id).collect::<Vec<_>>());
    });
}

#[test]
fn what_is_erased_waits_no_more() {
    runs(async |store: Store| {
        let exam = unclear();
        take(&store, std::slice::from_ref(&exam)).await;
        queue::forget(store.db(), &BTreeSet::from([exam.id()])).await.unwrap();
        assert!(waiting(&store, &[], None, 10).await.0.is_empty());
    });
}

#[test]
fn a_dispute_is_answered_once_and_both_stay() {
    runs(async |store: Store| {
        let exam = Sat::on("2026-11-10", "Żak");
        take(&store, std::slice::from_ref(&exam)).await;
        let ids = [Uuid::from_u128(2), Uuid::from_u128(3)];
        for (id, on) in ids.into_iter().zip(["2026-11-12", "2026-11-11"]) {
            let row = dispute::ActiveModel {
                id: Set(id),
                attempt: Set(exam.id()),
                rule: Set("krynki:4.1.a".to_owned()),
                reason: Set("Przedstawiłam się.".to_owned()),
                raised_on: Set(on.to_owned()),
                ..Default::default()
            };
            row.insert(store.db()).await.unwrap();
        }
        let first = store.open_disputes(None, 1).await.unwrap();
        assert!(first.more);
        assert_eq!(first.rows[0].id, ids[1], "the oldest first");
        let place = Some((first.rows[0].raised_on.as_str(), first.rows[0].id));
        let second = store.open_disputes(place, 1).await.unwrap();
        assert_eq!((second.rows[0].id, second.more), (ids[0], false));

        let answer = |text: &'static str| {
            let store = store.clone();
            async move {
                store
                    .answer_dispute(ids[1], text, "Ewa Lis", day("2026-11-30"), NOW)
                    .await
            }
        };
        assert_eq!(answer("Nie padło stanowisko.").await, Ok(true));
        assert_eq!(answer("Inna odpowiedź.").await, Ok(false), "the first answer stays");
        let left = store.open_disputes(None, 10).await.unwrap();
        assert_eq!(left.rows.iter().map(|one| one.id).collect::<Vec<_>>(), [ids[0]]);
        let all = store.disputes_on(exam.id()).await.unwrap();
        let told = all.iter().find(|one| one.id == ids[1]).unwrap();
        assert_eq!(told.reason, "Przedstawiłam się.");
        assert_eq!(told.answer.as_deref(), Some("Nie padło stanowisko."));
        let audit = store.audit(None, 1).await.unwrap();
        assert_eq!(
            (audit[0].action.as_str(), audit[0].who.as_str()),
            ("dispute-answered", "Ewa Lis")
        );
        assert!(!audit[0].details.contains("stanowisko"));
        assert_eq!(store.broken_audit().await.unwrap(), None);
    });
}
