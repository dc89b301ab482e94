//! The page itself: what is handed in, and the template that it goes through. Everything that comes from people or files
//! is escaped by the template; nothing here writes markup.

use askama::Template;

use crate::domain::{CallCard, Lang, Message, Mode, Scorecard, ShiftCard, Versions, Way};
use crate::l10n::Localizer;
use crate::scoring::timeline::Timeline;

use super::view::{self, Call, Outcome, Rule};
use super::words::{Words, length};

/// What a page says about the attempt beside its result.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// Title of the scenario or the shift.
    pub title: &'a str,
    /// Title of the procedure.
    pub procedure: &'a str,
    /// Who practised; empty where that is nobody's business.
    pub trainee: &'a str,
    /// The day, in words; the page knows no clock.
    pub date: Option<&'a str>,
    /// What somebody wrote about the attempt, a paragraph each.
    pub notes: &'a [String],
}

/// The debrief of one call.
#[derive(Debug, Clone, Copy)]
pub struct DebriefPage<'a> {
    /// The result.
    pub card: &'a Scorecard,
    /// Its course.
    pub timeline: &'a Timeline,
    /// What else is known.
    pub about: About<'a>,
}

/// The debrief of a shift.
#[derive(Debug, Clone, Copy)]
pub struct ShiftPage<'a> {
    /// The result.
    pub card: &'a ShiftCard,
    /// Its calls, in the order in which they began.
    pub calls: &'a [CallPage<'a>],
    /// What else is known.
    pub about: About<'a>,
}

/// One call of a shift.
#[derive(Debug, Clone)]
pub struct CallPage<'a> {
    /// The result.
    pub card: &'a CallCard,
    /// Its course.
    pub timeline: Timeline,
    /// Title of its scenario.
    pub title: &'a str,
    /// Whose call it is.
    pub caller: &'a str,
}

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The template could not be filled.
    #[error("the template of the page could not be filled: {0}")]
    Template(#[from] askama::Error),
}

/// The debrief of one call as an HTML page in `lang`.
///
/// # Errors
/// When the template cannot be filled.
pub fn page(debrief: &DebriefPage<'_>, localizer: &Localizer, lang: Lang) -> Result<String, ExportError> {
    let card = debrief.card;
    let words = Words {
        localizer,
        lang,
        begins: None,
    };
    let call = Call::of("call", 2, String::new(), card, debrief.timeline, &words);
    let course = entry("call-timeline", words.text("export-timeline"));
    let ending = view::ending(card, &words);
    let page = Page {
        heading: words.text("debrief-heading"),
        about: about(&debrief.about, card.mode, "export-about-call", &words),
        title: debrief.about.title,
        result: Outcome::of(card.graded(), ending, &card.notices, &words),
        rules: view::rules(&card.rules, &words),
        of_shift: false,
        contents: contents(vec![course], Vec::new(), debrief.about.notes, &words),
        calls: vec![call],
        notes: debrief.about.notes,
        versions: versions(&card.versions, card.seed, &words),
        words,
    };
    Ok(page.render()?)
}

/// The debrief of a shift as an HTML page in `lang`: the result of the whole, then every call.
///
/// # Errors
/// When the template cannot be filled.
pub fn shift_page(shift: &ShiftPage<'_>, localizer: &Localizer, lang: Lang) -> Result<String, ExportError> {
    let card = shift.card;
    let words = Words {
        localizer,
        lang,
        begins: Some(card.begins),
    };
    let calls: Vec<Call> = shift
        .calls
        .iter()
        .enumerate()
        .map(|(index, call)| call_of_shift(index, call, &words))
        .collect();
    let ending = words.with("debrief-duration", "time", &length(card.duration));
    let of_calls = calls.iter().map(|call| entry(&call.id, call.title.clone())).collect();
    let page = Page {
        heading: words.text("export-shift-heading"),
        about: about(&shift.about, card.mode, "export-about-shift", &words),
        title: shift.about.title,
        result: Outcome::of(card.graded(), ending, &card.notices, &words),
        rules: view::rules(&card.rules, &words),
        of_shift: true,
        contents: contents(Vec::new(), of_calls, shift.about.notes, &words),
        calls,
        notes: shift.about.notes,
        versions: versions(&card.versions, card.seed, &words),
        words,
    };
    Ok(page.render()?)
}

/// The page, ready for its template; the texts that never change stand there by their keys.
#[derive(Template)]
#[template(path = "debrief.html")]
struct Page<'a> {
    words: Words<'a>,
    heading: String,
    title: &'a str,
    about: Vec<Entry>,
    contents: Vec<Entry>,
    result: Outcome,
    rules: Vec<Rule>,
    /// Whether `calls` are those of a shift, each with a heading and a result of its own.
    of_shift: bool,
    calls: Vec<Call>,
    notes: &'a [String],
    versions: String,
}

impl Page<'_> {
    /// The text under a key.
    fn t(&self, key: &str) -> String {
        self.words.text(key)
    }

    /// The page's language, for `lang`.
    fn lang(&self) -> &'static str {
        self.words.lang.id()
    }
}

/// A name with its value, or an anchor with its text.
struct Entry {
    name: String,
    text: String,
}

fn about(about: &About<'_>, mode: Mode, what: &str, words: &Words) -> Vec<Entry> {
    let mode = words.text(match mode {
        Mode::Practice => "desk-practice",
        Mode::Exam => "desk-exam",
    });
    [
        (what, about.title),
        ("export-about-procedure", about.procedure),
        ("export-trainee", about.trainee),
        ("export-about-date", about.date.unwrap_or_default()),
        ("export-about-mode", mode.as_str()),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .map(|(key, text)| entry(&words.text(key), text.to_owned()))
    .collect()
}

fn entry(name: &str, text: String) -> Entry {
    Entry {
        name: name.to_owned(),
        text,
    }
}

/// Where the page leads to: the result, the rules, and what stands before and after these.
fn contents(before: Vec<Entry>, after: Vec<Entry>, notes: &[String], words: &Words) -> Vec<Entry> {
    let mut contents = vec![entry("result", words.text("export-result"))];
    contents.extend(before);
    contents.push(entry("rules", words.text("debrief-rules")));
    contents.extend(after);
    if !notes.is_empty() {
        contents.push(entry("notes", words.text("export-notes")));
    }
    contents
}

/// A call of a shift. Its own times are those of the call; when it began is a time of day.
fn call_of_shift(index: usize, page: &CallPage<'_>, words: &Words) -> Call {
    let card = page.card;
    let way = words.text(match card.way {
        Way::Incoming => "export-way-incoming",
        Way::Callback => "export-way-callback",
        Way::Again => "export-way-again",
    });
    let title = format!("{} {}: {} ({way})", words.time(card.began), page.caller, page.title);
    let of_call = Words { begins: None, ..*words };
    Call::of(
        &format!("call-{}", index + 1),
        3,
        title,
        &card.card,
        &page.timeline,
        &of_call,
    )
}

/// Versions of everything that a result depends on.
pub(super) fn versions(versions: &Versions, seed: u64, words: &Words) -> String {
    let message = Message::new("export-versions")
        .text("scenario", versions.scenario.to_string())
        .text("procedure", versions.procedure.to_string())
        .text("engine", &versions.engine)
        .text("scorer", &versions.scorer)
        .text("seed", seed.to_string());
    words.say(&message)
}
