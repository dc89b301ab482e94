//! What the caller remembers of the talk: where it stands, what they took in, told, asked and agreed to.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::Lines;
use super::playback::Cue;
use super::turn_report::Because;
use super::wishes::Wish;
use crate::domain::{
    Beginning, DetailId, Ending, FactId, HangUp, Logged, Millis, Moment, MomentId, Scenario, SpeechAct, Switch,
};

/// The caller's side of the conversation.
#[derive(Debug)]
pub(super) struct Talk {
    /// The moment the talk is in; the log enters it when the caller's words get there.
    pub(super) moment: Option<MomentId>,
    /// After picking up the trainee speaks first: the caller's opening line is still to be said.
    pub(super) opening_line_due: bool,
    /// The caller has rung before in vain, and has not said so yet.
    pub(super) rings_again: bool,
    /// Acts performed since the moment was entered.
    pub(super) acts: BTreeSet<SpeechAct>,
    /// Facts taken in, in this order.
    pub(super) taken_in: Vec<FactId>,
    /// Facts last heard with a wrong value.
    pub(super) mistaken: BTreeSet<FactId>,
    /// Facts whose figures were missed once.
    pub(super) missed_once: BTreeSet<FactId>,
    /// Details told.
    pub(super) disclosed: BTreeSet<DetailId>,
    /// Details told that the trainee has not read back yet.
    pub(super) unconfirmed: BTreeSet<DetailId>,
    /// Facts told again, summed up or taught back: they stay.
    pub(super) secured: BTreeSet<FactId>,
    /// Acts performed in the whole talk.
    pub(super) performed: BTreeSet<SpeechAct>,
    /// What was asked for on account of a need.
    pub(super) wishes: BTreeSet<Wish>,
    /// Violations that were answered.
    pub(super) protested: BTreeSet<SpeechAct>,
    /// Words that hurt, not made good by an apology; they wear the caller's patience.
    pub(super) offences: u32,
    /// Somebody said how long the wait under way takes.
    pub(super) knows_how_long: bool,
    /// Expectations that a turn has met: the moment, and the place in its list.
    pub(super) followed: BTreeSet<(MomentId, usize)>,
    /// How often each moment's `otherwise` was used.
    pub(super) otherwise: BTreeMap<MomentId, u32>,
    /// Moments in which the caller said that they did not follow.
    pub(super) puzzled: BTreeSet<MomentId>,
    /// How often in a row the caller had to ask again.
    pub(super) asked_again: u32,
    /// The caller has agreed to wait: silence is no surprise.
    pub(super) waits: Switch,
    /// When the line was last taken off hold, until the first turn after it.
    pub(super) back_since: Option<Millis>,
    /// The caller is about to hang up, this long after the last word.
    pub(super) closing: Option<HangUp>,
    /// The caller's last turn, to be said again on request.
    pub(super) last_turn: Vec<Cue>,
}

impl Talk {
    pub(super) fn new() -> Self {
        Self {
            moment: None,
            opening_line_due: false,
            rings_again: false,
            acts: BTreeSet::new(),
            taken_in: Vec::new(),
            mistaken: BTreeSet::new(),
            missed_once: BTreeSet::new(),
            disclosed: BTreeSet::new(),
            unconfirmed: BTreeSet::new(),
            secured: BTreeSet::new(),
            performed: BTreeSet::new(),
            wishes: BTreeSet::new(),
            protested: BTreeSet::new(),
            offences: 0,
            knows_how_long: false,
            followed: BTreeSet::new(),
            otherwise: BTreeMap::new(),
            puzzled: BTreeSet::new(),
            asked_again: 0,
            waits: Switch::Off,
            back_since: None,
            closing: None,
            last_turn: Vec::new(),
        }
    }

    /// What has been told and asked so far, as a beginning of another call at this moment.
    pub(super) fn beginning(&self, moment: MomentId, at: Millis, plays: u32) -> Beginning {
        Beginning {
            moment,
            at,
            told: self.taken_in.clone(),
            mistaken: self.mistaken.iter().cloned().collect(),
            asked: self.disclosed.iter().cloned().collect(),
            plays,
        }
    }

