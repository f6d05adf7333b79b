//! From a word of the visitor to words of the catalog: the same, a form of it, the same number, the head of a compound, and only
//! where there is none of these one with a typo and, for the last word, those that begin so.

use crate::index::{Index, Term};
use crate::language::{self, Language};
use crate::letters::{back, front};
use crate::{letters, typo};

/// A word of the catalog and how much it is the one that was asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    pub term: Term,
    /// 1 for the same word.
    pub likeness: f32,
}

const FORM: f32 = 0.95;
const TRANSLATED: f32 = 0.9;
const COMPOUND: f32 = 0.6;
const TYPO: [f32; 3] = [1.0, 0.8, 0.6];
const BEGINNING: f32 = 0.7;
/// The shortest head of a compound, and the shortest part before it: not every clamp is a lamp.
const HEAD: usize = 4;
const PART: usize = 3;
/// The shortest beginning of a word.
const BEGUN: usize = 3;

/// The shortest word that is looked at for typos.
const SHORT: usize = 4;
/// How many times as common another spelling must be.
const COMMON: usize = 4;

/// Marks a word that may be the beginning of one.
pub const UNFINISHED: &str = "*";

/// The words of the catalog that are meant by one of the visitor's; empty when the catalog has none.
pub fn look_up(index: &Index, asked: &str, language: Language) -> Vec<Hit> {
    let word = asked.strip_suffix(UNFINISHED).unwrap_or(asked);
    let mut hits = known(index, word, language);
    if word.len() >= HEAD {
        for (term, candidate) in index.texts().iter().enumerate() {
            if candidate.len() >= word.len() + PART && candidate.ends_with(word) {
                add(&mut hits, term as Term, COMPOUND);
            }
        }
    }
    if hits.is_empty() {
        hits = mistyped(index, word, 0);
    } else if let [Hit { term, .. }] = hits[..] {
        // A rare spelling beside a common one is a typo of the catalog's own.
        let common = index.postings(term).len() * COMMON;
        hits.extend(mistyped(index, word, common.max(1)).into_iter().filter(|hit| hit.term != term));
    }
    if asked.len() > word.len() && word.len() >= BEGUN {
        for (term, _) in index.texts().iter().enumerate().filter(|(_, text)| text.starts_with(word)) {
            add(&mut hits, term as Term, BEGINNING);
        }
    }
    hits
}

/// The word itself, its forms, the same number, a colour or material in the other language.
pub fn known(index: &Index, word: &str, language: Language) -> Vec<Hit> {
    let mut hits = Vec::new();
    if let Some(term) = index.exact(word) {
        add(&mut hits, term, 1.0);
    }
    index.forms(word, language).for_each(|term| add(&mut hits, term, FORM));
    language::same_number(word).filter_map(|other| index.exact(other)).for_each(|term| add(&mut hits, term, FORM));
    if let (true, Some(other)) = (hits.is_empty(), language::translated(word)) {
        index.forms(other, language).for_each(|term| add(&mut hits, term, TRANSLATED));
    }
    hits
}

/// The two known words that one was put together of: `lunchbox`, `Schreibtischlampe`; also with the s between them.
pub fn split(index: &Index, word: &str, language: Language) -> Option<(String, String)> {
    let cuts = word.char_indices().map(|(at, _)| at).filter(|&at| at >= PART && word.len() - at >= PART);
    for at in cuts {
        let (first, second) = (front(word, at), back(word, at));
        let joined = Some(first).filter(|first| first.len() > PART).and_then(|first| first.strip_suffix('s'));
        for first in [Some(first), joined].into_iter().flatten() {
            if [first, second].iter().all(|part| !known(index, part, language).is_empty()) {
                return Some((first.into(), second.into()));
            }
        }
    }
    None
}

/// The nearest words of more than `common` items.
fn mistyped(index: &Index, word: &str, common: usize) -> Vec<Hit> {
    let len = letters::count(word);
    let mut most = typo::allowed(len);
    let letters = typo::letters(word);
    let first = word.chars().next();
    let mut hits = Vec::new();
    if most == 0 || word.starts_with(|c: char| c.is_ascii_digit()) {
        return hits;
    }
    for (term, (candidate, text)) in index.words.iter().zip(index.texts()).enumerate() {
        let near = candidate.len.abs_diff(len) <= most && (candidate.letters ^ letters).count_ones() as usize <= 2 * most;
        // The first letter is right, nearly always; that keeps leather from being about the weather. Of short words the last one, too.
        let ends = len > SHORT || text.chars().next_back() == word.chars().next_back();
        if !near || index.postings(term as Term).len() <= common || text.chars().next() != first || !ends || candidate.len < SHORT {
            continue;
        }
        if let Some(apart) = typo::distance(word, text, most) {
            if apart < most {
                hits.clear();
                most = apart;
            }
            hits.push(Hit { term: term as Term, likeness: TYPO[apart] });
        }
    }
    hits
}

fn add(hits: &mut Vec<Hit>, term: Term, likeness: f32) {
    if !hits.iter().any(|hit| hit.term == term) {
        hits.push(Hit { term, likeness });
    }
}
