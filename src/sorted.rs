//! Small ordered collections. The maps of the engine hold at most a few hundred entries; a sorted vector serves them
//! as well as the standard tree and costs a tenth of its code in engine.wasm, and one sort of numbers serves for all orders.

use alloc::vec::Vec;

/// A map from numbers, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Map<V> {
    // Apart, so that the search is one piece of code for all maps.
    keys: Vec<u32>,
    values: Vec<V>,
}

impl<V> Default for Map<V> {
    fn default() -> Self {
        Self { keys: Vec::new(), values: Vec::new() }
    }
}

impl<V> Map<V> {
    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }
    /// The value of a key.
    pub fn get(&self, key: u32) -> Option<&V> {
        find(&self.keys, key).ok().map(|at| &self.values[at])
    }
    /// Whether a key is there.
    pub fn contains(&self, key: u32) -> bool {
        find(&self.keys, key).is_ok()
    }
    /// The value of a key, made if it is not there.
    pub fn or_default(&mut self, key: u32) -> &mut V
    where
        V: Default,
    {
        let at = find(&self.keys, key).unwrap_or_else(|at| {
            self.keys.insert(at, key);
            self.values.insert(at, V::default());
            at
        });
        &mut self.values[at]
    }
    /// The entries in order.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &V)> {
        self.keys.iter().copied().zip(&self.values)
    }
}

fn find(keys: &[u32], key: u32) -> Result<usize, usize> {
    // Most maps are filled in order: look at the end first.
    match keys.last() {
        Some(&last) if last < key => Err(keys.len()),
        _ => keys.binary_search(&key),
    }
}

/// Sorts, by a heap. The standard sort is faster and twenty times as long.
pub fn sort(keys: &mut [u64]) {
    for end in (1..keys.len()).rev() {
        if end == keys.len() - 1 {
            for at in (0..keys.len() / 2).rev() {
                sink(keys, at);
            }
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
        fn a_map_is_like_the_standard_one(pairs in prop::collection::vec((0u32..20, any::<u8>()), 0..60), other in 0u32..20) {
            let (mut ours, mut theirs) = (Map::default(), BTreeMap::new());
            for (key, value) in pairs {
                *ours.or_default(key) = value;
                theirs.insert(key, value);
            }
            prop_assert_eq!(ours.get(other), theirs.get(&other));
            prop_assert_eq!((ours.contains(other), ours.is_empty()), (theirs.contains_key(&other), theirs.is_empty()));
            prop_assert!(ours.iter().eq(theirs.iter().map(|(key, value)| (*key, value))));
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