    /// Remembers what was told and asked before, as far as the scenario knows of it.
    pub(super) fn recall(&mut self, beginning: &Beginning, scenario: &Scenario) {
        let known = |fact: &&FactId| scenario.fact(fact).is_some();
        self.taken_in = beginning.told.iter().filter(known).cloned().collect();
        self.mistaken = beginning.mistaken.iter().filter(known).cloned().collect();
        let details = beginning.asked.iter();
        self.disclosed = details
            .filter(|detail| scenario.knowledge(detail).is_some())
            .cloned()
            .collect();
    }

    /// The moment itself.
    pub(super) fn now_in<'s>(&self, scenario: &'s Scenario) -> Option<&'s Moment> {
        self.moment.as_ref().and_then(|id| scenario.moment(id))
    }

    /// Goes on to a moment.
    pub(super) fn enter(&mut self, moment: &Moment) {
        self.moment = Some(moment.id.clone());
        self.acts.clear();
        self.closing = moment.hangs_up;
    }

    /// Keeps a turn, to be said again on request.
    pub(super) fn remember(&mut self, cues: &[Cue]) {
        if cues.iter().any(Cue::is_words) {
            self.last_turn = cues.iter().filter(|cue| cue.is_turn()).cloned().collect();
        }
    }

    /// What the caller begins with: that they ring again, where they do and have words for it, and the opening moment's line.
    pub(super) fn opening_line(&mut self, scenario: &Scenario, lines: &mut Lines) -> Vec<Cue> {
        let mut cues = Vec::new();
        if std::mem::take(&mut self.rings_again) {
            cues.extend(lines.caller(&Because::Stock("rings_again"), &scenario.stock.rings_again));
        }
        cues.extend(self.moment_line(scenario, lines));
        cues
    }

    /// The line and the marks of the current moment.
    pub(super) fn moment_line(&self, scenario: &Scenario, lines: &mut Lines) -> Vec<Cue> {
        let Some(moment) = self.now_in(scenario) else {
            return Vec::new();
        };
        let marks = moment.marks.iter().map(|mark| Cue::Note(Logged::Marked(*mark)));
        marks
            .chain(lines.caller(&Because::Moment(moment.id.clone()), &moment.caller))
            .collect()
    }

    /// The trainee is silent: asks whether anyone is there, or gives up.
    pub(super) fn after_silence(&mut self, scenario: &Scenario, lines: &mut Lines) -> Vec<Cue> {
        self.waits = Switch::Off;
        if let Some(giving_up) = self.ask_again(scenario, lines) {
            return giving_up;
        }
        match self.now_in(scenario) {
            Some(moment) if !moment.on_silence.is_empty() => {
                lines.caller(&Because::Silence(moment.id.clone()), &moment.on_silence)
            }
            _ => lines.caller(&Because::Stock("are_you_there"), &scenario.stock.are_you_there),
        }
    }

    /// Counts a question asked again; beyond the caller's patience, which words that hurt have shortened, what they say
    /// instead of it.
    pub(super) fn ask_again(&mut self, scenario: &Scenario, lines: &mut Lines) -> Option<Vec<Cue>> {
        if self.asked_again + self.offences < scenario.caller.patience.repeats {
            self.asked_again += 1;
            return None;
        }
        let mut cues = lines.caller(&Because::Stock("gives_up"), &scenario.stock.gives_up);
        cues.push(Cue::HangUp(Ending::CallerGaveUp));
        Some(cues)
    }

    /// Whether the caller has heard, rightly or wrongly, everything they called for.
    pub(super) fn has_heard_everything(&self, scenario: &Scenario) -> bool {
        scenario
            .needs_to_hear
            .iter()
            .all(|fact| self.taken_in.contains(&fact.id) || self.mistaken.contains(&fact.id))
    }

    /// Where the moment leads by itself, once everything it waits for was told and obtained.
    pub(super) fn until<'s>(&self, moment: &'s Moment) -> Option<&'s MomentId> {
        let until = moment.until.as_ref()?;
        let told = until.told.iter().all(|fact| self.taken_in.contains(fact));
        let asked = until.asked.iter().all(|detail| self.disclosed.contains(detail));
        (told && asked).then_some(&until.then)
    }
}
