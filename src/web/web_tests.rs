//! The panel from a browser's side: who is let in, what is turned away, and what every answer says.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CACHE_CONTROL, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Request, StatusCode};
use tempfile::TempDir;
use tower::ServiceExt as _;

use super::{Panel, router};
use crate::domain::Day;
use crate::format;
use crate::l10n::Localizer;
use crate::records::StationId;
use crate::records::store::{Basis, Role, Store, StorePlace};

pub(super) const PASSWORD: &str = "correct horse battery";
pub(super) const ID: &str = "6f1c1a52-6c0e-4b6e-9a53-0a4b3a0f0c11";

/// Pages that anybody who is signed in may open, in a store with nothing in it.
const PAGES: [&str; 7] = [
    "/people",
    "/certificates",
    "/audit",
    "/figures",
    "/expiring",
    "/queue",
    "/retention",
];

thread_local! {
    /// Minutes since noon, for the test that runs on this thread.
    static MINUTES: Cell<u32> = const { Cell::new(0) };
}

fn now() -> String {
    let minutes = MINUTES.get();
    format!("2026-11-30T{:02}:{:02}:00Z", 12 + minutes / 60, minutes % 60)
}

fn today() -> Day {
    "2026-11-30".parse().unwrap()
}

fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets")
}

async fn panel(data: &Path, by_tls: bool) -> Panel {
    let policy = |name: &str| {
        let file = assets().join(format!("policies/{name}.yaml"));
        format::load_policy(&file).value.unwrap()
    };
    let procedure = |name: &str| {
        let file = assets().join(format!("procedures/{name}.yaml"));
        format::load_procedure(&file).value.unwrap()
    };
    let store = Store::open(StorePlace::of_folder(data)).await.unwrap();
    store.add_account("Anna", Role::Hr, PASSWORD, &now()).await.unwrap();
    Panel {
        store,
        texts: Localizer::load(&assets().join("l10n")).unwrap(),
        policies: ["bialystok", "krynki"].map(policy).into(),
        procedures: ["bialystok", "krynki"].map(procedure).into(),
        basis: Basis {
            zone: jiff::tz::TimeZone::UTC,
            settle: |card, _| card.clone(),
            scenarios: BTreeMap::new(),
        },
        titles: BTreeMap::new(),
        data: data.to_owned(),
        station: StationId::new(uuid::Uuid::from_u128(7)),
        assets: assets(),
        now,
        today,
        by_tls,
        names: vec!["kadry.example".to_owned()],
    }
}

/// A browser that keeps cookies and sends forms as browsers do.
pub(super) struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
    headers: Vec<(&'static str, &'static str)>,
    data: TempDir,
}

pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    text: String,
}

impl Browser {
    pub(super) async fn new(by_tls: bool) -> Self {
        let data = tempfile::tempdir().unwrap();
        let panel = Arc::new(panel(data.path(), by_tls).await);
        Self {
            router: router(panel),
            cookies: BTreeMap::new(),
            headers: vec![("host", "localhost:8321"), ("accept-language", "en")],
            data,
        }
    }

    async fn signed_in() -> Self {
        let mut browser = Self::new(false).await;
        let answer = browser.sign_in("anna", PASSWORD).await;
        assert_eq!(
            (answer.status, answer.location()),
            (StatusCode::SEE_OTHER, Some("/people"))
        );
        browser
    }

    pub(super) async fn sign_in(&mut self, name: &str, password: &str) -> Answer {
        let key = self.get("/sign-in").await.form_key();
        let form = [("form_key", key.as_str()), ("name", name), ("password", password)];
        self.post("/sign-in", &form).await
    }

