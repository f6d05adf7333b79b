//! Modes and consent as the engine keeps them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is not as it should be")]

mod common;

use common::case::{ids, rule, wild};
use common::{DAY, GRANTED, NOW, Standing, engine, entry, fixture, granted, track};
use homebody::catalog::write;
use homebody::consent::{HostMode, Mode, Purpose, Report, Source, State};
use homebody::engine::Engine;
use homebody::error::Code;
use homebody::profile::{EventType, Op};
use homebody::rank::{Intent, Model, RankRequest, Ranking};
use homebody::settings::Settings;
use proptest::prelude::*;

fn denied(at: f64) -> Report {
    Report { purposes: [State::Denied; 4], at, valid_until: None }
}
fn open(host_mode: HostMode, minor: bool) -> Engine {
    let mut engine = Engine::new(Settings { host_mode, minor, ..Settings::default() });
    engine.load_catalog(write(&fixture::shop()).unwrap()).unwrap();
    engine
}
fn request(intent: Intent) -> RankRequest {
    RankRequest { limit: 100, ..RankRequest::new("slot", Model::ForYou, intent) }
}
fn personal(ranking: &Ranking) -> bool {
    let reasons = ranking.items.iter().flat_map(|item| &item.reasons);
    reasons.clone().any(|reason| ["event", "interest", "declared", "purchase"].contains(&reason.kind))
        || ranking.items.iter().any(|item| item.bought)
        || ranking.excluded.iter().any(|exclusion| !["sensitive", "unavailable", "group_quota"].contains(&exclusion.rule))
}

/// What a source may say first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Nothing,
    Yes,
    No,
}

#[test]
fn modes_by_source_and_host() {
    use {HostMode as H, Mode as M, Says as S, Source as C};
    let granting = [C::Site, C::Remembered, C::Tcf, C::Gcm, C::Cmp];
    for source in Source::ALL {
        for says in [S::Nothing, S::Yes, S::No] {
            for host in [H::Normal, H::Off, H::Session] {
                let mut engine = open(host, false);
                match says {
                    S::Nothing => engine.consent_connect(source, NOW),
                    S::Yes => engine.consent_report(source, Report { at: NOW, ..granted() }, NOW),
                    S::No => engine.consent_report(source, denied(NOW), NOW),
                }
                let expected = match (host, says, granting.contains(&source)) {
                    (H::Off, ..) => M::Off,
                    (_, S::Yes, true) => M::Persistent,
                    (H::Session, S::No, _) | (H::Normal, ..) => M::Contextual,
                    (H::Session, ..) => M::Session,
                };
                assert_eq!(engine.mode(NOW), expected, "{source:?} {host:?}");
                let told = engine.apply(track(EventType::View, "rake", NOW), NOW).map_err(|error| error.code);
                let allowed = matches!(expected, M::Session | M::Persistent);
                assert_eq!(told, if allowed { Ok(()) } else { Err(Code::ConsentRequired) });
                let ranking = engine.rank(request(Intent::Offered), NOW).unwrap();
                assert_eq!((ranking.mode, personal(&ranking)), (expected.as_str(), allowed));
                assert_eq!(engine.storage_next(NOW, 1).is_some(), expected == M::Persistent || says == S::No);
            }
        }
    }
}

#[test]
fn minors_get_the_page_only_whatever_anyone_says() {
    for host in [HostMode::Normal, HostMode::Session] {
        let mut engine = open(host, true);
        Source::ALL.into_iter().for_each(|source| engine.consent_report(source, Report { at: NOW, ..granted() }, NOW));
        assert_eq!(engine.mode(NOW), Mode::Contextual);
        assert_eq!(engine.apply(track(EventType::View, "rake", NOW), NOW).unwrap_err().code, Code::ConsentRequired);
        assert!(!personal(&engine.rank(request(Intent::Offered), NOW).unwrap()));
        assert_eq!(engine.storage_next(NOW, 1), None);
    }
}

