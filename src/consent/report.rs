//! What one source said, and what still holds of it.

use super::words::State;

/// How far in the future, in milliseconds, the time of a grant may lie before it is not believed: one day, for a server
/// and a device whose clocks or time zones disagree.
pub const AHEAD: f64 = 24.0 * 3_600_000.0;

/// What a source says, all purposes at once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Report {
    /// Its answers, in the order of [`super::Purpose::ALL`].
    pub purposes: [State; 4],
    /// When the visitor answered. A grant needs a finite time that is not more than [`AHEAD`] in the future; a denial
    /// counts whatever its time.
    pub at: f64,
    /// Until when the answer holds, this moment included. Not finite is the same as over.
    pub valid_until: Option<f64>,
}

/// What a source says besides its answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Remarks {
    /// The visitor refuses that content is chosen at all, even from the page alone, as by purpose 11 of TCF: the host's order is kept.
    pub off: bool,
    /// Nobody chose: this is the default of a region or of an opt-out model, which the host lets count. Only told, for the record.
    pub implied: bool,
}

impl Report {
    /// Whether `at` can be true.
    pub(super) fn plausible(&self, now: f64) -> bool {
        self.at.is_finite() && now.is_finite() && self.at <= now + AHEAD
    }

    /// What holds of purpose `i` when a granting source says this. A grant needs everything to be right; a denial
    /// becomes unknown only when it is certain that its time is over.
    pub(super) fn state(&self, i: usize, now: f64) -> State {
        match self.purposes[i] {
            State::Granted => {
                let valid = self.valid_until.is_none_or(|until| until.is_finite() && now <= until);
                if valid && self.plausible(now) { State::Granted } else { State::Unknown }
            }
            State::Denied if self.valid_until.is_some_and(|until| until.is_finite() && now.is_finite() && until < now) => State::Unknown,
            other => other,
        }
    }

    /// The report that holds after the same source said `newer`, though its time says it is the older one. Either it
    /// was under way for long, and must not raise; or the clock was set back, and a withdrawal in it must count. So it
    /// can lower and never raise.
    pub(super) fn lowered_by(self, newer: Self) -> Self {
        let mut purposes = self.purposes;
        for (mine, other) in purposes.iter_mut().zip(newer.purposes) {
            *mine = mine.meet(other);
        }
        if purposes == self.purposes {
            return self;
        }
        Self { purposes, at: newer.at, valid_until: earlier(self.valid_until, newer.valid_until) }
    }
}

fn earlier(a: Option<f64>, b: Option<f64>) -> Option<f64> {
    match (a, b) {
        (Some(a), Some(b)) if a.is_finite() && b.is_finite() => Some(a.min(b)),
        (Some(a), Some(_)) if !a.is_finite() => Some(a),
        (_, Some(b)) => Some(b),
        (a, None) => a,
    }
}
