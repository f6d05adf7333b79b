//! Linear item-item models: EASE (Steck 2019) and SLIST (Choi et al. 2021), the latter dense or with 100 neighbours for each target.

use super::Train;
use super::items::{Dense, Rows};
use crate::parallel;
use crate::sparse::Sparse;
use faer::linalg::solvers::{DenseSolveCore, Solve};
use faer::{Mat, Side};

/// The longest part of a session that SLIST looks at.
const LONGEST: usize = 50;
/// Position weights below this do not count.
const LEAST_WEIGHT: f64 = 0.01;
/// Sources for each target of the local model.
const NEIGHBOURS: usize = 100;

/// EASE: B = −P / diag(P) off the diagonal, P = (XᵀX + λ)⁻¹.
pub fn ease(train: &Train<'_>, lambda: f64) -> Dense {
    let met = incidence(train);
    let mut gram = filled(&met.gram(&met, |_, _| {}));
    (0..train.n).for_each(|at| gram[(at, at)] += lambda);
    let values = match gram.llt(Side::Lower) {
        Ok(factors) => {
            let inverse = factors.inverse();
            drop(gram);
            let entry = |at: usize| {
                let (row, column) = (at / train.n, at % train.n);
                if row == column { 0.0 } else { (-inverse[(row, column)] / inverse[(column, column)]) as f32 }
            };
            (0..train.n * train.n).map(entry).collect()
        }
        Err(_) => vec![0.0; train.n * train.n],
    };
    Dense { n: train.n, values }
}

/// Parameters of SLIST.
#[derive(Clone, Copy, Debug)]
pub struct Slist {
    /// How fast positions fade while learning.
    pub position: f64,
    pub lambda: f64,
    /// Share of the model that knows no order.
    pub alpha: f64,
}

impl Slist {
    fn equations(&self, train: &Train<'_>) -> (Sparse, Sparse) {
        let (past, future) = windows(train, self.position);
        let (order, alpha) = ((1.0 - self.alpha) as f32, self.alpha as f32);
        let scale = |_: usize, row: &mut Vec<(u32, f32)>| row.iter_mut().for_each(|entry| entry.1 *= order);
        let (gram, follows) = (past.gram(&past, scale), past.gram(&future, scale));
        if alpha == 0.0 {
            return (gram, follows);
        }
        let met = incidence(train);
        let together = met.gram(&met, |_, row| row.iter_mut().for_each(|entry| entry.1 *= alpha));
        let apart = Sparse::of(
            (0..train.n).map(|item| rows(&together, item).into_iter().filter(|entry| entry.0 as usize != item).collect()),
            train.n,
        );
        (sum(&gram, &together), sum(&follows, &apart))
    }

    /// Solves for all pairs at once.
    pub fn dense(&self, train: &Train<'_>) -> Dense {
        let (gram, follows) = self.equations(train);
        let mut gram = filled(&gram);
        (0..train.n).for_each(|at| gram[(at, at)] += self.lambda);
        let mut right = filled(&follows);
        let values = match gram.llt(Side::Lower) {
            Ok(factors) => {
                factors.solve_in_place(right.as_mut());
                (0..train.n * train.n).map(|at| right[(at / train.n, at % train.n)] as f32).collect()
            }
            Err(_) => vec![0.0; train.n * train.n],
        };
        Dense { n: train.n, values }
    }

    /// Solves for the nearest sources of each target.
    pub fn local(&self, train: &Train<'_>) -> Rows {
        let (gram, follows) = self.equations(train);
        let targets = follows.transposed();
        let diagonal: Vec<f64> =
            (0..train.n).map(|item| gram.row(item).find(|entry| entry.0 == item).map_or(0.0, |entry| entry.1.into())).collect();
        let columns =
            parallel::map(train.n, || vec![usize::MAX; train.n], |places, target| self.target(&gram, &targets, &diagonal, places, target));
        Rows(Sparse::of(columns, train.n).transposed())
    }

    fn target(&self, gram: &Sparse, targets: &Sparse, diagonal: &[f64], places: &mut [usize], target: usize) -> Vec<(u32, f32)> {
        let mut sources: Vec<(usize, f32)> = targets.row(target).collect();
        let strength = |entry: &(usize, f32)| f64::from(entry.1) / (diagonal[entry.0] + self.lambda).sqrt();
        sources.sort_by(|a, b| strength(b).total_cmp(&strength(a)).then(a.0.cmp(&b.0)));
        sources.truncate(NEIGHBOURS);
        sources.sort_unstable_by_key(|source| source.0);
        let m = sources.len();
        sources.iter().enumerate().for_each(|(place, source)| places[source.0] = place);
        let mut system = vec![0.0; m * m];
        for (place, source) in sources.iter().enumerate() {
            for (other, value) in gram.row(source.0) {
                if places[other] != usize::MAX {
                    system[place * m + places[other]] = value.into();
                }
            }
            system[place * m + place] += self.lambda;
        }
        sources.iter().for_each(|source| places[source.0] = usize::MAX);
        let mut right: Vec<f64> = sources.iter().map(|source| source.1.into()).collect();
        solve(&mut system, &mut right);
        sources.iter().zip(right).map(|(source, weight)| (source.0 as u32, weight as f32)).collect()
    }
}