#[test]
fn one_purpose_missing_is_enough_to_forget() {
    for missing in 0..3 {
        let mut engine = open(HostMode::Normal, false);
        engine.consent_report(Source::Site, granted(), NOW);
        engine.apply(track(EventType::Like, "rake", NOW), NOW).unwrap();
        let mut purposes = GRANTED;
        purposes[missing] = State::Unknown;
        engine.consent_report(Source::Site, Report { purposes, at: NOW + 1.0, valid_until: None }, NOW + 1.0);
        assert_eq!(engine.mode(NOW + 1.0), Mode::Contextual);
        assert!(!engine.has(Purpose::ALL[missing], NOW + 1.0));
        assert!(!personal(&engine.rank(request(Intent::Offered), NOW + 1.0).unwrap()));
        engine.consent_report(Source::Site, Report { at: NOW + 2.0, ..granted() }, NOW + 2.0);
        assert!(!personal(&engine.rank(request(Intent::Offered), NOW + 2.0).unwrap()), "a new grant starts anew");
    }
}

#[test]
fn after_a_withdrawal_the_next_list_says_nothing_of_the_visitor() {
    let withdrawals: [&dyn Fn(&mut Engine); 3] = [
        &|engine| engine.consent_report(Source::Site, denied(NOW), NOW),
        &|engine| engine.consent_report(Source::Gpc, denied(NOW), NOW),
        &|engine| engine.withdrawn_elsewhere(NOW),
    ];
    for withdraw in withdrawals {
        let mut engine = open(HostMode::Normal, false);
        let fresh = engine.rank(request(Intent::Offered), NOW).unwrap();
        engine.consent_report(Source::Site, granted(), NOW);
        engine.apply(track(EventType::Like, "rake", NOW), NOW).unwrap();
        engine.apply(track(EventType::Purchase, "spade", NOW), NOW).unwrap();
        let before = engine.rank(request(Intent::Offered), NOW).unwrap();
        assert!(personal(&before));
        let revision = engine.revision();
        withdraw(&mut engine);
        assert_ne!(engine.revision(), revision);
        let after = engine.rank(request(Intent::Offered), NOW).unwrap();
        assert_eq!((&after.items, &after.excluded), (&fresh.items, &fresh.excluded));
        assert_eq!(engine.without(before.id, "event:0").unwrap_err().code, Code::InvalidInput, "the old list's evidence is gone");
        let empty = engine.export();
        assert!(empty.iter().all(|&byte| byte == 0), "{empty:?}");
        assert_eq!(engine.apply(track(EventType::View, "rake", NOW), NOW).unwrap_err().code, Code::ConsentRequired);
    }
}

#[test]
fn a_grant_ends_by_itself() {
    let mut engine = open(HostMode::Normal, false);
    engine.consent_report(Source::Site, Report { purposes: GRANTED, at: NOW, valid_until: Some(NOW + DAY) }, NOW);
    engine.apply(track(EventType::Like, "rake", NOW), NOW).unwrap();
    assert!(personal(&engine.rank(request(Intent::Offered), NOW + DAY).unwrap()));
    assert!(!personal(&engine.rank(request(Intent::Offered), NOW + DAY + 1.0).unwrap()));
    assert!(engine.apply(track(EventType::Like, "rake", NOW), NOW + DAY + 1.0).is_err());
}

#[test]
fn without_a_catalog_nothing_is_ranked_or_recorded() {
    let mut engine = Engine::new(Settings { host_mode: HostMode::Session, ..Settings::default() });
    assert_eq!(engine.rank(request(Intent::Offered), NOW).unwrap_err().code, Code::NotReady);
    assert_eq!(engine.apply(track(EventType::View, "rake", NOW), NOW).unwrap_err().code, Code::NotReady);
    assert_eq!(engine.without(1, "popular").unwrap_err().code, Code::NotReady);
    assert_eq!(engine.apply(Op::Erase(None), NOW), Ok(()), "erasing is a right");
    assert_eq!(engine.item("rake"), None);
}

