#![doc = include_str!("../docs/engine.md")]

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

#[cfg(all(target_arch = "wasm32", feature = "browser"))]
mod wasm;
