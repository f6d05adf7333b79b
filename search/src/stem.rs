//! Light stemming: what is left of a word when its endings are gone. Question and catalog lose the same ones, so the result need not be a
//! word. The published Snowball stemmers would be half of search.wasm; for nouns, which is what shops sell, endings are enough.

use homebody::text::join;

use crate::letters::front;

const IRREGULAR: [(&str, &str); 6] =
    [("children", "child"), ("men", "man"), ("women", "woman"), ("feet", "foot"), ("teeth", "tooth"), ("mice", "mouse")];

/// English: plurals, -ing, -ed, a final e, a doubled last consonant; v and f at the end are one (knives, knife).
pub fn english(word: &str) -> String {
    if let Some((_, one)) = IRREGULAR.iter().find(|(many, _)| *many == word) {
        return (*one).into();
    }
    if !word.is_ascii() || word.len() < 3 || word.starts_with(|c: char| c.is_ascii_digit()) {
        return word.into();
    }
    let mut stem = singular(word);
    for ending in ["ing", "ed"] {
        if let Some(rest) = stem.strip_suffix(ending).filter(|rest| rest.len() > 2 && has_vowel(rest)) {
            stem = whole(rest);
            break;
        }
    }
    if stem.len() > 4 {
        stem = stem.strip_suffix('e').map(Into::into).unwrap_or(stem);
        stem = stem.strip_suffix('v').map(|rest| join(&[rest, "f"])).unwrap_or(stem);
    }
    stem
}

fn singular(word: &str) -> String {
    let shorter = |ending: &str| word.strip_suffix(ending);
    if let Some(rest) = shorter("ies").filter(|rest| rest.len() > 2) {
        return join(&[rest, "y"]);
    }
    if ["sses", "shes", "ches", "xes"].iter().any(|ending| word.ends_with(ending)) {
        return front(word, word.len() - 2).into();
    }
    match shorter("s") {
        Some(rest) if rest.len() > 2 && !rest.ends_with(['s', 'u', 'i']) => rest.into(),
        _ => word.into(),
    }
}

fn has_vowel(text: &str) -> bool {
    text.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// What -ing and -ed changed: running is run, hiking is hike.
fn whole(text: &str) -> String {
    let bytes = text.as_bytes();
    let [.., before, last] = bytes else { return text.into() };
    if bytes.len() > 3 && before == last && !text.ends_with(['l', 's', 'z']) {
        return front(text, text.len() - 1).into();
    }
    let is_vowel = |byte: &u8| b"aeiouy".contains(byte);
    if bytes.len() == 3 && is_vowel(before) && !is_vowel(last) && !is_vowel(&bytes[0]) { join(&[text, "e"]) } else { text.into() }
}

/// German: the endings of plurals and cases (after Jacques Savoy's light stemmer); umlauts are folded already.
pub fn german(word: &str) -> String {
    if !word.is_ascii() || word.starts_with(|c: char| c.is_ascii_digit()) {
        return word.into();
    }
    // The s of a genitive follows these letters only.
    let genitive =
        word.strip_suffix('s').filter(|rest| rest.len() > 3 && rest.ends_with(['b', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 'r', 't']));
    let stem = genitive.unwrap_or(word);
    let endings = [("ern", 3), ("en", 3), ("em", 3), ("er", 3), ("es", 3), ("e", 3), ("n", 4)];
    endings.iter().find_map(|(ending, least)| stem.strip_suffix(ending).filter(|rest| rest.len() >= *least)).unwrap_or(stem).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_meet() {
        for (a, b) in [
            ("knife", "knives"),
            ("cherry", "cherries"),
            ("glasses", "glass"),
            ("brush", "brushes"),
            ("gardening", "garden"),
            ("hiking", "hike"),
            ("scented", "scent"),
            ("children", "child"),
            ("boxes", "box"),
            ("walking", "walks"),
            ("strawberry", "strawberries"),
            ("running", "run"),
            ("candles", "candle"),
            ("leaf", "leaves"),
        ] {
            assert_eq!(english(a), english(b), "{a} {b}");
        }
        for (a, b) in
            [("lampe", "lampen"), ("socken", "socke"), ("topfe", "topf"), ("messers", "messer"), ("kinder", "kind"), ("tuch", "tucher")]
        {
            assert_eq!(german(a), german(b), "{a} {b}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (a, b) in [("glass", "gla"), ("bus", "bu"), ("ring", "r"), ("red", "r"), ("bed", "b"), ("gas", "ga")] {
            assert_ne!(english(a), b);
        }
        assert_ne!(german("tee"), "t");
        assert_eq!(english("größe"), "größe");
    }
}
