//! The pack with today's price and stock laid over it.

use super::writer::price as whole_price;
use super::{AttributeIndex, ItemIndex, Pack};
use crate::error::{Code, Error, Result};
use crate::sorted::Map;
use alloc::string::String;
use alloc::vec::Vec;

/// What can change while a page is open; `None` leaves the pack's value.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Live {
    /// Price in units of the item's currency.
    pub price: Option<f64>,
    /// Whether it can be had.
    pub available: Option<bool>,
}

/// A pack and what the page said about price and stock since.
pub struct Catalog {
    pack: Pack,
    live: Map<Live>,
    sensitive_attributes: Vec<AttributeIndex>,
}

impl Catalog {
    /// A catalog with nothing laid over it. `sensitive` names attributes that mark an item sensitive, such as
    /// `category=Pharmacy`, beside what the pack itself marks.
    pub fn new(pack: Pack, sensitive: &[String]) -> Self {
        let mut sensitive_attributes = Vec::new();
        for name in sensitive {
            if let Some(attribute) = pack.find_attribute(name) {
                sensitive_attributes.push(attribute);
            }
        }
        Self { pack, live: Map::default(), sensitive_attributes }
    }
    /// Whether an item must never be offered or recorded.
    pub fn sensitive(&self, item: ItemIndex) -> bool {
        self.pack.sensitive(item)
            || (!self.sensitive_attributes.is_empty() && self.pack.attributes(item).any(|a| self.sensitive_attributes.contains(&a)))
    }
    /// An item that may be offered and recorded: known, so that it can be told whether it is sensitive, and not sensitive.
    pub fn find_allowed(&self, id: &str) -> Option<ItemIndex> {
        self.pack.find(id).filter(|&item| !self.sensitive(item))
    }
    /// The pack below.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }
    /// Lays a change over one item. Later changes win, field by field.
    ///
    /// # Errors
    /// `invalid-input` for an unknown id and for a price that is not a number of 0 or more.
    pub fn update(&mut self, id: &str, change: Live) -> Result<()> {
        let item = self
            .pack
            .find(id)
            .ok_or_else(|| Error::new(Code::InvalidInput, "changes.id", "the catalog has no such item: load it first"))?;
        if change.price.is_some_and(|price| whole_price(Some(price)) < 0) {
            return Err(Error::new(Code::InvalidInput, "changes.price", "pass a number of 0 or more"));
        }
        let live = self.live.or_default(item);
        live.price = change.price.or(live.price);
        live.available = change.available.or(live.available);
        Ok(())
    }
    /// Whether an item can be had now.
    pub fn available(&self, item: ItemIndex) -> bool {
        self.live.get(item).and_then(|live| live.available).unwrap_or_else(|| self.pack.available(item))
    }
    /// Today's price.
    pub fn price(&self, item: ItemIndex) -> Option<f64> {
        self.live.get(item).and_then(|live| live.price).or_else(|| self.pack.price(item))
    }
}
