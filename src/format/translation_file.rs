//! A translation file as it is written, checked and turned into a [`Translation`], and a [`Translation`] as such a file.
//!
//! It lies beside its scenario: `translations/uk.yaml`. Which texts it is about, `translatable` says.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use super::checks;
use super::diagnostic::Report;
use super::line::{self, Holes};
use super::problem::Problem;
use super::quoted::quoted;
use super::translatable::Translatable;
use super::translation_problem::TranslationProblem;
use super::tree::{At, Must};
use super::vary::HOLE;
use crate::domain::{LanguageTag, ScenarioId, TextId, TranslatedText, Translation};

/// A scenario's texts in another language.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Translation")]
pub(super) struct TranslationFile {
    /// Version of the file format: 1.
    pub format: Must<At<u32>>,
    /// Tag of the language: en, uk, pt-BR.
    pub translates_to: Must<At<String>>,
    /// The scenario whose texts these are.
    pub scenario: Must<At<String>>,
    /// Version of the scenario that the texts were last held against; 1 unless given.
    #[schemars(range(min = 1))]
    pub version: Option<u32>,
    /// The texts, in any order.
    #[serde(default)]
    pub entries: Vec<EntryFile>,
    /// Translations of texts that the scenario no longer has; they are kept.
    #[serde(default)]
    pub unplaced: Vec<EntryFile>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "TranslatedText")]
pub(super) struct EntryFile {
    /// Which text; written by "translate extract".
    pub id: Must<At<String>>,
    /// The Polish text.
    pub source: Must<String>,
    /// The translation; empty until somebody makes it.
    pub text: Option<At<Blank>>,
    /// A remark for whoever translates.
    pub note: Option<Blank>,
    /// The Polish text that the translation was made from, where it has changed; remove it once the translation is right again.
    pub changed_from: Option<String>,
}

/// A text that may be empty.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct Blank(String);

impl Blank {
    fn filled(&self) -> Option<String> {
        let text = self.0.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }
}

impl JsonSchema for Blank {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Blank".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "minLength": 0 })
    }
}

/// Reports what is wrong with a translation beyond its shape, looked at alone.
pub(super) fn check(file: &TranslationFile, path: &Path, report: &mut Report<'_>) {
    checks::format(file.format.get(), report);
    checks::id(file.scenario.get(), report);
    if let Some(tag) = file.translates_to.get() {
        if LanguageTag::new(&tag.value).is_none() {
            let found = tag.value.clone();
            report.add(tag.at, Problem::Translation(TranslationProblem::BadTag { found }));
        } else if lies_beside(path)
            && let Some(name) = path.file_stem().and_then(|name| name.to_str())
            && name != tag.value
        {
            let (to, file) = (tag.value.clone(), name.to_owned());
            let problem = TranslationProblem::OtherFileName { to, file };
            report.add(tag.at, Problem::Translation(problem));
        }
    }
    twice(&file.entries, report);
    for entry in &file.entries {
        holes(entry, report);
    }
}

fn twice(entries: &[EntryFile], report: &mut Report<'_>) {
    let mut seen: Vec<&At<String>> = Vec::new();
    for id in entries.iter().filter_map(|entry| entry.id.get()) {
        if let Some(earlier) = seen.iter().find(|earlier| earlier.value == id.value) {
            for (at, other) in [(earlier.at, id.at.line), (id.at, earlier.at.line)] {
                let id = id.value.clone();
                report.add(at, Problem::Translation(TranslationProblem::SameText { id, other }));
            }
        } else {
            seen.push(id);
        }
    }
}

/// What stands in braces and brackets is read by the program in a translation as it is in the Polish text.
fn holes(entry: &EntryFile, report: &mut Report<'_>) {
    let (Some(source), Some(text)) = (entry.source.get(), &entry.text) else {
        return;
    };
    let Some(translated) = text.value.filled() else { return };
    let (wanted, found) = (rows(source), rows(&translated));
    for hole in found.difference(&wanted) {
        let hole = (*hole).to_owned();
        report.add(text.at, Problem::Translation(TranslationProblem::UnknownRow { hole }));
    }
    // A translation of earlier words is not held against today's.
    if entry.changed_from.is_none() {
        for hole in wanted.difference(&found) {
            let hole = (*hole).to_owned();
            report.add(text.at, Problem::Translation(TranslationProblem::LostRow { hole }));
        }
    }
    // A title or a document has no markup; what is none in Polish need be none here.
    if line::parse(&without_rows(source), Holes::Facts).is_ok() {
        let problems = line::parse(&without_rows(&translated), Holes::Facts).err();
        for problem in problems.into_iter().flatten() {
            report.add(text.at, problem);
        }
    }
}

