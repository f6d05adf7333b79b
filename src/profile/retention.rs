//! What a profile forgets by itself, and how it stays small.

use super::contents::{Contents, Entry, EventType, List};
use super::{HALF_LIFE_MS, MAX_BYTES, codec};
use crate::catalog::{Catalog, DAY_MS};
use crate::math::{decay, units};
use alloc::vec::Vec;

/// Events are folded into interests after this many days.
const EVENT_DAYS: f64 = 60.0;

/// Forgets what has outlived its time, and, where there is a catalog to tell, all traces of items that are sensitive by now.
pub(super) fn forget(contents: &mut Contents, retention_days: u16, catalog: Option<&Catalog>, now: f64) {
    if contents.last_used > 0.0 && now - contents.last_used > f64::from(retention_days) * DAY_MS {
        *contents = Contents::default();
        return;
    }
    for list in List::ALL {
        let since = if list.days() > 0.0 { now - list.days() * DAY_MS } else { f64::NEG_INFINITY };
        let fine = |id: &str| catalog.is_none_or(|c| c.pack().find(id).is_none_or(|item| !c.sensitive(item)));
        let ended = |e: &Entry| e.until > 0.0 && e.until <= now;
        contents.keep(list, &|e| e.at >= since && !ended(e) && (!list.of_items() || fine(&e.id)));
    }
    contents.keep(List::Interests, &|e| units(affinity(e, now)) != 0);
    if let Some(catalog) = catalog {
        let old = contents.list(List::Events).partition_point(|e| e.at < now - EVENT_DAYS * DAY_MS);
        fold(contents, old, catalog);
    }
}

/// Keeps every list within its bound and the whole within [`MAX_BYTES`]; what must go is folded or dropped, oldest first.
pub(super) fn bound(contents: &mut Contents, catalog: &Catalog) {
    let mut share = 1;
    loop {
        for list in List::ALL {
            let keep = list.bound() / share;
            let excess = contents.list(list).len().saturating_sub(keep);
            match list {
                List::Events => fold(contents, excess, catalog),
                _ if list.keyed() => keep_best(contents.edit(list), keep),
                _ => drop(contents.take_oldest(list, excess)),
            }
        }
        // Long ids make bounded lists too large: then the bounds are halved until the whole fits.
        if codec::encode(contents).len() <= MAX_BYTES {
            return;
        }
        share *= 2;
    }
}

/// Folds the oldest `count` events into what is left of interests.
fn fold(contents: &mut Contents, count: usize, catalog: &Catalog) {
    let pack = catalog.pack();
    for event in contents.take_oldest(List::Events, count) {
        let Some(item) = pack.find(&event.id) else { continue };
        for (attribute, value) in pack.shares(item) {
            let added = strength(&event) * value;
            if units(added) == 0 {
                continue;
            }
            let id = pack.attribute_name(attribute);
            let rest = contents.list(List::Interests).iter().find(|e| e.id == id);
            let at = rest.map_or(event.at, |rest| rest.at.max(event.at));
            let number = units(rest.map_or(0.0, |rest| affinity(rest, at)) + added * decay(at - event.at, HALF_LIFE_MS));
            contents.add(List::Interests, Entry { id: id.into(), at, number, ..Entry::default() });
        }
    }
}

/// How much an event of a profile says, −1 to 1. What was bought has a list of its own, so that one that an earlier version
/// kept among the events says nothing here.
fn strength(event: &Entry) -> f64 {
    EventType::from_code(event.kind).filter(|&kind| kind != EventType::Purchase).map_or(0.0, EventType::strength)
}

/// What is left of an interest.
pub(crate) fn affinity(interest: &Entry, now: f64) -> f64 {
    f64::from(interest.number) / 65_536.0 * decay(now - interest.at, HALF_LIFE_MS)
}

/// Takes away what happened at or after `since`. What is left of older events cannot be divided: an interest that holds
/// anything newer goes whole.
pub(super) fn erase_since(contents: &mut Contents, since: f64) {
    for list in List::ALL {
        contents.keep(list, &|entry| entry.at < since);
    }
}

/// Keeps the strongest entries, of equals the newest, of those the first by id.
fn keep_best(entries: &mut Vec<Entry>, keep: usize) {
    while entries.len() > keep {
        let worth = |e: &Entry| (e.number.saturating_abs(), e.at);
        let mut least = 0;
        for at in 1..entries.len() {
            if worth(&entries[at]) <= worth(&entries[least]) {
                least = at;
            }
        }
        entries.remove(least);
    }
}
