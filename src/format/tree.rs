//! A parsed file as a tree in which every value knows its place, and the way from there into the file structures.
//!
//! Serde's own buffering loses places, so the tree is its own deserialiser: [`At`] asks it for the place of a value.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{Error, MapAccessDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, SeqAccess, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};

use super::diagnostic::Position;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    /// Where it begins.
    pub at: Position,
    /// What it is.
    pub value: Value,
}

/// What a file can hold.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Whole(i64),
    Number(f64),
    Text(String),
    List(Vec<Node>),
    /// In the order of the file, keys twice if they are there twice; keys are texts.
    Map(Vec<(Node, Node)>),
}

impl Node {
    /// The value under a key of a map.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        let found = self.entries().iter().find(|(name, _)| name.text() == Some(key));
        found.map(|(_, value)| value)
    }

    /// The same, to be changed.
    pub(super) fn get_mut(&mut self, key: &str) -> Option<&mut Self> {
        let Value::Map(entries) = &mut self.value else {
            return None;
        };
        let found = entries.iter_mut().find(|(name, _)| name.text() == Some(key));
        found.map(|(_, value)| value)
    }

    /// Keys and values of a map; none of anything else.
    pub(super) fn entries(&self) -> &[(Self, Self)] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; none of anything else.
    pub(super) fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The text, if it is one.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// A value with its place in the file.
#[derive(Debug, Clone)]
pub(super) struct At<T> {
    /// Where it stands.
    pub at: Position,
    /// The value.
    pub value: T,
}

/// What a file must have; absent all the same when a problem with it was reported already.
///
/// For the schema it is required, for the structures optional, so that one problem does not hide the others.
#[derive(Debug, Clone)]
pub(super) struct Must<T>(pub Option<T>);

impl<T> Must<T> {
    pub(super) fn get(&self) -> Option<&T> {
        self.0.as_ref()
    }
}

impl<T> Must<Vec<T>> {
    /// The entries; none where the list is missing.
    pub(super) fn entries(&self) -> &[T] {
        self.0.as_deref().unwrap_or_default()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Must<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Serde gives a missing field to an optional one as `None`.
        Option::<T>::deserialize(deserializer).map(Self)
    }
}

/// The name by which [`At`] asks the tree for a place.
const PLACE: &str = "\u{1}place";

impl<'de, T: Deserialize<'de>> Deserialize<'de> for At<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Placed<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Placed<T> {
            type Value = At<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value with its place")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<At<T>, A::Error> {
                let missing = || de::Error::custom("a place has three parts");
                let line = seq.next_element()?.ok_or_else(missing)?;
                let column = seq.next_element()?.ok_or_else(missing)?;
                let value = seq.next_element()?.ok_or_else(missing)?;
                let at = Position { line, column };
                Ok(At { at, value })
            }
        }
        deserializer.deserialize_newtype_struct(PLACE, Placed(PhantomData))
    }
}

/// Gives line, column and value of a node, in this order.
struct PlaceAccess<'de> {
    node: &'de Node,
    given: Cell<u8>,
}

impl<'de> SeqAccess<'de> for PlaceAccess<'de> {
    type Error = Error;
    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let part = self.given.get();
        self.given.set(part.saturating_add(1));
        match part {
            0 => seed.deserialize(self.node.at.line.into_deserializer()).map(Some),
            1 => seed.deserialize(self.node.at.column.into_deserializer()).map(Some),
            2 => seed.deserialize(self.node).map(Some),
            _ => Ok(None),
        }
    }
}

impl<'de> IntoDeserializer<'de, Error> for &'de Node {
    type Deserializer = Self;
    fn into_deserializer(self) -> Self {
        self
    }
}

fn entries(map: &[(Node, Node)]) -> impl Iterator<Item = (&Node, &Node)> {
    map.iter().map(|(key, value)| (key, value))
}

impl<'de> Deserializer<'de> for &'de Node {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Whole(value) => visitor.visit_i64(*value),
            Value::Number(value) => visitor.visit_f64(*value),
            Value::Text(value) => visitor.visit_borrowed_str(value),
            Value::List(items) => visitor.visit_seq(SeqDeserializer::new(items.iter())),
            Value::Map(map) => visitor.visit_map(MapDeserializer::new(entries(map))),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.value {
            // One entry may be written without a list around it; the schema says where.
            Value::Text(_) => visitor.visit_seq(SeqDeserializer::new(std::iter::once(self))),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Error> {
        if name == PLACE {
            visitor.visit_seq(PlaceAccess {
                node: self,
                given: Cell::new(0),
            })
        } else {
            visitor.visit_newtype_struct(self)
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match &self.value {
            Value::Text(word) => visitor.visit_enum(word.as_str().into_deserializer()),
            Value::Map(map) => visitor.visit_enum(MapAccessDeserializer::new(MapDeserializer::new(entries(map)))),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct tuple
        tuple_struct map struct identifier
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    struct Sample {
        name: Must<At<String>>,
        years: Option<At<u8>>,
        level: Must<f64>,
    }

    #[test]
    fn places_survive_and_missing_values_are_borne() {
        let place = |line, column| Position { line, column };
        let node = |line, value| Node {
            at: place(line, 3),
            value,
        };
        let text = |line, text: &str| node(line, Value::Text(text.to_owned()));
        let file = node(
            1,
            Value::Map(vec![
                (text(1, "name"), text(2, "Ewa")),
                (text(3, "level"), node(3, Value::Whole(4))),
            ]),
        );
        let sample = Sample::deserialize(&file).unwrap();
        let name = sample.name.get().unwrap();
        assert_eq!((name.at, name.value.as_str()), (place(2, 3), "Ewa"));
        assert!(sample.years.is_none());
        assert_eq!(sample.level.0, Some(4.0));
    }
}
