//! The bytes of a pack are an interface: the same here, in Node and in the page. A change of what the builder computes changes
//! `tests/golden/pack.sha256`, which must then be replaced on purpose.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

use homebody::catalog::Pack;
use homebody_builder::{Options, pack};
use sha2::{Digest, Sha256};
use std::path::Path;

#[test]
fn the_golden_catalog_gives_the_golden_pack() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/golden"));
    let outcome = pack("catalog.ndjson", &std::fs::read(folder.join("catalog.ndjson")).unwrap(), &Options::default(), &mut |_| {});
    assert_eq!((outcome.report.items, outcome.report.skipped), (10, 0), "{}", outcome.report.text());
    let bytes = outcome.pack.unwrap();
    let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hash, std::fs::read_to_string(folder.join("pack.sha256")).unwrap().trim());

    let pack = Pack::open(bytes).unwrap();
    let families: Vec<u32> = (0..10).map(|item| pack.family(item)).collect();
    assert_eq!(families, [0, 0, 0, 3, 3, 5, 6, 7, 8, 9]);
    assert_eq!(pack.embedding(8), [0; 64]);
}
