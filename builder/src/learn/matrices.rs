//! The matrices that are merged into the rows of a pack.

use super::linear::Sequential;
use super::people::People;
use super::sequences::Sequences;
use super::sparse::{Matrix, keep_largest};
use super::{Catalogue, cooccurrence, linear, parallel, rules, walk};
use homebody::catalog::NONE;

/// Entries of a row that are carried along before the cut.
const CARRIED: usize = 150;
/// Entries of the row of a family or category.
const STAND_INS: usize = 60;

/// Which linear model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Linear {
    Sequential(Sequential),
    OrderFree { ridge: f64 },
}

/// How many linear models there are to choose from.
pub(super) const LINEAR: usize = 3;
/// Linear models for visits: the starting point of the paper and two around it.
pub(super) const FOR_VISITS: [Linear; 3] = [
    Linear::Sequential(Sequential { reach: 1.0, ridge: 10.0, together: 0.1 }),
    Linear::Sequential(Sequential { reach: 0.5, ridge: 3.0, together: 0.0 }),
    Linear::Sequential(Sequential { reach: 2.0, ridge: 30.0, together: 0.2 }),
];
/// Linear models for baskets.
pub(super) const FOR_BASKETS: [Linear; 3] =
    [Linear::OrderFree { ridge: 100.0 }, Linear::OrderFree { ridge: 400.0 }, Linear::OrderFree { ridge: 20.0 }];
/// What each matrix weighs before anything is learnt, in the order of [`Ground::known_to`].
pub(super) const PRIOR: [f64; 8] = [1.0, 1.0, 1.0, 0.1, 0.3, 0.1, 0.02, 0.02];

/// What all matrices rest on.
pub(super) struct Ground<'a> {
    pub catalogue: &'a Catalogue<'a>,
    pub sequences: &'a Sequences,
    pub people: People,
    pub pairs: Matrix,
    pub met: Vec<u32>,
    pub threads: usize,
}

impl<'a> Ground<'a> {
    pub fn new(catalogue: &'a Catalogue<'a>, sequences: &'a Sequences, threads: usize) -> Self {
        let items = catalogue.ids.len();
        let people = People::of(sequences, items);
        let pairs = people.pairs(threads, 1);
        let met = (0..items).map(|item| people.met(item)).collect();
        Self { catalogue, sequences, people, pairs, met, threads }
    }

    /// What does not depend on the linear model: co-occurrence and rules.
    pub fn common(&self) -> [Matrix; 2] {
        let occurrences = self.sequences.occurrences(self.met.len());
        let cosine = cooccurrence::cosine(&self.people, &self.pairs, self.threads);
        let forward = rules::forward(self.sequences, &occurrences, self.met.len(), self.threads);
        [cosine.normalised(self.threads, CARRIED), forward.normalised(self.threads, CARRIED)]
    }

    /// The rows of three linear models, and walks over their sum.
    pub fn linear(&self, models: &[Linear; 3]) -> [Matrix; 4] {
        let rows = models.map(|linear| self.rows_of(linear).normalised(self.threads, CARRIED));
        let sum = merge(&rows, &PRIOR[..LINEAR], CARRIED, self.threads);
        let [first, second, third] = rows;
        [first, second, third, walk::two_steps(&sum, self.threads).normalised(self.threads, CARRIED)]
    }

    fn rows_of(&self, linear: Linear) -> Matrix {
        match linear {
            Linear::Sequential(knobs) => {
                let occurrences = self.sequences.occurrences(self.met.len());
                linear::sequential(self.sequences, &occurrences, &self.pairs, &self.met, knobs, self.threads)
            }
            Linear::OrderFree { ridge } => linear::order_free(&self.pairs, &self.met, ridge, self.threads),
        }
    }

    /// All matrices to be merged: the given ones without pairs that fewer than `least` people met together, and the rows of families
    /// and categories that stand in for such pairs. Each row's largest entry is 1.
    pub fn known_to(&self, least: u32, linear: &[Matrix; 4], common: &[Matrix; 2]) -> Vec<Matrix> {
        let kept = linear.iter().chain(common).map(|matrix| self.without_rare(least, matrix));
        let stand_ins = [self.catalogue.families, self.catalogue.categories].map(|class| self.stand_ins(class, least));
        kept.chain(stand_ins).collect()
    }

