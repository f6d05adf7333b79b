//! How many people met two items: what decides whether a pair may enter a pack.

use super::parallel;
use super::sequences::Sequences;
use super::sparse::{Matrix, Sums};

/// The different items of each person, and the people of each item.
pub(super) struct People {
    items: Vec<Vec<u32>>,
    of_item: Vec<Vec<u32>>,
}

impl People {
    pub fn of(sequences: &Sequences, items: usize) -> Self {
        let mut order: Vec<u32> = (0..sequences.len() as u32).collect();
        order.sort_by_key(|&at| sequences.people[at as usize]);
        let mut out = Self { items: Vec::new(), of_item: vec![Vec::new(); items] };
        for run in order.chunk_by(|&a, &b| sequences.people[a as usize] == sequences.people[b as usize]) {
            let mut own: Vec<u32> = run.iter().flat_map(|&at| sequences.get(at as usize).iter().map(|met| met.item)).collect();
            own.sort_unstable();
            own.dedup();
            own.iter().for_each(|&item| out.of_item[item as usize].push(out.items.len() as u32));
            out.items.push(own);
        }
        out
    }

    /// How many people met an item.
    pub fn met(&self, item: usize) -> u32 {
        self.of_item[item].len() as u32
    }

    /// How many people met both of two different items; only counts of at least `least`.
    pub fn pairs(&self, threads: usize, least: u32) -> Matrix {
        let items = self.of_item.len();
        Matrix::from_rows(parallel::map(
            threads,
            items,
            || Sums::new(items),
            |sums, item| {
                for &person in &self.of_item[item] {
                    self.items[person as usize].iter().filter(|&&other| other as usize != item).for_each(|&other| sums.add(other, 1.0));
                }
                let mut row = sums.take();
                row.retain(|entry| entry.1 >= least as f32);
                row
            },
        ))
    }

    /// How many people met any item of a class and an item, and how many met any of the class; `class` numbers the class of each item, below `classes`.
    pub fn class_pairs(&self, threads: usize, class: &[u32], classes: usize, least: u32) -> (Matrix, Vec<u32>) {
        let mut of_class: Vec<Vec<u32>> = vec![Vec::new(); classes];
        for (person, items) in self.items.iter().enumerate() {
            for &item in items {
                if let Some(people) = of_class.get_mut(class[item as usize] as usize)
                    && people.last() != Some(&(person as u32))
                {
                    people.push(person as u32);
                }
            }
        }
        let pairs = Matrix::from_rows(parallel::map(
            threads,
            classes,
            || Sums::new(self.of_item.len()),
            |sums, which| {
                for &person in &of_class[which] {
                    self.items[person as usize].iter().for_each(|&other| sums.add(other, 1.0));
                }
                let mut row = sums.take();
                row.retain(|entry| entry.1 >= least as f32);
                row
            },
        ));
        (pairs, of_class.iter().map(|people| people.len() as u32).collect())
    }
}
