//! What is left out, by which rule, and until when. The rules hold for every offered list; a requested list is only
//! kept from listing what the visitor is looking at and what the site itself filters.

use super::ranking::Ranking;
use super::request::{Intent, RankRequest};
use crate::catalog::{AttributeIndex, Catalog, DAY_MS, ItemIndex};
use crate::profile::{Contents, Dismissal, EventType, Purchase};
use crate::sorted::{Map, Set};

const DEFAULT_DURABLE_DAYS: f64 = 365.0;
const DEFAULT_REBUY_DAYS: f64 = 30.0;
const DISMISSED_MS: f64 = 90.0 * DAY_MS;
/// Two dismissals in one category within this time silence the category for as long.
const SILENCE_MS: f64 = 2.0 * DAY_MS;
const WEEK_MS: f64 = 7.0 * DAY_MS;

/// Attention limits: how many impressions in how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caps {
    /// Of one item in 24 hours.
    pub item_day: u16,
    /// Of one item in 7 days.
    pub item_week: u16,
    /// Of one group in 24 hours.
    pub group_day: u16,
    /// In one category in 24 hours.
    pub interest_day: u16,
}

impl Default for Caps {
    fn default() -> Self {
        Self { item_day: 3, item_week: 5, group_day: 6, interest_day: 12 }
    }
}

/// Why an item was left out; the words are those of `Rule` in `js/types.ts`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the word itself; `js/types.ts` and the README say more")]
pub enum Rule {
    UnknownItem,
    Filtered,
    Viewing,
    Sensitive,
    Unavailable,
    Hidden,
    Purchased,
    PurchasedVariant,
    PurchasedNearDuplicate,
    InCart,
    InCartVariant,
    InCartNearDuplicate,
    Dismissed,
    DismissedVariant,
    DismissedNearDuplicate,
    GroupSilenced,
    Muted,
    CapItemDay,
    CapItemWeek,
    CapGroupDay,
    CapInterestDay,
    GroupQuota,
}

impl Rule {
    /// The word used in TypeScript.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnknownItem => "unknown_item",
            Self::Filtered => "filtered",
            Self::Viewing => "viewing",
            Self::Sensitive => "sensitive",
            Self::Unavailable => "unavailable",
            Self::Hidden => "hidden",
            Self::Purchased => "purchased",
            Self::PurchasedVariant => "purchased_variant",
            Self::PurchasedNearDuplicate => "purchased_near_duplicate",
            Self::InCart => "in_cart",
            Self::InCartVariant => "in_cart_variant",
            Self::InCartNearDuplicate => "in_cart_near_duplicate",
            Self::Dismissed => "dismissed",
            Self::DismissedVariant => "dismissed_variant",
            Self::DismissedNearDuplicate => "dismissed_near_duplicate",
            Self::GroupSilenced => "group_silenced",
            Self::Muted => "muted",
            Self::CapItemDay => "cap_item_day",
            Self::CapItemWeek => "cap_item_week",
            Self::CapGroupDay => "cap_group_day",
            Self::CapInterestDay => "cap_interest_day",
            Self::GroupQuota => "group_quota",
        }
    }
}

/// Why one item is left out.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Verdict {
    pub rule: Rule,
    pub until: Option<f64>,
    pub because: Option<String>,
}

impl Verdict {
    fn bare(rule: Rule) -> Self {
        Self { rule, until: None, because: None }
    }
}

/// Something met that takes a whole family with it.
#[derive(Clone, Debug)]
struct Suppression {
    /// The rules for the item itself, its variants and its near-duplicates.
    rules: [Rule; 3],
    id: String,
    group: Option<u32>,
    until: Option<f64>,
}

