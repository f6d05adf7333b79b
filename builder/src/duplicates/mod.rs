//! Families: items that are variants or near-duplicates of one another.
//!
//! Variants of one group are always one family. Groups join a family only when they are in effect the same product ([`compare`]), and only
//! when each is the same as every other one in it, so that a chain of small differences does not join a cup to a saucer.

mod candidates;
mod cluster;
mod compare;
mod label;
mod listing;
mod vocabulary;

use homebody::catalog::Item;
use listing::Listing;
use std::collections::BTreeMap;

/// The family of each item: the index of its first item.
pub fn families(items: &[Item]) -> Vec<u32> {
    // One item stands for its group: the first, as the shop lists it.
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    let mut firsts: Vec<u32> = Vec::new();
    let mut group_of = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        let new = firsts.len();
        let group = item.group.as_deref().map_or(new, |name| *groups.entry(name).or_insert(new));
        if group == new {
            firsts.push(at as u32);
        }
        group_of.push(group);
    }
    let listings: Vec<Listing> = firsts.iter().map(|&at| Listing::of(&items[at as usize])).collect();
    let pairs = candidates::pairs(&listings);
    let clusters = cluster::clusters(listings.len(), &pairs, |a, b| compare::same(&listings[a], &listings[b]));
    group_of.into_iter().map(|group| firsts[clusters[group]]).collect()
}
