//! Words, as the embedding, the near-duplicates and the suspects compare them.

use std::collections::BTreeSet;
use std::sync::OnceLock;

/// Lower-case words of letters and digits, in order. Apostrophes are dropped with the letters `s` after them ("chef's" → "chef").
pub fn words(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut word = String::new();
    let mut after_apostrophe = false;
    for c in text.chars().chain([' ']) {
        if c.is_alphanumeric() {
            if after_apostrophe && !word.is_empty() {
                // "chef's": the `s` goes; "d'olive": what comes after begins a new word.
                if c != 's' && c != 'S' {
                    out.push(std::mem::take(&mut word));
                    word.extend(c.to_lowercase());
                }
            } else {
                word.extend(c.to_lowercase());
            }
            after_apostrophe = false;
        } else if matches!(c, '\'' | '’' | '`') {
            after_apostrophe = true;
        } else {
            after_apostrophe = false;
            if !word.is_empty() {
                out.push(std::mem::take(&mut word));
            }
        }
    }
    out
}

/// Cuts English and German plural and inflection endings off a lower-case word. Light on purpose: two words that differ in more
/// than their ending stay two.
pub fn stem(word: &str) -> &str {
    let letters = word.chars().count();
    if letters < 4 || word.bytes().any(|b| b.is_ascii_digit()) {
        return word;
    }
    let cut = |ending: &str, keep: usize| word.strip_suffix(ending).filter(|_| letters >= keep + ending.len());
    if let Some(rest) = cut("ies", 3) {
        return rest;
    }
    // "battery" like "batteries", but "railway" like "railways".
    if let Some(rest) = word.strip_suffix('y').filter(|rest| letters >= 5 && !rest.ends_with(['a', 'e', 'o', 'u'])) {
        return rest;
    }
    for ending in ["sses", "shes", "ches", "xes", "zes"] {
        if word.ends_with(ending) && letters > ending.len() {
            return &word[..word.len() - 2];
        }
    }
    for ending in ["en", "es"] {
        if let Some(rest) = cut(ending, 4) {
            return rest;
        }
    }
    // The `s` of "glass", "bus" and "tennis" is not a plural.
    if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        return word;
    }
    for ending in ["s", "n", "e"] {
        if let Some(rest) = cut(ending, 4 - usize::from(ending == "s")) {
            return rest;
        }
    }
    word
}

/// A hash of bytes that is the same everywhere (FNV-1a, then mixed so that every bit depends on every byte).
pub fn hash(bytes: &[u8]) -> u64 {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    for &byte in bytes {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    }
    mix(hash)
}

/// Spreads a number over 64 bits: the finaliser of SplitMix64.
pub fn mix(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Words that tell nothing about a product, English and German.
pub fn is_stop_word(word: &str) -> bool {
    static SET: OnceLock<BTreeSet<&str>> = OnceLock::new();
    SET.get_or_init(|| STOP_WORDS.split_whitespace().collect()).contains(word)
}

/// Whether a title only stands for a missing one, such as "N/A".
pub fn is_placeholder(title: &str) -> bool {
    const PLACEHOLDERS: [&str; 12] =
        ["na", "n a", "nan", "null", "nil", "none", "undefined", "unknown", "untitled", "tbd", "todo", "unbekannt"];
    let words = words(title).join(" ");
    words.is_empty() || PLACEHOLDERS.contains(&words.as_str())
}

const STOP_WORDS: &str = "a ab als an and are as at auf aus be bei bis by can das dem den der des die ein eine einem einen einer eines for from \
    für has im in is ist it its mit no nicht of oder on or out over sich sind so that the their them they this to und up vom \
    von was when which with without you your zu zum zur ohne am es sie wird werden auch nur wie all any but if into more not \
    than then very will w";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_lower_case_and_without_possessive() {
        assert_eq!(words("Hollin Chef’s Knife, 20 cm (Öl)"), ["hollin", "chef", "knife", "20", "cm", "öl"]);
        assert_eq!(words("huile d'olive  WOMEN'S"), ["huile", "d", "olive", "women"]);
        assert!(words(" -- ").is_empty());
    }

    #[test]
    fn placeholders_are_not_titles() {
        assert!(["<NA>", "n/a", "???", "Untitled"].into_iter().all(is_placeholder));
        assert!(!is_placeholder("Null-Bock-Becher") && !is_placeholder("A"));
    }

    #[test]
    fn plurals_share_a_stem() {
        for (one, many) in [
            ("knife", "knife"),
            ("battery", "batteries"),
            ("railway", "railways"),
            ("glass", "glasses"),
            ("tent", "tents"),
            ("lampe", "lampen"),
            ("bohne", "bohnen"),
            ("pouch", "pouches"),
            ("wood", "wooden"),
        ] {
            assert_eq!(stem(one), stem(many), "{one} {many}");
        }
        for (one, other) in [("shoe", "show"), ("pan", "pen"), ("tent", "tea"), ("spade", "space"), ("bus", "bu")] {
            assert_ne!(stem(one), stem(other), "{one} {other}");
        }
    }
}
