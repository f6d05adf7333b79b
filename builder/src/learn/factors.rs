//! Low-rank factors of items: what rows remember exactly, factors generalise.
//!
//! Alternating least squares (Hu, Koren, Volinsky, ICDM 2008) with equal confidence, so that all people share one small
//! system, then whitened: `V (VᵀV + ρI)^(−1/2)`. A visitor's vector is then the plain weighted sum of the vectors of the
//! items met: no solve on the device, and linear in the evidence.

use super::sequences::Sequences;
use crate::numeric::eigen;
use crate::text::mix;

/// Dimensions of a vector.
pub(super) const DIMENSIONS: usize = 32;
const ROUNDS: usize = 12;
const RIDGE: f64 = 0.05;
/// ρ: directions much weaker than this are noise.
const FLOOR: f64 = 5.0;

/// One vector and its scale for each item: an entry is `i8 / 127 × scale / 65,535` of the largest one.
pub(crate) struct Factors {
    pub vectors: Vec<[i8; DIMENSIONS]>,
    pub scales: Vec<u16>,
}

/// Learns vectors from which items people met. Items for which `counted` is false get zeros.
pub(super) fn learn(sequences: &Sequences, items: usize, counted: &[bool]) -> Factors {
    let people = distinct(sequences, counted);
    let mut vectors: Vec<f64> = (0..items * DIMENSIONS).map(|at| (mix(at as u64) % 20_001) as f64 / 1_000_000.0 - 0.01).collect();
    let mut users = vec![0.0; people.len() * DIMENSIONS];
    for _ in 0..ROUNDS {
        let system = inverse(&gram(&vectors, RIDGE), -1.0);
        users.fill(0.0);
        for (own, to) in people.iter().zip(users.chunks_exact_mut(DIMENSIONS)) {
            own.iter().for_each(|&item| add(to, &vectors[item as usize * DIMENSIONS..][..DIMENSIONS]));
        }
        turn(&mut users, &system);
        let system = inverse(&gram(&users, RIDGE), -1.0);
        vectors.fill(0.0);
        for (own, from) in people.iter().zip(users.chunks_exact(DIMENSIONS)) {
            own.iter().for_each(|&item| add(&mut vectors[item as usize * DIMENSIONS..][..DIMENSIONS], from));
        }
        turn(&mut vectors, &system);
    }
    let whitening = inverse(&gram(&vectors, FLOOR), -0.5);
    turn(&mut vectors, &whitening);
    quantise(&vectors)
}

/// The different counted items of each sequence.
fn distinct(sequences: &Sequences, counted: &[bool]) -> Vec<Vec<u32>> {
    sequences
        .iter()
        .map(|events| {
            let mut own: Vec<u32> = events.iter().map(|met| met.item).filter(|&item| counted[item as usize]).collect();
            own.sort_unstable();
            own.dedup();
            own
        })
        .collect()
}

fn add(to: &mut [f64], from: &[f64]) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to += from);
}

fn gram(rows: &[f64], ridge: f64) -> Vec<f64> {
    let mut out = vec![0.0; DIMENSIONS * DIMENSIONS];
    for row in rows.chunks_exact(DIMENSIONS) {
        for (x, to) in row.iter().zip(out.chunks_exact_mut(DIMENSIONS)) {
            to.iter_mut().zip(row).for_each(|(to, y)| *to += x * y);
        }
    }
    (0..DIMENSIONS).for_each(|at| out[at * DIMENSIONS + at] += ridge);
    out
}

/// A power (−1 or −1/2) of a positive symmetric matrix.
fn inverse(matrix: &[f64], power: f64) -> Vec<f64> {
    let (values, vectors) = eigen(matrix, DIMENSIONS);
    let mut out = vec![0.0; DIMENSIONS * DIMENSIONS];
    for (k, &value) in values.iter().enumerate() {
        let value = value.max(1e-12);
        let strength = if power == -1.0 { 1.0 / value } else { 1.0 / value.sqrt() };
        for i in 0..DIMENSIONS {
            let left = strength * vectors[i * DIMENSIONS + k];
            (0..DIMENSIONS).for_each(|j| out[i * DIMENSIONS + j] += left * vectors[j * DIMENSIONS + k]);
        }
    }
    out
}

/// Rows times a square matrix, in place.
fn turn(rows: &mut [f64], by: &[f64]) {
    for row in rows.chunks_exact_mut(DIMENSIONS) {
        let mut turned = [0.0; DIMENSIONS];
        for (x, line) in row.iter().zip(by.chunks_exact(DIMENSIONS)) {
            add_scaled(&mut turned, line, *x);
        }
        row.copy_from_slice(&turned);
    }
}

fn add_scaled(to: &mut [f64; DIMENSIONS], from: &[f64], by: f64) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to += by * from);
}

fn quantise(vectors: &[f64]) -> Factors {
    let largest = vectors.iter().fold(0.0f64, |most, x| most.max(x.abs())).max(1e-12);
    let mut out = Factors { vectors: Vec::new(), scales: Vec::new() };
    for row in vectors.chunks_exact(DIMENSIONS) {
        let own = row.iter().fold(0.0f64, |most, x| most.max(x.abs()));
        let scale = (own / largest * 65_535.0).ceil();
        out.scales.push(scale as u16);
        let unit = scale / 65_535.0 * largest / 127.0;
        out.vectors.push(std::array::from_fn(|at| if scale > 0.0 { (row[at] / unit).round() as i8 } else { 0 }));
    }
    out
}
