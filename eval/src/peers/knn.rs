//! Session-kNN: sessions like this one vote for their items. VSKNN, STAN and VSTAN after Ludewig et al. are settings of it.

use super::{Model, Scorer, Setting, Train};
use crate::sparse::Sparse;

/// How a position weighs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fade {
    None,
    /// 1, then less with each step back: (length − steps) / length, or for votes 1 / (steps + 1).
    Quotient,
    /// A tenth less with each step back.
    Linear,
    /// exp(−steps / scale).
    Exponential(f64),
}

/// Parameters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Knn {
    /// Neighbours that vote.
    pub k: usize,
    /// Neighbours that are compared, the latest.
    pub sample: usize,
    /// Weight of this session's items when sessions are compared.
    pub position: Fade,
    /// Weight of a neighbour by the position of its latest item that is shared.
    pub vote: Fade,
    /// Days: older neighbours count less; 0 is off.
    pub days: f64,
    /// Items of a neighbour count less with their distance from what is shared; 0 is off.
    pub distance: f64,
    /// Weight of rarity.
    pub rarity: f64,
}

/// The whole log.
pub struct Sessions {
    /// Each session's items once, by their last position, and that position.
    items: Sparse,
    /// Sessions of each item, by time.
    of_item: Sparse,
    ends: Vec<f64>,
    idf: Vec<f64>,
}

impl Sessions {
    pub fn new(train: &Train<'_>) -> Self {
        let mut order: Vec<usize> = (0..train.visits.len()).collect();
        order.sort_by(|&a, &b| train.visits[a].end().total_cmp(&train.visits[b].end()));
        let last = |&at: &usize| {
            let mut seen = std::collections::BTreeSet::new();
            let items = train.visits[at].items.iter().enumerate().rev();
            let mut row: Vec<(u32, f32)> = items.filter(|item| seen.insert(*item.1)).map(|(place, &item)| (item, place as f32)).collect();
            row.reverse();
            row
        };
        let items = Sparse::of(order.iter().map(last), train.n);
        let of_item = items.transposed();
        let idf = (0..train.n).map(|item| libm::log(order.len() as f64 / of_item.row(item).count().max(1) as f64)).collect();
        Self { items, of_item, ends: order.iter().map(|&at| train.visits[at].end()).collect(), idf }
    }
}

fn fade(fade: Fade, back: f64, quotient: f64) -> f64 {
    match fade {
        Fade::None => 1.0,
        Fade::Quotient => quotient,
        Fade::Linear => (1.0 - 0.1 * back).max(0.0),
        Fade::Exponential(scale) => libm::exp(-back / scale),
    }
}

impl Model for Sessions {
    fn scorer(&self, setting: Setting) -> Scorer<'_> {
        let Setting::Knn(knn) = setting else { return Box::new(|_, _, _| {}) };
        let mut work = Work { sums: vec![0.0; self.ends.len()], met: vec![false; self.ends.len()], position: vec![None; self.idf.len()] };
        Box::new(move |history, now, out| work.score(self, &knn, history, now, out))
    }
}

/// Buffers of one thread, left empty after each ranking.
struct Work {
    sums: Vec<f64>,
    met: Vec<bool>,
    /// How far back this session has each item last.
    position: Vec<Option<usize>>,
}

impl Work {
    fn score(&mut self, log: &Sessions, knn: &Knn, history: &[u32], now: f64, out: &mut [f32]) {
        let mut own = Vec::new();
        for (back, &item) in history.iter().rev().enumerate() {
            if self.position[item as usize].is_none() {
                self.position[item as usize] = Some(back);
                own.push(item as usize);
            }
        }
        for (session, similarity) in self.neighbours(log, knn, &own, history.len(), now) {
            self.vote(log, knn, session as usize, similarity, out);
        }
        own.iter().for_each(|&item| self.position[item] = None);
    }

