//! JSON (an array, or an object with `items`) and NDJSON (one object per line).
//!
//! An array is first only cut into its elements, so that one bad element is one bad row, with its line, and not a bad file.

use super::{FieldMap, Import, Raw, Row, unreadable};
use crate::report::Problem;
use homebody::error::Result;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

pub(super) fn document(bytes: &[u8], map: &FieldMap, import: &mut Import) -> Result<()> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = 1 + newlines(&bytes[..error.valid_up_to()]);
        unreadable(format!("line {line}"), "the file is not UTF-8: save it as UTF-8")
    })?;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let elements = deserializer.deserialize_any(Elements).and_then(|elements| deserializer.end().map(|()| elements));
    let elements = elements.map_err(|error| {
        let what = if error.is_eof() {
            "the JSON ends too soon"
        } else {
            "this is not JSON, or neither an array of items nor an object with `items`"
        };
        unreadable(format!("line {}, column {}", error.line(), error.column()), format!("{what}: write [{{\"id\": …, \"title\": …}}, …]"))
    })?;
    let Some(elements) = elements else {
        return Err(unreadable("items", "the object has no `items`: write {\"items\": [ … ]} or an array of items"));
    };
    let mut reader = Lines { map, used: vec![false; map.names().count()] };
    let (mut at, mut line) = (0, 1);
    for element in elements {
        // Elements are slices of `text`, so their addresses tell where they are.
        let from = element.get().as_ptr() as usize - text.as_ptr() as usize;
        line += newlines(&bytes[at..from]);
        at = from;
        reader.row(element.get(), line, import);
    }
    reader.warn_unused(import);
    Ok(())
}

pub(super) fn lines(bytes: &[u8], map: &FieldMap, import: &mut Import) -> Result<()> {
    let mut reader = Lines { map, used: vec![false; map.names().count()] };
    for (at, line) in bytes.split(|&b| b == b'\n').enumerate() {
        let number = at as u64 + 1;
        match std::str::from_utf8(line) {
            Ok(text) if text.trim().is_empty() => {}
            Ok(text) => reader.row(text, number, import),
            Err(_) => import.refuse(problem(number, "the line is not UTF-8", "save the file as UTF-8")),
        }
    }
    reader.warn_unused(import);
    Ok(())
}

/// Reads one object after the other.
struct Lines<'a> {
    map: &'a FieldMap,
    used: Vec<bool>,
}

impl Lines<'_> {
    fn row(&mut self, text: &str, line: u64, import: &mut Import) {
        match serde_json::from_str::<Raw>(text) {
            Ok(Raw::Map(values)) => {
                for (used, name) in self.used.iter_mut().zip(self.map.names()) {
                    *used |= values.iter().any(|value| value.0 == name);
                }
                let values = values.into_iter().map(|(name, value)| (self.map.target(&name), value)).collect();
                import.take(Row { line, values });
            }
            Ok(other) => {
                import.refuse(problem(line, &format!("this is {}, not an object", other.kind()), "write {\"id\": …, \"title\": …}"))
            }
            Err(error) => {
                let line = line + (error.line() as u64).saturating_sub(1);
                import.refuse(problem(line, &reason(&error), "correct the JSON of this item"));
            }
        }
    }
    fn warn_unused(&self, import: &mut Import) {
        for (_, name) in self.used.iter().zip(self.map.names()).filter(|(used, _)| !**used) {
            import.warnings.add(name, "is mapped, but no item has it: check its spelling", 0);
        }
    }
}

/// serde_json's own words, without the position that it appends.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let words = text.rsplit_once(" at line ").map_or(text.as_str(), |(words, _)| words);
    format!("the JSON is wrong in column {}: {words}", error.column())
}

fn problem(line: u64, what: &str, fix: &str) -> Problem {
    Problem { line, field: "item".into(), problem: what.into(), fix: fix.into() }
}

fn newlines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|&&b| b == b'\n').count() as u64
}

/// Cuts a document into the elements of its array of items; `None` for an object without `items`.
struct Elements;

impl<'de> Visitor<'de> for Elements {
    type Value = Option<Vec<&'de RawValue>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of items or an object with `items`")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> std::result::Result<Self::Value, A::Error> {
        let mut out = Vec::new();
        while let Some(element) = seq.next_element()? {
            out.push(element);
        }
        Ok(Some(out))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Self::Value, A::Error> {
        let mut out = None;
        while let Some(key) = map.next_key::<String>()? {
            if key == "items" {
                out = map.next_value_seed(Array)?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(out)
    }
}

struct Array;

impl<'de> DeserializeSeed<'de> for Array {
    type Value = Option<Vec<&'de RawValue>>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> std::result::Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(Elements)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Import> {
        let mut import = Import::default();
        document(text.as_bytes(), &FieldMap::default(), &mut import).map(|()| import)
    }

    #[test]
    fn one_bad_element_is_one_bad_row_with_its_line() {
        let import = read("[\n {\"id\": \"a\", \"title\": \"A\"},\n {\"id\": \"b\",\n  \"title\": \"B\", \"price\": 1e999},\n 7,\n {\"id\": 3, \"title\": \"C\"}\n]").unwrap();
        assert_eq!(import.items.iter().map(|i| i.id.as_str()).collect::<Vec<_>>(), ["a", "3"]);
        assert_eq!(import.problems.iter().map(|p| p.line).collect::<Vec<_>>(), [4, 5]);
    }

    #[test]
    fn deep_nesting_costs_one_row() {
        let deep = format!(
            "[{{\"id\":\"a\",\"title\":\"A\",\"attributes\":{}{}}},{{\"id\":\"b\",\"title\":\"B\"}}]",
            "[".repeat(100_000),
            "]".repeat(100_000)
        );
        let import = read(&deep).unwrap();
        assert_eq!((import.items.len(), import.skipped), (1, 1));
    }

    #[test]
    fn what_is_no_catalog_is_refused_whole() {
        for text in ["", "7", "{}", "{\"items\": 3}", "[{]", "[{\"id\":\"a\"}", "[] []"] {
            assert!(read(text).is_err(), "{text}");
        }
        assert_eq!(read("{\"version\": 1, \"items\": []}").unwrap().rows, 0);
    }
}
