//! Reads a data set: `events.csv[.gz]` with the header `user,session,item,ts,event[,…]` and, if there is one, `items.csv[.gz]`.

use csv::{ByteRecord, Reader, ReaderBuilder};
use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

/// "Unknown" in [`Event::user`].
pub const NO_USER: u32 = u32::MAX;
/// A visit ends after half an hour without an event; for logs without a column of sessions.
const VISIT_GAP: u32 = 30 * 60;

/// What a line of the log says was done. Only what shows interest is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Seen,
    Bought,
    /// A view of a session that the data set itself keeps for the test.
    Test,
}

/// One line of the log; `session` is numbered in the order of the ids.
#[derive(Clone, Copy, Debug)]
pub struct Event {
    pub user: u32,
    pub session: u32,
    pub item: u32,
    pub at: u32,
    pub kind: Kind,
}

/// A data set.
pub struct Data {
    pub name: String,
    pub items: Vec<String>,
    pub events: Vec<Event>,
    /// Columns and rows of `items.csv`, as text.
    pub catalog: Catalog,
}

/// The table of items, as text.
#[derive(Default)]
pub struct Catalog {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// Finds a data set: a path, or a name below `$HOMEBODY_DATA` or `../shared/data`.
pub fn locate(name: &str) -> Result<PathBuf, String> {
    let below = std::env::var("HOMEBODY_DATA").unwrap_or_else(|_| "../shared/data".into());
    let tried = [PathBuf::from(name), Path::new(&below).join(name)];
    let found = tried.iter().find(|dir| file(dir, "events").is_some());
    found.cloned().ok_or_else(|| {
        format!(
            "there is no events.csv or events.csv.gz in `{}` or `{}`: name a folder that holds one, or set HOMEBODY_DATA",
            tried[0].display(),
            tried[1].display()
        )
    })
}

fn file(dir: &Path, stem: &str) -> Option<PathBuf> {
    ["csv.gz", "csv"].iter().map(|end| dir.join(format!("{stem}.{end}"))).find(|path| path.is_file())
}

/// Reads all of it.
pub fn read(dir: &Path) -> Result<Data, String> {
    let missing = || format!("there is no events.csv in `{}`", dir.display());
    let mut events = events(open(&file(dir, "events").ok_or_else(missing)?)?)?;
    let catalog = file(dir, "items").map(|path| table(open(&path)?)).transpose()?.unwrap_or_default();
    let name = dir.file_name().map_or_else(|| dir.display().to_string(), |name| name.to_string_lossy().into_owned());
    if events.1.is_empty() {
        return Err(format!("no line of the log in `{}` could be read", dir.display()));
    }
    order_sessions(&mut events.1, &events.2);
    Ok(Data { name, items: events.0, events: events.1, catalog })
}

fn open(path: &Path) -> Result<Reader<Box<dyn Read>>, String> {
    let file = File::open(path).map_err(|error| format!("`{}` cannot be read: {error}", path.display()))?;
    let plain: Box<dyn Read> = match path.extension() {
        Some(end) if end == "gz" => Box::new(MultiGzDecoder::new(BufReader::new(file))),
        _ => Box::new(file),
    };
    Ok(ReaderBuilder::new().flexible(true).from_reader(plain))
}

fn table(mut reader: Reader<Box<dyn Read>>) -> Result<Catalog, String> {
    let columns = reader.headers().map_err(|error| error.to_string())?.iter().map(str::to_owned).collect();
    let rows = reader.records().map(|row| row.map(|row| row.iter().map(str::to_owned).collect()));
    Ok(Catalog { columns, rows: rows.collect::<Result<_, _>>().map_err(|error| error.to_string())? })
}

/// Numbers for texts, in the order of their first use.
#[derive(Default)]
struct Numbers {
    #[allow(clippy::disallowed_types, reason = "only looked up: its order is never seen")]
    by_text: std::collections::HashMap<Box<[u8]>, u32>,
    texts: Vec<String>,
}

impl Numbers {
    fn number(&mut self, text: &[u8]) -> u32 {
        if let Some(&number) = self.by_text.get(text) {
            return number;
        }
        let number = self.texts.len() as u32;
        self.by_text.insert(text.into(), number);
        self.texts.push(String::from_utf8_lossy(text).into_owned());
        number
    }
}

/// Ids of items, events in the order of the file, ids of sessions.
type Events = (Vec<String>, Vec<Event>, Vec<String>);

fn events(mut reader: Reader<Box<dyn Read>>) -> Result<Events, String> {
    let header = reader.byte_headers().map_err(|error| error.to_string())?.clone();
    let column = |name: &str| header.iter().position(|cell| cell == name.as_bytes());
    let need = |name: &str| column(name).ok_or_else(|| format!("events.csv has no column `{name}`"));
    let (item, ts) = (need("item")?, need("ts")?);
    let (user, session, event) = (column("user"), column("session"), column("event"));
    let (mut items, mut users, mut sessions) = (Numbers::default(), Numbers::default(), Numbers::default());
    let mut out = Vec::new();
    let mut line = ByteRecord::new();
    while reader.read_byte_record(&mut line).map_err(|error| error.to_string())? {
        let cell = |column: Option<usize>| column.and_then(|column| line.get(column)).unwrap_or_default();
        let (Some(kind), Some(at)) = (kind(cell(event)), seconds(cell(Some(ts)))) else { continue };
        let (who, id) = (cell(user), cell(Some(item)));
        if id.is_empty() {
            continue;
        }
        let known = !(who.is_empty() || who.starts_with(b"-"));
        let user = if known { users.number(who) } else { NO_USER };
        let session = if session.is_some() { sessions.number(cell(session)) } else { NO_USER };
        out.push(Event { user, session, item: items.number(id), at, kind });
    }
    if session.is_none() {
        visits(&mut out);
    }
    Ok((items.texts, out, sessions.texts))
}

fn kind(event: &[u8]) -> Option<Kind> {
    match event {
        b"purchase" => Some(Kind::Bought),
        b"view_test" => Some(Kind::Test),
        b"" | b"view" | b"click" | b"add_to_cart" | b"like" => Some(Kind::Seen),
        _ => None,
    }
}

fn seconds(cell: &[u8]) -> Option<u32> {
    let text = std::str::from_utf8(cell).ok()?;
    text.parse().ok().or_else(|| text.parse::<f64>().ok().filter(|at| *at >= 0.0).map(|at| at as u32))
}

/// Sessions of a log that names none: one person's events without a gap of half an hour.
fn visits(events: &mut [Event]) {
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by_key(|&at| (events[at].user, events[at].at));
    let (mut session, mut before) = (0, None);
    for at in order {
        let (user, time) = (events[at].user, events[at].at);
        if user == NO_USER || before.is_none_or(|(who, when)| who != user || time - when > VISIT_GAP) {
            session += 1;
        }
        before = Some((user, time));
        events[at].session = session;
    }
}

/// Numbers the sessions in the order of their ids (as numbers if all are), which decides between sessions that start together.
fn order_sessions(events: &mut [Event], ids: &[String]) {
    if ids.is_empty() {
        return;
    }
    let mut order: Vec<u32> = (0..ids.len() as u32).collect();
    let numbers: Option<Vec<i64>> = ids.iter().map(|id| id.parse().ok()).collect();
    match numbers {
        Some(numbers) => order.sort_by_key(|&at| numbers[at as usize]),
        None => order.sort_by(|&a, &b| ids[a as usize].cmp(&ids[b as usize])),
    }
    let mut place = vec![0; ids.len()];
    for (new, old) in order.into_iter().enumerate() {
        place[old as usize] = new as u32;
    }
    events.iter_mut().for_each(|event| event.session = place[event.session as usize]);
}
