#![doc = include_str!("../docs/engine.md")]
// engine.wasm does without std: what std adds to it (texts for panics, threads, streams) nobody would ever see.
#![cfg_attr(all(target_arch = "wasm32", feature = "browser"), no_std)]

extern crate alloc;

pub mod bytes;
pub mod catalog;
pub mod consent;
pub mod engine;
pub mod error;
pub mod json;
pub mod math;
pub mod profile;
pub mod rank;
pub mod settings;
pub mod sorted;
pub mod storage;
pub mod text;

#[cfg(all(target_arch = "wasm32", feature = "browser"))]
mod wasm;
