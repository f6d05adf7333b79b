//! The state machine between engine and database.

use super::phase::{Known, Pending};
use super::{Command, Effect, Outcome, Stamp, State};
use crate::bytes::checksum;
use crate::consent::StorePermit;
use alloc::vec::Vec;

/// JavaScript numbers hold revisions up to this exactly.
const REV_MASK: u64 = (1 << 53) - 1;
/// Most calls of `next` that pass between two tries to read or write.
const LONGEST_WAIT: u32 = 64;
/// Most calls of `next` that pass between two tries to erase.
const LONGEST_ERASE_WAIT: u32 = 4;
/// After so many lost comparisons in a row one call passes, so that the page does not spin.
const LOST_IN_A_ROW: u32 = 16;

/// Decides when to read, write and erase.
///
/// * Without a [`StorePermit`] there is no command, except: `Erase` (or `Delete`, when this load opened nothing) after
///   [`Storage::erase`]; `Erase` when consent is explicitly denied and this load opened the database; and one `Delete` per
///   load when it is denied and this load opened nothing.
/// * With a permit it reads first, then writes when there is something new. Nothing stored, and the first write makes a
///   new epoch. A lost comparison reads again; the same epoch means another tab wrote, and the engine replays; a missing
///   one means that everything was erased, and this decision makes no new one: only when the permit went and came again.
/// * After [`Storage::erase`] under a permit that stands (the visitor erased, but did not withdraw) the store stays empty
///   until the next write, which makes a new epoch.
/// * A failure leaves the profile in memory and the command is tried again after 1, 2, 4, … up to 64 calls (4 for an
///   erasure).
#[derive(Debug, Default)]
pub struct Storage {
    known: Known,
    /// Where the profile in memory comes from. Outlives the permit, so that an erasure that happened meanwhile is noticed.
    epoch: Option<u64>,
    pending: Option<Pending>,
    /// As of the last call of `next`.
    permitted: bool,
    /// What is known may be out of date.
    reread: bool,
    /// The visitor wants everything gone.
    erasing: bool,
    /// This load may have the database open.
    opened: bool,
    /// The one deletion per load that a denial allows was made, or is not needed.
    deleted: bool,
    /// The last write was lost or failed, with this stamp and this digest of its blob. It may be there all the same, when
    /// the connection broke after the commit.
    doubtful: Option<(Stamp, u64)>,
    failures: u32,
    failed_reading: bool,
    lost: u32,
    wait: u32,
}

impl Storage {
    /// A store of which nothing is known.
    pub fn new() -> Self {
        Self::default()
    }

    /// What to do now; nothing while a command is under way. To be called after everything that changes consent or the
    /// profile, and after [`Storage::done`] until it returns nothing. `denied` is the gate's word for it; `dirty` tells
    /// that there are uncommitted operations; `blob` makes the profile with them, and is called only for a write; `random`
    /// becomes the epoch if one is needed.
    pub fn next(
        &mut self,
        permit: Option<&StorePermit<'_>>,
        denied: bool,
        dirty: bool,
        blob: impl FnOnce() -> Vec<u8>,
        random: u64,
    ) -> Option<Command> {
        self.permitted = permit.is_some();
        if !self.permitted {
            self.known = Known::Unread;
            self.reread = false;
            if !self.erasing {
                (self.failures, self.lost, self.wait) = (0, 0, 0);
            }
            if denied && self.opened && !matches!(self.pending, Some(Pending::Erase)) {
                self.erase();
            }
        }
        if self.pending.is_some() {
            return None;
        }
        if self.wait > 0 {
            self.wait -= 1;
            return None;
        }
        if self.erasing {
            return Some(if self.opened {
                self.issue(Pending::Erase, Command::Erase)
            } else {
                self.issue(Pending::Delete, Command::Delete)
            });
        }
        if !self.permitted {
            if denied && !self.opened && !self.deleted {
                self.deleted = true;
                return Some(self.issue(Pending::DeleteUnseen, Command::Delete));
            }
            return None;
        }
        let expect = match self.known {
            Known::Gone => return None,
            Known::Unread => return Some(self.read()),
            Known::Absent | Known::At(_) if self.reread => return Some(self.read()),
            Known::Absent => None,
            Known::At(stamp) => Some(stamp),
        };
        if !dirty {
            return None;
        }
        let stamp = match expect {
            // Nothing, or what is not of our making.
            None | Some(Stamp { epoch: 0, .. }) => Stamp { rev: 1, epoch: random.max(1) },
            Some(Stamp { rev, epoch }) => Stamp { rev: rev.wrapping_add(1) & REV_MASK, epoch },
        };
        let blob = blob();
        self.opened = true;
        Some(self.issue(Pending::Write(stamp, checksum(&blob)), Command::Write { blob, stamp, expect }))
    }

