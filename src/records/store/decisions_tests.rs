//! Decisions, certificates and policies in a store: sent twice, decided in the panel, refused.

use crate::records::sample;
use std::collections::{BTreeMap, BTreeSet};
use std::slice::from_ref;

use sea_orm::EntityTrait as _;
use sea_orm::sea_query::Expr;

use super::standings_tests::{
    NOW, acknowledgement, card, certificate, day, header, policy, refresh, refreshed, review, ruled, runs, send, sit,
    standing, station, trainee,
};
use super::*;
use crate::domain::{Policy, PolicyHistory, ProcedureId, Ruled, Verdict};
use crate::records::{
    Acknowledgement, KeptCertificate, ReviewError, Reviewed, Revocation, RevocationReason, StationId, TraineeId, Who,
};

/// What was done to a store, in the order in which it was, without the attempts that came.
async fn deeds(store: &Store) -> Vec<String> {
    let entries = store.audit(None, 100).await.unwrap();
    let entries = entries
        .into_iter()
        .rev()
        .filter(|entry| entry.action != "attempt-whole");
    entries
        .map(|entry| format!("{}: {} ({})", entry.who, entry.action, entry.details))
        .collect()
}

#[test]
fn what_a_station_sends_twice_is_there_once() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    let first = sit(data, header("2026-02-02T09:00:00Z", "podatek"), card(Verdict::Unclear));
    let second = sit(data, header("2026-02-03T09:00:00Z", "podatek"), card(Verdict::Met));
    let reviews = [
        review(&first, "2026-02-04", ruled(Verdict::Missed)),
        review(&second, "2026-02-04", Ruled::Whole),
        review(&first, "2026-02-05", ruled(Verdict::Met)),
        // The same once more is another decision.
        review(&first, "2026-02-05", ruled(Verdict::Met)),
    ];
    // Of somebody whom the station has not named.
    let stranger = Acknowledgement {
        trainee: TraineeId::new("osoba-77"),
        ..acknowledgement("2026-01-05")
    };
    let read = [acknowledgement("2026-01-05"), stranger];
    let kept = [certificate(vec![first.clone()])];
    runs(async |store: Store| {
        let person = send(&store, data).await;
        for _ in 0..2 {
            store.take_reviews(station(), &reviews, NOW).await.unwrap();
            store.take_acknowledgements(station(), &read, NOW).await.unwrap();
            store.take_certificates(station(), &kept, NOW).await.unwrap();
        }
        let (one, two) = (attempt_id(station(), &first), attempt_id(station(), &second));
        let decided = store.reviews_of(&[one, two]).await.unwrap();
        let [missed, whole, met, again] = reviews.clone();
        assert_eq!(
            decided,
            BTreeMap::from([(one, vec![missed, met, again]), (two, vec![whole.clone()])])
        );
        let certificates = store.certificates_of(&[person]).await.unwrap();
        assert_eq!(certificates[&person].len(), 1);
        let by = station().to_string();
        let expected = [
            "result-reviewed (krynki:b: missed)",
            "result-reviewed (whole)",
            "result-reviewed (krynki:b: met)",
            "result-reviewed (krynki:b: met)",
            "procedure-acknowledged (krynki 6/2022, 2026-01-05)",
            "certificate-issued (TS/2026/0001)",
        ];
        assert_eq!(deeds(&store).await, expected.map(|deed| format!("{by}: {deed}")));
        // At the station the first attempt's reviews were erased; the others are the same as before.
        store.take_reviews(station(), &[whole], NOW).await.unwrap();
        assert_eq!(store.reviews_of(&[one, two]).await.unwrap(), decided);
        assert_eq!(store.broken_audit().await.unwrap(), None);
    });
}

#[test]
fn reviews_are_kept_once_their_attempt_is_there() {
    let data = tempfile::tempdir().unwrap();
    let name = sit(
        data.path(),
        header("2026-02-02T09:00:00Z", "podatek"),
        card(Verdict::Unclear),
    );
    let decided = [review(&name, "2026-02-04", ruled(Verdict::Met))];
    runs(async |store: Store| {
        // A station offers all of them at every sync.
        store.take_reviews(station(), &decided, NOW).await.unwrap();
        assert_eq!(deeds(&store).await, [] as [String; 0]);
        let person = send(&store, data.path()).await;
        store.take_reviews(station(), &decided, NOW).await.unwrap();
        let read = [acknowledgement("2026-01-05")];
        store.take_acknowledgements(station(), &read, NOW).await.unwrap();
        refresh(&store, Which::All, "2026-02-04").await;
        assert!(standing(&store, person).await.earned);
    });
}

