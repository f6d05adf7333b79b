//! The attributes of a catalog, how much each tells, and which items have them.

use homebody::catalog::{AttributeIndex, Item, NONE};
use std::collections::BTreeMap;

/// The attributes of the catalog and of each item.
pub(crate) struct Dictionary {
    /// Name and weight, ascending by the bytes of the name.
    pub entries: Vec<(String, u16)>,
    /// How many items have each.
    pub shares: Vec<u32>,
    /// Indexes of each item's attributes, ascending.
    pub of_items: Vec<Vec<AttributeIndex>>,
    /// Index of each item's primary category.
    pub categories: Vec<AttributeIndex>,
}

impl Dictionary {
    pub fn of(items: &[Item]) -> Self {
        // Spellings that differ only in capitals are one attribute; the first one is shown.
        let mut shown: BTreeMap<String, String> = BTreeMap::new();
        for name in items.iter().flat_map(attribute_names) {
            shown.entry(name.to_lowercase()).or_insert(name);
        }
        let mut names: Vec<(&String, &String)> = shown.iter().collect();
        names.sort_unstable_by(|a, b| a.1.as_bytes().cmp(b.1.as_bytes()));
        let index: BTreeMap<&str, AttributeIndex> =
            names.iter().enumerate().map(|(at, (key, _))| (key.as_str(), at as AttributeIndex)).collect();
        let find = |name: &str| index.get(name.to_lowercase().as_str()).copied().unwrap_or(NONE);

        let mut shares = vec![0_u32; names.len()];
        let mut of_items = Vec::with_capacity(items.len());
        for item in items {
            let mut own: Vec<AttributeIndex> = attribute_names(item).iter().map(|name| find(name)).collect();
            own.sort_unstable();
            own.dedup();
            own.iter().for_each(|&attribute| shares[attribute as usize] += 1);
            of_items.push(own);
        }
        let category = |item: &Item| item.categories.first().map_or(NONE, |path| find(&format!("category={path}")));
        let categories = items.iter().map(category).collect();
        let weight = |share: u32| (65_535.0 * rarity(share, items.len())).round() as u16;
        let entries = names.iter().zip(&shares).map(|((_, name), &share)| ((*name).clone(), weight(share))).collect();
        Self { entries, shares, of_items, categories }
    }
}

/// How much it tells that an item has something that `share` of `items` items have: 1 for a single one, 0 for all.
pub(crate) fn rarity(share: u32, items: usize) -> f64 {
    let items = items as f64 + 1.0;
    if items <= 2.0 { 0.0 } else { libm::log(items / (f64::from(share) + 1.0)) / libm::log(items / 2.0) }
}

/// `name=value` for each attribute, `category=A` and `category=A/B` for each path and what it lies in.
fn attribute_names(item: &Item) -> Vec<String> {
    let mut out: Vec<String> = item.attributes.iter().map(|(name, value)| format!("{name}={value}")).collect();
    for path in &item.categories {
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        out.extend(ends.map(|end| format!("category={}", &path[..end])));
    }
    out
}
