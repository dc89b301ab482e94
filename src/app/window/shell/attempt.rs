//! An attempt from its beginning to its debrief: begun, taken up again, tried again from a moment, ended, listened to,
//! saved as a page.

use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

use super::Shell;
use crate::app::admission::{self, Admission};
use crate::app::attempts::TakenUp;
use crate::app::clock::{self, Clock};
use crate::app::examples;
use crate::app::session::{Bridge, Finished, Outcome, Parts, Seat};
use crate::app::sitting::{Early, Sitting};
use crate::app::sound::{Sound, spec};
use crate::app::texts::Texts;
use crate::app::widgets::Tone;
use crate::app::window::{Screen, cache_folder};
use crate::domain::{Event, Logged, Message, Millis, Mode, Profile, Scorecard, SessionLog, ShiftEvent};
use crate::engine::every_line;
use crate::export::{self, About, CallPage, DebriefPage, ShiftPage};
use crate::files;
use crate::records::{self, AttemptId, Journal, TraineeId};
use crate::scoring::timeline::{Timeline, Who};
use crate::speech::SAMPLE_RATE;
use crate::voice::{LineAudio, LineId, LineLibrary, SpokenLine};

impl Shell {
    /// What the trainee hears and is heard by, and where the attempt is written down.
    pub(super) fn seat(&mut self, journal: Option<Journal>, now: Millis) -> Seat {
        let sound = match self.speaker.take() {
            Some(mut speaker) => {
                // What was listened to in the debrief is over.
                speaker.stop_line();
                speaker.poll(Millis::ZERO);
                Sound::new(speaker, Some(self.lines()))
            }
            None => Sound::silent(),
        };
        // On a shared computer somebody else may have turned it on.
        let signed_in = self.attempts.trainee();
        let consent = signed_in.is_none_or(|trainee| self.speech_setup.has_agreed(trainee));
        Seat {
            sound,
            listener: self.listener(now),
            voice: self.voice.clone(),
            consent: consent && self.speech_setup.keep_recordings,
            journal,
        }
    }

    /// The trainee agrees that their turns are kept, or does not any more. Whoever is on the list of people is noted with the words that
    /// they agreed to.
    pub fn agree(&mut self, keep: bool) {
        self.speech_setup.agree(keep);
        let Some((_, _, profile)) = self.chosen() else { return };
        let (who, words) = (records::Who::of(profile), self.texts.t("settings-recording-note"));
        self.speech_setup.note_consent(&who, keep, &words, &clock::now_utc());
    }

    fn lines(&self) -> LineLibrary {
        let shipped = LineLibrary::open(self.assets.join("audio/lines"), cache_folder());
        shipped.with_packs(self.shelf.packed_lines())
    }

    /// After the briefing: the desk in practice, the door in an exam. None when nothing is chosen.
    pub fn start(&mut self) -> Option<Screen> {
        let (_, _, profile) = self.chosen()?;
        if self.mode == Mode::Exam {
            let data = self.attempts.data();
            self.chooses_pin = data.is_some_and(|data| admission::is_new(data, profile));
            self.admission = Admission::default();
            return Some(Screen::Admission);
        }
        let parts = self.parts()?;
        self.begin(parts, None).ok()?;
        Some(Screen::Desk)
    }

    /// Leads to the door of the exam that was broken off.
    pub fn resume(&mut self) -> Screen {
        self.admission = Admission {
            resumes: true,
            ..Admission::default()
        };
        self.chooses_pin = false;
        Screen::Admission
    }

    /// The title of what is examined, and who sits it.
    pub fn examined(&self) -> Option<(String, Profile)> {
        if self.admission.resumes {
            let header = &self.attempts.broken_off()?.header;
            let play = self.shelf.plays.iter().find(|play| play.id() == header.played.name())?;
            return Some((play.title().to_owned(), header.profile.clone()));
        }
        let (play, _, profile) = self.chosen()?;
        Some((play.title().to_owned(), profile.as_ref().clone()))
    }

