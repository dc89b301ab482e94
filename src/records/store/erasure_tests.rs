//! Erasing in a store: what goes and what stays, that it does not come back, and how long data are kept.

use std::collections::BTreeSet;
use std::slice::from_ref;

use sea_orm::EntityTrait as _;

use super::entity::{attempt, certificate, person, rule_total, rule_verdict};
use super::standings_tests::{
    NOW, acknowledgement, card, certificate as issued, day, header, review, ruled, runs, send, sit, station, trainee,
};
use super::*;
use crate::domain::{Ruled, Verdict};
use crate::records::sync::sync;
use crate::records::{
    AttemptId, Consent, ConsentKind, Consents, KeptCertificate, People, Reviews, Station, TraineeId, Who, path_of,
};

/// What was said in an exam of `standings_tests`.
const QUOTE: &str = "moje słowa";

fn consent() -> Consent {
    Consent {
        trainee: trainee(),
        kind: ConsentKind::Recording,
        wording: "Zgadzam się.".to_owned(),
        given: "2026-02-01T08:00:00Z".to_owned(),
        withdrawn: None,
    }
}

async fn row(store: &Store, name: &AttemptId) -> attempt::Model {
    let id = attempt_id(station(), name);
    let row = attempt::Entity::find_by_id(id).one(store.db()).await.unwrap();
    row.unwrap()
}

/// Everything that may come of Anna, but for her attempts.
async fn send_the_rest(store: &Store, exam: &AttemptId, kept: &KeptCertificate) {
    let reviews = [review(exam, "2026-02-04", Ruled::Whole)];
    store.take_reviews(station(), &reviews, NOW).await.unwrap();
    let read = [acknowledgement("2026-01-05")];
    store.take_acknowledgements(station(), &read, NOW).await.unwrap();
    store.take_certificates(station(), from_ref(kept), NOW).await.unwrap();
    store.take_consents(station(), &[consent()], NOW).await.unwrap();
}

