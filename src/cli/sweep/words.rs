//! What sweeps found, for people: first what is wrong, then what was never come upon, then how much was, a line for each kind.

use std::fmt::Display;
use std::path::Path;

use super::super::error::CliError;
use super::super::{out, report};
use super::{Swept, bound, matter, no_plan, why};
use crate::authoring::sweep::{
    Move, Outcome, RuleTally, RulesRaised, SweepReport, Unwinnable, rules_never_raised, stock_never_said,
};
use crate::domain::{Ending, Lang, Message, MomentId};
use crate::format::Position;
use crate::l10n::Localizer;

/// Puts reports into words.
pub(super) struct Words<'a> {
    pub(super) localizer: &'a Localizer,
    pub(super) lang: Lang,
}

/// Something that was found, and where in the file it stands, if it stands anywhere.
type Finding = (Option<Position>, Message);

impl Words<'_> {
    pub(super) fn scenario(&self, swept: &Swept, plans: Option<&Path>) -> Result<(), CliError> {
        let report = &swept.report;
        let key = if report.is_sound() {
            "sweep-sound"
        } else {
            "sweep-findings"
        };
        let head = Message::new(key)
            .text("scenario", report.scenario.as_str())
            .number("runs", report.runs as f64);
        out::line(self.say(&head))?;
        for (at, message) in self.faults(swept).into_iter().chain(self.remarks(swept)) {
            let file = swept.file.display();
            match at {
                Some(at) => out::line(format_args!(
                    "  {file}:{}:{}: {}",
                    at.line,
                    at.column,
                    self.say(&message)
                ))?,
                None => out::line(format_args!("  {}", self.say(&message)))?,
            }
        }
        for line in self.coverage(swept, plans) {
            out::line(format_args!("  {line}"))?;
        }
        Ok(())
    }

    /// What is wrong, and what kept the sweep from finding out more.
    fn faults(&self, swept: &Swept) -> Vec<Finding> {
        let (report, whereabouts) = (&swept.report, &swept.whereabouts);
        let moment = |id: &MomentId| Some(whereabouts.moment(id));
        let never_reached = report.never_reached.iter().map(|id| {
            let message = Message::new("sweep-never-reached").text("moment", id.as_str());
            (moment(id), message)
        });
        let dead_ends = report.dead_ends.iter().map(|end| {
            let name = end.moment.as_ref().map_or("–", |moment| moment.as_str());
            let message = Message::new(&format!("sweep-dead-end-{}", why(end.why)))
                .text("moment", name)
                .text("way", self.way(&end.way));
            (end.moment.as_ref().and_then(moment), message)
        });
        let unwinnable = report.unwinnable.iter().map(|failure| {
            let at = failure.moment.as_ref().and_then(moment);
            (at, self.unwinnable(failure))
        });
        let limits = report.limits.iter().map(|limit| {
            let (bound, value) = bound(*limit);
            let message = Message::new(&format!("sweep-limit-{bound}")).number("most", value as f64);
            (None, message)
        });
        never_reached.chain(dead_ends).chain(unwinnable).chain(limits).collect()
    }

    /// What was never come upon, and ways that have no plan: no faults, but worth a look.
    fn remarks(&self, swept: &Swept) -> Vec<Finding> {
        let (report, whereabouts) = (&swept.report, &swept.whereabouts);
        let never_taken = report.never_taken.iter().map(|untaken| {
            let message = Message::new("sweep-never-taken")
                .text("moment", untaken.moment.as_str())
                .number("number", (untaken.index + 1) as f64);
            (Some(whereabouts.expectation(untaken)), message)
        });
        let never_said = report.never_said.iter().map(|line| {
            let message = Message::new("sweep-never-said")
                .text("key", &line.key)
                .text("text", &line.text);
            (Some(whereabouts.line(line)), message)
        });
        let never_ended = report.never_ended.iter().map(|ending| {
            let message = Message::new("sweep-never-ended").text("ending", self.ending(*ending));
            (Some(whereabouts.ending(*ending)), message)
        });
        let planned = report.outcomes.iter().zip(&swept.plans);
        let unplanned = planned.filter_map(|(outcome, plan)| {
            let why = plan.as_ref().err()?;
            let message = Message::new(&format!("sweep-plan-{}", no_plan(*why)));
            Some((None, message.text("outcome", self.outcome(outcome))))
        });
        never_taken
            .chain(never_said)
            .chain(never_ended)
            .chain(unplanned)
            .collect()
    }

    /// How much was come upon, a line for each kind; rules that did not come up and endings stand beneath, further in.
    fn coverage(&self, swept: &Swept, plans: Option<&Path>) -> Vec<String> {
        let report = &swept.report;
        let part = |key: &str, all: usize, missing: usize| {
            let part = Message::new(key).number("done", all.saturating_sub(missing) as f64);
            self.say(&part.number("all", all as f64))
        };
        let outcomes = report.outcomes.iter();
        let outcomes = outcomes.map(|outcome| format!("  {}", self.steps_to(outcome)));
        let variety = Message::new("sweep-variety")
            .number("seeds", report.seeds as f64)
            .number("behaviours", report.variety.behaviours as f64)
            .number("wordings", report.variety.wordings as f64);
        let written = swept.plans.iter().filter(|plan| plan.is_ok()).count();
        let plans = plans.map(|folder| {
            Message::new("sweep-plans")
                .number("written", written as f64)
                .number("all", report.outcomes.len() as f64)
                .text("folder", folder.display().to_string())
        });
        let mut lines = vec![
            part("sweep-moments", report.moments, report.never_reached.len()),
            part("sweep-lines", report.lines, report.never_said.len()),
            part("sweep-expectations", report.expectations, report.never_taken.len()),
        ];
        lines.extend(self.rules(&report.rules));
        lines.push(self.localizer.text(self.lang, "sweep-outcomes"));
        lines.extend(outcomes);
        lines.push(self.say(&variety));
        lines.extend(plans.map(|plans| self.say(&plans)));
        lines
    }

    fn rules(&self, coverage: &RulesRaised) -> Vec<String> {
        let count = |holds: fn(&RuleTally) -> bool| coverage.rules.iter().filter(|tally| holds(tally)).count() as f64;
        let silent = |beyond: bool| {
            let tallies = coverage.rules.iter();
            let named = tallies.filter(|tally| tally.beyond.is_some() == beyond && !tally.is_raised());
            named.map(|tally| &tally.rule).collect::<Vec<_>>()
        };
        let head = Message::new("sweep-rules")
            .text("procedure", coverage.procedure.as_str())
            .number("raised", count(RuleTally::is_raised))
            .number("all", coverage.rules.len() as f64)
            .number("met", count(|tally| tally.met > 0))
            .number("missed", count(|tally| tally.missed > 0))
            .number("calls", coverage.calls as f64);
        let mut lines = vec![self.say(&head)];
        for (key, rules) in [
            ("sweep-rules-never", silent(false)),
            ("sweep-rules-beyond", silent(true)),
        ] {
            if !rules.is_empty() {
                let silent = Message::new(key).text("rules", joined(&rules));
                lines.push(format!("  {}", self.say(&silent)));
            }
        }
        lines
    }

    fn unwinnable(&self, failure: &Unwinnable) -> Message {
        let mut why = Vec::new();
        if !failure.facts.is_empty() {
            why.push(Message::new("sweep-lacks-facts").text("facts", joined(&failure.facts)));
        }
        if !failure.details.is_empty() {
            why.push(Message::new("sweep-lacks-details").text("details", joined(&failure.details)));
        }
        let moment = failure.moment.as_ref().map_or("–", |moment| moment.as_str());
        why.push(match failure.ending {
            Some(ending) => Message::new("sweep-ended")
                .text("moment", moment)
                .text("ending", self.ending(ending)),
            None => Message::new("sweep-not-ended").text("moment", moment),
        });
        let why: Vec<String> = why.iter().map(|message| self.say(message)).collect();
        let seeds: Vec<String> = failure.seeds.iter().map(u64::to_string).collect();
        Message::new("sweep-unwinnable")
            .text("seeds", seeds.join(", "))
            .text("why", why.join("; "))
    }

    /// What all scenarios together leave out, and how many of them are to be mended.
    pub(super) fn summary(&self, all: &[Swept]) -> Result<(), CliError> {
        let reports: Vec<&SweepReport> = all.iter().map(|swept| &swept.report).collect();
        // What one scenario alone leaves unsaid is for the others to say.
        if reports.len() > 1 {
            for text in stock_never_said(&reports) {
                out::line(self.say(&Message::new("sweep-stock-never-said").text("text", text)))?;
            }
            let rules = rules_never_raised(&reports);
            if !rules.is_empty() {
                out::line(self.say(&Message::new("sweep-all-rules-never").text("rules", joined(&rules))))?;
            }
        }
        let findings = reports.iter().filter(|report| !report.is_sound()).count();
        let summary = Message::new("sweep-summary")
            .number("scenarios", reports.len() as f64)
            .number("findings", findings as f64);
        out::line(self.say(&summary))
    }

    /// What a plan for an outcome is called.
    pub(super) fn plan_title(&self, outcome: &Outcome) -> String {
        self.say(&Message::new("sweep-plan-title").text("outcome", self.outcome(outcome)))
    }

    /// How the call ends, and whether the caller has heard everything.
    fn outcome(&self, outcome: &Outcome) -> String {
        let matter = self
            .localizer
            .text(self.lang, &format!("sweep-matter-{}", matter(outcome.matter)));
        format!("{}, {matter}", self.ending(outcome.ending))
    }

    fn steps_to(&self, outcome: &Outcome) -> String {
        let steps = Message::new("sweep-outcome")
            .text("outcome", self.outcome(outcome))
            .number("steps", outcome.way.len() as f64);
        self.say(&steps)
    }

    /// Deeds in their order.
    fn way(&self, way: &[Move]) -> String {
        let deed = |deed: &Move| {
            let said: Vec<String> = deed.messages().iter().map(|message| self.say(message)).collect();
            said.join(", ")
        };
        way.iter().map(deed).collect::<Vec<_>>().join(" → ")
    }

    fn ending(&self, ending: Ending) -> String {
        let id = report::id(&ending);
        self.localizer.text(self.lang, &format!("sweep-ending-{id}"))
    }

    fn say(&self, message: &Message) -> String {
        self.localizer.message(self.lang, message)
    }
}

fn joined<T: Display>(ids: &[T]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
