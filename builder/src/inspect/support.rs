//! How many items were met by how many people.

use homebody::catalog::{ItemIndex, Pack};
use serde::Serialize;

/// The least of each band; the last one has no end.
const FROM: [u16; 9] = [0, 1, 3, 10, 30, 100, 300, 1_000, 10_000];

/// Items that were met by so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Band {
    /// By at least so many; in a first band from 0, below the threshold or by nobody.
    pub from: u16,
    /// And at most so many.
    pub to: u16,
    /// Items.
    pub items: usize,
}

/// Bands with an item in them; none where the pack does not tell.
pub(super) fn bands(pack: &Pack) -> Vec<Band> {
    if !pack.has_support() {
        return Vec::new();
    }
    let ends = FROM.iter().skip(1).map(|from| from - 1).chain([u16::MAX]);
    let mut bands: Vec<Band> = FROM.iter().zip(ends).map(|(&from, to)| Band { from, to, items: 0 }).collect();
    for item in 0..pack.len() as ItemIndex {
        let support = pack.support(item);
        if let Some(band) = bands.iter_mut().find(|band| support <= band.to) {
            band.items += 1;
        }
    }
    bands.retain(|band| band.items > 0);
    bands
}
