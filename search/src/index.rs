//! The words of a catalog and the items that have them, made once when a pack is loaded.

use homebody::catalog::{ItemIndex, Pack};

use crate::dictionary::{Dictionary, Lists};
use crate::language::{self, Language};
use crate::letters::{back, front};
use crate::{letters, stem, text, typo};

/// The position of a word in the index.
pub type Term = u32;

/// How much a word counts by where it stands.
const IN_TITLE: f32 = 1.0;
const IN_ATTRIBUTE: f32 = 0.6;
const IN_CATEGORY: f32 = 0.5;
/// A category of one word is what its items are, though their titles may not say it: tea.
const IS_CATEGORY: f32 = 1.0;
/// BM25: how soon a word that stands in several places counts no more, and how much longer titles count less.
const SATURATION: f32 = 1.2;
const BY_LENGTH: f32 = 0.5;

/// A word of the catalog.
pub struct Word {
    /// See [`typo::letters`].
    pub letters: u32,
    /// How many letters.
    pub len: usize,
    /// It names a category or a part of one.
    pub category: bool,
}

/// That an item has a word.
#[derive(Clone, Copy)]
pub struct Posting {
    pub item: ItemIndex,
    /// 1 for a word that stands once in a title of usual length.
    pub weight: f32,
}

/// See the module.
#[derive(Default)]
pub struct Index {
    pub words: Vec<Word>,
    /// Of the titles.
    language: Language,
    terms: Dictionary,
    /// Words by their stems.
    english: Lists,
    german: Lists,
    posting_ends: Vec<u32>,
    postings: Vec<Posting>,
    title_ends: Vec<u32>,
    titles: Vec<Term>,
    /// The words of each attribute's value; of a category, of the last part of its path.
    pub values: Vec<Vec<Term>>,
    /// Attributes by the folded words of their names, without categories.
    by_name: Lists,
    /// For adjectives: "wasserdichte Kleidung".
    by_name_stem: Lists,
    /// Values by their words' English stems, without categories.
    by_value: Lists,
}

/// An attribute's name and value; the value of a category is the last part of its path.
pub fn parts(attribute: &str) -> (&str, &str) {
    let cut = attribute.bytes().position(|byte| byte == b'=').unwrap_or(0);
    let (name, value) = (front(attribute, cut), back(attribute, cut).trim_start_matches('='));
    let last = value.bytes().rposition(|byte| byte == b'/').filter(|_| name == "category");
    (name, last.map_or(value, |last| back(value, last + 1)))
}

/// What a value is called in [`Index::by_value`].
pub fn value_key(words: &[impl AsRef<str>]) -> String {
    words.iter().map(|word| stem::english(word.as_ref()) + " ").collect()
}

impl Index {
    /// Reads a pack.
    pub fn build(pack: &Pack) -> Self {
        let language = language::guess((0..pack.len() as u32).flat_map(|item| text::words(pack.title(item))));
        let mut index = Self { language, ..Self::default() };
        index.read_attributes(pack);
        for item in 0..pack.len() as u32 {
            for word in text::words(pack.title(item)) {
                let term = index.term(&word);
                index.titles.push(term);
            }
            index.title_ends.push(index.titles.len() as u32);
        }
        index.post(pack);
        index
    }

    fn read_attributes(&mut self, pack: &Pack) {
        for attribute in 0..pack.attribute_count() as u32 {
            let (name, value) = parts(pack.attribute_name(attribute));
            let words = text::words(value);
            if name != "category" && !words.is_empty() {
                self.by_value.add(&value_key(&words), attribute);
                let name = text::words(name).concat();
                self.by_name.add(&name, attribute);
                self.by_name_stem.add(&stem::german(&name), attribute);
            }
            let values: Vec<Term> = words.iter().map(|word| self.term(word)).collect();
            if name == "category" {
                values.iter().for_each(|&term| self.words[term as usize].category = true);
            }
            self.values.push(values);
        }
    }

    /// The number of a word, which is made if it is new.
    fn term(&mut self, word: &str) -> Term {
        let term = self.terms.number(word);
        if term as usize == self.words.len() {
            self.english.add(&stem::english(word), term);
            self.german.add(&stem::german(word), term);
            self.words.push(Word { letters: typo::letters(word), len: letters::count(word), category: false });
        }
        term
    }

