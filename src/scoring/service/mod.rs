//! Service to this caller: what their need profile asks for, a file a need. Shown beside the rules, never in the total.

mod blind;
mod hard_of_hearing;
mod offers;
mod slips;
mod stutter;

use crate::domain::{InterruptedWhat, LostBecause, Millis, NeedProfile, ServiceVerdict, SpeechAct};

use super::call::Call;
use super::hearing::Hearing;
use super::judgement::{Judgement, MET, MISSED, PARTLY, settle};
use super::messages;

/// A duty towards a caller: the key of its message, and how it is judged under one hearing.
type Duty<'d> = (&'static str, Box<dyn Fn(Hearing) -> Option<Judgement> + 'd>);

/// The verdicts for every need of the caller, in the scenario's order.
pub fn judge(call: &Call) -> Vec<ServiceVerdict> {
    if call.opened.is_none() {
        return Vec::new();
    }
    call.scenario
        .caller
        .needs
        .iter()
        .flat_map(|need| of_need(call, need))
        .collect()
}

fn of_need(call: &Call, need: &NeedProfile) -> Vec<ServiceVerdict> {
    let duties = duties(call, need);
    let verdicts = duties.into_iter().map(|(key, judge)| {
        let settled = settle(judge);
        ServiceVerdict {
            need: need.id().to_owned(),
            duty: messages::plain(key),
            verdict: settled.verdict,
            // No clause of the office's document speaks to it: it comes from the need profile.
            evidence: settled
                .findings
                .into_iter()
                .map(|finding| finding.into_evidence(""))
                .collect(),
        }
    });
    verdicts.collect()
}

/// What this need asks of the trainee.
fn duties<'d>(call: &'d Call, need: &NeedProfile) -> Vec<Duty<'d>> {
    match *need {
        NeedProfile::Relay { .. } | NeedProfile::Relative { .. } => vec![to_caller(call), let_pass(call)],
        NeedProfile::Deafblind { .. } => vec![to_caller(call), let_pass(call), one_by_one(call)],
        NeedProfile::HardOfHearing {
            syllables_per_s,
            words,
            numbers,
        } => hard_of_hearing::duties(call, syllables_per_s, words, numbers),
        NeedProfile::Blind => blind::duties(call),
        NeedProfile::Stutter { .. } => stutter::duties(call),
        NeedProfile::Aphasia { words, .. } => vec![
            let_pass(call),
            short_sentences(call, words),
            one_by_one(call),
            closed_questions(call),
            no_hurry(call),
        ],
        NeedProfile::UnclearSpeech => vec![
            (
                messages::DUTY_READ_BACK,
                Box::new(move |hearing| offers::read_back(call, hearing)),
            ),
            written_way(call),
        ],
        NeedProfile::IntellectualDisability { words, .. } => vec![
            short_sentences(call, words),
            one_by_one(call),
            plain_words(call),
            as_an_adult(call),
            made_sure(call),
        ],
        NeedProfile::Autism => vec![
            plain_words(call),
            (
                messages::DUTY_EXACT_TIMES,
                Box::new(move |_: Hearing| slips::exact_times(call)),
            ),
            written_way(call),
        ],
        NeedProfile::Crisis { .. } => vec![
            (messages::DUTY_STAY, Box::new(move |_: Hearing| offers::stayed(call))),
            as_an_adult(call),
            (
                messages::DUTY_TAKE_SERIOUSLY,
                Box::new(move |hearing| {
                    let (done, undone) = (messages::TAKEN_SERIOUSLY, messages::NOT_TAKEN_SERIOUSLY);
                    offers::one_of(call, &[SpeechAct::Empathy], done, undone, hearing)
                }),
            ),
        ],
        NeedProfile::Anxiety { .. } => vec![
            (
                messages::DUTY_WAITS,
                Box::new(move |hearing| offers::waits_told(call, hearing)),
            ),
            no_hurry(call),
            made_sure(call),
        ],
        NeedProfile::Dementia { .. } => vec![
            one_by_one(call),
            (
                messages::DUTY_DIGITS,
                Box::new(move |_: Hearing| slips::never_lost(call, &[LostBecause::ManyDigits], messages::FEW_DIGITS)),
            ),
            as_an_adult(call),
            made_sure(call),
        ],
        NeedProfile::Mobility => vec![(
            messages::DUTY_ACCESS,
            Box::new(move |hearing| offers::access(call, hearing)),
        )],
        NeedProfile::Companion => vec![to_caller(call)],
        NeedProfile::WeakPolish { syllables_per_s, words } => vec![
            hard_of_hearing::slow(call, syllables_per_s),
            short_sentences(call, words),
            plain_words(call),
            hard_of_hearing::in_other_words(call),
            as_an_adult(call),
        ],
    }
}

