//! What a library gives to practise, as one HTML page: what is missing first, then rules by needs, needs by levels, and every
//! scenario and shift. A gap is told by a word and a sign, never by a colour alone.

use askama::Template;

use crate::authoring::coverage::{Coverage, Entry, Gaps, Kind, NO_NEED, ProcedureCoverage, Raised, level_gaps};
use crate::domain::{Lang, Message, RuleId};
use crate::l10n::Localizer;

use super::html::ExportError;
use super::words::Words;

/// The coverage of a library as an HTML page in `lang`.
///
/// # Errors
/// When the template cannot be filled.
pub fn coverage_page(coverage: &Coverage, localizer: &Localizer, lang: Lang) -> Result<String, ExportError> {
    let words = Words {
        localizer,
        lang,
        begins: None,
    };
    let levels = coverage.levels.iter().map(|of_need| Row {
        head: need(of_need.need, &words),
        note: String::new(),
        cells: of_need.scenarios.iter().map(|count| Cell::of(*count)).collect(),
    });
    let sections = coverage.procedures.iter().enumerate();
    let sections = sections.map(|(number, procedure)| section(number, procedure, coverage, &words));
    let page = Page {
        summary: summary(coverage, &words),
        level_gaps: level_gaps(&coverage.levels)
            .into_iter()
            .map(|(of_need, levels)| {
                let levels: Vec<String> = levels.iter().map(u8::to_string).collect();
                (need(of_need, &words), levels.join(", "))
            })
            .collect(),
        levels: levels.collect(),
        sections: sections.collect(),
        words,
    };
    Ok(page.render()?)
}

/// The page, ready for its template.
#[derive(Template)]
#[template(path = "coverage.html")]
struct Page<'a> {
    words: Words<'a>,
    summary: String,
    /// Needs, and the levels at which nobody has them.
    level_gaps: Vec<(String, String)>,
    levels: Vec<Row>,
    sections: Vec<Section>,
}

impl Page<'_> {
    /// The text under a key.
    fn t(&self, key: &str) -> String {
        self.words.text(key)
    }

    /// The page's language, for `lang`.
    fn lang(&self) -> &'static str {
        self.words.lang.id()
    }
}

/// A procedure.
struct Section {
    /// Its anchor.
    id: String,
    title: String,
    /// What nothing or little raises, each with the rules it names; nothing where nothing is missing.
    gaps: Vec<Gap>,
    /// Needs, each with the rules that are not practised with it.
    by_need: Vec<Gap>,
    /// Scenarios and shifts, each with the rules that are written there and that no plan shows.
    unshown: Vec<Gap>,
    needs: Vec<String>,
    rules: Vec<Row>,
    entries: Vec<EntryRow>,
}

/// What is missing something, and the rules that are missing.
type Gap = (String, Vec<String>);

/// A line of a table of counts.
struct Row {
    head: String,
    note: String,
    cells: Vec<Cell>,
}

/// A count.
struct Cell {
    count: String,
    gap: bool,
}

impl Cell {
    fn of(count: usize) -> Self {
        Self {
            count: count.to_string(),
            gap: count == 0,
        }
    }
}

/// A scenario or shift.
struct EntryRow {
    title: String,
    id: String,
    kind: String,
    level: String,
    needs: String,
    plans: String,
    rules: String,
}

fn section(number: usize, procedure: &ProcedureCoverage, coverage: &Coverage, words: &Words) -> Section {
    let rules = procedure.rules.iter().map(|rule| {
        let counts = [rule.entries(), rule.scenarios, rule.shifts];
        let by_need = rule.by_need.iter().map(|(_, count)| *count);
        let counts = counts.into_iter().chain(rule.by_level).chain(by_need);
        Row {
            head: format!("{} {}", rule.clause, rule.title.get(words.lang)),
            note: rule.rule.to_string(),
            cells: counts.map(Cell::of).collect(),
        }
    });
    let needs = procedure.rules.first().into_iter().flat_map(|rule| &rule.by_need);
    let Gaps { by_need, unshown, .. } = &procedure.gaps;
    let by_need = by_need
        .iter()
        .map(|(id, rules)| (need(id, words), clauses(rules, procedure, words)));
    let unshown = unshown
        .iter()
        .map(|(entry, rules)| (entry.clone(), clauses(rules, procedure, words)));
    Section {
        id: format!("procedure-{}", number + 1),
        title: procedure.title.get(words.lang).to_owned(),
        gaps: gaps(procedure, words),
        by_need: by_need.collect(),
        unshown: unshown.collect(),
        needs: needs.map(|(id, _)| need(id, words)).collect(),
        entries: coverage
            .entries
            .iter()
            .map(|entry| entry_row(entry, procedure, words))
            .collect(),
        rules: rules.collect(),
    }
}

/// What nothing or too little raises: which of the two, and the rules.
fn gaps(procedure: &ProcedureCoverage, words: &Words) -> Vec<Gap> {
    let Gaps { never, seldom, .. } = &procedure.gaps;
    let never = clauses(never, procedure, words);
    let seldom = seldom
        .iter()
        .map(|(rule, count)| format!("{}: {count}", clause(rule, procedure, words)));
    let found = [
        (words.text("coverage-gap-never"), never),
        (words.say(&Gaps::about_seldom()), seldom.collect()),
    ];
    found.into_iter().filter(|(_, rules)| !rules.is_empty()).collect()
}

