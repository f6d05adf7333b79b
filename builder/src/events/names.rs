//! Texts → numbers, in the order of their first use. Made for millions of ids: all texts lie in one string, and a table of
//! numbers finds them again.

use homebody::error::{Code, Error, Result};

const EMPTY: u32 = u32::MAX;

/// Texts that have a number.
pub(super) struct Names {
    text: String,
    /// Where each text ends.
    ends: Vec<u32>,
    /// Numbers by the hash of their text, at most half full; a power of two long.
    table: Vec<u32>,
}

impl Names {
    pub(super) fn new() -> Self {
        Self { text: String::new(), ends: Vec::new(), table: vec![EMPTY; 1024] }
    }

    /// The text's number; a new one for a new text.
    ///
    /// # Errors
    /// `too-large` beyond 4 GiB of text.
    pub(super) fn number(&mut self, name: &str) -> Result<u32> {
        let mut at = self.place(name);
        if self.table[at] != EMPTY {
            return Ok(self.table[at]);
        }
        let end = u32::try_from(self.text.len() + name.len());
        let end =
            end.map_err(|_| Error::new(Code::TooLarge, "log", "the ids of the log are more than 4 GiB of text: shorten or split it"))?;
        if self.ends.len() * 2 >= self.table.len() {
            self.grow();
            at = self.place(name);
        }
        let number = self.ends.len() as u32;
        self.text.push_str(name);
        self.ends.push(end);
        self.table[at] = number;
        Ok(number)
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// All texts by number.
    pub(super) fn list(&self) -> Vec<String> {
        (0..self.ends.len()).map(|number| self.get(number).to_owned()).collect()
    }

    fn get(&self, number: usize) -> &str {
        let from = number.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.text[from..self.ends[number] as usize]
    }

    /// Where the text is in the table, or where it would have to go.
    fn place(&self, name: &str) -> usize {
        let mask = self.table.len() - 1;
        let mut at = hash(name) as usize & mask;
        while self.table[at] != EMPTY && self.get(self.table[at] as usize) != name {
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        let length = self.table.len() * 2;
        self.table = vec![EMPTY; length];
        for number in 0..self.ends.len() {
            let at = self.place(self.get(number));
            self.table[at] = number as u32;
        }
    }
}

/// FNV-1a with a last mix, so that ids that count up spread over the table.
fn hash(text: &str) -> u64 {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    for &byte in text.as_bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    }
    hash ^= hash >> 32;
    hash.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_has_the_same_number() {
        let mut names = Names::new();
        let all: Vec<String> = (0..5000).map(|i| format!("id-{i}")).chain([String::new(), "é".into()]).collect();
        for _ in 0..2 {
            for (at, name) in all.iter().enumerate() {
                assert_eq!(names.number(name).unwrap() as usize, at);
            }
        }
        assert_eq!((names.len(), names.list()), (all.len(), all));
    }
}
