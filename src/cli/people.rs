//! `sygnaly people …`: who may sit an exam and who may let it begin. Codes and PINs are made here by chance and printed once.

use std::process::ExitCode;

use clap::{ArgGroup, Subcommand};

use super::assets::Assets;
use super::error::CliError;
use super::{Common, out};
use crate::domain::{Lang, Message};
use crate::records::{People, PeopleError, Trainee, TraineeId, Who, new_code, new_pin};
use crate::settings::data_folder;

/// Arguments of `people`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Trainees and invigilators of this computer
    List,
    /// Add an invigilator; the code that lets exams begin is made here and printed once
    AddInvigilator {
        /// First and last name
        name: String,
    },
    /// Remove an invigilator; the code stops working
    RemoveInvigilator {
        /// The name as it stands in the list
        name: String,
    },
    /// Correct a trainee's name, position or unit; the id, the PIN and the attempts stay
    Correct(CorrectArgs),
    /// Give a trainee a new PIN, also after too many wrong ones; it is made here and printed once
    ResetPin {
        /// The trainee's id from the list
        trainee: String,
    },
}

/// Arguments of `people correct`.
#[derive(Debug, clap::Args)]
#[command(group(ArgGroup::new("what").required(true).multiple(true).args(["name", "position", "unit"])))]
struct CorrectArgs {
    /// The trainee's id from the list
    trainee: String,
    /// First and last name: the first word is the first name, the rest the last name
    #[arg(long)]
    name: Option<String>,
    /// Position
    #[arg(long)]
    position: Option<String>,
    /// Unit: department, section or desk
    #[arg(long)]
    unit: Option<String>,
}

/// Does what is asked with the list of people.
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    let lang = common.lang.into();
    let data = data_folder()?;
    let people = People::load(&data)?;
    let done = match &args.action {
        Action::List => return list(assets, lang, &people),
        Action::AddInvigilator { name } => {
            let code = new_code()?;
            People::change(&data, |people| people.add_invigilator(name, &code))?;
            Message::new("people-invigilator-added")
                .text("name", name.trim())
                .text("code", code)
        }
        Action::RemoveInvigilator { name } => {
            if !people.invigilators().any(|known| known == name.trim()) {
                let known = people.invigilators();
                return Err(CliError::unknown("people-unknown-invigilator", name, known));
            }
            People::change(&data, |people| people.remove_invigilator(name))?;
            Message::new("people-invigilator-removed").text("name", name.trim())
        }
        Action::Correct(args) => {
            let id = &known(&people, &args.trainee)?.id;
            let name = args.name.as_deref().map(in_two).transpose()?;
            // Who they are is read anew: another program may have corrected something else meanwhile.
            let now = People::change(&data, |people| {
                let who = corrected(people.who(id)?, name, args);
                people.correct(id, who)?;
                people.who(id).cloned()
            })?;
            Message::new("people-corrected")
                .text("name", now.full_name())
                .text("position", &now.position)
                .text("unit", &now.unit)
        }
        Action::ResetPin { trainee } => {
            let found = known(&people, trainee)?;
            let id = found.id.clone();
            let pin = new_pin()?;
            People::change(&data, |people| people.set_pin(&id, &pin))?;
            Message::new("people-pin-reset")
                .text("name", found.who.full_name())
                .text("pin", pin)
        }
    };
    out::line(assets.localizer.message(lang, &done))?;
    Ok(ExitCode::SUCCESS)
}

/// The trainee of this id.
fn known<'a>(people: &'a People, id: &str) -> Result<&'a Trainee, CliError> {
    people.trainee(&TraineeId::new(id)).ok_or_else(|| {
        let known = people.trainees().iter().map(|known| known.id.as_str());
        CliError::unknown("people-unknown-trainee", id, known)
    })
}

/// A first and a last name.
fn in_two(name: &str) -> Result<(&str, &str), CliError> {
    let parts = name.trim().split_once(char::is_whitespace);
    parts.ok_or_else(|| Message::new("people-name-in-two").text("name", name).into())
}

/// Who somebody is, with what is to be corrected.
fn corrected(who: &Who, name: Option<(&str, &str)>, args: &CorrectArgs) -> Who {
    let mut who = who.clone();
    if let Some((first, last)) = name {
        who.first_name = first.to_owned();
        who.last_name = last.to_owned();
    }
    if let Some(position) = &args.position {
        who.position.clone_from(position);
    }
    if let Some(unit) = &args.unit {
        who.unit.clone_from(unit);
    }
    who
}

fn list(assets: &Assets, lang: Lang, people: &People) -> Result<ExitCode, CliError> {
    let text = |key: &str| assets.localizer.text(lang, key);
    let trainee = |trainee: &Trainee| {
        let who = &trainee.who;
        let pin = match (trainee.has_pin(), trainee.is_locked()) {
            (false, _) => "people-pin-not-set",
            (true, false) => "people-pin-set",
            (true, true) => "people-pin-locked",
        };
        let (id, name, pin) = (trainee.id.as_str(), who.full_name(), text(pin));
        format!(
            "{id:<12} {name}, {}, {}, {} ({pin})",
            who.position, who.unit, who.office
        )
    };
    let trainees: Vec<String> = people.trainees().iter().map(trainee).collect();
    let invigilators: Vec<String> = people.invigilators().map(str::to_owned).collect();
    for (key, mut lines) in [("people-trainees", trainees), ("people-invigilators", invigilators)] {
        out::line(text(key))?;
        if lines.is_empty() {
            lines.push(text("people-nobody"));
        }
        for line in lines {
            out::line(format_args!("  {line}"))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

impl From<PeopleError> for CliError {
    fn from(error: PeopleError) -> Self {
        Self::Message(error.message())
    }
}
