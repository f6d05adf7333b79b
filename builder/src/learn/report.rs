//! What learning found, for people and programs.

use serde::Serialize;

/// What a threshold costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Cost {
    /// Pairs that fewer people met together are left out.
    pub min_people: u32,
    /// Entries of rows that are left.
    pub pairs: usize,
    /// Quality of the rows alone on the validation split: NDCG@10.
    pub quality: f64,
}

/// What learning did.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LearnReport {
    /// Events of items that are in the catalog and not sensitive.
    pub events: usize,
    /// Events that were left out.
    pub ignored: usize,
    /// Visits or people learnt from.
    pub sequences: usize,
    /// What the mixture was tuned for: `sessions`, `basket-all`, `basket-new`, or `off`.
    pub tuned: &'static str,
    /// Moments of the past it was tried on.
    pub queries: usize,
    /// What it reached on them: NDCG@10 and a tenth of HR@20.
    pub quality: f64,
    /// Entries of rows in the pack.
    pub pairs: usize,
    /// What other thresholds would cost.
    pub costs: Vec<Cost>,
    /// Categories whose purchases come again, with the usual days between two of them.
    pub rhythms: Vec<(String, u16)>,
}
