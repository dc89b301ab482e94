//! One attempt with its result and all evidence, what was said, what people decided on it and what is disputed.
//!
//! What the program found and what people decided stand side by side; deciding is `queue.rs`'s matter.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;
use uuid::Uuid;

use super::frame::{Frame, Part, page};
use super::person::{full_name, result};
use super::queue;
use super::viewer::Viewer;
use super::words::{address, id_of, moment, named, of_word};
use super::{Panel, WebError};
use crate::domain::{Addressee, Card, Event, Graded, Message, Mode, Route, Ruled, Ruling, Said, ShiftEvent, Verdict};
use crate::export::{self, CallParts, Mark, Outcome, Parts, Rule};
use crate::records::store::entity::dispute;
use crate::records::store::{AttemptFound, Role};
use crate::records::{AttemptHeader, Played, Proof, Recorded, Reviewed};

pub(super) fn routes() -> Router<Arc<Panel>> {
    Router::new().route("/attempts/{id}", get(show))
}

/// What was done before.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Asked {
    done: String,
}

#[derive(Template)]
#[template(path = "attempt.html")]
struct AttemptPage<'a> {
    frame: Frame<'a>,
    id: Uuid,
    /// Whose it is: where their page lies, and their name.
    person: Option<(String, String)>,
    /// The day on which its lines were erased; empty: they are here.
    erased: String,
    /// What is known of it: a name and its value.
    facts: Vec<(String, String)>,
    /// What the program found; none: it was not scored, or erased.
    outcome: Option<Outcome>,
    /// The result to which decisions led; empty: nobody decided anything.
    settled: String,
    /// Decisions on errors and on the whole, and on rules that are not shown, in order.
    decisions: Vec<String>,
    rules: Vec<RuleBlock>,
    calls: Vec<CallParts>,
    said: Vec<SaidRow>,
    /// What is disputed of rules that are not shown.
    disputes: Vec<DisputeBlock>,
    /// Whether whoever looks may decide.
    can_decide: bool,
}

impl AttemptPage<'_> {
    /// The words under a key, for the templates of the debrief.
    fn t(&self, key: &str) -> String {
        self.frame.t(key)
    }
}

/// A rule with what was found, decided and disputed.
struct RuleBlock {
    /// Its name in files.
    name: String,
    /// Where one decides on it.
    review: String,
    found: Rule,
    /// The verdict to which decisions led; none: nobody decided on this rule.
    now: Option<Mark>,
    decisions: Vec<String>,
    disputes: Vec<DisputeBlock>,
}

/// Something disputed, with the answer.
struct DisputeBlock {
    raised: String,
    reason: String,
    answered: String,
    answer: String,
}

/// Something that the trainee said.
struct SaidRow {
    time: String,
    who: String,
    words: String,
    note: String,
}

