//! What was learnt from sessions, as a pack holds it: rows, factors, support and the mixture. All may be missing.

use super::layout::{FACTOR_DIMENSIONS, MAX_ROW, Section};
use super::{ItemIndex, Mixture, Pack};
use core::ops::Range;

/// A scale of 1.
const FULL_SCALE: f64 = 65_535.0;

impl Pack {
    /// What follows or goes with an item, ascending by number, and how much: 0 to 1.
    pub fn row(&self, item: ItemIndex) -> impl ExactSizeIterator<Item = (ItemIndex, f64)> + '_ {
        let scale = self.row_scale(item);
        self.span(item).map(move |at| (self.target(at), self.value(at) * scale))
    }
    /// How much an item's row says for another one; 0 where it says nothing.
    pub fn row_value(&self, item: ItemIndex, target: ItemIndex) -> f64 {
        let Range { start: mut low, end: mut high } = self.span(item);
        while low < high {
            let middle = low + (high - low) / 2;
            match self.target(middle) {
                found if found == target => return self.value(middle) * self.row_scale(item),
                found if found < target => low = middle + 1,
                _ => high = middle,
            }
        }
        0.0
    }
    /// Whether there are rows at all.
    pub fn has_rows(&self) -> bool {
        !self.section(Section::RowOffsets).is_empty()
    }
    /// Dimensions of the block of learnt factors: 0 or 32. The content block has the other ones of the 64.
    pub fn factor_dimensions(&self) -> usize {
        if self.has_factors { FACTOR_DIMENSIONS } else { 0 }
    }
    /// The largest absolute value that an entry of an item's factors can have; 0 where there are none.
    pub fn factor_scale(&self, item: ItemIndex) -> f64 {
        if self.has_factors { f64::from(self.u16(Section::FactorScales, item as usize)) / FULL_SCALE } else { 0.0 }
    }
    /// How many people (sessions where people are unknown) met an item, at most 65,535; 0 below the threshold and where nothing is known.
    pub fn support(&self, item: ItemIndex) -> u16 {
        if self.has_support() { self.u16(Section::Support, item as usize) } else { 0 }
    }
    /// Whether the pack tells how many met its items.
    pub fn has_support(&self) -> bool {
        !self.section(Section::Support).is_empty()
    }
    /// The learnt weights; `None` where nothing was learnt.
    pub fn mixture(&self) -> Option<&Mixture> {
        self.mixture.as_ref()
    }

    /// Where an item's row lies; empty where there are no rows.
    fn span(&self, item: ItemIndex) -> Range<usize> {
        if !self.has_rows() {
            return 0..0;
        }
        self.u32(Section::RowOffsets, item as usize) as usize..self.u32(Section::RowOffsets, item as usize + 1) as usize
    }
    fn target(&self, at: usize) -> ItemIndex {
        let [a, b, c] = self.array(Section::RowTargets, at);
        u32::from_le_bytes([a, b, c, 0])
    }
    fn value(&self, at: usize) -> f64 {
        f64::from(self.section(Section::RowValues)[at]) / 255.0
    }
    fn row_scale(&self, item: ItemIndex) -> f64 {
        if self.has_rows() { f64::from(self.u16(Section::RowScales, item as usize)) / FULL_SCALE } else { 0.0 }
    }

    /// Whether the columns of this room hold what the others allow.
    pub(super) fn learnt_is_sound(&self) -> bool {
        let n = self.items;
        let length = |section| self.section(section).len();
        let factors = if self.has_factors { n * 2 } else { 0 };
        let right = length(Section::FactorScales) == factors && (length(Section::Support) == n * 2 || !self.has_support());
        let entries = length(Section::RowValues);
        let right = right && length(Section::RowTargets) == entries * 3;
        if !self.has_rows() {
            return right && entries == 0 && length(Section::RowScales) == 0;
        }
        right && length(Section::RowOffsets) == (n + 1) * 4 && length(Section::RowScales) == n * 2 && self.rows_are_sound(entries)
    }

    /// Rows one after the other, each short, ascending and of other, ordinary items; and nothing is concluded from sensitive ones.
    fn rows_are_sound(&self, entries: usize) -> bool {
        let mut end = 0;
        for item in 0..self.items as ItemIndex {
            let Range { start, end: next } = self.span(item);
            if start != end || next < start || next > entries || next - start > MAX_ROW || (next > start && self.sensitive(item)) {
                return false;
            }
            end = next;
            let mut least = 0;
            for at in start..next {
                let target = self.target(at);
                if target < least || target as usize >= self.items || target == item || self.sensitive(target) {
                    return false;
                }
                least = target + 1;
            }
        }
        end == entries && self.u32(Section::RowOffsets, 0) == 0
    }
}
