//! What learning knows of the catalog.

use super::factors::DIMENSIONS;
use homebody::catalog::{AttributeIndex, NONE};

/// Columns of the catalog, by item.
pub(crate) struct Catalogue<'a> {
    /// The shop's ids.
    pub ids: Vec<&'a str>,
    /// Sensitive items are not learnt about.
    pub sensitive: Vec<bool>,
    /// Indexes of attributes, ascending.
    pub attributes: &'a [Vec<AttributeIndex>],
    /// By attribute, 0 to 65,535.
    pub attribute_weights: Vec<u16>,
    /// Content blocks of the embeddings.
    pub content: &'a [[i8; DIMENSIONS]],
    /// Variants and near-duplicates have the same number.
    pub families: &'a [u32],
    /// The primary category, or none.
    pub categories: &'a [AttributeIndex],
    /// All items of each item's group, itself among them.
    groups: Vec<Vec<u32>>,
    group_of: Vec<u32>,
}

impl<'a> Catalogue<'a> {
    /// `groups` numbers each item's group, or is none.
    #[allow(clippy::too_many_arguments, reason = "a table of columns")]
    pub fn new(
        ids: Vec<&'a str>,
        sensitive: Vec<bool>,
        attributes: &'a [Vec<AttributeIndex>],
        attribute_weights: Vec<u16>,
        content: &'a [[i8; DIMENSIONS]],
        families: &'a [u32],
        categories: &'a [AttributeIndex],
        groups: &[u32],
    ) -> Self {
        let named = groups.iter().copied().filter(|&group| group != NONE).max().map_or(0, |most| most as usize + 1);
        let mut members = vec![Vec::new(); named];
        let mut group_of = Vec::with_capacity(groups.len());
        for (item, &group) in groups.iter().enumerate() {
            let group = if group == NONE { members.len() as u32 } else { group };
            if group as usize == members.len() {
                members.push(Vec::new());
            }
            members[group as usize].push(item as u32);
            group_of.push(group);
        }
        Self { ids, sensitive, attributes, attribute_weights, content, families, categories, groups: members, group_of }
    }

    /// An item and its variants.
    pub fn variants(&self, item: usize) -> &[u32] {
        &self.groups[self.group_of[item] as usize]
    }
}
