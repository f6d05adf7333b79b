use super::{Command, Effect, Outcome, Stamp, State, Storage};
use crate::consent::{Gate, HostMode, Report, Source, State as Consent};

mod failures;
use alloc::vec;
use alloc::vec::Vec;

const E: u64 = 77;

/// A store at a gate, with everything spelled short.
struct Bench {
    gate: Gate,
    storage: Storage,
    dirty: bool,
}

impl Bench {
    fn new() -> Self {
        let mut bench = Self { gate: Gate::new(HostMode::Normal, false), storage: Storage::new(), dirty: false };
        bench.say(Consent::Granted);
        bench
    }
    fn say(&mut self, state: Consent) {
        self.gate.report(Source::Site, Report { purposes: [state; 4], at: 0.0, valid_until: None });
    }
    fn next(&mut self) -> Option<Command> {
        let (permit, denied) = (self.gate.store_permit(0.0), self.gate.denied(0.0));
        self.storage.next(permit.as_ref(), denied, self.dirty, || vec![9], E)
    }
    /// `next` until there is something to do, and how many calls it took.
    fn patiently(&mut self) -> (u32, Command) {
        for calls in 1..200 {
            if let Some(command) = self.next() {
                return (calls, command);
            }
        }
        unreachable!("nothing to do in 200 calls")
    }
    fn expect(&mut self, command: Command, outcome: Outcome) -> Effect {
        assert_eq!(self.next(), Some(command));
        assert_eq!(self.next(), None, "one at a time");
        self.storage.done(outcome)
    }
    /// Reads what another load stored.
    fn restored() -> Self {
        let mut bench = Self::new();
        assert_eq!(bench.expect(Command::Read, found(3, 50)), Effect::Loaded(vec![3]));
        bench
    }
}

fn stamp(rev: u64, epoch: u64) -> Stamp {
    Stamp { rev, epoch }
}
fn found(rev: u64, epoch: u64) -> Outcome {
    Outcome::Found { stamp: stamp(rev, epoch), blob: vec![rev as u8] }
}
fn write(rev: u64, epoch: u64, expect: Option<Stamp>) -> Command {
    Command::Write { blob: vec![9], stamp: stamp(rev, epoch), expect }
}

#[test]
fn silence_makes_no_command() {
    let mut bench = Bench::new();
    bench.say(Consent::Unknown);
    bench.dirty = true;
    assert_eq!(bench.next(), None);
    assert_eq!(bench.storage.state(), State::None);
}

#[test]
fn the_first_write_makes_an_epoch_and_the_next_keeps_it() {
    let mut bench = Bench::new();
    assert_eq!(bench.next(), Some(Command::Read));
    assert_eq!(bench.storage.state(), State::Restoring);
    assert_eq!(bench.storage.done(Outcome::Absent), Effect::Fresh);
    assert_eq!(bench.storage.state(), State::Ready);
    assert_eq!(bench.next(), None, "nothing new, nothing written");
    bench.dirty = true;
    assert_eq!(bench.expect(write(1, E, None), Outcome::Done), Effect::Committed);
    assert_eq!(bench.expect(write(2, E, Some(stamp(1, E))), Outcome::Done), Effect::Committed);
}

#[test]
fn an_epoch_is_never_zero() {
    let mut bench = Bench::new();
    assert_eq!(bench.expect(Command::Read, Outcome::Absent), Effect::Fresh);
    let permit = bench.gate.store_permit(0.0);
    let command = bench.storage.next(permit.as_ref(), false, true, Vec::new, 0);
    assert_eq!(command, Some(Command::Write { blob: vec![], stamp: stamp(1, 1), expect: None }));
}

#[test]
fn another_tab_wrote_first() {
    let mut bench = Bench::restored();
    bench.dirty = true;
    assert_eq!(bench.expect(write(4, 50, Some(stamp(3, 50))), Outcome::Lost), Effect::Nothing);
    assert_eq!(bench.expect(Command::Read, found(6, 50)), Effect::Loaded(vec![6]));
    assert_eq!(bench.expect(write(7, 50, Some(stamp(6, 50))), Outcome::Done), Effect::Committed);
}

#[test]
fn another_tab_erased_and_started_anew() {
    let mut bench = Bench::restored();
    bench.storage.changed_elsewhere();
    assert_eq!(bench.expect(Command::Read, found(1, 51)), Effect::Replaced(vec![1]));
}

