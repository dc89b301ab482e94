//! The panel for HR in a browser: pages over the office's store, made on the server, without a line of JavaScript.
//!
//! It translates between a browser and `records`: what is found, what is allowed to whom and what is written is decided there.

mod answer;
mod attempt;
mod audit;
mod background;
mod calendar;
mod certificate_file;
mod certificates;
mod deeds;
mod error;
mod expiring;
mod figures;
mod form;
mod frame;
mod guard;
mod headers;
#[cfg(test)]
mod headers_tests;
mod issue;
mod limits;
mod people;
mod person;
mod plots;
mod queue;
mod retention;
mod review;
mod revoke;
mod ruling;
mod seen;
mod serve;
mod sign_in;
mod statics;
#[cfg(test)]
mod test_support;
mod viewer;
#[cfg(test)]
mod web_tests;
mod words;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, Request};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use axum::{Extension, Router};

pub use error::WebError;
pub use serve::{ServeError, TlsFiles, listen, serve};

use self::limits::Limits;
use crate::domain::{Day, PolicyHistory, Procedure};
use crate::l10n::Localizer;
use crate::records::StationId;
use crate::records::store::{Basis, Store, StoreError, Which};

/// The longest form that is read, bytes.
const MOST_OF_A_FORM: usize = 64 * 1024;

/// What the panel's pages are made from.
#[derive(Debug)]
pub struct Panel {
    /// The office's store.
    pub store: Store,
    /// What people read.
    pub texts: Localizer,
    /// The office's certification policies.
    pub policies: Vec<PolicyHistory>,
    /// The procedures that exams are scored against.
    pub procedures: Vec<Procedure>,
    /// What standings are found by and no store holds.
    pub basis: Basis,
    /// Titles of the scenarios and shifts that this installation has, by their ids; Polish.
    pub titles: BTreeMap<String, String>,
    /// The data folder of this computer: the office's register of certificates lies in it, with the key.
    pub data: PathBuf,
    /// The station whose folder it is.
    pub station: StationId,
    /// The folder `assets/`.
    pub assets: PathBuf,
    /// The time: RFC 3339, UTC, whole seconds.
    pub now: fn() -> String,
    /// The day on the office's calendar.
    pub today: fn() -> Day,
    /// Whether browsers reach the panel by TLS alone, so that its cookie goes no other way.
    pub by_tls: bool,
    /// The names of this computer by which browsers may ask for it, beside `localhost` and any address in figures.
    pub names: Vec<String>,
}

impl Panel {
    /// Finds standings anew, as they are today, and says for how many people. A policy whose procedure is not there stands for nothing.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub async fn refresh(&self, which: &Which) -> Result<u64, StoreError> {
        let procedure = |history: &PolicyHistory| {
            let id = &history.first().procedure;
            self.procedures.iter().find(|one| one.id == *id).cloned()
        };
        let each = self.policies.iter();
        let policies: Vec<(PolicyHistory, Procedure)> = each
            .filter_map(|history| Some((history.clone(), procedure(history)?)))
            .collect();
        let today = (self.today)();
        self.store.refresh_standings(&policies, which, &self.basis, today).await
    }
}

/// All pages.
pub fn router(panel: Arc<Panel>) -> Router {
    Router::new()
        .route("/", get(home))
        .merge(people::routes())
        .merge(attempt::routes())
        .merge(certificates::routes())
        .merge(issue::routes())
        .merge(revoke::routes())
        .merge(figures::routes())
        .merge(calendar::routes())
        .merge(queue::routes())
        .merge(answer::routes())
        .merge(retention::routes())
        .merge(sign_in::routes())
        .merge(statics::routes(&panel.assets))
        .fallback(nowhere)
        // From here on each goes around all before it.
        .layer(from_fn_with_state(panel.clone(), guard::only_our_own))
        .layer(from_fn_with_state(panel.clone(), frame::with_error_pages))
        .layer(from_fn(in_time))
        .layer(from_fn_with_state(panel.clone(), headers::strict))
        .layer(DefaultBodyLimit::max(MOST_OF_A_FORM))
        .layer(Extension(Arc::new(Limits::default())))
        .with_state(panel)
}

/// No page takes longer; what takes longer is a form whose end never comes.
const WITHIN: Duration = Duration::from_secs(60);

async fn in_time(request: Request, next: Next) -> Response {
    match tokio::time::timeout(WITHIN, next.run(request)).await {
        Ok(answer) => answer,
        Err(_) => StatusCode::REQUEST_TIMEOUT.into_response(),
    }
}

async fn home() -> Redirect {
    Redirect::to("/people")
}

async fn nowhere() -> WebError {
    WebError::NotFound
}
