//! Sparse rows and what the peers compute with them, on all cores and with the same result on any number of them.

use crate::parallel;
use crate::peers::grid::MOST_DENSE;

/// Rows of (column, value), columns ascending.
#[derive(Clone, Debug, Default)]
pub struct Sparse {
    starts: Vec<usize>,
    columns: Vec<u32>,
    values: Vec<f32>,
    width: usize,
}

/// Entries of a matrix of more items than that; its rows are cut to their largest values.
const MOST_ENTRIES: usize = 60_000_000;

impl Sparse {
    /// From rows.
    pub fn of(rows: impl IntoIterator<Item = Vec<(u32, f32)>>, width: usize) -> Self {
        let mut out = Self { starts: vec![0], width, ..Self::default() };
        for row in rows {
            out.columns.extend(row.iter().map(|entry| entry.0));
            out.values.extend(row.iter().map(|entry| entry.1));
            out.starts.push(out.columns.len());
        }
        out
    }

    pub fn height(&self) -> usize {
        self.starts.len() - 1
    }

    pub fn row(&self, row: usize) -> impl Iterator<Item = (usize, f32)> + '_ {
        let range = self.starts[row]..self.starts[row + 1];
        self.columns[range.clone()].iter().map(|&column| column as usize).zip(self.values[range].iter().copied())
    }

    /// Adds a row, times a weight, to a vector.
    pub fn add_row(&self, row: usize, weight: f32, out: &mut [f32]) {
        self.row(row).for_each(|(column, value)| out[column] += weight * value);
    }

    pub fn transposed(&self) -> Self {
        let mut counts = vec![0; self.width + 1];
        self.columns.iter().for_each(|&column| counts[column as usize + 1] += 1);
        for at in 1..counts.len() {
            counts[at] += counts[at - 1];
        }
        let starts = counts.clone();
        let (mut columns, mut values) = (vec![0; self.columns.len()], vec![0.0; self.columns.len()]);
        for row in 0..self.height() {
            for (column, value) in self.row(row) {
                let at = counts[column];
                counts[column] += 1;
                columns[at] = row as u32;
                values[at] = value;
            }
        }
        Self { starts, columns, values, width: self.height() }
    }

    /// Lists of items as 0 and 1: each row holds an item once.
    pub fn incidence<'a>(lists: impl Iterator<Item = &'a [u32]>, width: usize) -> Self {
        let row = |list: &[u32]| {
            let mut items = list.to_vec();
            items.sort_unstable();
            items.dedup();
            items.into_iter().map(|item| (item, 1.0)).collect()
        };
        Self::of(lists.map(row), width)
    }

    /// `selfᵀ · other`, as rows that `finish` may change. Rows longer than a bound are cut to their largest values.
    pub fn gram(&self, other: &Self, finish: impl Fn(usize, &mut Vec<(u32, f32)>) + Sync) -> Self {
        let (left, width) = (self.transposed(), other.width);
        let rows = parallel::map(
            left.height(),
            || Sums::new(width),
            |sums, item| {
                for (row, a) in left.row(item) {
                    other.row(row).for_each(|(column, b)| sums.add(column, a * b));
                }
                let mut row = sums.take();
                finish(item, &mut row);
                cut(&mut row, longest(width));
                row
            },
        );
        Self::of(rows, width)
    }
}

/// The longest row of a matrix of all items: whole as long as dense peers run, so that none of them misses anything.
pub fn longest(n: usize) -> usize {
    if n <= MOST_DENSE { n } else { (MOST_ENTRIES / n).max(1000) }
}

/// Keeps the largest values, of equals those of smaller columns.
pub fn cut(row: &mut Vec<(u32, f32)>, most: usize) {
    if row.len() > most {
        row.select_nth_unstable_by(most, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        row.truncate(most);
        row.sort_unstable_by_key(|entry| entry.0);
    }
}

/// Sums by column.
pub struct Sums {
    values: Vec<f32>,
    met: Vec<bool>,
    touched: Vec<u32>,
}

impl Sums {
    pub fn new(width: usize) -> Self {
        Self { values: vec![0.0; width], met: vec![false; width], touched: Vec::new() }
    }
    pub fn add(&mut self, column: usize, value: f32) {
        if !self.met[column] {
            self.met[column] = true;
            self.touched.push(column as u32);
        }
        self.values[column] += value;
    }
    /// The sums, columns ascending; afterwards all are 0 again.
    pub fn take(&mut self) -> Vec<(u32, f32)> {
        self.touched.sort_unstable();
        let row = self.touched.iter().map(|&column| (column, self.values[column as usize])).collect();
        for &column in &self.touched {
            self.values[column as usize] = 0.0;
            self.met[column as usize] = false;
        }
        self.touched.clear();
        row
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_occurs_together() {
        let x = Sparse::incidence([&[0_u32, 1][..], &[1, 2, 1], &[1]].into_iter(), 3);
        let g = x.gram(&x, |_, _| {});
        let row = |at| g.row(at).collect::<Vec<_>>();
        assert_eq!(row(0), [(0, 1.0), (1, 1.0)]);
        assert_eq!(row(1), [(0, 1.0), (1, 3.0), (2, 1.0)]);
    }

    #[test]
    fn cuts_to_the_largest() {
        let mut row = vec![(0, 1.0), (1, 3.0), (2, 1.0), (3, 2.0)];
        cut(&mut row, 3);
        assert_eq!(row, [(0, 1.0), (1, 3.0), (3, 2.0)]);
    }
}
