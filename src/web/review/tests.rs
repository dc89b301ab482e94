//! Two people who decide on the same result, or answer the same dispute, without knowing of each other.

use axum::http::StatusCode;

use crate::domain::{Mode, Ruled, Ruling, Terms};
use crate::records::store::Role;
use crate::records::{Dispute, Reviewed};
use crate::web::test_support::{Office, RULE, header, now, runs, station, today};

/// The value of the first hidden field of this name.
fn hidden(page: &str, name: &str) -> String {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

async fn reviews(office: &Office) -> Vec<Reviewed> {
    let mut found = office.panel.store.reviews_of(&[office.attempt]).await.unwrap();
    found.remove(&office.attempt).unwrap_or_default()
}

#[test]
fn nobody_overrules_a_decision_that_they_did_not_see() {
    runs(async |office: Office| {
        let path = format!("/attempts/{}/review", office.attempt);
        let seen = hidden(&office.get(Role::Hr, &path).await, "seen");
        let decision = |verdict: &str, reason: &str, seen: &str| -> Vec<(String, String)> {
            let fields = [
                ("what", "rule"),
                ("rule", RULE),
                ("verdict", verdict),
                ("reason", reason),
            ];
            let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
            fields
                .into_iter()
                .chain([("seen".to_owned(), seen.to_owned())])
                .collect()
        };
        let sent = async |role: Role, fields: Vec<(String, String)>| {
            let fields: Vec<(&str, &str)> = fields
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect();
            office.post(role, &path, &fields).await
        };
        let (status, ..) = sent(Role::Trainer, decision("partly", "Raz <b>przerwał</b>", &seen)).await;
        assert_eq!(status, StatusCode::SEE_OTHER);
        assert_eq!(reviews(&office).await.len(), 2);

        let (status, _, late) = sent(Role::Hr, decision("met", "Słychać to wyraźnie", &seen)).await;
        assert_eq!(status, StatusCode::CONFLICT);
        assert_eq!(reviews(&office).await.len(), 2, "nothing was kept");
        for told in ["przerwał", "Słychać to wyraźnie", "not saved"] {
            assert!(late.contains(told), "{told}: {late}");
        }
        assert!(!late.contains("<b>"), "what others wrote is escaped");
        // Who is told nothing knows nothing.
        let (status, ..) = sent(Role::Hr, decision("met", "Słychać to wyraźnie", "")).await;
        assert_eq!(status, StatusCode::CONFLICT);

        let seen = hidden(&late, "seen");
        let (status, _, wrong) = sent(Role::Hr, decision("met", " ", &seen)).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(hidden(&wrong, "seen"), seen);
        let (status, ..) = sent(Role::Hr, decision("met", "Słychać to wyraźnie", &seen)).await;
        assert_eq!(status, StatusCode::SEE_OTHER);
        assert_eq!(reviews(&office).await.len(), 3);
        let (status, ..) = sent(Role::Auditor, decision("met", "Słychać to wyraźnie", &seen)).await;
        assert_eq!(status, StatusCode::FORBIDDEN);
    });
}

#[test]
fn an_answer_rests_on_the_decisions_that_were_seen_and_the_first_one_stays() {
    runs(async |office: Office| {
        let store = &office.panel.store;
        let dispute = Dispute {
            attempt: header().id,
            mode: Mode::Exam,
            rule: RULE.into(),
            reason: "Było <i>słychać</i>".to_owned(),
            on: today(),
            answer: None,
        };
        store.take_disputes(station(), &[dispute], &now()).await.unwrap();
        let open = store.open_disputes(None, 10).await.unwrap().rows;
        let path = format!("/disputes/{}/answer", open[0].id);
        let seen = hidden(&office.get(Role::Hr, "/queue").await, "seen");
        let decided = Reviewed {
            attempt: header().id,
            ruling: Ruling {
                ruled: Ruled::Whole,
                terms: Terms {
                    pass_from: 80.0,
                    critical: Default::default(),
                },
            },
            reason: "Bez zmian, sprawdzono".to_owned(),
            by: "Ewa Kos".to_owned(),
            on: today(),
        };
        store.add_review(office.attempt, &decided, "ewa", &now()).await.unwrap();

        let answer = |text: &'static str| ("answer", text);
        let (status, _, late) = office
            .post(Role::Hr, &path, &[answer("Zostaje."), ("seen", seen.as_str())])
            .await;
        assert_eq!(status, StatusCode::CONFLICT);
        for told in ["Bez zmian, sprawdzono", "Zostaje.", "słychać"] {
            assert!(late.contains(told), "{told}: {late}");
        }
        assert!(!late.contains("<i>") && !late.contains('⟦'), "{late}");
        assert_eq!(store.open_disputes(None, 10).await.unwrap().rows, open);

        let seen = hidden(&late, "seen");
        let (status, _, empty) = office
            .post(Role::Hr, &path, &[answer(" "), ("seen", seen.as_str())])
            .await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.contains("is empty"), "{empty}");
        let (status, ..) = office
            .post(Role::Hr, &path, &[answer("Zostaje."), ("seen", seen.as_str())])
            .await;
        assert_eq!(status, StatusCode::SEE_OTHER);
        let second = [answer("Jednak nie."), ("seen", seen.as_str())];
        let (status, _, late) = office.post(Role::Trainer, &path, &second).await;
        assert_eq!(status, StatusCode::CONFLICT);
        assert!(late.contains("Zostaje.") && late.contains("Jednak nie."), "{late}");
        let kept = store.dispute(open[0].id).await.unwrap().unwrap();
        assert_eq!(kept.answer.as_deref(), Some("Zostaje."));
        let (status, ..) = office.post(Role::Auditor, &path, &second).await;
        assert_eq!(status, StatusCode::FORBIDDEN);
    });
}
