//! `sygnaly records …`: results for other programs; those that wait for a person are `reviews.rs` and `disputes.rs`, the office's
//! database is `store.rs`, lists and checks are `record_*.rs`. What a file of results holds, `records::exports` decides; attempts and
//! today's date are read here.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Subcommand, ValueEnum};
use jiff::tz::TimeZone;

use super::assets::Assets;
use super::certify::{day_or_today, outside};
use super::error::CliError;
use super::standings::settled;
use super::{Common, disputes, import, out, record_list, record_verify, rescore, reviews};
#[cfg(feature = "records")]
use super::{admit, erase, statements, store};
use crate::domain::{Day, Lang, Message, Mode};
use crate::files;
use crate::records::exports::{self, AttemptRow, BaseIri, ExportError, Selection, Wording};
use crate::records::{self, JournalError, People, Reviewed, Reviews, TraineeId};
use crate::settings::data_folder;

/// Arguments of `records`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Attempts of the office's database, where there is one, else of this computer, the newest first
    List(record_list::ListArgs),
    /// What is on record of one attempt, with what was decided on it and what is disputed
    Show(record_list::ShowArgs),
    /// Score attempts anew, and show both results side by side; nothing on record changes
    Rescore(rescore::RescoreArgs),
    /// Check that this computer's files and the office's database hold what was written to them
    Verify(record_verify::VerifyArgs),
    /// Add people from a table of another program (CSV) to the list of this computer
    Import(import::ImportArgs),
    /// Write the results of attempts to a file: a table, JSON or xAPI statements
    Export(ExportArgs),
    /// Exams that wait for a person: what is unclear in them, and what a policy wants looked at
    Queue(reviews::QueueArgs),
    /// Decide on a rule or a critical error, or confirm a result; what the program found stays beside it
    Review(reviews::ReviewArgs),
    /// Dispute the verdict on a rule, with a reason
    Dispute(disputes::DisputeArgs),
    /// Verdicts that are disputed, and the answers
    Disputes(disputes::ListArgs),
    /// Answer a dispute; both stay, and no verdict changes by it
    Answer(disputes::AnswerArgs),
    /// Send results as xAPI statements to a learning record store; what was sent before is not sent again
    #[cfg(feature = "records")]
    Send(statements::SendArgs),
    /// Send what this computer keeps to the office's database; what is there already is passed over
    #[cfg(feature = "records")]
    Sync(store::SyncArgs),
    /// Computers that send their records to the office's database, and when they did last
    #[cfg(feature = "records")]
    Stations(store::StationsArgs),
    /// What this computer is called in the office's database
    #[cfg(feature = "records")]
    Station(store::StationArgs),
    /// Erase a person's data for good, or what has been kept as long as the office decided
    #[cfg(feature = "records")]
    Erase(erase::EraseArgs),
    /// Take people again who have the name, unit and office of somebody who was erased; without an id, list those who are kept out
    #[cfg(feature = "records")]
    Admit(admit::AdmitArgs),
    /// Write a file with everything that is kept on a person, for them
    #[cfg(feature = "records")]
    Person(erase::PersonArgs),
    /// For how long which class of data is kept: list, decide
    #[cfg(feature = "records")]
    Retention(erase::RetentionArgs),
}

/// Arguments of `records export`.
#[derive(Debug, clap::Args)]
struct ExportArgs {
    /// What kind of file
    #[arg(long, value_enum)]
    format: ExportFormat,
    /// The file
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// Of this person alone, by their id from `people list`
    #[arg(long, value_name = "ID")]
    person: Option<String>,
    /// The first day, 2026-11-30
    #[arg(long, value_name = "DATE")]
    since: Option<Day>,
    /// The last day, 2026-11-30
    #[arg(long, value_name = "DATE")]
    until: Option<Day>,
    /// Exams alone or practice alone
    #[arg(long, value_enum)]
    mode: Option<ModeArg>,
    /// CSV: a line for every verdict on a rule, in place of a line for every attempt
    #[arg(long)]
    rules: bool,
    /// xAPI: what every identifier begins with, an address of the office (default: urn:x-sygnaly)
    #[arg(long, value_name = "IRI")]
    base_iri: Option<String>,
    /// Replace the file if it is there
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    /// A table for spreadsheets
    Csv,
    /// An Excel workbook: a sheet of attempts, a sheet of verdicts
    Xlsx,
    /// JSON, for programs
    Json,
    /// xAPI 1.0.3 statements, for a learning record store
    Xapi,
}

