//! Learning from a shop's log: which items follow or go with one another, and how much each term of a score tells.

mod log;
mod options;

pub use log::{Event, Log, NO_USER};
pub use options::{LearnOptions, Tune};
