//! A log in every format reads the same, what is written is read back, bad rows are named, and nothing panics on hostile bytes.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

use flate2::Compression;
use flate2::write::GzEncoder;
use homebody::profile::EventType::{self, AddToCart, Click, Dismiss, Like, Purchase, RemoveFromCart, View};
use homebody_builder::events::{LogReport, read};
use homebody_builder::learn::{Event, Log, NO_USER};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::io::Write;

fn run(name: &str, bytes: &[u8]) -> (Log, LogReport) {
    let mut report = LogReport::default();
    let log = read(name, bytes, false, &mut report).unwrap();
    (log, report)
}

fn error(name: &str, bytes: &[u8]) -> String {
    read(name, bytes, false, &mut LogReport::default()).unwrap_err().to_string()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Hands over a byte at a time, as a slow pipe may.
struct Slow<'a>(&'a [u8]);

impl std::io::Read for Slow<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        std::io::Read::read(&mut self.0, &mut buffer[..1])
    }
}

const CSV: &str = "user,session,item,ts,event,country\n1,a,\"A,1\",1207008001,view,29\n,b,\"B \"\"2\"\"\",1207008002.5,purchase,29\n1,a,\"A,1\",2008-04-01 00:00:03,Add-to-cart,29\n";

#[test]
fn one_log_in_every_format_is_the_same() {
    let (expected, report) = run("l.csv", CSV.as_bytes());
    assert_eq!(expected.items, ["A,1", "B \"2\""]);
    let event = |user, session, item, at, kind| Event { user, session, item, at, kind };
    let events =
        [event(0, 0, 0, 1_207_008_001, View), event(NO_USER, 1, 1, 1_207_008_002, Purchase), event(0, 0, 0, 1_207_008_003, AddToCart)];
    assert_eq!(expected.events, events);
    assert_eq!((report.rows, report.kept, report.users, report.sessions, report.items, report.without_user), (3, 3, 1, 2, 2, 1));

    let json = concat!(
        r#"{"event":"view","user":1,"session":"a","item":"A,1","ts":1207008001,"more":{"a":[1]}}"#,
        "\r\n\n",
        r#"{"event":"purchase","user":null,"session":"b","item":"B \"2\"","ts":1207008002.5}"#,
        "\n",
        r#"{"ts":"2008-04-01T00:00:03Z","item":"A,1","user_id":"1","session":"a","event":"add_to_cart"}"#,
    );
    for (name, bytes) in [
        ("l.csv", CSV.replace('\n', "\r\n").into_bytes()),
        ("l.csv", [b"\xEF\xBB\xBF", CSV.as_bytes()].concat()),
        ("l.csv.gz", gzip(CSV.as_bytes())),
        ("l.csv.gz", [gzip(&CSV.as_bytes()[..50]), gzip(&CSV.as_bytes()[50..])].concat()),
        ("anything", gzip(CSV.as_bytes())),
        ("l.tsv", CSV.replace("A,1", "A;1").replace(',', "\t").replace("A;1", "A,1").into_bytes()),
        ("l.csv", CSV.replace("user,session", "visitor_id,session_id").into_bytes()),
        ("l.ndjson", json.into()),
        ("l.jsonl.gz", gzip(json.as_bytes())),
        ("anything", json.into()),
    ] {
        assert_eq!(run(name, &bytes).0, expected, "{name}: {}", String::from_utf8_lossy(&bytes));
        let mut report = LogReport::default();
        assert_eq!(read(name, Slow(&bytes), true, &mut report).unwrap(), expected, "{name}, slowly");
    }
}

#[test]
fn without_sessions_half_an_hour_without_an_event_ends_one() {
    let log = run("l.csv", b"item,user,ts,event\na,1,10000,view\nb,2,10000,view\nc,1,13601,view\nd,1,11800,view\ne,2,9000,view\n").0;
    assert_eq!(log.events.iter().map(|event| event.session).collect::<Vec<_>>(), [0, 1, 2, 0, 1]);
    // A session of the log's own keeps its number, and belongs to one person.
    let log = run("l.csv", b"item,user,session,ts,event\na,1,,10000,view\nb,1,1,10001,view\nb,2,1,10001,view\nc,1,,10002,view\n").0;
    assert_eq!(log.events.iter().map(|event| event.session).collect::<Vec<_>>(), [2, 0, 1, 2]);
}

const BAD: [(&str, &str); 10] = [
    ("1,1,,100,view", "item"),
    (",,a,100,view", "session"),
    ("1,1,a,,view", "ts"),
    ("1,1,a,1207008001000,view", "ts"),
    ("1,1,a,-5,view", "ts"),
    ("1,1,a,soon,view", "ts"),
    ("1,1,a,100,scroll", "event"),
    ("1,1,a,100,", "event"),
    ("1,1,a,100,view,more", "row"),
    ("1,1,a\u{1}b,100,view", "item"),
];

