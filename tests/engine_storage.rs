//! The engine and a database: nothing is asked of it before consent, nothing is left in it after.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is not as it should be")]

mod common;

use common::lists::{EVENTS, Lists, PURCHASES};
use common::{DAY, NOW, entry, fixture, granted, track};
use homebody::catalog::write;
use homebody::consent::{Mode, Report, Source, State};
use homebody::engine::Engine;
use homebody::profile::{EventType, MAX_BYTES, Op};
use homebody::settings::Settings;
use homebody::storage::{Command, Outcome, Stamp, State as StorageState};

const DENIED: Report = Report { purposes: [State::Denied; 4], at: NOW, valid_until: None };

/// What a page does with the engine's commands.
#[derive(Default)]
struct Disk {
    stored: Option<(Stamp, Vec<u8>)>,
    log: Vec<&'static str>,
    random: u64,
}

impl Disk {
    /// Carries out what one engine wants until it wants nothing.
    fn serve(&mut self, engine: &mut Engine, now: f64) {
        while let Some(command) = engine.storage_next(now, self.random + 1) {
            let outcome = self.carry_out(command);
            engine.storage_done(outcome, now);
        }
    }
    fn carry_out(&mut self, command: Command) -> Outcome {
        self.random += 1;
        match command {
            Command::Read => {
                self.log.push("read");
                self.stored.clone().map_or(Outcome::Absent, |(stamp, blob)| Outcome::Found { stamp, blob })
            }
            Command::Write { blob, stamp, expect } => {
                self.log.push("write");
                assert!(blob.len() <= MAX_BYTES);
                if self.stored.as_ref().map(|stored| stored.0) != expect {
                    return Outcome::Lost;
                }
                self.stored = Some((stamp, blob));
                Outcome::Done
            }
            Command::Erase | Command::Delete => {
                self.log.push("erase");
                self.stored = None;
                Outcome::Done
            }
        }
    }
    fn log(&mut self) -> Vec<&'static str> {
        std::mem::take(&mut self.log)
    }
}

/// A page that was just opened.
fn page() -> Engine {
    let mut engine = Engine::new(Settings::default());
    engine.load_catalog(write(&fixture::shop()).unwrap()).unwrap();
    engine
}
fn consenting_page(disk: &mut Disk, now: f64) -> Engine {
    let mut engine = page();
    engine.consent_report(Source::Site, granted(), now);
    disk.serve(&mut engine, now);
    engine
}
fn view(engine: &mut Engine, id: &str, now: f64) {
    engine.apply(track(EventType::View, id, now), now).unwrap();
}
fn viewed(engine: &Engine) -> Vec<String> {
    Lists::read(&engine.export()).ids(EVENTS).into_iter().map(String::from).collect()
}

#[test]
fn no_command_before_a_grant_and_a_write_only_when_something_happened() {
    let mut disk = Disk::default();
    let mut engine = page();
    engine.consent_connect(Source::Site, NOW);
    disk.serve(&mut engine, NOW);
    assert_eq!((disk.log(), engine.storage_state()), (vec![], StorageState::None));
    engine.consent_report(Source::Site, granted(), NOW);
    assert_eq!(engine.storage_next(NOW, 7), Some(Command::Read));
    assert_eq!(engine.storage_next(NOW, 7), None, "one at a time");
    assert_eq!(engine.storage_state(), StorageState::Restoring);
    engine.storage_done(Outcome::Absent, NOW);
    disk.serve(&mut engine, NOW);
    assert!(disk.log().is_empty());
    view(&mut engine, "rake", NOW);
    disk.serve(&mut engine, NOW);
    assert_eq!((disk.log(), engine.storage_state()), (vec!["write"], StorageState::Ready));
    assert!(engine.take_notices().changed);
    assert!(!engine.take_notices().changed, "told once");
    disk.serve(&mut engine, NOW);
    assert!(disk.log().is_empty());
}

