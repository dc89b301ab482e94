//! A schema as editors want it. What every key and word is, Polish over English; defaults and examples; words with what each of
//! them means, so that an editor can offer them; and in scenarios a value that the seed draws in place of a figure.
//!
//! The English are the doc comments of the file structures. The Polish lies beside this file in `descriptions.pl.yaml`, with what
//! no structure knows of itself: defaults, examples and the order in which a reader meets the keys.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::{Map, Value as Json, json};

use super::tree::{Node, Value};
use super::{FileKind, yaml};

/// Between Polish and English where an editor understands Markdown.
const RULE: &str = "\n\n---\n\n";

/// What the seed draws: `"{$name}"`, alone.
const HOLE: &str = r"^\{\$[^}]+\}$";

/// The only choice of words that the seed may draw, as the author's guide says; what else it may draw are figures and texts.
const DRAWN_WORDS: &str = "LineQuality";

/// By structure and key (`Caller.name`; `Caller` is the structure itself): what is said of it.
static ENTRIES: LazyLock<BTreeMap<String, Entry>> = LazyLock::new(|| {
    // A test reads the file; a slip in it leaves the English.
    yaml::parse(include_str!("descriptions.pl.yaml")).map_or_else(|_| BTreeMap::new(), |root| entries(&root))
});

/// What is said of a structure, a key or a word.
struct Entry {
    polish: String,
    /// What holds without the key.
    default: Option<Json>,
    example: Option<Json>,
    /// Its place among all.
    place: usize,
}

fn entries(root: &Node) -> BTreeMap<String, Entry> {
    let mut all = BTreeMap::new();
    for (structure, keys) in root.entries() {
        for (key, said) in keys.entries() {
            let (Some(structure), Some(key)) = (structure.text(), key.text()) else {
                continue;
            };
            let path = match key {
                "_" => structure.to_owned(),
                key => format!("{structure}.{key}"),
            };
            let polish = said.text().or_else(|| said.get("pl")?.text()).unwrap_or_default();
            let entry = Entry {
                polish: polish.to_owned(),
                default: said.get("default").map(plain_value),
                example: said.get("example").map(plain_value),
                place: all.len(),
            };
            all.insert(path, entry);
        }
    }
    all
}

fn plain_value(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Bool(value) => json!(value),
        Value::Whole(value) => json!(value),
        Value::Number(value) => json!(value),
        Value::Text(text) => json!(text),
        Value::List(items) => items.iter().map(plain_value).collect(),
        Value::Map(pairs) => {
            let named = |(key, value): &(Node, Node)| Some((key.text()?.to_owned(), plain_value(value)));
            Json::Object(pairs.iter().filter_map(named).collect())
        }
    }
}

/// Where a key stands among the keys of its structure, as a reader meets them.
pub(super) fn place(path: &str) -> usize {
    ENTRIES.get(path).map_or(usize::MAX, |entry| entry.place)
}

/// The Polish of a description in Markdown; empty where there is none.
pub(super) fn polish(described: &Json) -> &str {
    let both = described.as_str().unwrap_or_default();
    both.split(RULE).next().unwrap_or_default()
}

/// Makes the schema of a kind of file what an editor wants.
pub(super) fn dress(kind: FileKind, schema: &mut Json) {
    let Json::Object(root) = schema else { return };
    let drawn = kind == FileKind::Scenario;
    let title = root.get("title").and_then(Json::as_str).map(str::to_owned);
    structure(&title.unwrap_or_default(), root, drawn);
    if let Some(Json::Object(definitions)) = root.get_mut("definitions") {
        for (name, definition) in definitions {
            if let Json::Object(definition) = definition {
                structure(name, definition, drawn);
            }
        }
    }
}

/// Describes a structure, its keys, and the words and keys that it chooses among.
fn structure(name: &str, schema: &mut Map<String, Json>, drawn: bool) {
    describe(name, schema);
    keys(name, schema, drawn);
    let Some(Json::Array(branches)) = schema.remove("oneOf") else {
        return;
    };
    let (words, mut others): (Vec<Json>, Vec<Json>) =
        branches.into_iter().partition(|branch| branch.get("const").is_some());
    for branch in others.iter_mut().filter_map(Json::as_object_mut) {
        of_branch(name, branch, drawn);
    }
    let words = choice(name, &words);
    if others.is_empty() && drawn && name == DRAWN_WORDS {
        schema.insert("anyOf".into(), json!([words, { "type": "string", "pattern": HOLE }]));
    } else if others.is_empty() {
        schema.extend(words);
    } else {
        let words = (!words.is_empty()).then_some(Json::Object(words));
        schema.insert("oneOf".into(), words.into_iter().chain(others).collect());
    }
}

