//! The only room that knows the YAML library: text to a [`Node`] tree, within a budget, or the first syntax error.

mod reasons;

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::options::DuplicateKeyPolicy;
use serde_yaml::{Location, Spanned};

use super::diagnostic::Position;
use super::problem::Problem;
use super::source::is_in_no_text;
use super::tree::{Node, Value};

/// Parses one YAML document.
///
/// # Errors
/// The first syntax error, the budget that the file breaks, or a text with a sign that no text has, with its place.
pub(super) fn parse(text: &str) -> Result<Node, (Position, Problem)> {
    let options = serde_yaml::options! {
        // Far above any file of ours (a long scenario has 2,000 nodes), far below what would hurt.
        budget: serde_yaml::budget! {
            max_nodes: 20_000,
            max_events: 200_000,
            max_aliases: 500,
            max_anchors: 500,
            max_depth: 40,
            // One more than allowed, so that a second one is called by its name.
            max_documents: 2,
            // What aliases repeat counts too: a long text could be there many times.
            max_total_scalar_bytes: 4 * super::source::LONGEST,
        },
        alias_limits: serde_yaml::alias_limits! {
            max_total_replayed_events: 20_000,
            max_replay_stack_depth: 16,
        },
        // Keys given twice are kept twice, so that both places can be named.
        duplicate_keys: DuplicateKeyPolicy::LastWins,
        strict_booleans: true,
        emit_comments: false,
        with_snippet: false,
    };
    match serde_yaml::from_str_with_options::<Spanned<Value>>(text, options) {
        Ok(root) => {
            let root = node(root);
            match odd_text(&root) {
                Some(at) => Err((at, Problem::ControlSign)),
                None => Ok(root),
            }
        }
        Err(error) => {
            let at = error.location().map_or(Position::START, place);
            Err((at, problem(&error, at, text)))
        }
    }
}

fn place(location: Location) -> Position {
    let count = |number: u64| u32::try_from(number.max(1)).unwrap_or(u32::MAX);
    Position {
        line: count(location.line()),
        column: count(location.column()),
    }
}

fn node(spanned: Spanned<Value>) -> Node {
    Node {
        at: place(spanned.referenced),
        value: spanned.value,
    }
}

/// Where the first text stands that has a sign which no text has: an escape (`"\e"`) brings it past the look at the file's signs.
fn odd_text(node: &Node) -> Option<Position> {
    match &node.value {
        Value::Text(text) => text.contains(is_in_no_text).then_some(node.at),
        Value::List(items) => items.iter().find_map(odd_text),
        Value::Map(entries) => {
            let mut parts = entries.iter().flat_map(|(key, value)| [key, value]);
            parts.find_map(odd_text)
        }
        Value::Null | Value::Bool(_) | Value::Whole(_) | Value::Number(_) => None,
    }
}

fn problem(error: &serde_yaml::Error, at: Position, text: &str) -> Problem {
    use serde_yaml::Error;
    let error = match error.without_snippet() {
        Error::AliasError { error, .. } => error.without_snippet(),
        error => error,
    };
    match error {
        Error::Budget { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. }
        | Error::AliasReplayCounterOverflow { .. }
        | Error::RecursiveReferencesRequireWeakTypes { .. } => Problem::TooComplicated,
        Error::MultipleDocuments { .. } => Problem::SeveralDocuments,
        error => {
            let line = text.lines().nth(at.line.saturating_sub(1) as usize).unwrap_or_default();
            let before = text.lines().nth(at.line.saturating_sub(2) as usize).unwrap_or_default();
            let indent = |line: &str| line.chars().take_while(|c| c.is_whitespace()).any(|c| c == '\t');
            let odd_quotes = |line: &str| line.matches('"').count() % 2 == 1;
            if indent(line) || indent(before) {
                Problem::TabIndent
            } else {
                Problem::Syntax {
                    why: reasons::reason(error, &bare_message(error)),
                    quotes: odd_quotes(line) || odd_quotes(before),
                }
            }
        }
    }
}

