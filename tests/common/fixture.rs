//! A small shop for scenarios that a person can follow.

use homebody::catalog::{DIMENSIONS, NONE, PackItem, PackSource};

/// Indexes into `NAMES`.
pub const GARDEN: u32 = 0;
pub const KITCHEN: u32 = 1;
pub const PANTRY: u32 = 2;
pub const PHARMACY: u32 = 3;
const NAMES: [&str; 4] = ["category=Garden", "category=Kitchen", "category=Pantry", "category=Pharmacy"];

/// Kettles (two variants, a near-duplicate and a stranger), coffee that is used up in 21 days, garden tools, one
/// sensitive item and one that cannot be had.
pub fn shop() -> PackSource {
    let mut shop = PackSource {
        attributes: NAMES.iter().map(|name| ((*name).to_owned(), 40_000)).collect(),
        groups: vec!["kettle".into(), "coffee".into()],
        ..PackSource::default()
    };
    let kettle = |id, group| PackItem { group, durable_days: 365, ..row(id, KITCHEN) };
    let add = |shop: &mut PackSource, item: PackItem, family: Option<u32>| {
        let own = shop.items.len() as u32;
        shop.items.push(PackItem { family: family.unwrap_or(own), ..item });
    };
    add(&mut shop, kettle("kettle-steel", 0), None);
    add(&mut shop, kettle("kettle-black", 0), Some(0));
    add(&mut shop, kettle("kettle-lookalike", NONE), Some(0));
    add(&mut shop, row("teapot", KITCHEN), None);
    add(&mut shop, PackItem { group: 1, consumable: true, rebuy_days: 21, ..row("coffee-beans", PANTRY) }, None);
    add(&mut shop, PackItem { consumable: true, ..row("olive-oil", PANTRY) }, None);
    add(&mut shop, row("spade", GARDEN), None);
    add(&mut shop, row("rake", GARDEN), None);
    add(&mut shop, row("hose", GARDEN), None);
    add(&mut shop, PackItem { sensitive: true, ..row("pregnancy-test", PHARMACY) }, None);
    add(&mut shop, PackItem { available: false, ..row("sold-out-pan", KITCHEN) }, None);
    add(&mut shop, row("plasters", PHARMACY), None);
    shop
}

/// An available durable without group, price and date.
pub fn row(id: &str, category: u32) -> PackItem {
    let mut embedding = [0; DIMENSIONS];
    embedding[category as usize] = 100;
    embedding[4 + id.len()] = 60;
    PackItem {
        id: id.into(),
        title: id.into(),
        image: String::new(),
        attributes: vec![category],
        category,
        group: NONE,
        family: 0,
        available: true,
        sensitive: false,
        consumable: false,
        rebuy_days: 0,
        durable_days: 0,
        published: None,
        price: None,
        currency: u8::MAX,
        popularity: 1000,
        embedding,
        row: Vec::new(),
        row_scale: 0,
        factor_scale: 0,
        support: 0,
    }
}
