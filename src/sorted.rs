//! Small ordered collections. The maps of the engine hold at most a few hundred entries; a sorted vector serves them
//! as well as the standard tree and costs a tenth of its code in engine.wasm, and one sort of numbers serves for all orders.

use alloc::vec::Vec;
use core::borrow::Borrow;

/// A map in the order of its keys.
#[derive(Clone, Debug, PartialEq)]
pub struct Map<K, V> {
    entries: Vec<(K, V)>,
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self { entries: Vec::new() }
    }
}

impl<K: Ord, V> Map<K, V> {
    /// The number of entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        // Most maps are filled in order: look at the end first.
        match self.entries.last() {
            Some(last) if last.0.borrow() < key => Err(self.entries.len()),
            _ => self.entries.binary_search_by(|entry| entry.0.borrow().cmp(key)),
        }
    }
    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.find(key).ok().map(|at| &self.entries[at].1)
    }
    /// Whether a key is there.
    pub fn contains<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_ok()
    }
    /// Sets the value of a key; returns the one before.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.find(&key) {
            Ok(at) => Some(core::mem::replace(&mut self.entries[at].1, value)),
            Err(at) => {
                self.entries.insert(at, (key, value));
                None
            }
        }
    }
    /// The value of a key, made if it is not there.
    pub fn or_default(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        let at = match self.find(&key) {
            Ok(at) => at,
            Err(at) => {
                self.entries.insert(at, (key, V::default()));
                at
            }
        };
        &mut self.entries[at].1
    }
    /// Takes an entry away.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.find(key).ok().map(|at| self.entries.remove(at).1)
    }
    /// Keeps what `keep` says.
    pub fn retain(&mut self, mut keep: impl FnMut(&K, &V) -> bool) {
        self.entries.retain(|(key, value)| keep(key, value));
    }
    /// The entries in order.
    pub fn iter(&self) -> core::slice::Iter<'_, (K, V)> {
        self.entries.iter()
    }
    /// Keeps the `keep` entries with the largest worth; of equals those with the smaller key.
    pub fn keep_best(&mut self, keep: usize, worth: impl Fn(&V) -> f64) {
        while self.entries.len() > keep {
            let mut least = 0;
            for at in 1..self.entries.len() {
                if worth(&self.entries[at].1) <= worth(&self.entries[least].1) {
                    least = at;
                }
            }
            self.entries.remove(least);
        }
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::default();
        for (key, value) in entries {
            map.insert(key, value);
        }
        map
    }
}

impl<'a, K, V> IntoIterator for &'a Map<K, V> {
    type Item = &'a (K, V);
    type IntoIter = core::slice::Iter<'a, (K, V)>;
    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter()
    }
}

impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = alloc::vec::IntoIter<(K, V)>;
    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

/// A set in order.
pub type Set<K> = Map<K, ()>;

/// Sorts, by a heap. The standard sort is faster and twenty times as long.
pub fn sort(keys: &mut [u64]) {
    for end in (1..keys.len()).rev() {
        if end == keys.len() - 1 {
            (0..keys.len() / 2).rev().for_each(|at| sink(keys, at));
        }
        keys.swap(0, end);
        sink(&mut keys[..end], 0);
    }
}

/// Lets a key sink until both below it are smaller.
fn sink(heap: &mut [u64], mut at: usize) {
    loop {
        let mut below = at * 2 + 1;
        if below + 1 < heap.len() && heap[below] < heap[below + 1] {
            below += 1;
        }
        if below >= heap.len() || heap[at] >= heap[below] {
            return;
        }
        heap.swap(at, below);
        at = below;
    }
}

/// A key that sorts by falling weight, then by rising number.
pub fn key(weight: i32, number: u32) -> u64 {
    let falling = !(weight as u32 ^ 0x8000_0000);
    u64::from(falling) << 32 | u64::from(number)
}

/// The number in a key.
pub fn number(key: u64) -> u32 {
    key as u32
}

/// The weight in a key.
pub fn weight(key: u64) -> i32 {
    (!((key >> 32) as u32) ^ 0x8000_0000) as i32
}

/// Puts a value into a list that is in order of time, behind those of the same time.
pub fn insert_by_time<T>(list: &mut Vec<T>, value: T, at: impl Fn(&T) -> f64) {
    let place = list.partition_point(|other| at(other) <= at(&value));
    list.insert(place, value);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn a_map_is_like_the_standard_one(ops in prop::collection::vec((0u8..4, 0u32..20, any::<u8>()), 0..60)) {
            let (mut ours, mut theirs) = (Map::default(), BTreeMap::new());
            for (op, k, v) in ops {
                match op {
                    0 => prop_assert_eq!(ours.insert(k, v), theirs.insert(k, v)),
                    1 => prop_assert_eq!(ours.remove(&k), theirs.remove(&k)),
                    2 => *ours.or_default(k) = v.max(*theirs.entry(k).and_modify(|t| *t = v).or_insert(v)),
                    _ => { ours.retain(|k, _| k % 3 != 0); theirs.retain(|k, _| k % 3 != 0); }
                }
                prop_assert_eq!(ours.get(&k), theirs.get(&k));
                prop_assert!(ours.iter().map(|e| (e.0, e.1)).eq(theirs.iter().map(|e| (*e.0, *e.1))));
            }
        }

        #[test]
        fn sorting_sorts(mut keys in prop::collection::vec(any::<u64>(), 0..200)) {
            let mut expected = keys.clone();
            expected.sort_unstable();
            sort(&mut keys);
            prop_assert_eq!(keys, expected);
        }

        #[test]
        fn keys_sort_by_falling_weight_then_rising_number(a in any::<(i32, u32)>(), b in any::<(i32, u32)>()) {
            prop_assert_eq!(key(a.0, a.1).cmp(&key(b.0, b.1)), b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
            prop_assert_eq!((weight(key(a.0, a.1)), number(key(a.0, a.1))), a);
        }
    }
}
