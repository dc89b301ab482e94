//! `sygnaly certify …`: where people stand with a certification policy, what they have read, and their certificates
//! (`certificates.rs`, `keys.rs`, `calendar.rs`). Today's date is read here and handed on.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

use clap::Subcommand;
use serde_json::{Value, json};

use super::assets::Assets;
use super::drill::Format;
use super::error::CliError;
#[cfg(feature = "pdf")]
use super::pdf;
use super::standings::OnRecord;
use super::{Common, calendar, certificates, keys, out};
use crate::domain::{Arg, Day, Lang, Message, NotYet};
use crate::records::certification::{Reason, Standing, State};
use crate::records::{Acknowledgement, AcknowledgementError, Acknowledgements, KeptError, People, Trainee, TraineeId};
use crate::settings::data_folder;

/// Arguments of `certify`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Who is certified, until when, and what is missing
    Status(StatusArgs),
    /// Note that somebody read the office's procedure document and said so
    Acknowledge(AcknowledgeArgs),
    /// Write a calendar file with the days on which certificates end
    Calendar(calendar::CalendarArgs),
    /// Issue a certificate that was earned
    Issue(certificates::IssueArgs),
    /// Write the file of a certificate once more
    Export(certificates::ExportArgs),
    /// Write a certificate as a page to print: an accessible PDF file
    #[cfg(feature = "pdf")]
    Pdf(pdf::Args),
    /// Revoke a certificate
    Revoke(certificates::RevokeArgs),
    /// Certificates that were issued
    List(certificates::ListArgs),
    /// The office's signing keys
    Keys(keys::Args),
    /// The signed list of revoked certificates, to hand on
    Revocations(certificates::RevocationsArgs),
}

/// Arguments of `certify status`.
#[derive(Debug, clap::Args)]
pub(super) struct StatusArgs {
    /// The person's id from `people list`; without it, everybody in a table
    person: Option<String>,
    /// Under the policies for this procedure alone
    #[arg(long, value_name = "ID")]
    procedure: Option<String>,
    /// The day to look from, 2026-11-30 (default: today)
    #[arg(long, value_name = "DATE")]
    today: Option<Day>,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Arguments of `certify acknowledge`.
#[derive(Debug, clap::Args)]
pub(super) struct AcknowledgeArgs {
    /// The person's id from `people list`
    person: String,
    /// The procedure that the document lays down
    #[arg(long, value_name = "ID")]
    procedure: String,
    /// The document's version, as a policy names it
    #[arg(long, value_name = "VERSION")]
    document: String,
    /// The day on which they said so, 2026-11-30 (default: today)
    #[arg(long, value_name = "DATE")]
    date: Option<Day>,
}

/// Does what is asked with standings and certificates.
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    match &args.action {
        Action::Status(args) => status(assets, common.lang.into(), args),
        Action::Acknowledge(args) => acknowledge(assets, common.lang.into(), args),
        Action::Calendar(args) => calendar::run(assets, common.lang.into(), args),
        Action::Issue(args) => certificates::issue(assets, common, args),
        Action::Export(args) => certificates::export(assets, common, args),
        #[cfg(feature = "pdf")]
        Action::Pdf(args) => pdf::run(assets, common, args),
        Action::Revoke(args) => certificates::revoke(assets, common, args),
        Action::List(args) => certificates::list(assets, common, args),
        Action::Keys(args) => keys::run(assets, common, args),
        Action::Revocations(args) => certificates::revocations(assets, common, args),
    }
}

/// The day to look from: the one that was named, else today by this computer's clock.
pub(super) fn day_or_today(named: Option<Day>) -> Day {
    named.unwrap_or_else(|| {
        let zone = jiff::tz::TimeZone::system();
        jiff::Timestamp::now().to_zoned_datetime(zone).date().into()
    })
}

/// The day on which something happened: the one that was named, else today by this computer's clock.
///
/// # Errors
/// When it is still to come.
pub(super) fn happened_on(named: Option<Day>) -> Result<Day, CliError> {
    let today = day_or_today(None);
    Ok(named.unwrap_or(today).come_by(today)?)
}

/// The person of this id.
///
/// # Errors
/// With the nearest known id and all of them.
pub(super) fn person<'a>(people: &'a People, id: &str) -> Result<&'a Trainee, CliError> {
    people.trainee(&TraineeId::new(id)).ok_or_else(|| {
        let known = people.trainees().iter().map(|known| known.id.as_str());
        CliError::unknown("people-unknown-trainee", id, known)
    })
}

