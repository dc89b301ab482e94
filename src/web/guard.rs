//! What is turned away before any page: a request that was meant for another computer, and a form that another site sends.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::HOST;
use axum::http::{HeaderMap, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::{Panel, WebError};

/// Lets only those through that ask for this panel by a name of its own, and that send no form from elsewhere.
pub(super) async fn only_our_own(State(panel): State<Arc<Panel>>, request: Request, next: Next) -> Response {
    let host = host_of(request.uri(), request.headers()).map(str::to_ascii_lowercase);
    let Some(host) = host.filter(|host| is_ours(host, &panel.names)) else {
        return WebError::OtherName.into_response();
    };
    if !request.method().is_safe() && !is_from(&host, request.headers()) {
        return WebError::ForeignForm.into_response();
    }
    next.run(request).await
}

/// Whom the browser asked, with the port where there is one: what the address says, else what the headers say.
pub(super) fn host_of<'a>(uri: &'a Uri, headers: &'a HeaderMap) -> Option<&'a str> {
    let named = headers.get(HOST).and_then(|host| host.to_str().ok());
    uri.authority().map(|authority| authority.as_str()).or(named)
}

/// Whether that is this panel. A name that is not its own may have been turned to this computer by somebody else (DNS rebinding);
/// an address in figures cannot be.
fn is_ours(host: &str, names: &[String]) -> bool {
    let name = without_port(host);
    let in_figures = match name.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
        Some(figures) => figures.parse::<Ipv6Addr>().is_ok(),
        None => name.parse::<Ipv4Addr>().is_ok(),
    };
    in_figures || name == "localhost" || names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|sign| sign.is_ascii_digit()) => name,
        _ => host,
    }
}

/// Whether a form comes from a page of this panel, as far as the browser says. One that says nothing is held to the key in the form.
fn is_from(host: &str, headers: &HeaderMap) -> bool {
    let said = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let site = said("sec-fetch-site").is_none_or(|site| site == "same-origin");
    // Whatever ends TLS before this program may do so under either scheme.
    let origin = said("origin").is_none_or(|origin| {
        let rest = origin.strip_prefix("https://").or(origin.strip_prefix("http://"));
        rest.is_some_and(|rest| rest.eq_ignore_ascii_case(host))
    });
    site && origin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_somebody_else_is_not_ours() {
        let names = ["Kadry.example".to_owned()];
        for ours in [
            "127.0.0.1:8321",
            "localhost",
            "localhost:8321",
            "[::1]:8321",
            "10.0.0.7",
            "kadry.example:443",
        ] {
            assert!(is_ours(ours, &names), "{ours}");
        }
        for foreign in [
            "",
            "evil.example",
            "localhost.evil.example",
            "127.0.0.1.nip.io:80",
            "[::1",
            "a@localhost",
            "[x]:1",
        ] {
            assert!(!is_ours(foreign, &names), "{foreign}");
        }
    }

    #[test]
    fn a_form_from_elsewhere_is_known_by_what_browsers_say() {
        let from = |pairs: &[(&'static str, &'static str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert(*name, value.parse().unwrap());
            }
            is_from("localhost:8321", &headers)
        };
        assert!(from(&[]));
        assert!(from(&[
            ("origin", "http://localhost:8321"),
            ("sec-fetch-site", "same-origin")
        ]));
        for foreign in [
            ("origin", "null"),
            ("origin", "http://localhost:9999"),
            ("origin", "http://localhost"),
            ("origin", "https://evil.example"),
            ("sec-fetch-site", "same-site"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "none"),
        ] {
            assert!(!from(&[foreign]), "{foreign:?}");
        }
    }
}