/// The names of the drawn values in a text.
fn rows(text: &str) -> BTreeSet<&str> {
    let behind = text.split(HOLE).skip(1);
    behind.filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

/// The text without drawn values, as its markup is read once they are filled in.
fn without_rows(text: &str) -> String {
    let mut pieces = text.split(HOLE);
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        plain.push_str(piece.split_once('}').map_or(piece, |(_, behind)| behind));
    }
    plain
}

/// Reports what does not fit what the scenario says today.
pub(super) fn check_against(file: &TranslationFile, texts: &[Translatable], report: &mut Report<'_>) {
    for entry in &file.entries {
        let (Some(id), Some(source)) = (entry.id.get(), entry.source.get()) else {
            continue;
        };
        let known = texts.iter().find(|text| text.id.as_str() == id.value);
        let name = id.value.clone();
        match known {
            None => report.add(id.at, Problem::Translation(TranslationProblem::NoSuchText { id: name })),
            // What nobody has translated yet has not grown old either.
            Some(text) if is_translated(entry) && (text.text != source.trim() || entry.changed_from.is_some()) => {
                report.add(id.at, Problem::Translation(TranslationProblem::Changed { id: name }));
            }
            Some(_) => {}
        }
    }
}

fn is_translated(entry: &EntryFile) -> bool {
    entry.text.as_ref().is_some_and(|text| text.value.filled().is_some())
}

/// The translation of a file without problems.
pub(super) fn build(file: TranslationFile) -> Option<Translation> {
    let entries = |entries: Vec<EntryFile>| entries.into_iter().map(entry).collect::<Option<Vec<_>>>();
    Some(Translation {
        to: LanguageTag::new(&file.translates_to.0?.value)?,
        scenario: ScenarioId::new(file.scenario.0?.value),
        version: file.version.unwrap_or(1),
        entries: entries(file.entries)?,
        unplaced: entries(file.unplaced)?,
    })
}

fn entry(file: EntryFile) -> Option<TranslatedText> {
    Some(TranslatedText {
        id: TextId::new(file.id.0?.value),
        source: file.source.0?.trim().to_owned(),
        text: file.text.and_then(|text| text.value.filled()),
        note: file.note.and_then(|note| note.filled()),
        changed_from: file.changed_from.map(|earlier| earlier.trim().to_owned()),
    })
}

/// Where the translation of a scenario's file to a language lies.
pub fn translation_path(scenario: &Path, to: &LanguageTag) -> PathBuf {
    scenario.with_file_name(FOLDER).join(format!("{to}.yaml"))
}

/// The file that a translation lies beside, a scenario's or that of the stock phrases; none: it lies elsewhere.
pub fn original_beside(translation: &Path) -> Option<PathBuf> {
    let folder = translation.parent().filter(|_| lies_beside(translation))?;
    let mut originals = ["scenario.yaml", STOCK_FILE]
        .map(|name| folder.with_file_name(name))
        .into_iter();
    originals.find(|original| original.is_file())
}

/// Whether this is what the file of the stock phrases is called.
pub fn is_stock_file(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == STOCK_FILE)
}

const STOCK_FILE: &str = "stock.yaml";

const FOLDER: &str = "translations";

fn lies_beside(path: &Path) -> bool {
    path.parent()
        .and_then(Path::file_name)
        .is_some_and(|folder| folder == FOLDER)
}

/// A translation as the text of its file; what is loaded from it equals the translation.
pub fn write(translation: &Translation) -> String {
    let mut file = format!(
        "# Tłumaczenie tekstów scenariusza: uzupełnij „text”, „source” zostaw. Opis: docs/pl/autor.md.\nformat: 1\ntranslates_to: {}\nscenario: {}\nversion: {}\n",
        quoted(translation.to.as_str()),
        quoted(translation.scenario.as_str()),
        translation.version
    );
    for (key, entries) in [("entries", &translation.entries), ("unplaced", &translation.unplaced)] {
        if entries.is_empty() {
            continue;
        }
        file.push_str(&format!("{key}:\n"));
        for entry in entries {
            file.push_str(&format!("  - id: {}\n", quoted(entry.id.as_str())));
            let fields = [
                ("changed_from", entry.changed_from.as_deref()),
                ("source", Some(entry.source.as_str())),
                ("text", Some(entry.text.as_deref().unwrap_or_default())),
                ("note", entry.note.as_deref()),
            ];
            for (key, text) in fields.into_iter().filter_map(|(key, text)| Some((key, text?))) {
                file.push_str(&format!("    {key}: {}\n", scalar(text)));
            }
        }
    }
    file
}

