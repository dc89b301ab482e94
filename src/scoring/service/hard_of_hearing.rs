//! A caller who is hard of hearing: pace, sentence length, numbers said more than once, another wording after a
//! failed one. Loudness is advice in the moment and is not judged.

use crate::domain::{FactValue, Millis, Numbers, Repetition, Route, SpeechAct, Value};

use crate::scoring::call::Call;
use crate::scoring::criteria::understanding;
use crate::scoring::hearing::{Hearing, Utterance};
use crate::scoring::judgement::{Judgement, MET, MISSED};
use crate::scoring::{facts, messages, words};

use super::{Duty, share_of};

/// Fewer syllables have no meaningful rate.
const FEWEST_SYLLABLES: u32 = 6;
/// Pauses are cut by ear: so much over the limit is still at it.
const LENIENCE: f64 = 1.02;

/// The duties.
pub fn duties<'d>(call: &'d Call, syllables_per_s: f64, words: u32, numbers: Numbers) -> Vec<Duty<'d>> {
    vec![
        slow(call, syllables_per_s),
        short_sentences(call, words),
        (
            messages::DUTY_NUMBERS,
            Box::new(move |hearing| said_twice(call, numbers, hearing)),
        ),
        in_other_words(call),
    ]
}

/// Slow enough for the caller.
pub fn slow<'d>(call: &'d Call, syllables_per_s: f64) -> Duty<'d> {
    (messages::DUTY_PACE, Box::new(move |_| pace(call, syllables_per_s)))
}

/// Sentences short enough for the caller.
pub fn short_sentences<'d>(call: &'d Call, words: u32) -> Duty<'d> {
    (messages::DUTY_SENTENCES, Box::new(move |_| sentences(call, words)))
}

/// Other words after those that were not followed.
pub fn in_other_words<'d>(call: &'d Call) -> Duty<'d> {
    (messages::DUTY_REPHRASE, Box::new(move |_| rephrased(call)))
}

/// Slow enough. Typed turns have no pace.
fn pace(call: &Call, limit: f64) -> Option<Judgement> {
    let spoken = call
        .to_caller()
        .filter(|utterance| utterance.said.route == Route::Voice);
    let rates: Vec<(&Utterance, f64)> = spoken
        .filter_map(|utterance| {
            let lasted = utterance.said.end.since(utterance.said.start);
            let measurable = lasted > Millis::ZERO && utterance.heard.syllables >= FEWEST_SYLLABLES;
            measurable.then(|| (utterance, f64::from(utterance.heard.syllables) / lasted.seconds()))
        })
        .collect();
    let (fastest, top) = rates.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let slow = rates.iter().filter(|(_, rate)| *rate <= limit * LENIENCE).count();
    let share = share_of(slow, rates.len());
    let finding = fastest
        .whole()
        .quoted(messages::pace(top, limit, rates.len() - slow, rates.len()));
    Some(Judgement::on(share, finding))
}

/// Short enough sentences. The introduction's formula is long by the procedure's own wish, and known by its sound.
fn sentences(call: &Call, limit: u32) -> Option<Judgement> {
    let introduces =
        |utterance: &Utterance| utterance.surely(SpeechAct::NameLast) || utterance.surely(SpeechAct::NameOffice);
    let all: Vec<&Utterance> = call
        .to_caller()
        .filter(|utterance| utterance.heard.longest_sentence() > 0 && !introduces(utterance))
        .collect();
    let longest = all.iter().max_by_key(|utterance| utterance.heard.longest_sentence())?;
    let short = all
        .iter()
        .filter(|utterance| utterance.heard.longest_sentence() <= most(utterance, limit))
        .count();
    let measure = messages::sentence(longest.heard.longest_sentence(), limit, all.len() - short, all.len());
    Some(Judgement::on(
        share_of(short, all.len()),
        longest.whole().quoted(measure),
    ))
}

/// Without punctuation nobody can tell where sentences end, so twice as much is let pass.
fn most(utterance: &Utterance, limit: u32) -> u32 {
    let told_apart = utterance.said.text.contains(['.', '!', '?', ';', '…', ',']);
    if told_apart { limit } else { limit.saturating_mul(2) }
}

/// Numbers said more than once, read in groups, or made sure of.
fn said_twice(call: &Call, numbers: Numbers, hearing: Hearing) -> Option<Judgement> {
    if numbers == Numbers::Heard {
        return None;
    }
    let checked = understanding(call, hearing);
    let mut findings = Vec::new();
    let (mut secured, mut told) = (0, 0);
    for story in facts::stories(call, hearing)
        .iter()
        .filter(|story| story.fact.values.iter().any(is_number))
    {
        let Some(proof) = story.proof else { continue };
        told += 1;
        let tellings = call
            .to_caller()
            .filter_map(|utterance| utterance.fact(&story.fact.id))
            .take(2);
        let times = tellings
            .map(|found| if found.repeated == Repetition::Repeated { 2 } else { 1 })
            .sum::<u32>();
        let secure = times >= 2 || checked.is_some();
        secured += usize::from(secure);
        findings.push(proof.finding(messages::number(&story.fact.label, secure)));
    }
    (told > 0).then(|| Judgement::new(share_of(secured, told), findings))
}

fn is_number(value: &FactValue) -> bool {
    match value.value {
        Value::Number(_) | Value::Time(_) | Value::Digits(_) => true,
        Value::Word(_) => false,
    }
}

/// Another wording after one that the caller did not follow; the same words again are no help.
fn rephrased(call: &Call) -> Option<Judgement> {
    let judged = call.lost.iter().filter_map(|&(at, _)| {
        let again = call.since(at).find(|utterance| utterance.reached_caller())?;
        let before = call
            .lead_in(at.max(again.at()))
            .find(|utterance| utterance.at() < again.at())?;
        let same = words::plain(&again.said.text) == words::plain(&before.said.text);
        let (share, key) = if same {
            (MISSED, messages::REPEATED_WORD_FOR_WORD)
        } else {
            (MET, messages::REPHRASED)
        };
        Some(Judgement::on(share, again.whole().quoted(messages::plain(key))))
    });
    Judgement::mean(judged.collect())
}
