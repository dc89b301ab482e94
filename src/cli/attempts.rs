//! `sygnaly attempts …`: attempts that are kept, and the result of one. It changes none of them.

use std::path::Path;
use std::process::ExitCode;

use clap::Subcommand;
use serde_json::{Value, json};

use super::assets::Assets;
use super::drill::Format;
use super::error::CliError;
use super::{Common, out, report, reviews};
use crate::domain::{Lang, Message, Mode};
use crate::records::{self, AttemptHeader, AttemptId, Card, Closed, Closing, JournalError, Recorded, Summary};
use crate::settings::data_folder;

/// Arguments of `attempts`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Attempts that are kept, the newest first
    List {
        /// How it is printed
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// The result of one attempt
    Show {
        /// Its id from the list
        id: String,
    },
}

/// Prints what is asked of the attempts. Exits 1 when one of them cannot be read.
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    let data = data_folder()?;
    let words = Words {
        assets,
        lang: common.lang.into(),
    };
    match &args.action {
        Action::List { format } => words.list(&data, *format),
        Action::Show { id } => words.show(&data, id),
    }
}

/// Prints what the record of an attempt says, as the program found it.
pub(super) fn print(assets: &Assets, lang: Lang, recorded: &Recorded) -> Result<(), CliError> {
    Words { assets, lang }.print(recorded)
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

    fn list(&self, data: &Path, format: Format) -> Result<ExitCode, CliError> {
        let (listed, problems) = records::list(data);
        for (_, summary) in &listed {
            match format {
                Format::Json => out::line(object(summary))?,
                Format::Text => {
                    let result = self.result(summary.closed.as_ref());
                    let header = &summary.header;
                    out::line(format_args!("{}  {result}\n  {}", self.about(header), header.id))?;
                }
            }
        }
        if listed.is_empty() && problems.is_empty() && format == Format::Text {
            out::line(self.text("attempts-none"))?;
        }
        for problem in &problems {
            out::tell(self.say(&problem.message()));
        }
        Ok(if problems.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }

    fn show(&self, data: &Path, id: &str) -> Result<ExitCode, CliError> {
        let path = AttemptId::parse(id).map(|id| records::path_of(data, &id));
        let Some(path) = path.filter(|path| path.is_file()) else {
            return Err(Message::new("attempts-unknown").text("name", id).into());
        };
        let recorded = records::read(&path)?;
        self.print(&recorded)?;
        for line in reviews::told(self.assets, self.lang, data, &recorded.into())? {
            out::line(line)?;
        }
        Ok(ExitCode::SUCCESS)
    }

    fn print(&self, recorded: &Recorded) -> Result<(), CliError> {
        let closing = recorded.closed.as_ref();
        out::line(format_args!(
            "{}  {}",
            self.about(&recorded.header),
            self.result(closing)
        ))?;
        if let Some(name) = &recorded.header.invigilator {
            out::line(self.say(&Message::new("attempts-invigilator").text("name", name)))?;
        }
        let eased = recorded.header.accommodations;
        if !eased.is_none() {
            let told = Message::new("attempts-accommodations").number("rings", f64::from(eased.extra_rings));
            out::line(self.say(&told.number("waiting", f64::from(eased.waiting))))?;
        }
        if let Some(resumption) = &recorded.resumed {
            let resumed = Message::new("attempts-resumed").text("when", &resumption.when);
            out::line(self.say(&resumed.text("away", resumption.away.to_string())))?;
            if let Some(name) = &resumption.invigilator {
                out::line(self.say(&Message::new("attempts-resumed-by").text("name", name)))?;
            }
        }
        let (localizer, lang) = (&self.assets.localizer, self.lang);
        out::line(match closing.and_then(|closing| closing.card.as_deref()) {
            Some(Card::Call(card)) => report::text(localizer, lang, card),
            Some(Card::Shift(card)) => report::shift_text(localizer, lang, card),
            None => self.say(&Message::new("attempts-no-card").number("events", recorded.events.len() as f64)),
        })
    }

    /// When, what, in which mode, and who; nobody's name where nobody signed in.
    fn about(&self, header: &AttemptHeader) -> String {
        let mode = self.text(match header.mode {
            Mode::Practice => "attempts-practice",
            Mode::Exam => "attempts-exam",
        });
        let profile = &header.profile;
        let who = match header.trainee {
            Some(_) => format!("{} {}", profile.first_name, profile.last_name),
            None => "–".to_owned(),
        };
        format!("{}  {:<24}  {mode:<9}  {who:<24}", header.begun, header.played.name())
    }

    fn result(&self, closing: Option<&Closing>) -> String {
        let Some(closing) = closing else {
            return self.text("attempts-unfinished");
        };
        match (closing.how, &closing.card) {
            (Closed::Finished, Some(card)) => {
                let passed = self.text(&format!("passed-{}", report::id(&card.passed())));
                match card.score() {
                    Some(score) => {
                        let score = Message::new("attempts-score").number("score", score);
                        self.say(&score.text("passed", passed))
                    }
                    None => passed,
                }
            }
            (Closed::Finished, None) => self.text("attempts-not-scored"),
            (Closed::Interrupted, _) => self.text("attempts-interrupted"),
            (Closed::GivenUp, _) => self.text("attempts-given-up"),
        }
    }
}

/// An attempt as programs read it; keys are stable.
fn object(summary: &Summary) -> Value {
    let header = &summary.header;
    let closing = summary.closed.as_ref();
    let card = closing.and_then(|closing| closing.card.as_deref());
    json!({
        "id": header.id,
        "begun": header.begun,
        "played": header.played,
        "procedure": header.procedure,
        "procedure_version": header.procedure_version,
        "mode": header.mode,
        "trainee": header.trainee,
        "invigilator": header.invigilator,
        "accommodations": header.accommodations,
        "resumed": summary.resumed,
        "state": closing.map_or_else(|| "unfinished".to_owned(), |closing| report::id(&closing.how)),
        "score": card.and_then(Card::score),
        "passed": card.map(Card::passed),
    })
}

impl From<JournalError> for CliError {
    fn from(error: JournalError) -> Self {
        Self::Message(error.message())
    }
}
