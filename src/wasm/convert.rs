//! Between the boundary's numbers, strings and bytes and the engine's types.

use crate::bytes::Reader;
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
    json.begin("purposes");
    for (purpose, state) in Purpose::ALL.into_iter().zip(states) {
        json.text(purpose.as_str(), state.as_str());
    }
    json.end();
}

/// A decision as `Decision` in `js/types/consent.ts`.
pub(super) fn decision_json(decision: &Decision) -> String {
    let mut json = Json::new();
    json.text("mode", decision.mode.as_str());
    json.truth("visit", decision.visit);
    purposes(&mut json, &decision.purposes);
    json.list("sources");
    for source in &decision.sources {
        json.item();
        json.text("name", source.source.as_str());
        purposes(&mut json, &source.purposes);
        if let Some(until) = source.valid_until {
            json.whole("validUntil", until as i64);
        }
        if source.remarks.off {
            json.truth("off", true);
        }
        if source.remarks.implied {
            json.truth("explicit", false);
        }
        json.end();
    }
    json.end_list();
    json.finish()
}

/// A storage command as TypeScript carries it out; its bytes go into `blob`.
pub(super) fn command_json(command: Command, aside: bool, blob: &mut Vec<u8>) -> String {
    let mut json = Json::new();
    let op = match command {
        Command::Read => "read",
        Command::Erase => "erase",
        Command::Delete => "delete",
        Command::Write { blob: bytes, stamp, expect } => {
            write_stamp(&mut json, "stamp", stamp);
            if let Some(expect) = expect {
                write_stamp(&mut json, "expect", expect);
            }
            if aside {
                json.truth("aside", true);
            }
            *blob = bytes;
            "write"
        }
    };
    json.text("op", op);
    json.finish()
}

fn write_stamp(json: &mut Json, key: &'static str, stamp: Stamp) {
    json.begin(key);
    json.whole("rev", stamp.rev as i64);
    json.text("epoch", &hex(stamp.epoch));
    json.end();
}

/// An outcome that cannot be understood is a failure.
pub(super) fn outcome(r: &mut Reader<'_>) -> Outcome {
    let code = r.u8();
    if r.is_empty() {
        return match code {
            0 => Outcome::Done,
            1 => Outcome::Absent,
            2 => Outcome::Lost,
            _ => Outcome::Failed,
        };
    }
    let (rev, epoch) = (r.f64() as u64, unhex(r.str()));
    let blob = r.rest().into();
    match epoch {
        Some(epoch) if code == 0 && r.check().is_ok() => Outcome::Found { stamp: Stamp { rev, epoch }, blob },
        _ => Outcome::Failed,
    }
}

/// What is left, as text.
pub(super) fn text<'a>(r: &mut Reader<'a>) -> Result<&'a str> {
    let text = core::str::from_utf8(r.rest());
    r.ensure(text.is_ok(), "a text is not UTF-8");
    r.check()?;
    Ok(text.unwrap_or_default())
}

fn hex(value: u64) -> String {
    let mut text = String::new();
    for place in (0..16).rev() {
        text.push(char::from_digit((value >> (place * 4)) as u32 & 15, 16).unwrap_or_default());
    }
    text
}

fn unhex(text: &str) -> Option<u64> {
    let mut value = 0;
    for digit in text.chars() {
        value = value << 4 | u64::from(digit.to_digit(16)?);
    }
    (text.len() == 16).then_some(value)
}
