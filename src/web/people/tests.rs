//! The pages of people, attempts and certificates and the audit trail, of a person whose name is markup and a statement of SQL.

use axum::http::StatusCode;

use crate::records::store::Role;
use crate::web::test_support::{CERTIFICATE, Office, certificate, runs};

#[test]
fn markup_and_statements_in_names_are_shown_as_they_are() {
    runs(async |office: Office| {
        let (person, attempt) = (office.person, office.attempt);
        let paths = [
            "/people".to_owned(),
            "/people?text=drop+table".to_owned(),
            format!("/people/{person}"),
            format!("/attempts/{attempt}"),
            "/certificates".to_owned(),
            format!("/certificates/{CERTIFICATE}"),
            "/audit".to_owned(),
        ];
        for role in Role::ALL {
            for path in &paths {
                let page = office.get(role, path).await;
                for markup in ["<script", "<b>", "<u>", "<i>"] {
                    assert!(!page.contains(markup), "{path} has {markup}");
                }
                assert!(!page.contains('⟦'), "{path} lacks words: {page}");
                assert_eq!(page.matches("<h1").count(), 1, "{path}");
                assert!(page.contains("DROP TABLE person") || path == "/audit", "{path}");
            }
        }
        let nothing = office
            .get(Role::Auditor, "/people?text=%27+OR+1%3D1+--&state=%27&after=%27")
            .await;
        assert!(!nothing.contains(&format!("/people/{person}")));
        assert!(office.panel.store.person(person).await.unwrap().is_some());
    });
}

#[test]
fn an_attempt_shows_what_was_found_said_and_decided() {
    runs(async |office: Office| {
        let path = format!("/attempts/{}", office.attempt);
        let page = office.get(Role::Trainer, &path).await;
        for told in [
            "1:02",
            "1:01",
            "Patience",
            "unclear",
            "missed",
            "Anna Lis",
            "Przerywa",
            "The procedure",
            "§ 4.1",
            "Not signed. Earlier versions",
        ] {
            assert!(page.contains(told), "{told}: {page}");
        }
        assert!(page.contains(&format!("{path}/review?rule=krynki%3A4.1.c")));
        assert!(page.contains("Made easier"), "trainers are told");
        let page = office.get(Role::Auditor, &path).await;
        assert!(!page.contains(&format!("{path}/review")), "auditors decide nothing");
        assert!(!page.contains("Made easier"), "and are not told what was");
        let history = office.get(Role::Auditor, &format!("/people/{}", office.person)).await;
        assert!(history.contains(&path) && history.contains(CERTIFICATE));
    });
}

#[test]
fn a_certificates_file_is_handed_out_as_it_was_signed() {
    runs(async |office: Office| {
        let path = format!("/certificates/{CERTIFICATE}.json");
        let (status, told, text) = office.send(Role::Auditor, "GET", &path, String::new()).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(told, "attachment; filename=\"TS-2026-0001.json\"");
        assert_eq!(text, certificate().credential);
        let page = office.get(Role::Auditor, &format!("/certificates/{CERTIFICATE}")).await;
        assert!(
            page.contains(&format!("/attempts/{}", office.attempt)),
            "the exam it rests on"
        );
        for path in [
            "/certificates/1",
            "/people/1",
            "/attempts/%27",
            "/certificates/..%2F..%2Fetc.json",
        ] {
            let (status, ..) = office.send(Role::Hr, "GET", path, String::new()).await;
            assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        }
    });
}

#[test]
fn the_audit_trail_names_what_it_is_about_and_is_checked_on_demand() {
    runs(async |office: Office| {
        let page = office.get(Role::Auditor, "/audit").await;
        for link in [
            format!("/attempts/{}", office.attempt),
            format!("/certificates/{CERTIFICATE}"),
        ] {
            assert!(page.contains(&link), "{link}");
        }
        let (status, _, page) = office.post(Role::Auditor, "/audit/check", &[]).await;
        assert_eq!(status, StatusCode::OK);
        assert!(page.contains("role=\"status\""), "it holds: {page}");
        for words in ["4.1.c: missed", "As it was written"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert_eq!(office.panel.store.broken_audit().await.unwrap(), None);
    });
}

#[test]
fn hr_notes_that_somebody_read_the_procedure() {
    runs(async |office: Office| {
        let path = format!("/people/{}", office.person);
        let noting = format!("{path}/acknowledge");
        let fields = |on: &'static str| [("document", "krynki/6/2022"), ("on", on)];
        let (status, ..) = office.post(Role::Trainer, &noting, &fields("2026-11-30")).await;
        assert_eq!(status, StatusCode::FORBIDDEN);
        for wrong in ["2026-12-01", "yesterday"] {
            let (status, ..) = office.post(Role::Hr, &noting, &fields(wrong)).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        }
        let unknown = [("document", "krynki/7/2022"), ("on", "2026-11-30")];
        let (status, ..) = office.post(Role::Hr, &noting, &unknown).await;
        assert_eq!(status, StatusCode::FORBIDDEN);
        assert!(!office.get(Role::Hr, &path).await.contains("2026-11-28"));
        let (status, location, _) = office.post(Role::Hr, &noting, &fields("2026-11-28")).await;
        assert_eq!(
            (status, location.as_str()),
            (StatusCode::SEE_OTHER, format!("{path}?done=acknowledged").as_str())
        );
        let page = office.get(Role::Auditor, &path).await;
        assert!(
            page.contains("2026-11-28") && page.contains("hr, 2026-1"),
            "by whom and when: {page}"
        );
        let (status, ..) = office.post(Role::Hr, &noting, &fields("2026-11-28")).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "it is on record already");
    });
}