#[test]
fn a_person_goes_and_does_not_come_back_and_the_figures_and_the_trail_stay() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    let exam = sit(data, header("2026-02-02T09:00:00Z", "podatek"), card(Verdict::Met));
    let mut jans = header("2026-02-03T09:00:00Z", "podatek");
    jans.trainee = Some(TraineeId::new("osoba-2"));
    jans.profile.first_name = "Jan".to_owned();
    jans.profile.last_name = "Kos".to_owned();
    let jans = sit(data, jans, card(Verdict::Missed));
    let kept = issued(vec![exam.clone()]);
    runs(async |store: Store| {
        let anna = send(&store, data).await;
        send_the_rest(&store, &exam, &kept).await;
        let totals = rule_total::Entity::find().all(store.db()).await.unwrap();
        let verdicts = rule_verdict::Entity::find().all(store.db()).await.unwrap();
        let before = row(&store, &exam).await;
        let nobody = attempt_id(station(), &exam);
        let today = day("2026-12-01");
        assert_eq!(store.erase_person(nobody, "hr", today, NOW).await.unwrap(), None);
        let erased = store.erase_person(anna, "hr", today, NOW).await.unwrap();
        let expected = Erased {
            attempts: 1,
            certificates: 1,
            acknowledgements: 1,
            consents: 1,
        };
        assert_eq!(erased, Some(expected));
        assert_eq!(store.erase_person(anna, "hr", today, NOW).await.unwrap(), None);

        // Whatever the station sends again.
        let again = send(&store, data).await;
        assert_eq!(again, anna, "whoever was erased is known by the id alone");
        send_the_rest(&store, &exam, &kept).await;
        let later = sit(data, header("2026-11-02T09:00:00Z", "podatek"), card(Verdict::Met));
        send(&store, data).await;

        let gone = store.person(anna).await.unwrap().unwrap();
        assert_eq!((gone.last_name.as_str(), gone.folded.as_str()), ("", ""));
        assert_eq!(gone.erased_on.as_deref(), Some("2026-12-01"));
        let left = row(&store, &exam).await;
        assert_eq!((left.person, left.result), (None, None));
        assert_eq!(
            (left.score, &left.passed, &left.sum),
            (before.score, &before.passed, &before.sum)
        );
        assert_eq!(store.journal(before.id).await.unwrap(), None);
        assert_eq!(store.recorded(before.id).await.unwrap(), None);
        let decided = store.reviews_of(&[before.id]).await.unwrap();
        assert_eq!(decided[&before.id].len(), 1);
        assert_eq!(decided[&before.id][0].reason, "");
        let later = attempt_id(station(), &later);
        assert_eq!(store.attempt(later).await.unwrap(), None, "what comes late is not kept");
        let certificates = certificate::Entity::find().all(store.db()).await.unwrap();
        assert_eq!(certificates.len(), 1);
        let only = &certificates[0];
        assert_eq!((only.number.as_str(), only.person), ("TS/2026/0001", None));
        assert_eq!((&only.statement, &only.credential), (&None, &None));
        assert_eq!(store.consents_given_by(anna).await.unwrap().len(), 0);
        assert_eq!(store.personal_data(anna, &BTreeSet::new()).await.unwrap(), None);

        // The figures and everybody else.
        assert_eq!(rule_total::Entity::find().all(store.db()).await.unwrap(), totals);
        assert_eq!(rule_verdict::Entity::find().all(store.db()).await.unwrap(), verdicts);
        let theirs = store.recorded(attempt_id(station(), &jans)).await.unwrap();
        assert_eq!(theirs.unwrap().header.profile.last_name, "Kos");
        let people = person::Entity::find().all(store.db()).await.unwrap();
        assert_eq!(people.iter().filter(|one| one.last_name == "Kos").count(), 1);

        assert_eq!(store.broken_audit().await.unwrap(), None);
        let trail = store.audit(None, 100).await.unwrap();
        let of_it = trail.iter().find(|entry| entry.action == "person-erased").unwrap();
        assert_eq!((of_it.who.as_str(), of_it.about.clone()), ("hr", anna.to_string()));
        let whole = trail
            .iter()
            .find(|entry| entry.about == before.id.to_string() && entry.action == "attempt-whole");
        assert_eq!(whole.map(|entry| entry.details.clone()), Some(before.sum));
        let told: String = trail.iter().map(|entry| entry.details.as_str()).collect();
        assert!(!told.contains("Żak"), "{told}");

        let erasures = store.erased_at(station()).await.unwrap();
        assert_eq!(erasures.people, [trainee()]);
        assert_eq!(
            (&erasures.attempts, &erasures.wholly),
            (&vec![exam.clone()], &vec![exam.clone()])
        );
        assert_eq!(erasures.certificates, from_ref(&kept.certificate.id));
        assert_eq!(store.locals_at(station(), anna).await.unwrap(), [trainee()]);
    });
}

