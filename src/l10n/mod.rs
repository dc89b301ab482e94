//! What people read in the product: messages by key, Polish first, English second.
//!
//! Loads every `assets/l10n/<language>/*.ftl` once and words [`Message`]s. It decides nothing about which
//! message is due, and it reads no locale of the machine.

use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::domain::{Arg, Lang, Message};

/// Most decimals that a figure shows unless its message asks for more with `NUMBER(…)`.
const DECIMALS: usize = 2;

/// Why the texts could not be loaded.
#[derive(Debug, thiserror::Error, miette::Diagnostic)]
pub enum L10nError {
    /// A language's folder or file cannot be read.
    #[error("nie można odczytać tekstów „{path}”: {cause}")]
    #[diagnostic(help("przywróć katalog assets/l10n z pakietu instalacyjnego"))]
    Unreadable {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// A language has no `.ftl` file at all.
    #[error("w katalogu „{path}” nie ma żadnego pliku .ftl")]
    #[diagnostic(help("przywróć katalog assets/l10n z pakietu instalacyjnego"))]
    Empty {
        /// The language's folder.
        path: PathBuf,
    },
    /// A file does not parse.
    #[error("{path}:{line}: {cause}")]
    #[diagnostic(help("składnia: klucz = tekst; dalsze wiersze zaczynają się od spacji"))]
    Syntax {
        /// The file.
        path: PathBuf,
        /// Line of the first mistake, from 1.
        line: usize,
        /// What the parser said.
        cause: String,
    },
    /// Two files (or one file twice) define the same key.
    #[error("{path}:{line}: klucz „{key}” jest już zdefiniowany w tym języku")]
    #[diagnostic(help("zmień nazwę klucza albo usuń jedną z definicji"))]
    Duplicate {
        /// The file that repeats it.
        path: PathBuf,
        /// Line of the repetition, from 1.
        line: usize,
        /// The key.
        key: String,
    },
}

/// The product's texts in both languages. Cheap to share between threads behind an `Arc`.
pub struct Localizer {
    pl: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Localizer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Localizer").finish_non_exhaustive()
    }
}

impl Localizer {
    /// Loads `pl/*.ftl` and `en/*.ftl` under `l10n_dir`, in the order of their names.
    ///
    /// # Errors
    /// The first file that cannot be read, does not parse or repeats a key.
    pub fn load(l10n_dir: &Path) -> Result<Self, L10nError> {
        Ok(Self {
            pl: bundle(&l10n_dir.join("pl"), Lang::Pl)?,
            en: bundle(&l10n_dir.join("en"), Lang::En)?,
        })
    }

    /// The words of a message that the core named. An unknown key shows as `⟦key⟧`.
    pub fn message(&self, lang: Lang, message: &Message) -> String {
        self.format(
            lang,
            &message.key,
            message.args.iter().map(|(name, value)| (name.as_str(), value)),
        )
    }

    /// The words under `key`. An unknown key shows as `⟦key⟧`.
    pub fn text(&self, lang: Lang, key: &str) -> String {
        self.format(lang, key, std::iter::empty())
    }

    /// The words under `key` with values put in. An unknown key shows as `⟦key⟧`.
    pub fn text_with(&self, lang: Lang, key: &str, args: &[(&str, Arg)]) -> String {
        self.format(lang, key, args.iter().map(|(name, value)| (*name, value)))
    }

    /// Whether `lang` has words for `key`.
    pub fn has(&self, lang: Lang, key: &str) -> bool {
        self.of(lang)
            .get_message(key)
            .is_some_and(|message| message.value().is_some())
    }

    fn of(&self, lang: Lang) -> &FluentBundle<FluentResource> {
        match lang {
            Lang::Pl => &self.pl,
            Lang::En => &self.en,
        }
    }

