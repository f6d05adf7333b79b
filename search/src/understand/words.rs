//! What is left of a question: words to search, and words that nobody here knows.

use homebody::text::join;

use super::Question;
use crate::Search;
use crate::find::MOST_WORDS;
use crate::language::{BEFORE_A_SIZE, is_in, is_soft, is_stop_word, is_unit};
use crate::letters;
use crate::lookup::{UNFINISHED, known, look_up, split};
use crate::query::Query;
use crate::text::Kind;

/// How much of a question must be known for it to be about this shop; less, where a word of it names a category.
const RELATED: f32 = 0.4;
const RELATED_BY_CATEGORY: f32 = 0.15;
/// How much a number tells.
const NUMBER: f32 = 0.25;
/// How much a word tells that is known only by a typo or its beginning.
const GUESSED: f32 = 0.5;

/// Takes the rest.
pub fn take(search: &Search, question: &Question, unfinished: bool, query: &mut Query) {
    let places: Vec<usize> = (0..question.len()).filter(|&place| says_something(search, question, place)).collect();
    let mut at = 0;
    while at < places.len() && query.words.len() < MOST_WORDS {
        let word = &question.tokens[places[at]].text;
        let next = places.get(at + 1).filter(|&&next| next == places[at] + 1).map(|&next| question.tokens[next].text.as_str());
        let apart = next
            .filter(|next| known(&search.index, word, query.language).is_empty() || known(&search.index, next, query.language).is_empty());
        let joined = apart.map(|next| join(&[word, next])).filter(|joined| !known(&search.index, joined, query.language).is_empty());
        if let Some(joined) = joined {
            query.words.push(joined);
            at += 2;
            continue;
        }
        let last = unfinished && places[at] + 1 == question.len();
        let number = matches!(question.tokens[places[at]].kind, Kind::Number(_));
        add(search, query, word, last, number);
        at += 1;
    }
}

fn add(search: &Search, query: &mut Query, word: &str, last: bool, number: bool) {
    let begun = join(&[word, UNFINISHED]);
    if !known(&search.index, word, query.language).is_empty() {
        query.words.push(word.into());
    } else if let Some((first, second)) = split(&search.index, word, query.language) {
        query.words.extend([first, second]);
    } else if last && !look_up(&search.index, &begun, query.language).is_empty() {
        query.words.push(begun);
    } else if !look_up(&search.index, word, query.language).is_empty() {
        query.words.push(word.into());
    } else if number || (!is_unit(word) && search.index.with_name(word).is_empty()) {
        query.unknown.push(word.into());
    }
}

fn says_something(search: &Search, question: &Question, place: usize) -> bool {
    let Some(word) = question.word(place) else { return false };
    let before = place.checked_sub(1).and_then(|before| question.tokens.get(before));
    let after = question.tokens.get(place + 1);
    if is_stop_word(word, question.language) {
        return false;
    }
    if is_soft(word) {
        let beside = |first: &str, second: &str| search.index.are_beside(first, second);
        return before.is_some_and(|before| beside(&before.text, word)) || after.is_some_and(|after| beside(word, &after.text));
    }
    // A letter alone is a unit behind a number or a size behind a word that says so.
    letters::count(word) > 1
        || matches!(question.tokens[place].kind, Kind::Number(_))
        || before.is_some_and(|before| {
            matches!(before.kind, Kind::Number(_)) || (question.tokens[place].capital && is_in(BEFORE_A_SIZE, &before.text))
        })
}

/// Whether a query is about something of the catalog: enough of it is known, and something is left that may be shown.
pub fn is_related(search: &Search, query: &Query) -> bool {
    if query.words.is_empty() {
        return query.unknown.is_empty() && !query.filters.is_empty();
    }
    let mut told = 0.0;
    let mut category = false;
    for word in &query.words {
        let hits = known(&search.index, word, query.language);
        category |= hits.iter().any(|hit| search.index.words[hit.term as usize].category);
        told += match word.starts_with(|c: char| c.is_ascii_digit()) {
            true => NUMBER,
            false if hits.is_empty() => GUESSED,
            false => 1.0,
        };
    }
    let asked = told + query.unknown.len() as f32;
    let enough = if category || !query.filters.is_empty() { RELATED_BY_CATEGORY } else { RELATED };
    told > NUMBER && told / asked >= enough && search.scores(query).any()
}
