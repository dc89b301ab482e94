//! What goes wrong on the way to a page, and the page that says so.

use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};

use crate::domain::Message;
use crate::records::store::StoreError;

/// Why there is no page.
#[derive(Debug, Clone, PartialEq)]
pub enum WebError {
    /// Nobody is signed in: the way leads to the sign-in page.
    SignedOut,
    /// Who is signed in may not do this.
    NotAllowed,
    /// There is no such page, person, attempt or certificate.
    NotFound,
    /// The address or the form is none that a page of ours makes.
    NotUnderstood(StatusCode),
    /// A form came without the key that belongs to the session, or was filled in a way that no page of ours does.
    BadForm,
    /// A form came from another site.
    ForeignForm,
    /// A form is longer than any of ours.
    TooLong,
    /// The browser asked for a computer of another name.
    OtherName,
    /// Too much was tried in too short a time; seconds until it may be tried again.
    TooOften(u64),
    /// The store cannot be read or written.
    Store(StoreError),
    /// A template could not be filled.
    Template(String),
    /// Anything else, as a message of the localisation files.
    Told(Message),
}

impl WebError {
    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::SignedOut => StatusCode::SEE_OTHER,
            Self::NotAllowed | Self::BadForm | Self::ForeignForm => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::NotUnderstood(status) => *status,
            Self::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Self::OtherName => StatusCode::MISDIRECTED_REQUEST,
            Self::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Store(error) if error.passes() => StatusCode::SERVICE_UNAVAILABLE,
            Self::Store(_) | Self::Template(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Told(_) => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    /// What the reader is told, in `assets/l10n/*/panel.ftl`.
    pub fn message(&self) -> Message {
        match self {
            Self::SignedOut => Message::new("panel-error-signed-out"),
            Self::NotAllowed => Message::new("panel-error-not-allowed"),
            Self::NotFound => Message::new("panel-error-not-found"),
            Self::NotUnderstood(_) => Message::new("panel-error-not-understood"),
            Self::BadForm => Message::new("panel-error-bad-form"),
            Self::ForeignForm => Message::new("panel-error-foreign-form"),
            Self::TooLong => Message::new("panel-error-too-long"),
            Self::OtherName => Message::new("panel-error-other-name"),
            Self::TooOften(seconds) => Message::new("panel-error-too-often").number("seconds", *seconds as f64),
            Self::Store(error) => error.message(),
            Self::Template(_) => Message::new("panel-error-template"),
            Self::Told(message) => message.clone(),
        }
    }

    /// What an answer without a page means; none: it is no error.
    pub(super) fn of_status(status: StatusCode) -> Option<Self> {
        match status {
            StatusCode::NOT_FOUND => Some(Self::NotFound),
            StatusCode::PAYLOAD_TOO_LARGE => Some(Self::TooLong),
            _ => (status.is_client_error() || status.is_server_error()).then_some(Self::NotUnderstood(status)),
        }
    }
}

impl From<StoreError> for WebError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<askama::Error> for WebError {
    fn from(error: askama::Error) -> Self {
        Self::Template(error.to_string())
    }
}

/// The bare answer; `frame::with_error_pages` puts the page around it, in the reader's language.
impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        let status = self.status();
        let mut response = match self {
            Self::SignedOut => (status, [(LOCATION, "/sign-in")]).into_response(),
            _ => status.into_response(),
        };
        response.extensions_mut().insert(self);
        response
    }
}
