//! A station of a simulated office: its data folder, who works at it, and how far its day has come.

use std::error::Error;
use std::path::Path;

use jiff::Timestamp;
use sygnaly::domain::{Accommodations, Address, Millis, Mode};
use sygnaly::records::store::Store;
use sygnaly::records::sync::sync;
use sygnaly::records::{
    self, AttemptHeader, AttemptId, Closed, Journal, People, Station, TraineeId, Who, forget_practice,
};
use tempfile::TempDir;

use super::plays::{Attempt, Library};

/// Between two attempts, milliseconds.
const PAUSE: Millis = Millis(60_000);
/// Of so many attempts one is an exam.
const EXAM_EACH: usize = 3;
/// So long practice is kept, seconds: a month of this office is an hour.
const PRACTICE_KEPT: i64 = 3_600;

/// A station.
pub struct Desk {
    data: TempDir,
    station: Station,
    trainee: TraineeId,
    /// What is played next.
    next: usize,
    /// How long its day has lasted.
    clock: Millis,
}

impl Desk {
    /// The station of a number, at the beginning of its day. Each begins with another plan.
    pub fn new(number: usize) -> Result<Self, Box<dyn Error>> {
        let data = tempfile::tempdir()?;
        let station = Station::of_folder(data.path(), &format!("Pokój {number}"))?;
        let who = Who {
            first_name: "Anna".to_owned(),
            last_name: format!("Żak-{number}"),
            position: "inspektor".to_owned(),
            unit: "USC".to_owned(),
            office: "Urząd Miejski w Krynkach".to_owned(),
            address: Address::Pani,
        };
        let trainee = People::change(data.path(), |people| people.add_trainee(who))?;
        Ok(Self {
            data,
            station,
            trainee,
            next: number * 7,
            clock: Millis::ZERO,
        })
    }

    /// Its data folder.
    pub fn folder(&self) -> &Path {
        self.data.path()
    }

    /// Plays on until so late in a day that began at a moment; how many attempts there were.
    pub fn works_until(&mut self, end: Millis, day: Timestamp, library: &Library) -> Result<usize, Box<dyn Error>> {
        let before = self.next;
        while self.clock < end {
            let mode = if self.next.is_multiple_of(EXAM_EACH) {
                Mode::Exam
            } else {
                Mode::Practice
            };
            let attempt = library.play(self.next, mode)?;
            let begun = Timestamp::from_second(day.as_second() + i64::try_from(self.clock.0 / 1_000)?)?;
            self.clock = self.clock + attempt.length + PAUSE;
            self.next += 1;
            self.keep(attempt, begun.to_string(), mode)?;
        }
        Ok(self.next - before)
    }

    /// Writes an attempt down as it happened, event by event.
    fn keep(&self, attempt: Attempt, begun: String, mode: Mode) -> Result<(), Box<dyn Error>> {
        let name = attempt.played.name().to_owned();
        let header = AttemptHeader {
            id: AttemptId::new(&begun, &name, attempt.seed),
            played: attempt.played,
            procedure: attempt.procedure.id.clone(),
            procedure_version: attempt.procedure.version,
            profile: attempt.profile,
            seed: attempt.seed,
            mode,
            accommodations: Accommodations::default(),
            engine: sygnaly::engine::VERSION.to_owned(),
            scorer: sygnaly::scoring::VERSION.to_owned(),
            begun,
            trainee: Some(self.trainee.clone()),
            invigilator: (mode == Mode::Exam).then(|| "Jan Kos".to_owned()),
            demands: None,
        };
        let mut journal = Journal::begin(self.folder(), header)?;
        for (at, event) in &attempt.events {
            journal.append(*at, event)?;
        }
        Ok(journal.close(Closed::Finished, Some(attempt.card))?)
    }

    /// Lists what it keeps, as the window does, and sends it to the office's store; nothing may be kept back.
    pub async fn sends(&self, store: &Store) -> Result<(), Box<dyn Error>> {
        let (_, unreadable) = records::list(self.folder());
        let now = store.now().await?;
        let synced = sync(self.folder(), &self.station, store, &now).await?;
        if let Some(problem) = unreadable.first() {
            return Err(problem.to_string().into());
        }
        match synced.problems.first() {
            Some(problem) => Err(problem.to_string().into()),
            None => Ok(()),
        }
    }

    /// Removes practice that is too old by the office's clock.
    pub fn forgets(&self, now: Timestamp) -> Result<(), Box<dyn Error>> {
        let before = Timestamp::from_second(now.as_second() - PRACTICE_KEPT)?;
        Ok(forget_practice(self.folder(), &before.to_string())?)
    }
}
