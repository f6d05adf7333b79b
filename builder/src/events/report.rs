//! What was read of a log.

use crate::report::Problem;
use serde::Serialize;

/// How many problems and unknown words are kept; all are counted.
const KEPT: usize = 1000;

/// A word for an event that is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnknownEvent {
    /// The word, at most 40 characters of it.
    pub word: String,
    /// In how many rows it stood.
    pub count: usize,
}

/// What was read of a log and what was left out. `rows` = `kept` + `ignored` + `skipped`.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LogReport {
    /// Rows read.
    pub rows: usize,
    /// Events kept.
    pub kept: usize,
    /// Rows about something that nothing is learnt from, such as returns.
    pub ignored: usize,
    /// Rows left out because something is wrong with them.
    pub skipped: usize,
    /// The first problems, in the log's order; of each unknown event only the first.
    pub problems: Vec<Problem>,
    /// Words that are no known event.
    pub unknown_events: Vec<UnknownEvent>,
    /// Different people.
    pub users: usize,
    /// Kept events of people who are not known.
    pub without_user: usize,
    /// Different sessions or orders.
    pub sessions: usize,
    /// Different items.
    pub items: usize,
}

impl LogReport {
    pub(super) fn refuse(&mut self, line: u64, field: &str, problem: impl Into<String>, fix: impl Into<String>) {
        self.skipped += 1;
        if self.problems.len() < KEPT {
            self.problems.push(Problem { line, field: field.into(), problem: problem.into(), fix: fix.into() });
        }
    }

    /// Counts a word that is not known; whether it is the first such row.
    pub(super) fn unknown(&mut self, word: &str) -> bool {
        let word: String = word.chars().filter(|c| !c.is_control()).take(40).collect();
        if let Some(known) = self.unknown_events.iter_mut().find(|known| known.word == word) {
            known.count += 1;
            return false;
        }
        let first = self.unknown_events.len() < 100;
        if first {
            self.unknown_events.push(UnknownEvent { word, count: 1 });
        }
        first
    }
}
