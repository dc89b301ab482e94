//! A certificate as an accessible PDF file (PDF/UA-1), set by typst from a template that the office may change.
//!
//! Values and words reach the template as data and never as markup. Nothing here knows a clock: the same certificate, words,
//! template and fonts give the same bytes.

mod code;
mod error;
#[cfg(test)]
mod tests;
mod typesetter;

pub use error::{Fault, PdfError};

use std::fmt;
use std::path::Path;

use sha2::{Digest as _, Sha256};
use typst::foundations::{Bytes, Datetime, Dict, Smart, Str, Value};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use self::typesetter::Typesetter;
use super::certificates::Certificate;
use crate::domain::{Day, Lang, Message};

/// What made the file, as the file says it.
const CREATOR: &str = "Trzy sygnały";

/// The texts of the page; each stands in `assets/l10n/*/pdf.ftl`, with `pdf-` before its name.
const WORDS: [&str; 18] = [
    "title",
    "heading",
    "number",
    "certifies",
    "holds",
    "issued",
    "valid-until",
    "document",
    "document-version",
    "policy",
    "policy-version",
    "basis-heading",
    "basis",
    "check-heading",
    "check",
    "command",
    "code",
    "code-alt",
];

/// What a certificate's page is made with.
pub struct Page<'a> {
    /// The template, a typst file. It may read files of its own folder and no others.
    pub template: &'a Path,
    /// The folder of the fonts (TTF, OTF); no others are looked for.
    pub fonts: &'a Path,
    /// The language of the page.
    pub lang: Lang,
    /// Puts a message into words of that language.
    pub say: &'a dyn Fn(&Message) -> String,
}

impl fmt::Debug for Page<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Page")
            .field("template", &self.template)
            .field("fonts", &self.fonts)
            .field("lang", &self.lang)
            .finish_non_exhaustive()
    }
}

/// A certificate as a PDF file, PDF/UA-1, dated by the day of issue. `credential` is the text of the certificate's own file, as
/// the office signed it: the page shows its fingerprint.
///
/// # Errors
/// When the template or the fonts cannot be read, when a name has a sign that no font has, and when the template is wrong or
/// makes no accessible file.
pub fn certificate_pdf(certificate: &Certificate, credential: &str, page: &Page<'_>) -> Result<Vec<u8>, PdfError> {
    let fingerprint = fingerprint(credential);
    let code = code::svg(&format!(
        "{}\nSHA-256: {fingerprint}\nsygnaly verify",
        certificate.number
    ))?;
    let values = values(certificate, &fingerprint, page);
    let words = words(certificate, page);
    let shown: String = [&values, &words].into_iter().flat_map(texts).collect();
    let inputs = dictionary([
        ("certificate", Value::Dict(values)),
        ("words", Value::Dict(words)),
        ("code", Value::Bytes(Bytes::from_string(code))),
    ]);
    let typesetter = Typesetter::open(page.template, page.fonts, inputs)?;
    typesetter
        .pdf(&options(certificate)?)
        .map_err(|faults| match typesetter.lacks(&shown) {
            Some(sign) => PdfError::NoSign {
                sign,
                folder: page.fonts.to_owned(),
            },
            None => PdfError::Template {
                path: page.template.to_owned(),
                faults,
            },
        })
}

fn options(certificate: &Certificate) -> Result<PdfOptions, PdfError> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| PdfError::Program {
        reason: error.message().to_string(),
    })?;
    let issued = numbers(certificate.statement.issued);
    let issued = issued.and_then(|(year, month, day)| Datetime::from_ymd(year, month, day));
    Ok(PdfOptions {
        ident: Smart::Custom(certificate.id.to_string()),
        creator: Smart::Custom(Some(CREATOR.to_owned())),
        timestamp: issued.map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    })
}

/// What the certificate says, for the template; docs/pl/kadry.md names the keys.
fn values(certificate: &Certificate, fingerprint: &str, page: &Page<'_>) -> Dict {
    let statement = &certificate.statement;
    dictionary([
        ("id", text(certificate.id.as_str())),
        ("number", text(certificate.number.as_str())),
        ("holder", text(&statement.holder)),
        ("position", text(&statement.position)),
        ("unit", text(&statement.unit)),
        ("office", text(&statement.office)),
        ("procedure", text(&statement.procedure_title)),
        ("document", text(&statement.document)),
        ("policy", text(statement.policy.as_str())),
        ("version", text(&statement.policy_version.to_string())),
        ("exams", text(&statement.exams.len().to_string())),
        ("issued", text(&day_in_words(statement.issued, page))),
        ("valid-until", text(&day_in_words(statement.valid_until, page))),
        ("issued-day", text(&statement.issued.to_string())),
        ("valid-until-day", text(&statement.valid_until.to_string())),
        ("fingerprint", text(&in_groups(fingerprint))),
    ])
}

/// The page's texts. Each gets every value, so that an office may name any of them in any.
fn words(certificate: &Certificate, page: &Page<'_>) -> Dict {
    let statement = &certificate.statement;
    let word = |name: &str| {
        let message = Message::new(&format!("pdf-{name}"))
            .text("number", certificate.number.as_str())
            .text("holder", &statement.holder)
            .text("office", &statement.office)
            .text("procedure", &statement.procedure_title)
            .text("document", &statement.document)
            .text("policy", statement.policy.as_str())
            .text("version", statement.policy_version.to_string())
            .number("exams", statement.exams.len() as f64)
            .text("issued", day_in_words(statement.issued, page))
            .text("until", day_in_words(statement.valid_until, page));
        text(&(page.say)(&message))
    };
    let all = WORDS.into_iter().map(|name| (Str::from(name), word(name)));
    all.chain([(Str::from("lang"), text(page.lang.id()))]).collect()
}

fn dictionary<const N: usize>(members: [(&str, Value); N]) -> Dict {
    let member = |(name, value): (&str, Value)| (Str::from(name), value);
    members.into_iter().map(member).collect()
}

fn text(value: &str) -> Value {
    Value::Str(Str::from(value))
}

/// The texts in a dictionary.
fn texts(dictionary: &Dict) -> impl Iterator<Item = &str> {
    dictionary.iter().filter_map(|(_, value)| match value {
        Value::Str(text) => Some(text.as_str()),
        _ => None,
    })
}

/// SHA-256 of the certificate's file, 64 digits, as `sha256sum` prints it.
fn fingerprint(credential: &str) -> String {
    let hash = Sha256::digest(credential.as_bytes());
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Eight digits at a time, which people can compare and lines can break.
fn in_groups(digits: &str) -> String {
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && place.is_multiple_of(8) {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}

/// "30 listopada 2026 r."
fn day_in_words(day: Day, page: &Page<'_>) -> String {
    match numbers(day) {
        Some((year, month, number)) => (page.say)(
            &Message::new("pdf-day")
                .text("year", year.to_string())
                .number("month", f64::from(month))
                .text("day", number.to_string()),
        ),
        None => day.to_string(),
    }
}

/// Year, month and day; none: a year before Christ or after 9999, which no certificate has.
fn numbers(day: Day) -> Option<(i32, u8, u8)> {
    let day = day.to_string();
    let mut parts = day.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}
