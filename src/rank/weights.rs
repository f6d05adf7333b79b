//! How much each term counts in each model. Sane defaults for a shop without session logs; a pack may carry learnt ones later.

use super::request::Model;

/// The named parts of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Term {
    /// Alike in text and attributes.
    Content,
    /// Shares attributes the visitor cares about.
    Interest,
    /// The visitor met this very product before.
    History,
    /// In demand.
    Popularity,
    /// Came in lately.
    Recency,
    /// Fits the page.
    Context,
    /// Pushed by the site.
    Boost,
    /// Used up by now.
    Rebuy,
}

impl Term {
    /// The word used in TypeScript.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Content => "content",
            Self::Interest => "interest",
            Self::History => "history",
            Self::Popularity => "popularity",
            Self::Recency => "recency",
            Self::Context => "context",
            Self::Boost => "boost",
            Self::Rebuy => "rebuy",
        }
    }
}

/// The weight of each term; a term's value is at most about 1 for one strong piece of evidence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weights {
    pub content: f64,
    pub interest: f64,
    pub history: f64,
    pub popularity: f64,
    pub recency: f64,
    pub context: f64,
    pub boost: f64,
    pub rebuy: f64,
}

impl Weights {
    pub(super) fn of(model: Model) -> Self {
        let none = Self { content: 0.0, interest: 0.0, history: 0.0, popularity: 0.0, recency: 0.0, context: 0.0, boost: 1.0, rebuy: 0.0 };
        match model {
            Model::ForYou => {
                Self { content: 0.5, interest: 1.0, history: 0.1, popularity: 0.15, recency: 0.05, context: 0.5, rebuy: 0.6, ..none }
            }
            Model::Similar => Self { content: 0.03, interest: 0.06, popularity: 0.05, context: 1.0, ..none },
            Model::Continue => Self { interest: 0.05, history: 1.0, ..none },
            Model::Trending => Self { interest: 0.1, popularity: 1.0, context: 0.2, ..none },
            Model::New => Self { content: 0.05, interest: 0.1, recency: 1.0, context: 0.2, ..none },
        }
    }
}
