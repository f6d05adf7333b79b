//! Never nags: stories with dates, as a shop's owner would check them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is not as it should be")]

mod common;

use common::case::{ids, listed, rule};
use common::{DAY, HOUR, Standing, engine, entry, fixture, track};
use homebody::catalog::{Live, PackItem};
use homebody::engine::Engine;
use homebody::profile::{Entry, EventType, Op};
use homebody::rank::{Boost, Exclusion, Intent, Model, Pin, RankRequest, Ranking};
use homebody::settings::Settings;

/// 2026-01-15, 10:00 UTC, a Thursday.
const JANUARY_15: f64 = 1_768_471_200_000.0;
/// 2026-02-05, 10:00 UTC: 21 days later.
const FEBRUARY_5: f64 = JANUARY_15 + 21.0 * DAY;
/// 2026-02-14, 10:00 UTC: 30 days later.
const FEBRUARY_14: f64 = JANUARY_15 + 30.0 * DAY;
/// 2026-04-15, 10:00 UTC: 90 days later.
const APRIL_15: f64 = JANUARY_15 + 90.0 * DAY;
/// 2027-01-15, 10:00 UTC: 365 days later.
const JANUARY_15_2027: f64 = JANUARY_15 + 365.0 * DAY;

fn shop() -> Engine {
    engine(&fixture::shop(), &Settings { retention_days: 400, ..Settings::default() }, Standing::Persistent)
}
fn does(engine: &mut Engine, kind: EventType, id: &str, at: f64) {
    engine.apply(track(kind, id, at), at).unwrap();
}
fn request(model: Model, intent: Intent) -> RankRequest {
    RankRequest { limit: 100, ..RankRequest::new("home", model, intent) }
}
fn offered(engine: &mut Engine, at: f64) -> Ranking {
    engine.rank(request(Model::ForYou, Intent::Offered), at).unwrap()
}
fn left_out<'a>(ranking: &'a Ranking, id: &str) -> &'a Exclusion {
    ranking.excluded.iter().find(|exclusion| exclusion.id == id).unwrap()
}
/// Out by this rule one millisecond before `until`, back at `until`.
fn gone_until(engine: &mut Engine, id: &str, name: &str, until: f64) {
    let before = offered(engine, until - 1.0);
    assert_eq!((left_out(&before, id).rule, left_out(&before, id).until), (name, Some(until)), "{id}");
    assert!(listed(&before, id).is_none());
    let after = offered(engine, until);
    assert_ne!(rule(&after, id), Some(name));
    assert!(listed(&after, id).is_some() || rule(&after, id) == Some("group_quota"), "{id} is {:?}", rule(&after, id));
}

#[test]
fn who_bought_a_kettle_is_offered_no_kettle_for_a_year() {
    let mut shop = shop();
    does(&mut shop, EventType::Purchase, "kettle-steel", JANUARY_15);
    let list = offered(&mut shop, JANUARY_15);
    assert!(ids(&list).iter().all(|id| !id.starts_with("kettle")));
    assert!(listed(&list, "teapot").is_some());
    assert_eq!(left_out(&list, "kettle-lookalike").because.as_deref(), Some("kettle-steel"));
    gone_until(&mut shop, "kettle-steel", "purchased", JANUARY_15_2027);
    gone_until(&mut shop, "kettle-black", "purchased_variant", JANUARY_15_2027);
    gone_until(&mut shop, "kettle-lookalike", "purchased_near_duplicate", JANUARY_15_2027);
}

#[test]
fn in_a_list_one_asked_for_the_kettle_is_there_and_labelled() {
    let mut shop = shop();
    does(&mut shop, EventType::Purchase, "kettle-steel", JANUARY_15);
    (0..20).for_each(|hour| does(&mut shop, EventType::Impression, "kettle-black", JANUARY_15 + f64::from(hour) * HOUR));
    let list = shop.rank(request(Model::ForYou, Intent::Requested), JANUARY_15 + DAY).unwrap();
    assert_eq!(list.items.len(), 12);
    assert!(list.excluded.is_empty());
    assert!(listed(&list, "kettle-steel").unwrap().bought);
    assert!(!listed(&list, "kettle-black").unwrap().bought);
}

