//! What the seed draws of a scenario beyond the wording of lines: rows of values that fill `{$…}`, and the order of moments.
//!
//! It works on the tree, before the file has a meaning: whatever is drawn is checked like what is written.

use std::collections::BTreeMap;

use super::diagnostic::{Position, Report};
use super::problem::{Choice, Problem, Thing};
use super::tree::{Node, Value};
use crate::domain::draw;

/// Variations that can be looked through one by one; more are refused.
pub(super) const MOST_VARIATIONS: usize = 200;

/// What a file leaves to the seed. What is written wrongly there is left out; the schema tells of it.
#[derive(Debug, Default)]
pub(super) struct Varies {
    /// By group: its rows, each with its values by name.
    groups: Vec<(String, Vec<Row>)>,
    /// Moments whose order is drawn, in the order of the file.
    orders: Vec<Vec<String>>,
}

type Row = Vec<(String, Value)>;

/// One way to draw everything.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Picks {
    /// By group: the row.
    rows: Vec<usize>,
    /// By order: the places in the file, as they are played.
    orders: Vec<Vec<usize>>,
}

impl Varies {
    /// Reads it off the tree.
    pub(super) fn of(root: &Node) -> Self {
        let Some(varies) = root.get("varies") else {
            return Self::default();
        };
        let groups = varies.get("rows").map(Node::entries).unwrap_or_default();
        let groups = groups.iter().map(|(name, rows)| {
            let rows = rows.items().iter().map(|row| {
                let cells = row.entries().iter();
                cells
                    .filter_map(|(key, cell)| Some((key.text()?.to_owned(), cell.value.clone())))
                    .collect()
            });
            (name.text().unwrap_or_default().to_owned(), rows.collect())
        });
        let orders = varies.get("any_order").map(Node::items).unwrap_or_default();
        let orders = orders.iter().map(|order| {
            let moments = order.items().iter();
            moments.filter_map(|moment| moment.text().map(str::to_owned)).collect()
        });
        Self {
            groups: groups.filter(|(_, rows): &(_, Vec<Row>)| !rows.is_empty()).collect(),
            orders: orders.collect(),
        }
    }

    /// The first row of every group, and the order of the file.
    pub(super) fn as_written(&self) -> Picks {
        Picks {
            rows: vec![0; self.groups.len()],
            orders: self.orders.iter().map(|order| (0..order.len()).collect()).collect(),
        }
    }

    /// What this seed draws.
    pub(super) fn drawn(&self, seed: u64) -> Picks {
        let row = |(name, rows): &(String, Vec<Row>)| draw(seed, &format!("row/{name}"), 0, rows.len() as u64) as usize;
        let order = |(place, order): (usize, &Vec<String>)| {
            let key = format!("order/{place}");
            let mut left: Vec<usize> = (0..order.len()).collect();
            let count = left.len() as u64;
            let take = |turn| left.remove(draw(seed, &key, turn, count - turn) as usize);
            (0..count).map(take).collect()
        };
        Picks {
            rows: self.groups.iter().map(row).collect(),
            orders: self.orders.iter().enumerate().map(order).collect(),
        }
    }

    /// Every way to draw the rows, in the order of the file; at most [`MOST_VARIATIONS`].
    pub(super) fn every(&self) -> Vec<Picks> {
        let mut all = vec![self.as_written()];
        for (group, (_, rows)) in self.groups.iter().enumerate() {
            let longer = all.iter().flat_map(|picks| {
                (0..rows.len()).map(move |row| {
                    let mut picks = picks.clone();
                    picks.rows[group] = row;
                    picks
                })
            });
            all = longer.take(MOST_VARIATIONS).collect();
        }
        all
    }

    /// Each row at least once, and each order once turned about: enough to find what is wrong with any of them. The first row of
    /// all and the order of the file are left out: they are what is written.
    pub(super) fn each_once(&self) -> Vec<Picks> {
        let longest = self.groups.iter().map(|(_, rows)| rows.len()).max().unwrap_or(0);
        let mut all = Vec::new();
        for row in 1..longest.min(MOST_VARIATIONS) {
            let mut picks = self.as_written();
            for (drawn, (_, rows)) in picks.rows.iter_mut().zip(&self.groups) {
                *drawn = row.min(rows.len() - 1);
            }
            all.push(picks);
        }
        if self.orders.iter().any(|order| order.len() > 1) {
            let mut picks = self.as_written();
            picks.orders.iter_mut().for_each(|order| order.reverse());
            all.push(picks);
        }
        all
    }

