//! Attempts as they are kept: each is written down while it is played, an exam that was broken off can be taken up once,
//! and earlier ones at the same are there to be compared.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::admission::Admitted;
use super::library::{Play, Shelf};
use super::session::{Parts, replayed};
use crate::domain::{Event, Message, Millis, Mode, ShiftEvent};
use crate::engine;
use crate::records::{
    self, AttemptHeader, AttemptId, Closed, Earlier, Journal, JournalError, Played, Recorded, Summary,
};
use crate::scoring;

/// Names that are tried for an attempt before it is given up.
const NAMES: u64 = 100;

/// The folder that attempts are kept in, and what is known of the one under way.
#[derive(Debug, Default)]
pub struct Attempts {
    /// None: this system has no folder for data, and nothing is kept.
    data: Option<PathBuf>,
    /// Of the attempt begun last.
    current: Option<AttemptHeader>,
    /// The one under way was taken up: it cannot be a second time.
    taken_up: bool,
    /// An exam that was broken off and can be taken up.
    broken_off: Option<(PathBuf, Summary)>,
}

/// An exam taken up again.
pub struct TakenUp {
    /// What is played.
    pub parts: Parts,
    /// Where it is written down.
    pub journal: Journal,
    /// What happened until it was broken off.
    pub events: Vec<(Millis, ShiftEvent)>,
    /// Told on the attempt.
    pub remark: Message,
}

impl Attempts {
    /// Removes practice from before a moment (RFC 3339, UTC) and looks for exams that were broken off. Those that were taken
    /// up before are closed; what cannot be read is told.
    pub fn open(data: Option<PathBuf>, shelf: &Shelf, practice_since: &str) -> (Self, Vec<Message>) {
        let mut attempts = Self {
            data,
            ..Self::default()
        };
        let Some(data) = &attempts.data else {
            return (attempts, Vec::new());
        };
        let forgotten = records::forget_practice(data, practice_since);
        let (unfinished, problems) = records::unfinished(data);
        let problems = problems.into_iter().chain(forgotten.err());
        let mut told: Vec<Message> = problems.map(|problem| problem.message()).collect();
        for (path, summary) in unfinished {
            if summary.resumed.is_some() || parts_of(shelf, &summary.header).is_none() {
                match close(&path, shelf) {
                    // Somebody plays it at this moment.
                    Ok(()) | Err(JournalError::Taken { .. }) => {}
                    Err(problem) => told.push(problem.message()),
                }
            } else if attempts.broken_off.is_none() {
                attempts.broken_off = Some((path, summary));
            }
        }
        (attempts, told)
    }

    /// Whether the attempt under way was taken up after it had been broken off.
    pub fn was_taken_up(&self) -> bool {
        self.taken_up
    }

    /// The exam that can be taken up.
    pub fn broken_off(&self) -> Option<&Summary> {
        self.broken_off.as_ref().map(|(_, summary)| summary)
    }

    /// Begins to write an attempt down. `begun` is the moment by the wall's clock (RFC 3339, UTC). Whoever begins an exam
    /// leaves those that they had broken off: these are closed.
    ///
    /// # Errors
    /// When its file cannot be made.
    pub fn begin(
        &mut self,
        parts: &Parts,
        begun: String,
        admitted: Option<Admitted>,
        shelf: &Shelf,
    ) -> Result<Option<Journal>, JournalError> {
        let Some(data) = &self.data else { return Ok(None) };
        let header = header(parts, begun, admitted);
        if header.mode == Mode::Exam {
            // Somebody else's stays to be taken up.
            let theirs = |(_, summary): &(PathBuf, Summary)| summary.header.trainee == header.trainee;
            self.broken_off = self.broken_off.take().filter(|broken| !theirs(broken));
            close_others(data, &header, shelf)?;
        }
        self.taken_up = false;
        let (journal, header) = begin_under_a_free_name(data, header)?;
        self.current = Some(header);
        Ok(Some(journal))
    }

    /// Takes up the exam that was broken off. `now` is the moment by the wall's clock (RFC 3339, UTC).
    ///
    /// # Errors
    /// When there is none, when it is somebody else's, or when it cannot be gone on with; it can be tried again.
    pub fn take_up(&mut self, shelf: &Shelf, now: String, admitted: &Admitted) -> Result<TakenUp, Message> {
        let gone = || Message::new("exam-nothing-to-resume");
        let (path, summary) = self.broken_off.as_ref().ok_or_else(gone)?;
        if summary
            .header
            .trainee
            .as_ref()
            .is_some_and(|trainee| *trainee != admitted.trainee)
        {
            return Err(Message::new("exam-somebody-elses"));
        }
        let parts = parts_of(shelf, &summary.header).ok_or_else(gone)?;
        let away = time_away(path);
        let (journal, Recorded { header, events, .. }) =
            Journal::resume(path, away, now).map_err(|error| error.message())?;
        self.broken_off = None;
        self.current = Some(header);
        self.taken_up = true;
        Ok(TakenUp {
            parts,
            journal,
            events,
            remark: resumed(away),
        })
    }

    /// What is played next is not on record.
    pub fn leave(&mut self) {
        self.current = None;
        self.taken_up = false;
    }

