//! The result, as a table and as JSON.

use crate::metrics::{Outcome, Summary};
use crate::sample::bootstrap;
use crate::{diversity, exchange, life};
use serde_json::{Value, json};
use std::fmt::Write;

/// One model's line.
pub struct Row {
    pub model: String,
    /// The parameters chosen, or what else is to be said of it.
    pub note: String,
    pub ours: bool,
    pub outcomes: Vec<Outcome>,
    pub nag10: Option<f64>,
    pub pack_bytes: Option<usize>,
}

/// Everything that is printed.
pub struct Results {
    pub data: String,
    pub protocol: &'static str,
    pub raw: bool,
    pub items: usize,
    /// Queries of the protocol, before `--limit`.
    pub all_queries: usize,
    /// Whose query each is: the unit of the bootstrap.
    pub units: Vec<usize>,
    pub rows: Vec<Row>,
    pub left_out: Vec<String>,
    pub life: Vec<life::Point>,
    pub diversity: Vec<diversity::Point>,
    /// The best trade for diversity that there could be.
    pub bound: Option<exchange::Bound>,
}

/// The row that is compared with the peers.
const OURS: &str = "homebody";

impl Results {
    /// How much better our row is, with its interval.
    fn ahead_of(&self, other: &Row) -> Option<(f64, [f64; 2])> {
        let ours = self.rows.iter().find(|row| row.model == OURS)?;
        let differences: Vec<f64> = ours.outcomes.iter().zip(&other.outcomes).map(|(a, b)| a.ndcg10 - b.ndcg10).collect();
        Some(bootstrap(&differences, &self.units))
    }

    fn best_peer(&self) -> Option<&Row> {
        let ndcg = |row: &&Row| row.outcomes.iter().map(|outcome| outcome.ndcg10).sum::<f64>();
        self.rows.iter().filter(|row| !row.ours).max_by(|a, b| ndcg(a).total_cmp(&ndcg(b)))
    }

    pub fn json(&self) -> Value {
        let row = |row: &Row| {
            let s = Summary::of(&row.outcomes, self.items);
            let mut out = json!({
                "model": row.model, "ndcg10": s.ndcg10, "hr10": s.hr10, "hr20": s.hr20, "mrr20": s.mrr20, "coverage20": s.coverage20,
                "nag10": row.nag10, "pack_bytes": row.pack_bytes, "ms_p50": s.ms_p50, "ms_p99": s.ms_p99, "parameters": row.note,
            });
            if let (false, Some((difference, ci95))) = (row.ours, self.ahead_of(row)) {
                out["difference"] = difference.into();
                out["ci95"] = json!(ci95);
            }
            out
        };
        let rows: Vec<Value> = self.rows.iter().map(row).collect();
        let best = self.best_peer();
        let ahead = best.and_then(|best| self.ahead_of(best));
        let mut out = json!({
            "data": self.data, "protocol": self.protocol, "raw": self.raw, "queries": self.units.len(), "all_queries": self.all_queries,
            "items": self.items, "rows": rows, "left_out": self.left_out, "best_peer": best.map(|row| &row.model),
            "difference": ahead.map(|ahead| ahead.0), "ci95": ahead.map(|ahead| ahead.1),
        });
        if !self.life.is_empty() {
            let point = |p: &life::Point| {
                json!({
                    "events": p.events, "visits": p.visits, "ndcg10": p.scorer, "ndcg10_shipped": p.shipped, "places": p.places,
                    "ndcg10_all": p.all, "visits_all": p.all_visits,
                })
            };
            out["life"] = self.life.iter().map(point).collect();
        }
        if !self.diversity.is_empty() {
            let point = |p: &diversity::Point| json!({"diversity": p.diversity, "ndcg10": p.ndcg10, "distance": p.distance, "coverage20": p.coverage20, "gini": p.gini});
            out["diversity"] = self.diversity.iter().map(point).collect();
            out["diversity_bound"] = self.bound.as_ref().map(|bound| json!({"ndcg10": bound.ndcg10, "distance": bound.distance})).into();
        }
        out
    }

    pub fn text(&self) -> String {
        let variant = if self.raw { ", raw variant" } else { "" };
        let sampled = if self.units.len() < self.all_queries { format!(" of {}", self.all_queries) } else { String::new() };
        let mut out = format!("{}, {}{variant}: {}{sampled} queries, {} items\n\n", self.data, self.protocol, self.units.len(), self.items);
        let head = ["ndcg10", "hr10", "hr20", "mrr20", "cov20", "nag10", "pack kB", "ms p50", "ms p99"];
        let _ = write!(out, "{:22}", "model");
        head.iter().for_each(|cell| out.push_str(&format!("{cell:>8}")));
        out.push_str("   homebody − it [95 %]\n");
        for row in &self.rows {
            let s = Summary::of(&row.outcomes, self.items);
            let _ = write!(out, "{:22}{:8.4}{:8.3}{:8.3}{:8.3}{:8.3}", row.model, s.ndcg10, s.hr10, s.hr20, s.mrr20, s.coverage20);
            let _ = write!(out, "{:>8}", row.nag10.map_or("–".into(), |nag| format!("{nag:.3}")));
            let _ = write!(out, "{:>8}", row.pack_bytes.map_or("–".into(), |bytes| format!("{:.1}", bytes as f64 / 1024.0)));
            let _ = write!(out, "{:8.3}{:8.3}", s.ms_p50, s.ms_p99);
            if let (false, Some((mean, [low, high]))) = (row.ours, self.ahead_of(row)) {
                let verdict = if low > 0.0 {
                    "ahead"
                } else if high < 0.0 {
                    "behind"
                } else {
                    "level"
                };
                let _ = write!(out, "   {mean:+.4} [{low:+.4}, {high:+.4}] {verdict}");
            }
            out.push('\n');
        }
        self.left_out.iter().for_each(|line| out.push_str(&format!("\n{line}")));
        self.curves(&mut out);
        out
    }

    fn curves(&self, out: &mut String) {
        if let Some(last) = self.life.last() {
            out.push_str("\nwhole visits    NDCG@10 of the scorer   as shipped   its places   scorer, visits of any length\n");
            for p in &self.life {
                let share = if last.scorer > 0.0 { p.scorer / last.scorer } else { 0.0 };
                let _ = writeln!(
                    out,
                    "after {:2} events   {:.4} ({share:.2} of the last)   {:.4}   {:4.1} of 10   {:.4} ({})",
                    p.events, p.scorer, p.shipped, p.places, p.all, p.all_visits
                );
            }
            let _ = writeln!(out, "{} visits of more than {} events", last.visits, last.events);
        }
        if let Some(first) = self.diversity.first() {
            out.push_str("\ndiversity   ndcg10            distance          cov20   gini\n");
            for p in &self.diversity {
                let change = |now: f64, before: f64| 100.0 * (now / before.max(1e-9) - 1.0);
                let (cost, gain) = (change(p.ndcg10, first.ndcg10), change(p.distance, first.distance));
                let _ = writeln!(
                    out,
                    "{:9}   {:.4} ({cost:+.1} %)   {:.4} ({gain:+.1} %)   {:.3}   {:.3}",
                    p.diversity, p.ndcg10, p.distance, p.coverage20, p.gini
                );
            }
        }
        if let Some(exchange::Bound { ndcg10, distance }) = &self.bound {
            let (cost, gain) = (100.0 * ndcg10, 100.0 * distance);
            let _ = writeln!(
                out,
                "at best, by exchange, with the worth of places read off the answers: ndcg10 {cost:+.1} %, distance {gain:+.1} %"
            );
        }
    }
}