#[test]
fn coffee_comes_back_when_it_is_used_up_and_says_why() {
    let mut shop = shop();
    does(&mut shop, EventType::Purchase, "coffee-beans", JANUARY_15);
    gone_until(&mut shop, "coffee-beans", "purchased", FEBRUARY_5);
    let list = offered(&mut shop, FEBRUARY_5);
    assert_eq!(ids(&list)[0], "coffee-beans");
    let why = listed(&list, "coffee-beans").unwrap().reasons.iter().find(|reason| reason.kind == "purchase").unwrap();
    assert_eq!((why.event, why.item.as_deref(), why.at), (Some("purchase"), Some("coffee-beans"), Some(JANUARY_15)));
    assert_eq!(why.parts.iter().map(|part| part.term).collect::<Vec<_>>(), ["rebuy"]);
    // Nothing says how long the oil lasts: thirty days.
    does(&mut shop, EventType::Purchase, "olive-oil", JANUARY_15);
    gone_until(&mut shop, "olive-oil", "purchased", FEBRUARY_14);
}

#[test]
fn what_lies_in_the_cart_is_not_offered_while_it_does() {
    let mut shop = shop();
    does(&mut shop, EventType::AddToCart, "kettle-steel", JANUARY_15);
    let list = offered(&mut shop, APRIL_15);
    assert_eq!(rule(&list, "kettle-steel"), Some("in_cart"));
    assert_eq!(rule(&list, "kettle-black"), Some("in_cart_variant"));
    assert_eq!(rule(&list, "kettle-lookalike"), Some("in_cart_near_duplicate"));
    assert_eq!(left_out(&list, "kettle-steel").until, None);
    does(&mut shop, EventType::RemoveFromCart, "kettle-steel", APRIL_15);
    assert!(listed(&offered(&mut shop, APRIL_15), "kettle-lookalike").is_some());
}

#[test]
fn what_was_waved_away_stays_away_for_90_days() {
    let mut shop = shop();
    does(&mut shop, EventType::Dismiss, "kettle-black", JANUARY_15);
    gone_until(&mut shop, "kettle-black", "dismissed", APRIL_15);
    gone_until(&mut shop, "kettle-steel", "dismissed_variant", APRIL_15);
    gone_until(&mut shop, "kettle-lookalike", "dismissed_near_duplicate", APRIL_15);
}

#[test]
fn an_item_is_shown_three_times_a_day_and_five_times_a_week() {
    let mut shop = shop();
    let times = [0.0, 2.0, 4.0].map(|hours| JANUARY_15 + hours * HOUR);
    does(&mut shop, EventType::Impression, "rake", times[0]);
    does(&mut shop, EventType::Impression, "rake", times[1]);
    assert!(listed(&offered(&mut shop, times[1]), "rake").is_some());
    does(&mut shop, EventType::Impression, "rake", times[2]);
    gone_until(&mut shop, "rake", "cap_item_day", times[0] + DAY);
    // Twice more on the next days: then not before the first of the five is a week old.
    does(&mut shop, EventType::Impression, "rake", JANUARY_15 + 2.0 * DAY);
    does(&mut shop, EventType::Impression, "rake", JANUARY_15 + 4.0 * DAY);
    gone_until(&mut shop, "rake", "cap_item_week", times[0] + 7.0 * DAY);
    assert!(listed(&offered(&mut shop, JANUARY_15 + 4.0 * DAY), "hose").is_some());
}

