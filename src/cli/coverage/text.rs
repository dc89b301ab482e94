//! The coverage as text of at most a hundred columns: what is missing, the tables of needs and levels and of rules and needs, then a
//! line for every scenario and shift.

use crate::authoring::coverage::{
    Coverage, Entry, Gaps, Kind, NO_NEED, ProcedureCoverage, Raised, RuleCoverage, needs,
};
use crate::domain::{Lang, Message, RuleId};
use crate::l10n::Localizer;

use super::kind_key;

/// Columns of a line.
const WIDTH: usize = 100;
/// Columns of a rule's name in the table.
const RULE: usize = 26;
/// Most columns of what a gap is a gap of.
const OF: usize = 40;

/// The report; `by_voice` says what was not played.
pub(super) fn report(coverage: &Coverage, by_voice: Option<String>, localizer: &Localizer, lang: Lang) -> String {
    let words = Words { localizer, lang };
    let mut lines = vec![words.summary(coverage)];
    lines.extend(by_voice);
    for procedure in &coverage.procedures {
        lines.extend([String::new(), words.head("coverage-gaps", procedure)]);
        lines.extend(words.gaps(procedure, coverage));
    }
    lines.extend([String::new(), words.text("coverage-levels")]);
    lines.extend(words.levels(coverage));
    for procedure in &coverage.procedures {
        lines.extend([String::new(), words.head("coverage-matrix", procedure)]);
        lines.extend(words.matrix(procedure));
    }
    for procedure in &coverage.procedures {
        lines.extend([String::new(), words.head("coverage-entries", procedure)]);
        lines.extend(filled("", &words.text("coverage-signs")));
        for entry in &coverage.entries {
            lines.extend(words.entry(entry, procedure));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

struct Words<'a> {
    localizer: &'a Localizer,
    lang: Lang,
}

impl Words<'_> {
    fn text(&self, key: &str) -> String {
        self.localizer.text(self.lang, key)
    }

    fn need(&self, id: &str) -> String {
        if id == NO_NEED {
            self.text("coverage-no-need")
        } else {
            self.text(&format!("need-{}", id.replace('_', "-")))
        }
    }

    fn head(&self, key: &str, procedure: &ProcedureCoverage) -> String {
        format!("{}: {}", self.text(key), procedure.procedure)
    }

    fn summary(&self, coverage: &Coverage) -> String {
        let of_kind = |kind: Kind| coverage.entries.iter().filter(|entry| entry.kind == kind).count();
        let plans: usize = coverage.entries.iter().map(|entry| entry.plans).sum();
        let figures = Message::new("coverage-summary")
            .number("scenarios", of_kind(Kind::Scenario) as f64)
            .number("shifts", of_kind(Kind::Shift) as f64)
            .number("plans", plans as f64);
        self.localizer.message(self.lang, &figures)
    }

    fn gaps(&self, procedure: &ProcedureCoverage, coverage: &Coverage) -> Vec<String> {
        let Gaps {
            never,
            seldom,
            by_need,
            unshown,
        } = &procedure.gaps;
        let seldom: Vec<String> = seldom
            .iter()
            .map(|(rule, count)| format!("{} ({count})", short(rule)))
            .collect();
        let mut lines = Vec::new();
        let about_seldom = self.localizer.message(self.lang, &Gaps::about_seldom());
        for (about, rules) in [(self.text("coverage-gap-never"), shorts(never)), (about_seldom, seldom)] {
            if !rules.is_empty() {
                lines.push(format!("  {about}:"));
                lines.extend(filled("    ", &rules.join(" ")));
            }
        }
        let by_need = by_need.iter().map(|(need, rules)| (self.need(need), shorts(rules)));
        let unshown = unshown.iter().map(|(entry, rules)| (entry.clone(), shorts(rules)));
        for (key, rows) in [
            ("coverage-gap-need", by_need.collect::<Vec<_>>()),
            ("coverage-gap-unshown", unshown.collect()),
        ] {
            if !rows.is_empty() {
                lines.push(format!("  {}:", self.text(key)));
                lines.extend(table(&rows));
            }
        }
        if lines.is_empty() && !coverage.entries.is_empty() {
            lines.push(format!("  {}", self.text("coverage-no-gaps")));
        }
        lines
    }

    /// Needs down, by their numbers, and levels across; a dot where nobody has the need.
    fn levels(&self, coverage: &Coverage) -> Vec<String> {
        let names = coverage.levels.iter().enumerate();
        let names: Vec<String> = names
            .map(|(number, of_need)| format!("{:>2} {}", number + 1, self.need(of_need.need)))
            .collect();
        let width = names.iter().map(|name| name.chars().count()).max().unwrap_or_default();
        let mut lines = filled("  ", &self.text("coverage-levels-caption"));
        lines.push(format!("  {:<width$}{:>4}{:>4}{:>4}", "", "p1", "p2", "p3"));
        lines.extend(names.iter().zip(&coverage.levels).map(|(name, of_need)| {
            let counts = of_need.scenarios.iter().map(|count| format!("{:>4}", dotted(*count)));
            format!("  {name:<width$}{}", counts.collect::<String>())
        }));
        lines
    }

    /// Rules down, needs across by number; a dot where nothing is.
    fn matrix(&self, procedure: &ProcedureCoverage) -> Vec<String> {
        let mut lines = filled("  ", &self.text("coverage-heads"));
        let heads: String = (1..=needs().count()).map(|number| format!("{number:>3}")).collect();
        lines.push(format!(
            "  {:<RULE$}{:>4}{:>4}{:>4}{:>4}{heads}",
            "", "Σ", "p1", "p2", "p3"
        ));
        lines.extend(procedure.rules.iter().map(|rule| self.row(rule)));
        lines
    }

    fn row(&self, rule: &RuleCoverage) -> String {
        let name = format!("{} {}", short(&rule.rule), rule.title.get(self.lang));
        let levels: String = rule
            .by_level
            .iter()
            .map(|count| format!("{:>4}", dotted(*count)))
            .collect();
        let needs: String = rule
            .by_need
            .iter()
            .map(|(_, count)| format!("{:>3}", dotted(*count)))
            .collect();
        format!(
            "  {:<RULE$}{:>4}{levels}{needs}",
            cut(&name, RULE - 1),
            dotted(rule.entries())
        )
    }

    fn entry(&self, entry: &Entry, procedure: &ProcedureCoverage) -> Vec<String> {
        let needs: Vec<String> = entry.needs.iter().map(|id| self.need(id)).collect();
        let head = format!(
            "{} ({}, {} {}): {}",
            entry.id,
            self.text(kind_key(entry)),
            self.text("coverage-column-level").to_lowercase(),
            entry.level,
            needs.join("; ")
        );
        let raised = procedure.rules.iter().filter_map(|rule| {
            let how = entry.raised.get(&rule.rule)?;
            Some(format!("{}{}", short(&rule.rule), sign(how)))
        });
        let rules = raised.collect::<Vec<_>>().join(" ");
        filled("  ", &head)
            .into_iter()
            .chain(filled("      ", &rules))
            .collect()
    }
}

/// How a rule comes up, where the file and its plans do not both say so.
fn sign(raised: &Raised) -> &'static str {
    match (raised.written, raised.plans) {
        (true, 0) => "!",
        (false, _) => "*",
        (true, _) => "",
    }
}

