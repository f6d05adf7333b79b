//! The dial: from lists that are not personal at all to lists that are so twice as much, within the site's limits.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is not as it should be")]

mod common;

use common::case::{Case, either, listed, pairs, rule};
use common::{NOW, Standing, engine, fixture, track};
use homebody::profile::{EventType, Op};
use homebody::rank::{Intent, Model, RankRequest, Ranking};
use homebody::settings::Settings;
use proptest::prelude::*;

/// Reasons that say something about the visitor.
const PERSONAL: [&str; 6] = ["event", "interest", "declared", "purchase", "cart", "passed"];

fn ranked(case: &Case, last: Op) -> Ranking {
    let mut engine = case.engine();
    engine.apply(last, case.now).unwrap();
    engine.rank(RankRequest { exploration: 0.0, ..case.request.clone() }, case.now).unwrap()
}
fn known() -> impl Strategy<Value = Case> {
    either().prop_filter("there is a profile", |case| case.standing != Standing::Contextual)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn at_the_subtle_end_nothing_personal_counts(case in known()) {
        let subtle = ranked(&case, Op::Dial(-50));
        for item in &subtle.items {
            prop_assert!(item.reasons.iter().all(|reason| !PERSONAL.contains(&reason.kind)), "{:?}", item);
        }
        // Lists of what the visitor was looking at, or of what goes with the cart, have nothing to go by.
        if !matches!(case.request.model, Model::Continue | Model::Complements) {
            let mut case = case;
            case.ops.push((Op::Dial(-50), case.now));
            let impersonal = ranked(&case, Op::Channel(0, false));
            prop_assert_eq!(pairs(&subtle), pairs(&impersonal));
        }
    }

    #[test]
    fn in_the_middle_it_is_as_the_site_set_it(case in known()) {
        let mut case = case;
        case.ops.retain(|(op, _)| !matches!(op, Op::Dial(_)));
        let plain = ranked(&case, Op::Declare(Vec::new()));
        prop_assert_eq!(ranked(&case, Op::Dial(0)), plain);
    }

    #[test]
    fn at_the_strong_end_what_is_personal_counts_twice(case in known()) {
        let (plain, strong) = (ranked(&case, Op::Dial(0)), ranked(&case, Op::Dial(50)));
        for item in &plain.items {
            let Some(same) = listed(&strong, &item.id) else { continue };
            for reason in &item.reasons {
                let Some(more) = same.reasons.iter().find(|other| other.key == reason.key) else { continue };
                let share = if PERSONAL.contains(&reason.kind) { 2 } else { 1 };
                // Each part is rounded by itself.
                let off = i64::from(more.weight) - share * i64::from(reason.weight);
                prop_assert!(off.abs() <= 2 * reason.parts.len() as i64, "{:?} {:?}", reason, more);
            }
        }
    }
}

#[test]
fn the_attention_budget_shrinks_with_it_and_never_grows() {
    for (dial, cap) in [(-50, 2), (-20, 3), (0, 3), (50, 3)] {
        let mut shop = engine(&fixture::shop(), &Settings::default(), Standing::Persistent);
        shop.apply(Op::Dial(dial), NOW).unwrap();
        let request = RankRequest { limit: 100, ..RankRequest::new("home", Model::ForYou, Intent::Offered) };
        for seen in 0..4 {
            let list = shop.rank(request.clone(), NOW).unwrap();
            let expected = if seen < cap { None } else { Some("cap_item_day") };
            assert_eq!(rule(&list, "teapot"), expected, "dial {dial}, seen {seen} times");
            shop.apply(track(EventType::Impression, "teapot", NOW), NOW).unwrap();
        }
    }
}
