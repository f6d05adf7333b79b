//! When something happened.

use crate::import::date;

const FIX: &str = "write seconds since 1970-01-01, or a time as in RFC 3339";

/// Seconds since 1970 from a number of them, with a fraction or not, or from a date with or without a time. Otherwise what is
/// wrong and how to mend it.
pub(super) fn seconds(text: &str) -> Result<u32, (&'static str, &'static str)> {
    if let Ok(seconds) = text.parse::<u32>() {
        return Ok(seconds);
    }
    let seconds = match date::seconds(text) {
        Some(seconds) => seconds as f64,
        None => text.parse::<f64>().ok().filter(|number| number.is_finite()).ok_or(("is no time", FIX))?.floor(),
    };
    match seconds {
        _ if seconds < 0.0 => Err(("is before 1970", FIX)),
        _ if seconds <= f64::from(u32::MAX) => Ok(seconds as u32),
        _ if seconds >= 1e11 => Err(("is too late; it looks like milliseconds", "divide it by 1,000: write seconds since 1970-01-01")),
        _ => Err(("is after the year 2106", FIX)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_dates_are_read() {
        for (text, expected) in [
            ("0", 0),
            ("1207008001", 1_207_008_001),
            ("1207008001.9", 1_207_008_001),
            ("1.207008001e9", 1_207_008_001),
            ("1970-01-02", 86_400),
            ("2010-12-01 08:26:00", 1_291_191_960),
            ("2010-12-01T09:26:00+01:00", 1_291_191_960),
        ] {
            assert_eq!(seconds(text), Ok(expected), "{text}");
        }
        for text in ["", "-1", "NaN", "inf", "yesterday", "1207008001000", "5e9", "2010-13-01"] {
            assert!(seconds(text).is_err(), "{text}");
        }
    }
}
