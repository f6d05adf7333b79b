//! What happened while packing: for people as text, for programs as JSON. Both come from here, so that the native command, the
//! Node command and the page say the same.

use crate::events::LogReport;
use crate::learn::LearnReport;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How many entries of each list the text shows.
const SHOWN: usize = 20;
/// How many entries of each list are kept for JSON; all are counted.
const KEPT: usize = 1000;

/// Something that is wrong with a row, which was therefore left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Where the row, or for JSON its mistake, is in the file, from 1.
    pub line: u64,
    /// The field at fault.
    pub field: String,
    /// What is wrong; reads on from the field's name.
    pub problem: String,
    /// What to do about it.
    pub fix: String,
}

/// Something odd that was seen in one or more rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// The field.
    pub field: String,
    /// What is odd; reads on from the field's name.
    pub message: String,
    /// In how many rows.
    pub count: usize,
    /// The first of these rows; 0 for the file as a whole.
    pub line: u64,
}

/// Warnings, one per field and message.
#[derive(Clone, Debug, Default)]
pub struct Warnings {
    entries: BTreeMap<(String, String), (usize, u64)>,
}

impl Warnings {
    /// Counts a warning. `line` is 0 when the file as a whole is meant.
    pub fn add(&mut self, field: &str, message: &str, line: u64) {
        // Names come from the file: a hostile one could have millions.
        if self.entries.len() < KEPT {
            let field = field.chars().take(80).collect();
            self.entries.entry((field, message.to_owned())).or_insert((0, line)).0 += 1;
        }
    }
    /// All of them, by field.
    pub fn list(&self) -> Vec<Warning> {
        let warning = |((field, message), (count, line)): (&(String, String), &(usize, u64))| Warning {
            field: field.clone(),
            message: message.clone(),
            count: *count,
            line: *line,
        };
        self.entries.iter().map(warning).collect()
    }
}

/// An unmarked item that looks sensitive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suspect {
    /// The item's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Which kind: `health`, `religion`, `politics` or `sexuality`.
    pub topic: &'static str,
    /// The word that gave rise to the suspicion.
    pub word: String,
}

/// One item of a family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Member {
    /// The item's id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// The size of one column of the pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// The column's name in `docs/pack-format.md`.
    pub name: &'static str,
    /// Its bytes.
    pub bytes: usize,
}

/// All that is said about one run. Lists hold at most 1,000 entries; the counts beside them count all.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Rows read.
    pub rows: usize,
    /// Items written.
    pub items: usize,
    /// Rows left out.
    pub skipped: usize,
    /// How many problems those rows had.
    pub problem_count: usize,
    /// The problems, in the file's order.
    pub problems: Vec<Problem>,
    /// Oddities that cost no row.
    pub warnings: Vec<Warning>,
    /// Families of variants and near-duplicates, items without relatives not counted.
    pub families: usize,
    /// How many of these join what the shop files as different groups.
    pub joined_count: usize,
    /// Those families, one item of each group.
    pub joined: Vec<Vec<Member>>,
    /// How many unmarked items look sensitive.
    pub suspect_count: usize,
    /// Those items.
    pub suspects: Vec<Suspect>,
    /// What was read of the log, if there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log: Option<LogReport>,
    /// What was learnt from a log, if there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub learning: Option<LearnReport>,
    /// Bytes of the pack.
    pub bytes: usize,
    /// The same by column.
    pub columns: Vec<Column>,
}

impl Report {
    /// Cuts the lists down to what is kept.
    pub(crate) fn trim(&mut self) {
        self.problems.truncate(KEPT);
        self.joined.truncate(KEPT);
        self.suspects.truncate(KEPT);
    }

