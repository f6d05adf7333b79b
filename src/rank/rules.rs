//! What is left out, by which rule, and until when. The rules hold for every offered list; a requested list is only
//! kept from listing what the visitor is looking at and what the site itself filters.

use super::caps::{Caps, used_up};
use super::ranking::Ranking;
use super::request::{Intent, RankRequest};
use super::rule::{Mark, Rule};
use crate::catalog::{Catalog, DAY_MS, ItemIndex, Pack};
use crate::profile::{Contents, DISMISSED_DAYS, Entry, EventType, Happening, List};
use crate::sorted::Map;
use alloc::vec;
use alloc::vec::Vec;

const DEFAULT_DURABLE_DAYS: f64 = 365.0;
const DEFAULT_REBUY_DAYS: f64 = 30.0;
/// Two dismissals in one category within this time silence the category for as long.
const SILENCE_MS: f64 = 2.0 * DAY_MS;
const WEEK_MS: f64 = 7.0 * DAY_MS;

/// What a mark is on.
#[derive(Clone, Copy)]
enum On {
    Item,
    Group,
    Family,
    /// The most particular category only.
    Category,
    Attribute,
    /// An item too, but only to be labelled in requested lists.
    Bought,
}

/// All that can leave an item out, taken at one moment: the strongest mark on each item, group, …
#[derive(Clone, Debug, Default)]
pub(super) struct Rules {
    marks: [Map<Option<Mark>>; 6],
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
            for id in ids {
                rules.put(On::Item, catalog.pack().find(id), Mark::bare(rule));
            }
        }
        rules
    }

    /// What the profile forbids beside it.
    pub fn add_profile(&mut self, request: &RankRequest, contents: &Contents, catalog: &Catalog, caps: &Caps, now: f64) {
        let pack = catalog.pack();
        for bought in contents.list(List::Purchases) {
            self.put(On::Bought, pack.find(&bought.id), Mark::bare(Rule::Purchased));
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
            if until > now {
                self.put(On::Item, pack.find(&entry.id), Mark { rule: Rule::Hidden, until, because: None });
            }
        }
        for entry in contents.list(List::Muted) {
            let mark = Mark { rule: Rule::Muted, until: f64::INFINITY, because: Some(entry.id.clone()) };
            self.put(On::Attribute, pack.find_attribute(&entry.id), mark);
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
        let group = item.and_then(|item| pack.group(item)).or_else(|| pack.find_group(&entry.text));
        self.put(On::Item, item, mark(rules[0]));
        self.put(On::Group, group, mark(rules[1]));
        self.put(On::Family, item.map(|item| pack.family(item)), mark(rules[2]));
    }

    fn silence(&mut self, contents: &Contents, catalog: &Catalog, now: f64) {
        let pack = catalog.pack();
        let mut dismissed: Map<Vec<f64>> = Map::default();
        for event in contents.list(List::Events) {
            if event.kind != EventType::Dismiss as u8 {
                continue;
            }
            let Some(category) = pack.find(&event.id).and_then(|item| pack.category(item)) else { continue };
            let times = dismissed.or_default(category);
            let until = event.at + SILENCE_MS;
            if times.last().is_some_and(|at| event.at - at < SILENCE_MS) && until > now {
                let because = Some(pack.attribute_name(category).into());
                self.put(On::Category, Some(category), Mark { rule: Rule::GroupSilenced, until, because });
            }
            times.push(event.at);
        }
    }

    fn cap(&mut self, contents: &Contents, catalog: &Catalog, caps: &Caps, now: f64) {
        let pack = catalog.pack();
        // When the visitor last chose something of a category: who looks for more of it is not being pushed.
        let mut chosen: Map<f64> = Map::default();
        for Happening { event, entry, .. } in contents.timeline() {
            let category = pack.find(&entry.id).and_then(|item| pack.category(item));
            if let Some(category) = category.filter(|_| event.strength() > 0.0) {
                *chosen.or_default(category) = entry.at;
            }
        }
        for (on, rule, cap, window) in [
            (On::Item, Rule::CapItemDay, caps.item_day, DAY_MS),
            (On::Item, Rule::CapItemWeek, caps.item_week, WEEK_MS),
            (On::Group, Rule::CapGroupDay, caps.group_day, DAY_MS),
            (On::Category, Rule::CapInterestDay, caps.interest_day, DAY_MS),
        ] {
            let interest = matches!(on, On::Category);
            let mut seen: Map<Vec<f64>> = Map::default();
            let mut all = Vec::new();
            for entry in contents.list(List::Impressions) {
                let Some(item) = pack.find(&entry.id) else { continue };
                all.push(entry.at);
                let Some(number) = number(pack, on, item) else { continue };
                if !interest || chosen.get(number).is_none_or(|&at| at < entry.at) {
                    seen.or_default(number).push(entry.at);
                }
            }
            for (number, times) in seen.iter() {
                if times.len() < usize::from(cap) {
                    continue;
                }
                let share = if interest { share(pack, number) } else { 0.0 };
                if let Some(until) = used_up(times, &all, share, cap, window, now) {
                    let because = interest.then(|| pack.attribute_name(number).into());
                    self.put(on, Some(number), Mark { rule, until, because });
                }
            }
        }
    }

    /// Keeps a mark if it is the strongest.
    fn put(&mut self, on: On, number: Option<u32>, mark: Mark) {
        let Some(number) = number else { return };
        let strongest = self.marks[on as usize].or_default(number);
        if strongest.as_ref().is_none_or(|other| mark.stronger(other)) {
            *strongest = Some(mark);
        }
    }

    fn find(&self, on: On, number: Option<u32>) -> Option<&Mark> {
        self.marks[on as usize].get(number?)?.as_ref()
    }

    pub fn bought(&self, item: ItemIndex) -> bool {
        self.find(On::Bought, Some(item)).is_some()
    }

    /// Divides the candidates into those that may be listed, returned in order, and those left out, noted in the ranking.
    pub fn sort_out(&self, request: &RankRequest, catalog: &Catalog, ranking: &mut Ranking) -> Vec<ItemIndex> {
        let pack = catalog.pack();
        let count = request.candidates.as_ref().map_or(pack.len(), Vec::len);
        let mut eligible = Vec::with_capacity(count);
        // Only what the host names can come twice.
        let mut seen = vec![false; if request.candidates.is_some() { pack.len() } else { 0 }];
        for place in 0..count {
            let item = match &request.candidates {
                None => place as ItemIndex,
                Some(ids) => match pack.find(&ids[place]) {
                    Some(item) => item,
                    None => {
                        ranking.leave_out(&ids[place], &Mark::bare(Rule::UnknownItem));
                        continue;
                    }
                },
            };
            if seen.get_mut(item as usize).is_some_and(|seen| core::mem::replace(seen, true)) {
                continue;
            }
            match self.mark(item, request, catalog) {
                None => eligible.push(item),
                Some(mark) => ranking.leave_out(pack.id(item), &mark),
            }
        }
        eligible
    }

    /// The strongest rule that leaves the item out.
    fn mark(&self, item: ItemIndex, request: &RankRequest, catalog: &Catalog) -> Option<Mark> {
        let pack = catalog.pack();
        let mut strongest = None;
        let mut take = |mark: Option<&Mark>| {
            if let Some(mark) = mark
                && strongest.as_ref().is_none_or(|other| mark.stronger(other))
            {
                strongest = Some(mark.clone());
            }
        };
        if !self.marks[On::Item as usize].is_empty() {
            take(self.find(On::Item, Some(item)));
        }
        if request.intent == Intent::Offered {
            if catalog.sensitive(item) {
                take(Some(&Mark::bare(Rule::Sensitive)));
            }
            if !catalog.available(item) {
                take(Some(&Mark::bare(Rule::Unavailable)));
            }
            for on in [On::Family, On::Group, On::Category] {
                if !self.marks[on as usize].is_empty() {
                    take(self.find(on, number(pack, on, item)));
                }
            }
            if !self.marks[On::Attribute as usize].is_empty() {
                for attribute in pack.attributes(item) {
                    take(self.find(On::Attribute, Some(attribute)));
                }
            }
        }
        strongest
    }
}

/// The number by which an item is marked.
fn number(pack: &Pack, on: On, item: ItemIndex) -> Option<u32> {
    match on {
        On::Group => pack.group(item),
        On::Family => Some(pack.family(item)),
        On::Category => pack.category(item),
        _ => Some(item),
    }
}

/// The share of the catalog that a category holds.
fn share(pack: &Pack, category: u32) -> f64 {
    let mut members = 0;
    for item in 0..pack.len() as ItemIndex {
        members += usize::from(pack.category(item) == Some(category));
    }
    members as f64 / pack.len() as f64
}
