//! Few places are for what few have met; each draw is labelled, has an exact probability and keeps every rule.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is not as it should be")]

mod common;

use common::case::{either, rule};
use common::generate::embedding;
use common::lists::{IMPRESSIONS, Lists};
use common::{DAY, HOUR, NOW, Standing, engine, entry, track};
use homebody::catalog::{NONE, PackItem, PackSource};
use homebody::engine::Engine;
use homebody::profile::{Entry, EventType, Op};
use homebody::rank::{Intent, Model, Pin, RankRequest, RankedItem, Ranking};
use homebody::settings::Settings;
use proptest::prelude::*;
use std::collections::BTreeMap;

const ITEMS: usize = 80;

fn name(item: usize) -> String {
    format!("item-{item:02}")
}
/// Every third item is new.
fn few(item: usize) -> bool {
    item.is_multiple_of(3)
}

fn shop() -> PackSource {
    let item = |at: usize| PackItem {
        id: name(at),
        family: at as u32,
        group: NONE,
        popularity: if few(at) { 500 } else { 20_000 + 500 * at as u16 },
        support: if few(at) { (at % 7) as u16 } else { 30 + at as u16 },
        embedding: embedding(at as u64 * 77_777 + 2),
        ..common::fixture::row("item", 0)
    };
    let attributes = common::fixture::shop().attributes;
    PackSource { attributes, items: (0..ITEMS).map(item).collect(), ..PackSource::default() }
}

fn visit(source: &PackSource, seed: u32) -> Engine {
    let mut engine = engine(source, &Settings { seed, ..Settings::default() }, Standing::Session);
    engine.apply(track(EventType::View, &name(1), NOW), NOW).unwrap();
    engine
}

fn ask(limit: usize) -> RankRequest {
    RankRequest { limit, ..RankRequest::new("slot", Model::ForYou, Intent::Offered) }
}

fn drawn(list: &Ranking) -> Vec<(usize, &RankedItem)> {
    list.items.iter().enumerate().filter(|(_, item)| item.placement.by == "explore").collect()
}

#[test]
fn one_place_in_ten_is_for_what_few_have_met_and_never_the_first() {
    let source = shop();
    for (limit, exploration, places) in
        [(9, 0.1, vec![]), (10, 0.1, vec![5]), (12, 0.1, vec![5]), (40, 0.1, vec![5, 15, 25, 35]), (12, 0.2, vec![2, 7]), (4, 0.2, vec![])]
    {
        let plain = visit(&source, 3).rank(RankRequest { exploration: 0.0, ..ask(limit) }, NOW).unwrap();
        let list = visit(&source, 3).rank(RankRequest { exploration, ..ask(limit) }, NOW).unwrap();
        assert_eq!(drawn(&list).iter().map(|(place, _)| *place).collect::<Vec<_>>(), places);
        assert_eq!((list.items.len(), drawn(&plain).len()), (limit, 0));
        for (_, item) in drawn(&list) {
            assert!(few(item.id[5..].parse().unwrap()), "{}", item.id);
            assert!((1..=65_536).contains(&item.placement.propensity));
            assert!(plain.items.iter().all(|other| other.id != item.id), "what is listed anyway is not explored");
            assert_eq!(item.reasons.iter().map(|reason| reason.weight).sum::<i32>(), item.score);
        }
        // The others stand as they did.
        let rest: Vec<_> = list.items.iter().filter(|item| item.placement.by != "explore").map(|item| &item.id).collect();
        assert_eq!(rest, plain.items[..limit - places.len()].iter().map(|item| &item.id).collect::<Vec<_>>());
    }
}

#[test]
fn nothing_is_explored_without_evidence_or_where_the_visitor_asked() {
    let source = shop();
    let explored = |engine: &mut Engine, request: RankRequest| !drawn(&engine.rank(request, NOW).unwrap()).is_empty();
    assert!(explored(&mut visit(&source, 1), ask(20)));
    assert!(!explored(&mut engine(&source, &Settings::default(), Standing::Session), ask(20)), "nothing is known of the visitor");
    assert!(!explored(&mut engine(&source, &Settings::default(), Standing::Contextual), ask(20)), "nobody asked");
    let mut unknown = source.clone();
    unknown.items.iter_mut().for_each(|item| item.support = 0);
    assert!(!explored(&mut visit(&unknown, 1), ask(20)), "nothing is known of the items");
    for model in Model::ALL.into_iter().filter(|&model| model != Model::ForYou) {
        assert!(!explored(&mut visit(&source, 1), RankRequest { model, ..ask(20) }), "{model:?}");
    }
    assert!(!explored(&mut visit(&source, 1), RankRequest { intent: Intent::Requested, ..ask(20) }));
    assert!(!explored(&mut visit(&source, 1), RankRequest { exploration: 0.0, ..ask(20) }));
    let mut off = visit(&source, 1);
    off.apply(Op::Channel(0, false), NOW).unwrap();
    assert!(!explored(&mut off, ask(20)), "the visitor switched it off");
}

#[test]
fn pins_keep_their_places() {
    let source = shop();
    let pin = |positions: &[u16]| positions.iter().map(|&position| Pin { id: name(60 + usize::from(position)), position }).collect();
    for (positions, places) in [(vec![5], vec![15]), (vec![4, 6, 9, 19], vec![5, 15])] {
        let list = visit(&source, 4).rank(RankRequest { pin: pin(&positions), ..ask(20) }, NOW).unwrap();
        assert_eq!(drawn(&list).iter().map(|(place, _)| *place).collect::<Vec<_>>(), places);
        for &position in &positions {
            assert_eq!(list.items[usize::from(position)].id, name(60 + usize::from(position)));
        }
    }
}

