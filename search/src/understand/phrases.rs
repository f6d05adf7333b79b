//! Phrases with a meaning of their own: in which order, and in stock.

use super::Question;
use crate::query::{Filter, Sort};

const SORTS: [(&str, Sort); 44] = [
    ("not too expensive", Sort::Cheapest),
    ("nicht zu teuer", Sort::Cheapest),
    ("less expensive", Sort::Cheapest),
    ("least expensive", Sort::Cheapest),
    ("lowest price", Sort::Cheapest),
    ("most expensive", Sort::Dearest),
    ("more expensive", Sort::Dearest),
    ("best selling", Sort::Popular),
    ("most popular", Sort::Popular),
    ("cheapest", Sort::Cheapest),
    ("cheaper", Sort::Cheapest),
    ("cheap", Sort::Cheapest),
    ("affordable", Sort::Cheapest),
    ("inexpensive", Sort::Cheapest),
    ("gunstig", Sort::Cheapest),
    ("gunstiger", Sort::Cheapest),
    ("gunstigere", Sort::Cheapest),
    ("gunstigeres", Sort::Cheapest),
    ("gunstigste", Sort::Cheapest),
    ("gunstigsten", Sort::Cheapest),
    ("gunstigster", Sort::Cheapest),
    ("gunstigstes", Sort::Cheapest),
    ("billig", Sort::Cheapest),
    ("billiger", Sort::Cheapest),
    ("billigste", Sort::Cheapest),
    ("billigsten", Sort::Cheapest),
    ("billigster", Sort::Cheapest),
    ("billigstes", Sort::Cheapest),
    ("dearest", Sort::Dearest),
    ("priciest", Sort::Dearest),
    ("teuerste", Sort::Dearest),
    ("teuersten", Sort::Dearest),
    ("teuerster", Sort::Dearest),
    ("teurer", Sort::Dearest),
    ("newest", Sort::Newest),
    ("latest", Sort::Newest),
    ("neueste", Sort::Newest),
    ("neuesten", Sort::Newest),
    ("neuestes", Sort::Newest),
    ("neuster", Sort::Newest),
    ("popular", Sort::Popular),
    ("bestseller", Sort::Popular),
    ("bestsellers", Sort::Popular),
    ("beliebteste", Sort::Popular),
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