#[test]
fn variants_share_six_and_a_category_twelve_impressions_a_day() {
    let mut shop = shop();
    for hour in 0..3 {
        does(&mut shop, EventType::Impression, "kettle-steel", JANUARY_15 + f64::from(hour) * HOUR);
        does(&mut shop, EventType::Impression, "kettle-black", JANUARY_15 + f64::from(hour) * HOUR);
    }
    let list = offered(&mut shop, JANUARY_15 + 3.0 * HOUR);
    // Six of a kettle: each variant by its own limit, which comes first.
    assert_eq!((rule(&list, "kettle-steel"), rule(&list, "kettle-lookalike")), (Some("cap_item_day"), None));
    for hour in 0..3 {
        does(&mut shop, EventType::Impression, "teapot", JANUARY_15 + f64::from(hour) * HOUR);
        does(&mut shop, EventType::Impression, "kettle-lookalike", JANUARY_15 + f64::from(hour) * HOUR);
    }
    let list = offered(&mut shop, JANUARY_15 + 3.0 * HOUR);
    assert_eq!(rule(&list, "teapot"), Some("cap_item_day"));
    assert!(ids(&list).iter().all(|id| !["kettle-steel", "teapot", "kettle-lookalike"].contains(id)));
    assert!(listed(&list, "rake").is_some());
    // Twelve in the category: even what was never seen itself waits.
    shop.update_catalog("sold-out-pan", Live { available: Some(true), price: None }).unwrap();
    gone_until(&mut shop, "sold-out-pan", "cap_interest_day", JANUARY_15 + DAY);
}

#[test]
fn where_there_are_few_categories_those_seen_least_are_still_offered() {
    // Four categories of 20 items each, lists of ten, each seen whole.
    let mut source = fixture::shop();
    let item = |at: u32| PackItem { family: at, ..fixture::row(&format!("item-{at:02}"), at % 4) };
    source.items = (0..80).map(item).collect();
    let mut shop = engine(&source, &Settings::default(), Standing::Persistent);
    does(&mut shop, EventType::View, "item-00", JANUARY_15);
    for minute in 0..15 {
        let at = JANUARY_15 + f64::from(minute) * 60_000.0;
        let list = shop.rank(RankRequest { limit: 10, ..request(Model::ForYou, Intent::Offered) }, at).unwrap();
        assert_eq!(list.items.len(), 10, "after {minute} lists");
        let seen: Vec<String> = list.items.iter().map(|item| item.id.clone()).collect();
        seen.iter().for_each(|id| does(&mut shop, EventType::Impression, id, at));
    }
}

#[test]
fn what_the_visitor_chooses_is_not_being_pushed() {
    let mut shop = shop();
    for hour in 0..3 {
        let ids = ["kettle-steel", "teapot", "kettle-black", "kettle-lookalike"];
        ids.iter().for_each(|id| does(&mut shop, EventType::Impression, id, JANUARY_15 + f64::from(hour) * HOUR));
    }
    shop.update_catalog("sold-out-pan", Live { available: Some(true), price: None }).unwrap();
    assert_eq!(rule(&offered(&mut shop, JANUARY_15 + 2.0 * HOUR), "sold-out-pan"), Some("cap_interest_day"));
    // A look at a teapot: the visitor wants to see more of it, but not the items that were seen often enough.
    does(&mut shop, EventType::View, "teapot", JANUARY_15 + 3.0 * HOUR);
    let list = offered(&mut shop, JANUARY_15 + 3.0 * HOUR);
    assert_eq!((rule(&list, "sold-out-pan"), rule(&list, "teapot")), (None, Some("cap_item_day")));
}

#[test]
fn a_group_has_a_limit_of_its_own() {
    let mut shop = shop();
    (0..2).for_each(|_| does(&mut shop, EventType::Impression, "kettle-steel", JANUARY_15));
    (0..4).for_each(|_| does(&mut shop, EventType::Impression, "kettle-black", JANUARY_15));
    assert_eq!(rule(&offered(&mut shop, JANUARY_15 + HOUR), "kettle-black"), Some("cap_item_day"));
    gone_until(&mut shop, "kettle-steel", "cap_group_day", JANUARY_15 + DAY);
}

