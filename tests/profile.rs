//! What a profile remembers, what it forgets, and what it never records.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is not as it should be")]

mod common;

use common::case::{Case, ids, sane, wild};
use common::generate::{self, op, sane_time, source_of};
use common::lists::{CART, DISMISSED, EVENTS, HIDDEN, IMPRESSIONS, INTERESTS, Lists, MUTED, PURCHASES};
use common::oracle::Oracle;
use common::{DAY, HOUR, NOW, Standing, engine, entry, fixture, open_gate, track};
use homebody::catalog::{Catalog, Pack, PackSource, write};
use homebody::profile::{EventType, MAX_BYTES, Op, Profile};
use homebody::rank::{Intent, Model, RankRequest};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;

const OF_ITEMS: [usize; 6] = [EVENTS, PURCHASES, CART, DISMISSED, IMPRESSIONS, HIDDEN];
/// In order of id, each once; the others are in order of time.
const KEYED: [usize; 6] = [INTERESTS, 2, MUTED, HIDDEN, 9, 10];
const BOUNDS: [usize; 11] = [200, 256, 100, 500, 100, 500, 1000, 100, 500, 32, 16];

fn catalog(source: &PackSource) -> Catalog {
    Catalog::new(Pack::open(write(source).unwrap()).unwrap(), &[])
}
fn apply(profile: &mut Profile, op: &Op, catalog: &Catalog, now: f64) {
    profile.apply(&open_gate().profile_permit(0.0).unwrap(), op, catalog, now);
}
fn lists(profile: &Profile) -> Lists {
    Lists::read(&profile.export())
}
/// Affinities as the visitor sees them.
fn affinities(profile: &Profile, catalog: &Catalog, now: f64) -> BTreeMap<String, i64> {
    let view: serde_json::Value = serde_json::from_str(&profile.view(Some(catalog), now)).unwrap();
    let interests = view["interests"].as_array().unwrap().iter();
    interests.map(|i| (i["attribute"].as_str().unwrap().to_owned(), i["affinity"].as_i64().unwrap())).collect()
}

#[test]
fn all_is_forgotten_180_days_after_the_last_use() {
    let catalog = catalog(&fixture::shop());
    let mut profile = Profile::new(180);
    apply(&mut profile, &track(EventType::Purchase, "rake", NOW), &catalog, NOW);
    apply(&mut profile, &Op::Facts(vec![homebody::profile::Entry { text: "Ada".into(), ..entry("name", NOW) }]), &catalog, NOW);
    profile.forget(Some(&catalog), NOW + 180.0 * DAY);
    assert_eq!(lists(&profile).ids(PURCHASES), ["rake"]);
    profile.forget(None, NOW + 180.0 * DAY + 1.0);
    assert!(profile.is_empty());
    // Each use counts anew.
    for day in [0.0, 100.0, 200.0, 300.0] {
        apply(&mut profile, &track(EventType::Purchase, "rake", NOW + day * DAY), &catalog, NOW + day * DAY);
    }
    assert_eq!(lists(&profile).lists[PURCHASES].len(), 4);
}

#[test]
fn what_was_seen_is_forgotten_after_seven_days_and_what_was_waved_away_after_ninety() {
    let catalog = catalog(&fixture::shop());
    for (kind, list, days) in [(EventType::Impression, IMPRESSIONS, 7.0), (EventType::Dismiss, DISMISSED, 90.0)] {
        let mut profile = Profile::new(180);
        apply(&mut profile, &track(kind, "rake", NOW), &catalog, NOW);
        profile.forget(None, NOW + days * DAY);
        assert_eq!(lists(&profile).ids(list), ["rake"]);
        profile.forget(None, NOW + days * DAY + 1.0);
        assert!(lists(&profile).lists[list].is_empty());
    }
}

#[test]
fn a_hide_ends_and_a_sensitive_past_goes() {
    let mut shop = fixture::shop();
    let before = catalog(&shop);
    let mut profile = Profile::new(180);
    let hide = Op::Hide(vec![homebody::profile::Entry { until: NOW + DAY, ..entry("hose", NOW) }]);
    apply(&mut profile, &hide, &before, NOW);
    EventType::ALL.into_iter().for_each(|kind| apply(&mut profile, &track(kind, "rake", NOW), &before, NOW));
    profile.forget(None, NOW + DAY - 1.0);
    assert_eq!(lists(&profile).ids(HIDDEN), ["hose"]);
    profile.forget(None, NOW + DAY);
    assert!(lists(&profile).lists[HIDDEN].is_empty());
    // The shop finds out later.
    shop.items.iter_mut().find(|item| item.id == "rake").unwrap().sensitive = true;
    profile.forget(Some(&catalog(&shop)), NOW + DAY);
    assert!(lists(&profile).is_empty(), "{:?}", lists(&profile));
}

