//! The report of `check` for programs. Keys and their order are stable; docs/pl/autor.md describes them.

use serde_json::{Value, json};

use super::super::explain::on_one_line;
use super::Findings;
use crate::domain::Lang;
use crate::format::{Diagnostic, Explanations};

pub(super) fn report(findings: &Findings, explanations: &Explanations, lang: Lang) -> Value {
    let one = |found: &Diagnostic| {
        let explanation = explanations.get(lang, found.code);
        json!({
            "file": found.file.display().to_string(),
            "line": found.line,
            "column": found.column,
            "severity": found.severity.name(),
            "code": found.code,
            "title": explanation.map(|one| &one.title),
            "message": found.message.get(lang),
            "why": explanation.map(|one| on_one_line(&one.why)),
            "hint": found.hint.as_ref().map(|hint| hint.get(lang)),
        })
    };
    json!({
        "files": findings.files,
        "errors": findings.errors(),
        "warnings": findings.warnings(),
        "diagnostics": findings.diagnostics.iter().map(one).collect::<Vec<_>>(),
    })
}
