//! The style sheet, the icon and the type of the pages: files of fixed names, which hold nobody's data.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;

use super::{Panel, WebError};

/// Where the style sheet lies; a new version of the program lies elsewhere for a browser.
pub(super) const STYLESHEET: &str = concat!("/panel.css?v=", env!("CARGO_PKG_VERSION"));
/// The look of a debrief, whose parts stand in pages too, and what the panel adds.
const CSS: &str = concat!(include_str!("../export/debrief.css"), include_str!("panel.css"));
const ICON: &str = include_str!("icon.svg");
/// The type, by the names of its files under `assets/fonts`.
const FONTS: [&str; 3] = [
    "AtkinsonHyperlegibleNext-Regular.ttf",
    "AtkinsonHyperlegibleNext-Bold.ttf",
    "AtkinsonHyperlegibleMono-Regular.ttf",
];
/// A year: what lies under these names does not change.
const LONG: &str = "public, max-age=31536000, immutable";
/// An hour.
const SHORT: &str = "public, max-age=3600";

/// The files, those of the type as they lie under `assets/` now. One that is not there is missed by nothing but the looks.
pub(super) fn routes(assets: &Path) -> Router<Arc<Panel>> {
    let mut routes = Router::new()
        .route(
            "/panel.css",
            get(|| async { file("text/css; charset=utf-8", SHORT, CSS) }),
        )
        .route("/icon.svg", get(|| async { file("image/svg+xml", SHORT, ICON) }));
    for name in FONTS {
        let font = std::fs::read(assets.join("fonts").join(name)).ok().map(Bytes::from);
        let served = move || {
            let font = font.clone();
            async move {
                font.map_or_else(
                    || WebError::NotFound.into_response(),
                    |font| file("font/ttf", LONG, font),
                )
            }
        };
        routes = routes.route(&format!("/fonts/{name}"), get(served));
    }
    routes
}

fn file(kind: &'static str, kept: &'static str, content: impl Into<Body>) -> Response {
    let body: Body = content.into();
    let headers = [(CONTENT_TYPE, kind), (CACHE_CONTROL, kept)];
    (headers, body).into_response()
}