#[test]
fn the_next_visit_begins_where_the_last_one_ended() {
    let mut disk = Disk::default();
    let mut engine = consenting_page(&mut disk, NOW);
    view(&mut engine, "rake", NOW);
    disk.serve(&mut engine, NOW);
    let mut next = consenting_page(&mut disk, NOW + DAY);
    assert_eq!(next.export(), engine.export());
    // What happens before the answer is there is replayed on it.
    let mut third = page();
    third.consent_report(Source::Site, granted(), NOW + DAY);
    view(&mut third, "hose", NOW + DAY);
    disk.serve(&mut third, NOW + DAY);
    assert_eq!(viewed(&third), ["rake", "hose"]);
    // And another tab that wrote meanwhile loses nothing.
    view(&mut next, "spade", NOW + DAY + 1.0);
    disk.serve(&mut next, NOW + DAY + 1.0);
    assert_eq!(viewed(&next), ["rake", "hose", "spade"]);
    third.changed_elsewhere();
    disk.serve(&mut third, NOW + DAY + 1.0);
    assert_eq!(third.export(), next.export());
}

#[test]
fn what_was_done_while_a_write_was_under_way_is_written_next() {
    let mut disk = Disk::default();
    let mut engine = consenting_page(&mut disk, NOW);
    view(&mut engine, "rake", NOW);
    let write = engine.storage_next(NOW, 5).unwrap();
    view(&mut engine, "hose", NOW);
    let outcome = disk.carry_out(write);
    engine.storage_done(outcome, NOW);
    assert_eq!(viewed(&engine), ["rake", "hose"]);
    disk.serve(&mut engine, NOW);
    assert_eq!(viewed(&consenting_page(&mut disk, NOW)), ["rake", "hose"]);
}

#[test]
fn a_withdrawal_erases_and_no_earlier_write_brings_anything_back() {
    let mut disk = Disk::default();
    let mut engine = consenting_page(&mut disk, NOW);
    view(&mut engine, "rake", NOW);
    disk.serve(&mut engine, NOW);
    let mut other = consenting_page(&mut disk, NOW);
    view(&mut other, "hose", NOW);
    let late = other.storage_next(NOW, 9).unwrap();
    engine.consent_report(Source::Site, DENIED, NOW);
    assert!(engine.take_notices().withdrawn);
    disk.serve(&mut engine, NOW);
    assert_eq!((disk.log().last(), &disk.stored), (Some(&"erase"), &None));
    // The other tab's write was under way, and is too late.
    let outcome = disk.carry_out(late);
    other.storage_done(outcome, NOW);
    disk.serve(&mut other, NOW);
    assert_eq!(disk.stored, None);
}

#[test]
fn what_vanished_ends_consent_in_this_tab() {
    let mut disk = Disk::default();
    let mut engine = consenting_page(&mut disk, NOW);
    view(&mut engine, "rake", NOW);
    disk.serve(&mut engine, NOW);
    // The visitor clears the site's data.
    disk.stored = None;
    view(&mut engine, "hose", NOW);
    disk.serve(&mut engine, NOW);
    assert_eq!((engine.mode(NOW), viewed(&engine), &disk.stored), (Mode::Contextual, vec![], &None));
    engine.consent_report(Source::Site, Report { at: NOW + 1.0, ..granted() }, NOW + 1.0);
    view(&mut engine, "spade", NOW + 1.0);
    disk.serve(&mut engine, NOW + 1.0);
    assert_eq!(viewed(&consenting_page(&mut disk, NOW + 1.0)), ["spade"]);
}

#[test]
fn what_was_replaced_is_taken_over() {
    let mut disk = Disk::default();
    let mut engine = consenting_page(&mut disk, NOW);
    view(&mut engine, "rake", NOW);
    disk.serve(&mut engine, NOW);
    let mut other = consenting_page(&mut disk, NOW);
    other.apply(Op::Erase(None), NOW).unwrap();
    view(&mut other, "spade", NOW);
    disk.serve(&mut other, NOW);
    view(&mut engine, "hose", NOW);
    disk.serve(&mut engine, NOW);
    assert_eq!(viewed(&engine), ["spade"], "what was erased there does not come back from here");
    assert_eq!(engine.mode(NOW), Mode::Persistent);
}

#[test]
fn erasing_starts_a_new_epoch_at_once() {
    let mut disk = Disk::default();
    let mut engine = consenting_page(&mut disk, NOW);
    view(&mut engine, "rake", NOW);
    disk.serve(&mut engine, NOW);
    let before = disk.stored.clone().unwrap().0.epoch;
    engine.apply(Op::Erase(None), NOW).unwrap();
    disk.serve(&mut engine, NOW);
    assert_ne!(disk.stored.clone().unwrap().0.epoch, before);
    assert!(viewed(&consenting_page(&mut disk, NOW)).is_empty());
}

