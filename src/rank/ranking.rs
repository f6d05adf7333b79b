//! The result: an ordered list, the reasons of each item, and what was left out. Its shape is `Ranking` in `js/types.ts`.

use super::diversify::Placed;
use super::evidence::{Evidence, Kind};
use super::request::RankRequest;
use super::rules::{Mark, Rules};
use super::score::{Contribution, Scored, Scorer};
use super::weights::Term;
use crate::catalog::{AttributeIndex, Catalog, ItemIndex};
use crate::json::Json;
use crate::sorted::by_weight;
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
    /// `score`, `pin`, `diversity` or `host`.
    pub by: &'static str,
    /// Its place by score alone, 0 is first.
    pub rank: u32,
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

impl RankedItem {
    fn write(&self, json: &mut Json) {
        json.text("id", &self.id);
        json.whole("score", self.score.into());
        json.list("reasons", &self.reasons, |json, reason| reason.write(json));
        json.truth("promoted", self.promoted);
        json.truth("bought", self.bought);
        json.inner("placement", |json| {
            json.text("by", self.placement.by);
            json.whole("rank", self.placement.rank.into());
        });
    }
}

impl Reason {
    fn write(&self, json: &mut Json) {
        json.text("key", &self.key);
        json.text("kind", self.kind);
        json.whole("weight", self.weight.into());
        json.list("parts", &self.parts, |json, part| {
            json.text("term", part.term);
            json.whole("weight", part.weight.into());
        });
        json.text_if_any("event", self.event.unwrap_or_default());
        json.text_if_any("item", self.item.as_deref().unwrap_or_default());
        json.text_if_any("attribute", self.attribute.as_deref().unwrap_or_default());
        if let Some(at) = self.at {
            json.whole("at", at as i64);
        }
    }
}

impl Exclusion {
    fn write(&self, json: &mut Json) {
        json.text("id", &self.id);
        json.text("rule", self.rule);
        if let Some(until) = self.until {
            json.whole("until", until as i64);
        }
        json.text_if_any("because", self.because.as_deref().unwrap_or_default());
    }
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
        let item = |(rank, &item): (usize, &ItemIndex)| RankedItem {
            id: catalog.pack().id(item).into(),
            score: 0,
            reasons: Vec::new(),
            promoted: false,
            bought: false,
            placement: Placement { by: "host", rank: rank as u32 },
        };
        ranking.items = eligible.iter().take(request.limit).enumerate().map(item).collect();
        ranking
    }

    /// As JSON.
    pub fn json(&self) -> String {
        Json::object(|json| {
            json.whole("id", self.id.into());
            json.text("slot", &self.slot);
            json.text("model", self.model);
            json.text("intent", self.intent);
            json.text("mode", self.mode);
            json.whole("at", self.at as i64);
            json.list("items", &self.items, |json, item| item.write(json));
            json.list("excluded", &self.excluded, |json, exclusion| exclusion.write(json));
            json.whole("excludedCount", self.excluded_count.into());
        })
    }

    pub(super) fn leave_out(&mut self, id: &str, mark: &Mark) {
        self.excluded_count += 1;
        if self.excluded.len() < MAX_EXCLUSIONS {
            let until = Some(mark.until).filter(|until| until.is_finite());
            self.excluded.push(Exclusion { id: id.into(), rule: mark.rule.as_str(), until, because: mark.because.clone() });
        }
    }

    pub(super) fn fill(&mut self, catalog: &Catalog, rules: &Rules, scorer: &Scorer<'_>, scored: Vec<Scored>, placed: Vec<Placed>) {
        for place in placed {
            let Scored { item, score } = scored[place.rank];
            let reasons = reasons(catalog, scorer, item);
            let boosted = reasons.iter().any(|r| r.kind == "boost" && r.weight > 0);
            self.items.push(RankedItem {
                id: catalog.pack().id(item).into(),
                score,
                promoted: boosted || place.by == "pin",
                bought: rules.bought(item),
                placement: Placement { by: place.by, rank: place.rank as u32 },
                reasons,
            });
        }
    }
}

/// The reasons of one item, the weightiest first.
fn reasons(catalog: &Catalog, scorer: &Scorer<'_>, item: ItemIndex) -> Vec<Reason> {
    let mut out: Vec<Reason> = Vec::new();
    let mut last = usize::MAX;
    scorer.contributions(item, |Contribution { evidence, term, weight }| {
        if evidence != last {
            out.push(reason(catalog, &scorer.evidence[evidence]));
            last = evidence;
        }
        if let Some(reason) = out.last_mut() {
            reason.weight += weight;
            reason.parts.push(Part { term: Term::as_str(term), weight });
        }
    });
    let order = by_weight(out.len(), |at| out[at].weight.saturating_abs());
    let mut out: Vec<Option<Reason>> = out.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| out[at].take()).filter(|reason| reason.weight != 0).collect()
}

fn reason(catalog: &Catalog, evidence: &Evidence) -> Reason {
    let pack = catalog.pack();
    let bare =
        |kind| Reason { key: evidence.key.clone(), kind, weight: 0, parts: Vec::new(), event: None, item: None, attribute: None, at: None };
    let with_item = |kind, item: ItemIndex| Reason { item: Some(pack.id(item).into()), ..bare(kind) };
    let with_attribute = |kind, a: AttributeIndex| Reason { attribute: Some(pack.attribute_name(a).into()), ..bare(kind) };
    match evidence.kind {
        Kind::Event { event, item, at, .. } => Reason { event: Some(event.as_str()), at: Some(at), ..with_item("event", item) },
        Kind::Purchase { item, at } => Reason { event: Some("purchase"), at: Some(at), ..with_item("purchase", item) },
        Kind::Interest(attribute) => with_attribute("interest", attribute),
        Kind::Declared(attribute) => with_attribute("declared", attribute),
        Kind::PageItem(item) => with_item("page", item),
        Kind::PageAttribute(attribute) => with_attribute("page", attribute),
        Kind::Popular => bare("popular"),
        Kind::New { .. } => bare("new"),
        Kind::BoostItem(item) => with_item("boost", item),
        Kind::BoostAttribute(attribute) => with_attribute("boost", attribute),
    }
}
