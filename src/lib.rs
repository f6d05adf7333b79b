#![doc = include_str!("../docs/engine.md")]

pub mod bytes;
pub mod catalog;
pub mod consent;
pub mod error;
pub mod storage;
