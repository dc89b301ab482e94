//! What became of a flight, shared with whoever waits for the window to close.

use std::sync::{Arc, Mutex};

use crate::app::AppError;

/// What became of the flight, shared with whoever waits for the window to close.
#[derive(Debug, Clone, Default)]
pub(in crate::app::window) struct Report(Arc<Mutex<Flight>>);

#[derive(Debug, Clone, Default, PartialEq)]
enum Flight {
    /// Nobody flies: a person sits at the desk.
    #[default]
    None,
    /// Under way.
    Under,
    /// Arrived.
    Arrived,
    /// Failed, with the reason.
    Failed(String),
}

impl Report {
    pub(super) fn begin(&self) {
        self.put(Flight::Under);
    }

    pub(super) fn set(&self, outcome: Result<(), String>) {
        self.put(outcome.map_or_else(Flight::Failed, |()| Flight::Arrived));
    }

    /// A failure stands.
    fn put(&self, flight: Flight) {
        if let Ok(mut held) = self.0.lock()
            && !matches!(*held, Flight::Failed(_))
        {
            *held = flight;
        }
    }

    /// How it ended; without an autopilot there is nothing to miss.
    pub(in crate::app::window) fn outcome(&self) -> Result<(), AppError> {
        let flight = self.0.lock().map(|held| held.clone()).unwrap_or_default();
        match flight {
            Flight::None | Flight::Arrived => Ok(()),
            Flight::Under => Err(AppError::Autopilot {
                reason: "the window was closed".to_owned(),
            }),
            Flight::Failed(reason) => Err(AppError::Autopilot { reason }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flight_that_failed_says_why() {
        let report = Report::default();
        assert!(report.outcome().is_ok());
        report.set(Err("no ring".into()));
        report.set(Ok(()));
        assert!(report.outcome().unwrap_err().to_string().contains("no ring"));
    }
}
