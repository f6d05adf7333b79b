//! Our own rows: a pack that the builder makes from the training events, and the engine that ranks through it.

use crate::data::NO_USER;
use crate::metrics::{Outcome, TOP};
use crate::parallel;
use crate::protocol::{Protocol, Query, Task, Visit};
use homebody::catalog::{Item, Pack};
use homebody::consent::HostMode;
use homebody::engine::Engine;
use homebody::profile::{Entry, EventType, Op};
use homebody::rank::{Intent, Model, RankRequest, Ranking};
use homebody::settings::Settings;
use homebody_builder::build::items_with_log;
use homebody_builder::learn::{Event, LearnOptions, Log, Tune};
use homebody_builder::report::Report;
use std::collections::BTreeMap;
use std::time::Instant;

/// How the engine is asked.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    pub intent: Intent,
    /// `None`: the engine's default.
    pub diversity: Option<f64>,
}

/// The scorer alone.
pub const SCORER: Asked = Asked { intent: Intent::Requested, diversity: Some(0.0) };
/// As shipped: caps, suppressions, diversity, exploration.
pub const SHIPPED: Asked = Asked { intent: Intent::Offered, diversity: None };

/// A pack and where its items are among the candidates.
pub struct Ours {
    pub bytes: Vec<u8>,
    pub pack: Pack,
    /// The candidates' ids.
    ids: Vec<String>,
    /// By id.
    numbers: BTreeMap<String, u32>,
    /// What a candidate is a variant of.
    pub variants: Variants,
}

/// The group and the family of each candidate, as numbers.
pub struct Variants(Vec<[u32; 2]>, usize);

impl Variants {
    /// Which candidates are among these, or are variants of one of them.
    pub fn of(&self, items: &[u32]) -> impl Fn(u32) -> bool + '_ {
        let mut met = vec![false; self.1];
        items.iter().flat_map(|&item| self.0[item as usize]).for_each(|key| met[key as usize] = true);
        move |item| self.0[item as usize].iter().any(|&key| met[key as usize])
    }
}

/// Makes a pack from what comes before the test.
pub fn build(task: &Task, items: &[Item], min_people: u32, rows: usize) -> Result<Ours, String> {
    let tune = match task.protocol {
        Protocol::Sessions { .. } => Tune::Sessions,
        Protocol::BasketAll => Tune::BasketAll,
        Protocol::BasketNew => Tune::BasketNew,
    };
    let threads = std::thread::available_parallelism().map_or(1, |cores| cores.get());
    let options = LearnOptions { min_people, rows, tune, threads };
    let log = log(task);
    let made = items_with_log(items, Some(&log), &options, &mut Report::default(), &mut |_| {});
    let bytes = made.map_err(|error| format!("the builder made no pack: {error}"))?;
    let pack = Pack::open(bytes.clone()).map_err(|error| format!("the pack cannot be opened: {error}"))?;
    let numbers: BTreeMap<String, u32> = task.items.iter().cloned().zip(0..).collect();
    let n = task.items.len() as u32;
    let keys = |id: &String| match pack.find(id) {
        Some(item) => [pack.family(item), pack.group(item).map_or(pack.family(item), |group| n + group)],
        None => [0, 0],
    };
    let variants = Variants(task.items.iter().map(keys).collect(), task.items.len() + pack.group_count());
    Ok(Ours { bytes, pack, ids: task.items.clone(), numbers, variants })
}

/// The training events, as the builder reads them. What was done is what the protocol asks for, as for every peer.
fn log(task: &Task) -> Log {
    let kind = kind(task.protocol);
    let mut events = Vec::new();
    for visit in &task.test.train {
        let user = if visit.user == NO_USER { homebody_builder::learn::NO_USER } else { visit.user };
        for (at, &item) in visit.items.iter().enumerate() {
            events.push(Event { user, session: visit.sessions[at], item, at: visit.times[at], kind });
        }
    }
    events.sort_by_key(|event| event.at);
    Log { items: task.items.clone(), events }
}

/// What is recorded for an event of a history.
pub fn kind(protocol: Protocol) -> EventType {
    if protocol.basket() { EventType::Purchase } else { EventType::View }
}

/// Seconds to the engine's milliseconds.
pub fn ms(seconds: f64) -> f64 {
    seconds * 1000.0
}

impl Ours {
    /// An engine with an empty profile.
    pub fn engine(&self) -> Result<Engine, String> {
        let mut engine = Engine::new(Settings { host_mode: HostMode::Session, ..Settings::default() });
        engine.load_catalog(self.bytes.clone()).map_err(|error| error.to_string())?;
        Ok(engine)
    }

    pub fn id(&self, item: u32) -> &str {
        &self.ids[item as usize]
    }

