//! Which listings are worth comparing: those that share two telling words, or a rare one, or everything. Never all with all.

use super::listing::{Listing, key};
use crate::text::mix;
use std::collections::BTreeSet;

/// Two words that more listings than this have in common say too little.
const MOST_PER_PAIR: usize = 48;
/// The same for a single word.
const MOST_PER_WORD: usize = 12;
/// Within a longer list of listings with the same title words, each is compared with this many that follow.
const NEXT: usize = 6;
/// How many words of a listing are paired.
const WORDS: usize = 9;

/// Pairs of indexes, the lower first, ascending, each once.
pub(super) fn pairs(listings: &[Listing]) -> Vec<(u32, u32)> {
    let mut keyed: Vec<(u64, u32)> = Vec::new();
    for (at, listing) in listings.iter().enumerate() {
        keyed.extend(keys(listing).into_iter().map(|key| (key, at as u32)));
    }
    keyed.sort_unstable();
    keyed.dedup();
    let mut out = Vec::new();
    for run in keyed.chunk_by(|a, b| a.0 == b.0).filter(|run| run.len() > 1) {
        let most = if run[0].0 & 1 == 0 { MOST_PER_PAIR } else { MOST_PER_WORD };
        let span = if run.len() <= most { run.len() } else { NEXT };
        // Beyond the bound only neighbours in the shop's order: variants usually follow one another.
        for (at, &(_, a)) in run.iter().enumerate() {
            out.extend(run[at + 1..].iter().take(span).map(|&(_, b)| (a, b)));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// Even keys stand for pairs of words or whole titles, odd ones for single words and codes.
fn keys(listing: &Listing) -> Vec<u64> {
    let own = listing.core.iter().map(|core| core.word.as_str()).chain(listing.maker.iter().map(String::as_str));
    let words: BTreeSet<u32> = own.map(|word| key(&skeleton(word))).collect();
    let whole = words.iter().fold(0, |sum, &word| mix(sum ^ u64::from(word)));
    let mut out = vec![whole & !1];
    out.extend(words.iter().map(|&word| mix(u64::from(word)) | 1));
    out.extend(listing.codes.iter().map(|code| mix(u64::from(key(code)) << 32) | 1));
    let words: Vec<u64> = words.into_iter().map(u64::from).take(WORDS).collect();
    for (at, first) in words.iter().enumerate() {
        out.extend(words[at + 1..].iter().map(|second| mix(first << 32 | second) & !1));
    }
    out
}

/// A word without its vowels and doubled letters: spellings and typing errors mostly differ in these.
fn skeleton(word: &str) -> String {
    if word.len() < 5 || word.bytes().any(|b| b.is_ascii_digit()) {
        return word.to_owned();
    }
    let mut out = String::new();
    for (at, c) in word.chars().enumerate() {
        if (at == 0 || !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ö' | 'ü')) && !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}