async fn show(
    State(panel): State<Arc<Panel>>,
    viewer: Viewer,
    Path(id): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, WebError> {
    let id = id_of(&id)?;
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let Some(found) = panel.store.attempt(id).await? else {
        return Err(WebError::NotFound);
    };
    let recorded = panel.store.recorded(id).await?;
    let mut reviews = panel.store.reviews_of(&[id]).await?;
    let reviews = reviews.remove(&id).unwrap_or_default();
    let disputes = panel.store.disputes_on(id).await?;

    let mut frame = Frame::new(&panel, &viewer, Part::People, "panel-part-people");
    let title = format!(
        "{}, {}",
        frame.played(&found.attempt.played),
        moment(&found.attempt.begun)
    );
    frame = frame.titled(title);
    if let Some(done) = queue::done(&asked.done) {
        frame = frame.saying(&done, false);
    }
    let view = View {
        panel: &panel,
        frame: &frame,
    };
    let is_erased = found.attempt.erased_on.is_some();
    let may_decide = queue::DECIDE.contains(&viewer.role) && !is_erased;
    let header = recorded.as_ref().map(|recorded| &recorded.header);
    let closed = recorded.as_ref().and_then(|recorded| recorded.closed.as_ref());
    let card = closed.and_then(|closing| closing.card.as_deref());
    let parts = card.map(|card| export::parts(card, &panel.texts, viewer.lang));
    let mut facts = view.facts(&found, header, parts.as_ref());
    if let Some(recorded) = &recorded {
        facts.extend(view.circumstances(recorded, viewer.role));
        let keys = panel.store.keys_of(found.attempt.station).await?;
        if let Some(proof) = Proof::of(recorded, keys.as_ref()) {
            facts.push((frame.t("panel-attempt-signature"), frame.message(&proof.message())));
        }
    }
    let rulings: Vec<&Ruling> = reviews.iter().map(|review| &review.ruling).collect();
    // Where the lines were erased, what is kept beside them still adds up.
    let kept = found.attempt.result.as_deref().filter(|_| card.is_none());
    let kept = kept.and_then(|kept| serde_json::from_str::<Card>(kept).ok());
    let after = card
        .or(kept.as_ref())
        .filter(|_| !rulings.is_empty())
        .map(|card| (panel.basis.settle)(card, &rulings));
    let graded = card.map(Card::graded);
    let begins = match card {
        Some(Card::Shift(card)) => Some(card.begins),
        _ => None,
    };
    let (outcome, rules, calls) = match parts {
        Some(parts) => (Some(parts.result), parts.rules, parts.calls),
        None => (None, Vec::new(), Vec::new()),
    };
    let rules = match graded {
        Some(graded) => view.rules(id, graded, rules, after.as_ref(), &reviews, &disputes),
        None => Vec::new(),
    };
    let is_shown = |name: &str| rules.iter().any(|rule| rule.name == name);
    let other_disputes = disputes.iter().filter(|dispute| !is_shown(&dispute.rule));
    let other_reviews = reviews.iter().filter(|review| match &review.ruling.ruled {
        Ruled::Rule { rule, .. } => !is_shown(rule.as_str()),
        Ruled::Error { .. } | Ruled::Whole => true,
    });
    let filled = AttemptPage {
        id,
        person: view.person(&found),
        erased: found.attempt.erased_on.clone().unwrap_or_default(),
        facts,
        outcome,
        settled: after.as_ref().map(|card| view.settled(card)).unwrap_or_default(),
        decisions: other_reviews.map(|review| view.decision(review, false)).collect(),
        disputes: other_disputes.map(|dispute| view.dispute(dispute)).collect(),
        rules,
        calls,
        said: recorded
            .as_ref()
            .map(|recorded| view.said(recorded, begins))
            .unwrap_or_default(),
        can_decide: may_decide && graded.is_some(),
        frame: frame.clone(),
    };
    page(&filled)
}

/// What is needed to word what is known of an attempt.
struct View<'a> {
    panel: &'a Panel,
    frame: &'a Frame<'a>,
}

