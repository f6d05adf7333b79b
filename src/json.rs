//! Writes JSON, the form in which rich answers leave the engine. Text instead of objects, because then engine.wasm needs
//! no import that can make or touch a JavaScript object, and because this costs a tenth of a serialisation framework.
//! Numbers are whole: times in milliseconds, scores in units of 1/65,536, prices in 1/10,000.

use crate::text::push_whole;
use alloc::string::String;
use alloc::vec::Vec;

/// JSON being written. What was begun has to be ended; keys are our own words.
pub struct Json {
    out: Vec<u8>,
}

impl Default for Json {
    fn default() -> Self {
        Self::new()
    }
}

impl Json {
    /// Begins an object.
    pub fn new() -> Self {
        Self { out: Vec::from(b"{") }
    }
    /// Ends it.
    pub fn finish(mut self) -> String {
        self.out.push(b'}');
        String::from_utf8(self.out).unwrap_or_default()
    }
    fn comma(&mut self) {
        if !matches!(self.out.last(), Some(b'{' | b'[' | b':')) {
            self.out.push(b',');
        }
    }
    #[inline(never)]
    fn key(&mut self, key: &'static str) {
        self.element(key);
        self.out.push(b':');
    }
    /// A field that holds text.
    #[inline(never)]
    pub fn text(&mut self, key: &'static str, value: &str) {
        self.key(key);
        self.element(value);
    }
    /// A field that holds text, left out when that is empty.
    pub fn text_if_any(&mut self, key: &'static str, value: &str) {
        if !value.is_empty() {
            self.text(key, value);
        }
    }
    /// A field that holds a whole number.
    #[inline(never)]
    pub fn whole(&mut self, key: &'static str, value: i64) {
        self.key(key);
        push_whole(&mut self.out, value);
    }
    /// A field that holds true or false.
    #[inline(never)]
    pub fn truth(&mut self, key: &'static str, value: bool) {
        self.key(key);
        self.out.extend_from_slice(if value { b"true" } else { b"false" });
    }
    /// A field that holds an object, until `end`.
    #[inline(never)]
    pub fn begin(&mut self, key: &'static str) {
        self.key(key);
        self.out.push(b'{');
    }
    /// Ends an object that is a field or an item of a list.
    pub fn end(&mut self) {
        self.out.push(b'}');
    }
    /// A field that holds a list, until `end_list`.
    #[inline(never)]
    pub fn list(&mut self, key: &'static str) {
        self.key(key);
        self.out.push(b'[');
    }
    /// An object in a list, until `end`.
    pub fn item(&mut self) {
        self.comma();
        self.out.push(b'{');
    }
    /// A text in a list.
    #[inline(never)]
    pub fn element(&mut self, text: &str) {
        self.comma();
        self.out.push(b'"');
        for &byte in text.as_bytes() {
            if matches!(byte, b'"' | b'\\') {
                self.out.push(b'\\');
            }
            // What is not allowed in JSON has no place in an id or a title either.
            self.out.push(byte.max(b' '));
        }
        self.out.push(b'"');
    }
    /// A whole number in a list.
    pub fn number(&mut self, value: i64) {
        self.comma();
        push_whole(&mut self.out, value);
    }
    /// A list in a list, until `end_list`.
    pub fn inner_list(&mut self) {
        self.comma();
        self.out.push(b'[');
    }
    /// Ends a list.
    pub fn end_list(&mut self) {
        self.out.push(b']');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_reads_back(text in "[^\\x00-\\x1f]*", number in any::<i64>(), truth: bool, texts in prop::collection::vec("[^\\x00-\\x1f]*", 0..4)) {
            let mut j = Json::new();
            j.text("text", &text);
            j.whole("number", number);
            j.truth("truth", truth);
            j.list("texts");
            texts.iter().for_each(|text| j.element(text));
            j.end_list();
            j.begin("inner");
            j.text_if_any("text", &text);
            j.end();
            j.list("list");
            for text in &texts {
                j.item();
                j.text("t", text);
                j.end();
            }
            j.end_list();
            let json = j.finish();
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
        let mut json = Json::new();
        json.text("t", "a\u{0}\nb");
        assert_eq!(json.finish(), "{\"t\":\"a  b\"}");
    }
}
