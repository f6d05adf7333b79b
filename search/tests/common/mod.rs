//! Small shops to ask.

#![allow(dead_code, clippy::unwrap_used, reason = "each test uses a part, and stops where something is not as it should be")]

use std::sync::OnceLock;

use homebody::catalog::Pack;
use homebody_search::{Language, Query, Search};
use serde_json::{Value, json};

/// A shop and the ids of its items by number.
pub struct Shop {
    pub search: Search,
    pub ids: Vec<String>,
}

impl Shop {
    pub fn new(items: &[Value]) -> Self {
        let lines: Vec<String> = items.iter().map(Value::to_string).collect();
        let outcome = homebody_builder::pack("items.ndjson", lines.join("\n").as_bytes(), &Default::default(), &mut |_| {});
        let pack = Pack::open(outcome.pack.unwrap()).unwrap();
        let ids = (0..pack.len() as u32).map(|item| pack.id(item).to_owned()).collect();
        Self { search: Search::new(pack), ids }
    }
    pub fn understand(&self, text: &str) -> Query {
        self.search.understand(text, None)
    }
    pub fn found(&self, query: &Query) -> Vec<&str> {
        self.search.find(query, usize::MAX).iter().map(|found| self.ids[found.item as usize].as_str()).collect()
    }
    /// The ids that answer a question, the best first.
    pub fn ask(&self, text: &str) -> Vec<&str> {
        self.found(&self.understand(text))
    }
    pub fn ask_in(&self, language: Language, text: &str) -> Vec<&str> {
        self.found(&self.search.understand(text, Some(language)))
    }
}

/// An item; `more` is laid over it.
pub fn item(id: &str, title: &str, category: &str, price: f64, attributes: Value) -> Value {
    json!({ "id": id, "title": title, "categories": [category], "price": price, "currency": "EUR", "attributes": attributes })
}

pub fn with(mut item: Value, key: &str, value: Value) -> Value {
    item[key] = value;
    item
}

/// Made once: a test may ask it thousands of times.
pub fn english() -> &'static Shop {
    static SHOP: OnceLock<Shop> = OnceLock::new();
    SHOP.get_or_init(|| Shop::new(&english_items()))
}

pub fn german() -> &'static Shop {
    static SHOP: OnceLock<Shop> = OnceLock::new();
    SHOP.get_or_init(|| Shop::new(&german_items()))
}

fn english_items() -> Vec<Value> {
    vec![
        item(
            "boots-leather",
            "Walking boots Tarn",
            "Shoes/Boots",
            140.0,
            json!({ "material": "leather", "colour": "brown", "waterproof": true, "size": "42" }),
        ),
        item(
            "boots-rubber",
            "Rubber boots Puddle",
            "Shoes/Boots",
            49.5,
            json!({ "material": "rubber", "colour": "green", "waterproof": true, "size": "39-42" }),
        ),
        item("sandals", "Beach sandals", "Shoes/Sandals", 35.0, json!({ "material": "leather", "colour": "black", "waterproof": false })),
        item("hat-wool", "Knitted hat", "Clothes/Hats", 25.0, json!({ "material": "lambswool", "colour": "red" })),
        item("hat-straw", "Straw hat", "Clothes/Hats", 20.0, json!({ "material": "straw", "colour": ["yellow", "black"] })),
        item("knife", "Chef's knife, 20 cm", "Kitchen/Knives", 92.0, json!({ "material": "carbon steel" })),
        item("lunchbox", "Lunch box with two layers", "Kitchen/Storage", 18.0, json!({ "material": "stainless steel" })),
        item("teapot", "Teapot, 1 l", "Kitchen/Tableware", 64.0, json!({ "colour": "green", "dishwasher-proof": "no" })),
        with(item("mug", "Mug for tea, 0.3 l", "Kitchen/Tableware", 18.0, json!({ "colour": "green" })), "available", json!(false)),
        item("rooibos", "Rooibos, loose leaf", "Pantry/Tea", 7.0, json!({ "caffeine": "none" })),
        item("assam", "Assam, loose leaf", "Pantry/Tea", 8.0, json!({ "caffeine": "high" })),
        with(item("test", "Early pregnancy test", "Pharmacy/Tests", 8.4, json!({})), "sensitive", json!(true)),
        with(item("tablets", "Hay fever tablets, 30 pieces", "Pharmacy/Allergy", 7.9, json!({})), "sensitive", json!(true)),
        item("tabs", "Dishwasher tablets, 60 pieces", "Cleaning/Dishes", 12.9, json!({})),
    ]
}

fn german_items() -> Vec<Value> {
    vec![
        item("lampe", "Schreibtischlampe aus Messing", "Wohnen/Lampen", 128.0, json!({ "Farbe": "gold", "Material": "Messing" })),
        item("haenger", "Pendelleuchte für den Esstisch", "Wohnen/Lampen", 94.0, json!({ "Farbe": "grün", "Material": "Stahl" })),
        item("topf", "Großer Topf mit Deckel, 4,5 l", "Küche/Töpfe", 79.0, json!({ "Farbe": "schwarz", "Material": "Gusseisen" })),
        item("messer", "Kochmesser, 20 cm", "Küche/Messer", 92.0, json!({ "Material": "Stahl" })),
        item(
            "handschuhe",
            "Handschuhe für den Garten",
            "Garten/Kleidung",
            29.0,
            json!({ "Farbe": "braun", "Material": "Leder", "wasserdicht": "nein" }),
        ),
        item(
            "stiefel",
            "Gummistiefel",
            "Garten/Kleidung",
            59.0,
            json!({ "Farbe": "blau", "Material": "Naturkautschuk", "wasserdicht": "ja" }),
        ),
        item("decke", "Wolldecke, 130 × 190 cm", "Wohnen/Decken", 118.0, json!({ "Farbe": "ocker", "Material": "Schurwolle" })),
        item("tuch", "Sommerdecke aus Baumwolle", "Wohnen/Decken", 64.0, json!({ "Farbe": "grün", "Material": "Baumwolle" })),
    ]
}
