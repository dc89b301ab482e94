//! The first pass over a file: does it have the shape that its schema gives? Every problem is reported, and what is
//! wrong is cut off the tree, so that the later passes can look at the rest.

use serde_json::Value as Json;

use super::diagnostic::{Position, Report};
use super::problem::{Choice, Kind, Problem};
use super::tree::{Node, Value};

/// Compares a file with its schema and removes what does not fit.
pub(super) fn check(root: &mut Node, schema: &Json, report: &mut Report<'_>) {
    let mut shape = Shape { schema, report };
    if !shape.fits(root, schema, "") {
        root.value = Value::Map(Vec::new());
    }
    report.shape_is_known();
}

struct Shape<'a, 'r> {
    schema: &'a Json,
    report: &'a mut Report<'r>,
}

impl<'a> Shape<'a, '_> {
    /// Whether a value may stay; `key` names it in messages.
    fn fits(&mut self, node: &mut Node, schema: &'a Json, key: &str) -> bool {
        let schema = self.resolve(schema);
        let alternatives = self.alternatives(schema);
        if matches!(node.value, Value::Null) && alternatives.iter().any(|one| may_be_empty(one)) {
            // "text:" alone waits to be filled in, as "text: ''" does.
            node.value = Value::Text(String::new());
        }
        if matches!(node.value, Value::Null) {
            // "stutter:" alone says as much as "stutter: {}".
            let empty_map = alternatives
                .iter()
                .any(|one| kind(one) == Some(Kind::Map) && one.get("required").is_none());
            if !empty_map {
                return self.reject(node.at, Problem::EmptyValue { key: key.to_owned() });
            }
            node.value = Value::Map(Vec::new());
        }
        let found = kind_of(&node.value);
        let fitting: Vec<&'a Json> = alternatives.iter().copied().filter(|one| accepts(one, found)).collect();
        if fitting.is_empty() {
            let mut expected: Vec<Kind> = alternatives.iter().filter_map(|one| kind(one)).collect();
            expected.dedup();
            let key = key.to_owned();
            return expected.is_empty() || self.reject(node.at, Problem::WrongType { key, expected, found });
        }
        match &mut node.value {
            Value::Text(word) => self.word(node.at, word, &fitting, &alternatives, key),
            Value::Map(_) => {
                let Some(schema) = self.branch(node, &fitting, &alternatives) else {
                    return false;
                };
                // A branch of a choice whose value was cut off says nothing any more.
                self.map(node, schema) && (alternatives.len() == 1 || complete(node, schema))
            }
            Value::List(items) => {
                let schema = fitting[0];
                let least = schema.get("minItems").and_then(Json::as_u64).unwrap_or(0);
                if items.is_empty() && least > 0 {
                    return self.reject(node.at, Problem::EmptyList { key: key.to_owned() });
                }
                if let Some(inner) = schema.get("items") {
                    items.retain_mut(|item| self.fits(item, inner, key));
                }
                true
            }
            Value::Whole(value) => self.range(node.at, *value as f64, fitting[0], key),
            Value::Number(value) => self.range(node.at, *value, fitting[0], key),
            Value::Null | Value::Bool(_) => true,
        }
    }

    fn reject(&mut self, at: Position, problem: Problem) -> bool {
        self.report.add(at, problem);
        false
    }

    fn resolve(&self, mut schema: &'a Json) -> &'a Json {
        // References of ours are two deep at most; the bound keeps a broken schema from looping.
        for _ in 0..8 {
            let all_of = schema.get("allOf").and_then(Json::as_array);
            if let Some([only]) = all_of.map(Vec::as_slice) {
                schema = only;
            }
            let Some(name) = schema.get("$ref").and_then(Json::as_str) else {
                break;
            };
            let name = name.trim_start_matches("#/definitions/");
            match self.schema.get("definitions").and_then(|all| all.get(name)) {
                Some(target) => schema = target,
                None => break,
            }
        }
        schema
    }

    /// What a value may be: the schema itself, or the branches of its choice.
    fn alternatives(&self, schema: &'a Json) -> Vec<&'a Json> {
        let branches = schema
            .get("oneOf")
            .or_else(|| schema.get("anyOf"))
            .and_then(Json::as_array);
        match branches {
            Some(branches) => branches
                .iter()
                .flat_map(|one| self.alternatives(self.resolve(one)))
                .collect(),
            None => vec![schema],
        }
    }

    fn word(&mut self, at: Position, word: &str, fitting: &[&Json], all: &[&'a Json], key: &str) -> bool {
        if word.trim().is_empty() && fitting.iter().any(|one| may_be_empty(one)) {
            return true;
        }
        if word.trim().is_empty() {
            return self.reject(at, Problem::EmptyText { key: key.to_owned() });
        }
        let known: Vec<&str> = fitting.iter().flat_map(|one| words(one)).collect();
        if known.is_empty() || known.contains(&word) {
            return true;
        }
        let with_value: Vec<&str> = all.iter().flat_map(|one| keys(one)).collect();
        let word = word.to_owned();
        if with_value.contains(&word.as_str()) {
            return self.reject(at, Problem::NeedsValue { word });
        }
        let choice = Choice::among(&word, known.into_iter().chain(with_value));
        let key = key.to_owned();
        self.reject(at, Problem::UnknownWord { key, word, choice })
    }

    /// The branch of a choice that a map is meant for, by its keys.
    fn branch(&mut self, node: &Node, fitting: &[&'a Json], all: &[&'a Json]) -> Option<&'a Json> {
        if let [only] = fitting
            && words_of_all(all).is_empty()
        {
            return Some(only);
        }
        let Value::Map(entries) = &node.value else { return None };
        let has = |one: &&&Json| {
            entries
                .iter()
                .any(|(key, _)| keys(one).any(|known| key.text() == Some(known)))
        };
        let meant: Vec<&&Json> = fitting.iter().filter(has).collect();
        match meant.as_slice() {
            [one] => Some(**one),
            [] => {
                let Some((first, _)) = entries.first() else {
                    let keys = fitting.iter().flat_map(|one| keys(one)).map(str::to_owned).collect();
                    self.report.add(node.at, Problem::OnlyOneOf { keys });
                    return None;
                };
                let word = first.text().unwrap_or_default().to_owned();
                if words_of_all(all).contains(&word.as_str()) {
                    self.report.add(first.at, Problem::TakesNoValue { word });
                } else {
                    let choice = Choice::among(&word, fitting.iter().flat_map(|one| keys(one)));
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

    fn map(&mut self, node: &mut Node, schema: &'a Json) -> bool {
        let Value::Map(entries) = &mut node.value else {
            return false;
        };
        self.keys_twice(entries);
        for key in required(schema) {
            if !entries.iter().any(|(there, _)| there.text() == Some(key)) {
                let key = key.to_owned();
                self.report.add(node.at, Problem::MissingKey { key });
            }
        }
        let properties = schema.get("properties");
        let others = schema.get("additionalProperties");
        entries.retain_mut(|(key, value)| {
            let name = key.text().unwrap_or_default().to_owned();
            if let Some(inner) = properties.and_then(|known| known.get(&name)) {
                return self.fits(value, inner, &name);
            }
            match others {
                Some(inner @ Json::Object(_)) => self.fits(value, inner, &name),
                // "{ pl: Tak, oczywiście }": the words behind the comma look like a key without a value.
                Some(Json::Bool(false)) if value.value == Value::Null && name.contains(' ') => {
                    self.reject(key.at, Problem::StrayComma { words: name })
                }
                Some(Json::Bool(false)) => {
                    let choice = Choice::among(&name, keys(schema));
                    self.reject(key.at, Problem::UnknownKey { key: name, choice })
                }
                _ => true,
            }
        });
        true
    }

    /// Reports keys that are there twice, at both places, and keeps the first.
    fn keys_twice(&mut self, entries: &mut Vec<(Node, Node)>) {
        let mut first: Vec<(String, Position)> = Vec::with_capacity(entries.len());
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

    fn range(&mut self, at: Position, found: f64, schema: &Json, key: &str) -> bool {
        let bound = |name: &str| schema.get(name).and_then(Json::as_f64);
        let (least, most) = (bound("minimum"), bound("maximum"));
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

fn complete(node: &Node, schema: &Json) -> bool {
    let Value::Map(entries) = &node.value else { return false };
    required(schema).all(|name| entries.iter().any(|(key, _)| key.text() == Some(name)))
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

/// The kind of value that a schema without a choice asks for; none: any.
fn kind(schema: &Json) -> Option<Kind> {
    match schema.get("type").and_then(Json::as_str) {
        Some("object") => Some(Kind::Map),
        Some("array") => Some(Kind::List),
        Some("string") => Some(Kind::Text),
        Some("integer") => Some(Kind::Whole),
        Some("number") => Some(Kind::Number),
        Some("boolean") => Some(Kind::YesNo),
        _ if schema.get("const").is_some_and(Json::is_string) => Some(Kind::Text),
        _ => None,
    }
}

/// Whether a text may be empty: no other schema of ours gives a least length of nothing.
fn may_be_empty(schema: &Json) -> bool {
    schema.get("minLength").and_then(Json::as_u64) == Some(0)
}

fn accepts(schema: &Json, found: Kind) -> bool {
    match kind(schema) {
        None => true,
        Some(Kind::Number) => matches!(found, Kind::Whole | Kind::Number),
        Some(kind) => kind == found,
    }
}

/// The words that a schema for a text allows; none: any text.
fn words(schema: &Json) -> Vec<&str> {
    let listed = schema.get("enum").and_then(Json::as_array).into_iter().flatten();
    listed.chain(schema.get("const")).filter_map(Json::as_str).collect()
}

fn words_of_all<'a>(schemas: &[&'a Json]) -> Vec<&'a str> {
    schemas.iter().flat_map(|one| words(one)).collect()
}

fn keys(schema: &Json) -> impl Iterator<Item = &str> {
    let properties = schema.get("properties").and_then(Json::as_object);
    properties.into_iter().flatten().map(|(key, _)| key.as_str())
}

fn required(schema: &Json) -> impl Iterator<Item = &str> {
    let names = schema.get("required").and_then(Json::as_array);
    names.into_iter().flatten().filter_map(Json::as_str)
}
