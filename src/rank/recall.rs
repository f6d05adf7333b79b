//! Finds the items worth scoring exactly. The same sum as in `score`, but with all evidence added up first: one query
//! vector, one number for each attribute. It differs from the exact score by rounding only, far less than the margin
//! of the shortlist.

use super::evidence::Kind;
use super::kernel::{QUERY_MAX, Query, dot};
use super::request::Model;
use super::score::{Scorer, newness};
use super::weights::{CONTENT, Coefficients, FACTORS, HISTORY, INTEREST, REBUY, ROWS};
use crate::catalog::{Columns, DIMENSIONS, ItemIndex, Pack};
use crate::math::round;
use crate::sorted::{Map, key, number, sort};
use alloc::vec;
use alloc::vec::Vec;

/// Days for which being new is looked up; after that it is close to 0.
const NEW_DAYS: i32 = 512;

/// All evidence added up.
struct Sums {
    /// Content and factors, each in units of its own scale.
    query: Query,
    scales: (f32, f32),
    attributes: Vec<f32>,
    groups: Map<f64>,
    /// What rows and pieces with one item say of items; empty where they say nothing.
    items: Vec<f32>,
    /// Items outside groups that the visitor met, or whatever rows know.
    met: Map<f64>,
    of_rows: bool,
    popularity: f32,
    today: i32,
    new: Vec<f32>,
}

/// The `room` best of `eligible` that the model may have a use for, and all `pins` among them. In no particular order.
pub(super) fn shortlist(scorer: &Scorer<'_>, eligible: &[ItemIndex], room: usize, pins: &[(usize, ItemIndex)]) -> Vec<ItemIndex> {
    if eligible.len() <= room {
        return eligible.to_vec();
    }
    let sums = Sums::new(scorer);
    let pack = scorer.catalog.pack();
    let columns = pack.columns();
    let picky = matches!(scorer.model, Model::Continue | Model::Complements);
    let mut best: Vec<u64> = Vec::with_capacity(room.min(eligible.len()) * 2);
    let mut least = u64::MAX;
    for &item in eligible {
        if picky && !sums.may_be_met(pack, item) {
            continue;
        }
        let key = key(ordered(sums.score(&columns, pack, item)), item);
        if key > least {
            continue;
        }
        best.push(key);
        if best.len() == room * 2 {
            sort(&mut best);
            best.truncate(room);
            least = best[room - 1];
        }
    }
    sort(&mut best);
    best.truncate(room);
    let mut out = Vec::new();
    for key in best {
        out.push(number(key));
    }
    for &(_, pin) in pins {
        if !out.contains(&pin) {
            out.push(pin);
        }
    }
    out
}

/// An integer in the order of the numbers; none of them is NaN.
fn ordered(value: f32) -> i32 {
    let bits = value.to_bits() as i32;
    bits ^ (((bits >> 31) as u32) >> 1) as i32
}

impl Sums {
    fn new(scorer: &Scorer<'_>) -> Self {
        let (pack, w) = (scorer.catalog.pack(), scorer.weights);
        let interest = w.interest();
        let mut sums = Self {
            query: [0; DIMENSIONS],
            scales: (0.0, 0.0),
            attributes: vec![0.0; pack.attribute_count()],
            groups: Map::default(),
            items: Vec::new(),
            met: Map::default(),
            of_rows: scorer.model == Model::Complements,
            popularity: 0.0,
            today: 0,
            new: Vec::new(),
        };
        let mut vector = [0f64; DIMENSIONS];
        for (evidence, piece) in scorer.counted() {
            let strength = piece.strength;
            match piece.kind {
                Kind::Event { item, .. } | Kind::PageItem(item) | Kind::CartItem(item) | Kind::Passed(item) => {
                    sums.like(pack, &mut vector, item, scorer.coefficients(evidence))
                }
                Kind::Interest(a) | Kind::Declared(a) => sums.attributes[a as usize] += (interest * strength) as f32,
                Kind::PageAttribute(a) => {
                    sums.attributes[a as usize] += (w.page[INTEREST] * strength * f64::from(pack.attribute_weight(a)) / 65_535.0) as f32
                }
                Kind::BoostAttribute(a) => sums.attributes[a as usize] += (strength) as f32,
                Kind::BoostItem(item) => sums.add(pack, item, strength),
                Kind::Purchase { item, .. } => sums.add(pack, item, w.used_up * strength),
                Kind::Popular => sums.popularity += (w.popularity * strength) as f32 / 65_535.0,
                Kind::New { today } if w.recency != 0.0 => {
                    sums.today = today;
                    for age in 0..NEW_DAYS {
                        sums.new.push((w.recency * strength * newness(Some(today.saturating_sub(age)), today)) as f32);
                    }
                }
                Kind::New { .. } => {}
            }
        }
        let (content, factors) = vector.split_at(DIMENSIONS - pack.factor_dimensions());
        sums.scales = (fill(&mut sums.query, 0, content), fill(&mut sums.query, content.len(), factors));
        sums
    }

