//! The decision lattice.

use super::permit::{ProfilePermit, RankPermit, StorePermit};
use super::report::{Remarks, Report};
use super::words::{HostMode, Mode, Purpose, Source, State};
use alloc::vec::Vec;

/// Takes what the sources report and decides what may be done.
///
/// * *Granting* sources: `site` and `remembered` (one slot, in which the later answer counts, at equal times the one
///   reported last), `tcf`, `gcm`, `cmp`. *Objecting* ones: `gpc`, `dnt`, `gpp`.
/// * A purpose is granted when at least one granting slot is connected, each connected one grants it, and no objection
///   denies it. It is denied when any connected source denies it; else it is unknown.
/// * A visitor who wants to be known for this visit only grants `profile` and `rank` in place of the shared slot, and nothing to
///   `store`, until that slot reports anew. What the other sources say counts as ever.
/// * A grant ends with its `valid_until`, and does not fall back to an older grant in the same slot. An objection does
///   not end by itself.
/// * Whoever refuses that content is chosen at all ([`Remarks::off`]) switches everything off until they say otherwise.
/// * Broken clocks never grant: see [`Report`]. In the shared slot a denial with an impossible time counts beside
///   every other answer.
///
/// The lattice knows each purpose by itself; [`Gate::mode`] joins them.
#[derive(Clone, Debug)]
pub struct Gate {
    host: HostMode,
    minor: bool,
    /// The visitor wants to be known for this visit only.
    visit: bool,
    entries: [Entry; 8],
    reports: u64,
}

const STORE: usize = Purpose::Store as usize;
const PROFILE: usize = Purpose::Profile as usize;
const RANK: usize = Purpose::Rank as usize;

#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    connected: bool,
    report: Option<Report>,
    remarks: Remarks,
    /// Which of all reports this was; breaks ties of equal times.
    order: u64,
}

/// What holds at a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// What the engine may do.
    pub mode: Mode,
    /// The visitor wants to be known for this visit only.
    pub visit: bool,
    /// The effective states, in the order of [`Purpose::ALL`].
    pub purposes: [State; 4],
    /// What each connected source contributes, in the order of [`Source::ALL`].
    pub sources: Vec<SourceView>,
}

/// What one connected source contributes to a decision.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceView {
    /// The source.
    pub source: Source,
    /// What holds of its answers, in the order of [`Purpose::ALL`]: a grant that is over reads as unknown.
    pub purposes: [State; 4],
    /// Until when it answered, if it said so.
    pub valid_until: Option<f64>,
    /// What it said besides.
    pub remarks: Remarks,
}

impl Gate {
    /// A gate without sources, at which nothing is granted. For a minor the mode is never better than contextual.
    pub fn new(host: HostMode, minor: bool) -> Self {
        Self { host, minor, visit: false, entries: [Entry::default(); 8], reports: 0 }
    }

    /// From now on this source counts; a granting one that has not reported withholds every grant.
    pub fn connect(&mut self, source: Source) {
        self.entries[source as usize].connected = true;
    }

    /// From now on this source does not count, and what it said is forgotten.
    pub fn disconnect(&mut self, source: Source) {
        self.entries[source as usize] = Entry::default();
    }

    /// A source says something; it takes the place of what it said before. Only from `site` and `remembered` the time of
    /// the answer matters here too: one that is older than what the same source said before can lower, not raise.
    pub fn report(&mut self, source: Source, report: Report) {
        let mut kept = report;
        self.visit &= !matches!(source, Source::Site | Source::Remembered);
        if let (Source::Site | Source::Remembered, Some(old)) = (source, self.entries[source as usize].report) {
            let in_order = !old.at.is_finite() || report.at >= old.at;
            kept = if in_order { report } else { old.lowered_by(report) };
        }
        self.put(source, kept);
    }

    /// The visitor wants to be known for this visit only, or no longer so.
    pub fn visit(&mut self, on: bool) {
        self.visit = on;
    }

    /// What this source says besides its answers, from now on.
    pub fn remark(&mut self, source: Source, remarks: Remarks) {
        self.entries[source as usize].remarks = remarks;
    }

    /// Another tab withdrew: the slot of `site` and `remembered` is denied here too, except for `measure`. A later report
    /// of either grants again; an older one cannot. Also right for a withdrawal in this tab, because it does not
    /// depend on how `at` compares with the grant it ends.
    pub fn withdrawn_elsewhere(&mut self, at: f64) {
        self.visit = false;
        if !self.entries[Source::Remembered as usize].connected {
            self.connect(Source::Site);
        }
        for source in [Source::Site, Source::Remembered] {
            let entry = self.entries[source as usize];
            if entry.connected {
                let mut purposes = [State::Denied; 4];
                purposes[Purpose::Measure as usize] = entry.report.map_or(State::Unknown, |r| r.purposes[Purpose::Measure as usize]);
                self.put(source, Report { purposes, at, valid_until: None });
            }
        }
    }

    /// What was stored under these grants vanished, so the visitor, the browser or another tab removed it: all grants
    /// become unknown until their sources report anew. Denials and objections stay, and no older answer takes their place.
    pub fn lapse(&mut self) {
        for report in self.entries.iter_mut().filter_map(|entry| entry.report.as_mut()) {
            for state in report.purposes.iter_mut().filter(|state| **state == State::Granted) {
                *state = State::Unknown;
            }
        }
    }

