//! Methods that keep a row of items for each item: score = Σ weight of the event · row of its item.

use super::{Model, Scorer, Setting, Train};
use crate::parallel;
use crate::sparse::{Sparse, Sums, cut, longest};

/// The weight of each event of a history of that length, oldest first.
pub fn weights(setting: Setting, length: usize) -> impl Iterator<Item = f32> {
    let decay = if let Setting::Decay(decay) = setting { decay } else { 0.0 };
    (0..length).map(move |at| match (length - 1 - at) as f64 {
        0.0 => 1.0,
        _ if decay == 0.0 => 0.0,
        back => libm::exp(-back / decay) as f32,
    })
}

/// Few of all pairs.
pub struct Rows(pub Sparse);

impl Model for Rows {
    fn scorer(&self, setting: Setting) -> Scorer<'_> {
        Box::new(move |history, _, out| {
            for (&item, weight) in history.iter().zip(weights(setting, history.len())) {
                if weight != 0.0 {
                    self.0.add_row(item as usize, weight, out);
                }
            }
        })
    }
}

/// All pairs, row by row.
pub struct Dense {
    pub n: usize,
    pub values: Vec<f32>,
}

impl Model for Dense {
    fn scorer(&self, setting: Setting) -> Scorer<'_> {
        Box::new(move |history, _, out| {
            for (&item, weight) in history.iter().zip(weights(setting, history.len())) {
                if weight != 0.0 {
                    let row = &self.values[item as usize * self.n..][..self.n];
                    out.iter_mut().zip(row).for_each(|(sum, value)| *sum += weight * value);
                }
            }
        })
    }
}

/// What follows an item within `steps` events of a session, 1 / distance each. One step with repeats is the Markov chain.
pub fn rules(train: &Train<'_>, steps: usize, repeats: bool) -> Rows {
    let mut occurrences: Vec<Vec<(u32, u32)>> = vec![Vec::new(); train.n];
    for (at, visit) in train.visits.iter().enumerate() {
        visit.items.iter().enumerate().for_each(|(place, &item)| occurrences[item as usize].push((at as u32, place as u32)));
    }
    let rows = parallel::map(
        train.n,
        || Sums::new(train.n),
        |sums, item| {
            for &(visit, place) in &occurrences[item] {
                let later = &train.visits[visit as usize].items[place as usize + 1..];
                for (distance, &next) in later.iter().take(steps).enumerate() {
                    if repeats || next as usize != item {
                        sums.add(next as usize, 1.0 / (distance + 1) as f32);
                    }
                }
            }
            let mut row = sums.take();
            cut(&mut row, longest(train.n));
            row
        },
    );
    Rows(Sparse::of(rows, train.n))
}

/// Cosine of the sessions (or people) of two items; `shrink` is added to both counts.
pub fn cosine(train: &Train<'_>, shrink: f32) -> Rows {
    let met = Sparse::incidence(train.visits.iter().map(|visit| &visit.items[..]), train.n);
    let mut counts = vec![0.0_f32; train.n];
    (0..met.height()).for_each(|row| met.row(row).for_each(|(item, _)| counts[item] += 1.0));
    Rows(met.gram(&met, |item, row| {
        row.retain(|entry| entry.0 as usize != item);
        row.iter_mut().for_each(|entry| entry.1 /= ((counts[item] + shrink) * (counts[entry.0 as usize] + shrink)).sqrt());
    }))
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::protocol::Visit;

    /// Sessions of items, a day apart.
    pub fn visits(lists: &[&[u32]]) -> Vec<Visit> {
        let visit = |(at, items): (usize, &&[u32])| Visit {
            items: items.to_vec(),
            times: vec![at as u32 * 86_400; items.len()],
            sessions: vec![at as u32; items.len()],
            user: at as u32,
        };
        lists.iter().enumerate().map(visit).collect()
    }

    /// Scores of a model for a history.
    pub fn scores(model: &dyn Model, setting: Setting, history: &[u32], n: usize) -> Vec<f32> {
        let mut out = vec![0.0; n];
        model.scorer(setting)(history, 10.0 * 86_400.0, &mut out);
        out
    }

    #[test]
    fn rules_count_what_follows() {
        let visits = visits(&[&[0, 1, 2], &[0, 2, 0]]);
        let train = Train { visits: &visits, n: 3 };
        let rules = rules(&train, 2, false);
        assert_eq!(scores(&rules, Setting::Decay(0.0), &[1, 0], 3), [0.0, 1.0, 1.5]);
        let markov = super::rules(&train, 1, true);
        assert_eq!(scores(&markov, Setting::Decay(0.0), &[2], 3), [1.0, 0.0, 0.0]);
    }

    #[test]
    fn cosine_is_shrunk_and_decayed() {
        let visits = visits(&[&[0, 1], &[0, 1, 1], &[0, 2]]);
        let train = Train { visits: &visits, n: 3 };
        let knn = cosine(&train, 1.0);
        let near = |a: f32, b: f32| assert!((a - b).abs() < 1e-6, "{a} and {b}");
        let after = scores(&knn, Setting::Decay(1.0), &[2, 0], 3);
        near(after[1], 2.0 / 12.0_f32.sqrt());
        near(after[0], libm::expf(-1.0) / 8.0_f32.sqrt());
    }
}
