//! The native command: the pack goes to the file, the report to stderr, JSON to stdout where asked for, and the exit code tells.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

use std::process::{Command, Output};

fn homebody(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_homebody")).args(arguments).output().unwrap()
}

#[test]
fn a_catalog_becomes_a_pack() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(path("c.csv"), "item,description\n1,Mug\n2,\n").unwrap();
    let map = "item=id,description=title";

    let output = homebody(&["pack", &path("c.csv"), "--map", map, "-o", &path("c.pack"), "--json"]);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{stderr}");
    assert!(stderr.contains("2 rows read, 1 item packed, 1 left out.") && stderr.contains("line 3: `title`"), "{stderr}");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((report["items"].as_u64(), report["skipped"].as_u64()), (Some(1), Some(1)));
    let bytes = std::fs::read(path("c.pack")).unwrap();
    assert_eq!(report["bytes"].as_u64(), Some(bytes.len() as u64));
    assert!(homebody::catalog::Pack::open(bytes).is_ok());

    let output = homebody(&["pack", &path("c.csv"), "--map", map, "--strict", "-o", &path("strict.pack")]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    assert!(!std::path::Path::new(&path("strict.pack")).exists());
}

#[test]
fn a_log_is_read_and_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(path("c.csv"), "id,title\nmug,Mug\ncup,Cup\n").unwrap();
    std::fs::write(path("l.csv"), "user,item,ts,event\n1,mug,100,view\n1,cup,160,purchase\n1,cup,soon,view\n").unwrap();
    let (catalog, log, out) = (path("c.csv"), path("l.csv"), path("c.pack"));
    let arguments =
        ["pack", &catalog, "--sessions", &log, "--min-people", "1", "--rows", "5", "--tune", "off", "--threads", "2", "-o", &out];
    let output = homebody(&arguments);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{stderr}");
    assert!(stderr.contains("Log: 3 rows read, 2 kept, 0 ignored, 1 left out; 1 user, 1 session, 2 items."), "{stderr}");
    assert!(stderr.contains("line 4: `ts` is no time"), "{stderr}");
    let strict = homebody(&[&arguments[..], &["--strict"]].concat());
    assert_eq!(strict.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&strict.stderr).contains("line 4 of the log: `ts` is no time"));
    assert_eq!(homebody(&["pack", &catalog, "-o", &out, "--rows", "5"]).status.code(), Some(2), "rows of what?");
}

#[test]
fn mistakes_are_sentences() {
    let output = homebody(&["pack", "/no/such/catalog.json", "-o", "/no/such/place"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("`/no/such/catalog.json` cannot be read"));
    assert_eq!(homebody(&["pack", "x.json"]).status.code(), Some(2));
    assert!(String::from_utf8_lossy(&homebody(&["--version"]).stdout).starts_with("homebody "));
    assert!(String::from_utf8_lossy(&homebody(&["pack", "--help"]).stdout).contains("--map"));
}