    /// What is like an item, goes with it or is the item itself.
    fn like(&mut self, pack: &Pack, vector: &mut [f64; DIMENSIONS], item: ItemIndex, c: &Coefficients) {
        if c[ROWS] != 0.0 {
            for (target, value) in pack.row(item) {
                if self.of_rows {
                    self.met.or_default(target);
                }
                self.add(pack, target, c[ROWS] * value);
            }
        }
        let (content, factors) = (DIMENSIONS - pack.factor_dimensions(), c[FACTORS] * pack.factor_scale(item));
        for (at, (sum, value)) in vector.iter_mut().zip(pack.embedding(item)).enumerate() {
            *sum += if at < content { c[CONTENT] } else { factors } * f64::from(value);
        }
        for (attribute, share) in pack.shares(item) {
            self.attributes[attribute as usize] += (c[INTEREST] * share) as f32;
        }
        if c[REBUY] != 0.0 {
            self.add(pack, item, c[REBUY]);
        }
        if c[HISTORY] != 0.0 {
            match pack.group(item) {
                Some(group) => *self.groups.or_default(group) += c[HISTORY],
                None => {
                    self.met.or_default(item);
                    self.add(pack, item, c[HISTORY]);
                }
            }
        }
    }

    fn add(&mut self, pack: &Pack, item: ItemIndex, value: f64) {
        if self.items.is_empty() {
            self.items = vec![0.0; pack.len()];
        }
        self.items[item as usize] += value as f32;
    }

    /// Whether there may be something to come back to, or to go with.
    fn may_be_met(&self, pack: &Pack, item: ItemIndex) -> bool {
        self.met.contains(item) || pack.group(item).is_some_and(|group| self.groups.contains(group))
    }

    fn score(&self, columns: &Columns<'_>, pack: &Pack, item: ItemIndex) -> f32 {
        let at = item as usize;
        let mut sum = 0.0;
        if self.scales != (0.0, 0.0) {
            let (low, high) = dot(&columns.embeddings[at], &self.query);
            sum += match columns.factor_scales.get(at) {
                Some(scale) => low as f32 * self.scales.0 + high as f32 * self.scales.1 * f32::from(u16::from_le_bytes(*scale)),
                None => (low + high) as f32 * self.scales.0,
            };
        }
        let span = u32::from_le_bytes(columns.offsets[at]) as usize..u32::from_le_bytes(columns.offsets[at + 1]) as usize;
        for attribute in &columns.attributes[span] {
            sum += self.attributes[u32::from_le_bytes(*attribute) as usize];
        }
        if self.popularity != 0.0 {
            sum += f32::from(u16::from_le_bytes(columns.popularity[at])) * self.popularity;
        }
        if !self.new.is_empty() {
            // An unknown day lies so far back that it has no age in the table.
            let age = i64::from(self.today) - i64::from(i32::from_le_bytes(columns.published[at]));
            sum += self.new.get(age as usize).copied().unwrap_or(0.0);
        }
        if !self.groups.is_empty() {
            sum += pack.group(item).and_then(|group| self.groups.get(group)).copied().unwrap_or(0.0) as f32;
        }
        sum + self.items.get(at).copied().unwrap_or(0.0)
    }
}

/// Writes a part of the vector into the query, as large as can be; what a unit of the product with it stands for.
fn fill(query: &mut Query, from: usize, vector: &[f64]) -> f32 {
    let mut most = 0f64;
    for v in vector {
        most = most.max(v.abs());
    }
    if most == 0.0 {
        return 0.0;
    }
    for (to, v) in query[from..].iter_mut().zip(vector) {
        *to = round(v / most * QUERY_MAX) as i16;
    }
    // Factors of the scored item have a scale of their own, in 1/65,535.
    let unit = if from == 0 { 1.0 } else { 65_535.0 };
    (most / QUERY_MAX / (127.0 * 127.0) / unit) as f32
}
