//! How much an item is in demand lately.

use super::sequences::Sequences;

/// Half-lives in days among which the tuning chooses.
pub(super) const HALF_LIVES: [f64; 5] = [3.0, 7.0, 14.0, 60.0, f64::INFINITY];

/// For each item ln(1 + sum of decayed events) as a fraction of the largest.
pub(super) fn decayed(sequences: &Sequences, items: usize, half_life_days: f64) -> Vec<f32> {
    let end = f64::from(sequences.end());
    let mut sums = vec![0.0f64; items];
    for met in &sequences.events {
        sums[met.item as usize] += homebody::math::decay(end - f64::from(met.at), half_life_days * 86_400.0);
    }
    let largest = sums.iter().fold(0.0f64, |most, &sum| most.max(sum));
    let whole = libm::log1p(largest).max(1e-12);
    sums.iter().map(|&sum| (libm::log1p(sum) / whole) as f32).collect()
}
