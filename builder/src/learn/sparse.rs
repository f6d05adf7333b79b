//! Sparse matrices of items by items, row after row.

use super::parallel;

/// Row `i` is `entries[offsets[i]..offsets[i + 1]]`: column and value, ascending by column.
#[derive(Clone, Debug, Default)]
pub(super) struct Matrix {
    pub offsets: Vec<usize>,
    pub entries: Vec<(u32, f32)>,
}

impl Matrix {
    pub fn from_rows(rows: Vec<Vec<(u32, f32)>>) -> Self {
        let mut offsets = Vec::with_capacity(rows.len() + 1);
        offsets.push(0);
        let mut entries = Vec::with_capacity(rows.iter().map(Vec::len).sum());
        for row in rows {
            entries.extend(row);
            offsets.push(entries.len());
        }
        Self { offsets, entries }
    }

    pub fn len(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    pub fn row(&self, row: usize) -> &[(u32, f32)] {
        &self.entries[self.offsets[row]..self.offsets[row + 1]]
    }

    pub fn get(&self, row: usize, column: u32) -> f32 {
        let row = self.row(row);
        row.binary_search_by_key(&column, |entry| entry.0).map_or(0.0, |at| row[at].1)
    }

    pub fn transposed(&self) -> Self {
        let mut offsets = vec![0usize; self.len() + 1];
        self.entries.iter().for_each(|entry| offsets[entry.0 as usize + 1] += 1);
        for at in 1..offsets.len() {
            offsets[at] += offsets[at - 1];
        }
        let mut next = offsets.clone();
        let mut entries = vec![(0u32, 0f32); self.entries.len()];
        for row in 0..self.len() {
            for &(column, value) in self.row(row) {
                entries[next[column as usize]] = (row as u32, value);
                next[column as usize] += 1;
            }
        }
        Self { offsets, entries }
    }

    /// Each row without what is not above 0, cut to its `most` largest entries and divided by the largest.
    pub fn normalised(&self, threads: usize, most: usize) -> Self {
        Self::from_rows(parallel::map(
            threads,
            self.len(),
            || (),
            |(), row| {
                let mut kept: Vec<(u32, f32)> = self.row(row).iter().copied().filter(|entry| entry.1 > 0.0).collect();
                keep_largest(&mut kept, most);
                let largest = kept.iter().fold(0.0f32, |most, entry| most.max(entry.1));
                kept.iter_mut().for_each(|entry| entry.1 /= largest);
                kept
            },
        ))
    }
}

/// The `most` largest entries, ascending by column; of equals those of the first columns.
pub(super) fn keep_largest(row: &mut Vec<(u32, f32)>, most: usize) {
    if row.len() > most {
        row.select_nth_unstable_by(most, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        row.truncate(most);
        row.sort_unstable_by_key(|entry| entry.0);
    }
}

/// Adds numbers up by column.
pub(super) struct Sums {
    values: Vec<f64>,
    touched: Vec<u32>,
}

impl Sums {
    pub fn new(columns: usize) -> Self {
        Self { values: vec![0.0; columns], touched: Vec::new() }
    }

    /// Every value added must be above 0 or come after one that is.
    pub fn add(&mut self, column: u32, value: f64) {
        let sum = &mut self.values[column as usize];
        if *sum == 0.0 {
            self.touched.push(column);
        }
        *sum += value;
    }

    /// What was added up, ascending by column; begins anew.
    pub fn take(&mut self) -> Vec<(u32, f32)> {
        self.touched.sort_unstable();
        self.touched.dedup();
        let out = self.touched.iter().map(|&column| (column, std::mem::take(&mut self.values[column as usize]) as f32)).collect();
        self.touched.clear();
        out
    }
}
