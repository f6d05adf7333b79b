//! An item as the page gets it back; its shape is `CatalogItem` in `js/types/catalog.ts`, but for the price, which is whole.

use super::writer::price as whole_price;
use super::{Catalog, ItemIndex};
use crate::json::Json;
use alloc::string::String;

impl Catalog {
    /// What the pack holds of an item, with today's price (in 1/10,000 of the currency) and stock.
    pub fn item_json(&self, item: ItemIndex) -> String {
        let pack = self.pack();
        let mut json = Json::new();
        json.text("id", pack.id(item));
        json.text("title", pack.title(item));
        json.text_if_any("image", pack.image(item));
        if let Some(price) = self.price(item) {
            json.whole("price", whole_price(Some(price)));
        }
        json.text_if_any("currency", pack.currency(item));
        for (list, categories) in [("categories", true), ("attributes", false)] {
            json.list(list);
            for attribute in pack.attributes(item) {
                let name = pack.attribute_name(attribute);
                match name.strip_prefix("category=") {
                    Some(category) if categories => json.element(category),
                    None if !categories => json.element(name),
                    _ => {}
                }
            }
            json.end_list();
        }
        json.text_if_any("group", pack.group(item).map_or("", |group| pack.group_name(group)));
        json.truth("available", self.available(item));
        json.truth("sensitive", self.sensitive(item));
        json.truth("consumable", pack.consumable(item));
        json.finish()
    }
}
