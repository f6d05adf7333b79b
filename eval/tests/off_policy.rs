//! Off-policy replay in a simulation whose truth is known: what the explored places earned, weighed by the inverse of the probabilities
//! that the engine tells, estimates what another policy would have earned.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is not as it should be")]

use homebody::catalog::Item;
use homebody::consent::HostMode;
use homebody::engine::Engine;
use homebody::profile::{Entry, EventType, Op};
use homebody::rank::{Intent, Model, RankRequest};
use homebody::settings::Settings;
use homebody_builder::build::items_with_log;
use homebody_builder::learn::{Event, LearnOptions, Log, Tune};
use homebody_builder::report::Report;
use std::collections::BTreeSet;

const ITEMS: u32 = 60;
const PEOPLE: u32 = 40;
const VISITORS: [u32; 3] = [1, 4, 7];
/// Rankings of each visitor in one experiment.
const RANKINGS: u32 = 1_500;
const EXPERIMENTS: u64 = 40;
/// Propensities are whole parts of this.
const WHOLE: f64 = 65_536.0;
const NOW: f64 = 1_772_366_400_000.0;

/// Every third item is met by few people, the others by all.
fn few(item: u32) -> bool {
    item.is_multiple_of(3)
}

fn name(item: u32) -> String {
    format!("item-{item:02}")
}

/// How likely it is that an item is chosen where it is shown: nobody but this test knows.
fn truth(item: u32) -> f64 {
    0.05 + f64::from(item * 37 % 19) / 40.0
}

fn pack() -> Vec<u8> {
    let items: Vec<Item> = (0..ITEMS).map(|item| Item::new(name(item), "")).collect();
    let mut events = Vec::new();
    for person in 0..PEOPLE {
        for item in (0..ITEMS).filter(|&item| !few(item) || person < 1 + item % 7) {
            let at = 1_700_000_000 + person * 86_400 + (item * 31 + person) % ITEMS;
            events.push(Event { user: person, session: person, item, at, kind: EventType::View });
        }
    }
    events.sort_by_key(|event| event.at);
    let log = Log { items: (0..ITEMS).map(name).collect(), events };
    let options = LearnOptions { min_people: 1, tune: Tune::Off, ..LearnOptions::default() };
    items_with_log(&items, Some(&log), &options, &mut Report::default(), &mut |_| {}).unwrap()
}

fn visit(pack: &[u8], seed: u32, first: u32) -> Engine {
    let mut engine = Engine::new(Settings { seed, host_mode: HostMode::Session, ..Settings::default() });
    engine.load_catalog(pack.to_vec()).unwrap();
    let seen = Entry { id: name(first), at: NOW, number: 1, ..Entry::default() };
    engine.apply(Op::Track(EventType::View, vec![seen]), NOW).unwrap();
    engine
}

/// The explored item of one list and its probability.
fn explored(engine: &mut Engine) -> (u32, f64) {
    let request = RankRequest { limit: 10, ..RankRequest::new("slot", Model::ForYou, Intent::Offered) };
    let list = engine.rank(request, NOW).unwrap();
    let place = list.items.iter().find(|item| item.placement.by == "explore").expect("an explored place");
    (place.id["item-".len()..].parse().unwrap(), f64::from(place.placement.propensity) / WHOLE)
}

/// SplitMix64, as a number from 0 to 1.
fn chance(state: &mut u64) -> f64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

#[test]
fn inverse_propensities_tell_what_another_policy_would_have_earned() {
    let pack = pack();
    // What the engine drew, for each visitor; the draws do not depend on what is earned.
    let drawn: Vec<Vec<(u32, f64)>> =
        VISITORS.iter().map(|&first| (0..RANKINGS).map(|seed| explored(&mut visit(&pack, seed + 1, first))).collect()).collect();
    let pools: Vec<BTreeSet<u32>> = drawn.iter().map(|drawn| drawn.iter().map(|draw| draw.0).collect()).collect();
    for (draws, pool) in drawn.iter().zip(&pools) {
        assert!(pool.len() > 4 && pool.iter().all(|&item| few(item)), "{pool:?}");
        // The probabilities are true: each item is expected once in each list, from 1 / propensity.
        let one: f64 = draws.iter().map(|draw| 1.0 / draw.1).sum::<f64>() / draws.len() as f64 / pool.len() as f64;
        assert!((one - 1.0).abs() < 0.1, "{one}");
    }
    // Another policy: each of the pool alike. And one more: always the item with the largest number.
    let alike = |at: usize, _: u32| 1.0 / pools[at].len() as f64;
    let last = |at: usize, item: u32| f64::from(u8::from(pools[at].last() == Some(&item)));
    let policies: [&dyn Fn(usize, u32) -> f64; 2] = [&alike, &last];
    for policy in policies {
        let value = |at: usize| pools[at].iter().map(|&item| policy(at, item) * truth(item)).sum::<f64>();
        let real = (0..VISITORS.len()).map(value).sum::<f64>() / VISITORS.len() as f64;
        let mut held = 0;
        for experiment in 0..EXPERIMENTS {
            let mut state = experiment * 1_000_003;
            let mut earned = Vec::new();
            for (at, draws) in drawn.iter().enumerate() {
                for &(item, propensity) in draws {
                    let reward = f64::from(u8::from(chance(&mut state) < truth(item)));
                    earned.push(reward * policy(at, item) / propensity);
                }
            }
            let n = earned.len() as f64;
            let mean = earned.iter().sum::<f64>() / n;
            let error = (earned.iter().map(|one| (one - mean) * (one - mean)).sum::<f64>() / (n - 1.0) / n).sqrt();
            held += u64::from((mean - real).abs() <= 1.96 * error);
        }
        assert!(held >= EXPERIMENTS * 17 / 20, "the interval held the truth in {held} of {EXPERIMENTS} experiments");
    }
}
