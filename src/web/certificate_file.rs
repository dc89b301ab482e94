//! A certificate to take along: its file as it was signed, and the page to print.

#[cfg(feature = "pdf")]
use std::sync::Arc;

use axum::http::HeaderName;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use uuid::Uuid;

#[cfg(feature = "pdf")]
use super::viewer::Viewer;
use super::{Panel, WebError};
#[cfg(feature = "pdf")]
use crate::domain::Message;
use crate::files::safe_name;
#[cfg(feature = "pdf")]
use crate::records::pdf::{Page, certificate_pdf};
#[cfg(feature = "pdf")]
use crate::records::store::certificate_of;
use crate::records::store::entity::certificate;

/// What the address of a certificate's file ends in.
pub(super) const JSON: &str = ".json";

/// What the address of the page to print ends in.
pub(super) const PDF: &str = ".pdf";

/// The file of a certificate, as it was signed.
pub(super) async fn json(panel: &Panel, id: Uuid) -> Result<Response, WebError> {
    let mut found = panel.store.certificate(id).await?.ok_or(WebError::NotFound)?;
    let credential = found.credential.take().ok_or(WebError::NotFound)?;
    Ok((to_save(&found, "application/json", JSON), credential).into_response())
}

/// The page of a certificate to print, the same as by `certify pdf`. Of a revoked one there is none: on paper it would pass for one in
/// force.
#[cfg(feature = "pdf")]
pub(super) async fn pdf(panel: &Arc<Panel>, viewer: &Viewer, id: Uuid) -> Result<Response, WebError> {
    let found = panel.store.certificate(id).await?.ok_or(WebError::NotFound)?;
    if let Some(on) = &found.revoked_on {
        let refused = Message::new("pdf-revoked").text("number", &found.number);
        return Err(WebError::Told(refused.text("on", on)));
    }
    let (Some(certificate), Some(credential)) = (certificate_of(&found), found.credential.clone()) else {
        return Err(WebError::NotFound);
    };
    let (panel, lang) = (panel.clone(), viewer.lang);
    // Setting a page takes a good part of a second.
    let made = tokio::task::spawn_blocking(move || {
        let template = panel.assets.join("certificates/certificate.typ");
        let fonts = panel.assets.join("fonts");
        let say = |message: &Message| panel.texts.message(lang, message);
        let page = Page {
            template: &template,
            fonts: &fonts,
            lang,
            say: &say,
        };
        certificate_pdf(&certificate, &credential, &page)
    });
    let bytes = match made.await {
        Ok(made) => made.map_err(|error| WebError::Told(error.message()))?,
        Err(error) => {
            let told = Message::new("pdf-program").text("why", error.to_string());
            return Err(WebError::Told(told));
        }
    };
    Ok((to_save(&found, "application/pdf", PDF), bytes).into_response())
}

/// What tells a browser to save a certificate's file under its number.
fn to_save(found: &certificate::Model, kind: &str, ending: &str) -> [(HeaderName, String); 2] {
    // The number may come from a foreign file; a name leads nowhere.
    let name = match safe_name(&found.number) {
        name if name.is_empty() => found.id.to_string(),
        name => name,
    };
    [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}{ending}\"")),
    ]
}
