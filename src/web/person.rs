//! One person: where they stand and why, what they read, their certificates and their attempts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use uuid::Uuid;

use super::deeds;
use super::form::Filled;
use super::frame::{Frame, Part, page};
use super::issue;
use super::people::{policy_title, title_of};
use super::viewer::Viewer;
use super::words::{Choice, Turn, cursor, id_of, moment, named, of_word, state_mark};
use super::{Panel, WebError};
use crate::domain::{Arg, Card, Day, Message, Passed, PolicyHistory, Procedure, Ruling, Verdict};
use crate::export::{Mark, passed_mark};
use crate::records::certification::{PersonFacts, Reason, Standing, standing};
use crate::records::store::entity::{attempt, certificate, consent, person};
use crate::records::store::{DecisionError, Listed, Named, Noted, Role, Validity};
use crate::records::{Acknowledgement, Reviewed};

/// Attempts on a page.
const ATTEMPTS: u64 = 25;

pub(super) fn routes() -> Router<Arc<Panel>> {
    Router::new()
        .route("/people/{id}", get(show))
        .route("/people/{id}/acknowledge", post(acknowledge))
}

/// Which of the attempts are shown, and what was done before.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Asked {
    after: String,
    before: String,
    done: String,
}

#[derive(Template)]
#[template(path = "person.html")]
struct PersonPage<'a> {
    frame: Frame<'a>,
    id: Uuid,
    /// The day on which their data were erased; empty: they are here.
    erased: String,
    /// What is known of them: a name and its value.
    facts: Vec<(String, String)>,
    standings: Vec<StandingBlock>,
    acknowledgements: Vec<AcknowledgementRow>,
    /// The documents that can be acknowledged; empty: whoever looks may not.
    documents: Vec<Choice>,
    today: String,
    certificates: Vec<CertificateRow>,
    attempts: Vec<AttemptRow>,
    turn: Turn,
    consents: Vec<ConsentRow>,
    /// Whether whoever looks may erase them.
    may_erase: bool,
}

/// Where they stand with a policy.
struct StandingBlock {
    title: String,
    mark: Mark,
    /// The certificate, a reminder, what was earned.
    notes: Vec<String>,
    missing: Vec<String>,
    /// Where what was earned is issued; empty: nothing was, or whoever looks may not.
    issue: String,
}

struct AcknowledgementRow {
    procedure: String,
    document: String,
    on: String,
    /// Who noted it, and when; empty: nobody knows.
    noted: String,
}

struct CertificateRow {
    href: String,
    number: String,
    policy: String,
    issued: String,
    until: String,
    mark: Mark,
}

struct AttemptRow {
    href: String,
    begun: String,
    played: String,
    mode: String,
    outcome: Outcome,
}

/// How an attempt came out.
struct Outcome {
    /// Whether the program found it passed; none: there is nothing to find.
    mark: Option<Mark>,
    text: String,
    /// What people decided since; empty: nothing.
    decided: String,
}

struct ConsentRow {
    kind: String,
    wording: String,
    given: String,
    withdrawn: String,
}

