//! Who looks at a page: an account that is signed in, and the language it reads.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use uuid::Uuid;

use super::limits::Limits;
use super::{Panel, WebError};
use crate::domain::Lang;
use crate::records::store::Role;

/// The cookie of a session. Where it goes by TLS alone, its name binds the browser to that.
const SESSION: [&str; 2] = ["sygnaly_session", "__Host-sygnaly_session"];
/// The cookie that says which language was chosen.
const LANG: &str = "lang";

/// Somebody who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    /// Their account.
    pub account: Uuid,
    /// The name by which they signed in.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// The language they read.
    pub lang: Lang,
    /// What every form of theirs brings along.
    pub form_key: String,
}

impl Viewer {
    /// Whether they may do what this role may.
    ///
    /// # Errors
    /// [`WebError::NotAllowed`].
    pub fn must_be(&self, roles: &[Role]) -> Result<(), WebError> {
        if roles.contains(&self.role) {
            Ok(())
        } else {
            Err(WebError::NotAllowed)
        }
    }
}

impl FromRequestParts<Arc<Panel>> for Viewer {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, panel: &Arc<Panel>) -> Result<Self, WebError> {
        let found = of(panel, &parts.headers).await?;
        if let (Some(session), Some(limits)) = (found.due, parts.extensions.get::<Arc<Limits>>()) {
            limits.touch(&panel.store, session, (panel.now)());
        }
        Ok(found.viewer)
    }
}

/// Somebody who was found to be signed in.
#[derive(Debug)]
pub(super) struct Found {
    /// Who.
    pub(super) viewer: Viewer,
    /// Their session, when it is time to note that they are there.
    due: Option<String>,
}

/// Who asks.
///
/// # Errors
/// [`WebError::SignedOut`] for nobody, and when the store cannot be read.
pub(super) async fn of(panel: &Panel, headers: &HeaderMap) -> Result<Found, WebError> {
    let Some(token) = session_token(panel, headers) else {
        return Err(WebError::SignedOut);
    };
    let found = panel.store.session(&token, &(panel.now)()).await?;
    let found = found.ok_or(WebError::SignedOut)?;
    Ok(Found {
        viewer: Viewer {
            account: found.account.id,
            name: found.account.name,
            role: found.account.role,
            lang: lang_of(headers),
            form_key: found.form_key,
        },
        due: found.due.then_some(found.session),
    })
}

/// What the cookie of a session holds.
pub(super) fn session_token(panel: &Panel, headers: &HeaderMap) -> Option<String> {
    let jar = CookieJar::from_headers(headers);
    let cookie = jar.get(session_name(panel))?;
    Some(cookie.value().to_owned())
}

fn session_name(panel: &Panel) -> &'static str {
    SESSION[usize::from(panel.by_tls)]
}

/// The cookie of a session that began: it lasts until the browser is closed, and the store ends it earlier.
pub(super) fn session_cookie(panel: &Panel, token: String) -> Cookie<'static> {
    closed_cookie(panel, session_name(panel), token)
}

/// The cookie that takes a session's away.
pub(super) fn no_session_cookie(panel: &Panel) -> Cookie<'static> {
    let mut cookie = session_cookie(panel, String::new());
    cookie.make_removal();
    cookie
}

/// The cookie of the language that was chosen.
pub(super) fn lang_cookie(panel: &Panel, lang: Lang) -> Cookie<'static> {
    let mut cookie = closed_cookie(panel, LANG, lang.id().to_owned());
    cookie.make_permanent();
    cookie
}

/// A cookie that comes back to this panel alone, and that no script sees.
pub(super) fn closed_cookie(panel: &Panel, name: &'static str, value: String) -> Cookie<'static> {
    let cookie = Cookie::build((name, value));
    let cookie = cookie.path("/").http_only(true).same_site(SameSite::Strict);
    cookie.secure(panel.by_tls).build()
}

/// The language that was chosen, else the browser's, else Polish.
pub(super) fn lang_of(headers: &HeaderMap) -> Lang {
    let jar = CookieJar::from_headers(headers);
    let chosen = jar.get(LANG).and_then(|cookie| lang_from(cookie.value()));
    let preferred = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    chosen.or_else(|| preferred.and_then(most_wanted)).unwrap_or_default()
}

/// The language of this name.
pub(super) fn lang_from(id: &str) -> Option<Lang> {
    [Lang::Pl, Lang::En].into_iter().find(|&lang| lang.id() == id)
}

/// Of the languages of a browser (`pl-PL,pl;q=0.9,en;q=0.5`) the one of ours that it wants most.
fn most_wanted(accepted: &str) -> Option<Lang> {
    let mut most: Option<(Lang, f32)> = None;
    for entry in accepted.split(',') {
        let (tag, rest) = entry.split_once(';').unwrap_or((entry, ""));
        let primary = tag.split('-').next().unwrap_or_default().trim().to_ascii_lowercase();
        let weight: Option<f32> = rest
            .trim()
            .strip_prefix("q=")
            .map_or(Some(1.0), |text| text.parse().ok());
        if let (Some(lang), Some(weight)) = (lang_from(&primary), weight)
            && weight > most.map_or(0.0, |(_, most)| most)
        {
            most = Some((lang, weight));
        }
    }
    most.map(|(lang, _)| lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browsers_languages_are_weighed() {
        for (accepted, wanted) in [
            ("pl-PL,pl;q=0.9,en;q=0.5", Some(Lang::Pl)),
            ("de, en;q=0.7, pl;q=0.3", Some(Lang::En)),
            ("EN-gb", Some(Lang::En)),
            ("pl;q=0", None),
            ("de,*;q=0.1", None),
            ("pl;q=abc, ;;,", None),
            ("", None),
        ] {
            assert_eq!(most_wanted(accepted), wanted, "{accepted}");
        }
    }
}
