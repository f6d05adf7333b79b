//! The score of an item: whole-number contributions, one for each piece of evidence and term.

use super::evidence::{Evidence, Kind};
use super::request::Model;
use super::weights::{CONTENT, Coefficients, FACTORS, HISTORY, INTEREST, REBUY, ROWS, Term, Weights};
use super::{Plan, Probe};
use crate::catalog::{AttributeIndex, Catalog, ItemIndex};
use crate::math::{decay, units};
use alloc::vec::Vec;

/// What having met a variant counts beside having met the item.
const VARIANT: f64 = 0.9;
/// Half-life of being new, in days.
const NEW_HALF_LIFE_DAYS: f64 = 30.0;

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
    pub weights: &'a Weights,
    pub model: Model,
    /// What each piece says about items, if it is one with an item.
    coefficients: Vec<Coefficients>,
    /// The key of the evidence that is taken away.
    without: Option<&'a str>,
}

impl<'a> Scorer<'a> {
    pub fn new(catalog: &'a Catalog, plan: &'a Plan, without: Option<&'a str>) -> Self {
        let mut coefficients = Vec::new();
        for piece in &plan.evidence {
            coefficients.push(piece.coefficients(&plan.weights));
        }
        Self { catalog, evidence: &plan.evidence, weights: &plan.weights, model: plan.request.model, coefficients, without }
    }

    /// What a piece of evidence with an item says about items.
    pub fn coefficients(&self, evidence: usize) -> &Coefficients {
        &self.coefficients[evidence]
    }

    /// The evidence that counts, with its place in the list.
    pub fn counted(&self) -> impl Iterator<Item = (usize, &'a Evidence)> + '_ {
        self.evidence.iter().enumerate().filter(|(_, e)| e.strength != 0.0 && self.without != Some(e.key.as_str()))
    }

    /// The score; `None` where the model has no use for the item: `continue` lists only what there is to come back to,
    /// `complements` what goes with an item and is not in effect the same.
    pub fn score(&self, item: ItemIndex) -> Option<i32> {
        let wanted = match self.model {
            Model::Continue => Some(Term::History),
            Model::Complements if self.evidence.iter().any(|piece| self.in_effect(piece, item)) => return None,
            Model::Complements => Some(Term::Rows),
            _ => None,
        };
        let (mut score, mut known) = (0i32, wanted.is_none());
        for contribution in self.contributions(item) {
            score = score.saturating_add(contribution.weight);
            known |= wanted == Some(contribution.term);
        }
        known.then_some(score)
    }

    /// Whether an item is in effect the same as the one that others are to go with.
    fn in_effect(&self, piece: &Evidence, item: ItemIndex) -> bool {
        let pack = self.catalog.pack();
        matches!(piece.kind, Kind::PageItem(with) | Kind::CartItem(with) if pack.family(with) == pack.family(item))
    }

    /// Every contribution to an item's score that is not 0, in the order of the evidence.
    pub fn contributions(&self, item: ItemIndex) -> Vec<Contribution> {
        let (pack, w) = (self.catalog.pack(), self.weights);
        let probe = Probe::new(pack, item);
        let mut attributes: Vec<AttributeIndex> = Vec::new();
        for attribute in pack.attributes(item) {
            attributes.push(attribute);
        }
        let interest = w.interest();
        let mut out = Vec::new();
        for (evidence, piece) in self.counted() {
            let strength = piece.strength;
            let mut add = |term, value: f64| {
                let weight = units(value);
                if weight != 0 {
                    out.push(Contribution { evidence, term, weight });
                }
            };
            match piece.kind {
                Kind::Event { item: with, .. } | Kind::PageItem(with) | Kind::CartItem(with) => {
                    let c = self.coefficients(evidence);
                    let (content, factors) = probe.alike(pack, with);
                    let shared = self.shared(with, &attributes);
                    if c[ROWS] != 0.0 {
                        add(Term::Rows, c[ROWS] * pack.row_value(with, item));
                    }
                    add(Term::Factors, c[FACTORS] * factors);
                    if let Kind::Event { .. } = piece.kind {
                        add(Term::Content, c[CONTENT] * content);
                        add(Term::Interest, c[INTEREST] * shared);
                        add(Term::History, c[HISTORY] * self.sameness(with, item));
                        add(Term::Rebuy, if with == item { c[REBUY] } else { 0.0 });
                    } else {
                        add(Term::Context, c[CONTENT] * content + c[INTEREST] * shared);
                    }
                }
                Kind::Passed(with) => add(Term::Passed, self.coefficients(evidence)[HISTORY] * self.sameness(with, item)),
                Kind::Interest(attribute) | Kind::Declared(attribute) if attributes.contains(&attribute) => {
                    add(Term::Interest, interest * strength)
                }
                Kind::Purchase { item: bought, .. } if bought == item => add(Term::Rebuy, w.used_up * strength),
                Kind::PageAttribute(attribute) if attributes.contains(&attribute) => {
                    add(Term::Context, w.page[INTEREST] * strength * (f64::from(pack.attribute_weight(attribute)) / 65_535.0))
                }
                Kind::Popular => add(Term::Popularity, w.popularity * strength * f64::from(pack.popularity(item)) / 65_535.0),
                Kind::New { today } => add(Term::Recency, w.recency * strength * newness(pack.published(item), today)),
                Kind::BoostItem(pushed) if pushed == item => add(Term::Boost, strength),
                Kind::BoostAttribute(attribute) if attributes.contains(&attribute) => add(Term::Boost, strength),
                _ => {}
            }
        }
        out
    }

    /// How much of what an item is by its attributes another one has as well, 0 to 1.
    fn shared(&self, with: ItemIndex, attributes: &[AttributeIndex]) -> f64 {
        let mut shared = 0.0;
        for (attribute, share) in self.catalog.pack().shares(with) {
            if attributes.contains(&attribute) {
                shared += share;
            }
        }
        shared
    }

    /// 1 for the item itself, a little less for a variant of it, so that the visitor comes back to what was looked at.
    fn sameness(&self, a: ItemIndex, b: ItemIndex) -> f64 {
        let pack = self.catalog.pack();
        match pack.group(a) {
            _ if a == b => 1.0,
            Some(group) if pack.group(b) == Some(group) => VARIANT,
            _ => 0.0,
        }
    }
}

/// 1 on the day of publication, a half after 30 days; 0 before it and where it is unknown.
pub(super) fn newness(published: Option<i32>, today: i32) -> f64 {
    match published {
        Some(day) if day <= today => decay(f64::from(today.saturating_sub(day)), NEW_HALF_LIFE_DAYS),
        _ => 0.0,
    }
}