    /// Fills in what was drawn, and leads the moments on in their order.
    pub(super) fn apply(&self, picks: &Picks, root: &mut Node, report: &mut Report<'_>) {
        let mut values: BTreeMap<&str, &Value> = BTreeMap::new();
        for ((_, rows), &row) in self.groups.iter().zip(&picks.rows) {
            let cells = rows.get(row).into_iter().flatten();
            values.extend(cells.map(|(name, value)| (name.as_str(), value)));
        }
        let Value::Map(entries) = &mut root.value else { return };
        let mut filling = Filling {
            values,
            left: MOST_FILLED,
        };
        for (key, node) in entries {
            if key.text() != Some("varies") {
                filling.fill(node, report);
            }
        }
        for (order, places) in self.orders.iter().zip(&picks.orders) {
            if let Some(call) = root.get("call") {
                tell_ways_into(order, call, report);
            }
            lead_on(order, places, root);
        }
    }
}

/// How a hole begins.
pub(super) const HOLE: &str = "{$";

/// Bytes that may be filled into one file. A long value in many holes would be more than any computer has room for.
const MOST_FILLED: usize = 1024 * 1024;

/// Fills holes with the values that were drawn.
struct Filling<'a> {
    values: BTreeMap<&'a str, &'a Value>,
    /// Bytes that may still be filled in.
    left: usize,
}

impl Filling<'_> {
    /// Fills every `{$…}` below a node.
    fn fill(&mut self, node: &mut Node, report: &mut Report<'_>) {
        let at = node.at;
        match &mut node.value {
            Value::List(items) => items.iter_mut().for_each(|item| self.fill(item, report)),
            Value::Map(entries) => entries.iter_mut().for_each(|(_, value)| self.fill(value, report)),
            Value::Text(text) if text.contains(HOLE) => {
                if let Some(filled) = self.filled(text, at, report) {
                    node.value = filled;
                }
            }
            Value::Text(_) | Value::Null | Value::Bool(_) | Value::Whole(_) | Value::Number(_) => {}
        }
    }

    /// A text with its holes filled. A text that is one hole becomes the value itself, a number say.
    fn filled(&mut self, text: &str, at: Position, report: &mut Report<'_>) -> Option<Value> {
        let whole = text.strip_prefix(HOLE).and_then(|rest| rest.strip_suffix('}'));
        if let Some(value) = whole.and_then(|name| self.values.get(name).copied()) {
            return self.take(size(value), at, report).then(|| value.clone());
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(HOLE) {
            out.push_str(before);
            let (name, further) = after.split_once('}')?;
            match self.values.get(name).copied() {
                Some(Value::Text(value)) => {
                    if !self.take(value.len(), at, report) {
                        return None;
                    }
                    out.push_str(value);
                }
                Some(Value::Whole(value)) => out.push_str(&value.to_string()),
                Some(Value::Number(value)) => out.push_str(&value.to_string()),
                Some(Value::Bool(_) | Value::Null | Value::List(_) | Value::Map(_)) | None => {
                    report.add_with(at, || {
                        let choice = Choice::among(name, self.values.keys().copied());
                        let id = name.to_owned();
                        let what = Thing::Value;
                        Problem::UnknownReference { what, id, choice }
                    });
                }
            }
            rest = further;
        }
        out.push_str(rest);
        Some(Value::Text(out))
    }

    /// Whether so many bytes may still be filled in; told when not.
    fn take(&mut self, bytes: usize, at: Position, report: &mut Report<'_>) -> bool {
        let left = self.left.checked_sub(bytes);
        if left.is_none() {
            report.add(at, Problem::TooComplicated);
        }
        // Once spent, spent: a shorter value further down would not save the file.
        self.left = left.unwrap_or(0);
        left.is_some()
    }
}

/// About how many bytes a value takes up. What is no text may be large as well before its shape is looked at.
fn size(value: &Value) -> usize {
    const OF_A_NODE: usize = 32;
    let inside: usize = match value {
        Value::Text(text) => text.len(),
        Value::List(items) => items.iter().map(|item| size(&item.value)).sum(),
        Value::Map(entries) => entries.iter().map(|(_, value)| size(&value.value)).sum(),
        Value::Null | Value::Bool(_) | Value::Whole(_) | Value::Number(_) => 0,
    };
    inside + OF_A_NODE
}

