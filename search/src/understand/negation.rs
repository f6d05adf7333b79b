//! What is not wanted: "not leather", "ohne Koffein", "isn't black or white".

use super::Question;
use super::attributes::{by_name, value_at};
use crate::Search;
use crate::language::{is_in, is_stop_word};
use crate::lookup::look_up;
use crate::query::Filter;
use crate::text::Kind;

const NEGATORS: &str =
    " not no non without isnt arent dont doesnt wasnt except excluding nicht kein keine keinen keinem keiner keines ohne ausser ";
/// What may stand between the negator and what it negates; anything else ends it ("I do not have a kettle").
const BETWEEN: &str = " a an any as aus be contain contains ein eine einem einen einer for from fur in is like made mit of out that \
    the too very von want with zu sehr so ";
const ALTERNATIVES: &str = " or nor oder noch ";
const ADDITIONS: &str = " and und , ";
/// "Anything but black" and "other than" negate too.
const PHRASES: [(&str, ()); 5] = [("anything but", ()), ("other than", ()), ("rather not", ()), ("alles ausser", ()), ("lieber nicht", ())];

/// Takes out what is not wanted, with the words that say so.
pub fn take(search: &Search, question: &mut Question) -> Vec<Filter> {
    let mut filters = Vec::new();
    for place in 0..question.len() {
        let Some(mut at) = behind_negator(question, place) else { continue };
        while question.word(at).is_some_and(|word| is_in(BETWEEN, word)) {
            at += 1;
        }
        let mut end = place;
        while let Some((filter, behind)) = unwanted(search, question, at) {
            filters.push(filter);
            end = behind;
            let Some(next) = another(search, question, behind) else { break };
            at = next;
        }
        question.take(place, end);
    }
    filters
}

fn behind_negator(question: &Question, place: usize) -> Option<usize> {
    if let Some((_, end)) = question.one_of(place, &PHRASES) {
        return Some(end);
    }
    question.word(place).filter(|word| is_in(NEGATORS, word)).map(|_| place + 1)
}

/// What is negated at a place: an attribute's name, an attribute's value, or else a word that the catalog has.
fn unwanted(search: &Search, question: &Question, place: usize) -> Option<(Filter, usize)> {
    let word = question.word(place)?;
    if let Some(filter) = by_name(search, word, true) {
        return Some((filter, place + 1));
    }
    if let Some(value) = value_at(search, question, place) {
        return Some((Filter::Attribute { attribute: search.pack.attribute_name(value.attributes[0]).into(), not: true }, value.end));
    }
    let means = !is_stop_word(word, question.language)
        && question.tokens[place].kind == Kind::Word
        && !look_up(&search.index, word, question.language).is_empty();
    means.then(|| (Filter::Word { word: word.into(), not: true }, place + 1))
}

/// Where the next thing that is not wanted stands: behind "or" whatever it is, behind "and" or a comma only another value.
fn another(search: &Search, question: &Question, place: usize) -> Option<usize> {
    let joint = question.at(place)?;
    let next = place + 1;
    let wanted = is_in(ADDITIONS, joint) && value_at(search, question, next).is_none();
    (is_in(ALTERNATIVES, joint) || (is_in(ADDITIONS, joint) && !wanted)).then_some(next)
}