/// All that can leave an item out, taken at one moment.
#[derive(Clone, Debug, Default)]
pub(super) struct Rules {
    filtered: Set<ItemIndex>,
    viewing: Set<ItemIndex>,
    hidden: Map<ItemIndex, Option<f64>>,
    suppressions: Vec<Suppression>,
    by_family: Map<u32, Vec<usize>>,
    by_group: Map<u32, Vec<usize>>,
    muted: Set<AttributeIndex>,
    silenced: Map<AttributeIndex, f64>,
    capped_items: Map<ItemIndex, (Rule, f64)>,
    capped_groups: Map<u32, f64>,
    capped_categories: Map<AttributeIndex, f64>,
    /// Labelled in requested lists.
    pub bought: Set<ItemIndex>,
}

/// How long a bought item is not offered again.
pub(super) fn suppressed_ms(catalog: &Catalog, item: ItemIndex) -> f64 {
    let pack = catalog.pack();
    let (own, default) =
        if pack.consumable(item) { (pack.rebuy_days(item), DEFAULT_REBUY_DAYS) } else { (pack.durable_days(item), DEFAULT_DURABLE_DAYS) };
    DAY_MS * if own == 0 { default } else { f64::from(own) }
}

impl Rules {
    /// What the page alone forbids.
    pub fn of_page(request: &RankRequest, catalog: &Catalog) -> Self {
        let find = |ids: &[String]| ids.iter().filter_map(|id| Some((catalog.pack().find(id)?, ()))).collect();
        Self { filtered: find(&request.exclude), viewing: find(&request.viewing), ..Self::default() }
    }

    /// What the profile forbids beside it.
    pub fn add_profile(&mut self, request: &RankRequest, contents: &Contents, catalog: &Catalog, caps: &Caps, now: f64) {
        self.bought = contents.purchases.iter().filter_map(|p| Some((catalog.pack().find(&p.id)?, ()))).collect();
        if request.intent == Intent::Requested {
            return;
        }
        for purchase in &contents.purchases {
            self.suppress_purchase(purchase, catalog, now);
        }
        for entry in &contents.cart {
            self.suppress([Rule::InCart, Rule::InCartVariant, Rule::InCartNearDuplicate], entry, None, catalog);
        }
        for entry in contents.dismissed.iter().filter(|d| d.at + DISMISSED_MS > now) {
            let until = Some(entry.at + DISMISSED_MS);
            self.suppress([Rule::Dismissed, Rule::DismissedVariant, Rule::DismissedNearDuplicate], entry, until, catalog);
        }
        self.silence(contents, catalog, now);
        self.muted = contents.muted.iter().filter_map(|(name, _)| Some((catalog.pack().find_attribute(name)?, ()))).collect();
        let hidden = contents.hidden.iter().filter(|(_, h)| h.until.is_none_or(|until| until > now));
        self.hidden = hidden.filter_map(|(id, h)| Some((catalog.pack().find(id)?, h.until))).collect();
        self.cap(contents, catalog, caps, now);
    }

    fn suppress_purchase(&mut self, purchase: &Purchase, catalog: &Catalog, now: f64) {
        let span = catalog.pack().find(&purchase.id).map_or(DEFAULT_DURABLE_DAYS * DAY_MS, |item| suppressed_ms(catalog, item));
        let until = purchase.at + span;
        if until > now {
            let entry = Dismissal { id: purchase.id.clone(), group: purchase.group.clone(), at: purchase.at };
            self.suppress([Rule::Purchased, Rule::PurchasedVariant, Rule::PurchasedNearDuplicate], &entry, Some(until), catalog);
        }
    }

    fn suppress(&mut self, rules: [Rule; 3], entry: &Dismissal, until: Option<f64>, catalog: &Catalog) {
        let pack = catalog.pack();
        let item = pack.find(&entry.id);
        // A product that left the catalog still stands for its variants.
        let group = item.and_then(|item| pack.group(item)).or_else(|| pack.find_group(&entry.group));
        let place = self.suppressions.len();
        self.suppressions.push(Suppression { rules, id: entry.id.clone(), group, until });
        if let Some(item) = item {
            self.by_family.or_default(pack.family(item)).push(place);
        }
        if let Some(group) = group {
            self.by_group.or_default(group).push(place);
        }
    }

