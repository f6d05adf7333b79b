//! What holds of every ranking, for random shops, visitors, clocks and requests.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is not as it should be")]

mod common;

use common::case::{either, ids, listed, pairs, sane, wild};
use common::lists::{DECLARED, EVENTS, INTERESTS, Lists, PURCHASES};
use common::{Standing, engine};
use homebody::consent::Mode;
use homebody::profile::Op;
use homebody::rank::{Intent, Model, RankRequest, RankedItem};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Reasons that say something about the visitor.
const PERSONAL: [&str; 6] = ["event", "interest", "declared", "purchase", "cart", "passed"];
/// Models that list only what a term knows.
const PICKY: [(Model, &str); 2] = [(Model::Continue, "history"), (Model::Complements, "rows")];

fn sum(item: &RankedItem) -> i64 {
    item.reasons.iter().map(|reason| i64::from(reason.weight)).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn reasons_add_up_to_the_score(case in either()) {
        let ranking = case.engine().rank(case.request.clone(), case.now).unwrap();
        for item in &ranking.items {
            prop_assert_eq!(sum(item), i64::from(item.score), "{:?}", item);
            for reason in &item.reasons {
                prop_assert_eq!(reason.parts.iter().map(|part| i64::from(part.weight)).sum::<i64>(), i64::from(reason.weight));
                prop_assert!(reason.weight != 0);
            }
            let keys: BTreeSet<_> = item.reasons.iter().map(|reason| &reason.key).collect();
            prop_assert_eq!(keys.len(), item.reasons.len(), "a key names one reason");
            let pushed = item.reasons.iter().any(|reason| reason.kind == "boost" && reason.weight > 0);
            prop_assert_eq!(item.promoted, pushed || item.placement.by == "pin");
        }
    }

    #[test]
    fn a_pin_beyond_the_list_pins_nothing(case in either()) {
        let mut beyond = case.request.clone();
        beyond.pin.iter_mut().for_each(|pin| pin.position += beyond.limit as u16);
        let plain = RankRequest { pin: Vec::new(), ..case.request.clone() };
        let [beyond, plain] = [beyond, plain].map(|request| case.engine().rank(request, case.now).unwrap());
        prop_assert_eq!(beyond, plain);
    }

    #[test]
    fn taking_evidence_away_changes_the_score_by_its_weight(case in either()) {
        let mut engine = case.engine();
        let whole = engine.rank(RankRequest { limit: 3, ..case.request.clone() }, case.now).unwrap();
        for item in &whole.items {
            // Alone in its list, so that it stays there.
            let alone = RankRequest { candidates: Some(vec![item.id.clone()]), ..case.request.clone() };
            let ranking = engine.rank(alone, case.now).unwrap();
            let same = listed(&ranking, &item.id).expect("what is listed among others is listed alone");
            prop_assert_eq!(same.score, item.score, "a score does not depend on the other candidates");
            prop_assert_eq!(&same.reasons, &item.reasons);
            for reason in &same.reasons {
                let without = engine.without(ranking.id, &reason.key).unwrap();
                let Some(left) = listed(&without, &item.id) else {
                    let known = |term: &str| reason.parts.iter().any(|part| part.term == term);
                    prop_assert!(PICKY.iter().any(|(model, term)| case.request.model == *model && known(term)), "it left the list");
                    continue;
                };
                prop_assert_eq!(left.score, item.score - reason.weight);
                let others: Vec<_> = same.reasons.iter().filter(|other| other.key != reason.key).cloned().collect();
                prop_assert_eq!(&left.reasons, &others);
                prop_assert_eq!(&without.excluded, &ranking.excluded, "rules do not rest on evidence");
            }
        }
    }

    #[test]
    fn taking_evidence_away_from_a_whole_list(case in either()) {
        let mut engine = case.engine();
        let whole = engine.rank(case.request.clone(), case.now).unwrap();
        let keys: BTreeSet<_> = whole.items.iter().flat_map(|item| &item.reasons).map(|reason| reason.key.clone()).collect();
        for key in keys.iter().take(5) {
            let without = engine.without(whole.id, key).unwrap();
            for item in &without.items {
                prop_assert!(item.reasons.iter().all(|reason| reason.key != *key));
                prop_assert_eq!(sum(item), i64::from(item.score));
                if let Some(before) = listed(&whole, &item.id) {
                    let weight = before.reasons.iter().find(|reason| reason.key == *key).map_or(0, |reason| reason.weight);
                    prop_assert_eq!(item.score, before.score - weight);
                }
            }
        }
        prop_assert_eq!(engine.without(whole.id, "no such evidence").unwrap(), whole);
    }

    #[test]
    fn what_was_never_known_counts_exactly_that_much_less(case in sane()) {
        let mut engine = case.engine();
        let request = RankRequest { intent: Intent::Requested, limit: 1000, candidates: None, ..case.request.clone() };
        let whole = engine.rank(request.clone(), case.now).unwrap();
        let known = Lists::read(&engine.export());
        for list in [EVENTS, DECLARED, INTERESTS].into_iter().filter(|&list| !known.lists[list].is_empty()) {
            // Of what was done the oldest: the places of the others are counted from the latest.
            let mut less = known.clone();
            let first = &less.lists[list][0];
            if list == EVENTS && less.lists[PURCHASES].first().is_some_and(|bought| bought.at < first.at) {
                continue;
            }
            let gone = less.lists[list].remove(0);
            let key = match list {
                EVENTS => "event:0".to_owned(),
                DECLARED => format!("declared:{}", gone.id),
                _ => format!("interest:{}", gone.id),
            };
            let mut other = common::engine(&case.source, &case.settings, Standing::Session);
            other.apply(Op::decode(10, &less.bytes(), 0.0, case.now).unwrap(), case.now).unwrap();
            if engine.mode(case.now) == Mode::Contextual {
                continue;
            }
            for item in &other.rank(request.clone(), case.now).unwrap().items {
                let before = listed(&whole, &item.id).unwrap();
                let weight = before.reasons.iter().find(|reason| reason.key == key).map_or(0, |reason| reason.weight);
                prop_assert_eq!(item.score, before.score - weight, "{} without {}", item.id, key);
            }
        }
    }

    #[test]
    fn every_candidate_is_listed_or_left_out_by_a_rule_or_beyond_the_limit(case in either()) {
        let ranking = case.engine().rank(case.request.clone(), case.now).unwrap();
        let candidates: BTreeSet<String> = match &case.request.candidates {
            Some(ids) => ids.iter().cloned().collect(),
            None => case.source.items.iter().map(|item| item.id.clone()).collect(),
        };
        let inside: BTreeSet<_> = ranking.items.iter().map(|item| item.id.clone()).collect();
        let outside: BTreeSet<_> = ranking.excluded.iter().map(|exclusion| exclusion.id.clone()).collect();
        prop_assert_eq!(inside.len(), ranking.items.len(), "nothing is listed twice");
        // Unknown ids are not candidates of anything: each mention is counted.
        prop_assert_eq!(ranking.excluded_count as usize, ranking.excluded.len());
        prop_assert!(ranking.excluded.iter().all(|exclusion| !exclusion.rule.is_empty()));
        prop_assert!(inside.is_disjoint(&outside));
        prop_assert!(inside.is_subset(&candidates) && outside.is_subset(&candidates));
        prop_assert!(ranking.items.len() <= case.request.limit);
        if ranking.items.len() < case.request.limit && PICKY.iter().all(|picky| case.request.model != picky.0) {
            prop_assert_eq!(inside.len() + outside.len(), candidates.len());
        }
        for id in candidates.iter().filter(|id| case.source.items.iter().all(|item| item.id != **id)) {
            prop_assert!(outside.contains(id));
        }
    }

    #[test]
    fn the_order_is_that_of_the_scores(case in either()) {
        let request = RankRequest { diversity: 0.0, exploration: 0.0, pin: Vec::new(), ..case.request.clone() };
        let ranking = case.engine().rank(request, case.now).unwrap();
        let place = |id: &str| case.source.items.iter().position(|item| item.id == id);
        for pair in ranking.items.windows(2) {
            let (a, b) = (&pair[0], &pair[1]);
            prop_assert!(a.score > b.score || (a.score == b.score && place(&a.id) < place(&b.id)), "{:?} before {:?}", a, b);
        }
    }

    #[test]
    fn pins_stand_where_they_should(case in sane()) {
        let ranking = case.engine().rank(case.request.clone(), case.now).unwrap();
        let mut asked: Vec<(usize, &str)> = Vec::new();
        for pin in &case.request.pin {
            if usize::from(pin.position) < case.request.limit && !asked.iter().any(|a| a.1 == pin.id) {
                asked.push((usize::from(pin.position), &pin.id));
            }
        }
        for (place, item) in ranking.items.iter().enumerate() {
            let pin = asked.iter().find(|pin| pin.1 == item.id);
            prop_assert_eq!(pin.is_some(), item.placement.by == "pin");
            // A pin may stand later when two want one place, and earlier when the list is short.
            if let Some(&(position, _)) = pin {
                let before = ranking.items[..place].iter().filter(|other| other.placement.by == "pin").count();
                let rest = ranking.items[place..].iter().all(|other| other.placement.by == "pin");
                prop_assert!(place == position || rest || (place > position && before > 0), "{} at {place}, not {position}", item.id);
            }
        }
    }

    #[test]
    fn same_input_same_output(case in either()) {
        let (mut one, mut two) = (case.engine(), case.engine());
        let first = one.rank(case.request.clone(), case.now).unwrap();
        prop_assert_eq!(first.json(), two.rank(case.request.clone(), case.now).unwrap().json());
        prop_assert_eq!(one.export(), two.export());
        // Ranking counts nothing: the second list differs by its number only.
        let again = one.rank(case.request.clone(), case.now).unwrap();
        prop_assert_eq!(&again.items, &first.items);
        prop_assert_eq!(&again.excluded, &first.excluded);
        prop_assert_eq!(again.id, first.id + 1);
    }

    #[test]
    fn packed_reasons_are_the_reasons(case in either()) {
        let ranking = case.engine().rank(case.request.clone(), case.now).unwrap();
        let read: serde_json::Value = serde_json::from_str(&ranking.json()).unwrap();
        let evidence = read["evidence"].as_array().unwrap();
        let keys: BTreeSet<_> = evidence.iter().map(|piece| piece["key"].as_str().unwrap()).collect();
        prop_assert_eq!(keys.len(), evidence.len(), "each piece once");
        for (item, packed) in ranking.items.iter().zip(read["items"].as_array().unwrap()) {
            let packed = packed["reasons"].as_array().unwrap();
            prop_assert_eq!(packed.len(), item.reasons.len());
            for (reason, packed) in item.reasons.iter().zip(packed) {
                let piece = &evidence[packed[0].as_u64().unwrap() as usize];
                let text = |field: &str| piece[field].as_str().map(String::from);
                prop_assert_eq!((text("key"), text("kind")), (Some(reason.key.clone()), Some(reason.kind.to_owned())));
                prop_assert_eq!((text("event"), text("item")), (reason.event.map(String::from), reason.item.clone()));
                prop_assert_eq!((text("attribute"), piece["at"].as_f64()), (reason.attribute.clone(), reason.at));
                let parts = packed.as_array().unwrap()[1..].chunks(2).map(|pair| (pair[0].as_str().unwrap(), pair[1].as_i64().unwrap()));
                prop_assert!(parts.eq(reason.parts.iter().map(|part| (part.term, i64::from(part.weight)))));
            }
        }
    }

    #[test]
    fn without_consent_nothing_is_known(case in either()) {
        let mut engine = engine(&case.source, &case.settings, Standing::Contextual);
        for (op, now) in &case.ops {
            prop_assert_eq!(engine.apply(op.clone(), *now).is_ok(), *op == Op::Erase(None), "only erasing needs no consent");
        }
        let ranking = engine.rank(case.request.clone(), case.now).unwrap();
        prop_assert_eq!(ranking.mode, "contextual");
        for item in &ranking.items {
            prop_assert!(!item.bought);
            prop_assert!(item.reasons.iter().all(|reason| !PERSONAL.contains(&reason.kind)));
        }
        let before = pairs(&ranking).into_iter().map(|(id, score)| (id.to_owned(), score)).collect::<Vec<_>>();
        let mut fresh = common::engine(&case.source, &case.settings, Standing::Contextual);
        let fresh = fresh.rank(case.request.clone(), case.now).unwrap();
        prop_assert_eq!(pairs(&fresh), before.iter().map(|(id, score)| (id.as_str(), *score)).collect::<Vec<_>>());
    }

    #[test]
    fn whatever_is_fed_in(case in wild(), boost in prop::sample::select(vec![f64::NAN, f64::INFINITY, -1e300]), wild_diversity: bool) {
        let mut request = case.request.clone();
        request.boost.iter_mut().take(1).for_each(|b| b.weight = boost);
        if wild_diversity {
            (request.diversity, request.exploration) = (boost, boost);
        }
        let mut engine = case.engine();
        let ranking = engine.rank(request, case.now).unwrap();
        let read: serde_json::Value = serde_json::from_str(&ranking.json()).unwrap();
        prop_assert_eq!(read["items"].as_array().unwrap().len(), ranking.items.len());
        prop_assert!(ranking.at.is_finite());
        let times = ranking.items.iter().flat_map(|i| &i.reasons).filter_map(|r| r.at).chain(ranking.excluded.iter().filter_map(|e| e.until));
        for time in times {
            prop_assert!(time.is_finite());
        }
        prop_assert!(ranking.items.iter().all(|item| sum(item) == i64::from(item.score)));
        let view: serde_json::Value = serde_json::from_str(&engine.profile(case.now)).unwrap();
        prop_assert!(view["interests"].is_array());
    }
}

#[test]
fn an_empty_catalog_gives_an_empty_list() {
    let mut engine = engine(&Default::default(), &Default::default(), Standing::Persistent);
    for model in Model::ALL {
        let mut request = RankRequest::new("slot", model, Intent::Offered);
        assert!(engine.rank(request.clone(), common::NOW).unwrap().items.is_empty());
        request.candidates = Some(vec!["a".into()]);
        assert!(ids(&engine.rank(request, common::NOW).unwrap()).is_empty());
    }
}
