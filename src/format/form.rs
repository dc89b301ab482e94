//! A schema as the first pass over a file asks it: references followed, choices laid side by side, once for all files. A JSON
//! Schema itself is slow to walk along with every value of every variation.

use std::collections::HashMap;

use serde_json::Value as Json;

use super::problem::Kind;

/// What a file of one kind may hold.
#[derive(Debug)]
pub(super) struct Form {
    /// What each value of the file may be; values of one schema share an entry.
    values: Vec<Vec<Branch>>,
}

/// Names what a value may be within its [`Form`].
#[derive(Debug, Clone, Copy)]
pub(super) struct FormId(usize);

/// One of the things that a value may be; only one where the schema leaves no choice.
#[derive(Debug)]
pub(super) struct Branch {
    /// The kind of value; none: any.
    pub kind: Option<Kind>,
    /// A text may be empty.
    pub may_be_empty: bool,
    /// The words that a text may be; none: any text.
    pub words: Vec<String>,
    /// The keys that a map must have.
    pub required: Vec<String>,
    /// The keys that a map may have, with what stands under them.
    pub properties: Vec<(String, FormId)>,
    /// What may stand under other keys of a map.
    pub others: Others,
    /// What the items of a list may be; none: anything.
    pub items: Option<FormId>,
    /// Whether a list must have an item.
    pub needs_item: bool,
    /// The least that a number may be.
    pub least: Option<f64>,
    /// The most that a number may be.
    pub most: Option<f64>,
}

/// What may stand under keys of a map that have no name in the schema.
#[derive(Debug, Clone, Copy)]
pub(super) enum Others {
    Anything,
    Nothing,
    Each(FormId),
}

impl Form {
    /// The form that a JSON Schema describes.
    pub(super) fn of(schema: &Json) -> Self {
        let mut reading = Reading {
            schema,
            known: HashMap::new(),
            values: Vec::new(),
        };
        // The file itself comes first.
        reading.value(schema);
        Self { values: reading.values }
    }

    /// What the file as a whole is.
    pub(super) const ROOT: FormId = FormId(0);

    /// What a value may be.
    pub(super) fn branches(&self, id: FormId) -> &[Branch] {
        self.values.get(id.0).map(Vec::as_slice).unwrap_or_default()
    }
}

impl Branch {
    /// Whether a value of this kind may stand here.
    pub(super) fn accepts(&self, found: Kind) -> bool {
        match self.kind {
            None => true,
            Some(Kind::Number) => matches!(found, Kind::Whole | Kind::Number),
            Some(kind) => kind == found,
        }
    }

    /// The keys that a map may have, by name.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.properties.iter().map(|(key, _)| key.as_str())
    }

    /// What stands under a key, if the schema names it.
    pub(super) fn property(&self, key: &str) -> Option<FormId> {
        let found = self.properties.iter().find(|(known, _)| known == key);
        found.map(|(_, id)| *id)
    }
}

/// The way from a schema to its form.
struct Reading<'a> {
    schema: &'a Json,
    /// What was read already, by the place in memory of its schema: definitions may lead to themselves.
    known: HashMap<*const Json, FormId>,
    values: Vec<Vec<Branch>>,
}

impl<'a> Reading<'a> {
    fn value(&mut self, schema: &'a Json) -> FormId {
        let schema = self.resolve(schema);
        if let Some(id) = self.known.get(&std::ptr::from_ref(schema)) {
            return *id;
        }
        let id = FormId(self.values.len());
        self.known.insert(schema, id);
        self.values.push(Vec::new());
        let branches = self
            .alternatives(schema)
            .into_iter()
            .map(|one| self.branch(one))
            .collect();
        if let Some(place) = self.values.get_mut(id.0) {
            *place = branches;
        }
        id
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

    fn branch(&mut self, schema: &'a Json) -> Branch {
        let texts = |key: &str| schema.get(key).and_then(Json::as_array).into_iter().flatten();
        let text = |value: &Json| value.as_str().map(str::to_owned);
        let bound = |key: &str| schema.get(key).and_then(Json::as_f64);
        let least_of = |key: &str| schema.get(key).and_then(Json::as_u64);
        let properties = schema.get("properties").and_then(Json::as_object);
        let properties = properties.into_iter().flatten();
        Branch {
            kind: kind(schema),
            // No other schema of ours gives a least length of nothing.
            may_be_empty: least_of("minLength") == Some(0),
            words: texts("enum").chain(schema.get("const")).filter_map(text).collect(),
            required: texts("required").filter_map(text).collect(),
            properties: properties
                .map(|(key, inner)| (key.clone(), self.value(inner)))
                .collect(),
            others: match schema.get("additionalProperties") {
                Some(inner @ Json::Object(_)) => Others::Each(self.value(inner)),
                Some(Json::Bool(false)) => Others::Nothing,
                _ => Others::Anything,
            },
            items: schema.get("items").map(|inner| self.value(inner)),
            needs_item: least_of("minItems").is_some_and(|least| least > 0),
            least: bound("minimum"),
            most: bound("maximum"),
        }
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn references_and_choices_are_read_once_also_where_they_lead_round() {
        let schema = json!({
            "type": "object",
            "required": ["a"],
            "properties": { "a": { "$ref": "#/definitions/A" }, "b": { "allOf": [{ "$ref": "#/definitions/A" }] } },
            "additionalProperties": false,
            "definitions": {
                "A": { "anyOf": [{ "enum": ["x"], "type": "string" }, { "type": "array", "items": { "$ref": "#/definitions/A" } }] },
            },
        });
        let form = Form::of(&schema);
        let [root] = form.branches(Form::ROOT) else {
            panic!("{form:?}")
        };
        assert_eq!(
            (root.kind, root.required.as_slice()),
            (Some(Kind::Map), ["a".to_owned()].as_slice())
        );
        assert!(matches!(root.others, Others::Nothing));
        let [word, list] = form.branches(root.property("a").unwrap()) else {
            panic!("{form:?}")
        };
        assert!(word.accepts(Kind::Text) && !word.accepts(Kind::List) && word.words == ["x"]);
        assert_eq!(list.items.unwrap().0, root.property("b").unwrap().0);
        assert_eq!(form.values.len(), 2);
    }
}
