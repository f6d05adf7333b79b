//! stub
use homebody::catalog::Item;
use std::collections::BTreeMap;
/// Families.
pub fn families(items: &[Item]) -> Vec<u32> {
    let mut groups: BTreeMap<&str, u32> = BTreeMap::new();
    items
        .iter()
        .enumerate()
        .map(|(at, item)| match &item.group {
            Some(g) => *groups.entry(g.as_str()).or_insert(at as u32),
            None => at as u32,
        })
        .collect()
}
