//! NDJSON: one object a line, row by row.

use super::collect::Collector;
use super::columns::{self, COUNT};
use crate::import::Raw;
use homebody::error::Result;
use std::io::{BufRead, BufReader, Read};

/// A longer line is left out.
const MAX_LINE_BYTES: usize = 1 << 20;

pub(super) fn read(input: impl Read, collector: &mut Collector<'_>) -> Result<()> {
    let mut input = BufReader::with_capacity(1 << 16, input);
    let mut bytes = Vec::new();
    for line in 1.. {
        let Some(whole) = next_line(&mut input, &mut bytes)? else { return Ok(()) };
        if !whole {
            collector.broken(line, "row", "has more than 1 MiB", "write one event a line")?;
            continue;
        }
        match std::str::from_utf8(&bytes) {
            Ok(text) if text.trim().is_empty() => {}
            Ok(text) => row(line, text, collector)?,
            Err(_) => collector.broken(line, "row", "is not UTF-8", "save the file as UTF-8")?,
        }
    }
    Ok(())
}

/// Reads a line; whether it is whole, or `None` at the end.
fn next_line(input: &mut impl BufRead, bytes: &mut Vec<u8>) -> Result<Option<bool>> {
    bytes.clear();
    let mut whole = true;
    let mut any = false;
    loop {
        let chunk = input.fill_buf().map_err(|_| super::cut())?;
        if chunk.is_empty() {
            return Ok(any.then_some(whole));
        }
        any = true;
        let end = chunk.iter().position(|&byte| byte == b'\n');
        let part = &chunk[..end.unwrap_or(chunk.len())];
        whole = whole && bytes.len() + part.len() <= MAX_LINE_BYTES;
        if whole {
            bytes.extend_from_slice(part);
        }
        let used = part.len() + usize::from(end.is_some());
        input.consume(used);
        if end.is_some() {
            return Ok(Some(whole));
        }
    }
}

fn row(line: u64, text: &str, collector: &mut Collector<'_>) -> Result<()> {
    let values = match serde_json::from_str::<Raw>(text) {
        Ok(Raw::Map(values)) => values,
        Ok(_) => return collector.broken(line, "row", "is no object", r#"write {"item": …, "ts": …, "event": …}"#),
        Err(_) => return collector.broken(line, "row", "is no JSON", "correct the JSON of this line"),
    };
    let mut cells: [String; COUNT] = Default::default();
    let mut ranks = [usize::MAX; COUNT];
    for (name, value) in values {
        let Some((column, rank)) = columns::named(&name) else { continue };
        if rank == ranks[column] {
            return collector.broken(line, columns::name(column), "is given twice", "keep one");
        }
        if rank > ranks[column] {
            continue;
        }
        ranks[column] = rank;
        cells[column] = match value {
            Raw::Null => String::new(),
            Raw::Text(text) => text,
            Raw::Integer(number) => number.to_string(),
            Raw::Float(number) => number.to_string(),
            Raw::Bool(_) | Raw::List(_) | Raw::Map(_) => {
                return collector.broken(line, columns::name(column), "is neither text nor a number", "write text or a number");
            }
        };
    }
    collector.row(line, [&cells[0], &cells[1], &cells[2], &cells[3], &cells[4]])
}