fn clauses(rules: &[RuleId], procedure: &ProcedureCoverage, words: &Words) -> Vec<String> {
    rules.iter().map(|rule| clause(rule, procedure, words)).collect()
}

/// A rule by its clause and title.
fn clause(rule: &RuleId, procedure: &ProcedureCoverage, words: &Words) -> String {
    let found = procedure.rules.iter().find(|known| known.rule == *rule);
    found.map_or_else(
        || rule.to_string(),
        |found| format!("{} {}", found.clause, found.title.get(words.lang)),
    )
}

fn entry_row(entry: &Entry, procedure: &ProcedureCoverage, words: &Words) -> EntryRow {
    let needs: Vec<String> = entry.needs.iter().map(|id| need(id, words)).collect();
    let raised = procedure.rules.iter().filter_map(|rule| {
        let how = entry.raised.get(&rule.rule)?;
        Some(match sign(how) {
            "" => rule.clause.clone(),
            key => format!("{} ({})", rule.clause, words.text(key)),
        })
    });
    EntryRow {
        title: entry.title.clone(),
        id: entry.id.clone(),
        kind: words.text(match entry.kind {
            Kind::Scenario => "coverage-scenario",
            Kind::Shift => "coverage-shift",
        }),
        level: entry.level.to_string(),
        needs: needs.join("; "),
        plans: entry.plans.to_string(),
        rules: raised.collect::<Vec<_>>().join("; "),
    }
}

/// The key of what is to be said of how a rule comes up; empty where both the file and its plans say so.
fn sign(raised: &Raised) -> &'static str {
    match (raised.written, raised.plans) {
        (true, 0) => "coverage-only-written",
        (false, _) => "coverage-only-plans",
        (true, _) => "",
    }
}

fn summary(coverage: &Coverage, words: &Words) -> String {
    let of_kind = |kind: Kind| coverage.entries.iter().filter(|entry| entry.kind == kind).count();
    let plans: usize = coverage.entries.iter().map(|entry| entry.plans).sum();
    let figures = Message::new("coverage-summary")
        .number("scenarios", of_kind(Kind::Scenario) as f64)
        .number("shifts", of_kind(Kind::Shift) as f64)
        .number("plans", plans as f64);
    words.say(&figures)
}

fn need(id: &str, words: &Words) -> String {
    if id == NO_NEED {
        words.text("coverage-no-need")
    } else {
        words.text(&format!("need-{}", id.replace('_', "-")))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::Path;

    use super::*;
    use crate::authoring::coverage::coverage;
    use crate::domain::{Bilingual, Criterion, Marks, Procedure, ProcedureId, Rule, Severity};

    const NASTY: &str = "<script>alert(1)</script>";

    fn found() -> Coverage {
        let rule = |id: &str, criterion| Rule {
            id: RuleId::from(id),
            clause: format!("§ {id}"),
            title: Bilingual {
                pl: NASTY.to_owned(),
                en: NASTY.to_owned(),
            },
            tip: Bilingual::default(),
            weight: 1.0,
            severity: Severity::Ordinary,
            criterion,
        };
        let procedure = Procedure {
            id: ProcedureId::from("office"),
            version: 1,
            title: Bilingual::default(),
            source: String::new(),
            marks: Marks {
                pass_from: 80.0,
                reliable_from: 0.6,
            },
            rules: vec![
                rule("office:1", Criterion::HoldWhenAway),
                rule("office:2", Criterion::PrepareOutgoing),
            ],
            critical_errors: Vec::new(),
        };
        let raised = Raised {
            written: false,
            plans: 2,
            needs: BTreeSet::from(["blind"]),
        };
        let entry = Entry {
            id: "one".to_owned(),
            kind: Kind::Scenario,
            title: NASTY.to_owned(),
            level: 2,
            needs: BTreeSet::from(["blind", "stutter"]),
            plans: 2,
            raised: BTreeMap::from([(RuleId::from("office:1"), raised)]),
        };
        coverage(vec![entry], &[procedure])
    }

    #[test]
    fn the_page_tells_gaps_in_words_and_escapes_what_an_author_wrote() {
        let l10n = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/l10n"));
        let texts = Localizer::load(l10n).expect("the shipped texts load");
        for (lang, gap) in [(Lang::Pl, "luka"), (Lang::En, "gap")] {
            let page = coverage_page(&found(), &texts, lang).expect("the template is filled");
            assert!(!page.contains("<script") && !page.contains('⟦'), "{page}");
            assert!(page.contains("§ office:2"), "the rule that nothing raises");
            assert!(page.contains(&format!("<span class=\"unseen\">{gap}</span>")), "{page}");
            let heads = page.matches("<th ").count();
            assert_eq!(page.matches("scope=\"").count(), heads, "every head says of what");
            assert!(page.contains("prefers-color-scheme: dark"));
            assert_eq!(
                page.matches("<details>").count(),
                1,
                "the rules that a need lacks are folded: {page}"
            );
            let regions = page.matches("role=\"region\" tabindex=\"0\" aria-labelledby=\"");
            assert_eq!(regions.count(), 3, "a wide table scrolls by itself, by keyboard too");
        }
    }
}
