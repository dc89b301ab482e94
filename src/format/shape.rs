//! The first pass over a file: does it have the shape that its schema gives? Every problem is reported, and what is
//! wrong is cut off the tree, so that the later passes can look at the rest.

use super::diagnostic::{Position, Report};
use super::form::{Branch, Form, FormId, Others};
use super::problem::{Choice, Kind, Problem};
use super::tree::{Node, Value};

/// Compares a file with its form and removes what does not fit.
pub(super) fn check(root: &mut Node, form: &Form, report: &mut Report<'_>) {
    let mut shape = Shape { form, report };
    if !shape.fits(root, Form::ROOT, "") {
        root.value = Value::Map(Vec::new());
    }
    report.shape_is_known();
}

struct Shape<'a, 'r> {
    form: &'a Form,
    report: &'a mut Report<'r>,
}

impl<'a> Shape<'a, '_> {
    /// Whether a value may stay; `key` names it in messages.
    fn fits(&mut self, node: &mut Node, id: FormId, key: &str) -> bool {
        let branches = self.form.branches(id);
        if matches!(node.value, Value::Null) && branches.iter().any(|one| one.may_be_empty) {
            // "text:" alone waits to be filled in, as "text: ''" does.
            node.value = Value::Text(String::new());
        }
        if matches!(node.value, Value::Null) {
            // "stutter:" alone says as much as "stutter: {}".
            let empty_map = branches
                .iter()
                .any(|one| one.kind == Some(Kind::Map) && one.required.is_empty());
            if !empty_map {
                return self.reject(node.at, Problem::EmptyValue { key: key.to_owned() });
            }
            node.value = Value::Map(Vec::new());
        }
        let found = kind_of(&node.value);
        let Some(first) = branches.iter().find(|one| one.accepts(found)) else {
            let mut expected: Vec<Kind> = branches.iter().filter_map(|one| one.kind).collect();
            expected.dedup();
            let key = key.to_owned();
            return expected.is_empty() || self.reject(node.at, Problem::WrongType { key, expected, found });
        };
        match &mut node.value {
            Value::Text(word) => self.word(node.at, word, branches, key),
            Value::Map(_) => {
                let Some(branch) = self.branch(node, branches) else {
                    return false;
                };
                // A branch of a choice whose value was cut off says nothing any more.
                self.map(node, branch) && (branches.len() == 1 || complete(node, branch))
            }
            Value::List(items) => {
                if items.is_empty() && first.needs_item {
                    return self.reject(node.at, Problem::EmptyList { key: key.to_owned() });
                }
                if let Some(inner) = first.items {
                    items.retain_mut(|item| self.fits(item, inner, key));
                }
                true
            }
            Value::Whole(value) => self.range(node.at, *value as f64, first, key),
            Value::Number(value) => self.range(node.at, *value, first, key),
            Value::Null | Value::Bool(_) => true,
        }
    }

    fn reject(&mut self, at: Position, problem: Problem) -> bool {
        self.report.add(at, problem);
        false
    }

    fn word(&mut self, at: Position, word: &str, branches: &[Branch], key: &str) -> bool {
        let fitting = || branches.iter().filter(|one| one.accepts(Kind::Text));
        if word.trim().is_empty() {
            let key = key.to_owned();
            return fitting().any(|one| one.may_be_empty) || self.reject(at, Problem::EmptyText { key });
        }
        let known = || fitting().flat_map(|one| &one.words).map(String::as_str);
        if known().next().is_none() || known().any(|known| known == word) {
            return true;
        }
        let with_value = || branches.iter().flat_map(Branch::keys);
        let word = word.to_owned();
        if with_value().any(|key| key == word) {
            return self.reject(at, Problem::NeedsValue { word });
        }
        let choice = Choice::among(&word, known().chain(with_value()));
        let key = key.to_owned();
        self.reject(at, Problem::UnknownWord { key, word, choice })
    }

    /// The branch of a choice that a map is meant for, by its keys.
    fn branch(&mut self, node: &Node, branches: &'a [Branch]) -> Option<&'a Branch> {
        let fitting: Vec<&Branch> = branches.iter().filter(|one| one.accepts(Kind::Map)).collect();
        if let [only] = fitting.as_slice()
            && branches.iter().all(|one| one.words.is_empty())
        {
            return Some(only);
        }
        let Value::Map(entries) = &node.value else { return None };
        let has = |one: &&Branch| {
            entries
                .iter()
                .any(|(key, _)| one.keys().any(|known| key.text() == Some(known)))
        };
        let meant: Vec<&Branch> = fitting.iter().copied().filter(has).collect();
        match meant.as_slice() {
            [one] => Some(one),
            [] => {
                let Some((first, _)) = entries.first() else {
                    let keys = fitting.iter().flat_map(|one| one.keys()).map(str::to_owned).collect();
                    self.report.add(node.at, Problem::OnlyOneOf { keys });
                    return None;
                };
                let word = first.text().unwrap_or_default().to_owned();
                if branches.iter().any(|one| one.words.contains(&word)) {
                    self.report.add(first.at, Problem::TakesNoValue { word });
                } else {
                    let choice = Choice::among(&word, fitting.iter().flat_map(|one| one.keys()));
                    self.report.add(first.at, Problem::UnknownKey { key: word, choice });
                }
                None
            }
            _ => {
                let keys = entries
                    .iter()
                    .filter_map(|(key, _)| key.text())
                    .map(str::to_owned)
                    .collect();
                self.report.add(node.at, Problem::OnlyOneOf { keys });
                None
            }
        }
    }

    fn map(&mut self, node: &mut Node, branch: &Branch) -> bool {
        let Value::Map(entries) = &mut node.value else {
            return false;
        };
        self.keys_twice(entries);
        for key in &branch.required {
            if !entries.iter().any(|(there, _)| there.text() == Some(key)) {
                let key = key.to_owned();
                self.report.add(node.at, Problem::MissingKey { key });
            }
        }
        entries.retain_mut(|(key, value)| {
            let name = key.text().unwrap_or_default();
            if let Some(inner) = branch.property(name) {
                return self.fits(value, inner, name);
            }
            match branch.others {
                Others::Each(inner) => self.fits(value, inner, name),
                // "{ pl: Tak, oczywiście }": the words behind the comma look like a key without a value.
                Others::Nothing if value.value == Value::Null && name.contains(' ') => {
                    let words = name.to_owned();
                    self.reject(key.at, Problem::StrayComma { words })
                }
                Others::Nothing => {
                    let choice = Choice::among(name, branch.keys());
                    let key_there = name.to_owned();
                    self.reject(key.at, Problem::UnknownKey { key: key_there, choice })
                }
                Others::Anything => true,
            }
        });
        true
    }

    /// Reports keys that are there twice, at both places, and keeps the first.
    fn keys_twice(&mut self, entries: &mut Vec<(Node, Node)>) {
        let mut numbered = entries.iter().enumerate();
        if numbered.all(|(at, (key, _))| entries.iter().take(at).all(|(other, _)| other.text() != key.text())) {
            return;
        }
        let mut first: Vec<(String, Position)> = Vec::new();
        entries.retain(|(key, _)| {
            let name = key.text().unwrap_or_default();
            let Some((_, earlier)) = first.iter().find(|(known, _)| known == name) else {
                first.push((name.to_owned(), key.at));
                return true;
            };
            let twice = |other: Position| Problem::DuplicateKey {
                key: name.to_owned(),
                other: other.line,
            };
            self.report.add(*earlier, twice(key.at));
            self.report.add(key.at, twice(*earlier));
            false
        });
    }

    fn range(&mut self, at: Position, found: f64, branch: &Branch, key: &str) -> bool {
        let (least, most) = (branch.least, branch.most);
        if least.is_some_and(|least| found < least) || most.is_some_and(|most| found > most) || !found.is_finite() {
            let key = key.to_owned();
            return self.reject(
                at,
                Problem::OutOfRange {
                    key,
                    found,
                    least,
                    most,
                },
            );
        }
        true
    }
}

fn complete(node: &Node, branch: &Branch) -> bool {
    let mut required = branch.required.iter();
    required.all(|key| node.get(key).is_some())
}

fn kind_of(value: &Value) -> Kind {
    match value {
        Value::Null => Kind::Nothing,
        Value::Bool(_) => Kind::YesNo,
        Value::Whole(_) => Kind::Whole,
        Value::Number(_) => Kind::Number,
        Value::Text(_) => Kind::Text,
        Value::List(_) => Kind::List,
        Value::Map(_) => Kind::Map,
    }
}
