//! What is known about the visitor, on this device only.
//!
//! A profile changes by [`Profile::apply`] and is read for ranking by [`Profile::read`]; both need a permit of the consent
//! room. Showing, exporting and erasing are the visitor's rights and need none.

mod codec;
mod contents;
mod op;
mod retention;
mod timeline;
mod view;

use alloc::string::String;
use alloc::vec::Vec;
pub use contents::{Contents, DIAL, Entry, EventType, List};
pub use op::Op;
pub(crate) use retention::affinity;
pub use timeline::Happening;

use crate::catalog::{Catalog, DAY_MS};
use crate::consent::{ProfilePermit, RankPermit};
use crate::error::Result;
use crate::math;

/// Half-life of every event and interest.
pub const HALF_LIFE_MS: f64 = 14.0 * DAY_MS;
/// How long a dismissal suppresses.
pub(crate) const DISMISSED_DAYS: f64 = 90.0;
/// The most bytes a stored profile has.
pub const MAX_BYTES: usize = 64 * 1024;

/// A visitor's profile.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    contents: Contents,
    retention_days: u16,
}

impl Profile {
    /// An empty profile that is forgotten `retention_days` after its last use.
    pub fn new(retention_days: u16) -> Self {
        Self { contents: Contents::default(), retention_days: retention_days.clamp(1, 400) }
    }

    /// Records one operation. Times in the future are taken as `now`. Sensitive and unknown items are never recorded, so
    /// it needs a catalog; while paused, nothing that was *done* is.
    pub fn apply(&mut self, _permit: &ProfilePermit<'_>, op: &Op, catalog: &Catalog, now: f64) {
        let now = self.clock(now);
        retention::forget(&mut self.contents, self.retention_days, Some(catalog), now);
        op::apply(&mut self.contents, op, catalog, now);
        // Again: what came in may be old or sensitive itself.
        retention::forget(&mut self.contents, self.retention_days, Some(catalog), now);
        retention::bound(&mut self.contents, catalog);
        self.contents.last_used = now;
    }

    /// What ranking may look at.
    pub fn read(&self, _permit: &RankPermit<'_>) -> &Contents {
        &self.contents
    }

    /// Forgets what has outlived its time and what has become sensitive since. Needs no permit: it only removes.
    pub fn forget(&mut self, catalog: Option<&Catalog>, now: f64) {
        let now = self.clock(now);
        retention::forget(&mut self.contents, self.retention_days, catalog, now);
    }

    /// The computed part of the visitor's view of it, as JSON.
    pub fn view(&self, catalog: Option<&Catalog>, now: f64) -> String {
        view::view(&self.contents, self.retention_days, catalog, self.clock(now))
    }

    /// All its lists, as `js/profile-format.ts` reads them.
    pub fn export(&self) -> Vec<u8> {
        codec::export(&self.contents)
    }

    /// Its stored form: at most [`MAX_BYTES`].
    pub fn encode(&self) -> Vec<u8> {
        codec::encode(&self.contents)
    }

    /// Reads the stored form.
    ///
    /// # Errors
    /// `profile-corrupt` for damaged bytes, `version-unsupported` for those of a newer version.
    pub fn decode(bytes: &[u8], retention_days: u16) -> Result<Self> {
        Ok(Self { contents: codec::decode(bytes)?, ..Self::new(retention_days) })
    }

    /// Whether nothing at all is known.
    pub fn is_empty(&self) -> bool {
        self.contents.is_empty()
    }

    /// Whether a channel (0 recommendations, 1 sections, 2 chat, 3 story) is on.
    pub fn channel_on(&self, channel: u8) -> bool {
        self.contents.channels_off & (1 << channel.min(7)) == 0
    }

    /// A clock that never goes back: with a clock set back, ages would be negative and caps would never end.
    fn clock(&self, now: f64) -> f64 {
        math::time(now).max(self.contents.last_used)
    }
}
