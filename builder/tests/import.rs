//! One catalog in every format gives one pack, bad rows are named with their line, field and fix, and nothing panics on hostile bytes.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

use flate2::Compression;
use flate2::write::GzEncoder;
use homebody::catalog::Pack;
use homebody::error::Code;
use homebody_builder::import::FieldMap;
use homebody_builder::{Options, Outcome, pack};
use proptest::prelude::*;
use std::io::Write;

const JSON: &str = r#"{"items": [
  {"id": "k1", "title": "Enamel mug, blue", "description": "Steel with enamel.\nHolds 300 ml.", "price": 12.5, "currency": "eur",
   "categories": ["Kitchen/Mugs", "Gifts"], "attributes": {"brand": "Osk", "colour": ["blue", "white"], "washable": true, "litres": 0.3},
   "group": "mug", "image": "/i/k1.webp", "available": false, "durableDays": 400, "published": "2026-03-01", "popularity": 12},
  {"id": "k2", "title": "Dish soap", "price": "3.20", "currency": "EUR", "rebuyDays": 40, "sensitive": false, "published": 1772323200, "__proto__": null}
]}"#;

const NDJSON: &str = concat!(
    r#"{"id":"k1","title":"Enamel mug, blue","description":"Steel with enamel. Holds 300 ml.","price":12.50,"currency":"EUR","categories":["Kitchen/Mugs","Gifts"],"attributes":{"brand":"Osk","colour":["blue","white"],"washable":"true","litres":"0.3"},"group":"mug","image":"/i/k1.webp","available":false,"durable_days":400,"published":"2026-03-01T10:00:00Z","popularity":12}"#,
    "\r\n\r\n",
    r#"{"title":"Dish soap","id":"k2","price":3.2,"currency":"EUR","consumable":true,"rebuy_days":40,"published":"2026-03-01"}"#,
);

const CSV: &str = "id,title,description,price,currency,categories,brand,attributes.colour,washable,litres,group,image,available,durableDays,rebuyDays,published,popularity\n\
    k1,\"Enamel mug, blue\",\"Steel with enamel.\nHolds 300 ml.\",12.5,EUR,Kitchen / Mugs|Gifts,Osk,blue|white,true,0.3,mug,/i/k1.webp,no,400,,2026-03-01,12\n\
    k2,Dish soap,,3.20,EUR,,,,,,,,,,40,2026-03-01,\n";