/// Exams alone or practice alone.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum ModeArg {
    /// Exams
    Exam,
    /// Practice
    Practice,
}

impl From<ModeArg> for Mode {
    fn from(mode: ModeArg) -> Self {
        match mode {
            ModeArg::Exam => Self::Exam,
            ModeArg::Practice => Self::Practice,
        }
    }
}

/// Does what is asked with results.
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    match &args.action {
        Action::List(args) => record_list::list(assets, common.lang.into(), args),
        Action::Show(args) => record_list::show(assets, common.lang.into(), args),
        Action::Rescore(args) => rescore::rescore(assets, common.lang.into(), args),
        Action::Verify(args) => record_verify::verify(assets, common.lang.into(), args),
        Action::Import(args) => import::import(assets, common.lang.into(), args),
        Action::Export(args) => export(assets, common.lang.into(), args),
        Action::Queue(args) => reviews::queue(assets, common.lang.into(), args),
        Action::Review(args) => reviews::review(assets, common.lang.into(), args),
        Action::Dispute(args) => disputes::raise(assets, common.lang.into(), args),
        Action::Disputes(args) => disputes::list(assets, common.lang.into(), args),
        Action::Answer(args) => disputes::answer(assets, common.lang.into(), args),
        #[cfg(feature = "records")]
        Action::Send(args) => statements::send(assets, common.lang.into(), args),
        #[cfg(feature = "records")]
        Action::Sync(args) => store::synchronize(assets, common.lang.into(), args),
        #[cfg(feature = "records")]
        Action::Stations(args) => store::stations(assets, common.lang.into(), args),
        #[cfg(feature = "records")]
        Action::Station(args) => store::station(assets, common.lang.into(), args),
        #[cfg(feature = "records")]
        Action::Erase(args) => erase::erase(assets, common.lang.into(), args),
        #[cfg(feature = "records")]
        Action::Admit(args) => admit::admit(assets, common.lang.into(), args),
        #[cfg(feature = "records")]
        Action::Person(args) => erase::person(assets, common.lang.into(), args),
        #[cfg(feature = "records")]
        Action::Retention(args) => erase::retention(assets, common.lang.into(), args),
    }
}

/// Exits 1 when an attempt on record cannot be read; the others are in the file.
fn export(assets: &Assets, lang: Lang, args: &ExportArgs) -> Result<ExitCode, CliError> {
    let tell = |message: &Message| out::tell(assets.localizer.message(lang, message));
    let counted = |key: &str, count: usize| Message::new(key).number("count", count as f64);
    let base = checked(args)?;
    let data = data_folder()?;
    outside(&data, &args.to)?;
    let (rows, problems) = read(&data)?;
    let rows = selection(args, &data, &rows)?.of(rows);

    let say = |lang: Lang, key: &str| assets.localizer.text(lang, key);
    let wording = Wording { lang, say: &say };
    let path = args.to.display().to_string();
    let written = Message::new("exports-written").text("path", &path);
    let written = written.number("attempts", rows.len() as f64);
    let (bytes, done, left_out) = match args.format {
        ExportFormat::Csv if args.rules => (exports::verdicts_csv(&rows, &wording)?, written, Vec::new()),
        ExportFormat::Csv => (exports::attempts_csv(&rows, &wording)?, written, Vec::new()),
        ExportFormat::Xlsx => (exports::xlsx(&rows, &wording, day_or_today(None))?, written, Vec::new()),
        ExportFormat::Json => (exports::json(&rows)?, written, Vec::new()),
        ExportFormat::Xapi => {
            let made = exports::statements(&rows, &base, &wording)?;
            let attempts = rows.len() - made.nobody - made.unfinished;
            let done = counted("exports-statements", made.count).text("path", &path);
            let left_out = [("exports-nobody", made.nobody), ("exports-unfinished", made.unfinished)];
            let left_out = left_out.into_iter().filter(|(_, count)| *count > 0);
            let left_out: Vec<Message> = left_out.map(|(key, count)| counted(key, count)).collect();
            (made.bytes, done.number("attempts", attempts as f64), left_out)
        }
    };
    files::write_whole(&args.to, &bytes).map_err(|error| CliError::file(&args.to, &error))?;

    out::line(assets.localizer.message(lang, &done))?;
    left_out.iter().for_each(tell);
    problems.iter().for_each(tell);
    if problems.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    tell(&counted("exports-unreadable", problems.len()));
    Ok(ExitCode::FAILURE)
}

