//! Forms that a page of ours sent, and nobody else's.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts as _, Request};
use axum::http::StatusCode;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

use super::viewer::Viewer;
use super::{Panel, WebError};

/// The field that every form carries, with the session's key.
pub const FORM_KEY: &str = "form_key";

/// A form filled in by whoever is signed in. It is handed on only with the key of their session, so that no other site can
/// send it in their name.
#[derive(Debug)]
pub struct Filled<T> {
    /// Who filled it in.
    pub viewer: Viewer,
    /// What they filled in.
    pub form: T,
}

impl<T: DeserializeOwned> FromRequest<Arc<Panel>> for Filled<T> {
    type Rejection = WebError;

    async fn from_request(request: Request, panel: &Arc<Panel>) -> Result<Self, WebError> {
        let (mut parts, body) = request.into_parts();
        let viewer = Viewer::from_request_parts(&mut parts, panel).await?;
        let request = Request::from_parts(parts, body);
        let form = read(request, panel, &viewer.form_key).await?;
        Ok(Self { viewer, form })
    }
}

/// Reads a form that brings this key along.
///
/// # Errors
/// When it is too long, is none, or brings another key.
pub(super) async fn read<T: DeserializeOwned>(request: Request, panel: &Arc<Panel>, key: &str) -> Result<T, WebError> {
    let bytes = Bytes::from_request(request, panel).await;
    let bytes = bytes.map_err(|refused| match refused.status() {
        StatusCode::PAYLOAD_TOO_LARGE => WebError::TooLong,
        _ => WebError::BadForm,
    })?;
    let fields: Vec<(String, String)> = serde_urlencoded::from_bytes(&bytes).map_err(|_| WebError::BadForm)?;
    let given = fields.iter().find(|(name, _)| name == FORM_KEY);
    if given.is_none_or(|(_, given)| !is_key(given, key)) {
        return Err(WebError::BadForm);
    }
    serde_urlencoded::from_bytes(&bytes).map_err(|_| WebError::BadForm)
}

/// Whether a key is the one that was given out; none was: it never is. Their checksums are compared, so that the time it takes
/// tells nothing about the key.
pub(super) fn is_key(given: &str, key: &str) -> bool {
    !key.is_empty() && Sha256::digest(given) == Sha256::digest(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_is_no_key() {
        assert!(is_key("abc", "abc"));
        assert!(!is_key("abd", "abc"));
        assert!(!is_key("", ""));
        assert!(!is_key("", "abc"));
    }
}