    fn silence(&mut self, contents: &Contents, catalog: &Catalog, now: f64) {
        let mut last: Map<AttributeIndex, f64> = Map::default();
        for event in contents.events.iter().filter(|e| e.kind == EventType::Dismiss) {
            let Some(category) = catalog.pack().find(&event.id).and_then(|item| catalog.pack().category(item)) else { continue };
            let before = last.insert(category, event.at);
            if before.is_some_and(|at| event.at - at < SILENCE_MS) && event.at + SILENCE_MS > now {
                self.silenced.insert(category, event.at + SILENCE_MS);
            }
        }
    }

    fn cap(&mut self, contents: &Contents, catalog: &Catalog, caps: &Caps, now: f64) {
        let pack = catalog.pack();
        let (mut items, mut groups, mut categories) =
            (Map::<_, Vec<f64>>::default(), Map::<_, Vec<f64>>::default(), Map::<_, Vec<f64>>::default());
        for seen in &contents.impressions {
            let Some(item) = pack.find(&seen.id) else { continue };
            items.or_default(item).push(seen.at);
            if let Some(group) = pack.group(item) {
                groups.or_default(group).push(seen.at);
            }
            if let Some(category) = pack.category(item) {
                categories.or_default(category).push(seen.at);
            }
        }
        for (item, times) in items {
            let day = used_up(&times, caps.item_day, DAY_MS, now).map(|until| (Rule::CapItemDay, until));
            let week = used_up(&times, caps.item_week, WEEK_MS, now).map(|until| (Rule::CapItemWeek, until));
            // The later end counts: the item stays away until neither cap is used up.
            if let Some(capped) = [day, week].into_iter().flatten().max_by(|a, b| a.1.total_cmp(&b.1)) {
                self.capped_items.insert(item, capped);
            }
        }
        self.capped_groups = groups.into_iter().filter_map(|(g, times)| Some((g, used_up(&times, caps.group_day, DAY_MS, now)?))).collect();
        self.capped_categories =
            categories.into_iter().filter_map(|(c, times)| Some((c, used_up(&times, caps.interest_day, DAY_MS, now)?))).collect();
    }

    /// Divides the candidates into those that may be listed, returned in order, and those left out, noted in the ranking.
    pub fn sort_out(&self, request: &RankRequest, catalog: &Catalog, ranking: &mut Ranking) -> Vec<ItemIndex> {
        let pack = catalog.pack();
        let mut eligible = Vec::new();
        let mut judge = |item: ItemIndex| match self.verdict(item, request, catalog) {
            None => eligible.push(item),
            Some(verdict) => ranking.leave_out(pack.id(item), verdict),
        };
        match &request.candidates {
            None => (0..pack.len() as ItemIndex).for_each(judge),
            Some(ids) => {
                let mut unknown = Vec::new();
                let mut seen = vec![false; pack.len()];
                for id in ids {
                    match pack.find(id) {
                        Some(item) if !std::mem::replace(&mut seen[item as usize], true) => judge(item),
                        Some(_) => {}
                        None => unknown.push(id),
                    }
                }
                unknown.into_iter().for_each(|id| ranking.leave_out(id, Verdict::bare(Rule::UnknownItem)));
            }
        }
        eligible
    }

