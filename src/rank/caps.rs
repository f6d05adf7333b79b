//! How often something may be seen.

use crate::profile::DIAL;

/// Attention limits: how many impressions in how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caps {
    /// Of one item in 24 hours.
    pub item_day: u16,
    /// Of one item in 7 days.
    pub item_week: u16,
    /// Of one group in 24 hours.
    pub group_day: u16,
    /// In one category in 24 hours.
    pub interest_day: u16,
}

impl Default for Caps {
    fn default() -> Self {
        Self { item_day: 3, item_week: 5, group_day: 6, interest_day: 12 }
    }
}

impl Caps {
    /// The budget of a visitor who turned the dial: down to half of the site's, and never above it.
    pub(super) fn within(self, dial: i8) -> Self {
        let whole = 2 * u32::from(DIAL.unsigned_abs());
        let share = whole - u32::from(dial.min(0).unsigned_abs());
        let part = |cap: u16| (u32::from(cap) * share).div_ceil(whole) as u16;
        Self {
            item_day: part(self.item_day),
            item_week: part(self.item_week),
            group_day: part(self.group_day),
            interest_day: part(self.interest_day),
        }
    }
}

/// When a used-up cap ends: as soon as of the impressions within the last `window` fewer than `cap` are its own, or no more than a
/// `share` of `all`. So where a shop has few categories, each of them seen more than `cap` times, those seen least stay.
pub(super) fn used_up(times: &[f64], all: &[f64], share: f64, cap: u16, window: f64, now: f64) -> Option<f64> {
    if cap == 0 {
        return Some(f64::INFINITY);
    }
    let mut until = now;
    loop {
        let left = |times: &[f64]| times.len() - times.partition_point(|&at| at + window <= until);
        let own = left(times);
        if own < usize::from(cap) || own as f64 <= share * left(all) as f64 {
            return (until > now).then_some(until);
        }
        until = times[times.len() - own] + window;
    }
}
