//! How to learn.

/// What the mixture of terms is tuned for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tune {
    /// Baskets of new items where purchases carry users, else the next item of a session.
    #[default]
    Auto,
    /// The next item of a session.
    Sessions,
    /// A user's next basket, with what was bought before.
    BasketAll,
    /// What is new to a user in the next basket.
    BasketNew,
    /// Nothing: the mixture keeps its defaults.
    Off,
}

impl Tune {
    /// Every way, in the order in which help texts list them.
    pub const ALL: [Self; 5] = [Self::Auto, Self::Sessions, Self::BasketAll, Self::BasketNew, Self::Off];

    /// The word on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Sessions => "sessions",
            Self::BasketAll => "basket-all",
            Self::BasketNew => "basket-new",
            Self::Off => "off",
        }
    }

    /// From its word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tune| tune.as_str() == word)
    }
}

/// How to learn from a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LearnOptions {
    /// Pairs of items that fewer people met together are left out; 1 keeps all.
    pub min_people: u32,
    /// The most entries of a row, 1 to 255.
    pub rows: usize,
    /// What the mixture is tuned for.
    pub tune: Tune,
    /// How many threads; the result does not depend on it.
    pub threads: usize,
}

impl Default for LearnOptions {
    fn default() -> Self {
        Self { min_people: 3, rows: 20, tune: Tune::Auto, threads: 1 }
    }
}
