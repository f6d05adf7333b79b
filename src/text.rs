//! Texts put together without the standard formatter, which would be a twentieth of engine.wasm.

use alloc::string::String;
use alloc::vec::Vec;

/// Several texts as one.
pub fn join(texts: &[&str]) -> String {
    let mut out = String::new();
    texts.iter().for_each(|text| out.push_str(text));
    out
}

/// A whole number as text.
pub fn whole(value: i64) -> String {
    let mut out = Vec::new();
    push_whole(&mut out, value);
    String::from_utf8(out).unwrap_or_default()
}

/// Appends a whole number.
pub fn push_whole(out: &mut Vec<u8>, value: i64) {
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
        out.push(b'-');
    }
    out.extend_from_slice(&digits[at..]);
}