    /// Lists the items of each word, in order of the items.
    fn post(&mut self, pack: &Pack) {
        let usual = (self.titles.len() as f32 / pack.len().max(1) as f32).max(1.0);
        let mut entries: Vec<(Term, Posting)> = Vec::new();
        for item in 0..pack.len() as u32 {
            let title = self.title(item);
            let length = 1.0 - BY_LENGTH + BY_LENGTH * title.len() as f32 / usual;
            let mut counts: Vec<(Term, f32)> = Vec::new();
            title.iter().for_each(|&term| add(&mut counts, term, IN_TITLE / length));
            for attribute in pack.attributes(item) {
                let words = &self.values[attribute as usize];
                let weight = match pack.attribute_name(attribute).starts_with("category=") {
                    true if words.len() == 1 => IS_CATEGORY,
                    true => IN_CATEGORY,
                    false => IN_ATTRIBUTE,
                };
                words.iter().for_each(|&term| add(&mut counts, term, weight));
            }
            for (term, count) in counts {
                entries.push((term, Posting { item, weight: count * (1.0 + SATURATION) / (count + SATURATION) }));
            }
        }
        // Sorted by counting: words first, items stay in their order.
        let mut ends = vec![0u32; self.words.len() + 1];
        entries.iter().for_each(|(term, _)| ends[*term as usize + 1] += 1);
        for at in 1..ends.len() {
            ends[at] += ends[at - 1];
        }
        let mut next = ends.clone();
        self.postings = vec![Posting { item: 0, weight: 0.0 }; entries.len()];
        for (term, posting) in entries {
            let at = &mut next[term as usize];
            self.postings[*at as usize] = posting;
            *at += 1;
        }
        self.posting_ends = ends;
    }

    /// The items that have a word.
    pub fn postings(&self, term: Term) -> &[Posting] {
        let ends = &self.posting_ends;
        &self.postings[ends[term as usize] as usize..ends[term as usize + 1] as usize]
    }
    /// The words of an item's title, in order.
    pub fn title(&self, item: ItemIndex) -> &[Term] {
        let from = if item == 0 { 0 } else { self.title_ends[item as usize - 1] };
        &self.titles[from as usize..self.title_ends[item as usize] as usize]
    }
    /// The word as it is.
    pub fn exact(&self, word: &str) -> Option<Term> {
        self.terms.find(word)
    }
    /// Words that are forms of the same one. German ones only where catalog or question are in German: to a German ear, wine is a form of win.
    pub fn forms(&self, word: &str, language: Language) -> impl Iterator<Item = Term> {
        let english = self.english.get(&stem::english(word)).iter();
        let is_german = language == Language::German || self.language == Language::German;
        let german = if is_german { self.german.get(&stem::german(word)) } else { &[] };
        english.chain(german).copied()
    }
    /// Whether a title or a value has two words beside each other.
    pub fn are_beside(&self, first: &str, second: &str) -> bool {
        let (Some(first), Some(second)) = (self.exact(first), self.exact(second)) else { return false };
        let has = |words: &[Term]| words.windows(2).any(|pair| pair == [first, second]);
        self.values.iter().any(|value| has(value)) || self.postings(first).iter().any(|posting| has(self.title(posting.item)))
    }
    /// All words.
    pub fn texts(&self) -> &[String] {
        self.terms.texts()
    }
    /// Attributes of this name, categories aside.
    pub fn with_name(&self, word: &str) -> &[u32] {
        self.by_name.get(word)
    }
    /// The same, with endings.
    pub fn with_name_like(&self, word: &str) -> &[u32] {
        self.by_name_stem.get(&stem::german(word))
    }
    /// Attributes that have this value, categories aside.
    pub fn with_value(&self, words: &[impl AsRef<str>]) -> &[u32] {
        self.by_value.get(&value_key(words))
    }
}

fn add(counts: &mut Vec<(Term, f32)>, term: Term, weight: f32) {
    match counts.iter_mut().find(|(known, _)| *known == term) {
        Some((_, count)) => *count += weight,
        None => counts.push((term, weight)),
    }
}
