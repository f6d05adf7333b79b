//! The stored and the exported form of a profile: what goes in comes out, what is damaged is refused, and it stays small.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is not as it should be")]

mod common;

use common::case::{listed, pairs, sane, wild};
use common::generate::{self, op, sane_time, source_of};
use common::lists::{DECLARED, EVENTS, FACTS, HIDDEN, IMPRESSIONS, INTERESTS, Lists, PURCHASES};
use common::{DAY, NOW, Standing, engine, entry, fixture, open_gate, track};
use homebody::catalog::{Catalog, Pack, PackItem, PackSource, write};
use homebody::error::Code;
use homebody::profile::{Entry, EventType, MAX_BYTES, Op, Profile};
use homebody::rank::{Intent, Model, RankRequest};
use proptest::collection::vec;
use proptest::prelude::*;

fn catalog(source: &PackSource) -> Catalog {
    Catalog::new(Pack::open(write(source).unwrap()).unwrap(), &[])
}

fn profile(catalog: &Catalog, ops: &[Op], now: f64) -> Profile {
    let gate = open_gate();
    let mut profile = Profile::new(180);
    ops.iter().for_each(|op| profile.apply(&gate.profile_permit(0.0).unwrap(), op, catalog, now));
    profile
}

/// Something in every list.
fn full() -> Profile {
    let catalog = catalog(&fixture::shop());
    let gate = open_gate();
    let mut profile = profile(&catalog, &[track(EventType::Like, "rake", NOW - 70.0 * DAY)], NOW - 70.0 * DAY);
    let ops = [
        track(EventType::View, "rake", NOW),
        track(EventType::AddToCart, "spade", NOW),
        track(EventType::Purchase, "kettle-steel", NOW),
        track(EventType::Dismiss, "hose", NOW),
        track(EventType::Impression, "teapot", NOW),
        Op::Declare(vec![Entry { number: -30_000, ..entry("category=Garden", NOW) }]),
        Op::Facts(vec![Entry { text: "Ada".into(), ..entry("first name", NOW) }]),
        Op::Mute(vec![entry("category=Pantry", NOW)]),
        Op::Hide(vec![Entry { until: NOW + DAY, ..entry("teapot", NOW) }]),
        Op::Learn(vec![Entry { number: 9_000, ..entry("content", NOW) }]),
        Op::Channel(2, false),
        Op::Pause(true),
        Op::Dial(20),
    ];
    ops.iter().for_each(|op| profile.apply(&gate.profile_permit(0.0).unwrap(), op, &catalog, NOW));
    let lists = Lists::read(&profile.export());
    assert!(lists.lists.iter().all(|list| !list.is_empty()), "{lists:?}");
    profile
}

#[test]
fn every_flipped_bit_is_noticed() {
    let bytes = full().encode();
    for bit in 0..bytes.len() * 8 {
        let mut damaged = bytes.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        let code = Profile::decode(&damaged, 180).unwrap_err().code;
        assert!(matches!(code, Code::ProfileCorrupt | Code::VersionUnsupported), "bit {bit}: {code:?}");
    }
}

#[test]
fn every_missing_or_further_byte_is_noticed() {
    let bytes = full().encode();
    for end in 0..bytes.len() {
        assert_eq!(Profile::decode(&bytes[..end], 180).unwrap_err().code, Code::ProfileCorrupt, "{end}");
    }
    assert_eq!(Profile::decode(&[bytes.as_slice(), &[0]].concat(), 180).unwrap_err().code, Code::ProfileCorrupt);
}

#[test]
fn a_newer_version_is_told_from_damage() {
    let mut bytes = full().encode();
    bytes[4] = u8::MAX;
    assert_eq!(Profile::decode(&bytes, 180).unwrap_err().code, Code::VersionUnsupported);
}

#[test]
fn a_profile_of_the_version_before_is_read() {
    let now = full().export();
    let mut lists = Lists::read(&now);
    assert_eq!(lists.dial, 20);
    // It had no dial, which is the last byte.
    let body = [&NOW.to_le_bytes(), &now[..now.len() - 1]].concat();
    let mut old = [b"HBPR".as_slice(), &2u16.to_le_bytes(), &0u16.to_le_bytes()].concat();
    old.extend(homebody::bytes::checksum(&body).to_le_bytes());
    old.extend(body);
    lists.dial = 0;
    assert_eq!(Lists::read(&Profile::decode(&old, 180).unwrap().export()), lists);
}

#[test]
fn the_export_has_the_documented_form() {
    let export = full().export();
    let lists = Lists::read(&export);
    assert_eq!(lists.bytes(), export);
    assert_eq!((lists.channels_off, lists.paused), (4, true));
    let kettle = &lists.lists[PURCHASES][0];
    assert_eq!((kettle.id.as_str(), kettle.text.as_str(), kettle.at, kettle.number, kettle.kind), ("kettle-steel", "kettle", NOW, 1, 0));
    assert_eq!((lists.lists[FACTS][0].text.as_str(), lists.lists[HIDDEN][0].until), ("Ada", NOW + DAY));
    assert_eq!((lists.lists[DECLARED][0].number, lists.ids(INTERESTS)), (-30_000, vec!["category=Garden"]));
}

