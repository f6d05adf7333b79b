//! Never nags: every list against a naive statement of the rules, for random shops, visitors and requests.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is not as it should be")]

mod common;

use common::Standing;
use common::case::{Case, ids, listed, sane};
use common::oracle::{Oracle, Verdict};
use homebody::rank::{Intent, Model, RankRequest, Ranking};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn remembered() -> impl Strategy<Value = Case> {
    sane().prop_map(|case| match case.standing {
        Standing::Contextual => Case { standing: Standing::Session, ..case },
        _ => case,
    })
}

/// All that may be said against an item in this list.
fn verdicts(case: &Case, oracle: &Oracle<'_>, request: &RankRequest, id: &str) -> Vec<Verdict> {
    let Some(item) = case.source.items.iter().find(|item| item.id == id) else { return vec![("unknown_item", f64::INFINITY)] };
    let mut out = oracle.asked(item, request);
    if request.intent == Intent::Offered {
        out.extend(oracle.offered(item, case.now));
    }
    out
}

/// Both ways: nothing is listed that a rule forbids, nothing is left out that no rule forbids.
fn check(case: &Case, request: &RankRequest, ranking: &Ranking) -> Result<(), TestCaseError> {
    let oracle = Oracle::new(&case.source, &case.settings, &case.ops);
    for id in ids(ranking) {
        prop_assert_eq!(verdicts(case, &oracle, request, id), vec![], "{} is listed", id);
    }
    for exclusion in &ranking.excluded {
        if exclusion.rule == "group_quota" {
            // A variant took its place: only in an offered list, and the variant is there.
            let variant = exclusion.because.as_deref().unwrap();
            let group = |id: &str| case.source.items.iter().find(|item| item.id == id).map(|item| item.group);
            prop_assert_eq!(request.intent, Intent::Offered);
            prop_assert!(listed(ranking, variant).is_some() || ranking.items.len() == request.limit);
            prop_assert_eq!(group(variant), group(&exclusion.id));
            prop_assert_eq!(verdicts(case, &oracle, request, &exclusion.id), vec![]);
            continue;
        }
        let until = exclusion.until.unwrap_or(f64::INFINITY);
        let known = verdicts(case, &oracle, request, &exclusion.id);
        prop_assert!(known.contains(&(exclusion.rule, until)), "{exclusion:?} is not among {known:?}");
        // Of one rule the end that is named is the last one.
        let last = known.iter().all(|other| other.0 != exclusion.rule || other.1 <= until);
        prop_assert!(last, "{exclusion:?} ends before one of {known:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn an_offered_list_keeps_the_rules(case in remembered()) {
        let request = RankRequest { intent: Intent::Offered, ..case.request.clone() };
        let ranking = case.engine().rank(request.clone(), case.now).unwrap();
        check(&case, &request, &ranking)?;
        let groups: Vec<_> = ranking.items.iter().filter(|item| item.placement.by != "pin")
            .filter_map(|item| case.source.items.iter().find(|other| other.id == item.id).map(|item| item.group))
            .filter(|&group| group != homebody::catalog::NONE).collect();
        prop_assert_eq!(groups.iter().collect::<BTreeSet<_>>().len(), groups.len(), "one variant of a product");
    }

    #[test]
    fn a_list_the_visitor_asked_for_is_only_ordered(case in remembered()) {
        let request = RankRequest { intent: Intent::Requested, limit: 1000, ..case.request.clone() };
        let ranking = case.engine().rank(request.clone(), case.now).unwrap();
        check(&case, &request, &ranking)?;
        let oracle = Oracle::new(&case.source, &case.settings, &case.ops);
        for item in &case.source.items {
            let wanted = case.request.candidates.as_ref().is_none_or(|ids| ids.contains(&item.id)) && oracle.asked(item, &request).is_empty();
            let found = listed(&ranking, &item.id);
            if !matches!(request.model, Model::Continue | Model::Complements) {
                prop_assert_eq!(wanted, found.is_some());
            }
            if let Some(found) = found {
                prop_assert_eq!(found.bought, oracle.bought(item), "bought items are labelled");
            }
        }
        prop_assert!(ranking.excluded.iter().all(|e| ["unknown_item", "filtered", "viewing"].contains(&e.rule)));
    }

    #[test]
    fn a_channel_that_is_off_still_keeps_the_rules(case in remembered()) {
        let mut engine = case.engine();
        let told = case.ops.last().map_or(case.now, |last| last.1);
        engine.apply(homebody::profile::Op::Channel(0, false), told).unwrap();
        let ranking = engine.rank(case.request.clone(), case.now).unwrap();
        check(&case, &case.request, &ranking)?;
        prop_assert_eq!(ranking.mode, "contextual");
        let reasons = || ranking.items.iter().flat_map(|item| &item.reasons);
        prop_assert!(reasons().all(|reason| ["page", "popular", "new", "boost"].contains(&reason.kind)));
    }

    #[test]
    fn nothing_brings_back_what_a_rule_forbids(case in remembered()) {
        let oracle = Oracle::new(&case.source, &case.settings, &case.ops);
        let forbidden: Vec<_> = case.source.items.iter().filter(|item| !oracle.offered(item, case.now).is_empty()).collect();
        let mut engine = case.engine();
        for model in Model::ALL {
            let mut request = RankRequest::new("slot", model, Intent::Offered);
            request.limit = 1000;
            request.pin = forbidden.iter().map(|item| homebody::rank::Pin { id: item.id.clone(), position: 0 }).collect();
            request.boost = forbidden.iter().map(|item| homebody::rank::Boost { target: item.id.clone(), weight: 1.0 }).collect();
            let ranking = engine.rank(request, case.now).unwrap();
            prop_assert!(forbidden.iter().all(|item| listed(&ranking, &item.id).is_none()));
            prop_assert!(forbidden.iter().all(|item| ranking.excluded.iter().any(|exclusion| exclusion.id == item.id)));
        }
    }
}
