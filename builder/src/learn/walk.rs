//! Two steps over the linear rows: what follows what follows (after SWalk, Choi et al., WSDM 2022).

use super::parallel;
use super::sparse::{Matrix, Sums};

/// Entries of a row that are walked over.
const STEPS_FROM: usize = 20;

pub(super) fn two_steps(rows: &Matrix, threads: usize) -> Matrix {
    let rows = rows.normalised(threads, STEPS_FROM);
    let sums: Vec<f64> = (0..rows.len()).map(|row| rows.row(row).iter().map(|entry| f64::from(entry.1)).sum::<f64>().max(1e-6)).collect();
    Matrix::from_rows(parallel::map(
        threads,
        rows.len(),
        || Sums::new(rows.len()),
        |to, row| {
            for &(over, first) in rows.row(row) {
                let share = f64::from(first) / sums[over as usize];
                rows.row(over as usize)
                    .iter()
                    .filter(|entry| entry.0 as usize != row)
                    .for_each(|entry| to.add(entry.0, share * f64::from(entry.1)));
            }
            to.take()
        },
    ))
}
