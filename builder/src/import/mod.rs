//! From a shop's file to items. Every format becomes [`Row`]s, and one reader of fields turns rows into items, so that a catalog
//! gives the same pack whatever it is written in.

mod csv;
pub(crate) mod date;
mod field;
mod gzip;
mod json;
mod map;
mod read;
mod row;
mod values;

pub(crate) use csv::separator;
pub use field::Field;
pub use map::FieldMap;
pub use row::{Raw, Row, Target};

use crate::report::{Problem, Warnings};
use homebody::catalog::Item;
use homebody::error::{Code, Error, Result};
use std::collections::BTreeMap;

/// The longest id, in bytes.
pub const MAX_ID: usize = 256;
/// The longest text of any field but the description, in bytes.
pub const MAX_TEXT: usize = 4096;
/// The longest description, in bytes.
pub const MAX_DESCRIPTION: usize = 65_536;
/// The most attributes of one item, its categories not counted.
pub const MAX_ATTRIBUTES: usize = 64;
/// The most categories of one item.
pub const MAX_CATEGORIES: usize = 32;

/// What came out of a file.
#[derive(Default)]
pub struct Import {
    /// The good rows, in the file's order.
    pub items: Vec<Item>,
    /// How many rows there were, good and bad.
    pub rows: usize,
    /// How many rows were left out because of a problem.
    pub skipped: usize,
    /// What is wrong with the rows that were left out.
    pub problems: Vec<Problem>,
    /// What is odd, but was not left out.
    pub warnings: Warnings,
    lines: BTreeMap<String, u64>,
}

impl Import {
    fn take(&mut self, row: Row) {
        self.rows += 1;
        let line = row.line;
        let mut problems = Vec::new();
        let item = read::item(row, &mut problems, &mut self.warnings);
        match self.lines.get(&item.id) {
            Some(first) if !item.id.is_empty() => problems.push(Problem {
                line,
                field: "id".into(),
                problem: format!("`{}` was used before, in line {first}", item.id),
                fix: "give every item an id of its own, or remove one of the two".into(),
            }),
            _ => {}
        }
        if problems.is_empty() {
            self.lines.insert(item.id.clone(), line);
            self.items.push(item);
        } else {
            self.skipped += 1;
            self.problems.append(&mut problems);
        }
    }
    fn refuse(&mut self, problem: Problem) {
        self.rows += 1;
        self.skipped += 1;
        self.problems.push(problem);
    }
}

/// The formats that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Json,
    NdJson,
    Csv,
}

/// Reads a catalog. `name` is the file's name; its ending tells the format (`.json`, `.ndjson`, `.jsonl`, `.csv`, `.tsv`, each also
/// with `.gz`). Without a known ending the first bytes decide.
///
/// # Errors
/// `invalid-input` when the file as a whole cannot be read, `too-large` when it unpacks to more than 1 GiB. Bad rows are not errors here:
/// they are in [`Import::problems`].
pub fn read(name: &str, bytes: &[u8], map: &FieldMap) -> Result<Import> {
    let plain = gzip::unpack(bytes)?;
    let bytes = plain.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&plain);
    let mut import = Import::default();
    match format(name, bytes) {
        Format::Json => json::document(bytes, map, &mut import)?,
        Format::NdJson => json::lines(bytes, map, &mut import)?,
        Format::Csv => csv::table(bytes, map, &mut import)?,
    }
    Ok(import)
}

fn format(name: &str, bytes: &[u8]) -> Format {
    let name = name.to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("json") => return Format::Json,
        Some("ndjson" | "jsonl") => return Format::NdJson,
        Some("csv" | "tsv" | "txt") => return Format::Csv,
        _ => {}
    }
    let start = bytes.trim_ascii_start();
    let first_line = start.split(|&b| b == b'\n').next().unwrap_or_default();
    match start.first() {
        Some(b'[') => Format::Json,
        Some(b'{') if first_line.trim_ascii_end().last() == Some(&b'}') && first_line.len() < start.trim_ascii_end().len() => {
            Format::NdJson
        }
        Some(b'{') => Format::Json,
        _ => Format::Csv,
    }
}

fn unreadable(field: impl Into<String>, fix: impl Into<String>) -> Error {
    Error::new(Code::InvalidInput, field.into(), fix.into())
}
