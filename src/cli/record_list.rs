//! `sygnaly records list | show`: attempts of the office's store, where there is one, else of this computer; and what is on record of
//! one, with what was decided on it and what is disputed.

use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::assets::Assets;
use super::drill::Format;
use super::error::CliError;
use super::record_source::{Found, Record, SourceArgs, begins, find};
use super::records::ModeArg;
use super::{attempts, disputes, out, report, reviews};
#[cfg(feature = "records")]
use super::{
    record_source::PAGE,
    store::{block_on, this_station},
};
use crate::domain::{Day, Lang, Message, Mode};
use crate::records::{self, Card, JournalError, People, Played, Reviewed, Summary};
#[cfg(feature = "records")]
use crate::records::{
    TraineeId,
    store::{AttemptFound, AttemptsWanted, Store},
};
use crate::settings::data_folder;

/// Arguments of `records list`.
#[derive(Debug, clap::Args)]
pub(super) struct ListArgs {
    /// Of this person alone, by their id from `people list` or the one in the panel's address
    #[arg(long, value_name = "ID")]
    person: Option<String>,
    /// The first day, 2026-11-30
    #[arg(long, value_name = "DATE")]
    since: Option<Day>,
    /// Exams alone or practice alone
    #[arg(long, value_enum)]
    mode: Option<ModeArg>,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    source: SourceArgs,
}

/// Arguments of `records show`.
#[derive(Debug, clap::Args)]
pub(super) struct ShowArgs {
    /// The attempt, by its id from `records list` or `attempts list`
    attempt: String,
    #[command(flatten)]
    source: SourceArgs,
}

/// An attempt in a list.
struct Row {
    id: String,
    /// Its name at its station.
    name: String,
    /// What its station is called; none: it is this computer's.
    station: Option<String>,
    begun: String,
    mode: String,
    kind: &'static str,
    played: String,
    procedure: String,
    /// Who made it, by id and name; none: nobody signed in, or they were erased.
    person: Option<(String, String)>,
    state: String,
    score: Option<f64>,
    passed: Option<String>,
    erased_on: Option<String>,
}

