//! Disputes between a station and the store: sent twice, answered on either side, erased.

use std::collections::BTreeMap;
use std::path::Path;

use sea_orm::EntityTrait as _;
use uuid::Uuid;

use super::entity::dispute;
use super::standings_tests::{NOW, card, day, header, runs, send, sit, station};
use super::*;
use crate::domain::{RuleId, Verdict};
use crate::records::{Answer, AttemptId, Disputes};

fn rule() -> RuleId {
    RuleId::from("krynki:b")
}

fn answer(text: &str) -> Answer {
    Answer {
        text: text.to_owned(),
        by: "Ewa Lis".to_owned(),
        on: day("2026-02-05"),
    }
}

fn raise(data: &Path, attempt: &AttemptId, reason: &str) {
    Disputes::raise(data, attempt, &rule(), reason, day("2026-02-04")).unwrap();
}

/// Sends the disputes of a data folder; those that wait for an answer, by their ids.
async fn send_disputes(store: &Store, data: &Path) -> Vec<Uuid> {
    let known = Disputes::read(data).unwrap();
    store.take_disputes(station(), known.all(), NOW).await.unwrap();
    known.open(station())
}

/// Reasons and answers that the store has.
async fn told(store: &Store) -> Vec<(String, Option<String>)> {
    let rows = dispute::Entity::find().all(store.db()).await.unwrap();
    let mut told: Vec<_> = rows.into_iter().map(|row| (row.reason, row.answer)).collect();
    told.sort();
    told
}

/// What was done with disputes, in the order in which it was.
async fn deeds(store: &Store) -> Vec<String> {
    let entries = store.audit(None, 100).await.unwrap().into_iter().rev();
    let entries = entries.filter(|entry| entry.action.starts_with("dispute-"));
    entries.map(|entry| entry.action).collect()
}

#[test]
fn a_dispute_is_sent_once_and_its_answer_comes_back() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    let attempt = sit(data, header("2026-02-02T09:00:00Z", "podatek"), card(Verdict::Missed));
    raise(data, &attempt, "Było słychać.");
    runs(async |store: Store| {
        // Before the attempt nobody could tell what is disputed.
        send_disputes(&store, data).await;
        assert!(told(&store).await.is_empty());
        send(&store, data).await;
        for _ in 0..2 {
            send_disputes(&store, data).await;
        }
        assert_eq!(told(&store).await, [("Było słychać.".to_owned(), None)]);
        assert_eq!(deeds(&store).await, ["dispute-raised"]);

        let open = Disputes::read(data).unwrap().open(station());
        assert_eq!(store.answers_to(&open).await.unwrap(), BTreeMap::new());
        let answered = store.answer_dispute(open[0], "Racja.", "Ewa Lis", day("2026-02-05"), NOW);
        assert!(answered.await.unwrap());
        let answers = store.answers_to(&open).await.unwrap();
        assert_eq!(answers, BTreeMap::from([(open[0], answer("Racja."))]));
        assert_eq!(Disputes::take_answers(data, station(), &answers), Ok(1));
        assert!(send_disputes(&store, data).await.is_empty());
        assert_eq!(deeds(&store).await, ["dispute-raised", "dispute-answered"]);
    });
}

#[test]
fn an_answer_of_the_station_is_taken_and_one_that_is_there_stays() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    let attempt = sit(data, header("2026-02-02T09:00:00Z", "podatek"), card(Verdict::Missed));
    raise(data, &attempt, "Pierwszy.");
    runs(async |store: Store| {
        send(&store, data).await;
        send_disputes(&store, data).await;
        Disputes::answer(data, &attempt, &rule(), &answer("Nie.")).unwrap();
        raise(data, &attempt, "Drugi.");
        let open = send_disputes(&store, data).await;
        let row = |reason: &str, answer: Option<&str>| (reason.to_owned(), answer.map(str::to_owned));
        assert_eq!(
            told(&store).await,
            [row("Drugi.", None), row("Pierwszy.", Some("Nie."))]
        );
        // Both sides answer before they hear of each other.
        let answered = store.answer_dispute(open[0], "Tak.", "Ewa Lis", day("2026-02-05"), NOW);
        assert!(answered.await.unwrap());
        Disputes::answer(data, &attempt, &rule(), &answer("Może.")).unwrap();
        send_disputes(&store, data).await;
        assert_eq!(
            told(&store).await,
            [row("Drugi.", Some("Tak.")), row("Pierwszy.", Some("Nie."))]
        );
    });
}

#[test]
fn what_was_erased_is_not_taken_again() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    let attempt = sit(data, header("2026-02-02T09:00:00Z", "podatek"), card(Verdict::Missed));
    raise(data, &attempt, "Było słychać.");
    runs(async |store: Store| {
        let person = send(&store, data).await;
        let open = send_disputes(&store, data).await;
        let erased = store.erase_person(person, "Ewa Lis", day("2026-03-01"), NOW).await;
        assert!(erased.unwrap().is_some());
        send_disputes(&store, data).await;
        assert!(told(&store).await.is_empty());
        assert_eq!(store.answers_to(&open).await.unwrap(), BTreeMap::new());
    });
}
