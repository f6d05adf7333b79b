//! What is asked of every model: which events it learns from, and which queries it answers.

use crate::data::{Data, Event, Kind, NO_USER};

/// Lines of a person's history that count.
pub const HISTORY: usize = 300;
/// An item of the basket protocols was bought this often before the validation window.
const LEAST_BOUGHT: u32 = 5;
const WINDOW: u32 = 28 * 86_400;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// `raw`: as in the papers; the page being viewed may be recommended.
    Sessions {
        raw: bool,
    },
    BasketAll,
    BasketNew,
}

impl Protocol {
    /// The word used on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sessions { .. } => "sessions",
            Self::BasketAll => "basket-all",
            Self::BasketNew => "basket-new",
        }
    }
    pub fn basket(self) -> bool {
        !matches!(self, Self::Sessions { .. })
    }
}

/// A session, or all that a person bought. Items are candidate numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Visit {
    pub items: Vec<u32>,
    pub times: Vec<u32>,
    pub sessions: Vec<u32>,
    pub user: u32,
}

impl Visit {
    fn push(&mut self, item: u32, event: &Event) {
        self.items.push(item);
        self.times.push(event.at);
        self.sessions.push(event.session);
        self.user = event.user;
    }
    /// The time of its last event.
    pub fn end(&self) -> f64 {
        self.times.last().copied().unwrap_or(0).into()
    }
}

/// One ranking that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// Which of [`Split::visits`], and how many of its events are known.
    pub visit: usize,
    pub known: usize,
    /// Ascending.
    pub targets: Vec<u32>,
    /// Seconds since 1970.
    pub now: f64,
}

/// What to learn from and what to answer.
#[derive(Default)]
pub struct Split {
    pub train: Vec<Visit>,
    pub visits: Vec<Visit>,
    pub queries: Vec<Query>,
    /// All that the people of the basket protocols buy in the window; sessions have it in `visits`.
    pub ahead: Vec<Visit>,
}

impl Split {
    /// The events that are known at a query.
    pub fn history(&self, query: &Query) -> &[u32] {
        let items = &self.visits[query.visit].items[..query.known];
        &items[items.len().saturating_sub(HISTORY)..]
    }
}

/// The whole experiment.
pub struct Task {
    pub protocol: Protocol,
    /// Ids of the candidates.
    pub items: Vec<String>,
    /// Parameters are chosen on this one …
    pub tune: Split,
    /// … and judged on this one.
    pub test: Split,
}

/// Purchases of known people make baskets, anything else sessions.
pub fn default_protocol(data: &Data) -> Protocol {
    let bought = data.events.iter().filter(|event| event.kind == Kind::Bought && event.user != NO_USER).count();
    // A log of visits in which some things are bought is still one of visits.
    if bought * 2 > data.events.len() { Protocol::BasketNew } else { Protocol::Sessions { raw: false } }
}

/// Splits the data.
pub fn task(data: &Data, protocol: Protocol) -> Task {
    match protocol {
        Protocol::Sessions { raw } => sessions(data, raw),
        Protocol::BasketAll => baskets(data, false),
        Protocol::BasketNew => baskets(data, true),
    }
}

fn sessions(data: &Data, raw: bool) -> Task {
    let own_test = data.events.iter().any(|event| event.kind == Kind::Test);
    let (mut past, mut future) = (grouped(&data.events, |event| event.kind != Kind::Test), Vec::new());
    if own_test {
        future = grouped(&data.events, |event| event.kind == Kind::Test);
    } else {
        // As the reference computes it: int(n · (1 − .1)).
        let cut = (past.len() as f64 * (1.0 - 0.1)) as usize;
        future.extend(past.drain(cut..));
    }
    let (items, numbers) = candidates(data, past.iter().flat_map(|visit| &visit.items).copied());
    let mut train: Vec<Visit> = past.into_iter().map(|visit| renumber(visit, &numbers, !raw)).collect();
    if !raw {
        train.retain(|visit| visit.items.len() > 1);
    }
    let visits: Vec<Visit> = future.into_iter().map(|visit| renumber(visit, &numbers, !raw)).collect();
    let cut = (train.len() as f64 * 0.95) as usize;
    let tune = prefixes(train[..cut].to_vec(), train[cut..].to_vec());
    Task { protocol: Protocol::Sessions { raw }, items, tune, test: prefixes(train, visits) }
}

fn prefixes(train: Vec<Visit>, visits: Vec<Visit>) -> Split {
    let mut queries = Vec::new();
    for (at, visit) in visits.iter().enumerate() {
        for known in 1..visit.items.len() {
            let now = visit.times[known - 1].into();
            queries.push(Query { visit: at, known, targets: vec![visit.items[known]], now });
        }
    }
    Split { train, visits, queries, ahead: Vec::new() }
}

