//! Random search for the weights of parts, each of which picks one feature of its choices.

use super::table::Sheet;
use crate::learn::parallel;
use crate::text::mix;

/// One weight to be found.
#[derive(Clone, Debug)]
pub(in crate::learn) struct Part {
    /// The features that it may stand for, neighbours alike.
    pub choices: Vec<usize>,
    /// Which of them.
    pub choice: usize,
    /// How much it counts, 0 or more.
    pub weight: f64,
}

/// A change must gain more than this: on some thousand moments smaller gains are chance, and weights that follow them rank worse later.
const LEAST_GAIN: f64 = 0.0003;
/// Chance of a weight to be tried at 0.
const DROP: f64 = 0.12;

/// Improves the parts; gives back the best quality. Deterministic.
pub(in crate::learn) fn search(sheets: &[Sheet], wanted: &[usize], parts: &mut [Part], trials: usize, threads: usize) -> f64 {
    let mut random = Random(1);
    let mut scores: Vec<Vec<f32>> = sheets.iter().map(|sheet| total(sheet, parts)).collect();
    let mut best = mean(sheets, wanted, &scores, threads);
    for _ in 0..trials {
        let which = random.below(parts.len());
        let old = parts[which].clone();
        change(&mut parts[which], &mut random);
        if parts.iter().all(|part| part.weight == 0.0) || (old.choice == parts[which].choice && old.weight == parts[which].weight) {
            parts[which] = old;
            continue;
        }
        let (from, to) = (&old, &parts[which]);
        let tried = parallel::map(threads, sheets.len(), Vec::new, |scratch: &mut Vec<f32>, at| {
            scratch.clear();
            scratch.extend_from_slice(&scores[at]);
            add(scratch, &sheets[at], from, -1.0);
            add(scratch, &sheets[at], to, 1.0);
            sheets[at].quality(scratch, wanted[at])
        });
        let quality = tried.iter().sum::<f64>() / sheets.len().max(1) as f64;
        if quality > best + LEAST_GAIN {
            // Rounding must not pile up: begin anew.
            scores = sheets.iter().map(|sheet| total(sheet, parts)).collect();
            best = mean(sheets, wanted, &scores, threads);
        } else {
            parts[which] = old;
        }
    }
    prune(sheets, wanted, parts, best, threads)
}

/// Sets weights to 0 that help nothing; gives back the quality.
fn prune(sheets: &[Sheet], wanted: &[usize], parts: &mut [Part], mut best: f64, threads: usize) -> f64 {
    for which in 0..parts.len() {
        let old = std::mem::replace(&mut parts[which].weight, 0.0);
        let scores: Vec<Vec<f32>> = sheets.iter().map(|sheet| total(sheet, parts)).collect();
        let quality = mean(sheets, wanted, &scores, threads);
        if quality >= best && parts.iter().any(|part| part.weight > 0.0) {
            best = quality;
        } else {
            parts[which].weight = old;
        }
    }
    best
}

fn change(part: &mut Part, random: &mut Random) {
    if part.choices.len() > 1 && random.unit() < 0.3 {
        let up = random.unit() < 0.5;
        part.choice = if up { (part.choice + 1).min(part.choices.len() - 1) } else { part.choice.saturating_sub(1) };
        return;
    }
    part.weight = if random.unit() < DROP { 0.0 } else { part.weight.max(0.01) * libm::exp(random.normal() * 1.2) };
}

/// The weighted sum of the parts' features.
pub(in crate::learn) fn total(sheet: &Sheet, parts: &[Part]) -> Vec<f32> {
    let mut out = vec![0.0; sheet.width];
    parts.iter().for_each(|part| add(&mut out, sheet, part, 1.0));
    out
}

fn add(to: &mut [f32], sheet: &Sheet, part: &Part, by: f64) {
    let weight = (part.weight * by) as f32;
    if weight != 0.0 {
        to.iter_mut().zip(sheet.feature(part.choices[part.choice])).for_each(|(to, value)| *to += weight * value);
    }
}

fn mean(sheets: &[Sheet], wanted: &[usize], scores: &[Vec<f32>], threads: usize) -> f64 {
    let each = parallel::map(threads, sheets.len(), || (), |(), at| sheets[at].quality(&scores[at], wanted[at]));
    each.iter().sum::<f64>() / sheets.len().max(1) as f64
}

struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 += 1;
        mix(self.0)
    }
    fn below(&mut self, most: usize) -> usize {
        (self.next() % most as u64) as usize
    }
    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }
    /// Close to a normal distribution: the sum of twelve uniform ones less 6.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }
}
