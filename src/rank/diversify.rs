//! From scores to places: pins first, then the best trade between score and variety (maximal marginal relevance,
//! Carbonell & Goldstein, SIGIR 1998), one variant of a product in an offered list.

use super::ranking::Ranking;
use super::request::{Intent, RankRequest};
use super::rules::{Mark, Rule};
use super::score::Scored;
use super::similarity;
use crate::catalog::{Catalog, DIMENSIONS, ItemIndex};
use crate::sorted::Set;
use alloc::vec;
use alloc::vec::Vec;

/// Where a scored item is put.
pub(super) struct Placed {
    /// Its place by score alone.
    pub rank: usize,
    /// Why it is here.
    pub by: &'static str,
}

struct Picker<'a> {
    catalog: &'a Catalog,
    scored: &'a [Scored],
    diversity: f64,
    one_per_group: bool,
    /// Score as a fraction of the best one.
    relevance: Vec<f64>,
    embeddings: Vec<&'a [u8; DIMENSIONS]>,
    /// The largest similarity to what is placed already.
    alike: Vec<f64>,
    open: Vec<bool>,
    groups: Vec<(u32, ItemIndex)>,
}

/// How many places these items can fill: in an offered list, variants of one product fill one.
pub(super) fn places(request: &RankRequest, catalog: &Catalog, scored: &[Scored]) -> usize {
    let mut groups: Set<u32> = Set::default();
    let first = |s: &&Scored| catalog.pack().group(s.item).is_none_or(|group| groups.insert(group, ()).is_none());
    if request.intent == Intent::Offered { scored.iter().filter(first).count() } else { scored.len() }
}

pub(super) fn place(
    request: &RankRequest,
    catalog: &Catalog,
    scored: &[Scored],
    pins: &[(usize, ItemIndex)],
    ranking: &mut Ranking,
) -> Vec<Placed> {
    let mut picker = Picker::new(request, catalog, scored);
    let pins: Vec<(usize, usize)> =
        pins.iter().filter_map(|&(position, item)| Some((position, scored.iter().position(|s| s.item == item)?))).collect();
    for &(_, rank) in &pins {
        picker.open[rank] = false;
        picker.take_group(rank);
    }
    let mut pins = pins.into_iter().peekable();
    let mut placed: Vec<Placed> = Vec::new();
    while placed.len() < request.limit {
        let next_pin = pins.next_if(|pin| pin.0 <= placed.len());
        let (rank, by) = match next_pin {
            Some((_, rank)) => (rank, "pin"),
            None => match picker.next(ranking) {
                Some(rank) => (rank, if rank == placed.len() { "score" } else { "diversity" }),
                // The list is used up: pins for later places move up.
                None => match pins.next() {
                    Some((_, rank)) => (rank, "pin"),
                    None => break,
                },
            },
        };
        picker.placed(rank);
        placed.push(Placed { rank, by });
    }
    placed
}

impl<'a> Picker<'a> {
    fn new(request: &RankRequest, catalog: &'a Catalog, scored: &'a [Scored]) -> Self {
        let best = scored.first().map_or(1, |s| s.score.unsigned_abs().max(1));
        let varied = request.diversity > 0.0;
        Self {
            catalog,
            scored,
            diversity: request.diversity,
            one_per_group: request.intent == Intent::Offered,
            relevance: scored.iter().map(|s| f64::from(s.score) / f64::from(best)).collect(),
            embeddings: if varied { scored.iter().map(|s| catalog.pack().embedding_bytes(s.item)).collect() } else { Vec::new() },
            alike: vec![0.0; scored.len()],
            open: vec![true; scored.len()],
            groups: Vec::new(),
        }
    }

    /// The best open item; of equals the one with the higher score, which comes first.
    fn next(&mut self, ranking: &mut Ranking) -> Option<usize> {
        loop {
            let mut best: Option<(f64, usize)> = None;
            for rank in (0..self.scored.len()).filter(|&rank| self.open[rank]) {
                if self.diversity == 0.0 {
                    best = Some((0.0, rank));
                    break;
                }
                let value = (1.0 - self.diversity) * self.relevance[rank] - self.diversity * self.alike[rank];
                if best.is_none_or(|(most, _)| value > most) {
                    best = Some((value, rank));
                }
            }
            let (_, rank) = best?;
            self.open[rank] = false;
            match self.taken_by(rank) {
                None => {
                    self.take_group(rank);
                    return Some(rank);
                }
                Some(variant) => {
                    let because = Some(self.catalog.pack().id(variant).into());
                    let id = self.catalog.pack().id(self.scored[rank].item);
                    ranking.leave_out(id, &Mark { because, ..Mark::bare(Rule::GroupQuota) });
                }
            }
        }
    }

    /// The listed variant that takes this item's place in the list.
    fn taken_by(&self, rank: usize) -> Option<ItemIndex> {
        let group = self.catalog.pack().group(self.scored[rank].item).filter(|_| self.one_per_group)?;
        self.groups.iter().find(|taken| taken.0 == group).map(|taken| taken.1)
    }

    fn take_group(&mut self, rank: usize) {
        let item = self.scored[rank].item;
        if let Some(group) = self.catalog.pack().group(item) {
            self.groups.push((group, item));
        }
    }

    /// Notes that an item is listed: what is like it is worth less from now on.
    fn placed(&mut self, rank: usize) {
        if self.diversity > 0.0 {
            let embedding = self.embeddings[rank];
            for other in (0..self.scored.len()).filter(|&other| self.open[other]) {
                self.alike[other] = self.alike[other].max(similarity(embedding, self.embeddings[other]));
            }
        }
    }
}
