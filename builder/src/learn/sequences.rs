//! A log as sequences of items: visits, or what each person bought.

use super::log::{Event, Log, NO_USER};
use homebody::catalog::NONE;
use homebody::profile::EventType;
use std::collections::BTreeMap;

/// Of a longer sequence only the last so many events are learnt from: what no visitor could have done in one sitting tells
/// nothing, and its pairs would outnumber all others.
const LONGEST: usize = 2000;

/// One event of a sequence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Met {
    pub item: u32,
    pub at: u32,
    pub strength: f32,
    /// The visit or order.
    pub session: u32,
    pub bought: bool,
}

/// Sequences in the order in which they begin (visits) or end (people).
#[derive(Clone, Debug, Default)]
pub(super) struct Sequences {
    pub offsets: Vec<usize>,
    pub events: Vec<Met>,
    /// Who: a person where the log tells, else a number for the sequence alone.
    pub people: Vec<u32>,
}

impl Sequences {
    pub fn len(&self) -> usize {
        self.people.len()
    }

    pub fn get(&self, at: usize) -> &[Met] {
        &self.events[self.offsets[at]..self.offsets[at + 1]]
    }

    pub fn iter(&self) -> impl Iterator<Item = &[Met]> {
        (0..self.len()).map(|at| self.get(at))
    }

    fn push(&mut self, events: &[Met], person: u32) {
        if self.offsets.is_empty() {
            self.offsets.push(0);
        }
        self.events.extend(&events[events.len().saturating_sub(LONGEST)..]);
        self.offsets.push(self.events.len());
        self.people.push(person);
    }

    /// The first `count` sequences.
    pub fn first(&self, count: usize) -> Self {
        let mut out = Self::default();
        (0..count.min(self.len())).for_each(|at| out.push(self.get(at), self.people[at]));
        out
    }

    /// Each sequence as far as it lies before `at`.
    pub fn before(&self, at: u32) -> Self {
        let mut out = Self::default();
        for (which, events) in self.iter().enumerate() {
            let end = events.partition_point(|event| event.at < at);
            if end > 0 {
                out.push(&events[..end], self.people[which]);
            }
        }
        out
    }

    /// The time of the last event.
    pub fn end(&self) -> u32 {
        self.events.iter().map(|event| event.at).max().unwrap_or(0)
    }

    /// Where each item occurs: the number of the sequence and the place in it, ascending.
    pub fn occurrences(&self, items: usize) -> Occurrences {
        let mut offsets = vec![0usize; items + 1];
        self.events.iter().for_each(|event| offsets[event.item as usize + 1] += 1);
        for at in 1..offsets.len() {
            offsets[at] += offsets[at - 1];
        }
        let mut next = offsets.clone();
        let mut places = vec![(0u32, 0u32); self.events.len()];
        for (which, events) in self.iter().enumerate() {
            for (place, event) in events.iter().enumerate() {
                let to = &mut next[event.item as usize];
                places[*to] = (which as u32, place as u32);
                *to += 1;
            }
        }
        Occurrences { offsets, places }
    }
}

/// See [`Sequences::occurrences`].
pub(super) struct Occurrences {
    offsets: Vec<usize>,
    places: Vec<(u32, u32)>,
}

impl Occurrences {
    pub fn of(&self, item: usize) -> &[(u32, u32)] {
        &self.places[self.offsets[item]..self.offsets[item + 1]]
    }
}

/// Visits: sorted by their beginning, repeats of the item that is looked at left out, those of one event too.
/// `places` tells where each of the log's items is in the catalog.
pub(super) fn visits(log: &Log, places: &[u32]) -> Sequences {
    let mut order = wanted(log, |event| event.kind.strength() > 0.0 && places[event.item as usize] != NONE);
    order.sort_by_key(|&at| (log.events[at as usize].session, log.events[at as usize].at));
    let mut visits: Vec<(u32, u32, Vec<Met>)> = Vec::new();
    for run in order.chunk_by(|&a, &b| log.events[a as usize].session == log.events[b as usize].session) {
        let mut events: Vec<Met> = Vec::with_capacity(run.len());
        for &at in run {
            let met = met(&log.events[at as usize], places);
            match events.last_mut() {
                Some(last) if last.item == met.item => last.strength = last.strength.max(met.strength),
                _ => events.push(met),
            }
        }
        if events.len() > 1 {
            let first = &log.events[run[0] as usize];
            let person = if first.user == NO_USER { NO_USER } else { first.user };
            visits.push((events[0].at, person, events));
        }
    }
    visits.sort_by_key(|visit| visit.0);
    let mut out = Sequences::default();
    // Without people every visit is someone else's.
    let strangers = visits.iter().all(|visit| visit.1 == NO_USER);
    let most = visits.iter().map(|visit| visit.1).filter(|&person| person != NO_USER).max().unwrap_or(0);
    for (at, (_, person, events)) in visits.iter().enumerate() {
        let stranger = if strangers { at as u32 } else { most.saturating_add(1 + at as u32) };
        out.push(events, if *person == NO_USER { stranger } else { *person });
    }
    out
}

/// What each person bought, line by line, people sorted by their last purchase.
pub(super) fn purchases(log: &Log, places: &[u32]) -> Sequences {
    let bought = |event: &Event| event.kind == EventType::Purchase && event.user != NO_USER && places[event.item as usize] != NONE;
    let mut order = wanted(log, bought);
    order.sort_by_key(|&at| (log.events[at as usize].at, log.events[at as usize].session));
    let mut people: BTreeMap<u32, Vec<Met>> = BTreeMap::new();
    for &at in &order {
        let event = &log.events[at as usize];
        people.entry(event.user).or_default().push(met(event, places));
    }
    let mut people: Vec<(u32, Vec<Met>)> = people.into_iter().collect();
    people.sort_by_key(|(_, events)| events.last().map_or(0, |event| event.at));
    let mut out = Sequences::default();
    people.iter().for_each(|(person, events)| out.push(events, *person));
    out
}

fn wanted(log: &Log, want: impl Fn(&Event) -> bool) -> Vec<u32> {
    log.events.iter().enumerate().filter(|(_, event)| want(event)).map(|(at, _)| at as u32).collect()
}

fn met(event: &Event, places: &[u32]) -> Met {
    let bought = event.kind == EventType::Purchase;
    Met { item: places[event.item as usize], at: event.at, strength: event.kind.strength() as f32, session: event.session, bought }
}