    fn neighbours(&mut self, log: &Sessions, knn: &Knn, own: &[usize], length: usize, now: f64) -> Vec<(u32, f64)> {
        let (mut found, mut norm) = (Vec::new(), 0.0);
        for &item in own {
            let back = self.position[item].unwrap_or(0) as f64;
            let weight = fade(knn.position, back, (length as f64 - back) / length as f64);
            norm += weight * weight;
            for (session, _) in log.of_item.row(item) {
                if !self.met[session] {
                    self.met[session] = true;
                    found.push(session as u32);
                }
                self.sums[session] += weight;
            }
        }
        let mut latest = found.clone();
        if latest.len() > knn.sample {
            latest.select_nth_unstable_by(knn.sample, |a, b| b.cmp(a));
            latest.truncate(knn.sample);
        }
        let similar = |session: u32| {
            let at = session as usize;
            let cosine = self.sums[at] / (norm.sqrt() * (log.items.row(at).count() as f64).sqrt());
            let age = if knn.days > 0.0 { libm::exp((log.ends[at] - now) / (knn.days * 86_400.0)) } else { 1.0 };
            (session, cosine * age)
        };
        let mut best: Vec<(u32, f64)> = latest.into_iter().map(similar).collect();
        let nearer = |a: &(u32, f64), b: &(u32, f64)| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0));
        if best.len() > knn.k {
            best.select_nth_unstable_by(knn.k, nearer);
            best.truncate(knn.k);
        }
        best.sort_unstable_by(nearer);
        for session in found {
            self.sums[session as usize] = 0.0;
            self.met[session as usize] = false;
        }
        best
    }

    fn vote(&self, log: &Sessions, knn: &Knn, session: usize, similarity: f64, out: &mut [f32]) {
        let (mut back, mut shared) = (usize::MAX, 0.0);
        for (item, place) in log.items.row(session) {
            if let Some(own) = self.position[item] {
                back = back.min(own);
                shared = f64::from(place).max(shared);
            }
        }
        let weight = similarity * fade(knn.vote, back as f64, 1.0 / (back as f64 + 1.0));
        for (item, place) in log.items.row(session) {
            let near = if knn.distance > 0.0 { libm::exp(-(f64::from(place) - shared).abs() / knn.distance) } else { 1.0 };
            out[item] += (weight * near * (1.0 + knn.rarity * log.idf[item])) as f32;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::peers::items::tests::{scores, visits};

    const PLAIN: Knn = Knn { k: 2, sample: 10, position: Fade::None, vote: Fade::None, days: 0.0, distance: 0.0, rarity: 0.0 };

    #[test]
    fn the_nearest_sessions_vote() {
        let visits = visits(&[&[0, 1, 2], &[0, 3], &[4]]);
        let log = Sessions::new(&Train { visits: &visits, n: 5 });
        let out = scores(&log, Setting::Knn(PLAIN), &[0, 1], 5);
        let near = |a: f32, b: f64| assert!((f64::from(a) - b).abs() < 1e-6, "{a} and {b}");
        near(out[2], 2.0 / 6.0_f64.sqrt());
        near(out[3], 1.0 / 4.0_f64.sqrt());
        assert_eq!(out[4], 0.0);
        let one = scores(&log, Setting::Knn(Knn { sample: 1, ..PLAIN }), &[0, 1], 5);
        assert_eq!(one[2], 0.0, "only the latest session is compared");
    }

    #[test]
    fn votes_fade() {
        let visits = visits(&[&[0, 1, 2, 3]]);
        let log = Sessions::new(&Train { visits: &visits, n: 4 });
        let knn = Knn { vote: Fade::Quotient, distance: 1.0, ..PLAIN };
        let out = scores(&log, Setting::Knn(knn), &[0, 9 - 9], 4);
        let cosine = 1.0 / 2.0;
        assert!((f64::from(out[3]) - cosine * libm::exp(-3.0)).abs() < 1e-6);
    }
}
