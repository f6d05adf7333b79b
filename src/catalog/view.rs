//! An item as the page gets it back; its shape is `CatalogItem` in `js/types.ts`, but for the price, which is whole.

use super::writer::price as whole_price;
use super::{Catalog, ItemIndex};
use crate::json::Json;
use alloc::string::String;

impl Catalog {
    /// What the pack holds of an item, with today's price (in 1/10,000 of the currency) and stock.
    pub fn item_json(&self, item: ItemIndex) -> String {
        let pack = self.pack();
        let names = || pack.attributes(item).map(|attribute| pack.attribute_name(attribute));
        Json::object(|json| {
            json.text("id", pack.id(item));
            json.text("title", pack.title(item));
            json.text_if_any("image", pack.image(item));
            if let Some(price) = self.price(item) {
                json.whole("price", whole_price(Some(price)));
            }
            json.text_if_any("currency", pack.currency(item));
            json.texts("categories", names().filter_map(|name| name.strip_prefix("category=")));
            json.texts("attributes", names().filter(|name| !name.starts_with("category=")));
            json.text_if_any("group", pack.group(item).map_or("", |group| pack.group_name(group)));
            json.truth("available", self.available(item));
            json.truth("sensitive", self.sensitive(item));
            json.truth("consumable", pack.consumable(item));
        })
    }
}
