//! `sygnaly records dispute | disputes | answer`: verdicts that trainees dispute, and the answers. Today's date is read here; what
//! follows from an answer is a review (`reviews.rs`).

use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::assets::Assets;
use super::certify::day_or_today;
use super::drill::Format;
use super::error::CliError;
use super::out;
use crate::domain::{Lang, Message};
use crate::records::{self, Answer, AttemptId, Dispute, DisputeError, Disputes, People, Recorded};
use crate::settings::data_folder;

/// Arguments of `records dispute`.
#[derive(Debug, clap::Args)]
pub(super) struct DisputeArgs {
    /// The attempt, by its id from `attempts list`
    attempt: String,
    /// The rule, by its id (krynki:4.1.c)
    #[arg(long, value_name = "RULE")]
    rule: String,
    /// Why the verdict is wrong; it is kept
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// Arguments of `records disputes`.
#[derive(Debug, clap::Args)]
pub(super) struct ListArgs {
    /// Those alone that wait for an answer
    #[arg(long)]
    open: bool,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Arguments of `records answer`.
#[derive(Debug, clap::Args)]
pub(super) struct AnswerArgs {
    /// The attempt, by its id from `records disputes`
    attempt: String,
    /// The rule, by its id (krynki:4.1.c)
    #[arg(long, value_name = "RULE")]
    rule: String,
    /// The answer; it is kept, and the trainee sees it
    #[arg(long, value_name = "TEXT")]
    text: String,
    /// The code of whoever answers, as for exams
    #[arg(long, value_name = "CODE")]
    by: String,
}

/// Keeps that a trainee disputes the verdict on a rule.
pub(super) fn raise(assets: &Assets, lang: Lang, args: &DisputeArgs) -> Result<ExitCode, CliError> {
    let data = data_folder()?;
    let (id, recorded) = find(&data, &args.attempt)?;
    let card = recorded.closed.and_then(|closing| closing.card);
    let Some(card) = card else {
        return Err(DisputeError::NoResult { attempt: id }.into());
    };
    let rules = card.graded().rules;
    let Some(found) = rules.iter().find(|found| found.rule.as_str() == args.rule) else {
        let known = rules.iter().map(|known| known.rule.as_str());
        return Err(CliError::unknown("reviews-unknown-rule", &args.rule, known));
    };
    Disputes::raise(&data, &id, &found.rule, &args.reason, day_or_today(None))?;
    let done = Message::new("disputes-raised").text("name", id.as_str());
    let done = done.text("rule", found.rule.as_str());
    out::line(assets.localizer.message(lang, &done))?;
    Ok(ExitCode::SUCCESS)
}

/// Keeps the answer to a dispute.
pub(super) fn answer(assets: &Assets, lang: Lang, args: &AnswerArgs) -> Result<ExitCode, CliError> {
    let data = data_folder()?;
    let Some(id) = AttemptId::parse(&args.attempt) else {
        return Err(Message::new("attempts-unknown").text("name", &args.attempt).into());
    };
    let people = People::load(&data)?;
    let Some(by) = people.invigilator_by_code(&args.by) else {
        return Err(CliError::new("reviews-unknown-code"));
    };
    let answer = Answer {
        text: args.text.clone(),
        by: by.to_owned(),
        on: day_or_today(None),
    };
    Disputes::answer(&data, &id, &args.rule.as_str().into(), &answer)?;
    let done = Message::new("disputes-answered").text("name", id.as_str());
    let done = done.text("rule", &args.rule).text("by", by);
    out::line(assets.localizer.message(lang, &done))?;
    Ok(ExitCode::SUCCESS)
}

/// Lists disputes in the order in which they were raised.
pub(super) fn list(assets: &Assets, lang: Lang, args: &ListArgs) -> Result<ExitCode, CliError> {
    let data = data_folder()?;
    let known = Disputes::read(&data).map_err(DisputeError::from)?;
    let asked = known.all().iter().filter(|one| !args.open || one.is_open());
    let asked: Vec<&Dispute> = asked.collect();
    match args.format {
        Format::Json => {
            for one in &asked {
                out::line(object(one))?;
            }
        }
        Format::Text if asked.is_empty() => {
            let key = if args.open {
                "disputes-none-open"
            } else {
                "disputes-none"
            };
            out::line(assets.localizer.text(lang, key))?;
        }
        Format::Text => {
            for one in &asked {
                out::line(format_args!("{}  {}", one.attempt, who(&data, &one.attempt)))?;
                for line in told(one) {
                    out::line(format_args!("  {}", assets.localizer.message(lang, &line)))?;
                }
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What there is to tell of a dispute, line by line.
pub(super) fn told(one: &Dispute) -> [Message; 2] {
    let raised = Message::new("disputes-line").text("rule", one.rule.as_str());
    let raised = raised.text("on", one.on.to_string()).text("reason", &one.reason);
    let answer = match &one.answer {
        Some(answer) => Message::new("disputes-line-answer")
            .text("on", answer.on.to_string())
            .text("by", &answer.by)
            .text("text", &answer.text),
        None => Message::new("disputes-line-waits"),
    };
    [raised, answer]
}

/// A dispute as programs read it; keys are stable.
fn object(one: &Dispute) -> Value {
    json!({
        "attempt": one.attempt,
        "mode": one.mode,
        "rule": one.rule,
        "reason": one.reason,
        "on": one.on,
        "answer": one.answer.as_ref().map(|answer| json!({
            "text": answer.text,
            "by": answer.by,
            "on": answer.on,
        })),
    })
}

/// Who made an attempt, as far as it can be read.
fn who(data: &Path, attempt: &AttemptId) -> String {
    match records::read(&records::path_of(data, attempt)) {
        Ok(Recorded { header, .. }) => format!("{} {}", header.profile.first_name, header.profile.last_name),
        Err(_) => "–".to_owned(),
    }
}

/// The attempt of this id.
fn find(data: &Path, id: &str) -> Result<(AttemptId, Recorded), CliError> {
    let known = AttemptId::parse(id).map(|id| (records::path_of(data, &id), id));
    let Some((path, id)) = known.filter(|(path, _)| path.is_file()) else {
        return Err(Message::new("attempts-unknown").text("name", id).into());
    };
    Ok((id, records::read(&path)?))
}

impl From<DisputeError> for CliError {
    fn from(error: DisputeError) -> Self {
        Self::Message(error.message())
    }
}
