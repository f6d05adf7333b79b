//! An item as a shop describes it, before it becomes a row of a pack.

use alloc::string::String;
use alloc::vec::Vec;

/// One thing that can be ranked. Importers make these; [`write`](super::write) and the builder turn them into a pack.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The shop's own id; unique in a catalog, 1 to 256 bytes.
    pub id: String,
    /// What the visitor reads.
    pub title: String,
    /// Longer text; used for similarity only, it is not stored in the pack.
    pub description: String,
    /// Price in units of `currency`. Never used for scoring.
    pub price: Option<f64>,
    /// ISO 4217 code, such as `EUR`.
    pub currency: Option<String>,
    /// Paths from general to particular, such as `Kitchen/Knives`.
    pub categories: Vec<String>,
    /// Name and value pairs, such as `("brand", "Acme")`; a name may occur more than once.
    pub attributes: Vec<(String, String)>,
    /// The same text on all variants of one product.
    pub group: Option<String>,
    /// Where the shop's own picture is; homebody never loads it.
    pub image: Option<String>,
    /// Whether it can be had now.
    pub available: bool,
    /// Marked sensitive (health, religion, politics, sexuality, …): never offered, never recorded.
    pub sensitive: bool,
    /// Used up and bought again.
    pub consumable: bool,
    /// Days after which a consumable may be offered again.
    pub rebuy_days: Option<u16>,
    /// Days for which a bought durable is not offered again.
    pub durable_days: Option<u16>,
    /// Day of publication, in days since 1970-01-01.
    pub published: Option<i32>,
    /// How much it is in demand, on the shop's own scale (for instance units sold in 90 days); 0 or more.
    pub popularity: Option<f64>,
}

impl Item {
    /// An available item with nothing but an id and a title.
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            description: String::new(),
            price: None,
            currency: None,
            categories: Vec::new(),
            attributes: Vec::new(),
            group: None,
            image: None,
            available: true,
            sensitive: false,
            consumable: false,
            rebuy_days: None,
            durable_days: None,
            published: None,
            popularity: None,
        }
    }
}
