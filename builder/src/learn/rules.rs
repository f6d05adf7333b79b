//! Forward sequential rules: what comes soon after an item (Ludewig & Jannach, UMUAI 2018).

use super::parallel;
use super::sequences::{Occurrences, Sequences};
use super::sparse::{Matrix, Sums};

/// How far ahead.
const STEPS: usize = 10;

/// For each pair the sum of 1/distance over all times when the second came after the first.
pub(super) fn forward(sequences: &Sequences, occurrences: &Occurrences, items: usize, threads: usize) -> Matrix {
    Matrix::from_rows(parallel::map(
        threads,
        items,
        || Sums::new(items),
        |sums, item| {
            for &(which, place) in occurrences.of(item) {
                let events = sequences.get(which as usize);
                for (distance, met) in events[place as usize + 1..].iter().take(STEPS).enumerate() {
                    if met.item as usize != item {
                        sums.add(met.item, 1.0 / (distance + 1) as f64);
                    }
                }
            }
            sums.take()
        },
    ))
}
