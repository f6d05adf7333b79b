//! Finds weights on moments of the past whose future is known.

mod merging;
mod mixing;
mod queries;
mod search;
mod table;

pub(super) use merging::Merging;
pub(super) use mixing::{CONTEXT, HALF_LIVES, Mixing, Term, popularity_features};
pub(super) use queries::{Query, of_baskets, of_visits};
pub(super) use search::{Part, search, total};
pub(super) use table::{Features, Sheet, sheets};
