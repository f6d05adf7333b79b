//! How long a log takes and how much memory: `event_log write FILE EVENTS` makes one up, `event_log read FILE` reads it.
//! The peak is that of the whole program, as Linux counts it.

#![allow(clippy::unwrap_used, reason = "a tool for the terminal")]

use homebody_builder::events::{LogReport, read};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::time::Instant;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["write", file, events] => write(file, events.parse().unwrap()),
        ["read", file] => measure(file),
        _ => eprintln!("event_log write FILE EVENTS | event_log read FILE"),
    }
}

/// Sessions of about ten events one after the other, four to a person, over 50,000 items of which few are met often.
fn write(file: &str, events: u64) {
    let mut out = BufWriter::new(File::create(file).unwrap());
    let mut state = 1_u64;
    let mut random = move |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    writeln!(out, "user,session,item,ts,event").unwrap();
    for at in 0..events {
        let (session, user) = (at / 10, at / 40);
        let item = random(50_000) * random(50_000) / 50_000;
        let event = ["view", "view", "view", "add_to_cart", "purchase"][random(5) as usize];
        writeln!(out, "visitor-{user:012x},session-{session:016x},SKU-{item:08},{},{event}", 1_700_000_000 + at * 3).unwrap();
    }
    out.flush().unwrap();
}

fn measure(file: &str) {
    let start = Instant::now();
    let mut report = LogReport::default();
    let log = read(file, File::open(file).unwrap(), false, &mut report).unwrap();
    let peak = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = peak.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("VmHWM: unknown");
    println!("{} events of {} people in {} sessions, {} items", log.events.len(), report.users, report.sessions, log.items.len());
    println!("{:.1} s, {peak}", start.elapsed().as_secs_f64());
}
