//! Writes a pack. The same source gives the same bytes everywhere.

use super::layout::{
    DIMENSIONS, FORMAT_VERSION, HEADER, MAGIC, MAX_ITEMS, MAX_PACK_BYTES, NO_DAY, NO_PRICE, PRICE_SCALE, Section, TABLE_ENTRY, flag,
};
use super::writer_learnt::{check as check_learnt, columns as learnt};
use super::{AttributeIndex, ItemIndex, Mixture, NONE};
use crate::bytes::{Writer, checksum};
use crate::error::{Code, Error, Result};
use crate::math::round;
use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// One row of a pack: an item's stored fields and what the builder derived from them.
#[derive(Clone, Debug, PartialEq)]
pub struct PackItem {
    /// The shop's own id.
    pub id: String,
    /// What the visitor reads.
    pub title: String,
    /// Where the shop's picture is; empty when there is none.
    pub image: String,
    /// Indexes into [`PackSource::attributes`], ascending, without repeats.
    pub attributes: Vec<AttributeIndex>,
    /// The most particular category, an index into [`PackSource::attributes`], or [`NONE`].
    pub category: AttributeIndex,
    /// Index into [`PackSource::groups`], or [`NONE`].
    pub group: u32,
    /// Items with the same number are variants or near-duplicates of one another; below the number of items.
    pub family: u32,
    /// Whether it can be had.
    pub available: bool,
    /// Never offered, never recorded.
    pub sensitive: bool,
    /// Used up and bought again.
    pub consumable: bool,
    /// Re-buy interval in days; 0 means the default.
    pub rebuy_days: u16,
    /// Days a bought durable stays suppressed; 0 means the default.
    pub durable_days: u16,
    /// Days since 1970-01-01.
    pub published: Option<i32>,
    /// In units of the currency.
    pub price: Option<f64>,
    /// Index into [`PackSource::currencies`], or 255.
    pub currency: u8,
    /// 0 (unknown or none) to 65,535 (the most popular of the catalog), on a logarithmic scale.
    pub popularity: u16,
    /// The embedding: content, of a length of at most 127 (Euclidean), so that a product of two is at most 127²; then the learnt
    /// factors, if there are any.
    pub embedding: [i8; DIMENSIONS],
    /// What follows or goes with it: item numbers, ascending, at most [`MAX_ROW`], and how much in 1/255 of `row_scale`. Neither the
    /// item itself nor sensitive ones.
    pub row: Vec<(ItemIndex, u8)>,
    /// What 255 in the row stands for, in 1/65,535.
    pub row_scale: u16,
    /// What 127 in the factors stands for, in 1/65,535.
    pub factor_scale: u16,
    /// How many people met it; 0 below the threshold.
    pub support: u16,
}

/// All that goes into a pack.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PackSource {
    /// Attribute names such as `brand=Acme` or `category=Kitchen/Knives`, each with its weight: how much it tells
    /// about an item, 0 to 65,535 (rare attributes tell more). Ascending by the bytes of the name.
    pub attributes: Vec<(String, u16)>,
    /// Group names.
    pub groups: Vec<String>,
    /// ISO 4217 codes.
    pub currencies: Vec<String>,
    /// The rows, in the shop's order, which is also the order of last resort.
    pub items: Vec<PackItem>,
    /// How many of an embedding's dimensions, the last ones, are learnt factors: 0 or [`FACTOR_DIMENSIONS`].
    pub factor_dimensions: u16,
    /// The learnt weights; kept as `f32`.
    pub mixture: Option<Mixture>,
}

/// Writes the pack. The order of `source.items` is kept.
///
/// # Errors
/// `too-large` for more than [`MAX_ITEMS`] or [`MAX_PACK_BYTES`], `invalid-input` for duplicate ids, indexes out of range and weights that no reader takes.
pub fn write(source: &PackSource) -> Result<Vec<u8>> {
    let order = id_order(source)?;
    check_indexes(source)?;
    check_learnt(source)?;
    let items = &source.items;
    let mut offsets = vec![0u32];
    for item in items {
        offsets.push(offsets.last().copied().unwrap_or(0) + item.attributes.len() as u32);
    }
    let learnt = learnt(source);
    let sections: [(Section, Vec<u8>); Section::COUNT] = [
        (Section::Ids, strings(items.iter().map(|i| i.id.as_str()))),
        (Section::IdOrder, column(&order, Writer::u32)),
        (Section::Titles, strings(items.iter().map(|i| i.title.as_str()))),
        (Section::Images, strings(items.iter().map(|i| i.image.as_str()))),
        (Section::AttributeNames, strings(source.attributes.iter().map(|a| a.0.as_str()))),
        (Section::AttributeWeights, column(source.attributes.iter().map(|a| &a.1), Writer::u16)),
        (Section::AttributeOffsets, column(&offsets, Writer::u32)),
        (Section::Attributes, column(items.iter().flat_map(|i| &i.attributes), Writer::u32)),
        (Section::Categories, column(items.iter().map(|i| &i.category), Writer::u32)),
        (Section::GroupNames, strings(source.groups.iter().map(String::as_str))),
        (Section::Groups, column(items.iter().map(|i| &i.group), Writer::u32)),
        (Section::Families, column(items.iter().map(|i| &i.family), Writer::u32)),
        (Section::Flags, items.iter().map(flags).collect()),
        (Section::RebuyDays, column(items.iter().map(|i| &i.rebuy_days), Writer::u16)),
        (Section::DurableDays, column(items.iter().map(|i| &i.durable_days), Writer::u16)),
        (Section::Published, column(items.iter().map(|i| i.published.unwrap_or(NO_DAY)), |w, v| w.u32(v as u32))),
        (Section::Prices, column(items.iter().map(|i| price(i.price)), Writer::i64)),
        (Section::CurrencyNames, strings(source.currencies.iter().map(String::as_str))),
        (Section::Currencies, items.iter().map(|i| i.currency).collect()),
        (Section::Popularity, column(items.iter().map(|i| &i.popularity), Writer::u16)),
        (Section::Embeddings, items.iter().flat_map(|i| i.embedding.map(|v| v as u8)).collect()),
        (Section::RowOffsets, learnt.offsets),
        (Section::RowTargets, learnt.targets),
        (Section::RowValues, learnt.values),
        (Section::RowScales, learnt.scales),
        (Section::FactorScales, learnt.factor_scales),
        (Section::Support, learnt.support),
        (Section::Mixture, source.mixture.map_or_else(Vec::new, |mixture| mixture.encode())),
    ];
    let size: usize = sections.iter().map(|(_, bytes)| bytes.len().next_multiple_of(16)).sum();
    if size > MAX_PACK_BYTES - HEADER - sections.len() * TABLE_ENTRY {
        return Err(Error::new(Code::TooLarge, "items", "a pack has at most 512 MiB: shorten texts or split the catalog"));
    }
    Ok(assemble(source, &sections))
}

