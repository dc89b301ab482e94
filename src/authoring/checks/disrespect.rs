//! S613: words that people with special needs are hurt by, in anything that is read or heard.

use super::{Finding, Subject, both};

/// Where others' words stand as they are: laws and people are called as they are called.
const OTHERS_WORDS: [&str; 2] = ["sources", "reviewed_by"];

/// Hurting words, with better ones.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let language = subject.language;
    let read = subject.read.iter();
    let read = read.filter(|text| !text.keys.iter().any(|key| OTHERS_WORDS.contains(key)));
    read.flat_map(|text| {
        let terms = language.disrespectful(text.text).into_iter();
        terms.map(move |term| Finding {
            at: text.at,
            message: both(
                format!("Słowo „{}” może kogoś zranić.", term.words),
                format!("The words \"{}\" may hurt somebody.", term.words),
            ),
            hint: both(format!("Lepiej: {}.", term.better), format!("Better: {}.", term.better)),
        })
    })
    .collect()
}
