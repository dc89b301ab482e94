//! The caller's answer to one turn of the trainee, composed as one sequence of cues: confirmations, answers, the
//! line of the expectation that fitted, and the next moment's line, without a wait in between.
//!
//! The order of the steps is that of a talk, and the first expectation that fits is taken. What the scenario leaves
//! open is in [`super::defaults`].

use std::collections::BTreeSet;

use super::lines::Lines;
use super::needs;
use super::playback::Cue;
use super::talk::Talk;
use super::trainee::{SURE_OF_VIOLATION, Utterance, performed};
use super::turn_report::{Because, Course, NeedCheck, Weighed};
use crate::domain::{
    DetailDuty, DetailId, Disclosure, Fact, FactId, FactState, Line, Logged, LostBecause, Mechanics, MomentId,
    Repetition, Scenario, SpeechAct, Switch,
};

/// Confirmations spoken in one answer: more would be a recital.
const MOST_CONFIRMATIONS: usize = 2;
/// Questions answered at once.
const MOST_ANSWERS: usize = 3;

/// The caller's answer to a turn, and how it came about.
pub(super) struct Answer {
    pub(super) cues: Vec<Cue>,
    pub(super) course: Course,
    /// What the expectations of the moment that the turn found came to.
    pub(super) expectations: Vec<Weighed>,
    pub(super) needs: Vec<NeedCheck>,
    /// Facts told wrongly.
    pub(super) wrong: BTreeSet<FactId>,
}

/// Composes the caller's answer to `turn`.
pub(super) fn react(talk: &mut Talk, scenario: &Scenario, lines: &mut Lines, turn: &[Utterance]) -> Answer {
    let opening = std::mem::take(&mut talk.opening_line_due);
    let mut reaction = Reaction::to(talk, scenario, lines, turn);
    if !opening && turn.iter().all(Utterance::is_backchannel) {
        reaction.course = Course::Backchannel;
        return reaction.finish();
    }
    if opening {
        // The first turn was spoken before the caller could say what they need: nothing of it is held against it.
        let line = reaction.talk.opening_line(scenario, reaction.lines);
        reaction.cues.extend(line);
        reaction.fitted = true;
    } else if reaction.talk.closing.is_none() {
        reaction.needs = needs::checks(&reaction.mechanics, turn, &reaction.talk.taken_in);
        if let Some(why) = needs::lost(&reaction.needs) {
            reaction.lost(why);
            return reaction.finish();
        }
    }
    reaction.answer(turn, opening);
    let answer = reaction.finish();
    talk.remember(&answer.cues);
    answer
}

pub(super) struct Reaction<'a> {
    pub(super) talk: &'a mut Talk,
    pub(super) scenario: &'a Scenario,
    pub(super) lines: &'a mut Lines,
    /// What the caller's needs do.
    pub(super) mechanics: Mechanics,
    /// Acts of this turn that nothing has answered yet.
    pub(super) acts: BTreeSet<SpeechAct>,
    /// Acts about waiting that were said before a hold which is over by now.
    pub(super) waited: bool,
    /// Facts told rightly in this turn, and followed.
    pub(super) told: BTreeSet<FactId>,
    /// Those among them that the caller had not taken in before.
    new: Vec<FactId>,
    /// Facts told wrongly in this turn.
    pub(super) wrong: BTreeSet<FactId>,
    /// Details asked for in this turn.
    pub(super) asked: BTreeSet<DetailId>,
    /// The caller has agreed to wait, or to be put through, in so many words.
    pub(super) agreed: bool,
    /// Something in the turn moved the talk on.
    pub(super) fitted: bool,
    /// Where the talk goes on.
    pub(super) goes_to: Option<MomentId>,
    entered: Vec<MomentId>,
    pub(super) cues: Vec<Cue>,
    course: Course,
    /// What the expectations came to; none: nobody has looked at them yet.
    pub(super) weighed: Option<Vec<Weighed>>,
    pub(super) needs: Vec<NeedCheck>,
}

