//! Sessions where the log does not tell them: a person's events until half an hour passes without one.

use crate::learn::Event;

/// "Not told" in [`Event::session`] while a log is read.
pub(super) const UNTOLD: u32 = u32::MAX;
const GAP_SECONDS: u32 = 30 * 60;

/// Gives a number, `next` and on, to the sessions that the log did not tell, in the order of their first event in the log.
/// Returns the first number that is left.
pub(super) fn fill(events: &mut [Event], next: u32) -> u32 {
    let mut order: Vec<u32> = (0..events.len() as u32).filter(|&at| events[at as usize].session == UNTOLD).collect();
    order.sort_unstable_by_key(|&at| (events[at as usize].user, events[at as usize].at, at));
    // First every session is marked by its earliest place in the file, then the marks become numbers.
    let mut from = 0;
    for to in 1..=order.len() {
        let ends = to == order.len() || {
            let (a, b) = (events[order[to - 1] as usize], events[order[to] as usize]);
            a.user != b.user || b.at - a.at > GAP_SECONDS
        };
        if ends {
            let first = order[from..to].iter().copied().min().unwrap_or(0);
            order[from..to].iter().for_each(|&at| events[at as usize].session = first);
            from = to;
        }
    }
    order.sort_unstable();
    let mut next = next;
    for &at in &order {
        let first = events[at as usize].session;
        if first == at {
            events[at as usize].session = next;
            next += 1;
        } else {
            // The first one stands earlier and has its number already.
            events[at as usize].session = events[first as usize].session;
        }
    }
    next
}
