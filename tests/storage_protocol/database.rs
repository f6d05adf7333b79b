//! The database of the model, and what must hold whenever something is written.

use homebody::storage::{Command, Effect, Outcome};

use crate::model::World;
use crate::tab::{Flight, Op, decode, encode};

impl World {
    /// The database does what was asked, or fails.
    pub fn carry_out(&mut self, f: usize) {
        if self.flights[f].outcome.is_some() {
            return;
        }
        let fails = self.faults && self.below(6) == 0;
        let in_secret = self.below(4) > 0;
        let flight = &mut self.flights[f];
        let told = self.tabs[flight.tab].open && self.tabs[flight.tab].era >= self.era && flight.era >= self.era;
        let known_epoch = matches!(flight.command, Command::Write { expect: Some(_), .. });
        if fails && !(in_secret && known_epoch && self.alone) {
            self.tally.count("failed");
            flight.outcome = Some(Outcome::Failed);
            return;
        }
        let outcome = match flight.command.clone() {
            Command::Read => match &self.database {
                None => Outcome::Absent,
                Some((stamp, ops)) => Outcome::Found { stamp: *stamp, blob: encode(ops) },
            },
            Command::Write { blob, stamp, expect } if self.database.as_ref().map(|d| d.0) == expect => {
                let (ops, before) = (decode(&blob), self.database.as_ref().map_or(Vec::new(), |d| d.1.clone()));
                assert!(before.iter().all(|op| ops.contains(op)), "committed operations are lost: {before:?} → {ops:?}");
                assert!(ops.iter().enumerate().all(|(i, op)| !ops[..i].contains(op)), "an operation is stored twice: {ops:?}");
                assert!(ops.iter().all(|op| !self.erased.contains(&op.id)), "erased operations came back: {ops:?}");
                assert_ne!(stamp.epoch, 0);
                let of_this_epoch = |op: &Op| op.epoch == 0 || op.epoch == stamp.epoch;
                assert!(ops.iter().all(of_this_epoch), "what belongs to one epoch is stored under another: {stamp:?} {ops:?}");
                assert!(expect.is_none_or(|e| e.epoch == stamp.epoch && e.rev + 1 == stamp.rev));
                self.database = Some((stamp, ops));
                Outcome::Done
            }
            Command::Write { .. } => Outcome::Lost,
            Command::Erase | Command::Delete => {
                self.erased.extend(self.database.take().into_iter().flat_map(|d| d.1).map(|op| op.id));
                Outcome::Done
            }
        };
        if matches!(flight.command, Command::Erase | Command::Delete) && told && self.nobody_writes_the_old() {
            self.complete = self.era;
            self.tally.count("complete");
        }
        let flight = &mut self.flights[f];
        if outcome == Outcome::Lost {
            self.tally.count("lost");
        }
        if fails && outcome == Outcome::Done {
            self.tally.count("done in secret");
            // The page tries once more by itself, and then the comparison is lost.
            flight.outcome = Some(if (self.now as u64).is_multiple_of(2) { Outcome::Failed } else { Outcome::Lost });
        } else {
            flight.outcome = Some(outcome);
        }
    }

    /// Whether every tab knows of every withdrawal and nothing given before is under way.
    fn nobody_writes_the_old(&self) -> bool {
        let writing = |f: &Flight| f.outcome.is_none() && matches!(f.command, Command::Write { .. }) && f.era < self.era;
        self.tabs.iter().all(|tab| !tab.open || tab.era >= self.era) && !self.flights.iter().any(writing)
    }

    /// Whether the first write of an epoch is under way from a tab that is closed. If it arrives after an erasure that it
    /// does not know of, nobody is left to take it back until a load that is denied.
    pub fn orphans(&self) -> bool {
        let first = |f: &Flight| f.outcome.is_none() && matches!(f.command, Command::Write { expect: None, .. });
        self.flights.iter().any(|f| !self.tabs[f.tab].open && first(f))
    }

    /// The page hears how it went, and does what an engine does then.
    pub fn answer(&mut self, f: usize) {
        if self.flights[f].outcome.is_none() {
            return;
        }
        let flight = self.flights.swap_remove(f);
        let tab = &mut self.tabs[flight.tab];
        let (true, Some(outcome)) = (tab.open, flight.outcome) else { return };
        let epoch = match (&outcome, &flight.command) {
            (Outcome::Found { stamp, .. }, _) | (_, Command::Write { stamp, .. }) => stamp.epoch,
            _ => 0,
        };
        match tab.storage.done(outcome) {
            Effect::Nothing | Effect::Fresh => {}
            Effect::Loaded(blob) => {
                tab.memory = decode(&blob);
                tab.memory.extend(&tab.uncommitted);
                tab.epoch = epoch;
                self.tally.count("loaded");
            }
            Effect::Committed => {
                tab.uncommitted.drain(..tab.in_blob);
                tab.epoch = epoch;
                self.tally.count("committed");
            }
            Effect::Gone => {
                tab.forget();
                tab.gate.lapse();
                self.tally.count("gone");
            }
            Effect::Replaced(blob) => {
                tab.forget();
                tab.memory = decode(&blob);
                tab.epoch = epoch;
                self.tally.count("replaced");
            }
            Effect::Erased => (tab.asked_to_erase, tab.objected) = (false, false),
        }
        self.next(flight.tab);
    }
}
