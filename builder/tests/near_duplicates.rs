//! Near-duplicates against pairs that a person labelled by hand before the detector existed.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its data should stop")]

use homebody::catalog::Pack;
use homebody_builder::{Options, build, import, report::Report};
use serde_json::Value;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn pairs() -> Value {
    let text = std::fs::read_to_string(root().join("tests/golden/near_duplicates.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Every item of every pair, and the storefront's catalog where it is: what is judged is judged among others.
fn catalog(pairs: &Value) -> Vec<Value> {
    let mut items = Vec::new();
    for side in ["vanish", "stay"] {
        for (at, pair) in pairs[side].as_array().unwrap().iter().enumerate() {
            for name in ["a", "b"] {
                let mut item = pair[name].clone();
                item["id"] = format!("{side}/{at}/{name}").into();
                items.push(item);
            }
        }
    }
    let Ok(folder) = std::fs::read_dir(root().join("www/catalog")) else { return items };
    let mut files: Vec<_> =
        folder.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|e| e == "json")).collect();
    files.sort();
    for path in files {
        if let Ok(Value::Array(more)) = serde_json::from_slice(&std::fs::read(path).unwrap()) {
            items.extend(more);
        }
    }
    items
}

#[test]
fn hand_labelled_pairs_vanish_and_stay() {
    let pairs = pairs();
    let json = serde_json::to_vec(&catalog(&pairs)).unwrap();
    let outcome = build::pack("pairs.json", &json, &Options::default(), &mut |_| {});
    assert_eq!(outcome.report.skipped, 0, "{}", outcome.report.text());
    let pack = Pack::open(outcome.pack.unwrap()).unwrap();
    let family = |id: String| pack.family(pack.find(&id).unwrap());
    let mut right = Vec::new();
    for (side, together) in [("vanish", true), ("stay", false)] {
        let list = pairs[side].as_array().unwrap();
        let mut count = 0;
        for (at, pair) in list.iter().enumerate() {
            if (family(format!("{side}/{at}/a")) == family(format!("{side}/{at}/b"))) == together {
                count += 1;
            } else {
                eprintln!("wrong ({side}): {}", pair["why"]);
            }
        }
        eprintln!("{side}: {count} of {} right", list.len());
        assert_eq!(list.len(), 30);
        right.push(count);
    }
    assert!(right.iter().all(|&count| count >= 27), "{right:?}");
}

#[test]
fn variants_of_one_group_are_always_one_family() {
    let text = br#"[{"id":"a","title":"Red cup","group":"g"},{"id":"b","title":"Garden hose 20 m","group":"h"},{"id":"c","title":"Saucer","group":"g"}]"#;
    let items = import::read("x.json", text, &import::FieldMap::default()).unwrap().items;
    let pack = Pack::open(build::items(&items, &mut Report::default(), &mut |_| {}).unwrap()).unwrap();
    assert_eq!([0, 1, 2].map(|item| pack.family(item)), [0, 1, 0]);
}
