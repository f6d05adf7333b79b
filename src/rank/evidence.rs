//! What speaks for or against items: events, what is left of interests, declarations, purchases, the page, the shop's pushes.
//!
//! Strengths are fixed here, before any item is scored, and do not depend on one another or on the size of the profile:
//! so the score is linear in the evidence.

use super::request::RankRequest;
use crate::catalog::{AttributeIndex, Catalog, DAY_MS, ItemIndex};
use crate::math::decay;
use crate::profile::{Contents, EventType, HALF_LIFE_MS, List, affinity};
use crate::text::{join, whole};
use alloc::string::String;
use alloc::vec::Vec;

/// After so many later events an event counts half: what one does now tells more than what one did a while ago.
const POSITION_HALF_LIFE: f64 = 24.0;
/// An item that was looked at is worth returning to for a few days.
const HISTORY_HALF_LIFE_MS: f64 = 3.0 * DAY_MS;
/// How much one declared interest counts beside one fresh, strong event.
const DECLARED_STRENGTH: f64 = 0.8;

/// What a piece of evidence is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Something the visitor did with an item.
    Event {
        /// What was done.
        event: EventType,
        /// With which item.
        item: ItemIndex,
        /// When.
        at: f64,
        /// How much it still counts towards coming back to the very item.
        history: f64,
    },
    /// What is left of older events.
    Interest(AttributeIndex),
    /// What the visitor named.
    Declared(AttributeIndex),
    /// A consumable that is used up by now.
    Purchase {
        /// Which item.
        item: ItemIndex,
        /// When it was bought last.
        at: f64,
    },
    /// An item on the page.
    PageItem(ItemIndex),
    /// What the page is about.
    PageAttribute(AttributeIndex),
    /// Demand, as the pack tells it.
    Popular,
    /// The day, for items that came in lately.
    New {
        /// Days since 1970.
        today: i32,
    },
    /// A push of one item by the site.
    BoostItem(ItemIndex),
    /// A push of all items with an attribute.
    BoostAttribute(AttributeIndex),
}

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// Names it within one ranking.
    pub key: String,
    /// What it is.
    pub kind: Kind,
    /// How much it counts, −1 to 1 for one event.
    pub strength: f64,
}

/// Adds a piece. A key names one piece of evidence: when a thing is said twice, the first counts.
fn add(out: &mut Vec<Evidence>, prefix: &str, name: &str, kind: Kind, strength: f64) {
    let key = join(&[prefix, name]);
    if !out.iter().any(|other| other.key == key) {
        out.push(Evidence { key, kind, strength });
    }
}

/// What the page, the shop and the catalog say.
pub(super) fn of_page(request: &RankRequest, catalog: &Catalog, now: f64) -> Vec<Evidence> {
    let pack = catalog.pack();
    let mut out = Vec::new();
    add(&mut out, "popular", "", Kind::Popular, 1.0);
    add(&mut out, "new", "", Kind::New { today: (now / DAY_MS) as i32 }, 1.0);
    // Several items on a page share one vote, so that a long comparison does not drown the rest.
    let mut viewing: Vec<ItemIndex> = Vec::new();
    for id in &request.viewing {
        if let Some(item) = pack.find(id) {
            viewing.push(item);
        }
    }
    for &item in &viewing {
        add(&mut out, "page:", pack.id(item), Kind::PageItem(item), 1.0 / viewing.len() as f64);
    }
    for name in &request.attributes {
        if let Some(attribute) = pack.find_attribute(name) {
            add(&mut out, "page:", name, Kind::PageAttribute(attribute), 1.0);
        }
    }
    for boost in &request.boost {
        if let Some(item) = pack.find(&boost.target) {
            add(&mut out, "boost:", &boost.target, Kind::BoostItem(item), boost.weight);
        } else if let Some(attribute) = pack.find_attribute(&boost.target) {
            add(&mut out, "boost:", &boost.target, Kind::BoostAttribute(attribute), boost.weight);
        }
    }
    out
}

/// Adds what the profile says.
pub(super) fn of_profile(out: &mut Vec<Evidence>, contents: &Contents, catalog: &Catalog, now: f64) {
    let pack = catalog.pack();
    let events = contents.list(List::Events);
    for (place, entry) in events.iter().enumerate() {
        let (Some(item), Some(event)) = (catalog.find_allowed(&entry.id), EventType::from_code(entry.kind)) else { continue };
        let age = now - entry.at;
        let strength = event.strength() * decay(age, HALF_LIFE_MS) * decay((events.len() - 1 - place) as f64, POSITION_HALF_LIFE);
        let returns = matches!(event, EventType::View | EventType::Click | EventType::AddToCart | EventType::Like);
        let history = if returns { event.strength() * decay(age, HISTORY_HALF_LIFE_MS) } else { 0.0 };
        add(out, "event:", &whole(place as i64), Kind::Event { event, item, at: entry.at, history }, strength);
    }
    for entry in contents.list(List::Interests) {
        if let Some(attribute) = pack.find_attribute(&entry.id) {
            add(out, "interest:", &entry.id, Kind::Interest(attribute), affinity(entry, now));
        }
    }
    for entry in contents.list(List::Declared) {
        if let Some(attribute) = pack.find_attribute(&entry.id) {
            let strength = DECLARED_STRENGTH * f64::from(entry.number) / 65_536.0;
            add(out, "declared:", &entry.id, Kind::Declared(attribute), strength);
        }
    }
    // Consumables whose re-buy interval is over: strongest when it ends, a half after another interval. The latest purchase
    // of an item stands for the older ones.
    for entry in contents.list(List::Purchases).iter().rev() {
        let Some(item) = catalog.find_allowed(&entry.id).filter(|&item| pack.consumable(item)) else { continue };
        let interval = super::rules::suppressed_ms(catalog, item);
        let overdue = now - entry.at - interval;
        let strength = if overdue >= 0.0 { decay(overdue, interval) } else { 0.0 };
        add(out, "purchase:", &entry.id, Kind::Purchase { item, at: entry.at }, strength);
    }
}
