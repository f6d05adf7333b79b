//! The rules once more, said naively and without the engine: what happened is kept as plain lists, and every item is asked
//! every question.

use super::{DAY, HOUR};
use homebody::catalog::{NONE, PackItem, PackSource};
use homebody::profile::{Entry, EventType, Op};
use homebody::rank::RankRequest;
use homebody::settings::Settings;

/// What one visitor did. Lists without bounds, nothing is forgotten: for stories of a few weeks and a few dozen events.
pub struct Oracle<'a> {
    source: &'a PackSource,
    settings: &'a Settings,
    /// Item, when, and whether the shop told.
    purchases: Vec<(&'a PackItem, f64, bool)>,
    cart: Vec<&'a PackItem>,
    dismissed: Vec<(&'a PackItem, f64)>,
    impressions: Vec<(&'a PackItem, f64)>,
    /// What was done out of interest, but for purchases.
    chosen: Vec<(&'a PackItem, f64)>,
    hidden: Vec<(&'a PackItem, f64)>,
    muted: Vec<String>,
}

/// A rule that leaves an item out, and until when; infinite without end.
pub type Verdict = (&'static str, f64);

impl<'a> Oracle<'a> {
    pub fn new(source: &'a PackSource, settings: &'a Settings, ops: &[(Op, f64)]) -> Self {
        let mut oracle = Self {
            source,
            settings,
            purchases: Vec::new(),
            cart: Vec::new(),
            dismissed: Vec::new(),
            impressions: Vec::new(),
            chosen: Vec::new(),
            hidden: Vec::new(),
            muted: Vec::new(),
        };
        ops.iter().for_each(|(op, now)| oracle.happened(op, *now));
        oracle
    }

    fn find(&self, id: &str) -> Option<&'a PackItem> {
        self.source.items.iter().find(|item| item.id == id)
    }

    pub fn sensitive(&self, item: &PackItem) -> bool {
        let marked = |attribute: &u32| self.settings.sensitive.contains(&self.source.attributes[*attribute as usize].0);
        item.sensitive || item.attributes.iter().any(marked)
    }

    fn recorded(&self, entries: &[Entry], now: f64) -> Vec<(&'a PackItem, f64)> {
        let known = |e: &Entry| self.find(&e.id).filter(|item| !self.sensitive(item)).map(|item| (item, e.at.floor().min(now)));
        entries.iter().filter_map(known).collect()
    }

    fn happened(&mut self, op: &Op, now: f64) {
        match op {
            Op::Track(kind, entries) => {
                for (item, at) in self.recorded(entries, now) {
                    self.did(*kind, item, at);
                }
            }
            Op::Purchases(entries) => {
                self.purchases.retain(|purchase| !purchase.2);
                let told = self.recorded(entries, now);
                self.purchases.extend(told.into_iter().map(|(item, at)| (item, at, true)));
            }
            Op::Mute(entries) => self.muted.extend(entries.iter().map(|e| e.id.clone())),
            Op::Hide(entries) => {
                for entry in entries {
                    let Some(item) = self.find(&entry.id) else { continue };
                    self.hidden.retain(|hidden| hidden.0.id != item.id);
                    if !self.sensitive(item) {
                        self.hidden.push((item, if entry.until == 0.0 { f64::INFINITY } else { entry.until.floor() }));
                    }
                }
            }
            Op::Restore(entries) => {
                for key in entries.iter().map(|e| &e.id) {
                    self.muted.retain(|muted| muted != key);
                    self.hidden.retain(|hidden| hidden.0.id != *key);
                    self.dismissed.retain(|dismissed| dismissed.0.id != *key);
                }
            }
            _ => {}
        }
    }

    fn did(&mut self, kind: EventType, item: &'a PackItem, at: f64) {
        if kind != EventType::Purchase && kind.strength() > 0.0 {
            self.chosen.push((item, at));
        }
        match kind {
            EventType::Impression => self.impressions.push((item, at)),
            EventType::Dismiss => self.dismissed.push((item, at)),
            EventType::AddToCart => self.cart.push(item),
            EventType::RemoveFromCart => self.cart.retain(|other| other.id != item.id),
            EventType::Purchase => {
                self.cart.retain(|other| other.id != item.id);
                self.purchases.push((item, at, false));
            }
            _ => {}
        }
    }

    pub fn bought(&self, item: &PackItem) -> bool {
        self.purchases.iter().any(|purchase| purchase.0.id == item.id)
    }

    /// All that keeps an item out of a list of either kind.
    pub fn asked(&self, item: &PackItem, request: &RankRequest) -> Vec<Verdict> {
        let named = |ids: &[String], rule| ids.contains(&item.id).then_some((rule, f64::INFINITY));
        [named(&request.exclude, "filtered"), named(&request.viewing, "viewing")].into_iter().flatten().collect()
    }

    /// All that keeps an item out of a list that the site offers.
    pub fn offered(&self, item: &PackItem, now: f64) -> Vec<Verdict> {
        let mut out: Vec<Verdict> = Vec::new();
        if self.sensitive(item) {
            out.push(("sensitive", f64::INFINITY));
        }
        if !item.available {
            out.push(("unavailable", f64::INFINITY));
        }
        for (other, at, _) in &self.purchases {
            let usual = if other.consumable { (other.rebuy_days, 30) } else { (other.durable_days, 365) };
            let days = if usual.0 == 0 { usual.1 } else { usual.0 };
            let rules = ["purchased", "purchased_variant", "purchased_near_duplicate"];
            out.extend(kin(item, other, rules).map(|rule| (rule, at + f64::from(days) * DAY)));
        }
        for other in &self.cart {
            out.extend(kin(item, other, ["in_cart", "in_cart_variant", "in_cart_near_duplicate"]).map(|rule| (rule, f64::INFINITY)));
        }
        for (other, at) in &self.dismissed {
            let rules = ["dismissed", "dismissed_variant", "dismissed_near_duplicate"];
            out.extend(kin(item, other, rules).map(|rule| (rule, at + 90.0 * DAY)));
        }
        out.extend(self.hidden.iter().filter(|hidden| hidden.0.id == item.id).map(|hidden| ("hidden", hidden.1)));
        let names = item.attributes.iter().map(|&attribute| &self.source.attributes[attribute as usize].0);
        out.extend(names.filter(|name| self.muted.contains(name)).map(|_| ("muted", f64::INFINITY)));
        out.extend(self.silenced(item));
        out.extend(self.capped(item, now));
        out.retain(|verdict| verdict.1 > now);
        out
    }

    /// Two dismissals in the item's category within 48 hours silence it for as long.
    fn silenced(&self, item: &PackItem) -> Vec<Verdict> {
        let times: Vec<f64> = self.dismissed.iter().filter(|d| category(d.0, item)).map(|d| d.1).collect();
        let mut out = Vec::new();
        for (i, a) in times.iter().enumerate() {
            for b in &times[i + 1..] {
                if (a - b).abs() < 48.0 * HOUR {
                    out.push(("group_silenced", a.max(*b) + 48.0 * HOUR));
                }
            }
        }
        out
    }

    fn capped(&self, item: &PackItem, now: f64) -> Vec<Verdict> {
        let caps = &self.settings.caps;
        let group = |other: &PackItem| item.group != NONE && other.group == item.group;
        let same = |other: &PackItem| other.id == item.id;
        let times = |counts: &dyn Fn(&PackItem) -> bool| -> Vec<f64> {
            self.impressions.iter().filter(|seen| counts(seen.0)).map(|seen| seen.1).collect()
        };
        // What was seen before the visitor chose something of the category was not pushed …
        let bought = self.purchases.iter().map(|purchase| (purchase.0, purchase.1));
        let chosen = self.chosen.iter().copied().chain(bought).filter(|done| category(done.0, item));
        let last = chosen.map(|done| done.1).fold(f64::NEG_INFINITY, f64::max);
        let pushed = times(&|other| category(other, item)).into_iter().filter(|&at| at > last).collect();
        // … nor one that was seen no more than it is found in the catalog.
        let all = times(&|_| true);
        let members = self.source.items.iter().filter(|other| category(other, item)).count();
        let share = members as f64 / self.source.items.len() as f64;
        let limits = [
            ("cap_item_day", caps.item_day, DAY, times(&same), 0.0),
            ("cap_item_week", caps.item_week, 7.0 * DAY, times(&same), 0.0),
            ("cap_group_day", caps.group_day, DAY, times(&group), 0.0),
            ("cap_interest_day", caps.interest_day, DAY, pushed, share),
        ];
        let mut out = Vec::new();
        for (rule, cap, window, times, share) in limits {
            let ends: Vec<f64> = times.into_iter().map(|at| at + window).collect();
            let within = |moment: f64| ends.iter().filter(|&&end| end > moment).count();
            let of_all = |moment: f64| all.iter().filter(|&&at| at + window > moment).count();
            let used_up = |moment: f64| within(moment) >= usize::from(cap) && within(moment) as f64 > share * of_all(moment) as f64;
            if used_up(now) {
                // The first moment at which it is no longer so.
                let over = ends.iter().copied().filter(|&end| end > now && !used_up(end)).fold(f64::INFINITY, f64::min);
                out.push((rule, over));
            }
        }
        out
    }
}

fn category(a: &PackItem, b: &PackItem) -> bool {
    a.category != NONE && a.category == b.category
}

/// What an item is to another one: itself, a variant, a near-duplicate. The nearest counts.
fn kin(item: &PackItem, other: &PackItem, rules: [&'static str; 3]) -> Option<&'static str> {
    if item.id == other.id {
        Some(rules[0])
    } else if item.group != NONE && item.group == other.group {
        Some(rules[1])
    } else {
        (item.family == other.family).then_some(rules[2])
    }
}
