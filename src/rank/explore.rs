//! A few places for what few have met: Thompson sampling, so that what may be good is tried more often than what is only
//! unknown, with the probability of each draw known exactly.

use super::diversify::Placed;
use super::recall::shortlist;
use super::request::{Intent, Model};
use super::score::Scorer;
use super::{Kind, Plan};
use crate::bytes::{Writer, checksum};
use crate::catalog::{Catalog, DAY_MS, ItemIndex};
use crate::sorted::{key, number, sort, weight};
use alloc::vec::Vec;

/// Items that fewer people met are uncertain.
const FEW: u16 = 30;
/// With so many people the doubt about an item is a half.
const HALF_SURE: f64 = 4.0;
/// The most items that one place is drawn from.
const POOL: usize = 16;
/// Thompson samples for one place.
const SAMPLES: u32 = 64;
/// Probabilities are whole parts of this; a quarter is spread evenly, so that none of the pool is without a chance.
const WHOLE: u32 = 65_536;
const EVEN: u32 = WHOLE / 4;
const PER_SAMPLE: u32 = (WHOLE - EVEN) / SAMPLES;
/// Draws stay the same for so long, whatever is recorded meanwhile: a list must not change under the eyes.
const HELD_MS: f64 = DAY_MS / 48.0;

/// Where the draws of a ranking begin; `None` where nothing is explored: in lists that are not for the visitor or not offered, and
/// where nothing is known, be it of the visitor or of who met the items.
pub(super) fn lot(plan: &Plan, catalog: &Catalog, seed: u32, now: f64) -> Option<u64> {
    let request = &plan.request;
    let wanted = request.exploration > 0.0 && request.intent == Intent::Offered && request.model == Model::ForYou;
    if !wanted || !catalog.pack().has_support() {
        return None;
    }
    // What was done first differs from visitor to visitor and stays the same from list to list.
    let first = plan.evidence.iter().find_map(|piece| match piece.kind {
        Kind::Event { at, .. } => Some(at),
        Kind::Interest(_) | Kind::Declared(_) => Some(0.0),
        _ => None,
    })?;
    let mut from = Writer::new();
    from.u32(seed);
    from.f64(first);
    from.u64((now / HELD_MS) as u64);
    from.raw(request.slot.as_bytes());
    Some(checksum(&from.finish()))
}

/// SplitMix64 (Steele, Lea & Flood, OOPSLA 2014).
struct Lots(u64);

impl Lots {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ z >> 31
    }
    /// Normal to within a hundredth, in steps of a quarter: of 64 fair bits, the ones.
    fn normal(&mut self) -> f64 {
        (f64::from(self.next().count_ones()) - 32.0) / 4.0
    }
}

/// Gives the middle place of each block of places to an uncertain item; those behind it move down, and the last is beyond the limit.
pub(super) fn explore(plan: &Plan, scorer: &Scorer<'_>, eligible: &[ItemIndex], scored: &[u64], placed: &mut Vec<Placed>) {
    let Some(lot) = plan.lot else { return };
    let block = (1.0 / plan.request.exploration) as usize;
    if block < 2 || placed.len() < block {
        return;
    }
    let mut lots = Lots(lot);
    let mut pool = pool(scorer, eligible, placed);
    let (mut best, mut least) = (i32::MIN, i32::MAX);
    for place in &*placed {
        (best, least) = (best.max(weight(place.key)), least.min(weight(place.key)));
    }
    let spread = f64::from(best) - f64::from(least) + 1.0;
    for number in 0..placed.len() / block {
        let place = number * block + block / 2;
        if placed[place].by == "pin" || pool.is_empty() {
            continue;
        }
        let (drawn, propensity) = draw(scorer.catalog, &pool, spread, &mut lots);
        let key = pool.remove(drawn);
        let mut carried = Placed { key, rank: scored.partition_point(|&other| other < key), by: "explore", propensity };
        for other in placed[place..].iter_mut().filter(|other| other.by != "pin") {
            core::mem::swap(&mut carried, other);
        }
    }
}

/// The best of what few have met and what is not listed, nor a variant of it.
fn pool(scorer: &Scorer<'_>, eligible: &[ItemIndex], placed: &[Placed]) -> Vec<u64> {
    let pack = scorer.catalog.pack();
    let mut uncertain = Vec::new();
    for &item in eligible {
        if pack.support(item) < FEW {
            uncertain.push(item);
        }
    }
    let mut keys = Vec::new();
    for item in shortlist(scorer, &uncertain, placed.len() + POOL * 4, &[]) {
        if let Some(score) = scorer.score(item) {
            keys.push(key(score, item));
        }
    }
    sort(&mut keys);
    let mut pool: Vec<u64> = Vec::new();
    for key in keys {
        let item = number(key);
        let same = |other: u64| number(other) == item || (pack.group(item).is_some() && pack.group(number(other)) == pack.group(item));
        if pool.len() < POOL && !placed.iter().any(|place| same(place.key)) && !pool.iter().any(|&other| same(other)) {
            pool.push(key);
        }
    }
    pool
}

/// Draws one of the pool: how often each is the best of a sample, and an even share, are its probability.
fn draw(catalog: &Catalog, pool: &[u64], spread: f64, lots: &mut Lots) -> (usize, u32) {
    let mut parts = [0; POOL];
    for _ in 0..SAMPLES {
        let (mut best, mut most) = (0, f64::NEG_INFINITY);
        for (at, &key) in pool.iter().enumerate() {
            let doubt = HALF_SURE / (HALF_SURE + f64::from(catalog.pack().support(number(key))));
            let value = f64::from(weight(key)) + spread * doubt * lots.normal();
            if value > most {
                (best, most) = (at, value);
            }
        }
        parts[best] += PER_SAMPLE;
    }
    let even = EVEN / pool.len() as u32;
    parts[0] += EVEN - even * pool.len() as u32;
    let mut rest = (lots.next() >> 48) as u32;
    for (at, part) in parts[..pool.len()].iter().enumerate() {
        let part = part + even;
        if rest < part {
            return (at, part);
        }
        rest -= part;
    }
    (0, parts[0] + even) // the parts are the whole, so that this does not happen
}