#[test]
fn absurd_profiles_stay_small() {
    let long = |kind: char, number: usize| format!("{kind}{number:0>255}");
    let mut shop = PackSource { attributes: (0..400).map(|a| (long('a', a), 60_000)).collect(), ..PackSource::default() };
    for item in 0..600 {
        let attributes = (0..20).map(|a| (item * 7 + a * 19) % 400).collect::<std::collections::BTreeSet<u32>>();
        let id = long('i', item as usize);
        shop.items.push(PackItem { id, attributes: attributes.into_iter().collect(), ..fixture::row("item", 0) });
    }
    let catalog = catalog(&shop);
    let many = |kind, count| (0..count).map(|n| entry(&long(kind, n % 600), NOW - (count - n) as f64)).collect::<Vec<_>>();
    let facts = many('f', 2000).into_iter().map(|fact| Entry { text: fact.id.clone(), ..fact }).collect();
    let mut ops: Vec<Op> = EventType::ALL.into_iter().map(|kind| Op::Track(kind, many('i', 1000))).collect();
    ops.extend([EventType::View, EventType::Impression].map(|kind| Op::Track(kind, many('i', 10_000))));
    ops.extend([Op::Purchases(many('i', 10_000)), Op::Hide(many('i', 2000)), Op::Facts(facts)]);
    ops.extend([Op::Declare(many('d', 2000)), Op::Mute(many('m', 2000))]);
    let mut sizes = Vec::new();
    for op in ops {
        let profile = profile(&catalog, &[op], NOW);
        sizes.push(profile.encode().len());
        assert_eq!(Profile::decode(&profile.encode(), 180).unwrap().export(), profile.export());
    }
    assert!(sizes.iter().all(|&size| size <= MAX_BYTES), "{sizes:?}");
    assert!(sizes.iter().all(|&size| size > 5000), "nothing is thrown away without need: {sizes:?}");
}

#[test]
fn imported_numbers_cannot_make_scores_overflow() {
    let mut shop = fixture::shop();
    shop.attributes = (0..256).map(|number| (format!("a{number:03}"), 65_535)).collect();
    shop.items.iter_mut().for_each(|item| (item.attributes, item.category) = ((0..256).collect(), 0));
    for number in [i32::MAX, i32::MIN] {
        let mut lists = Lists::default();
        for list in [INTERESTS, DECLARED] {
            lists.lists[list] = (0..256).map(|a| Entry { number, ..entry(&format!("a{a:03}"), NOW) }).collect();
        }
        let mut engine = engine(&shop, &Default::default(), Standing::Session);
        engine.apply(Op::decode(10, &lists.bytes(), 0.0, NOW).unwrap(), NOW).unwrap();
        let ranking = engine.rank(RankRequest::new("slot", Model::ForYou, Intent::Offered), NOW).unwrap();
        let rake = listed(&ranking, "rake").unwrap();
        assert!(rake.reasons.len() > 300);
        assert_eq!(rake.reasons.iter().map(|reason| i64::from(reason.weight)).sum::<i64>(), i64::from(rake.score));
    }
}

proptest! {
    #[test]
    fn what_is_stored_comes_back(source in source_of(1, 60), ops in vec(op(sane_time().boxed()), 0..60)) {
        let profile = profile(&catalog(&source), &ops, NOW);
        let back = Profile::decode(&profile.encode(), 180).unwrap();
        prop_assert_eq!(back.encode(), profile.encode());
        prop_assert_eq!(back.export(), profile.export());
        prop_assert_eq!(back.view(None, NOW), profile.view(None, NOW));
        prop_assert_eq!(Lists::read(&profile.export()).bytes(), profile.export());
    }

    #[test]
    fn on_another_device_the_lists_are_the_same(case in sane()) {
        let mut here = case.engine();
        let mut there = engine(&case.source, &case.settings, Standing::Session);
        there.apply(Op::decode(10, &here.export(), 0.0, case.now).unwrap(), case.now).unwrap();
        for model in Model::ALL {
            let request = RankRequest { model, ..case.request.clone() };
            let (a, b) = (here.rank(request.clone(), case.now).unwrap(), there.rank(request, case.now).unwrap());
            prop_assert_eq!(pairs(&a), pairs(&b));
            prop_assert_eq!(&a.excluded, &b.excluded);
        }
    }

    #[test]
    fn hostile_bytes_are_refused_or_harmless(code in 0u8..12, mut bytes in vec(any::<u8>(), 0..200), value: f64, now in generate::wild_time(), zeros: bool) {
        if zeros {
            bytes.iter_mut().for_each(|byte| *byte &= 3);
        }
        let shop = fixture::shop();
        let mut engine = engine(&shop, &Default::default(), Standing::Session);
        if let Ok(op) = Op::decode(code, &bytes, value, now) {
            engine.apply(op, now).unwrap();
        }
        prop_assert!(Profile::decode(&bytes, 180).is_err());
        Lists::read(&engine.export());
    }

    #[test]
    fn a_file_someone_edited_is_refused_or_harmless(case in wild(), edits in vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)) {
        let mut bytes = case.engine().export();
        edits.iter().for_each(|(place, value)| *place.get_mut(&mut bytes) = *value);
        let mut engine = engine(&case.source, &case.settings, Standing::Session);
        if let Ok(op) = Op::decode(10, &bytes, 0.0, case.now) {
            engine.apply(op, case.now).unwrap();
        }
        let ranking = engine.rank(case.request.clone(), case.now).unwrap();
        for item in &ranking.items {
            prop_assert_eq!(item.reasons.iter().map(|reason| i64::from(reason.weight)).sum::<i64>(), i64::from(item.score));
        }
        let lists = Lists::read(&engine.export());
        for list in [EVENTS, IMPRESSIONS, PURCHASES] {
            prop_assert!(lists.lists[list].is_sorted_by(|a, b| a.at <= b.at));
        }
    }
}
