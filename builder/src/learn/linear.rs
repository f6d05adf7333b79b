//! Linear item-item models: which items together tell best that another one comes. After SLIST (Choi et al., WWW 2021) and
//! EASE (Steck, WWW 2019), but with a small ridge solve for each target over its most promising sources instead of one over
//! all items: as good, and its cost grows with the number of items, not with its cube.

use super::parallel;
use super::sequences::{Occurrences, Sequences};
use super::sparse::{Matrix, Sums, keep_largest};

/// Sources that a target is explained by.
const SOURCES: usize = 100;
/// Weights of positions below this are left out.
const LEAST: f64 = 0.01;
/// The most entries of a row that are carried along, so that memory stays bounded; the small ones are never among the sources.
const CARRIED: usize = 500;
/// Of a longer sequence only the last so many events count here.
const LONGEST: usize = 50;

/// The knobs of the sequential model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sequential {
    /// How fast a weight falls with the distance in events.
    pub reach: f64,
    /// Ridge.
    pub ridge: f64,
    /// The share of what is met together in any order.
    pub together: f64,
}

/// What came before tells what comes next.
pub(super) fn sequential(
    sequences: &Sequences,
    occurrences: &Occurrences,
    pairs: &Matrix,
    met: &[u32],
    knobs: Sequential,
    threads: usize,
) -> Matrix {
    let items = met.len();
    let mut weights: Vec<f64> = Vec::new();
    loop {
        let weight = libm::exp(-(weights.len() as f64) / knobs.reach);
        if weight < LEAST {
            break;
        }
        weights.push(weight);
    }
    let both = parallel::map(
        threads,
        items,
        || (Sums::new(items), Sums::new(items)),
        |(past, future), item| {
            if knobs.together > 0.0 {
                past.add(item as u32, knobs.together * f64::from(met[item]));
                for &(other, count) in pairs.row(item) {
                    past.add(other, knobs.together * f64::from(count));
                    future.add(other, knobs.together * f64::from(count));
                }
            }
            for &(which, place) in occurrences.of(item) {
                let events = sequences.get(which as usize);
                let from = events.len().saturating_sub(LONGEST);
                if place as usize >= from {
                    splits(&events[from..], place as usize - from, &weights, 1.0 - knobs.together, past, future);
                }
            }
            let (mut gram, mut cross) = (past.take(), future.take());
            keep_with(&mut gram, item as u32, CARRIED);
            keep_largest(&mut cross, CARRIED);
            (gram, cross)
        },
    );
    let (gram, cross): (Vec<_>, Vec<_>) = both.into_iter().unzip();
    solve(&Matrix::from_rows(gram), &Matrix::from_rows(cross).transposed(), knobs.ridge, threads)
}

/// Adds what one occurrence says: for each moment after it (as long as it is the latest of its item), its weight times that
/// of each other past item, and times that of each coming one.
fn splits(events: &[super::sequences::Met], place: usize, weights: &[f64], share: f64, past: &mut Sums, future: &mut Sums) {
    let item = events[place].item;
    for moment in place..events.len().saturating_sub(1).min(place + weights.len()) {
        if moment > place && events[moment].item == item {
            break;
        }
        let own = weights[moment - place] * share;
        for back in (0..=moment).rev().take(weights.len()) {
            if !events[back + 1..=moment].iter().any(|later| later.item == events[back].item) {
                past.add(events[back].item, own * weights[moment - back]);
            }
        }
        for ahead in (moment + 1..events.len()).take(weights.len()) {
            if !events[moment + 1..ahead].iter().any(|sooner| sooner.item == events[ahead].item) {
                future.add(events[ahead].item, own * weights[ahead - moment - 1]);
            }
        }
    }
}

/// What goes with what, in any order.
pub(super) fn order_free(pairs: &Matrix, met: &[u32], ridge: f64, threads: usize) -> Matrix {
    let gram = Matrix::from_rows(
        (0..met.len())
            .map(|item| {
                let mut row = pairs.row(item).to_vec();
                let at = row.partition_point(|entry| (entry.0 as usize) < item);
                row.insert(at, (item as u32, met[item] as f32));
                keep_with(&mut row, item as u32, CARRIED);
                row
            })
            .collect(),
    );
    // Symmetric: rows are columns.
    solve(&gram, pairs, ridge, threads)
}

