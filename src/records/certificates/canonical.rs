//! JSON as it is signed: read without doubt, written in one form (RFC 8785, the JSON Canonicalization Scheme).
//!
//! It knows what certificates consist of: texts, whole numbers, true and false, lists, objects. Anything else is refused, as is
//! a key that stands twice in an object, for two readers could take it in two ways.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// The largest whole number that every reader of JSON keeps exactly: 2^53 − 1.
const MOST: u64 = (1 << 53) - 1;

/// The members of an object, by key.
pub(super) type Object = BTreeMap<String, Json>;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(super) enum Json {
    /// True or false.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object.
    Object(Object),
}

impl Json {
    /// An object of these members.
    pub(super) fn object<const N: usize>(members: [(&str, Json); N]) -> Self {
        Self::Object(members.map(|(key, value)| (key.to_owned(), value)).into())
    }

    /// A list of these texts.
    pub(super) fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self::List(texts.into_iter().map(Self::from).collect())
    }

    /// The text that this is.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Flag(_) | Self::Number(_) | Self::List(_) | Self::Object(_) => None,
        }
    }

    /// The whole number that this is, from 0.
    pub(super) fn count(&self) -> Option<u64> {
        match self {
            Self::Number(number) => u64::try_from(*number).ok(),
            Self::Flag(_) | Self::Text(_) | Self::List(_) | Self::Object(_) => None,
        }
    }

    /// The values of the list that this is.
    pub(super) fn list(&self) -> Option<&[Json]> {
        match self {
            Self::List(list) => Some(list),
            Self::Flag(_) | Self::Number(_) | Self::Text(_) | Self::Object(_) => None,
        }
    }

    /// The members of the object that this is.
    pub(super) fn members(&self) -> Option<&Object> {
        match self {
            Self::Object(members) => Some(members),
            Self::Flag(_) | Self::Number(_) | Self::Text(_) | Self::List(_) => None,
        }
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Flag(flag) => out.push_str(&flag.to_string()),
            Self::Number(number) => out.push_str(&number.to_string()),
            Self::Text(text) => write_text(text, out),
            Self::List(list) => {
                out.push('[');
                for (index, value) in list.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    value.write(out);
                }
                out.push(']');
            }
            Self::Object(members) => write_object(members, out),
        }
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// The one form of an object: no blanks, members in the order of their keys' UTF-16 code units.
pub(super) fn canonical(members: &Object) -> String {
    let mut out = String::new();
    write_object(members, &mut out);
    out
}

/// The one form of an object that was written in whatever way.
///
/// # Errors
/// As [`parse`].
pub(crate) fn canonical_form(bytes: &[u8]) -> Result<String, String> {
    parse(bytes).map(|members| canonical(&members))
}

/// Reads an object.
///
/// # Errors
/// What is wrong, with line and column: no JSON, not an object, a key twice, a fraction or null.
pub(super) fn parse(bytes: &[u8]) -> Result<Object, String> {
    match serde_json::from_slice(bytes) {
        Ok(Json::Object(members)) => Ok(members),
        Ok(_) => Err("the file holds no JSON object".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// An object as it lies in a file for people to look at.
pub(super) fn pretty(members: &Object) -> String {
    // Texts, whole numbers and objects by text: there is nothing in it that could not be written.
    let mut text = serde_json::to_string_pretty(members).unwrap_or_else(|_| canonical(members));
    text.push('\n');
    text
}

fn write_object(members: &Object, out: &mut String) {
    let mut members: Vec<(&String, &Json)> = members.iter().collect();
    // The map keeps them by code point, which is another order beyond U+FFFF.
    members.sort_by(|(one, _), (two, _)| one.encode_utf16().cmp(two.encode_utf16()));
    out.push('{');
    for (index, (key, value)) in members.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write_text(key, out);
        out.push(':');
        value.write(out);
    }
    out.push('}');
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for sign in text.chars() {
        match sign {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            control if control < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => out.push(other),
        }
    }
    out.push('"');
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a whole number, true, false, a list or an object")
    }

    fn visit_bool<E: de::Error>(self, flag: bool) -> Result<Json, E> {
        Ok(Json::Flag(flag))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Json, E> {
        if number.unsigned_abs() > MOST {
            return Err(E::custom(format!("{number} is too large a number")));
        }
        Ok(Json::Number(number))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Json, E> {
        match i64::try_from(number) {
            Ok(number) => self.visit_i64(number),
            Err(_) => Err(E::custom(format!("{number} is too large a number"))),
        }
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = values.next_element()? {
            list.push(value);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let mut members = Object::new();
        while let Some((key, value)) = entries.next_entry::<String, Json>()? {
            if members.contains_key(&key) {
                return Err(de::Error::custom(format!("the key \"{key}\" stands twice")));
            }
            members.insert(key, value);
        }
        Ok(Json::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_form(text: &str) -> String {
        canonical(&parse(text.as_bytes()).unwrap())
    }

    // RFC 8785, 3.2.3.
    #[test]
    fn members_stand_in_the_order_of_the_standard() {
        let text = r#"{
            "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
            "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"
        }"#;
        let form = one_form(text);
        let order = ["Carriage", "One", "Control", "Latin", "Euro", "Emoji", "Hebrew"];
        let places: Vec<usize> = order.iter().map(|word| form.find(word).unwrap()).collect();
        assert!(places.is_sorted(), "{form}");
    }

    // RFC 8785, 3.2.2.
    #[test]
    fn texts_are_escaped_as_the_standard_has_it() {
        let form =
            one_form(r#"{ "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [true, false] }"#);
        assert_eq!(
            form,
            "{\"literals\":[true,false],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}"
        );
        assert_eq!(
            one_form("{\"a\": \"\\u0008\\t\\f\\r\\u007f\"}"),
            "{\"a\":\"\\b\\t\\f\\r\u{7f}\"}"
        );
    }

    #[test]
    fn the_same_content_has_one_form_however_it_is_written() {
        let form = one_form("{\"b\":[1,-2],\"a\":{\"d\":\"ż\",\"c\":\"\"}}");
        assert_eq!(form, "{\"a\":{\"c\":\"\",\"d\":\"ż\"},\"b\":[1,-2]}");
        assert_eq!(
            one_form("\n{ \"a\": {\"c\":\"\" , \"d\":\"\\u017c\"},\t\"b\":[1 ,-2] }\n"),
            form
        );
        let members = parse(form.as_bytes()).unwrap();
        assert_eq!(parse(pretty(&members).as_bytes()).unwrap(), members);
    }

    #[test]
    fn what_could_be_read_in_two_ways_is_refused() {
        for text in [
            "",
            "[]",
            "\"a\"",
            "{\"a\":1,\"a\":1}",
            "{\"a\":{\"b\":1,\"\\u0062\":2}}",
            "{\"a\":null}",
            "{\"a\":1.0}",
            "{\"a\":-0}",
            "{\"a\":1e2}",
            "{\"a\":9007199254740992}",
            "{\"a\":-9007199254740992}",
            "{\"a\":18446744073709551615}",
            "{\"a\":1} {}",
            "{\"a\":\"\\ud800\"}",
            "{\"a\":\"\n\"}",
        ] {
            assert!(parse(text.as_bytes()).is_err(), "{text}");
        }
        assert!(parse(b"{\"a\":\"\xff\"}").is_err(), "no UTF-8");
        let deep = format!("{{\"a\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(parse(deep.as_bytes()).is_err());
        assert!(parse(b"{\"a\":9007199254740991}").is_ok());
    }
}