/// Words to choose among, with what each of them means; editors offer them and show it beside them, which they do not do for
/// a branch a word. Empty: there are none.
fn choice(name: &str, branches: &[Json]) -> Map<String, Json> {
    let mut choice = Map::new();
    if branches.is_empty() {
        return choice;
    }
    let (mut words, mut plain, mut marked) = (Vec::new(), Vec::new(), Vec::new());
    for branch in branches {
        let word = branch.get("const").cloned().unwrap_or_default();
        let mut described = branch.as_object().cloned().unwrap_or_default();
        describe(&format!("{name}.{}", word.as_str().unwrap_or_default()), &mut described);
        plain.push(described.remove("description").unwrap_or_default());
        marked.push(described.remove("markdownDescription").unwrap_or_default());
        words.push(word);
    }
    choice.insert("type".into(), json!("string"));
    choice.insert("enum".into(), words.into());
    choice.insert("enumDescriptions".into(), plain.into());
    choice.insert("markdownEnumDescriptions".into(), marked.into());
    choice
}

/// What is said of a branch with a value belongs to its key.
fn of_branch(name: &str, branch: &mut Map<String, Json>, drawn: bool) {
    let english = branch.remove("description");
    let Some(Json::Object(properties)) = branch.get_mut("properties") else {
        return;
    };
    for value in properties.values_mut().filter_map(Json::as_object_mut) {
        if let Some(english) = &english {
            value.entry("description").or_insert_with(|| english.clone());
        }
    }
    keys(name, branch, drawn);
}

/// Describes the keys of a structure, and the keys of structures that stand in place under them.
fn keys(path: &str, schema: &mut Map<String, Json>, drawn: bool) {
    let Some(Json::Object(properties)) = schema.get_mut("properties") else {
        return;
    };
    for (key, value) in properties {
        let Json::Object(value) = value else { continue };
        let path = format!("{path}.{key}");
        bare_reference(value);
        describe(&path, value);
        if drawn {
            or_drawn(value);
        }
        keys(&path, value, drawn);
    }
}

/// Draft 7 ignores what stands beside a reference, so it was wrapped. Editors show a description beside a reference, but of
/// a wrapped one that of its target.
fn bare_reference(value: &mut Map<String, Json>) {
    let target = match value.get("allOf").and_then(Json::as_array).map(Vec::as_slice) {
        Some([only]) => only.get("$ref").cloned(),
        _ => None,
    };
    if let Some(target) = target {
        value.remove("allOf");
        value.insert("$ref".into(), target);
    }
}

/// In place of a figure there may be what the seed draws.
fn or_drawn(value: &mut Map<String, Json>) {
    let figure = value
        .get("type")
        .filter(|kind| **kind == "number" || **kind == "integer");
    if let Some(figure) = figure.cloned() {
        value.insert("type".into(), json!([figure, "string"]));
        value.insert("pattern".into(), json!(HOLE));
    }
}