    /// The entries that at least `least` people met together.
    fn without_rare(&self, least: u32, matrix: &Matrix) -> Matrix {
        if least <= 1 {
            return matrix.clone();
        }
        Matrix::from_rows(parallel::map(
            self.threads,
            matrix.len(),
            || (),
            |(), row| {
                let known = |column: u32| self.pairs.get(row, column) >= least as f32;
                matrix.row(row).iter().copied().filter(|entry| known(entry.0)).collect()
            },
        ))
    }

    /// For each item the row of its class.
    fn stand_ins(&self, class: &[u32], least: u32) -> Matrix {
        let classes = class.iter().copied().filter(|&class| class != NONE).max().map_or(0, |most| most as usize + 1);
        // Classes of one item say no more than the item does.
        let mut members = vec![0u32; classes];
        class.iter().filter(|&&class| class != NONE).for_each(|&class| members[class as usize] += 1);
        let stands_in = |(item, &class): (usize, &u32)| {
            if class != NONE && members[class as usize] > 1 && !self.catalogue.sensitive[item] { class } else { NONE }
        };
        let of: Vec<u32> = class.iter().enumerate().map(stands_in).collect();
        let (pairs, sizes) = self.people.class_pairs(self.threads, &of, classes, least.max(2));
        let rows = cooccurrence::class_cosine(&self.people, &pairs, &sizes, self.threads).normalised(self.threads, STAND_INS);
        Matrix::from_rows(parallel::map(
            self.threads,
            class.len(),
            || (),
            |(), item| match of[item] {
                NONE => Vec::new(),
                class => rows.row(class as usize).iter().copied().filter(|entry| entry.0 as usize != item).collect(),
            },
        ))
    }
}

/// The weighted sum of matrices, cut to the `most` largest entries of a row.
pub(super) fn merge(matrices: &[Matrix], weights: &[f64], most: usize, threads: usize) -> Matrix {
    let items = matrices.first().map_or(0, Matrix::len);
    Matrix::from_rows(parallel::map(
        threads,
        items,
        || super::sparse::Sums::new(items),
        |sums, row| {
            for (matrix, &weight) in matrices.iter().zip(weights).filter(|(_, weight)| **weight > 0.0) {
                matrix.row(row).iter().for_each(|&(column, value)| sums.add(column, weight * f64::from(value)));
            }
            let mut merged = sums.take();
            keep_largest(&mut merged, most);
            merged
        },
    ))
}

/// A row as the pack holds it.
pub(crate) struct PackRow {
    pub entries: Vec<(u32, u8)>,
    pub scale: u16,
}

/// Rounds rows to bytes with a scale each; gives back both the stored form and the numbers it stands for.
pub(super) fn quantise(rows: &Matrix) -> (Vec<PackRow>, Matrix) {
    let largest = rows.entries.iter().fold(0.0f32, |most, entry| most.max(entry.1)).max(1e-12);
    let mut stored = Vec::with_capacity(rows.len());
    let mut values = Vec::with_capacity(rows.len());
    for row in 0..rows.len() {
        let own = rows.row(row).iter().fold(0.0f32, |most, entry| most.max(entry.1));
        let scale = (f64::from(own) / f64::from(largest) * 65_535.0).ceil();
        let unit = scale / 65_535.0 / 255.0;
        let byte = |value: f32| if scale > 0.0 { (f64::from(value) / f64::from(largest) / unit).round().min(255.0) as u8 } else { 0 };
        let entries: Vec<(u32, u8)> =
            rows.row(row).iter().map(|&(column, value)| (column, byte(value))).filter(|entry| entry.1 > 0).collect();
        values.push(entries.iter().map(|&(column, byte)| (column, (f64::from(byte) * unit) as f32)).collect());
        stored.push(PackRow { entries, scale: scale as u16 });
    }
    (stored, Matrix::from_rows(values))
}
