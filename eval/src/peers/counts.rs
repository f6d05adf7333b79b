//! Popularity, and what a person bought before.

use super::items::weights;
use super::{Model, Scorer, Setting, Train};

/// How often each item occurs; with a half-life in days, later sessions count more.
pub struct Popular(Vec<f32>);

impl Popular {
    pub fn new(train: &Train<'_>, half_life: Option<f64>) -> Self {
        let (mut counts, end) = (vec![0.0_f64; train.n], train.end());
        for visit in train.visits {
            let weight = half_life.map_or(1.0, |days| libm::exp2((visit.end() - end) / (86_400.0 * days)));
            visit.items.iter().for_each(|&item| counts[item as usize] += weight);
        }
        Self(counts.into_iter().map(|count| count as f32).collect())
    }
}

impl Model for Popular {
    fn scorer(&self, _: Setting) -> Scorer<'_> {
        Box::new(|_, _, out| out.copy_from_slice(&self.0))
    }
}

/// How often and how lately this person bought an item.
pub struct Own;

impl Model for Own {
    fn scorer(&self, setting: Setting) -> Scorer<'_> {
        Box::new(move |history, _, out| {
            for (&item, weight) in history.iter().zip(weights(setting, history.len())) {
                out[item as usize] += weight;
            }
        })
    }
}
