//! Translations of scenarios kept up to date: what a scenario says today is given the translations that there are, whatever was
//! moved, changed or taken out meanwhile. A translation that fits nowhere is kept beside them.
//!
//! Plain values in, plain values out; files are read and written elsewhere.

use std::collections::BTreeMap;

use rapidfuzz::distance::osa;

use crate::domain::{TextId, TranslatedText, Translation};
use crate::format::{Translatable, place_of};

/// How far a translation is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// Texts of the scenario.
    pub total: usize,
    /// Those translated as they are today.
    pub translated: usize,
    /// Those that nobody has translated.
    pub missing: Vec<TextId>,
    /// Those whose Polish text has changed since.
    pub outdated: Vec<TextId>,
}

/// What came of a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Both together.
    pub translation: Translation,
    /// How many texts were translated by the file that came, or otherwise than before.
    pub taken: usize,
    /// How many of them had another translation, which is kept among the unplaced.
    pub replaced: usize,
    /// What of the file that came has no place in the scenario; kept among the unplaced.
    pub unplaced: Vec<TextId>,
}

/// The translation for what the scenario says today: every text has an entry, in the scenario's order. A text that changed keeps
/// its translation, with the words that this was made from; what has no text any more is kept as unplaced.
pub fn updated(translation: Translation, texts: &[Translatable], version: u32) -> Translation {
    let all = translation.entries.into_iter().chain(translation.unplaced);
    let (fitted, left) = fit(texts, all.filter(is_work).collect());
    Translation {
        version,
        entries: texts
            .iter()
            .zip(fitted)
            .map(|(text, found)| entry(text, found))
            .collect(),
        unplaced: left,
        ..translation
    }
}

/// Takes in what another file has translated, in any order and of any part of the scenario. Where both have a current translation, the
/// one that came is taken and the other kept among the unplaced; one of words that have changed takes nobody's place.
pub fn merged(kept: Translation, came: Translation, texts: &[Translatable], version: u32) -> Merged {
    let kept = updated(kept, texts, version);
    let all = came.entries.into_iter().chain(came.unplaced);
    let (fitted, left) = fit(texts, all.filter(|entry| entry.text.is_some()).collect());
    let mut merged = Merged {
        unplaced: left.iter().map(|entry| entry.id.clone()).collect(),
        translation: Translation {
            entries: Vec::with_capacity(texts.len()),
            ..kept
        },
        taken: 0,
        replaced: 0,
    };
    for entry in left {
        put_aside(&mut merged.translation.unplaced, entry);
    }
    for (own, came) in kept.entries.into_iter().zip(fitted) {
        let entry = match came {
            Some(came) if came.text != own.text || came.changed_from != own.changed_from => merged.choose(own, came),
            // The same words, perhaps with a remark.
            Some(came) => TranslatedText {
                note: came.note.or(own.note),
                ..own
            },
            None => own,
        };
        merged.translation.entries.push(entry);
    }
    merged
}

impl Merged {
    fn choose(&mut self, own: TranslatedText, came: TranslatedText) -> TranslatedText {
        let came = TranslatedText {
            id: own.id.clone(),
            note: came.note.or_else(|| own.note.clone()),
            ..came
        };
        if own.current().is_some() && came.current().is_none() {
            self.unplaced.push(came.id.clone());
            put_aside(&mut self.translation.unplaced, came);
            return own;
        }
        self.taken += 1;
        if own.text.is_some() && own.text != came.text {
            self.replaced += 1;
            put_aside(&mut self.translation.unplaced, own);
        }
        came
    }
}

/// How far a translation is for what the scenario says today.
pub fn standing(translation: &Translation, texts: &[Translatable]) -> Standing {
    let entries: BTreeMap<&TextId, &TranslatedText> =
        translation.entries.iter().map(|entry| (&entry.id, entry)).collect();
    let mut standing = Standing {
        total: texts.len(),
        ..Standing::default()
    };
    for text in texts {
        match entries.get(&text.id) {
            Some(entry) if entry.current().is_some() && entry.source == text.text => standing.translated += 1,
            Some(entry) if entry.text.is_some() => standing.outdated.push(text.id.clone()),
            _ => standing.missing.push(text.id.clone()),
        }
    }
    standing
}

/// Whether somebody's work is in it.
fn is_work(entry: &TranslatedText) -> bool {
    entry.text.is_some() || entry.note.is_some()
}

fn put_aside(unplaced: &mut Vec<TranslatedText>, entry: TranslatedText) {
    if !unplaced.contains(&entry) {
        unplaced.push(entry);
    }
}

