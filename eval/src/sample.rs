//! Chance that is the same in every run.

/// SplitMix64.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
    /// 0 to n − 1.
    pub fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }
}

/// At most so many of the queries, in their order; the same ones for every model.
pub fn some<T: Clone>(all: &[T], most: usize, seed: u64) -> Vec<T> {
    let mut random = Random::new(seed);
    let mut order: Vec<usize> = (0..all.len()).collect();
    let most = most.min(all.len());
    for at in 0..most {
        let other = at + random.below(all.len() - at);
        order.swap(at, other);
    }
    order.truncate(most);
    order.sort_unstable();
    order.into_iter().map(|at| all[at].clone()).collect()
}

/// Resamples of the bootstrap.
const RESAMPLES: usize = 1000;

/// The mean of a paired difference, and its 95 % interval when whole units (sessions or people) are drawn again.
pub fn bootstrap(differences: &[f64], units: &[usize]) -> (f64, [f64; 2]) {
    let mut sums: Vec<(f64, f64)> = vec![(0.0, 0.0); units.iter().max().map_or(0, |most| most + 1)];
    for (&difference, &unit) in differences.iter().zip(units) {
        sums[unit].0 += difference;
        sums[unit].1 += 1.0;
    }
    sums.retain(|sum| sum.1 > 0.0);
    let mean = differences.iter().sum::<f64>() / differences.len().max(1) as f64;
    if sums.is_empty() {
        return (0.0, [0.0, 0.0]);
    }
    let mut random = Random::new(1);
    let mut means: Vec<f64> = (0..RESAMPLES)
        .map(|_| {
            let drawn = (0..sums.len()).map(|_| sums[random.below(sums.len())]);
            let (sum, count) = drawn.fold((0.0, 0.0), |all, one| (all.0 + one.0, all.1 + one.1));
            sum / count
        })
        .collect();
    means.sort_by(f64::total_cmp);
    (mean, [means[RESAMPLES / 40], means[RESAMPLES - 1 - RESAMPLES / 40]])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_sample_every_time() {
        let all: Vec<u32> = (0..100).collect();
        let some = super::some(&all, 10, 3);
        assert_eq!(some, super::some(&all, 10, 3));
        assert_eq!(some.len(), 10);
        assert!(some.is_sorted());
        assert_eq!(super::some(&all, 1000, 3), all);
    }

    #[test]
    fn the_interval_holds_the_mean() {
        let differences: Vec<f64> = (0..400).map(|at| f64::from(at % 5) - 1.0).collect();
        let units: Vec<usize> = (0..400).collect();
        let (mean, [low, high]) = bootstrap(&differences, &units);
        assert_eq!(mean, 1.0);
        assert!(low < 1.0 && high > 1.0 && high - low < 0.4, "{low} {high}");
        let (_, same) = bootstrap(&[1.0; 4], &[0, 0, 1, 1]);
        assert_eq!(same, [1.0, 1.0]);
    }
}
