//! Reads a pack in place. Everything is checked once at [`Pack::open`], so that no accessor can fail later.

use alloc::vec::Vec;
use core::cmp::Ordering;
use core::ops::Range;

use super::layout::{
    CHECKED_FROM, DIMENSIONS, FACTOR_DIMENSIONS, FORMAT_VERSION, HEADER, MAGIC, MAX_ITEMS, MAX_PACK_BYTES, NO_DAY, NO_PRICE, NONE,
    PRICE_SCALE, Section, TABLE_ENTRY, flag,
};
use super::{AttributeIndex, ItemIndex, Mixture};
use crate::bytes::{Reader, checksum};
use crate::error::{Code, Error, Result};

/// A catalog in its binary form: one block of bytes, read without parsing.
pub struct Pack {
    bytes: Vec<u8>,
    sections: [Range<usize>; Section::COUNT + 1],
    pub(super) items: usize,
    pub(super) attributes: usize,
    pub(super) groups: usize,
    pub(super) currencies: usize,
    pub(super) has_factors: bool,
    pub(super) mixture: Option<Mixture>,
}

impl Pack {
    /// Takes the bytes of a pack and checks all of them: header, checksum, columns, indexes, text.
    ///
    /// # Errors
    /// `version-unsupported` for another version, `too-large` beyond the limits, `pack-corrupt` for anything else that is wrong.
    pub fn open(bytes: Vec<u8>) -> Result<Self> {
        if bytes.len() > MAX_PACK_BYTES {
            return Err(Error::new(Code::TooLarge, "pack", "a pack has at most 512 MiB: split the catalog"));
        }
        let mut r = Reader::new(&bytes, Code::PackCorrupt, "pack");
        let right = r.raw(4) == MAGIC;
        r.ensure(right, "this is not a homebody pack: make one with `homebody pack`");
        if r.u16() != FORMAT_VERSION {
            r.check()?;
            return Err(Error::new(Code::VersionUnsupported, "pack.version", "pack again: pack and package must be of the same version"));
        }
        let right = usize::from(r.u16()) == Section::COUNT && r.u64() == bytes.len() as u64;
        r.ensure(right, "the length is wrong: the file was cut or mixed up");
        let right = r.u64() == checksum(bytes.get(CHECKED_FROM..).unwrap_or_default());
        r.ensure(right, "the checksum is wrong: the file was damaged on its way");
        let (items, attributes) = (r.u32() as usize, r.u32() as usize);
        let (content, factors) = (usize::from(r.u16()), usize::from(r.u16()));
        let blocks = content + factors == DIMENSIONS && (factors == 0 || factors == FACTOR_DIMENSIONS);
        // Every attribute has a weight of two bytes: a count beyond that is a lie, which 32-bit lengths computed from it could hide.
        let right = items <= MAX_ITEMS && attributes <= bytes.len() / 2 && blocks && r.u32() == 0;
        r.ensure(right, "the header holds impossible numbers");
        let sections = section_table(&mut r, bytes.len());
        r.check()?;
        let mut pack = Self { bytes, sections, items, attributes, groups: 0, currencies: 0, has_factors: factors != 0, mixture: None };
        pack.groups = pack.string_count(Section::GroupNames);
        pack.currencies = pack.string_count(Section::CurrencyNames);
        pack.mixture = Mixture::decode(pack.section(Section::Mixture));
        pack.check_columns()?;
        Ok(pack)
    }