/// Sessions in the order of their starts; those that start together in the order of their ids.
fn grouped(events: &[Event], wanted: impl Fn(&Event) -> bool) -> Vec<Visit> {
    let mut order: Vec<usize> = (0..events.len()).filter(|&at| wanted(&events[at])).collect();
    order.sort_by_key(|&at| (events[at].session, events[at].at));
    let mut visits: Vec<Visit> = Vec::new();
    for at in order {
        let event = &events[at];
        match visits.last_mut() {
            Some(visit) if visit.sessions.last() == Some(&event.session) => visit.push(event.item, event),
            _ => {
                let mut visit = Visit::default();
                visit.push(event.item, event);
                visits.push(visit);
            }
        }
    }
    visits.sort_by_key(|visit| visit.times.first().copied());
    visits
}

/// Ids of the items that occur, in the order of the ids; and the number of each item of the data among them.
fn candidates(data: &Data, seen: impl Iterator<Item = u32>) -> (Vec<String>, Vec<Option<u32>>) {
    let mut met = vec![false; data.items.len()];
    seen.for_each(|item| met[item as usize] = true);
    let mut order: Vec<usize> = (0..met.len()).filter(|&item| met[item]).collect();
    order.sort_by(|&a, &b| data.items[a].cmp(&data.items[b]));
    let mut numbers = vec![None; met.len()];
    for (new, &old) in order.iter().enumerate() {
        numbers[old] = Some(new as u32);
    }
    (order.into_iter().map(|old| data.items[old].clone()).collect(), numbers)
}

fn renumber(visit: Visit, numbers: &[Option<u32>], collapse: bool) -> Visit {
    let mut out = Visit { user: visit.user, ..Visit::default() };
    for (at, &item) in visit.items.iter().enumerate() {
        let Some(item) = numbers[item as usize] else { continue };
        if collapse && out.items.last() == Some(&item) {
            continue;
        }
        out.items.push(item);
        out.times.push(visit.times[at]);
        out.sessions.push(visit.sessions[at]);
    }
    out
}

fn baskets(data: &Data, new: bool) -> Task {
    let mut lines: Vec<Event> = data.events.iter().filter(|event| event.kind == Kind::Bought && event.user != NO_USER).copied().collect();
    lines.sort_by_key(|event| (event.at, event.session));
    let end = lines.last().map_or(0, |event| event.at);
    let test_from = end.saturating_sub(WINDOW);
    let validation_from = test_from.saturating_sub(WINDOW);
    let mut counts = vec![0_u32; data.items.len()];
    lines.iter().filter(|event| event.at < validation_from).for_each(|event| counts[event.item as usize] += 1);
    let often = (0..counts.len() as u32).filter(|&item| counts[item as usize] >= LEAST_BOUGHT);
    let (items, numbers) = candidates(data, often);
    lines.retain_mut(|event| numbers[event.item as usize].map(|item| event.item = item).is_some());
    let protocol = if new { Protocol::BasketNew } else { Protocol::BasketAll };
    let tune = next_baskets(&lines, validation_from, test_from, new);
    Task { protocol, items, tune, test: next_baskets(&lines, test_from, end + 1, new) }
}

/// Every known person's first basket in the window.
fn next_baskets(lines: &[Event], from: u32, to: u32, new: bool) -> Split {
    let people = lines.iter().map(|event| event.user as usize + 1).max().unwrap_or(0);
    let mut histories = vec![Visit::default(); people];
    let mut ahead = vec![Visit::default(); people];
    let mut baskets: Vec<(Option<u32>, Vec<u32>)> = vec![(None, Vec::new()); people];
    for event in lines {
        let user = event.user as usize;
        if event.at < from {
            histories[user].push(event.item, event);
        } else if event.at < to {
            ahead[user].push(event.item, event);
            let (first, basket) = &mut baskets[user];
            if *first.get_or_insert(event.session) == event.session {
                basket.push(event.item);
            }
        }
    }
    let mut split = Split::default();
    for (history, (_, mut targets)) in histories.into_iter().zip(baskets) {
        if history.items.is_empty() {
            continue;
        }
        targets.sort_unstable();
        targets.dedup();
        if new {
            targets.retain(|item| !history.items.contains(item));
        }
        if !targets.is_empty() {
            split.queries.push(Query { visit: split.train.len(), known: history.items.len(), targets, now: from.into() });
        }
        split.train.push(history);
    }
    split.visits = split.train.clone();
    split.ahead = ahead;
    split
}