impl<'a> Reaction<'a> {
    fn to(talk: &'a mut Talk, scenario: &'a Scenario, lines: &'a mut Lines, turn: &[Utterance]) -> Self {
        let acts = performed(turn);
        talk.acts.extend(&acts);
        talk.performed.extend(&acts);
        let back = talk.back_since;
        Self {
            waited: back.is_some_and(|back| turn.iter().any(|utterance| utterance.said.start < back)),
            talk,
            scenario,
            lines,
            mechanics: Mechanics::of(&scenario.caller.needs),
            acts,
            told: BTreeSet::new(),
            new: Vec::new(),
            wrong: BTreeSet::new(),
            asked: BTreeSet::new(),
            agreed: false,
            fitted: false,
            goes_to: None,
            entered: Vec::new(),
            cues: Vec::new(),
            course: Course::Fitted,
            weighed: None,
            needs: Vec::new(),
        }
    }

    fn finish(mut self) -> Answer {
        let expectations = self.weighed.take().unwrap_or_else(|| self.weigh());
        Answer {
            cues: self.cues,
            course: self.course,
            expectations,
            needs: self.needs,
            wrong: self.wrong,
        }
    }

    fn answer(&mut self, turn: &[Utterance], opening: bool) {
        self.talk.waits = if self.asks_to_wait() { Switch::On } else { Switch::Off };
        let back = self.talk.back_since.take().is_some();
        let told_how_long = self.acts.contains(&SpeechAct::GiveWaitEstimate);
        self.talk.knows_how_long = told_how_long || self.talk.knows_how_long && !back;
        if self.protest(turn) {
            self.course = Course::Hurt;
            return;
        }
        let missed = self.take_in(turn);
        let wants_read_back = self.wants_read_back();
        let new = std::mem::take(&mut self.new);
        let answers = self.answers(turn);
        if wants_read_back {
            // A question is answered all the same.
            self.cues.extend(answers);
            self.stock("read_back", |stock| &stock.read_back);
            self.course = Course::WantsReadBack;
            return;
        }
        if missed {
            self.confirm(&new, &[]);
            self.cues.extend(answers);
            self.note(Logged::Lost {
                why: LostBecause::NumberMissed,
            });
            self.stock("number_missed", |stock| &stock.number_missed);
            self.course = Course::Lost(LostBecause::NumberMissed);
            return;
        }
        if self.is_ending() && self.asks_before_goodbye() {
            let asks = std::mem::take(&mut self.cues);
            self.confirm(&new, &[]);
            self.cues.extend(answers);
            self.cues.extend(asks);
            self.course = Course::AsksBeforeGoodbye;
            return;
        }
        let expected = self.expectation();
        let confirmed_by_line = match expected {
            Some((_, expected)) if !expected.caller.is_empty() => expected.told.as_slice(),
            _ => &[],
        };
        self.confirm(&new, confirmed_by_line);
        self.cues.extend(answers);
        if let Some((index, expected)) = expected {
            self.follow(index, expected);
        }
        if self.goes_to.is_none() {
            self.goes_to = self
                .talk
                .now_in(self.scenario)
                .and_then(|moment| self.talk.until(moment))
                .cloned();
        }
        self.wants_exact_time(turn);
        self.defaults();
        if self.goes_to.is_none() && !opening && !self.cannot_answer_openly() {
            self.answer_open_question();
        }
        if let Some(moment) = self.goes_to.take() {
            self.fitted = true;
            self.enter(&moment);
        }
        if self.fitted {
            self.talk.asked_again = 0;
            if opening {
                self.course = Course::Opening;
            }
        } else if back || self.acts.contains(&SpeechAct::ThankForWaiting) {
            self.course = Course::BackOnLine;
            self.stock("back_on_line", |stock| &stock.back_on_line);
        } else {
            self.course = Course::NothingFitted;
            self.nothing_fitted();
        }
    }

    /// The turn was not followed: says so, or gives up.
    fn lost(&mut self, why: LostBecause) {
        self.course = Course::Lost(why);
        self.note(Logged::Lost { why });
        if let Some(giving_up) = self.talk.ask_again(self.scenario, self.lines) {
            self.cues.extend(giving_up);
            return;
        }
        match why {
            LostBecause::TooFast => self.stock("too_fast", |stock| &stock.too_fast),
            LostBecause::TooLong => self.stock("too_long", |stock| &stock.too_long),
            LostBecause::Visual => self.stock("cannot_see", |stock| &stock.cannot_see),
            LostBecause::NumberMissed => self.stock("number_missed", |stock| &stock.number_missed),
            LostBecause::TooMuch => self.stock("too_much", |stock| &stock.too_much),
            LostBecause::ManyDigits => self.stock("many_digits", |stock| &stock.many_digits),
            LostBecause::Idiom => self.stock("taken_literally", |stock| &stock.taken_literally),
            LostBecause::Officialese => self.stock("plain_words", |stock| &stock.plain_words),
            LostBecause::ThirdPerson => self.stock("speak_to_me", |stock| &stock.speak_to_me),
            LostBecause::OpenQuestion => self.stock("ask_me_yes_or_no", |stock| &stock.ask_me_yes_or_no),
        }
    }

