//! The world of the model: a database, tabs, messages between them, and what must hold at each step.

use homebody::consent::{Gate, HostMode, Report, Source, State};
use homebody::storage::{Command, Stamp};

use crate::tab::{Flight, Op, Tab, Tally, encode};

pub struct World {
    pub random: u64,
    pub database: Option<(Stamp, Vec<Op>)>,
    pub tabs: Vec<Tab>,
    pub flights: Vec<Flight>,
    pub now: f64,
    pub granted: bool,
    /// Withdrawals so far; which of them is complete; whether a tab closed before it had done its part of the last.
    pub era: u32,
    pub complete: u32,
    pub cut_short: bool,
    pub next_op: u32,
    /// Operations that were stored once and erased since.
    pub erased: Vec<u32>,
    pub faults: bool,
    /// One tab at a time. Only then can a write that arrived but seemed to fail be told from another tab's.
    pub alone: bool,
    pub tally: Tally,
}

impl World {
    pub fn new(seed: u64) -> Self {
        let mut world = Self {
            random: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1,
            database: None,
            tabs: Vec::new(),
            flights: Vec::new(),
            now: 1e12,
            granted: true,
            era: 0,
            complete: 0,
            cut_short: false,
            next_op: 0,
            erased: Vec::new(),
            faults: seed.is_multiple_of(2),
            alone: seed.is_multiple_of(6),
            tally: Tally::default(),
        };
        for _ in 0..if world.alone { 1 } else { 2 + seed % 3 } {
            world.open();
        }
        world
    }