    /// What holds now, with what each source contributes.
    pub fn decision(&self, now: f64) -> Decision {
        let mut sources = Vec::new();
        for source in Source::ALL {
            let entry = self.entries[source as usize];
            if entry.connected {
                let mut purposes = [State::Unknown; 4];
                if let Some(report) = entry.report {
                    for (i, state) in purposes.iter_mut().enumerate() {
                        *state = said(source, &report, i, now);
                    }
                }
                sources.push(SourceView {
                    source,
                    purposes,
                    valid_until: entry.report.and_then(|r| r.valid_until),
                    remarks: entry.remarks,
                });
            }
        }
        Decision { mode: self.mode(now), visit: self.visit, purposes: self.purposes(now), sources }
    }

    /// What the engine may do now. `persistent` needs `store`, `profile` and `rank`; the host's `session` mode stands in
    /// while they are not all granted, unless `profile` or `rank` is explicitly denied, as does the visitor's wish to be known for this visit
    /// only; otherwise `contextual`.
    pub fn mode(&self, now: f64) -> Mode {
        let [store, profile, rank, _] = self.purposes(now);
        if self.host == HostMode::Off || self.entries.iter().any(|entry| entry.connected && entry.remarks.off) {
            Mode::Off
        } else if self.minor {
            Mode::Contextual
        } else if [store, profile, rank] == [State::Granted; 3] {
            Mode::Persistent
        } else if self.host == HostMode::Session && profile != State::Denied && rank != State::Denied
            || self.visit && [profile, rank] == [State::Granted; 2]
        {
            Mode::Session
        } else {
            Mode::Contextual
        }
    }

    /// Whether this purpose is granted now. Says nothing about the mode: a profile needs a permit.
    pub fn has(&self, purpose: Purpose, now: f64) -> bool {
        self.effective(purpose as usize, now) == State::Granted
    }

    /// Whether someone explicitly refused (silence is not refusing) to have data stored, profiled or used for ranking.
    /// Then, and only then, what an earlier load stored may be deleted unseen.
    pub fn denied(&self, now: f64) -> bool {
        self.purposes(now)[..3].contains(&State::Denied)
    }

    /// Permission to change the profile: in modes session and persistent.
    pub fn profile_permit(&self, now: f64) -> Option<ProfilePermit<'_>> {
        matches!(self.mode(now), Mode::Session | Mode::Persistent).then(|| ProfilePermit::new(self))
    }

    /// Permission to rank with the profile: in modes session and persistent.
    pub fn rank_permit(&self, now: f64) -> Option<RankPermit<'_>> {
        matches!(self.mode(now), Mode::Session | Mode::Persistent).then(|| RankPermit::new(self))
    }

    /// Permission to read and write the store: in mode persistent only.
    pub fn store_permit(&self, now: f64) -> Option<StorePermit<'_>> {
        (self.mode(now) == Mode::Persistent).then(|| StorePermit::new(self))
    }

    fn put(&mut self, source: Source, report: Report) {
        self.reports += 1;
        let remarks = self.entries[source as usize].remarks;
        self.entries[source as usize] = Entry { connected: true, report: Some(report), remarks, order: self.reports };
    }

    fn purposes(&self, now: f64) -> [State; 4] {
        let mut purposes = [State::Unknown; 4];
        for (i, state) in purposes.iter_mut().enumerate() {
            *state = self.effective(i, now);
        }
        purposes
    }

    fn effective(&self, i: usize, now: f64) -> State {
        let mut all: Option<State> = None;
        for source in Source::ALL {
            let entry = self.entries[source as usize];
            let state = match source {
                Source::Remembered => continue,
                Source::Site => self.choice(i, now),
                _ if !entry.connected => None,
                _ => Some(entry.report.map_or(State::Unknown, |report| said(source, &report, i, now))),
            };
            let Some(state) = state else { continue };
            if source.is_objecting() {
                if state == State::Denied {
                    return State::Denied;
                }
            } else {
                all = Some(all.map_or(state, |sofar| sofar.meet(state)));
            }
        }
        all.unwrap_or_default()
    }

    /// What the slot of `site` and `remembered` says; nothing when neither is connected.
    fn choice(&self, i: usize, now: f64) -> Option<State> {
        let chosen = self.chosen(i, now);
        match (self.visit, i) {
            (true, PROFILE | RANK) => Some(State::Granted),
            // Nothing is stored or read; nor is it a refusal, after which what is stored would be deleted.
            (true, STORE) => Some(chosen.unwrap_or_default().meet(State::Unknown)),
            _ => chosen,
        }
    }

    fn chosen(&self, i: usize, now: f64) -> Option<State> {
        let pair = [self.entries[Source::Site as usize], self.entries[Source::Remembered as usize]];
        if !pair.iter().any(|entry| entry.connected) {
            return None;
        }
        let mut latest: Option<(f64, u64, State)> = None;
        for entry in pair {
            let Some(report) = entry.report else { continue };
            if !report.plausible(now) {
                if report.purposes[i] == State::Denied {
                    return Some(State::Denied);
                }
                continue;
            }
            if latest.is_none_or(|(at, order, _)| (report.at, entry.order) > (at, order)) {
                latest = Some((report.at, entry.order, report.state(i, now)));
            }
        }
        Some(latest.map_or(State::Unknown, |(.., state)| state))
    }
}

/// What holds of one answer. An objection is a denial or nothing, and does not end by itself.
fn said(source: Source, report: &Report, i: usize, now: f64) -> State {
    if !source.is_objecting() {
        return report.state(i, now);
    }
    if report.purposes[i] == State::Denied { State::Denied } else { State::Unknown }
}
