//! What is known about the visitor, on this device only.
//!
//! A profile changes by [`Profile::apply`] and is read for ranking by [`Profile::read`]; both need a permit of the consent
//! room. Showing, exporting and erasing are the visitor's rights and need none.

mod codec;
mod contents;
mod import;
mod op;
mod retention;
mod view;

pub use contents::{Contents, Declared, Dismissal, Event, EventType, Hidden, Impression, Purchase, PurchaseSource, Remainder};
pub use import::import;
pub use op::{Op, PurchaseRecord};
pub use view::{ProfileExport, ProfileView};

use crate::catalog::Catalog;
use crate::consent::{ProfilePermit, RankPermit};
use crate::error::Result;
use crate::math;

/// Half-life of every event and interest.
pub const HALF_LIFE_MS: f64 = 14.0 * crate::catalog::DAY_MS;
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

    /// Records one operation. Times are milliseconds since 1970; those in the future are taken as `now`.
    /// Sensitive and unknown items are never recorded; while paused, nothing that was *done* is.
    ///
    /// # Errors
    /// `invalid-input` where the operation names what cannot be.
    pub fn apply(&mut self, _permit: &ProfilePermit<'_>, op: &Op, catalog: Option<&Catalog>, now: f64) -> Result<()> {
        let now = self.clock(now);
        retention::forget(&mut self.contents, self.retention_days, catalog, now);
        op::apply(&mut self.contents, op, catalog, now)?;
        // Again: what came in may be old or sensitive itself.
        retention::forget(&mut self.contents, self.retention_days, catalog, now);
        retention::bound(&mut self.contents, catalog, now);
        self.contents.last_used = now;
        Ok(())
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

    /// Forgets everything, or everything since a time.
    pub fn erase(&mut self, since: Option<f64>) {
        match since {
            None => self.contents = Contents::default(),
            Some(since) => retention::erase_since(&mut self.contents, math::time(since)),
        }
    }

    /// The visitor's view of it.
    pub fn view(&self, catalog: Option<&Catalog>, now: f64) -> ProfileView {
        view::view(&self.contents, self.retention_days, catalog, self.clock(now), self.encode().len())
    }

    /// Its portable form.
    pub fn export(&self) -> ProfileExport {
        view::export(&self.contents)
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
        self.contents == Contents { last_used: self.contents.last_used, ..Contents::default() }
    }

    /// Whether the visitor has paused recording.
    pub fn paused(&self) -> bool {
        self.contents.paused
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
