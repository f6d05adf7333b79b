//! The exports of builder.wasm: bytes and text in, bytes and text out.

use crate::import::FieldMap;
use crate::{Options, pack as pack_catalog};
use homebody::error::{Code, Error};
use serde::Deserialize;
use wasm_bindgen::prelude::wasm_bindgen;

/// What [`pack`] gives back.
#[wasm_bindgen]
pub struct PackResult {
    bytes: Vec<u8>,
    report: String,
    text: String,
    error: Option<String>,
}

#[wasm_bindgen]
impl PackResult {
    /// The pack; empty when there is an error. It is handed over: a second call gives nothing.
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
    /// Why there is no pack: JSON with `code`, `field` and `fix`.
    pub fn error(&self) -> Option<String> {
        self.error.clone()
    }
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct WireOptions {
    map: String,
    strict: bool,
}

/// Packs a catalog file. `name` tells the format by its ending; `options` is JSON: `{"map": "item=id,…", "strict": true}`, both optional, or
/// the empty string.
#[wasm_bindgen]
pub fn pack(name: &str, bytes: &[u8], options: &str) -> PackResult {
    match read_options(options) {
        Ok(options) => {
            let outcome = pack_catalog(name, bytes, &options, &mut |_| {});
            let (bytes, error) = match outcome.pack {
                Ok(bytes) => (bytes, None),
                Err(error) => (Vec::new(), Some(error)),
            };
            PackResult { bytes, report: outcome.report.json(), text: outcome.report.text(), error: error.as_ref().map(error_json) }
        }
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
    let wire: WireOptions = serde_json::from_str(json)
        .map_err(|_| Error::new(Code::InvalidInput, "options", "pass JSON with `map` (text) and `strict` (true or false) only"))?;
    Ok(Options { map: FieldMap::parse(&wire.map)?, strict: wire.strict })
}

fn error_json(error: &Error) -> String {
    serde_json::json!({ "code": error.code.as_str(), "field": error.field, "fix": error.fix }).to_string()
}
