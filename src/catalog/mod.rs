//! What can be ranked: items, the binary pack that holds them, and the live price and stock laid over it.
//!
//! The pack's form is described in `docs/pack-format.md`; `layout` holds its numbers.

mod item;
mod layout;
mod live;
mod reader;
mod view;
mod writer;

pub use item::Item;
pub use layout::{DIMENSIONS, FORMAT_VERSION, MAX_ITEMS, MAX_PACK_BYTES, NONE};
pub use live::{Catalog, Live};
pub(crate) use reader::Columns;
pub use reader::Pack;
pub use writer::{PackItem, PackSource, write};

/// The position of an item in its pack.
pub type ItemIndex = u32;
/// The position of an attribute in its pack's dictionary.
pub type AttributeIndex = u32;

/// Milliseconds in a day, the unit of the catalog's own spans.
pub const DAY_MS: f64 = 86_400_000.0;