    fn draw(&mut self) -> u64 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        self.random.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }
    pub fn below(&mut self, n: usize) -> usize {
        ((self.draw() >> 33) % n as u64) as usize
    }

    fn open(&mut self) {
        let mut gate = Gate::new(HostMode::Normal, false);
        let state = if self.granted { State::Granted } else { State::Denied };
        gate.report(Source::Remembered, Report { purposes: [state; 4], at: self.now, valid_until: None });
        self.tabs.push(Tab::new(gate, self.era));
    }

    /// One random thing happens.
    pub fn step(&mut self) {
        self.now += 1.0;
        let open: Vec<usize> = (0..self.tabs.len()).filter(|&t| self.tabs[t].open).collect();
        let t = open[self.below(open.len())];
        match self.below(100) {
            0..25 => self.record(t),
            25..55 => self.next(t),
            55..72 if !self.flights.is_empty() => {
                let f = self.below(self.flights.len());
                self.carry_out(f);
            }
            72..88 if !self.flights.is_empty() => {
                let f = self.below(self.flights.len());
                self.answer(f);
            }
            88..92 => self.read_mail(t),
            92 => self.withdraw(t),
            93 => self.erase_all(t),
            94..96 => self.grant(t),
            96 => self.expire(t),
            97 => self.object(t),
            98 => self.tabs[t].storage.changed_elsewhere(),
            _ if self.alone => {
                self.close(t);
                self.open();
            }
            _ if open.len() == 1 || (open.len() < 4 && self.below(2) == 0) => self.open(),
            _ => self.close(t),
        }
        self.check();
    }

    /// Everything under way arrives, nothing fails any more, every tab goes on as long as it has something to do.
    pub fn settle(&mut self) {
        self.faults = false;
        for round in 0..150 {
            self.now += 1.0;
            for t in 0..self.tabs.len() {
                if self.tabs[t].open {
                    if round == 90 {
                        self.tabs[t].storage.changed_elsewhere();
                    }
                    self.read_mail(t);
                    self.next(t);
                }
            }
            while !self.flights.is_empty() {
                self.carry_out(0);
                self.answer(0);
            }
            self.check();
        }
        let stored = self.database.as_ref().map_or(&[][..], |(_, ops)| ops);
        self.tabs.iter().for_each(|tab| assert!(!tab.open || !tab.asked_to_erase, "every erasure is carried out in the end"));
        for tab in self.tabs.iter().filter(|tab| tab.open && tab.gate.store_permit(self.now).is_some()) {
            assert_eq!(tab.uncommitted, [], "every operation of a consenting tab is stored in the end");
            assert_eq!(tab.memory, stored, "and every tab sees what is stored");
        }
        if !self.cut_short {
            assert!(stored.iter().all(|op| op.era >= self.era), "withdrawn data is stored: {stored:?} in era {}", self.era);
        }
    }

    fn record(&mut self, t: usize) {
        let (tab, op) = (&mut self.tabs[t], self.next_op);
        if tab.gate.profile_permit(self.now).is_some() {
            let op = Op { id: op, era: tab.era, epoch: tab.epoch };
            tab.memory.push(op);
            tab.uncommitted.push(op);
            self.next_op += 1;
        }
    }

    pub fn next(&mut self, t: usize) {
        let random = self.draw();
        let tab = &mut self.tabs[t];
        let permit = tab.gate.store_permit(self.now);
        let denied = tab.gate.denied(self.now);
        let (memory, count) = (&tab.memory, tab.uncommitted.len());
        let mut in_blob = tab.in_blob;
        let blob = || {
            in_blob = count;
            encode(memory)
        };
        let command = tab.storage.next(permit.as_ref(), denied, count > 0, blob, random);
        let permitted = permit.is_some();
        tab.in_blob = in_blob;
        let Some(command) = command else { return };
        assert!(!self.flights.iter().any(|f| f.tab == t), "one command at a time");
        match &command {
            Command::Read | Command::Write { .. } => {
                assert!(permitted, "looking needs a permit");
                tab.opened_once = true;
            }
            Command::Erase => {
                assert!(tab.asked_to_erase || tab.objected || denied, "erasing needs a withdrawal or an order");
                assert!(tab.opened_once, "erasing opens the database; what was never opened is deleted");
                self.tally.count("erase");
            }
            Command::Delete if tab.asked_to_erase => self.tally.count("delete"),
            Command::Delete => {
                assert!(denied && !tab.opened_once, "deleting unseen needs a denial");
                tab.deletes_unseen += 1;
                assert!(tab.deletes_unseen <= 1, "once per load");
                self.tally.count("unseen");
            }
        }
        let era = tab.era;
        self.flights.push(Flight { tab: t, command, era, outcome: None });
    }

    fn withdraw(&mut self, t: usize) {
        self.tally.count("withdrawn");
        self.era += 1;
        self.cut_short = self.orphans();
        self.granted = false;
        for (other, tab) in self.tabs.iter_mut().enumerate() {
            if other != t {
                tab.mail.push(self.era);
            }
        }
        self.tabs[t].hear_of(self.era, self.now);
    }

    fn read_mail(&mut self, t: usize) {
        if let Some(era) = self.tabs[t].mail.pop() {
            self.tabs[t].mail.clear();
            self.tabs[t].hear_of(era, self.now);
        }
    }

    fn erase_all(&mut self, t: usize) {
        self.tabs[t].forget();
        self.tabs[t].storage.erase();
        self.tabs[t].asked_to_erase = true;
    }

    fn grant(&mut self, t: usize) {
        let tab = &mut self.tabs[t];
        self.granted |= tab.era == self.era;
        tab.gate.report(Source::Site, Report { purposes: [State::Granted; 4], at: self.now, valid_until: None });
    }

    /// The grant is over, without a denial; the engine may or may not keep what is in memory.
    fn expire(&mut self, t: usize) {
        let drop = self.below(2) == 0;
        self.tabs[t].gate.report(Source::Site, Report { purposes: [State::Unknown; 4], at: self.now, valid_until: None });
        if drop {
            self.tabs[t].forget();
            self.tabs[t].storage.dropped();
        } else {
            self.next(t);
        }
    }

    /// A signal that the engine only asks about: nobody calls `erase`, and the store erases all the same. Or the signal ends.
    fn object(&mut self, t: usize) {
        let tab = &mut self.tabs[t];
        let ends = tab.gate.decision(self.now).sources.iter().any(|view| view.source == Source::Gpc);
        if ends {
            tab.gate.disconnect(Source::Gpc);
        } else {
            tab.gate.report(Source::Gpc, Report { purposes: [State::Denied; 4], at: self.now, valid_until: None });
            tab.objected = true;
            tab.forget();
        }
        self.next(t);
    }

    fn close(&mut self, t: usize) {
        let tab = &mut self.tabs[t];
        tab.open = false;
        self.cut_short |= tab.asked_to_erase || !tab.mail.is_empty() || self.orphans();
        if self.below(2) == 0 {
            self.flights.retain(|f| f.tab != t || f.outcome.is_some());
        }
    }

    fn check(&self) {
        for op in self.database.iter().flat_map(|(_, ops)| ops) {
            assert!(op.era >= self.complete, "withdrawal {} is complete, yet {op:?} is stored", self.complete);
        }
    }
}
