//! What waits for a person: exams to look at, and disputes to answer. Deciding on a result is in `review.rs`, answering in `answer.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;
use uuid::Uuid;

use super::answer::LONGEST_ANSWER;
use super::figures::short;
use super::frame::{Frame, Part, page};
use super::seen::marks;
use super::viewer::Viewer;
use super::words::{address, moment, named, word};
use super::{Panel, WebError, review};
use crate::domain::{Day, Message, PolicyHistory, ProcedureId, Review, RuleId};
use crate::records::Reviewed;
use crate::records::store::{AskedLooks, Cause, OpenDispute, Paged, PersonName, Role, WaitingExam};

/// Exams, and disputes, on a page.
const PAGE: u64 = 20;

/// Who may decide.
pub(super) const DECIDE: [Role; 2] = [Role::Hr, Role::Trainer];

/// What was done, as the address of the next page says it; and the key of the words for it.
const DONE: [(&str, &str); 2] = [("review", "queue-done-review"), ("answer", "queue-done-answer")];

pub(super) fn routes() -> Router<Arc<Panel>> {
    Router::new().route("/queue", get(show)).merge(review::routes())
}

/// What was chosen. Everything is text: what nobody could have chosen is as good as nothing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// After the exam that began at this moment …
    begun: String,
    /// … of this id.
    exam: String,
    /// After the dispute raised on this day …
    raised: String,
    /// … of this id.
    dispute: String,
    done: String,
}

#[derive(Template)]
#[template(path = "queue.html")]
struct QueuePage<'a> {
    frame: Frame<'a>,
    exams: Vec<ExamRow>,
    exams_turn: Turn,
    disputes: Vec<DisputeRow>,
    disputes_turn: Turn,
    /// Whether whoever looks may answer.
    decides: bool,
    longest_answer: usize,
}

/// The way to the first page of a list and to the next; empty: there is none.
struct Turn {
    first: String,
    next: String,
}

impl Turn {
    fn is_empty(&self) -> bool {
        self.first.is_empty() && self.next.is_empty()
    }
}

struct ExamRow {
    /// Where one decides, or looks.
    href: String,
    name: String,
    played: String,
    begun: String,
    passed: String,
    /// What there is to look at.
    reasons: Vec<String>,
}

struct DisputeRow {
    id: Uuid,
    /// Where the result lies.
    href: String,
    title: String,
    /// Where one rules on the rule.
    review: String,
    about: String,
    reason: String,
    raised_on: String,
    /// What was decided on the result so far; the answer rests on it.
    seen: String,
}

async fn show(
    State(panel): State<Arc<Panel>>,
    viewer: Viewer,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, WebError> {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let procedures: BTreeSet<&ProcedureId> = panel.procedures.iter().map(|one| &one.id).collect();
    let procedures: Vec<ProcedureId> = procedures.into_iter().cloned().collect();
    let looks: Vec<AskedLooks> = panel.policies.iter().flat_map(AskedLooks::of).collect();
    let after_exam = after(&asked.begun, &asked.exam);
    let after_dispute = after(&asked.raised, &asked.dispute);
    let exams = panel.store.waiting_exams(&procedures, &looks, after_exam, PAGE).await?;
    let disputes = panel.store.open_disputes(after_dispute, PAGE).await?;
    let disputed: BTreeSet<Uuid> = disputes.rows.iter().map(|one| one.attempt).collect();
    let reviews = panel.store.reviews_of(&Vec::from_iter(disputed)).await?;

    let decides = DECIDE.contains(&viewer.role);
    let mut frame = Frame::new(&panel, &viewer, Part::Queue, "queue-title");
    if let Some(done) = done(&asked.done) {
        frame = frame.saying(&done, false);
    }
    let exam_rows = exams.rows.iter().map(|exam| exam_row(&frame, &panel, exam, decides));
    let dispute_rows = disputes.rows.iter();
    let dispute_rows = dispute_rows.map(|one| dispute_row(&frame, &panel, one, &reviews));
    let filled = QueuePage {
        exams: exam_rows.collect(),
        exams_turn: turn(after_exam, &exams, ["begun", "exam"], |exam| {
            (exam.begun.as_str(), exam.attempt)
        }),
        disputes: dispute_rows.collect(),
        disputes_turn: turn(after_dispute, &disputes, ["raised", "dispute"], |one| {
            (one.raised_on.as_str(), one.id)
        }),
        decides,
        longest_answer: LONGEST_ANSWER,
        frame,
    };
    page(&filled)
}

/// Where a list goes on, by what stands in the address; none: it begins.
fn after<'a>(at: &'a str, id: &str) -> Option<(&'a str, Uuid)> {
    let id = Uuid::try_parse(id).ok()?;
    (!at.is_empty()).then_some((at, id))
}

