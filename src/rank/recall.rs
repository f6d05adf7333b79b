//! Finds the items worth scoring exactly. The same sum as in `score`, but with all evidence added up first: one query
//! vector, one number for each attribute. It differs from the exact score by rounding only, far less than the margin
//! of the shortlist.

use std::collections::BTreeMap;

use super::evidence::Kind;
use super::kernel::{QUERY_MAX, Query, dot};
use super::score::{Scorer, newness};
use crate::catalog::{DIMENSIONS, ItemIndex, Pack};

/// Days for which being new is looked up; after that it is close to 0.
const NEW_DAYS: usize = 512;

/// All evidence added up.
struct Sums {
    query: Query,
    scale: f32,
    attributes: Vec<f32>,
    groups: BTreeMap<u32, f32>,
    items: BTreeMap<ItemIndex, f32>,
    popularity: f32,
    today: i32,
    new: Vec<f32>,
}

/// The `room` best of `eligible`, and all `pins` among them. In no particular order.
pub(super) fn shortlist(scorer: &Scorer<'_>, eligible: &[ItemIndex], room: usize, pins: &[(usize, ItemIndex)]) -> Vec<ItemIndex> {
    if eligible.len() <= room {
        return eligible.to_vec();
    }
    let sums = Sums::new(scorer);
    let pack = scorer.catalog.pack();
    let mut best: Vec<(f32, ItemIndex)> = Vec::with_capacity(room * 2);
    let mut least = f32::NEG_INFINITY;
    let order = |a: &(f32, ItemIndex), b: &(f32, ItemIndex)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
    for &item in eligible {
        let score = sums.score(pack, item);
        if score < least {
            continue;
        }
        best.push((score, item));
        if best.len() == room * 2 {
            best.select_nth_unstable_by(room - 1, order);
            best.truncate(room);
            least = best.iter().map(|b| b.0).fold(f32::INFINITY, f32::min);
        }
    }
    best.sort_unstable_by(order);
    best.truncate(room);
    let mut out: Vec<ItemIndex> = best.into_iter().map(|b| b.1).collect();
    out.extend(pins.iter().map(|pin| pin.1).filter(|item| eligible.contains(item)));
    out.sort_unstable();
    out.dedup();
    out
}

impl Sums {
    fn new(scorer: &Scorer<'_>) -> Self {
        let (pack, w) = (scorer.catalog.pack(), scorer.weights);
        let mut sums = Self {
            query: [0; DIMENSIONS],
            scale: 0.0,
            attributes: vec![0.0; pack.attribute_count()],
            groups: BTreeMap::new(),
            items: BTreeMap::new(),
            popularity: 0.0,
            today: 0,
            new: Vec::new(),
        };
        let mut vector = [0f64; DIMENSIONS];
        for (_, piece) in scorer.counted() {
            let strength = piece.strength;
            match piece.kind {
                Kind::Event { item, history, .. } => {
                    sums.like(pack, &mut vector, item, w.content * strength, w.interest * strength);
                    if history != 0.0 && w.history != 0.0 {
                        sums.met(pack, item, (w.history * history) as f32);
                    }
                }
                Kind::PageItem(item) => sums.like(pack, &mut vector, item, 0.5 * w.context * strength, 0.5 * w.context * strength),
                Kind::Interest(a) | Kind::Declared(a) => sums.attributes[a as usize] += (w.interest * strength) as f32,
                Kind::PageAttribute(a) => sums.attributes[a as usize] += (w.context * strength * f64::from(pack.attribute_weight(a)) / 65_535.0) as f32,
                Kind::BoostAttribute(a) => sums.attributes[a as usize] += (w.boost * strength) as f32,
                Kind::BoostItem(item) => *sums.items.entry(item).or_default() += (w.boost * strength) as f32,
                Kind::Purchase { item, .. } => *sums.items.entry(item).or_default() += (w.rebuy * strength) as f32,
                Kind::Popular => sums.popularity += (w.popularity * strength) as f32 / 65_535.0,
                Kind::New { today } if w.recency != 0.0 => {
                    sums.today = today;
                    sums.new = (0..NEW_DAYS as i32).map(|age| (w.recency * strength * newness(Some(today.saturating_sub(age)), today)) as f32).collect();
                }
                Kind::New { .. } => {}
            }
        }
        sums.set_query(&vector);
        sums
    }

    fn like(&mut self, pack: &Pack, vector: &mut [f64; DIMENSIONS], item: ItemIndex, content: f64, interest: f64) {
        if content != 0.0 {
            for (sum, value) in vector.iter_mut().zip(pack.embedding(item)) {
                *sum += content * f64::from(value);
            }
        }
        let attributes = pack.attributes(item);
        let share = interest / attributes.len().max(1) as f64 / 65_535.0;
        for attribute in attributes {
            self.attributes[attribute as usize] += (share * f64::from(pack.attribute_weight(attribute))) as f32;
        }
    }

    fn met(&mut self, pack: &Pack, item: ItemIndex, value: f32) {
        match pack.group(item) {
            Some(group) => *self.groups.entry(group).or_default() += value,
            None => *self.items.entry(item).or_default() += value,
        }
    }

    fn set_query(&mut self, vector: &[f64; DIMENSIONS]) {
        let most = vector.iter().fold(0f64, |most, v| most.max(v.abs()));
        if most > 0.0 {
            self.query = vector.map(|v| (v / most * QUERY_MAX).round() as i16);
            self.scale = (most / QUERY_MAX / (127.0 * 127.0)) as f32;
        }
    }

    fn score(&self, pack: &Pack, item: ItemIndex) -> f32 {
        let mut sum = 0.0;
        if self.scale != 0.0 {
            sum += dot(pack.embedding_bytes(item), &self.query) as f32 * self.scale;
        }
        for attribute in pack.attributes(item) {
            sum += self.attributes[attribute as usize];
        }
        if self.popularity != 0.0 {
            sum += f32::from(pack.popularity(item)) * self.popularity;
        }
        if !self.new.is_empty() {
            let age = pack.published(item).map(|day| i64::from(self.today) - i64::from(day));
            sum += age.and_then(|age| self.new.get(usize::try_from(age).ok()?)).copied().unwrap_or(0.0);
        }
        if !self.groups.is_empty() {
            sum += pack.group(item).and_then(|group| self.groups.get(&group)).copied().unwrap_or(0.0);
        }
        if !self.items.is_empty() {
            sum += self.items.get(&item).copied().unwrap_or(0.0);
        }
        sum
    }
}
