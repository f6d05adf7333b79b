//! Whole visits of people nobody knows: how good a list is after 0, 1, 3, 10, 30 events. With each event the shipped list is shown, counted
//! as seen and judged, caps and suppressions on; beside it the scorer's own list at the same moment, which tells what was learnt.

use crate::metrics::Outcome;
use crate::ours::{Ours, SCORER, SHIPPED, kind, ms};
use crate::parallel;
use crate::protocol::{Protocol, Task, Visit};
use crate::sample;
use homebody::profile::{Entry, EventType, Op};
use std::collections::BTreeSet;

/// After so many events the list is judged.
pub const AFTER: [usize; 5] = [0, 1, 3, 10, 30];
/// Places of the list that are seen.
const SEEN: usize = 10;
/// What comes next in a basket: so many lines.
const NEXT_LINES: usize = 10;
const MOST_VISITS: usize = 2_000;
const SEED: u64 = 13;

/// Quality after a number of events: of the visits that last beyond the last of [`AFTER`], so that the same ones count at each point.
#[derive(Clone, Copy, Default)]
pub struct Point {
    pub events: usize,
    pub visits: usize,
    /// NDCG@10 of the scorer's list: requested, no diversity.
    pub scorer: f64,
    /// NDCG@10 of the shipped list.
    pub shipped: f64,
    /// How many of its ten places caps and suppressions left filled.
    pub places: f64,
    /// The scorer's NDCG@10 over all visits that last beyond this point, and their number.
    pub all: f64,
    pub all_visits: usize,
}

/// One visit at one of the points.
#[derive(Clone, Copy, Default)]
struct Moment {
    scorer: f64,
    shipped: f64,
    places: f64,
}

/// Simulates visits of the test part, each with an empty profile.
pub fn curve(task: &Task, made: &Ours) -> Result<Vec<Point>, String> {
    let lines = sample::some(&visits(task), MOST_VISITS, SEED);
    let lived = parallel::map(lines.len(), || (), |(), at| live(task.protocol, made, &lines[at]));
    let lived: Vec<[Option<Moment>; AFTER.len()]> = lived.into_iter().collect::<Result<_, _>>()?;
    let point = |(at, events): (usize, usize)| {
        let mut point = Point { events, ..Point::default() };
        for visit in &lived {
            let Some(moment) = visit[at] else { continue };
            point.all += moment.scorer;
            point.all_visits += 1;
            if visit.iter().all(Option::is_some) {
                point.scorer += moment.scorer;
                point.shipped += moment.shipped;
                point.places += moment.places;
                point.visits += 1;
            }
        }
        let (long, all) = (point.visits.max(1) as f64, point.all_visits.max(1) as f64);
        let mean = |sum: f64| sum / long;
        Point { scorer: mean(point.scorer), shipped: mean(point.shipped), places: mean(point.places), all: point.all / all, ..point }
    };
    Ok(AFTER.into_iter().enumerate().map(point).collect())
}

/// Test sessions, or what people buy in the test window.
fn visits(task: &Task) -> Vec<Visit> {
    let all = if task.protocol.basket() { &task.test.ahead } else { &task.test.visits };
    all.iter().filter(|visit| visit.items.len() > 1).cloned().collect()
}

/// What comes next and can be offered: the next item, or what is new in the next lines of purchases.
fn next(protocol: Protocol, visit: &Visit, done: usize) -> Vec<u32> {
    let ahead = &visit.items[done..];
    if !protocol.basket() {
        return ahead.iter().take(1).copied().collect();
    }
    let met: BTreeSet<u32> = visit.items[..done].iter().copied().collect();
    let new: BTreeSet<u32> = ahead.iter().take(NEXT_LINES).copied().filter(|item| !met.contains(item)).collect();
    new.into_iter().collect()
}

fn live(protocol: Protocol, made: &Ours, visit: &Visit) -> Result<[Option<Moment>; AFTER.len()], String> {
    let told = |error: homebody::error::Error| error.to_string();
    let mut engine = made.engine()?;
    let mut out = [None; AFTER.len()];
    for done in 0..visit.items.len().min(AFTER[AFTER.len() - 1] + 1) {
        let now = ms(visit.times[done.saturating_sub(1)].into());
        let mut list = |asked| {
            let mut request = made.request(Protocol::Sessions { raw: protocol.basket() }, asked, &visit.items[..done]);
            request.limit = SEEN;
            if protocol.basket() && asked.intent == SCORER.intent {
                request.exclude = visit.items[..done].iter().map(|&item| made.id(item).to_owned()).collect();
            }
            engine.rank(request, now)
        };
        let (scored, shown) = (list(SCORER).map_err(told)?, list(SHIPPED).map_err(told)?);
        let targets = next(protocol, visit, done);
        if let (Some(at), false) = (AFTER.iter().position(|&after| after == done), targets.is_empty()) {
            let worth = |list| ndcg(&targets, &made.numbers(list).collect::<Vec<_>>());
            out[at] = Some(Moment { scorer: worth(&scored), shipped: worth(&shown), places: shown.items.len() as f64 });
        }
        let number = shown.id as i32;
        let seen = shown.items.iter().map(|item| Entry { id: item.id.clone(), at: now, number, ..Entry::default() }).collect();
        engine.apply(Op::Track(EventType::Impression, seen), now).map_err(told)?;
        let then = ms(visit.times[done].into());
        engine.apply(Op::Track(kind(protocol), made.entries(visit, done..done + 1)), then).map_err(told)?;
    }
    Ok(out)
}

fn ndcg(targets: &[u32], list: &[u32]) -> f64 {
    let place = |target: &u32| list.iter().position(|item| item == target).map(|place| place + 1);
    let mut ranks: Vec<Option<usize>> = targets.iter().map(place).collect();
    ranks.sort_by_key(|rank| rank.unwrap_or(usize::MAX));
    Outcome::new(&ranks, Vec::new(), 0.0).ndcg10
}
