//! Need profiles at work: what of a turn a caller can follow. Norms come with the scenario's parameters.

use super::trainee::{SURE, Utterance};
use crate::domain::{Fact, LostBecause, Millis, NeedProfile, Numbers, Route, SpeechAct, Value};

/// A rate measured on fewer syllables says nothing.
const SYLLABLES_FOR_A_RATE: u32 = 6;
/// Times are whole milliseconds and pauses are cut by ear: so much over a limit is still at it.
const LENIENCE: f64 = 1.02;

/// Why the caller does not follow this turn, if they do not.
pub(super) fn lost(needs: &[NeedProfile], turn: &[Utterance]) -> Option<LostBecause> {
    needs.iter().find_map(|need| match need {
        NeedProfile::HardOfHearing {
            syllables_per_s, words, ..
        } => {
            if rate(turn).is_some_and(|rate| rate > syllables_per_s * LENIENCE) {
                Some(LostBecause::TooFast)
            } else if turn.iter().any(|utterance| is_too_long(utterance, *words)) {
                Some(LostBecause::TooLong)
            } else {
                None
            }
        }
        NeedProfile::Blind => turn
            .iter()
            .any(|utterance| utterance.acts().any(|act| act == SpeechAct::VVisual))
            .then_some(LostBecause::Visual),
        NeedProfile::Stutter { .. } => None,
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
pub(super) fn misses_numbers(needs: &[NeedProfile], fact: &Fact) -> bool {
    let misses = needs.iter().any(|need| {
        matches!(
            need,
            NeedProfile::HardOfHearing {
                numbers: Numbers::MissedOnce,
                ..
            }
        )
    });
    misses && fact.values.iter().any(|value| !matches!(value.value, Value::Word(_)))
}

/// How much longer a silent block becomes when it is interrupted.
pub(super) fn interruption_adds(needs: &[NeedProfile]) -> Millis {
    needs
        .iter()
        .find_map(|need| match need {
            NeedProfile::Stutter { interrupted_adds } => Some(*interrupted_adds),
            NeedProfile::HardOfHearing { .. } | NeedProfile::Blind => None,
        })
        .unwrap_or_default()
}

/// Whether the confidence makes it count.
pub(super) fn counts(confidence: f32) -> bool {
    confidence >= SURE
}
