//! Writes JSON, the form in which rich answers leave the engine. Text instead of objects, because then engine.wasm needs
//! no import that can make or touch a JavaScript object, and because this costs a tenth of a serialisation framework.
//! Numbers are whole: times in milliseconds, scores in units of 1/65,536, prices in 1/10,000.

use crate::text::push_whole;
use alloc::string::String;

/// JSON being written.
#[derive(Default)]
pub struct Json {
    out: String,
}

impl Json {
    /// Writes one object.
    pub fn object(write: impl FnOnce(&mut Self)) -> String {
        let mut json = Self::default();
        json.nested('{', '}', write);
        json.out
    }
    fn nested(&mut self, open: char, close: char, write: impl FnOnce(&mut Self)) {
        self.out.push(open);
        write(self);
        self.out.push(close);
    }
    fn comma(&mut self) {
        if !self.out.ends_with(['{', '[', ':']) {
            self.out.push(',');
        }
    }
    fn key(&mut self, key: &'static str) {
        self.comma();
        self.quoted(key);
        self.out.push(':');
    }
    /// A field that holds text.
    pub fn text(&mut self, key: &'static str, value: &str) {
        self.key(key);
        self.quoted(value);
    }
    /// A field that holds text, left out when that is empty.
    pub fn text_if_any(&mut self, key: &'static str, value: &str) {
        if !value.is_empty() {
            self.text(key, value);
        }
    }
    /// A field that holds a whole number.
    pub fn whole(&mut self, key: &'static str, value: i64) {
        self.key(key);
        push_whole(&mut self.out, value);
    }
    /// A field that holds true or false.
    pub fn truth(&mut self, key: &'static str, value: bool) {
        self.key(key);
        self.out.push_str(if value { "true" } else { "false" });
    }
    /// A field that holds an object.
    pub fn inner(&mut self, key: &'static str, write: impl FnOnce(&mut Self)) {
        self.key(key);
        self.nested('{', '}', write);
    }
    /// A field that holds a list of objects.
    pub fn list<T>(&mut self, key: &'static str, values: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut Self, T)) {
        self.key(key);
        self.out.push('[');
        for value in values {
            self.comma();
            self.nested('{', '}', |json| write(json, value));
        }
        self.out.push(']');
    }
    /// A field that holds a list of texts.
    pub fn texts<'a>(&mut self, key: &'static str, values: impl Iterator<Item = &'a str>) {
        self.key(key);
        self.out.push('[');
        for value in values {
            self.comma();
            self.quoted(value);
        }
        self.out.push(']');
    }
    fn quoted(&mut self, text: &str) {
        self.out.push('"');
        for c in text.chars() {
            match c {
                '"' | '\\' => {
                    self.out.push('\\');
                    self.out.push(c);
                }
                // What is not allowed in JSON has no place in an id or a title either.
                c if c < ' ' => self.out.push(' '),
                c => self.out.push(c),
            }
        }
        self.out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_reads_back(text in "[^\\x00-\\x1f]*", number in any::<i64>(), truth: bool, texts in prop::collection::vec("[^\\x00-\\x1f]*", 0..4)) {
            let json = Json::object(|j| {
                j.text("text", &text);
                j.whole("number", number);
                j.truth("truth", truth);
                j.texts("texts", texts.iter().map(String::as_str));
                j.inner("inner", |j| j.text_if_any("text", &text));
                j.list("list", &texts, |j, t| j.text("t", t));
            });
            let read: serde_json::Value = serde_json::from_str(&json).unwrap();
            prop_assert_eq!(read["text"].as_str(), Some(text.as_str()));
            prop_assert_eq!(read["number"].as_i64(), Some(number));
            prop_assert_eq!(read["truth"].as_bool(), Some(truth));
            prop_assert_eq!(read["texts"].as_array().unwrap().len(), texts.len());
            prop_assert_eq!(read["inner"].get("text").is_some(), !text.is_empty());
            for (a, b) in read["list"].as_array().unwrap().iter().zip(&texts) {
                prop_assert_eq!(a["t"].as_str(), Some(b.as_str()));
            }
        }
    }

    #[test]
    fn control_characters_become_spaces() {
        let json = Json::object(|j| j.text("t", "a\u{0}\nb"));
        assert_eq!(json, "{\"t\":\"a  b\"}");
    }
}