/// Rewrites where the moments lead: who led to the first of the file leads to the first drawn, and each leads on to the
/// next drawn, the last of them to what follows in the file.
fn lead_on(order: &[String], places: &[usize], root: &mut Node) {
    let Some(Value::List(moments)) = root.get_mut("call").map(|call| &mut call.value) else {
        return;
    };
    let name = |moment: &Node| moment.get("moment").and_then(Node::text).map(str::to_owned);
    let names: Vec<Option<String>> = moments.iter().map(name).collect();
    let last = order
        .last()
        .and_then(|last| names.iter().position(|name| name.as_ref() == Some(last)));
    // What does not follow the rules is told by the checks; nothing is moved then.
    let Some(follows) = last.and_then(|last| names.get(last + 1)).cloned().flatten() else {
        return;
    };
    let Some(first) = places.first().and_then(|&place| order.get(place)) else {
        return;
    };
    for (moment, name) in moments.iter_mut().zip(&names) {
        let place = order.iter().position(|one| Some(one) == name.as_ref());
        match place {
            Some(place) => {
                let written = order.get(place + 1).unwrap_or(&follows).clone();
                let drawn = places.iter().position(|&other| other == place);
                let next = drawn
                    .and_then(|drawn| places.get(drawn + 1))
                    .and_then(|&next| order.get(next));
                redirect(moment, &written, next.unwrap_or(&follows));
            }
            None => redirect(moment, &order[0], first),
        }
    }
}

/// Tells of moments that lead into the middle of a row: its first is led to from anywhere, each other by the one before it
/// alone.
fn tell_ways_into(order: &[String], call: &Node, report: &mut Report<'_>) {
    let member = |name: &str| order.iter().position(|moment| moment == name);
    for moment in call.items() {
        let from = moment.get("moment").and_then(Node::text).and_then(member);
        for_each_way(moment, &mut |to| {
            let place = to.text().and_then(member).filter(|place| *place > 0);
            if place.is_some() && from.map(|from| from + 1) != place {
                let moment = to.text().unwrap_or_default().to_owned();
                report.add(to.at, Problem::NoRow { moment });
            }
        });
    }
}

/// Visits every value that names where a moment leads.
fn for_each_way(node: &Node, visit: &mut impl FnMut(&Node)) {
    for (key, value) in node.entries() {
        match key.text() {
            Some("then" | "afterwards") if value.text().is_some() => visit(value),
            _ => for_each_way(value, visit),
        }
    }
    for item in node.items() {
        for_each_way(item, visit);
    }
}