/// Solves a small symmetric positive definite system in place (Cholesky).
fn solve(a: &mut [f64], b: &mut [f64]) {
    let m = b.len();
    for i in 0..m {
        for j in 0..=i {
            let dot: f64 = (0..j).map(|k| a[i * m + k] * a[j * m + k]).sum();
            let rest = a[i * m + j] - dot;
            a[i * m + j] = if i == j { rest.max(1e-12).sqrt() } else { rest / a[j * m + j] };
        }
        let dot: f64 = (0..i).map(|k| a[i * m + k] * b[k]).sum();
        b[i] = (b[i] - dot) / a[i * m + i];
    }
    for i in (0..m).rev() {
        let dot: f64 = (i + 1..m).map(|k| a[k * m + i] * b[k]).sum();
        b[i] = (b[i] - dot) / a[i * m + i];
    }
}

/// For every split of a session in two: what came before and what came after, each fading with its distance from the split.
fn windows(train: &Train<'_>, scale: f64) -> (Sparse, Sparse) {
    let fades: Vec<f32> =
        (0..LONGEST).map(|back| libm::exp(-(back as f64) / scale)).take_while(|w| *w >= LEAST_WEIGHT).map(|w| w as f32).collect();
    let fading = |items: &mut dyn Iterator<Item = u32>| {
        let mut row: Vec<(u32, f32)> = Vec::new();
        for (item, &weight) in items.zip(&fades) {
            if row.iter().all(|entry| entry.0 != item) {
                row.push((item, weight));
            }
        }
        row.sort_unstable_by_key(|entry| entry.0);
        row
    };
    let (mut past, mut future) = (Vec::new(), Vec::new());
    for visit in train.visits {
        let items = &visit.items[visit.items.len().saturating_sub(LONGEST)..];
        for split in 1..items.len() {
            past.push(fading(&mut items[..split].iter().rev().copied()));
            future.push(fading(&mut items[split..].iter().copied()));
        }
    }
    (Sparse::of(past, train.n), Sparse::of(future, train.n))
}

fn incidence(train: &Train<'_>) -> Sparse {
    Sparse::incidence(train.visits.iter().map(|visit| &visit.items[..]), train.n)
}

fn rows(matrix: &Sparse, row: usize) -> Vec<(u32, f32)> {
    matrix.row(row).map(|(column, value)| (column as u32, value)).collect()
}

fn sum(a: &Sparse, b: &Sparse) -> Sparse {
    let row = |at: usize| {
        let mut out = rows(a, at);
        out.extend(rows(b, at));
        out.sort_by_key(|entry| entry.0);
        out.dedup_by(|later, first| {
            let same = later.0 == first.0;
            if same {
                first.1 += later.1;
            }
            same
        });
        out
    };
    Sparse::of((0..a.height()).map(row), a.height())
}

fn filled(sparse: &Sparse) -> Mat<f64> {
    let mut out = Mat::zeros(sparse.height(), sparse.height());
    (0..sparse.height()).for_each(|row| sparse.row(row).for_each(|(column, value)| out[(row, column)] = value.into()));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::peers::Setting;
    use crate::peers::items::tests::{scores, visits};

    fn near(a: f32, b: f64) {
        assert!((f64::from(a) - b).abs() < 1e-5, "{a} and {b}");
    }

    #[test]
    fn ease_of_two_items() {
        // XᵀX + 1 = [[4, 2], [2, 3]]; its inverse is [[3, −2], [−2, 4]] / 8.
        let visits = visits(&[&[0, 1], &[0, 1], &[0]]);
        let ease = ease(&Train { visits: &visits, n: 2 }, 1.0);
        let out = scores(&ease, Setting::Decay(0.0), &[0], 2);
        near(out[0], 0.0);
        near(out[1], 0.5);
        near(scores(&ease, Setting::Decay(0.0), &[1], 2)[0], 2.0 / 3.0);
    }

    #[test]
    fn slist_of_one_step() {
        // Past 0 → future 1, twice: (2 + λ) b = 2.
        let visits = visits(&[&[0, 1], &[0, 1]]);
        let train = Train { visits: &visits, n: 2 };
        let slist = Slist { position: 1.0, lambda: 2.0, alpha: 0.0 };
        near(scores(&slist.dense(&train), Setting::Decay(0.0), &[0], 2)[1], 0.5);
        near(scores(&slist.local(&train), Setting::Decay(0.0), &[0], 2)[1], 0.5);
    }

    #[test]
    fn slist_sees_positions_and_their_last_occurrence() {
        let visits = visits(&[&[0, 1, 0, 2]]);
        let (past, future) = windows(&Train { visits: &visits, n: 3 }, 1.0);
        let row = |m: &Sparse, at| m.row(at).map(|(item, weight)| (item, (weight * 1000.0) as i32)).collect::<Vec<_>>();
        assert_eq!(row(&past, 2), [(0, 1000), (1, 367)]);
        assert_eq!(row(&future, 0), [(0, 367), (1, 1000), (2, 135)]);
    }
}
