//! Need profiles at work: what of a turn a caller can follow. Norms come with the scenario's parameters.

use std::collections::BTreeSet;

use super::trainee::{SURE, Utterance};
use super::turn_report::NeedCheck;
use crate::domain::{
    Addressee, Fact, FactId, FactState, Heard, LostBecause, Mechanics, Millis, Numbers, PhraseKind, Route, Said,
    SpeechAct, Trait, Value,
};

/// A rate measured on fewer syllables says nothing.
const SYLLABLES_FOR_A_RATE: u32 = 6;
/// Times are whole milliseconds and pauses are cut by ear: so much over a limit is still at it.
const LENIENCE: f64 = 1.02;

/// The limits of these needs, held against this turn; on account of the first that it does not pass the caller does not
/// follow. `known` is what they have taken in before: to hear it again is nothing new.
pub(super) fn checks(mechanics: &Mechanics, turn: &[Utterance], known: &[FactId]) -> Vec<NeedCheck> {
    let any = |found: &dyn Fn(&Utterance) -> bool| turn.iter().any(found);
    let most = |of: &dyn Fn(&Utterance) -> u32| turn.iter().map(of).max();
    let surely = |act| any(&|utterance| utterance.is_sure_of(act));
    let says = |kind| any(&|utterance| utterance.heard.phrases.iter().any(|phrase| phrase.kind == kind));
    let counted = |why, passed, measured: Option<u32>, limit: u32| NeedCheck {
        measured: measured.map(f64::from),
        limit: Some(f64::from(limit)),
        ..NeedCheck::plain(why, passed)
    };
    let mut checks = Vec::new();
    if mechanics.has(Trait::Accompanied) {
        let passed = !surely(SpeechAct::VThirdPerson);
        checks.push(NeedCheck::plain(LostBecause::ThirdPerson, passed));
    }
    if let Some(limit) = mechanics.syllables_per_s {
        let measured = rate(turn);
        let passed = measured.is_none_or(|rate| rate <= limit * LENIENCE);
        checks.push(NeedCheck {
            measured,
            limit: Some(limit),
            ..NeedCheck::plain(LostBecause::TooFast, passed)
        });
    }
    if let Some(words) = mechanics.words {
        let passed = !any(&|utterance| is_too_long(utterance, words));
        let longest = most(&|utterance| utterance.heard.longest_sentence());
        checks.push(counted(LostBecause::TooLong, passed, longest, words));
    }
    if mechanics.has(Trait::Sightless) {
        let passed = !any(&|utterance| utterance.acts().any(|act| act == SpeechAct::VVisual));
        checks.push(NeedCheck::plain(LostBecause::Visual, passed));
    }
    if let Some(digits) = mechanics.digits {
        let found = most(&|utterance| utterance.heard.digits);
        let passed = found.is_none_or(|found| found <= digits);
        checks.push(counted(LostBecause::ManyDigits, passed, found, digits));
    }
    if let Some(limit) = mechanics.things {
        let found = things(turn, known);
        checks.push(counted(LostBecause::TooMuch, found <= limit, Some(found), limit));
    }
    if mechanics.has(Trait::Literal) {
        checks.push(NeedCheck::plain(LostBecause::Idiom, !says(PhraseKind::Idiom)));
    }
    if mechanics.has(Trait::PlainOnly) {
        checks.push(NeedCheck::plain(
            LostBecause::Officialese,
            !says(PhraseKind::Officialese),
        ));
    }
    checks
}

/// Why the caller does not follow the turn, if they do not.
pub(super) fn lost(checks: &[NeedCheck]) -> Option<LostBecause> {
    checks.iter().find(|check| !check.passed).map(|check| check.why)
}

/// Why a caller to whom nothing has been told yet would not follow `text`, understood as `heard`, if they would not; at no
/// pace in particular.
pub fn lost_on(mechanics: &Mechanics, text: &str, heard: &Heard) -> Option<LostBecause> {
    let said = Said {
        to: Addressee::Caller,
        route: Route::Typed,
        text: text.to_owned(),
        start: Millis::ZERO,
        end: Millis::ZERO,
        confidence: 1.0,
    };
    let heard = heard.clone();
    lost(&checks(mechanics, &[Utterance { said, heard }], &[]))
}

/// Pieces of information in a turn that the caller has not taken in yet.
fn things(turn: &[Utterance], known: &[FactId]) -> u32 {
    let told = turn.iter().flat_map(|utterance| &utterance.heard.facts);
    let new: BTreeSet<&FactId> = told
        .filter(|found| counts(found.confidence) && found.state != FactState::Incomplete)
        .map(|found| &found.fact)
        .filter(|fact| !known.contains(fact))
        .collect();
    u32::try_from(new.len()).unwrap_or(u32::MAX)
}

/// Whether a time is announced without a figure, and none with one.
pub(super) fn leaves_time_open(turn: &[Utterance]) -> bool {
    let vague = |utterance: &Utterance| {
        let phrases = &utterance.heard.phrases;
        phrases.iter().any(|phrase| phrase.kind == PhraseKind::VagueTime)
    };
    let exact = |utterance: &Utterance| {
        !utterance.heard.times.is_empty()
            || utterance
                .acts()
                .any(|act| matches!(act, SpeechAct::GiveWaitEstimate | SpeechAct::AgreeCallbackTime))
                && utterance.said.text.chars().any(|c| c.is_ascii_digit())
    };
    turn.iter().any(vague) && !turn.iter().any(exact)
}

/// Whether these words only ask into a silence: they bring nothing and ask nothing of the matter.
pub(super) fn only_prompts(heard: &Heard) -> bool {
    let mut acts = heard.acts.iter().filter(|found| counts(found.confidence));
    heard.facts.is_empty()
        && heard.details.is_empty()
        && acts.all(|found| {
            found.act.is_violation() || matches!(found.act, SpeechAct::AskRepeat | SpeechAct::CheckUnderstanding)
        })
}

/// Syllables a second over the spoken part of the turn; typed words have no pace.
fn rate(turn: &[Utterance]) -> Option<f64> {
    let spoken = turn.iter().filter(|utterance| utterance.said.route == Route::Voice);
    let (syllables, time) = spoken.fold((0, Millis::ZERO), |(syllables, time), utterance| {
        let lasted = utterance.said.end.since(utterance.said.start);
        (utterance.heard.syllables + syllables, time + lasted)
    });
    (syllables >= SYLLABLES_FOR_A_RATE && time > Millis::ZERO).then(|| f64::from(syllables) / time.seconds())
}

fn is_too_long(utterance: &Utterance, words: u32) -> bool {
    // The introduction's formula is long by the procedure's own wish, and known by its sound.
    let introduces = utterance
        .acts()
        .any(|act| matches!(act, SpeechAct::NameLast | SpeechAct::NameOffice));
    // Without punctuation nobody can tell where the sentences end, so twice as much is let pass.
    let told_apart = utterance.said.text.contains(['.', '!', '?', ';', '…', ',']);
    let most = if told_apart { words } else { words.saturating_mul(2) };
    !introduces && utterance.heard.longest_sentence() > most
}

/// Whether the caller misses this fact's figures when they are said only once.
pub(super) fn misses_numbers(mechanics: &Mechanics, fact: &Fact) -> bool {
    mechanics.numbers == Numbers::MissedOnce && fact.values.iter().any(|value| !matches!(value.value, Value::Word(_)))
}

/// Whether the confidence makes it count.
pub(super) fn counts(confidence: f32) -> bool {
    confidence >= SURE
}
