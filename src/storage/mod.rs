//! Keeping the profile on the device, without touching the device: [`Storage`] says what to do, the page does it and
//! says how it went.
//!
//! What is stored is one blob with a [`Stamp`]. Every write compares the stamp it was computed from with the stored one
//! and gives up when they differ, so tabs cannot overwrite each other, and a write made before a withdrawal cannot bring
//! anything back: the withdrawal removed the epoch, and an absent stamp equals none.

mod phase;
mod protocol;
#[cfg(test)]
mod tests;

use alloc::vec::Vec;

pub use protocol::Storage;

/// Names one version of what is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Counts the writes.
    pub rev: u64,
    /// Random, made with the first write after a grant or an erasure, and never zero. Everything stored under one epoch
    /// goes with it.
    pub epoch: u64,
}

/// What the page is to do with its database. One at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Open the database, read stamp and blob in one transaction.
    Read,
    /// In one transaction: compare the stored stamp with `expect` (none: there must be none), and put both, or give up.
    Write {
        /// The profile.
        blob: Vec<u8>,
        /// The stamp to put beside it.
        stamp: Stamp,
        /// The stamp that must be there.
        expect: Option<Stamp>,
    },
    /// Clear everything in one durable transaction, then delete the database if that is possible.
    Erase,
    /// Delete the database without opening it or looking into it.
    Delete,
}

/// How a command went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Written, erased or deleted.
    Done,
    /// Read, and there is nothing.
    Absent,
    /// Read.
    Found {
        /// The stored stamp.
        stamp: Stamp,
        /// The stored profile.
        blob: Vec<u8>,
    },
    /// The stamp was not the expected one; nothing was written.
    Lost,
    /// The browser refused: full, blocked, damaged, private.
    Failed,
}

/// What an outcome means for the profile in memory.
#[must_use]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing to do.
    Nothing,
    /// The profile to start from. Uncommitted operations are to be replayed on it.
    Loaded(Vec<u8>),
    /// Nothing is stored: go on with what is in memory.
    Fresh,
    /// What the last blob contained is stored. Operations recorded since that blob was made are still uncommitted.
    Committed,
    /// What was stored has vanished: someone withdrew, erased, or cleared the site's data. Drop the profile and the
    /// uncommitted operations, and let consent lapse.
    Gone,
    /// Someone erased everything and started anew under a consent that stands. Drop the profile and the uncommitted
    /// operations, and go on with this one.
    Replaced(Vec<u8>),
    /// What [`Storage::erase`] asked for is done.
    Erased,
}

/// Where the store is, for someone who waits for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not permitted: nothing is or will be read.
    None,
    /// The first read is due or under way.
    Restoring,
    /// What is stored is in memory.
    Ready,
    /// The browser refused. The profile is in memory only for now; it is tried again.
    Failed,
}