async fn show(
    State(panel): State<Arc<Panel>>,
    viewer: Viewer,
    Path(id): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, WebError> {
    let id = id_of(&id)?;
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let store = &panel.store;
    let Some(person) = store.person(id).await? else {
        return Err(WebError::NotFound);
    };
    let known_at = store.known_at(id).await?;
    let listed = store
        .attempts_of(id, cursor(&asked.after, &asked.before), ATTEMPTS)
        .await?;
    let ids: Vec<Uuid> = listed.rows.iter().map(|row| row.id).collect();
    let reviews = store.reviews_of(&ids).await?;
    let today = (panel.today)();
    let mut facts = store.facts(&[id], &panel.basis, today).await?;
    let facts = facts.remove(&id).unwrap_or_default();
    let mut certificates = store.certificates_of(&[id]).await?;
    let certificates = certificates.remove(&id).unwrap_or_default();
    let consents = store.consents_given_by(id).await?;
    let noted = store.noted(id, &facts.acknowledgements).await?;
    let stations = noted.iter().flatten().filter_map(|one| Uuid::try_parse(&one.who).ok());
    let named = store.named(&stations.collect::<Vec<_>>()).await?;

    let mut frame = Frame::new(&panel, &viewer, Part::People, "panel-person-erased");
    let is_erased = person.erased_on.is_some();
    if !is_erased {
        frame = frame.titled(full_name(&person));
    }
    if asked.done == ACKNOWLEDGED {
        frame = frame.saying(&Message::new("panel-person-acknowledged"), false);
    }
    let view = View {
        panel: &panel,
        frame: &frame,
        today,
        issues: (viewer.role == Role::Hr).then_some(id),
    };
    let path = format!("/people/{id}");
    let is_hr = viewer.role == Role::Hr && !is_erased;
    let filled = PersonPage {
        id,
        erased: person.erased_on.clone().unwrap_or_default(),
        facts: view.facts(&person, &known_at),
        standings: if is_erased { Vec::new() } else { view.standings(&facts) },
        acknowledgements: facts
            .acknowledgements
            .iter()
            .zip(&noted)
            .map(|(one, noted)| view.acknowledgement(one, noted.as_ref(), &named))
            .collect(),
        documents: if is_hr { view.documents() } else { Vec::new() },
        today: today.to_string(),
        certificates: certificates.iter().rev().map(|one| view.certificate(one)).collect(),
        attempts: view.attempts(&listed, &reviews),
        turn: Turn::new(&frame, "panel-person-attempts", &path, &[], &listed, |row| row.id),
        consents: consents.iter().map(|one| view.consent(one)).collect(),
        may_erase: is_hr,
        frame: frame.clone(),
    };
    page(&filled)
}

/// What the address says after an acknowledgement was noted.
const ACKNOWLEDGED: &str = "acknowledged";

/// An acknowledgement to note.
#[derive(Debug, Deserialize)]
struct ToAcknowledge {
    /// `procedure/document`, one of those to choose from.
    document: String,
    /// The day (ISO 8601).
    on: String,
}

async fn acknowledge(
    State(panel): State<Arc<Panel>>,
    Path(id): Path<String>,
    filled: Filled<ToAcknowledge>,
) -> Result<Response, WebError> {
    filled.viewer.must_be(&[Role::Hr])?;
    let id = id_of(&id)?;
    let known = documents(&panel);
    let chosen = filled.form.document.split_once('/').ok_or(WebError::BadForm)?;
    let Some((history, document)) = known
        .iter()
        .find(|(history, document)| (history.first().procedure.as_str(), *document) == chosen)
    else {
        return Err(WebError::BadForm);
    };
    let on = filled.form.on.trim();
    let Ok(on) = on.parse::<Day>() else {
        return Err(WebError::Told(Message::new("panel-person-no-day").text("on", on)));
    };
    if on > (panel.today)() {
        return Err(WebError::Told(
            Message::new("certify-not-yet").text("on", on.to_string()),
        ));
    }
    let procedure = &history.first().procedure;
    let now = (panel.now)();
    let kept = panel
        .store
        .acknowledge(id, procedure, document, on, &filled.viewer.name, &now)
        .await;
    kept.map_err(|error| match error {
        DecisionError::Store(error) => WebError::Store(error),
        DecisionError::NoPerson { .. } => WebError::NotFound,
        error => WebError::Told(error.message()),
    })?;
    Ok(Redirect::to(&format!("/people/{id}?done={ACKNOWLEDGED}")).into_response())
}

/// The documents of procedures that a policy asks for, each once.
fn documents(panel: &Panel) -> Vec<(&PolicyHistory, &str)> {
    let mut known = BTreeSet::new();
    let each = panel.policies.iter().flat_map(|history| {
        let versions = history.versions().iter().rev();
        versions.map(move |version| (history, version.document.as_str()))
    });
    each.filter(|(history, document)| known.insert((history.first().procedure.as_str(), *document)))
        .collect()
}

/// First and last name.
pub(super) fn full_name(person: &person::Model) -> String {
    format!("{} {}", person.first_name, person.last_name).trim().to_owned()
}

/// What is needed to word what is known of a person.
struct View<'a> {
    panel: &'a Panel,
    frame: &'a Frame<'a>,
    today: Day,
    /// Whose certificates whoever looks may issue; none: nobody's.
    issues: Option<Uuid>,
}

