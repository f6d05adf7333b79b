//! Phrases with a meaning of their own: in which order, and in stock.

use super::Question;
use crate::query::{Filter, Sort};

const SORTS: [(&str, Sort); 27] = [
    ("not too expensive", Sort::Cheapest),
    ("nicht zu teuer", Sort::Cheapest),
    ("less expensive", Sort::Cheapest),
    ("least expensive", Sort::Cheapest),
    ("lowest price", Sort::Cheapest),
    ("most expensive", Sort::Dearest),
    ("more expensive", Sort::Dearest),
    ("best selling", Sort::Popular),
    ("most popular", Sort::Popular),
    ("cheap", Sort::Cheapest),
    ("cheaper", Sort::Cheapest),
    ("cheapest", Sort::Cheapest),
    ("affordable", Sort::Cheapest),
    ("inexpensive", Sort::Cheapest),
    ("gunstig*", Sort::Cheapest),
    ("billig*", Sort::Cheapest),
    ("dearest", Sort::Dearest),
    ("priciest", Sort::Dearest),
    ("teurer*", Sort::Dearest),
    ("teuerst*", Sort::Dearest),
    ("newest", Sort::Newest),
    ("latest", Sort::Newest),
    ("neuest*", Sort::Newest),
    ("neuster", Sort::Newest),
    ("popular", Sort::Popular),
    ("bestseller*", Sort::Popular),
    ("beliebt*", Sort::Popular),
];

const AVAILABLE: [(&str, ()); 6] =
    [("in stock", ()), ("auf lager", ()), ("available", ()), ("lieferbar", ()), ("vorratig", ()), ("verfugbar", ())];

/// Takes the order out of a question; of several the first counts.
pub fn take_sort(question: &mut Question) -> Option<Sort> {
    take(question, &SORTS)
}

/// Takes out that something must be in stock.
pub fn take_available(question: &mut Question) -> Option<Filter> {
    take(question, &AVAILABLE).map(|()| Filter::Available)
}

fn take<T: Copy>(question: &mut Question, phrases: &[(&str, T)]) -> Option<T> {
    let mut first = None;
    for place in 0..question.len() {
        if let Some((meaning, end)) = question.one_of(place, phrases) {
            question.take(place, end);
            first = first.or(Some(meaning));
        }
    }
    first
}
