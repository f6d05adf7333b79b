//! How much each term counts in each model. What is listed for the visitor follows the pack's learnt mixture where it has one.

use super::request::{Intent, Model, RankRequest};
use crate::catalog::{DAY_MS, Kernel, Mixture, Pack};
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
    /// Those that count more or less for a visitor, as experience shows. What the site pushes and what was passed over do not.
    pub(super) const LEARNT: [Self; 9] = [
        Self::Content,
        Self::Interest,
        Self::History,
        Self::Popularity,
        Self::Recency,
        Self::Context,
        Self::Rebuy,
        Self::Rows,
        Self::Factors,
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
/// For ever, as a half-life.
const ALWAYS: f64 = f64::INFINITY;
const NEVER: Kernel = Kernel::new(0.0, 0.0);
const NOTHING: Mixture = Mixture {
    rows: NEVER,
    factors: NEVER,
    content: NEVER,
    interest: NEVER,
    history: NEVER,
    purchases: NEVER,
    popularity: 0.0,
    recency: 0.0,
    context: 0.0,
    age_half_life_days: 14.0,
};
/// For a shop without session logs.
const USUAL: Mixture = Mixture {
    rows: Kernel::new(1.0, LATER),
    factors: Kernel::new(0.15, LATER),
    content: Kernel::new(0.5, LATER),
    interest: Kernel::new(1.0, LATER),
    history: Kernel::new(0.1, 6.0),
    popularity: 0.15,
    recency: 0.05,
    context: 0.4,
    ..NOTHING
};

/// What an item says about other ones, by term.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Coefficients {
    pub rows: f64,
    pub factors: f64,
    pub content: f64,
    pub interest: f64,
    pub history: f64,
    pub rebuy: f64,
}

/// The weights of one ranking; a term's value is at most about 1 for one strong piece of evidence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weights {
    pub mixture: Mixture,
    /// Of an item or attribute on the page.
    pub page: Coefficients,
    /// Of a consumable that is used up by now.
    pub used_up: f64,
    pub boost: f64,
    /// Of an item that was seen and passed over.
    pub passed: f64,
}

impl Weights {
    pub(super) fn of(request: &RankRequest, pack: &Pack) -> Self {
        let (learnt, usual) = (pack.mixture(), |mixture, page| Self { mixture, page, used_up: 0.0, boost: 1.0, passed: 0.0 });
        let page = |rows, factors, content, interest| Coefficients { rows, factors, content, interest, ..Coefficients::default() };
        match request.model {
            Model::ForYou => {
                let mixture = learnt.copied().unwrap_or(USUAL);
                let at = |kernel: Kernel| mixture.context * kernel.at(0.0);
                let page = page(at(mixture.rows), at(mixture.factors), at(mixture.content), at(mixture.interest));
                // A list that is only ordered follows the learnt mixture alone.
                let used_up = if learnt.is_some() && request.intent == Intent::Requested { 0.0 } else { 0.6 };
                Self { used_up, passed: -PASSED, ..usual(mixture, page) }
            }
            Model::Similar => {
                let (content, interest) = (Kernel::new(0.03, LATER), Kernel::new(0.06, LATER));
                usual(Mixture { content, interest, popularity: 0.05, ..NOTHING }, page(0.2, 0.1, 0.5, 0.5))
            }
            // Days count here, however much was done since.
            Model::Continue => {
                let (interest, history) = (Kernel::new(0.05, LATER), Kernel::new(1.0, ALWAYS));
                usual(Mixture { interest, history, age_half_life_days: 3.0, ..NOTHING }, page(0.0, 0.0, 0.0, 0.0))
            }
            Model::Trending => usual(Mixture { interest: Kernel::new(0.1, LATER), popularity: 1.0, ..NOTHING }, page(0.0, 0.0, 0.1, 0.1)),
            Model::New => {
                let (content, interest) = (Kernel::new(0.05, LATER), Kernel::new(0.1, LATER));
                usual(Mixture { content, interest, recency: 1.0, ..NOTHING }, page(0.0, 0.0, 0.1, 0.1))
            }
            // What is like the item itself is another one of it and does not go with it.
            Model::Complements => {
                let interest = Kernel::new(0.05, LATER);
                usual(Mixture { interest, popularity: 0.02, ..NOTHING }, page(1.0, 0.0, -0.3, 0.0))
            }
        }
    }

    /// Takes over what choices told about the terms: `entries` holds binary logarithms of factors, 1/2 to 2.
    pub(super) fn learn(&mut self, entries: &[Entry]) {
        let m = &mut self.mixture;
        for entry in entries {
            let Some(term) = Term::LEARNT.iter().find(|term| term.as_str() == entry.id) else { continue };
            let factor = 2.0 * decay(1.0 - f64::from(entry.number) / f64::from(UNIT), 1.0);
            let (kernel, others): (Option<&mut Kernel>, [Option<&mut f64>; 2]) = match term {
                Term::Content => (Some(&mut m.content), [None, None]),
                Term::Interest => (Some(&mut m.interest), [None, None]),
                Term::History => (Some(&mut m.history), [None, None]),
                Term::Popularity => (None, [Some(&mut m.popularity), None]),
                Term::Recency => (None, [Some(&mut m.recency), None]),
                Term::Context => (None, [Some(&mut self.page.content), Some(&mut self.page.interest)]),
                Term::Rebuy => (Some(&mut m.purchases), [Some(&mut self.used_up), None]),
                Term::Rows => (Some(&mut m.rows), [Some(&mut self.page.rows), None]),
                _ => (Some(&mut m.factors), [Some(&mut self.page.factors), None]),
            };
            if let Some(kernel) = kernel {
                kernel.fast *= factor;
                kernel.slow *= factor;
            }
            for other in others.into_iter().flatten() {
                *other *= factor;
            }
        }
    }

    /// Milliseconds after which an event counts half.
    pub(super) fn age_half_life(&self) -> f64 {
        let days = self.mixture.age_half_life_days;
        if days > 0.0 { days * DAY_MS } else { ALWAYS }
    }

    /// What an event says, before its own strength, when so many later ones follow.
    pub(super) fn event(&self, later: f64, returns: bool, bought: bool) -> Coefficients {
        let m = &self.mixture;
        Coefficients {
            rows: m.rows.at(later),
            factors: m.factors.at(later),
            content: m.content.at(later),
            interest: m.interest.at(later),
            history: if returns { m.history.at(later) } else { 0.0 },
            rebuy: if bought { m.purchases.at(later) } else { 0.0 },
        }
    }
}
