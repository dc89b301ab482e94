//! `sygnaly records queue | review`: results that wait for a person, and what a person decided. What is added up, `scoring`
//! decides; today's date is read here.

use std::path::Path;
use std::process::ExitCode;

use clap::{ArgGroup, ValueEnum};
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::assets::Assets;
use super::certify::day_or_today;
use super::drill::Format;
use super::error::CliError;
use super::standings::{sat_on, settled};
use super::{out, report};
use crate::domain::{
    Certainty, CriticalErrorKind, Day, ErrorFinding, Lang, Message, Mode, Passed, PolicyHistory, PolicyId, Review,
    RuleId, Ruled, Ruling, Verdict,
};
use crate::records::certification::{AttemptFacts, Tried, asked_reviews};
use crate::records::{self, AttemptId, Card, Closed, People, ReviewError, Reviewed, Reviews, Summary};
use crate::scoring::{self, Decision, NoRuling};
use crate::settings::data_folder;

/// Arguments of `records queue`.
#[derive(Debug, clap::Args)]
pub(super) struct QueueArgs {
    /// The day to look from, 2026-11-30 (default: today)
    #[arg(long, value_name = "DATE")]
    today: Option<Day>,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Arguments of `records review`.
#[derive(Debug, clap::Args)]
#[command(group(ArgGroup::new("what").required(true).args(["rule", "error", "confirm"])))]
pub(super) struct ReviewArgs {
    /// The attempt, by its id from `attempts list`
    attempt: String,
    /// Decide on this rule, by its id (krynki:4.1.c)
    #[arg(long, value_name = "RULE", requires = "verdict")]
    rule: Option<String>,
    /// The verdict on the rule from now on
    #[arg(long, value_enum, requires = "rule")]
    verdict: Option<VerdictArg>,
    /// Decide on this critical error, by its kind (wrong_value_left)
    #[arg(long, value_name = "KIND", requires = "finding")]
    error: Option<String>,
    /// Whether the critical error was one
    #[arg(long, value_enum, requires = "error")]
    finding: Option<FindingArg>,
    /// The whole result was looked at and stays as it is
    #[arg(long)]
    confirm: bool,
    /// Why; it is kept
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// The code of whoever decides, as for exams
    #[arg(long, value_name = "CODE")]
    by: String,
    /// The day on which it was decided, 2026-11-30 (default: today)
    #[arg(long, value_name = "DATE")]
    date: Option<Day>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum VerdictArg {
    Met,
    Partly,
    Missed,
    #[value(name = "not_applicable", alias = "not-applicable")]
    NotApplicable,
}

impl From<VerdictArg> for Verdict {
    fn from(verdict: VerdictArg) -> Self {
        match verdict {
            VerdictArg::Met => Self::Met,
            VerdictArg::Partly => Self::Partly,
            VerdictArg::Missed => Self::Missed,
            VerdictArg::NotApplicable => Self::NotApplicable,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FindingArg {
    /// It was a critical error
    Stands,
    /// It was none
    Dismissed,
}

impl From<FindingArg> for ErrorFinding {
    fn from(finding: FindingArg) -> Self {
        match finding {
            FindingArg::Stands => Self::Stands,
            FindingArg::Dismissed => Self::Dismissed,
        }
    }
}

/// What an exam waits for.
struct Waiting<'a> {
    summary: &'a Summary,
    passed: Passed,
    /// Rules that are unclear, with their clauses.
    rules: Vec<(RuleId, String)>,
    errors: Vec<CriticalErrorKind>,
    /// Reviews that policies ask for.
    asked: Vec<(PolicyId, Review)>,
}

/// Lists the exams that wait for a person. Exits 1 when one on record cannot be read.
pub(super) fn queue(assets: &Assets, lang: Lang, args: &QueueArgs) -> Result<ExitCode, CliError> {
    let data = data_folder()?;
    let words = Words { assets, lang };
    let today = day_or_today(args.today);
    let policies = assets.policies()?;
    let reviews = Reviews::read(&data)?;
    let (listed, problems) = records::list(&data);
    let mut count = 0;
    // The oldest first: it waits longest.
    for (_, summary) in listed.iter().rev() {
        let Some(waiting) = waiting(summary, &policies, &reviews, today)? else {
            continue;
        };
        count += 1;
        match args.format {
            Format::Json => out::line(waiting.object())?,
            Format::Text => words.waiting(&waiting)?,
        }
    }
    if count == 0 && args.format == Format::Text {
        out::line(words.text("reviews-none-wait"))?;
    }
    for problem in &problems {
        out::tell(words.say(&problem.message()));
    }
    Ok(if problems.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// What an attempt waits for; none: for nothing. Practice, and exams that were not played to their end, never wait.
fn waiting<'a>(
    summary: &'a Summary,
    policies: &[PolicyHistory],
    reviews: &Reviews,
    today: Day,
) -> Result<Option<Waiting<'a>>, CliError> {
    let Some(closing) = summary
        .closed
        .as_ref()
        .filter(|closing| closing.how == Closed::Finished)
    else {
        return Ok(None);
    };
    let (Some(found), Mode::Exam) = (closing.card.as_deref(), summary.header.mode) else {
        return Ok(None);
    };
    let (sat, day) = sat_on(summary, &TimeZone::system())?;
    if day > today {
        return Ok(None);
    }
    let theirs = reviews.until(&summary.header.id, today);
    let after = settled(summary, &theirs);
    let card = after.as_ref().and_then(card_of).unwrap_or(found);
    let graded = card.graded();
    let mut waiting = Waiting {
        summary,
        passed: graded.passed,
        rules: Vec::new(),
        errors: Vec::new(),
        asked: Vec::new(),
    };
    // Who looked at the whole left open what decides nothing.
    if graded.passed == Passed::Pending || theirs.iter().all(|review| review.overrules()) {
        let rules = graded.rules.iter().filter(|rule| rule.verdict == Verdict::Unclear);
        waiting.rules = rules.map(|rule| (rule.rule.clone(), rule.clause.clone())).collect();
        let errors = graded.critical_errors.iter();
        let errors = errors.filter(|error| error.certainty == Certainty::Unclear);
        waiting.errors = errors.map(|error| error.kind).collect();
    }
    if theirs.is_empty() {
        // What the call demanded plays no part in what is asked for.
        let tried = Tried::on_record(&summary.header).unwrap_or_else(|| Tried::Call {
            scenario: summary.header.played.name().into(),
            needs: Default::default(),
            level: 1,
        });
        if let Some(facts) = AttemptFacts::of(summary, tried, sat, day) {
            let of_procedure = policies
                .iter()
                .filter(|history| history.first().procedure == facts.procedure);
            for policy in of_procedure.filter_map(|history| history.on(day)) {
                let asked = asked_reviews(policy, &facts).map(|review| (policy.id.clone(), review));
                waiting.asked.extend(asked);
            }
        }
    }
    let waits = !waiting.rules.is_empty() || !waiting.errors.is_empty() || !waiting.asked.is_empty();
    Ok(waits.then_some(waiting))
}

/// Keeps what a person decided.
pub(super) fn review(assets: &Assets, lang: Lang, args: &ReviewArgs) -> Result<ExitCode, CliError> {
    let data = data_folder()?;
    let words = Words { assets, lang };
    let summary = find(&data, &args.attempt)?;
    let name = summary.header.id.as_str();
    let Some(found) = card_of(&summary) else {
        return Err(Message::new("reviews-no-result").text("name", name).into());
    };
    let today = day_or_today(None);
    let on = args.date.unwrap_or(today);
    if on > today {
        return Err(Message::new("reviews-not-yet").text("on", on.to_string()).into());
    }
    let (_, sat) = sat_on(&summary, &TimeZone::system())?;
    if on < sat {
        let early = Message::new("reviews-before-attempt").text("on", on.to_string());
        return Err(early.text("sat", sat.to_string()).into());
    }
    let reviews = Reviews::read(&data)?;
    let earlier: Vec<&Reviewed> = reviews.of(&summary.header.id).collect();
    let before = settled(&summary, &earlier);
    let before = before.as_ref().and_then(card_of).unwrap_or(found);
    let ruling = ruling(assets, args, before)?;
    let people = People::load(&data)?;
    let Some(by) = people.invigilator_by_code(&args.by) else {
        return Err(CliError::new("reviews-unknown-code"));
    };
    let one = Reviewed {
        attempt: summary.header.id.clone(),
        ruling,
        reason: args.reason.clone(),
        by: by.to_owned(),
        on,
    };
    Reviews::add(&data, one.clone())?;
    let after = settled(&summary, &earlier.into_iter().chain([&one]).collect::<Vec<_>>());
    let after = after.as_ref().and_then(card_of).unwrap_or(before);
    let done = Message::new("reviews-done").text("name", name).text("by", by);
    let done = done
        .text("before", words.result(before))
        .text("after", words.result(after));
    out::line(words.say(&done))?;
    Ok(ExitCode::SUCCESS)
}

/// What was decided, when it can be: `before` is the result as it stands.
fn ruling(assets: &Assets, args: &ReviewArgs, before: &Card) -> Result<Ruling, CliError> {
    let id = match before {
        Card::Call(card) => &card.procedure,
        Card::Shift(card) => &card.procedure,
    };
    let procedure = assets.procedure(id.as_str())?;
    let decision = match (&args.rule, args.verdict, &args.error, args.finding) {
        (Some(name), Some(verdict), _, _) => Decision::Rule {
            rule: RuleId::new(name.as_str()),
            verdict: verdict.into(),
        },
        (_, _, Some(name), Some(finding)) => {
            let mut kinds = CriticalErrorKind::ALL.into_iter();
            let Some(kind) = kinds.find(|kind| report::id(kind) == *name) else {
                let known = CriticalErrorKind::ALL.map(|kind| report::id(&kind));
                let known = known.iter().map(String::as_str);
                return Err(CliError::unknown("reviews-unknown-error", name, known));
            };
            let finding = finding.into();
            Decision::Error { kind, finding }
        }
        _ => Decision::Whole,
    };
    scoring::ruling(&procedure, before, decision).map_err(|why| match why {
        NoRuling::OtherProcedure => {
            let other = Message::new("reviews-other-procedure").text("name", id.as_str());
            let other = other.number("scored", f64::from(scoring::version_of(before)));
            other.number("present", f64::from(procedure.version)).into()
        }
        NoRuling::NoRule => {
            let known = before.graded().rules.iter().map(|known| known.rule.as_str());
            CliError::unknown("reviews-unknown-rule", args.rule.as_deref().unwrap_or_default(), known)
        }
        NoRuling::NoSuchError => {
            let name = args.error.as_deref().unwrap_or_default();
            Message::new("reviews-no-such-error").text("name", name).into()
        }
        NoRuling::StillPending => CliError::new("reviews-still-pending"),
    })
}

/// The attempt of this id.
fn find(data: &Path, id: &str) -> Result<Summary, CliError> {
    let path = AttemptId::parse(id).map(|id| records::path_of(data, &id));
    let Some(path) = path.filter(|path| path.is_file()) else {
        return Err(Message::new("attempts-unknown").text("name", id).into());
    };
    Ok(records::read(&path)?.into())
}

fn card_of(summary: &Summary) -> Option<&Card> {
    summary.closed.as_ref()?.card.as_deref()
}

/// What was decided on an attempt of a data folder, line by line, and the result to which it led; nothing: nobody reviewed it.
pub(super) fn told(assets: &Assets, lang: Lang, data: &Path, summary: &Summary) -> Result<Vec<String>, CliError> {
    let reviews = Reviews::read(data)?;
    let theirs: Vec<&Reviewed> = reviews.of(&summary.header.id).collect();
    Ok(told_of(assets, lang, Some(summary), &theirs))
}

/// The same of decisions that are at hand; of the attempt nothing may be left to tell the result.
pub(super) fn told_of(assets: &Assets, lang: Lang, summary: Option<&Summary>, theirs: &[&Reviewed]) -> Vec<String> {
    let words = Words { assets, lang };
    let mut lines: Vec<String> = theirs.iter().map(|review| words.decision(review)).collect();
    let settled = summary.and_then(|summary| settled(summary, theirs));
    if let Some(card) = settled.as_ref().and_then(card_of) {
        lines.push(words.say(&Message::new("reviews-settled").text("result", words.result(card))));
    }
    lines
}

struct Words<'a> {
    assets: &'a Assets,
    lang: Lang,
}

impl Words<'_> {
    fn say(&self, message: &Message) -> String {
        self.assets.localizer.message(self.lang, message)
    }

