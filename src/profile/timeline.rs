//! What the visitor did, in order: the recent events and what was bought, which is remembered longer and partly told by the shop.

use super::contents::{Contents, Entry, EventType, List};
use alloc::vec::Vec;

/// Of what was done, so many of the latest things count.
const MOST: usize = 300;

/// One thing on the timeline.
#[derive(Clone, Copy, Debug)]
pub struct Happening<'a> {
    /// What was done.
    pub event: EventType,
    /// With what and when.
    pub entry: &'a Entry,
    /// Its place in its own list.
    pub place: usize,
}

impl Contents {
    /// The latest 300 things that were done, the oldest first. At equal times what was bought comes last, in the order of its list.
    /// Each line of an order is one thing.
    pub fn timeline(&self) -> Vec<Happening<'_>> {
        let (events, purchases) = (self.list(List::Events), self.list(List::Purchases));
        let mut out = Vec::new();
        let (mut done, mut bought) = (0, 0);
        while done < events.len() || bought < purchases.len() {
            let purchase = purchases.get(bought).filter(|purchase| events.get(done).is_none_or(|event| purchase.at < event.at));
            if let Some(entry) = purchase {
                out.push(Happening { event: EventType::Purchase, entry, place: bought });
                bought += 1;
                continue;
            }
            let entry = &events[done];
            // A profile of an earlier version has what was bought among the events as well.
            if let Some(event) = EventType::from_code(entry.kind).filter(|&event| event != EventType::Purchase) {
                out.push(Happening { event, entry, place: done });
            }
            done += 1;
        }
        out.split_off(out.len().saturating_sub(MOST))
    }
}
