//! What every page has around it: head, navigation, language, a message, and how a template becomes an answer.

use std::sync::Arc;

use askama::Template;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse as _, Response};

use super::statics;
use super::viewer::{self, Viewer};
use super::{Panel, WebError};
use crate::domain::{Arg, Lang, Message};

/// The parts of the panel, in the order of the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// People and where they stand.
    People,
    /// What rests on results: heat maps.
    Figures,
    /// What ends soon.
    Expiring,
    /// What waits for a decision.
    Queue,
    /// Certificates.
    Certificates,
    /// The audit trail.
    Audit,
    /// How long what is kept.
    Retention,
}

impl Part {
    /// All parts, with their addresses and the keys of their names.
    const ALL: [(Self, &'static str, &'static str); 7] = [
        (Self::People, "/people", "panel-part-people"),
        (Self::Expiring, "/expiring", "panel-part-expiring"),
        (Self::Queue, "/queue", "panel-part-queue"),
        (Self::Figures, "/figures", "panel-part-figures"),
        (Self::Certificates, "/certificates", "panel-part-certificates"),
        (Self::Audit, "/audit", "panel-part-audit"),
        (Self::Retention, "/retention", "panel-part-retention"),
    ];
}

/// What every page has around it. Templates extend `frame.html` and call it `frame`.
#[derive(Debug, Clone)]
pub struct Frame<'a> {
    panel: &'a Panel,
    /// Who looks; none: the sign-in page.
    pub viewer: Option<&'a Viewer>,
    /// The language of the page.
    pub lang: Lang,
    /// The page's title, in words: its one `h1`.
    pub title: String,
    /// Which part of the panel it belongs to.
    pub part: Option<Part>,
    /// Something to say first: what was done, or why it was not.
    pub notice: Option<Notice>,
    /// What a form brings along where nobody is signed in.
    outside_key: String,
}

/// Something that a page says first.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// In words.
    pub text: String,
    /// Whether it tells of trouble.
    pub trouble: bool,
}

/// An entry of the navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavEntry {
    /// Where it leads.
    pub href: &'static str,
    /// In words.
    pub text: String,
    /// Whether the page belongs to it.
    pub current: bool,
}

impl<'a> Frame<'a> {
    /// The frame of a page with this title (its key) for somebody.
    pub fn new(panel: &'a Panel, viewer: &'a Viewer, part: Part, title: &str) -> Self {
        Self {
            viewer: Some(viewer),
            part: Some(part),
            ..Self::outside(panel, viewer.lang, title)
        }
    }

    /// The frame of a page with this title (its key) for nobody in particular.
    pub(super) fn outside(panel: &'a Panel, lang: Lang, title: &str) -> Self {
        Self {
            panel,
            viewer: None,
            lang,
            title: panel.texts.text(lang, title),
            part: None,
            notice: None,
            outside_key: String::new(),
        }
    }

    /// The same page, whose forms bring this along where nobody is signed in.
    #[must_use]
    pub(super) fn keyed(mut self, key: &str) -> Self {
        key.clone_into(&mut self.outside_key);
        self
    }

    /// The same page with another title, in words.
    #[must_use]
    pub fn titled(mut self, title: String) -> Self {
        self.title = title;
        self
    }

    /// The same page, saying something first.
    #[must_use]
    pub fn saying(mut self, message: &Message, trouble: bool) -> Self {
        let text = self.panel.texts.message(self.lang, message);
        self.notice = Some(Notice { text, trouble });
        self
    }

    /// The words under a key.
    pub fn t(&self, key: &str) -> String {
        self.panel.texts.text(self.lang, key)
    }

    /// The words under a key with a value in them.
    pub fn with(&self, key: &str, name: &str, value: &str) -> String {
        self.panel
            .texts
            .text_with(self.lang, key, &[(name, Arg::Text(value.to_owned()))])
    }

    /// The words under a key with a number in them.
    pub fn count(&self, key: &str, count: usize) -> String {
        self.message(&Message::new(key).number("count", count as f64))
    }

    /// The title of a scenario or a shift; one that is not here any more is called by its id.
    pub fn played(&self, id: &str) -> String {
        self.panel.titles.get(id).map_or(id, String::as_str).to_owned()
    }

