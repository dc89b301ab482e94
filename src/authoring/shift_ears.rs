//! Understanding for each call of a shift, with the shift's day as its calendar.

use std::sync::Arc;

use jiff::civil::{Date, Time};

use crate::domain::{Profile, Scenario, Shift};
use crate::engine::{Ear, Ears};
use crate::language::{Interpreter, Language};

/// Makes an interpreter for each call.
pub struct OfficeEars {
    language: Arc<Language>,
    profile: Arc<Profile>,
    /// None: a day that the loader would not have let through; calls then have no calendar.
    day: Option<Date>,
}

impl OfficeEars {
    /// For the calls of this shift.
    pub fn new(language: Arc<Language>, profile: Arc<Profile>, shift: &Shift) -> Self {
        Self {
            language,
            profile,
            day: shift.day.parse().ok(),
        }
    }
}

impl Ears for OfficeEars {
    fn for_call(&self, scenario: &Scenario, minute: u16) -> Arc<dyn Ear + Send + Sync> {
        let interpreter = Interpreter::new(Arc::clone(&self.language), &self.profile, Some(scenario));
        let part = |value: u16| i8::try_from(value).ok();
        let time = part(minute / 60)
            .zip(part(minute % 60))
            .and_then(|(hour, minute)| Time::new(hour, minute, 0, 0).ok());
        Arc::new(match self.day.zip(time) {
            Some((day, time)) => interpreter.at(day.to_datetime(time)),
            None => interpreter,
        })
    }
}
