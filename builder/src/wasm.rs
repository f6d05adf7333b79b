//! The exports of builder.wasm: bytes and text in, bytes and text out.

use crate::import::FieldMap;
use crate::inspect::inspect as inspect_pack;
use crate::learn::{LearnOptions, Tune};
use crate::{LogFile, Options, pack_with_log};
use homebody::error::{Code, Error};
use serde::Deserialize;
use wasm_bindgen::prelude::wasm_bindgen;

/// What [`pack`] and [`inspect`] give back.
#[wasm_bindgen]
pub struct PackResult {
    bytes: Vec<u8>,
    report: String,
    text: String,
    error: Option<String>,
}

#[wasm_bindgen]
impl PackResult {
    /// The pack; empty when there is an error and for [`inspect`]. It is handed over: a second call gives nothing.
    pub fn bytes(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }
    /// The report as JSON.
    pub fn report(&self) -> String {
        self.report.clone()
    }
    /// The report in plain sentences.
    pub fn text(&self) -> String {
        self.text.clone()
    }
    /// Why there is no pack or nothing to tell of it: JSON with `code`, `field` and `fix`.
    pub fn error(&self) -> Option<String> {
        self.error.clone()
    }
}

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
struct WireOptions {
    map: String,
    strict: bool,
    min_people: u32,
    rows: u8,
    tune: String,
}

impl Default for WireOptions {
    fn default() -> Self {
        let LearnOptions { min_people, rows, tune, .. } = LearnOptions::default();
        Self { map: String::new(), strict: false, min_people, rows: rows as u8, tune: tune.as_str().into() }
    }
}

/// Packs a catalog file. `name` tells the format by its ending; `options` is JSON: `{"map": "item=id,…", "strict": true}`, and for a
/// log also `minPeople`, `rows` and `tune`, all optional, or the empty string. `log` is a log of events to learn from, and
/// `log_name` tells its format.
#[wasm_bindgen]
pub fn pack(name: &str, bytes: &[u8], options: &str, log_name: &str, log: Option<Vec<u8>>) -> PackResult {
    match read_options(options) {
        Ok(options) => {
            let mut log = log.as_deref();
            let log = log.as_mut().map(|input| LogFile { name: log_name, input });
            let outcome = pack_with_log(name, bytes, log, &options, &mut |_| {});
            let (bytes, error) = match outcome.pack {
                Ok(bytes) => (bytes, None),
                Err(error) => (Vec::new(), Some(error)),
            };
            PackResult { bytes, report: outcome.report.json(), text: outcome.report.text(), error: error.as_ref().map(error_json) }
        }
        Err(error) => PackResult { bytes: Vec::new(), report: "null".into(), text: String::new(), error: Some(error_json(&error)) },
    }
}

/// Tells what is in a pack; `item` is the id of one to look at more closely.
#[wasm_bindgen]
pub fn inspect(bytes: Vec<u8>, item: Option<String>) -> PackResult {
    match inspect_pack(bytes, item.as_deref()) {
        Ok(seen) => PackResult { bytes: Vec::new(), report: seen.json(), text: seen.text(), error: None },
        Err(error) => PackResult { bytes: Vec::new(), report: "null".into(), text: String::new(), error: Some(error_json(&error)) },
    }
}

/// The version of the builder, which is that of the package.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

fn read_options(json: &str) -> Result<Options, Error> {
    if json.is_empty() {
        return Ok(Options::default());
    }
    let refuse = || Error::new(Code::InvalidInput, "options", "pass JSON with `map`, `strict`, `minPeople`, `rows` and `tune` only");
    let wire: WireOptions = serde_json::from_str(json).map_err(|_| refuse())?;
    let (min_people, rows) = (wire.min_people.max(1), usize::from(wire.rows.max(1)));
    let learn = LearnOptions { min_people, rows, tune: Tune::named(&wire.tune).ok_or_else(refuse)?, threads: 1 };
    Ok(Options { map: FieldMap::parse(&wire.map)?, strict: wire.strict, learn })
}

fn error_json(error: &Error) -> String {
    serde_json::json!({ "code": error.code.as_str(), "field": error.field, "fix": error.fix }).to_string()
}