/// What a page says first after something was done; none: nothing was that has words.
pub(super) fn done(id: &str) -> Option<Message> {
    let (_, key) = DONE.into_iter().find(|(known, _)| *known == id)?;
    Some(Message::new(key))
}

fn turn<'a, T>(
    after: Option<(&str, Uuid)>,
    list: &'a Paged<T>,
    names: [&str; 2],
    place: impl Fn(&'a T) -> (&'a str, Uuid),
) -> Turn {
    let next = list.rows.last().filter(|_| list.more).map(|last| {
        let (at, id) = place(last);
        let id = id.to_string();
        address("/queue", &[(names[0], at), (names[1], id.as_str())])
    });
    Turn {
        first: after.map_or_else(String::new, |_| "/queue".to_owned()),
        next: next.unwrap_or_default(),
    }
}

fn exam_row(frame: &Frame<'_>, panel: &Panel, exam: &WaitingExam, decides: bool) -> ExamRow {
    let rules = exam.rules.iter().map(|(rule, clause)| {
        let told = Message::new("queue-unclear-rule").text("rule", titled(panel, frame, &exam.procedure, rule));
        frame.message(&told.text("clause", clause))
    });
    let errors = exam.errors.iter().map(|kind| {
        let told = Message::new("queue-unclear-error");
        frame.message(&told.text("title", named(frame, "critical", kind)))
    });
    let asked = asked_by(panel, exam).into_iter().map(|(history, review)| {
        let title = history.first().title.get(frame.lang);
        let told = Message::new("queue-asked").text("policy", title);
        frame.message(&told.text("why", named(frame, "reviews-asked", &review)))
    });
    ExamRow {
        href: if decides {
            to_decide(exam)
        } else {
            format!("/attempts/{}", exam.attempt)
        },
        name: name(frame, exam.person.as_ref()),
        played: frame.played(&exam.played),
        begun: moment(&exam.begun),
        passed: named(frame, "passed", &exam.passed),
        reasons: rules.chain(errors).chain(asked).collect(),
    }
}

/// Where one decides on an exam, with what is unclear first chosen already.
fn to_decide(exam: &WaitingExam) -> String {
    let rule = exam.rules.first().map_or("", |(rule, _)| rule.as_str());
    let error = exam.errors.first().map(word).unwrap_or_default();
    address(
        &review::address_of(exam.attempt),
        &[("rule", rule), ("error", error.as_str())],
    )
}

/// The looks that policies ask for at an exam at which nobody has looked.
fn asked_by<'a>(panel: &'a Panel, exam: &WaitingExam) -> Vec<(&'a PolicyHistory, Review)> {
    if exam.cause == Cause::Unclear {
        return Vec::new();
    }
    let day = exam.begun.get(..10).and_then(|day| day.parse::<Day>().ok());
    let in_force = panel.policies.iter().filter_map(|history| {
        let policy = history.on(day?)?;
        (policy.procedure == exam.procedure).then_some((history, &policy.reviews))
    });
    let asked = in_force.flat_map(|(history, reviews)| reviews.iter().map(move |review| (history, *review)));
    asked.filter(|(_, review)| exam.cause.gives_rise_to(*review)).collect()
}

fn dispute_row(
    frame: &Frame<'_>,
    panel: &Panel,
    one: &OpenDispute,
    reviews: &BTreeMap<Uuid, Vec<Reviewed>>,
) -> DisputeRow {
    let rule = titled(panel, frame, &one.procedure, &one.rule);
    let title = Message::new("queue-dispute").text("name", name(frame, one.person.as_ref()));
    let about = Message::new("queue-dispute-about").text("played", frame.played(&one.played));
    DisputeRow {
        id: one.id,
        href: format!("/attempts/{}", one.attempt),
        title: frame.message(&title.text("rule", rule)),
        review: address(&review::address_of(one.attempt), &[("rule", one.rule.as_str())]),
        about: frame.message(&about.text("begun", moment(&one.begun))),
        reason: one.reason.clone(),
        raised_on: one.raised_on.clone(),
        seen: reviews
            .get(&one.attempt)
            .map(|reviews| marks(reviews))
            .unwrap_or_default(),
    }
}

/// A rule by its short name and its title.
fn titled(panel: &Panel, frame: &Frame<'_>, procedure: &ProcedureId, rule: &RuleId) -> String {
    let known = panel.procedures.iter().find(|one| one.id == *procedure);
    match known.and_then(|known| known.rule(rule)) {
        Some(known) => format!("{} {}", short(rule), known.title.get(frame.lang)),
        None => short(rule),
    }
}

/// What somebody is called; nobody signed in, or they were erased: so it says.
pub(super) fn name(frame: &Frame<'_>, person: Option<&PersonName>) -> String {
    match person {
        Some(person) if !person.last_name.is_empty() => format!("{} {}", person.last_name, person.first_name),
        _ => frame.t("queue-nobody"),
    }
}
