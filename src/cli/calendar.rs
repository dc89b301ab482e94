//! `sygnaly certify calendar`: the days on which certificates end, as a calendar file with the reminders of the policies. People are
//! named by their ids, unless their names are asked for: calendars are shared more easily than lists.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use jiff::{Timestamp, Unit};
use uuid::Uuid;

use super::assets::Assets;
use super::certify::{day_or_today, outside};
use super::error::CliError;
use super::out;
use super::standings::OnRecord;
use crate::domain::{Day, Lang, Message, PolicyHistory};
use crate::files;
use crate::records::certification::{Standing, State};
use crate::records::{People, Renewal, Station, Trainee, calendar};
use crate::settings::{computer_name, data_folder};

/// Arguments of `certify calendar`.
#[derive(Debug, clap::Args)]
pub(super) struct CalendarArgs {
    /// The file, for any calendar program (.ics)
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// Name people by first and last name, in place of their ids
    #[arg(long)]
    names: bool,
    /// Replace the file if it is there
    #[arg(long)]
    force: bool,
}

/// Writes the calendar. Exits 1 when an attempt on record cannot be read, or when there is nothing to write.
pub(super) fn run(assets: &Assets, lang: Lang, args: &CalendarArgs) -> Result<ExitCode, CliError> {
    let data = data_folder()?;
    outside(&data, &args.to)?;
    let path = args.to.display().to_string();
    if !args.force && fs::symlink_metadata(&args.to).is_ok() {
        return Err(Message::new("exports-exists").text("path", path).into());
    }
    let words = Words {
        assets,
        lang,
        names: args.names,
        today: day_or_today(None),
    };
    let people = People::load(&data)?;
    let station = Station::of_folder(&data, &computer_name())?;
    let on_record = OnRecord::open(assets, None)?;
    let mut renewals = Vec::new();
    for trainee in people.trainees() {
        // As a store knows whoever it first heard of from here.
        let person = Uuid::new_v5(&station.id.uuid(), format!("person/{}", trainee.id).as_bytes());
        let facts = on_record.facts(&trainee.id, words.today)?;
        for one in on_record.standings(&facts, words.today) {
            let mut policies = on_record.policies().iter().map(|(history, _)| history);
            let history = policies.find(|history| history.first().id == one.policy);
            renewals.extend(history.and_then(|history| words.renewal(person, trainee, history, &one)));
        }
    }
    let name = assets.localizer.text(lang, "calendar-name");
    let Some(text) = calendar(&renewals, &name, &now()) else {
        return Err(CliError::new("calendar-none"));
    };
    files::write_whole(&args.to, text.as_bytes()).map_err(|error| CliError::file(&args.to, &error))?;
    let done = Message::new("calendar-written").text("path", path);
    let done = done.number("count", renewals.len() as f64);
    out::line(assets.localizer.message(lang, &done))?;
    for notice in on_record.notices() {
        out::tell(assets.localizer.message(lang, &notice));
    }
    Ok(if on_record.is_whole() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

struct Words<'a> {
    assets: &'a Assets,
    lang: Lang,
    names: bool,
    today: Day,
}

impl Words<'_> {
    /// The end of a certificate that is in force; none: there is none.
    fn renewal(&self, person: Uuid, trainee: &Trainee, history: &PolicyHistory, one: &Standing) -> Option<Renewal> {
        if !matches!(one.state, State::Valid | State::Expiring) {
            return None;
        }
        let ends = one.valid_until?;
        let policy = history.on(self.today).unwrap_or(history.first());
        let who = if self.names {
            trainee.who.full_name()
        } else {
            trainee.id.to_string()
        };
        let title = Message::new("calendar-event").text("who", who);
        let about = Message::new("calendar-event-about").text("policy", policy.title.get(self.lang));
        let about = about.text("number", one.certificate.as_deref().unwrap_or_default());
        Some(Renewal {
            person,
            policy: one.policy.clone(),
            ends,
            reminder_days: policy.reminder_days.clone(),
            title: self.assets.localizer.message(self.lang, &title),
            about: self.assets.localizer.message(self.lang, &about),
        })
    }
}

/// This moment by this computer's clock: RFC 3339, UTC, whole seconds.
fn now() -> String {
    let now = Timestamp::now();
    now.round(Unit::Second).unwrap_or(now).to_string()
}
