//! Attempts as they are kept: each is written down while it is played, an exam that was broken off can be taken up once,
//! earlier ones at the same are there to be compared, and one's own can be opened again. It words nothing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::admission::Admitted;
use super::library::{Play, Shelf};
use super::session::{Outcome, Parts};
use crate::authoring::attempt::{Ended, interrupted, replayed, resumed};
use crate::domain::{Message, Millis, Mode, Passed, Profile, ShiftEvent};
use crate::engine;
use crate::records::{
    self, AttemptHeader, AttemptId, Closed, Demands, Earlier, Journal, JournalError, Played, Recorded, Station,
    StationKey, Summary, TraineeId,
};
use crate::scoring;
use crate::settings::computer_name;

/// Names that are tried for an attempt before it is given up.
const NAMES: u64 = 100;

/// The folder that attempts are kept in, and what is known of the one under way.
#[derive(Debug, Default)]
pub struct Attempts {
    /// None: this system has no folder for data, and nothing is kept.
    data: Option<PathBuf>,
    /// Of the attempt begun or opened last.
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
            if summary.resumed.is_some() || parts_of(shelf, &summary.header).is_err() {
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
        // What cannot be written down must not pass for the attempt before.
        self.current = None;
        let Some(data) = &self.data else { return Ok(None) };
        let header = header(parts, begun, admitted);
        if header.mode == Mode::Exam {
            // Somebody else's stays to be taken up.
            let theirs = |(_, summary): &(PathBuf, Summary)| summary.header.trainee == header.trainee;
            self.broken_off = self.broken_off.take().filter(|broken| !theirs(broken));
            close_others(data, &header, shelf)?;
            make_key(data, &header.begun);
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
        let parts = parts_of(shelf, &summary.header).map_err(|_| gone())?;
        let away = time_away(path);
        let (journal, Recorded { header, events, .. }) =
            Journal::resume(path, away, now, Some(admitted.invigilator.clone())).map_err(|error| error.message())?;
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

    /// The attempts of a person, the newest first, and what is wrong with files that cannot be read, whoever's they are.
    pub fn own(&self, person: &Profile) -> (Vec<Summary>, Vec<JournalError>) {
        let Some(data) = &self.data else {
            return (Vec::new(), Vec::new());
        };
        let (listed, problems) = records::list(data);
        let summaries = listed.into_iter().map(|(_, summary)| summary);
        let own = summaries.filter(|summary| is_of(&summary.header, person));
        (own.collect(), problems)
    }

    /// What a person has passed, in whatever version, and whether in practice or in an exam. What cannot be read counts for
    /// nothing; it is told where attempts are listed.
    pub fn passed(&self, person: &Profile) -> Vec<(Played, Mode)> {
        let (own, _) = self.own(person);
        let passed = own.into_iter().filter(|summary| {
            let closing = summary.closed.as_ref();
            let card = closing.filter(|closing| closing.how == Closed::Finished);
            let card = card.and_then(|closing| closing.card.as_deref());
            card.is_some_and(|card| card.passed() == Passed::Yes)
        });
        passed
            .map(|summary| (summary.header.played, summary.header.mode))
            .collect()
    }

    /// Opens a kept attempt again: what was played, and what came of it. The result is the one on record; where there is
    /// none, what was played is scored as it stands.
    ///
    /// # Errors
    /// When it cannot be read, is an exam that has not ended, or does not play over as it was played; why, and what helps.
    pub fn open_again(&mut self, shelf: &Shelf, id: &AttemptId) -> Result<(Parts, Outcome), Message> {
        let data = self.data.as_ref().ok_or_else(|| Message::new("app-no-data-folder"))?;
        let recorded = records::read(&records::path_of(data, id)).map_err(|error| error.message())?;
        let (header, closed) = (recorded.header, recorded.closed);
        if header.mode == Mode::Exam && closed.is_none() {
            return Err(Message::new("past-exam-open"));
        }
        let parts = parts_of(shelf, &header)?;
        let ended = match closed.as_ref().map(|closing| closing.how) {
            Some(Closed::Finished) => Ended::Played,
            Some(Closed::Interrupted | Closed::GivenUp) | None => Ended::BrokenOff,
        };
        let mut outcome = replayed(&parts, &recorded.events, ended);
        match closed.and_then(|closing| closing.card) {
            Some(card) => {
                if !outcome.stands_as(*card) {
                    return Err(Message::new("past-plays-otherwise").text("id", header.id.as_str()));
                }
            }
            None => {
                outcome.remark(recorded.resumed.iter().map(|resumption| resumed(resumption.away)));
                outcome.remark([Message::new("past-scored-as-it-stands")]);
            }
        }
        self.current = Some(header);
        self.taken_up = false;
        Ok((parts, outcome))
    }

    /// The folder for everything that is kept; none: this system has none.
    pub fn data(&self) -> Option<&Path> {
        self.data.as_deref()
    }

    /// The folder for pages that are saved.
    pub fn pages(&self) -> Option<PathBuf> {
        self.data.as_ref().map(|data| data.join(records::PAGES))
    }

    /// The name of the attempt begun or opened last.
    pub fn name(&self) -> Option<&AttemptId> {
        self.current.as_ref().map(|header| &header.id)
    }

    /// Who signed in to the attempt begun or opened last; none: nobody did.
    pub fn trainee(&self) -> Option<&TraineeId> {
        self.current.as_ref()?.trainee.as_ref()
    }

    /// When the attempt begun or opened last began (RFC 3339, UTC).
    pub fn begun(&self) -> Option<&str> {
        self.current.as_ref().map(|header| header.begun.as_str())
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

/// Sees to it that this station has a key, by which an exam is signed when it ends. Nobody is kept from an exam for the want of it:
/// whoever verifies the records is told.
fn make_key(data: &Path, begun: &str) {
    let made = match Station::of_folder(data, &computer_name()) {
        Ok(station) => StationKey::load_or_make(data, &station, begun).map(drop),
        Err(error) => Err(error.into()),
    };
    if let Err(error) = made {
        let kind = error.message().key;
        tracing::warn!(kind = kind.as_str(), "this station has no key to sign exams with");
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

fn header(parts: &Parts, begun: String, admitted: Option<Admitted>) -> AttemptHeader {
    let (version, name) = (parts.play.version(), parts.play.id());
    let (played, demands) = match &parts.play {
        Play::Call(scenario) => {
            let needs = scenario.caller.needs.iter().map(|need| need.id().to_owned());
            let demands = Demands {
                needs: needs.collect(),
                level: scenario.level,
            };
            let scenario = scenario.id.clone();
            (Played::Call { scenario, version }, Some(demands))
        }
        Play::Shift { shift, .. } => {
            let shift = shift.id.clone();
            (Played::Shift { shift, version }, None)
        }
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
        demands,
    }
}

/// Whether a person made this attempt. Practice goes by the profile; an exam goes by the name as well, for a profile may
/// have been handed on since.
fn is_of(header: &AttemptHeader, person: &Profile) -> bool {
    let then = &header.profile;
    let same_name = then.first_name == person.first_name && then.last_name == person.last_name;
    then.id == person.id && (header.mode == Mode::Practice || same_name)
}

/// What was played, in whatever version it is on the shelf now; none: it is there no more.
pub fn play_of<'a>(shelf: &'a Shelf, played: &Played) -> Option<&'a Play> {
    shelf.plays.iter().find(|play| play.is(played))
}

/// What an attempt was played from; an error says why it cannot be played over: it is not on the shelf in that version, or
/// another engine played it, with which the same events may be another call.
fn parts_of(shelf: &Shelf, header: &AttemptHeader) -> Result<Parts, Message> {
    let why = |key: &str| Message::new(key).text("id", header.id.as_str());
    if header.engine != engine::VERSION {
        let told = why("past-other-program").text("then", &header.engine);
        return Err(told.text("now", engine::VERSION));
    }
    let (Played::Call { version, .. } | Played::Shift { version, .. }) = header.played;
    let gone = || why("past-not-here").text("name", header.played.name());
    let play = play_of(shelf, &header.played).ok_or_else(gone)?;
    if play.version() != version {
        let told = why("past-other-version").text("name", play.title());
        let told = told.number("then", f64::from(version));
        return Err(told.number("now", f64::from(play.version())));
    }
    let other = || {
        let told = why("past-other-procedure").text("name", header.procedure.as_str());
        told.number("then", f64::from(header.procedure_version))
    };
    let procedure = shelf
        .procedures
        .iter()
        .find(|known| known.id == header.procedure && known.version == header.procedure_version)
        .ok_or_else(other)?;
    Ok(Parts {
        play: shelf.drawn(play, header.seed),
        profile: Arc::new(header.profile.clone()),
        procedure: Arc::clone(procedure),
        language: Arc::clone(&shelf.language),
        seed: header.seed,
        mode: header.mode,
        accommodations: header.accommodations,
    })
}

/// Closes an exam that is not taken up any more.
fn close(path: &Path, shelf: &Shelf) -> Result<(), JournalError> {
    let recorded = records::read(path)?;
    let card = parts_of(shelf, &recorded.header).ok().map(|parts| {
        let away = recorded.resumed.as_ref().map(|resumption| resumption.away);
        interrupted(&parts, &recorded.events, away).record()
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