fn entry(text: &Translatable, found: Option<TranslatedText>) -> TranslatedText {
    found.unwrap_or_else(|| TranslatedText {
        id: text.id.clone(),
        source: text.text.clone(),
        text: None,
        note: None,
        changed_from: None,
    })
}

/// Finds for each text the entry that is about it, and says which entries are about none.
///
/// The surest first, over all texts: the same words under the same id, the same words in the same place, the same words anywhere (a
/// moment was named otherwise); then, within a place, the words that are most alike, which have changed.
fn fit(texts: &[Translatable], entries: Vec<TranslatedText>) -> (Vec<Option<TranslatedText>>, Vec<TranslatedText>) {
    let mut left: Vec<Option<TranslatedText>> = entries.into_iter().map(Some).collect();
    let mut fitted: Vec<Option<TranslatedText>> = texts.iter().map(|_| None).collect();
    let sure: [fn(&Translatable, &TranslatedText) -> bool; 3] = [
        |text, entry| entry.source == text.text && entry.id == text.id,
        |text, entry| entry.source == text.text && place_of(&entry.id) == place_of(&text.id),
        |text, entry| entry.source == text.text,
    ];
    for is_about in sure {
        for (text, place) in texts.iter().zip(&mut fitted).filter(|(_, place)| place.is_none()) {
            let found = left
                .iter_mut()
                .find(|left| matches!(left, Some(entry) if is_about(text, entry)));
            *place = found.and_then(Option::take).map(|entry| renewed(text, entry));
        }
    }
    for (text, place) in most_alike(texts, &fitted, &left) {
        fitted[text] = left[place].take().map(|entry| renewed(&texts[text], entry));
    }
    (fitted, left.into_iter().flatten().collect())
}

/// Pairs of texts and entries that share a place, none of either twice: what is most alike comes first.
fn most_alike(
    texts: &[Translatable],
    fitted: &[Option<TranslatedText>],
    left: &[Option<TranslatedText>],
) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (number, text) in texts.iter().enumerate().filter(|(number, _)| fitted[*number].is_none()) {
        for (place, entry) in left.iter().enumerate() {
            if let Some(entry) = entry.as_ref().filter(|entry| place_of(&entry.id) == place_of(&text.id)) {
                let alike = osa::normalized_similarity(entry.source.chars(), text.text.chars());
                pairs.push((alike, number, place));
            }
        }
    }
    // The sort is stable: of what is equally alike, the earlier in the file comes first.
    pairs.sort_by(|one, two| two.0.total_cmp(&one.0));
    let mut chosen: Vec<(usize, usize)> = Vec::new();
    for (_, text, place) in pairs {
        if chosen.iter().all(|(other, taken)| *other != text && *taken != place) {
            chosen.push((text, place));
        }
    }
    chosen
}

