//! A title cut into what it says: words, numbers, quantities, and where a note on extras begins.

use super::vocabulary::{begins_inclusion, unit};

/// A part of a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A lower-case word.
    Word(String),
    /// A number that names something: a model, a volume.
    Number(String),
    /// A number with a unit that tells things apart, such as `("w", "65")`.
    Rating(String, String),
    /// A size, a count or a year: a variant.
    Amount,
    /// Where the words before and after belong less closely together.
    Break,
    /// Where a note on extras or packaging begins.
    Inclusion,
}

/// A run of letters or of digits; `glued` when nothing stands between it and the one before.
struct Atom {
    text: String,
    digits: bool,
    glued: bool,
}

enum Piece {
    Atom(Atom),
    Break,
    Plus,
}

/// Cuts a title.
pub(super) fn cut(title: &str) -> Vec<Part> {
    let pieces = pieces(title);
    let mut out = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        at += match &pieces[at] {
            Piece::Break => push(&mut out, Part::Break, 1),
            Piece::Plus => push(&mut out, Part::Inclusion, 1),
            Piece::Atom(atom) if atom.digits => number(&pieces, at, &mut out),
            Piece::Atom(_) => word(&pieces, at, &mut out),
        };
    }
    out
}

fn push(out: &mut Vec<Part>, part: Part, used: usize) -> usize {
    out.push(part);
    used
}

fn atom(pieces: &[Piece], at: usize) -> Option<&Atom> {
    match pieces.get(at) {
        Some(Piece::Atom(atom)) => Some(atom),
        _ => None,
    }
}

fn letters(pieces: &[Piece], at: usize) -> Option<&str> {
    atom(pieces, at).filter(|atom| !atom.digits).map(|atom| atom.text.as_str())
}

/// A number and what belongs to it; gives how many pieces were used.
fn number(pieces: &[Piece], at: usize, out: &mut Vec<Part>) -> usize {
    let Some(text) = atom(pieces, at).map(|atom| atom.text.clone()) else { return 1 };
    let next = letters(pieces, at + 1);
    let next_glued = atom(pieces, at + 1).is_some_and(|atom| atom.glued);
    // "2 x 90", "160 x 230 cm", "2 x Brand": counts and measures.
    if matches!(next, Some("x" | "×")) {
        return push(out, Part::Amount, 2);
    }
    let next_is_code = atom(pieces, at + 2).is_some_and(|atom| atom.digits && atom.glued);
    if let Some(unit_name) = next.filter(|word| next_glued || (*word != "in" && !next_is_code))
        && let Some(tells_apart) = unit(unit_name)
    {
        let part = if tells_apart { Part::Rating(unit_name.to_owned(), text) } else { Part::Amount };
        return push(out, part, 2);
    }
    if matches!(next, Some("st" | "nd" | "rd" | "th")) && next_glued {
        return push(out, Part::Amount, 2);
    }
    let after_x = at > 0 && matches!(letters(pieces, at - 1), Some("x" | "×"));
    let after_of = at > 0 && matches!(letters(pieces, at - 1), Some("of" | "à"));
    let year = text.len() == 4 && ("1900".."2100").contains(&text.as_str());
    let starts = at == 0 || matches!(pieces[at - 1], Piece::Break | Piece::Plus);
    let counts = starts && next.is_some_and(|word| word.len() > 3 && (word.ends_with('s') || word.ends_with("en")));
    if after_x || after_of || year || counts {
        return push(out, Part::Amount, 1);
    }
    if matches!(out.last(), Some(Part::Word(word)) if matches!(word.as_str(), "spf" | "factor" | "lsf")) {
        out.pop();
        return push(out, Part::Rating("spf".into(), text), 1);
    }
    let trimmed = text.trim_start_matches('0');
    push(out, Part::Number(if trimmed.is_empty() { "0".into() } else { trimmed.into() }), 1)
}

