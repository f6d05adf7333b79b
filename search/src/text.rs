//! Text as a row of tokens: words folded to plain lower-case letters, numbers by their value, and the few marks that mean something.

use homebody::text::join;

use crate::letters::{back, fold, front, is_letter};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters, and digits behind the first letter: `mug`, `a5`.
    Word,
    /// A number, in thousandths.
    Number(u64),
    /// `€ £ $`, a dash, or an end of a clause, which all are kept as one character.
    Mark(char),
}

/// One token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Folded; a number as `0.9`, whichever way it was written.
    pub text: String,
    /// What it is.
    pub kind: Kind,
    /// Written with a capital first.
    pub capital: bool,
}

/// Longer words are cut: nobody searches for them, and they would be slow to compare.
const LONGEST_WORD: usize = 32;
/// Beyond this a number is no price and no size.
const LONGEST_NUMBER: usize = 9;

/// The tokens of a text.
pub fn tokens(text: &str) -> Vec<Token> {
    let characters: Vec<char> = text.chars().collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let c = characters[at];
        at = if c.is_ascii_digit() {
            number(&characters, at, &mut out)
        } else if is_letter(c) {
            word(&characters, at, &mut out)
        } else {
            mark(c, &mut out);
            at + 1
        };
    }
    out
}

/// The words and numbers of a text without the marks.
pub fn words(text: &str) -> Vec<String> {
    tokens(text).into_iter().filter(|token| !matches!(token.kind, Kind::Mark(_))).map(|token| token.text).collect()
}

fn mark(c: char, out: &mut Vec<Token>) {
    let kind = match c {
        '€' | '£' | '$' | ',' | '<' | '>' => c,
        '-' | '–' | '—' | '−' => '-',
        '.' | ';' | ':' | '!' | '?' | '(' | ')' | '\n' => '.',
        _ => return,
    };
    out.push(Token { text: String::from(kind), kind: Kind::Mark(kind), capital: false });
}

fn word(characters: &[char], from: usize, out: &mut Vec<Token>) -> usize {
    let mut text = String::new();
    let mut at = from;
    while let Some(&c) = characters.get(at) {
        if is_letter(c) || c.is_ascii_digit() {
            fold(c, &mut text);
        } else if !is_apostrophe(c) || !characters.get(at + 1).is_some_and(|next| is_letter(*next)) {
            break;
        } else if is_genitive(&characters[at + 1..]) {
            // The chef's knife is the chef knife; "isn't" stays one word.
            at += 2;
            break;
        }
        at += 1;
    }
    let text = text.char_indices().nth(LONGEST_WORD).map_or(text.as_str(), |(end, _)| front(&text, end)).to_owned();
    if text.is_empty() {
        return at;
    }
    out.push(Token { text, kind: Kind::Word, capital: characters[from].is_ascii_uppercase() });
    at
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '`')
}

fn is_genitive(rest: &[char]) -> bool {
    matches!(rest[0], 's' | 'S') && !rest.get(1).is_some_and(|&c| is_letter(c) || c.is_ascii_digit())
}

fn number(characters: &[char], from: usize, out: &mut Vec<Token>) -> usize {
    let digit = |at: usize| characters.get(at).is_some_and(char::is_ascii_digit);
    let mut at = from;
    let mut last_sign = None;
    while digit(at) || (matches!(characters.get(at), Some('.' | ',')) && digit(at + 1)) {
        if !digit(at) {
            last_sign = Some(at);
        }
        at += 1;
    }
    // 1.299 and 12,000 are thousands; any other number of digits behind the last sign are decimals.
    let decimals = last_sign.map(|sign| sign + 1).filter(|&first| at - first != 3).unwrap_or(at);
    let whole = value(&characters[from..decimals], LONGEST_NUMBER);
    let part = &characters[decimals..at.min(decimals + 3)];
    let thousandths = whole * 1_000 + value(part, 3) * [1_000, 100, 10, 1][part.len()];
    out.push(Token { text: number_text(thousandths), kind: Kind::Number(thousandths), capital: false });
    at
}

/// The number that the first digits are.
fn value(characters: &[char], digits: usize) -> u64 {
    characters.iter().filter_map(|c| c.to_digit(10)).take(digits).fold(0, |value, digit| value * 10 + u64::from(digit))
}

/// A number of thousandths as text: `0.9`, `20`.
pub fn number_text(thousandths: u64) -> String {
    let (whole, part) = (thousandths / 1_000, thousandths % 1_000);
    if part == 0 {
        return homebody::text::whole(whole as i64);
    }
    // The thousand in front keeps the zeros behind the point.
    let digits = homebody::text::whole((1_000 + part) as i64);
    join(&[&homebody::text::whole(whole as i64), ".", back(&digits, 1).trim_end_matches('0')])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn words_are_folded_and_numbers_are_values() {
        assert_eq!(texts("Chef's Knife, 20cm"), ["chef", "knife", ",", "20", "cm"]);
        assert_eq!(texts("Größe 0,9 l isn’t A5"), ["grosse", "0.9", "l", "isnt", "a5"]);
        assert_eq!(texts("1.299,00 € 1,299 4.50"), ["1299", "€", "1299", "4.5"]);
        assert_eq!(texts("20–40"), ["20", "-", "40"]);
    }

    #[test]
    fn the_longest_word_and_number_have_an_end() {
        assert_eq!(words(&"ä".repeat(1_000))[0], "a".repeat(LONGEST_WORD));
        assert_eq!(words(&"9".repeat(1_000))[0], "9".repeat(LONGEST_NUMBER));
        assert_eq!(words("İstanbul"), ["istanbul"]);
        assert!(words("\u{301}").is_empty());
    }
}
