//! The exams of a person as a data folder keeps them, with what was decided on them.
//!
//! How a result adds up after rulings is the scorer's matter, where days begin the adapter's; both come in.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use thiserror::Error;

use super::facts::{AttemptFacts, Tried, sat_at};
use crate::domain::{Card, Day, Message, Mode, Ruling};
use crate::records::attempt::{AttemptId, Closed, Closing};
use crate::records::journal::Summary;
use crate::records::people::TraineeId;
use crate::records::reviews::{Reviewed, Reviews};

/// How a result adds up after rulings, in the order in which they were made: `scoring::settle`.
pub type Settle = fn(&Card, &[&Ruling]) -> Card;

/// An attempt that is dated by no moment.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the date of {name} cannot be read: {found:?}; open it with the version of the program that wrote it")]
pub struct Undated {
    /// Its name.
    pub name: AttemptId,
    /// What stands there.
    pub found: String,
}

impl Undated {
    /// What the reader is told, in `assets/l10n/*/certification.ftl`.
    pub fn message(&self) -> Message {
        let told = Message::new("certify-undated").text("name", self.name.as_str());
        told.text("found", &self.found)
    }
}

/// What was decided on attempts until a day, and how it adds up.
#[derive(Debug, Clone, Copy)]
pub struct Decided<'a> {
    /// All reviews; those of later days are not looked at.
    pub reviews: &'a Reviews,
    /// The day.
    pub until: Day,
    /// Where the office's days begin.
    pub zone: &'a TimeZone,
    /// How a result adds up after rulings.
    pub settle: Settle,
}

impl Decided<'_> {
    /// The facts of an attempt as its reviews leave them; none: it has not ended.
    ///
    /// # Errors
    /// When it is dated by no moment.
    pub fn facts(&self, summary: &Summary, tried: Tried) -> Result<Option<AttemptFacts>, Undated> {
        let (sat, day) = sat_on(summary, self.zone)?;
        let reviews = self.reviews.until(&summary.header.id, self.until);
        let settled = settled(summary, &reviews, self.settle);
        let settled = settled.and_then(|settled| AttemptFacts::of(&settled, tried.clone(), sat, day));
        let found = AttemptFacts::of(summary, tried, sat, day);
        Ok(match (found, settled) {
            (Some(found), Some(settled)) => Some(found.after_reviews(settled, &reviews)),
            (found, _) => found,
        })
    }

    /// A person's exams among these attempts as they will be once another one begins: that closes those which were broken off.
    /// `tried` says what was played.
    ///
    /// # Errors
    /// When one of them is dated by no moment.
    pub fn before_another<'b>(
        &self,
        person: &TraineeId,
        attempts: impl IntoIterator<Item = &'b Summary>,
        tried: impl Fn(&Summary) -> Tried,
    ) -> Result<Vec<AttemptFacts>, Undated> {
        let mut exams = Vec::new();
        for summary in attempts {
            if summary.header.mode != Mode::Exam || summary.header.trainee.as_ref() != Some(person) {
                continue;
            }
            let facts = match &summary.closed {
                Some(_) => self.facts(summary, tried(summary))?,
                None => self.facts(&broken_off(summary), tried(summary))?,
            };
            exams.extend(facts);
        }
        Ok(exams)
    }
}

/// When an attempt was sat, and the day of it in this zone.
///
/// # Errors
/// When it is dated by no moment.
pub fn sat_on(summary: &Summary, zone: &TimeZone) -> Result<(Timestamp, Day), Undated> {
    let found = sat_at(summary);
    let sat: Timestamp = found.parse().map_err(|_| Undated {
        name: summary.header.id.clone(),
        found: found.to_owned(),
    })?;
    Ok((sat, Day::from(sat.to_zoned_datetime(zone.clone()).date())))
}

/// The attempt with the result to which its reviews lead; none: it has no result, or nobody reviewed it.
pub fn settled(summary: &Summary, reviews: &[&Reviewed], settle: Settle) -> Option<Summary> {
    let card = summary.closed.as_ref()?.card.as_deref()?;
    let rulings: Vec<&Ruling> = reviews.iter().map(|review| &review.ruling).collect();
    (!rulings.is_empty()).then(|| summary.with_result(settle(card, &rulings)))
}

fn broken_off(summary: &Summary) -> Summary {
    Summary {
        closed: Some(Closing {
            how: Closed::Interrupted,
            card: None,
        }),
        ..summary.clone()
    }
}
