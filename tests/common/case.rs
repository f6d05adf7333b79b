//! A whole random story: a shop, a visitor, a request.

use super::generate::{any_op, op, request, sane_time, settings, source, standing, wild_time};
use super::{HOUR, NOW, Standing, engine};
use homebody::catalog::PackSource;
use homebody::engine::Engine;
use homebody::profile::Op;
use homebody::rank::{RankRequest, RankedItem, Ranking};
use homebody::settings::Settings;
use proptest::collection::vec;
use proptest::prelude::*;

#[derive(Clone, Debug)]
pub struct Case {
    pub source: PackSource,
    pub settings: Settings,
    pub standing: Standing,
    /// What happened, with the times at which the engine was told.
    pub ops: Vec<(Op, f64)>,
    pub request: RankRequest,
    pub now: f64,
}

impl Case {
    /// An engine to which all of it happened.
    pub fn engine(&self) -> Engine {
        let mut engine = engine(&self.source, &self.settings, self.standing);
        for (op, now) in &self.ops {
            // Only erasing needs no consent.
            let allowed = self.standing != Standing::Contextual || *op == Op::Erase(None);
            assert_eq!(engine.apply(op.clone(), *now).is_ok(), allowed);
        }
        engine
    }
}

/// A visit in which time passes as it should.
pub fn sane() -> impl Strategy<Value = Case> {
    let ops = vec((op(sane_time().boxed()), 0.0..30.0 * HOUR), 0..30).prop_map(|ops| {
        let mut now = NOW;
        ops.into_iter()
            .map(|(op, wait)| {
                now += wait.floor();
                (op, now)
            })
            .collect::<Vec<_>>()
    });
    (source(), settings(), standing(), ops, request(), 0.0..60.0 * HOUR).prop_map(|(source, settings, standing, ops, request, wait)| {
        let now = ops.last().map_or(NOW, |last| last.1) + wait.floor();
        Case { source, settings, standing, ops, request, now }
    })
}

/// A visit told by a broken clock, with the rarer changes.
pub fn wild() -> impl Strategy<Value = Case> {
    let ops = vec((any_op(), wild_time()), 0..30);
    (source(), settings(), standing(), ops, request(), wild_time()).prop_map(|(source, settings, standing, ops, request, now)| Case {
        source,
        settings,
        standing,
        ops,
        request,
        now,
    })
}

pub fn either() -> impl Strategy<Value = Case> {
    prop_oneof![2 => sane(), 1 => wild()]
}

pub fn ids(ranking: &Ranking) -> Vec<&str> {
    ranking.items.iter().map(|item| item.id.as_str()).collect()
}
pub fn pairs(ranking: &Ranking) -> Vec<(&str, i32)> {
    ranking.items.iter().map(|item| (item.id.as_str(), item.score)).collect()
}
pub fn listed<'a>(ranking: &'a Ranking, id: &str) -> Option<&'a RankedItem> {
    ranking.items.iter().find(|item| item.id == id)
}
pub fn rule<'a>(ranking: &'a Ranking, id: &str) -> Option<&'a str> {
    ranking.excluded.iter().find(|exclusion| exclusion.id == id).map(|exclusion| exclusion.rule)
}
