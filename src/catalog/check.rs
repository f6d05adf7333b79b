//! What a pack must hold to be used: every length, index and order, checked once when it is opened.

use super::Pack;
use super::layout::{DIMENSIONS, NONE, Section, flag};
use crate::error::{Code, Error, Result};

/// The columns that hold so many bytes for each item.
static ITEM_COLUMNS: [(Section, u8); 12] = [
    (Section::IdOrder, 4),
    (Section::Categories, 4),
    (Section::Groups, 4),
    (Section::Families, 4),
    (Section::Flags, 1),
    (Section::RebuyDays, 2),
    (Section::DurableDays, 2),
    (Section::Published, 4),
    (Section::Prices, 8),
    (Section::Currencies, 1),
    (Section::Popularity, 2),
    (Section::Embeddings, DIMENSIONS as u8),
];

impl Pack {
    pub(super) fn check_columns(&self) -> Result<()> {
        let (n, m) = (self.items, self.attributes);
        for (section, bytes) in ITEM_COLUMNS {
            ensure(self.section(section).len() == n * usize::from(bytes))?;
        }
        ensure(self.section(Section::AttributeWeights).len() == m * 2)?;
        ensure(self.section(Section::AttributeOffsets).len() == (n + 1) * 4)?;
        ensure(self.section(Section::Attributes).len().is_multiple_of(4))?;
        for (section, count) in [
            (Section::Ids, n),
            (Section::Titles, n),
            (Section::Images, n),
            (Section::AttributeNames, m),
            (Section::GroupNames, self.groups),
            (Section::CurrencyNames, self.currencies),
        ] {
            self.check_strings(section, count)?;
        }
        ensure(self.section(Section::Mixture).is_empty() == self.mixture.is_none())?;
        self.check_indexes()?;
        ensure(self.learnt_is_sound())
    }

    fn check_strings(&self, section: Section, count: usize) -> Result<()> {
        let bytes = self.section(section);
        ensure(bytes.len() >= (count + 1) * 4 && self.u32(section, 0) == 0)?;
        let text = &bytes[(count + 1) * 4..];
        let mut from = 0;
        for at in 1..=count {
            let to = self.u32(section, at) as usize;
            ensure(from <= to && to <= text.len() && core::str::from_utf8(&text[from..to]).is_ok())?;
            from = to;
        }
        ensure(from == text.len())
    }

    fn check_indexes(&self) -> Result<()> {
        let (n, m) = (self.items, self.attributes as u32);
        let total = self.section(Section::Attributes).len() / 4;
        let mut from = self.u32(Section::AttributeOffsets, 0);
        ensure(from == 0)?;
        for at in 0..n {
            let to = self.u32(Section::AttributeOffsets, at + 1);
            ensure(from <= to && to as usize <= total)?;
            let mut previous = None;
            for entry in from..to {
                let attribute = self.u32(Section::Attributes, entry as usize);
                ensure(attribute < m && previous.is_none_or(|p| p < attribute))?;
                previous = Some(attribute);
            }
            from = to;
            let inside = |index: u32, count: u32| index == NONE || index < count;
            let currency = self.array::<1>(Section::Currencies, at)[0];
            ensure(
                inside(self.u32(Section::Categories, at), m)
                    && inside(self.u32(Section::Groups, at), self.groups as u32)
                    && (self.u32(Section::Families, at) as usize) < n
                    && (self.u32(Section::IdOrder, at) as usize) < n
                    && (currency == u8::MAX || usize::from(currency) < self.currencies)
                    && self.section(Section::Flags)[at] & !flag::ALL == 0,
            )?;
            if at > 0 {
                let (a, b) = (self.u32(Section::IdOrder, at - 1), self.u32(Section::IdOrder, at));
                ensure(self.id(a).as_bytes() < self.id(b).as_bytes())?;
            }
        }
        ensure(from as usize == total)?;
        ensure((1..m).all(|at| self.attribute_name(at - 1).as_bytes() < self.attribute_name(at).as_bytes()))
    }
}

fn ensure(right: bool) -> Result<()> {
    if right { Ok(()) } else { Err(Error::new(Code::PackCorrupt, "pack", "a column holds impossible values: make the pack again")) }
}
