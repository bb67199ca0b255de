//! JSON, read only as far as its fields: what stands under a key that no claim is made from is passed over.

use std::fmt;

use serde_core::Deserialize;
use serde_core::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

/// The keys that are read.
const KEYS: &[&str] = &[
    "@graph",
    "@id",
    "@type",
    "@value",
    "abstract",
    "additionalName",
    "alternateName",
    "articleBody",
    "articleSection",
    "author",
    "caption",
    "contentUrl",
    "copyrightHolder",
    "copyrightNotice",
    "creator",
    "creditText",
    "dateCreated",
    "dateModified",
    "datePublished",
    "description",
    "familyName",
    "givenName",
    "headline",
    "image",
    "inLanguage",
    "keywords",
    "lastReviewed",
    "legalName",
    "liveBlogUpdate",
    "mainEntity",
    "mainEntityOfPage",
    "name",
    "primaryImageOfPage",
    "publisher",
    "sameAs",
    "text",
    "thumbnailUrl",
    "url",
];

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Null,
    Bool,
    Number(Number),
    Text(String),
    List(Vec<Value>),
    Thing(Thing),
}

/// An object, as far as its keys are read.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Thing(Vec<(&'static str, Value)>);

impl Thing {
    pub(super) fn value(&self, key: &str) -> Option<&Value> {
        self.0.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    /// Of two values under one key the last counts, as in most parsers.
    fn set(&mut self, key: &'static str, value: Value) {
        match self.0.iter_mut().find(|(known, _)| *known == key) {
            Some((_, old)) => *old = value,
            None => self.0.push((key, value)),
        }
    }
}

impl Value {
    pub(super) fn as_str(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub(super) fn as_thing(&self) -> Option<&Thing> {
        if let Self::Thing(thing) = self { Some(thing) } else { None }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Values)
    }
}

/// A key that is read, or another.
struct Key(Option<&'static str>);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Keys)
    }
}

struct Keys;

impl Visitor<'_> for Keys {
    type Value = Key;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<Key, E> {
        Ok(Key(KEYS.iter().find(|known| **known == key).copied()))
    }
}

struct Values;

impl<'de> Visitor<'de> for Values {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Value, E> {
        Ok(Value::Bool)
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Number::from_f64(number).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut thing = Thing::default();
        while let Some(Key(key)) = entries.next_key()? {
            match key {
                Some(key) => thing.set(key, entries.next_value()?),
                None => drop(entries.next_value::<IgnoredAny>()?),
            }
        }
        Ok(Value::Thing(thing))
    }
}

#[cfg(test)]
mod tests {
    use super::{KEYS, Value};

    #[test]
    fn keys_stand_in_order_and_once() {
        assert!(KEYS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn only_what_is_asked_for_is_kept() {
        let json = r#"{"name": 1, "potentialAction": {"name": ["x", {"@type": "y"}]}, "name": ["Ash", 7, null, true]}"#;
        let value: Value = serde_json::from_str(json).unwrap();
        let thing = value.as_thing().unwrap();
        assert_eq!(thing.0.len(), 1);
        let items = [Value::Text("Ash".to_owned()), Value::Number(7.into()), Value::Null, Value::Bool];
        assert_eq!(thing.value("name"), Some(&Value::List(items.to_vec())));
    }

    #[test]
    fn what_is_passed_over_is_held_to_the_grammar() {
        for json in [r#"{"x": [1, 2}"#, r#"{"x": "a\qb"}"#, r#"{"x" 1}"#] {
            assert!(serde_json::from_str::<Value>(json).is_err(), "{json}");
        }
    }
}
