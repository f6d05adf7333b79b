//! Learning from a shop's log: which items follow or go with one another, and how much each term of a score tells.
//!
//! | file | does |
//! |---|---|
//! | [`log`](Log), `sequences` | lines of a log → visits, or what each person bought |
//! | `people` | how many people met two items: what decides whether a pair may be learnt |
//! | `linear`, `cooccurrence`, `rules`, `walk` | item-item matrices, each with another idea |
//! | `matrices` | all of them, stand-ins for rare pairs, merging, rounding |
//! | `factors` | low-rank vectors |
//! | `popularity`, `rhythm` | demand; how often things are bought again |
//! | `tune/` | weights found on a chronological validation split |
//! | `course` | the order in which all this happens |
//!
//! Pure and deterministic: the same log gives the same numbers on every platform and for any number of threads.

mod catalogue;
mod cooccurrence;
mod course;
mod factors;
mod linear;
mod log;
mod matrices;
mod options;
mod parallel;
mod people;
mod popularity;
mod report;
mod rhythm;
mod rules;
mod sequences;
mod sparse;
mod tune;
mod walk;

pub(crate) use catalogue::Catalogue;
pub(crate) use course::{Learnt, learn};
pub use log::{Event, Log, NO_USER};
pub use options::{LearnOptions, Tune};
pub use report::{Cost, LearnReport};