#[test]
fn two_dismissals_in_one_category_silence_it_for_two_days() {
    let mut shop = shop();
    does(&mut shop, EventType::Dismiss, "rake", JANUARY_15);
    assert!(listed(&offered(&mut shop, JANUARY_15), "hose").is_some());
    does(&mut shop, EventType::Dismiss, "spade", JANUARY_15 + 47.0 * HOUR);
    assert_eq!(left_out(&offered(&mut shop, JANUARY_15 + 47.0 * HOUR), "hose").because.as_deref(), Some("category=Garden"));
    gone_until(&mut shop, "hose", "group_silenced", JANUARY_15 + 95.0 * HOUR);
    assert!(listed(&offered(&mut shop, JANUARY_15 + 47.0 * HOUR), "teapot").is_some());
    // Two days apart they are two moods, not one.
    let mut other = self::shop();
    does(&mut other, EventType::Dismiss, "rake", JANUARY_15);
    does(&mut other, EventType::Dismiss, "spade", JANUARY_15 + 48.0 * HOUR);
    assert!(listed(&offered(&mut other, JANUARY_15 + 48.0 * HOUR), "hose").is_some());
}

#[test]
fn a_muted_interest_and_a_hidden_item_stay_away() {
    let mut shop = shop();
    shop.apply(Op::Mute(vec![entry("category=Garden", JANUARY_15)]), JANUARY_15).unwrap();
    let hide = |until| Op::Hide(vec![Entry { until, ..entry("teapot", JANUARY_15) }]);
    shop.apply(hide(FEBRUARY_5), JANUARY_15).unwrap();
    let list = offered(&mut shop, JANUARY_15);
    for id in ["rake", "spade", "hose"] {
        assert_eq!((left_out(&list, id).rule, left_out(&list, id).because.as_deref()), ("muted", Some("category=Garden")));
    }
    gone_until(&mut shop, "teapot", "hidden", FEBRUARY_5);
    shop.apply(hide(0.0), JANUARY_15).unwrap();
    assert_eq!(left_out(&offered(&mut shop, JANUARY_15_2027), "teapot").until, None);
}

#[test]
fn the_shop_cannot_push_what_was_bought_and_says_what_it_pushes() {
    let mut shop = shop();
    does(&mut shop, EventType::Purchase, "kettle-steel", JANUARY_15);
    for model in Model::ALL {
        let push = RankRequest {
            pin: vec![Pin { id: "kettle-steel".into(), position: 0 }, Pin { id: "hose".into(), position: 1 }],
            boost: vec![Boost { target: "kettle-black".into(), weight: 1.0 }, Boost { target: "category=Pantry".into(), weight: 0.5 }],
            candidates: Some(["kettle-steel", "kettle-black", "hose", "olive-oil", "rake"].map(String::from).to_vec()),
            ..request(model, Intent::Offered)
        };
        let list = shop.rank(push, JANUARY_15).unwrap();
        assert!(ids(&list).iter().all(|id| !id.starts_with("kettle")), "{model:?}");
        if !matches!(model, Model::Continue | Model::Complements) {
            let promoted: Vec<_> = list.items.iter().filter(|item| item.promoted).map(|item| item.id.as_str()).collect();
            assert_eq!(promoted, ["olive-oil", "hose"]);
            assert_eq!((listed(&list, "hose").unwrap().placement.by, ids(&list)[1]), ("pin", "hose"));
        }
    }
}

#[test]
fn sensitive_and_unavailable_items_are_not_offered() {
    let mut shop = shop();
    let list = offered(&mut shop, JANUARY_15);
    assert_eq!((rule(&list, "pregnancy-test"), rule(&list, "sold-out-pan")), (Some("sensitive"), Some("unavailable")));
    shop.update_catalog("sold-out-pan", Live { available: Some(true), price: None }).unwrap();
    assert!(listed(&offered(&mut shop, JANUARY_15), "sold-out-pan").is_some());
    // What the site adds.
    let settings = Settings { sensitive: vec!["category=Pharmacy".into()], ..Settings::default() };
    let mut strict = engine(&fixture::shop(), &settings, Standing::Persistent);
    assert_eq!(rule(&offered(&mut strict, JANUARY_15), "plasters"), Some("sensitive"));
}
