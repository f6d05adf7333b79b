//! What is left out, by which rule, and until when. The rules hold for every offered list; a requested list is only
//! kept from listing what the visitor is looking at and what the site itself filters.

use super::ranking::Ranking;
use super::request::{Intent, RankRequest};
use crate::catalog::{Catalog, DAY_MS, ItemIndex};
use crate::profile::{Contents, DISMISSED_DAYS, Entry, EventType, List};
use crate::sorted::Map;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

const DEFAULT_DURABLE_DAYS: f64 = 365.0;
const DEFAULT_REBUY_DAYS: f64 = 30.0;
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

/// Why an item was left out; the words are those of `Rule` in `js/types.ts`. In the order in which they come first.
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

/// Why an item is left out.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark {
    pub rule: Rule,
    /// Infinite when it lasts until something changes.
    pub until: f64,
    pub because: Option<String>,
}

impl Mark {
    pub fn bare(rule: Rule) -> Self {
        Self { rule, until: f64::INFINITY, because: None }
    }
    /// Rules are declared in the order in which they come first; of the same rule the one that lasts longer.
    fn stronger(&self, other: &Self) -> bool {
        (self.rule as u8, -self.until) < (other.rule as u8, -other.until)
    }
}

/// Marks by number of an item, a group, a family or an attribute; the strongest of each.
type Marks = Map<u32, Mark>;

fn put(marks: &mut Marks, number: u32, mark: Mark) {
    if marks.get(&number).is_none_or(|other| mark.stronger(other)) {
        marks.insert(number, mark);
    }
}

