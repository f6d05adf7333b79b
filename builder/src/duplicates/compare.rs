//! Whether two listings are in effect the same product: whoever bought the one has no use for the other.
//!
//! Several things forbid it outright; if none does, there must be enough in common.

use super::listing::{Core, Listing};
use super::vocabulary::{canonical, is_accessory, is_noise};

/// One way in which two listings can differ.
type Differ = fn(&Listing, &Listing) -> bool;

/// Which of a listing's words the other one does not say.
struct Words<'a> {
    /// Said in the other's title.
    shared: usize,
    /// Said nowhere in the other.
    missing: Vec<&'a Core>,
}

/// Whether two listings are the same product.
pub(super) fn same(a: &Listing, b: &Listing) -> bool {
    difference(a, b).is_none()
}

/// What makes two listings different products.
pub(super) fn difference(a: &Listing, b: &Listing) -> Option<&'static str> {
    if !a.codes.is_disjoint(&b.codes) {
        return None;
    }
    // The cheap ones first: most pairs end there.
    let simple: [(&str, Differ); 6] = [
        ("maker", makers_differ),
        ("price", prices_differ),
        ("attribute", attributes_differ),
        ("number", numbers_differ),
        ("part", |a, b| is_part_of(a, b) || is_part_of(b, a)),
        ("head", heads_differ),
    ];
    if let Some((reason, _)) = simple.iter().find(|(_, differ)| differ(a, b)) {
        return Some(reason);
    }
    let (in_a, in_b) = (words(a, b), words(b, a));
    if words_differ(a, b, &in_a, &in_b) {
        return Some("words");
    }
    (!enough(a, b, &in_a, &in_b)).then_some("too little in common")
}

fn words<'a>(from: &'a Listing, other: &Listing) -> Words<'a> {
    let mut out = Words { shared: 0, missing: Vec::new() };
    for (at, core) in from.core.iter().enumerate() {
        if shown(from, at, other) {
            out.shared += 1;
        } else if !other.says(&core.word) {
            out.missing.push(core);
        }
    }
    out
}

/// Whether a word of a title is in the other title: as it is, put together with a neighbour, shortened or mistyped.
fn shown(from: &Listing, at: usize, other: &Listing) -> bool {
    let word = &from.core[at].word;
    let joined = |a: usize, b: usize| {
        let (first, second) = (&from.core[a].raw, &from.core[b].raw);
        // A single letter would read as an ending.
        second.len() > 1 && canonical(&format!("{first}{second}")).all(|word| other.says_in_title(word))
    };
    other.says_in_title(word)
        || (at > 0 && joined(at - 1, at))
        || (at + 1 < from.core.len() && joined(at, at + 1))
        || other.core.iter().any(|core| alike(word, &core.word) && !from.says_in_title(&core.word))
}

fn makers_differ(a: &Listing, b: &Listing) -> bool {
    let known = |word: &String| b.maker.contains(word) || b.maker.iter().any(|other| alike(word, other));
    !a.maker.is_empty()
        && !b.maker.is_empty()
        && !a.maker.iter().any(known)
        && a.maker.iter().cloned().collect::<String>() != b.maker.iter().cloned().collect::<String>()
}

/// The same attribute with nothing in common.
fn attributes_differ(a: &Listing, b: &Listing) -> bool {
    a.attributes.iter().any(|(name, mine)| {
        let theirs = b.attributes.iter().find(|attribute| attribute.0 == *name).map(|attribute| &attribute.1);
        theirs.is_some_and(|theirs| mine.is_disjoint(theirs) && !mine.iter().any(|word| theirs.iter().any(|other| alike(word, other))))
    })
}

/// Different models, volumes, powers or doses. A number that only one has counts when it is short, like that of a generation;
/// long ones are article numbers.
fn numbers_differ(a: &Listing, b: &Listing) -> bool {
    let only = |x: &Listing, y: &Listing| -> Vec<String> { x.numbers.iter().filter(|number| !y.says_in_title(number)).cloned().collect() };
    let (mine, theirs) = (only(a, b), only(b, a));
    let generation = |numbers: &[String]| numbers.iter().any(|number| number.len() <= 2);
    let ratings = a.ratings.iter().any(|(unit, _)| {
        let of =
            |x: &Listing| -> Vec<String> { x.ratings.iter().filter(|rating| rating.0 == *unit).map(|rating| rating.1.clone()).collect() };
        let (mine, theirs) = (of(a), of(b));
        !theirs.is_empty() && !mine.iter().any(|value| theirs.contains(value))
    });
    ratings || (!mine.is_empty() && !theirs.is_empty()) || generation(&mine) || generation(&theirs)
}

