//! Numbers for texts. A table of our own, because the standard maps would be a tenth of search.wasm; it is only ever asked for one text
//! and never gone through, so no order of a hash shows anywhere.

/// Texts by number, in the order in which they came, and numbers by text.
#[derive(Default)]
pub struct Dictionary {
    texts: Vec<String>,
    /// A text's number and one more, at the place of its hash or the next free one; 0 is free. At most half of them are taken.
    slots: Vec<u32>,
}

impl Dictionary {
    /// The number of a text, if it has one.
    pub fn find(&self, text: &str) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        self.slots[self.slot(text)].checked_sub(1)
    }
    /// The number of a text, which is the next one if it is new.
    pub fn number(&mut self, text: &str) -> u32 {
        if self.texts.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let slot = self.slot(text);
        if self.slots[slot] == 0 {
            self.texts.push(text.into());
            self.slots[slot] = self.texts.len() as u32;
        }
        self.slots[slot] - 1
    }
    /// All texts by number.
    pub fn texts(&self) -> &[String] {
        &self.texts
    }

    fn slot(&self, text: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash(text) & mask;
        while self.slots[slot].checked_sub(1).is_some_and(|number| self.texts[number as usize] != text) {
            slot = (slot + 1) & mask;
        }
        slot
    }
    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(64)];
        for number in 0..self.texts.len() {
            let slot = self.slot(&self.texts[number]);
            self.slots[slot] = number as u32 + 1;
        }
    }
}

/// FNV-1a, the same everywhere.
fn hash(text: &str) -> usize {
    text.bytes().fold(0x811C_9DC5u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)) as usize
}

/// Lists of numbers by text.
#[derive(Default)]
pub struct Lists {
    texts: Dictionary,
    lists: Vec<Vec<u32>>,
}

impl Lists {
    /// Adds a number to the list of a text.
    pub fn add(&mut self, text: &str, number: u32) {
        let list = self.texts.number(text) as usize;
        if list == self.lists.len() {
            self.lists.push(Vec::new());
        }
        self.lists[list].push(number);
    }
    /// The list of a text, in the order in which it was made.
    pub fn get(&self, text: &str) -> &[u32] {
        self.texts.find(text).map(|list| self.lists[list as usize].as_slice()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn texts_keep_their_numbers(texts in prop::collection::vec("[a-c]{0,5}", 0..200)) {
            let (mut dictionary, mut lists) = (Dictionary::default(), Lists::default());
            for (at, text) in texts.iter().enumerate() {
                let before = dictionary.find(text);
                let number = dictionary.number(text);
                prop_assert!(before.is_none_or(|before| before == number));
                prop_assert_eq!(&dictionary.texts()[number as usize], text);
                lists.add(text, at as u32);
            }
            for text in &texts {
                let places: Vec<u32> = (0..texts.len() as u32).filter(|&at| &texts[at as usize] == text).collect();
                prop_assert_eq!(lists.get(text), &places[..]);
            }
            prop_assert_eq!(dictionary.find("z"), None);
        }
    }
}
