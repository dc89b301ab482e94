//! Why the caller answered a turn of the trainee as they did: plain data for authors. Nothing in a call follows from it.

use std::fmt;

use serde::Serialize;

use super::playback::Cue;
use super::reaction::Answer;
use super::talk::Talk;
use super::trainee::Utterance;
use crate::domain::{
    DetailId, Expectation, FactId, Heard, Logged, LostBecause, Millis, Moment, MomentId, Scenario, SpeechAct,
};

/// A turn of the trainee to the caller, what was understood of it, and what the caller made of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TurnReport {
    /// When the caller began to answer.
    pub at: Millis,
    /// What was said, utterance by utterance.
    pub said: Vec<Understood>,
    /// The moment that the talk was in.
    pub before: Option<MomentId>,
    /// Which way the answer went.
    pub course: Course,
    /// What the expectations of that moment came to, in its order.
    pub expectations: Vec<Weighed>,
    /// What that moment still waits for after the turn; none: it has no `until`.
    pub until: Option<UntilLeft>,
    /// What the caller's needs let pass and what not; nothing where no need looked at the turn.
    pub needs: Vec<NeedCheck>,
    /// Facts that the caller took in.
    pub took_in: Vec<FactId>,
    /// Facts that were told wrongly.
    pub mistaken: Vec<FactId>,
    /// Details that the caller told for the first time.
    pub disclosed: Vec<DetailId>,
    /// What the caller answers, and why; nothing: they say nothing.
    pub answer: Vec<Spoken>,
    /// Moments that were entered, in this order; the last one is where the talk goes on.
    pub entered: Vec<MomentId>,
    /// The moment that the talk is in afterwards.
    pub after: Option<MomentId>,
    /// Whether the caller is about to hang up.
    pub ends: bool,
}

/// An utterance of the turn.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Understood {
    /// The words.
    pub text: String,
    /// What they do, with the words that show it.
    pub heard: Heard,
}

/// Which way an answer went. All but the last four leave the moment's expectations aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Course {
    /// A sign of listening ("mhm") that wants no answer.
    Backchannel,
    /// The caller did not follow, on account of a need.
    Lost(LostBecause),
    /// The words hurt so much that the caller hangs up.
    Hurt,
    /// The caller first wants to hear read back what they said.
    WantsReadBack,
    /// The caller first asks what they must know before they say goodbye.
    AsksBeforeGoodbye,
    /// The first turn after picking up: the caller says what they begin with.
    Opening,
    /// Something in the turn moved the talk on.
    Fitted,
    /// Nothing did, and the caller says that they are back on the line.
    BackOnLine,
    /// Nothing did.
    NothingFitted,
}

/// What an expectation came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Weighed {
    /// Its place in the moment's list, from 0.
    pub index: usize,
    /// Whether it was taken.
    pub fit: Fit,
    /// What it lacked.
    pub lacks: Lacks,
}

/// Whether an expectation fitted a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// It was taken.
    Taken,
    /// It fitted, but an earlier one was taken, or the course of the answer left it aside.
    Fits,
    /// All of it was done in this moment, but nothing of it in this turn: what was answered once is not answered again.
    Stale,
    /// It lacked something.
    Lacks,
}

/// What was not done yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Lacks {
    /// Acts that were not performed since the moment was entered.
    pub acts: Vec<SpeechAct>,
    /// Facts that the caller has not taken in.
    pub told: Vec<FactId>,
    /// Details that the caller has not told.
    pub asked: Vec<DetailId>,
}

/// How far a moment's `until` is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UntilLeft {
    /// What it still waits for; no acts.
    pub lacks: Lacks,
    /// Where the talk goes on then.
    pub then: MomentId,
}

/// A limit of the caller's needs, held against a turn.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NeedCheck {
    /// What would be lost.
    pub why: LostBecause,
    /// Whether the turn passed.
    pub passed: bool,
    /// What was measured: syllables a second, words of the longest sentence, things or digits. None: nothing is measured, or
    /// nothing could be (typed words have no pace).
    pub measured: Option<f64>,
    /// The most that passes, in the same unit. A pace may be two in a hundred over it, and a sentence without punctuation
    /// twice as long; the formula of an introduction is never too long.
    pub limit: Option<f64>,
}

impl NeedCheck {
    /// A check without figures.
    pub(super) fn plain(why: LostBecause, passed: bool) -> Self {
        Self {
            why,
            passed,
            measured: None,
            limit: None,
        }
    }
}

/// Words of the caller's answer, and where they come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Spoken {
    /// Which line of the scenario it is.
    pub because: Because,
    /// The words; silent blocks and sounds are left out.
    pub words: String,
}

