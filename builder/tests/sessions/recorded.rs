//! What a thousand people of a real log bought, as a tape: their lists must be the same, score by score, here and in a browser.

use crate::tape::{Call, GRANTED, Tape, settings, strings};
use homebody::bytes::Writer;
use homebody::catalog::Item;
use homebody::profile::EventType;
use homebody_builder::build::items_with_log;
use homebody_builder::learn::{LearnOptions, Log};
use homebody_builder::report::Report;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

const PEOPLE: usize = 1000;
/// Lines of a history: more than an engine takes into account.
const LINES: usize = 320;
const DAY: f64 = 86_400_000.0;

/// The folder of the set, below `$HOMEBODY_DATA` or `../shared/data`.
pub fn data() -> Option<PathBuf> {
    let below = std::env::var_os("HOMEBODY_DATA").map_or_else(|| crate::root().join("../shared/data"), PathBuf::from);
    Some(below.join("onlineretail")).filter(|folder| folder.join("events.csv.gz").is_file())
}

/// The people with the smallest numbers in the log, each with what they bought and then two lists.
pub fn record(folder: &Path) -> Tape {
    let open = |name: &str| std::fs::File::open(folder.join(name)).unwrap();
    let log = homebody_builder::events::read("events.csv.gz", open("events.csv.gz"), false, &mut Default::default()).unwrap();
    let pack = pack(&log, open("items.csv.gz"));
    let mut people: BTreeMap<u32, Vec<(u32, u32)>> = BTreeMap::new();
    let bought = log.events.iter().filter(|event| event.kind == EventType::Purchase && event.user != homebody_builder::learn::NO_USER);
    bought.for_each(|event| people.entry(event.user).or_default().push((event.at, event.item)));
    let sessions = people.into_values().take(PEOPLE).enumerate().map(|(number, mut lines)| {
        lines.sort_unstable();
        session(number, &log, &lines[lines.len().saturating_sub(LINES)..])
    });
    Tape { settings: settings(), pack, sessions: sessions.collect() }
}

fn pack(log: &Log, file: std::fs::File) -> Vec<u8> {
    let mut text = String::new();
    flate2::read::MultiGzDecoder::new(file).read_to_string(&mut text).unwrap();
    let rows = text.lines().skip(1).map(|line| line.split_once(',').unwrap());
    let items: Vec<Item> = rows.map(|(id, title)| Item::new(id, title.trim_matches('"'))).collect();
    let options = LearnOptions { threads: std::thread::available_parallelism().map_or(1, usize::from), ..LearnOptions::default() };
    items_with_log(&items, Some(log), &options, &mut Report::default(), &mut |_| {}).unwrap()
}

fn session(number: usize, log: &Log, lines: &[(u32, u32)]) -> Vec<Call> {
    let now = f64::from(lines.last().unwrap().0) * 1000.0 + DAY;
    let mut w = Writer::new();
    w.u32(lines.len() as u32);
    for &(at, item) in lines {
        w.str(&log.items[item as usize]);
        w.f64(f64::from(at) * 1000.0);
        w.u32(1);
    }
    let mut calls = vec![
        Call::Consent { purposes: GRANTED, at: number as f64, now },
        Call::Change { code: 9, entries: Vec::new(), value: -1.0, now },
        // Half of them looked at things, half bought them.
        Call::Change { code: 0, entries: w.finish(), value: [1.0, 5.0][number % 2], now },
    ];
    let last = &log.items[lines[lines.len() - 1].1 as usize];
    // One list that is ordered only and one that is offered, in turn of each model.
    calls.push(Call::Rank { request: request(0, 1, last), now });
    calls.push(Call::Rank { request: request((number % 6) as u8, 0, last), now });
    calls
}

fn request(model: u8, intent: u8, viewing: &str) -> Vec<u8> {
    let mut w = Writer::new();
    w.str("slot");
    w.u8(model);
    w.u8(intent);
    w.u8(0); // the first channel
    w.u16(20);
    strings(&mut w, [viewing].into_iter());
    strings(&mut w, [].into_iter());
    w.u8(0); // all items
    strings(&mut w, [].into_iter());
    w.u32(0); // no pins
    w.u32(0); // no boosts
    w.u8(0); // diversity and exploration as usual
    w.u8(0);
    w.finish()
}