    async fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, Body::empty()).await
    }

    async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Answer {
        let body = serde_urlencoded::to_string(form).unwrap();
        self.send("POST", path, Body::from(body)).await
    }

    pub(super) async fn send(&mut self, method: &str, path: &str, body: Body) -> Answer {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let mut request = Request::builder().method(method).uri(path);
        request = request.header("cookie", cookies.join("; "));
        if method == "POST" {
            request = request.header("content-type", "application/x-www-form-urlencoded");
        }
        for (name, value) in &self.headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body).unwrap();
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        for cookie in parts.headers.get_all(SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let bytes = to_bytes(body, 10_000_000).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    pub(super) fn with(&mut self, name: &'static str, value: &'static str) {
        self.headers.retain(|(known, _)| *known != name);
        self.headers.push((name, value));
    }
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    fn location(&self) -> Option<&str> {
        self.header(LOCATION.as_str())
    }

    fn form_key(&self) -> String {
        let start = "name=\"form_key\" value=\"";
        let (_, rest) = self.text.split_once(start).unwrap();
        rest.split('"').next().unwrap().to_owned()
    }
}

pub(super) fn runs(work: impl AsyncFnOnce()) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.unwrap().block_on(work());
}

#[test]
fn nobody_who_is_not_signed_in_sees_or_does_anything() {
    runs(async || {
        let mut browser = Browser::new(false).await;
        assert_eq!(browser.get("/").await.location(), Some("/people"));
        let one = [
            "/people/ID",
            "/attempts/ID",
            "/people/ID/issue",
            "/certificates/ID/revoke",
        ];
        let one = one.map(|path| path.replace("ID", ID));
        for path in PAGES.into_iter().chain(one.iter().map(String::as_str)) {
            let answer = browser.get(path).await;
            assert_eq!(
                (answer.status, answer.location()),
                (StatusCode::SEE_OTHER, Some("/sign-in")),
                "{path}"
            );
            assert_eq!(answer.text, "", "{path}");
        }
        for path in [
            "/sign-out",
            "/attempts/ID/review",
            "/people/ID/erase",
            "/people/ID/issue",
            "/certificates/ID/revoke",
            "/disputes/ID/answer",
        ] {
            let path = path.replace("ID", ID);
            let answer = browser.post(&path, &[("form_key", "")]).await;
            assert_eq!(answer.location(), Some("/sign-in"), "{path}");
        }
        browser.cookies.insert("sygnaly_session".to_owned(), "0".repeat(64));
        assert_eq!(browser.get("/people").await.location(), Some("/sign-in"));
    });
}

#[test]
fn somebody_signs_in_and_out() {
    runs(async || {
        let mut browser = Browser::new(false).await;
        let wrong = browser.sign_in("<script>alert(1)</script>", "wrong password").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("does not match"), "{}", wrong.text);
        assert!(!wrong.text.contains("<script"), "{}", wrong.text);
        let wrong = browser.sign_in("Anna", "wrong password").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!browser.cookies.contains_key("sygnaly_session"));

        let welcome = browser.sign_in("anna", PASSWORD).await;
        assert_eq!(welcome.location(), Some("/people"));
        let cookie = welcome.header(SET_COOKIE.as_str()).unwrap();
        for part in ["sygnaly_session=", "HttpOnly", "SameSite=Strict", "Path=/"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        assert!(!cookie.contains("Secure"), "{cookie}");
        assert_eq!(browser.get("/sign-in").await.location(), Some("/people"));

        let page = browser.get("/people").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(
            page.text.contains("Anna") && page.text.contains("(HR)"),
            "{}",
            page.text
        );
        let key = page.form_key();
        for form in [vec![], vec![("form_key", "")], vec![("form_key", "0000")]] {
            let refused = browser.post("/sign-out", &form).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{form:?}");
            assert!(refused.text.contains("ran out"), "{}", refused.text);
        }
        let session = browser.cookies["sygnaly_session"].clone();
        let out = browser.post("/sign-out", &[("form_key", &key)]).await;
        assert_eq!(out.location(), Some("/sign-in"));
        assert_eq!(browser.cookies["sygnaly_session"], "");
        // Whoever kept the cookie is not let in with it either.
        browser.cookies.insert("sygnaly_session".to_owned(), session);
        assert_eq!(browser.get("/people").await.location(), Some("/sign-in"));
    });
}

