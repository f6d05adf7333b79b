//! What can be ranked: items, the binary pack that holds them, and the live price and stock laid over it.
//!
//! The pack's form is described in `docs/pack-format.md`; `layout` holds its numbers.

mod check;
mod item;
mod layout;
mod learnt;
mod live;
mod mixture;
mod reader;
mod view;
mod writer;
mod writer_learnt;

pub use item::Item;
pub use layout::{DIMENSIONS, FACTOR_DIMENSIONS, FORMAT_VERSION, MAX_ITEMS, MAX_PACK_BYTES, MAX_ROW, NONE};
pub use live::{Catalog, Live};
pub use mixture::{Kernel, Mixture};
pub(crate) use reader::Columns;
pub use reader::Pack;
pub use writer::{PackItem, PackSource, write};

/// The position of an item in its pack.
pub type ItemIndex = u32;
/// The position of an attribute in its pack's dictionary.
pub type AttributeIndex = u32;

/// Milliseconds in a day, the unit of the catalog's own spans.
pub const DAY_MS: f64 = 86_400_000.0;
