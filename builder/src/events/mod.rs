//! From a shop's log of events to what learning starts from. The log is read as a stream, row by row: of each row only numbers
//! are kept, 20 bytes in all, and each different id once.
//!
//! A log has the columns `user,session,item,ts,event` in any order, further ones are not looked at: as CSV, TSV or NDJSON,
//! gzipped or not. `user` and `session` may be empty or missing, one of them. Without a session, a person's events belong
//! together until half an hour passes without one. A session belongs to one person: the same name with another user is another one.

mod collect;
mod columns;
mod gaps;
mod kinds;
mod lines;
mod names;
mod report;
mod table;
mod time;

pub use report::{LogReport, UnknownEvent};

use crate::import::separator;
use crate::learn::Log;
use collect::Collector;
use homebody::error::{Code, Error, Result};
use std::io::{Cursor, Read};

/// The most events of a log.
pub const MAX_EVENTS: usize = 100_000_000;

/// The format is found within so many bytes.
const HEAD: u64 = 1 << 16;

/// Reads a log. `name` is the file's name; its ending tells the format (`.csv`, `.tsv`, `.ndjson`, `.jsonl`, each also with
/// `.gz`). Without a known ending the first bytes decide. With `strict`, the first row with a problem ends it.
///
/// # Errors
/// `invalid-input` when the log as a whole cannot be read or holds no event, and with `strict` for the first bad row; `too-large`
/// beyond 100,000,000 events. Bad rows are otherwise no errors: they are in `report`, which is filled in either case.
pub fn read(name: &str, mut input: impl Read, strict: bool, report: &mut LogReport) -> Result<Log> {
    let head = head(&mut input)?;
    let input = Cursor::new(head.clone()).chain(input);
    if head.starts_with(&[0x1F, 0x8B]) {
        plain(name, flate2::read::MultiGzDecoder::new(input), strict, report)
    } else {
        plain(name, input, strict, report)
    }
}

fn plain(name: &str, mut input: impl Read, strict: bool, report: &mut LogReport) -> Result<Log> {
    let mut head = head(&mut input)?;
    if head.starts_with(b"\xEF\xBB\xBF") {
        head.drain(..3);
    }
    let separator = (!is_json(name, &head)).then(|| separator(&head));
    let input = Cursor::new(head).chain(input);
    let mut collector = Collector::new(strict, report);
    match separator {
        Some(separator) => table::read(input, separator, &mut collector)?,
        None => lines::read(input, &mut collector)?,
    }
    collector.finish()
}

fn head(input: &mut impl Read) -> Result<Vec<u8>> {
    let mut head = Vec::new();
    input.take(HEAD).read_to_end(&mut head).map_err(|_| cut())?;
    Ok(head)
}

fn is_json(name: &str, head: &[u8]) -> bool {
    let name = name.to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("ndjson" | "jsonl" | "json") => true,
        Some("csv" | "tsv" | "txt") => false,
        _ => head.trim_ascii_start().first() == Some(&b'{'),
    }
}

fn wrong(field: impl Into<std::borrow::Cow<'static, str>>, fix: impl Into<std::borrow::Cow<'static, str>>) -> Error {
    Error::new(Code::InvalidInput, field, fix)
}

fn cut() -> Error {
    wrong("log", "the log cannot be read to its end, or its gzip data is damaged: copy the file again")
}