#[test]
fn a_session_ends_when_nobody_is_there() {
    runs(async || {
        let mut browser = Browser::signed_in().await;
        MINUTES.set(29);
        assert_eq!(browser.get("/people").await.status, StatusCode::OK);
        // That somebody was there is noted beside the page.
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        MINUTES.set(58);
        assert_eq!(browser.get("/people").await.status, StatusCode::OK);
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        MINUTES.set(89);
        assert_eq!(browser.get("/people").await.location(), Some("/sign-in"));
    });
}

#[test]
fn what_comes_from_elsewhere_is_turned_away() {
    runs(async || {
        let mut browser = Browser::signed_in().await;
        let key = browser.get("/people").await.form_key();
        browser.with("sec-fetch-site", "cross-site");
        browser.with("origin", "https://evil.example");
        let foreign = browser.post("/sign-out", &[("form_key", &key)]).await;
        assert_eq!(foreign.status, StatusCode::FORBIDDEN);
        assert!(foreign.text.contains("another site"), "{}", foreign.text);
        let foreign = browser.post("/language", &[("to", "pl")]).await;
        assert_eq!(foreign.status, StatusCode::FORBIDDEN);
        browser.with("sec-fetch-site", "same-origin");
        browser.with("origin", "http://localhost:8321");
        assert_eq!(browser.get("/people").await.status, StatusCode::OK);

        browser.with("host", "evil.example");
        let turned = browser.get("/people").await;
        assert_eq!(turned.status, StatusCode::MISDIRECTED_REQUEST);
        browser.with("host", "kadry.example:8321");
        assert_eq!(browser.get("/people").await.status, StatusCode::OK);
        // The sign-in form is held to its cookie.
        let mut other = Browser::new(false).await;
        let form = [("form_key", "0123"), ("name", "anna"), ("password", PASSWORD)];
        let refused = other.post("/sign-in", &form).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert!(!other.cookies.contains_key("sygnaly_session"));
    });
}

#[test]
fn whoever_guesses_cannot_tell_whether_there_is_an_account() {
    runs(async || {
        let mut browser = Browser::new(false).await;
        for name in ["anna", "nobody"] {
            for _ in 0..5 {
                let wrong = browser.sign_in(name, "wrong password").await;
                assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
            }
            let waits = browser.sign_in(name, PASSWORD).await;
            assert_eq!(waits.status, StatusCode::TOO_MANY_REQUESTS, "{name}");
            let seconds: u64 = waits.header("retry-after").unwrap().parse().unwrap();
            assert!((1..=30).contains(&seconds), "{name}: {seconds}");
        }
    });
}

