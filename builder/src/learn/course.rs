//! The order in which a log is learnt from: first on the part before a cut, tried on the part after it; then, with the weights
//! found, on all of it.

use super::factors::{self, Factors};
use super::matrices::{FOR_BASKETS, FOR_VISITS, Ground, LINEAR, Linear, PRIOR, PackRow, merge, quantise};
use super::report::{Cost, LearnReport};
use super::sequences::{self, Sequences};
use super::sparse::Matrix;
use super::tune::{self, CONTEXT, HALF_LIVES, Merging, Mixing, Part, Query, Sheet, Term};
use super::{Catalogue, LearnOptions, Log, Tune, popularity, rhythm};
use homebody::catalog::{Kernel, Mixture, NONE};
use homebody::profile::EventType;
use std::collections::BTreeMap;

/// Moments that weights are tried on.
const QUERIES: usize = 6000;
/// Fewer tell nothing: the mixture keeps its defaults.
const LEAST_QUERIES: usize = 50;
/// Room for the table of one search, in numbers of four bytes.
const TABLE: usize = 80_000_000;
/// Queries that are computed before the room is looked at again.
const BATCH: usize = 100;
/// The share of visits that is kept for validation.
const VALIDATION: f64 = 0.05;
/// How long baskets are kept for validation.
const WINDOW: u32 = 28 * 86_400;
/// Tries of weights.
const MERGE_TRIALS: usize = 60;
const MIXTURE_TRIALS: usize = 1500;
const THRESHOLDS: [u32; 5] = [1, 2, 3, 5, 10];
/// Days after which an event of a visit counts half.
const VISIT_HALF_LIFE_DAYS: f64 = 14.0;

/// What was learnt, by item.
pub(crate) struct Learnt {
    pub rows: Vec<PackRow>,
    pub factors: Factors,
    /// 0 to 1.
    pub popularity: Vec<f32>,
    pub support: Vec<u16>,
    /// Days until things of an attribute (a category) are bought again; 0 for unknown.
    pub rebuy_days: Vec<u16>,
    pub mixture: Option<Mixture>,
    pub report: LearnReport,
}

/// The first linear model and a little of the rest.
fn untuned_merging() -> Vec<f64> {
    PRIOR.iter().enumerate().map(|(at, &weight)| if (1..LINEAR).contains(&at) { 0.0 } else { weight }).collect()
}

fn models(baskets: bool) -> &'static [Linear; 3] {
    if baskets { &FOR_BASKETS } else { &FOR_VISITS }
}

/// What the validation split decided.
struct Choice {
    merging: Vec<f64>,
    popularity_half_life: f64,
    mixture: Option<Mixture>,
}

/// Learns from a log.
pub(crate) fn learn(catalogue: &Catalogue<'_>, log: &Log, options: &LearnOptions, progress: &mut dyn FnMut(&'static str)) -> Learnt {
    let places = places(catalogue, log);
    let tune = goal(log, options.tune);
    let baskets = matches!(tune, Tune::BasketAll | Tune::BasketNew);
    let all = if baskets { sequences::purchases(log, &places) } else { sequences::visits(log, &places) };
    let mut report = LearnReport {
        events: log.events.iter().filter(|event| places[event.item as usize] != NONE).count(),
        sequences: all.len(),
        tuned: name(tune),
        ..LearnReport::default()
    };
    report.ignored = log.events.len() - report.events;

    let choice = choose(catalogue, &all, tune, options, &mut report, progress);
    progress("learning from the whole log");
    let ground = Ground::new(catalogue, &all, options.threads);
    let least = options.min_people.max(1);
    let matrices = ground.known_to(least, &ground.linear(models(baskets)), &ground.common());
    let merged = merge(&matrices, &choice.merging, options.rows, options.threads);
    drop(matrices);
    let (rows, _) = quantise(&merged);
    report.pairs = rows.iter().map(|row| row.entries.len()).sum();
    let counted: Vec<bool> = ground.met.iter().map(|&met| met >= least).collect();
    let bought = sequences::purchases(log, &places);
    let rebuy_days = rhythm::by_category(&bought, catalogue.categories, least);
    let popularity = popularity::decayed(&all, catalogue.ids.len(), choice.popularity_half_life);
    Learnt {
        rows,
        factors: factors::learn(&all, catalogue.ids.len(), &counted),
        popularity: popularity.iter().zip(&counted).map(|(&value, &counted)| if counted { value } else { 0.0 }).collect(),
        support: ground.met.iter().map(|&met| if met >= least { met.min(65_535) as u16 } else { 0 }).collect(),
        rebuy_days,
        mixture: choice.mixture,
        report,
    }
}

