//! Which terms count for this visitor is learnt from a few choices, and never breaks what works for everyone.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is not as it should be")]

mod common;

use common::generate::embedding;
use common::lists::{Lists, WEIGHTS};
use common::{DAY, HOUR, NOW, Standing, engine, entry, track};
use homebody::catalog::{Kernel, Mixture, NONE, PackItem, PackSource};
use homebody::engine::Engine;
use homebody::profile::{Entry, EventType, Op};
use homebody::rank::{Intent, Model, RankRequest, RankedItem, Ranking};

const ITEMS: u64 = 300;

struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }
    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }
}

fn name(item: u64) -> String {
    format!("item-{item:03}")
}

/// A shop in which rows, factors, content, interests and popularity say something, and nothing the same.
fn shop(random: &mut Random) -> PackSource {
    let attributes = (0..30).map(|a| (format!("a{a:02}"), 30_000 + random.below(30_000) as u16)).collect();
    let item = |at: u64| PackItem {
        id: name(at),
        attributes: vec![random.below(15) as u32, 15 + random.below(15) as u32],
        group: NONE,
        family: at as u32,
        popularity: (random.below(256) * random.below(256)) as u16,
        embedding: embedding(random.next() | 2),
        row: (0..15)
            .map(|n| (n * 20 + random.below(20), random.below(256) as u8))
            .filter(|e| e.0 != at)
            .map(|e| (e.0 as u32, e.1))
            .collect(),
        row_scale: 65_535,
        factor_scale: 65_535,
        ..common::fixture::row("item", 0)
    };
    let mixture = Mixture {
        rows: Kernel::new(0.5, 10.0),
        factors: Kernel::new(0.4, 20.0),
        content: Kernel::new(0.5, 20.0),
        interest: Kernel::new(0.5, 20.0),
        popularity: 0.2,
        ..Mixture::default()
    };
    PackSource { attributes, items: (0..ITEMS).map(item).collect(), factor_dimensions: 32, mixture: Some(mixture), ..PackSource::default() }
}

fn ask(limit: usize, exclude: &[String]) -> RankRequest {
    RankRequest { limit, exclude: exclude.to_vec(), ..RankRequest::new("slot", Model::ForYou, Intent::Requested) }
}

fn said(item: &RankedItem, term: &str) -> i32 {
    item.reasons.iter().flat_map(|reason| &reason.parts).filter(|part| part.term == term).map(|part| part.weight).sum()
}

/// The same visitor as if nothing had been learnt about the terms.
fn unlearnt(engine: &Engine, source: &PackSource, now: f64) -> Engine {
    let mut lists = Lists::read(&engine.export());
    lists.lists[WEIGHTS].clear();
    let mut other = common::engine(source, &Default::default(), Standing::Session);
    other.apply(Op::decode(10, &lists.bytes(), 0.0, now).unwrap(), now).unwrap();
    other
}

fn place(ranking: &Ranking, id: &str) -> f64 {
    ranking.items.iter().position(|item| item.id == id).unwrap() as f64
}