#[test]
fn while_paused_nothing_that_is_done_is_recorded() {
    let catalog = catalog(&fixture::shop());
    let mut profile = Profile::new(180);
    apply(&mut profile, &track(EventType::Purchase, "rake", NOW), &catalog, NOW);
    apply(&mut profile, &Op::Pause(true), &catalog, NOW);
    let before = lists(&profile);
    for kind in EventType::ALL {
        apply(&mut profile, &track(kind, "hose", NOW + HOUR), &catalog, NOW + HOUR);
    }
    assert_eq!(lists(&profile), before);
    apply(&mut profile, &Op::Pause(false), &catalog, NOW + HOUR);
    apply(&mut profile, &track(EventType::View, "hose", NOW + HOUR), &catalog, NOW + HOUR);
    assert_eq!((lists(&profile).ids(EVENTS), lists(&profile).ids(PURCHASES)), (vec!["hose"], vec!["rake"]));
}

#[test]
fn what_an_earlier_version_kept_among_the_events_counts_once() {
    let request = RankRequest { limit: 100, ..RankRequest::new("slot", Model::ForYou, Intent::Requested) };
    let mut now = engine(&fixture::shop(), &Default::default(), Standing::Session);
    now.apply(track(EventType::View, "hose", NOW - DAY), NOW).unwrap();
    now.apply(track(EventType::Purchase, "rake", NOW), NOW).unwrap();
    let mut old = Lists::read(&now.export());
    old.lists[EVENTS].push(homebody::profile::Entry { kind: EventType::Purchase as u8, ..entry("rake", NOW) });
    let mut then = engine(&fixture::shop(), &Default::default(), Standing::Session);
    then.apply(Op::decode(10, &old.bytes(), 0.0, NOW).unwrap(), NOW).unwrap();
    assert_eq!(then.rank(request.clone(), NOW).unwrap().items, now.rank(request, NOW).unwrap().items);
    let interests =
        |engine: &homebody::engine::Engine| serde_json::from_str::<serde_json::Value>(&engine.profile(NOW)).unwrap()["interests"].clone();
    assert_eq!(interests(&then), interests(&now));
    assert_eq!(interests(&now).as_array().unwrap().len(), 1);
}

#[test]
fn a_restore_takes_back_a_mute_a_hide_and_a_dismissal() {
    let shop = fixture::shop();
    let request = RankRequest { limit: 100, ..RankRequest::new("slot", Model::Trending, Intent::Offered) };
    let mut fresh = engine(&shop, &Default::default(), Standing::Session);
    let expected = fresh.rank(request.clone(), NOW).unwrap();
    let steps = [
        (Op::Mute(vec![entry("category=Garden", NOW)]), "category=Garden"),
        (Op::Hide(vec![entry("rake", NOW)]), "rake"),
        (track(EventType::Dismiss, "rake", NOW), "rake"),
    ];
    for (op, key) in steps {
        let mut engine = engine(&shop, &Default::default(), Standing::Session);
        engine.apply(op, NOW).unwrap();
        assert!(!ids(&engine.rank(request.clone(), NOW).unwrap()).contains(&"rake"));
        engine.apply(Op::Restore(vec![entry(key, NOW)]), NOW).unwrap();
        let back = engine.rank(request.clone(), NOW).unwrap();
        assert_eq!((&back.items, &back.excluded), (&expected.items, &expected.excluded));
        assert!(Lists::read(&engine.export()).is_empty());
    }
}

#[test]
fn the_shops_history_replaces_what_the_shop_said_before_and_not_what_the_page_saw() {
    let catalog = catalog(&fixture::shop());
    let mut profile = Profile::new(180);
    apply(&mut profile, &track(EventType::Purchase, "rake", NOW - 3.0 * DAY), &catalog, NOW);
    apply(&mut profile, &Op::Purchases(vec![entry("hose", NOW - 2.0 * DAY), entry("spade", NOW - 9.0 * DAY)]), &catalog, NOW);
    assert_eq!(lists(&profile).ids(PURCHASES), ["spade", "rake", "hose"]);
    apply(&mut profile, &Op::Purchases(vec![entry("teapot", NOW - DAY)]), &catalog, NOW);
    assert_eq!(lists(&profile).ids(PURCHASES), ["rake", "teapot"]);
}

#[test]
fn a_clock_set_back_loses_nothing_and_caps_still_end() {
    let catalog = catalog(&fixture::shop());
    let mut profile = Profile::new(180);
    apply(&mut profile, &track(EventType::Like, "rake", NOW), &catalog, NOW);
    for back in [HOUR, 3.0 * DAY, 400.0 * DAY] {
        apply(&mut profile, &track(EventType::View, "hose", NOW - back), &catalog, NOW - back);
    }
    // It is set right again: the last use was not 400 days ago.
    profile.forget(None, NOW);
    let lists = lists(&profile);
    // What seems 400 days old is folded, and after 28 half-lives that leaves nothing.
    assert_eq!((lists.lists[EVENTS].len(), lists.lists[INTERESTS].len()), (3, 0), "{lists:?}");
    assert!(affinities(&profile, &catalog, 0.0).values().all(|value| (0..=65_536 * 2).contains(value)));
}

