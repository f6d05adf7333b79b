//! `npm run eval`: the ranking quality of the real engine through a real pack, beside the usual methods.

mod args;
mod catalog;
mod data;
mod diversity;
mod evaluate;
mod exchange;
mod life;
mod metrics;
mod ours;
mod parallel;
mod peers;
mod plot;
mod protocol;
mod sample;
mod sparse;
mod table;
#[cfg(test)]
mod tests;

use args::Args;
use clap::Parser;
use homebody::catalog::Item;
use homebody_builder::learn::LearnOptions;
use ours::{Ours, Variants};
use peers::grid;
use protocol::{Query, Task};
use std::io::Write;
use std::process::ExitCode;
use std::time::Instant;
use table::{Results, Row};

/// The most entries of a row of the pack.
const ROWS: usize = 20;
/// … and those of the plot.
const PLOTTED: [usize; 4] = [5, 10, 20, 50];
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
        life: Vec::new(),
        diversity: Vec::new(),
        bound: None,
    };
    let items = catalog::items(&task.items, &data.catalog);
    let default = add_ours(&task, &items, &queries, &mut results)?;
    if args.life {
        say("living whole visits");
        results.life = life::curve(&task, &default)?;
    }
    if args.diversity {
        say("trying settings of diversity");
        results.diversity = diversity::curve(&task, &default, &queries)?;
        say("looking for the best trade there could be");
        results.bound = Some(exchange::bound(&task, &default, &queries)?);
    }
    add_peers(args, &task, &queries, &default.variants, &mut results);
    if let Some(file) = &args.plot {
        let drawn = draw(&task, &items, &queries, &results)?;
        std::fs::write(file, drawn).map_err(|error| format!("`{}` cannot be written: {error}", file.display()))?;
    }
    let text = if args.json { results.json().to_string() } else { results.text() };
    writeln!(std::io::stdout(), "{text}").map_err(|error| format!("stdout cannot be written: {error}"))
}

/// The rows of our own, through two packs: without a threshold, as the peers have none, and with the default one.
fn add_ours(task: &Task, items: &[Item], queries: &[Query], results: &mut Results) -> Result<Ours, String> {
    let mut add = |made: &Ours, name: &str, note: &str, asked| -> Result<(), String> {
        let outcomes = made.ask(task, queries, asked)?;
        let ndcg = metrics::Summary::of(&outcomes, task.items.len()).ndcg10;
        say(&format!("{name}: NDCG@10 {ndcg:.4}, {} bytes", made.bytes.len()));
        let nag10 = ours::nag10(task, queries, &outcomes, &made.variants);
        let pack_bytes = Some(made.bytes.len());
        results.rows.push(Row { model: name.into(), note: note.into(), ours: true, outcomes, nag10, pack_bytes });
        Ok(())
    };
    let make = |min_people| {
        let start = Instant::now();
        let made = ours::build(task, items, min_people, ROWS);
        say(&format!("the pack at k = {min_people} took {:.1} s", start.elapsed().as_secs_f64()));
        made
    };
    let all = make(1)?;
    add(&all, "homebody", "the scorer, k = 1", ours::SCORER)?;
    let default = make(LearnOptions::default().min_people)?;
    add(&default, "homebody-k3", "the scorer, k = 3", ours::SCORER)?;
    add(&default, "homebody-default", "as shipped, k = 3", ours::SHIPPED)?;
    Ok(default)
}

/// Packs with rows of other lengths, and every row of the table by what it nags.
fn draw(task: &Task, items: &[Item], queries: &[Query], results: &Results) -> Result<String, String> {
    let ndcg = |outcomes: &[metrics::Outcome]| metrics::Summary::of(outcomes, task.items.len()).ndcg10;
    let mut size = Vec::new();
    for rows in PLOTTED {
        let made = ours::build(task, items, 1, rows)?;
        let y = ndcg(&made.ask(task, queries, ours::SCORER)?);
        say(&format!("{rows} entries a row: NDCG@10 {y:.4}, {} bytes", made.bytes.len()));
        size.push(plot::Point { x: made.bytes.len() as f64 / 1024.0, y, name: format!("{rows}"), ours: true });
    }
    let nags = results
        .rows
        .iter()
        .filter_map(|row| Some(plot::Point { x: row.nag10?, y: ndcg(&row.outcomes), name: row.model.clone(), ours: row.ours }));
    Ok(plot::svg(&format!("{}, {}", results.data, results.protocol), &size, &nags.collect::<Vec<_>>()))
}

fn add_peers(args: &Args, task: &Task, queries: &[Query], variants: &Variants, results: &mut Results) {
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
        let nag10 = ours::nag10(task, queries, &outcomes, variants);
        results.rows.push(Row { model: peer.name.into(), note: chosen.words, ours: false, outcomes, nag10, pack_bytes: None });
    }
}
