//! `sygnaly records erase | person | retention`: erasing a person, or what has been kept long enough; a copy of everything that is kept
//! on a person; and how long which class of data is kept. In the office's store and on this computer alike.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{ArgGroup, ValueEnum};
use serde_json::{Value, json};
use uuid::Uuid;

use super::assets::Assets;
use super::certify::{day_or_today, outside};
use super::error::CliError;
use super::help::Wanted;
use super::out;
use super::store::{DatabaseArg, block_on, now};
use crate::domain::{Day, Lang, Message};
use crate::files;
use crate::records::store::{DataClass, Erased, Store, attempt_id};
use crate::records::{
    AttemptId, ErasedHere, Erasures, People, PersonalDataError, Station, StationId, TraineeId, erase_on_station,
    left_to_erase, personal_data,
};
use crate::settings::{computer_name, data_folder};

/// Who acts, in the audit trail.
const BY: &str = "command-line";

/// What the file of a person's data says it is.
const FORMAT: &str = "sygnaly-person";

/// Version of its form.
const VERSION: u32 = 1;

/// Months that a class of data is kept at most, where they are counted.
const MOST_MONTHS: u32 = 1_200;

/// Arguments of `records erase`.
#[derive(Debug, clap::Args)]
#[command(group(ArgGroup::new("what").required(true).args(["person", "due"])))]
pub(super) struct EraseArgs {
    /// The person, by their id from `people list` or the one in the panel's address
    person: Option<String>,
    /// Erase what has been kept as long as the office decided
    #[arg(long)]
    due: bool,
    /// Erase the person; without it, only say what would go
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    database: DatabaseArg,
}

/// Arguments of `records person`.
#[derive(Debug, clap::Args)]
pub(super) struct PersonArgs {
    /// The person, by their id from `people list` or the one in the panel's address
    person: String,
    /// The file with everything that is kept on them, in JSON
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// Replace the file if it is there
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    database: DatabaseArg,
}