#[test]
fn bad_rows_are_named_by_line_field_and_fix() {
    let rows: Vec<&str> = BAD.iter().map(|row| row.0).collect();
    let text = format!("user,session,item,ts,event\n{}\n1,1,a,100,view\n1,1,a,100,return\n1,1,a,100,scroll\n", rows.join("\n"));
    let (log, report) = run("l.csv", text.as_bytes());
    assert_eq!((report.rows, log.events.len(), report.kept, report.ignored, report.skipped), (13, 1, 1, 1, 11));
    for (at, (row, field)) in BAD.iter().enumerate() {
        let problem = &report.problems[at];
        assert_eq!((problem.line, problem.field.as_str()), (at as u64 + 2, *field), "{row}");
        assert!(!problem.fix.is_empty(), "{row}");
    }
    assert_eq!(report.problems.len(), BAD.len(), "an unknown word is told once");
    let words: Vec<(&str, usize)> = report.unknown_events.iter().map(|word| (word.word.as_str(), word.count)).collect();
    assert_eq!(words, [("scroll", 2), ("", 1)]);

    let mut report = LogReport::default();
    let error = read("l.csv", text.as_bytes(), true, &mut report).unwrap_err();
    assert!(error.fix.contains("line 2 of the log: `item` is empty") && error.fix.contains("without --strict"), "{error}");
}

#[test]
fn what_is_no_log_says_why() {
    for (name, text, word) in [
        ("l.csv", "", "no column `item`"),
        ("l.csv", "user,item,ts\n1,a,1\n", "no column `event`"),
        ("l.csv", "item,ts,event\na,1,view\n", "neither `user` nor `session`"),
        ("l.csv", "user,item,ts,event,item\n", "two columns `item`"),
        ("l.csv", "user,item,ts,event\n", "no row"),
        ("l.csv", "user,item,ts,event\n1,a,x,view\n", "no row of the log could be used"),
        ("l.ndjson", "{}\n[1]\n", "no row of the log could be used"),
    ] {
        assert!(error(name, text.as_bytes()).contains(word), "{text}: {}", error(name, text.as_bytes()));
    }
    let whole = gzip(CSV.repeat(100).as_bytes());
    assert!(error("l.csv.gz", &whole[..whole.len() - 12]).contains("copy the file again"));
    let open = format!("user,item,ts,event\n1,\"{}", "a,1,view\n".repeat(4 << 20));
    assert!(error("l.csv", open.as_bytes()).contains("never closed"));
}

/// One row: user, session of that user, item, time, kind.
type Row = (Option<u8>, u8, String, u32, EventType);

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let kind = prop::sample::select(vec![View, Click, AddToCart, RemoveFromCart, Purchase, Like, Dismiss]);
    let id = prop_oneof!["[a-d]", "[!-~]{1,12}", "\\PC{1,6}"].prop_map(|id| id.trim().to_owned());
    let row = (prop::option::of(0_u8..5), 0_u8..4, id.prop_filter("an id", |id| !id.is_empty()), any::<u32>(), kind);
    prop::collection::vec(row, 1..60)
}

/// The log as it should be read: numbers by first use.
fn expected(rows: &[Row]) -> Log {
    fn number<K: Ord>(known: &mut BTreeMap<K, u32>, key: K) -> u32 {
        let next = known.len() as u32;
        *known.entry(key).or_insert(next)
    }
    let (mut users, mut sessions, mut items) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let mut log = Log::default();
    for (user, session, item, at, kind) in rows {
        let session = number(&mut sessions, (*user, *session));
        let user = user.map_or(NO_USER, |user| number(&mut users, user));
        if number(&mut items, item) as usize == log.items.len() {
            log.items.push(item.clone());
        }
        log.events.push(Event { user, session, item: items[item], at: *at, kind: *kind });
    }
    log
}

fn written(rows: &[Row], separator: u8, order: &[usize; 5]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
    let in_order = |cells: [String; 5]| order.map(|at| cells[at].clone());
    writer.write_record(in_order(["user", "session", "item", "ts", "event"].map(str::to_owned))).unwrap();
    for (user, session, item, at, kind) in rows {
        let user = user.map_or(String::new(), |user| format!("u{user}"));
        writer.write_record(in_order([user, format!("s{session}"), item.clone(), at.to_string(), kind.as_str().into()])).unwrap();
    }
    writer.into_inner().unwrap()
}

fn written_as_lines(rows: &[Row]) -> Vec<u8> {
    let line = |(user, session, item, at, kind): &Row| {
        serde_json::json!({ "user": user, "session": session, "item": item, "ts": at, "event": kind.as_str() }).to_string() + "\n"
    };
    rows.iter().map(line).collect::<String>().into_bytes()
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(rows in rows(), order in Just([0_usize, 1, 2, 3, 4]).prop_shuffle(), packed in any::<bool>()) {
        let expected = expected(&rows);
        for (name, bytes) in [
            ("l.csv", written(&rows, b',', &order)),
            ("l.csv", written(&rows, b';', &order)),
            ("l.tsv", written(&rows, b'\t', &order)),
            ("l.ndjson", written_as_lines(&rows)),
        ] {
            let bytes = if packed { gzip(&bytes) } else { bytes };
            let (log, report) = run(name, &bytes);
            prop_assert_eq!(&log, &expected, "{}", name);
            prop_assert_eq!((report.rows, report.skipped), (rows.len(), 0));
        }
    }

    #[test]
    fn random_bytes_do_not_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), text in "(user|session|item|ts|event|[,;\t\"\n{}:1a])*") {
        let header = b"user,session,item,ts,event\n";
        for name in ["l.csv", "l.ndjson", "l"] {
            for bytes in [&bytes[..], text.as_bytes(), &[header, &bytes[..]].concat(), &[header, text.as_bytes()].concat(), &[&[0x1F, 0x8B, 8, 0][..], &bytes].concat()] {
                let mut report = LogReport::default();
                let log = read(name, bytes, false, &mut report);
                prop_assert_eq!(report.rows, report.kept + report.ignored + report.skipped);
                prop_assert_eq!(log.map_or(0, |log| log.events.len()), report.kept);
            }
        }
    }
}
