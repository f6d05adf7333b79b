//! The score of an item: whole-number contributions, one for each piece of evidence and term.

use super::evidence::{Evidence, Kind};
use super::request::{Model, RankRequest};
use super::similarity;
use super::weights::{Term, Weights};
use crate::catalog::{AttributeIndex, Catalog, DIMENSIONS, ItemIndex};
use crate::math::{decay, units};
use alloc::vec::Vec;

/// Half-life of being new, in days.
const NEW_HALF_LIFE_DAYS: f64 = 30.0;

/// An item and its score.
#[derive(Clone, Debug)]
pub(super) struct Scored {
    pub item: ItemIndex,
    /// In units of 1/65,536.
    pub score: i32,
}

/// One contribution.
pub(super) struct Contribution {
    pub evidence: usize,
    pub term: Term,
    pub weight: i32,
}

/// Scores items of one catalog by one set of evidence.
pub(super) struct Scorer<'a> {
    pub catalog: &'a Catalog,
    pub evidence: &'a [Evidence],
    pub weights: Weights,
    pub model: Model,
    /// The key of the evidence that is taken away.
    without: Option<&'a str>,
}

impl<'a> Scorer<'a> {
    pub fn new(catalog: &'a Catalog, request: &RankRequest, evidence: &'a [Evidence], without: Option<&'a str>) -> Self {
        Self { catalog, evidence, weights: Weights::of(request.model), model: request.model, without }
    }

    /// The evidence that counts, with its place in the list.
    pub fn counted(&self) -> impl Iterator<Item = (usize, &'a Evidence)> + '_ {
        self.evidence.iter().enumerate().filter(|(_, e)| e.strength != 0.0 && self.without != Some(e.key.as_str()))
    }

    /// The score; `None` where the model has no use for the item: `continue` lists only what there is to come back to.
    pub fn score(&self, item: ItemIndex) -> Option<i32> {
        let (mut score, mut met) = (0i32, false);
        self.contributions(item, |c| {
            score = score.saturating_add(c.weight);
            met |= c.term == Term::History;
        });
        (met || self.model != Model::Continue).then_some(score)
    }

    /// Calls `add` with every contribution to an item's score that is not 0, in the order of the evidence.
    pub fn contributions(&self, item: ItemIndex, mut add: impl FnMut(Contribution)) {
        let embedding = self.catalog.pack().embedding(item);
        let attributes: Vec<AttributeIndex> = self.catalog.pack().attributes(item).collect();
        for (evidence, piece) in self.counted() {
            self.terms(item, &embedding, &attributes, piece, |term, value| {
                let weight = units(value);
                if weight != 0 {
                    add(Contribution { evidence, term, weight });
                }
            });
        }
    }

    fn terms(
        &self,
        item: ItemIndex,
        embedding: &[i8; DIMENSIONS],
        attributes: &[AttributeIndex],
        piece: &Evidence,
        mut add: impl FnMut(Term, f64),
    ) {
        let (pack, w, strength) = (self.catalog.pack(), &self.weights, piece.strength);
        let tells = |attribute: AttributeIndex| f64::from(pack.attribute_weight(attribute)) / 65_535.0;
        match piece.kind {
            Kind::Event { item: with, history, .. } => {
                if w.content != 0.0 {
                    add(Term::Content, w.content * strength * similarity(&pack.embedding(with), embedding));
                }
                add(Term::Interest, w.interest * strength * self.shared(with, attributes));
                if history != 0.0 && self.same_product(with, item) {
                    add(Term::History, w.history * history);
                }
            }
            Kind::Interest(attribute) | Kind::Declared(attribute) if attributes.contains(&attribute) => {
                add(Term::Interest, w.interest * strength)
            }
            Kind::Purchase { item: bought, .. } if bought == item => add(Term::Rebuy, w.rebuy * strength),
            Kind::PageItem(with) => {
                add(
                    Term::Context,
                    w.context * strength * (0.5 * similarity(&pack.embedding(with), embedding) + 0.5 * self.shared(with, attributes)),
                );
            }
            Kind::PageAttribute(attribute) if attributes.contains(&attribute) => {
                add(Term::Context, w.context * strength * tells(attribute))
            }
            Kind::Popular => add(Term::Popularity, w.popularity * strength * f64::from(pack.popularity(item)) / 65_535.0),
            Kind::New { today } => add(Term::Recency, w.recency * strength * newness(pack.published(item), today)),
            Kind::BoostItem(pushed) if pushed == item => add(Term::Boost, w.boost * strength),
            Kind::BoostAttribute(attribute) if attributes.contains(&attribute) => add(Term::Boost, w.boost * strength),
            _ => {}
        }
    }

    /// How much of what an item is by its attributes another one has as well, 0 to 1.
    fn shared(&self, with: ItemIndex, attributes: &[AttributeIndex]) -> f64 {
        self.catalog.pack().shares(with).filter(|(a, _)| attributes.binary_search(a).is_ok()).map(|(_, share)| share).sum()
    }

    /// The item itself or a variant of it.
    pub fn same_product(&self, a: ItemIndex, b: ItemIndex) -> bool {
        let pack = self.catalog.pack();
        a == b || pack.group(a).is_some_and(|group| pack.group(b) == Some(group))
    }
}

/// 1 on the day of publication, a half after 30 days; 0 before it and where it is unknown.
pub(super) fn newness(published: Option<i32>, today: i32) -> f64 {
    match published {
        Some(day) if day <= today => decay(f64::from(today.saturating_sub(day)), NEW_HALF_LIFE_DAYS),
        _ => 0.0,
    }
}
