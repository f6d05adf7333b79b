//! What the visitor sees of a profile, and what leaves with them when they take it along.

use serde::Serialize;

use super::HALF_LIFE_MS;
use super::contents::{Contents, EventType, PurchaseSource};
use super::retention::DISMISSED_DAYS;
use crate::catalog::{Catalog, DAY_MS};
use crate::math::{decay, units};
use crate::sorted::{Map, by_weight};

const CHANNELS: [&str; 4] = ["recommendations", "sections", "chat", "story"];

/// The visitor's view; its shape is `ProfileView` in `js/types.ts`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProfileView {
    paused: bool,
    channels: Channels,
    interests: Vec<Interest>,
    muted: Vec<String>,
    hidden: Vec<HiddenView>,
    dismissed: Vec<DismissedView>,
    cart: Vec<String>,
    purchases: Vec<PurchaseView>,
    events: Vec<EventView>,
    impressions: Vec<ImpressionView>,
    facts: Vec<FactView>,
    forgotten_at: f64,
    bytes: u32,
}

#[derive(Debug, Serialize)]
struct Channels {
    recommendations: bool,
    sections: bool,
    chat: bool,
    story: bool,
}

#[derive(Debug, Serialize)]
struct Interest {
    attribute: String,
    affinity: i32,
    from: Vec<&'static str>,
    muted: bool,
}

#[derive(Debug, Serialize)]
struct HiddenView {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<f64>,
}

#[derive(Debug, Serialize)]
struct DismissedView {
    id: String,
    at: f64,
    until: f64,
}

#[derive(Debug, Serialize)]
struct PurchaseView {
    id: String,
    at: f64,
    quantity: u32,
    source: &'static str,
}

#[derive(Debug, Serialize)]
struct EventView {
    r#type: &'static str,
    id: String,
    at: f64,
}

#[derive(Debug, Serialize)]
struct ImpressionView {
    id: String,
    day: u32,
    week: u32,
}

#[derive(Debug, Serialize)]
struct FactView {
    name: String,
    value: String,
}

pub(super) fn view(c: &Contents, retention_days: u16, catalog: Option<&Catalog>, now: f64, bytes: usize) -> ProfileView {
    let on = |channel: u8| c.channels_off & (1 << channel) == 0;
    ProfileView {
        paused: c.paused,
        channels: Channels { recommendations: on(0), sections: on(1), chat: on(2), story: on(3) },
        interests: interests(c, catalog, now),
        muted: c.muted.iter().map(|(name, _)| name.clone()).collect(),
        hidden: c.hidden.iter().map(|(id, h)| HiddenView { id: id.clone(), until: h.until }).collect(),
        dismissed: c
            .dismissed
            .iter()
            .map(|d| DismissedView { id: d.id.clone(), at: d.at, until: d.at + DISMISSED_DAYS * DAY_MS })
            .collect(),
        cart: c.cart.iter().map(|e| e.id.clone()).collect(),
        purchases: c
            .purchases
            .iter()
            .map(|p| PurchaseView { id: p.id.clone(), at: p.at, quantity: p.quantity, source: source(p.source) })
            .collect(),
        events: c.events.iter().map(|e| EventView { r#type: e.kind.as_str(), id: e.id.clone(), at: e.at }).collect(),
        impressions: impressions(c, now),
        facts: c.facts.iter().map(|(name, f)| FactView { name: name.clone(), value: f.0.clone() }).collect(),
        forgotten_at: c.last_used + f64::from(retention_days) * DAY_MS,
        bytes: bytes as u32,
    }
}

/// Every attribute's affinity now, strongest first: what is left of old events, the recent ones, and what was declared.
fn interests(c: &Contents, catalog: Option<&Catalog>, now: f64) -> Vec<Interest> {
    let mut sums: Map<&str, (f64, bool, bool)> = Map::default();
    for (name, rest) in &c.interests {
        let sum = sums.or_default(name);
        sum.0 += f64::from(rest.affinity) / 65_536.0 * decay(now - rest.at, HALF_LIFE_MS);
        sum.1 = true;
    }
    if let Some(pack) = catalog.map(Catalog::pack) {
        for event in c.events.iter().filter(|e| e.kind != EventType::Impression) {
            let Some(item) = pack.find(&event.id) else { continue };
            let attributes = pack.attributes(item);
            let share = event.kind.strength() * decay(now - event.at, HALF_LIFE_MS) / attributes.len().max(1) as f64;
            for attribute in attributes {
                let sum = sums.or_default(pack.attribute_name(attribute));
                sum.0 += share * f64::from(pack.attribute_weight(attribute)) / 65_535.0;
                sum.1 = true;
            }
        }
    }
    for (name, declared) in &c.declared {
        let sum = sums.or_default(name);
        sum.0 += f64::from(declared.strength) / 65_536.0;
        sum.2 = true;
    }
    let sums: Vec<_> = sums.into_iter().collect();
    let order = by_weight(sums.len(), |at| units(sums[at].1.0).abs());
    order.into_iter().map(|at| interest(c, sums[at].0, sums[at].1)).collect()
}

fn interest(c: &Contents, name: &str, (affinity, events, declared): (f64, bool, bool)) -> Interest {
    let sources = [(declared, "declared"), (events, "events")];
    Interest {
        attribute: name.into(),
        affinity: units(affinity),
        from: sources.into_iter().filter(|s| s.0).map(|s| s.1).collect(),
        muted: c.muted.contains(name),
    }
}

fn impressions(c: &Contents, now: f64) -> Vec<ImpressionView> {
    let mut counts: Map<&str, (u32, u32)> = Map::default();
    for seen in &c.impressions {
        let count = counts.or_default(&seen.id);
        count.0 += u32::from(now - seen.at < DAY_MS);
        count.1 += u32::from(now - seen.at < 7.0 * DAY_MS);
    }
    counts.into_iter().map(|(id, (day, week))| ImpressionView { id: id.into(), day, week }).collect()
}

fn source(source: PurchaseSource) -> &'static str {
    match source {
        PurchaseSource::Page => "page",
        PurchaseSource::Host => "host",
    }
}

/// The portable form; its shape is `ProfileExport` in `js/types.ts` without `exportedAt`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProfileExport {
    format: &'static str,
    version: u32,
    events: Vec<EventExport>,
    interests: Vec<InterestExport>,
    declared: Vec<DeclaredExport>,
    purchases: Vec<PurchaseExport>,
    cart: Vec<EntryExport>,
    dismissed: Vec<EntryExport>,
    impressions: Vec<EntryExport>,
    muted: Vec<MutedExport>,
    hidden: Vec<HiddenExport>,
    channels_off: Vec<&'static str>,
    paused: bool,
    facts: Vec<FactExport>,
}

