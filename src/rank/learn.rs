//! Which terms work for this visitor: what a choice from a list tells about them.

use super::score::Scorer;
use super::weights::Term;
use super::{Model, Plan};
use crate::catalog::{Catalog, ItemIndex};
use crate::math::units;
use crate::profile::Entry;
use alloc::vec::Vec;

/// How far one choice moves the logarithm of a term's weight at most, as a factor of its advantage.
const RATE: f64 = 0.5;

impl Plan {
    /// By how much the logarithm of each term's weight should change when `chosen` was taken from a list: a term that spoke for it more
    /// than for the others, as a share of all that was said, counts more from now on. `sense` is −1 for what was waved away.
    pub(crate) fn lesson(&self, catalog: &Catalog, listed: &[(ItemIndex, u32)], chosen: ItemIndex, sense: f64) -> Vec<Entry> {
        let mut out = Vec::new();
        if self.request.model != Model::ForYou {
            return out;
        }
        let scorer = Scorer::new(catalog, self, None);
        let (mut own, mut mean, mut all) = ([0.0; Term::LEARNT.len()], [0.0; Term::LEARNT.len()], 0.0);
        for &(item, _) in listed {
            for contribution in scorer.contributions(item) {
                let Some(term) = Term::LEARNT.iter().position(|&term| term == contribution.term) else { continue };
                let value = f64::from(contribution.weight);
                mean[term] += value / listed.len() as f64;
                all += value.abs() / listed.len() as f64;
                own[term] += if item == chosen { value } else { 0.0 };
            }
        }
        for (at, term) in Term::LEARNT.iter().enumerate() {
            let advantage = (own[at] - mean[at]) / all;
            let number = units(sense * RATE * advantage.clamp(-1.0, 1.0));
            if number != 0 {
                out.push(Entry { id: term.as_str().into(), number, ..Entry::default() });
            }
        }
        out
    }
}