    /// The number of items.
    pub fn len(&self) -> usize {
        self.items
    }
    /// Whether there is no item at all.
    pub fn is_empty(&self) -> bool {
        self.items == 0
    }
    /// The number of attributes.
    pub fn attribute_count(&self) -> usize {
        self.attributes
    }
    /// The size in bytes.
    pub fn byte_len(&self) -> usize {
        self.bytes.len()
    }
    /// The bytes of each column by name, for `homebody inspect` and reports.
    pub fn section_sizes(&self) -> Vec<usize> {
        self.sections.iter().skip(1).map(Range::len).collect()
    }
    /// The shop's id of an item.
    pub fn id(&self, item: ItemIndex) -> &str {
        self.string(Section::Ids, self.items, item)
    }
    /// Where an id is, if the catalog has it.
    pub fn find(&self, id: &str) -> Option<ItemIndex> {
        search(self.items, |at| self.id(self.u32(Section::IdOrder, at)).as_bytes().cmp(id.as_bytes()))
            .map(|at| self.u32(Section::IdOrder, at))
    }
    /// The title.
    pub fn title(&self, item: ItemIndex) -> &str {
        self.string(Section::Titles, self.items, item)
    }
    /// The shop's picture; empty when there is none.
    pub fn image(&self, item: ItemIndex) -> &str {
        self.string(Section::Images, self.items, item)
    }
    /// An attribute's name, such as `brand=Acme`.
    pub fn attribute_name(&self, attribute: AttributeIndex) -> &str {
        self.string(Section::AttributeNames, self.attributes, attribute)
    }
    /// How much an attribute tells about an item: 0 to 65,535.
    pub fn attribute_weight(&self, attribute: AttributeIndex) -> u16 {
        self.u16(Section::AttributeWeights, attribute as usize)
    }
    /// Where an attribute is, if the catalog has it.
    pub fn find_attribute(&self, name: &str) -> Option<AttributeIndex> {
        search(self.attributes, |at| self.attribute_name(at as u32).as_bytes().cmp(name.as_bytes())).map(|at| at as u32)
    }
    /// An item's attributes, ascending.
    pub fn attributes(&self, item: ItemIndex) -> impl ExactSizeIterator<Item = AttributeIndex> + '_ {
        let from = self.u32(Section::AttributeOffsets, item as usize) as usize;
        let to = self.u32(Section::AttributeOffsets, item as usize + 1) as usize;
        (from..to).map(|at| self.u32(Section::Attributes, at))
    }
    /// What one event with an item says about each of its attributes: 1 spread over all of them, each part times what the
    /// attribute tells. Spread, so that an item with many attributes does not count more.
    pub fn shares(&self, item: ItemIndex) -> impl Iterator<Item = (AttributeIndex, f64)> + '_ {
        let attributes = self.attributes(item);
        let count = attributes.len().max(1) as f64;
        attributes.map(move |attribute| (attribute, f64::from(self.attribute_weight(attribute)) / 65_535.0 / count))
    }
    /// The most particular category.
    pub fn category(&self, item: ItemIndex) -> Option<AttributeIndex> {
        some(self.u32(Section::Categories, item as usize))
    }
    /// The number of the group, the same for all variants of a product.
    pub fn group(&self, item: ItemIndex) -> Option<u32> {
        some(self.u32(Section::Groups, item as usize))
    }
    /// The number of groups.
    pub fn group_count(&self) -> usize {
        self.groups
    }
    /// The shop's name of a group.
    pub fn group_name(&self, group: u32) -> &str {
        self.string(Section::GroupNames, self.groups, group)
    }
    /// The number of the group with this name.
    pub fn find_group(&self, name: &str) -> Option<u32> {
        if name.is_empty() { None } else { (0..self.groups as u32).find(|&group| self.group_name(group) == name) }
    }
    /// The same for variants and near-duplicates of one another.
    pub fn family(&self, item: ItemIndex) -> u32 {
        self.u32(Section::Families, item as usize)
    }
    /// Whether it could be had when the pack was made; see [`Catalog::available`](super::Catalog::available).
    pub fn available(&self, item: ItemIndex) -> bool {
        self.flag(item, flag::AVAILABLE)
    }
    /// Marked sensitive.
    pub fn sensitive(&self, item: ItemIndex) -> bool {
        self.flag(item, flag::SENSITIVE)
    }
    /// Used up and bought again.
    pub fn consumable(&self, item: ItemIndex) -> bool {
        self.flag(item, flag::CONSUMABLE)
    }
    /// Re-buy interval in days; 0 means the default.
    pub fn rebuy_days(&self, item: ItemIndex) -> u16 {
        self.u16(Section::RebuyDays, item as usize)
    }
    /// Days a bought durable stays suppressed; 0 means the default.
    pub fn durable_days(&self, item: ItemIndex) -> u16 {
        self.u16(Section::DurableDays, item as usize)
    }
    /// Day of publication, in days since 1970-01-01.
    pub fn published(&self, item: ItemIndex) -> Option<i32> {
        let day = self.u32(Section::Published, item as usize) as i32;
        (day != NO_DAY).then_some(day)
    }
    /// Price when the pack was made; see [`Catalog::price`](super::Catalog::price).
    pub fn price(&self, item: ItemIndex) -> Option<f64> {
        let price = i64::from_le_bytes(self.array(Section::Prices, item as usize));
        (price != NO_PRICE).then_some(price as f64 / PRICE_SCALE)
    }
    /// ISO 4217 code; empty when unknown.
    pub fn currency(&self, item: ItemIndex) -> &str {
        match self.array::<1>(Section::Currencies, item as usize)[0] {
            u8::MAX => "",
            index => self.string(Section::CurrencyNames, self.currencies, u32::from(index)),
        }
    }
    /// 0 to 65,535, logarithmic.
    pub fn popularity(&self, item: ItemIndex) -> u16 {
        self.u16(Section::Popularity, item as usize)
    }
    /// The columns that recall runs over, as slices: looked up once for all items instead of once for each.
    pub(crate) fn columns(&self) -> Columns<'_> {
        Columns {
            offsets: self.section(Section::AttributeOffsets).as_chunks().0,
            attributes: self.section(Section::Attributes).as_chunks().0,
            popularity: self.section(Section::Popularity).as_chunks().0,
            published: self.section(Section::Published).as_chunks().0,
            embeddings: self.section(Section::Embeddings).as_chunks().0,
            factor_scales: self.section(Section::FactorScales).as_chunks().0,
        }
    }
    /// All embeddings, row after row, as bytes that hold `i8`.
    pub fn embeddings(&self) -> &[u8] {
        self.section(Section::Embeddings)
    }
    /// One item's embedding in place, as bytes that hold `i8`.
    pub fn embedding_bytes(&self, item: ItemIndex) -> &[u8; DIMENSIONS] {
        let (rows, _) = self.section(Section::Embeddings).as_chunks::<DIMENSIONS>();
        &rows[item as usize]
    }
    /// One item's embedding.
    pub fn embedding(&self, item: ItemIndex) -> [i8; DIMENSIONS] {
        let mut embedding = [0; DIMENSIONS];
        for (to, &value) in embedding.iter_mut().zip(self.embedding_bytes(item)) {
            *to = value as i8;
        }
        embedding
    }

    pub(super) fn section(&self, section: Section) -> &[u8] {
        &self.bytes[self.sections[section as usize].clone()]
    }
    pub(super) fn array<const N: usize>(&self, section: Section, at: usize) -> [u8; N] {
        let mut out = [0; N];
        out.copy_from_slice(&self.section(section)[at * N..at * N + N]);
        out
    }
    pub(super) fn u16(&self, section: Section, at: usize) -> u16 {
        u16::from_le_bytes(self.array(section, at))
    }
    pub(super) fn u32(&self, section: Section, at: usize) -> u32 {
        u32::from_le_bytes(self.array(section, at))
    }
    fn flag(&self, item: ItemIndex, bit: u8) -> bool {
        self.section(Section::Flags)[item as usize] & bit != 0
    }
    fn string(&self, section: Section, count: usize, at: u32) -> &str {
        let from = self.u32(section, at as usize) as usize;
        let to = self.u32(section, at as usize + 1) as usize;
        let text = &self.section(section)[(count + 1) * 4..];
        // Checked by `open`; a branch that cannot be taken costs less than `unsafe`.
        core::str::from_utf8(&text[from..to]).unwrap_or_default()
    }
    /// Name tables have no count of their own: the first offset of the text tells it.
    pub(super) fn string_count(&self, section: Section) -> usize {
        let bytes = self.section(section);
        let mut count = 0;
        while (count + 1) * 4 <= bytes.len() && (self.u32(section, count) as usize) + (count + 1) * 4 != bytes.len() {
            count += 1;
        }
        count
    }
}

