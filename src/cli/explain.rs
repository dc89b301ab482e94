//! `sygnaly explain [CODE…]`: what the code of a problem means, why it matters and how it is mended.

use std::process::ExitCode;

use super::Common;
use super::assets::Assets;
use super::error::CliError;
use super::out;
use crate::domain::{Lang, Message};
use crate::format::Explanation;
use crate::l10n::Localizer;

/// Arguments of `explain`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Codes, as `check` prints them (S101); without any, the list of all
    codes: Vec<String>,
}

/// Prints what the codes mean, or all codes with what they are called.
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    let lang: Lang = common.lang.into();
    let explanations = assets.explanations()?;
    if args.codes.is_empty() {
        for explanation in explanations.all(lang) {
            out::line(format_args!("{}  {}", explanation.code, explanation.title))?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    for (place, code) in args.codes.iter().enumerate() {
        let known = explanations.all(lang).iter().map(|one| one.code.as_str());
        let explanation = explanations
            .get(lang, &code.to_ascii_uppercase())
            .ok_or_else(|| CliError::unknown("cli-unknown-code", code, known))?;
        if place > 0 {
            out::line("")?;
        }
        out::line(format_args!("{} · {}\n", explanation.code, explanation.title))?;
        out::line(text(&assets.localizer, lang, explanation))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// An explanation without its title, as plain text.
pub(super) fn text(localizer: &Localizer, lang: Lang, explanation: &Explanation) -> String {
    let why = Message::new("explain-why").text("why", &explanation.why);
    let parts = [
        explanation.meaning.clone(),
        localizer.message(lang, &why),
        localizer.text(lang, "explain-wrong"),
        indented(&explanation.wrong),
        localizer.text(lang, "explain-right"),
        indented(&explanation.mended),
    ];
    parts.join("\n\n")
}

fn indented(example: &str) -> String {
    let lines: Vec<String> = example.lines().map(|line| format!("    {line}")).collect();
    lines.join("\n")
}

/// A text whose lines were broken for a narrow page.
pub(super) fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