/// Leads everything in a moment that leads to `from` to `to` instead.
fn redirect(node: &mut Node, from: &str, to: &str) {
    match &mut node.value {
        Value::List(items) => items.iter_mut().for_each(|item| redirect(item, from, to)),
        Value::Map(entries) => {
            for (key, value) in entries {
                let leads = matches!(key.text(), Some("then" | "afterwards"));
                if leads && value.text() == Some(from) {
                    value.value = Value::Text(to.to_owned());
                } else {
                    redirect(value, from, to);
                }
            }
        }
        Value::Text(_) | Value::Null | Value::Bool(_) | Value::Whole(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::yaml;
    use super::*;

    const FILE: &str = r#"
varies:
  rows:
    who:
      - { name: Anna, card: "4072", rate: 150 }
      - { name: Ewa, card: "51", rate: 120 }
    day: [{ day: 3 }, { day: 4 }, { day: 5 }]
  any_order: [[b, c, d]]
caller: { name: "{$name} Nowak", rate: "{$rate}" }
call:
  - { moment: a, then: b }
  - { moment: b, caller: "Numer {$card}, za {$day} dni", then: c }
  - { moment: c, expect: [{ acts: [thank], then: d }, { acts: [farewell], then: z }] }
  - { moment: d, otherwise: { caller: x, afterwards: e } }
  - { moment: e, then: z }
  - { moment: z }
"#;

    fn varied(picks: impl Fn(&Varies) -> Picks) -> (Node, usize) {
        let mut root = yaml::parse(FILE).unwrap();
        let varies = Varies::of(&root);
        let mut report = Report::new(Path::new("a.yaml"));
        varies.apply(&picks(&varies), &mut root, &mut report);
        (root, report.finish(Some(())).diagnostics.len())
    }

    fn leads(root: &Node) -> String {
        let moments = root.get("call").unwrap().items();
        let of = |moment: &Node| {
            let mut ways = Vec::new();
            for_each_way(moment, &mut |to| ways.push(to.text().unwrap().to_owned()));
            format!("{}>{}", moment.get("moment").unwrap().text().unwrap(), ways.join(","))
        };
        moments.iter().map(of).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn rows_fill_texts_and_whole_values() {
        let (root, problems) = varied(|varies| Picks {
            rows: vec![1, 2],
            ..varies.as_written()
        });
        assert_eq!(problems, 0);
        let caller = root.get("caller").unwrap();
        assert_eq!(caller.get("name").unwrap().text(), Some("Ewa Nowak"));
        assert_eq!(caller.get("rate").unwrap().value, Value::Whole(120));
        let said = root.get("call").unwrap().items()[1].get("caller").unwrap();
        assert_eq!(said.text(), Some("Numer 51, za 5 dni"));
    }

    #[test]
    fn moments_lead_on_in_the_order_drawn() {
        let (written, _) = varied(Varies::as_written);
        assert_eq!(leads(&written), "a>b b>c c>d,z d>e e>z z>");
        let (turned, _) = varied(|varies| Picks {
            orders: vec![vec![2, 0, 1]],
            ..varies.as_written()
        });
        // d, b, c, and then e; what leaves the row of moments stays as it is.
        assert_eq!(leads(&turned), "a>d b>c c>e,z d>b e>z z>");
    }

    #[test]
    fn seeds_draw_every_row_and_order() {
        let varies = Varies::of(&yaml::parse(FILE).unwrap());
        let drawn: Vec<Picks> = (0..200).map(|seed| varies.drawn(seed)).collect();
        assert!(drawn.iter().all(|picks| {
            let mut order = picks.orders[0].clone();
            order.sort_unstable();
            order == [0, 1, 2]
        }));
        let distinct = |picks: &dyn Fn(&Picks) -> Vec<usize>| {
            let mut all: Vec<_> = drawn.iter().map(picks).collect();
            all.sort();
            all.dedup();
            all.len()
        };
        assert_eq!(distinct(&|picks| picks.rows.clone()), 6);
        assert_eq!(distinct(&|picks| picks.orders[0].clone()), 6);
        assert_eq!((varies.every().len(), varies.each_once().len()), (6, 3));
    }

    #[test]
    fn a_way_into_the_middle_of_a_row_is_told() {
        let into = FILE.replace("{ moment: a, then: b }", "{ moment: a, then: c }");
        for (file, problems) in [(FILE, 0), (into.as_str(), 1)] {
            let mut root = yaml::parse(file).unwrap();
            let varies = Varies::of(&root);
            let mut report = Report::new(Path::new("a.yaml"));
            varies.apply(&varies.drawn(5), &mut root, &mut report);
            assert_eq!(report.finish(Some(())).diagnostics.len(), problems);
        }
    }

    /// Rows and orders are what a trainee cannot learn by heart: of a hundred seeds ninety draw differently.
    #[test]
    fn shipped_scenarios_differ_from_seed_to_seed() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
        let mut alike = Vec::new();
        for (id, path) in super::super::find_scenarios(&folder) {
            let varies = Varies::of(&yaml::parse(&std::fs::read_to_string(path).unwrap()).unwrap());
            let mut drawn: Vec<Picks> = (1..=100).map(|seed| varies.drawn(seed)).collect();
            drawn.sort();
            drawn.dedup();
            if drawn.len() < 90 {
                alike.push(format!("{id}: {}", drawn.len()));
            }
        }
        assert!(alike.is_empty(), "{alike:?}");
    }

    #[test]
    fn a_long_value_in_many_holes_is_refused() {
        let holes = "{$long}".repeat(10_000);
        let long = "x".repeat(100_000);
        let text = format!("varies: {{ rows: {{ a: [{{ long: \"{long}\" }}, {{ long: y }}] }} }}\na: \"{holes}\"\n");
        let mut root = yaml::parse(&text).unwrap();
        let mut report = Report::new(Path::new("a.yaml"));
        let varies = Varies::of(&root);
        varies.apply(&varies.as_written(), &mut root, &mut report);
        assert_eq!(report.finish(Some(())).diagnostics[0].code, "S009");
    }

    #[test]
    fn a_hole_that_no_row_fills_is_told() {
        let mut root = yaml::parse("a: \"Tu {$imie}\"\n").unwrap();
        let mut report = Report::new(Path::new("a.yaml"));
        let varies = Varies::of(&root);
        varies.apply(&varies.as_written(), &mut root, &mut report);
        assert_eq!(report.finish(Some(())).diagnostics.len(), 1);
    }
}
