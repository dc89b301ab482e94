//! Plain language: measured over the whole call, advice and no points.

use crate::domain::*;

use super::*;

/// An utterance of these sentences and hard words; without a full stop its last sentence is open.
fn spoken(text: &str, sentences: &[u32], hard: &[&str]) -> Words {
    let mut words = words(text);
    words.heard.sentences = sentences.to_vec();
    words.heard.hard_words = hard.iter().map(|&word| word.to_owned()).collect();
    words
}

fn measured(log: Log) -> Option<PlainLanguage> {
    let card = score(
        &procedure(Vec::new()),
        &scenario(),
        &log.ends(300.0, Ending::Caller).session(),
    );
    card.plain_language
}

#[test]
fn nothing_said_is_nothing_measured() {
    assert_eq!(measured(Log::answered(6.0)), None);
}

#[test]
fn a_sentence_ends_at_punctuation_a_pause_or_the_end() {
    // The second utterance follows within 0.4 s and goes on with the sentence; the third comes after a pause.
    let log = Log::answered(6.0)
        .say(10.0, spoken("to jest pierwsza część", &[4], &[]))
        .say(12.2, spoken("tego zdania. A to drugie", &[2, 3], &[]))
        .say(20.0, spoken("trzecie stoi samo.", &[3], &[]));
    let plain = measured(log).expect("something was said");
    assert_eq!((plain.words, plain.sentences), (12, 3));
    assert_eq!(plain.fog, None, "twelve words say nothing");
}

#[test]
fn fog_is_computed_from_a_hundred_words_on() {
    let call = |sentences: usize| {
        (0..sentences).fold(Log::answered(6.0), |log, at| {
            log.say(
                10.0 + 5.0 * at as f64,
                spoken("Dziesięć słów.", &[10], &["niepełnosprawność"]),
            )
        })
    };
    let short = measured(call(9)).expect("ninety words");
    assert_eq!((short.words, short.fog), (90, None));
    let long = measured(call(10)).expect("a hundred words");
    // Ten words a sentence and ten per cent of hard words: 0.4 × (10 + 10).
    assert_eq!(long.fog, Some(8.0));
    assert_eq!(long.hard_words, ["niepełnosprawność"], "each is named once");
}

#[test]
fn phrases_are_kept_with_their_time_and_give_no_points() {
    let mut words = spoken("Należy uiścić opłatę.", &[3], &[]);
    words.heard.phrases = vec![PhraseFound {
        kind: PhraseKind::Officialese,
        words: "uiścić".to_owned(),
        better: "zapłacić".to_owned(),
    }];
    let log = Log::answered(6.0).say(10.0, words).ends(30.0, Ending::Caller).session();
    let card = score(&procedure(Vec::new()), &scenario(), &log);
    let plain = card.plain_language.expect("something was said");
    assert_eq!(plain.phrases[0].0, Millis(10_000));
    assert_eq!(card.score, None, "no rule applies, and plain language makes none");
}
