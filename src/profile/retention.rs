//! What a profile forgets by itself, and how it stays small.

use super::codec;
use super::contents::{Contents, Event, Remainder};
use super::{HALF_LIFE_MS, MAX_BYTES};
use crate::catalog::{Catalog, DAY_MS};
use crate::math::{decay, units};

/// Raw events are folded into interests after this many days.
pub(super) const EVENT_DAYS: f64 = 60.0;
const IMPRESSION_DAYS: f64 = 7.0;
/// How long a dismissal suppresses.
pub(crate) const DISMISSED_DAYS: f64 = 90.0;
const PURCHASE_DAYS: f64 = 3650.0;
const MAX_EVENTS: usize = 200;
const MAX_INTERESTS: usize = 256;
const MAX_NAMED: usize = 100;
const MAX_LIST: usize = 500;
const MAX_IMPRESSIONS: usize = 1000;

/// Forgets what has outlived its time, and all traces of items that are sensitive by now.
pub(super) fn forget(contents: &mut Contents, retention_days: u16, catalog: Option<&Catalog>, now: f64) {
    if contents.last_used > 0.0 && now - contents.last_used > f64::from(retention_days) * DAY_MS {
        *contents = Contents::default();
        return;
    }
    let since = |days: f64| now - days * DAY_MS;
    // Without a catalog nobody knows what an event was about: it waits until there is one.
    let old = if catalog.is_some() { contents.events.partition_point(|e| e.at < since(EVENT_DAYS)) } else { 0 };
    fold(contents, old, catalog, now);
    contents.impressions.retain(|i| i.at >= since(IMPRESSION_DAYS));
    contents.dismissed.retain(|d| d.at >= since(DISMISSED_DAYS));
    contents.purchases.retain(|p| p.at >= since(PURCHASE_DAYS));
    contents.hidden.retain(|_, h| h.until.is_none_or(|until| until > now));
    contents.interests.retain(|_, r| units(f64::from(r.affinity) / 65_536.0 * decay(now - r.at, HALF_LIFE_MS)) != 0);
    if let Some(catalog) = catalog {
        forget_sensitive(contents, catalog);
    }
}

fn forget_sensitive(contents: &mut Contents, catalog: &Catalog) {
    let fine = |id: &str| catalog.pack().find(id).is_none_or(|item| !catalog.sensitive(item));
    contents.events.retain(|e| fine(&e.id));
    contents.purchases.retain(|p| fine(&p.id));
    contents.cart.retain(|c| fine(&c.id));
    contents.dismissed.retain(|d| fine(&d.id));
    contents.impressions.retain(|i| fine(&i.id));
    contents.hidden.retain(|id, _| fine(id));
}

/// Keeps every list within its bound; what must go is folded or dropped, oldest first.
pub(super) fn bound(contents: &mut Contents, catalog: Option<&Catalog>, now: f64) {
    let excess = contents.events.len().saturating_sub(MAX_EVENTS);
    fold(contents, excess, catalog, now);
    drop_oldest(&mut contents.purchases, MAX_LIST);
    drop_oldest(&mut contents.cart, MAX_NAMED);
    drop_oldest(&mut contents.dismissed, MAX_LIST);
    drop_oldest(&mut contents.impressions, MAX_IMPRESSIONS);
    contents.interests.keep_best(MAX_INTERESTS, |r| f64::from(r.affinity.abs()));
    contents.declared.keep_best(MAX_NAMED, |d| d.at);
    contents.muted.keep_best(MAX_NAMED, |at| *at);
    contents.hidden.keep_best(MAX_LIST, |h| h.at);
    contents.facts.keep_best(32, |f| f.1);
    shrink(contents, catalog, now);
}

/// Long ids can make a bounded list too large; halve the largest lists until the whole fits.
fn shrink(contents: &mut Contents, catalog: Option<&Catalog>, now: f64) {
    while codec::encode(contents).len() > MAX_BYTES {
        let half = |length: usize| length.div_ceil(2);
        let keep = contents.impressions.len() / 2;
        drop_oldest(&mut contents.impressions, keep);
        fold(contents, half(contents.events.len()), catalog, now);
        if contents.impressions.is_empty() && contents.events.is_empty() {
            for length in [&mut contents.cart, &mut contents.dismissed] {
                let keep = length.len() / 2;
                drop_oldest(length, keep);
            }
            let keep = contents.purchases.len() / 2;
            drop_oldest(&mut contents.purchases, keep);
            let keep = contents.interests.len() / 2;
            contents.interests.keep_best(keep, |r| f64::from(r.affinity.abs()));
            let keep = contents.hidden.len() / 2;
            contents.hidden.keep_best(keep, |h| h.at);
            let keep = contents.muted.len() / 2;
            contents.muted.keep_best(keep, |at| *at);
            let keep = contents.declared.len() / 2;
            contents.declared.keep_best(keep, |d| d.at);
            let keep = contents.facts.len() / 2;
            contents.facts.keep_best(keep, |f| f.1);
        }
    }
}

/// Folds the oldest `count` events into what is left of interests.
fn fold(contents: &mut Contents, count: usize, catalog: Option<&Catalog>, now: f64) {
    let gone: Vec<Event> = contents.events.drain(..count).collect();
    let Some(pack) = catalog.map(Catalog::pack) else { return };
    for event in gone {
        let Some(item) = pack.find(&event.id) else { continue };
        let attributes = pack.attributes(item);
        let share = event.kind.strength() * decay(now - event.at, HALF_LIFE_MS) / attributes.len().max(1) as f64;
        for attribute in attributes {
            let added = units(share * f64::from(pack.attribute_weight(attribute)) / 65_535.0);
            if added == 0 {
                continue;
            }
            let rest = contents.interests.or_default(pack.attribute_name(attribute).into());
            let kept = f64::from(rest.affinity) / 65_536.0 * decay(now - rest.at, HALF_LIFE_MS);
            *rest = Remainder { affinity: units(kept).saturating_add(added), at: now, latest: rest.latest.max(event.at) };
        }
    }
}

/// Takes away what happened at or after `since`. What is left of older events cannot be divided: a remainder that
/// holds anything newer goes whole.
pub(super) fn erase_since(contents: &mut Contents, since: f64) {
    contents.events.retain(|e| e.at < since);
    contents.interests.retain(|_, r| r.latest < since);
    contents.declared.retain(|_, d| d.at < since);
    contents.purchases.retain(|p| p.at < since);
    contents.cart.retain(|c| c.at < since);
    contents.dismissed.retain(|d| d.at < since);
    contents.impressions.retain(|i| i.at < since);
    contents.muted.retain(|_, at| *at < since);
    contents.hidden.retain(|_, h| h.at < since);
    contents.facts.retain(|_, f| f.1 < since);
}

fn drop_oldest<T>(list: &mut Vec<T>, keep: usize) {
    list.drain(..list.len().saturating_sub(keep));
}