fn run(name: &str, bytes: &[u8]) -> Outcome {
    pack(name, bytes, &Options::default(), &mut |_| {})
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn one_catalog_in_every_format_gives_the_same_bytes() {
    let expected = run("c.json", JSON.as_bytes()).pack.unwrap();
    let semicolons = CSV.replace("\"Enamel mug, blue\"", "Enamel mug@ blue").replace(',', ";").replace('@', ",");
    for (name, bytes) in [
        ("c.json", JSON.as_bytes().to_vec()),
        ("c.ndjson", NDJSON.into()),
        ("c.jsonl", NDJSON.into()),
        ("c.csv", CSV.into()),
        ("c.csv", semicolons.into()),
        ("c.csv", [b"\xEF\xBB\xBF", CSV.as_bytes()].concat()),
        ("c.json.gz", gzip(JSON.as_bytes())),
        ("c.csv.gz", gzip(CSV.as_bytes())),
        ("no ending", JSON.into()),
        ("no ending", NDJSON.into()),
        ("no ending", gzip(CSV.as_bytes())),
    ] {
        let outcome = run(name, &bytes);
        assert_eq!(outcome.report.skipped, 0, "{name}: {}", outcome.report.text());
        assert!(outcome.pack.unwrap() == expected, "{name}");
    }
}

#[test]
fn what_was_read_is_in_the_pack() {
    let pack = Pack::open(run("c.json", JSON.as_bytes()).pack.unwrap()).unwrap();
    let names: Vec<&str> = pack.attributes(0).map(|attribute| pack.attribute_name(attribute)).collect();
    let expected = [
        "brand=Osk",
        "category=Gifts",
        "category=Kitchen",
        "category=Kitchen/Mugs",
        "colour=blue",
        "colour=white",
        "litres=0.3",
        "washable=true",
    ];
    assert_eq!(names, expected);
    assert_eq!(pack.category(0).map(|category| pack.attribute_name(category)), Some("category=Kitchen/Mugs"));
    assert_eq!((pack.price(0), pack.currency(0), pack.available(0), pack.durable_days(0)), (Some(12.5), "EUR", false, 400));
    assert_eq!((pack.consumable(1), pack.rebuy_days(1), pack.available(1), pack.published(1)), (true, 40, true, Some(20_513)));
    assert_eq!((pack.popularity(0), pack.popularity(1), pack.group(1)), (65_535, 0, None));
}

#[test]
fn their_names_are_mapped() {
    let csv = "item,description,maker,note\n1,Mug,Osk,x\n2,Cup,Osk,y\n";
    let map = FieldMap::parse("item=id,description=title,maker=attributes.brand,note=-").unwrap();
    let bytes = pack("c.csv", csv.as_bytes(), &Options { map, strict: true, ..Options::default() }, &mut |_| {}).pack.unwrap();
    let pack = Pack::open(bytes).unwrap();
    assert_eq!((pack.id(1), pack.title(1), pack.attribute_count()), ("2", "Cup", 1));
    let absent = Options { map: FieldMap::parse("sku=id").unwrap(), strict: false, ..Options::default() };
    let error = homebody_builder::pack("c.csv", csv.as_bytes(), &absent, &mut |_| {}).pack.unwrap_err();
    assert!(error.fix.contains("no column `sku`"), "{error}");
}

/// Each bad row with the field that must be named.
const BAD: [(&str, &str); 24] = [
    (r#"{"title":"No id"}"#, "id"),
    (r#"{"id":"","title":"Empty id"}"#, "id"),
    (r#"{"id":1.5,"title":"Fraction"}"#, "id"),
    (r#"{"id":{"a":1},"title":"Object"}"#, "id"),
    (r#"{"id":"a\u0000b","title":"Control"}"#, "id"),
    (r#"{"id":"good","title":"Twice"}"#, "id"),
    (r#"{"id":"x","id":"y","title":"Two ids"}"#, "id"),
    (r#"{"id":"b1"}"#, "title"),
    (r#"{"id":"b2","title":"  "}"#, "title"),
    (r#"{"id":"b3","title":["a"]}"#, "title"),
    (r#"{"id":"b4","title":"t","price":-1}"#, "price"),
    (r#"{"id":"b5","title":"t","price":"12,50"}"#, "price"),
    (r#"{"id":"b6","title":"t","price":"NaN"}"#, "price"),
    (r#"{"id":"b7","title":"t","price":1e300}"#, "price"),
    (r#"{"id":"b8","title":"t","currency":"€"}"#, "currency"),
    (r#"{"id":"b9","title":"t","published":"yesterday"}"#, "published"),
    (r#"{"id":"c1","title":"t","published":1772323200000}"#, "published"),
    (r#"{"id":"c2","title":"t","rebuyDays":0}"#, "rebuyDays"),
    (r#"{"id":"c3","title":"t","durableDays":9999}"#, "durableDays"),
    (r#"{"id":"c4","title":"t","sensitive":"perhaps"}"#, "sensitive"),
    (r#"{"id":"c5","title":"t","attributes":{"a":{"b":1}}}"#, "attributes.a"),
    (r#"{"id":"c6","title":"t","attributes":[1]}"#, "attributes"),
    (r#"{"id":"c7","title":"t""#, "item"),
    (r#"["c8","t"]"#, "item"),
];

fn bad_rows() -> String {
    [r#"{"id":"good","title":"Good"}"#].into_iter().chain(BAD.iter().map(|row| row.0)).collect::<Vec<_>>().join("\n")
}

#[test]
fn bad_rows_are_left_out_and_named_by_line_field_and_fix() {
    let outcome = run("c.ndjson", bad_rows().as_bytes());
    assert_eq!((outcome.report.rows, outcome.report.items, outcome.report.skipped), (BAD.len() + 1, 1, BAD.len()));
    for (at, (row, field)) in BAD.iter().enumerate() {
        let problems: Vec<_> = outcome.report.problems.iter().filter(|problem| problem.line == at as u64 + 2).collect();
        assert!(problems.iter().any(|problem| problem.field == *field && !problem.fix.is_empty()), "{row}: {problems:?}");
        assert_eq!(problems.len(), 1, "{row}: {problems:?}");
    }
    assert!(outcome.pack.is_ok());
    let text = outcome.report.text();
    assert!(text.contains("line 12: `price` is negative: write 0 or more.") && text.contains("… and 4 more."), "{text}");
}

#[test]
fn strict_stops_at_the_first_bad_row() {
    let options = Options { strict: true, ..Options::default() };
    let error = pack("c.ndjson", bad_rows().as_bytes(), &options, &mut |_| {}).pack.unwrap_err();
    assert_eq!((error.code, error.field.as_ref()), (Code::InvalidInput, "id"));
    assert!(error.fix.starts_with("line 2: "), "{error}");
    assert!(pack("c.json", JSON.as_bytes(), &options, &mut |_| {}).pack.is_ok());
}

#[test]
fn limits_are_kept() {
    let long = "x".repeat(70_000);
    let many: String = (0..70).map(|i| format!("\"a{i}\":1,")).collect();
    for row in [
        format!(r#"{{"id":"{}","title":"t"}}"#, &long[..257]),
        format!(r#"{{"id":"a","title":"{}"}}"#, &long[..4097]),
        format!(r#"{{"id":"a","title":"t","description":"{long}"}}"#),
        format!(r#"{{"id":"a","title":"t","attributes":{{{}}}}}"#, many.trim_end_matches(',')),
        format!(r#"{{"id":"a","title":"t","categories":"{}"}}"#, "a/".repeat(9)),
    ] {
        assert_eq!(run("c.ndjson", row.as_bytes()).report.skipped, 1, "{}", &row[..40]);
    }
    let edge = format!(r#"{{"id":"{}","title":"{}","description":"{}"}}"#, &long[..256], &long[..4096], &long[..65_536]);
    assert!(run("c.ndjson", edge.as_bytes()).pack.is_ok());
}

#[test]
fn odd_fields_are_warned_about_once() {
    let outcome = run(
        "c.ndjson",
        b"{\"id\":1,\"title\":\"A\",\"colour\":\"red\",\"__proto__\":{}}\n{\"id\":2,\"title\":\"B\\u0007\",\"colour\":\"red\"}",
    );
    let warnings: Vec<_> = outcome.report.warnings.iter().map(|w| (w.field.as_str(), w.count, w.line)).collect();
    assert_eq!(warnings, [("__proto__", 1, 1), ("colour", 2, 1), ("title", 1, 2)]);
    assert_eq!(outcome.report.items, 2);
}

#[test]
fn spellings_in_other_capitals_are_one_attribute() {
    let json = br#"[{"id":1,"title":"A","attributes":{"Brand":"ACME"}},{"id":2,"title":"B","attributes":{"brand":" Acme "}},{"id":3,"title":"C"}]"#;
    let pack = Pack::open(run("c.json", json).pack.unwrap()).unwrap();
    assert_eq!((pack.attribute_count(), pack.attribute_name(0)), (1, "Brand=ACME"));
    assert_eq!(pack.attributes(1).collect::<Vec<_>>(), [0]);
}

#[test]
fn nothing_to_pack_is_an_error_with_a_report() {
    for (name, text) in [
        ("c.json", "[]"),
        ("c.ndjson", "\n"),
        ("c.csv", "id,title\n"),
        ("c.json", r#"[{"id":1}]"#),
        ("c.csv", ""),
        ("c.json.gz", "\x1f\u{8b}"),
    ] {
        assert!(run(name, text.as_bytes()).pack.is_err(), "{name} {text}");
    }
    let cut = gzip(JSON.as_bytes());
    assert_eq!(run("c.json.gz", &cut[..cut.len() / 2]).pack.unwrap_err().field, "file");
}

#[test]
fn unmarked_sensitive_items_are_listed_and_nothing_else_happens_to_them() {
    let outcome =
        run("c.json", br#"[{"id":1,"title":"Pregnancy test"},{"id":2,"title":"Mug"},{"id":3,"title":"Condoms","sensitive":true}]"#);
    assert_eq!(outcome.report.suspects.iter().map(|s| (s.id.as_str(), s.topic)).collect::<Vec<_>>(), [("1", "health")]);
    let pack = Pack::open(outcome.pack.unwrap()).unwrap();
    assert_eq!([0, 1, 2].map(|item| pack.sensitive(item)), [false, false, true]);
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), name in prop_oneof![Just("c.json"), Just("c.ndjson"), Just("c.csv"), Just("c")]) {
        let _ = run(name, &bytes);
    }

    #[test]
    fn no_damaged_catalog_makes_it_panic(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>(), which in 0..4) {
        let (name, bytes) = [("c.json", JSON.into()), ("c.ndjson", NDJSON.into()), ("c.csv", CSV.into()), ("c.csv.gz", gzip(CSV.as_bytes()))][which as usize].clone();
        let mut bytes: Vec<u8> = bytes;
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = run(name, &bytes);
        bytes.truncate(cut.index(bytes.len()));
        let _ = run(name, &bytes);
    }

    #[test]
    fn any_titles_can_be_packed(titles in proptest::collection::vec("\\PC{1,40}", 1..12)) {
        let items: Vec<_> = titles.iter().enumerate().map(|(id, title)| serde_json::json!({"id": id, "title": title, "description": title})).collect();
        let bytes = serde_json::to_vec(&items).unwrap();
        let outcome = run("c.json", &bytes);
        if let Ok(pack) = outcome.pack {
            prop_assert!(pack == run("c.json", &bytes).pack.unwrap());
            let pack = Pack::open(pack).unwrap();
            for item in 0..pack.len() as u32 {
                let squares: i32 = pack.embedding(item).iter().map(|&v| i32::from(v) * i32::from(v)).sum();
                prop_assert!(squares <= 127 * 127);
            }
        }
    }
}