#[test]
fn a_sync_after_an_erasure_empties_the_folder_and_brings_nothing_back() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let station = Station::of_folder(data, "Pokój 12").unwrap();
    let first = header("2026-02-02T09:00:00Z", "podatek");
    let who = Who::of(&first.profile);
    let local = People::change(data, |people| people.add_trainee(who)).unwrap();
    assert_eq!(local, trainee());
    let exam = sit(data, first, card(Verdict::Met));
    Reviews::add(data, review(&exam, "2026-02-04", ruled(Verdict::Missed))).unwrap();
    Consents::give(
        data,
        &local,
        ConsentKind::Recording,
        "Zgadzam się.",
        "2026-02-01T08:00:00Z",
    )
    .unwrap();
    runs(async |store: Store| {
        let synced = sync(data, &station, &store, NOW).await.unwrap();
        assert_eq!((synced.attempts, synced.problems.len()), (1, 0), "{synced:?}");
        let person = store.person_at(station.id, &local).await.unwrap().unwrap();
        let held = store.personal_data(person, &BTreeSet::new()).await.unwrap().unwrap();
        assert!(held.to_string().contains(QUOTE));
        assert_eq!(held["consents"].as_array().map(Vec::len), Some(1));
        let elsewhere = BTreeSet::from([attempt_id(station.id, &exam)]);
        let held = store.personal_data(person, &elsewhere).await.unwrap().unwrap();
        assert!(!held.to_string().contains(QUOTE));

        store.erase_person(person, "hr", day("2026-12-01"), NOW).await.unwrap();
        for attempts in [1, 0] {
            let synced = sync(data, &station, &store, NOW).await.unwrap();
            assert_eq!(synced.erased.attempts, attempts);
            assert_eq!((synced.attempts, synced.problems.len()), (0, 0), "{synced:?}");
        }
        assert!(!path_of(data, &exam).exists());
        assert_eq!(People::load(data).unwrap().trainees().len(), 0);
        assert_eq!(store.consents_given_by(person).await.unwrap().len(), 0);
        // Somebody of the same name who begins anew is somebody else.
        let who = Who::of(&header("2026-02-02T09:00:00Z", "podatek").profile);
        let local = People::change(data, |people| people.add_trainee(who)).unwrap();
        sync(data, &station, &store, NOW).await.unwrap();
        let anew = store.person_at(station.id, &local).await.unwrap().unwrap();
        assert_ne!(anew, person);
        assert_eq!(store.person(anew).await.unwrap().unwrap().last_name, "Żak");
    });
}

#[test]
fn what_waits_for_a_person_stays_until_they_have_decided() {
    let data = tempfile::tempdir().unwrap();
    let unclear = sit(
        data.path(),
        header("2026-02-02T09:00:00Z", "podatek"),
        card(Verdict::Unclear),
    );
    runs(async |store: Store| {
        send(&store, data.path()).await;
        let today = day("2027-06-01");
        store
            .set_retention(DataClass::Result, Some(12), "hr", NOW)
            .await
            .unwrap();
        let expire = async || store.would_expire(DataClass::Result, 12, today).await.unwrap();
        let erase = async || store.erase_due(today, NOW).await.unwrap();
        assert_eq!((expire().await, erase().await[&DataClass::Result]), (0, 0));
        let decided = [review(&unclear, "2026-02-04", ruled(Verdict::Met))];
        store.take_reviews(station(), &decided, NOW).await.unwrap();
        assert_eq!((expire().await, erase().await[&DataClass::Result]), (1, 1));
        assert_eq!(expire().await, 0);
    });
}