#[derive(Debug, Serialize)]
struct EventExport {
    r#type: &'static str,
    id: String,
    at: f64,
    quantity: u32,
}

#[derive(Debug, Serialize)]
struct InterestExport {
    attribute: String,
    affinity: i32,
    at: f64,
}

#[derive(Debug, Serialize)]
struct DeclaredExport {
    attribute: String,
    strength: f64,
    at: f64,
}

#[derive(Debug, Serialize)]
struct PurchaseExport {
    id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    group: String,
    at: f64,
    quantity: u32,
    source: &'static str,
}

#[derive(Debug, Serialize)]
struct EntryExport {
    id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    group: String,
    at: f64,
}

#[derive(Debug, Serialize)]
struct MutedExport {
    attribute: String,
    at: f64,
}

#[derive(Debug, Serialize)]
struct HiddenExport {
    id: String,
    at: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<f64>,
}

#[derive(Debug, Serialize)]
struct FactExport {
    name: String,
    value: String,
    at: f64,
}

pub(super) fn export(c: &Contents) -> ProfileExport {
    let entry = |id: &str, group: &str, at: f64| EntryExport { id: id.into(), group: group.into(), at };
    ProfileExport {
        format: "homebody-profile",
        version: 1,
        events: c
            .events
            .iter()
            .map(|e| EventExport { r#type: e.kind.as_str(), id: e.id.clone(), at: e.at, quantity: e.quantity })
            .collect(),
        interests: c.interests.iter().map(|(a, r)| InterestExport { attribute: a.clone(), affinity: r.affinity, at: r.at }).collect(),
        declared: c
            .declared
            .iter()
            .map(|(a, d)| DeclaredExport { attribute: a.clone(), strength: f64::from(d.strength) / 65_536.0, at: d.at })
            .collect(),
        purchases: c
            .purchases
            .iter()
            .map(|p| PurchaseExport { id: p.id.clone(), group: p.group.clone(), at: p.at, quantity: p.quantity, source: source(p.source) })
            .collect(),
        cart: c.cart.iter().map(|e| entry(&e.id, &e.group, e.at)).collect(),
        dismissed: c.dismissed.iter().map(|e| entry(&e.id, &e.group, e.at)).collect(),
        impressions: c.impressions.iter().map(|i| entry(&i.id, "", i.at)).collect(),
        muted: c.muted.iter().map(|(a, at)| MutedExport { attribute: a.clone(), at: *at }).collect(),
        hidden: c.hidden.iter().map(|(id, h)| HiddenExport { id: id.clone(), at: h.at, until: h.until }).collect(),
        channels_off: (0..4).filter(|i| c.channels_off & (1 << i) != 0).map(|i| CHANNELS[i]).collect(),
        paused: c.paused,
        facts: c.facts.iter().map(|(name, f)| FactExport { name: name.clone(), value: f.0.clone(), at: f.1 }).collect(),
    }
}