/// The library's message without the place, which diagnostics name themselves.
fn bare_message(error: &serde_yaml::Error) -> String {
    let message = error.render_with_formatter(&serde_yaml::UserMessageFormatter);
    let first = message.lines().next().unwrap_or_default();
    let bare = first.rsplit_once(" at line ").map_or(first, |(bare, _)| bare);
    bare.strip_prefix("error: ").unwrap_or(bare).to_owned()
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Whole(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(i64::try_from(value).map_or(Value::Number(value as f64), Value::Whole))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Value, E> {
        Ok(Value::Number(value as f64))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Value, E> {
        Ok(Value::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element::<Spanned<Value>>()? {
            items.push(node(item));
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key::<Spanned<String>>()? {
            let key = Node {
                at: place(key.referenced),
                value: Value::Text(key.value),
            };
            entries.push((key, node(map.next_value()?)));
        }
        Ok(Value::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: u32, column: u32) -> Position {
        Position { line, column }
    }

    #[test]
    fn every_value_and_key_knows_its_place() {
        let root = parse("a: 1\nb:\n  - ż: x\n    c: \"24\"\n  - no\na: 2\n").unwrap();
        let Value::Map(entries) = &root.value else {
            panic!("{root:?}")
        };
        let keys: Vec<_> = entries.iter().map(|(key, _)| (key.text().unwrap(), key.at)).collect();
        assert_eq!(keys, [("a", at(1, 1)), ("b", at(2, 1)), ("a", at(6, 1))]);
        assert_eq!(
            entries[0].1,
            Node {
                at: at(1, 4),
                value: Value::Whole(1)
            }
        );
        let Value::List(items) = &entries[1].1.value else {
            panic!()
        };
        let Value::Map(inner) = &items[0].value else { panic!() };
        assert_eq!(inner[0].1.at, at(3, 8));
        assert_eq!(
            inner[1].1,
            Node {
                at: at(4, 8),
                value: Value::Text("24".into())
            }
        );
        assert_eq!(items[1].value, Value::Text("no".into()));
    }

    #[test]
    fn bombs_are_refused() {
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for level in 1..12 {
            let alias = format!("*a{}, ", level - 1).repeat(9);
            bomb.push_str(&format!("a{level}: &a{level} [{}]\n", alias.trim_end_matches(", ")));
        }
        assert_eq!(parse(&bomb).unwrap_err().1, Problem::TooComplicated);
        let deep = "[".repeat(5_000);
        assert!(parse(&deep).is_err());
        let deep = (0..500).map(|level| format!("{}a:\n", " ".repeat(level)));
        assert!(parse(&deep.collect::<String>()).is_err());
        // Few nodes and few aliases, and yet twenty-five megabytes.
        let long = format!("a: &a \"{}\"\nb: [{}]\n", "x".repeat(500_000), "*a, ".repeat(50));
        assert_eq!(parse(&long).unwrap_err().1, Problem::TooComplicated);
    }

    #[test]
    fn an_escape_brings_no_command_to_a_terminal() {
        for (text, place) in [
            ("a: \"\\e[31mred\"\n", at(1, 4)),
            ("a:\n  - b\n  - \"\\x07\"\n", at(3, 5)),
            ("\"\\u009b\": 1\n", at(1, 1)),
        ] {
            assert_eq!(parse(text).unwrap_err(), (place, Problem::ControlSign), "{text}");
        }
        assert!(parse("a: \"one\\n\\ttwo\\u0105\"\n").is_ok());
    }

    #[test]
    fn what_is_no_yaml_is_said_in_polish() {
        for (text, pl, en) in [
            ("a: b: c\n", "dwukropek z wartością", "mapping values are not allowed"),
            ("a: [1, 2}\n", "nawias „[” zamyka „}”", "mismatched bracket"),
            ("a: [1, 2\n", "nie jest zamknięty", ""),
            ("a: \"one\n", "tekstu w cudzysłowie", ""),
            ("a: \"one\" two\n", "po zamknięciu cudzysłowu", "trailing content"),
            ("a: \"\\q\"\n", "po „\\” stoi znak", "unknown escape"),
            ("a:\n  b: 1\n c: 2\n", "powinien stać klucz", "expected key"),
            ("[a]: 1\n", "zwykłym tekstem", "expected string"),
            ("a: *nobody\n", "alias „*”", "unknown"),
            ("a: @b\n", "znak „@”", "unexpected character"),
        ] {
            let (_, problem) = parse(text).unwrap_err();
            let Problem::Syntax { why, .. } = problem else {
                panic!("{text}: {problem:?}")
            };
            assert!(why.pl.contains(pl) && why.en.contains(en), "{text}: {why:?}");
            assert!(!why.pl.starts_with('„'), "no Polish for {text}: {why:?}");
        }
        // What has no Polish keeps the library's words.
        let odd = serde_yaml::Error::InvalidUtf8Input;
        let why = reasons::reason(&odd, "invalid UTF-8");
        assert_eq!((why.pl.as_str(), why.en.as_str()), ("„invalid UTF-8”", "invalid UTF-8"));
    }

    #[test]
    fn anchors_that_lead_round_or_nowhere_are_errors() {
        for text in [
            "a: &a [*a]\n",
            "a: &a { b: *a }\n",
            "a: &a\n  b: &b\n    c: *a\n    d: *b\n",
            "a: *nobody\n",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
