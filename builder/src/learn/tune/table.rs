//! For each query the value of each feature for each candidate worth a look, so that weights can be tried quickly.

use super::queries::Query;
use crate::learn::parallel;

/// Candidates taken from each feature.
const FROM_EACH: usize = 60;

/// One query's part of the table.
pub(in crate::learn) struct Sheet {
    /// Feature after feature, each with a value for every candidate.
    pub values: Vec<f32>,
    /// How many candidates there are.
    pub width: usize,
    /// Places of the targets among the candidates.
    pub targets: Vec<usize>,
}

/// A way to compute all features of a query for all items: feature after feature.
pub(in crate::learn) trait Features: Sync {
    /// How many there are.
    fn count(&self) -> usize;
    /// Writes them; `out` has `count × items` zeros.
    fn write(&self, query: &Query, out: &mut [f32]);
}

/// Computes the table. `known` items are the candidates.
pub(in crate::learn) fn sheets(features: &dyn Features, queries: &[Query], known: &[bool], threads: usize) -> Vec<Sheet> {
    let items = known.len();
    parallel::map(
        threads,
        queries.len(),
        || vec![0f32; features.count() * items],
        |all, at| {
            all.fill(0.0);
            features.write(&queries[at], all);
            sheet(&queries[at], all, known)
        },
    )
}

fn sheet(query: &Query, all: &[f32], known: &[bool]) -> Sheet {
    let items = known.len();
    let mut candidate = known.to_vec();
    if let Some(viewing) = query.viewing {
        candidate[viewing as usize] = false;
    }
    if query.new_only {
        query.history.iter().for_each(|met| candidate[met.item as usize] = false);
    }
    let mut chosen = vec![false; items];
    for &target in &query.targets {
        chosen[target as usize] = candidate[target as usize];
    }
    let mut order: Vec<(u32, f32)> = Vec::with_capacity(items);
    for feature in all.chunks_exact(items) {
        order.clear();
        order.extend(
            feature.iter().enumerate().filter(|&(item, &value)| value > 0.0 && candidate[item]).map(|(item, &value)| (item as u32, value)),
        );
        crate::learn::sparse::keep_largest(&mut order, FROM_EACH);
        order.iter().for_each(|entry| chosen[entry.0 as usize] = true);
    }
    let candidates: Vec<usize> = (0..items).filter(|&item| chosen[item]).collect();
    let values = all.chunks_exact(items).flat_map(|feature| candidates.iter().map(|&item| feature[item])).collect();
    let targets = query.targets.iter().filter_map(|&target| candidates.binary_search(&(target as usize)).ok()).collect();
    Sheet { values, width: candidates.len(), targets }
}

impl Sheet {
    pub fn feature(&self, feature: usize) -> &[f32] {
        &self.values[feature * self.width..][..self.width]
    }

    /// NDCG@10 and a tenth of the hit rate at 20 of these scores.
    pub fn quality(&self, scores: &[f32], wanted: usize) -> f64 {
        let hits = self.ranks(scores).filter(|&rank| rank <= 20).count();
        self.ndcg(scores, wanted) + 0.1 * hits as f64 / wanted.max(1) as f64
    }

    /// NDCG@10 of these scores for so many targets.
    pub fn ndcg(&self, scores: &[f32], wanted: usize) -> f64 {
        let ideal: f64 = (1..=wanted.clamp(1, 10)).map(discount).sum();
        self.ranks(scores).map(discount).sum::<f64>() / ideal
    }

    /// The targets' ranks: ties count against them, and without a score they come last, behind items that are no candidates here.
    fn ranks(&self, scores: &[f32]) -> impl Iterator<Item = usize> {
        self.targets.iter().map(|&target| match scores[target] {
            own if own > 0.0 => scores.iter().filter(|&&score| score >= own).count(),
            _ => usize::MAX,
        })
    }
}

/// 1 / log2(rank + 1) within the first ten.
fn discount(rank: usize) -> f64 {
    if (1..=10).contains(&rank) { 1.0 / libm::log2(rank as f64 + 1.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_count_against_a_target_and_without_a_score_it_comes_last() {
        let sheet = Sheet { values: vec![0.5, 0.5, 0.0, 0.9], width: 4, targets: vec![1] };
        assert!((sheet.ndcg(sheet.feature(0), 1) - 1.0 / 2.0).abs() < 1e-12, "third of three that score");
        let none = Sheet { targets: vec![2], ..sheet };
        assert_eq!(none.quality(none.feature(0), 1), 0.0);
    }
}
