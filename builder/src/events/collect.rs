//! One row of any format → one event, or what is wrong with it.

use super::columns::{self, COUNT, EVENT, ITEM, SESSION, TIME, USER};
use super::gaps::{self, UNTOLD};
use super::kinds::{self, Kind};
use super::names::Names;
use super::report::LogReport;
use super::{MAX_EVENTS, time};
use crate::import::MAX_ID;
use crate::learn::{Event, Log, NO_USER};
use homebody::error::{Code, Error, Result};

/// Gathers events; every format hands its rows to one of these.
pub(super) struct Collector<'a> {
    users: Names,
    sessions: Names,
    items: Names,
    events: Vec<Event>,
    /// User and session in one text.
    key: String,
    strict: bool,
    pub(super) report: &'a mut LogReport,
}

impl<'a> Collector<'a> {
    pub(super) fn new(strict: bool, report: &'a mut LogReport) -> Self {
        let key = String::new();
        Self { users: Names::new(), sessions: Names::new(), items: Names::new(), events: Vec::new(), key, strict, report }
    }

    /// Takes a row; cells are in the order of the columns, empty where there is none.
    pub(super) fn row(&mut self, line: u64, cells: [&str; COUNT]) -> Result<()> {
        let cells = cells.map(str::trim);
        self.report.rows += 1;
        let kind = match kinds::kind(cells[EVENT]) {
            Kind::Event(kind) => kind,
            Kind::Ignored => {
                self.report.ignored += 1;
                return Ok(());
            }
            Kind::Unknown => return self.unknown(line, cells[EVENT]),
        };
        for column in [USER, SESSION, ITEM] {
            if let Some((problem, fix)) = wrong_id(cells[column]) {
                return self.refused(line, columns::name(column), problem, fix);
            }
        }
        if cells[ITEM].is_empty() {
            return self.refused(line, "item", "is empty", "write the id of the item as in the catalog");
        }
        if cells[USER].is_empty() && cells[SESSION].is_empty() {
            return self.refused(line, "session", "is empty, and so is `user`", "write one of them");
        }
        match time::seconds(cells[TIME]) {
            Ok(at) => self.keep(cells, at, kind),
            Err((problem, fix)) => self.refused(line, "ts", problem, fix),
        }
    }

    fn keep(&mut self, cells: [&str; COUNT], at: u32, kind: homebody::profile::EventType) -> Result<()> {
        if self.events.len() == MAX_EVENTS {
            return Err(Error::new(Code::TooLarge, "log", "a log has at most 100,000,000 events: take the latest ones"));
        }
        let user = if cells[USER].is_empty() { NO_USER } else { self.users.number(cells[USER])? };
        let session = if cells[SESSION].is_empty() { UNTOLD } else { self.session(cells[USER], cells[SESSION])? };
        let item = self.items.number(cells[ITEM])?;
        if self.events.len() == self.events.capacity() {
            // Grows by an eighth, not to the double: there may be many millions.
            self.events.reserve_exact(self.events.len() / 8 + 1024);
        }
        self.events.push(Event { user, session, item, at, kind });
        self.report.kept += 1;
        self.report.without_user += usize::from(user == NO_USER);
        Ok(())
    }

    /// A session is one person's: some shops number the sessions of each person from 1.
    fn session(&mut self, user: &str, session: &str) -> Result<u32> {
        self.key.clear();
        self.key.push_str(user);
        self.key.push('\n');
        self.key.push_str(session);
        self.sessions.number(&self.key)
    }

    fn unknown(&mut self, line: u64, word: &str) -> Result<()> {
        if self.report.unknown(word) {
            let problem = if word.is_empty() { "is empty".to_owned() } else { "is no known event".to_owned() };
            return self.refused(line, "event", problem, format!("write {}", kinds::WORDS));
        }
        self.report.skipped += 1;
        Ok(())
    }

    /// Counts a row that could not even be cut into cells.
    pub(super) fn broken(&mut self, line: u64, field: &str, problem: impl Into<String>, fix: impl Into<String>) -> Result<()> {
        self.report.rows += 1;
        self.refused(line, field, problem, fix)
    }

    fn refused(&mut self, line: u64, field: &str, problem: impl Into<String>, fix: impl Into<String>) -> Result<()> {
        let (problem, fix) = (problem.into(), fix.into());
        let error = self.strict.then(|| {
            let fix = format!("line {line} of the log: `{field}` {problem}: {fix}; without --strict such rows are left out");
            super::wrong(field.to_owned(), fix)
        });
        self.report.refuse(line, field, problem, fix);
        error.map_or(Ok(()), Err)
    }

    pub(super) fn finish(mut self) -> Result<Log> {
        if self.events.is_empty() {
            let fix = if self.report.rows == 0 {
                "the log has no row: check that it is the right file"
            } else {
                "no row of the log could be used: mend those in the report"
            };
            return Err(super::wrong("log", fix));
        }
        let sessions = gaps::fill(&mut self.events, self.sessions.len() as u32);
        self.report.users = self.users.len();
        self.report.sessions = sessions as usize;
        self.report.items = self.items.len();
        Ok(Log { items: self.items.list(), events: self.events })
    }
}

fn wrong_id(id: &str) -> Option<(String, String)> {
    if id.len() > MAX_ID {
        return Some((format!("has {} bytes", id.len()), format!("shorten it to {MAX_ID} bytes")));
    }
    let control = id.chars().any(char::is_control);
    control.then(|| ("holds a control character".to_owned(), "use visible characters only".to_owned()))
}