    fn text(&self, key: &str) -> String {
        self.assets.localizer.text(self.lang, key)
    }

    /// The words of a plain value: `verdict-not-applicable`.
    fn value(&self, start: &str, value: &impl serde::Serialize) -> String {
        self.text(&format!("{start}-{}", report::id(value).replace('_', "-")))
    }

    fn result(&self, card: &Card) -> String {
        let passed = self.value("passed", &card.passed());
        match card.score() {
            Some(score) => {
                let score = Message::new("attempts-score").number("score", score);
                self.say(&score.text("passed", passed))
            }
            None => passed,
        }
    }

    fn decision(&self, review: &Reviewed) -> String {
        let what = match &review.ruling.ruled {
            Ruled::Rule { rule, verdict, .. } => format!("{rule}: {}", self.value("verdict", verdict)),
            Ruled::Error { kind, finding } => {
                let finding = self.value("reviews-error", finding);
                format!("{}: {finding}", self.value("critical", kind))
            }
            Ruled::Whole => self.text("reviews-whole"),
        };
        let told = Message::new("reviews-decision").text("on", review.on.to_string());
        let told = told.text("by", &review.by).text("what", what);
        self.say(&told.text("reason", &review.reason))
    }

    fn waiting(&self, waiting: &Waiting<'_>) -> Result<(), CliError> {
        let header = &waiting.summary.header;
        let who = match header.trainee {
            Some(_) => format!("{} {}", header.profile.first_name, header.profile.last_name),
            None => "–".to_owned(),
        };
        let passed = self.value("passed", &waiting.passed);
        out::line(format_args!("{}  {who}  {passed}", header.id))?;
        for (rule, clause) in &waiting.rules {
            let unclear = Message::new("reviews-unclear-rule").text("rule", rule.as_str());
            out::line(format_args!("  – {}", self.say(&unclear.text("clause", clause))))?;
        }
        for kind in &waiting.errors {
            let unclear = Message::new("reviews-unclear-error").text("kind", report::id(kind));
            let unclear = unclear.text("title", self.value("critical", kind));
            out::line(format_args!("  – {}", self.say(&unclear)))?;
        }
        for (policy, review) in &waiting.asked {
            let asked = Message::new("reviews-asked").text("policy", policy.as_str());
            let asked = asked.text("why", self.value("reviews-asked", review));
            out::line(format_args!("  – {}", self.say(&asked)))?;
        }
        Ok(())
    }
}

impl Waiting<'_> {
    /// As programs read it; keys are stable.
    fn object(&self) -> Value {
        let header = &self.summary.header;
        let rules: Vec<&RuleId> = self.rules.iter().map(|(rule, _)| rule).collect();
        let asked = self.asked.iter();
        let asked: Vec<Value> = asked
            .map(|(policy, review)| json!({ "policy": policy, "review": review }))
            .collect();
        json!({
            "id": header.id,
            "trainee": header.trainee,
            "played": header.played,
            "passed": self.passed,
            "unclear_rules": rules,
            "unclear_errors": self.errors,
            "asked": asked,
        })
    }
}

impl From<ReviewError> for CliError {
    fn from(error: ReviewError) -> Self {
        Self::Message(error.message())
    }
}
