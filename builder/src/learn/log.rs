//! What visitors did, as a shop's log tells it: the input of learning.

use homebody::profile::EventType;

/// "Unknown" in [`Event::user`].
pub const NO_USER: u32 = u32::MAX;

/// One line of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// A number for the person; [`NO_USER`] where the log does not tell.
    pub user: u32,
    /// A number for the visit or the order.
    pub session: u32,
    /// The place of the item's id in [`Log::items`].
    pub item: u32,
    /// When, in seconds since 1970.
    pub at: u32,
    /// What was done.
    pub kind: EventType,
}

/// A log in memory. Ids are numbers, in the order of their first use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    /// The shop's ids of items.
    pub items: Vec<String>,
    /// What happened, in the order of the file.
    pub events: Vec<Event>,
}
