//! What the tests of the engine share: ready engines, fixed dates, the stored lists of a profile, random everything.
#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod case;
pub mod fixture;
pub mod generate;
pub mod lists;
pub mod oracle;

use homebody::catalog::{PackSource, write};
use homebody::consent::{Gate, HostMode, Report, Source, State};
use homebody::engine::Engine;
use homebody::profile::{Entry, EventType, Op};
use homebody::settings::Settings;

pub const HOUR: f64 = 3_600_000.0;
pub const DAY: f64 = 24.0 * HOUR;
/// 2026-03-01, 12:00 UTC.
pub const NOW: f64 = 1_772_366_400_000.0;
pub const GRANTED: [State; 4] = [State::Granted; 4];

/// How an engine stands to the visitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Persistent,
    Session,
    Contextual,
}

pub fn engine(source: &PackSource, settings: &Settings, standing: Standing) -> Engine {
    let host_mode = if standing == Standing::Session { HostMode::Session } else { HostMode::Normal };
    let mut engine = Engine::new(Settings { host_mode, ..settings.clone() });
    engine.load_catalog(write(source).unwrap()).unwrap();
    if standing == Standing::Persistent {
        engine.consent_report(Source::Site, granted(), 0.0);
    }
    engine
}

pub fn granted() -> Report {
    Report { purposes: GRANTED, at: 0.0, valid_until: None }
}

/// A gate that issues permits, for tests of a profile without an engine.
pub fn open_gate() -> Gate {
    Gate::new(HostMode::Session, false)
}

pub fn entry(id: &str, at: f64) -> Entry {
    Entry { id: id.into(), at, number: 1, ..Entry::default() }
}

pub fn track(kind: EventType, id: &str, at: f64) -> Op {
    Op::Track(kind, vec![entry(id, at)])
}
