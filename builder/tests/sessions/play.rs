//! Plays a tape. `tests/js/lib/play.mjs` does the same.

use crate::tape::{Call, Tape};
use homebody::consent::{Report, Source, State};
use homebody::engine::Engine;
use homebody::profile::Op;
use homebody::rank::RankRequest;
use homebody::settings::Settings;
use std::fmt::Write;

/// Every list as lines of id, tab and score, with an empty line behind it; an error as its code behind a `!`.
pub fn lists(tape: &Tape) -> String {
    // Each session begins with an erasure, so that they can be played side by side.
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let shares = tape.sessions.chunks(tape.sessions.len().div_ceil(threads));
    std::thread::scope(|scope| {
        let players: Vec<_> = shares.map(|share| scope.spawn(|| play(tape, share))).collect();
        players.into_iter().map(|player| player.join().unwrap()).collect()
    })
}

fn play(tape: &Tape, sessions: &[Vec<Call>]) -> String {
    let mut engine = Engine::new(Settings::decode(&tape.settings).unwrap());
    engine.load_catalog(tape.pack.clone()).unwrap();
    let mut out = String::new();
    for call in sessions.iter().flatten() {
        match call {
            Call::Consent { purposes, at, now } => {
                let state = |place: u8| State::from_code(purposes >> (place * 2) & 3).unwrap();
                let report = Report { purposes: [0, 1, 2, 3].map(state), at: *at, valid_until: None };
                engine.consent_report(Source::Site, report, *now);
            }
            Call::Change { code, entries, value, now } => {
                if let Err(error) = Op::decode(*code, entries, *value, *now).and_then(|op| engine.apply(op, *now)) {
                    writeln!(out, "!{}\n", error.code.as_str()).unwrap();
                }
            }
            Call::Rank { request, now } => match RankRequest::decode(request).and_then(|request| engine.rank(request, *now)) {
                Ok(ranking) => {
                    ranking.items.iter().for_each(|item| writeln!(out, "{}\t{}", item.id, item.score).unwrap());
                    out.push('\n');
                }
                Err(error) => writeln!(out, "!{}\n", error.code.as_str()).unwrap(),
            },
        }
    }
    out
}
