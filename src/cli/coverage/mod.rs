//! `sygnaly coverage [PATH…]`: what a library of scenarios and shifts gives to practise, and what it lacks: rules by scenario, by
//! need and by level. What counts is decided in `authoring`; here files are found, and the findings printed.

mod library;
mod text;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use serde_json::{Value, json};

use super::Common;
use super::assets::Assets;
use super::error::CliError;
use super::out;
use crate::authoring::coverage::{Coverage, Entry, Kind, ProcedureCoverage, coverage, level_gaps};
use crate::domain::{Lang, Message, Procedure};
use crate::export;
use crate::l10n::Localizer;
use crate::records::exports;

/// Arguments of `coverage`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Exit status: 0 the report is written, whatever the gaps; 1 a file is wrong, or a plan cannot be \
                        played; 2 wrong arguments."
)]
pub(super) struct Args {
    /// Scenarios and shifts by id, files and folders; without any, everything that is shipped or in a pack
    paths: Vec<String>,
    /// Procedure whose rules count: its id or a YAML file; may be given several times (default: every procedure there is)
    #[arg(long, value_name = "ID")]
    procedure: Vec<String>,
    /// How the report is written; csv has a line for every rule and every scenario or shift
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Write the report to this file, whole, instead of printing it
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// A page that stands alone.
    Html,
    /// For spreadsheets.
    Csv,
    /// For programs.
    Json,
}

/// Plays every plan, and writes what the library gives to practise. Exits 1 when a plan cannot be played.
pub(super) fn run(assets: &Assets, common: &Common, args: &Args) -> Result<ExitCode, CliError> {
    let lang = common.lang.into();
    let procedures = procedures(assets, &args.procedure)?;
    let found = library::read(assets, lang, &args.paths, &procedures)?;
    for problem in &found.problems {
        out::tell(problem.render(&assets.localizer, lang));
    }
    let by_voice = Message::new("coverage-by-voice").number("plans", found.by_voice as f64);
    let coverage = coverage(found.entries, &procedures);
    let report = match args.format {
        Format::Text => {
            let by_voice = (found.by_voice > 0).then(|| assets.localizer.message(lang, &by_voice));
            text::report(&coverage, by_voice, &assets.localizer, lang).into_bytes()
        }
        Format::Html => export::coverage_page(&coverage, &assets.localizer, lang)
            .map_err(|error| Message::new("export-error").text("why", error.to_string()))?
            .into_bytes(),
        Format::Csv => csv(&coverage, &assets.localizer, lang)?,
        Format::Json => format!("{:#}\n", json_of(&coverage, found.by_voice)).into_bytes(),
    };
    out::report(args.output.as_deref(), &report)?;
    Ok(if found.problems.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The procedures that are named, or all.
fn procedures(assets: &Assets, named: &[String]) -> Result<Vec<Procedure>, CliError> {
    if named.is_empty() {
        let all = assets.procedures();
        return all.iter().map(|(id, _)| assets.procedure(id.as_str())).collect();
    }
    named.iter().map(|name| assets.procedure(name)).collect()
}

/// A line for every rule and every entry. No cell runs as a formula: see `records::exports`.
fn csv(coverage: &Coverage, localizer: &Localizer, lang: Lang) -> Result<Vec<u8>, CliError> {
    let columns = [
        "procedure",
        "rule",
        "clause",
        "rule-title",
        "kind",
        "id",
        "title",
        "level",
        "needs",
        "written",
        "shown",
    ];
    let heads = columns
        .iter()
        .map(|name| localizer.text(lang, &format!("coverage-column-{name}")));
    let yes_or_no = |yes: bool| localizer.text(lang, if yes { "coverage-yes" } else { "coverage-no" });
    let mut lines = Vec::new();
    for procedure in &coverage.procedures {
        for rule in &procedure.rules {
            for entry in &coverage.entries {
                let raised = entry.raised.get(&rule.rule);
                let needs: Vec<&str> = entry.needs.iter().copied().collect();
                lines.push(vec![
                    procedure.procedure.to_string(),
                    rule.rule.to_string(),
                    rule.clause.clone(),
                    rule.title.get(lang).to_owned(),
                    localizer.text(lang, kind_key(entry)),
                    entry.id.clone(),
                    entry.title.clone(),
                    entry.level.to_string(),
                    needs.join(", "),
                    yes_or_no(raised.is_some_and(|raised| raised.written)),
                    raised.map_or(0, |raised| raised.plans).to_string(),
                ]);
            }
        }
    }
    Ok(exports::words_csv(heads.collect(), lines)?)
}

/// The key of what an entry is.
fn kind_key(entry: &Entry) -> &'static str {
    match entry.kind {
        Kind::Scenario => "coverage-scenario",
        Kind::Shift => "coverage-shift",
    }
}

/// The coverage as JSON; keys and order are stable.
fn json_of(coverage: &Coverage, by_voice: usize) -> Value {
    let level_gaps = level_gaps(&coverage.levels);
    json!({
        "plans_by_voice": by_voice,
        "level_gaps": level_gaps.iter().map(|(need, levels)| json!({
            "need": need,
            "levels": levels,
        })).collect::<Vec<_>>(),
        "needs": coverage.levels.iter().map(|of_need| json!({
            "need": of_need.need,
            "scenarios_by_level": of_need.scenarios,
        })).collect::<Vec<_>>(),
        "procedures": coverage.procedures.iter().map(json_of_procedure).collect::<Vec<_>>(),
        "entries": coverage.entries.iter().map(json_of_entry).collect::<Vec<_>>(),
    })
}

fn json_of_procedure(procedure: &ProcedureCoverage) -> Value {
    let gaps = &procedure.gaps;
    json!({
        "procedure": procedure.procedure,
        "gaps": {
            "never": gaps.never,
            "seldom": gaps.seldom.iter().map(|(rule, entries)| json!({
                "rule": rule,
                "entries": entries,
            })).collect::<Vec<_>>(),
            "by_need": gaps.by_need.iter().map(|(need, rules)| json!({
                "need": need,
                "rules": rules,
            })).collect::<Vec<_>>(),
            "unshown": gaps.unshown.iter().map(|(entry, rules)| json!({
                "entry": entry,
                "rules": rules,
            })).collect::<Vec<_>>(),
        },
        "rules": procedure.rules.iter().map(|rule| json!({
            "rule": rule.rule,
            "clause": rule.clause,
            "scenarios": rule.scenarios,
            "shifts": rule.shifts,
            "by_level": rule.by_level,
            "by_need": rule.by_need.iter().map(|(need, entries)| json!({
                "need": need,
                "entries": entries,
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}

fn json_of_entry(entry: &Entry) -> Value {
    json!({
        "id": entry.id,
        "kind": match entry.kind {
            Kind::Scenario => "scenario",
            Kind::Shift => "shift",
        },
        "title": entry.title,
        "level": entry.level,
        "needs": entry.needs,
        "plans": entry.plans,
        "rules": entry.raised.iter().map(|(rule, raised)| json!({
            "rule": rule,
            "written": raised.written,
            "plans": raised.plans,
            "needs": raised.needs,
        })).collect::<Vec<_>>(),
    })
}
