//! What people decide in a store: reviews, erasure, how long data are kept, policies, and who signs in.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;
use sygnaly::domain::{
    AttemptLimit, Bilingual, Coverage, Criterion, Day, Marks, Policy, PolicyHistory, Procedure, ProcedureId,
    Requirements, Rule, Ruled, Ruling, Severity, Terms, Verdict,
};
use sygnaly::records::store::{AccountError, Basis, DataClass, PolicyError, Role, SignIn, Store, Which};
use sygnaly::records::{AttemptId, People, Reviewed, Reviews, TraineeId, path_of};
use sygnaly::scoring::settle;
use uuid::Uuid;

use super::Database;
use super::office::{Folder, NOW, header, is_counted_once, runs, send, take, whole};

const PASSWORD: &str = "trzy sygnały i kropka";

pub(super) fn day(text: &str) -> Day {
    text.parse().expect("it is a day")
}

fn policy(version: u32, from: &str) -> Policy {
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

fn history(versions: Vec<Policy>) -> PolicyHistory {
    PolicyHistory::new(versions).expect("they are versions of one policy")
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

pub(super) fn review(attempt: &AttemptId, on: &str, verdict: Verdict) -> Reviewed {
    Reviewed {
        attempt: attempt.clone(),
        ruling: Ruling {
            ruled: Ruled::Rule {
                rule: "krynki:b".into(),
                verdict,
                weight: 1.0,
            },
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

/// Who Anna Żak of a folder is in a store.
async fn anna(store: &Store, folder: &Folder) -> Uuid {
    let known = store.person_at(folder.station.id, &TraineeId::new("osoba-1")).await;
    known.unwrap().expect("the station named her")
}

/// Finds standings anew where that has to be, as of 2026-02-20.
pub(super) async fn refresh(store: &Store) {
    let basis = Basis {
        zone: TimeZone::UTC,
        settle: |card, rulings| settle(card, rulings.iter().copied()),
        scenarios: BTreeMap::new(),
    };
    let policies = [(history(vec![policy(1, "2026-01-01")]), procedure())];
    let refreshed = store.refresh_standings(&policies, &Which::Stale, &basis, day("2026-02-20"));
    refreshed.await.unwrap();
}

/// Whether somebody has earned a certificate then.
async fn has_earned(store: &Store, person: Uuid) -> bool {
    refresh(store).await;
    let standings = store.standings_of(&[person]).await.unwrap();
    standings[&person][0].earned
}

pub fn a_review_changes_where_somebody_stands(database: &Database) {
    let mut folder = Folder::new("Pokój 12");
    let exam = whole(&header("2026-02-02T09:00:00Z", "osoba-1"), 3, Verdict::Unclear);
    folder.add(exam.clone());
    let of_the_station = review(&exam.name, "2026-02-03", Verdict::Missed);
    let of_the_panel = review(&exam.name, "2026-02-04", Verdict::Met);
    runs(async {
        let store = database.open().await;
        send(&folder, &store).await.unwrap();
        let (anna, attempt) = (anna(&store, &folder).await, folder.id_of(&exam));
        let krynki = "krynki".into();
        let read = store.acknowledge(anna, &krynki, "6/2022", day("2026-01-05"), "hr", NOW);
        read.await.unwrap();
        let procedures = [ProcedureId::from("krynki")];
        let waiting = async || {
            let waiting = store.waiting_exams(&procedures, &[], None, 10).await.unwrap();
            waiting.rows.len()
        };
        assert_eq!((has_earned(&store, anna).await, waiting().await), (false, 1));

        Reviews::add(folder.path(), of_the_station.clone()).unwrap();
        for _ in 0..2 {
            send(&folder, &store).await.unwrap();
        }
        assert_eq!((has_earned(&store, anna).await, waiting().await), (false, 0));
        store.add_review(attempt, &of_the_panel, "trener", NOW).await.unwrap();
        assert!(has_earned(&store, anna).await);
        send(&folder, &store).await.unwrap();
        let decided = store.reviews_of(&[attempt]).await.unwrap();
        assert_eq!(decided[&attempt], [of_the_station, of_the_panel]);
        is_counted_once(&store, 1).await;
        store.close().await;
    });
}

pub fn a_person_who_is_erased_stays_erased(database: &Database) {
    let mut folder = Folder::new("Pokój 12");
    folder.add_exams(3);
    runs(async {
        let store = database.open().await;
        send(&folder, &store).await.unwrap();
        let anna = anna(&store, &folder).await;
        let today = day("2026-11-30");
        let erased = store.erase_person(anna, "hr", today, NOW).await.unwrap();
        assert_eq!(erased.expect("she was there").attempts, 3);
        assert_eq!(store.erase_person(anna, "hr", today, NOW).await.unwrap(), None);
        // A station that was restored from a backup sends them again.
        for attempt in &folder.attempts {
            take(&store, folder.station.id, attempt).await;
            assert_eq!(store.journal(folder.id_of(attempt)).await.unwrap(), None);
        }
        let known = store.person(anna).await.unwrap().expect("that she was there stays");
        assert_eq!((known.last_name.as_str(), known.folded.as_str()), ("", ""));
        assert!(known.erased_on.is_some());
        is_counted_once(&store, 3).await;

        let synced = send(&folder, &store).await.unwrap();
        assert_eq!((synced.erased.attempts, synced.problems), (3, Vec::new()));
        for attempt in &folder.attempts {
            assert!(!path_of(folder.path(), &attempt.name).exists());
        }
        assert!(People::load(folder.path()).unwrap().trainees().is_empty());
        let again = send(&folder, &store).await.unwrap();
        assert_eq!((again.attempts, again.erased.is_nothing()), (0, true));
        is_counted_once(&store, 3).await;
        store.close().await;
    });
}

pub fn what_was_kept_long_enough_goes(database: &Database) {
    let mut folder = Folder::new("Pokój 12");
    folder.add_exams(2);
    runs(async {
        let store = database.open().await;
        send(&folder, &store).await.unwrap();
        let ids: Vec<Uuid> = folder.attempts.iter().map(|attempt| folder.id_of(attempt)).collect();
        let erase = async |class: DataClass, months: u32, today: &str| {
            let decided = store.set_retention(class, Some(months), "hr", NOW).await;
            decided.unwrap();
            let counts = store.erase_due(day(today), NOW).await.unwrap();
            counts.get(&class).copied()
        };
        assert_eq!(erase(DataClass::Transcript, 3, "2026-05-01").await, Some(0));
        assert_eq!(erase(DataClass::Transcript, 3, "2026-05-04").await, Some(2));
        for id in &ids {
            assert_eq!(store.journal(*id).await.unwrap(), None);
            let found = store.attempt(*id).await.unwrap().expect("that it was there stays");
            assert!(found.attempt.person.is_some() && found.attempt.passed.is_some());
        }
        assert_eq!(erase(DataClass::Result, 6, "2026-12-01").await, Some(2));
        for id in &ids {
            let found = store.attempt(*id).await.unwrap().expect("that it was there stays");
            assert_eq!((found.attempt.person, found.attempt.result), (None, None));
        }
        assert_eq!(erase(DataClass::Result, 6, "2026-12-01").await, Some(0));
        is_counted_once(&store, 2).await;
        store.close().await;
    });
}

pub fn a_policy_that_was_used_is_never_another(database: &Database) {
    let first = policy(1, "2026-01-01");
    let changed = Policy {
        validity_months: 12,
        ..first.clone()
    };
    let second = policy(2, "2026-07-01");
    runs(async {
        let store = database.open().await;
        for _ in 0..2 {
            let kept = store.keep_policies(&[history(vec![first.clone()])], "hr", NOW).await;
            assert_eq!(kept, Ok(()));
        }
        let versions = history(vec![changed, second.clone()]);
        let refused = PolicyError::Changed {
            policy: "krynki".into(),
            version: 1,
        };
        assert_eq!(store.keep_policies(&[versions], "hr", NOW).await, Err(refused));
        assert_eq!(store.policies().await.unwrap(), std::slice::from_ref(&first));
        let versions = history(vec![first.clone(), second.clone()]);
        assert_eq!(store.keep_policies(&[versions], "hr", NOW).await, Ok(()));
        assert_eq!(store.policies().await.unwrap(), [first, second]);
        is_counted_once(&store, 0).await;
        store.close().await;
    });
}

pub fn somebody_signs_in_and_is_signed_out(database: &Database) {
    runs(async {
        let store = database.open().await;
        let account = store.add_account("Ewa Lis", Role::Hr, PASSWORD, NOW).await.unwrap();
        let again = store.add_account("EWA LIS", Role::Auditor, PASSWORD, NOW).await;
        assert!(matches!(again, Err(AccountError::Taken { .. })), "{again:?}");
        let sign_in = async |password: &str| store.sign_in("ewa lis", password, NOW).await.unwrap();
        assert_eq!(sign_in("trzy sygnały i przecinek").await, SignIn::Wrong);
        assert_eq!(sign_in(PASSWORD).await, SignIn::Welcome(account.clone()));
        let token = store.begin_session(account.id, NOW).await.unwrap();
        let session = store.session(&token, NOW).await.unwrap();
        assert_eq!(session.map(|found| found.account), Some(account.clone()));
        let later = store.session(&token, "2026-11-30T12:31:00Z").await.unwrap();
        assert_eq!(later, None, "nobody was there for half an hour");
        store.end_session(&token).await.unwrap();
        assert_eq!(store.session(&token, NOW).await.unwrap(), None);

        let other = store.begin_session(account.id, NOW).await.unwrap();
        store.close_account("Ewa Lis", NOW).await.unwrap();
        assert_eq!(store.session(&other, NOW).await.unwrap(), None);
        assert_eq!(sign_in(PASSWORD).await, SignIn::Nobody);
        is_counted_once(&store, 0).await;
        store.close().await;
    });
}
