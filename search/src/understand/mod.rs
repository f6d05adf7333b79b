//! From a question to a query. What was understood is taken out of the question step by step: prices, the order, stock, what is not
//! wanted, attributes; what is left are words.

mod attributes;
mod negation;
mod phrases;
mod price;
mod words;

use crate::Search;
use crate::language::{self, Language};
use crate::letters;
use crate::query::{Filter, Query};
use crate::text::{self, Kind, Token};

/// What is longer is cut: it is no question.
const LONGEST_QUESTION: usize = 2_000;
const MOST_TOKENS: usize = 200;
/// Letters that tell the language, before they are folded.
const LETTERS_GERMAN: [char; 7] = ['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü', 'ß'];

/// A question while it is read.
struct Question {
    language: Language,
    tokens: Vec<Token>,
    /// Which tokens are understood already.
    taken: Vec<bool>,
}

impl Question {
    fn new(text: &str, language: Option<Language>) -> Self {
        let end = text.char_indices().nth(LONGEST_QUESTION).map_or(text.len(), |(at, _)| at);
        let text = letters::front(text, end);
        let mut tokens = text::tokens(text);
        tokens.truncate(MOST_TOKENS);
        let language = language.unwrap_or_else(|| match text.contains(LETTERS_GERMAN) {
            true => Language::German,
            false => language::guess(tokens.iter().map(|token| token.text.as_str())),
        });
        Self { language, taken: vec![false; tokens.len()], tokens }
    }
    /// The word, number or mark at a place, if it was not taken.
    fn at(&self, place: usize) -> Option<&str> {
        self.tokens.get(place).filter(|_| !self.taken[place]).map(|token| token.text.as_str())
    }
    /// The word at a place, if it is one and was not taken.
    fn word(&self, place: usize) -> Option<&str> {
        self.at(place).filter(|_| !matches!(self.tokens[place].kind, Kind::Mark(_)))
    }
    fn take(&mut self, from: usize, to: usize) {
        self.taken[from..to].fill(true);
    }
    fn len(&self) -> usize {
        self.tokens.len()
    }
    /// The place behind a phrase, if it stands at a place; a word of it that ends with `*` has endings.
    fn phrase(&self, place: usize, phrase: &str) -> Option<usize> {
        let mut end = place;
        for word in phrase.as_bytes().split(|&byte| byte == b' ') {
            let said = self.at(end)?.as_bytes();
            let fits = word.strip_suffix(b"*").map_or(said == word, |begun| said.starts_with(begun));
            if !fits {
                return None;
            }
            end += 1;
        }
        Some(end)
    }
    /// The first of some phrases that stands at a place, with the place behind it. Longer ones have to come first.
    fn one_of<T: Copy>(&self, place: usize, phrases: &[(&str, T)]) -> Option<(T, usize)> {
        phrases.iter().find_map(|(phrase, meaning)| self.phrase(place, phrase).map(|end| (*meaning, end)))
    }
}

impl Search {
    /// Reads a question. Any text gives a query; one that has nothing to do with the catalog says so by `related`.
    pub fn understand(&self, text: &str, language: Option<Language>) -> Query {
        let mut question = Question::new(text, language);
        let mut filters: Vec<Filter> = price::take(self, &mut question).into_iter().collect();
        let sort = phrases::take_sort(&mut question);
        filters.extend(phrases::take_available(&mut question));
        filters.extend(negation::take(self, &mut question));
        let unfinished = text.ends_with(letters::is_letter);
        let language = question.language;
        let mut query = Query { language, words: Vec::new(), unknown: Vec::new(), filters, sort, related: false };
        attributes::take(self, &mut question, &mut query);
        words::take(self, &question, unfinished, &mut query);
        query.related = words::is_related(self, &query);
        query
    }
}
