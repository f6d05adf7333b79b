//! What diversity costs and what it brings, at several settings.

use crate::metrics::{Summary, TOP};
use crate::ours::{Asked, Ours};
use crate::protocol::{Query, Task};
use homebody::catalog::{DIMENSIONS, Pack};
use homebody::rank::Intent;

/// The settings that are tried.
pub const SETTINGS: [f64; 7] = [0.0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.5];
/// Places whose items are compared with each other.
pub const PLACES: usize = 10;

/// One setting.
pub struct Point {
    pub diversity: f64,
    pub ndcg10: f64,
    /// Mean distance of two items of the first ten: 1 − the mean of their content's cosine (0 if negative) and the share of their attributes, by
    /// weight, that both have. 0 is the same, 1 has nothing in common.
    pub distance: f64,
    pub coverage20: f64,
    /// How unevenly items occur in the first 20 places: 0 all alike, 1 a single one.
    pub gini: f64,
}

/// Requested lists, so that nothing but diversity differs.
pub fn curve(task: &Task, made: &Ours, queries: &[Query]) -> Result<Vec<Point>, String> {
    let mut out = Vec::new();
    for diversity in SETTINGS {
        let outcomes = made.ask(task, queries, Asked { intent: Intent::Requested, diversity: Some(diversity) })?;
        let Summary { ndcg10, coverage20, .. } = Summary::of(&outcomes, task.items.len());
        let mut counts = vec![0_u32; task.items.len()];
        outcomes.iter().flat_map(|outcome| &outcome.top[..outcome.top.len().min(TOP)]).for_each(|&item| counts[item as usize] += 1);
        let lists: Vec<f64> = outcomes.iter().filter_map(|outcome| within(made, &outcome.top[..outcome.top.len().min(PLACES)])).collect();
        let distance = lists.iter().sum::<f64>() / lists.len().max(1) as f64;
        out.push(Point { diversity, ndcg10, distance, coverage20, gini: gini(&mut counts) });
    }
    Ok(out)
}

/// The mean distance of the pairs of a list.
fn within(made: &Ours, list: &[u32]) -> Option<f64> {
    let found: Vec<u32> = list.iter().filter_map(|&item| made.pack.find(made.id(item))).collect();
    let (mut sum, mut pairs) = (0.0, 0);
    for (at, &a) in found.iter().enumerate() {
        for &b in &found[..at] {
            sum += distance(&made.pack, a, b);
            pairs += 1;
        }
    }
    (pairs > 0).then(|| sum / f64::from(pairs))
}

/// 0 is the same, 1 has nothing in common.
pub fn distance(pack: &Pack, a: u32, b: u32) -> f64 {
    let content = DIMENSIONS - pack.factor_dimensions();
    let (x, y) = (pack.embedding(a), pack.embedding(b));
    let dot = |x: &[i8], y: &[i8]| x.iter().zip(y).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum::<f64>();
    let (x, y) = (&x[..content], &y[..content]);
    let lengths = (dot(x, x) * dot(y, y)).sqrt();
    let cosine = if lengths > 0.0 { (dot(x, y) / lengths).max(0.0) } else { 0.0 };
    let weigh = |item: u32| pack.attributes(item).map(|attribute| f64::from(pack.attribute_weight(attribute))).sum::<f64>();
    let of_b: Vec<_> = pack.attributes(b).collect();
    let both: f64 =
        pack.attributes(a).filter(|attribute| of_b.contains(attribute)).map(|attribute| f64::from(pack.attribute_weight(attribute))).sum();
    let either = weigh(a) + weigh(b) - both;
    // Where items have no attributes, content alone tells.
    let alike = if either > 0.0 { f64::midpoint(cosine, both / either) } else { cosine };
    1.0 - alike
}

/// Of counts.
pub fn gini(counts: &mut [u32]) -> f64 {
    counts.sort_unstable();
    let (n, total) = (counts.len() as f64, counts.iter().map(|&count| f64::from(count)).sum::<f64>());
    let weighted: f64 = counts.iter().enumerate().map(|(at, &count)| (at as f64 + 1.0) * f64::from(count)).sum();
    if total > 0.0 { 2.0 * weighted / (n * total) - (n + 1.0) / n } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gini_of_even_and_uneven_counts() {
        assert_eq!(gini(&mut [3, 3, 3, 3]), 0.0);
        assert_eq!(gini(&mut [0, 0, 0, 8]), 0.75);
    }
}
