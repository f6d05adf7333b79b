//! Learning from logs: what is planted is found, what is rare stays out, and nothing depends on the number of cores.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

use homebody::catalog::{Item, Pack};
use homebody::profile::EventType;
use homebody_builder::build::items_with_log;
use homebody_builder::learn::{Event, LearnOptions, Log, NO_USER, Tune};
use homebody_builder::report::Report;
use std::collections::{BTreeMap, BTreeSet};

const DAY: u32 = 86_400;

struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % u64::from(most)) as u32
    }
}

fn catalog(count: usize) -> Vec<Item> {
    (0..count)
        .map(|at| {
            let mut item = Item::new(format!("i{at}"), format!("thing number {at}"));
            item.categories = vec![format!("shelf {}", at % 4)];
            item
        })
        .collect()
}

fn log(items: usize) -> Log {
    Log { items: (0..items).map(|at| format!("i{at}")).collect(), events: Vec::new() }
}

/// Visits that mostly step from an item to the next one.
fn chain(items: u32, visits: u32, seed: u64) -> Log {
    let (mut log, mut numbers) = (log(items as usize), Numbers(seed));
    for session in 0..visits {
        let mut item = numbers.below(items);
        for step in 0..2 + numbers.below(4) {
            log.events.push(Event { user: NO_USER, session, item, at: 1_600_000_000 + session * 60 + step, kind: EventType::View });
            item = if numbers.below(10) < 8 { (item + 1) % items } else { numbers.below(items) };
        }
    }
    log
}

fn pack(items: &[Item], log: &Log, options: LearnOptions) -> (Vec<u8>, Report) {
    let mut report = Report::default();
    let bytes = items_with_log(items, Some(log), &options, &mut report, &mut |_| {}).unwrap();
    (bytes, report)
}

fn best(pack: &Pack, item: u32) -> Option<u32> {
    pack.row(item).max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).map(|entry| entry.0)
}

#[test]
fn what_follows_what_is_found() {
    let (bytes, report) = pack(&catalog(40), &chain(40, 3000, 1), LearnOptions::default());
    let pack = Pack::open(bytes).unwrap();
    let right = (0..40).filter(|&item| best(&pack, item) == Some((item + 1) % 40)).count();
    assert!(right >= 39, "{right}");
    let mixture = pack.mixture().unwrap();
    assert!(mixture.rows.at(0.0) > mixture.factors.at(0.0) && mixture.rows.at(0.0) > mixture.content.at(0.0));
    let learning = report.learning.unwrap();
    assert!(learning.queries > 200 && learning.quality > 0.7, "{learning:?}");
    assert_eq!(learning.costs.iter().map(|cost| cost.min_people).collect::<Vec<_>>(), [1, 2, 3, 5, 10]);
    assert!(learning.costs.windows(2).all(|pair| pair[0].pairs >= pair[1].pairs));
}

#[test]
fn the_bytes_do_not_depend_on_the_number_of_cores() {
    let (items, log) = (catalog(60), chain(60, 600, 2));
    let one = pack(&items, &log, LearnOptions { threads: 1, ..LearnOptions::default() }).0;
    for threads in [2, 3, 8] {
        assert!(one == pack(&items, &log, LearnOptions { threads, ..LearnOptions::default() }).0, "{threads}");
    }
}

/// How many visits hold both an item of `class` and `target`.
fn together(visits: &BTreeMap<u32, BTreeSet<u32>>, class: &dyn Fn(u32) -> bool, target: u32) -> u32 {
    visits.values().filter(|own| own.contains(&target) && own.iter().any(|&item| class(item))).count() as u32
}

