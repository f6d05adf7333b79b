//! The ways to change a profile. Each is a value, so that a tab that lost a race can replay its own on the newer profile.

use super::contents::{Contents, Declared, Dismissal, Event, EventType, Hidden, Impression, Purchase, PurchaseSource};
use crate::catalog::{Catalog, ItemIndex};
use crate::error::{Code, Error, Result};
use crate::math::{time, units};
use crate::sorted::insert_by_time;

/// A purchase as the shop's own order history tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct PurchaseRecord {
    /// Which item.
    pub id: String,
    /// When, in milliseconds since 1970.
    pub at: f64,
    /// How many; at least 1.
    pub quantity: u32,
}

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub enum Op {
    /// The visitor did something with items.
    Track {
        /// What.
        kind: EventType,
        /// With which items.
        ids: Vec<String>,
        /// How many of each.
        quantity: u32,
        /// When.
        at: f64,
    },
    /// The shop's own order history; replaces what the shop said before.
    Purchases(Vec<PurchaseRecord>),
    /// Interests the visitor names, −1 to 1; 0 takes one back.
    Declare(Vec<(String, f64)>),
    /// For wording only; `None` takes one back.
    Facts(Vec<(String, Option<String>)>),
    /// No more from this attribute.
    Mute(String),
    /// Not this item, until a time or for ever.
    Hide {
        /// Which item.
        id: String,
        /// Until when.
        until: Option<f64>,
    },
    /// Undoes a mute, a hide or a dismissal.
    Restore(String),
    /// Switches a channel.
    Channel {
        /// 0 recommendations, 1 sections, 2 chat, 3 story.
        channel: u8,
        /// On or off.
        on: bool,
    },
    /// Stops or resumes recording.
    Pause(bool),
    /// Forgets all, or what happened since a time.
    Erase(Option<f64>),
    /// Takes a profile from elsewhere in place of this one.
    Import(Box<Contents>),
}

pub(super) fn apply(contents: &mut Contents, op: &Op, catalog: Option<&Catalog>, now: f64) -> Result<()> {
    match op {
        Op::Track { kind, ids, quantity, at } if !contents.paused => {
            for id in ids {
                track(contents, *kind, id, (*quantity).max(1), past(*at, now), catalog);
            }
        }
        Op::Track { .. } => {}
        Op::Purchases(records) => order_history(contents, records, catalog, now),
        Op::Declare(interests) => declare(contents, interests, now)?,
        Op::Facts(facts) => set_facts(contents, facts, now)?,
        Op::Mute(attribute) => {
            bounded(attribute, "interest")?;
            contents.muted.insert(attribute.clone(), now);
        }
        Op::Hide { id, until } => {
            if recordable(id, catalog).is_some() {
                contents.hidden.insert(id.clone(), Hidden { at: now, until: until.map(time) });
            }
        }
        Op::Restore(key) => restore(contents, key),
        Op::Channel { channel, on } => {
            let bit = 1u8.checked_shl(u32::from(*channel)).filter(|_| *channel < 4);
            let bit = bit.ok_or_else(|| Error::new(Code::InvalidInput, "channel", "use recommendations, sections, chat or story"))?;
            contents.channels_off = if *on { contents.channels_off & !bit } else { contents.channels_off | bit };
        }
        Op::Pause(on) => contents.paused = *on,
        Op::Erase(None) => *contents = Contents::default(),
        Op::Erase(Some(since)) => super::retention::erase_since(contents, time(*since)),
        Op::Import(imported) => *contents = (**imported).clone(),
    }
    Ok(())
}

/// An item that may be recorded: known, so that it can be told whether it is sensitive, and not sensitive.
pub(super) fn recordable(id: &str, catalog: Option<&Catalog>) -> Option<ItemIndex> {
    let catalog = catalog?;
    catalog.pack().find(id).filter(|&item| !catalog.sensitive(item))
}