    /// Lets the trainee in, if PIN and code are right. False when they are not, or when it is too early for a policy, which is told;
    /// for it to begin all the same, the invigilator types the code once more.
    pub fn enter_exam(&mut self, early: Early) -> bool {
        let Some((_, profile)) = self.examined() else {
            return false;
        };
        if let Some(trouble) = self.broken_exam() {
            self.admission.trouble = Some(trouble);
            return false;
        }
        let data = self.attempts.data().ok_or_else(|| Message::new("app-no-data-folder"));
        let checked = data.and_then(|data| self.admission.check(data, &profile));
        let admitted = match checked {
            Ok(admitted) => admitted,
            Err(trouble) => {
                self.admission.trouble = Some(trouble);
                return false;
            }
        };
        if early == Early::Told && !self.admission.resumes {
            let told = self.too_early(&admitted.trainee);
            if !told.is_empty() {
                self.admission.early = told;
                self.admission.code.clear();
                return false;
            }
        }
        let entered = if self.admission.resumes {
            self.attempts
                .take_up(&self.shelf, clock::now_utc(), &admitted)
                .map(|taken| self.go_on(taken))
        } else {
            self.parts()
                .ok_or_else(|| Message::new("menu-no-scenarios"))
                .and_then(|parts| self.begin(parts, Some(admitted)))
        };
        match entered {
            Ok(()) => {
                self.admission = Admission::default();
                true
            }
            Err(trouble) => {
                self.admission.trouble = Some(trouble);
                false
            }
        }
    }

    /// What policies say against the exam that this trainee is about to begin.
    fn too_early(&self, trainee: &TraineeId) -> Vec<Message> {
        let (Some((play, procedure, _)), Some(data)) = (self.chosen(), self.attempts.data()) else {
            return Vec::new();
        };
        let sitting = Sitting {
            data,
            shelf: &self.shelf,
            trainee,
            play: self.to_be_played().unwrap_or(play),
            procedure: &procedure.id,
            today: clock::today(),
        };
        sitting.too_early(self.texts.lang())
    }

    /// Begins an attempt. An exam that cannot be written down is none; a practice is played all the same.
    fn begin(&mut self, parts: Parts, admitted: Option<admission::Admitted>) -> Result<(), Message> {
        let exam = parts.mode == Mode::Exam;
        let journal = match self.attempts.begin(&parts, clock::now_utc(), admitted, &self.shelf) {
            Err(error) if exam => return Err(error.message()),
            Ok(None) if exam => return Err(Message::new("app-no-data-folder")),
            Ok(journal) => journal,
            Err(error) => {
                self.kept_notices.push(error.message());
                self.attempts.leave();
                None
            }
        };
        let seat = self.seat(journal, Millis::ZERO);
        self.sit_down(Bridge::begin(parts, seat), Millis::ZERO);
        Ok(())
    }

    fn go_on(&mut self, taken: TakenUp) {
        let TakenUp {
            parts,
            journal,
            events,
            remark,
        } = taken;
        let now = events.last().map_or(Millis::ZERO, |(at, _)| *at);
        let seat = self.seat(Some(journal), now);
        self.sit_down(Bridge::go_on(parts, seat, &events, remark), now);
    }

    /// Tries the call of the debrief again from a moment in which the trainee spoke. False when it cannot be: a shift, an exam.
    pub fn retry(&mut self, from: Millis) -> bool {
        let (Some(Outcome::Call { log, .. }), Some(played)) = (&self.outcome, &self.played) else {
            return false;
        };
        if played.mode == Mode::Exam {
            return false;
        }
        let (events, parts) = (until(log, from), played.clone());
        let remark = Message::new("debrief-retried").text("time", Texts::clock(from));
        self.attempts.leave();
        let now = events.last().map_or(Millis::ZERO, |(at, _)| *at);
        let seat = self.seat(None, now);
        self.sit_down(Bridge::go_on(parts, seat, &events, remark), now);
        true
    }

    /// The desk is open, and its clock shows `now`.
    pub(super) fn sit_down(&mut self, mut call: Bridge, now: Millis) {
        call.caption(self.captions_of(call.parts()));
        self.clock = if self.virtual_time {
            Clock::still(now)
        } else {
            Clock::real(now)
        };
        self.call = Some(call);
        self.last_frame = None;
        self.outcome = None;
        self.past.opened = false;
        self.opened = None;
        self.saved = None;
        self.open.clear();
    }