#[test]
fn every_answer_binds_the_browser() {
    runs(async || {
        let mut browser = Browser::signed_in().await;
        for path in ["/people", "/sign-in", "/nowhere", "/panel.css", "/people/none"] {
            let answer = browser.get(path).await;
            let policy = answer.header("content-security-policy").unwrap();
            assert!(policy.starts_with("default-src 'none'; style-src 'self'"), "{path}");
            assert!(!policy.contains("unsafe"), "{path}");
            for (name, value) in [
                ("x-content-type-options", "nosniff"),
                ("referrer-policy", "same-origin"),
                ("cross-origin-opener-policy", "same-origin"),
                ("cross-origin-resource-policy", "same-origin"),
            ] {
                assert_eq!(answer.header(name), Some(value), "{path}");
            }
            let kept = answer.header(CACHE_CONTROL.as_str()).unwrap();
            assert_eq!(kept == "no-store", path != "/panel.css", "{path}: {kept}");
            assert_eq!(answer.header("strict-transport-security"), None, "{path}");
        }
        for path in ["/panel.css", "/icon.svg", "/fonts/AtkinsonHyperlegibleNext-Bold.ttf"] {
            let answer = browser.get(path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
        }
        for path in [
            "/fonts/..%2Fl10n%2Fpl%2Fpanel.ftl",
            "/fonts/AtkinsonHyperlegibleNext-OFL.txt",
        ] {
            assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        let mut by_tls = Browser::new(true).await;
        let welcome = by_tls.sign_in("anna", PASSWORD).await;
        let cookie = welcome.header(SET_COOKIE.as_str()).unwrap();
        assert!(
            cookie.starts_with("__Host-sygnaly_session=") && cookie.contains("Secure"),
            "{cookie}"
        );
        assert!(welcome.header("strict-transport-security").is_some());
    });
}

#[test]
fn errors_are_pages_in_the_readers_language() {
    runs(async || {
        let mut browser = Browser::signed_in().await;
        let none = browser.get("/nowhere").await;
        assert_eq!(none.status, StatusCode::NOT_FOUND);
        assert!(none.text.contains("lang=\"en\"") && none.text.contains("There is no such page"));
        assert!(
            none.text.contains("/sign-out"),
            "whoever is signed in stays in the frame"
        );
        let none = browser.send("DELETE", "/people", Body::empty()).await;
        assert_eq!(none.status, StatusCode::METHOD_NOT_ALLOWED);
        assert!(none.text.contains("does not understand"), "{}", none.text);

        browser.with("referer", "http://localhost:8321/people?unit=USC");
        let chosen = browser.post("/language", &[("to", "pl")]).await;
        assert_eq!(chosen.location(), Some("/people?unit=USC"));
        let none = browser.get("/nowhere").await;
        assert!(none.text.contains("lang=\"pl\"") && none.text.contains("Takiej strony nie ma"));
        let odd = browser.post("/language", &[("to", "<b>")]).await;
        assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);

        let long = "x".repeat(70_000);
        let long = browser.post("/sign-out", &[("form_key", &long)]).await;
        assert_eq!(long.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(long.text.contains("za długi"), "{}", long.text);
    });
}

#[test]
fn an_end_of_the_trail_that_was_cut_off_is_told_on_its_page() {
    use sea_orm::ConnectionTrait as _;
    runs(async || {
        let mut browser = Browser::signed_in().await;
        let page = browser.get("/audit").await;
        // That the account was added, and that she signed in.
        assert!(page.text.contains("<code>2:") && page.text.contains("Anchor kept since"));
        assert!(!page.text.contains("role=\"alert\""), "{}", page.text);

        let store = browser.data.path().join("records.sqlite");
        let raw = sea_orm::Database::connect(format!("sqlite://{}", store.display()));
        let raw = raw.await.unwrap();
        raw.execute_unprepared("DELETE FROM audit_entry WHERE place = 2")
            .await
            .unwrap();
        let page = browser.get("/audit").await;
        assert!(
            page.text.contains("role=\"alert\"") && page.text.contains("and ends at 1"),
            "{}",
            page.text
        );
        // The chain of those that are left holds, and the page does not say that all is well.
        let checked = browser.post("/audit/check", &[("form_key", &page.form_key())]).await;
        assert!(checked.text.contains("the warning below says"), "{}", checked.text);
        assert!(checked.text.contains("and ends at 1"), "{}", checked.text);

        std::fs::remove_file(browser.data.path().join("records.sqlite.trail.json")).unwrap();
        let page = browser.get("/audit").await;
        assert!(page.text.contains("There is no anchor"), "{}", page.text);
        raw.close().await.unwrap();
    });
}

#[test]
fn pages_hold_no_script_and_one_heading_above_all() {
    runs(async || {
        let mut browser = Browser::signed_in().await;
        for path in PAGES {
            let page = browser.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            for never in ["<script", " style=", " onclick=", "⟦", "javascript:"] {
                assert!(!page.text.contains(never), "{path}: {never}");
            }
            assert_eq!(page.text.matches("<h1").count(), 1, "{path}");
            assert!(
                page.text.contains(&format!("href=\"{path}\" aria-current=\"true\"")),
                "{path}"
            );
        }
    });
}
