//! The result: an ordered list, the reasons of each item, and what was left out. Its shape is `Ranking` in `js/types/ranking.ts`.

use super::diversify::Placed;
use super::evidence::{Evidence, Kind};
use super::request::RankRequest;
use super::rule::Mark;
use super::rules::Rules;
use super::score::{Contribution, Scorer};
use crate::catalog::{Catalog, ItemIndex};
use crate::sorted::{number, weight};
use alloc::string::String;
use alloc::vec::Vec;

/// So many left-out items are named; the others are only counted.
const MAX_EXCLUSIONS: usize = 500;

/// One term's part of a reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Which term.
    pub term: &'static str,
    /// In units of 1/65,536.
    pub weight: i32,
}

/// A piece of evidence and what it adds to an item's score.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The place of the evidence among all of this ranking's.
    pub place: usize,
    /// Names the evidence within this ranking.
    pub key: String,
    /// What it is.
    pub kind: &'static str,
    /// In units of 1/65,536; the sum of the parts.
    pub weight: i32,
    /// By term.
    pub parts: Vec<Part>,
    /// What was done.
    pub event: Option<&'static str>,
    /// With which item.
    pub item: Option<String>,
    /// Which attribute.
    pub attribute: Option<String>,
    /// When.
    pub at: Option<f64>,
}

/// How an item came to its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Placement {
    /// `score`, `pin`, `diversity`, `explore` or `host`.
    pub by: &'static str,
    /// Its place by score alone, 0 is first.
    pub rank: u32,
    /// With what probability it was drawn for its place, in units of 1/65,536; 0 where it was not drawn.
    pub propensity: u32,
}

/// A listed item.
#[derive(Clone, Debug, PartialEq)]
pub struct RankedItem {
    /// Which.
    pub id: String,
    /// In units of 1/65,536; the sum of the reasons' weights.
    pub score: i32,
    /// Largest first.
    pub reasons: Vec<Reason>,
    /// Pinned or boosted by the site.
    pub promoted: bool,
    /// Bought before.
    pub bought: bool,
    /// How it came to its place.
    pub placement: Placement,
}

/// A left-out item.
#[derive(Clone, Debug, PartialEq)]
pub struct Exclusion {
    /// Which.
    pub id: String,
    /// By which rule.
    pub rule: &'static str,
    /// Until when.
    pub until: Option<f64>,
    /// What the rule rests on.
    pub because: Option<String>,
}

/// An ordered list that explains itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    /// Numbered by the engine.
    pub id: u32,
    /// The place on the page.
    pub slot: String,
    /// What the list is for.
    pub model: &'static str,
    /// Who asked.
    pub intent: &'static str,
    /// The mode in which it was made.
    pub mode: &'static str,
    /// When it was made.
    pub at: f64,
    /// The list.
    pub items: Vec<RankedItem>,
    /// What was left out; at most 500.
    pub excluded: Vec<Exclusion>,
    /// How many were left out.
    pub excluded_count: u32,
}

impl Ranking {
    /// An empty list for a request; the engine sets number, mode and time.
    pub(crate) fn new(request: &RankRequest) -> Self {
        Self {
            id: 0,
            slot: request.slot.clone(),
            model: request.model.as_str(),
            intent: request.intent.as_str(),
            mode: "contextual",
            at: 0.0,
            items: Vec::new(),
            excluded: Vec::new(),
            excluded_count: 0,
        }
    }

    /// The host's own order without scores: the candidates as they came, but for what the page and the catalog rule out.
    pub(crate) fn in_host_order(request: &RankRequest, catalog: &Catalog) -> Self {
        let mut ranking = Self::new(request);
        let eligible = Rules::of_page(request, catalog).sort_out(request, catalog, &mut ranking);
        for (rank, &item) in eligible.iter().take(request.limit).enumerate() {
            let placement = Placement { by: "host", rank: rank as u32, propensity: 0 };
            let id = catalog.pack().id(item).into();
            ranking.items.push(RankedItem { id, score: 0, reasons: Vec::new(), promoted: false, bought: false, placement });
        }
        ranking
    }

    pub(super) fn leave_out(&mut self, id: &str, mark: &Mark) {
        self.excluded_count += 1;
        if self.excluded.len() < MAX_EXCLUSIONS {
            let until = Some(mark.until).filter(|until| until.is_finite());
            self.excluded.push(Exclusion { id: id.into(), rule: mark.rule.as_str(), until, because: mark.because.clone() });
        }
    }

    pub(super) fn fill(&mut self, catalog: &Catalog, rules: &Rules, scorer: &Scorer<'_>, placed: Vec<Placed>) {
        for place in placed {
            let (item, score) = (number(place.key), weight(place.key));
            let reasons = reasons(catalog, scorer, item);
            let boosted = reasons.iter().any(|r| r.kind == "boost" && r.weight > 0);
            self.items.push(RankedItem {
                id: catalog.pack().id(item).into(),
                score,
                promoted: boosted || place.by == "pin",
                bought: rules.bought(item),
                placement: Placement { by: place.by, rank: place.rank as u32, propensity: place.propensity },
                reasons,
            });
        }
    }
}

/// The reasons of one item, the weightiest first, of equals the one whose evidence comes first.
fn reasons(catalog: &Catalog, scorer: &Scorer<'_>, item: ItemIndex) -> Vec<Reason> {
    let mut sorted: Vec<Reason> = Vec::new();
    let mut all = &scorer.contributions(item)[..];
    while let [Contribution { evidence, .. }, ..] = *all {
        let mut reason = reason(catalog, evidence, &scorer.evidence[evidence]);
        while let [first, rest @ ..] = all
            && first.evidence == evidence
        {
            reason.weight += first.weight;
            reason.parts.push(Part { term: first.term.as_str(), weight: first.weight });
            all = rest;
        }
        if reason.weight != 0 {
            let place = sorted.partition_point(|other| other.weight.saturating_abs() >= reason.weight.saturating_abs());
            sorted.insert(place, reason);
        }
    }
    sorted
}

fn reason(catalog: &Catalog, place: usize, evidence: &Evidence) -> Reason {
    let pack = catalog.pack();
    let (mut event, mut item, mut attribute, mut at) = (None, None, None, None);
    let kind = match evidence.kind {
        Kind::Event { event: done, item: with, at: then, .. } => {
            (event, item, at) = (Some(done.as_str()), Some(with), Some(then));
            "event"
        }
        Kind::Purchase { item: bought, at: then } => {
            (event, item, at) = (Some("purchase"), Some(bought), Some(then));
            "purchase"
        }
        Kind::Interest(which) => {
            attribute = Some(which);
            "interest"
        }
        Kind::Declared(which) => {
            attribute = Some(which);
            "declared"
        }
        Kind::PageItem(which) => {
            item = Some(which);
            "page"
        }
        Kind::CartItem(which) => {
            item = Some(which);
            "cart"
        }
        Kind::Passed(which) => {
            item = Some(which);
            "passed"
        }
        Kind::PageAttribute(which) => {
            attribute = Some(which);
            "page"
        }
        Kind::Popular => "popular",
        Kind::New { .. } => "new",
        Kind::BoostItem(which) => {
            item = Some(which);
            "boost"
        }
        Kind::BoostAttribute(which) => {
            attribute = Some(which);
            "boost"
        }
    };
    let item = item.map(|item| pack.id(item).into());
    let attribute = attribute.map(|attribute| pack.attribute_name(attribute).into());
    Reason { place, key: evidence.key.clone(), kind, weight: 0, parts: Vec::new(), event, item, attribute, at }
}
