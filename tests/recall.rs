//! Catalogs too large to score every item exactly: the shortlist loses nothing.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is not as it should be")]

mod common;

use common::case::{ids, listed, pairs, rule};
use common::generate::embedding;
use common::lists::{INTERESTS, Lists};
use common::{DAY, HOUR, NOW, Standing, engine, entry, track};
use homebody::catalog::{Kernel, Mixture, NONE, PackItem, PackSource};
use homebody::engine::Engine;
use homebody::profile::{Entry, EventType, Op};
use homebody::rank::{Boost, Caps, Intent, Model, Pin, RankRequest, Ranking};
use homebody::settings::Settings;
use std::collections::BTreeSet;

const ITEMS: usize = 3000;
const CATEGORIES: u32 = 40;

struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }
    fn below(&mut self, end: usize) -> usize {
        self.next() as usize % end
    }
}

fn name(item: usize) -> String {
    format!("item-{item:04}")
}

/// 3,000 items in 40 categories, of 20 brands, a third of them variants in groups of `variants`.
fn source(random: &mut Random, variants: usize) -> PackSource {
    let names = (0..CATEGORIES).map(|c| format!("category=C{c:02}")).chain((0..20).map(|b| format!("brand=B{b:02}")));
    let mut names: Vec<String> = names.collect();
    names.sort();
    let attributes = names.into_iter().map(|name| (name, 20_000 + random.below(40_000) as u16)).collect();
    let groups = ITEMS / 3 / variants;
    let mut items: Vec<PackItem> = Vec::new();
    for at in 0..ITEMS {
        let group = if at < groups * variants { (at / variants) as u32 } else { NONE };
        let category = 20 + random.below(CATEGORIES as usize) as u32;
        items.push(PackItem {
            id: name(at),
            title: name(at),
            image: String::new(),
            attributes: vec![random.below(20) as u32, category],
            category,
            group,
            family: if group == NONE { at as u32 } else { group * variants as u32 },
            available: true,
            sensitive: false,
            consumable: false,
            rebuy_days: 0,
            durable_days: 0,
            published: Some(20_400 + random.below(120) as i32),
            price: None,
            currency: u8::MAX,
            popularity: random.next() as u16,
            embedding: embedding(random.next() | 2),
            row: Vec::new(),
            row_scale: 60_000,
            factor_scale: 20_000 + random.below(20_000) as u16,
            support: random.below(50) as u16,
        });
    }
    let groups = (0..groups).map(|group| format!("g{group}")).collect();
    PackSource { attributes, groups, items, ..PackSource::default() }
}

/// The same after learning: every item has a row of twenty, half of each embedding is factors, and a mixture says what counts.
fn learnt(random: &mut Random, source: PackSource) -> PackSource {
    let mut source = source;
    for at in 0..ITEMS {
        let targets: BTreeSet<u32> = (0..20).map(|_| random.below(ITEMS) as u32).filter(|&target| target as usize != at).collect();
        source.items[at].row = targets.into_iter().map(|target| (target, random.next() as u8)).collect();
    }
    let kernel = |fast, slow| Kernel { fast, fast_half_life: 2.0, slow, slow_half_life: 20.0 };
    source.factor_dimensions = 32;
    source.mixture = Some(Mixture {
        rows: kernel(1.0, 0.5),
        factors: kernel(0.125, 0.25),
        content: kernel(0.25, 0.25),
        interest: kernel(0.5, -0.125),
        history: Kernel::new(0.25, 0.0),
        purchases: kernel(0.5, 0.25),
        popularity: 0.25,
        recency: 0.0625,
        context: 0.5,
        age_half_life_days: 30.0,
    });
    source
}

