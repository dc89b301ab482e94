//! What every code means at length, why that matters and how it is mended: `assets/diagnostics/`, a file a language.
//!
//! The files are Markdown, to be read as they are. A code is a section of this form, which whoever adds a code keeps to:
//!
//! ````text
//! ## S101 · Unknown key
//!
//! What it means.
//!
//! Why it matters: what follows where it is left as it is.
//!
//! Wrong:
//!
//! ```yaml
//! levle: 1
//! ```
//!
//! Right:
//!
//! ```yaml
//! level: 1
//! ```
//! ````

use std::fs;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::domain::Lang;

/// What a code means. Texts keep the line breaks of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The code ("S101").
    pub code: String,
    /// What it is called.
    pub title: String,
    /// What it means.
    pub meaning: String,
    /// Why it matters.
    pub why: String,
    /// An example of it.
    pub wrong: String,
    /// The same, mended.
    pub mended: String,
}

/// What every code means, in both languages.
#[derive(Debug, Clone)]
pub struct Explanations {
    pl: Vec<Explanation>,
    en: Vec<Explanation>,
}

/// Why there are no explanations.
#[derive(Debug, Error)]
pub enum ExplanationsError {
    /// A file cannot be read.
    #[error("{path}: {why}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: String,
    },
    /// A section has not the form that every section has.
    #[error("{path}: ## {heading}")]
    BadSection {
        /// The file.
        path: PathBuf,
        /// The section's heading.
        heading: String,
    },
}

impl Explanations {
    /// Reads `pl.md` and `en.md` in a folder.
    ///
    /// # Errors
    /// When one of them cannot be read, or a section of it has not its form.
    pub fn load(folder: &Path) -> Result<Self, ExplanationsError> {
        let read = |lang: Lang, name: &str| {
            let path = folder.join(name);
            match fs::read_to_string(&path) {
                Ok(text) => parse(&text, lang).map_err(|heading| ExplanationsError::BadSection { path, heading }),
                Err(error) => {
                    let why = error.to_string();
                    Err(ExplanationsError::Unreadable { path, why })
                }
            }
        };
        Ok(Self {
            pl: read(Lang::Pl, "pl.md")?,
            en: read(Lang::En, "en.md")?,
        })
    }

    /// All of them, in the order of the file.
    pub fn all(&self, lang: Lang) -> &[Explanation] {
        match lang {
            Lang::Pl => &self.pl,
            Lang::En => &self.en,
        }
    }

    /// What a code means.
    pub fn get(&self, lang: Lang, code: &str) -> Option<&Explanation> {
        self.all(lang).iter().find(|explanation| explanation.code == code)
    }
}

/// The sections of a file, or the heading of the first that has not its form.
fn parse(text: &str, lang: Lang) -> Result<Vec<Explanation>, String> {
    let text = text.replace("\r\n", "\n");
    let sections = text.split("\n## ").skip(1);
    sections
        .map(|section| {
            let heading = section.lines().next().unwrap_or_default();
            explanation(section, lang).ok_or_else(|| heading.to_owned())
        })
        .collect()
}

fn explanation(section: &str, lang: Lang) -> Option<Explanation> {
    let (why_word, wrong_word, right_word) = match lang {
        Lang::Pl => ("\nDlaczego to ważne: ", "\nŹle:\n", "\nDobrze:\n"),
        Lang::En => ("\nWhy it matters: ", "\nWrong:\n", "\nRight:\n"),
    };
    let (heading, body) = section.split_once('\n')?;
    let (code, title) = heading.split_once(" · ")?;
    let (meaning, rest) = body.split_once(why_word)?;
    let (why, rest) = rest.split_once(wrong_word)?;
    let (wrong, mended) = rest.split_once(right_word)?;
    let explanation = Explanation {
        code: code.to_owned(),
        title: title.trim().to_owned(),
        meaning: meaning.trim().to_owned(),
        why: why.trim().to_owned(),
        wrong: example(wrong)?,
        mended: example(mended)?,
    };
    let texts = [&explanation.title, &explanation.meaning, &explanation.why];
    (!texts.iter().any(|text| text.is_empty())).then_some(explanation)
}

/// What stands in a fence.
fn example(fenced: &str) -> Option<String> {
    let inside = fenced.trim().strip_prefix("```")?.strip_suffix("```")?;
    let (_language, inside) = inside.split_once('\n')?;
    Some(inside.trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::{codes, yaml};
    use super::*;

    const BOTH: [Lang; 2] = [Lang::Pl, Lang::En];

    fn shipped() -> Explanations {
        Explanations::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/diagnostics")).unwrap()
    }

    #[test]
    fn every_code_of_the_room_is_explained_in_both_languages() {
        let explanations = shipped();
        for lang in BOTH {
            let lacking: Vec<&&str> = codes()
                .iter()
                .filter(|code| explanations.get(lang, code).is_none())
                .collect();
            assert!(
                lacking.is_empty(),
                "assets/diagnostics lacks {lacking:?} in {lang:?}: add a section `## CODE · title`"
            );
        }
    }

    #[test]
    fn both_languages_explain_the_same_codes_once_and_in_order() {
        let explanations = shipped();
        let of = |lang| -> Vec<&str> { explanations.all(lang).iter().map(|one| one.code.as_str()).collect() };
        assert_eq!(of(Lang::Pl), of(Lang::En));
        assert!(of(Lang::Pl).is_sorted_by(|one, next| one < next), "{:?}", of(Lang::Pl));
    }

    #[test]
    fn mended_examples_are_another_text_and_can_be_read() {
        let explanations = shipped();
        for one in BOTH.iter().flat_map(|lang| explanations.all(*lang)) {
            assert_ne!(one.wrong, one.mended, "{}", one.code);
            let read = yaml::parse(&one.mended);
            assert!(read.is_ok(), "{}: {read:?}\n{}", one.code, one.mended);
        }
    }

    #[test]
    fn a_section_without_its_form_is_named() {
        let good = "# Codes\n\n## S1 · A\n\nB.\n\nWhy it matters: C.\n\nWrong:\n\n```yaml\nd\n```\n\nRight:\n\n```yaml\ne\n```\n";
        let read = parse(good, Lang::En).unwrap();
        let parts = [&read[0].code, &read[0].meaning, &read[0].why, &read[0].mended];
        assert_eq!(parts, ["S1", "B.", "C.", "e"]);
        for (from, to) in [
            ("Why it matters: ", "Why: "),
            ("Wrong:", "Bad:"),
            ("```yaml\ne\n```\n", ""),
            ("B.", ""),
        ] {
            let bad = parse(&good.replace(from, to), Lang::En);
            assert_eq!(bad, Err("S1 · A".to_owned()), "{from}");
        }
    }
}