/// Puts the Polish over the English, and adds default and example.
fn describe(path: &str, schema: &mut Map<String, Json>) {
    let Some(entry) = ENTRIES.get(path) else { return };
    let english = schema.get("description").and_then(Json::as_str);
    let (plain, marked) = match english {
        Some(english) => (
            format!("{}\n\n{english}", entry.polish),
            format!("{}{RULE}{english}", entry.polish),
        ),
        None => (entry.polish.clone(), entry.polish.clone()),
    };
    schema.insert("description".into(), json!(plain.replace('`', "")));
    schema.insert("markdownDescription".into(), json!(marked));
    if let Some(default) = &entry.default {
        schema.insert("default".into(), default.clone());
    }
    if let Some(example) = &entry.example {
        schema.insert("examples".into(), json!([example]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything that is described and how, by its path in the schema.
    fn described(path: &str, schema: &Json, all: &mut Vec<(String, Json)>) {
        match schema {
            Json::Object(object) => {
                for (key, inner) in object {
                    let path = format!("{path}/{key}");
                    if key == "properties" {
                        let keys = inner.as_object().into_iter().flatten();
                        all.extend(keys.map(|(key, value)| (format!("{path}/{key}"), value.clone())));
                    }
                    described(&path, inner, all);
                }
            }
            Json::Array(items) => items.iter().for_each(|item| described(path, item, all)),
            _ => {}
        }
    }

    fn is_in_both(text: &Json) -> bool {
        let parts: Vec<&str> = text.as_str().unwrap_or_default().split(RULE).collect();
        parts.len() == 2 && parts.iter().all(|part| !part.trim().is_empty())
    }

    #[test]
    fn every_key_and_every_word_is_described_in_polish_and_english() {
        let mut missing = Vec::new();
        for kind in FileKind::ALL {
            let schema = super::super::schema(kind);
            let mut keys = Vec::new();
            described(kind.name(), &schema, &mut keys);
            assert!(keys.len() > 2, "{kind:?}: {}", keys.len());
            missing.extend(
                keys.into_iter()
                    .filter(|(_, key)| !is_in_both(&key["markdownDescription"]))
                    .map(|(path, _)| path),
            );
            let definitions = schema["definitions"].as_object().cloned().unwrap_or_default();
            for (name, definition) in &definitions {
                let branches = definition["oneOf"].as_array().into_iter().flatten();
                let drawn = definition["anyOf"].as_array().into_iter().flatten();
                for choice in branches.chain(drawn).chain([definition]) {
                    let Some(words) = choice["enum"].as_array() else {
                        continue;
                    };
                    let said = choice["markdownEnumDescriptions"].as_array();
                    let said = said.map(Vec::as_slice).unwrap_or_default();
                    if said.len() != words.len() || !said.iter().all(is_in_both) {
                        missing.push(format!("{}: {name}", kind.name()));
                    }
                }
            }
        }
        assert!(
            missing.is_empty(),
            "descriptions.pl.yaml or a doc comment lacks {missing:#?}"
        );
    }

    /// What the file says of a key that there is no more would mislead whoever tends it.
    #[test]
    fn every_description_is_of_something() {
        let mut known: Vec<String> = Vec::new();
        for kind in FileKind::ALL {
            let schema = super::super::schema(kind);
            let title = schema["title"].as_str().unwrap_or_default().to_owned();
            collect(&title, &schema, &mut known);
            let definitions = schema["definitions"].as_object().cloned().unwrap_or_default();
            for (name, definition) in &definitions {
                collect(name, definition, &mut known);
            }
        }
        let left: Vec<&String> = ENTRIES.keys().filter(|path| !known.contains(path)).collect();
        assert!(
            ENTRIES.len() > 400,
            "descriptions.pl.yaml was not read: {}",
            ENTRIES.len()
        );
        assert!(left.is_empty(), "described, but there is no such key: {left:#?}");
    }

    fn collect(path: &str, schema: &Json, known: &mut Vec<String>) {
        known.push(path.to_owned());
        for choice in ["oneOf", "anyOf"] {
            let branches = schema[choice].as_array().into_iter().flatten();
            branches.for_each(|branch| collect(path, branch, known));
        }
        for word in schema["enum"].as_array().into_iter().flatten() {
            known.push(format!("{path}.{}", word.as_str().unwrap_or_default()));
        }
        for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
            collect(&format!("{path}.{key}"), inner, known);
        }
    }

    /// The figure of a default stands in the doc comment too, where whoever changes the code sees it.
    #[test]
    fn defaults_are_those_of_the_doc_comments() {
        let mut compared = 0;
        for kind in FileKind::ALL {
            let mut keys = Vec::new();
            described(kind.name(), &super::super::schema(kind), &mut keys);
            for (path, key) in keys {
                let english = key["markdownDescription"].as_str().unwrap_or_default();
                let english = english.split(RULE).nth(1).unwrap_or_default();
                let Some(default) = key["default"].as_f64().filter(|default| *default != 0.0) else {
                    continue;
                };
                compared += 1;
                let told = english.contains("unless given") && english.contains(&default.to_string());
                assert!(told, "{path}: {default} in {english:?}");
            }
        }
        assert!(compared > 30, "{compared}");
    }

    /// An author's editor must not redden what `sygnaly check` lets pass.
    #[test]
    fn a_value_that_the_seed_draws_may_stand_for_a_figure() {
        let schema = super::super::schema(FileKind::Scenario);
        let silence = &schema["definitions"]["Patience"]["properties"]["silence_s"];
        assert_eq!(silence["type"], json!(["number", "string"]));
        assert_eq!((&silence["default"], &silence["maximum"]), (&json!(8), &json!(3600)));
        assert_eq!(schema["definitions"]["LineQuality"]["anyOf"][1]["pattern"], json!(HOLE));
        let plan = super::super::schema(FileKind::Plan);
        assert_eq!(
            plan["definitions"]["Step"]["properties"]["wait_s"]["type"],
            json!("number")
        );
    }

    #[test]
    fn schemas_are_draft_7_and_small() {
        let mut size = 0;
        for kind in FileKind::ALL {
            let text = super::super::schema(kind).to_string();
            for newer in ["$defs", "prefixItems", "unevaluatedProperties", "$dynamicRef"] {
                assert!(!text.contains(&format!("\"{newer}\"")), "{kind:?} has {newer}");
            }
            size += text.len();
        }
        assert!(size < 1_000_000, "{size} bytes");
    }
}