    /// Says how the command went that [`Storage::next`] gave last. An outcome that does not fit it is a failure.
    pub fn done(&mut self, outcome: Outcome) -> Effect {
        let Some(pending) = self.pending.take() else { return Effect::Nothing };
        match (pending, outcome) {
            (Pending::Overtaken | Pending::DeleteUnseen, _) => Effect::Nothing,
            (Pending::Erase | Pending::Delete, Outcome::Done | Outcome::Absent) => self.erased(),
            (Pending::Write(stamp, _), Outcome::Done) => {
                self.succeeded();
                self.epoch = Some(stamp.epoch);
                // Unless the permit went meanwhile: then what is in memory need not be what was written.
                if self.known != Known::Unread {
                    self.known = Known::At(stamp);
                }
                Effect::Committed
            }
            (Pending::Write(stamp, digest), Outcome::Lost) => {
                self.doubtful = Some((stamp, digest));
                self.reread = true;
                self.lost += 1;
                if self.lost.is_multiple_of(LOST_IN_A_ROW) {
                    self.wait = 1;
                }
                Effect::Nothing
            }
            (Pending::Read, Outcome::Absent) if self.permitted => self.absent(),
            (Pending::Read, Outcome::Found { stamp, blob }) if self.permitted => self.found(stamp, blob),
            // Read under a permit that is gone: not to be looked at.
            (Pending::Read, Outcome::Absent | Outcome::Found { .. }) => Effect::Nothing,
            (pending, _) => {
                self.failed(pending);
                Effect::Nothing
            }
        }
    }

    /// The visitor erased everything, or withdrew: what is under way counts no more, and an erasure comes next.
    pub fn erase(&mut self) {
        if matches!(self.pending, Some(Pending::Erase | Pending::Delete)) {
            return;
        }
        if !self.erasing {
            (self.failures, self.lost, self.wait) = (0, 0, 0);
        }
        self.erasing = true;
        self.reread = false;
        self.doubtful = None;
        self.epoch = None;
        if matches!(self.pending, Some(Pending::Read | Pending::Write(..))) {
            self.pending = Some(Pending::Overtaken);
        }
    }

    /// The engine dropped the profile from memory because its permit went. What is read before the next permit counts for
    /// nothing, and everything is read anew under it, even when it came back before [`Storage::next`] could see it gone:
    /// else the next write would put a nearly empty profile in place of the stored one.
    pub fn dropped(&mut self) {
        self.permitted = false;
        self.known = Known::Unread;
        self.epoch = None;
        self.doubtful = None;
    }

    /// Another tab says that it changed the profile: read again before the next write. Only a hint; nothing breaks when
    /// it is missed.
    pub fn changed_elsewhere(&mut self) {
        self.reread = true;
    }

    /// Where the store is.
    pub fn state(&self) -> State {
        match self.known {
            _ if !self.permitted => State::None,
            _ if self.failures > 0 => State::Failed,
            Known::Unread => State::Restoring,
            Known::Absent | Known::At(_) | Known::Gone => State::Ready,
        }
    }

    fn issue(&mut self, pending: Pending, command: Command) -> Command {
        self.pending = Some(pending);
        command
    }

    fn read(&mut self) -> Command {
        self.reread = false;
        self.opened = true;
        self.issue(Pending::Read, Command::Read)
    }

    fn absent(&mut self) -> Effect {
        self.read_succeeded();
        if self.epoch.take().is_some() {
            self.known = Known::Gone;
            return Effect::Gone;
        }
        self.known = Known::Absent;
        Effect::Fresh
    }

    fn found(&mut self, stamp: Stamp, blob: Vec<u8>) -> Effect {
        self.read_succeeded();
        let known = core::mem::replace(&mut self.known, Known::At(stamp));
        let epoch = self.epoch.replace(stamp.epoch);
        if self.doubtful.take() == Some((stamp, checksum(&blob))) {
            self.succeeded();
            return Effect::Committed;
        }
        if epoch.is_some_and(|epoch| epoch != stamp.epoch) {
            Effect::Replaced(blob)
        } else if known == Known::At(stamp) {
            Effect::Nothing
        } else {
            Effect::Loaded(blob)
        }
    }

    fn erased(&mut self) -> Effect {
        self.succeeded();
        self.erasing = false;
        self.opened = false;
        self.deleted = true;
        if let Known::At(_) = self.known {
            self.known = Known::Absent;
        }
        Effect::Erased
    }

    fn succeeded(&mut self) {
        (self.failures, self.lost, self.wait) = (0, 0, 0);
        self.failed_reading = false;
        self.doubtful = None;
    }

    /// A read says nothing about whether writing works again.
    fn read_succeeded(&mut self) {
        if self.failed_reading {
            self.failed_reading = false;
            self.failures = 0;
        }
    }

    fn failed(&mut self, pending: Pending) {
        let longest = match pending {
            Pending::Erase | Pending::Delete => LONGEST_ERASE_WAIT,
            _ => LONGEST_WAIT,
        };
        if let Pending::Write(stamp, digest) = pending {
            self.doubtful = Some((stamp, digest));
            self.reread = true;
        }
        self.failed_reading = pending == Pending::Read;
        self.reread |= self.failed_reading;
        self.wait = (1 << self.failures.min(6)).min(longest);
        self.failures = self.failures.saturating_add(1);
    }
}