    /// The report as JSON.
    pub fn json(&self) -> String {
        // Plain strings and numbers always serialise.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The report in plain sentences, one thing a line, without a line break at the end.
    pub fn text(&self) -> String {
        let mut out = format!("{} read, {} packed, {} left out.", plural(self.rows, "row"), plural(self.items, "item"), self.skipped);
        list(&mut out, "Left out", self.problem_count, &self.problems, |p| {
            format!("line {}: `{}` {}: {}.", p.line, p.field, p.problem, p.fix)
        });
        list(&mut out, "Warnings", self.warnings.len(), &self.warnings, |w| match w.line {
            0 => format!("`{}` {}.", w.field, w.message),
            line => format!("`{}` {} ({}, first in line {line}).", w.field, w.message, plural(w.count, "row")),
        });
        list(&mut out, "Taken for the same product although the shop files them apart", self.joined_count, &self.joined, |family| {
            let shown = family.iter().take(6).map(|member| format!("{} \"{}\"", member.id, member.title)).collect::<Vec<_>>().join(" = ");
            if family.len() > 6 { format!("{shown} = … ({} in all)", family.len()) } else { shown }
        });
        list(
            &mut out,
            "Perhaps sensitive, but not marked (set `sensitive`, or `sensitive: false` to confirm)",
            self.suspect_count,
            &self.suspects,
            |s| format!("{} \"{}\": {} (\"{}\")", s.id, s.title, s.topic, s.word),
        );
        if let Some(log) = &self.log {
            describe_log(&mut out, log);
        }
        if let Some(learning) = &self.learning {
            describe_learning(&mut out, learning);
        }
        if self.bytes > 0 {
            let mut columns: Vec<&Column> = self.columns.iter().filter(|column| column.bytes > 0).collect();
            columns.sort_by_key(|column| std::cmp::Reverse(column.bytes));
            let largest = columns.iter().take(5).map(|column| format!("{} {}", column.name, column.bytes)).collect::<Vec<_>>().join(", ");
            write!(out, "\n{} bytes ({largest}, …).", self.bytes).ok();
        }
        out
    }
}

fn describe_log(out: &mut String, log: &LogReport) {
    let (rows, people, sessions) = (plural(log.rows, "row"), plural(log.users, "user"), plural(log.sessions, "session"));
    let (kept, ignored, skipped, items) = (log.kept, log.ignored, log.skipped, plural(log.items, "item"));
    write!(out, "\nLog: {rows} read, {kept} kept, {ignored} ignored, {skipped} left out; {people}, {sessions}, {items}.").ok();
    list(out, "Left out of the log", log.skipped, &log.problems, |p| format!("line {}: `{}` {}: {}.", p.line, p.field, p.problem, p.fix));
    list(out, "Unknown events", log.unknown_events.len(), &log.unknown_events, |unknown| {
        format!("\"{}\": {}", unknown.word, plural(unknown.count, "row"))
    });
}

fn describe_learning(out: &mut String, learnt: &LearnReport) {
    let LearnReport { events, ignored, sequences, tuned, queries, quality, pairs, .. } = learnt;
    write!(out, "\nLearnt from {events} events in {sequences} visits or histories: {pairs} pairs in the rows.").ok();
    write!(out, " {ignored} events of items that are sensitive or not in the catalog were left out.").ok();
    if *queries > 0 {
        write!(out, "\nTuned for {tuned} on {queries} moments of the past: {quality:.4} (NDCG@10 and a tenth of HR@20).").ok();
    }
    list(out, "What --min-people costs, by the rows alone on those moments", learnt.costs.len(), &learnt.costs, |cost| {
        format!("{}: {}, NDCG@10 {:.4}", cost.min_people, plural(cost.pairs, "pair"), cost.quality)
    });
    list(out, "Bought again after about so many days", learnt.rhythms.len(), &learnt.rhythms, |(category, days)| {
        format!("{}: {days}", category.strip_prefix("category=").unwrap_or(category))
    });
}

pub(crate) fn list<T>(out: &mut String, heading: &str, count: usize, entries: &[T], line: impl Fn(&T) -> String) {
    if count == 0 {
        return;
    }
    write!(out, "\n{heading} ({count}):").ok();
    for entry in entries.iter().take(SHOWN) {
        out.push_str("\n  ");
        out.push_str(&line(entry));
    }
    let shown = entries.len().min(SHOWN);
    if count > shown {
        write!(out, "\n  … and {} more.", count - shown).ok();
    }
}

pub(crate) fn plural(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}