#[test]
fn when_it_is_off_the_hosts_order_is_kept_and_so_are_the_rules_of_the_page() {
    let mut engine = open(HostMode::Off, false);
    let asked = ["spade", "pregnancy-test", "rake", "sold-out-pan", "hose", "teapot", "nobody"].map(String::from).to_vec();
    let request =
        RankRequest { candidates: Some(asked), exclude: vec!["hose".into()], viewing: vec!["rake".into()], ..request(Intent::Offered) };
    let list = engine.rank(request.clone(), NOW).unwrap();
    assert_eq!(ids(&list), ["spade", "teapot"]);
    let rules = ["pregnancy-test", "rake", "sold-out-pan", "hose", "nobody"].map(|id| rule(&list, id).unwrap());
    assert_eq!(rules, ["sensitive", "viewing", "unavailable", "filtered", "unknown_item"]);
    assert!(list.items.iter().all(|item| item.placement.by == "host" && item.score == 0 && item.reasons.is_empty()));
    let asked_for = engine.rank(RankRequest { intent: Intent::Requested, ..request.clone() }, NOW).unwrap();
    assert_eq!(ids(&asked_for), ["spade", "pregnancy-test", "sold-out-pan", "teapot"]);
    let whole = engine.rank(RankRequest { candidates: None, limit: 3, ..request }, NOW).unwrap();
    assert_eq!(ids(&whole), ["kettle-steel", "kettle-black", "kettle-lookalike"]);
}

#[test]
fn the_last_sixteen_lists_can_be_asked_about() {
    let mut engine = open(HostMode::Session, false);
    let lists: Vec<u32> = (0..17).map(|_| engine.rank(request(Intent::Offered), NOW).unwrap().id).collect();
    assert_eq!(engine.without(lists[0], "popular").unwrap_err().code, Code::InvalidInput);
    assert!(lists[1..].iter().all(|&id| engine.without(id, "popular").is_ok()));
    engine.load_catalog(write(&fixture::shop()).unwrap()).unwrap();
    assert!(engine.without(lists[16], "popular").is_err(), "another catalog, other numbers");
}

#[test]
fn a_broken_pack_leaves_the_catalog_as_it_was() {
    let mut engine = open(HostMode::Session, false);
    assert_eq!(engine.load_catalog(vec![0; 100]).unwrap_err().code, Code::PackCorrupt);
    assert!(engine.item("rake").is_some());
    assert_eq!(engine.update_catalog("nobody", Default::default()).unwrap_err().code, Code::InvalidInput);
}

proptest! {
    #[test]
    fn whatever_happens_erasing_leaves_nothing(case in wild()) {
        let mut engine = case.engine();
        engine.apply(Op::Erase(None), case.now).unwrap();
        prop_assert!(engine.export().iter().all(|&byte| byte == 0));
        let ranking = engine.rank(case.request.clone(), case.now).unwrap();
        let mut fresh = common::engine(&case.source, &case.settings, Standing::Session);
        let expected = fresh.rank(case.request.clone(), case.now).unwrap();
        prop_assert_eq!((ranking.items, ranking.excluded), (expected.items, expected.excluded));
    }

    #[test]
    fn whatever_happens_withdrawing_leaves_nothing(case in wild()) {
        let mut engine = case.engine();
        engine.consent_report(Source::Cmp, denied(f64::NAN), case.now);
        prop_assert!(engine.export().iter().all(|&byte| byte == 0));
        prop_assert!(engine.apply(Op::Mute(vec![entry("category=A", 0.0)]), case.now).is_err());
        let mut fresh = engine_of(&case.source, &case.settings);
        let ranking = engine.rank(case.request.clone(), case.now).unwrap();
        prop_assert_eq!(ranking.items, fresh.rank(case.request.clone(), case.now).unwrap().items);
    }
}

fn engine_of(source: &homebody::catalog::PackSource, settings: &Settings) -> Engine {
    engine(source, settings, Standing::Contextual)
}
