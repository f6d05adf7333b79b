//! The usual methods, written from their papers, to compare with. Each is tried with the parameters of its grid.

pub mod counts;
pub mod grid;
pub mod items;
pub mod knn;
pub mod linear;

use crate::protocol::Visit;

/// What a peer learns from.
pub struct Train<'a> {
    pub visits: &'a [Visit],
    /// Number of items.
    pub n: usize,
}

impl Train<'_> {
    /// The last time in it.
    pub fn end(&self) -> f64 {
        self.visits.iter().map(Visit::end).fold(0.0, f64::max)
    }
}

/// Adds the scores of all items, which are 0 before, for a history (oldest first) at a time.
pub type Scorer<'a> = Box<dyn FnMut(&[u32], f64, &mut [f32]) + 'a>;

/// A fitted method.
pub trait Model: Send + Sync {
    /// One for each thread.
    fn scorer(&self, setting: Setting) -> Scorer<'_>;
}

/// What can be chosen without learning again.
#[derive(Clone, Copy, Debug)]
pub enum Setting {
    None,
    /// An event that lies back d events weighs exp(−d / decay); 0 is the last event only.
    Decay(f64),
    Knn(knn::Knn),
}

/// Learns with one set of parameters.
pub type Fit = Box<dyn Fn(&Train<'_>) -> Box<dyn Model>>;

/// One way to learn and the settings to try with it.
pub struct Group {
    pub name: String,
    pub fit: Fit,
    pub settings: Vec<Setting>,
}

/// A peer with its grid.
pub struct Peer {
    pub name: &'static str,
    pub groups: Vec<Group>,
    /// Needs memory for a number for each pair of items.
    pub dense: bool,
}

impl Peer {
    /// How many sets of parameters are tried.
    pub fn trials(&self) -> usize {
        self.groups.iter().map(|group| group.settings.len()).sum()
    }
}
