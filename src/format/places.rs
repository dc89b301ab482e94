//! Where the parts of a file stand, for findings about what a file means that are made after it was loaded.

use super::diagnostic::Position;
use super::tree::{Node, Value};
use super::yaml;
use crate::domain::{DetailId, DocumentId, FactId, MomentId, PersonId};

/// The places of a file's parts. A file that cannot be read as YAML has none: all is at its start.
#[derive(Debug, Clone, Default)]
pub struct Places {
    root: Option<Node>,
}

/// A text somewhere in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedText<'a> {
    /// The keys that lead to it from the top; places in lists are left out.
    pub keys: Vec<&'a str>,
    /// Where it begins.
    pub at: Position,
    /// The text, as it is written.
    pub text: &'a str,
}

impl Places {
    /// The places in a text.
    pub fn of(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self {
            root: yaml::parse(text).ok(),
        }
    }

    /// The places in a tree, as it is written.
    pub(super) fn in_tree(root: Node) -> Self {
        Self { root: Some(root) }
    }

    /// The place of what a JSON Pointer (RFC 6901) names: `/call/3/expect/1/then`. Where the file ends before the pointer does
    /// (one line of text stands where several could), the place of the last part that is there.
    pub fn at(&self, pointer: &str) -> Position {
        let Some(mut node) = self.root.as_ref() else {
            return Position::START;
        };
        for part in pointer.split('/').skip(1) {
            let part = part.replace("~1", "/").replace("~0", "~");
            let inner = match &node.value {
                Value::List(items) => part.parse().ok().and_then(|number: usize| items.get(number)),
                _ => node.get(&part),
            };
            match inner {
                Some(inner) => node = inner,
                None => break,
            }
        }
        node.at
    }

    /// Every text of the file, in its order; the keys themselves are none.
    pub fn texts(&self) -> Vec<PlacedText<'_>> {
        let mut texts = Vec::new();
        if let Some(root) = &self.root {
            gather(root, &mut Vec::new(), &mut texts);
        }
        texts
    }

    /// The pointer of a moment, from which its parts can be reached.
    pub fn moment(&self, id: &MomentId) -> String {
        self.entry("call", "moment", id.as_str())
    }

    /// The pointer of a fact.
    pub fn fact(&self, id: &FactId) -> String {
        self.entry("needs_to_hear", "id", id.as_str())
    }

    /// The pointer of what the caller knows.
    pub fn detail(&self, id: &DetailId) -> String {
        self.entry("knows", "id", id.as_str())
    }

    /// The pointer of a document on the desk.
    pub fn document(&self, id: &DocumentId) -> String {
        self.on_desk("documents", id.as_str())
    }

    /// The pointer of somebody in the office's directory.
    pub fn person(&self, id: &PersonId) -> String {
        self.on_desk("directory", id.as_str())
    }

    fn on_desk(&self, list: &str, id: &str) -> String {
        let desk = self.root.as_ref().and_then(|root| root.get("desk"));
        let number = desk.and_then(|desk| number_of(desk, list, "id", id));
        number.map_or_else(|| "/desk".to_owned(), |number| format!("/desk/{list}/{number}"))
    }

    /// The entry of a list that has this id; the list itself where none has it.
    fn entry(&self, list: &str, key: &str, id: &str) -> String {
        let number = self.root.as_ref().and_then(|root| number_of(root, list, key, id));
        number.map_or_else(|| format!("/{list}"), |number| format!("/{list}/{number}"))
    }
}

fn gather<'a>(node: &'a Node, keys: &mut Vec<&'a str>, texts: &mut Vec<PlacedText<'a>>) {
    match &node.value {
        Value::Text(text) => texts.push(PlacedText {
            keys: keys.clone(),
            at: node.at,
            text,
        }),
        Value::List(items) => items.iter().for_each(|item| gather(item, keys, texts)),
        Value::Map(entries) => {
            for (key, value) in entries {
                keys.push(key.text().unwrap_or_default());
                gather(value, keys, texts);
                keys.pop();
            }
        }
        Value::Null | Value::Bool(_) | Value::Whole(_) | Value::Number(_) => {}
    }
}

fn number_of(node: &Node, list: &str, key: &str, id: &str) -> Option<usize> {
    let items = node.get(list)?.items();
    items
        .iter()
        .position(|item| item.get(key).and_then(Node::text) == Some(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "id: x\ncall:\n  - moment: start\n    caller: [Halo, Dzień dobry]\n  - moment: end\n    caller: Do widzenia\n    expect:\n      - then: start\n";

    fn line_and_column(pointer: &str) -> (u32, u32) {
        let at = Places::of(FILE).at(pointer);
        (at.line, at.column)
    }

    #[test]
    fn a_pointer_leads_to_its_part_or_as_near_as_the_file_goes() {
        assert_eq!(line_and_column("/call/0/caller/1"), (4, 20));
        assert_eq!(line_and_column("/call/1/expect/0/then"), (8, 15));
        assert_eq!(
            line_and_column("/call/1/caller/3"),
            (6, 13),
            "one text where several could stand"
        );
        assert_eq!(Places::of("a: [").at("/call"), Position::START);
    }

    #[test]
    fn every_text_is_found_with_its_keys() {
        let places = Places::of(FILE);
        let texts = places.texts();
        assert_eq!(texts.len(), 7);
        assert_eq!(
            (texts[3].text, texts[3].keys.as_slice()),
            ("Dzień dobry", ["call", "caller"].as_slice())
        );
        assert_eq!(
            (texts[6].text, texts[6].keys.as_slice()),
            ("start", ["call", "expect", "then"].as_slice())
        );
        assert_eq!(Places::of("a: [").texts(), []);
    }

    #[test]
    fn a_moment_is_found_by_its_id() {
        let places = Places::of(FILE);
        assert_eq!(places.moment(&MomentId::new("end")), "/call/1");
        assert_eq!(places.moment(&MomentId::new("nowhere")), "/call");
    }
}
