//! Features for the mixture: every term by how fast events fade, with the numbers as the pack will hold them.

use super::queries::Query;
use super::table::Features;
use crate::learn::Catalogue;
use crate::learn::factors::{DIMENSIONS, Factors};
use crate::learn::sparse::Matrix;
use homebody::math::decay;

/// How many later events halve an event's weight, among which the tuning chooses; fitting what one does now as well as years of buying.
pub(in crate::learn) const HALF_LIVES: [f64; 9] = [0.3, 0.6, 1.0, 2.0, 5.0, 15.0, 50.0, 150.0, 100_000.0];
/// The page's item counts as one more event of this strength: as much as a view.
pub(in crate::learn) const CONTEXT: f64 = 0.4;
/// What having met a variant counts beside having met the item.
const VARIANT: f32 = 0.9;

/// The terms with a kernel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::learn) enum Term {
    Rows,
    Factors,
    Content,
    Interest,
    History,
    Purchases,
}

impl Term {
    pub const ALL: [Self; 6] = [Self::Rows, Self::Factors, Self::Content, Self::Interest, Self::History, Self::Purchases];

    /// Its features, from the shortest half-life to the longest.
    pub fn features(self) -> Vec<usize> {
        (0..HALF_LIVES.len()).map(|at| self as usize * HALF_LIVES.len() + at).collect()
    }
}

/// The features of popularity.
pub(in crate::learn) fn popularity_features(count: usize) -> Vec<usize> {
    (0..count).map(|at| Term::ALL.len() * HALF_LIVES.len() + at).collect()
}

/// All that a score can rest on.
pub(in crate::learn) struct Mixing<'a> {
    pub catalogue: &'a Catalogue<'a>,
    pub rows: &'a Matrix,
    pub factors: &'a Factors,
    pub popularity: &'a [Vec<f32>],
    /// Ages count half after so many days; 0: they do not count.
    pub age_half_life_days: f64,
}

impl Features for Mixing<'_> {
    fn count(&self) -> usize {
        Term::ALL.len() * HALF_LIVES.len() + self.popularity.len()
    }

    fn write(&self, query: &Query, out: &mut [f32]) {
        let items = self.catalogue.ids.len();
        for (at, &half_life) in HALF_LIVES.iter().enumerate() {
            let weights = self.weights(query, half_life);
            let to = |term: Term| -> std::ops::Range<usize> {
                let from = (term as usize * HALF_LIVES.len() + at) * items;
                from..from + items
            };
            let (rows, factors, content) = (to(Term::Rows), to(Term::Factors), to(Term::Content));
            let (interest, history, purchases) = (to(Term::Interest), to(Term::History), to(Term::Purchases));
            self.add_rows(&weights, &mut out[rows]);
            self.add_factors(&weights, &mut out[factors]);
            self.add_content(&weights, &mut out[content]);
            self.add_interest(&weights, &mut out[interest]);
            for weight in weights.iter().filter(|weight| !weight.page) {
                if weight.bought {
                    out[purchases.clone()][weight.item] += weight.value;
                } else {
                    self.add_history(weight, &mut out[history.clone()]);
                }
            }
        }
        let from = Term::ALL.len() * HALF_LIVES.len() * items;
        for (to, popularity) in out[from..].chunks_exact_mut(items).zip(self.popularity) {
            to.copy_from_slice(popularity);
        }
    }
}

/// How much one event counts.
struct Weight {
    item: usize,
    value: f32,
    bought: bool,
    page: bool,
}

impl Mixing<'_> {
    fn weights(&self, query: &Query, half_life: f64) -> Vec<Weight> {
        let mut out: Vec<Weight> = Vec::new();
        for (later, met) in query.history.iter().rev().enumerate() {
            let days = f64::from(query.now.saturating_sub(met.at)) / 86_400.0;
            let age = if self.age_half_life_days > 0.0 { decay(days, self.age_half_life_days) } else { 1.0 };
            let value = (f64::from(met.strength) * age * decay(later as f64, half_life)) as f32;
            if value > 1e-7 {
                out.push(Weight { item: met.item as usize, value, bought: met.bought, page: false });
            }
        }
        if let Some(viewing) = query.viewing {
            out.push(Weight { item: viewing as usize, value: CONTEXT as f32, bought: false, page: true });
        }
        out
    }

    fn add_rows(&self, weights: &[Weight], out: &mut [f32]) {
        for weight in weights {
            self.rows.row(weight.item).iter().for_each(|&(item, value)| out[item as usize] += weight.value * value);
        }
    }

    fn add_factors(&self, weights: &[Weight], out: &mut [f32]) {
        let value = |item: usize| f32::from(self.factors.scales[item]) / 65_535.0 / 127.0;
        let mut sum = [0f32; DIMENSIONS];
        for weight in weights {
            let by = weight.value * value(weight.item);
            sum.iter_mut().zip(&self.factors.vectors[weight.item]).for_each(|(sum, &x)| *sum += by * f32::from(x));
        }
        for (item, (to, vector)) in out.iter_mut().zip(&self.factors.vectors).enumerate() {
            *to = vector.iter().zip(&sum).map(|(&x, y)| f32::from(x) * y).sum::<f32>() * value(item);
        }
    }

    fn add_content(&self, weights: &[Weight], out: &mut [f32]) {
        let mut sum = [0f32; DIMENSIONS];
        for weight in weights {
            let by = weight.value / (127.0 * 127.0);
            sum.iter_mut().zip(&self.catalogue.content[weight.item]).for_each(|(sum, &x)| *sum += by * f32::from(x));
        }
        for (to, vector) in out.iter_mut().zip(self.catalogue.content) {
            *to = vector.iter().zip(&sum).map(|(&x, y)| f32::from(x) * y).sum();
        }
    }

    fn add_interest(&self, weights: &[Weight], out: &mut [f32]) {
        let mut sums = vec![0f32; self.catalogue.attribute_weights.len()];
        for weight in weights {
            let attributes = &self.catalogue.attributes[weight.item];
            let by = weight.value / attributes.len().max(1) as f32 / 65_535.0;
            for &attribute in attributes {
                sums[attribute as usize] += by * f32::from(self.catalogue.attribute_weights[attribute as usize]);
            }
        }
        for (to, attributes) in out.iter_mut().zip(self.catalogue.attributes) {
            *to = attributes.iter().map(|&attribute| sums[attribute as usize]).sum();
        }
    }

    fn add_history(&self, weight: &Weight, out: &mut [f32]) {
        for &variant in self.catalogue.variants(weight.item) {
            out[variant as usize] += weight.value * if variant as usize == weight.item { 1.0 } else { VARIANT };
        }
    }
}