/// Where each of the log's items is in the catalog; none for those that are not in it and for sensitive ones.
fn places(catalogue: &Catalogue<'_>, log: &Log) -> Vec<u32> {
    let index: BTreeMap<&str, u32> = catalogue.ids.iter().enumerate().map(|(at, &id)| (id, at as u32)).collect();
    let place = |id: &String| index.get(id.as_str()).copied().filter(|&at| !catalogue.sensitive[at as usize]);
    log.items.iter().map(|id| place(id).unwrap_or(NONE)).collect()
}

fn goal(log: &Log, asked: Tune) -> Tune {
    let bought = log.events.iter().filter(|event| event.kind == EventType::Purchase && event.user != super::NO_USER).count();
    match asked {
        Tune::Auto if bought * 2 > log.events.len() => Tune::BasketNew,
        Tune::Auto => Tune::Sessions,
        other => other,
    }
}

fn name(tune: Tune) -> &'static str {
    match tune {
        Tune::BasketAll => "basket-all",
        Tune::BasketNew => "basket-new",
        Tune::Off => "off",
        Tune::Auto | Tune::Sessions => "sessions",
    }
}

/// The part before the cut, and moments after it.
fn split(all: &Sequences, tune: Tune, items: usize) -> (Sequences, Vec<Query>) {
    let known = |before: &Sequences| {
        let mut known = vec![false; items];
        before.events.iter().for_each(|met| known[met.item as usize] = true);
        known
    };
    if matches!(tune, Tune::BasketAll | Tune::BasketNew) {
        let first = all.events.iter().map(|met| met.at).min().unwrap_or(0);
        let from = all.end().saturating_sub(WINDOW.min((all.end() - first) / 4));
        let before = all.before(from);
        let queries = tune::of_baskets(all, from, QUERIES, tune == Tune::BasketNew, &known(&before));
        return (before, queries);
    }
    let cut = all.len() - (all.len() as f64 * VALIDATION).ceil() as usize;
    let before = all.first(cut);
    let queries = tune::of_visits(all, cut, QUERIES, &known(&before));
    (before, queries)
}

fn choose(
    catalogue: &Catalogue<'_>,
    all: &Sequences,
    tune: Tune,
    options: &LearnOptions,
    report: &mut LearnReport,
    progress: &mut dyn FnMut(&'static str),
) -> Choice {
    let baskets = matches!(tune, Tune::BasketAll | Tune::BasketNew);
    let untuned = Choice { merging: untuned_merging(), popularity_half_life: 30.0, mixture: None };
    if tune == Tune::Off || all.len() < 2 {
        return untuned;
    }
    let (before, mut queries) = split(all, tune, catalogue.ids.len());
    if queries.len() < LEAST_QUERIES {
        return untuned;
    }
    queries.truncate(QUERIES);
    report.queries = queries.len();
    progress("learning from the part before the validation split");
    let trial = Trial::new(catalogue, &before, queries, options);
    let raw = trial.ground.linear(models(baskets));
    let merging = trial.merging(&raw, baskets);
    progress("finding the mixture");
    let rows = trial.rows(&raw, &merging, options.min_people.max(1));
    let (mixture, popularity_half_life, quality) = trial.mixture(&rows, if baskets { 0.0 } else { VISIT_HALF_LIFE_DAYS });
    report.quality = quality;
    progress("trying other thresholds");
    report.costs = trial.costs(&raw, &merging, baskets);
    Choice { merging, popularity_half_life, mixture: Some(mixture) }
}

/// A validation split and what is tried on it.
struct Trial<'a> {
    ground: Ground<'a>,
    queries: Vec<Query>,
    wanted: Vec<usize>,
    known: Vec<bool>,
    common: [Matrix; 2],
    options: &'a LearnOptions,
}

impl<'a> Trial<'a> {
    fn new(catalogue: &'a Catalogue<'a>, before: &'a Sequences, queries: Vec<Query>, options: &'a LearnOptions) -> Self {
        let ground = Ground::new(catalogue, before, options.threads);
        let known = ground.met.iter().map(|&met| met > 0).collect();
        let wanted = queries.iter().map(|query| query.targets.len()).collect();
        let common = ground.common();
        Self { ground, queries, wanted, known, common, options }
    }

    /// The table of the first queries, as many as it has room for.
    fn sheets(&self, features: &dyn tune::Features) -> Vec<Sheet> {
        let (mut sheets, mut numbers) = (Vec::new(), 0);
        for batch in self.queries.chunks(BATCH) {
            let more = tune::sheets(features, batch, &self.known, self.options.threads);
            numbers += more.iter().map(|sheet| sheet.values.len()).sum::<usize>();
            sheets.extend(more);
            if numbers > TABLE {
                break;
            }
        }
        sheets
    }

