//! Every YAML file of ours to plain types and back, with diagnostics that name file, line, column and mend.
//!
//! A file goes through: bytes to text (`source`), text to a tree with places (`yaml`), the tree against its schema
//! (`shape`), the tree into the file's structures (`tree`, `*_file`), named checks of what it means (`*_checks`), and
//! only when nothing is wrong into plain types. Each step reports everything it finds; syntax errors alone stop early.

mod caller_file;
mod checks;
mod diagnostic;
mod file;
mod library;
mod line;
mod messages;
mod needs_build;
mod places;
mod plan_file;
mod policy_file;
mod policy_problem;
mod problem;
mod procedure_file;
mod profile_file;
mod samples_build;
mod scenario_build;
mod scenario_checks;
mod scenario_file;
mod schema;
mod shape;
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

pub use diagnostic::{Diagnostic, Loaded, Position, Severity};
pub use library::{Checked, Library, check_path, find_profiles, find_scenarios, find_shifts, find_translations};
pub use places::{PlacedText, Places};
pub use profile_file::write as write_profile;
pub use schema::schema;
pub use suggest::suggest;
pub use translatable::{Translatable, place_of};
pub use translation_file::{scenario_beside, translation_path, write as write_translation};

use crate::domain::{Plan, PolicyHistory, Procedure, Profile, Scenario, Shift, ShiftPlan, StockPhrases, Translation};
use diagnostic::Report;
use problem::Problem;
use tree::Node;
use vary::{Picks, Varies};

/// The kinds of files of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// One caller's call.
    Scenario,
    /// An office's procedure.
    Procedure,
    /// What a trainee does in a call, and what must come of it.
    Plan,
    /// Who the trainee is.
    Profile,
    /// What any caller says where a scenario leaves it open.
    Stock,
    /// A stretch of office time with several callers.
    Shift,
    /// What a trainee does in a shift, and what must come of it.
    ShiftPlan,
    /// What an office asks before it certifies somebody.
    Policy,
    /// A scenario's texts in another language.
    Translation,
}

impl FileKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Scenario,
        Self::Procedure,
        Self::Plan,
        Self::Profile,
        Self::Stock,
        Self::Shift,
        Self::ShiftPlan,
        Self::Policy,
        Self::Translation,
    ];

    /// Name of the kind, as in `assets/schema/NAME.schema.json`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Scenario => "scenario",
            Self::Procedure => "procedure",
            Self::Plan => "plan",
            Self::Profile => "profile",
            Self::Stock => "stock",
            Self::Shift => "shift",
            Self::ShiftPlan => "shift_plan",
            Self::Policy => "policy",
            Self::Translation => "translation",
        }
    }

    /// Keys at the top of a file by which the kind is told.
    fn marks(self) -> &'static [&'static str] {
        match self {
            Self::Scenario => &["call", "caller", "desk", "knows", "needs_to_hear", "matter"],
            Self::Procedure => &["rules", "critical_errors", "marks"],
            Self::Plan => &["trainee", "procedure", "profile", "seed"],
            Self::Profile => &["office", "first_name", "last_name", "position"],
            Self::Stock => &["phrases"],
            Self::Shift => &["calls", "hours", "day", "clients", "absences", "substitutes"],
            // A plan for one call has all of these but the first.
            Self::ShiftPlan => &["shift", "trainee", "procedure", "profile", "seed"],
            // A plan has the second as well.
            Self::Policy => &["versions", "procedure"],
            Self::Translation => &["translates_to", "entries", "unplaced"],
        }
    }
}

/// Loads a scenario as it is written, the first row of what varies; `stock` fills in what it leaves open.
pub fn load_scenario(path: &Path, stock: &StockPhrases) -> Loaded<Scenario> {
    load(path, |text| parse_scenario(path, text, stock))
}

/// The same from text, `path` being named in diagnostics.
pub fn parse_scenario(path: &Path, text: &str, stock: &StockPhrases) -> Loaded<Scenario> {
    parse_varied(path, text, stock, Varies::as_written)
}

/// Loads a scenario as this seed draws it.
pub fn load_scenario_for(path: &Path, stock: &StockPhrases, seed: u64) -> Loaded<Scenario> {
    load(path, |text| {
        parse_varied(path, text, stock, |varies| varies.drawn(seed))
    })
}

/// The same in another language: every text that `translation` has a current translation of is that. For showing beside the Polish;
/// nobody can be understood by it.
pub fn load_scenario_in(path: &Path, stock: &StockPhrases, seed: u64, translation: &Translation) -> Loaded<Scenario> {
    load(path, |text| match tree_of(text) {
        Ok(mut root) => {
            translatable::put(&mut root, translation);
            read_varied(path, root, stock, |varies| varies.drawn(seed))
        }
        Err((at, problem)) => broken(path, at, problem),
    })
}

/// Loads what can be translated of a scenario.
pub fn load_translatable(path: &Path) -> Loaded<Vec<Translatable>> {
    load(path, |text| parse_translatable(path, text))
}

/// The same from text.
pub fn parse_translatable(path: &Path, text: &str) -> Loaded<Vec<Translatable>> {
    match tree_of(text) {
        Ok(root) => Report::new(path).finish(Some(translatable::texts(&root))),
        Err((at, problem)) => broken(path, at, problem),
    }
}