/// Arguments of `records retention`.
#[derive(Debug, clap::Args)]
pub(super) struct RetentionArgs {
    /// The class of data to decide on; without it, all are listed
    #[arg(value_enum, requires = "months")]
    class: Option<ClassArg>,
    /// For how many months it is kept, or `keep`: until somebody erases it
    #[arg(value_parser = kept_for)]
    months: Option<KeptFor>,
    /// Keep it for a shorter time than until now, though that erases data
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    database: DatabaseArg,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ClassArg {
    /// Recordings of voices
    Audio,
    /// What was said in attempts
    Transcript,
    /// What was done in attempts
    Log,
    /// Whose attempt had which result
    Result,
    /// What certificates say
    Certificate,
}

impl From<ClassArg> for DataClass {
    fn from(class: ClassArg) -> Self {
        match class {
            ClassArg::Audio => Self::Audio,
            ClassArg::Transcript => Self::Transcript,
            ClassArg::Log => Self::Log,
            ClassArg::Result => Self::Result,
            ClassArg::Certificate => Self::Certificate,
        }
    }
}

/// For how long a class of data is kept.
#[derive(Debug, Clone, Copy)]
enum KeptFor {
    Months(u32),
    Ever,
}

fn kept_for(text: &str) -> Result<KeptFor, Wanted> {
    if text == "keep" {
        return Ok(KeptFor::Ever);
    }
    let months = text
        .parse::<u32>()
        .ok()
        .filter(|months| (1..=MOST_MONTHS).contains(months));
    months.map(KeptFor::Months).ok_or_else(|| {
        Wanted::new(
            format!("podaj liczbę miesięcy od 1 do {MOST_MONTHS} albo keep"),
            format!("write a number of months from 1 to {MOST_MONTHS}, or keep"),
        )
    })
}

/// Somebody, as the store and this computer know them.
struct Somebody {
    name: String,
    /// In the store.
    person: Option<Uuid>,
    /// On this computer.
    locals: Vec<TraineeId>,
}

/// What became of somebody.
enum Became {
    /// They stay: it was not confirmed that they are to go.
    Asked { name: String },
    /// They were erased.
    Erased {
        name: String,
        in_store: Option<Erased>,
        here: ErasedHere,
    },
}

/// Erases a person, or what has been kept long enough. Exits 1 when something was left.
pub(super) fn erase(assets: &Assets, lang: Lang, args: &EraseArgs) -> Result<ExitCode, CliError> {
    let data = data_folder()?;
    let say = |message: &Message| out::line(assets.localizer.message(lang, message));
    let today = day_or_today(None);
    let Some(wanted) = &args.person else {
        return erase_due(assets, lang, &data, &args.database, today);
    };
    let (has_store, became) = block_on(async {
        let store = args.database.open_if_there().await?;
        let became = erase_person(store.as_ref(), &data, wanted, args.yes, today).await;
        let has_store = store.is_some();
        close(store).await;
        Ok::<_, CliError>((has_store, became))
    })??;
    match became? {
        Became::Asked { name } => {
            say(&Message::new("erase-ask").text("name", name))?;
            Ok(ExitCode::FAILURE)
        }
        Became::Erased { name, in_store, here } => {
            if let Some(erased) = in_store {
                let done = Message::new("erase-done-store").text("name", name);
                let done = done.number("attempts", erased.attempts as f64);
                let done = done.number("certificates", erased.certificates as f64);
                let done = done.number("acknowledgements", erased.acknowledgements as f64);
                say(&done.number("consents", erased.consents as f64))?;
            }
            let is_whole = told_here(assets, lang, &here)?;
            if has_store {
                say(&Message::new("erase-stations-later"))?;
            } else if is_whole {
                say(&Message::new("erase-no-store"))?;
            }
            Ok(code(is_whole))
        }
    }
}

/// Erases what has been kept as long as the office decided, in the store and here.
fn erase_due(
    assets: &Assets,
    lang: Lang,
    data: &Path,
    database: &DatabaseArg,
    today: Day,
) -> Result<ExitCode, CliError> {
    let done = block_on(async {
        let Some(store) = database.open_if_there().await? else {
            return Ok(None);
        };
        let done = due(&store, data, today).await;
        store.close().await;
        done.map(Some)
    })??;
    let Some((counts, here)) = done else {
        out::line(assets.localizer.text(lang, "erase-due-no-store"))?;
        if left_to_erase(data).is_ok_and(|left| left.is_empty()) {
            return Ok(ExitCode::SUCCESS);
        }
        let here = erase_on_station(data, &Erasures::default(), today);
        return Ok(code(told_here(assets, lang, &here)?));
    };
    if counts.is_empty() {
        out::line(assets.localizer.text(lang, "erase-due-none"))?;
    }
    for (class, count) in counts {
        let line = Message::new("erase-due-line").text("class", class_name(assets, lang, class));
        out::line(assets.localizer.message(lang, &line.number("count", count as f64)))?;
    }
    Ok(code(told_here(assets, lang, &here)?))
}

async fn due(store: &Store, data: &Path, today: Day) -> Result<(Vec<(DataClass, u64)>, ErasedHere), CliError> {
    let now = store.now().await?;
    let counts = store.erase_due(today, &now).await?;
    let erasures = store.erased_at(this_station(data)?).await?;
    let here = erase_on_station(data, &erasures, today);
    Ok((counts.into_iter().collect(), here))
}

/// Erases somebody in the store first: what is left here is found again by that.
async fn erase_person(
    store: Option<&Store>,
    data: &Path,
    wanted: &str,
    is_sure: bool,
    today: Day,
) -> Result<Became, CliError> {
    let Somebody { name, person, locals } = somebody(store, data, wanted).await?;
    if !is_sure {
        return Ok(Became::Asked { name });
    }
    let in_store = match (store, person) {
        (Some(store), Some(person)) => store.erase_person(person, BY, today, &store.now().await?).await?,
        _ => None,
    };
    let erasures = Erasures {
        people: locals,
        ..Erasures::default()
    };
    let here = erase_on_station(data, &erasures, today);
    Ok(Became::Erased { name, in_store, here })
}

/// Who somebody is, by their id on this computer or in the store. Of whom an erasure left something, the id is all that is known.
async fn somebody(store: Option<&Store>, data: &Path, wanted: &str) -> Result<Somebody, CliError> {
    // A list that does not read keeps back nobody whom the store knows, or of whom something was left.
    let people = People::load(data);
    let left = left_to_erase(data).unwrap_or_default();
    let local = TraineeId::new(wanted);
    let here = people.as_ref().ok().and_then(|people| people.trainee(&local));
    let mut found = Somebody {
        name: here.map(|trainee| trainee.who.full_name()).unwrap_or_default(),
        person: None,
        locals: here.map(|trainee| trainee.id.clone()).into_iter().collect(),
    };
    if here.is_none() && left.contains(&local) {
        found.locals.push(local.clone());
    }
    if let Some(store) = store {
        let station = this_station(data)?;
        let id = match Uuid::try_parse(wanted) {
            Ok(id) => Some(id),
            Err(_) => store.person_at(station, &local).await?,
        };
        let row = match id {
            Some(id) => store.person(id).await?,
            None => None,
        };
        if let Some(row) = row {
            let is_erased = row.erased_on.is_some();
            if !is_erased {
                found.name = format!("{} {}", row.first_name, row.last_name);
                found.person = Some(row.id);
            }
            for local in store.locals_at(station, row.id).await? {
                if !found.locals.contains(&local) && (!is_erased || left.contains(&local)) {
                    found.locals.push(local);
                }
            }
        }
    }
    if found.name.is_empty() {
        if found.locals.is_empty() {
            let people = people?;
            let known = people.trainees().iter().map(|trainee| trainee.id.as_str());
            return Err(CliError::unknown("people-unknown-trainee", wanted, known));
        }
        wanted.clone_into(&mut found.name);
    }
    Ok(found)
}

/// Says what was erased on this computer, and what was left; whether nothing was.
fn told_here(assets: &Assets, lang: Lang, here: &ErasedHere) -> Result<bool, CliError> {
    if !here.is_nothing() {
        let done = Message::new("erase-done-here")
            .number("attempts", here.attempts as f64)
            .number("recordings", here.recordings as f64)
            .number("certificates", here.certificates as f64)
            .number("entries", here.entries as f64);
        out::line(assets.localizer.message(lang, &done))?;
    } else if here.is_whole() {
        out::line(assets.localizer.text(lang, "erase-nothing-here"))?;
    }
    let in_use = here.in_use.iter();
    let in_use = in_use.map(|id| Message::new("erase-in-use").text("name", id.as_str()));
    let left = here.problems.iter().map(PersonalDataError::message);
    for message in in_use.chain(left) {
        out::tell(assets.localizer.message(lang, &message));
    }
    let is_of_nobody = |problem: &&PersonalDataError| matches!(problem, PersonalDataError::Journal(_));
    let unclear = here.problems.iter().filter(is_of_nobody).count();
    if unclear > 0 {
        let count = Message::new("erase-unclear").number("count", unclear as f64);
        out::tell(assets.localizer.message(lang, &count));
    }
    if !here.is_whole() {
        out::tell(assets.localizer.text(lang, "erase-unfinished"));
    }
    Ok(here.is_whole())
}

/// Writes a file with everything that is kept on a person.
pub(super) fn person(assets: &Assets, lang: Lang, args: &PersonArgs) -> Result<ExitCode, CliError> {
    let data = data_folder()?;
    outside(&data, &args.to)?;
    if !args.force && fs::symlink_metadata(&args.to).is_ok() {
        let path = args.to.display().to_string();
        return Err(Message::new("exports-exists").text("path", path).into());
    }
    let (has_store, held) = block_on(async {
        let store = args.database.open_if_there().await?;
        let held = everything(store.as_ref(), &data, &args.person).await;
        let has_store = store.is_some();
        close(store).await;
        Ok::<_, CliError>((has_store, held))
    })??;
    let held = held?;
    let failed = |error: std::io::Error| CliError::file(&args.to, &error);
    let mut bytes = serde_json::to_vec_pretty(&held).map_err(|error| failed(error.into()))?;
    bytes.push(b'\n');
    files::write_whole(&args.to, &bytes).map_err(failed)?;
    let written = Message::new("person-data-written").text("path", args.to.display().to_string());
    out::line(assets.localizer.message(lang, &written))?;
    if has_recordings(&held) {
        out::tell(assets.localizer.text(lang, "person-data-recordings"));
    }
    if !has_store {
        out::tell(assets.localizer.text(lang, "person-data-no-store"));
    }
    Ok(ExitCode::SUCCESS)
}

async fn everything(store: Option<&Store>, data: &Path, wanted: &str) -> Result<Value, CliError> {
    let Somebody { person, locals, .. } = somebody(store, data, wanted).await?;
    let mut here = Vec::new();
    for local in &locals {
        here.extend(personal_data(data, local)?);
    }
    let in_store = match (store, person) {
        (Some(store), Some(person)) => {
            let station = this_station(data)?;
            let names = here.iter().flat_map(attempts).filter_map(|one| one["id"].as_str());
            let ids = names
                .filter_map(AttemptId::parse)
                .map(|name| attempt_id(station, &name));
            store.personal_data(person, &ids.collect::<BTreeSet<_>>()).await?
        }
        _ => None,
    };
    Ok(json!({
        "format": FORMAT,
        "version": VERSION,
        "made": now(),
        "here": here,
        "store": in_store,
    }))
}

fn attempts(held: &Value) -> impl Iterator<Item = &Value> {
    held["attempts"].as_array().into_iter().flatten()
}

fn has_recordings(held: &Value) -> bool {
    let here = held["here"].as_array().into_iter().flatten();
    here.flat_map(attempts)
        .any(|one| one["recordings"].as_array().is_some_and(|files| !files.is_empty()))
}

/// Lists for how long each class of data is kept, or decides on one.
pub(super) fn retention(assets: &Assets, lang: Lang, args: &RetentionArgs) -> Result<ExitCode, CliError> {
    let decided = args.class.zip(args.months);
    let retention = block_on(async {
        let store = args.database.open().await?;
        let done = decide(&store, decided, args.yes).await;
        store.close().await;
        done
    })??;
    for (class, months) in retention {
        let kept = match months {
            Some(months) => Message::new("retention-months").number("months", f64::from(months)),
            None => Message::new("retention-keep"),
        };
        let line = Message::new("retention-line").text("class", class_name(assets, lang, class));
        let line = line.text("kept", assets.localizer.message(lang, &kept));
        out::line(assets.localizer.message(lang, &line))?;
    }
    Ok(ExitCode::SUCCESS)
}

async fn decide(
    store: &Store,
    decided: Option<(ClassArg, KeptFor)>,
    yes: bool,
) -> Result<Vec<(DataClass, Option<u32>)>, CliError> {
    if let Some((class, kept)) = decided {
        let months = match kept {
            KeptFor::Months(months) => Some(months),
            KeptFor::Ever => None,
        };
        let present = store.retention().await?.get(&class.into()).copied().flatten();
        let shorter = months.filter(|months| present.is_none_or(|present| *months < present));
        if let Some(months) = shorter.filter(|_| !yes) {
            let count = store.would_expire(class.into(), months, day_or_today(None)).await?;
            return Err(Message::new("retention-needs-yes").number("count", count as f64).into());
        }
        store
            .set_retention(class.into(), months, BY, &store.now().await?)
            .await?;
    }
    Ok(store.retention().await?.into_iter().collect())
}

async fn close(store: Option<Store>) {
    if let Some(store) = store {
        store.close().await;
    }
}

fn this_station(data: &Path) -> Result<StationId, CliError> {
    Ok(Station::of_folder(data, &computer_name())?.id)
}

fn class_name(assets: &Assets, lang: Lang, class: DataClass) -> String {
    assets.localizer.text(lang, &format!("erasure-class-{}", class.id()))
}

fn code(is_whole: bool) -> ExitCode {
    if is_whole { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

impl From<PersonalDataError> for CliError {
    fn from(error: PersonalDataError) -> Self {
        Self::Message(error.message())
    }
}