/// All that can leave an item out, taken at one moment.
#[derive(Clone, Debug, Default)]
pub(super) struct Rules {
    items: Marks,
    groups: Marks,
    families: Marks,
    /// By the most particular category only.
    categories: Marks,
    attributes: Marks,
    /// Labelled in requested lists.
    bought: Marks,
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
        let mut rules = Self::default();
        for (ids, rule) in [(&request.exclude, Rule::Filtered), (&request.viewing, Rule::Viewing)] {
            for item in ids.iter().filter_map(|id| catalog.pack().find(id)) {
                put(&mut rules.items, item, Mark::bare(rule));
            }
        }
        rules
    }

    /// What the profile forbids beside it.
    pub fn add_profile(&mut self, request: &RankRequest, contents: &Contents, catalog: &Catalog, caps: &Caps, now: f64) {
        let pack = catalog.pack();
        for item in contents.list(List::Purchases).iter().filter_map(|p| pack.find(&p.id)) {
            put(&mut self.bought, item, Mark::bare(Rule::Purchased));
        }
        if request.intent == Intent::Requested {
            return;
        }
        for entry in contents.list(List::Purchases) {
            let span = pack.find(&entry.id).map_or(DEFAULT_DURABLE_DAYS * DAY_MS, |item| suppressed_ms(catalog, item));
            self.suppress([Rule::Purchased, Rule::PurchasedVariant, Rule::PurchasedNearDuplicate], entry, entry.at + span, catalog, now);
        }
        for entry in contents.list(List::Cart) {
            self.suppress([Rule::InCart, Rule::InCartVariant, Rule::InCartNearDuplicate], entry, f64::INFINITY, catalog, now);
        }
        for entry in contents.list(List::Dismissed) {
            let until = entry.at + DISMISSED_DAYS * DAY_MS;
            self.suppress([Rule::Dismissed, Rule::DismissedVariant, Rule::DismissedNearDuplicate], entry, until, catalog, now);
        }
        for entry in contents.list(List::Hidden) {
            let until = if entry.until > 0.0 { entry.until } else { f64::INFINITY };
            if let Some(item) = pack.find(&entry.id).filter(|_| until > now) {
                put(&mut self.items, item, Mark { until, ..Mark::bare(Rule::Hidden) });
            }
        }
        for entry in contents.list(List::Muted) {
            if let Some(attribute) = pack.find_attribute(&entry.id) {
                put(&mut self.attributes, attribute, Mark { because: Some(entry.id.clone()), ..Mark::bare(Rule::Muted) });
            }
        }
        self.silence(contents, catalog, now);
        self.cap(contents, catalog, caps, now);
    }

    /// Takes an item, its variants and its near-duplicates out. A product that left the catalog still stands for its variants.
    fn suppress(&mut self, rules: [Rule; 3], entry: &Entry, until: f64, catalog: &Catalog, now: f64) {
        if until <= now {
            return;
        }
        let pack = catalog.pack();
        let mark = |rule| Mark { rule, until, because: Some(entry.id.clone()) };
        let item = pack.find(&entry.id);
        if let Some(item) = item {
            put(&mut self.items, item, mark(rules[0]));
            put(&mut self.families, pack.family(item), mark(rules[2]));
        }
        if let Some(group) = item.and_then(|item| pack.group(item)).or_else(|| pack.find_group(&entry.text)) {
            put(&mut self.groups, group, mark(rules[1]));
        }
    }

    fn silence(&mut self, contents: &Contents, catalog: &Catalog, now: f64) {
        let mut last: Map<u32, f64> = Map::default();
        for event in contents.list(List::Events).iter().filter(|e| e.kind == EventType::Dismiss as u8) {
            let Some(category) = catalog.pack().find(&event.id).and_then(|item| catalog.pack().category(item)) else { continue };
            let before = last.insert(category, event.at);
            let until = event.at + SILENCE_MS;
            if before.is_some_and(|at| event.at - at < SILENCE_MS) && until > now {
                let because = Some(catalog.pack().attribute_name(category).into());
                put(&mut self.categories, category, Mark { rule: Rule::GroupSilenced, until, because });
            }
        }
    }

    fn cap(&mut self, contents: &Contents, catalog: &Catalog, caps: &Caps, now: f64) {
        let pack = catalog.pack();
        let mut seen: [Map<u32, Vec<f64>>; 3] = Default::default();
        for entry in contents.list(List::Impressions) {
            let Some(item) = pack.find(&entry.id) else { continue };
            for (times, number) in seen.iter_mut().zip([Some(item), pack.group(item), pack.category(item)]) {
                if let Some(number) = number {
                    times.or_default(number).push(entry.at);
                }
            }
        }
        let limits: [(usize, Rule, u16, f64); 4] = [
            (0, Rule::CapItemDay, caps.item_day, DAY_MS),
            (0, Rule::CapItemWeek, caps.item_week, WEEK_MS),
            (1, Rule::CapGroupDay, caps.group_day, DAY_MS),
            (2, Rule::CapInterestDay, caps.interest_day, DAY_MS),
        ];
        for (kind, rule, cap, window) in limits {
            for (number, times) in &seen[kind] {
                let Some(until) = used_up(times, cap, window, now) else { continue };
                let because = (kind == 2).then(|| pack.attribute_name(*number).into());
                let marks = [&mut self.items, &mut self.groups, &mut self.categories];
                put(marks[kind], *number, Mark { rule, until, because });
            }
        }
    }

    pub fn bought(&self, item: ItemIndex) -> bool {
        self.bought.contains(&item)
    }

    /// Divides the candidates into those that may be listed, returned in order, and those left out, noted in the ranking.
    pub fn sort_out(&self, request: &RankRequest, catalog: &Catalog, ranking: &mut Ranking) -> Vec<ItemIndex> {
        let pack = catalog.pack();
        let mut eligible = Vec::new();
        let mut judge = |item: ItemIndex, ranking: &mut Ranking| match self.mark(item, request, catalog) {
            None => eligible.push(item),
            Some(mark) => ranking.leave_out(pack.id(item), &mark),
        };
        let Some(ids) = &request.candidates else {
            (0..pack.len() as ItemIndex).for_each(|item| judge(item, ranking));
            return eligible;
        };
        let mut seen = vec![false; pack.len()];
        for id in ids {
            match pack.find(id) {
                Some(item) if !core::mem::replace(&mut seen[item as usize], true) => judge(item, ranking),
                Some(_) => {}
                None => ranking.leave_out(id, &Mark::bare(Rule::UnknownItem)),
            }
        }
        eligible
    }

    /// The strongest rule that leaves the item out.
    fn mark(&self, item: ItemIndex, request: &RankRequest, catalog: &Catalog) -> Option<Mark> {
        let pack = catalog.pack();
        let mut strongest = find(&self.items, Some(item)).cloned();
        if request.intent == Intent::Requested {
            return strongest;
        }
        let mut take = |mark: Option<&Mark>| {
            if let Some(mark) = mark
                && strongest.as_ref().is_none_or(|other| mark.stronger(other))
            {
                strongest = Some(mark.clone());
            }
        };
        if catalog.sensitive(item) {
            take(Some(&Mark::bare(Rule::Sensitive)));
        }
        if !catalog.available(item) {
            take(Some(&Mark::bare(Rule::Unavailable)));
        }
        take(find(&self.families, Some(pack.family(item))));
        take(find(&self.groups, pack.group(item)));
        take(find(&self.categories, pack.category(item)));
        if !self.attributes.is_empty() {
            pack.attributes(item).for_each(|attribute| take(self.attributes.get(&attribute)));
        }
        strongest
    }
}

fn find(marks: &Marks, number: Option<u32>) -> Option<&Mark> {
    if marks.is_empty() { None } else { marks.get(&number?) }
}

/// When a used-up cap ends: as soon as fewer than `cap` impressions lie within the last `window`.
fn used_up(times: &[f64], cap: u16, window: f64, now: f64) -> Option<f64> {
    let recent = &times[times.partition_point(|&at| at + window <= now)..];
    let over = recent.len().checked_sub(usize::from(cap))?;
    Some(recent.get(over).map_or(f64::INFINITY, |&at| at + window))
}
