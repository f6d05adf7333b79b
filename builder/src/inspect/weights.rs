//! The learnt weights, as they are shown.

use homebody::catalog::{Kernel, Mixture};
use serde::Serialize;

/// How events count for one term, by how many later ones follow them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KernelView {
    /// Weight of the part that fades first.
    pub fast: f64,
    /// In events; 0: the latest event only.
    pub fast_half_life: f64,
    /// Weight of the part that stays longer.
    pub slow: f64,
    /// In events; 0: the latest event only.
    pub slow_half_life: f64,
}

/// See [`Mixture`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names are those of `Mixture`, where each is explained")]
pub struct MixtureView {
    pub rows: KernelView,
    pub factors: KernelView,
    pub content: KernelView,
    pub interest: KernelView,
    pub history: KernelView,
    pub purchases: KernelView,
    pub popularity: f64,
    pub recency: f64,
    pub context: f64,
    pub age_half_life_days: f64,
}

impl KernelView {
    fn of(kernel: Kernel) -> Self {
        let Kernel { fast, fast_half_life, slow, slow_half_life } = kernel;
        Self { fast, fast_half_life, slow, slow_half_life }
    }
    /// "0.8, halved every 3 events, and 0.2, halved every 40".
    pub(super) fn words(&self) -> String {
        let part = |weight: f64, half_life: f64| match half_life {
            _ if weight == 0.0 => None,
            0.0 => Some(format!("{weight:.3} for the latest event only")),
            _ => Some(format!("{weight:.3}, halved every {half_life:.1} events")),
        };
        let parts: Vec<String> =
            [part(self.fast, self.fast_half_life), part(self.slow, self.slow_half_life)].into_iter().flatten().collect();
        if parts.is_empty() { "does not count".to_owned() } else { parts.join(", and ") }
    }
}

impl MixtureView {
    pub(super) fn of(mixture: &Mixture) -> Self {
        Self {
            rows: KernelView::of(mixture.rows),
            factors: KernelView::of(mixture.factors),
            content: KernelView::of(mixture.content),
            interest: KernelView::of(mixture.interest),
            history: KernelView::of(mixture.history),
            purchases: KernelView::of(mixture.purchases),
            popularity: mixture.popularity,
            recency: mixture.recency,
            context: mixture.context,
            age_half_life_days: mixture.age_half_life_days,
        }
    }
}