fn to_caller<'d>(call: &'d Call) -> Duty<'d> {
    let judge = move |hearing| slips::none_of(call, &[SpeechAct::VThirdPerson], messages::SPOKEN_TO, hearing);
    (messages::DUTY_TO_CALLER, Box::new(judge))
}

fn let_pass<'d>(call: &'d Call) -> Duty<'d> {
    (
        messages::DUTY_LET_PASS,
        Box::new(move |_: Hearing| slips::let_pass(call)),
    )
}

fn one_by_one<'d>(call: &'d Call) -> Duty<'d> {
    let judge = move |_: Hearing| slips::never_lost(call, &[LostBecause::TooMuch], messages::ONE_BY_ONE);
    (messages::DUTY_ONE_BY_ONE, Box::new(judge))
}

fn closed_questions<'d>(call: &'d Call) -> Duty<'d> {
    let judge = move |_: Hearing| slips::never_lost(call, &[LostBecause::OpenQuestion], messages::CLOSED_QUESTIONS);
    (messages::DUTY_CLOSED_QUESTIONS, Box::new(judge))
}

fn plain_words<'d>(call: &'d Call) -> Duty<'d> {
    let reasons = &[LostBecause::Idiom, LostBecause::Officialese];
    let judge = move |_: Hearing| slips::never_lost(call, reasons, messages::PLAIN_WORDS);
    (messages::DUTY_PLAIN_WORDS, Box::new(judge))
}

fn as_an_adult<'d>(call: &'d Call) -> Duty<'d> {
    let acts = &[SpeechAct::VPatronise, SpeechAct::VRude, SpeechAct::VRefuse];
    let judge = move |hearing| slips::none_of(call, acts, messages::AS_AN_ADULT, hearing);
    (messages::DUTY_AS_AN_ADULT, Box::new(judge))
}

fn no_hurry<'d>(call: &'d Call) -> Duty<'d> {
    let judge = move |hearing| slips::none_of(call, &[SpeechAct::VHurry], messages::NOT_HURRIED, hearing);
    (messages::DUTY_NO_HURRY, Box::new(judge))
}

fn short_sentences<'d>(call: &'d Call, words: u32) -> Duty<'d> {
    hard_of_hearing::short_sentences(call, words)
}

fn made_sure<'d>(call: &'d Call) -> Duty<'d> {
    (
        messages::DUTY_MADE_SURE,
        Box::new(move |hearing| offers::made_sure(call, hearing)),
    )
}

fn written_way<'d>(call: &'d Call) -> Duty<'d> {
    let judge = move |hearing| {
        let (done, undone) = (messages::OTHER_WAY_OFFERED, messages::NO_WRITTEN_WAY);
        offers::one_of(call, &[SpeechAct::OfferAdaptation], done, undone, hearing)
    };
    (messages::DUTY_WRITTEN_WAY, Box::new(judge))
}

/// The share for a duty kept `kept` times out of `all`: all, at least half, fewer.
fn share_of(kept: usize, all: usize) -> f64 {
    if kept == all {
        MET
    } else if kept * 2 >= all {
        PARTLY
    } else {
        MISSED
    }
}

/// When each silent block was first spoken into; a block that was spoken into twice counts once.
pub fn interrupted_blocks(call: &Call) -> Vec<Millis> {
    let into_blocks = call
        .interruptions
        .iter()
        .filter(|(_, what)| *what == InterruptedWhat::Block);
    let mut first: Vec<(Option<Millis>, Millis)> = into_blocks
        // The word may be logged in the very moment that ends the block.
        .map(|&(at, _)| (call.blocks.latest(at).map(|block| block.from), at))
        .collect();
    first.dedup_by_key(|(block, _)| *block);
    first.into_iter().map(|(_, at)| at).collect()
}
