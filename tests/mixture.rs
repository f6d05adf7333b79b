//! A learnt mixture counts as it says: the score of a list that is only ordered is the plain sum that the builder tunes.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is not as it should be")]
#![allow(clippy::disallowed_methods, reason = "the formula is said again with the standard functions; rounding is allowed for")]

mod common;

use common::generate::{mixture, name, source_of};
use common::{DAY, HOUR, NOW, Standing, engine, entry, track};
use homebody::catalog::{Kernel, Mixture, NONE, PackItem, PackSource};
use homebody::profile::{EventType, Op};
use homebody::rank::{Intent, Model, RankRequest};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// One event: kind, item, hours ago.
type Done = (EventType, usize, u32);

fn power(halvings: f64) -> f64 {
    2f64.powf(-halvings)
}

fn part(weight: f64, later: usize, half_life: f64) -> f64 {
    match (later, half_life) {
        (0, _) => weight,
        (_, 0.0) => 0.0,
        (later, half_life) => weight * power(later as f64 / half_life),
    }
}

fn kernel(k: &Kernel, later: usize) -> f64 {
    part(k.fast, later, k.fast_half_life) + part(k.slow, later, k.slow_half_life)
}

fn dot(a: &[i8], b: &[i8]) -> f64 {
    a.iter().zip(b).map(|(&a, &b)| f64::from(a) * f64::from(b)).sum::<f64>() / (127.0 * 127.0)
}

/// What an item's row, factors, content and attributes say of another one.
fn values(source: &PackSource, from: &PackItem, item: usize) -> [f64; 4] {
    let to = &source.items[item];
    let row = from.row.iter().find(|entry| entry.0 as usize == item).map_or(0.0, |entry| f64::from(entry.1));
    let content = 64 - usize::from(source.factor_dimensions);
    let scales = f64::from(from.factor_scale) / 65_535.0 * f64::from(to.factor_scale) / 65_535.0;
    let both = from.attributes.iter().filter(|attribute| to.attributes.contains(attribute));
    let shared = both.map(|&attribute| f64::from(source.attributes[attribute as usize].1) / 65_535.0).sum::<f64>();
    [
        row / 255.0 * f64::from(from.row_scale) / 65_535.0,
        dot(&from.embedding[content..], &to.embedding[content..]) * scales,
        dot(&from.embedding[..content], &to.embedding[..content]),
        shared / from.attributes.len().max(1) as f64,
    ]
}

/// The plain sum, in units.
fn score(source: &PackSource, mix: &Mixture, done: &[Done], viewing: Option<usize>, item: usize) -> f64 {
    let to = &source.items[item];
    let age = |day: f64| if mix.age_half_life_days == 0.0 { 1.0 } else { power(day / mix.age_half_life_days) };
    let mut sum = mix.popularity * f64::from(to.popularity) / 65_535.0;
    let today = (NOW / DAY).floor() as i32;
    if let Some(day) = to.published.filter(|&day| day <= today) {
        sum += mix.recency * power(f64::from(today - day) / 30.0);
    }
    let kernels = [&mix.rows, &mix.factors, &mix.content, &mix.interest];
    for (place, &(kind, with, hours)) in done.iter().enumerate() {
        let from = &source.items[with];
        let later = done.len() - 1 - place;
        let strength = kind.strength() * age(f64::from(hours) / 24.0);
        for (k, value) in kernels.iter().zip(values(source, from, item)) {
            sum += strength * kernel(k, later) * value;
        }
        let variant = from.group != NONE && from.group == to.group;
        let same = if with == item { 1.0 } else { f64::from(u8::from(variant)) * 0.9 };
        if matches!(kind, EventType::View | EventType::Click | EventType::AddToCart | EventType::Like) {
            sum += strength * kernel(&mix.history, later) * same;
        }
        if kind == EventType::Purchase && with == item {
            sum += strength * kernel(&mix.purchases, later);
        }
    }
    for (k, value) in kernels.iter().zip(viewing.map_or([0.0; 4], |with| values(source, &source.items[with], item))) {
        sum += mix.context * kernel(k, 0) * value;
    }
    sum * 65_536.0
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_score_is_the_plain_sum(
        source in source_of(1, 60),
        mix in mixture(),
        steps in vec((select(EventType::ALL.to_vec()), any::<prop::sample::Index>(), 0..3u32), 0..40),
        viewing in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut source = source;
        source.mixture = Some(mix);
        source.items.iter_mut().for_each(|item| item.consumable = false);
        let mut hours = steps.iter().map(|step| step.2).sum::<u32>();
        let mut done: Vec<Done> = Vec::new();
        let mut engine = engine(&source, &Default::default(), Standing::Session);
        for (kind, index, wait) in steps {
            let item = index.index(source.items.len());
            hours -= wait;
            let at = NOW - f64::from(hours) * HOUR;
            engine.apply(track(kind, &name(item), at), NOW).unwrap();
            if kind != EventType::Impression && !source.items[item].sensitive {
                done.push((kind, item, hours));
            }
        }
        // Of one moment, what was bought counts as the last.
        done.sort_by(|a, b| b.2.cmp(&a.2).then((a.0 == EventType::Purchase).cmp(&(b.0 == EventType::Purchase))));
        let viewing = viewing.map(|index| index.index(source.items.len()));
        let mut request = RankRequest { limit: 20, diversity: 0.0, ..RankRequest::new("slot", Model::ForYou, Intent::Requested) };
        request.viewing = viewing.map(name).into_iter().collect();
        let ranking = engine.rank(request, NOW).unwrap();
        let expected = |id: &str| score(&source, &mix, &done, viewing, id[5..].parse().unwrap());
        let error = 3.0 * done.len() as f64 + 4.0;
        for item in &ranking.items {
            prop_assert!((f64::from(item.score) - expected(&item.id)).abs() < error, "{}: {} and not {}", item.id, item.score, expected(&item.id));
        }
        // Nothing better is missing, and nothing but the page's item.
        let least = ranking.items.last().map_or(0.0, |item| f64::from(item.score));
        for id in source.items.iter().map(|item| &item.id).filter(|id| ranking.items.iter().all(|item| item.id != **id)) {
            prop_assert!(viewing.map(name).as_ref() == Some(id) || (ranking.items.len() == 20 && expected(id) < least + error), "{id}");
        }
    }
}