/// A visitor of two weeks with a taste, and a page.
fn visited(random: &mut Random, source: &PackSource) -> (Engine, RankRequest) {
    let settings = Settings { caps: Caps { item_day: 1000, item_week: 1000, group_day: 1000, interest_day: 1000 }, ..Settings::default() };
    let mut engine = engine(source, &settings, Standing::Session);
    let kinds = [
        EventType::View,
        EventType::View,
        EventType::Click,
        EventType::Like,
        EventType::AddToCart,
        EventType::Dismiss,
        EventType::Purchase,
    ];
    for event in 0..30 {
        let at = NOW - 14.0 * DAY + f64::from(event) * 10.0 * HOUR;
        engine.apply(track(kinds[random.below(kinds.len())], &name(random.below(ITEMS)), at), at).unwrap();
    }
    let mut request = RankRequest::new("slot", Model::ForYou, Intent::Offered);
    request.viewing = vec![name(random.below(ITEMS))];
    request.attributes = vec![format!("brand=B{:02}", random.below(20))];
    request.boost = vec![Boost { target: name(random.below(ITEMS)), weight: 0.4 }, Boost { target: "category=C07".into(), weight: 0.05 }];
    (request.diversity, request.exploration) = (0.0, 0.0);
    (engine, request)
}

/// Every item scored exactly: as many candidates as the list has places need no shortlist. Then put together.
fn brute_force(engine: &mut Engine, source: &PackSource, request: &RankRequest, without: Option<&str>) -> Vec<(String, i32)> {
    let mut all: Vec<(i32, usize)> = Vec::new();
    for start in (0..ITEMS).step_by(1000) {
        let candidates = Some((start..start + 1000).map(name).collect());
        let mut list = engine.rank(RankRequest { limit: 1000, candidates, ..request.clone() }, NOW).unwrap();
        if let Some(key) = without {
            list = engine.without(list.id, key).unwrap();
        }
        all.extend(list.items.iter().map(|item| (-item.score, item.id[5..].parse::<usize>().unwrap())));
    }
    all.sort_unstable();
    let mut groups = BTreeSet::new();
    all.retain(|&(_, item)| {
        let group = source.items[item].group;
        request.intent == Intent::Requested || group == NONE || groups.insert(group)
    });
    all.into_iter().map(|(score, item)| (name(item), -score)).collect()
}

/// The exact best, however the list came about.
fn agrees(short: &Ranking, whole: &[(String, i32)], limit: usize) {
    let found: Vec<(String, i32)> = short.items.iter().map(|item| (item.id.clone(), item.score)).collect();
    assert_eq!(found, whole[..limit.min(whole.len())], "{} {}", short.model, short.intent);
}

#[test]
fn the_best_of_three_thousand_are_the_best() {
    for seed in 1..=4 {
        let mut random = Random(seed);
        let mut source = source(&mut random, 4);
        if seed > 2 {
            source = learnt(&mut random, source);
        }
        let (mut engine, request) = visited(&mut random, &source);
        for model in Model::ALL {
            for intent in [Intent::Offered, Intent::Requested] {
                let request = RankRequest { model, intent, ..request.clone() };
                let whole = brute_force(&mut engine, &source, &request, None);
                for limit in [1, 40] {
                    agrees(&engine.rank(RankRequest { limit, ..request.clone() }, NOW).unwrap(), &whole, limit);
                }
            }
        }
    }
}

#[test]
fn taking_evidence_away_looks_for_candidates_anew() {
    let mut random = Random(9);
    let source = source(&mut random, 4);
    let (mut engine, request) = visited(&mut random, &source);
    let short = engine.rank(request.clone(), NOW).unwrap();
    for reason in short.items[0].reasons.iter().take(4) {
        let left = engine.without(short.id, &reason.key).unwrap();
        agrees(&left, &brute_force(&mut engine, &source, &request, Some(&reason.key)), request.limit);
    }
}

#[test]
fn one_product_in_very_many_variants_does_not_crowd_out_the_rest() {
    let mut random = Random(5);
    let source = source(&mut random, 250);
    let mut engine = engine(&source, &Settings::default(), Standing::Contextual);
    // All variants of one product are pushed, so that theirs are the best scores.
    let boost = (0..250).map(|variant| Boost { target: name(variant), weight: 1.0 }).collect();
    let request = RankRequest { boost, limit: 4, diversity: 0.0, ..RankRequest::new("slot", Model::Trending, Intent::Offered) };
    let list = engine.rank(request.clone(), NOW).unwrap();
    assert_eq!(list.items.len(), 4);
    agrees(&list, &brute_force(&mut engine, &source, &request, None), 4);
}

