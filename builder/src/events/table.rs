//! CSV and TSV with a header line, row by row.

use super::collect::Collector;
use super::columns::{self, COUNT};
use super::wrong;
use csv::{ByteRecord, ReaderBuilder};
use homebody::error::Result;
use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

/// A row longer than this has a quote that is never closed.
const MAX_ROW_BYTES: u64 = 16 << 20;

pub(super) fn read(input: impl Read, separator: u8, collector: &mut Collector<'_>) -> Result<()> {
    let since = Rc::new(Cell::new(0));
    let input = Bounded { input, since: Rc::clone(&since) };
    let mut reader = ReaderBuilder::new().flexible(true).delimiter(separator).buffer_capacity(1 << 16).from_reader(input);
    let header = reader.byte_headers().map_err(|_| wrong("line 1", "the header cannot be read: write user,session,item,ts,event"))?;
    let header: Vec<String> = header.iter().map(|name| String::from_utf8_lossy(name).trim().to_owned()).collect();
    let places = columns::find(&header)?;
    let mut record = ByteRecord::new();
    loop {
        let line = reader.position().line();
        since.set(0);
        match reader.read_byte_record(&mut record) {
            Ok(false) => return Ok(()),
            Ok(true) => {}
            Err(error) => return Err(broken(&error, line)),
        }
        let line = record.position().map_or(line, csv::Position::line);
        if record.len() != header.len() {
            let problem = format!("the row has {} cells, the header has {}", record.len(), header.len());
            collector.broken(line, "row", problem, "put cells that hold the separator or line breaks in quotes")?;
            continue;
        }
        match cells(&record, places) {
            Ok(cells) => collector.row(line, cells)?,
            Err(column) => collector.broken(line, columns::name(column), "is not UTF-8", "save the file as UTF-8")?,
        }
    }
}

/// The cells that count; the error is the column that is not UTF-8.
fn cells(record: &ByteRecord, places: [Option<usize>; COUNT]) -> std::result::Result<[&str; COUNT], usize> {
    let mut cells = [""; COUNT];
    for (column, place) in places.into_iter().enumerate() {
        let cell = place.and_then(|place| record.get(place)).unwrap_or_default();
        cells[column] = std::str::from_utf8(cell).map_err(|_| column)?;
    }
    Ok(cells)
}

fn broken(error: &csv::Error, line: u64) -> homebody::error::Error {
    match error.kind() {
        csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            wrong(format!("line {line}"), "a row here has more than 16 MiB: a quote is never closed")
        }
        csv::ErrorKind::Io(_) => super::cut(),
        _ => wrong(format!("line {line}"), "the CSV cannot be read to its end: check its quotes"),
    }
}

/// Stops a row that never ends before it fills the memory.
struct Bounded<R> {
    input: R,
    /// Bytes read since the last row was begun.
    since: Rc<Cell<u64>>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.since.get() > MAX_ROW_BYTES {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let count = self.input.read(buffer)?;
        self.since.set(self.since.get() + count as u64);
        Ok(count)
    }
}
