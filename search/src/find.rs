//! From a query to items: BM25 over titles, attributes and categories, and a little more where words stand together as in the question.

use homebody::catalog::ItemIndex;
use homebody::sorted::sort;
use homebody::text::join;

use crate::Search;
use crate::index::Index;
use crate::language::Language;
use crate::lookup::{Hit, known, look_up};
use crate::query::{Query, Sort};

mod filter;
pub use filter::{Filters, is_no, is_yes};

/// An item that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// Which.
    pub item: ItemIndex,
    /// How much of the question it meets, from 0 to 1.
    pub relevance: f32,
}

/// Less than this part of the best is not shown at all.
const LEAST: f32 = 0.25;
/// When an order is asked for, it holds among items that are nearly as good as the best.
const ALIKE: f32 = 0.7;
/// Two words beside one another in question and title are worth so much more.
const BESIDE: f32 = 0.3;
/// Words written apart in the question and together in the catalog.
const JOINED: f32 = 0.9;
/// A word must be as good as said before it counts how many items have it.
const CERTAIN: f32 = 0.8;
/// A number is rare, but seldom what a question is about.
const NUMBER: f32 = 0.5;
/// The highest of 28 bits; an item needs 20, because there are at most a million.
const MOST: u32 = (1 << 28) - 1;
const ITEM_BITS: u32 = 20;
/// More words than bits of the mask are not searched.
pub const MOST_WORDS: usize = 32;

/// How well each item meets the words of a query.
pub struct Scores {
    scores: Vec<f32>,
    /// Which of the words each item has.
    met: Vec<u32>,
    touched: Vec<ItemIndex>,
    /// What an item that has every word would have.
    full: f32,
    best: f32,
}

/// A word of the question as the catalog has it.
struct Group {
    hits: Vec<Hit>,
    /// How rare it is.
    worth: f32,
    /// Most of the items that have it are sensitive.
    sensitive: bool,
}

impl Search {
    /// Items for a query, the best first, at most `limit`; of equal ones the more popular first, then in the shop's order.
    pub fn find(&self, query: &Query, limit: usize) -> Vec<Found> {
        let scores = self.scores(query);
        let filters = Filters::new(self, &query.filters, query.language);
        let score = |item: ItemIndex| if query.words.is_empty() { 1.0 } else { scores.scores[item as usize] };
        let mut items: Vec<ItemIndex> = match query.words.is_empty() {
            true => self.all(query),
            false => scores.above(LEAST).collect(),
        };
        items.retain(|&item| filters.admit(self, item));
        self.order(&mut items, |item| score(item).to_bits() >> 4);
        if let (Some(sort), Some(&best)) = (query.sort, items.first()) {
            let alike = items.iter().take_while(|&&item| score(item) >= ALIKE * score(best)).count();
            self.order(&mut items[..alike], |item| self.sort_key(item, sort));
        }
        items.truncate(limit);
        let full = if scores.full > 0.0 { scores.full } else { 1.0 };
        items.into_iter().map(|item| Found { item, relevance: (score(item) / full).min(1.0) }).collect()
    }

    /// Without words, everything; sensitive items are asked for by words only.
    fn all(&self, query: &Query) -> Vec<ItemIndex> {
        let asked = !query.filters.is_empty() || query.sort.is_some();
        (0..self.pack.len() as u32).filter(|&item| asked && !self.pack.sensitive(item)).collect()
    }

    /// Sorts by 28 bits, the highest first; of equal ones the more popular first, then in the shop's order.
    fn order(&self, items: &mut [ItemIndex], by: impl Fn(ItemIndex) -> u32) {
        let falling = |item: ItemIndex| u64::from(MOST - by(item).min(MOST)) << 16 | u64::from(u16::MAX - self.pack.popularity(item));
        let mut keys: Vec<u64> = items.iter().map(|&item| falling(item) << ITEM_BITS | u64::from(item)).collect();
        sort(&mut keys);
        items.iter_mut().zip(keys).for_each(|(item, key)| *item = key as u32 & ((1 << ITEM_BITS) - 1));
    }

    /// What to order by; an item without a price or a day comes last.
    fn sort_key(&self, item: ItemIndex, sort: Sort) -> u32 {
        let cents = |price: f64| (price * 100.0).min(f64::from(MOST - 1)) as u32;
        match sort {
            Sort::Cheapest => self.pack.price(item).map_or(0, |price| MOST - cents(price)),
            Sort::Dearest => self.pack.price(item).map_or(0, |price| 1 + cents(price)),
            Sort::Newest => self.pack.published(item).map_or(0, |day| (i64::from(day) + i64::from(MOST / 2)).max(0) as u32),
            Sort::Popular => 0,
        }
    }