    /// The weights of the matrices that rank best together: one linear model, and a little of the rest. Few trials: on a validation
    /// split of some thousand moments a longer search finds chance.
    fn merging(&self, linear: &[Matrix; 4], baskets: bool) -> Vec<f64> {
        let half_lives: &[f64] = if baskets { &[50.0, 100_000.0] } else { &[0.6, 1.2] };
        let matrices = self.ground.known_to(self.options.min_people.max(1), linear, &self.common);
        let mut best = (-1.0, PRIOR.to_vec());
        for &half_life in half_lives {
            let sheets = self.sheets(&Merging { matrices: &matrices, half_life });
            for model in 0..LINEAR {
                let parts = PRIOR.iter().enumerate().filter(|(at, _)| *at == model || *at >= LINEAR);
                let mut parts: Vec<Part> = parts.map(|(at, &weight)| Part { choices: vec![at], choice: 0, weight }).collect();
                let quality = tune::search(&sheets, &self.wanted, &mut parts, MERGE_TRIALS, self.options.threads);
                if quality > best.0 {
                    let mut weights = vec![0.0; PRIOR.len()];
                    parts.iter().for_each(|part| weights[part.choices[0]] = part.weight);
                    best = (quality, weights);
                }
            }
        }
        best.1
    }

    /// Merged rows as the pack would hold them.
    fn rows(&self, linear: &[Matrix; 4], merging: &[f64], least: u32) -> Matrix {
        let matrices = self.ground.known_to(least, linear, &self.common);
        quantise(&merge(&matrices, merging, self.options.rows, self.options.threads)).1
    }

    /// The mixture, the half-life of popularity and the quality reached.
    fn mixture(&self, rows: &Matrix, age_half_life_days: f64) -> (Mixture, f64, f64) {
        let counted: Vec<bool> = self.ground.met.iter().map(|&met| met >= self.options.min_people).collect();
        let factors = factors::learn(self.ground.sequences, self.known.len(), &counted);
        let popularity = popularity::HALF_LIVES.map(|days| popularity::decayed(self.ground.sequences, self.known.len(), days));
        let mixing = Mixing { catalogue: self.ground.catalogue, rows, factors: &factors, popularity: &popularity, age_half_life_days };
        let sheets = self.sheets(&mixing);
        let mut parts = Vec::new();
        for term in Term::ALL {
            for (choice, weight) in [(2, if term == Term::Rows { 1.0 } else { 0.01 }), (6, 0.01)] {
                parts.push(Part { choices: term.features(), choice, weight });
            }
        }
        parts.push(Part { choices: tune::popularity_features(popularity.len()), choice: 1, weight: 0.01 });
        let quality = tune::search(&sheets, &self.wanted, &mut parts, MIXTURE_TRIALS, self.options.threads);
        let scale = unit(&sheets, &parts);
        let kernel = |at: usize| {
            let half_life = |part: &Part| HALF_LIVES[part.choice];
            let (fast, slow) = (&parts[at * 2], &parts[at * 2 + 1]);
            let weight = |part: &Part| (part.weight * scale).min(64.0);
            Kernel { fast: weight(fast), fast_half_life: half_life(fast), slow: weight(slow), slow_half_life: half_life(slow) }
        };
        let popular = &parts[parts.len() - 1];
        let mixture = Mixture {
            rows: kernel(0),
            factors: kernel(1),
            content: kernel(2),
            interest: kernel(3),
            history: kernel(4),
            purchases: kernel(5),
            popularity: (popular.weight * scale).min(64.0),
            recency: 0.0,
            context: CONTEXT,
            age_half_life_days,
        };
        (mixture, popularity::HALF_LIVES[popular.choice], quality)
    }

    /// What each threshold leaves of the rows, and how well these rank alone.
    fn costs(&self, linear: &[Matrix; 4], merging: &[f64], baskets: bool) -> Vec<Cost> {
        let half_life = if baskets { 100_000.0 } else { 0.6 };
        let cost = |min_people: u32| {
            let rows = [self.rows(linear, merging, min_people)];
            let sheets = self.sheets(&Merging { matrices: &rows, half_life });
            let one = [Part { choices: vec![0], choice: 0, weight: 1.0 }];
            let each = sheets.iter().zip(&self.wanted).map(|(sheet, &wanted)| sheet.ndcg(&tune::total(sheet, &one), wanted));
            Cost { min_people, pairs: rows[0].entries.len(), quality: each.sum::<f64>() / sheets.len().max(1) as f64 }
        };
        THRESHOLDS.iter().map(|&least| cost(least)).collect()
    }
}

/// What weights must be multiplied by so that the best candidate usually scores 1: a boost of 1 by the shop is then worth as much.
fn unit(sheets: &[Sheet], parts: &[Part]) -> f64 {
    let mut best: Vec<f32> = sheets.iter().map(|sheet| tune::total(sheet, parts).into_iter().fold(0.0, f32::max)).collect();
    best.sort_unstable_by(f32::total_cmp);
    let median = best.get(best.len() / 2).copied().unwrap_or(0.0);
    if median > 0.0 { 1.0 / f64::from(median) } else { 1.0 }
}