/// An entry as that of a text: the words that its translation was made from stay known until somebody says that it is right again.
fn renewed(text: &Translatable, entry: TranslatedText) -> TranslatedText {
    let made_from = entry.changed_from.unwrap_or(entry.source);
    let has_changed = entry.text.is_some() && made_from != text.text;
    TranslatedText {
        id: text.id.clone(),
        source: text.text.clone(),
        changed_from: has_changed.then_some(made_from),
        ..entry
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::LanguageTag;

    fn text(id: &str, words: &str) -> Translatable {
        Translatable {
            id: id.into(),
            text: words.to_owned(),
        }
    }

    fn in_english(id: &str, source: &str, words: &str) -> TranslatedText {
        TranslatedText {
            id: id.into(),
            source: source.to_owned(),
            text: (!words.is_empty()).then(|| words.to_owned()),
            note: None,
            changed_from: None,
        }
    }

    fn english(entries: Vec<TranslatedText>) -> Translation {
        Translation {
            entries,
            ..Translation::empty(LanguageTag::new("en").unwrap(), "a".into())
        }
    }

    /// Ids, translations and the words that they were made from, where these have changed.
    fn told(entries: &[TranslatedText]) -> Vec<(&str, &str, Option<&str>)> {
        entries
            .iter()
            .map(|entry| {
                let text = entry.text.as_deref().unwrap_or_default();
                (entry.id.as_str(), text, entry.changed_from.as_deref())
            })
            .collect()
    }

    fn day() -> Translation {
        english(vec![
            in_english("call/a/caller#1", "Dzień dobry.", "Good morning."),
            in_english("call/a/caller#2", "Halo? Czy to urząd?", "Hello? Is this the office?"),
            in_english("title", "Pan Jan", "Mr Jan"),
        ])
    }

    #[test]
    fn reordered_renamed_and_changed_texts_keep_their_translations() {
        let texts = [
            text("title", "Pan Jan"),
            // Another order, and one of the two says more by now.
            text("call/a/caller#3", "Halo? Czy to na pewno urząd?"),
            text("call/a/caller#1", "Dzień dobry."),
            text("call/a/otherwise", "Proszę?"),
        ];
        let updated = updated(day(), &texts, 2);
        assert_eq!(
            told(&updated.entries),
            [
                ("title", "Mr Jan", None),
                (
                    "call/a/caller#3",
                    "Hello? Is this the office?",
                    Some("Halo? Czy to urząd?")
                ),
                ("call/a/caller#1", "Good morning.", None),
                ("call/a/otherwise", "", None),
            ]
        );
        assert_eq!((updated.version, updated.unplaced.len()), (2, 0));
        let standing = standing(&updated, &texts);
        assert_eq!((standing.total, standing.translated), (4, 2));
        assert_eq!(standing.missing, [TextId::from("call/a/otherwise")]);
        assert_eq!(standing.outdated, [TextId::from("call/a/caller#3")]);
        // The moment is called otherwise, a variant is gone.
        let texts = [text("call/b/caller", "Dzień dobry.")];
        let renamed = super::updated(updated, &texts, 3);
        assert_eq!(told(&renamed.entries), [("call/b/caller", "Good morning.", None)]);
        assert_eq!(renamed.unplaced.len(), 2);
        // It comes back, and its translation with it.
        let texts = [text("call/b/caller", "Dzień dobry."), text("title", "Pan Jan")];
        let again = super::updated(renamed, &texts, 3);
        assert_eq!(told(&again.entries)[1], ("title", "Mr Jan", None));
    }

    #[test]
    fn a_changed_text_is_outdated_until_somebody_says_otherwise_or_it_changes_back() {
        let change = |translation, words| updated(translation, &[text("title", words)], 2);
        let once = change(day(), "Pan Jan i drzewo");
        let twice = change(once, "Pan Jan i dwa drzewa");
        assert_eq!(told(&twice.entries), [("title", "Mr Jan", Some("Pan Jan"))]);
        assert_eq!(told(&change(twice, "Pan Jan").entries), [("title", "Mr Jan", None)]);
    }

    #[test]
    fn a_file_from_elsewhere_fills_in_what_it_has_and_nothing_is_lost() {
        let texts = [
            text("title", "Pan Jan"),
            text("call/a/caller#1", "Dzień dobry."),
            text("call/a/caller#2", "Halo? Czy to urząd?"),
            text("call/b/caller", "Do widzenia."),
        ];
        let own = english(vec![
            in_english("title", "Pan Jan", "Mr Jan"),
            in_english("call/a/caller#1", "Dzień dobry.", ""),
            in_english("call/b/caller", "Do widzenia.", "Goodbye."),
        ]);
        // Another order, an id that the other program made up, a text nobody knows, one of words of long ago.
        let came = english(vec![
            in_english("call/b/caller", "Żegnam.", "Farewell."),
            in_english("2", "Halo? Czy to urząd?", "Hello? Is this the office?"),
            in_english("call/a/caller#1", "Dzień dobry.", "Good morning."),
            in_english("title", "Pan Jan", "Jan"),
            in_english("call/z/caller", "Czego?", "What?"),
            in_english("call/a/otherwise", "Proszę?", ""),
        ]);
        let merged = merged(own, came, &texts, 1);
        assert_eq!(
            told(&merged.translation.entries),
            [
                ("title", "Jan", None),
                ("call/a/caller#1", "Good morning.", None),
                ("call/a/caller#2", "Hello? Is this the office?", None),
                ("call/b/caller", "Goodbye.", None),
            ]
        );
        assert_eq!((merged.taken, merged.replaced), (3, 1));
        assert_eq!(merged.unplaced, ["call/z/caller", "call/b/caller"].map(TextId::from));
        let mut aside: Vec<&str> = merged
            .translation
            .unplaced
            .iter()
            .filter_map(|entry| entry.text.as_deref())
            .collect();
        aside.sort_unstable();
        assert_eq!(aside, ["Farewell.", "Mr Jan", "What?"]);
    }

    #[test]
    fn merging_twice_changes_nothing_more() {
        let texts = [text("title", "Pan Jan"), text("call/a/caller#1", "Dzień dobry.")];
        let once = merged(english(Vec::new()), day(), &texts, 1);
        let twice = merged(once.translation.clone(), day(), &texts, 1);
        assert_eq!(twice.translation, once.translation);
        assert_eq!((once.taken, twice.taken), (2, 0));
    }
}
