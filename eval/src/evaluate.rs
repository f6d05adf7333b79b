//! Asks models all queries.

use crate::metrics::{Outcome, TOP, ranks, top};
use crate::parallel;
use crate::peers::{Model, Peer, Setting, Train};
use crate::protocol::{Protocol, Query, Split, Task};
use std::time::Instant;

/// Marks what a query leaves out of the candidates.
pub fn leave_out(protocol: Protocol, history: &[u32], marks: &mut [bool], value: bool) {
    match protocol {
        Protocol::Sessions { raw: true } | Protocol::BasketAll => {}
        Protocol::Sessions { raw: false } => history.last().into_iter().for_each(|&item| marks[item as usize] = value),
        Protocol::BasketNew => history.iter().for_each(|&item| marks[item as usize] = value),
    }
}

/// A model's answers.
pub fn ask(model: &dyn Model, setting: Setting, protocol: Protocol, split: &Split, queries: &[Query], n: usize) -> Vec<Outcome> {
    let state = || (model.scorer(setting), vec![0.0_f32; n], vec![false; n]);
    parallel::map(queries.len(), state, |(scorer, scores, marks), at| {
        let query = &queries[at];
        let history = split.history(query);
        let start = Instant::now();
        scores.fill(0.0);
        scorer(history, query.now, scores);
        leave_out(protocol, history, marks, true);
        let top = top(scores, marks, TOP);
        let ms = start.elapsed().as_secs_f64() * 1e3;
        let ranks = ranks(scores, marks, &query.targets);
        leave_out(protocol, history, marks, false);
        Outcome::new(&ranks, top, ms)
    })
}

/// The parameters that were best on validation.
pub struct Chosen {
    pub group: usize,
    pub setting: Setting,
    pub words: String,
}

/// Tries the whole grid on the validation queries.
pub fn tune(peer: &Peer, task: &Task, queries: &[Query]) -> Chosen {
    let mut best = Chosen { group: 0, setting: peer.groups[0].settings[0], words: String::new() };
    if peer.trials() < 2 {
        return best;
    }
    let train = Train { visits: &task.tune.train, n: task.items.len() };
    let mut most = -1.0;
    for (at, group) in peer.groups.iter().enumerate() {
        let model = (group.fit)(&train);
        for &setting in &group.settings {
            let outcomes = ask(&*model, setting, task.protocol, &task.tune, queries, train.n);
            let ndcg: f64 = outcomes.iter().map(|outcome| outcome.ndcg10).sum();
            if ndcg > most {
                most = ndcg;
                best = Chosen { group: at, setting, words: words(&group.name, setting) };
            }
        }
    }
    best
}

fn words(group: &str, setting: Setting) -> String {
    let setting = match setting {
        Setting::None => String::new(),
        Setting::Decay(decay) => format!("decay {decay}"),
        Setting::Knn(knn) => format!("{knn:?}"),
    };
    [group, &setting].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Tunes, learns from everything before the test and answers the test queries.
pub fn run(peer: &Peer, task: &Task, tuning: &[Query], queries: &[Query]) -> (Vec<Outcome>, Chosen) {
    let chosen = tune(peer, task, tuning);
    let train = Train { visits: &task.test.train, n: task.items.len() };
    let model = (peer.groups[chosen.group].fit)(&train);
    (ask(&*model, chosen.setting, task.protocol, &task.test, queries, train.n), chosen)
}