#[test]
fn a_damaged_profile_is_left_behind_and_replaced() {
    let mut disk = Disk::default();
    let mut engine = consenting_page(&mut disk, NOW);
    view(&mut engine, "rake", NOW);
    disk.serve(&mut engine, NOW);
    if let Some((_, blob)) = &mut disk.stored {
        blob[20] ^= 1;
    }
    let mut next = consenting_page(&mut disk, NOW);
    assert!(viewed(&next).is_empty());
    view(&mut next, "hose", NOW);
    disk.serve(&mut next, NOW);
    assert_eq!(viewed(&consenting_page(&mut disk, NOW)), ["hose"]);
}

#[test]
fn a_profile_of_a_newer_version_is_never_overwritten() {
    let mut disk = Disk::default();
    let mut engine = consenting_page(&mut disk, NOW);
    view(&mut engine, "rake", NOW);
    disk.serve(&mut engine, NOW);
    if let Some((_, blob)) = &mut disk.stored {
        blob[4] = u8::MAX;
    }
    let newer = disk.stored.clone();
    let mut next = consenting_page(&mut disk, NOW);
    view(&mut next, "hose", NOW);
    disk.log();
    disk.serve(&mut next, NOW);
    assert_eq!((disk.log(), &disk.stored), (vec![], &newer));
    assert_eq!(viewed(&next), ["hose"], "in memory it works");
    // Only the visitor's own word removes it; then writing works again.
    next.apply(Op::Erase(None), NOW).unwrap();
    disk.serve(&mut next, NOW);
    view(&mut next, "spade", NOW);
    disk.serve(&mut next, NOW);
    assert_eq!(viewed(&consenting_page(&mut disk, NOW)), ["spade"]);
}

#[test]
fn what_is_too_old_is_forgotten_when_it_is_read_and_then_on_disk() {
    let mut disk = Disk::default();
    let mut engine = consenting_page(&mut disk, NOW);
    engine.apply(Op::Purchases(vec![entry("rake", NOW)]), NOW).unwrap();
    disk.serve(&mut engine, NOW);
    let later = NOW + 180.0 * DAY + 1.0;
    let mut next = page();
    next.consent_report(Source::Site, granted(), later);
    disk.serve(&mut next, later);
    assert!(Lists::read(&next.export()).lists[PURCHASES].is_empty());
    let (_, blob) = disk.stored.clone().unwrap();
    let kept = homebody::profile::Profile::decode(&blob, 180).unwrap();
    assert!(kept.is_empty(), "a visit that only looks must not keep what is overdue");
}

#[test]
fn a_store_that_never_answers_fills_no_memory_and_a_refusing_one_is_tried_again() {
    let mut engine = page();
    engine.consent_report(Source::Site, granted(), NOW);
    assert_eq!(engine.storage_next(NOW, 1), Some(Command::Read));
    (0..1500).for_each(|_| view(&mut engine, "rake", NOW));
    engine.storage_done(Outcome::Failed, NOW);
    assert_eq!(engine.storage_state(), StorageState::Failed);
    let tried = (0..10).filter_map(|_| engine.storage_next(NOW, 1)).next();
    assert_eq!(tried, Some(Command::Read));
    engine.storage_done(Outcome::Absent, NOW);
    let mut disk = Disk::default();
    disk.serve(&mut engine, NOW);
    assert_eq!(consenting_page(&mut disk, NOW).export(), engine.export());
}

#[test]
fn this_visit_only_neither_reads_nor_writes_what_is_stored() {
    let mut disk = Disk::default();
    let mut first = consenting_page(&mut disk, NOW);
    view(&mut first, "rake", NOW);
    disk.serve(&mut first, NOW);
    let stored = disk.stored.clone();
    disk.log();

    first.visit(true, NOW);
    assert_eq!(first.mode(NOW), Mode::Session);
    assert!(viewed(&first).is_empty(), "it starts with nothing");
    view(&mut first, "teapot", NOW);
    disk.serve(&mut first, NOW);
    assert_eq!((viewed(&first), disk.log()), (vec!["teapot".into()], vec![]));

    first.visit(false, NOW);
    disk.serve(&mut first, NOW);
    assert_eq!((viewed(&first), disk.log()), (vec!["rake".into()], vec!["read"]), "the visit is forgotten, the rest is there again");
    assert_eq!(disk.stored, stored);
}