    /// Earlier attempts at the same by the same trainee, oldest first.
    pub fn earlier(&self) -> Vec<Earlier> {
        let (Some(data), Some(current)) = (&self.data, &self.current) else {
            return Vec::new();
        };
        records::earlier(&records::list(data).0, current)
    }

    /// The folder for everything that is kept; none: this system has none.
    pub fn data(&self) -> Option<&Path> {
        self.data.as_deref()
    }

    /// The folder for pages that are saved.
    pub fn pages(&self) -> Option<PathBuf> {
        self.data.as_ref().map(|data| data.join("pages"))
    }

    /// The name of the attempt begun last.
    pub fn name(&self) -> Option<&AttemptId> {
        self.current.as_ref().map(|header| &header.id)
    }
}

/// Two attempts at the same may begin within a second: the later one takes the next name.
fn begin_under_a_free_name(data: &Path, mut header: AttemptHeader) -> Result<(Journal, AttemptHeader), JournalError> {
    let (begun, name, seed) = (header.begun.clone(), header.played.name().to_owned(), header.seed);
    let mut further = 0;
    loop {
        match Journal::begin(data, header.clone()) {
            Err(JournalError::Exists { .. }) if further < NAMES => {
                further += 1;
                header.id = AttemptId::new(&begun, &name, seed.wrapping_add(further));
            }
            begun => return begun.map(|journal| (journal, header)),
        }
    }
}

/// Closes the exams that this trainee had broken off.
fn close_others(data: &Path, header: &AttemptHeader, shelf: &Shelf) -> Result<(), JournalError> {
    let (unfinished, _) = records::unfinished(data);
    let theirs = unfinished
        .iter()
        .filter(|(_, summary)| summary.header.trainee == header.trainee);
    for (path, _) in theirs {
        match close(path, shelf) {
            // It is being played in another window.
            Ok(()) | Err(JournalError::Taken { .. }) => {}
            Err(problem) => return Err(problem),
        }
    }
    Ok(())
}

/// The remark on an attempt that was taken up again.
fn resumed(away: Millis) -> Message {
    let minutes = away.0.div_ceil(60_000);
    Message::new("exam-resumed").number("minutes", minutes as f64)
}

fn header(parts: &Parts, begun: String, admitted: Option<Admitted>) -> AttemptHeader {
    let (version, name) = (parts.play.version(), parts.play.id());
    let played = match &parts.play {
        Play::Call(scenario) => Played::Call {
            scenario: scenario.id.clone(),
            version,
        },
        Play::Shift { shift, .. } => Played::Shift {
            shift: shift.id.clone(),
            version,
        },
    };
    let (trainee, invigilator) = admitted.map_or((None, None), |admitted| {
        (Some(admitted.trainee), Some(admitted.invigilator))
    });
    AttemptHeader {
        id: AttemptId::new(&begun, name, parts.seed),
        played,
        procedure: parts.procedure.id.clone(),
        procedure_version: parts.procedure.version,
        profile: parts.profile.as_ref().clone(),
        seed: parts.seed,
        mode: parts.mode,
        accommodations: parts.accommodations,
        engine: engine::VERSION.to_owned(),
        scorer: scoring::VERSION.to_owned(),
        begun,
        trainee,
        invigilator,
    }
}

/// What an attempt was played from; none: it is not on the shelf in that version, or another engine played it, with which the
/// same events may be another call.
fn parts_of(shelf: &Shelf, header: &AttemptHeader) -> Option<Parts> {
    if header.engine != engine::VERSION {
        return None;
    }
    let (Played::Call { version, .. } | Played::Shift { version, .. }) = header.played;
    let is_call = matches!(header.played, Played::Call { .. });
    let play = shelf.plays.iter().find(|play| {
        matches!(play, Play::Call(_)) == is_call && play.id() == header.played.name() && play.version() == version
    })?;
    let procedure = shelf
        .procedures
        .iter()
        .find(|known| known.id == header.procedure && known.version == header.procedure_version)?;
    Some(Parts {
        play: play.clone(),
        profile: Arc::new(header.profile.clone()),
        procedure: Arc::clone(procedure),
        language: Arc::clone(&shelf.language),
        seed: header.seed,
        mode: header.mode,
        accommodations: header.accommodations,
    })
}

/// Closes an exam that is not taken up any more: what was played is scored as it stands.
fn close(path: &Path, shelf: &Shelf) -> Result<(), JournalError> {
    let recorded = records::read(path)?;
    let card = parts_of(shelf, &recorded.header).map(|parts| {
        let mut events = recorded.events;
        let last = events.last().map_or(Millis::ZERO, |(at, _)| *at);
        events.push((last, ShiftEvent::Desk(Event::BrokenOff)));
        let mut outcome = replayed(&parts, &events);
        outcome.remark(recorded.resumed.iter().map(|resumption| resumed(resumption.away)));
        outcome.record()
    });
    Journal::close_unfinished(path, Closed::Interrupted, card)
}

/// How long nobody has written to a file.
fn time_away(path: &Path) -> Millis {
    let written = std::fs::metadata(path).and_then(|data| data.modified());
    let away = written.ok().and_then(|written| written.elapsed().ok());
    away.map_or(Millis::ZERO, |away| {
        Millis(u64::try_from(away.as_millis()).unwrap_or(u64::MAX))
    })
}
