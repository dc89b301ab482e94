//! Every YAML file of ours to plain types and back, with diagnostics that name file, line, column and mend.
//!
//! A file goes through: bytes to text (`source`), text to a tree with places (`yaml`), the tree against its schema
//! (`shape`), the tree into the file's structures (`tree`, `*_file`), named checks of what it means (`*_checks`), and
//! only when nothing is wrong into plain types. Each step reports everything it finds; syntax errors alone stop early.
//! `checking` finds the files of folders and checks each with what it refers to.
//!
//! Beside the way of a file: `line` reads the markup of lines, `places` tells later findings where the parts of a file stand,
//! `suggest` is the "did you mean", `plan_write` and `quoted` write what the program makes, `explanation` reads what each code
//! means at length, `editor` (with `descriptions.pl.yaml`) and `reference` make of the schemas what editors and readers want,
//! `translatable` names texts by ids that no moving about changes, before a seed draws.

mod caller_file;
mod checking;
mod checks;
mod codes;
mod diagnostic;
mod editor;
mod explanation;
mod file;
mod form;
mod hints;
mod kind;
mod library;
mod line;
mod messages;
mod needs_build;
mod other_language;
mod pack_file;
mod places;
mod plan_file;
mod plan_write;
mod policy_file;
mod policy_problem;
mod problem;
mod procedure_file;
mod profile_file;
mod quoted;
mod reference;
mod samples_build;
mod scenario_build;
mod scenario_checks;
mod scenario_file;
mod scenario_load;
mod schema;
mod shape;
mod shelves;
mod shift_file;
mod shift_plan_file;
mod source;
mod step_file;
mod stock_file;
mod suggest;
mod terms;
mod translatable;
mod translation_file;
mod translation_problem;
mod tree;
mod vary;
mod yaml;

use std::path::Path;

use serde::de::DeserializeOwned;

pub use checking::{Checked, check_path, check_text, find_files, read_file, read_from};
pub use codes::codes;
pub use diagnostic::{Diagnostic, Loaded, Position, Severity};
pub use explanation::{Explanation, Explanations, ExplanationsError};
pub use kind::{FileKind, kind_of};
pub use library::{Library, find_profiles, find_scenarios, find_shifts, find_translations};
pub use other_language::{InTwo, OtherLanguage};
pub use places::{PlacedText, Places};
pub use plan_write::write as write_plan;
pub use profile_file::write as write_profile;
pub use quoted::quoted;
pub use reference::reference;
pub use scenario_load::{
    decode_scenario_for, load_scenario, load_scenario_for, load_scenario_in, load_variations, parse_each_row,
    parse_each_row_placed, parse_scenario, parse_scenario_in,
};
pub use schema::schema;
pub use shelves::{Place, Shelves};
pub use suggest::suggest;
pub use translatable::{STOCK, Translatable, place_of};
pub use translation_file::{is_stock_file, original_beside, translation_path, write as write_translation};

use crate::domain::{
    PackDescription, Plan, PolicyHistory, Procedure, Profile, Shift, ShiftPlan, StockPhrases, Translation,
};
use diagnostic::Report;
use problem::Problem;
use stock_file::StockFile;
use tree::Node;

/// Loads a procedure.
pub fn load_procedure(path: &Path) -> Loaded<Procedure> {
    load(path, |text| parse_procedure(path, text))
}

/// The same from text.
pub fn parse_procedure(path: &Path, text: &str) -> Loaded<Procedure> {
    parse_with(path, text, FileKind::Procedure, |file, report| {
        procedure_file::check(&file, report);
        if report.has_errors() {
            None
        } else {
            procedure_file::build(file)
        }
    })
}

/// Loads a profile.
pub fn load_profile(path: &Path) -> Loaded<Profile> {
    load(path, |text| parse_profile(path, text))
}

/// The same from text.
pub fn parse_profile(path: &Path, text: &str) -> Loaded<Profile> {
    parse_with(path, text, FileKind::Profile, |file, report| {
        profile_file::check(&file, report);
        if report.has_errors() {
            None
        } else {
            profile_file::build(file)
        }
    })
}

/// Loads a plan. Whether what it refers to exists is checked by [`check_path`].
pub fn load_plan(path: &Path) -> Loaded<Plan> {
    load(path, |text| parse_plan(path, text))
}

/// The same from text.
pub fn parse_plan(path: &Path, text: &str) -> Loaded<Plan> {
    parse_with(path, text, FileKind::Plan, |file, report| {
        plan_file::check(&file, report);
        if report.has_errors() {
            None
        } else {
            plan_file::build(file)
        }
    })
}

/// Loads a translation. Whether it fits its scenario is checked by [`check_path`].
pub fn load_translation(path: &Path) -> Loaded<Translation> {
    load(path, |text| parse_translation(path, text))
}

/// The same from text.
pub fn parse_translation(path: &Path, text: &str) -> Loaded<Translation> {
    parse_with(path, text, FileKind::Translation, |file, report| {
        translation_file::check(&file, path, report);
        if report.has_errors() {
            None
        } else {
            translation_file::build(file)
        }
    })
}

/// Loads what can be translated of a scenario, or of the stock phrases.
pub fn load_translatable(path: &Path) -> Loaded<Vec<Translatable>> {
    load(path, |text| parse_translatable(path, text))
}

/// The same from text.
pub fn parse_translatable(path: &Path, text: &str) -> Loaded<Vec<Translatable>> {
    match Tree::of(text) {
        Ok(tree) => Report::new(path).finish(Some(translatable::texts(&tree.root))),
        Err(problem) => refused(path, problem),
    }
}