/// The mean place of what the visitor would take next, before and after learning, after each of some choices. A visitor follows one
/// term, or takes anything of what is listed.
fn visits(term: Option<&str>, checks: &[usize]) -> Vec<(f64, f64)> {
    const VISITORS: u64 = 15;
    let mut sums = vec![(0.0, 0.0); checks.len()];
    for visitor in 0..VISITORS {
        let mut random = Random(visitor + 1);
        let source = shop(&mut random);
        let mut engine = engine(&source, &Default::default(), Standing::Session);
        let mut taken: Vec<String> = Vec::new();
        let mut now = NOW;
        for _ in 0..3 {
            engine.apply(track(EventType::View, &name(random.below(ITEMS)), now), now).unwrap();
        }
        for step in 0..=30 {
            let choice = |list: &Ranking, random: &mut Random| match term {
                Some(term) => list.items.iter().max_by_key(|item| said(item, term)).unwrap().id.clone(),
                None => list.items[random.below(list.items.len() as u64) as usize].id.clone(),
            };
            if let Some(check) = checks.iter().position(|&check| check == step) {
                let plain = unlearnt(&engine, &source, now).rank(ask(1000, &taken), now).unwrap();
                let next = if term.is_some() { choice(&plain, &mut random) } else { plain.items[random.below(10) as usize].id.clone() };
                let learnt = engine.rank(ask(1000, &taken), now).unwrap();
                sums[check].0 += place(&plain, &next) / VISITORS as f64;
                sums[check].1 += place(&learnt, &next) / VISITORS as f64;
            }
            let list = engine.rank(ask(20, &taken), now).unwrap();
            let next = choice(&list, &mut random);
            now += HOUR;
            engine.apply(track(EventType::Click, &next, now), now).unwrap();
            taken.push(next);
        }
    }
    sums
}

#[test]
fn three_choices_help_and_thirty_do_not_break_it() {
    for term in ["rows", "factors", "content", "interest", "popularity"] {
        let places = visits(Some(term), &[3, 30]);
        println!("{term}: {places:?}");
        for (before, after) in places {
            assert!(after < before, "{term}: place {before} became {after}");
        }
    }
}

#[test]
fn who_follows_nothing_loses_at_most_a_little() {
    let places = visits(None, &[3, 30]);
    println!("anything: {places:?}");
    for (before, after) in places {
        assert!(after < before + 1.5, "place {before} became {after}");
    }
}

/// A visitor who looked at three things and has a list before them.
fn visitor() -> (PackSource, Engine, Ranking) {
    let mut random = Random(7);
    let source = shop(&mut random);
    let mut engine = engine(&source, &Default::default(), Standing::Persistent);
    (0..3).for_each(|_| engine.apply(track(EventType::View, &name(random.below(ITEMS)), NOW), NOW).unwrap());
    let list = engine.rank(ask(20, &[]), NOW).unwrap();
    (source, engine, list)
}

fn weights(engine: &Engine) -> Vec<Entry> {
    Lists::read(&engine.export()).lists[WEIGHTS].clone()
}

fn weight(engine: &Engine, term: &str) -> i32 {
    weights(engine).iter().find(|entry| entry.id == term).map_or(0, |entry| entry.number)
}

/// The listed item of which most is said by rows, and least by content.
fn by_rows(list: &Ranking) -> String {
    list.items.iter().max_by_key(|item| said(item, "rows") - said(item, "content")).unwrap().id.clone()
}

#[test]
fn what_was_chosen_counts_for_its_terms_and_what_was_waved_away_against_them() {
    for (kind, sense) in [
        (EventType::Click, 1),
        (EventType::AddToCart, 1),
        (EventType::Purchase, 1),
        (EventType::Like, 1),
        (EventType::Dismiss, -1),
        (EventType::View, 0),
        (EventType::Impression, 0),
        (EventType::RemoveFromCart, 0),
    ] {
        let (_, mut engine, list) = visitor();
        engine.apply(track(kind, &by_rows(&list), NOW), NOW).unwrap();
        assert_eq!(weight(&engine, "rows").signum(), sense, "{kind:?}");
        assert_eq!(weight(&engine, "content").signum(), -sense, "{kind:?}");
    }
    let (_, mut engine, list) = visitor();
    let unlisted = (0..ITEMS).map(name).find(|id| list.items.iter().all(|item| item.id != *id)).unwrap();
    engine.apply(track(EventType::Click, &unlisted, NOW), NOW).unwrap();
    assert!(weights(&engine).is_empty(), "what no list led to tells nothing");
    engine.apply(Op::Pause(true), NOW).unwrap();
    engine.apply(track(EventType::Click, &by_rows(&list), NOW), NOW).unwrap();
    assert!(weights(&engine).is_empty(), "nothing is recorded while paused");
}