/// A word; a short one with a number glued to it is a model name and stays one ("dd18"); "v2" is a version and says nothing.
fn word(pieces: &[Piece], at: usize, out: &mut Vec<Part>) -> usize {
    let Some(text) = letters(pieces, at).map(str::to_owned) else { return 1 };
    if let Some(next) = atom(pieces, at + 1).filter(|next| next.digits && next.glued) {
        if text == "v" {
            return push(out, Part::Amount, 2);
        }
        if text.chars().count() < 4 && text != "x" {
            let code = format!("{text}{}", next.text);
            let rating = text == "spf" || text == "lsf";
            return push(out, if rating { Part::Rating("spf".into(), next.text.clone()) } else { Part::Word(code) }, 2);
        }
    }
    let part = match text.as_str() {
        "x" | "×" => return 1,
        word if begins_inclusion(word) => Part::Inclusion,
        "&" | "and" | "und" => return 1,
        _ => Part::Word(text),
    };
    push(out, part, 1)
}

fn pieces(title: &str) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let chars: Vec<char> = title.chars().flat_map(char::to_lowercase).collect();
    let mut glued = false;
    for (at, &c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| chars[at]);
        let after = chars.get(at + 1).copied();
        let between = |test: fn(char) -> bool| before.is_some_and(test) && after.is_some_and(test);
        if c.is_alphanumeric() {
            // "chef's": the `s` after the apostrophe is dropped.
            if c == 's' && before.is_some_and(is_apostrophe) && !after.is_some_and(char::is_alphanumeric) {
                continue;
            }
            let digits = c.is_ascii_digit();
            match out.last_mut() {
                Some(Piece::Atom(atom)) if glued && atom.digits == digits => atom.text.push(c),
                _ => out.push(Piece::Atom(Atom { text: c.into(), digits, glued })),
            }
            glued = true;
        } else if matches!(c, '.' | ',') && between(|c| c.is_ascii_digit()) {
            if let Some(Piece::Atom(atom)) = out.last_mut() {
                atom.text.push('.');
            }
        } else if c == '-' && between(char::is_alphabetic) {
            // "over-ear" is one word, "overear".
        } else if is_apostrophe(c) {
            glued = false;
        } else {
            glued = false;
            match c {
                '+' if before == Some(' ') => out.push(Piece::Plus),
                ',' | ';' | ':' | '(' | ')' | '[' | ']' | '|' | '–' | '—' | '!' | '?' => out.push(Piece::Break),
                '-' if before == Some(' ') || after == Some(' ') => out.push(Piece::Break),
                _ => {}
            }
        }
    }
    out
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '`')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(title: &str) -> String {
        let show = |part: Part| match part {
            Part::Word(word) => word,
            Part::Number(number) => format!("#{number}"),
            Part::Rating(unit, value) => format!("{value}{unit}!"),
            Part::Amount => "~".into(),
            Part::Break => ",".into(),
            Part::Inclusion => "+".into(),
        };
        cut(title).into_iter().map(show).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn titles_are_cut_into_what_they_say() {
        for (title, parts) in [
            ("Hollin chef's knife 20 cm, walnut", "hollin chef knife ~ , walnut"),
            ("Novasi Quiet3 (refurbished)", "novasi quiet #3 , refurbished ,"),
            ("Voltik 65 W charger, 2 ports", "voltik 65w! charger , ~ ports"),
            ("Odmark DD18 drill 18V 2x2,0Ah w/ chgr", "odmark dd18 drill 18v! ~ ~ + chgr"),
            ("Rug 160 x 230 cm", "rug ~ ~"),
            ("over-ear headphones in-ear", "overear headphones inear"),
            ("A History, volume 2", "a history , volume #2"),
            ("Tent 2026 v2", "tent ~ ~"),
            ("Fennimore 4471-BR", "fennimore #4471 br"),
            ("SPF 50 cream + bag", "50spf! cream + bag"),
            ("Pack of 20 blades", "pack of ~ blades"),
            ("305XL", "#305 xl"),
        ] {
            assert_eq!(words(title), parts, "{title}");
        }
    }
}