impl View<'_> {
    /// Whose it is.
    fn person(&self, found: &AttemptFound) -> Option<(String, String)> {
        let person = found.person.as_ref()?;
        let name = match person.erased_on {
            Some(_) => self.frame.t("panel-person-erased"),
            None => full_name(person),
        };
        Some((format!("/people/{}", person.id), name))
    }

    /// What the store knows of it, and what its first line adds.
    fn facts(
        &self,
        found: &AttemptFound,
        header: Option<&AttemptHeader>,
        parts: Option<&Parts>,
    ) -> Vec<(String, String)> {
        let frame = self.frame;
        let row = &found.attempt;
        let procedure = self
            .panel
            .procedures
            .iter()
            .find(|one| one.id.as_str() == row.procedure);
        let procedure = procedure.map_or_else(
            || row.procedure.clone(),
            |procedure| procedure.title.get(frame.lang).to_owned(),
        );
        let what = match row.kind.as_str() {
            "shift" => "export-about-shift",
            _ => "export-about-call",
        };
        let needs = header.and_then(|header| header.demands.as_ref()).map(|demands| {
            let words = demands.needs.iter();
            let words = words.map(|need| frame.t(&format!("need-{}", need.replace('_', "-"))));
            words.collect::<Vec<_>>().join(", ")
        });
        let versions = match (parts, header) {
            (Some(parts), _) => parts.versions.clone(),
            (None, Some(header)) => self.versions(header),
            (None, None) => String::new(),
        };
        // Where there is a result in full, it says so itself.
        let passed = row.passed.as_deref().filter(|_| parts.is_none());
        let found_then = passed.and_then(of_word).map(|passed| result(frame, passed, row.score));
        let proof = Message::new("panel-attempt-proof").number("lines", f64::from(row.lines));
        let facts = [
            (what, frame.played(&row.played)),
            ("panel-attempt-needs", needs.unwrap_or_default()),
            (
                "panel-attempt-level",
                row.level.map(|level| level.to_string()).unwrap_or_default(),
            ),
            ("export-about-procedure", procedure),
            ("export-about-mode", frame.t(&format!("attempts-{}", row.mode))),
            ("panel-attempt-begun", moment(&row.begun)),
            ("panel-attempt-state", self.state(&row.state)),
            ("export-result", found_then.unwrap_or_default()),
            ("panel-attempt-station", found.station.clone()),
            ("panel-attempt-name", row.name.clone()),
            ("panel-attempt-versions", versions),
            ("panel-attempt-sum", frame.message(&proof.text("sum", &row.sum))),
        ];
        let filled = facts.into_iter().filter(|(_, value)| !value.is_empty());
        filled.map(|(key, value)| (frame.t(key), value)).collect()
    }

    fn state(&self, state: &str) -> String {
        match state {
            "finished" => self.frame.t("panel-attempt-finished"),
            other => self.frame.t(&format!("attempts-{}", other.replace('_', "-"))),
        }
    }

    fn versions(&self, header: &AttemptHeader) -> String {
        let (Played::Call { version, .. } | Played::Shift { version, .. }) = &header.played;
        let message = Message::new("export-versions")
            .text("scenario", version.to_string())
            .text("procedure", header.procedure_version.to_string())
            .text("engine", &header.engine)
            .text("scorer", &header.scorer)
            .text("seed", header.seed.to_string());
        self.frame.message(&message)
    }

    /// Who watched, whether it was broken off, and what was made easier. That last is the trainer's business and nobody's beside.
    fn circumstances(&self, recorded: &Recorded, role: Role) -> Vec<(String, String)> {
        let frame = self.frame;
        let header = &recorded.header;
        let mut told = Vec::new();
        if let Some(name) = &header.invigilator {
            told.push(("panel-attempt-invigilator", name.clone()));
        }
        if let Some(resumption) = &recorded.resumed {
            let resumed = Message::new("attempts-resumed").text("when", moment(&resumption.when));
            let mut words = frame.message(&resumed.text("away", resumption.away.to_string()));
            if let Some(name) = &resumption.invigilator {
                let by = Message::new("attempts-resumed-by").text("name", name);
                words = format!("{words} {}", frame.message(&by));
            }
            told.push(("panel-attempt-resumed", words));
        }
        let eased = header.accommodations;
        if !eased.is_none() && queue::DECIDE.contains(&role) {
            let words = Message::new("attempts-accommodations").number("rings", f64::from(eased.extra_rings));
            let words = frame.message(&words.number("waiting", f64::from(eased.waiting)));
            told.push(("panel-attempt-eased", words));
        }
        if header.mode == Mode::Exam && header.trainee.is_none() {
            told.push(("export-trainee", frame.t("panel-attempt-nobody")));
        }
        told.into_iter().map(|(key, value)| (frame.t(key), value)).collect()
    }

    /// Every rule with what was found, decided and disputed, in the procedure's order.
    fn rules(
        &self,
        id: Uuid,
        graded: Graded<'_>,
        found: Vec<Rule>,
        after: Option<&Card>,
        reviews: &[Reviewed],
        disputes: &[dispute::Model],
    ) -> Vec<RuleBlock> {
        let settled = after.map(|card| card.graded().rules);
        let one = |(index, found): (usize, Rule)| {
            let verdict = graded.rules.get(index);
            let name = verdict.map_or_else(String::new, |verdict| verdict.rule.to_string());
            let of_rule = |review: &&Reviewed| match &review.ruling.ruled {
                Ruled::Rule { rule, .. } => rule.as_str() == name,
                Ruled::Error { .. } | Ruled::Whole => false,
            };
            let decisions = reviews.iter().filter(of_rule).map(|review| self.decision(review, true));
            let decisions: Vec<String> = decisions.collect();
            let now = settled.and_then(|rules| rules.get(index)).map(|rule| rule.verdict);
            let theirs = disputes.iter().filter(|dispute| dispute.rule == name);
            RuleBlock {
                review: address(&format!("/attempts/{id}/review"), &[("rule", name.as_str())]),
                now: now
                    .filter(|_| !decisions.is_empty())
                    .map(|verdict| self.verdict(verdict)),
                decisions,
                disputes: theirs.map(|dispute| self.dispute(dispute)).collect(),
                name,
                found,
            }
        };
        found.into_iter().enumerate().map(one).collect()
    }

    fn verdict(&self, verdict: Verdict) -> Mark {
        Mark::new(verdict, named(self.frame, "verdict", &verdict))
    }

    /// The result to which decisions led.
    fn settled(&self, card: &Card) -> String {
        let result = result(self.frame, card.passed(), card.score());
        self.frame.with("reviews-settled", "result", &result)
    }

    /// What somebody decided, with name and reason; of a rule beside which it stands, without its name.
    fn decision(&self, review: &Reviewed, is_beside: bool) -> String {
        let what = match &review.ruling.ruled {
            Ruled::Rule { verdict, .. } if is_beside => named(self.frame, "verdict", verdict),
            Ruled::Rule { rule, verdict, .. } => format!("{rule}: {}", named(self.frame, "verdict", verdict)),
            Ruled::Error { kind, finding } => {
                let finding = named(self.frame, "reviews-error", finding);
                format!("{}: {finding}", named(self.frame, "critical", kind))
            }
            Ruled::Whole => self.frame.t("reviews-whole"),
        };
        let told = Message::new("reviews-decision").text("on", review.on.to_string());
        let told = told.text("by", &review.by).text("what", what);
        self.frame.message(&told.text("reason", &review.reason))
    }

    fn dispute(&self, dispute: &dispute::Model) -> DisputeBlock {
        let answered = match (&dispute.answered_on, &dispute.answered_by) {
            (Some(on), by) => {
                let told = Message::new("panel-dispute-answered").text("on", on);
                let by = by.as_deref().unwrap_or_default();
                self.frame.message(&told.text("by", by))
            }
            (None, _) => String::new(),
        };
        DisputeBlock {
            raised: self.frame.with("panel-dispute-raised", "on", &dispute.raised_on),
            reason: dispute.reason.clone(),
            answered,
            answer: dispute.answer.clone().unwrap_or_default(),
        }
    }

    /// What the trainee said, in order. The other side's lines are drawn anew when an attempt is played over; no record holds them.
    fn said(&self, recorded: &Recorded, begins: Option<u16>) -> Vec<SaidRow> {
        let said = recorded.events.iter().filter_map(|(_, event)| match event {
            ShiftEvent::Desk(Event::Said(said)) => Some(said),
            _ => None,
        });
        let mut said: Vec<&Said> = said.collect();
        said.sort_by_key(|said| said.start);
        let row = |said: &&Said| SaidRow {
            time: export::time(said.start, begins),
            who: self.speaker(said.to),
            words: said.text.clone(),
            note: match said.route {
                Route::Typed => self.frame.t("export-typed"),
                Route::Voice => String::new(),
            },
        };
        said.iter().map(row).collect()
    }

    fn speaker(&self, to: Addressee) -> String {
        let whom = match to {
            Addressee::Caller => return self.frame.t("export-trainee"),
            Addressee::Colleague => "desk-to-colleague",
            Addressee::Client => "desk-to-client",
            Addressee::Room => "desk-to-room",
        };
        self.frame.with("export-trainee-to", "whom", &self.frame.t(whom))
    }
}
