//! What speaks for or against items: events, what is left of interests, declarations, purchases, the page, the shop's pushes.
//!
//! Strengths are fixed here, before any item is scored, and do not depend on one another or on the size of the profile:
//! so the score is linear in the evidence.

use super::request::{Intent, Model, RankRequest};
use super::weights::{Coefficients, HISTORY, REBUY, Weights};
use crate::catalog::{AttributeIndex, Catalog, DAY_MS, ItemIndex};
use crate::math::decay;
use crate::profile::{Contents, EventType, Happening, List, affinity};
use crate::sorted::Map;
use crate::text::{join, whole};
use alloc::string::String;
use alloc::vec::Vec;

/// An impression tells nothing until the visitor had the time to choose; nor do lists change under the eyes.
const PASSED_AFTER_MS: f64 = DAY_MS / 48.0;
const PASSED_HALF_LIFE_MS: f64 = 2.0 * DAY_MS;
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
        /// How many things were done since.
        later: usize,
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
    /// An item in the cart, where the page has none.
    CartItem(ItemIndex),
    /// Seen in offered lists lately, without any effect.
    Passed(ItemIndex),
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

impl Evidence {
    /// What a piece with an item says about items; nothing for the others.
    pub(super) fn coefficients(&self, weights: &Weights) -> Coefficients {
        let mut out = Coefficients::default();
        match self.kind {
            Kind::Event { event, later, .. } => {
                for (out, kernel) in out.iter_mut().zip(&weights.kernels) {
                    *out = kernel.at(later as f64) * self.strength;
                }
                if !matches!(event, EventType::View | EventType::Click | EventType::AddToCart | EventType::Like) {
                    out[HISTORY] = 0.0;
                }
                if event != EventType::Purchase {
                    out[REBUY] = 0.0;
                }
            }
            Kind::PageItem(_) | Kind::CartItem(_) => {
                for (out, page) in out.iter_mut().zip(weights.page) {
                    *out = page * self.strength;
                }
            }
            Kind::Passed(_) => out[HISTORY] = weights.passed * self.strength,
            _ => {}
        }
        out
    }
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

/// Adds what the profile says. Events count half after `half_life` milliseconds.
pub(super) fn of_profile(out: &mut Vec<Evidence>, contents: &Contents, request: &RankRequest, catalog: &Catalog, half_life: f64, now: f64) {
    let pack = catalog.pack();
    let timeline = contents.timeline();
    for (at, Happening { event, entry, place }) in timeline.iter().enumerate() {
        let Some(item) = catalog.find_allowed(&entry.id) else { continue };
        let strength = event.strength() * decay(now - entry.at, half_life);
        let prefix = if *event == EventType::Purchase { "bought:" } else { "event:" };
        let kind = Kind::Event { event: *event, item, at: entry.at, later: timeline.len() - 1 - at };
        out.push(Evidence { key: join(&[prefix, &whole(*place as i64)]), kind, strength });
    }
    if request.intent == Intent::Offered && request.model == Model::ForYou {
        passed_over(out, contents, &timeline, catalog, now);
    }
    if request.model == Model::Complements && !out.iter().any(|piece| matches!(piece.kind, Kind::PageItem(_))) {
        let cart = contents.list(List::Cart);
        for entry in cart {
            if let Some(item) = catalog.find_allowed(&entry.id) {
                add(out, "cart:", &entry.id, Kind::CartItem(item), 1.0 / cart.len() as f64);
            }
        }
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

/// Adds what was seen in offered lists and passed over: nothing good was done with it or a variant of it since. Weak, for there are
/// many reasons not to choose a thing.
fn passed_over(out: &mut Vec<Evidence>, contents: &Contents, timeline: &[Happening<'_>], catalog: &Catalog, now: f64) {
    let pack = catalog.pack();
    // When something good was last done, by group, and by item where it has none.
    let (mut groups, mut items): (Map<f64>, Map<f64>) = Default::default();
    for Happening { event, entry, .. } in timeline {
        if let Some(item) = pack.find(&entry.id).filter(|_| event.strength() > 0.0) {
            *pack.group(item).map_or_else(|| items.or_default(item), |group| groups.or_default(group)) = entry.at;
        }
    }
    let mut seen: Map<f64> = Map::default();
    for entry in contents.list(List::Impressions) {
        let Some(item) = catalog.find_allowed(&entry.id) else { continue };
        let chosen = pack.group(item).map_or_else(|| items.get(item), |group| groups.get(group));
        // What is due to be forgotten counts no more, whether or not it has been forgotten.
        if (PASSED_AFTER_MS..=7.0 * DAY_MS).contains(&(now - entry.at)) && chosen.is_none_or(|&at| at < entry.at) {
            *seen.or_default(item) += decay(now - entry.at, PASSED_HALF_LIFE_MS);
        }
    }
    for (item, &strength) in seen.iter() {
        add(out, "passed:", pack.id(item), Kind::Passed(item), strength);
    }
}
