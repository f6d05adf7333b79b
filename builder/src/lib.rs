//! Makes homebody packs from a shop's catalog. Pure: the same input gives the same bytes natively and in wasm; no clock, no
//! randomness, no network. [`pack`] is the way in.
//!
//! | room | does |
//! |---|---|
//! | [`import`] | JSON, NDJSON and CSV (gzipped or not) → items, with a sentence for every row that is wrong |
//! | [`text`] | words, stems and quantities, as the other rooms compare them |
//! | [`embed`] | items → 64 int8 dimensions of content |
//! | [`duplicates`] | items → families of variants and near-duplicates |
//! | [`suspects`] | unmarked items that look sensitive |
//! | [`build`] | items → the rows of a pack and its bytes |
//! | [`events`] | CSV, TSV and NDJSON (gzipped or not) → a log of events |
//! | [`learn`] | a log of events → rows, factors and the mixture of terms |
//! | [`inspect`] | a pack → what is in it |
//! | [`report`] | what happened, as text and as JSON |

pub mod build;
mod dictionary;
pub mod duplicates;
pub mod embed;
pub mod events;
pub mod import;
pub mod inspect;
pub mod learn;
mod numeric;
pub mod report;
pub mod suspects;
pub mod text;

#[cfg(feature = "cli")]
pub mod cli;

#[cfg(all(target_arch = "wasm32", feature = "browser"))]
mod wasm;

pub use build::{LogFile, Options, Outcome, Step, pack, pack_with_log};
