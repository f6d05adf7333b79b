//! What goes with an item and is not another one of it, and what was seen and left alone.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is not as it should be")]

mod common;

use common::case::{ids, listed, rule};
use common::{DAY, HOUR, NOW, Standing, engine, fixture, track};
use homebody::catalog::PackSource;
use homebody::engine::Engine;
use homebody::profile::EventType;
use homebody::rank::{Intent, Model, RankRequest, RankedItem};

const KETTLE: usize = 0;
const BLACK: u32 = 1;
const LOOKALIKE: u32 = 2;
const TEAPOT: u32 = 3;
const COFFEE: u32 = 4;
const SPADE: usize = 6;
const RAKE: u32 = 7;

/// Who looks at a kettle looks at other kettles and buys coffee with it.
fn shop() -> PackSource {
    let mut source = fixture::shop();
    source.items[KETTLE].row = vec![(BLACK, 255), (LOOKALIKE, 250), (TEAPOT, 100), (COFFEE, 90)];
    source.items[SPADE].row = vec![(RAKE, 80)];
    source.items.iter_mut().for_each(|item| item.row_scale = 65_535);
    source
}

fn visit() -> Engine {
    engine(&shop(), &Default::default(), Standing::Session)
}

fn complements(viewing: &[&str]) -> RankRequest {
    let viewing = viewing.iter().map(|id| (*id).to_owned()).collect();
    RankRequest { viewing, diversity: 0.0, ..RankRequest::new("slot", Model::Complements, Intent::Offered) }
}

fn parts(item: &RankedItem) -> Vec<(&str, &str)> {
    item.reasons.iter().flat_map(|reason| reason.parts.iter().map(|part| (reason.kind, part.term))).collect()
}

#[test]
fn what_goes_with_an_item_is_neither_like_it_nor_another_one_of_it() {
    let list = visit().rank(complements(&["kettle-steel"]), NOW).unwrap();
    // By rows alone the teapot is ahead of the coffee; but it is rather like a kettle.
    assert_eq!(ids(&list), ["coffee-beans", "teapot"]);
    list.items.iter().for_each(|item| assert_eq!(parts(item), [("page", "rows"), ("page", "context"), ("popular", "popularity")]));
    let [coffee, teapot] = [0, 1].map(|item: usize| list.items[item].reasons[0].parts[1].weight);
    assert!(teapot < coffee && coffee < 0);
    // Without the page's item nothing goes with anything; what is the same is no more than the same.
    let left = engine_without(&["kettle-steel"]);
    assert!(left.is_empty(), "{left:?}");
}

fn engine_without(viewing: &[&str]) -> Vec<String> {
    let mut engine = visit();
    let list = engine.rank(complements(viewing), NOW).unwrap();
    let key = &list.items[0].reasons[0].key;
    ids(&engine.without(list.id, key).unwrap()).into_iter().map(String::from).collect()
}

#[test]
fn without_an_item_on_the_page_it_is_the_cart_that_counts() {
    let mut engine = visit();
    assert!(engine.rank(complements(&[]), NOW).unwrap().items.is_empty());
    engine.apply(track(EventType::AddToCart, "spade", NOW), NOW).unwrap();
    engine.apply(track(EventType::AddToCart, "kettle-steel", NOW), NOW).unwrap();
    let list = engine.rank(complements(&[]), NOW).unwrap();
    assert_eq!(ids(&list), ["coffee-beans", "teapot", "rake"]);
    assert_eq!(parts(&list.items[0])[0], ("cart", "rows"));
    assert_eq!(list.items[0].reasons[0].item.as_deref(), Some("kettle-steel"));
    let page = engine.rank(complements(&["spade"]), NOW).unwrap();
    assert_eq!((ids(&page), parts(&page.items[0])[0]), (vec!["rake"], ("page", "rows")));
    engine.apply(track(EventType::Purchase, "coffee-beans", NOW), NOW).unwrap();
    let list = engine.rank(complements(&[]), NOW).unwrap();
    assert_eq!((ids(&list), rule(&list, "coffee-beans")), (vec!["teapot", "rake"], Some("purchased")));
}

fn for_you(intent: Intent) -> RankRequest {
    RankRequest { limit: 100, diversity: 0.0, ..RankRequest::new("slot", Model::ForYou, intent) }
}

/// What being passed over tells, by item.
fn passed(engine: &mut Engine, now: f64) -> Vec<(String, i32)> {
    let list = engine.rank(for_you(Intent::Offered), now).unwrap();
    let weight = |item: &RankedItem| item.reasons.iter().find(|reason| reason.kind == "passed").map(|reason| reason.weight);
    list.items.iter().filter_map(|item| Some((item.id.clone(), weight(item)?))).collect()
}

#[test]
fn what_was_seen_and_left_alone_counts_weakly_against_itself_and_less_with_time() {
    let mut engine = visit();
    engine.apply(track(EventType::Impression, "rake", NOW), NOW).unwrap();
    // A list does not change under the eyes.
    assert!(passed(&mut engine, NOW + 0.4 * HOUR).is_empty());
    let soon = passed(&mut engine, NOW + HOUR);
    let later = passed(&mut engine, NOW + 2.0 * DAY);
    assert_eq!((soon.len(), soon[0].0.as_str()), (1, "rake"));
    assert!(soon[0].1 < -2_000 && soon[0].1 > -6_000, "{soon:?}");
    assert!(later[0].1 > soon[0].1 / 2 - 100 && later[0].1 < soon[0].1 / 2 + 100, "{later:?}");
    // Twice as often, twice as much.
    engine.apply(track(EventType::Impression, "rake", NOW), NOW).unwrap();
    assert!((passed(&mut engine, NOW + 2.0 * DAY)[0].1 - 2 * later[0].1).abs() <= 1);
    // Lists the visitor asks for are only ordered, and a dismissal is another matter.
    let asked = engine.rank(for_you(Intent::Requested), NOW + HOUR).unwrap();
    assert!(listed(&asked, "rake").unwrap().reasons.iter().all(|reason| reason.kind != "passed"));
    engine.apply(track(EventType::Dismiss, "rake", NOW), NOW).unwrap();
    let list = engine.rank(for_you(Intent::Offered), NOW + HOUR).unwrap();
    assert_eq!(rule(&list, "rake"), Some("dismissed"));
}

#[test]
fn what_was_chosen_was_not_passed_over_nor_were_its_variants() {
    for (kind, left) in [(EventType::View, 0), (EventType::Click, 0), (EventType::Impression, 1), (EventType::RemoveFromCart, 1)] {
        let mut engine = visit();
        engine.apply(track(EventType::Impression, "kettle-black", NOW), NOW).unwrap();
        engine.apply(track(kind, "kettle-steel", NOW + 1.0), NOW + 1.0).unwrap();
        let kettles = passed(&mut engine, NOW + HOUR);
        assert_eq!(kettles.len(), left, "{kind:?}: {kettles:?}");
    }
    // What was chosen before is not chosen now.
    let mut engine = visit();
    engine.apply(track(EventType::View, "kettle-steel", NOW - 1.0), NOW).unwrap();
    engine.apply(track(EventType::Impression, "kettle-black", NOW), NOW).unwrap();
    assert_eq!(passed(&mut engine, NOW + HOUR).len(), 1);
}
