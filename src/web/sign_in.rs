//! Signing in and out, and choosing the language.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Instant;

use askama::Template;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{REFERER, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Form, Router};
use axum_extra::extract::cookie::CookieJar;
use serde::Deserialize;

use super::form::{self, Filled};
use super::frame::{Frame, page};
use super::limits::{Limits, counted};
use super::viewer;
use super::{Panel, WebError, guard};
use crate::domain::Message;
use crate::records::store::{LONGEST_OF_AN_ACCOUNT, SignIn, folded_name};

/// The cookie with what the sign-in form must bring along, for there is no session yet: another site can send the form, but not
/// read or set the cookie.
const FORM: [&str; 2] = ["sygnaly_form", "__Host-sygnaly_form"];
/// Signs of a name by which strangers are remembered.
const MOST_OF_A_NAME: usize = 100;

pub(super) fn routes() -> Router<Arc<Panel>> {
    Router::new()
        .route("/sign-in", get(ask).post(sign_in))
        .route("/sign-out", post(sign_out))
        .route("/language", post(choose_language))
}

#[derive(Template)]
#[template(path = "sign-in.html")]
struct SignInPage<'a> {
    frame: Frame<'a>,
    name: &'a str,
}

/// What somebody gives to be let in; nothing prints it.
#[derive(Deserialize)]
struct Given {
    name: String,
    password: String,
}

/// A form that holds nothing but its key.
#[derive(Debug, Deserialize)]
struct Nothing {}

#[derive(Debug, Deserialize)]
struct Chosen {
    to: String,
}

async fn ask(State(panel): State<Arc<Panel>>, headers: HeaderMap) -> Result<Response, WebError> {
    match viewer::of(&panel, &headers).await {
        Ok(_) => Ok(Redirect::to("/people").into_response()),
        Err(WebError::SignedOut) => asked(&panel, &headers, "", None),
        Err(error) => Err(error),
    }
}

async fn sign_in(
    State(panel): State<Arc<Panel>>,
    Extension(limits): Extension<Arc<Limits>>,
    request: Request,
) -> Result<Response, WebError> {
    let headers = request.headers().clone();
    let from = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let from = from.map(|ConnectInfo(from)| counted(from.ip()));
    let key = form_key(&panel, &headers).unwrap_or_default();
    let given: Given = match form::read(request, &panel, &key).await {
        Ok(given) => given,
        // The page was open for long, or the browser keeps no cookies: it is shown anew.
        Err(WebError::BadForm) => {
            let told = (StatusCode::FORBIDDEN, WebError::BadForm.message());
            return asked(&panel, &headers, "", Some(told));
        }
        Err(error) => return Err(error),
    };
    let stranger: String = folded_name(&given.name).chars().take(MOST_OF_A_NAME).collect();
    let too_often = |seconds: u64| -> Result<Response, WebError> {
        let told = (StatusCode::TOO_MANY_REQUESTS, WebError::TooOften(seconds).message());
        let mut answer = asked(&panel, &headers, &given.name, Some(told))?;
        answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        Ok(answer)
    };

    let mut seconds = seconds_left(&limits, from, &stranger);
    if seconds > 0 {
        return too_often(seconds);
    }
    // It is never closed.
    let place = Arc::clone(&limits.looked_at).acquire_owned().await.ok();
    // Those who were let in together before them may have been wrong meanwhile.
    seconds = seconds_left(&limits, from, &stranger);
    if seconds > 0 {
        return too_often(seconds);
    }
    let now = (panel.now)();
    // Counted first, and looked at to the end: whoever hangs up meanwhile neither goes uncounted nor makes room for the next.
    if let Some(from) = from {
        limits.addresses.wrong(from, Instant::now());
    }
    let (store, name, password, at) = (
        panel.store.clone(),
        given.name.clone(),
        given.password.clone(),
        now.clone(),
    );
    let looked = tokio::spawn(async move {
        let _place = place;
        store.sign_in(&name, &password, &at).await
    });
    let became = looked
        .await
        .map_err(|_| WebError::NotUnderstood(StatusCode::INTERNAL_SERVER_ERROR))??;
    match became {
        SignIn::Welcome(account) => {
            if let Some(from) = from {
                limits.addresses.right(&from);
            }
            let token = panel.store.begin_session(account.id, &now).await?;
            let cookies = CookieJar::new().add(viewer::session_cookie(&panel, token));
            return Ok((cookies, Redirect::to("/people")).into_response());
        }
        SignIn::Wait { seconds } => return too_often(seconds),
        SignIn::Nobody => limits.strangers.wrong(stranger, Instant::now()),
        SignIn::Wrong => {}
    }
    let told = (StatusCode::UNPROCESSABLE_ENTITY, Message::new("panel-sign-in-wrong"));
    asked(&panel, &headers, &given.name, Some(told))
}