/// Loads a shift. Whether the scenarios that it refers to exist is checked by [`check_path`].
pub fn load_shift(path: &Path) -> Loaded<Shift> {
    load(path, |text| parse_shift(path, text))
}

/// The same from text.
pub fn parse_shift(path: &Path, text: &str) -> Loaded<Shift> {
    parse_with(path, text, FileKind::Shift, |file, report| {
        shift_file::check(&file, report);
        if report.has_errors() {
            None
        } else {
            shift_file::build(file)
        }
    })
}

/// Loads a plan for a shift. Whether what it refers to exists is checked by [`check_path`].
pub fn load_shift_plan(path: &Path) -> Loaded<ShiftPlan> {
    load(path, |text| parse_shift_plan(path, text))
}

/// The same from text.
pub fn parse_shift_plan(path: &Path, text: &str) -> Loaded<ShiftPlan> {
    parse_with(path, text, FileKind::ShiftPlan, |file, report| {
        shift_plan_file::check(&file, report);
        if report.has_errors() {
            None
        } else {
            shift_plan_file::build(file)
        }
    })
}

/// Loads a certification policy with all its versions. Whether what it refers to exists is checked by [`check_path`].
pub fn load_policy(path: &Path) -> Loaded<PolicyHistory> {
    load(path, |text| parse_policy(path, text))
}

/// The same from text.
pub fn parse_policy(path: &Path, text: &str) -> Loaded<PolicyHistory> {
    parse_with(path, text, FileKind::Policy, |file, report| {
        policy_file::check(&file, report);
        if report.has_errors() {
            None
        } else {
            policy_file::build(file)
        }
    })
}

/// Loads the description of a pack.
pub fn load_pack(path: &Path) -> Loaded<PackDescription> {
    load(path, |text| parse_pack(path, text))
}

/// The same from text.
pub fn parse_pack(path: &Path, text: &str) -> Loaded<PackDescription> {
    parse_with(path, text, FileKind::Pack, |file, report| {
        pack_file::check(&file, report);
        if report.has_errors() {
            None
        } else {
            pack_file::build(file)
        }
    })
}

/// Loads the stock phrases.
pub fn load_stock(path: &Path) -> Loaded<StockPhrases> {
    load(path, |text| parse_stock(path, text))
}

/// The same from text.
pub fn parse_stock(path: &Path, text: &str) -> Loaded<StockPhrases> {
    parse_with(path, text, FileKind::Stock, checked_stock)
}

/// Loads the stock phrases in another language: every one that `translation` has a current translation of is that.
pub fn load_stock_in(path: &Path, translation: &Translation) -> Loaded<StockPhrases> {
    let translate = |root: &mut Node, _: &mut Report<'_>| translatable::put(root, translation);
    load(path, |text| match Tree::of(text) {
        Ok(tree) => build_from(path, tree, FileKind::Stock, translate, checked_stock),
        Err(problem) => refused(path, problem),
    })
}

fn checked_stock(file: StockFile, report: &mut Report<'_>) -> Option<StockPhrases> {
    stock_file::check(&file, report);
    if report.has_errors() {
        None
    } else {
        stock_file::build(&file)
    }
}

/// A text as a tree, and where it ends.
#[derive(Debug, Clone)]
struct Tree {
    root: Node,
    end: Position,
}

impl Tree {
    fn of(text: &str) -> Result<Self, (Position, Problem)> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        source::check_text(text)?;
        let end = source::position_of(text.trim_end());
        match yaml::parse(text) {
            Ok(root) => Ok(Self { root, end }),
            Err((at, problem)) => Err((at.min(end), problem)),
        }
    }
}

fn load<T>(path: &Path, parse: impl FnOnce(&str) -> Loaded<T>) -> Loaded<T> {
    match source::read(path) {
        Ok(text) => parse(&text),
        Err(problem) => refused(path, problem),
    }
}

/// A file of which nothing can be read.
fn refused<T>(path: &Path, (at, problem): (Position, Problem)) -> Loaded<T> {
    let mut report = Report::new(path);
    report.add(at, problem);
    report.finish(None)
}

/// The way of every file: `make` checks what the structure means and turns it into a plain type.
fn parse_with<F: DeserializeOwned, T>(
    path: &Path,
    text: &str,
    kind: FileKind,
    make: impl FnOnce(F, &mut Report<'_>) -> Option<T>,
) -> Loaded<T> {
    match Tree::of(text) {
        Ok(tree) => build_from(path, tree, kind, |_, _| (), make),
        Err(problem) => refused(path, problem),
    }
}

/// The same from a tree, which `arrange` changes before it is looked at.
fn build_from<F: DeserializeOwned, T>(
    path: &Path,
    tree: Tree,
    kind: FileKind,
    arrange: impl FnOnce(&mut Node, &mut Report<'_>),
    make: impl FnOnce(F, &mut Report<'_>) -> Option<T>,
) -> Loaded<T> {
    let Tree { mut root, end } = tree;
    let mut report = Report::new(path);
    report.ends_at(end);
    arrange(&mut root, &mut report);
    shape::check(&mut root, schema::form(kind), &mut report);
    let value = match F::deserialize(&root) {
        Ok(file) => make(file, &mut report),
        Err(error) => {
            let why = error.to_string();
            report.add(Position::START, Problem::Inconsistent { why });
            None
        }
    };
    if value.is_none() && !report.has_errors() {
        let why = "?".to_owned();
        report.add(Position::START, Problem::Inconsistent { why });
    }
    report.finish(value)
}