/// More than threefold: a part, a sample or something else.
fn prices_differ(a: &Listing, b: &Listing) -> bool {
    match (&a.price, &b.price) {
        (Some((x, of_x)), Some((y, of_y))) if of_x == of_y && *x > 0.0 && *y > 0.0 => x.max(*y) > 3.0 * x.min(*y),
        _ => false,
    }
}

/// Whether only `a` is something that is made for another thing. Further back in a title such a word may tell of a feature ("oak handle"):
/// then `b` must not mention it at all.
fn is_part_of(a: &Listing, b: &Listing) -> bool {
    a.core.iter().enumerate().any(|(at, core)| is_accessory(&core.word) && !shown(a, at, b) && (core.first || !b.says(&core.word)))
}

/// The things themselves have different names, and at least one of them is never mentioned by the other.
fn heads_differ(a: &Listing, b: &Listing) -> bool {
    let absent = |from: &Listing, head: &String, other: &Listing| {
        from.core.iter().rposition(|core| core.word == *head).is_some_and(|at| !from.core[at].shade && !shown(from, at, other))
    };
    match (&a.head, &b.head) {
        (Some(x), Some(y)) => absent(a, x, b) && absent(b, y, a) && !(b.says(x) && a.says(y)),
        _ => false,
    }
}

/// Each says something in its title that the other does not say at all.
fn words_differ(a: &Listing, b: &Listing, in_a: &Words<'_>, in_b: &Words<'_>) -> bool {
    if adds_extras(a, b) && adds_extras(b, a) {
        return true;
    }
    if in_a.missing.is_empty() || in_b.missing.is_empty() {
        return false;
    }
    let shades = |words: &Words<'_>| words.missing.iter().all(|core| core.shade);
    let same_model = a.model.is_some() && a.model == b.model;
    let only_shades = shades(in_a) && shades(in_b);
    !same_model && !only_shades
}

/// Whether a note on what is in the box says something that the other listing does not.
fn adds_extras(from: &Listing, other: &Listing) -> bool {
    let mentioned = |word: &String| other.says(word) || other.extras.iter().any(|extra| alike(word, extra));
    from.extras.iter().any(|word| !is_noise(word) && !mentioned(word))
}

/// Enough in common: with the same maker most of the title, without one all of it.
fn enough(a: &Listing, b: &Listing, in_a: &Words<'_>, in_b: &Words<'_>) -> bool {
    let shared = in_a.shared.max(in_b.shared);
    let missing = in_a.missing.len() + in_b.missing.len();
    let shortest = a.core.len().min(b.core.len());
    if shared == 0 || shared * 2 < shortest {
        return false;
    }
    if a.maker.is_empty() || b.maker.is_empty() {
        return in_a.shared == a.core.len() && in_b.shared == b.core.len() && !adds_extras(a, b) && !adds_extras(b, a);
    }
    missing == 0 || (shared >= 2 && missing <= shared)
}

/// Whether two words are one, mistyped or shortened.
pub(super) fn alike(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short == long {
        return true;
    }
    let letters = short.chars().all(char::is_alphabetic) && long.chars().all(char::is_alphabetic);
    if !letters || short.len() < 3 || short.chars().next() != long.chars().next() {
        return false;
    }
    let abbreviated = short.len() <= 4 && long.len() >= short.len() + 2 && !short.contains(is_vowel) && is_within(short, long);
    abbreviated || (short.len() >= 5 && one_edit(short, long))
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'ä' | 'ö' | 'ü')
}

/// Whether the letters of `short` occur in `long` in this order.
fn is_within(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|other| other == c))
}

