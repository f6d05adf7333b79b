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
        let mut events = self.list(List::Events).iter().enumerate().peekable();
        let mut purchases = self.list(List::Purchases).iter().enumerate().peekable();
        let mut out = Vec::new();
        loop {
            let bought = match (events.peek(), purchases.peek()) {
                (Some((_, event)), Some((_, purchase))) => purchase.at < event.at,
                (_, purchase) => purchase.is_some(),
            };
            let Some((place, entry)) = (if bought { purchases.next() } else { events.next() }) else { break };
            let event = if bought { Some(EventType::Purchase) } else { EventType::from_code(entry.kind) };
            // A profile of an earlier version has what was bought among the events as well.
            if let Some(event) = event.filter(|&event| bought || event != EventType::Purchase) {
                out.push(Happening { event, entry, place });
            }
        }
        out.split_off(out.len().saturating_sub(MOST))
    }
}
