//! The numbers of the pack format, version 2. `docs/pack-format.md` says the same in prose.

/// The first four bytes.
pub(super) const MAGIC: [u8; 4] = *b"HBPK";
/// The version this crate reads and writes.
pub const FORMAT_VERSION: u16 = 2;
/// Bytes before the section table.
pub(super) const HEADER: usize = 40;
/// Bytes of one entry of the section table: id `u32`, zero `u32`, offset `u64`, length `u64`.
pub(super) const TABLE_ENTRY: usize = 24;
/// Where the checksummed part begins.
pub(super) const CHECKED_FROM: usize = 24;
/// Int8 dimensions of an item's embedding.
pub const DIMENSIONS: usize = 64;
/// Of them, those of the learnt block where there is one; the content block has the others.
pub const FACTOR_DIMENSIONS: usize = 32;
/// The most entries of an item's row.
pub const MAX_ROW: usize = 255;
/// The most items a pack may hold.
pub const MAX_ITEMS: usize = 1_000_000;
/// The most bytes a pack may have.
pub const MAX_PACK_BYTES: usize = 512 * 1024 * 1024;
/// "None" in columns of indexes.
pub const NONE: u32 = u32::MAX;
/// "Unknown" in the column of publication days.
pub(super) const NO_DAY: i32 = i32::MIN;
/// "Unknown" in the column of prices.
pub(super) const NO_PRICE: i64 = -1;
/// Prices are integers in this fraction of a currency unit.
pub(super) const PRICE_SCALE: f64 = 10_000.0;

/// Bits of the flags column.
pub(super) mod flag {
    pub const AVAILABLE: u8 = 1;
    pub const SENSITIVE: u8 = 2;
    pub const CONSUMABLE: u8 = 4;
    pub const ALL: u8 = 7;
}

/// The columns, in the order in which they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Section {
    Ids = 1,
    IdOrder,
    Titles,
    Images,
    AttributeNames,
    AttributeWeights,
    AttributeOffsets,
    Attributes,
    Categories,
    GroupNames,
    Groups,
    Families,
    Flags,
    RebuyDays,
    DurableDays,
    Published,
    Prices,
    CurrencyNames,
    Currencies,
    Popularity,
    Embeddings,
    RowOffsets,
    RowTargets,
    RowValues,
    RowScales,
    FactorScales,
    Support,
    Mixture,
}

impl Section {
    pub const COUNT: usize = 28;
}
