//! The report of `check` as SARIF 2.1.0, which editors and code hosts show beside the lines it is about.

use std::path::{Component, Path};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
use serde_json::{Value, json};

use super::super::explain;
use super::Findings;
use crate::domain::Lang;
use crate::format::{Diagnostic, Explanations};
use crate::l10n::Localizer;

/// What stands in a URI's path as it is (RFC 3986, "unreserved"); all else is written as `%` and figures.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The report; files are named relative to the folder `here` where they lie below it.
pub(super) fn report(
    findings: &Findings,
    explanations: &Explanations,
    localizer: &Localizer,
    lang: Lang,
    here: &Path,
) -> Value {
    let mut codes: Vec<&str> = findings.diagnostics.iter().map(|found| found.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let rules = codes.iter().map(|code| match explanations.get(lang, code) {
        Some(explanation) => json!({
            "id": code,
            "shortDescription": { "text": explanation.title },
            "fullDescription": { "text": explain::on_one_line(&explanation.meaning) },
            "help": { "text": explain::text(localizer, lang, explanation) },
        }),
        None => json!({ "id": code, "shortDescription": { "text": code }, "help": { "text": code } }),
    });
    let results = findings
        .diagnostics
        .iter()
        .map(|found| result(found, &codes, lang, here));
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.collect::<Vec<_>>(),
            } },
            "language": lang.id(),
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<_>>(),
        }],
    })
}

fn result(found: &Diagnostic, codes: &[&str], lang: Lang, here: &Path) -> Value {
    let mut text = found.message.get(lang).to_owned();
    if let Some(hint) = &found.hint {
        text.push(' ');
        text.push_str(hint.get(lang));
    }
    json!({
        "ruleId": found.code,
        "ruleIndex": codes.iter().position(|code| *code == found.code),
        "level": found.severity.name(),
        "message": { "text": text },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&found.file, here) },
            "region": { "startLine": found.line, "startColumn": found.column },
        } }],
    })
}

/// A path as a relative reference; one that leads elsewhere as a `file:` URI.
fn uri(file: &Path, here: &Path) -> String {
    let near = file.strip_prefix(here).unwrap_or(file);
    let mut uri = String::new();
    let mut parts: Vec<String> = Vec::new();
    for part in near.components() {
        match part {
            Component::Normal(name) => parts.push(percent_encode(name.as_encoded_bytes(), ENCODED).to_string()),
            Component::ParentDir => parts.push("..".to_owned()),
            Component::CurDir => {}
            Component::RootDir => "file:///".clone_into(&mut uri),
            Component::Prefix(prefix) => parts.push(prefix.as_os_str().to_string_lossy().into_owned()),
        }
    }
    uri.push_str(&parts.join("/"));
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_relative_to_where_the_command_runs() {
        let here = Path::new("/praca/urząd");
        let named = |file: &str| uri(Path::new(file), here);
        assert_eq!(named("scenarios/a/scenario.yaml"), "scenarios/a/scenario.yaml");
        assert_eq!(named("./mój plik.yaml"), "m%C3%B3j%20plik.yaml");
        assert_eq!(named("a#b%.yaml"), "a%23b%25.yaml");
        assert_eq!(named("../a.yaml"), "../a.yaml");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_elsewhere_has_its_whole_address() {
        let here = Path::new("/praca/urząd");
        assert_eq!(uri(Path::new("/praca/urząd/a/b.yaml"), here), "a/b.yaml");
        assert_eq!(uri(Path::new("/inne/b.yaml"), here), "file:///inne/b.yaml");
        assert_eq!(uri(Path::new("a:b?c.yaml"), here), "a%3Ab%3Fc.yaml");
    }
}
