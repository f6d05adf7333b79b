#![doc = include_str!("../../docs/search.md")]

mod dictionary;
mod find;
mod index;
mod language;
mod letters;
mod lookup;
mod query;
mod stem;
mod text;
mod typo;
mod understand;
#[cfg(all(target_arch = "wasm32", feature = "browser"))]
mod wasm;

use homebody::catalog::Pack;

pub use find::Found;
pub use language::Language;
pub use query::{Filter, Query, Sort};

/// A catalog that can be asked.
pub struct Search {
    pack: Pack,
    index: index::Index,
}

impl Search {
    /// Reads every title, category and attribute once.
    pub fn new(pack: Pack) -> Self {
        let index = index::Index::build(&pack);
        Self { pack, index }
    }
}
