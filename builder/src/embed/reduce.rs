//! A randomised singular value decomposition (Halko, Martinsson, Tropp 2011) of sparse rows: the directions in which features
//! occur together, found by multiplying a few fixed pseudo-random vectors by the matrix and its transpose.

use super::features::Rows;
use crate::numeric::eigen;
use crate::text::mix;
use homebody::catalog::DIMENSIONS;

/// Columns carried along; those above [`DIMENSIONS`] make the first ones more exact.
const K: usize = DIMENSIONS + 8;
/// Multiplications by the matrix and its transpose before the directions are taken.
const PASSES: usize = 2;

/// [`DIMENSIONS`] numbers per row, row after row.
pub(super) fn reduce(rows: &Rows) -> Vec<f32> {
    let mut basis = times_random(rows);
    for _ in 0..PASSES {
        orthonormalise(&mut basis);
        basis = times(rows, &transposed_times(rows, &basis));
    }
    orthonormalise(&mut basis);
    let small = transposed_times(rows, &basis);
    let (values, vectors) = eigen(&gram(&small), K);
    // A direction's strength is its singular value: so products of these rows come closest to those of the whole matrix. Flatter
    // strengths were tried on the storefront's catalog and find fewer neighbours of the same category.
    let strength: Vec<f64> = values.iter().map(|&value| value.max(0.0).sqrt()).collect();
    let mut out = Vec::with_capacity(basis.len() / K * DIMENSIONS);
    for row in basis.chunks_exact(K) {
        for to in 0..DIMENSIONS {
            let sum: f64 = row.iter().enumerate().map(|(from, &v)| f64::from(v) * vectors[from * K + to]).sum();
            out.push((sum * strength[to]) as f32);
        }
    }
    out
}

/// The matrix times pseudo-random columns of ±1, which depend on the features alone.
fn times_random(rows: &Rows) -> Vec<f32> {
    let mut signs = Vec::with_capacity(rows.seeds.len() * K);
    for &seed in &rows.seeds {
        let bits = [mix(seed), mix(seed ^ 0x5851_F42D_4C95_7F2D)];
        signs.extend((0..K).map(|at| if bits[at / 64] >> (at % 64) & 1 == 0 { 1.0_f32 } else { -1.0 }));
    }
    times(rows, &signs)
}

/// Rows × (columns × `K`).
fn times(rows: &Rows, right: &[f32]) -> Vec<f32> {
    let mut out = vec![0.0; (rows.offsets.len() - 1) * K];
    for (row, to) in rows.offsets.windows(2).zip(out.chunks_exact_mut(K)) {
        for &(column, weight) in &rows.entries[row[0]..row[1]] {
            let from = &right[column as usize * K..][..K];
            to.iter_mut().zip(from).for_each(|(to, &from)| *to += weight * from);
        }
    }
    out
}

/// Transposed rows × (rows × `K`).
fn transposed_times(rows: &Rows, right: &[f32]) -> Vec<f32> {
    let mut out = vec![0.0; rows.seeds.len() * K];
    for (row, from) in rows.offsets.windows(2).zip(right.chunks_exact(K)) {
        for &(column, weight) in &rows.entries[row[0]..row[1]] {
            let to = &mut out[column as usize * K..][..K];
            to.iter_mut().zip(from).for_each(|(to, &from)| *to += weight * from);
        }
    }
    out
}

/// All products of two columns.
fn gram(matrix: &[f32]) -> Vec<f64> {
    let mut out = vec![0.0; K * K];
    for row in matrix.chunks_exact(K) {
        let row: [f64; K] = std::array::from_fn(|at| f64::from(row[at]));
        for (x, to) in row.iter().zip(out.chunks_exact_mut(K)) {
            to.iter_mut().zip(&row).for_each(|(to, y)| *to += x * y);
        }
    }
    out
}

/// Makes the columns orthogonal and of length 1; those that add nothing become zero.
fn orthonormalise(matrix: &mut [f32]) {
    let (values, vectors) = eigen(&gram(matrix), K);
    let floor = values.first().copied().unwrap_or(0.0) * 1e-9;
    let mut turn = vectors;
    for row in turn.chunks_exact_mut(K) {
        row.iter_mut().zip(&values).for_each(|(v, &value)| *v *= if value > floor { 1.0 / value.sqrt() } else { 0.0 });
    }
    for row in matrix.chunks_exact_mut(K) {
        let mut turned = [0.0_f64; K];
        for (&x, turn) in row.iter().zip(turn.chunks_exact(K)) {
            turned.iter_mut().zip(turn).for_each(|(to, t)| *to += f64::from(x) * t);
        }
        row.iter_mut().zip(turned).for_each(|(to, v)| *to = v as f32);
    }
}
