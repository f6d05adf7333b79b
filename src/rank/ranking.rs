//! The result: an ordered list, the reasons of each item, and what was left out. Its shape is `Ranking` in `js/types/ranking.ts`; as JSON it
//! is packed, and `js/reasons.ts` unpacks it.

use super::diversify::Placed;
use super::evidence::{Evidence, Kind};
use super::request::RankRequest;
use super::rules::{Mark, Rules};
use super::score::{Contribution, Scorer};
use crate::catalog::{Catalog, ItemIndex};
use crate::json::Json;
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

/// The evidence of a whole ranking, each piece once, however many items rest on it.
#[derive(Default)]
struct Table<'a> {
    /// Where in `rows` a piece is, by its place among the evidence; one more, 0 for none.
    numbers: Vec<u32>,
    rows: Vec<&'a Reason>,
}

impl<'a> Table<'a> {
    fn number(&mut self, reason: &'a Reason) -> u32 {
        if self.numbers.len() <= reason.place {
            self.numbers.resize(reason.place + 1, 0);
        }
        let number = &mut self.numbers[reason.place];
        if *number == 0 {
            self.rows.push(reason);
            *number = self.rows.len() as u32;
        }
        *number - 1
    }
}

impl RankedItem {
    fn write<'a>(&'a self, json: &mut Json, table: &mut Table<'a>) {
        json.item();
        json.text("id", &self.id);
        json.whole("score", self.score.into());
        json.list("reasons");
        for reason in &self.reasons {
            json.inner_list();
            json.number(table.number(reason).into());
            for part in &reason.parts {
                json.element(part.term);
                json.number(part.weight.into());
            }
            json.end_list();
        }
        json.end_list();
        json.truth("promoted", self.promoted);
        json.truth("bought", self.bought);
        json.begin("placement");
        json.text("by", self.placement.by);
        json.whole("rank", self.placement.rank.into());
        if self.placement.propensity != 0 {
            json.whole("propensity", self.placement.propensity.into());
        }
        json.end();
        json.end();
    }
}

impl Reason {
    /// What it rests on; its weights are with the items.
    fn write(&self, json: &mut Json) {
        json.item();
        json.text("key", &self.key);
        json.text("kind", self.kind);
        json.text_if_any("event", self.event.unwrap_or_default());
        json.text_if_any("item", self.item.as_deref().unwrap_or_default());
        json.text_if_any("attribute", self.attribute.as_deref().unwrap_or_default());
        if let Some(at) = self.at {
            json.whole("at", at as i64);
        }
        json.end();
    }
}

impl Exclusion {
    fn write(&self, json: &mut Json) {
        json.item();
        json.text("id", &self.id);
        json.text("rule", self.rule);
        if let Some(until) = self.until {
            json.whole("until", until as i64);
        }
        json.text_if_any("because", self.because.as_deref().unwrap_or_default());
        json.end();
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
        for (rank, &item) in eligible.iter().take(request.limit).enumerate() {
            let placement = Placement { by: "host", rank: rank as u32, propensity: 0 };
            let id = catalog.pack().id(item).into();
            ranking.items.push(RankedItem { id, score: 0, reasons: Vec::new(), promoted: false, bought: false, placement });
        }
        ranking
    }

    /// As JSON. A reason is its number in the list `evidence`, then a term and a weight in turns: with hundreds of events, whole reasons
    /// would be megabytes.
    pub fn json(&self) -> String {
        let mut json = Json::new();
        json.whole("id", self.id.into());
        json.text("slot", &self.slot);
        json.text("model", self.model);
        json.text("intent", self.intent);
        json.text("mode", self.mode);
        json.whole("at", self.at as i64);
        json.list("items");
        let mut table = Table::default();
        for item in &self.items {
            item.write(&mut json, &mut table);
        }
        json.end_list();
        json.list("evidence");
        for reason in table.rows {
            reason.write(&mut json);
        }
        json.end_list();
        json.list("excluded");
        for exclusion in &self.excluded {
            exclusion.write(&mut json);
        }
        json.end_list();
        json.whole("excludedCount", self.excluded_count.into());
        json.finish()
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
