//! From a request to an ordered list that explains itself:
//! evidence → rules → recall → score → diversify → explore → ranking.
//!
//! A score is the sum of whole-number contributions, one for each piece of evidence and term. That is what makes a
//! reason's weight exact: take its evidence away and exactly its contributions are missing.

mod caps;
mod diversify;
mod evidence;
mod explore;
mod kernel;
mod learn;
mod ranking;
mod ranking_json;
mod recall;
mod request;
mod rule;
mod rules;
mod score;
mod weights;

use alloc::vec::Vec;
pub use caps::Caps;
pub use evidence::{Evidence, Kind};
pub use ranking::{Exclusion, Part, Placement, RankedItem, Ranking, Reason};
pub use request::{Boost, Intent, Model, Pin, RankRequest};
pub use rule::Rule;
pub use weights::Term;
use weights::Weights;

use crate::catalog::{Catalog, ItemIndex, Pack};
use crate::consent::RankPermit;
use crate::profile::{DIAL, List, Profile};
use crate::sorted::{key, sort};

/// Everything one ranking rests on, taken at one moment, so that it can be made again with a piece of evidence missing.
pub struct Plan {
    request: RankRequest,
    evidence: Vec<Evidence>,
    weights: Weights,
    rules: rules::Rules,
    /// Where the draws begin, if something is explored.
    lot: Option<u64>,
}

impl Plan {
    /// A plan from the page alone: no profile is looked at.
    pub fn contextual(request: RankRequest, catalog: &Catalog, now: f64) -> Self {
        let evidence = evidence::of_page(&request, catalog, now);
        let rules = rules::Rules::of_page(&request, catalog);
        let weights = Weights::of(&request, catalog.pack());
        Self { request, evidence, weights, rules, lot: None }
    }

    /// A plan from the page and the profile; `seed` is for what is drawn by lot.
    pub fn personal(
        request: RankRequest,
        catalog: &Catalog,
        profile: &Profile,
        permit: &RankPermit<'_>,
        caps: &Caps,
        seed: u32,
        now: f64,
    ) -> Self {
        let mut plan = Self::impersonal(request, catalog, profile, permit, caps, now);
        let contents = profile.read(permit);
        if plan.request.model == Model::ForYou {
            plan.weights.learn(contents.list(List::Weights));
        }
        let half_life = plan.weights.age_half_life();
        let impersonal = plan.evidence.len();
        evidence::of_profile(&mut plan.evidence, contents, &plan.request, catalog, half_life, now);
        let share = 1.0 + f64::from(contents.dial) / f64::from(DIAL);
        for piece in plan.evidence.iter_mut().skip(impersonal) {
            piece.strength *= share;
        }
        plan.lot = explore::lot(&plan, catalog, seed, now);
        plan
    }

    /// A plan that orders by the page alone, for a channel the visitor switched off; what was bought, dismissed, muted
    /// or seen often enough stays away all the same.
    pub fn impersonal(request: RankRequest, catalog: &Catalog, profile: &Profile, permit: &RankPermit<'_>, caps: &Caps, now: f64) -> Self {
        let mut plan = Self::contextual(request, catalog, now);
        let contents = profile.read(permit);
        plan.rules.add_profile(&plan.request, contents, catalog, &caps.within(contents.dial), now);
        plan
    }

    /// Makes the ranking; with `without`, as if that evidence did not exist: positions, ages and rules of the rest are held.
    pub fn rank(&self, catalog: &Catalog, without: Option<&str>) -> Ranking {
        let mut ranking = Ranking::new(&self.request);
        let eligible = self.rules.sort_out(&self.request, catalog, &mut ranking);
        let scorer = score::Scorer::new(catalog, self, without);
        let pins = self.pinned(catalog, &eligible);
        // Enough to choose from for diversity and in place of variants; more only where variants of few products fill it.
        let ordered_only = self.request.diversity == 0.0 && self.request.intent == Intent::Requested;
        let mut room = if ordered_only { self.request.limit + 32 } else { self.request.limit * 4 + 64 };
        let scored = loop {
            let shortlist = recall::shortlist(&scorer, &eligible, room, &pins);
            let complete = shortlist.len() < room;
            let mut scored = Vec::new();
            for item in shortlist {
                if let Some(score) = scorer.score(item) {
                    scored.push(key(score, item));
                }
            }
            sort(&mut scored);
            if complete || diversify::places(&self.request, catalog, &scored) >= self.request.limit {
                break scored;
            }
            room *= 8;
        };
        let mut placed = diversify::place(&self.request, catalog, &scored, &pins, &mut ranking);
        explore::explore(self, &scorer, &eligible, &scored, &mut placed);
        ranking.fill(catalog, &self.rules, &scorer, placed);
        ranking
    }

    /// Pins that survive the rules and are for a place of the list, by position.
    fn pinned(&self, catalog: &Catalog, eligible: &[ItemIndex]) -> Vec<(usize, ItemIndex)> {
        let mut pins: Vec<(usize, ItemIndex)> = Vec::new();
        for pin in self.request.pin.iter().filter(|pin| usize::from(pin.position) < self.request.limit) {
            match catalog.pack().find(&pin.id) {
                Some(item) if eligible.contains(&item) && !pins.iter().any(|p| p.1 == item) => {
                    let position = usize::from(pin.position);
                    pins.insert(pins.partition_point(|p| p.0 <= position), (position, item));
                }
                _ => {}
            }
        }
        pins
    }
}

/// An item that others are compared with.
struct Probe {
    item: ItemIndex,
    query: kernel::Query,
}

impl Probe {
    fn new(pack: &Pack, item: ItemIndex) -> Self {
        Self { item, query: kernel::widen(pack.embedding_bytes(item)) }
    }

    /// How much another item is like it in content, 1 for the same direction at full length, and by its factors.
    fn alike(&self, pack: &Pack, other: ItemIndex) -> (f64, f64) {
        const FULL: f64 = 127.0 * 127.0;
        let (low, high) = kernel::dot(pack.embedding_bytes(other), &self.query);
        if pack.factor_dimensions() == 0 {
            return (f64::from(low + high) / FULL, 0.0);
        }
        (f64::from(low) / FULL, f64::from(high) / FULL * (pack.factor_scale(self.item) * pack.factor_scale(other)))
    }
}
