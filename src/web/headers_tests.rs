//! Every route answers with the headers that bind the browser, whoever asks for it and however it is asked for; and every cookie is ours
//! alone.

use std::collections::BTreeSet;
use std::path::Path;

use axum::body::Body;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, SERVER, SET_COOKIE, STRICT_TRANSPORT_SECURITY};

use super::web_tests::{Answer, Browser, ID, PASSWORD, runs};

/// What a browser may not do, in whatever order it is written.
const POLICY: [&str; 7] = [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
];

/// Other headers, each as it stands.
const FIXED: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
];

/// The paths of all routes, as they stand in the sources of the pages: one that is added is looked at by itself.
fn paths() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web");
    let mut paths = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !name.ends_with(".rs") || name.ends_with("tests.rs") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for after in text.split(".route(").skip(1) {
            let path = after.split('"').nth(1).unwrap();
            let path = path.replace("{id}", ID);
            paths.insert(path.replace("{name}", "AtkinsonHyperlegibleNext-Bold.ttf"));
        }
    }
    paths
}

fn is_bound(answer: &Answer, by_tls: bool, what: &str) {
    let policy = answer.header(CONTENT_SECURITY_POLICY.as_str()).expect(what);
    let parts: BTreeSet<&str> = policy.split(';').map(str::trim).collect();
    assert_eq!(parts, BTreeSet::from(POLICY), "{what}");
    for (name, value) in FIXED {
        assert_eq!(answer.header(name), Some(value), "{what}");
    }
    let allowed = answer.header("permissions-policy").expect(what);
    for part in allowed.split(',') {
        assert!(part.ends_with("=()"), "{what}: {part}");
    }
    assert!(
        allowed.contains("camera=()") && allowed.contains("microphone=()"),
        "{what}"
    );
    let tls_alone = answer.header(STRICT_TRANSPORT_SECURITY.as_str());
    assert_eq!(tls_alone, by_tls.then_some("max-age=31536000"), "{what}");
    assert_eq!(answer.header(SERVER.as_str()), None, "{what}");
    assert_eq!(answer.header("x-powered-by"), None, "{what}");
    for cookie in answer.headers.get_all(SET_COOKIE) {
        is_closed(cookie.to_str().unwrap(), by_tls, what);
    }
}

/// A cookie that no script sees, that no other site makes a browser send, and that goes by TLS alone where there is TLS.
fn is_closed(cookie: &str, by_tls: bool, what: &str) {
    let parts: BTreeSet<&str> = cookie.split(';').map(str::trim).collect();
    for part in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(parts.contains(part), "{what}: {cookie}");
    }
    assert_eq!(parts.contains("Secure"), by_tls, "{what}: {cookie}");
    assert!(!cookie.contains("Domain="), "{what}: {cookie}");
}

#[test]
fn every_route_binds_the_browser_whoever_asks_and_whatever_comes_of_it() {
    let paths = paths();
    assert!(paths.len() > 20 && paths.contains("/sign-in"), "{paths:?}");
    runs(async || {
        let mut seen = BTreeSet::new();
        for (by_tls, signed_in) in [(false, false), (false, true), (true, false), (true, true)] {
            let mut browser = Browser::new(by_tls).await;
            if signed_in {
                let welcome = browser.sign_in("anna", PASSWORD).await;
                assert!(welcome.headers.contains_key(SET_COOKIE));
                is_bound(&welcome, by_tls, "signing in");
            }
            for path in paths.iter().map(String::as_str).chain(["/nowhere", "/people/none"]) {
                for method in ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"] {
                    let answer = browser.send(method, path, Body::empty()).await;
                    let what = format!(
                        "{method} {path}, TLS {by_tls}, signed in {signed_in}: {}",
                        answer.status
                    );
                    is_bound(&answer, by_tls, &what);
                    let is_file = path.contains('.') && answer.status == StatusCode::OK && path != "/expiring.ics";
                    let kept = answer.header(CACHE_CONTROL.as_str()).expect(&what);
                    assert_eq!(kept != "no-store", is_file, "{what}: {kept}");
                    seen.insert(answer.status.as_u16());
                }
            }
            browser.with("host", "evil.example");
            let turned = browser.send("GET", "/people", Body::empty()).await;
            is_bound(&turned, by_tls, "another name");
            seen.insert(turned.status.as_u16());
        }
        // What came of it was of all kinds, or little was looked at.
        for status in [200, 303, 403, 404, 405, 421] {
            assert!(seen.contains(&status), "{status}: {seen:?}");
        }
    });
}

#[test]
fn an_answer_that_no_page_gave_binds_the_browser_as_well() {
    runs(async || {
        let mut browser = Browser::new(false).await;
        let long = Body::from("x".repeat(70_000));
        let refused = browser.send("POST", "/sign-in", long).await;
        assert!(refused.status.is_client_error(), "{}", refused.status);
        is_bound(&refused, false, "a form that is too long");
        let odd = browser.send("POST", "/sign-in", Body::from("%%%&=;")).await;
        is_bound(&odd, false, "a form that is none");
    });
}