    /// The words of a message.
    pub fn message(&self, message: &Message) -> String {
        self.panel.texts.message(self.lang, message)
    }

    /// The language as HTML names it.
    pub fn html_lang(&self) -> &'static str {
        self.lang.id()
    }

    /// The language that the page is not in, as HTML names it.
    pub fn other_lang(&self) -> &'static str {
        self.other().id()
    }

    /// The name of the language that the page is not in, in itself.
    pub fn other_lang_name(&self) -> String {
        self.panel.texts.text(self.other(), "panel-language")
    }

    fn other(&self) -> Lang {
        match self.lang {
            Lang::Pl => Lang::En,
            Lang::En => Lang::Pl,
        }
    }

    /// What forms bring along.
    pub fn form_key(&self) -> &str {
        self.viewer
            .map_or(self.outside_key.as_str(), |viewer| viewer.form_key.as_str())
    }

    /// The role of whoever looks, in words.
    pub fn role(&self) -> String {
        self.viewer
            .map_or_else(String::new, |viewer| self.t(&format!("role-{}", viewer.role.id())))
    }

    /// Where the style sheet lies.
    pub fn stylesheet(&self) -> &'static str {
        statics::STYLESHEET
    }

    /// The navigation: every role looks at everything.
    pub fn nav(&self) -> Vec<NavEntry> {
        let entry = |&(part, href, name): &(Part, &'static str, &str)| NavEntry {
            href,
            text: self.t(name),
            current: self.part == Some(part),
        };
        Part::ALL.iter().map(entry).collect()
    }
}

/// A filled template as an answer.
///
/// # Errors
/// When the template cannot be filled.
pub fn page(template: &impl Template) -> Result<Response, WebError> {
    Ok(Html(template.render()?).into_response())
}

/// Why there is no page.
#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    frame: Frame<'a>,
    text: String,
    /// Where one can go from here.
    way: &'static str,
    way_text: String,
}

/// Puts a page around errors, in the reader's language. The status stays.
pub(super) async fn with_error_pages(State(panel): State<Arc<Panel>>, request: Request, next: Next) -> Response {
    let headers = request.headers().clone();
    let mut answer = next.run(request).await;
    let Some(error) = error_of(&mut answer) else {
        return answer;
    };
    // Its key says what kind it is; what it is about may be somebody's data.
    let kind = error.message().key;
    tracing::debug!(status = answer.status().as_u16(), kind = kind.as_str(), "no page");

    // Whoever asks is looked up anew: where the store does not answer, the page does without.
    let viewer = viewer::of(&panel, &headers).await.ok().map(|found| found.viewer);
    let lang = viewer
        .as_ref()
        .map_or_else(|| viewer::lang_of(&headers), |viewer| viewer.lang);
    let frame = Frame {
        viewer: viewer.as_ref(),
        ..Frame::outside(&panel, lang, "panel-error-title")
    };
    let (way, way_text) = match viewer {
        Some(_) => ("/people", frame.t("panel-to-people")),
        None => ("/sign-in", frame.t("panel-to-sign-in")),
    };
    let text = match (&error, &viewer) {
        // Where the store lies is said only to those who may come in.
        (WebError::Store(_), None) => frame.t("panel-error-store"),
        _ => frame.message(&error.message()),
    };
    let filled = ErrorPage {
        frame,
        text,
        way,
        way_text,
    };
    let Ok(html) = filled.render() else { return answer };
    let (mut parts, _) = answer.into_parts();
    parts.headers.remove(CONTENT_LENGTH);
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    parts.headers.insert(CONTENT_TYPE, kind);
    if let WebError::TooOften(seconds) = error {
        parts.headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    Response::from_parts(parts, Body::from(html))
}

/// Why an answer is no page; none: it is one, or leads to one.
fn error_of(answer: &mut Response) -> Option<WebError> {
    let status = answer.status();
    if let Some(error) = answer.extensions_mut().remove::<WebError>() {
        return (!status.is_redirection()).then_some(error);
    }
    let kind = answer.headers().get(CONTENT_TYPE);
    let is_page = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    // What axum refuses by itself comes without a page.
    if is_page { None } else { WebError::of_status(status) }
}