/// Which line of the scenario the caller says. What is said again on request keeps where it came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// The line of a moment.
    Moment(MomentId),
    /// The answer of an expectation that was taken.
    Expectation {
        /// The moment.
        moment: MomentId,
        /// Its place in the moment's list, from 0.
        index: usize,
    },
    /// Nothing fitted, and the moment has words for that.
    Otherwise(MomentId),
    /// The trainee was silent, and the moment has words for that.
    Silence(MomentId),
    /// A fact was taken in, or is said in the caller's own words.
    Fact(FactId),
    /// A detail was asked for.
    Detail(DetailId),
    /// A stock phrase, by its key in the stock file.
    Stock(&'static str),
}

/// The name under which the variant of the line is drawn; a seed means the same call for years, so it stays as it is.
impl fmt::Display for Because {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Moment(moment) => write!(f, "moment/{moment}"),
            Self::Expectation { moment, index } => write!(f, "expect/{moment}/{index}"),
            Self::Otherwise(moment) => write!(f, "otherwise/{moment}"),
            Self::Silence(moment) => write!(f, "silence/{moment}"),
            Self::Fact(fact) => write!(f, "fact/{fact}"),
            Self::Detail(detail) => write!(f, "knows/{detail}"),
            Self::Stock(key) => write!(f, "stock/{key}"),
        }
    }
}

impl TurnReport {
    /// The report on a turn that was just answered; `talk` is as the answer left it, `before` the moment that it found.
    pub(super) fn of(
        at: Millis,
        turn: Vec<Utterance>,
        before: Option<MomentId>,
        answer: &Answer,
        talk: &Talk,
        scenario: &Scenario,
    ) -> Self {
        let moment = before.as_ref().and_then(|id| scenario.moment(id));
        let mut report = Self {
            at,
            said: turn.into_iter().map(Understood::from).collect(),
            course: answer.course,
            expectations: answer.expectations.clone(),
            until: moment.and_then(|moment| until_left(moment, talk)),
            needs: answer.needs.clone(),
            took_in: Vec::new(),
            mistaken: answer.wrong.iter().cloned().collect(),
            disclosed: Vec::new(),
            answer: Vec::new(),
            entered: Vec::new(),
            after: talk.moment.clone(),
            ends: talk.closing.is_some(),
            before,
        };
        for cue in &answer.cues {
            report.take(cue);
        }
        report
    }

    fn take(&mut self, cue: &Cue) {
        match cue {
            Cue::Say { text, because, .. } => {
                let Some(because) = because else { return };
                match self.answer.last_mut().filter(|last| &last.because == because) {
                    Some(last) => {
                        last.words.push(' ');
                        last.words.push_str(text);
                    }
                    None => self.answer.push(Spoken {
                        because: because.clone(),
                        words: text.clone(),
                    }),
                }
            }
            Cue::Note(Logged::TookIn { fact }) => self.took_in.push(fact.clone()),
            Cue::Note(Logged::Disclosed { detail, .. }) => self.disclosed.push(detail.clone()),
            Cue::Note(Logged::Entered(moment)) => self.entered.push(moment.clone()),
            Cue::HangUp(_) => self.ends = true,
            Cue::Note(_) | Cue::Block(_) | Cue::Sound { .. } => {}
        }
    }
}

impl From<Utterance> for Understood {
    fn from(utterance: Utterance) -> Self {
        Self {
            text: utterance.said.text,
            heard: utterance.heard,
        }
    }
}

impl Lacks {
    /// What of an expectation was not done yet.
    pub(super) fn of(expected: &Expectation, talk: &Talk) -> Self {
        let acts = expected.acts.iter().filter(|act| !talk.acts.contains(*act));
        Self {
            acts: acts.copied().collect(),
            ..Self::of_matter(&expected.told, &expected.asked, talk)
        }
    }

    fn of_matter(told: &[FactId], asked: &[DetailId], talk: &Talk) -> Self {
        let told = told.iter().filter(|fact| !talk.taken_in.contains(fact));
        let asked = asked.iter().filter(|detail| !talk.disclosed.contains(*detail));
        Self {
            acts: Vec::new(),
            told: told.cloned().collect(),
            asked: asked.cloned().collect(),
        }
    }

    /// Whether nothing is lacking.
    pub fn is_nothing(&self) -> bool {
        self.acts.is_empty() && self.told.is_empty() && self.asked.is_empty()
    }
}

/// What the moment's `until` still waits for; none: it has none.
pub(super) fn until_left(moment: &Moment, talk: &Talk) -> Option<UntilLeft> {
    let until = moment.until.as_ref()?;
    Some(UntilLeft {
        lacks: Lacks::of_matter(&until.told, &until.asked, talk),
        then: until.then.clone(),
    })
}