#[test]
fn what_is_gone_is_not_made_anew_by_the_same_decision() {
    let mut bench = Bench::restored();
    bench.dirty = true;
    assert_eq!(bench.expect(write(4, 50, Some(stamp(3, 50))), Outcome::Lost), Effect::Nothing);
    assert_eq!(bench.expect(Command::Read, Outcome::Absent), Effect::Gone);
    assert!((0..100).all(|_| bench.next().is_none()));
    bench.gate.lapse();
    assert_eq!(bench.next(), None);
    bench.say(Consent::Granted);
    assert_eq!(bench.expect(Command::Read, Outcome::Absent), Effect::Fresh);
    assert_eq!(bench.next(), Some(write(1, E, None)));
}

#[test]
fn an_erasure_while_the_permit_was_away_is_noticed() {
    let mut bench = Bench::restored();
    bench.say(Consent::Unknown);
    assert_eq!(bench.next(), None);
    bench.say(Consent::Granted);
    assert_eq!(bench.expect(Command::Read, Outcome::Absent), Effect::Gone);
}

#[test]
fn what_was_read_under_a_permit_that_is_gone_is_not_looked_at() {
    let mut bench = Bench::new();
    assert_eq!(bench.next(), Some(Command::Read));
    bench.say(Consent::Unknown);
    assert_eq!(bench.next(), None);
    assert_eq!(bench.storage.done(found(3, 50)), Effect::Nothing);
}

#[test]
fn what_was_dropped_is_read_anew_even_when_the_permit_came_back_at_once() {
    let mut bench = Bench::restored();
    bench.storage.dropped();
    bench.dirty = true;
    assert_eq!(bench.expect(Command::Read, found(3, 50)), Effect::Loaded(vec![3]));
    // A read that is under way is not looked at before the next permit.
    bench.storage.changed_elsewhere();
    assert_eq!(bench.next(), Some(Command::Read));
    bench.storage.dropped();
    assert_eq!(bench.storage.done(found(4, 50)), Effect::Nothing);
    assert_eq!(bench.next(), Some(Command::Read));
}

#[test]
fn a_write_that_outlived_its_permit_is_committed_but_not_built_upon() {
    let mut bench = Bench::restored();
    bench.dirty = true;
    assert!(matches!(bench.next(), Some(Command::Write { .. })));
    bench.say(Consent::Unknown);
    assert_eq!(bench.next(), None);
    bench.say(Consent::Granted);
    assert_eq!(bench.next(), None);
    assert_eq!(bench.storage.done(Outcome::Done), Effect::Committed);
    assert_eq!(bench.next(), Some(Command::Read));
}

#[test]
fn a_withdrawal_overtakes_a_write() {
    let mut bench = Bench::restored();
    bench.dirty = true;
    assert!(matches!(bench.next(), Some(Command::Write { .. })));
    bench.say(Consent::Denied);
    bench.storage.erase();
    assert_eq!(bench.next(), None, "the write is still under way");
    assert_eq!(bench.storage.done(Outcome::Done), Effect::Nothing);
    assert_eq!(bench.expect(Command::Erase, Outcome::Done), Effect::Erased);
    assert_eq!(bench.next(), None);
    bench.say(Consent::Granted);
    assert_eq!(bench.expect(Command::Read, Outcome::Absent), Effect::Fresh);
    assert_eq!(bench.next(), Some(write(1, E, None)));
}

#[test]
fn a_denial_that_nobody_reports_to_the_store_erases_too() {
    let mut bench = Bench::restored();
    bench.say(Consent::Denied);
    assert_eq!(bench.expect(Command::Erase, Outcome::Done), Effect::Erased);
    assert_eq!(bench.next(), None);
}

#[test]
fn erasing_everything_under_a_standing_consent_starts_an_epoch() {
    let mut bench = Bench::restored();
    bench.storage.erase();
    assert_eq!(bench.expect(Command::Erase, Outcome::Done), Effect::Erased);
    assert_eq!(bench.next(), None, "empty, and nothing to write");
    bench.dirty = true;
    assert_eq!(bench.next(), Some(write(1, E, None)));
}

#[test]
fn a_denied_load_deletes_once_and_unseen() {
    let mut bench = Bench::new();
    bench.say(Consent::Denied);
    assert_eq!(bench.expect(Command::Delete, Outcome::Failed), Effect::Nothing);
    assert!((0..100).all(|_| bench.next().is_none()));
}

#[test]
fn what_was_never_opened_is_deleted_by_order_without_opening_it() {
    let mut bench = Bench::new();
    bench.say(Consent::Unknown);
    bench.storage.erase();
    assert_eq!(bench.expect(Command::Delete, Outcome::Done), Effect::Erased);
    bench.say(Consent::Denied);
    assert_eq!(bench.next(), None, "it is deleted already");
}
