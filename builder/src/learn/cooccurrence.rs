//! Items that the same people meet.

use super::parallel;
use super::people::People;
use super::sparse::Matrix;

/// What is added to the counts below the root: rare items would otherwise look alike by chance.
const SHRINKAGE: f64 = 20.0;

/// Cosine of two items over people, from the counts of pairs.
pub(super) fn cosine(people: &People, pairs: &Matrix, threads: usize) -> Matrix {
    let root: Vec<f64> = (0..pairs.len()).map(|item| (f64::from(people.met(item)) + SHRINKAGE).sqrt()).collect();
    Matrix::from_rows(parallel::map(
        threads,
        pairs.len(),
        || (),
        |(), row| {
            pairs
                .row(row)
                .iter()
                .map(|&(column, count)| (column, (f64::from(count) / (root[row] * root[column as usize])) as f32))
                .collect()
        },
    ))
}

/// The same for a class of items and an item: rows by class.
pub(super) fn class_cosine(people: &People, pairs: &Matrix, class_sizes: &[u32], threads: usize) -> Matrix {
    Matrix::from_rows(parallel::map(
        threads,
        pairs.len(),
        || (),
        |(), row| {
            let of_class = (f64::from(class_sizes[row]) + SHRINKAGE).sqrt();
            let met = |column: u32| (f64::from(people.met(column as usize)) + SHRINKAGE).sqrt();
            pairs.row(row).iter().map(|&(column, count)| (column, (f64::from(count) / (of_class * met(column))) as f32)).collect()
        },
    ))
}
