//! What the visitor sees that is not simply stored: interests as they are now, size, and when all is forgotten.

use super::contents::{Contents, List};
use super::retention::affinity;
use super::{HALF_LIFE_MS, Happening, codec};
use crate::catalog::{Catalog, DAY_MS};
use crate::json::Json;
use crate::math::{decay, units};
use crate::sorted::{key, number, sort};
use alloc::string::String;
use alloc::vec::Vec;

/// The computed part of `ProfileView` in `js/types/profile.ts`; TypeScript adds the lists.
pub(super) fn view(contents: &Contents, retention_days: u16, catalog: Option<&Catalog>, now: f64) -> String {
    let interests = interests(contents, catalog, now);
    let mut order: Vec<u64> = Vec::new();
    for (at, interest) in interests.iter().enumerate() {
        order.push(key(units(interest.1.0).saturating_abs(), at as u32));
    }
    sort(&mut order);
    let mut json = Json::new();
    json.list("interests");
    for key in order {
        let (name, (value, declared, events)) = interests[number(key) as usize];
        json.item();
        json.text("attribute", name);
        json.whole("affinity", units(value).into());
        json.truth("declared", declared);
        json.truth("events", events);
        json.truth("muted", contents.list(List::Muted).iter().any(|muted| muted.id == name));
        json.end();
    }
    json.end_list();
    // What nothing was done with yet was not used at the beginning of time.
    let last_used = if contents.last_used > 0.0 { contents.last_used } else { now };
    json.whole("forgottenAt", (last_used + f64::from(retention_days) * DAY_MS) as i64);
    json.whole("bytes", codec::encode(contents).len() as i64);
    json.finish()
}

/// A name, its affinity, and whether it was declared and learnt from events.
type Interest<'a> = (&'a str, (f64, bool, bool));

/// Every attribute's affinity now, by name: what is left of old events, the recent ones, and what was declared.
fn interests<'a>(contents: &'a Contents, catalog: Option<&'a Catalog>, now: f64) -> Vec<Interest<'a>> {
    let mut sums: Vec<Interest<'a>> = Vec::new();
    let mut add = |name: &'a str, value: f64, declared: bool| {
        let at = sums.binary_search_by(|sum| sum.0.cmp(name)).unwrap_or_else(|at| {
            sums.insert(at, (name, (0.0, false, false)));
            at
        });
        let sum = &mut sums[at].1;
        *sum = (sum.0 + value, sum.1 | declared, sum.2 | !declared);
    };
    for rest in contents.list(List::Interests) {
        add(&rest.id, affinity(rest, now), false);
    }
    for declared in contents.list(List::Declared) {
        add(&declared.id, f64::from(declared.number) / 65_536.0, true);
    }
    if let Some(pack) = catalog.map(Catalog::pack) {
        for Happening { event, entry, .. } in contents.timeline() {
            let Some(item) = pack.find(&entry.id) else { continue };
            let value = event.strength() * decay(now - entry.at, HALF_LIFE_MS);
            for (attribute, share) in pack.shares(item) {
                add(pack.attribute_name(attribute), value * share, false);
            }
        }
    }
    sums
}