/// What begins identifiers, when all that was asked for can be done together.
fn checked(args: &ExportArgs) -> Result<BaseIri, CliError> {
    if args.rules && args.format != ExportFormat::Csv {
        return Err(CliError::new("exports-rules-only-csv"));
    }
    if args.base_iri.is_some() && args.format != ExportFormat::Xapi {
        return Err(CliError::new("exports-base-only-xapi"));
    }
    if let (Some(since), Some(until)) = (args.since, args.until)
        && until < since
    {
        let days = Message::new("exports-days").text("since", since.to_string());
        return Err(days.text("until", until.to_string()).into());
    }
    if !args.force && fs::symlink_metadata(&args.to).is_ok() {
        let path = args.to.display().to_string();
        return Err(Message::new("exports-exists").text("path", path).into());
    }
    match &args.base_iri {
        Some(base) => Ok(BaseIri::parse(base)?),
        None => Ok(BaseIri::default()),
    }
}

/// The attempts on record with what was decided on them, and what is to be told of those that cannot be read.
fn read(data: &Path) -> Result<(Vec<AttemptRow>, Vec<Message>), CliError> {
    let reviews = Reviews::read(data)?;
    let (listed, problems) = records::list(data);
    let mut told: Vec<Message> = problems.iter().map(JournalError::message).collect();
    let zone = TimeZone::system();
    let mut rows = Vec::new();
    for (_, summary) in &listed {
        match AttemptRow::of(summary, &zone) {
            Ok(row) => {
                let theirs: Vec<&Reviewed> = reviews.of(&summary.header.id).collect();
                let settled = settled(summary, &theirs);
                let card = settled.and_then(|settled| settled.closed?.card);
                rows.push(match (card, theirs.last()) {
                    (Some(card), Some(last)) => row.reviewed(&card, last),
                    _ => row,
                });
            }
            Err(error) => told.push(error.message()),
        }
    }
    Ok((rows, told))
}

/// Which attempts are wanted. Whoever is on the list of people or sat one of the attempts can be asked for.
fn selection(args: &ExportArgs, data: &Path, rows: &[AttemptRow]) -> Result<Selection, CliError> {
    if let Some(person) = &args.person {
        let people = People::load(data)?;
        let on_list = people.trainees().iter().map(|trainee| trainee.id.as_str());
        let sat = rows.iter().filter_map(|row| row.person.as_ref());
        let known: BTreeSet<&str> = on_list.chain(sat.map(|person| person.id.as_str())).collect();
        if !known.contains(person.as_str()) {
            return Err(CliError::unknown("people-unknown-trainee", person, known.into_iter()));
        }
    }
    Ok(Selection {
        person: args.person.as_deref().map(TraineeId::new),
        since: args.since,
        until: args.until,
        mode: args.mode.map(Mode::from),
    })
}

impl From<ExportError> for CliError {
    fn from(error: ExportError) -> Self {
        Self::Message(error.message())
    }
}