impl View<'_> {
    fn facts(&self, person: &person::Model, known_at: &[(String, String)]) -> Vec<(String, String)> {
        let stations: Vec<String> = known_at
            .iter()
            .map(|(station, local)| format!("{station} ({local})"))
            .collect();
        let facts = [
            ("panel-person-position", person.position.clone()),
            ("panel-people-unit", person.unit.clone()),
            ("panel-person-office", person.office.clone()),
            ("panel-person-added", moment(&person.added)),
            ("panel-person-stations", stations.join(", ")),
        ];
        let filled = facts.into_iter().filter(|(_, value)| !value.is_empty());
        filled.map(|(key, value)| (self.frame.t(key), value)).collect()
    }

    /// Where they stand with each policy. Whoever began under one is not held to the others.
    fn standings(&self, facts: &PersonFacts) -> Vec<StandingBlock> {
        use crate::records::certification::State;
        let each = self.panel.policies.iter();
        let found: Vec<(&PolicyHistory, Standing)> = each
            .filter_map(|history| {
                let procedure = self.procedure(history.first().procedure.as_str())?;
                Some((history, standing(history, procedure, facts, self.today)))
            })
            .collect();
        let begun = found.iter().any(|(_, one)| one.state != State::NotStarted);
        let shown = found.iter().filter(|(_, one)| !begun || one.state != State::NotStarted);
        shown.map(|(history, one)| self.standing(history, one)).collect()
    }

    fn standing(&self, history: &PolicyHistory, one: &Standing) -> StandingBlock {
        let title = policy_title(history, self.today, self.frame.lang);
        let mut notes = Vec::new();
        if let (Some(number), Some(until)) = (&one.certificate, one.valid_until) {
            let told = Message::new("certify-certificate").text("number", number);
            notes.push(self.frame.message(&told.text("until", until.to_string())));
        }
        if let Some(reminder) = one.reminder {
            let told = Message::new("certify-reminder").number("left", reminder.left as f64);
            notes.push(self.frame.message(&told));
        }
        if let Some(earned) = &one.earned {
            let told = Message::new("panel-person-earned").text("on", earned.on.to_string());
            notes.push(self.frame.message(&told.text("until", earned.valid_until.to_string())));
        }
        StandingBlock {
            title: match one.version {
                Some(version) => {
                    let told = Message::new("panel-person-policy").text("policy", title);
                    self.frame.message(&told.text("version", version.to_string()))
                }
                None => title,
            },
            mark: state_mark(self.frame, one.state),
            notes,
            missing: one.told().map(|reason| self.reason(reason)).collect(),
            issue: match (self.issues, &one.earned) {
                (Some(person), Some(_)) => issue::address_of(person, one.policy.as_str()),
                _ => String::new(),
            },
        }
    }

    /// What is missing, in words.
    fn reason(&self, reason: &Reason) -> String {
        let mut message = reason.message();
        if let Some(Arg::Text(need)) = message.args.get_mut("need") {
            *need = self.frame.t(&format!("need-{}", need.replace('_', "-")));
        }
        self.frame.message(&message)
    }

    fn procedure(&self, id: &str) -> Option<&Procedure> {
        self.panel.procedures.iter().find(|one| one.id.as_str() == id)
    }

    fn procedure_title(&self, id: &str) -> String {
        self.procedure(id)
            .map_or_else(|| id.to_owned(), |one| one.title.get(self.frame.lang).to_owned())
    }

    fn acknowledgement(
        &self,
        one: &Acknowledgement,
        noted: Option<&Noted>,
        named: &BTreeMap<Uuid, Named>,
    ) -> AcknowledgementRow {
        let noted = noted.map(|noted| {
            let told = Message::new("panel-person-noted-by").text("at", moment(&noted.at));
            let who = deeds::who(self.frame, &noted.who, named);
            self.frame.message(&told.text("who", who))
        });
        AcknowledgementRow {
            procedure: self.procedure_title(one.procedure.as_str()),
            document: one.document.clone(),
            on: one.on.to_string(),
            noted: noted.unwrap_or_default(),
        }
    }

    fn documents(&self) -> Vec<Choice> {
        let choice = |(history, document): &(&PolicyHistory, &str)| {
            let procedure = history.first().procedure.as_str();
            let text = format!("{}, {document}", self.procedure_title(procedure));
            Choice::new(&format!("{procedure}/{document}"), text, "")
        };
        documents(self.panel).iter().map(choice).collect()
    }

    fn certificate(&self, one: &certificate::Model) -> CertificateRow {
        CertificateRow {
            href: format!("/certificates/{}", one.id),
            number: one.number.clone(),
            policy: title_of(self.panel, &one.policy, self.frame.lang),
            issued: one.issued.clone(),
            until: one.valid_until.clone(),
            mark: validity_mark(self.frame, Validity::of(one, self.today)),
        }
    }

    fn attempts(&self, listed: &Listed<attempt::Model>, reviews: &BTreeMap<Uuid, Vec<Reviewed>>) -> Vec<AttemptRow> {
        let row = |one: &attempt::Model| AttemptRow {
            href: format!("/attempts/{}", one.id),
            begun: moment(&one.begun),
            played: self.frame.played(&one.played),
            mode: self.frame.t(&format!("attempts-{}", one.mode)),
            outcome: self.outcome(one, reviews.get(&one.id).map_or(&[][..], Vec::as_slice)),
        };
        listed.rows.iter().map(row).collect()
    }

    fn outcome(&self, one: &attempt::Model, reviews: &[Reviewed]) -> Outcome {
        let frame = self.frame;
        let passed = one
            .passed
            .as_deref()
            .and_then(of_word::<Passed>)
            .filter(|_| one.state == "finished");
        let text = match (one.state.as_str(), one.score) {
            ("finished", Some(score)) if passed.is_some() => {
                frame.message(&Message::new("debrief-score").number("score", tenths(score)))
            }
            ("finished", _) if passed.is_some() => String::new(),
            ("finished", _) => frame.t("attempts-not-scored"),
            (state, _) => frame.t(&format!("attempts-{}", state.replace('_', "-"))),
        };
        Outcome {
            mark: passed.map(|passed| passed_mark(passed, &self.panel.texts, frame.lang)),
            text: match &one.erased_on {
                Some(on) => [text, frame.with("panel-attempt-erased-on", "on", on)]
                    .join(" ")
                    .trim()
                    .to_owned(),
                None => text,
            },
            decided: self.decided(one, reviews),
        }
    }

    /// To what the reviews of an attempt led.
    fn decided(&self, one: &attempt::Model, reviews: &[Reviewed]) -> String {
        if reviews.is_empty() {
            return String::new();
        }
        let count = self.frame.count("panel-attempt-decisions", reviews.len());
        let card = one
            .result
            .as_deref()
            .and_then(|card| serde_json::from_str::<Card>(card).ok());
        let Some(card) = card else { return count };
        let rulings: Vec<&Ruling> = reviews.iter().map(|review| &review.ruling).collect();
        let settled = (self.panel.basis.settle)(&card, &rulings);
        let result = result(self.frame, settled.passed(), settled.score());
        format!("{count}: {result}")
    }

    fn consent(&self, one: &consent::Model) -> ConsentRow {
        ConsentRow {
            kind: self.frame.t(&format!("panel-consent-{}", one.kind.replace('_', "-"))),
            wording: one.wording.clone(),
            given: moment(&one.given),
            withdrawn: one.withdrawn.as_deref().map(moment).unwrap_or_default(),
        }
    }
}

/// A result in words, in a line.
pub(super) fn result(frame: &Frame<'_>, passed: Passed, score: Option<f64>) -> String {
    let passed = named(frame, "passed", &passed);
    match score {
        Some(score) => {
            let told = Message::new("attempts-score").number("score", tenths(score));
            frame.message(&told.text("passed", passed))
        }
        None => passed,
    }
}

/// A score as it is shown.
fn tenths(score: f64) -> f64 {
    (score * 10.0).round() / 10.0
}

/// How a certificate stands, as it is seen.
pub(super) fn validity_mark(frame: &Frame<'_>, validity: Validity) -> Mark {
    let verdict = match validity {
        Validity::Valid => Verdict::Met,
        Validity::NotYet => Verdict::Unclear,
        Validity::Expired | Validity::Revoked => Verdict::Missed,
    };
    Mark::new(verdict, frame.t(&format!("certificate-state-{}", validity.id())))
}