/// One line in quotes; several as a block, which people can read, where a block can hold them as they are.
fn scalar(text: &str) -> String {
    let is_plain =
        |c: char| c == '\n' || !(c.is_control() || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}'));
    let begins = text.starts_with(|c: char| !c.is_whitespace());
    let ends = text.ends_with(|c: char| !c.is_whitespace());
    if !(text.contains('\n') && begins && ends && text.chars().all(is_plain)) {
        return quoted(text);
    }
    let mut block = "|-".to_owned();
    for line in text.split('\n') {
        block.push('\n');
        if !line.is_empty() {
            block.push_str("      ");
            block.push_str(line);
        }
    }
    block
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: &str, source: &str, text: Option<&str>) -> TranslatedText {
        TranslatedText {
            id: id.into(),
            source: source.to_owned(),
            text: text.map(str::to_owned),
            note: None,
            changed_from: None,
        }
    }

    #[test]
    fn a_written_translation_loads_again_as_it_was() {
        let odd = "#a: b, „c” \"d\" \\ {$e} - 7\n\n  wcięte\n: koniec";
        let translation = Translation {
            to: LanguageTag::new("uk").unwrap(),
            scenario: "senior-dowod".into(),
            version: 3,
            entries: vec![
                entry("title", "Pan Henryk", Some("Пан Генрик")),
                entry("desk/documents/karta/body", odd, Some(odd)),
                entry("call/a/caller#00ff", "no", None),
                TranslatedText {
                    note: Some("yes".to_owned()),
                    changed_from: Some("a\u{2028}b\n c\tz".to_owned()),
                    ..entry("summary", "a\n b\u{85}c", Some("007"))
                },
            ],
            unplaced: vec![entry("gone", "Dawniej", Some("Раніше"))],
        };
        let text = write(&translation);
        let loaded = super::super::parse_translation(Path::new("uk.yaml"), &text);
        assert_eq!(loaded.value, Some(translation), "{text}\n{:?}", loaded.diagnostics);
        assert!(text.contains("body\"\n    source: |-\n      #a"), "{text}");
    }

    fn problems(source: &str, text: &str) -> Vec<&'static str> {
        let translation = Translation {
            entries: vec![entry("call/a/caller", source, Some(text))],
            ..Translation::empty(LanguageTag::new("en").unwrap(), "a".into())
        };
        let loaded = super::super::parse_translation(Path::new("en.yaml"), &write(&translation));
        loaded.diagnostics.iter().map(|found| found.code).collect()
    }

    #[test]
    fn what_the_program_reads_in_a_line_must_stay_readable() {
        let line = "Do {$kiedy} [blok 3 s] {panu/pani} [wzdycha]";
        assert_eq!(
            problems(line, "Until {$kiedy}, [blok 3 s] [sighs] {sir/madam}"),
            [""; 0]
        );
        assert_eq!(problems(line, "Until then"), ["S707"]);
        assert_eq!(problems(line, "Until {$when} {$kiedy}"), ["S707"]);
        assert_eq!(problems(line, "Until {$kiedy} [blok]"), ["S207"]);
        assert_eq!(problems(line, "Until {$kiedy} [sighs"), ["S207"]);
        assert_eq!(problems(line, "Until {$kiedy} {sir}"), ["S208"]);
        assert_eq!(problems("Karta [zob. wyżej", "Card [see above"), [""; 0]);
    }

    #[test]
    fn files_lie_beside_their_original() {
        let folder = tempfile::tempdir().unwrap();
        let to = LanguageTag::new("uk").unwrap();
        for name in ["scenario.yaml", STOCK_FILE] {
            let original = folder.path().join(name.trim_end_matches(".yaml")).join(name);
            let file = translation_path(&original, &to);
            assert!(file.ends_with("translations/uk.yaml"), "{}", file.display());
            assert_eq!(original_beside(&file), None, "there is none yet");
            std::fs::create_dir_all(original.parent().unwrap()).unwrap();
            std::fs::write(&original, "").unwrap();
            assert_eq!(original_beside(&file), Some(original));
        }
        assert_eq!(original_beside(Path::new("uk.yaml")), None);
    }
}
