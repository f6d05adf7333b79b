//! `npm run eval`: the ranking quality of the real engine through a real pack, beside the usual methods.

mod args;
mod data;
mod evaluate;
mod metrics;
mod parallel;
mod peers;
mod protocol;
mod sample;
mod sparse;
mod table;
#[cfg(test)]
mod tests;

use args::Args;
use clap::Parser;
use peers::grid;
use protocol::{Query, Task};
use std::io::Write;
use std::process::ExitCode;
use std::time::Instant;
use table::{Results, Row};

const TEST_SEED: u64 = 11;
const TUNE_SEED: u64 = 12;

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("eval: {sentence}.");
            ExitCode::FAILURE
        }
    }
}

/// Tells how it goes.
fn say(text: &str) {
    eprintln!("{text}");
}

fn run(args: &Args) -> Result<(), String> {
    let data = data::read(&data::locate(&args.data)?)?;
    let protocol = args.protocol().unwrap_or_else(|| protocol::default_protocol(&data));
    let task = protocol::task(&data, protocol);
    if task.test.queries.is_empty() {
        return Err(format!(
            "`{}` has no queries for the protocol {}: it may have no purchases, or no sessions of two views",
            data.name,
            protocol.as_str()
        ));
    }
    let queries = sample::some(&task.test.queries, args.limit.unwrap_or(usize::MAX), TEST_SEED);
    say(&format!("{}, {}: {} queries, {} items", data.name, protocol.as_str(), queries.len(), task.items.len()));
    let mut results = Results {
        data: data.name.clone(),
        protocol: protocol.as_str(),
        raw: args.raw,
        items: task.items.len(),
        all_queries: task.test.queries.len(),
        units: queries.iter().map(|query| query.visit).collect(),
        rows: Vec::new(),
        left_out: Vec::new(),
    };
    add_peers(args, &task, &queries, &mut results);
    let text = if args.json { results.json().to_string() } else { results.text() };
    writeln!(std::io::stdout(), "{text}").map_err(|error| format!("stdout cannot be written: {error}"))
}

fn add_peers(args: &Args, task: &Task, queries: &[Query], results: &mut Results) {
    let tuning = sample::some(&task.tune.queries, args.tune, TUNE_SEED);
    for peer in grid::peers(task.protocol, task.items.len()) {
        if !args.peers.is_empty() && !args.peers.iter().any(|name| name == peer.name) {
            continue;
        }
        if peer.dense && task.items.len() > grid::MOST_DENSE {
            results.left_out.push(format!(
                "{} left out: it solves for all pairs of items, which is done up to {} items",
                peer.name,
                grid::MOST_DENSE
            ));
            continue;
        }
        let start = Instant::now();
        let (outcomes, chosen) = evaluate::run(&peer, task, &tuning, queries);
        let ndcg = metrics::Summary::of(&outcomes, task.items.len()).ndcg10;
        say(&format!(
            "{}: NDCG@10 {ndcg:.4} ({} trials, {:.1} s) {}",
            peer.name,
            peer.trials(),
            start.elapsed().as_secs_f64(),
            chosen.words
        ));
        results.rows.push(Row { model: peer.name.into(), note: chosen.words, ours: false, outcomes, nag10: None, pack_bytes: None });
    }
}