#[test]
fn a_draw_holds_for_half_an_hour_and_differs_from_place_to_place() {
    let source = shop();
    let mut engine = visit(&source, 5);
    let pick = |engine: &mut Engine, slot: &str, now: f64| {
        let list = engine.rank(RankRequest { slot: slot.into(), ..ask(10) }, now).unwrap();
        drawn(&list)[0].1.id.clone()
    };
    let first = pick(&mut engine, "slot", NOW);
    engine.apply(track(EventType::Impression, &first, NOW), NOW + 1.0).unwrap();
    assert_eq!(pick(&mut engine, "slot", NOW + 0.4 * HOUR), first);
    let slots: Vec<_> = (0..20).map(|slot| pick(&mut engine, &format!("slot-{slot}"), NOW)).collect();
    let times: Vec<_> = (0..20).map(|hour| pick(&mut engine, "slot", NOW + f64::from(hour) * HOUR)).collect();
    assert!(slots.iter().any(|id| *id != first) && times.iter().any(|id| *id != first));
}

/// What the inverse of each probability says is drawn once in all: the estimate that off-policy evaluation rests on.
#[test]
fn the_probabilities_are_those_of_the_draws() {
    const DRAWS: u32 = 3000;
    let source = shop();
    let (mut times, mut inverse) = (BTreeMap::<String, f64>::new(), BTreeMap::<String, f64>::new());
    for seed in 0..DRAWS {
        let list = visit(&source, seed).rank(ask(10), NOW).unwrap();
        let (_, item) = drawn(&list)[0];
        *times.entry(item.id.clone()).or_default() += 1.0 / f64::from(DRAWS);
        *inverse.entry(item.id.clone()).or_default() += 65_536.0 / f64::from(item.placement.propensity) / f64::from(DRAWS);
    }
    assert_eq!(inverse.len(), 16, "all of the pool have a chance");
    for (id, estimate) in &inverse {
        // Five standard errors of an estimate whose probabilities are at least a quarter of a sixteenth.
        assert!((estimate - 1.0).abs() < 5.0 * (64.0 / f64::from(DRAWS)).sqrt(), "{id}: {estimate}");
    }
    let mean = inverse.values().sum::<f64>() / 16.0;
    assert!((mean - 1.0).abs() < 0.05, "{mean}");
    // A value of each item: the estimate of its mean over an even choice, from draws that are not even.
    let value = |id: &str| f64::from(id[5..].parse::<u32>().unwrap()) / ITEMS as f64;
    let truth = inverse.keys().map(|id| value(id)).sum::<f64>() / 16.0;
    let estimate = inverse.iter().map(|(id, weight)| value(id) * weight).sum::<f64>() / 16.0;
    assert!((truth - estimate).abs() < 0.05, "{truth} {estimate}");
    let most = times.values().fold(0.0, |a: f64, &b| a.max(b));
    assert!(most > 1.5 / 16.0, "what may be good is tried more often: {times:?}");
}

#[test]
fn the_probability_is_kept_with_the_impression_of_the_ranking_and_nowhere_else() {
    let source = shop();
    let mut engine = visit(&source, 9);
    let list = engine.rank(ask(10), NOW).unwrap();
    let (_, item) = drawn(&list)[0];
    let seen = |id: &str, ranking: u32| Op::Track(EventType::Impression, vec![Entry { number: ranking as i32, ..entry(id, NOW) }]);
    for (id, ranking, kept) in [
        (item.id.as_str(), list.id, item.placement.propensity),
        (item.id.as_str(), 0, 0),
        (item.id.as_str(), list.id + 1, 0),
        (list.items[0].id.as_str(), list.id, 0),
    ] {
        engine.apply(seen(id, ranking), NOW).unwrap();
        let seen = Lists::read(&engine.export()).lists[IMPRESSIONS].last().unwrap().clone();
        assert_eq!((seen.id.as_str(), seen.number), (id, kept as i32));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn what_a_rule_leaves_out_is_never_drawn(case in either()) {
        let list = case.engine().rank(RankRequest { exploration: 0.2, ..case.request.clone() }, case.now).unwrap();
        let (places, most) = (drawn(&list), list.items.len() / 5);
        prop_assert!(places.len() <= most);
        for (place, item) in places {
            prop_assert!(place > 0 && rule(&list, &item.id).is_none());
            let known = case.source.items.iter().find(|other| other.id == item.id).unwrap();
            prop_assert!(known.support < 30 && known.available && !known.sensitive);
            let variants = list.items.iter().filter(|other| {
                let other = case.source.items.iter().find(|source| source.id == other.id).unwrap();
                known.group != NONE && other.group == known.group
            });
            prop_assert!(known.group == NONE || variants.count() == 1);
            prop_assert_eq!(&list.intent, &"offered");
        }
    }
}

#[test]
fn caps_hold_for_what_is_explored() {
    let source = shop();
    let mut engine = visit(&source, 2);
    for day in 0..40 {
        let now = NOW + f64::from(day) * DAY / 8.0;
        let list = engine.rank(ask(10), now).unwrap();
        let Some((_, item)) = drawn(&list).first().copied() else { continue };
        let today = Lists::read(&engine.export()).lists[IMPRESSIONS].iter().filter(|e| e.id == item.id && e.at > now - DAY).count();
        assert!(today < 3, "{} was seen {today} times today", item.id);
        engine.apply(track(EventType::Impression, &item.id, now), now).unwrap();
    }
}
