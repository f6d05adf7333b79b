//! The words for what was done.

use homebody::profile::EventType;

/// What a word of the log means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Something to learn from.
    Event(EventType),
    /// Known, but nothing to learn from.
    Ignored,
    Unknown,
}

/// For messages.
pub(super) const WORDS: &str =
    "view, click, add_to_cart, remove_from_cart, purchase, like or dismiss (return, impression and search are ignored)";

/// Capitals, blanks, `-` and `_` make no difference.
pub(super) fn kind(word: &str) -> Kind {
    if let Some(&(_, kind)) = KINDS.iter().find(|entry| entry.0 == word) {
        return kind;
    }
    let plain: String = word.chars().filter(|c| !matches!(c, ' ' | '-' | '_')).flat_map(char::to_lowercase).collect();
    KINDS.iter().find(|entry| entry.0.chars().filter(|&c| c != '_').eq(plain.chars())).map_or(Kind::Unknown, |entry| entry.1)
}

const KINDS: [(&str, Kind); 14] = [
    ("view", Kind::Event(EventType::View)),
    ("click", Kind::Event(EventType::Click)),
    ("add_to_cart", Kind::Event(EventType::AddToCart)),
    ("cart", Kind::Event(EventType::AddToCart)),
    ("remove_from_cart", Kind::Event(EventType::RemoveFromCart)),
    ("purchase", Kind::Event(EventType::Purchase)),
    ("buy", Kind::Event(EventType::Purchase)),
    ("transaction", Kind::Event(EventType::Purchase)),
    ("like", Kind::Event(EventType::Like)),
    ("dismiss", Kind::Event(EventType::Dismiss)),
    ("return", Kind::Ignored),
    ("refund", Kind::Ignored),
    ("impression", Kind::Ignored),
    ("search", Kind::Ignored),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_understood_however_they_are_written() {
        for word in ["add_to_cart", "AddToCart", "add-to-cart", "Add to cart", "cart"] {
            assert_eq!(kind(word), Kind::Event(EventType::AddToCart), "{word}");
        }
        assert_eq!((kind("RETURN"), kind("scroll"), kind("")), (Kind::Ignored, Kind::Unknown, Kind::Unknown));
    }
}
