//! The outbox: what is put into it, once, and what becomes of it.

use std::path::Path;

use serde_json::Value;

use super::standings_tests::{NOW, card, day, header, runs, send, sit};
use super::*;
use crate::domain::{Lang, Verdict};
use crate::records::exports::{BaseIri, Wording};
use crate::records::{AttemptHeader, Journal};

const LATER: &str = "2026-11-30T12:01:00Z";

async fn queue(store: &Store) -> Queued {
    let say = |_: Lang, key: &str| key.to_owned();
    let wording = Wording {
        lang: Lang::Pl,
        say: &say,
    };
    store
        .queue_statements(&BaseIri::default(), &wording, NOW)
        .await
        .unwrap()
}

async fn due(store: &Store, now: &str) -> Vec<DueStatement> {
    store.due_statements(now, 100).await.unwrap()
}

fn exam(data: &Path, begun: &str) {
    sit(data, header(begun, "podatek"), card(Verdict::Missed));
}

#[test]
fn what_is_whole_is_put_in_once() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    exam(data, "2026-02-02T09:00:00Z");
    // One that goes on, and one of nobody.
    drop(Journal::begin(data, header("2026-02-02T10:00:00Z", "podatek")).unwrap());
    let nobodys = AttemptHeader {
        trainee: None,
        ..header("2026-02-02T11:00:00Z", "podatek")
    };
    sit(data, nobodys, card(Verdict::Met));
    runs(async |store: Store| {
        let person = send(&store, data).await;
        let queued = queue(&store).await;
        assert_eq!(
            (queued.attempts, queued.statements),
            (1, 3),
            "the attempt and two rules"
        );
        assert!(queued.problems.is_empty(), "{:?}", queued.problems);
        assert_eq!(queue(&store).await, Queued::default());
        let first = due(&store, NOW).await;
        assert_eq!(first.len(), 3);
        for one in &first {
            let statement: Value = serde_json::from_str(&one.body).unwrap();
            assert_eq!(statement["id"], one.id.to_string());
            assert_eq!(statement["actor"]["account"]["name"], person.to_string());
            assert!(!one.body.contains("Żak"), "{}", one.body);
        }
        exam(data, "2026-02-03T09:00:00Z");
        send(&store, data).await;
        assert_eq!(queue(&store).await.statements, 3, "what came since");
        assert_eq!(due(&store, NOW).await.len(), 6);
    });
}

#[test]
fn what_is_noted_of_a_statement_decides_when_it_is_sent_again() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    exam(data, "2026-02-02T09:00:00Z");
    runs(async |store: Store| {
        send(&store, data).await;
        queue(&store).await;
        let all: Vec<_> = due(&store, NOW).await.iter().map(|one| one.id).collect();
        store.statements_sent(&all[..1], NOW).await.unwrap();
        store.statement_refused(all[1], "400: no").await.unwrap();
        store.statements_put_off(&all[2..], 1, LATER).await.unwrap();
        assert_eq!(due(&store, NOW).await.len(), 0);
        let again = due(&store, LATER).await;
        assert_eq!(again.len(), 1);
        assert_eq!((again[0].id, again[0].tries), (all[2], 1));
        let (waiting, refused) = (1, 1);
        assert_eq!(store.outbox().await.unwrap(), Outbox { waiting, refused });
        assert_eq!(queue(&store).await, Queued::default(), "each was put in before");
    });
}

#[test]
fn nothing_is_sent_of_whoever_was_erased() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    exam(data, "2026-02-02T09:00:00Z");
    runs(async |store: Store| {
        let person = send(&store, data).await;
        queue(&store).await;
        let erased = store.erase_person(person, "Ewa Lis", day("2026-03-01"), NOW).await;
        assert!(erased.unwrap().is_some());
        assert_eq!(due(&store, LATER).await.len(), 0);
        assert_eq!(queue(&store).await, Queued::default());
    });
}

#[test]
fn a_statement_waits_twice_as_long_each_time_up_to_six_hours() {
    let waits = [1, 2, 3, 9, 10, 11, u32::MAX].map(resend_after);
    assert_eq!(waits, [60, 120, 240, 15_360, 21_600, 21_600, 21_600]);
}