/// Lists attempts, the newest first. Exits 1 when one of this computer's cannot be read.
pub(super) fn list(assets: &Assets, lang: Lang, args: &ListArgs) -> Result<ExitCode, CliError> {
    let data = data_folder()?;
    let words = Words { assets, lang };
    let mut count = 0;
    let mut take = |row: &Row| {
        count += 1;
        match args.format {
            Format::Json => out::line(row.object()),
            Format::Text => words.row(row),
        }
    };
    let (told, problems) = match list_store(&data, args, &mut take)? {
        Some(place) => (Message::new("rescore-from-store").text("place", place), Vec::new()),
        None => (
            Message::new("rescore-from-folder"),
            list_folder(&data, args, &mut take)?,
        ),
    };
    if args.format == Format::Text {
        if count == 0 {
            out::line(words.text("attempts-none"))?;
        }
        out::tell(words.say(&told));
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

/// Hands the attempts of the data folder to `take`; with what is wrong with those that cannot be read.
fn list_folder(
    data: &Path,
    args: &ListArgs,
    take: &mut dyn FnMut(&Row) -> Result<(), CliError>,
) -> Result<Vec<JournalError>, CliError> {
    let (listed, problems) = records::list(data);
    let since = args.since.map(begins);
    let mode = args.mode.map(Mode::from);
    if let Some(person) = &args.person {
        let people = People::load(data)?;
        let known = people.trainees().iter().map(|trainee| trainee.id.as_str());
        let sat = listed.iter().filter_map(|(_, summary)| summary.header.trainee.as_ref());
        let mut all = known.chain(sat.map(|id| id.as_str()));
        if !all.any(|id| id == person) {
            let known = people.trainees().iter().map(|trainee| trainee.id.as_str());
            return Err(CliError::unknown("people-unknown-trainee", person, known));
        }
    }
    for (_, summary) in &listed {
        let header = &summary.header;
        let is_theirs = |person: &String| header.trainee.as_ref().is_some_and(|id| id.as_str() == person);
        if args.person.as_ref().is_none_or(is_theirs)
            && since.as_ref().is_none_or(|since| header.begun >= *since)
            && mode.is_none_or(|mode| header.mode == mode)
        {
            take(&Row::of(summary))?;
        }
    }
    Ok(problems)
}

/// Hands the attempts of the store to `take`; where it lies. None: there is none.
#[cfg(feature = "records")]
fn list_store(
    data: &Path,
    args: &ListArgs,
    take: &mut dyn FnMut(&Row) -> Result<(), CliError>,
) -> Result<Option<String>, CliError> {
    block_on(async {
        let Some(store) = args.source.database.open_if_there().await? else {
            return Ok(None);
        };
        let done = list_of(&store, data, args, take).await;
        let place = store.place().to_string();
        store.close().await;
        done.map(|()| Some(place))
    })?
}

#[cfg(not(feature = "records"))]
fn list_store(
    _data: &Path,
    _args: &ListArgs,
    _take: &mut dyn FnMut(&Row) -> Result<(), CliError>,
) -> Result<Option<String>, CliError> {
    Ok(None)
}

#[cfg(feature = "records")]
async fn list_of(
    store: &Store,
    data: &Path,
    args: &ListArgs,
    take: &mut dyn FnMut(&Row) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let person = match &args.person {
        Some(wanted) => Some(person(store, data, wanted).await?),
        None => None,
    };
    let wanted = AttemptsWanted {
        person,
        since: args.since.map(begins),
        mode: args.mode.map(Mode::from),
    };
    let mut last: Option<AttemptFound> = None;
    loop {
        let after = last.as_ref().map(|last| &last.attempt);
        let some = store.attempts(&wanted, after, PAGE).await?;
        if some.is_empty() {
            return Ok(());
        }
        for found in &some {
            take(&Row::found(found))?;
        }
        last = some.into_iter().next_back();
    }
}

/// Who is meant, in the store.
#[cfg(feature = "records")]
async fn person(store: &Store, data: &Path, wanted: &str) -> Result<uuid::Uuid, CliError> {
    let id = match uuid::Uuid::try_parse(wanted) {
        Ok(id) => Some(id),
        Err(_) => store.person_at(this_station(data)?.id, &TraineeId::new(wanted)).await?,
    };
    if let Some(id) = id
        && store.person(id).await?.is_some()
    {
        return Ok(id);
    }
    let people = People::load(data)?;
    let known = people.trainees().iter().map(|trainee| trainee.id.as_str());
    Err(CliError::unknown("people-unknown-trainee", wanted, known))
}

/// Shows what is on record of an attempt. Exits 1 when it cannot be read.
pub(super) fn show(assets: &Assets, lang: Lang, args: &ShowArgs) -> Result<ExitCode, CliError> {
    let words = Words { assets, lang };
    let Found {
        id,
        record,
        reviews,
        disputes,
    } = find(&data_folder()?, &args.source, &args.attempt)?;
    let summary = match record {
        Record::Whole(recorded) => {
            attempts::print(assets, lang, &recorded)?;
            Some(Summary::from(*recorded))
        }
        #[cfg(feature = "records")]
        Record::Erased { on } => {
            let erased = Message::new("rescore-erased").text("name", id);
            out::line(words.say(&erased.text("on", on)))?;
            None
        }
        Record::Unreadable(why) => {
            let told = Message::new("rescore-unreadable").text("name", id);
            return Err(told.text("why", words.say(&why)).into());
        }
    };
    let theirs: Vec<&Reviewed> = reviews.iter().collect();
    for line in reviews::told_of(assets, lang, summary.as_ref(), &theirs) {
        out::line(line)?;
    }
    // Of what was erased nothing is left to tell.
    for dispute in disputes.iter().filter(|dispute| !dispute.reason.is_empty()) {
        for line in disputes::told(dispute) {
            out::line(words.say(&line))?;
        }
    }
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

    fn row(&self, row: &Row) -> Result<(), CliError> {
        let mode = self.text(&format!("attempts-{}", row.mode));
        let who = row.person.as_ref().map_or("–", |(_, name)| name.as_str());
        let result = self.result(row);
        let (begun, played) = (&row.begun, &row.played);
        let place = match &row.station {
            Some(station) => format!("{}  {station}", row.id),
            None => row.id.clone(),
        };
        out::line(format_args!(
            "{begun}  {played:<24}  {mode:<9}  {who:<24}  {result}\n  {place}"
        ))
    }

    fn result(&self, row: &Row) -> String {
        let passed = row.passed.as_ref().map(|passed| self.text(&format!("passed-{passed}")));
        let result = match (row.state.as_str(), row.score, passed) {
            ("finished", Some(score), Some(passed)) => {
                let score = Message::new("attempts-score").number("score", score);
                self.say(&score.text("passed", passed))
            }
            ("finished", None, Some(passed)) => passed,
            ("finished", _, None) => self.text("attempts-not-scored"),
            (state, ..) => self.text(&format!("attempts-{}", state.replace('_', "-"))),
        };
        match &row.erased_on {
            Some(on) => {
                let erased = Message::new("rescore-erased-short").text("on", on);
                format!("{result}  {}", self.say(&erased))
            }
            None => result,
        }
    }
}

impl Row {
    /// An attempt of this computer.
    fn of(summary: &Summary) -> Self {
        let header = &summary.header;
        let closing = summary.closed.as_ref();
        let card = closing.and_then(|closing| closing.card.as_deref());
        let profile = &header.profile;
        let name = format!("{} {}", profile.first_name, profile.last_name);
        let person = header.trainee.as_ref().map(|id| (id.as_str().to_owned(), name));
        Self {
            id: header.id.as_str().to_owned(),
            name: header.id.as_str().to_owned(),
            station: None,
            begun: header.begun.clone(),
            mode: report::id(&header.mode),
            kind: match header.played {
                Played::Call { .. } => "call",
                Played::Shift { .. } => "shift",
            },
            played: header.played.name().to_owned(),
            procedure: header.procedure.as_str().to_owned(),
            person,
            state: closing.map_or_else(|| "unfinished".to_owned(), |closing| report::id(&closing.how)),
            score: card.and_then(Card::score),
            passed: card.map(|card| report::id(&card.passed())),
            erased_on: None,
        }
    }

    /// An attempt of the store.
    #[cfg(feature = "records")]
    fn found(found: &AttemptFound) -> Self {
        let attempt = &found.attempt;
        let name = |who: &crate::records::store::entity::person::Model| format!("{} {}", who.first_name, who.last_name);
        Self {
            id: attempt.id.to_string(),
            name: attempt.name.clone(),
            station: Some(found.station.clone()),
            begun: attempt.begun.clone(),
            mode: attempt.mode.clone(),
            kind: if attempt.kind == "shift" { "shift" } else { "call" },
            played: attempt.played.clone(),
            procedure: attempt.procedure.clone(),
            person: found.person.as_ref().map(|who| (who.id.to_string(), name(who))),
            state: attempt.state.clone(),
            score: attempt.score,
            passed: attempt.passed.clone(),
            erased_on: attempt.erased_on.clone(),
        }
    }

    /// As programs read it; keys are stable.
    fn object(&self) -> Value {
        let person = self.person.as_ref();
        json!({
            "id": self.id,
            "name": self.name,
            "station": self.station,
            "begun": self.begun,
            "mode": self.mode,
            "kind": self.kind,
            "played": self.played,
            "procedure": self.procedure,
            "person": person.map(|(id, name)| json!({ "id": id, "name": name })),
            "state": self.state,
            "score": self.score,
            "passed": self.passed,
            "erased_on": self.erased_on,
        })
    }
}