    /// Answers rudeness, rushing and talking down, each kind once. Whether the caller hangs up over it.
    fn protest(&mut self, turn: &[Utterance]) -> bool {
        if self.acts.contains(&SpeechAct::Apologise) {
            self.talk.offences = 0;
        }
        let offences = turn
            .iter()
            .flat_map(|utterance| &utterance.heard.acts)
            .filter(|found| found.confidence >= SURE_OF_VIOLATION)
            .map(|found| found.act)
            .filter(|act| {
                matches!(act, SpeechAct::VRude | SpeechAct::VHurry | SpeechAct::VPatronise)
                    || self.mechanics.offences.is_some() && *act == SpeechAct::VRefuse
            });
        let before = self.talk.protested.len();
        self.talk.protested.extend(offences);
        let new = self.talk.protested.len() - before;
        if new == 0 {
            return false;
        }
        self.fitted = true;
        self.talk.offences += u32::try_from(new).unwrap_or(u32::MAX);
        if self.is_hurt() {
            return true;
        }
        self.stock("protests", |stock| &stock.protests);
        false
    }

    /// Takes facts in; whether the figures of one were missed.
    fn take_in(&mut self, turn: &[Utterance]) -> bool {
        let mut missed = false;
        for (index, utterance) in turn.iter().enumerate() {
            for found in utterance
                .heard
                .facts
                .iter()
                .filter(|found| needs::counts(found.confidence))
            {
                let Some(fact) = self.scenario.fact(&found.fact) else {
                    continue;
                };
                match found.state {
                    FactState::Incomplete => {}
                    FactState::Wrong => {
                        self.fitted = true;
                        self.wrong.insert(fact.id.clone());
                        self.talk.mistaken.insert(fact.id.clone());
                        self.talk.taken_in.retain(|taken| taken != &fact.id);
                    }
                    FactState::Told => {
                        self.fitted = true;
                        // Said in two utterances of one turn is said twice.
                        let others = turn.iter().enumerate().filter(|(other, _)| *other != index);
                        let again = found.repeated == Repetition::Repeated
                            || others.into_iter().any(|(_, other)| tells(other, fact));
                        let follows = self.follows(fact, again);
                        if needs::misses_numbers(&self.mechanics, fact) {
                            self.needs.push(NeedCheck::plain(LostBecause::NumberMissed, follows));
                        }
                        if follows {
                            self.take(fact);
                        } else {
                            missed = true;
                        }
                    }
                }
            }
        }
        missed
    }

    /// Whether the figures of this fact come across. A second telling does what repeating in the first one does.
    fn follows(&mut self, fact: &Fact, repeated: bool) -> bool {
        if repeated || self.talk.taken_in.contains(&fact.id) {
            return true;
        }
        !needs::misses_numbers(&self.mechanics, fact) || !self.talk.missed_once.insert(fact.id.clone())
    }

    fn take(&mut self, fact: &Fact) {
        self.told.insert(fact.id.clone());
        self.wrong.remove(&fact.id);
        self.talk.mistaken.remove(&fact.id);
        if self.talk.taken_in.contains(&fact.id) {
            self.talk.secured.insert(fact.id.clone());
        } else {
            self.talk.taken_in.push(fact.id.clone());
            self.new.push(fact.id.clone());
            self.note(Logged::TookIn { fact: fact.id.clone() });
        }
    }

    /// Confirms what was taken in just now.
    fn confirm(&mut self, new: &[FactId], but: &[FactId]) {
        if self.acts.contains(&SpeechAct::Summarise) {
            return;
        }
        let facts: Vec<&Fact> = new
            .iter()
            .filter(|fact| !but.contains(fact))
            .filter_map(|fact| self.scenario.fact(fact))
            .filter(|fact| !fact.confirms.is_empty())
            .take(MOST_CONFIRMATIONS)
            .collect();
        for fact in facts {
            self.say(&Because::Fact(fact.id.clone()), &fact.confirms);
        }
    }