    /// The numbers of a list's items.
    pub fn numbers<'a>(&'a self, ranking: &'a Ranking) -> impl Iterator<Item = u32> + 'a {
        ranking.items.iter().filter_map(|item| self.numbers.get(&item.id).copied())
    }

    pub fn entries(&self, visit: &Visit, known: std::ops::Range<usize>) -> Vec<Entry> {
        let entry =
            |at: usize| Entry { id: self.id(visit.items[at]).into(), at: ms(visit.times[at].into()), number: 1, ..Entry::default() };
        known.map(entry).collect()
    }

    pub fn request(&self, protocol: Protocol, asked: Asked, history: &[u32]) -> RankRequest {
        let mut request = RankRequest::new("eval", Model::ForYou, asked.intent);
        if let Some(diversity) = asked.diversity {
            request.diversity = diversity;
        }
        match protocol {
            Protocol::Sessions { raw: false } => request.viewing.extend(history.last().map(|&item| self.id(item).into())),
            Protocol::BasketNew => {
                let mut items = history.to_vec();
                items.sort_unstable();
                items.dedup();
                request.exclude.extend(items.into_iter().map(|item| self.id(item).to_owned()));
            }
            _ => {}
        }
        request
    }

    /// The list for a query, and the milliseconds that it took.
    fn list(&self, engine: &mut Engine, task: &Task, query: &Query, asked: Asked, limit: usize) -> homebody::error::Result<(Ranking, f64)> {
        let Task { protocol, test: split, .. } = task;
        let now = ms(query.now);
        let visit = &split.visits[query.visit];
        let known = query.known.saturating_sub(crate::protocol::HISTORY)..query.known;
        engine.apply(Op::Erase(None), now)?;
        engine.apply(Op::Track(kind(*protocol), self.entries(visit, known)), now)?;
        let mut request = self.request(*protocol, asked, split.history(query));
        request.limit = limit;
        let start = Instant::now();
        let ranking = engine.rank(request, now)?;
        Ok((ranking, start.elapsed().as_secs_f64() * 1e3))
    }

    fn answer(&self, engine: &mut Engine, task: &Task, query: &Query, asked: Asked) -> homebody::error::Result<Outcome> {
        let (ranking, taken) = self.list(engine, task, query, asked, TOP)?;
        let top: Vec<u32> = self.numbers(&ranking).collect();
        // In the order of scores a tie counts against us, as for every model; a list that was rearranged has none.
        let plain = asked.intent == Intent::Requested && asked.diversity == Some(0.0);
        let rank = |target: &u32| {
            let place = top.iter().position(|item| item == target)?;
            let own = ranking.items[place].score;
            let last = ranking.items.iter().rposition(|item| item.score >= own).unwrap_or(place);
            match plain {
                true => (own > 0 && (last + 1 < TOP || ranking.items.len() < TOP || last == place)).then_some(last + 1),
                false => Some(place + 1),
            }
        };
        let mut ranks: Vec<Option<usize>> = query.targets.iter().map(rank).collect();
        ranks.sort_by_key(|rank| rank.unwrap_or(usize::MAX));
        Ok(Outcome::new(&ranks, top, taken))
    }

    /// The engine's answers.
    pub fn ask(&self, task: &Task, queries: &[Query], asked: Asked) -> Result<Vec<Outcome>, String> {
        self.each(queries, |engine, query| self.answer(engine, task, query, asked))
    }

    /// The scorer's first `depth` items for each query.
    pub fn longlists(&self, task: &Task, queries: &[Query], depth: usize) -> Result<Vec<Vec<u32>>, String> {
        self.each(queries, |engine, query| Ok(self.numbers(&self.list(engine, task, query, SCORER, depth)?.0).collect()))
    }

    fn each<T: Send>(
        &self,
        queries: &[Query],
        work: impl Fn(&mut Engine, &Query) -> homebody::error::Result<T> + Sync,
    ) -> Result<Vec<T>, String> {
        let answers = parallel::map(
            queries.len(),
            || self.engine(),
            |engine, at| {
                let engine = engine.as_mut().map_err(|error| error.clone())?;
                work(engine, &queries[at]).map_err(|error| error.to_string())
            },
        );
        answers.into_iter().collect()
    }
}

/// The share of the first ten places that hold what was bought before, or a variant of it.
pub fn nag10(task: &Task, queries: &[Query], outcomes: &[Outcome], variants: &Variants) -> Option<f64> {
    if !task.protocol.basket() {
        return None;
    }
    let nags = queries.iter().zip(outcomes).map(|(query, outcome)| {
        let again = variants.of(task.test.history(query));
        outcome.top.iter().take(10).filter(|item| again(**item)).count()
    });
    Some(nags.sum::<usize>() as f64 / (10.0 * queries.len().max(1) as f64))
}
