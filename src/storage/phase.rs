//! What the state machine remembers: what is stored, and what is under way.

use super::Stamp;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Known {
    /// Nothing was read under this permit.
    #[default]
    Unread,
    /// Nothing is stored; this tab may start an epoch.
    Absent,
    /// This is stored, and in memory.
    At(Stamp),
    /// What was stored is gone; this tab may not start an epoch under this permit.
    Gone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pending {
    Read,
    Write(Stamp, u64),
    Erase,
    /// On the visitor's order.
    Delete,
    /// Because consent is denied.
    DeleteUnseen,
    /// Overtaken by an erasure: whatever comes of it counts for nothing.
    Overtaken,
}
