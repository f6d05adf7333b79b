//! Texts put together without the standard formatter, which would be a twentieth of engine.wasm.

use alloc::string::String;

/// Several texts as one.
pub fn join(texts: &[&str]) -> String {
    let mut out = String::new();
    texts.iter().for_each(|text| out.push_str(text));
    out
}

/// Appends a whole number.
pub fn push_whole(out: &mut String, value: i64) {
    let mut digits = [0u8; 20];
    let mut at = digits.len();
    let mut rest = value.unsigned_abs();
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if value < 0 {
        out.push('-');
    }
    digits[at..].iter().for_each(|&digit| out.push(char::from(digit)));
}
