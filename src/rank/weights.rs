//! How much each term counts in each model. What is listed for the visitor follows the pack's learnt mixture where it has one.

use super::request::{Intent, Model, RankRequest};
use crate::catalog::{DAY_MS, Kernel, Pack};
use crate::math::{UNIT, decay};
use crate::profile::Entry;

/// The named parts of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Term {
    /// Alike in text and attributes.
    Content,
    /// Shares attributes the visitor cares about.
    Interest,
    /// The visitor met this very product before.
    History,
    /// In demand.
    Popularity,
    /// Came in lately.
    Recency,
    /// Fits the page.
    Context,
    /// Pushed by the site.
    Boost,
    /// Bought before.
    Rebuy,
    /// Follows or goes with it in other visits.
    Rows,
    /// Liked by the same people.
    Factors,
    /// Seen and passed over.
    Passed,
}

impl Term {
    /// Those that count more or less for a visitor, as experience shows, the ones with a kernel first. What the site pushes and what
    /// was passed over do not.
    pub(super) const LEARNT: [Self; 9] = [
        Self::Rows,
        Self::Factors,
        Self::Content,
        Self::Interest,
        Self::History,
        Self::Rebuy,
        Self::Popularity,
        Self::Recency,
        Self::Context,
    ];
    /// The word used in TypeScript.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Content => "content",
            Self::Interest => "interest",
            Self::History => "history",
            Self::Popularity => "popularity",
            Self::Recency => "recency",
            Self::Context => "context",
            Self::Boost => "boost",
            Self::Rebuy => "rebuy",
            Self::Rows => "rows",
            Self::Factors => "factors",
            Self::Passed => "passed",
        }
    }
}

/// After so many later events an event counts half, where nothing was learnt: what one does now tells more than what one did a while ago.
const LATER: f64 = 24.0;
/// What being shown an item once, without any effect, tells against it.
const PASSED: f64 = 0.04;
/// The least that an interest the visitor named or an older one counts beside learnt weights, with which the best item usually scores 1.
const NAMED: f64 = 0.3;
/// For ever, as a half-life.
const ALWAYS: f64 = f64::INFINITY;

/// Where in [`Coefficients`] and among the kernels a term is.
pub(super) const ROWS: usize = 0;
pub(super) const FACTORS: usize = 1;
pub(super) const CONTENT: usize = 2;
pub(super) const INTEREST: usize = 3;
pub(super) const HISTORY: usize = 4;
pub(super) const REBUY: usize = 5;
/// What an item says about other ones, by term.
pub(super) type Coefficients = [f64; 6];

/// The weights of one ranking; a term's value is at most about 1 for one strong piece of evidence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weights {
    /// Of events, by term.
    pub kernels: [Kernel; 6],
    /// Of an item or attribute on the page, by term.
    pub page: [f64; 4],
    pub popularity: f64,
    pub recency: f64,
    /// Of a consumable that is used up by now.
    pub used_up: f64,
    /// Of an item that was seen and passed over.
    pub passed: f64,
    /// The least that an interest counts.
    pub named: f64,
    /// Days after which an event counts half; 0: ages do not count.
    age_days: f64,
}

const fn kernels(rows: f64, factors: f64, content: f64, interest: f64, history: Kernel) -> [Kernel; 6] {
    const fn later(weight: f64) -> Kernel {
        Kernel::new(weight, LATER)
    }
    [later(rows), later(factors), later(content), later(interest), history, NEVER]
}
const NEVER: Kernel = Kernel::new(0.0, 0.0);
const NOTHING: Weights = Weights {
    kernels: kernels(0.0, 0.0, 0.0, 0.0, NEVER),
    page: [0.0; 4],
    popularity: 0.0,
    recency: 0.0,
    used_up: 0.0,
    passed: 0.0,
    named: 0.0,
    age_days: 14.0,
};

/// Without anything learnt, in the order of [`Model::ALL`].
static MODELS: [Weights; Model::ALL.len()] = [
    Weights {
        kernels: kernels(1.0, 0.15, 0.5, 1.0, Kernel::new(0.1, 6.0)),
        page: [0.4, 0.06, 0.2, 0.4],
        popularity: 0.15,
        recency: 0.05,
        used_up: 0.6,
        passed: -PASSED,
        ..NOTHING
    },
    Weights { kernels: kernels(0.0, 0.0, 0.03, 0.06, NEVER), page: [0.2, 0.1, 0.5, 0.5], popularity: 0.05, ..NOTHING },
    // Days count here, however much was done since.
    Weights { kernels: kernels(0.0, 0.0, 0.0, 0.05, Kernel::new(1.0, ALWAYS)), age_days: 3.0, ..NOTHING },
    Weights { kernels: kernels(0.0, 0.0, 0.0, 0.1, NEVER), page: [0.0, 0.0, 0.1, 0.1], popularity: 1.0, ..NOTHING },
    Weights { kernels: kernels(0.0, 0.0, 0.05, 0.1, NEVER), page: [0.0, 0.0, 0.1, 0.1], recency: 1.0, ..NOTHING },
    // What is like the item itself is another one of it and does not go with it.
    Weights { kernels: kernels(0.0, 0.0, 0.0, 0.05, NEVER), page: [1.0, 0.0, -0.3, 0.0], popularity: 0.02, ..NOTHING },
];

impl Weights {
    pub(super) fn of(request: &RankRequest, pack: &Pack) -> Self {
        let mut weights = MODELS[request.model as usize];
        let Some(mixture) = pack.mixture().filter(|_| request.model == Model::ForYou) else { return weights };
        weights.kernels = mixture.kernels();
        for (page, kernel) in weights.page.iter_mut().zip(&weights.kernels) {
            *page = mixture.context * kernel.at(0.0);
        }
        (weights.popularity, weights.recency, weights.age_days) = (mixture.popularity, mixture.recency, mixture.age_half_life_days);
        // No log tells what naming an interest is worth to a visitor: it must not be without effect because attributes told little there.
        weights.named = NAMED;
        if request.intent == Intent::Requested {
            // A list that is only ordered follows the learnt mixture alone.
            weights.used_up = 0.0;
        }
        weights
    }

    /// Takes over what choices told about the terms: `entries` holds binary logarithms of factors, 1/2 to 2.
    pub(super) fn learn(&mut self, entries: &[Entry]) {
        for entry in entries {
            let Some(at) = Term::LEARNT.iter().position(|term| term.as_str() == entry.id) else { continue };
            let factor = 2.0 * decay(1.0 - f64::from(entry.number) / f64::from(UNIT), 1.0);
            if let Some(kernel) = self.kernels.get_mut(at) {
                kernel.fast *= factor;
                kernel.slow *= factor;
            }
            match Term::LEARNT[at] {
                Term::Rows | Term::Factors => self.page[at] *= factor,
                Term::Rebuy => self.used_up *= factor,
                Term::Popularity => self.popularity *= factor,
                Term::Recency => self.recency *= factor,
                Term::Context => {
                    self.page[CONTENT] *= factor;
                    self.page[INTEREST] *= factor;
                }
                _ => {}
            }
        }
    }

    /// Milliseconds after which an event counts half.
    pub(super) fn age_half_life(&self) -> f64 {
        if self.age_days > 0.0 { self.age_days * DAY_MS } else { ALWAYS }
    }

    /// How much it counts that an attribute is one the visitor cares about.
    pub(super) fn interest(&self) -> f64 {
        self.kernels[INTEREST].at(0.0).max(self.named)
    }
}
