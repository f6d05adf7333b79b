//! What speaks for or against items: events, what is left of interests, declarations, purchases, the page, the shop's pushes.
//!
//! Strengths are fixed here, before any item is scored, and do not depend on one another or on the size of the profile:
//! so the score is linear in the evidence.

use super::request::RankRequest;
use crate::catalog::{AttributeIndex, Catalog, DAY_MS, ItemIndex};
use crate::math::decay;
use crate::profile::{Contents, Entry, EventType, HALF_LIFE_MS, List, affinity};
use crate::text::{join, push_whole};
use alloc::string::String;
use alloc::vec;
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

/// What the page, the shop and the catalog say.
pub(super) fn of_page(request: &RankRequest, catalog: &Catalog, now: f64) -> Vec<Evidence> {
    let pack = catalog.pack();
    let mut out = vec![
        Evidence { key: "popular".into(), kind: Kind::Popular, strength: 1.0 },
        Evidence { key: "new".into(), kind: Kind::New { today: (now / DAY_MS) as i32 }, strength: 1.0 },
    ];
    // Several items on a page share one vote, so that a long comparison does not drown the rest.
    let viewing: Vec<ItemIndex> = request.viewing.iter().filter_map(|id| pack.find(id)).collect();
    for &item in &viewing {
        let strength = 1.0 / viewing.len() as f64;
        out.push(Evidence { key: join(&["page:", pack.id(item)]), kind: Kind::PageItem(item), strength });
    }
    for name in &request.attributes {
        if let Some(attribute) = pack.find_attribute(name) {
            out.push(Evidence { key: join(&["page:", name]), kind: Kind::PageAttribute(attribute), strength: 1.0 });
        }
    }
    for boost in &request.boost {
        let item = pack.find(&boost.target).map(Kind::BoostItem);
        if let Some(kind) = item.or_else(|| pack.find_attribute(&boost.target).map(Kind::BoostAttribute)) {
            out.push(Evidence { key: join(&["boost:", &boost.target]), kind, strength: boost.weight });
        }
    }
    unique(out)
}

/// What the profile says.
pub(super) fn of_profile(contents: &Contents, catalog: &Catalog, now: f64) -> Vec<Evidence> {
    let pack = catalog.pack();
    let mut out = Vec::new();
    let events = contents.list(List::Events);
    for (place, entry) in events.iter().enumerate() {
        let (Some(item), Some(event)) = (allowed(catalog, &entry.id), EventType::from_code(entry.kind)) else { continue };
        let age = now - entry.at;
        let strength = event.strength() * decay(age, HALF_LIFE_MS) * decay((events.len() - 1 - place) as f64, POSITION_HALF_LIFE);
        let returns = matches!(event, EventType::View | EventType::Click | EventType::AddToCart | EventType::Like);
        let history = if returns { event.strength() * decay(age, HISTORY_HALF_LIFE_MS) } else { 0.0 };
        let kind = Kind::Event { event, item, at: entry.at, history };
        out.push(Evidence { key: event_key(place), kind, strength });
    }
    let mut named = |list: List, prefix: &str, kind: fn(AttributeIndex) -> Kind, strength: &dyn Fn(&Entry) -> f64| {
        for entry in contents.list(list) {
            if let Some(attribute) = pack.find_attribute(&entry.id) {
                out.push(Evidence { key: join(&[prefix, &entry.id]), kind: kind(attribute), strength: strength(entry) });
            }
        }
    };
    named(List::Interests, "interest:", Kind::Interest, &|entry| affinity(entry, now));
    named(List::Declared, "declared:", Kind::Declared, &|entry| DECLARED_STRENGTH * f64::from(entry.number) / 65_536.0);
    out.extend(used_up(contents, catalog, now));
    out
}

fn event_key(place: usize) -> String {
    let mut key = Vec::from(b"event:");
    push_whole(&mut key, place as i64);
    String::from_utf8(key).unwrap_or_default()
}

fn allowed(catalog: &Catalog, id: &str) -> Option<ItemIndex> {
    catalog.pack().find(id).filter(|&item| !catalog.sensitive(item))
}

/// Consumables whose re-buy interval is over: strongest when it ends, a half after another interval. The latest purchase
/// of an item stands for the older ones.
fn used_up(contents: &Contents, catalog: &Catalog, now: f64) -> Vec<Evidence> {
    let mut out: Vec<Evidence> = Vec::new();
    for purchase in contents.list(List::Purchases).iter().rev() {
        let Some(item) = allowed(catalog, &purchase.id).filter(|&item| catalog.pack().consumable(item)) else { continue };
        let interval = super::rules::suppressed_ms(catalog, item);
        let overdue = now - purchase.at - interval;
        let strength = if overdue >= 0.0 { decay(overdue, interval) } else { 0.0 };
        out.push(Evidence { key: join(&["purchase:", &purchase.id]), kind: Kind::Purchase { item, at: purchase.at }, strength });
    }
    unique(out)
}

/// A key names one piece of evidence: when a thing is said twice, the first counts.
fn unique(evidence: Vec<Evidence>) -> Vec<Evidence> {
    let mut out: Vec<Evidence> = Vec::with_capacity(evidence.len());
    for piece in evidence {
        if !out.iter().any(|e| e.key == piece.key) {
            out.push(piece);
        }
    }
    out
}
