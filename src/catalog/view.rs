//! An item as the page gets it back; its shape is `CatalogItem` in `js/types.ts`.

use serde::Serialize;

use super::{Catalog, ItemIndex};

/// What the pack holds of an item, with today's price and stock.
#[derive(Debug, Serialize)]
pub struct ItemView<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    price: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<&'a str>,
    categories: Vec<&'a str>,
    attributes: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'a str>,
    available: bool,
    sensitive: bool,
    consumable: bool,
}

impl Catalog {
    /// An item as the page gets it back.
    pub fn view(&self, item: ItemIndex) -> ItemView<'_> {
        let pack = self.pack();
        let names = || pack.attributes(item).map(|attribute| pack.attribute_name(attribute));
        ItemView {
            id: pack.id(item),
            title: pack.title(item),
            image: Some(pack.image(item)).filter(|image| !image.is_empty()),
            price: self.price(item),
            currency: Some(pack.currency(item)).filter(|currency| !currency.is_empty()),
            categories: names().filter_map(|name| name.strip_prefix("category=")).collect(),
            attributes: names().filter(|name| !name.starts_with("category=")).collect(),
            group: pack.group(item).map(|group| pack.group_name(group)),
            available: self.available(item),
            sensitive: self.sensitive(item),
            consumable: pack.consumable(item),
        }
    }
}