/// Loads a scenario in every row of what varies: everything that any seed can have said is in one of them.
pub fn load_variations(path: &Path, stock: &StockPhrases) -> Loaded<Vec<Scenario>> {
    load(path, |text| {
        let picks = varies(text).every();
        let all = picks
            .iter()
            .map(|picks| parse_varied(path, text, stock, |_| picks.clone()));
        together(all)
    })
}

/// A scenario as it is written, and then so often that every row of what varies is in one of them and every order was turned
/// about: fewer than all variations together, and enough to find what is wrong with any row or order.
pub fn parse_each_row(path: &Path, text: &str, stock: &StockPhrases) -> Loaded<Vec<Scenario>> {
    let root = match tree_of(text) {
        Ok(root) => root,
        Err((at, problem)) => return broken(path, at, problem),
    };
    let varies = Varies::of(&root);
    let picks = std::iter::once(varies.as_written()).chain(varies.each_once());
    together(picks.map(|picks| read_varied(path, root.clone(), stock, |_| picks)))
}

/// What is wrong with a scenario in any row or order of what varies.
fn check_variations(path: &Path, text: &str, stock: &StockPhrases) -> Vec<Diagnostic> {
    parse_each_row(path, text, stock).diagnostics
}

fn varies(text: &str) -> Varies {
    yaml::parse(text).map_or_else(|_| Varies::default(), |root| Varies::of(&root))
}

/// All values, or none when one is missing; what is wrong with several of them once.
fn together<T>(all: impl Iterator<Item = Loaded<T>>) -> Loaded<Vec<T>> {
    let mut values = Some(Vec::new());
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    for one in all {
        values = values.zip(one.value).map(|(mut values, value)| {
            values.push(value);
            values
        });
        for found in one.diagnostics {
            if !diagnostics.contains(&found) {
                diagnostics.push(found);
            }
        }
    }
    Loaded {
        value: values,
        diagnostics,
    }
}

fn parse_varied(
    path: &Path,
    text: &str,
    stock: &StockPhrases,
    pick: impl FnOnce(&Varies) -> Picks,
) -> Loaded<Scenario> {
    match tree_of(text) {
        Ok(root) => read_varied(path, root, stock, pick),
        Err((at, problem)) => broken(path, at, problem),
    }
}

fn read_varied(path: &Path, root: Node, stock: &StockPhrases, pick: impl FnOnce(&Varies) -> Picks) -> Loaded<Scenario> {
    let vary = |root: &mut Node, report: &mut Report<'_>| {
        let varies = Varies::of(root);
        varies.apply(&pick(&varies), root, report);
    };
    read_tree(path, root, FileKind::Scenario, vary, |file, report| {
        scenario_checks::check(&file, path, report);
        if report.has_errors() {
            None
        } else {
            scenario_build::build(file, stock)
        }
    })
}

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

/// Loads the stock phrases.
pub fn load_stock(path: &Path) -> Loaded<StockPhrases> {
    load(path, |text| parse_stock(path, text))
}

/// The same from text.
pub fn parse_stock(path: &Path, text: &str) -> Loaded<StockPhrases> {
    parse_with(path, text, FileKind::Stock, |file, report| {
        stock_file::check(&file, report);
        if report.has_errors() {
            None
        } else {
            stock_file::build(&file)
        }
    })
}

/// Which kind of file a text is, by the keys at its top; broken YAML is told apart too. None: no key of ours.
pub fn kind_of(_path: &Path, text: &str) -> Option<FileKind> {
    let top_keys = || {
        text.lines()
            .filter_map(|line| line.trim_start_matches('\u{feff}').split_once(':'))
            .map(|(key, _)| key)
    };
    let marked = |kind: &FileKind| top_keys().filter(|key| kind.marks().contains(key)).count();
    let best = FileKind::ALL.into_iter().rev().max_by_key(marked)?;
    (marked(&best) > 0).then_some(best)
}

fn load<T>(path: &Path, parse: impl FnOnce(&str) -> Loaded<T>) -> Loaded<T> {
    match source::read(path) {
        Ok(text) => parse(&text),
        Err((at, problem)) => broken(path, at, problem),
    }
}

/// A file that cannot be read any further than to this problem.
fn broken<T>(path: &Path, at: Position, problem: Problem) -> Loaded<T> {
    let mut report = Report::new(path);
    report.add(at, problem);
    report.finish(None)
}

fn tree_of(text: &str) -> Result<Node, (Position, Problem)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    source::check_text(text).and_then(|()| yaml::parse(text))
}

/// The way of every file: `make` checks what the structure means and turns it into a plain type.
fn parse_with<F: DeserializeOwned, T>(
    path: &Path,
    text: &str,
    kind: FileKind,
    make: impl FnOnce(F, &mut Report<'_>) -> Option<T>,
) -> Loaded<T> {
    match tree_of(text) {
        Ok(root) => read_tree(path, root, kind, |_, _| (), make),
        Err((at, problem)) => broken(path, at, problem),
    }
}

/// The same from the tree of a file, changed by `arrange` before it is looked at.
fn read_tree<F: DeserializeOwned, T>(
    path: &Path,
    mut root: Node,
    kind: FileKind,
    arrange: impl FnOnce(&mut Node, &mut Report<'_>),
    make: impl FnOnce(F, &mut Report<'_>) -> Option<T>,
) -> Loaded<T> {
    let mut report = Report::new(path);
    arrange(&mut root, &mut report);
    shape::check(&mut root, schema::shape(kind), &mut report);
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