fn track(contents: &mut Contents, kind: EventType, id: &str, quantity: u32, at: f64, catalog: Option<&Catalog>) {
    let Some(item) = recordable(id, catalog) else { return };
    let group = catalog.and_then(|c| c.pack().group(item).map(|g| c.pack().group_name(g))).unwrap_or_default();
    let entry = || Dismissal { id: id.into(), group: group.into(), at };
    match kind {
        EventType::Impression => return insert_by_time(&mut contents.impressions, Impression { id: id.into(), at }, |i| i.at),
        EventType::AddToCart => {
            contents.cart.retain(|c| c.id != id);
            insert_by_time(&mut contents.cart, entry(), |c| c.at);
        }
        EventType::RemoveFromCart => contents.cart.retain(|c| c.id != id),
        EventType::Purchase => {
            contents.cart.retain(|c| c.id != id);
            let purchase = Purchase { id: id.into(), group: group.into(), at, quantity, source: PurchaseSource::Page };
            insert_by_time(&mut contents.purchases, purchase, |p| p.at);
        }
        EventType::Dismiss => {
            contents.dismissed.retain(|d| d.id != id);
            insert_by_time(&mut contents.dismissed, entry(), |d| d.at);
        }
        _ => {}
    }
    insert_by_time(&mut contents.events, Event { kind, id: id.into(), at, quantity }, |e| e.at);
}

fn order_history(contents: &mut Contents, records: &[PurchaseRecord], catalog: Option<&Catalog>, now: f64) {
    contents.purchases.retain(|p| p.source == PurchaseSource::Page);
    for record in records {
        let Some(item) = recordable(&record.id, catalog) else { continue };
        let group = catalog.and_then(|c| c.pack().group(item).map(|g| c.pack().group_name(g))).unwrap_or_default();
        let purchase = Purchase {
            id: record.id.clone(),
            group: group.into(),
            at: past(record.at, now),
            quantity: record.quantity.max(1),
            source: PurchaseSource::Host,
        };
        insert_by_time(&mut contents.purchases, purchase, |p| p.at);
    }
}

fn declare(contents: &mut Contents, interests: &[(String, f64)], now: f64) -> Result<()> {
    for (attribute, strength) in interests {
        bounded(attribute, "interests")?;
        if !(-1.0..=1.0).contains(strength) {
            return Err(Error::new(Code::InvalidInput, "interests", "a strength is a number from -1 to 1"));
        }
    }
    for (attribute, strength) in interests {
        match units(*strength) {
            0 => contents.declared.remove(attribute),
            strength => contents.declared.insert(attribute.clone(), Declared { strength, at: now }),
        };
    }
    Ok(())
}

fn set_facts(contents: &mut Contents, facts: &[(String, Option<String>)], now: f64) -> Result<()> {
    for (name, value) in facts {
        bounded(name, "facts")?;
        bounded(value.as_deref().unwrap_or("-"), "facts")?;
    }
    for (name, value) in facts {
        match value {
            None => contents.facts.remove(name),
            Some(value) => contents.facts.insert(name.clone(), (value.clone(), now)),
        };
    }
    Ok(())
}

fn restore(contents: &mut Contents, key: &str) {
    contents.muted.remove(key);
    contents.hidden.remove(key);
    contents.dismissed.retain(|d| d.id != key);
    // What was learnt from the dismissal goes with it; otherwise the undo would be half a one.
    contents.events.retain(|e| !(e.kind == EventType::Dismiss && e.id == key));
}

fn bounded(text: &str, field: &'static str) -> Result<()> {
    if (1..=256).contains(&text.len()) { Ok(()) } else { Err(Error::new(Code::InvalidInput, field, "use 1 to 256 bytes of text")) }
}

/// A time that has been; the future counts as now.
pub(super) fn past(at: f64, now: f64) -> f64 {
    if at.is_finite() { time(at).min(now) } else { now }
}
