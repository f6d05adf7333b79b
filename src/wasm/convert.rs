//! Between the boundary's numbers, strings and bytes and the engine's types.

use serde::{Serialize, Serializer};
use wasm_bindgen::JsValue;

use crate::consent::{Decision, Source, State};
use crate::error::Error;
use crate::storage::{Command, Outcome, Stamp};

/// What an export throws: a string `code NUL field NUL fix`, which TypeScript makes into a `HomebodyError`.
pub(super) type Thrown = JsValue;

pub(super) fn thrown(error: Error) -> Thrown {
    JsValue::from_str(&[error.code.as_str(), "\0", &error.field, "\0", &error.fix].concat())
}

/// Plain objects and arrays. Nothing the visitor or the shop controls becomes a key.
pub(super) fn to_js(value: &impl Serialize) -> JsValue {
    value.serialize(&serde_wasm_bindgen::Serializer::new()).unwrap_or(JsValue::UNDEFINED)
}

#[derive(Serialize)]
struct Purposes {
    store: &'static str,
    profile: &'static str,
    rank: &'static str,
    measure: &'static str,
}

impl Purposes {
    fn of(states: &[State; 4]) -> Self {
        let [store, profile, rank, measure] = states.map(State::as_str);
        Self { store, profile, rank, measure }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SourceView {
    name: &'static str,
    purposes: Purposes,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_until: Option<f64>,
}

/// A decision as `Decision` in `js/types.ts`.
#[derive(Serialize)]
pub(super) struct DecisionView {
    mode: &'static str,
    purposes: Purposes,
    sources: Vec<SourceView>,
}

impl DecisionView {
    pub fn of(decision: &Decision) -> Self {
        let sources = decision.sources.iter();
        Self {
            mode: decision.mode.as_str(),
            purposes: Purposes::of(&decision.purposes),
            sources: sources
                .map(|s| SourceView { name: Source::as_str(s.source), purposes: Purposes::of(&s.purposes), valid_until: s.valid_until })
                .collect(),
        }
    }
}

#[derive(Serialize)]
struct StampView {
    rev: f64,
    epoch: String,
}

impl StampView {
    fn of(stamp: Stamp) -> Self {
        Self { rev: stamp.rev as f64, epoch: hex(stamp.epoch) }
    }
}

/// A storage command as TypeScript carries it out.
#[derive(Serialize, Default)]
pub(super) struct CommandView {
    op: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    blob: Option<Bytes>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rev: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    epoch: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expect: Option<StampView>,
}

impl CommandView {
    pub fn of(command: Command) -> Self {
        match command {
            Command::Read => Self { op: "read", ..Self::default() },
            Command::Erase => Self { op: "erase", ..Self::default() },
            Command::Delete => Self { op: "delete", ..Self::default() },
            Command::Write { blob, stamp, expect } => {
                let StampView { rev, epoch } = StampView::of(stamp);
                Self { op: "write", blob: Some(Bytes(blob)), rev: Some(rev), epoch: Some(epoch), expect: expect.map(StampView::of) }
            }
        }
    }
}

/// Becomes a `Uint8Array`.
struct Bytes(Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

/// An outcome that cannot be understood is a failure.
pub(super) fn outcome(code: u8, rev: f64, epoch: &str, blob: Vec<u8>) -> Outcome {
    match code {
        0 if epoch.is_empty() => Outcome::Done,
        0 => match u64::from_str_radix(epoch, 16) {
            Ok(epoch) if rev.is_finite() && rev >= 0.0 => Outcome::Found { stamp: Stamp { rev: rev as u64, epoch }, blob },
            _ => Outcome::Failed,
        },
        1 => Outcome::Absent,
        2 => Outcome::Lost,
        _ => Outcome::Failed,
    }
}

fn hex(value: u64) -> String {
    (0..16).rev().map(|digit| char::from(b"0123456789abcdef"[(value >> (digit * 4) & 15) as usize])).collect()
}