    fn verdict(&self, item: ItemIndex, request: &RankRequest, catalog: &Catalog) -> Option<Verdict> {
        if !self.filtered.is_empty() && self.filtered.contains(&item) {
            return Some(Verdict::bare(Rule::Filtered));
        }
        if !self.viewing.is_empty() && self.viewing.contains(&item) {
            return Some(Verdict::bare(Rule::Viewing));
        }
        if request.intent == Intent::Requested {
            return None;
        }
        if catalog.sensitive(item) {
            return Some(Verdict::bare(Rule::Sensitive));
        }
        if !catalog.available(item) {
            return Some(Verdict::bare(Rule::Unavailable));
        }
        self.hidden(item)
            .or_else(|| self.suppressed(item, catalog))
            .or_else(|| self.unwanted(item, catalog))
            .or_else(|| self.capped(item, catalog))
    }

    fn hidden(&self, item: ItemIndex) -> Option<Verdict> {
        self.hidden.get(&item).map(|&until| Verdict { rule: Rule::Hidden, until, because: None })
    }

    /// The strongest suppression: bought before in the cart before dismissed, the item before its variants before its
    /// near-duplicates, and of equals the one that lasts longest.
    fn suppressed(&self, item: ItemIndex, catalog: &Catalog) -> Option<Verdict> {
        if self.suppressions.is_empty() {
            return None;
        }
        let pack = catalog.pack();
        let family = self.by_family.get(&pack.family(item)).into_iter().flatten();
        let group = pack.group(item).and_then(|group| self.by_group.get(&group)).into_iter().flatten();
        let verdicts = family.chain(group).map(|&place| {
            let s = &self.suppressions[place];
            let nearness = match () {
                () if s.id == pack.id(item) => 0,
                () if s.group.is_some() && s.group == pack.group(item) => 1,
                () => 2,
            };
            Verdict { rule: s.rules[nearness], until: s.until, because: Some(s.id.clone()) }
        });
        verdicts.min_by(|a, b| {
            let ends = |v: &Verdict| v.until.unwrap_or(f64::INFINITY);
            (a.rule as u8).cmp(&(b.rule as u8)).then(ends(b).total_cmp(&ends(a)))
        })
    }

    fn unwanted(&self, item: ItemIndex, catalog: &Catalog) -> Option<Verdict> {
        let pack = catalog.pack();
        if let Some(until) = pack.category(item).filter(|_| !self.silenced.is_empty()).and_then(|category| self.silenced.get(&category)) {
            return Some(Verdict { rule: Rule::GroupSilenced, until: Some(*until), because: self.category_name(item, catalog) });
        }
        if self.muted.is_empty() {
            return None;
        }
        let muted = pack.attributes(item).find(|a| self.muted.contains(a))?;
        Some(Verdict { rule: Rule::Muted, until: None, because: Some(pack.attribute_name(muted).into()) })
    }

    fn capped(&self, item: ItemIndex, catalog: &Catalog) -> Option<Verdict> {
        if self.capped_items.is_empty() && self.capped_groups.is_empty() && self.capped_categories.is_empty() {
            return None;
        }
        let pack = catalog.pack();
        if let Some(&(rule, until)) = self.capped_items.get(&item) {
            return Some(Verdict { rule, until: Some(until), because: None });
        }
        if let Some(&until) = pack.group(item).and_then(|group| self.capped_groups.get(&group)) {
            return Some(Verdict { rule: Rule::CapGroupDay, until: Some(until), because: None });
        }
        let until = *pack.category(item).and_then(|category| self.capped_categories.get(&category))?;
        Some(Verdict { rule: Rule::CapInterestDay, until: Some(until), because: self.category_name(item, catalog) })
    }

    fn category_name(&self, item: ItemIndex, catalog: &Catalog) -> Option<String> {
        catalog.pack().category(item).map(|category| catalog.pack().attribute_name(category).into())
    }
}

/// When a used-up cap ends: as soon as fewer than `cap` impressions lie within the last `window`.
fn used_up(times: &[f64], cap: u16, window: f64, now: f64) -> Option<f64> {
    let recent = &times[times.partition_point(|&at| at + window <= now)..];
    let over = recent.len().checked_sub(usize::from(cap))?;
    Some(recent.get(over).map_or(now, |&at| at + window))
}