fn assemble(source: &PackSource, sections: &[(Section, Vec<u8>)]) -> Vec<u8> {
    let mut body = Writer::new();
    body.u32(source.items.len() as u32);
    body.u32(source.attributes.len() as u32);
    body.u16(DIMENSIONS as u16 - source.factor_dimensions);
    body.u16(source.factor_dimensions);
    body.u32(0);
    let mut at = HEADER + sections.len() * TABLE_ENTRY;
    for (section, bytes) in sections {
        at = at.next_multiple_of(16);
        body.u32(*section as u32);
        body.u32(0);
        body.u64(at as u64);
        body.u64(bytes.len() as u64);
        at += bytes.len();
    }
    let mut out = Writer::new();
    out.raw(&MAGIC);
    out.u16(FORMAT_VERSION);
    out.u16(sections.len() as u16);
    let mut rest = body.finish();
    for (_, bytes) in sections {
        rest.resize((rest.len() + super::layout::CHECKED_FROM).next_multiple_of(16) - super::layout::CHECKED_FROM, 0);
        rest.extend_from_slice(bytes);
    }
    out.u64((rest.len() + super::layout::CHECKED_FROM) as u64);
    out.u64(checksum(&rest));
    out.raw(&rest);
    out.finish()
}

fn id_order(source: &PackSource) -> Result<Vec<u32>> {
    let items = &source.items;
    if items.len() > MAX_ITEMS {
        return Err(Error::new(Code::TooLarge, "items", "a pack holds at most 1,000,000 items: split the catalog"));
    }
    let mut order: Vec<u32> = (0..items.len() as u32).collect();
    order.sort_unstable_by(|&a, &b| items[a as usize].id.as_bytes().cmp(items[b as usize].id.as_bytes()));
    match order.windows(2).find(|pair| items[pair[0] as usize].id == items[pair[1] as usize].id) {
        Some(pair) => Err(Error::new(
            Code::InvalidInput,
            format!("items[{}].id", pair[0].max(pair[1])),
            "ids must be unique: remove or rename the second",
        )),
        None => Ok(order),
    }
}

fn check_indexes(source: &PackSource) -> Result<()> {
    if !source.attributes.windows(2).all(|pair| pair[0].0.as_bytes() < pair[1].0.as_bytes()) {
        return Err(Error::new(Code::InvalidInput, "attributes", "names must be ascending and unique"));
    }
    for (at, item) in source.items.iter().enumerate() {
        let sorted = item.attributes.windows(2).all(|pair| pair[0] < pair[1]);
        let known = |index: u32, length: usize| index == NONE || (index as usize) < length;
        let inside = item.attributes.iter().all(|&a| (a as usize) < source.attributes.len())
            && known(item.category, source.attributes.len())
            && known(item.group, source.groups.len())
            && (item.family as usize) < source.items.len()
            && (item.currency == u8::MAX || (item.currency as usize) < source.currencies.len());
        if !sorted || !inside {
            return Err(Error::new(Code::InvalidInput, format!("items[{at}]"), "indexes must be ascending and inside their tables"));
        }
    }
    Ok(())
}

pub(super) fn column<T, B: core::borrow::Borrow<T>>(values: impl IntoIterator<Item = B>, put: impl Fn(&mut Writer, T)) -> Vec<u8>
where
    T: Copy,
{
    let mut out = Writer::new();
    for value in values {
        put(&mut out, *value.borrow());
    }
    out.finish()
}

fn strings<'a>(values: impl Iterator<Item = &'a str> + Clone) -> Vec<u8> {
    let mut out = Writer::new();
    let mut end = 0;
    out.u32(0);
    for value in values.clone() {
        end += value.len() as u32;
        out.u32(end);
    }
    for value in values {
        out.raw(value.as_bytes());
    }
    out.finish()
}

fn flags(item: &PackItem) -> u8 {
    let bit = |on: bool, bit: u8| if on { bit } else { 0 };
    bit(item.available, flag::AVAILABLE) | bit(item.sensitive, flag::SENSITIVE) | bit(item.consumable, flag::CONSUMABLE)
}

pub(super) fn price(price: Option<f64>) -> i64 {
    match price {
        Some(value) if (0.0..1e14).contains(&value) => round(value * PRICE_SCALE) as i64,
        _ => NO_PRICE,
    }
}