/// Three things that go together by rows alone.
fn chain() -> PackSource {
    let mut source = common::fixture::shop();
    (source.items[6].row, source.items[6].row_scale) = (vec![(3, 255), (7, 100)], 65_535);
    source.mixture = Some(Mixture { rows: Kernel::new(1.0, 3.0), context: 0.5, ..Mixture::default() });
    source
}

#[test]
fn rows_lead_from_what_was_done_and_from_the_page_to_what_follows() {
    let mut engine = engine(&chain(), &Default::default(), Standing::Session);
    let request = RankRequest::new("slot", Model::ForYou, Intent::Requested);
    let page = engine.rank(RankRequest { viewing: vec!["spade".into()], ..request.clone() }, NOW).unwrap();
    let parts =
        |item: &homebody::rank::RankedItem| item.reasons.iter().flat_map(|r| &r.parts).map(|p| (p.term, p.weight)).collect::<Vec<_>>();
    assert_eq!((page.items[0].id.as_str(), parts(&page.items[0])), ("teapot", vec![("rows", 32_768)]));
    engine.apply(track(EventType::Like, "spade", NOW), NOW).unwrap();
    let list = engine.rank(request, NOW).unwrap();
    assert_eq!((list.items[0].id.as_str(), parts(&list.items[0])), ("teapot", vec![("rows", 58_982)]));
    assert_eq!((list.items[1].id.as_str(), list.items[1].score), ("rake", 23_130));
}

#[test]
fn what_the_shop_tells_of_long_ago_counts_as_well_and_each_line_of_it() {
    let mut source = chain();
    source.mixture = Some(Mixture { purchases: Kernel::new(1.0, 1.0), ..Mixture::default() });
    let mut engine = engine(&source, &Default::default(), Standing::Session);
    let long_ago = NOW - 1000.0 * DAY;
    engine.apply(Op::Purchases(vec![entry("rake", long_ago), entry("rake", long_ago), entry("hose", long_ago)]), NOW).unwrap();
    let list = engine.rank(RankRequest::new("slot", Model::ForYou, Intent::Requested), NOW).unwrap();
    let found: Vec<(&str, i32, usize)> = list.items[..2].iter().map(|item| (item.id.as_str(), item.score, item.reasons.len())).collect();
    assert_eq!(found, [("hose", 65_536, 1), ("rake", 49_152, 2)]);
}

#[test]
fn what_the_visitor_names_counts_even_where_attributes_tell_a_log_nothing() {
    let mut engine = engine(&chain(), &Default::default(), Standing::Session);
    let named = homebody::profile::Entry { number: 65_536, ..entry("category=Garden", NOW) };
    engine.apply(Op::Declare(vec![named]), NOW).unwrap();
    let list = engine.rank(RankRequest::new("slot", Model::ForYou, Intent::Requested), NOW).unwrap();
    let reason = &list.items[0].reasons[0];
    assert_eq!((reason.kind, reason.attribute.as_deref()), ("declared", Some("category=Garden")));
    assert!(reason.weight > 10_000, "{}", reason.weight);
}
