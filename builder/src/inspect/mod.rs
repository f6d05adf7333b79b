//! `homebody inspect`: what is in a pack, from its bytes alone.

mod item;
mod support;
mod weights;
mod words;

pub use item::{ItemView, Neighbour};
pub use support::Band;
pub use weights::{KernelView, MixtureView};

use crate::build;
use crate::report::{Column, Member};
use homebody::catalog::{FORMAT_VERSION, ItemIndex, Pack};
use homebody::error::{Code, Error, Result};
use serde::Serialize;
use std::collections::BTreeMap;

/// How many families and sensitive items are listed; all are counted.
const KEPT: usize = 1000;

/// What is in a pack. Lists hold at most 1,000 entries; the counts beside them count all.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Inspection {
    /// The version of the format.
    pub version: u16,
    /// Bytes of the pack.
    pub bytes: usize,
    /// The same by column.
    pub columns: Vec<Column>,
    /// Items.
    pub items: usize,
    /// Items that could be had when the pack was made.
    pub available: usize,
    /// Items that are used up and bought again.
    pub consumable: usize,
    /// Attributes, categories among them.
    pub attributes: usize,
    /// Groups of variants, as the shop files them.
    pub groups: usize,
    /// Dimensions of the content block.
    pub content_dimensions: usize,
    /// Dimensions of the block of learnt factors; 0 where nothing was learnt.
    pub factor_dimensions: usize,
    /// Items with a row: with others that follow or go with them.
    pub items_with_row: usize,
    /// Entries of all rows.
    pub pairs: usize,
    /// Entries of the longest row.
    pub longest_row: usize,
    /// The learnt weights, if there are any.
    pub mixture: Option<MixtureView>,
    /// How many items were met by how many; empty where the pack does not tell.
    pub support: Vec<Band>,
    /// Families of variants and near-duplicates, items without relatives not counted.
    pub family_count: usize,
    /// Those families.
    pub families: Vec<Vec<Member>>,
    /// How many items are marked sensitive.
    pub sensitive_count: usize,
    /// Those items.
    pub sensitive: Vec<Member>,
    /// The item that was asked for.
    pub item: Option<ItemView>,
}

/// Looks into a pack, and more closely at the item with the id `item`, if one is given.
///
/// # Errors
/// As [`Pack::open`] for what is no pack, `invalid-input` for an id that it does not have.
pub fn inspect(bytes: Vec<u8>, item: Option<&str>) -> Result<Inspection> {
    let pack = Pack::open(bytes)?;
    let item = item.map(|id| item::view(&pack, find(&pack, id)?)).transpose()?;
    let all = 0..pack.len() as ItemIndex;
    let count = |is: &dyn Fn(ItemIndex) -> bool| all.clone().filter(|&item| is(item)).count();
    let rows: Vec<usize> = all.clone().map(|item| pack.row(item).len()).collect();
    let (families, sensitive) = (families(&pack), all.clone().filter(|&item| pack.sensitive(item)));
    Ok(Inspection {
        version: FORMAT_VERSION,
        bytes: pack.byte_len(),
        columns: build::columns_of(&pack),
        items: pack.len(),
        available: count(&|item| pack.available(item)),
        consumable: count(&|item| pack.consumable(item)),
        attributes: pack.attribute_count(),
        groups: pack.group_count(),
        content_dimensions: item::content_dimensions(&pack),
        factor_dimensions: pack.factor_dimensions(),
        items_with_row: rows.iter().filter(|&&length| length > 0).count(),
        pairs: rows.iter().sum(),
        longest_row: rows.iter().copied().max().unwrap_or(0),
        mixture: pack.mixture().map(MixtureView::of),
        support: support::bands(&pack),
        family_count: families.len(),
        families: families.into_iter().take(KEPT).collect(),
        sensitive_count: sensitive.clone().count(),
        sensitive: sensitive.take(KEPT).map(|item| member(&pack, item)).collect(),
        item,
    })
}

impl Inspection {
    /// As JSON.
    pub fn json(&self) -> String {
        // Plain strings and numbers always serialise.
        serde_json::to_string(self).unwrap_or_default()
    }
    /// In plain sentences, one thing a line, without a line break at the end.
    pub fn text(&self) -> String {
        words::text(self)
    }
}

fn find(pack: &Pack, id: &str) -> Result<ItemIndex> {
    let id: String = id.chars().filter(|c| !c.is_control()).take(80).collect();
    pack.find(&id).ok_or_else(|| Error::new(Code::InvalidInput, "item", format!("the pack has no item `{id}`: check its id")))
}

fn families(pack: &Pack) -> Vec<Vec<Member>> {
    let mut members: BTreeMap<u32, Vec<ItemIndex>> = BTreeMap::new();
    for item in 0..pack.len() as ItemIndex {
        members.entry(pack.family(item)).or_default().push(item);
    }
    let larger = members.into_values().filter(|family| family.len() > 1);
    larger.map(|family| family.into_iter().map(|item| member(pack, item)).collect()).collect()
}

fn member(pack: &Pack, item: ItemIndex) -> Member {
    Member { id: pack.id(item).to_owned(), title: pack.title(item).to_owned() }
}