    /// Puts away a practice that the trainee ended where it was; author mode ends with it.
    pub fn give_up(&mut self) {
        self.author = None;
        let Some(call) = self.call.take() else { return };
        let (speaker, trouble) = call.give_up();
        self.kept_notices.extend(trouble);
        #[cfg(feature = "records")]
        self.sending.send();
        if !self.virtual_time {
            self.speaker = Some(speaker);
        }
    }

    /// Scores the call and puts it away.
    pub fn end_call(&mut self) {
        let Some(call) = self.call.take() else { return };
        let name = match self.attempts.name() {
            // With the attempt its recordings are erased.
            Some(name) => name.to_string(),
            None => format!("{}-{}", call.parts().play.id(), seed_of_the_moment()),
        };
        self.played = Some(call.parts().clone());
        self.closing = false;
        let Finished {
            outcome,
            speaker,
            voice,
            recording,
            trouble,
        } = call.finish();
        self.voice = voice;
        self.kept = recording
            .as_ref()
            .and_then(|recording| self.speech_setup.keep(recording, &name));
        self.recording = recording.unwrap_or_default();
        self.notices.append(&mut self.speech_setup.troubles);
        if !self.virtual_time {
            self.speaker = Some(speaker);
        }
        self.outcome = Some(outcome);
        self.saved = trouble.map(|trouble| (Tone::Warning, self.texts.message(&trouble)));
        self.earlier = self.attempts.earlier();
        #[cfg(feature = "records")]
        self.sending.send();
        self.show_call(None);
    }

    /// Scores a call that is over, before the program closes.
    pub fn end_call_if_over(&mut self) {
        if self.author.is_none() && self.call.as_ref().is_some_and(Bridge::is_over) {
            self.end_call();
        }
    }

    /// Shows a call of the shift in the debrief, by its place; none: the shift, or the one call.
    pub fn show_call(&mut self, place: Option<usize>) {
        self.opened = place;
        self.moment = 0;
        self.open.clear();
        self.look_up_disputes();
        let call = self.outcome.as_ref().and_then(|outcome| outcome.call(place));
        let Some((played, (scenario, log, card))) = self.played.as_ref().zip(call) else {
            (self.course, self.examples) = (None, BTreeMap::new());
            return;
        };
        let course = Timeline::of(played.procedure.marks, scenario, log).captioned(&self.captions_of(played));
        let examples = match card.mode {
            Mode::Practice => examples::of(&self.shelf, scenario, &played.procedure),
            Mode::Exam => BTreeMap::new(),
        };
        (self.course, self.examples) = (Some(course), examples);
    }

    /// The scorecard that the debrief shows: the call's, or that of the opened call of a shift.
    pub fn card(&self) -> Option<&Scorecard> {
        let (_, _, card) = self.outcome.as_ref()?.call(self.opened)?;
        Some(card)
    }

    /// Plays what was said at a moment of the call that the debrief shows: the trainee's kept turn, or the line.
    pub fn hear(&mut self, from: Millis) {
        let audio = self.kept_turn(from).or_else(|| self.line_at(from));
        if let (Some(audio), Some(speaker)) = (audio, &mut self.speaker) {
            let line = SpokenLine {
                id: LineId(from.0),
                nominal: audio.duration(),
                audio: Some(audio),
            };
            speaker.play_line(line, Millis::ZERO);
        }
    }

    fn kept_turn(&self, from: Millis) -> Option<LineAudio> {
        let turn = self.recording.turns.iter().find(|turn| turn.start == from)?;
        let samples = turn
            .samples
            .iter()
            .map(|sample| f32::from(*sample) / 32_768.0)
            .collect();
        Some(LineAudio::at_rate(samples, SAMPLE_RATE))
    }

    fn line_at(&self, from: Millis) -> Option<LineAudio> {
        let stretch = self
            .course
            .as_ref()?
            .caller
            .iter()
            .find(|stretch| stretch.from == from)?;
        let (scenario, _, _) = self.outcome.as_ref()?.call(self.opened)?;
        let mut lines = every_line(scenario, &self.played.as_ref()?.profile).into_iter();
        let voice = match &stretch.who {
            Who::Caller { .. } => Some(scenario.caller.voice.clone()),
            Who::Colleague { .. } | Who::Room { .. } | Who::Trainee { .. } => {
                lines.find(|line| line.text == stretch.words).map(|line| line.voice)
            }
        };
        self.lines().load(&spec(&voice?)?, &stretch.words)
    }

