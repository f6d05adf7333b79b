//! What the page does with its database, and what comes of it for the profile.

use super::{Engine, Notices};
use crate::error::Code;
use crate::math::time;
use crate::profile::Profile;
use crate::storage::{Command, Effect, Outcome, State};

impl Engine {
    /// What the page should do with its database, if anything. `random` makes the epoch of a new profile.
    pub fn storage_next(&mut self, now: f64, random: u64) -> Option<Command> {
        let now = time(now);
        let permit = self.gate.store_permit(now);
        let dirty = (!self.journal.is_empty() || self.store_empty || self.damaged) && !self.newer_stored;
        let command = self.storage.next(permit.as_ref(), self.gate.denied(now), dirty, || self.profile.encode(), random);
        if let Some(Command::Write { .. }) = command {
            self.in_flight = self.journal.len();
        }
        command
    }

    /// How it went.
    pub fn storage_done(&mut self, outcome: Outcome, now: f64) {
        let now = time(now);
        match self.storage.done(outcome) {
            Effect::Nothing | Effect::Fresh => return,
            Effect::Loaded(blob) => self.restore(&blob, now),
            Effect::Committed => {
                self.journal = self.journal.split_off(self.in_flight.min(self.journal.len()));
                self.in_flight = 0;
                self.store_empty = false;
                self.damaged = false;
                self.notices.changed = true;
                return;
            }
            Effect::Gone => {
                self.drop_profile();
                self.gate.lapse();
            }
            Effect::Replaced(blob) => {
                self.drop_profile();
                self.restore(&blob, now);
            }
            Effect::Erased => {}
        }
        self.changed();
    }

    /// Whether what lies in the store is damaged, so that a write has to keep it beside.
    pub fn damaged(&self) -> bool {
        self.damaged
    }

    /// Starts from a stored profile and replays on it what is not stored yet. One that cannot be read changes nothing in
    /// memory: the next write puts a damaged one aside, a newer one is left alone.
    fn restore(&mut self, blob: &[u8], now: f64) {
        let decoded = Profile::decode(blob, self.settings.retention_days);
        self.newer_stored = matches!(&decoded, Err(error) if error.code == Code::VersionUnsupported);
        self.damaged = decoded.is_err() && !self.newer_stored;
        self.notices.damaged |= self.damaged;
        let Ok(profile) = decoded else { return };
        self.profile = profile;
        let known = !self.profile.is_empty();
        self.profile.forget(self.catalog.as_ref(), now);
        // What is overdue leaves the disk too, even if nothing else happens on this visit.
        self.store_empty |= known && self.profile.is_empty();
        self.in_flight = 0;
        if let (Some(permit), Some(catalog)) = (self.gate.profile_permit(now), &self.catalog) {
            self.journal.iter().for_each(|(op, at)| self.profile.apply(&permit, op, catalog, *at));
        }
    }

    /// Another tab stored something.
    pub fn changed_elsewhere(&mut self) {
        self.storage.changed_elsewhere();
    }

    /// Another tab withdrew consent at that moment.
    pub fn withdrawn_elsewhere(&mut self, at: f64) {
        self.gate.withdrawn_elsewhere(time(at));
        self.drop_profile();
        self.storage.dropped();
        self.storage.erase();
        self.changed();
    }

    /// How storage stands.
    pub fn storage_state(&self) -> State {
        self.storage.state()
    }

    /// What other tabs should be told; each is told once.
    pub fn take_notices(&mut self) -> Notices {
        core::mem::take(&mut self.notices)
    }
}