async fn sign_out(
    State(panel): State<Arc<Panel>>,
    headers: HeaderMap,
    _: Filled<Nothing>,
) -> Result<Response, WebError> {
    if let Some(token) = viewer::session_token(&panel, &headers) {
        panel.store.end_session(&token).await?;
    }
    let cookies = CookieJar::new().add(viewer::no_session_cookie(&panel));
    Ok((cookies, Redirect::to("/sign-in")).into_response())
}

/// Remembers the language in which pages are read. Which one that is harms nobody: where the form comes from, `guard` looks at, and
/// no key is asked for.
async fn choose_language(
    State(panel): State<Arc<Panel>>,
    uri: Uri,
    headers: HeaderMap,
    Form(chosen): Form<Chosen>,
) -> Result<Response, WebError> {
    let lang = viewer::lang_from(&chosen.to);
    let lang = lang.ok_or(WebError::NotUnderstood(StatusCode::UNPROCESSABLE_ENTITY))?;
    let cookies = CookieJar::new().add(viewer::lang_cookie(&panel, lang));
    Ok((cookies, Redirect::to(&back(&uri, &headers))).into_response())
}

/// The page that a form was on, if it is one of ours; else the first.
fn back(uri: &Uri, headers: &HeaderMap) -> String {
    let referer = headers.get(REFERER).and_then(|value| value.to_str().ok());
    let page: Option<Uri> = referer.and_then(|page| page.parse().ok());
    let ours = page.filter(|page| {
        let on = page.authority().map(|authority| authority.as_str());
        on.is_some() && on == guard::host_of(uri, headers)
    });
    let path = ours.as_ref().and_then(|page| page.path_and_query());
    let path = path.map_or("/", |path| path.as_str());
    // Such a path would lead to another computer.
    if path.starts_with("//") || path.contains('\\') {
        "/".to_owned()
    } else {
        path.to_owned()
    }
}

/// The sign-in page, with a name that was given and what is said first.
fn asked(
    panel: &Panel,
    headers: &HeaderMap,
    name: &str,
    told: Option<(StatusCode, Message)>,
) -> Result<Response, WebError> {
    let mut cookies = CookieJar::new();
    let key = match form_key(panel, headers) {
        Some(key) => key,
        None => {
            let key = new_key()?;
            cookies = cookies.add(viewer::closed_cookie(panel, form_name(panel), key.clone()));
            key
        }
    };
    let frame = Frame::outside(panel, viewer::lang_of(headers), "panel-sign-in").keyed(&key);
    let (status, frame) = match &told {
        Some((status, message)) => (*status, frame.saying(message, true)),
        None => (StatusCode::OK, frame),
    };
    let page = page(&SignInPage { frame, name })?;
    Ok((status, cookies, page).into_response())
}

/// What the form must bring along, by its cookie; none: there is no cookie of ours yet.
fn form_key(panel: &Panel, headers: &HeaderMap) -> Option<String> {
    let jar = CookieJar::from_headers(headers);
    let key = jar.get(form_name(panel))?.value().to_owned();
    let is_ours = key.len() == 32 && key.bytes().all(|sign| sign.is_ascii_hexdigit());
    is_ours.then_some(key)
}

fn form_name(panel: &Panel) -> &'static str {
    FORM[usize::from(panel.by_tls)]
}

/// 128 bits by chance, in hexadecimal.
fn new_key() -> Result<String, WebError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| {
        let why = Message::new("account-secret").text("why", error.to_string());
        WebError::Told(why)
    })?;
    Ok(format!("{:032x}", u128::from_be_bytes(bytes)))
}

fn seconds_left(limits: &Limits, from: Option<IpAddr>, stranger: &String) -> u64 {
    let now = Instant::now();
    let by_address = from.map_or(0, |from| limits.addresses.wait(&from, now));
    // Names that no account has wait like those that one has.
    by_address.max(limits.strangers.wait(stranger, now).min(LONGEST_OF_AN_ACCOUNT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_stays_within_the_panel() {
        let back_from = |referer: &str| {
            let mut headers = HeaderMap::new();
            headers.insert("host", HeaderValue::from_static("localhost:8321"));
            headers.insert(REFERER, referer.parse().unwrap());
            back(&Uri::from_static("/language"), &headers)
        };
        assert_eq!(back_from("http://localhost:8321/people?unit=USC"), "/people?unit=USC");
        for elsewhere in [
            "http://evil.example/people",
            "http://localhost:8321//evil.example/",
            "/people",
            "about:blank",
        ] {
            assert_eq!(back_from(elsewhere), "/", "{elsewhere}");
        }
    }
}
