//! Between the boundary's numbers, strings and bytes and the engine's types.

use crate::consent::{Decision, Purpose, State};
use crate::error::Result;
use crate::json::Json;
use crate::storage::{Command, Outcome, Stamp};
use crate::text::join;
use alloc::string::String;
use alloc::vec::Vec;

/// What an export answers; TypeScript makes a `HomebodyError` of one that begins with `!`.
pub(super) fn answer(result: Result<String>) -> String {
    result.unwrap_or_else(|error| join(&["!", error.code.as_str(), "\0", &error.field, "\0", &error.fix]))
}

fn purposes(json: &mut Json, states: &[State; 4]) {
    json.inner("purposes", |json| {
        for (purpose, state) in Purpose::ALL.into_iter().zip(states) {
            json.text(purpose.as_str(), state.as_str());
        }
    });
}

/// A decision as `Decision` in `js/types.ts`.
pub(super) fn decision_json(decision: &Decision) -> String {
    Json::object(|json| {
        json.text("mode", decision.mode.as_str());
        purposes(json, &decision.purposes);
        json.list("sources", &decision.sources, |json, source| {
            json.text("name", source.source.as_str());
            purposes(json, &source.purposes);
            if let Some(until) = source.valid_until {
                json.whole("validUntil", until as i64);
            }
        });
    })
}

/// A storage command as TypeScript carries it out; its bytes go into `blob`.
pub(super) fn command_json(command: Command, blob: &mut Vec<u8>) -> String {
    Json::object(|json| match command {
        Command::Read => json.text("op", "read"),
        Command::Erase => json.text("op", "erase"),
        Command::Delete => json.text("op", "delete"),
        Command::Write { blob: bytes, stamp, expect } => {
            json.text("op", "write");
            json.inner("stamp", |json| write_stamp(json, stamp));
            if let Some(expect) = expect {
                json.inner("expect", |json| write_stamp(json, expect));
            }
            *blob = bytes;
        }
    })
}

fn write_stamp(json: &mut Json, stamp: Stamp) {
    json.whole("rev", stamp.rev as i64);
    json.text("epoch", &hex(stamp.epoch));
}

/// An outcome that cannot be understood is a failure.
pub(super) fn outcome(code: u8, rev: f64, epoch: &str, blob: Vec<u8>) -> Outcome {
    match code {
        0 if epoch.is_empty() => Outcome::Done,
        0 => match u64::from_str_radix(epoch, 16) {
            Ok(epoch) if rev.is_finite() && rev >= 0.0 => Outcome::Found { stamp: Stamp { rev: rev as u64, epoch }, blob },
            _ => Outcome::Failed,
        },
        1 => Outcome::Absent,
        2 => Outcome::Lost,
        _ => Outcome::Failed,
    }
}

fn hex(value: u64) -> String {
    (0..16).rev().map(|digit| char::from(b"0123456789abcdef"[(value >> (digit * 4) & 15) as usize])).collect()
}
