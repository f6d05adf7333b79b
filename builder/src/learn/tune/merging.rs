//! Features for merging matrices: what each says of the candidates, by how fast events fade.

use super::queries::Query;
use super::table::Features;
use crate::learn::sparse::Matrix;
use homebody::math::decay;

/// Matrix after matrix, all with one half-life in events.
pub(in crate::learn) struct Merging<'a> {
    pub matrices: &'a [Matrix],
    pub half_life: f64,
}

impl Features for Merging<'_> {
    fn count(&self) -> usize {
        self.matrices.len()
    }

    fn write(&self, query: &Query, out: &mut [f32]) {
        let items = out.len() / self.matrices.len().max(1);
        for (matrix, to) in self.matrices.iter().zip(out.chunks_exact_mut(items)) {
            for (later, met) in query.history.iter().rev().enumerate() {
                let weight = (f64::from(met.strength) * decay(later as f64, self.half_life)) as f32;
                if weight > 1e-6 {
                    matrix.row(met.item as usize).iter().for_each(|&(item, value)| to[item as usize] += weight * value);
                }
            }
        }
    }
}