    /// The answers to what was asked for.
    fn answers(&mut self, turn: &[Utterance]) -> Vec<Cue> {
        let mut cues = Vec::new();
        for found in turn.iter().flat_map(|utterance| &utterance.heard.details) {
            if needs::counts(found.confidence)
                && self.asked.len() < MOST_ANSWERS
                && self.scenario.knowledge(&found.detail).is_some()
                && self.asked.insert(found.detail.clone())
            {
                self.fitted = true;
                cues.extend(self.tell(&found.detail, Disclosure::Asked));
            }
        }
        if !self.asked.is_empty() {
            self.acts.remove(&SpeechAct::AskDetails);
        }
        cues
    }

    fn tell(&mut self, detail: &DetailId, how: Disclosure) -> Vec<Cue> {
        let Some(known) = self.scenario.knowledge(detail) else {
            return Vec::new();
        };
        let mut cues = Vec::new();
        self.talk.unconfirmed.insert(detail.clone());
        if self.talk.disclosed.insert(detail.clone()) {
            cues.push(Cue::Note(Logged::Disclosed {
                detail: detail.clone(),
                how,
            }));
        }
        cues.extend(self.lines.caller(&Because::Detail(detail.clone()), &known.says));
        cues
    }

    /// An open question draws out one thing that the trainee should know.
    fn answer_open_question(&mut self) {
        if !self.acts.contains(&SpeechAct::AskDetails) {
            return;
        }
        let next = self
            .scenario
            .knows
            .iter()
            .filter(|known| known.duty != DetailDuty::Optional)
            .find(|known| !self.talk.disclosed.contains(&known.id));
        if let Some(known) = next {
            self.acts.remove(&SpeechAct::AskDetails);
            self.fitted = true;
            let answer = self.tell(&known.id, Disclosure::OpenQuestion);
            self.cues.extend(answer);
            // What the moment waited for may just have been obtained.
            self.goes_to = self
                .talk
                .now_in(self.scenario)
                .and_then(|moment| self.talk.until(moment))
                .cloned();
        }
    }

    /// Goes on to a moment, and through those that are over before they began.
    pub(super) fn enter(&mut self, moment: &MomentId) {
        let mut next = Some(moment);
        while let Some(id) = next.take() {
            let Some(moment) = self
                .scenario
                .moment(id)
                .filter(|moment| !self.entered.contains(&moment.id))
            else {
                return;
            };
            self.entered.push(moment.id.clone());
            self.talk.enter(moment);
            self.note(Logged::Entered(moment.id.clone()));
            next = self.talk.until(moment);
            let waits_for_something = moment
                .until
                .as_ref()
                .is_some_and(|until| !until.told.is_empty() || !until.asked.is_empty());
            // Nobody asks for what they have just been told; but what a mark stands for must be said.
            if next.is_none() || !waits_for_something || !moment.marks.is_empty() {
                let line = self.talk.moment_line(self.scenario, self.lines);
                self.cues.extend(line);
            }
        }
    }

    /// The caller has said that they understood, or shown it: what they have taken in stays.
    pub(super) fn confirms_understanding(&mut self) {
        self.talk.secured.extend(self.talk.taken_in.iter().cloned());
        self.note(Logged::ConfirmedUnderstanding);
    }

    pub(super) fn note(&mut self, what: Logged) {
        self.cues.push(Cue::Note(what));
    }

    pub(super) fn say(&mut self, because: &Because, variants: &[Line]) {
        let cues = self.lines.caller(because, variants);
        self.cues.extend(cues);
    }

    pub(super) fn stock(&mut self, key: &'static str, pick: impl Fn(&'a crate::domain::StockPhrases) -> &'a Vec<Line>) {
        let variants = pick(&self.scenario.stock);
        self.say(&Because::Stock(key), variants);
    }

    pub(super) fn has_words(&self) -> bool {
        self.cues.iter().any(Cue::is_words)
    }
}

fn tells(utterance: &Utterance, fact: &Fact) -> bool {
    utterance
        .heard
        .facts
        .iter()
        .any(|found| found.fact == fact.id && found.state == FactState::Told && needs::counts(found.confidence))
}
