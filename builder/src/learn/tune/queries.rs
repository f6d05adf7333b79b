//! What the mixture is tried on: moments of the past whose future is known.

use crate::learn::sequences::{Met, Sequences};
use crate::text::mix;

/// As many events of the past as a device takes into account.
const HISTORY: usize = 300;

/// A moment.
pub(in crate::learn) struct Query {
    /// What was done before, oldest first.
    pub history: Vec<Met>,
    /// What came next.
    pub targets: Vec<u32>,
    /// The item being looked at.
    pub viewing: Option<u32>,
    /// Whether what was bought before is no candidate.
    pub new_only: bool,
    /// Seconds since 1970.
    pub now: u32,
}

/// Next items of the visits from `from` on, at most about `most`, spread over them.
pub(in crate::learn) fn of_visits(sequences: &Sequences, from: usize, most: usize, known: &[bool]) -> Vec<Query> {
    let mut order: Vec<usize> = (from..sequences.len()).collect();
    order.sort_by_key(|&at| mix(at as u64));
    let mut out = Vec::new();
    for at in order {
        let events: Vec<Met> = sequences.get(at).iter().copied().filter(|met| known[met.item as usize]).collect();
        for place in 1..events.len() {
            let history = events[place.saturating_sub(HISTORY)..place].to_vec();
            let (last, target) = (events[place - 1], events[place].item);
            if target != last.item {
                out.push(Query { history, targets: vec![target], viewing: Some(last.item), new_only: false, now: last.at });
            }
        }
        if out.len() > most {
            break;
        }
    }
    out
}

/// The first basket from `from` on of each person who bought before.
pub(in crate::learn) fn of_baskets(sequences: &Sequences, from: u32, most: usize, new_only: bool, known: &[bool]) -> Vec<Query> {
    let mut order: Vec<usize> = (0..sequences.len()).collect();
    order.sort_by_key(|&at| mix(at as u64));
    let mut out = Vec::new();
    for at in order {
        let events: Vec<Met> = sequences.get(at).iter().copied().filter(|met| known[met.item as usize]).collect();
        let past = events.partition_point(|met| met.at < from);
        let (before, after) = events.split_at(past);
        let Some(first) = after.first().filter(|_| !before.is_empty()) else { continue };
        let basket = after.iter().filter(|met| met.session == first.session).map(|met| met.item);
        let mut targets: Vec<u32> = basket.filter(|item| !new_only || before.iter().all(|met| met.item != *item)).collect();
        targets.sort_unstable();
        targets.dedup();
        if !targets.is_empty() {
            let history = before[before.len().saturating_sub(HISTORY)..].to_vec();
            out.push(Query { history, targets, viewing: None, new_only, now: from });
        }
        if out.len() >= most {
            break;
        }
    }
    out
}