    /// Saves the debrief of the whole attempt as a page, and says where.
    pub fn save_page(&mut self) {
        let saved = self.page().and_then(|page| {
            // What is not on record is named by the moment.
            let moment = files::safe_name(&clock::now_utc());
            let name = self.attempts.name().map_or(moment.as_str(), AttemptId::as_str);
            let folder = self
                .attempts
                .pages()
                .ok_or_else(|| self.texts.t("app-no-data-folder"))?;
            let path = folder.join(format!("{name}.html"));
            files::write_whole(&path, page.as_bytes()).map_err(|error| error.to_string())?;
            Ok(path)
        });
        self.saved = Some(match saved {
            Ok(path) => {
                let words = self.texts.word("debrief-saved", "path", &path.display().to_string());
                (Tone::Info, words)
            }
            Err(why) => (Tone::Warning, self.texts.word("debrief-not-saved", "why", &why)),
        });
    }

    /// The debrief as a page; why there is none, in words.
    fn page(&self) -> Result<String, String> {
        let (Some(outcome), Some(played)) = (&self.outcome, &self.played) else {
            return Err(self.texts.t("debrief-no-score"));
        };
        let Parts {
            play,
            procedure,
            profile,
            ..
        } = played;
        let trainee = format!("{} {}", profile.first_name, profile.last_name);
        // What is not on record was played just now.
        let now = clock::now_utc();
        let date = Texts::day_and_time(self.attempts.begun().unwrap_or(&now));
        let about = About {
            title: play.title(),
            procedure: self.texts.pick(&procedure.title),
            trainee: &trainee,
            date: Some(&date),
            notes: &[],
        };
        let (localizer, lang) = (self.texts.localizer(), self.texts.lang());
        let captions = self.captions_of(played);
        let page = match outcome {
            Outcome::Call { scenario, log, card } => {
                let timeline = &Timeline::of(procedure.marks, scenario, log).captioned(&captions);
                export::page(&DebriefPage { card, timeline, about }, localizer, lang)
            }
            Outcome::Shift { card, .. } => {
                let calls: Vec<CallPage<'_>> = card
                    .calls
                    .iter()
                    .enumerate()
                    .filter_map(|(place, call)| {
                        let (scenario, log, _) = outcome.call(Some(place))?;
                        Some(CallPage {
                            card: call,
                            timeline: Timeline::of(procedure.marks, scenario, log).captioned(&captions),
                            title: &scenario.title,
                            caller: &scenario.caller.name,
                        })
                    })
                    .collect();
                let calls = &calls;
                export::shift_page(&ShiftPage { card, calls, about }, localizer, lang)
            }
        };
        page.map_err(|error| error.to_string())
    }

    /// Whether the program can be closed at once: an exam under way asks first.
    pub fn may_close(&self) -> bool {
        let exam = self
            .call
            .as_ref()
            .is_some_and(|call| call.parts().mode == Mode::Exam && !call.is_over());
        !exam || self.flown
    }
}

/// What happened in a call before the trainee began to speak at this moment; words spoken before it whose text came later
/// are handed in then.
fn until(log: &SessionLog, from: Millis) -> Vec<(Millis, ShiftEvent)> {
    let events = || {
        log.entries.iter().filter_map(|entry| match &entry.what {
            Logged::Event(event) => Some((entry.at, event)),
            _ => None,
        })
    };
    let before: Vec<_> = events()
        .take_while(|(at, event)| *at < from || (*at == from && !matches!(event, Event::SpeechStarted { .. })))
        .collect();
    let late = events()
        .skip(before.len())
        .filter(|(_, event)| matches!(event, Event::Said(said) if said.end <= from && said.start < from))
        .map(|(_, event)| (from, event));
    before
        .iter()
        .copied()
        .chain(late)
        .map(|(at, event)| (at, ShiftEvent::Desk(event.clone())))
        .collect()
}

/// A seed that nobody chose.
pub(super) fn seed_of_the_moment() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_millis() as u64)
}