#[test]
fn what_is_kept_long_enough_goes_class_by_class() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    let old = sit(data, header("2026-02-02T09:00:00Z", "podatek"), card(Verdict::Met));
    let new = sit(data, header("2027-01-02T09:00:00Z", "podatek"), card(Verdict::Met));
    let kept = issued(vec![old.clone()]);
    runs(async |store: Store| {
        let anna = send(&store, data).await;
        send_the_rest(&store, &old, &kept).await;
        let due = async |today: &str| {
            let due = store.erase_due(day(today), NOW).await.unwrap();
            due.into_iter().collect::<Vec<_>>()
        };
        assert!(due("2100-01-01").await.is_empty(), "nothing was decided");
        let decide = async |class: DataClass, months: Option<u32>| {
            store.set_retention(class, months, "hr", NOW).await.unwrap();
        };
        decide(DataClass::Log, Some(24)).await;
        decide(DataClass::Transcript, Some(12)).await;
        decide(DataClass::Audio, Some(1)).await;
        decide(DataClass::Audio, Some(2)).await;
        let retention = store.retention().await.unwrap();
        assert_eq!(retention.len(), DataClass::ALL.len());
        assert_eq!(retention[&DataClass::Audio], Some(2));
        assert_eq!(retention[&DataClass::Result], None);

        assert_eq!(
            due("2027-02-02").await,
            [(DataClass::Transcript, 0)],
            "not a day earlier"
        );
        assert_eq!(due("2027-02-03").await, [(DataClass::Transcript, 1)]);
        assert_eq!(due("2027-02-03").await, [(DataClass::Transcript, 0)]);
        let (before, id) = (row(&store, &old).await, attempt_id(station(), &old));
        assert_eq!(store.journal(id).await.unwrap(), None);
        assert_eq!((before.person, before.result.is_some()), (Some(anna), true));
        let erasures = store.erased_at(station()).await.unwrap();
        assert_eq!((erasures.people.len(), erasures.audio_months), (0, Some(2)));
        assert_eq!((erasures.attempts, erasures.wholly), (vec![old.clone()], Vec::new()));

        decide(DataClass::Transcript, None).await;
        decide(DataClass::Log, None).await;
        decide(DataClass::Result, Some(24)).await;
        decide(DataClass::Certificate, Some(1)).await;
        let both = [(DataClass::Result, 1), (DataClass::Certificate, 1)];
        assert_eq!(due("2028-06-01").await, both);
        assert_eq!(
            due("2028-06-01").await,
            [(DataClass::Result, 0), (DataClass::Certificate, 0)]
        );
        let left = row(&store, &old).await;
        assert_eq!((left.person, left.result, left.score), (None, None, before.score));
        assert_eq!(store.reviews_of(&[id]).await.unwrap()[&id][0].reason, "");
        assert_eq!(row(&store, &new).await.person, Some(anna));
        assert!(store.journal(attempt_id(station(), &new)).await.unwrap().is_some());
        let certificates = certificate::Entity::find().all(store.db()).await.unwrap();
        assert_eq!((&certificates[0].statement, certificates[0].person), (&None, None));
        assert_eq!(store.person(anna).await.unwrap().unwrap().last_name, "Żak");
        assert_eq!(store.broken_audit().await.unwrap(), None);
    });
}

#[test]
fn a_consent_comes_once_and_its_withdrawal_after_it() {
    let data = tempfile::tempdir().unwrap();
    let withdrawn = Consent {
        withdrawn: Some("2026-03-01T08:00:00Z".to_owned()),
        ..consent()
    };
    runs(async |store: Store| {
        // Of somebody whom the station has not named.
        store.take_consents(station(), &[consent()], NOW).await.unwrap();
        let person = send(&store, data.path()).await;
        for one in [consent(), consent(), withdrawn.clone(), withdrawn.clone(), consent()] {
            store.take_consents(station(), &[one], NOW).await.unwrap();
        }
        let consents = store.consents_given_by(person).await.unwrap();
        assert_eq!(consents.len(), 1);
        let only = &consents[0];
        assert_eq!(
            (only.kind.as_str(), only.wording.as_str()),
            ("recording", "Zgadzam się.")
        );
        assert_eq!(only.withdrawn, withdrawn.withdrawn);
        let trail = store.audit(None, 10).await.unwrap();
        let actions: Vec<&str> = trail.iter().rev().map(|entry| entry.action.as_str()).collect();
        assert_eq!(actions, ["consent-given", "consent-withdrawn"]);
    });
}

#[test]
fn classes_have_their_words_in_both_languages() {
    for language in ["pl", "en"] {
        let file = format!("{}/assets/l10n/{language}/erasure.ftl", env!("CARGO_MANIFEST_DIR"));
        let texts = std::fs::read_to_string(&file).unwrap();
        for class in DataClass::ALL {
            assert_eq!(DataClass::parse(class.id()), Some(class));
            for end in ["", "-about"] {
                let start = format!("erasure-class-{}{end} =", class.id());
                assert!(
                    texts.lines().any(|line| line.starts_with(&start)),
                    "{file} lacks {start}"
                );
            }
        }
    }
    assert_eq!(DataClass::parse("voice"), None);
}