#[test]
fn what_was_met_long_ago_is_found_among_thousands_that_are_liked_more() {
    let mut random = Random(6);
    let source = source(&mut random, 4);
    let mut engine = engine(&source, &Settings::default(), Standing::Session);
    let liked = &source.items[2000];
    let old = source.items[1500..].iter().find(|item| item.attributes.iter().all(|a| !liked.attributes.contains(a))).unwrap();
    engine.apply(track(EventType::View, &old.id, NOW - 30.0 * DAY), NOW - 30.0 * DAY).unwrap();
    for _ in 0..20 {
        engine.apply(track(EventType::Like, &liked.id, NOW - HOUR), NOW - HOUR).unwrap();
    }
    let mut request = RankRequest::new("slot", Model::Continue, Intent::Offered);
    request.limit = 2;
    let list = engine.rank(request.clone(), NOW).unwrap();
    agrees(&list, &brute_force(&mut engine, &source, &request, None), 2);
    assert_eq!(pairs(&list).into_iter().map(|pair| pair.0).collect::<Vec<_>>(), [&liked.id, &old.id]);
}

#[test]
fn each_kind_of_evidence_is_looked_for() {
    let mut random = Random(7);
    let mut source = source(&mut random, 4);
    // The least popular and the oldest: nothing but the evidence speaks for it, so a shortlist of 68 must know the evidence.
    let best = 2500;
    source.items[best] = PackItem { popularity: 0, published: None, consumable: true, group: 3, family: 12, ..source.items[best].clone() };
    let id = source.items[best].id.clone();
    let names = source.items[best].attributes.iter().map(|&a| source.attributes[a as usize].0.clone()).collect::<Vec<_>>();
    let plain = RankRequest { limit: 1, diversity: 0.0, ..RankRequest::new("slot", Model::ForYou, Intent::Offered) };
    let about = |op: Option<Op>, request: RankRequest| (op, request);
    let boost = |target: &str| vec![Boost { target: target.into(), weight: 1.0 }];
    let named = |number| vec![Entry { number, ..entry(&names[1], NOW) }];
    let mut interests = Lists::default();
    interests.lists[INTERESTS] = named(65_536);
    let cases = [
        about(None, RankRequest { boost: boost(&id), ..plain.clone() }),
        about(None, RankRequest { boost: boost(&names[1]), ..plain.clone() }),
        about(None, RankRequest { attributes: names.clone(), ..plain.clone() }),
        about(None, RankRequest { viewing: vec![name(11)], ..plain.clone() }),
        about(Some(Op::Declare(named(65_536))), plain.clone()),
        about(Some(Op::decode(10, &interests.bytes(), 0.0, NOW).unwrap()), plain.clone()),
        about(Some(track(EventType::Purchase, &id, NOW - 31.0 * DAY)), plain.clone()),
        about(Some(track(EventType::Like, &id, NOW)), plain.clone()),
        about(Some(track(EventType::Like, &id, NOW)), RankRequest { model: Model::Continue, ..plain.clone() }),
        about(None, RankRequest { model: Model::New, ..plain.clone() }),
        about(None, RankRequest { model: Model::Trending, ..plain }),
    ];
    for (op, request) in cases {
        let mut engine = engine(&source, &Settings::default(), Standing::Session);
        op.into_iter().for_each(|op| engine.apply(op, NOW).unwrap());
        let short = engine.rank(request.clone(), NOW).unwrap();
        agrees(&short, &brute_force(&mut engine, &source, &request, None), 1);
    }
}

#[test]
fn a_pin_is_found_however_little_speaks_for_it_unless_a_rule_forbids_it() {
    let mut random = Random(8);
    let mut source = source(&mut random, 4);
    for item in [1500, 1600] {
        source.items[item] = PackItem { popularity: 0, published: None, ..source.items[item].clone() };
    }
    let mut engine = engine(&source, &Settings::default(), Standing::Session);
    engine.apply(track(EventType::Purchase, &name(1600), NOW), NOW).unwrap();
    let pin = [1600, 1500].map(|item| Pin { id: name(item), position: 0 }).to_vec();
    let list = engine.rank(RankRequest { pin, ..RankRequest::new("slot", Model::Trending, Intent::Offered) }, NOW).unwrap();
    assert_eq!((ids(&list)[0], rule(&list, &name(1600))), (name(1500).as_str(), Some("purchased")));
    assert!(listed(&list, &name(1600)).is_none());
}
