//! Certificates that are issued and revoked in the panel: by HR alone, once, in the register and the store alike.

use axum::http::StatusCode;

use crate::domain::{Card, Passed, Policy, PolicyHistory, Requirements, Verdict};
use crate::records::store::{Role, Store, StorePlace, attempt_id};
use crate::records::sync::sync;
use crate::records::{
    Acknowledgement, Acknowledgements, Closed, Journal, KeptCertificate, People, Register, RevocationReason, Station,
};
use crate::web::test_support::{Office, card, header, now, policy, today, who};

/// An office in whose data folder somebody passed all that its policy asks for.
async fn earned() -> Office {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path();
    let store = Store::open(StorePlace::of_folder(folder)).await.unwrap();
    let station = Station::of_folder(folder, "Pokój 12").unwrap();
    let trainee = People::change(folder, |people| people.add_trainee(who())).unwrap();
    assert_eq!(Some(&trainee), header().trainee.as_ref());
    let Card::Call(mut passed) = card() else {
        unreachable!("it is of a call")
    };
    passed.passed = Passed::Yes;
    for rule in &mut passed.rules {
        rule.verdict = Verdict::Met;
    }
    let journal = Journal::begin(folder, header()).unwrap();
    journal.close(Closed::Finished, Some(Card::Call(passed))).unwrap();
    let read = Acknowledgement {
        trainee: trainee.clone(),
        procedure: "krynki".into(),
        document: "6/2022".to_owned(),
        on: today(),
    };
    Acknowledgements::add(folder, read).unwrap();
    let synced = sync(folder, &station, &store, &now()).await.unwrap();
    assert_eq!(synced.problems, Vec::new());
    let person = store.person_at(station.id, &trainee).await.unwrap().unwrap();
    let attempt = attempt_id(station.id, &header().id);
    let one_call = Policy {
        requires: Requirements {
            calls: 1,
            ..Requirements::default()
        },
        ..policy().first().clone()
    };
    let policy = PolicyHistory::new(vec![one_call]).unwrap();
    Office::over(data, store, station.id, policy, [attempt, person]).await
}

fn runs(work: impl AsyncFnOnce(Office)) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.unwrap().block_on(async { work(earned().await).await });
}

fn kept(office: &Office) -> Vec<KeptCertificate> {
    Register::read(&office.panel.data).unwrap().certificates().to_vec()
}

async fn count_in_store(office: &Office) -> usize {
    let theirs = office.panel.store.certificates_of(&[office.person]).await.unwrap();
    theirs.values().map(Vec::len).sum()
}

/// Where the certificate is issued, and the fingerprint of what it would say.
async fn to_confirm(office: &Office) -> (String, String) {
    let path = format!("/people/{}/issue", office.person);
    let page = office.get(Role::Hr, &format!("{path}?policy=krynki")).await;
    let (_, rest) = page.split_once("name=\"seen\" value=\"").unwrap();
    (path, rest.split('"').next().unwrap().to_owned())
}

/// Issues it; where its page lies.
async fn issue(office: &Office) -> String {
    let (path, seen) = to_confirm(office).await;
    let fields = [("policy", "krynki"), ("seen", seen.as_str())];
    let (status, location, page) = office.post(Role::Hr, &path, &fields).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{page}");
    location
}

#[test]
fn hr_issues_what_was_earned_once() {
    runs(async |office: Office| {
        let person = format!("/people/{}", office.person);
        let asked = format!("{person}/issue?policy=krynki");
        assert!(office.get(Role::Hr, &person).await.contains(&asked));
        for role in [Role::Trainer, Role::Auditor] {
            assert!(!office.get(role, &person).await.contains(&asked), "{role:?}");
            let (status, ..) = office.send(role, "GET", &asked, String::new()).await;
            assert_eq!(status, StatusCode::FORBIDDEN, "{role:?}");
        }
        let page = office.get(Role::Hr, &asked).await;
        for told in [
            "DROP TABLE person",
            "Krynki",
            "The procedure",
            "6/2022",
            "2028-11-29",
            "backup",
        ] {
            assert!(page.contains(told), "{told}: {page}");
        }
        assert!(page.contains(&format!("/attempts/{}", office.attempt)), "the exam");
        assert!(!page.contains("<script") && !page.contains('⟦'), "{page}");

        let (path, seen) = to_confirm(&office).await;
        let fields = [("policy", "krynki"), ("seen", seen.as_str())];
        let without_key = format!("policy=krynki&seen={seen}");
        let (status, ..) = office.send(Role::Hr, "POST", &path, without_key).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "another site may send it");
        let (status, ..) = office.post(Role::Trainer, &path, &fields).await;
        assert_eq!(status, StatusCode::FORBIDDEN);
        let (status, ..) = office.post(Role::Hr, &path, &[("policy", "x"), ("seen", "")]).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "no page of ours names it");
        let (status, _, page) = office
            .post(Role::Hr, &path, &[("policy", "krynki"), ("seen", "0")])
            .await;
        assert_eq!(status, StatusCode::CONFLICT);
        assert!(page.contains(&seen), "it asks again: {page}");
        assert!(kept(&office).is_empty() && count_in_store(&office).await == 0);

        let location = issue(&office).await;
        let all = kept(&office);
        let [one] = &all[..] else {
            panic!("one certificate stands in the register")
        };
        assert_eq!(
            location,
            format!("/certificates/{}?done=issued-first", one.certificate.id)
        );
        assert_eq!(one.trainee.as_str(), "osoba-1");
        let audit = office.get(Role::Auditor, "/audit").await;
        assert!(audit.contains("a certificate was issued") && audit.contains("TS/2026/0001"));
        assert!(!office.get(Role::Hr, &person).await.contains(&asked));

        let (status, ..) = office.post(Role::Hr, &path, &fields).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "it is issued already");
        let station = Station::of_folder(&office.panel.data, "x").unwrap();
        let synced = sync(&office.panel.data, &station, &office.panel.store, &now()).await;
        assert_eq!(synced.unwrap().problems, Vec::new());
        assert_eq!((kept(&office).len(), count_in_store(&office).await), (1, 1));
    });
}

