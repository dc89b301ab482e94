//! Scenarios from their files: as they are written, as a seed draws them, in every row of what varies, and in another language.

use std::path::Path;

use super::diagnostic::{Diagnostic, Loaded, MOST_PROBLEMS, Report};
use super::tree::Node;
use super::vary::{Picks, Varies};
use super::{FileKind, Places, Tree, build_from, load, refused, scenario_build, scenario_checks, source, translatable};
use crate::domain::{Scenario, StockPhrases, Translation};

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

/// The same from the bytes of the file, for whoever has read it already: what was looked at is what is loaded.
pub fn decode_scenario_for(path: &Path, bytes: Vec<u8>, stock: &StockPhrases, seed: u64) -> Loaded<Scenario> {
    match source::decode(bytes) {
        Ok(text) => parse_varied(path, &text, stock, |varies| varies.drawn(seed)),
        Err(problem) => refused(path, problem),
    }
}

/// Loads a scenario as this seed draws it in another language: every text that `translation` has a current translation of is
/// that. For showing beside the Polish; nobody can be understood by it.
pub fn load_scenario_in(path: &Path, stock: &StockPhrases, seed: u64, translation: &Translation) -> Loaded<Scenario> {
    load(path, |text| {
        parse_scenario_in(path, text, stock, Some(seed), translation)
    })
}

/// The same from text; without a seed as it is written, the first row of what varies.
pub fn parse_scenario_in(
    path: &Path,
    text: &str,
    stock: &StockPhrases,
    seed: Option<u64>,
    translation: &Translation,
) -> Loaded<Scenario> {
    match Tree::of(text) {
        Ok(mut tree) => {
            translatable::put(&mut tree.root, translation);
            draw(path, tree, stock, |varies| match seed {
                Some(seed) => varies.drawn(seed),
                None => varies.as_written(),
            })
        }
        Err(problem) => refused(path, problem),
    }
}

/// Loads a scenario in every row of what varies: everything that any seed can have said is in one of them.
pub fn load_variations(path: &Path, stock: &StockPhrases) -> Loaded<Vec<Scenario>> {
    load(path, |text| match Tree::of(text) {
        Ok(tree) => {
            let varies = Varies::of(&tree.root);
            let picks = varies.every();
            let all = picks
                .iter()
                .map(|picks| build_varied(path, tree.clone(), stock, &varies, picks));
            together(all)
        }
        Err(problem) => refused(path, problem),
    })
}

/// A scenario as it is written, and then so often that every row of what varies is in one of them and every order was turned
/// about: fewer than all variations together, and enough to find what is wrong with any row or order.
pub fn parse_each_row(path: &Path, text: &str, stock: &StockPhrases) -> Loaded<Vec<Scenario>> {
    parse_each_row_placed(path, text, stock).0
}

/// The same, and where the parts of the file stand, for whoever looks further.
pub fn parse_each_row_placed(path: &Path, text: &str, stock: &StockPhrases) -> (Loaded<Vec<Scenario>>, Places) {
    let tree = match Tree::of(text) {
        Ok(tree) => tree,
        Err(problem) => return (refused(path, problem), Places::default()),
    };
    let varies = Varies::of(&tree.root);
    let picks = std::iter::once(varies.as_written()).chain(varies.each_once());
    let all = together(picks.map(|picks| build_varied(path, tree.clone(), stock, &varies, &picks)));
    (all, Places::in_tree(tree.root))
}

/// All values, or none when one is missing; what is wrong with several of them once.
fn together<T>(all: impl Iterator<Item = Loaded<T>>) -> Loaded<Vec<T>> {
    let mut values = Some(Vec::new());
    let mut diagnostics = Vec::new();
    for one in all {
        // Nobody mends more at once, but what stands in the way is told whatever else there is.
        if diagnostics.len() < MOST_PROBLEMS || values.is_some() && one.has_errors() {
            add_new(&mut diagnostics, one.diagnostics);
        }
        values = values.zip(one.value).map(|(mut values, value)| {
            values.push(value);
            values
        });
        // Every variation takes its time.
        if values.is_none() && diagnostics.len() >= MOST_PROBLEMS {
            break;
        }
    }
    diagnostics.sort_by_key(|found| (found.line, found.column, found.code));
    Loaded {
        value: values,
        diagnostics,
    }
}

fn add_new(diagnostics: &mut Vec<Diagnostic>, more: Vec<Diagnostic>) {
    for found in more {
        if !diagnostics.contains(&found) {
            diagnostics.push(found);
        }
    }
}

fn parse_varied(
    path: &Path,
    text: &str,
    stock: &StockPhrases,
    pick: impl FnOnce(&Varies) -> Picks,
) -> Loaded<Scenario> {
    match Tree::of(text) {
        Ok(tree) => draw(path, tree, stock, pick),
        Err(problem) => refused(path, problem),
    }
}

fn draw(path: &Path, tree: Tree, stock: &StockPhrases, pick: impl FnOnce(&Varies) -> Picks) -> Loaded<Scenario> {
    let varies = Varies::of(&tree.root);
    let picks = pick(&varies);
    build_varied(path, tree, stock, &varies, &picks)
}

fn build_varied(path: &Path, tree: Tree, stock: &StockPhrases, varies: &Varies, picks: &Picks) -> Loaded<Scenario> {
    let arrange = |root: &mut Node, report: &mut Report<'_>| varies.apply(picks, root, report);
    build_from(path, tree, FileKind::Scenario, arrange, |file, report| {
        scenario_checks::check(&file, path, report);
        if report.has_errors() {
            None
        } else {
            scenario_build::build(file, stock)
        }
    })
}
