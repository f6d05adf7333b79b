//! The writer's part for what was learnt: columns that are empty where nothing was.

use super::layout::{FACTOR_DIMENSIONS, MAX_ROW};
use super::writer::column;
use super::{Mixture, PackItem, PackSource};
use crate::bytes::Writer;
use crate::error::{Code, Error, Result};
use alloc::format;
use alloc::vec;
use alloc::vec::Vec;

/// The columns.
pub(super) struct Learnt {
    pub offsets: Vec<u8>,
    pub targets: Vec<u8>,
    pub values: Vec<u8>,
    pub scales: Vec<u8>,
    pub factor_scales: Vec<u8>,
    pub support: Vec<u8>,
}

pub(super) fn columns(source: &PackSource) -> Learnt {
    let items = &source.items;
    let has_rows = items.iter().any(|item| !item.row.is_empty());
    let has_support = items.iter().any(|item| item.support != 0);
    let of = |wanted: bool, field: fn(&PackItem) -> u16| column(items.iter().filter(|_| wanted).map(field), Writer::u16);
    let mut offsets = if has_rows { vec![0u32] } else { Vec::new() };
    for item in items.iter().filter(|_| has_rows) {
        offsets.push(offsets.last().copied().unwrap_or(0) + item.row.len() as u32);
    }
    Learnt {
        offsets: column(&offsets, Writer::u32),
        targets: column(items.iter().flat_map(|item| item.row.iter().map(|entry| entry.0)), |w, target: u32| {
            w.raw(&target.to_le_bytes()[..3])
        }),
        values: items.iter().flat_map(|item| item.row.iter().map(|entry| entry.1)).collect(),
        scales: of(has_rows, |item| item.row_scale),
        factor_scales: of(source.factor_dimensions != 0, |item| item.factor_scale),
        support: of(has_support, |item| item.support),
    }
}

pub(super) fn check(source: &PackSource) -> Result<()> {
    if source.factor_dimensions != 0 && usize::from(source.factor_dimensions) != FACTOR_DIMENSIONS {
        return Err(Error::new(Code::InvalidInput, "factor_dimensions", "use 0 or 32"));
    }
    if source.mixture.is_some_and(|mixture| Mixture::decode(&mixture.encode()).is_none()) {
        return Err(Error::new(Code::InvalidInput, "mixture", "weights lie within -64 and 64, half-lives are 0 or more, all are finite"));
    }
    for (at, item) in source.items.iter().enumerate() {
        let ordinary = |target: u32| target as usize != at && source.items.get(target as usize).is_some_and(|other| !other.sensitive);
        let ascending = item.row.windows(2).all(|pair| pair[0].0 < pair[1].0);
        let sound = ascending && item.row.len() <= MAX_ROW && item.row.iter().all(|entry| ordinary(entry.0));
        if !sound || (item.sensitive && !item.row.is_empty()) {
            let fix = "a row has at most 255 other items, ascending, none of them sensitive; a sensitive item has none";
            return Err(Error::new(Code::InvalidInput, format!("items[{at}].row"), fix));
        }
    }
    Ok(())
}
