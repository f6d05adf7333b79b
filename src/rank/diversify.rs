//! From scores to places: pins first, then the best trade between score and variety, one variant of a product in an offered list.
//!
//! After maximal marginal relevance (Carbonell & Goldstein, SIGIR 1998), but what counts against an item is its mean likeness to
//! all items placed before it, and it counts the more the further down: the first places are where a good item is worth most
//! and where it can differ from fewest.

use super::Probe;
use super::ranking::Ranking;
use super::request::{Intent, RankRequest};
use super::rule::{Mark, Rule};
use crate::catalog::{AttributeIndex, Catalog, ItemIndex, Pack};
use crate::sorted::{number, weight};
use alloc::vec;
use alloc::vec::Vec;

/// Places that are looked at together: from there on likeness counts no more than at the last of them.
const LOOK: f64 = 10.0;

/// Where a scored item is put.
pub(super) struct Placed {
    /// The item and its score.
    pub key: u64,
    /// Its place by score alone.
    pub rank: usize,
    /// Why it is here.
    pub by: &'static str,
    /// With what probability it was drawn, in 1/65,536; 0 where it was not.
    pub propensity: u32,
}

struct Candidate {
    item: ItemIndex,
    /// Score as a fraction of the best one.
    relevance: f64,
    /// How alike it is to all that is placed already, added up.
    alike: f64,
    open: bool,
}

struct Picker<'a> {
    catalog: &'a Catalog,
    candidates: Vec<Candidate>,
    diversity: f64,
    /// How many are placed.
    listed: f64,
    one_per_group: bool,
    groups: Vec<(u32, ItemIndex)>,
}

/// How many places these items can fill: in an offered list, variants of one product fill one.
pub(super) fn places(request: &RankRequest, catalog: &Catalog, scored: &[u64]) -> usize {
    let mut seen = vec![false; catalog.pack().group_count()];
    let mut places = scored.len();
    for &key in scored {
        if let Some(group) = catalog.pack().group(number(key)) {
            places -= usize::from(core::mem::replace(&mut seen[group as usize], true));
        }
    }
    if request.intent == Intent::Offered { places } else { scored.len() }
}

/// Places items of `scored`, which is in order of [`sorted::key`](crate::sorted::key).
pub(super) fn place(
    request: &RankRequest,
    catalog: &Catalog,
    scored: &[u64],
    pins: &[(usize, ItemIndex)],
    ranking: &mut Ranking,
) -> Vec<Placed> {
    let mut picker = Picker::new(request, catalog, scored);
    let mut pinned: Vec<(usize, usize)> = Vec::new();
    for &(place, item) in pins {
        if let Some(rank) = scored.iter().position(|&key| number(key) == item) {
            picker.take(rank);
            pinned.push((place, rank));
        }
    }
    let mut pinned = &pinned[..];
    let mut placed: Vec<Placed> = Vec::new();
    while placed.len() < request.limit {
        let due = pinned.first().is_some_and(|pin| pin.0 <= placed.len());
        let best = if due { None } else { picker.next(ranking) };
        let (rank, by) = match (best, pinned) {
            (Some(rank), _) => (rank, if rank == placed.len() { "score" } else { "diversity" }),
            // Due; or the list is used up, and pins for later places move up.
            (None, [(_, rank), rest @ ..]) => {
                pinned = rest;
                (*rank, "pin")
            }
            (None, []) => break,
        };
        picker.placed(rank);
        placed.push(Placed { key: scored[rank], rank, by, propensity: 0 });
    }
    placed
}

impl<'a> Picker<'a> {
    fn new(request: &RankRequest, catalog: &'a Catalog, scored: &[u64]) -> Self {
        let best = scored.first().map_or(1, |&key| weight(key).unsigned_abs().max(1));
        let mut candidates = Vec::new();
        for &key in scored {
            let relevance = f64::from(weight(key)) / f64::from(best);
            let item = number(key);
            candidates.push(Candidate { item, relevance, alike: 0.0, open: true });
        }
        let one_per_group = request.intent == Intent::Offered;
        Self { catalog, candidates, diversity: request.diversity, listed: 0.0, one_per_group, groups: Vec::new() }
    }

    /// The best open item; of equals the one with the higher score, which comes first.
    fn next(&mut self, ranking: &mut Ranking) -> Option<usize> {
        let by = self.diversity * share(self.listed);
        loop {
            let mut best: Option<(f64, usize)> = None;
            for (rank, candidate) in self.candidates.iter().enumerate() {
                let value = (1.0 - self.diversity) * candidate.relevance - by * candidate.alike;
                if candidate.open && best.is_none_or(|(most, _)| value > most) {
                    best = Some((value, rank));
                    if self.diversity == 0.0 {
                        break;
                    }
                }
            }
            let (_, rank) = best?;
            let variant = self.taken_by(rank);
            self.take(rank);
            let Some(variant) = variant else { return Some(rank) };
            let pack = self.catalog.pack();
            let because = Some(pack.id(variant).into());
            ranking.leave_out(pack.id(self.candidates[rank].item), &Mark { because, ..Mark::bare(Rule::GroupQuota) });
        }
    }

    /// The variant that has the place of an item's product.
    fn taken_by(&self, rank: usize) -> Option<ItemIndex> {
        let group = self.catalog.pack().group(self.candidates[rank].item).filter(|_| self.one_per_group)?;
        self.groups.iter().find(|taken| taken.0 == group).map(|taken| taken.1)
    }

    /// An item is no longer open, and has the place of its product if that is free.
    fn take(&mut self, rank: usize) {
        let candidate = &mut self.candidates[rank];
        candidate.open = false;
        if let Some(group) = self.catalog.pack().group(candidate.item) {
            self.groups.push((group, candidate.item));
        }
    }

    /// Notes that an item is listed: what is like it is worth less from now on.
    fn placed(&mut self, rank: usize) {
        self.listed += 1.0;
        if self.diversity > 0.0 {
            let pack = self.catalog.pack();
            let listed = Listed::new(pack, self.candidates[rank].item);
            for other in &mut self.candidates {
                if other.open {
                    other.alike += listed.alike(pack, other.item);
                }
            }
        }
    }
}

/// How much the likeness to one of so many listed items counts against the next one: growing with the place for the mean of all.
fn share(listed: f64) -> f64 {
    if listed > 0.0 { listed.min(LOOK) * (listed.min(LOOK) + 2.0) / (4.0 * LOOK * listed) } else { 0.0 }
}

/// A listed item, for comparing with others.
struct Listed {
    probe: Probe,
    attributes: Vec<AttributeIndex>,
    weight: u32,
}

impl Listed {
    fn new(pack: &Pack, item: ItemIndex) -> Self {
        let (mut attributes, mut weight) = (Vec::new(), 0);
        for attribute in pack.attributes(item) {
            attributes.push(attribute);
            weight += u32::from(pack.attribute_weight(attribute));
        }
        Self { probe: Probe::new(pack, item), attributes, weight }
    }

    /// The mean of the likeness of content and the share, by weight, that the attributes of both have of all of theirs; where there are
    /// no attributes, content alone tells.
    fn alike(&self, pack: &Pack, other: ItemIndex) -> f64 {
        let content = self.probe.alike(pack, other).0;
        let (mut either, mut both) = (self.weight, 0);
        for attribute in pack.attributes(other) {
            let weight = u32::from(pack.attribute_weight(attribute));
            *if self.attributes.contains(&attribute) { &mut both } else { &mut either } += weight;
        }
        if either > 0 { (content + f64::from(both) / f64::from(either)) / 2.0 } else { content }
    }
}