/// See [`Pack::columns`]. Numbers are little-endian bytes.
pub(crate) struct Columns<'a> {
    /// Where an item's attributes begin; one more than there are items.
    pub offsets: &'a [[u8; 4]],
    pub attributes: &'a [[u8; 4]],
    pub popularity: &'a [[u8; 2]],
    /// Days since 1970.
    pub published: &'a [[u8; 4]],
    pub embeddings: &'a [[u8; DIMENSIONS]],
    /// Empty where there are no factors.
    pub factor_scales: &'a [[u8; 2]],
}

/// Binary search over `0..count`.
fn search(count: usize, compare: impl Fn(usize) -> Ordering) -> Option<usize> {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        match compare(middle) {
            Ordering::Less => low = middle + 1,
            Ordering::Greater => high = middle,
            Ordering::Equal => return Some(middle),
        }
    }
    None
}

fn section_table(r: &mut Reader<'_>, length: usize) -> [Range<usize>; Section::COUNT + 1] {
    let mut sections = [const { 0..0 }; Section::COUNT + 1];
    let mut end = HEADER + Section::COUNT * TABLE_ENTRY;
    for (expected, section) in sections.iter_mut().enumerate().skip(1) {
        let (id, from, size) = (r.u64(), r.u64(), r.u64());
        // Compared as 64-bit numbers: on a 32-bit machine a larger one must not wrap round to a possible one.
        let right = id == expected as u64 && from >= end as u64 && from.is_multiple_of(16) && size <= length as u64;
        let right = right && from <= length as u64 - size;
        r.ensure(right, "the table of columns is wrong");
        if right {
            end = (from + size) as usize;
            *section = from as usize..end;
        }
    }
    sections
}

fn some(index: u32) -> Option<u32> {
    (index != NONE).then_some(index)
}