/// Whether one letter was changed, left out, added, or swapped with the next.
fn one_edit(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let prefix = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) = (&a[prefix..], &b[prefix..]);
    match b.len() as isize - a.len() as isize {
        0 => {
            rest_a.get(1..) == rest_b.get(1..)
                || (rest_a.len() >= 2 && rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] && rest_a[2..] == rest_b[2..])
        }
        1 => rest_a == &rest_b[1..],
        -1 => &rest_a[1..] == rest_b,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{FieldMap, read};

    fn listings(json: &str) -> [Listing; 2] {
        let items = read("x.json", json.as_bytes(), &FieldMap::default()).unwrap().items;
        [Listing::of(&items[0]), Listing::of(&items[1])]
    }

    fn titles(a: &str, b: &str) -> Option<&'static str> {
        let item = |id: u32, title: &str| serde_json::json!({"id": id, "title": title, "attributes": {"brand": "Osk"}});
        let [a, b] = listings(&serde_json::json!([item(1, a), item(2, b)]).to_string());
        assert_eq!(difference(&a, &b), difference(&b, &a), "the order must not matter");
        difference(&a, &b)
    }

    #[test]
    fn one_product_in_other_words_is_one_product() {
        for (a, b) in [
            ("Osk enamel mug blue, 300 ml", "Enamel mug by Osk - red - 0.3 l"),
            ("Osk travel pillow", "Osk travel pillow (2nd edition, new)"),
            ("Osk lantern lamp incl. spare candle", "Osk lantern lamp"),
            ("Osk rain poncho M", "Osk rain poncho XL"),
            ("Osk Emaille Becher, 2 Stück", "Emaille-Becher von Osk"),
        ] {
            assert_eq!(titles(a, b), None, "{a} / {b}");
        }
    }

    #[test]
    fn different_things_differ_for_a_reason() {
        for (a, b, reason) in [
            ("Osk Trail 2 tent", "Osk Trail 3 tent", "number"),
            ("Osk charger 65 W", "Osk charger 30 W", "number"),
            ("Osk Trail tent", "Osk Trail tent cover", "part"),
            ("Osk wool blanket", "Osk wool scarf", "head"),
            ("Osk oat shampoo", "Osk nettle shampoo", "words"),
            ("Osk letter M key ring", "Osk letter S key ring", "words"),
        ] {
            assert_eq!(titles(a, b), Some(reason), "{a} / {b}");
        }
    }

    #[test]
    fn makers_attributes_and_prices_tell_apart_and_codes_join() {
        let pair = |a: &str, b: &str| {
            let [a, b] =
                listings(&format!(r#"[{{"id":1,"title":"Dry food chicken 2 kg",{a}}},{{"id":2,"title":"Dry food chicken 2 kg",{b}}}]"#));
            difference(&a, &b)
        };
        assert_eq!(pair(r#""price":4"#, r#""price":5"#), None);
        assert_eq!(pair(r#""price":4"#, r#""price":15"#), Some("price"));
        assert_eq!(pair(r#""attributes":{"animal":"dog"}"#, r#""attributes":{"animal":"cat"}"#), Some("attribute"));
        assert_eq!(pair(r#""attributes":{"brand":"Mirabel"}"#, r#""attributes":{"brand":"Tarn"}"#), Some("maker"));
        assert_eq!(pair(r#""attributes":{"brand":"Mirabel","gtin":"401"}"#, r#""attributes":{"brand":"Tarn","gtin":401}"#), None);
    }

    #[test]
    fn the_colour_of_a_work_is_its_name() {
        let book = |id: u32, title: &str| serde_json::json!({"id": id, "title": title, "attributes": {"author": "I. Calloway"}});
        let [a, b] = listings(&serde_json::json!([book(1, "The Red House"), book(2, "The White House")]).to_string());
        assert!(difference(&a, &b).is_some());
    }

    #[test]
    fn typing_errors_are_forgiven_and_other_words_are_not() {
        for (a, b) in [("roamer", "romer"), ("crdl", "cordless"), ("greylag", "graylag"), ("kettle", "kettel")] {
            assert!(alike(a, b), "{a} {b}");
        }
        for (a, b) in [("macina", "mattina"), ("fork", "form"), ("lamp", "lampshade"), ("d3", "d4"), ("ährig", "ähriges")] {
            assert!(!alike(a, b), "{a} {b}");
        }
    }
}