#[test]
fn a_row_that_cannot_be_read_holds_up_nobody_else() {
    let data = tempfile::tempdir().unwrap();
    sit(
        data.path(),
        header("2026-02-02T09:00:00Z", "podatek"),
        card(Verdict::Met),
    );
    runs(async |store: Store| {
        let person = send(&store, data.path()).await;
        let other = Who {
            last_name: "Wiśniewska-Nowak".to_owned(),
            ..Who::of(&sample::profile())
        };
        let local = TraineeId::new("osoba-77");
        store
            .take_people(station(), &[(local.clone(), other)], NOW)
            .await
            .unwrap();
        let other = store.person_at(station(), &local).await.unwrap().unwrap();
        let broken = entity::attempt::Entity::update_many();
        let broken = broken.col_expr(entity::attempt::Column::Result, Expr::value("{"));
        broken.exec(store.db()).await.unwrap();
        let told = refreshed(&store, Which::All, "2026-02-04").await;
        assert!(matches!(told, Err(StoreError::Changed { .. })), "{told:?}");
        let found = store.standings_of(&[person, other]).await.unwrap();
        assert_eq!(found.into_keys().collect::<Vec<_>>(), [other]);
    });
}

#[test]
fn a_revocation_is_all_that_comes_to_a_certificate() {
    let data = tempfile::tempdir().unwrap();
    let first = certificate(Vec::new());
    let revoked = KeptCertificate {
        credential: "another".to_owned(),
        revoked: Some(Revocation {
            reason: RevocationReason::ExamAnnulled,
            on: day("2026-03-01"),
        }),
        ..first.clone()
    };
    runs(async |store: Store| {
        // Nobody whom the station named: it waits.
        store.take_certificates(station(), from_ref(&first), NOW).await.unwrap();
        let person = send(&store, data.path()).await;
        assert_eq!(store.certificates_of(&[person]).await.unwrap(), BTreeMap::new());
        store.take_certificates(station(), from_ref(&first), NOW).await.unwrap();
        refresh(&store, Which::All, "2026-02-20").await;
        assert_eq!(standing(&store, person).await.state, "valid");
        for _ in 0..2 {
            store
                .take_certificates(station(), from_ref(&revoked), NOW)
                .await
                .unwrap();
        }
        // A station that was restored from a backup does not take it back.
        store.take_certificates(station(), &[first], NOW).await.unwrap();
        assert!(standing(&store, person).await.stale);
        refresh(&store, Which::Stale, "2026-03-02").await;
        assert_eq!(standing(&store, person).await.state, "revoked");
        let certificates = store.certificates_of(&[person]).await.unwrap();
        let [row] = certificates[&person].as_slice() else {
            panic!("{certificates:?}");
        };
        assert_eq!(row.credential.as_deref(), Some("{}"));
        assert_eq!(row.revoked_why.as_deref(), Some("exam_annulled"));
        let deeds = deeds(&store).await;
        assert_eq!(deeds.len(), 2, "{deeds:?}");
        assert!(
            deeds[1].ends_with("certificate-revoked (exam_annulled, 2026-03-01)"),
            "{deeds:?}"
        );
    });
}

#[test]
fn offices_of_one_store_may_share_a_number() {
    let data = tempfile::tempdir().unwrap();
    let other = StationId::new(uuid::Uuid::from_u128(8));
    let mut theirs = certificate(Vec::new());
    let id = "1d8f4a4e-5c0b-4f3e-9a57-0a4d0c1f2b3e";
    theirs.certificate.id = crate::records::CertificateId::parse(id).unwrap();
    runs(async |store: Store| {
        let person = send(&store, data.path()).await;
        let who = crate::records::Who {
            first_name: "Jan".to_owned(),
            last_name: "Kos".to_owned(),
            position: "referent".to_owned(),
            unit: "Podatki".to_owned(),
            office: "Urząd Gminy Gródek".to_owned(),
            address: crate::domain::Address::Pan,
        };
        store.take_people(other, &[(trainee(), who)], NOW).await.unwrap();
        let ours = [certificate(Vec::new())];
        store.take_certificates(station(), &ours, NOW).await.unwrap();
        store.take_certificates(other, &[theirs], NOW).await.unwrap();
        let jan = store.person_at(other, &trainee()).await.unwrap().unwrap();
        let found = store.certificates_of(&[person, jan]).await.unwrap();
        assert_eq!(found[&person][0].number, found[&jan][0].number);
    });
}