    fn format<'a>(&self, lang: Lang, key: &str, args: impl Iterator<Item = (&'a str, &'a Arg)>) -> String {
        let bundle = self.of(lang);
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            tracing::warn!(key, ?lang, "no text under this key");
            return format!("⟦{key}⟧");
        };
        let mut values = FluentArgs::new();
        for (name, value) in args {
            match value {
                Arg::Number(number) => values.set(name, FluentValue::from(*number)),
                Arg::Text(words) => values.set(name, FluentValue::from(words.as_str())),
            }
        }
        let mut mistakes = Vec::new();
        let words = bundle
            .format_pattern(pattern, Some(&values), &mut mistakes)
            .into_owned();
        if !mistakes.is_empty() {
            // The values stay out of the log: they may be a caller's or trainee's words.
            tracing::warn!(key, ?lang, count = mistakes.len(), "a text's values do not fit it");
        }
        words
    }
}

fn bundle(dir: &Path, lang: Lang) -> Result<FluentBundle<FluentResource>, L10nError> {
    let (id, number): (&str, fn(&FluentValue, &_) -> Option<String>) = match lang {
        Lang::Pl => ("pl", polish_number),
        Lang::En => ("en", english_number),
    };
    // Both literals are well-formed; the undetermined language would only lose plural forms.
    let id: LanguageIdentifier = id.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Isolation marks are invisible here and would break text comparison and screen readers; both languages run
    // from left to right.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(number));
    // Fails only when called twice on a bundle.
    let _ = bundle.add_builtins();
    for path in files(dir)? {
        let source = fs::read_to_string(&path).map_err(|cause| L10nError::Unreadable {
            path: path.clone(),
            cause,
        })?;
        let resource = FluentResource::try_new(source).map_err(|(resource, mistakes)| {
            let first = mistakes.first();
            L10nError::Syntax {
                line: line_at(resource.source(), first.map_or(0, |mistake| mistake.pos.start)),
                cause: first.map_or_else(String::new, |mistake| mistake.kind.to_string()),
                path: path.clone(),
            }
        })?;
        let source = resource.source().to_owned();
        if let Err(mistakes) = bundle.add_resource(resource) {
            let key = mistakes.into_iter().find_map(|mistake| match mistake {
                FluentError::Overriding { id, .. } => Some(id),
                _ => None,
            });
            let key = key.unwrap_or_default();
            return Err(L10nError::Duplicate {
                line: last_definition(&source, &key),
                path,
                key,
            });
        }
    }
    Ok(bundle)
}

/// The `.ftl` files of a language, by name.
fn files(dir: &Path) -> Result<Vec<PathBuf>, L10nError> {
    let unreadable = |cause| L10nError::Unreadable {
        path: dir.to_owned(),
        cause,
    };
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|ending| ending == "ftl") {
            found.push(path);
        }
    }
    if found.is_empty() {
        return Err(L10nError::Empty { path: dir.to_owned() });
    }
    found.sort();
    Ok(found)
}

/// Line of a byte offset, from 1.
fn line_at(source: &str, offset: usize) -> usize {
    let before = source.as_bytes().iter().take(offset);
    before.filter(|&&byte| byte == b'\n').count() + 1
}

/// Line where `key` is defined last, from 1.
fn last_definition(source: &str, key: &str) -> usize {
    let defines = |line: &str| {
        line.strip_prefix(key)
            .is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    source
        .lines()
        .enumerate()
        .filter(|(_, line)| defines(line))
        .last()
        .map_or(1, |(index, _)| index + 1)
}

fn polish_number<M>(value: &FluentValue, _: &M) -> Option<String> {
    number(value).map(|figure| figure.replace('.', ","))
}

fn english_number<M>(value: &FluentValue, _: &M) -> Option<String> {
    number(value)
}

/// A figure with a point, rounded to what its message asks for; `None` for words.
fn number(value: &FluentValue) -> Option<String> {
    let FluentValue::Number(figure) = value else {
        return None;
    };
    let least = figure.options.minimum_fraction_digits.unwrap_or(0);
    let most = figure.options.maximum_fraction_digits.unwrap_or(DECIMALS).max(least);
    let mut digits = format!("{:.most$}", figure.value);
    if let Some(point) = digits.find('.') {
        let shortest = if least == 0 { point } else { point + 1 + least };
        while digits.len() > shortest && digits.ends_with(['0', '.']) {
            digits.pop();
        }
    }
    if digits == "-0" {
        Some("0".to_owned())
    } else {
        Some(digits)
    }
}

#[cfg(test)]
mod tests;