#[test]
fn weights_stay_within_a_half_and_twice_and_go_with_the_profile() {
    let (_, mut engine, _) = visitor();
    for step in 1..200 {
        let now = NOW + f64::from(step) * HOUR;
        let list = engine.rank(ask(20, &[]), now).unwrap();
        engine.apply(track(EventType::Click, &by_rows(&list), now), now).unwrap();
        assert!(weights(&engine).iter().all(|entry| entry.number.abs() <= 65_536));
    }
    assert!(weight(&engine, "rows") > 30_000, "{:?}", weights(&engine));
    engine.apply(Op::Erase(Some(NOW + 100.0 * HOUR)), NOW + 201.0 * HOUR).unwrap();
    assert!(weights(&engine).is_empty(), "what holds anything newer goes whole");
    let mut file = Lists::default();
    file.lists[WEIGHTS] = vec![Entry { number: i32::MAX, ..entry("rows", NOW) }, Entry { number: 5, ..entry("no such term", NOW) }];
    engine.apply(Op::decode(10, &file.bytes(), 0.0, NOW).unwrap(), NOW + 202.0 * HOUR).unwrap();
    assert_eq!(weight(&engine, "rows"), 65_536);
    engine.rank(ask(20, &[]), NOW).unwrap();
    engine.apply(Op::Erase(None), NOW).unwrap();
    assert!(Lists::read(&engine.export()).is_empty());
}

#[test]
fn only_lists_for_the_visitor_follow_them_and_reasons_stay_exact() {
    let (source, mut engine, list) = visitor();
    engine.apply(track(EventType::Click, &by_rows(&list), NOW), NOW).unwrap();
    let mut plain = unlearnt(&engine, &source, NOW);
    for model in Model::ALL {
        let request = RankRequest { model, viewing: vec![name(5)], ..ask(20, &[]) };
        let (learnt, plain) = (engine.rank(request.clone(), NOW).unwrap(), plain.rank(request, NOW).unwrap());
        assert_eq!(learnt.items != plain.items, model == Model::ForYou, "{model:?}");
        for item in &learnt.items {
            assert_eq!(item.reasons.iter().map(|reason| reason.weight).sum::<i32>(), item.score);
            for reason in &item.reasons {
                let left = engine.without(learnt.id, &reason.key).unwrap();
                if let Some(same) = left.items.iter().find(|other| other.id == item.id) {
                    assert_eq!(same.score, item.score - reason.weight);
                }
            }
        }
    }
    // What is learnt later does not change the ranking that is held.
    let held = engine.rank(ask(20, &[]), NOW).unwrap();
    engine.apply(track(EventType::Click, &by_rows(&held), NOW), NOW).unwrap();
    assert_eq!(engine.without(held.id, "nothing").unwrap().items, held.items);
}

#[test]
fn a_lost_race_replays_the_lessons_as_they_were() {
    use homebody::storage::{Command, Outcome, Stamp};
    let (_, mut engine, list) = visitor();
    let at = NOW + DAY;
    assert!(matches!(engine.storage_next(at, 1), Some(Command::Read)));
    engine.storage_done(Outcome::Absent, at);
    engine.apply(track(EventType::Click, &by_rows(&list), at), at).unwrap();
    let lessons = weights(&engine);
    let Some(Command::Write { blob, .. }) = engine.storage_next(at, 1) else { panic!("a write") };
    engine.storage_done(Outcome::Lost, at);
    assert!(matches!(engine.storage_next(at, 1), Some(Command::Read)));
    // Another tab wrote the very same: then all happened twice, and the weights moved twice as far, less the pull.
    engine.storage_done(Outcome::Found { stamp: Stamp { rev: 1, epoch: 9 }, blob }, at);
    for (once, twice) in lessons.iter().zip(weights(&engine)) {
        assert_eq!(twice.number, 2 * once.number - once.number / 32);
    }
}