/// Cuts a row to its largest entries, but keeps that of the diagonal.
fn keep_with(row: &mut Vec<(u32, f32)>, diagonal: u32, most: usize) {
    let own = row.iter().copied().find(|entry| entry.0 == diagonal);
    keep_largest(row, most);
    if let Some(own) = own
        && let Err(at) = row.binary_search_by_key(&diagonal, |entry| entry.0)
    {
        row.insert(at, own);
    }
}

/// For every target the ridge weights of its sources: rows of the result are sources. `cross` has a row for each target.
fn solve(gram: &Matrix, cross: &Matrix, ridge: f64, threads: usize) -> Matrix {
    let items = gram.len();
    let own: Vec<f64> = (0..items).map(|item| f64::from(gram.get(item, item as u32))).collect();
    let by_target = parallel::map(
        threads,
        items,
        || Block::new(items),
        |block, target| {
            let mut sources: Vec<(u32, f32)> = cross
                .row(target)
                .iter()
                .filter(|entry| entry.0 as usize != target)
                .map(|&(source, value)| (source, (f64::from(value) / (own[source as usize] + ridge).sqrt()) as f32))
                .collect();
            keep_largest(&mut sources, SOURCES);
            let wanted: Vec<f64> = sources.iter().map(|entry| f64::from(cross.get(target, entry.0))).collect();
            let solution = block.ridge(gram, &sources, &wanted, ridge);
            sources.iter().zip(solution).map(|(entry, value)| (entry.0, value as f32)).collect()
        },
    );
    Matrix::from_rows(by_target).transposed()
}

/// Room for one solve.
struct Block {
    place: Vec<u32>,
    matrix: Vec<f64>,
}

impl Block {
    fn new(items: usize) -> Self {
        Self { place: vec![u32::MAX; items], matrix: Vec::new() }
    }

    /// Solves `(gram of the sources + ridge) x = wanted` by Cholesky's decomposition.
    fn ridge(&mut self, gram: &Matrix, sources: &[(u32, f32)], wanted: &[f64], ridge: f64) -> Vec<f64> {
        let n = sources.len();
        self.matrix.clear();
        self.matrix.resize(n * n, 0.0);
        sources.iter().enumerate().for_each(|(at, entry)| self.place[entry.0 as usize] = at as u32);
        for (at, entry) in sources.iter().enumerate() {
            for &(other, value) in gram.row(entry.0 as usize) {
                let to = self.place[other as usize];
                // Cut rows may hold an entry of one side only: the lower triangle takes whichever is there.
                if to != u32::MAX {
                    let (high, low) = (at.max(to as usize), at.min(to as usize));
                    self.matrix[high * n + low] = f64::from(value);
                }
            }
            self.matrix[at * n + at] += ridge;
        }
        sources.iter().for_each(|entry| self.place[entry.0 as usize] = u32::MAX);
        cholesky(&mut self.matrix, n);
        let mut x = wanted.to_vec();
        for i in 0..n {
            let dot: f64 = (0..i).map(|k| self.matrix[i * n + k] * x[k]).sum();
            x[i] = (x[i] - dot) / self.matrix[i * n + i];
        }
        for i in (0..n).rev() {
            let value = x[i] / self.matrix[i * n + i];
            x[i] = value;
            let row = &self.matrix[i * n..i * n + i];
            x[..i].iter_mut().zip(row).for_each(|(x, entry)| *x -= entry * value);
        }
        x
    }
}

/// The lower triangle `L` with `L Lᵀ` = the matrix, in place.
fn cholesky(a: &mut [f64], n: usize) {
    for i in 0..n {
        let (above, row) = a.split_at_mut(i * n);
        for j in 0..i {
            let other = &above[j * n..j * n + j + 1];
            let dot: f64 = row[..j].iter().zip(other).map(|(x, y)| x * y).sum();
            row[j] = (row[j] - dot) / other[j];
        }
        let squares: f64 = row[..i].iter().map(|x| x * x).sum();
        // Cut rows can make the matrix a little less than positive: then the target leans on the ridge alone.
        row[i] = (row[i] - squares).max(1e-3).sqrt();
    }
}
