//! Attributes that a question names: by a value ("green", "stainless steel") or by the name of one that is so or not ("waterproof").

use super::Question;
use crate::Search;
use crate::find::Filters;
use crate::index::parts;
use crate::language::{BEFORE_A_SIZE, is_in, is_stop_word, translated};
use crate::lookup::known;
use crate::query::{Filter, Query};
use crate::text::Kind;

/// The longest value that is looked for.
const MOST_WORDS: usize = 5;
/// A filter must leave something that meets the other words nearly as well as the best.
const ALIKE: f32 = 0.5;

/// A value in the question.
pub struct Value<'a> {
    /// All attributes that have it.
    pub attributes: &'a [u32],
    pub end: usize,
}

/// The longest value of an attribute that stands at a place.
pub fn value_at<'a>(search: &'a Search, question: &Question, place: usize) -> Option<Value<'a>> {
    let words: Vec<&str> = (place..question.len().min(place + MOST_WORDS)).map_while(|at| question.word(at)).collect();
    let found = (1..=words.len()).rev().find_map(|count| {
        let attributes = match search.index.with_value(&words[..count]) {
            [] if count == 1 => in_other_language(search, words[0]),
            attributes => attributes,
        };
        (!attributes.is_empty()).then_some(Value { attributes, end: place + count })
    })?;
    let alone = found.end == place + 1;
    let number = (place..found.end).all(|at| matches!(question.tokens[at].kind, Kind::Number(_)));
    let letter = alone
        && words[0].len() == 1
        && !(question.tokens[place].capital && place > 0 && question.at(place - 1).is_some_and(|before| is_in(BEFORE_A_SIZE, before)));
    let said = !number && !letter && !(alone && (is_stop_word(words[0], question.language) || names_category(search, question, words[0])));
    said.then_some(found)
}

/// What names a category is a thing, whatever else has it for a value: a light, though a roast may be light.
fn names_category(search: &Search, question: &Question, word: &str) -> bool {
    known(&search.index, word, question.language).iter().any(|hit| search.index.words[hit.term as usize].category)
}

fn in_other_language<'a>(search: &'a Search, word: &str) -> &'a [u32] {
    match translated(word) {
        Some(other) if search.index.exact(word).is_none() => search.index.with_value(&[other]),
        _ => &[],
    }
}

/// The filter for the name of an attribute that is so or not: `waterproof=true`, `caffeine=none`.
pub fn by_name(search: &Search, word: &str, negated: bool) -> Option<Filter> {
    let attributes = search.index.with_name_like(word);
    let named = |is: fn(&str) -> bool| attributes.iter().map(|&at| search.pack.attribute_name(at)).find(|name| is(parts(name).1));
    let (yes, no) = (named(crate::find::is_yes), named(crate::find::is_no));
    let (attribute, not) = match (negated, yes, no) {
        (true, _, Some(no)) => (no, false),
        (true, Some(yes), None) => (yes, true),
        (false, Some(yes), _) => (yes, false),
        (false, None, Some(no)) => (no, true),
        (_, None, None) => return None,
    };
    Some(Filter::Attribute { attribute: attribute.into(), not })
}

/// Takes out attributes that must be so. One that would leave nothing of what the other words are about was not meant as an attribute
/// and stays a word; so do two values of the same attribute ("black or brass?").
pub fn take(search: &Search, question: &mut Question, query: &mut Query) {
    let mut wanted: Vec<(usize, usize, Filter)> = Vec::new();
    let mut place = 0;
    while place < question.len() {
        if let Some(value) = value_at(search, question, place) {
            let attribute = search.pack.attribute_name(value.attributes[0]).into();
            wanted.push((place, value.end, Filter::Attribute { attribute, not: false }));
            place = value.end;
            continue;
        }
        if let Some(filter) = question.word(place).and_then(|word| by_name(search, word, false)) {
            wanted.push((place, place + 1, filter));
        }
        place += 1;
    }
    let name = |filter: &Filter| match filter {
        Filter::Attribute { attribute, .. } => parts(attribute).0.to_owned(),
        _ => String::new(),
    };
    let names: Vec<String> = wanted.iter().map(|(_, _, filter)| name(filter)).collect();
    let rest = rest(search, question, &wanted, query);
    let scores = search.scores(&rest);
    for (at, (from, to, filter)) in wanted.into_iter().enumerate() {
        let twice = names.iter().filter(|name| **name == names[at]).count() > 1;
        let mut filters = query.filters.clone();
        filters.push(filter.clone());
        let test = Filters::new(search, &filters, query.language);
        let left = match rest.words.is_empty() {
            true => (0..search.pack.len() as u32).any(|item| test.admit(search, item)),
            false => scores.above(ALIKE).any(|item| test.admit(search, item)),
        };
        if left && !twice {
            query.filters.push(filter);
            question.take(from, to);
        }
    }
}

/// The query that is left when everything that may be an attribute is one.
fn rest(search: &Search, question: &Question, wanted: &[(usize, usize, Filter)], query: &Query) -> Query {
    let is_wanted = |place: usize| wanted.iter().any(|(from, to, _)| (*from..*to).contains(&place));
    let words = (0..question.len()).filter(|&place| !is_wanted(place)).filter_map(|place| question.word(place));
    let words = words
        .filter(|word| !is_stop_word(word, question.language) && word.len() > 1 && !known(&search.index, word, query.language).is_empty());
    Query { words: words.map(Into::into).collect(), ..query.clone() }
}