#[test]
fn no_entry_tells_of_fewer_people_than_the_threshold() {
    let (items, log) = (catalog(80), chain(80, 150, 3));
    let mut visits: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for event in &log.events {
        visits.entry(event.session).or_default().insert(event.item);
    }
    visits.retain(|_, own| own.len() > 1);
    for min_people in [2, 3, 5] {
        let pack = Pack::open(pack(&items, &log, LearnOptions { min_people, ..LearnOptions::default() }).0).unwrap();
        let mut entries = 0;
        for item in 0..80 {
            for (target, _) in pack.row(item) {
                let pair = together(&visits, &|other| other == item, target);
                let stand_in = together(&visits, &|other| other % 4 == item % 4, target);
                assert!(pair >= min_people || stand_in >= min_people, "{item} {target}: {pair}, {stand_in}");
                assert_ne!(item, target);
                entries += 1;
            }
            let met = visits.values().filter(|own| own.contains(&item)).count();
            assert_eq!(usize::from(pack.support(item)), if met >= min_people as usize { met } else { 0 });
            let learnt = pack.embedding(item)[32..].iter().any(|&x| x != 0);
            assert!(!learnt || met >= min_people as usize, "factors of item {item}");
        }
        assert!(entries > 50, "{min_people}: {entries}");
    }
}

#[test]
fn nothing_is_learnt_of_sensitive_items() {
    let mut items = catalog(30);
    items[7].sensitive = true;
    let pack = Pack::open(pack(&items, &chain(30, 2000, 4), LearnOptions { min_people: 1, ..LearnOptions::default() }).0).unwrap();
    assert_eq!(pack.row(7).count(), 0);
    assert_eq!((pack.support(7), pack.popularity(7), pack.embedding(7)), (0, 0, [0; 64]));
    assert!((0..30).all(|item| pack.row(item).all(|entry| entry.0 != 7)));
}

/// People who buy the same two things every 30 days, and now and then something else.
fn households(people: u32) -> Log {
    let (mut log, mut numbers) = (log(40), Numbers(5));
    let mut session = 0;
    for user in 0..people {
        let own = [numbers.below(20) * 2, numbers.below(20) * 2];
        for month in 0..8 {
            session += 1;
            let at = 1_600_000_000 + month * 30 * DAY + user * 60;
            for item in own.into_iter().chain([numbers.below(20) * 2 + 1]) {
                log.events.push(Event { user, session, item, at, kind: EventType::Purchase });
            }
        }
    }
    log
}

#[test]
fn what_is_bought_again_and_how_often_is_found() {
    let mut items = catalog(40);
    items.iter_mut().step_by(2).for_each(|item| item.consumable = true);
    items[0].rebuy_days = Some(9);
    let (bytes, report) = pack(&items, &households(120), LearnOptions { tune: Tune::BasketAll, ..LearnOptions::default() });
    let pack = Pack::open(bytes).unwrap();
    let mixture = pack.mixture().unwrap();
    assert!(mixture.purchases.at(0.0) > mixture.rows.at(0.0), "{mixture:?}");
    assert_eq!((pack.rebuy_days(0), pack.rebuy_days(2), pack.rebuy_days(3)), (9, 30, 0));
    assert_eq!(report.learning.unwrap().tuned, "basket-all");
}

#[test]
fn purchases_that_carry_users_are_tuned_for_new_items_of_a_basket() {
    let report = pack(&catalog(40), &households(60), LearnOptions::default()).1;
    assert_eq!(report.learning.unwrap().tuned, "basket-new");
}

#[test]
fn small_and_odd_logs_give_a_pack_with_default_weights() {
    let stranger = Event { user: 3, session: 1, item: 0, at: 5, kind: EventType::View };
    let unknown = Log { items: vec!["not in the catalog".into()], events: vec![stranger; 9] };
    for log in [Log::default(), unknown, chain(10, 3, 6), Log { items: vec!["i1".into()], events: vec![stranger; 500] }] {
        for tune in [Tune::Auto, Tune::Sessions, Tune::BasketAll, Tune::BasketNew, Tune::Off] {
            let (bytes, report) = pack(&catalog(10), &log, LearnOptions { tune, ..LearnOptions::default() });
            assert!(Pack::open(bytes).unwrap().mixture().is_none());
            assert_eq!(report.learning.unwrap().queries, 0);
        }
    }
}