/// A file to hand on lies outside the data folder: in it, it could take the place of what is kept there, the private key too.
///
/// # Errors
/// When it would lie in the data folder.
pub(super) fn outside(data: &Path, to: &Path) -> Result<(), CliError> {
    let folder = match to.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    // A folder that is not there yet is another one than the data folder, or holds nothing that could be lost.
    if let (Ok(folder), Ok(data)) = (folder.canonicalize(), data.canonicalize())
        && folder == data
    {
        let path = to.display().to_string();
        return Err(Message::new("certificate-in-data").text("path", path).into());
    }
    Ok(())
}

/// What is missing, in words.
pub(super) fn reason_in_words(assets: &Assets, lang: Lang, reason: &Reason) -> String {
    let mut message = reason.message();
    if let Some(Arg::Text(need)) = message.args.get_mut("need") {
        let key = format!("need-{}", need.replace('_', "-"));
        *need = assets.localizer.text(lang, &key);
    }
    assets.localizer.message(lang, &message)
}

/// Exits 1 when an attempt on record cannot be read: then somebody's standing may be better than it looks.
fn status(assets: &Assets, lang: Lang, args: &StatusArgs) -> Result<ExitCode, CliError> {
    let words = Words { assets, lang };
    let today = day_or_today(args.today);
    let people = People::load(&data_folder()?)?;
    let on_record = OnRecord::open(assets, args.procedure.as_deref())?;
    let asked: Vec<&Trainee> = match &args.person {
        Some(id) => vec![person(&people, id)?],
        None => people.trainees().iter().collect(),
    };
    let mut rows: Vec<(&Trainee, Standing)> = Vec::new();
    for trainee in asked {
        let facts = on_record.facts(&trainee.id, today)?;
        let all = on_record.standings(&facts, today);
        // Whoever began under one policy is not held to the others.
        let begun = all.iter().any(|one| one.state != State::NotStarted);
        let shown = all.into_iter().filter(|one| !begun || one.state != State::NotStarted);
        rows.extend(shown.map(|one| (trainee, one)));
    }
    match (args.format, &args.person) {
        (Format::Json, _) => {
            let all: Vec<Value> = rows.iter().map(|(trainee, one)| words.object(trainee, one)).collect();
            out::line(format_args!("{:#}", Value::from(all)))?;
        }
        (Format::Text, Some(_)) => words.each(&rows)?,
        (Format::Text, None) => words.table(&rows)?,
    }
    for notice in on_record.notices() {
        out::tell(assets.localizer.message(lang, &notice));
    }
    Ok(if on_record.is_whole() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn acknowledge(assets: &Assets, lang: Lang, args: &AcknowledgeArgs) -> Result<ExitCode, CliError> {
    let data = data_folder()?;
    let people = People::load(&data)?;
    let trainee = person(&people, &args.person)?;
    let procedure = assets.procedure(&args.procedure)?.id;
    let policies = assets.policies()?;
    let versions = policies.iter().flat_map(|policy| policy.versions());
    let documents: BTreeSet<&str> = versions
        .filter(|version| version.procedure == procedure)
        .map(|version| version.document.as_str())
        .collect();
    if documents.is_empty() {
        return Err(Message::new("certify-no-policy")
            .text("name", procedure.as_str())
            .into());
    }
    if !documents.contains(args.document.as_str()) {
        let known = documents.into_iter();
        return Err(CliError::unknown("certify-unknown-document", &args.document, known));
    }
    let today = day_or_today(None);
    let on = args.date.unwrap_or(today);
    if on > today {
        return Err(Message::new("certify-not-yet").text("on", on.to_string()).into());
    }
    Acknowledgements::add(
        &data,
        Acknowledgement {
            trainee: trainee.id.clone(),
            procedure,
            document: args.document.clone(),
            on,
        },
    )?;
    let done = Message::new("certify-acknowledged")
        .text("name", trainee.who.full_name())
        .text("document", &args.document)
        .text("on", on.to_string());
    out::line(assets.localizer.message(lang, &done))?;
    Ok(ExitCode::SUCCESS)
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

    fn state(&self, state: State) -> String {
        self.text(&format!("standing-state-{}", state.id()))
    }

    /// One person: under each policy the state, and what is missing, line by line.
    fn each(&self, rows: &[(&Trainee, Standing)]) -> Result<(), CliError> {
        for (trainee, one) in rows {
            let version = one
                .version
                .map_or_else(|| "–".to_owned(), |version| version.to_string());
            let head = Message::new("certify-standing")
                .text("name", trainee.who.full_name())
                .text("policy", one.policy.as_str())
                .text("version", version)
                .text("state", self.state(one.state));
            out::line(self.say(&head))?;
            if let (Some(number), Some(until)) = (&one.certificate, one.valid_until) {
                let told = Message::new("certify-certificate").text("number", number);
                out::line(format_args!("  {}", self.say(&told.text("until", until.to_string()))))?;
            }
            if let Some(reminder) = one.reminder {
                let told = Message::new("certify-reminder").number("left", reminder.left as f64);
                out::line(format_args!("  {}", self.say(&told)))?;
            }
            if let Some(earned) = &one.earned {
                let told = Message::new("certify-earned")
                    .text("on", earned.on.to_string())
                    .text("until", earned.valid_until.to_string());
                out::line(format_args!("  {}", self.say(&told)))?;
            }
            for reason in one.told() {
                out::line(format_args!("  – {}", reason_in_words(self.assets, self.lang, reason)))?;
            }
        }
        Ok(())
    }

    /// Everybody, a line for each policy.
    fn table(&self, rows: &[(&Trainee, Standing)]) -> Result<(), CliError> {
        if rows.is_empty() {
            return out::line(self.text("people-nobody"));
        }
        let heads = ["person", "name", "policy", "state", "until", "missing"];
        let mut lines = vec![heads.map(|head| self.text(&format!("certify-head-{head}")))];
        for (trainee, one) in rows {
            let until = one.valid_until.map_or_else(|| "–".to_owned(), |day| day.to_string());
            let told = one.told().count();
            let missing = match (&one.earned, told) {
                (Some(_), _) => self.text("certify-to-issue"),
                (None, 0) => "–".to_owned(),
                (None, told) => told.to_string(),
            };
            lines.push([
                trainee.id.to_string(),
                trainee.who.full_name(),
                one.policy.to_string(),
                self.state(one.state),
                until,
                missing,
            ]);
        }
        let mut widths = [0; 6];
        for line in &lines {
            for (width, cell) in widths.iter_mut().zip(line) {
                *width = cell.chars().count().max(*width);
            }
        }
        for line in &lines {
            let cells = line.iter().zip(widths).map(|(cell, width)| format!("{cell:<width$}"));
            out::line(cells.collect::<Vec<_>>().join("  ").trim_end())?;
        }
        Ok(())
    }

    /// A standing as programs read it; keys are stable.
    fn object(&self, trainee: &Trainee, one: &Standing) -> Value {
        let missing = one.missing.iter().map(|reason| {
            let rules: Vec<Value> = match reason {
                Reason::Rules { rules } => rules
                    .iter()
                    .map(|rule| json!({ "rule": rule.rule, "raised": rule.raised, "needed": rule.needed }))
                    .collect(),
                _ => Vec::new(),
            };
            json!({
                "reason": reason.id(),
                "values": reason.message().args,
                "rules": rules,
                "text": reason_in_words(self.assets, self.lang, reason),
            })
        });
        json!({
            "trainee": trainee.id,
            "policy": one.policy,
            "policy_version": one.version,
            "state": one.state.id(),
            "certificate": one.certificate,
            "valid_until": one.valid_until,
            "reminder": one.reminder.map(|due| json!({ "days": due.days, "left": due.left })),
            "earned": one.earned.as_ref().map(|earned| json!({
                "policy_version": earned.version,
                "on": earned.on,
                "document": earned.document,
                "exams": earned.exams,
                "valid_until": earned.valid_until,
            })),
            "missing": missing.collect::<Vec<_>>(),
        })
    }
}

impl From<NotYet> for CliError {
    fn from(error: NotYet) -> Self {
        Self::Message(error.message())
    }
}

impl From<KeptError> for CliError {
    fn from(error: KeptError) -> Self {
        Self::Message(error.message())
    }
}

impl From<AcknowledgementError> for CliError {
    fn from(error: AcknowledgementError) -> Self {
        Self::Message(error.message())
    }
}
