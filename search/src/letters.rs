//! Letters made plain: small, and without accents. The standard library's tables for all of Unicode would be a fifth of search.wasm;
//! English and German need Latin letters, and of other scripts it is enough to know that they are letters.

/// From À to ÿ, and from Ā to ſ; a space stands for no letter.
const LATIN: &[u8; 192] = b"aaaaaaaceeeeiiiidnooooo ouuuuypsaaaaaaaceeeeiiiidnooooo ouuuuypy\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Whether it can be part of a word. Of other scripts whatever is no punctuation, symbol or emoji counts.
pub fn is_letter(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' => true,
        'À'..='ſ' => LATIN[c as usize - 0xC0] != b' ',
        // Arabic punctuation; punctuation, currencies and symbols; private use and forms; emoji and what chooses among them.
        '؀'..='؟' | '\u{2000}'..='\u{2BFF}' | '\u{2E00}'..='\u{2E7F}' | '\u{3000}'..='\u{303F}' => false,
        '\u{E000}'..='\u{F8FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FFF0}'..='\u{1FFFF}' | '\u{E0000}'.. => false,
        _ => c > 'ſ',
    }
}

/// Appends a letter or digit as it is compared: ß as ss, as the Swiss write it; accents that follow their letter are left out.
pub fn fold(c: char, out: &mut String) {
    match c {
        'ß' | 'ẞ' => out.push_str("ss"),
        'æ' | 'Æ' => out.push_str("ae"),
        'œ' | 'Œ' => out.push_str("oe"),
        'À'..='ſ' => out.push(char::from(LATIN[c as usize - 0xC0])),
        '\u{300}'..='\u{36F}' => {}
        'Α'..='Ω' | 'А'..='Я' => out.extend(char::from_u32(c as u32 + 32)),
        _ => out.push(c.to_ascii_lowercase()),
    }
}

/// A text up to a place between two characters. The standard slices panic elsewhere, and what that would print is 3 kB.
pub fn front(text: &str, end: usize) -> &str {
    text.get(..end).unwrap_or_default()
}
/// A text from a place between two characters.
pub fn back(text: &str, from: usize) -> &str {
    text.get(from..).unwrap_or_default()
}

/// How many characters a text has.
pub fn count(text: &str) -> usize {
    text.bytes().filter(|byte| byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(text: &str) -> String {
        let mut out = String::new();
        text.chars().for_each(|c| fold(c, &mut out));
        out
    }

    #[test]
    fn letters_are_plain() {
        assert_eq!(plain("GRÖSSE Größe Äpfel Jalapeño Škoda œuvre ŁÓDŹ Ω Я"), "grosse grosse apfel jalapeno skoda oeuvre lodz ω я");
        assert_eq!(plain("u\u{308}ber"), "uber");
    }

    #[test]
    fn other_scripts_have_letters_and_symbols_are_none() {
        assert!("aßżЖعя中".chars().all(is_letter));
        assert!(!"×÷€–“”。،؟🔥👻\u{202e}\u{fe0f}_%&".chars().any(is_letter));
    }

    proptest! {
        #[test]
        fn it_agrees_with_the_standard_library_on_latin(c in prop::char::range('À', 'ſ')) {
            prop_assert_eq!(is_letter(c), c.is_alphabetic());
            prop_assert_eq!(plain(&c.to_string()), plain(&c.to_lowercase().to_string()));
        }

        #[test]
        fn folding_twice_changes_nothing(text in "\\PC*") {
            prop_assert_eq!(plain(&plain(&text)), plain(&text));
            prop_assert_eq!(count(&text), text.chars().count());
        }
    }
}
