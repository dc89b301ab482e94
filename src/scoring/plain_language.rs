//! The trainee's wording over a call: FOG-PL, hard words, phrases. Advice for the debrief; it must not give points.

use crate::domain::{Millis, PlainLanguage};

use super::call::Call;

/// A pause that ends a sentence where no punctuation does.
const PAUSE: Millis = Millis(400);
/// Under so many words FOG-PL says nothing.
const ENOUGH: u32 = 100;

/// Measures what was said to the caller; `None` when nothing was.
pub fn measure(call: &Call) -> Option<PlainLanguage> {
    let mut measured = PlainLanguage::default();
    let mut hard = 0_u32;
    // When the utterance before ended, if it left its sentence open.
    let mut open: Option<Millis> = None;
    for utterance in call.to_caller() {
        let (said, heard) = (utterance.said, utterance.heard);
        let goes_on = open.is_some_and(|end| said.start.0.saturating_sub(end.0) < PAUSE.0);
        if open.is_some() && !goes_on {
            measured.sentences += 1;
        }
        let finished = said.text.trim_end().ends_with(['.', '!', '?', '…', ';']);
        let count = u32::try_from(heard.sentences.len()).unwrap_or(u32::MAX);
        measured.sentences += if finished { count } else { count.saturating_sub(1) };
        open = (!finished && count > 0).then_some(said.end);
        measured.words += heard.sentences.iter().sum::<u32>();
        hard += u32::try_from(heard.hard_words.len()).unwrap_or(u32::MAX);
        for word in &heard.hard_words {
            if !measured.hard_words.contains(word) {
                measured.hard_words.push(word.clone());
            }
        }
        let phrases = heard.phrases.iter().map(|phrase| (utterance.at(), phrase.clone()));
        measured.phrases.extend(phrases);
    }
    measured.sentences += u32::from(open.is_some());
    if measured.words == 0 {
        return None;
    }
    measured.hard_share = round(f64::from(hard) / f64::from(measured.words));
    measured.mean_sentence = round(f64::from(measured.words) / f64::from(measured.sentences.max(1)));
    let fog = 0.4 * (measured.mean_sentence + 100.0 * measured.hard_share);
    measured.fog = (measured.words >= ENOUGH).then(|| round(fog));
    Some(measured)
}

/// To four decimals, the same on every machine.
fn round(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}