#[test]
fn a_certificate_is_downloaded_and_revoked() {
    runs(async |office: Office| {
        let location = issue(&office).await;
        let page = office.get(Role::Hr, &location).await;
        assert!(page.contains("Krynki (") || page.contains("<dd>Krynki</dd>"), "{page}");
        let (path, _) = location.split_once('?').unwrap();
        let file = format!("{path}.json");
        let (status, told, text) = office.send(Role::Auditor, "GET", &file, String::new()).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(told, "attachment; filename=\"TS-2026-0001.json\"");
        assert_eq!(text, kept(&office)[0].credential);
        #[cfg(feature = "pdf")]
        {
            let page = format!("{path}.pdf");
            let (status, told, text) = office.send(Role::Auditor, "GET", &page, String::new()).await;
            assert_eq!(status, StatusCode::OK, "{text}");
            assert_eq!(told, "attachment; filename=\"TS-2026-0001.pdf\"");
            assert!(text.starts_with("%PDF-"));
        }

        let revoking = format!("{path}/revoke");
        for role in [Role::Trainer, Role::Auditor] {
            assert!(!office.get(role, path).await.contains(&revoking), "{role:?}");
            let (status, ..) = office.post(role, &revoking, &[("reason", "withdrawn")]).await;
            assert_eq!(status, StatusCode::FORBIDDEN, "{role:?}");
        }
        assert!(
            office
                .get(Role::Hr, &revoking)
                .await
                .contains("withdrawn by the office")
        );
        for wrong in ["", "' OR 1=1"] {
            let (status, ..) = office.post(Role::Hr, &revoking, &[("reason", wrong)]).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        }
        assert_eq!(kept(&office)[0].revoked, None);
        let because = [("reason", "issued_in_error")];
        let (status, location, _) = office.post(Role::Hr, &revoking, &because).await;
        assert_eq!(
            (status, location.as_str()),
            (StatusCode::SEE_OTHER, format!("{path}?done=revoked").as_str())
        );
        let revoked = kept(&office)[0].revoked.unwrap();
        assert_eq!((revoked.reason, revoked.on), (RevocationReason::IssuedInError, today()));
        let page = office.get(Role::Hr, path).await;
        assert!(page.contains("issued in error") && !page.contains(&revoking), "{page}");
        let (status, ..) = office.post(Role::Hr, &revoking, &because).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        #[cfg(feature = "pdf")]
        {
            let (status, ..) = office
                .send(Role::Hr, "GET", &format!("{path}.pdf"), String::new())
                .await;
            assert_eq!(
                status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "on paper it would pass for one in force"
            );
        }
        // What it rested on may serve another one.
        assert!(issue(&office).await.ends_with("?done=issued"));
        assert_eq!((kept(&office).len(), count_in_store(&office).await), (2, 2));
    });
}

#[test]
fn without_the_register_or_its_key_the_page_says_how_to_mend_it() {
    runs(async |office: Office| {
        issue(&office).await;
        let asked = format!("/people/{}/issue?policy=krynki", office.person);
        std::fs::remove_file(office.panel.data.join("signing-keys.json")).unwrap();
        let page = office.get(Role::Hr, &asked).await;
        assert!(page.contains("certify keys restore"), "{page}");
        assert!(!page.contains("name=\"seen\""), "nothing can be confirmed");

        let register = office.panel.data.join("certificates.jsonl");
        std::fs::remove_file(&register).unwrap();
        let page = office.get(Role::Hr, &asked).await;
        assert!(page.contains("on another one"), "{page}");
        let path = format!("/people/{}/issue", office.person);
        let fields = [("policy", "krynki"), ("seen", "0")];
        let (status, ..) = office.post(Role::Hr, &path, &fields).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!register.exists(), "no second register is begun");
    });
}
