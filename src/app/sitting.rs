//! An exam that is about to begin, held against the office's policies: whether it would count, or comes too early. It words nothing.

use std::path::Path;

use jiff::tz::TimeZone;

use super::attempts::play_of;
use super::library::{Play, Shelf};
use crate::domain::{Day, Lang, Message, ProcedureId};
use crate::records::certification::{AttemptFacts, Decided, Tried, admission};
use crate::records::{self, Reviews, Summary, TraineeId};
use crate::scoring::settle;

/// What is to happen with an exam that a policy would not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Early {
    /// It is told, and does not begin.
    Told,
    /// It begins: whoever invigilates knows what the policy says.
    Begins,
}

/// An exam that is about to begin.
pub struct Sitting<'a> {
    /// The folder for what is kept.
    pub data: &'a Path,
    /// The policies, and what earlier exams were played from.
    pub shelf: &'a Shelf,
    /// Who sits it.
    pub trainee: &'a TraineeId,
    /// What is played.
    pub play: &'a Play,
    /// The procedure that it will be scored against.
    pub procedure: &'a ProcedureId,
    /// The day, by the calendar on this computer's wall.
    pub today: Day,
}

impl Sitting<'_> {
    /// What policies say against it in a language, by the attempts that are kept here, and what follows; nothing: it counts. Where that
    /// cannot be found out, why.
    pub fn too_early(&self, lang: Lang) -> Vec<Message> {
        let policies = || self.shelf.policies.iter().map(|history| &**history);
        if policies().all(|history| history.first().procedure != *self.procedure) {
            return Vec::new();
        }
        let attempts = match self.attempts() {
            Ok(attempts) => attempts,
            Err(why) => return vec![why, Message::new("exam-early-unknown")],
        };
        let said = admission(policies(), &attempts, self.procedure, &tried(self.play), self.today);
        let mut against: Vec<Message> = said.iter().filter_map(|one| one.message(lang)).collect();
        if !against.is_empty() {
            against.push(Message::new("exam-early-outcome"));
        }
        against
    }

    /// Their exams until now. One that cannot be read counts for nothing; it is told where attempts are listed.
    fn attempts(&self) -> Result<Vec<AttemptFacts>, Message> {
        let reviews = Reviews::read(self.data).map_err(|error| error.message())?;
        let zone = TimeZone::system();
        let decided = Decided {
            reviews: &reviews,
            until: self.today,
            zone: &zone,
            settle: |card, rulings| settle(card, rulings.iter().copied()),
        };
        let (listed, _) = records::list(self.data);
        let attempts = listed.iter().map(|(_, summary)| summary);
        let attempts = decided.before_another(self.trainee, attempts, |summary| self.tried(summary));
        attempts.map_err(|error| error.message())
    }

    /// What was played in an earlier exam; what it did not note, by the scenario as it is now.
    fn tried(&self, summary: &Summary) -> Tried {
        let played = &summary.header.played;
        let now = || play_of(self.shelf, played).map(tried);
        Tried::on_record(&summary.header)
            .or_else(now)
            .unwrap_or_else(|| Tried::Call {
                scenario: played.name().into(),
                needs: Default::default(),
                level: 1,
            })
    }
}

fn tried(play: &Play) -> Tried {
    match play {
        Play::Call(scenario) => Tried::Call {
            scenario: scenario.id.clone(),
            needs: scenario.caller.needs.iter().map(|need| need.id().to_owned()).collect(),
            level: scenario.level,
        },
        Play::Shift { shift, .. } => Tried::Shift {
            shift: shift.id.clone(),
        },
    }
}