/// A rule's name without its procedure's.
fn short(rule: &RuleId) -> &str {
    rule.as_str().split_once(':').map_or(rule.as_str(), |(_, short)| short)
}

fn shorts(rules: &[RuleId]) -> Vec<String> {
    rules.iter().map(|rule| short(rule).to_owned()).collect()
}

fn dotted(count: usize) -> String {
    if count == 0 { "·".to_owned() } else { count.to_string() }
}

/// The beginning of a text that fits.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// A text in lines that begin with `lead`, those after the first one further in. A word longer than a line stays whole.
fn filled(lead: &str, text: &str) -> Vec<String> {
    let lines = wrapped(text, WIDTH.saturating_sub(lead.chars().count() + 4));
    let further = lines.iter().enumerate();
    let further = further.map(|(number, line)| format!("{lead}{}{line}", if number == 0 { "" } else { "    " }));
    further.collect()
}

/// Two columns: what each row is about, and rules of it. Neither is cut.
fn table(rows: &[(String, Vec<String>)]) -> Vec<String> {
    let longest = rows.iter().map(|(head, _)| head.chars().count()).max();
    let width = longest.unwrap_or_default().min(OF);
    let mut lines = Vec::new();
    for (head, rules) in rows {
        let heads = wrapped(head, width);
        let rules = wrapped(&rules.join(" "), WIDTH.saturating_sub(width + 6));
        for number in 0..heads.len().max(rules.len()) {
            let head = heads.get(number).map_or("", String::as_str);
            let rules = rules.get(number).map_or("", String::as_str);
            lines.push(format!("    {head:<width$}  {rules}").trim_end().to_owned());
        }
    }
    lines
}

/// A text in lines of at most so many columns. A word longer than a line stays whole.
fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_broken_and_long_names_are_cut() {
        let text = "słowo ".repeat(40);
        let lines = filled("  ", &text);
        assert!(lines.len() > 2 && lines.iter().all(|line| line.chars().count() <= WIDTH));
        assert!(lines[0].starts_with("  s") && lines[1].starts_with("      s"));
        assert_eq!(cut("Zażółć gęślą jaźń", 8), "Zażółć…");
        assert_eq!(cut("krótko", 8), "krótko");
    }

    #[test]
    fn a_table_has_its_second_column_in_one_place_and_loses_nothing() {
        let rules: Vec<String> = (1..60).map(|number| format!("4.1.{number}")).collect();
        let rows = [
            ("krótko".to_owned(), vec!["4.1.a".to_owned()]),
            (
                "bardzo długa nazwa potrzeby, która nie mieści się w kolumnie".to_owned(),
                rules,
            ),
        ];
        let lines = table(&rows);
        assert!(lines.iter().all(|line| line.chars().count() <= WIDTH), "{lines:#?}");
        let second = |line: &String| line.chars().position(|sign| sign == '4');
        assert!(lines.iter().all(|line| second(line) == second(&lines[0])), "{lines:#?}");
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let told: usize = lines.iter().map(|line| words(line).len()).sum();
        let given = rows.iter().map(|(head, rules)| words(head).len() + rules.len());
        assert_eq!(told, given.sum::<usize>());
    }

    #[test]
    fn a_rule_goes_by_its_clause() {
        assert_eq!(short(&RuleId::from("krynki:4.1.a")), "4.1.a");
        assert_eq!(short(&RuleId::from("own")), "own");
    }
}
