//! The pack as the outside sees it.

mod damage;
mod round_trip;
mod sources;
