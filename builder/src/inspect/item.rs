//! One item of a pack, and the items that a look at it leads to.

use super::member;
use crate::report::Member;
use homebody::catalog::{DIMENSIONS, FACTOR_DIMENSIONS, ItemIndex, Kernel, Mixture, Pack};
use homebody::error::Result;
use serde::Serialize;

/// How many neighbours are listed.
const NEIGHBOURS: usize = 10;

/// Where nothing was learnt: nearness in content alone.
const CONTENT_ONLY: Mixture = {
    const NEVER: Kernel = Kernel::new(0.0, 0.0);
    Mixture {
        rows: NEVER,
        factors: NEVER,
        content: Kernel::new(1.0, 0.0),
        interest: NEVER,
        history: NEVER,
        purchases: NEVER,
        popularity: 0.0,
        recency: 0.0,
        context: 0.0,
        age_half_life_days: 0.0,
    }
};

/// One item.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ItemView {
    /// The shop's id.
    pub id: String,
    /// What visitors read.
    pub title: String,
    /// `name=value` each, categories among them.
    pub attributes: Vec<String>,
    /// Marked sensitive.
    pub sensitive: bool,
    /// How many people met it; 0 below the threshold and where nothing is known.
    pub support: u16,
    /// Popularity, 0 to 1.
    pub popularity: f64,
    /// Entries of its row.
    pub row: usize,
    /// Its variants and near-duplicates.
    pub family: Vec<Member>,
    /// The items that the latest event with this one speaks for most, its family left out, best first.
    pub neighbours: Vec<Neighbour>,
}

/// An item that another one speaks for. Terms are weighted as the pack's mixture weights the latest event; without one only the
/// content counts, with 1.
#[derive(Clone, Debug, Serialize)]
pub struct Neighbour {
    /// The shop's id.
    pub id: String,
    /// What visitors read.
    pub title: String,
    /// The sum of the terms.
    pub score: f64,
    /// What follows or goes with it in other visits.
    pub rows: f64,
    /// Liked by the same people.
    pub factors: f64,
    /// Alike in text and attributes.
    pub content: f64,
}

/// Dimensions of the content block of a pack.
pub(super) fn content_dimensions(pack: &Pack) -> usize {
    DIMENSIONS - pack.factor_dimensions()
}

pub(super) fn view(pack: &Pack, item: ItemIndex) -> Result<ItemView> {
    let others = (0..pack.len() as ItemIndex).filter(|&other| other != item && pack.family(other) == pack.family(item));
    Ok(ItemView {
        id: pack.id(item).to_owned(),
        title: pack.title(item).to_owned(),
        attributes: pack.attributes(item).map(|attribute| pack.attribute_name(attribute).to_owned()).collect(),
        sensitive: pack.sensitive(item),
        support: pack.support(item),
        popularity: f64::from(pack.popularity(item)) / 65_535.0,
        row: pack.row(item).len(),
        family: others.map(|other| member(pack, other)).collect(),
        neighbours: neighbours(pack, item),
    })
}

fn neighbours(pack: &Pack, item: ItemIndex) -> Vec<Neighbour> {
    if pack.sensitive(item) {
        return Vec::new();
    }
    let mixture = pack.mixture().unwrap_or(&CONTENT_ONLY);
    let (rows, factors, content) = (mixture.rows.at(0.0), mixture.factors.at(0.0), mixture.content.at(0.0));
    let terms = |other: ItemIndex| {
        let (near, liked) = products(pack, item, other);
        [rows * pack.row_value(item, other), factors * liked, content * near]
    };
    let fits = |&other: &ItemIndex| pack.family(other) != pack.family(item) && !pack.sensitive(other);
    let mut all: Vec<(f64, [f64; 3], ItemIndex)> = (0..pack.len() as ItemIndex)
        .filter(fits)
        .map(|other| (terms(other), other))
        .map(|(terms, other)| (terms.iter().sum(), terms, other))
        .collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.2.cmp(&b.2)));
    let neighbour = |(score, [rows, factors, content], other): (f64, [f64; 3], ItemIndex)| Neighbour {
        id: pack.id(other).to_owned(),
        title: pack.title(other).to_owned(),
        score,
        rows,
        factors,
        content,
    };
    all.into_iter().filter(|entry| entry.0 > 0.0).take(NEIGHBOURS).map(neighbour).collect()
}

/// How near two items are in content, −1 to 1, and the product of their factors.
fn products(pack: &Pack, a: ItemIndex, b: ItemIndex) -> (f64, f64) {
    let (x, y) = (pack.embedding(a), pack.embedding(b));
    let product = |from: usize, to: usize| (from..to).map(|at| i32::from(x[at]) * i32::from(y[at])).sum::<i32>();
    let cut = content_dimensions(pack);
    let content = f64::from(product(0, cut)) / (127.0 * 127.0);
    let factors = f64::from(product(cut, cut + pack.factor_dimensions().min(FACTOR_DIMENSIONS))) / (127.0 * 127.0);
    (content, factors * pack.factor_scale(a) * pack.factor_scale(b))
}
