//! What the visitor sees that is not simply stored: interests as they are now, size, and when all is forgotten.

use serde::Serialize;

use super::contents::{Contents, List};
use super::retention::{affinity, strength};
use super::{HALF_LIFE_MS, codec};
use crate::catalog::{Catalog, DAY_MS};
use crate::math::{decay, units};
use crate::sorted::{Map, by_weight};

/// The computed part of `ProfileView` in `js/types.ts`; TypeScript adds the lists.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProfileView {
    interests: Vec<Interest>,
    forgotten_at: f64,
    bytes: u32,
}

#[derive(Debug, Serialize)]
struct Interest {
    attribute: String,
    affinity: i32,
    declared: bool,
    events: bool,
    muted: bool,
}

pub(super) fn view(contents: &Contents, retention_days: u16, catalog: Option<&Catalog>, now: f64) -> ProfileView {
    ProfileView {
        interests: interests(contents, catalog, now),
        forgotten_at: contents.last_used + f64::from(retention_days) * DAY_MS,
        bytes: codec::encode(contents).len() as u32,
    }
}

/// Every attribute's affinity now, strongest first: what is left of old events, the recent ones, and what was declared.
fn interests(contents: &Contents, catalog: Option<&Catalog>, now: f64) -> Vec<Interest> {
    let mut sums: Map<&str, (f64, bool, bool)> = Map::default();
    let mut add = |name, value: f64, declared: bool| {
        let sum = sums.or_default(name);
        *sum = (sum.0 + value, sum.1 | declared, sum.2 | !declared);
    };
    for rest in contents.list(List::Interests) {
        add(&rest.id, affinity(rest, now), false);
    }
    for declared in contents.list(List::Declared) {
        add(&declared.id, f64::from(declared.number) / 65_536.0, true);
    }
    if let Some(pack) = catalog.map(Catalog::pack) {
        for event in contents.list(List::Events) {
            let Some(item) = pack.find(&event.id) else { continue };
            let value = strength(event) * decay(now - event.at, HALF_LIFE_MS);
            pack.shares(item).for_each(|(attribute, share)| add(pack.attribute_name(attribute), value * share, false));
        }
    }
    let sums: Vec<_> = sums.into_iter().collect();
    let interest = |(name, (value, declared, events)): (&str, (f64, bool, bool))| Interest {
        attribute: name.into(),
        affinity: units(value),
        declared,
        events,
        muted: contents.list(List::Muted).iter().any(|muted| muted.id == name),
    };
    by_weight(sums.len(), |at| units(sums[at].1.0).saturating_abs()).into_iter().map(|at| interest(sums[at])).collect()
}