proptest! {
    #[test]
    fn folding_events_keeps_affinities(source in source_of(1, 40), events in vec((0..40usize, 0..9usize, 0.0..50.0f64), 1..260)) {
        let catalog = catalog(&source);
        let mut profile = Profile::new(400);
        let mut all = Profile::new(400);
        for (item, kind, day) in &events {
            let op = track(EventType::ALL[*kind], &generate::name(*item), NOW - day * DAY);
            apply(&mut profile, &op, &catalog, NOW);
            // Here no event is ever folded, so there are never more than 200.
            if lists(&all).lists[EVENTS].len() < 200 {
                apply(&mut all, &op, &catalog, NOW);
            }
        }
        let later = NOW + 70.0 * DAY;
        for profile in [&mut profile, &mut all] {
            let before = affinities(profile, &catalog, later);
            profile.forget(Some(&catalog), later);
            prop_assert!(lists(profile).lists[EVENTS].is_empty());
            let after = affinities(profile, &catalog, later);
            for (attribute, value) in before {
                // Half a unit for each event, and one for what is too little to be kept.
                let rest = after.get(&attribute).copied().unwrap_or(0);
                prop_assert!((rest - value).abs() <= 1 + events.len() as i64 / 2, "{attribute}: {value} became {rest}");
            }
        }
    }

    #[test]
    fn erasing_since_a_time_leaves_what_was_before(source in source_of(1, 60), ops in vec(op(sane_time().boxed()), 0..60), since in sane_time()) {
        let catalog = catalog(&source);
        let mut profile = Profile::new(180);
        ops.iter().for_each(|op| apply(&mut profile, op, &catalog, NOW));
        let mut expected = lists(&profile);
        expected.lists.iter_mut().for_each(|list| list.retain(|entry| entry.at < since));
        apply(&mut profile, &Op::Erase(Some(since)), &catalog, NOW);
        prop_assert_eq!(lists(&profile), expected);
        apply(&mut profile, &Op::Erase(None), &catalog, NOW);
        prop_assert!(profile.is_empty());
    }

    #[test]
    fn lists_are_in_order_and_bounded(case in wild()) {
        let Case { source, ops, .. } = &case;
        let catalog = catalog(source);
        let mut profile = Profile::new(180);
        for (op, now) in ops {
            apply(&mut profile, op, &catalog, *now);
            prop_assert!(profile.encode().len() <= MAX_BYTES);
        }
        let lists = lists(&profile);
        for (number, list) in lists.lists.iter().enumerate() {
            prop_assert!(list.len() <= BOUNDS[number]);
            prop_assert!(list.iter().all(|entry| (0.0..=9_999_999_999_999.0).contains(&entry.at)));
            if KEYED.contains(&number) {
                prop_assert!(list.is_sorted_by(|a, b| a.id < b.id));
            } else {
                prop_assert!(list.is_sorted_by(|a, b| a.at <= b.at));
            }
        }
    }

    #[test]
    fn sensitive_and_unknown_items_are_never_recorded(case in prop_oneof![sane(), wild()]) {
        let oracle = Oracle::new(&case.source, &case.settings, &[]);
        let mut engine = engine(&case.source, &case.settings, Standing::Persistent);
        let all: Vec<_> = (0..64).map(|number| entry(&generate::name(number), NOW)).collect();
        let mut ops = case.ops.clone();
        ops.extend(EventType::ALL.map(|kind| (Op::Track(kind, all.clone()), NOW)));
        ops.extend([(Op::Purchases(all.clone()), NOW), (Op::Hide(all.clone()), NOW)]);
        for (op, now) in ops {
            engine.apply(op, now).unwrap();
        }
        let known = |id: &str| case.source.items.iter().find(|item| item.id == id);
        let check = |lists: &Lists, unknown: bool| OF_ITEMS.into_iter().flat_map(|list| lists.ids(list)).all(|id| match known(id) {
            Some(item) => !oracle.sensitive(item),
            None => unknown,
        });
        prop_assert!(check(&Lists::read(&engine.export()), false));
        // A file from elsewhere may hold what has left the catalog, which still stands for its variants; nothing sensitive.
        let mut file = Lists::default();
        OF_ITEMS.iter().for_each(|&list| file.lists[list] = all.clone());
        engine.apply(Op::decode(10, &file.bytes(), 0.0, NOW).unwrap(), NOW).unwrap();
        prop_assert!(check(&Lists::read(&engine.export()), true));
    }
}
