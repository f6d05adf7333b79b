//! How good a ranking is. Ties count against it: a target's rank is the number of candidates with a score at least as high.

/// How many items are looked at.
pub const TOP: usize = 20;
const NDCG_TOP: usize = 10;

/// What one ranking is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    pub ndcg10: f64,
    pub hr10: f64,
    pub hr20: f64,
    pub mrr20: f64,
    /// The first items, best first; only items with a score.
    pub top: Vec<u32>,
    pub ms: f64,
}

/// Means over the queries.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    pub ndcg10: f64,
    pub hr10: f64,
    pub hr20: f64,
    pub mrr20: f64,
    pub coverage20: f64,
    pub ms_p50: f64,
    pub ms_p99: f64,
}

/// The ranks of targets, the best first; `None` is beyond all that counts.
pub fn ranks(scores: &[f32], left_out: &[bool], targets: &[u32]) -> Vec<Option<usize>> {
    let candidates = || scores.iter().zip(left_out).filter(|candidate| !*candidate.1).map(|candidate| *candidate.0);
    // Where nothing is below 0, a 0 says that the model knows nothing of the item.
    let silent = candidates().all(|score| score >= 0.0);
    let rank = |&target: &u32| {
        let own = scores[target as usize];
        let unknown = left_out[target as usize] || silent && own <= 0.0;
        (!unknown).then(|| candidates().filter(|&score| score >= own).count())
    };
    let mut ranks: Vec<Option<usize>> = targets.iter().map(rank).collect();
    ranks.sort_by_key(|rank| rank.unwrap_or(usize::MAX));
    ranks
}

/// The best candidates, of equals the first; without those that have no score.
pub fn top(scores: &[f32], left_out: &[bool], most: usize) -> Vec<u32> {
    let mut best: Vec<(f32, u32)> = Vec::with_capacity(most + 1);
    for (item, (&score, &out)) in scores.iter().zip(left_out).enumerate() {
        if out || score == 0.0 || best.len() == most && best[most - 1].0 >= score {
            continue;
        }
        let at = best.partition_point(|other| other.0 >= score);
        best.insert(at, (score, item as u32));
        best.truncate(most);
    }
    best.into_iter().map(|entry| entry.1).collect()
}

/// What a target at a rank is worth, from 1 down.
pub fn gain(rank: usize) -> f64 {
    1.0 / libm::log2(rank as f64 + 1.0)
}

impl Outcome {
    /// From the ranks of the targets (sorted).
    pub fn new(ranks: &[Option<usize>], top: Vec<u32>, ms: f64) -> Self {
        let first = ranks.first().copied().flatten().unwrap_or(usize::MAX);
        let within = |most| f64::from(u8::from(first <= most));
        let gained: f64 = ranks.iter().flatten().filter(|rank| **rank <= NDCG_TOP).map(|&rank| gain(rank)).sum();
        let ideal: f64 = (1..=ranks.len().min(NDCG_TOP)).map(gain).sum();
        Self {
            ndcg10: if ideal > 0.0 { gained / ideal } else { 0.0 },
            hr10: within(10),
            hr20: within(TOP),
            mrr20: if first <= TOP { 1.0 / first as f64 } else { 0.0 },
            top,
            ms,
        }
    }
}

impl Summary {
    /// Of all rankings of `n` candidates.
    pub fn of(outcomes: &[Outcome], n: usize) -> Self {
        let mean = |of: fn(&Outcome) -> f64| outcomes.iter().map(of).sum::<f64>() / outcomes.len().max(1) as f64;
        let mut met = vec![false; n];
        outcomes.iter().flat_map(|outcome| &outcome.top).for_each(|&item| met[item as usize] = true);
        let mut times: Vec<f64> = outcomes.iter().map(|outcome| outcome.ms).collect();
        times.sort_by(f64::total_cmp);
        let time = |share: f64| times.get((times.len() as f64 * share) as usize).copied().unwrap_or(0.0);
        Self {
            ndcg10: mean(|o| o.ndcg10),
            hr10: mean(|o| o.hr10),
            hr20: mean(|o| o.hr20),
            mrr20: mean(|o| o.mrr20),
            coverage20: met.iter().filter(|met| **met).count() as f64 / n.max(1) as f64,
            ms_p50: time(0.5),
            ms_p99: time(0.99),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_count_against_the_model() {
        let scores = [3.0, 1.0, 1.0, 0.0, 5.0];
        let free = [false; 5];
        assert_eq!(ranks(&scores, &free, &[1]), [Some(4)]);
        assert_eq!(ranks(&scores, &free, &[0, 3, 4]), [Some(1), Some(2), None]);
        assert_eq!(ranks(&scores, &[false, false, false, false, true], &[0]), [Some(1)]);
        assert_eq!(ranks(&[-1.0, 0.0], &free[..2], &[1]), [Some(1)], "0 is a score where others are below it");
        assert_eq!(top(&scores, &free, 3), [4, 0, 1]);
        assert_eq!(top(&scores, &free, 9), [4, 0, 1, 2]);
    }

    #[test]
    fn lists_by_hand() {
        let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-12, "{a} and {b}");
        let one = Outcome::new(&[Some(3)], Vec::new(), 0.0);
        close(one.ndcg10, 0.5);
        close(one.mrr20, 1.0 / 3.0);
        close(one.hr10, 1.0);
        let far = Outcome::new(&[Some(15)], Vec::new(), 0.0);
        assert_eq!((far.ndcg10, far.hr10, far.hr20), (0.0, 0.0, 1.0));
        let several = Outcome::new(&[Some(1), Some(3), None], Vec::new(), 0.0);
        close(several.ndcg10, 1.5 / (1.0 + 1.0 / libm::log2(3.0) + 0.5));
    }
}
