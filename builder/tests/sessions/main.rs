//! A thousand seeded sessions over the storefront's catalog give the committed lists: here, in Node (`tests/js/golden.test.mjs`)
//! and in a browser (`tests/browser/golden.test.mjs`).
//!
//! The sessions are written as a tape of the calls that a page would make, in the very bytes that cross into the engine;
//! JavaScript plays the same tape. A change of how lists are ordered, or of the storefront's catalog, changes
//! `tests/golden/sessions.json`, which must then be replaced on purpose:
//!
//! ```text
//! HOMEBODY_BLESS=1 cargo test -p homebody-builder --test sessions
//! ```

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is not as it should be")]

mod play;
mod recorded;
mod tape;

use homebody_builder::{Options, pack};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

const SEED: u32 = 20_260_301;
const SESSIONS: u32 = 1000;

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}
fn golden() -> PathBuf {
    root().join("tests/golden/sessions.json")
}

/// The storefront's catalog, its files in the order of their names, as a pack.
fn storefront() -> Vec<u8> {
    let folder = std::fs::read_dir(root().join("www/catalog")).unwrap();
    let mut files: Vec<_> =
        folder.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|e| e == "json")).collect();
    files.sort();
    let read = |file: &PathBuf| serde_json::from_slice::<Vec<Value>>(&std::fs::read(file).unwrap()).unwrap();
    let items: Vec<Value> = files.iter().flat_map(read).collect();
    let outcome = pack("catalog.json", &serde_json::to_vec(&items).unwrap(), &Options::default(), &mut |_| {});
    assert_eq!(outcome.report.skipped, 0, "{}", outcome.report.text());
    outcome.pack.unwrap()
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_thousand_sessions_give_the_committed_lists() {
    let tape = tape::record(storefront(), SEED, SESSIONS);
    let lists = play::lists(&tape);
    let found = json!({ "seed": SEED, "sessions": SESSIONS, "lists": tape.ranks(), "sha256": hash(lists.as_bytes()) });
    // A tape on which little happens proves little.
    assert!(lists.matches('\t').count() > 20_000, "{} items are listed", lists.matches('\t').count());
    assert!(!lists.contains('!'), "an error is among the lists");
    if std::env::var_os("HOMEBODY_BLESS").is_some() {
        std::fs::write(golden(), format!("{found:#}\n")).unwrap();
    }
    let expected: Value = serde_json::from_slice(&std::fs::read(golden()).unwrap()).unwrap();
    assert_eq!(found, expected);
}

/// For JavaScript: `HOMEBODY_TAPE=file cargo test -p homebody-builder --test sessions write_the_tape -- --ignored`.
#[test]
#[ignore = "writes the tape for the tests in JavaScript"]
fn write_the_tape() {
    let file = std::env::var_os("HOMEBODY_TAPE").expect("HOMEBODY_TAPE names the file to write");
    std::fs::write(file, tape::record(storefront(), SEED, SESSIONS).bytes()).unwrap();
}

/// For JavaScript, where the data is present: the tape of recorded histories, and the lists that come of it beside it.
#[test]
#[ignore = "writes the tape for the tests in JavaScript"]
fn write_the_recorded_tape() {
    let file = PathBuf::from(std::env::var_os("HOMEBODY_TAPE").expect("HOMEBODY_TAPE names the file to write"));
    let tape = recorded::record(&recorded::data().expect("the data is present"));
    let lists = play::lists(&tape);
    assert!(!lists.contains('!') && lists.matches('\t').count() > 25_000, "{} items are listed", lists.matches('\t').count());
    std::fs::write(&file, tape.bytes()).unwrap();
    std::fs::write(file.with_extension("lists"), lists).unwrap();
}
