//! Whether two listings are in effect the same product: whoever bought the one has no use for the other.
//!
//! Several things forbid it outright; if none does, there must be enough in common.

use super::listing::{Core, Listing};
use super::vocabulary::{is_accessory, is_noise};

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
    let (in_a, in_b) = (words(a, b), words(b, a));
    let differences = [
        ("maker", makers_differ(a, b)),
        ("attribute", attributes_differ(a, b)),
        ("number", numbers_differ(a, b)),
        ("price", prices_differ(a, b)),
        ("part", is_part_of(a, b) || is_part_of(b, a)),
        ("head", heads_differ(a, b)),
        ("words", words_differ(a, b, &in_a, &in_b)),
        ("too little in common", !enough(a, b, &in_a, &in_b)),
    ];
    differences.iter().find(|difference| difference.1).map(|difference| difference.0)
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
    let joined = |a: usize, b: usize| other.says_in_title(&format!("{}{}", from.core[a].word, from.core[b].word));
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
    let mentioned = |word: &String, other: &Listing| other.says(word) || other.extras.iter().any(|extra| alike(word, extra));
    let extras = |from: &Listing, other: &Listing| from.extras.iter().any(|word| !mentioned(word, other) && !is_noise(word));
    if extras(a, b) && extras(b, a) {
        return true;
    }
    if in_a.missing.is_empty() || in_b.missing.is_empty() {
        return false;
    }
    let shades = |words: &Words<'_>| words.missing.iter().all(|core| core.shade);
    let same_model = a.model.is_some() && a.model == b.model;
    !same_model && !(shades(in_a) && shades(in_b))
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
        return in_a.shared == a.core.len() && in_b.shared == b.core.len();
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

    #[test]
    #[ignore]
    fn dbg() {
        let v: serde_json::Value = serde_json::from_str(&std::fs::read_to_string("../tests/golden/near_duplicates.json").unwrap()).unwrap();
        for (side, want) in [("vanish", true), ("stay", false)] {
            for pair in v[side].as_array().unwrap() {
                let items = crate::import::read(
                    "a.json",
                    serde_json::to_string(&serde_json::json!([pair["a"], pair["b"]])).unwrap().as_bytes(),
                    &Default::default(),
                )
                .unwrap()
                .items;
                let (a, b) = (Listing::of(&items[0]), Listing::of(&items[1]));
                let d = difference(&a, &b);
                if d.is_none() != want || std::env::var("ALL").is_ok() {
                    let show = |l: &Listing, o: &Listing| {
                        format!(
                            "{:?} head {:?} num {:?} ext {:?} missing {:?}",
                            l.core.iter().map(|c| &c.word).collect::<Vec<_>>(),
                            l.head,
                            l.numbers,
                            l.extras,
                            words(l, o).missing.iter().map(|c| &c.word).collect::<Vec<_>>()
                        )
                    };
                    println!("{side} {}\n  {:?}\n  A {}\n  B {}", pair["why"], d, show(&a, &b), show(&b, &a));
                }
            }
        }
    }
}
