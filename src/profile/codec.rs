//! The stored form of a profile: magic `HBPR`, version, checksum, the time of the last use, then the body. The body alone
//! is also what crosses to TypeScript for export and import (`js/profile-format.ts`).

use super::contents::{Contents, DIAL, Entry, EventType, List, field};
use crate::bytes::{Reader, Writer, checksum};
use crate::error::{Code, Error, Result};
use crate::math::time;
use alloc::vec::Vec;

const MAGIC: [u8; 4] = *b"HBPR";
/// Raise it with every change of the form, and keep reading the one before.
const VERSION: u16 = 3;
/// The version before had no dial.
const BEFORE: u16 = 2;
const HEADER: usize = 16;

/// Ids, names and values are this long at most.
const MAX_TEXT: usize = 256;

pub(super) fn encode(contents: &Contents) -> Vec<u8> {
    let mut body = Writer::new();
    body.f64(contents.last_used);
    write_body(&mut body, contents);
    let body = body.finish();
    let mut out = Writer::new();
    out.raw(&MAGIC);
    out.u16(VERSION);
    out.u16(0);
    out.u64(checksum(&body));
    out.raw(&body);
    out.finish()
}

pub(super) fn decode(bytes: &[u8]) -> Result<Contents> {
    let mut r = Reader::new(bytes, Code::ProfileCorrupt, "profile");
    let right = r.raw(4) == MAGIC;
    r.ensure(right, "this is not a stored profile");
    let version = r.u16();
    if version > VERSION {
        return Err(Error::new(Code::VersionUnsupported, "profile.version", "the profile is of a newer homebody: load that version"));
    }
    let right = (version == VERSION || version == BEFORE) && r.u16() == 0 && r.u64() == checksum(bytes.get(HEADER..).unwrap_or_default());
    r.ensure(right, "the stored profile is damaged");
    let last_used = time(r.f64());
    let mut contents = read_body(&mut r, version)?;
    contents.last_used = last_used;
    Ok(contents)
}

/// What crosses to TypeScript.
pub(super) fn export(contents: &Contents) -> Vec<u8> {
    let mut body = Writer::new();
    write_body(&mut body, contents);
    body.finish()
}

/// What comes from there: a file that someone may have written by hand. What lies in the future is taken as `now`.
pub(super) fn import(bytes: &[u8], now: f64) -> Result<Contents> {
    let mut read = read_body(&mut Reader::new(bytes, Code::InvalidInput, "profile"), VERSION)?;
    let mut contents = Contents::default();
    (contents.channels_off, contents.paused, contents.dial, contents.last_used) = (read.channels_off, read.paused, read.dial, now);
    for list in List::ALL {
        for entry in core::mem::take(read.edit(list)) {
            let at = time(entry.at).min(now);
            contents.add(list, Entry { at, ..entry });
        }
    }
    Ok(contents)
}

fn write_body(out: &mut Writer, contents: &Contents) {
    for list in List::ALL {
        out.u32(contents.list(list).len() as u32);
        for entry in contents.list(list) {
            write_entry(out, entry, list.fields());
        }
    }
    out.u8(contents.channels_off);
    out.u8(contents.paused as u8);
    out.u8(contents.dial as u8);
}

fn read_body(r: &mut Reader<'_>, version: u16) -> Result<Contents> {
    let mut contents = Contents::default();
    for list in List::ALL {
        *contents.edit(list) = read_entries(r, list.fields());
    }
    for event in contents.list(List::Events) {
        r.ensure(EventType::from_code(event.kind).is_some(), "no such event");
    }
    contents.channels_off = r.u8() & 15;
    contents.paused = r.u8() != 0;
    if version > BEFORE {
        contents.dial = (r.u8() as i8).clamp(-DIAL, DIAL);
    }
    r.end()?;
    Ok(contents)
}

/// A count, then entries with the given fields: kind, id, text, at, until, number.
pub(super) fn read_entries(r: &mut Reader<'_>, fields: u8) -> Vec<Entry> {
    let mut entries = Vec::new();
    for _ in 0..r.count(12) {
        let has = |bit: u8| fields & bit != 0;
        let kind = if has(field::KIND) { r.u8() } else { 0 };
        let id = r.str();
        let text = if has(field::TEXT) { r.str() } else { "" };
        r.ensure(!id.is_empty() && id.len().max(text.len()) <= MAX_TEXT, "ids, names and values have 1 to 256 bytes");
        let at = r.f64();
        let until = if has(field::UNTIL) { r.f64() } else { 0.0 };
        let number = if has(field::NUMBER) { r.u32() as i32 } else { 0 };
        entries.push(Entry { id: id.into(), text: text.into(), at, until, number, kind });
    }
    entries
}

fn write_entry(out: &mut Writer, entry: &Entry, fields: u8) {
    let has = |bit: u8| fields & bit != 0;
    if has(field::KIND) {
        out.u8(entry.kind);
    }
    out.str(&entry.id);
    if has(field::TEXT) {
        out.str(&entry.text);
    }
    out.f64(entry.at);
    if has(field::UNTIL) {
        out.f64(entry.until);
    }
    if has(field::NUMBER) {
        out.u32(entry.number as u32);
    }
}