#[test]
fn the_panel_keeps_no_decision_without_reason_or_out_of_order() {
    let data = tempfile::tempdir().unwrap();
    let name = sit(
        data.path(),
        header("2026-02-02T09:00:00Z", "podatek"),
        card(Verdict::Unclear),
    );
    let exam = attempt_id(station(), &name);
    let met = review(&name, "2026-02-05", ruled(Verdict::Met));
    runs(async |store: Store| {
        let person = send(&store, data.path()).await;
        let add = async |attempt: uuid::Uuid, one: &Reviewed| store.add_review(attempt, one, "trener", NOW).await;
        let without = |reason: &str, by: &str| Reviewed {
            reason: reason.to_owned(),
            by: by.to_owned(),
            ..met.clone()
        };
        let lacks = |error: ReviewError| Err(DecisionError::Review(error));
        assert_eq!(add(exam, &without(" \n", "Jan")).await, lacks(ReviewError::NoReason));
        assert_eq!(add(exam, &without("Tak.", " ")).await, lacks(ReviewError::Nobody));
        let unknown = DecisionError::NoResult { attempt: person };
        assert_eq!(add(person, &met).await, Err(unknown));
        add(exam, &without("  Słychać\nto. ", "Jan Kos")).await.unwrap();
        let older = review(&name, "2026-02-04", Ruled::Whole);
        let too_late = ReviewError::Older {
            on: day("2026-02-04"),
            last: day("2026-02-05"),
        };
        assert_eq!(add(exam, &older).await, lacks(too_late));
        add(exam, &met).await.unwrap();
        // One of the same day that its station sends later does not take the panel's place.
        let missed = review(&name, "2026-02-05", ruled(Verdict::Missed));
        store.take_reviews(station(), &[missed], NOW).await.unwrap();
        let decided = store.reviews_of(&[exam]).await.unwrap();
        let reasons: BTreeSet<&str> = decided[&exam].iter().map(|one| one.reason.as_str()).collect();
        assert_eq!(decided[&exam].len(), 3);
        assert_eq!(reasons, BTreeSet::from(["Słychać to.", met.reason.as_str()]));

        let procedure = ProcedureId::from("krynki");
        let read = day("2026-01-05");
        let acknowledge = async |person, document: &str| {
            let kept = store.acknowledge(person, &procedure, document, read, "hr", NOW);
            kept.await
        };
        assert_eq!(acknowledge(person, " ").await, Err(DecisionError::NoDocument));
        let nobody = DecisionError::NoPerson { person: exam };
        assert_eq!(acknowledge(exam, "6/2022").await, Err(nobody));
        acknowledge(person, " 6/2022 ").await.unwrap();
        assert_eq!(acknowledge(person, "6/2022").await, Err(DecisionError::Known));
        let deeds = deeds(&store).await;
        assert_eq!(deeds.len(), 4, "{deeds:?}");
        assert_eq!(deeds[3], "hr: procedure-acknowledged (krynki 6/2022, 2026-01-05)");
    });
}

#[test]
fn a_version_of_a_policy_that_was_used_stays_as_it_was() {
    let history = |versions: Vec<Policy>| PolicyHistory::new(versions).unwrap();
    let (first, second) = (policy(1, "2026-01-01"), policy(2, "2027-01-01"));
    let changed = Policy {
        validity_months: 12,
        ..first.clone()
    };
    let data = tempfile::tempdir().unwrap();
    runs(async |store: Store| {
        let person = send(&store, data.path()).await;
        let one = [history(vec![first.clone()])];
        for _ in 0..2 {
            store.keep_policies(&one, "hr", NOW).await.unwrap();
        }
        refresh(&store, Which::All, "2026-02-04").await;
        let refused = PolicyError::Changed {
            policy: "krynki".into(),
            version: 1,
        };
        let both = [history(vec![changed, second.clone()])];
        assert_eq!(store.keep_policies(&both, "hr", NOW).await, Err(refused));
        assert_eq!(store.policies().await.unwrap(), from_ref(&first));
        assert!(!standing(&store, person).await.stale);
        let both = [history(vec![first.clone(), second.clone()])];
        store.keep_policies(&both, "hr", NOW).await.unwrap();
        assert_eq!(store.policies().await.unwrap(), [first, second]);
        assert!(standing(&store, person).await.stale);
        let kept = ["hr: policy-kept (1, 2026-01-01)", "hr: policy-kept (2, 2027-01-01)"];
        assert_eq!(deeds(&store).await, kept);
    });
}

#[test]
fn what_is_refused_has_words_in_both_languages() {
    let one = uuid::Uuid::from_u128(1);
    let older = ReviewError::Older {
        on: day("2026-02-04"),
        last: day("2026-02-05"),
    };
    let changed = PolicyError::Changed {
        policy: "krynki".into(),
        version: 1,
    };
    let messages = [
        DecisionError::Review(ReviewError::NoReason).message(),
        DecisionError::Review(ReviewError::Nobody).message(),
        DecisionError::Review(older).message(),
        DecisionError::NoResult { attempt: one }.message(),
        DecisionError::NoPerson { person: one }.message(),
        DecisionError::NoDocument.message(),
        DecisionError::Known.message(),
        changed.message(),
    ];
    for language in ["pl", "en"] {
        let files = ["decisions", "reviews", "records"]
            .map(|name| format!("{}/assets/l10n/{language}/{name}.ftl", env!("CARGO_MANIFEST_DIR")));
        let texts = files.map(|file| std::fs::read_to_string(file).unwrap()).concat();
        for message in &messages {
            let start = format!("{} =", message.key);
            assert!(
                texts.lines().any(|line| line.starts_with(&start)),
                "{language} lacks {start}"
            );
        }
    }
}
