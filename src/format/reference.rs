//! The reference for authors: every key and word of every kind of file, in Polish, as Markdown. Made from the schemas, so that it
//! cannot say anything else than they do.

use std::collections::{BTreeMap, VecDeque};

use serde_json::Value as Json;

use super::{FileKind, editor, schema};

const INTRODUCTION: &str = "\
# Odniesienie: wszystkie klucze wszystkich plików

Każdy rodzaj pliku, każdy klucz i każde słowo, które można w nim wpisać. Jak z nich korzystać, mówi [autor.md](autor.md), a o
politykach [kadry.md](kadry.md). Klucze pogrubione są obowiązkowe. Tę stronę pisze program: `sygnaly schema --reference`.
Te same opisy pokazuje edytor ([jak go ustawić](autor.md#edytor)).
";

/// The kinds in the order in which an author meets them: what each is called, and where its files lie.
const KINDS: [(FileKind, &str, &str); 10] = [
    (FileKind::Scenario, "Scenariusz", "scenarios/NAZWA/scenario.yaml"),
    (FileKind::Plan, "Plan rozmowy", "scenarios/NAZWA/plans/….yaml"),
    (
        FileKind::Translation,
        "Tłumaczenie scenariusza",
        "scenarios/NAZWA/translations/JĘZYK.yaml",
    ),
    (FileKind::Shift, "Zmiana", "scenarios/shifts/NAZWA.yaml"),
    (FileKind::ShiftPlan, "Plan zmiany", "scenarios/shifts/plans/….yaml"),
    (FileKind::Procedure, "Procedura", "assets/procedures/NAZWA.yaml"),
    (FileKind::Profile, "Profil praktykanta", "assets/profiles/NAZWA.yaml"),
    (FileKind::Policy, "Polityka certyfikacji", "assets/policies/….yaml"),
    (FileKind::Stock, "Zwroty wspólne", "assets/callers/stock.yaml"),
    (FileKind::Pack, "Paczka", "PACZKA/pack.yaml"),
];

const KEYS: &str = "\n| klucz | co to | wartość | bez niego | przykład |\n|---|---|---|---|---|\n";
const WORDS: &str = "\n| słowo | znaczenie |\n|---|---|\n";

/// The whole page.
pub fn reference() -> String {
    let mut page = Page {
        text: INTRODUCTION.to_owned(),
        sections: BTreeMap::new(),
        open: VecDeque::new(),
    };
    for (kind, name, place) in KINDS {
        page.kind(kind, name, place);
    }
    page.text
}

struct Page {
    text: String,
    /// By structure: the anchor of its section. What several kinds of files share is described once.
    sections: BTreeMap<String, String>,
    /// What has an anchor and is still to be described.
    open: VecDeque<Structure>,
}

/// A structure on its way to the page.
struct Structure {
    /// Its name in the schema.
    name: String,
    /// The anchor of the kind of file that it was met in.
    kind: &'static str,
    /// The keys that lead to it: `caller.voice`; empty for the file itself.
    path: String,
}

impl Page {
    fn kind(&mut self, kind: FileKind, name: &str, place: &str) {
        let schema = schema(kind);
        let file = Structure {
            name: schema["title"].as_str().unwrap_or_default().to_owned(),
            kind: kind.name(),
            path: String::new(),
        };
        let about = editor::polish(&schema["markdownDescription"]);
        self.text
            .push_str(&format!("\n## {name}\n\nPlik: `{place}`. {about}\n"));
        self.structure(&file, &schema);
        while let Some(structure) = self.open.pop_front() {
            let definition = &schema["definitions"][&structure.name];
            let (anchor, path) = (structure.anchor(), &structure.path);
            self.text
                .push_str(&format!("\n<a id=\"{anchor}\"></a>\n\n### `{path}`\n"));
            let about = editor::polish(&definition["markdownDescription"]);
            if !about.is_empty() {
                self.text.push_str(&format!("\n{about}\n"));
            }
            self.structure(&structure, definition);
        }
    }

    /// The tables of a structure: the words to choose among, and the keys.
    fn structure(&mut self, structure: &Structure, schema: &Json) {
        let (mut words, mut keys) = (word_rows(schema), String::new());
        for branch in list(schema, "oneOf").chain(list(schema, "anyOf")) {
            words.push_str(&word_rows(branch));
            // Of the keys of a choice none is obligatory.
            self.rows(structure, "", branch, &[], &mut keys);
        }
        self.rows(structure, "", schema, &required(schema), &mut keys);
        for (head, rows) in [(WORDS, words), (KEYS, keys)] {
            if !rows.is_empty() {
                self.text.push_str(head);
                self.text.push_str(&rows);
            }
        }
    }

    /// The rows of a structure's keys; `below` are the keys within it that lead here, each with a dot behind it.
    fn rows(&mut self, structure: &Structure, below: &str, schema: &Json, required: &[&str], rows: &mut String) {
        let keys = schema["properties"].as_object().into_iter().flatten();
        let mut keys: Vec<(String, &Json)> = keys.map(|(key, value)| (format!("{below}{key}"), value)).collect();
        keys.sort_by_key(|(key, _)| editor::place(&format!("{}.{key}", structure.name)));
        for (key, value) in keys {
            let bare = key.strip_prefix(below).unwrap_or(&key);
            let shown = if required.contains(&bare) {
                format!("**`{key}`**")
            } else {
                format!("`{key}`")
            };
            rows.push_str(&table_row(&[
                shown,
                editor::polish(&value["markdownDescription"]).to_owned(),
                self.value(structure, &key, value),
                value.get("default").map(code).unwrap_or_default(),
                list(value, "examples").next().map(code).unwrap_or_default(),
            ]));
            self.rows(structure, &format!("{key}."), value, &self::required(value), rows);
        }
    }

    /// What may stand behind a key, in words; a structure is linked, and described later if it is not yet.
    fn value(&mut self, structure: &Structure, key: &str, schema: &Json) -> String {
        if let Some(target) = schema["$ref"].as_str() {
            let name = target.trim_start_matches("#/definitions/");
            if !self.sections.contains_key(name) {
                let met = structure.below(name, key);
                self.sections.insert(name.to_owned(), met.anchor());
                self.open.push_back(met);
            }
            let anchor = self.sections.get(name).map_or("", String::as_str);
            return format!("[opis](#{anchor})");
        }
        if schema["anyOf"].is_array() {
            let branches = list(schema, "anyOf").map(|branch| self.value(structure, key, branch));
            return branches.collect::<Vec<_>>().join(" albo ");
        }
        // Of a figure and what the seed draws in its place the figure is told.
        let kind = list(schema, "type").next().unwrap_or(&schema["type"]);
        match kind.as_str().unwrap_or_default() {
            "string" => "tekst".to_owned(),
            "boolean" => "`true` albo `false`".to_owned(),
            "integer" => format!("liczba całkowita{}", range(schema)),
            "number" => format!("liczba{}", range(schema)),
            "array" => format!("lista: {}", self.value(structure, key, &schema["items"])),
            _ if schema["additionalProperties"].is_object() => {
                let inner = self.value(structure, key, &schema["additionalProperties"]);
                format!("nazwy, a przy nich: {inner}")
            }
            _ => "klucze niżej".to_owned(),
        }
    }
}

impl Structure {
    /// The structure that a key of this one leads to.
    fn below(&self, name: &str, key: &str) -> Self {
        let path = match self.path.as_str() {
            "" => key.to_owned(),
            path => format!("{path}.{key}"),
        };
        Self {
            name: name.to_owned(),
            kind: self.kind,
            path,
        }
    }

    fn anchor(&self) -> String {
        format!("{}-{}", self.kind, self.path.replace('.', "-"))
    }
}

fn list<'a>(schema: &'a Json, key: &str) -> impl Iterator<Item = &'a Json> {
    schema[key].as_array().into_iter().flatten()
}

fn required(schema: &Json) -> Vec<&str> {
    list(schema, "required").filter_map(Json::as_str).collect()
}

/// A row for each word of a choice.
fn word_rows(schema: &Json) -> String {
    let described = list(schema, "enum").zip(list(schema, "markdownEnumDescriptions"));
    described
        .map(|(word, described)| table_row(&[code(word), editor::polish(described).to_owned()]))
        .collect()
}

fn table_row(cells: &[String]) -> String {
    let cells = cells.iter().map(|cell| cell.replace('\n', " ").replace('|', "\\|"));
    format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
}

/// A value as it is written in a file.
fn code(value: &Json) -> String {
    match value.as_str() {
        Some(text) => format!("`{text}`"),
        None => format!("`{value}`"),
    }
}

fn range(schema: &Json) -> String {
    let bound = |name: &str| schema[name].as_f64();
    match (bound("minimum"), bound("maximum")) {
        (Some(least), Some(most)) => format!(" {least}–{most}"),
        (Some(least), None) => format!(" od {least}"),
        (None, Some(most)) => format!(" do {most}"),
        (None, None) => String::new(),
    }
}