    /// How well each item meets the words of a query, whatever its filters say.
    pub fn scores(&self, query: &Query) -> Scores {
        let words = &query.words[..query.words.len().min(MOST_WORDS)];
        let groups = self.groups(words, query.language);
        let items = self.pack.len();
        let mut scores = Scores { scores: vec![0.0; items], met: vec![0; items], touched: Vec::new(), full: 0.0, best: 0.0 };
        let mut best = vec![0.0f32; items];
        for (place, group) in groups.iter().enumerate() {
            for (item, weight) in self.weights(group, &mut best) {
                if scores.met[item as usize] == 0 {
                    scores.touched.push(item);
                }
                scores.met[item as usize] |= 1 << place;
                scores.scores[item as usize] += group.worth * weight;
            }
            scores.full += group.worth;
        }
        self.add_neighbours(&groups, &mut scores);
        self.hide_sensitive(&groups, !query.unknown.is_empty(), &mut scores);
        // Words that nobody has make everything less of an answer.
        scores.full += scores.full / groups.len().max(1) as f32 * query.unknown.len() as f32;
        scores.best = scores.touched.iter().fold(0.0, |best, &item| best.max(scores.scores[item as usize]));
        scores
    }

    fn groups(&self, words: &[String], language: Language) -> Vec<Group> {
        let mut hits: Vec<Vec<Hit>> = words.iter().map(|word| look_up(&self.index, word, language)).collect();
        for (place, pair) in words.windows(2).enumerate() {
            for hit in known(&self.index, &join(&[&pair[0], &pair[1]]), language) {
                for group in &mut hits[place..place + 2] {
                    if !group.iter().any(|known| known.term == hit.term) {
                        group.push(Hit { likeness: JOINED * hit.likeness, ..hit });
                    }
                }
            }
        }
        let numbers = words.iter().map(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        hits.into_iter().zip(numbers).map(|(hits, number)| self.group(hits, number)).collect()
    }

    fn group(&self, hits: Vec<Hit>, number: bool) -> Group {
        let certain = hits.iter().any(|hit| hit.likeness >= CERTAIN);
        let counted = hits.iter().filter(|hit| !certain || hit.likeness >= CERTAIN);
        let mut seen = vec![false; self.pack.len()];
        let postings = counted.flat_map(|hit| self.index.postings(hit.term));
        let items: Vec<ItemIndex> =
            postings.map(|posting| posting.item).filter(|&item| !std::mem::replace(&mut seen[item as usize], true)).collect();
        let sensitive = items.iter().filter(|&&item| self.pack.sensitive(item)).count();
        let (all, with) = (self.pack.len() as f64, items.len() as f64);
        let worth = libm::log(1.0 + (all - with + 0.5) / (with + 0.5)) as f32 * if number { NUMBER } else { 1.0 };
        Group { hits, worth, sensitive: sensitive * 2 > items.len() }
    }

    /// The items of a group with the weight of the best of its words; `best` is scratch, all zero before and after.
    fn weights(&self, group: &Group, best: &mut [f32]) -> Vec<(ItemIndex, f32)> {
        let mut items = Vec::new();
        for hit in &group.hits {
            for posting in self.index.postings(hit.term) {
                let known = &mut best[posting.item as usize];
                if *known == 0.0 {
                    items.push(posting.item);
                }
                *known = known.max(posting.weight * hit.likeness);
            }
        }
        items.into_iter().map(|item| (item, std::mem::take(&mut best[item as usize]))).collect()
    }

    fn add_neighbours(&self, groups: &[Group], scores: &mut Scores) {
        if groups.len() < 2 {
            return;
        }
        let masks = masks(&self.index, groups);
        for &item in scores.touched.iter().filter(|&&item| scores.met[item as usize].count_ones() > 1) {
            let mut done = 0;
            for pair in self.index.title(item).windows(2) {
                let beside = masks[pair[0] as usize] << 1 & masks[pair[1] as usize] & !done;
                done |= beside;
            }
            for place in (1..groups.len()).filter(|place| done >> place & 1 != 0) {
                scores.scores[item as usize] += BESIDE * groups[place].worth.min(groups[place - 1].worth);
            }
        }
    }

    /// A sensitive item is an answer only to a question that is about it: every word fits, and one of them is its own.
    fn hide_sensitive(&self, groups: &[Group], unknown: bool, scores: &mut Scores) {
        let all = (1u64 << groups.len()) - 1;
        let own = groups.iter().enumerate().filter(|(_, group)| group.sensitive).fold(0u32, |mask, (place, _)| mask | 1 << place);
        for &item in &scores.touched {
            let met = scores.met[item as usize];
            if self.pack.sensitive(item) && (unknown || u64::from(met) != all || met & own == 0) {
                scores.scores[item as usize] = 0.0;
            }
        }
    }
}

/// Which places of the question each word of the catalog fits.
fn masks(index: &Index, groups: &[Group]) -> Vec<u32> {
    let mut masks = vec![0u32; index.words.len()];
    for (place, group) in groups.iter().enumerate() {
        group.hits.iter().for_each(|hit: &Hit| masks[hit.term as usize] |= 1 << place);
    }
    masks
}

impl Scores {
    /// Whether anything was found.
    pub fn any(&self) -> bool {
        self.best > 0.0
    }
    /// Items that have at least this part of the best one's score, in no order.
    pub fn above(&self, part: f32) -> impl Iterator<Item = ItemIndex> {
        let score = |item: ItemIndex| self.scores[item as usize];
        self.touched.iter().copied().filter(move |&item| score(item) > 0.0 && score(item) >= self.best * part)
    }
}
