//! Days of publication and times of events.

const DAY_SECONDS: i64 = 86_400;

/// The day of `YYYY-MM-DD`, alone or followed by a time as in RFC 3339, in days since 1970-01-01 (UTC).
pub(super) fn parse(text: &str) -> Option<i32> {
    Some(seconds(text)?.div_euclid(DAY_SECONDS) as i32)
}

/// The time of `YYYY-MM-DD`, alone (then its beginning is meant) or followed by a time as in RFC 3339, in whole seconds since
/// 1970-01-01 (UTC). Without an offset, UTC is meant.
pub(crate) fn seconds(text: &str) -> Option<i64> {
    let bytes = text.as_bytes();
    let (day, rest) = (calendar_day(bytes.get(..10)?)?, bytes.get(10..)?);
    let day = i64::from(day) * DAY_SECONDS;
    match rest.first() {
        None => Some(day),
        Some(b'T' | b't' | b' ') => Some(day + i64::from(time_of_day(&rest[1..])?)),
        Some(_) => None,
    }
}

/// The day of a number of seconds since 1970-01-01; `None` for what can only be milliseconds.
pub(super) fn from_seconds(seconds: i128) -> Option<i32> {
    const YEAR_5000: i128 = 95_617_584_000;
    (seconds.abs() <= YEAR_5000).then(|| seconds.div_euclid(86_400) as i32)
}

fn calendar_day(b: &[u8]) -> Option<i32> {
    if b[4] != b'-' || b[7] != b'-' {
        return None;
    }
    let (year, month, day) = (number(&b[..4])?, number(&b[5..7])?, number(&b[8..10])?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => return None,
    };
    if year == 0 || day == 0 || day > days {
        return None;
    }
    // Days from the civil calendar, with the year beginning in March so that the leap day comes last.
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted / 400;
    let year_of_era = shifted % 400;
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468)
}

/// Seconds since midnight; negative or more than a day where the time's offset leads to another day.
fn time_of_day(time: &[u8]) -> Option<i32> {
    let (hour, minute) = (number(time.get(..2)?)?, number(time.get(3..5)?)?);
    if time[2] != b':' || hour > 23 || minute > 59 {
        return None;
    }
    let mut rest = &time[5..];
    let mut second = 0;
    if let Some(seconds) = rest.strip_prefix(b":") {
        second = number(seconds.get(..2)?)?;
        if second > 60 {
            return None;
        }
        rest = &seconds[2..];
        if let Some(fraction) = rest.strip_prefix(b".") {
            rest = &fraction[fraction.iter().take_while(|b| b.is_ascii_digit()).count()..];
        }
    }
    let offset = match rest {
        [] | b"Z" | b"z" => 0,
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let minutes = number(&[*h1, *h2])? * 60 + number(&[*m1, *m2])?;
            if *sign == b'+' { minutes } else { -minutes }
        }
        _ => return None,
    };
    // A leap second is the second before it.
    Some((hour * 60 + minute - offset) * 60 + second.min(59))
}

fn number(digits: &[u8]) -> Option<i32> {
    digits.iter().try_fold(0, |sum, b| b.is_ascii_digit().then(|| sum * 10 + i32::from(b - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        for (text, day) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("2000-02-29", 11_016),
            ("2026-03-01", 20_513),
            ("2026-03-01T23:30:00Z", 20_513),
            ("2026-03-01T23:30:00-02:00", 20_514),
            ("2026-03-01 00:30:00.5+01:00", 20_512),
        ] {
            assert_eq!(parse(text), Some(day), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2026",
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "01.03.2026",
            "2026-03-01x",
            "2026-03-01T25:00",
            "2026-03-0é",
            "0000-01-01",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(from_seconds(1_772_323_200_000), None);
        assert_eq!(from_seconds(-1), Some(-1));
    }
}
