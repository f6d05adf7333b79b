//! The learnt weights of a pack: how much each term of a score counts, and how fast events fade for it.

use crate::math::decay;
use alloc::vec::Vec;

/// How an event counts for one term: `fast × 2^(−d / fast half-life) + slow × 2^(−d / slow half-life)`, where `d` is the number
/// of later events. With a half-life of 0 a part counts for the latest event only.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Kernel {
    /// Weight of the part that fades first, −64 to 64.
    pub fast: f64,
    /// In events, 0 or more.
    pub fast_half_life: f64,
    /// Weight of the part that stays longer, −64 to 64.
    pub slow: f64,
    /// In events, 0 or more.
    pub slow_half_life: f64,
}

impl Kernel {
    /// One part only.
    pub const fn new(weight: f64, half_life: f64) -> Self {
        Self { fast: weight, fast_half_life: half_life, slow: 0.0, slow_half_life: 0.0 }
    }
    /// The weight of an event that so many later ones follow.
    pub fn at(&self, later: f64) -> f64 {
        self.fast * decay(later, self.fast_half_life) + self.slow * decay(later, self.slow_half_life)
    }
}

/// How much each term counts. An event's weight for a term is the strength of its kind × the decay of its age × the term's kernel.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Mixture {
    /// Times the value of the event's item's row for the scored item, 0 to 1.
    pub rows: Kernel,
    /// Times the product of the two items' factors, about −3 to 3.
    pub factors: Kernel,
    /// Times the product of their content blocks, −1 to 1.
    pub content: Kernel,
    /// Times the attributes they share, 0 to 1.
    pub interest: Kernel,
    /// Met before: the event's item itself (1) or a variant of it (0.9), for views, clicks, likes and what was put into the cart.
    pub history: Kernel,
    /// Bought before: the item itself.
    pub purchases: Kernel,
    /// Times the item's popularity, 0 to 1.
    pub popularity: f64,
    /// Times how new the item is, 0 to 1.
    pub recency: f64,
    /// The page's items count as one more event of this strength with no later one, for rows, factors, content and interest.
    pub context: f64,
    /// Days after which an event counts half; 0: ages do not count.
    pub age_half_life_days: f64,
}

/// Numbers of a stored mixture: six kernels of four, and four more.
const NUMBERS: usize = 28;

impl Mixture {
    /// The kernels in the order of the fields.
    pub(crate) fn kernels(&self) -> [Kernel; 6] {
        [self.rows, self.factors, self.content, self.interest, self.history, self.purchases]
    }

    /// The stored form: `f32` each, in the order of the fields.
    pub(super) fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for kernel in self.kernels() {
            for number in [kernel.fast, kernel.fast_half_life, kernel.slow, kernel.slow_half_life] {
                out.extend_from_slice(&(number as f32).to_le_bytes());
            }
        }
        for number in [self.popularity, self.recency, self.context, self.age_half_life_days] {
            out.extend_from_slice(&(number as f32).to_le_bytes());
        }
        out
    }

    /// Reads the stored form; `None` where its length or a number is impossible.
    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        let (stored, rest) = bytes.as_chunks::<4>();
        let mut numbers = [0.0; NUMBERS];
        if stored.len() != NUMBERS || !rest.is_empty() {
            return None;
        }
        for (at, (number, stored)) in numbers.iter_mut().zip(stored).enumerate() {
            *number = f64::from(f32::from_le_bytes(*stored));
            let half_life = at % 2 == 1 && at != 25;
            let fine = if half_life { *number >= 0.0 && number.is_finite() } else { (-64.0..=64.0).contains(number) };
            if !fine {
                return None;
            }
        }
        let kernel = |at: usize| Kernel {
            fast: numbers[at * 4],
            fast_half_life: numbers[at * 4 + 1],
            slow: numbers[at * 4 + 2],
            slow_half_life: numbers[at * 4 + 3],
        };
        Some(Self {
            rows: kernel(0),
            factors: kernel(1),
            content: kernel(2),
            interest: kernel(3),
            history: kernel(4),
            purchases: kernel(5),
            popularity: numbers[24],
            recency: numbers[25],
            context: numbers[26],
            age_half_life_days: numbers[27],
        })
    }
}
