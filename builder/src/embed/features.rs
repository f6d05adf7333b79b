//! The sparse, weighted features of each item.

use crate::dictionary::rarity;
use crate::text::{hash, is_stop_word, stem, words};
use homebody::catalog::{AttributeIndex, Item};

/// How much each kind of feature counts, before its rarity.
const ATTRIBUTE: f32 = 1.0;
const CATEGORY_WORD: f32 = 1.0;
const TITLE: f32 = 1.0;
const DESCRIPTION: f32 = 0.35;
/// Descriptions are read up to here: what tells about a product comes first.
const DESCRIPTION_WORDS: usize = 120;

/// Rows of features: row `i` is `entries[offsets[i]..offsets[i + 1]]`, each a column and its weight; every row has length 1 or is empty.
pub(super) struct Rows {
    pub offsets: Vec<usize>,
    pub entries: Vec<(u32, f32)>,
    /// A number for each column that depends on the feature alone, not on its place.
    pub seeds: Vec<u64>,
}

pub(super) fn rows(items: &[Item], attributes: &[Vec<AttributeIndex>], shares: &[u32]) -> Rows {
    let texts: Vec<Vec<(u64, f32)>> = items.iter().map(text_features).collect();
    // A word of one item only tells nothing about likeness: it is left out.
    let mut all: Vec<u64> = texts.iter().flatten().map(|feature| feature.0).collect();
    all.sort_unstable();
    let seeds: Vec<(u64, u32)> = all.chunk_by(|a, b| a == b).filter(|run| run.len() > 1).map(|run| (run[0], run.len() as u32)).collect();

    let first_word = shares.len();
    let mut out = Rows { offsets: vec![0], entries: Vec::new(), seeds: (0..first_word as u64).map(crate::text::mix).collect() };
    out.seeds.extend(seeds.iter().map(|seed| seed.0));
    for (at, item) in items.iter().enumerate() {
        let from = out.entries.len();
        if !item.sensitive {
            for &attribute in attributes[at].iter().filter(|&&attribute| shares[attribute as usize] > 1) {
                out.entries.push((attribute, ATTRIBUTE * rarity(shares[attribute as usize], items.len()) as f32));
            }
            for &(seed, weight) in &texts[at] {
                if let Ok(column) = seeds.binary_search_by_key(&seed, |entry| entry.0) {
                    out.entries.push(((first_word + column) as u32, weight * rarity(seeds[column].1, items.len()) as f32));
                }
            }
        }
        normalise(&mut out.entries[from..]);
        out.offsets.push(out.entries.len());
    }
    out
}

/// Stems of the title, the categories and the description, each once with its highest weight.
fn text_features(item: &Item) -> Vec<(u64, f32)> {
    if item.sensitive {
        return Vec::new();
    }
    let mut out: Vec<(u64, f32)> = Vec::new();
    let mut add = |text: &str, weight: f32, most: usize| {
        let words = words(text);
        out.extend(words.iter().take(most).filter(|word| !is_stop_word(word)).map(|word| (hash(stem(word).as_bytes()), weight)));
    };
    add(&item.title, TITLE, usize::MAX);
    item.categories.iter().for_each(|path| add(path, CATEGORY_WORD, usize::MAX));
    add(&item.description, DESCRIPTION, DESCRIPTION_WORDS);
    out.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    out.dedup_by_key(|feature| feature.0);
    out
}

fn normalise(row: &mut [(u32, f32)]) {
    let length = row.iter().map(|&(_, weight)| f64::from(weight) * f64::from(weight)).sum::<f64>().sqrt();
    if length > 0.0 {
        row.iter_mut().for_each(|entry| entry.1 = (f64::from(entry.1) / length) as f32);
    }
}
