//! One raw value → one typed value, or a sentence about what is wrong with it.

use super::{MAX_TEXT, Raw, date};

/// What is wrong, and how to mend it.
pub(super) type Wrong = (String, String);
pub(super) type Read<T> = Result<T, Wrong>;

fn wrong<T>(what: impl Into<String>, fix: impl Into<String>) -> Read<T> {
    Err((what.into(), fix.into()))
}

fn not<T>(value: &Raw, expected: &str) -> Read<T> {
    wrong(format!("is {}, not {expected}", value.kind()), format!("write {expected}"))
}

/// Text of at most `max` bytes, trimmed, on one line; the second value tells whether control characters were taken out.
pub(super) fn text(value: Raw, max: usize) -> Read<(String, bool)> {
    let text = match value {
        Raw::Text(text) => text,
        // Rust prints numbers alike on every platform: shortest digits that read back the same.
        Raw::Integer(number) => number.to_string(),
        Raw::Float(number) => number.to_string(),
        Raw::Bool(value) => value.to_string(),
        other => return not(&other, "text"),
    };
    if text.len() > max {
        return wrong(format!("has {} bytes", text.len()), format!("shorten it to {max} bytes"));
    }
    let mut out = String::with_capacity(text.len());
    let mut stripped = false;
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if c.is_control() {
            stripped = true;
        } else {
            out.push(c);
        }
    }
    Ok((out.trim().to_owned(), stripped))
}

/// An id: text or a whole number, 1 to `max` bytes, without control characters.
pub(super) fn id(value: Raw, max: usize) -> Read<String> {
    let text = match value {
        Raw::Text(text) => text,
        Raw::Integer(number) => number.to_string(),
        Raw::Float(_) => return wrong("is a number with a fraction or too large", "write the id as text, in quotes"),
        other => return not(&other, "text"),
    };
    let text = text.trim();
    match text {
        "" => wrong("is empty", "give every item an id"),
        _ if text.len() > max => wrong(format!("has {} bytes", text.len()), format!("shorten it to {max} bytes")),
        _ if text.chars().any(char::is_control) => wrong("holds a control character", "use visible characters only"),
        _ => Ok(text.to_owned()),
    }
}

/// A number of 0 or more; `whole` names the unit for the message.
pub(super) fn amount(value: &Raw, max: f64) -> Read<f64> {
    let number = match value {
        Raw::Integer(number) => *number as f64,
        Raw::Float(number) => *number,
        Raw::Text(text) => match text.trim().parse() {
            // "inf" and "nan" parse as well; they are refused below.
            Ok(number) => number,
            Err(_) => {
                return wrong(
                    "is text that is not a number",
                    "write digits with a point, such as 12.50, without currency sign or thousands separator",
                );
            }
        },
        other => return not(other, "a number"),
    };
    match number {
        _ if !number.is_finite() => wrong("is not a finite number", "write a number such as 12.50"),
        _ if number < 0.0 => wrong("is negative", "write 0 or more"),
        _ if number > max => wrong("is too large", format!("write at most {max}")),
        _ => Ok(number),
    }
}

/// A whole number of days, 1 to 3,650.
pub(super) fn days(value: &Raw) -> Read<u16> {
    match amount(value, f64::MAX)? {
        days if days.trunc() == days && (1.0..=3650.0).contains(&days) => Ok(days as u16),
        _ => wrong("is not a number of days from 1 to 3650", "write whole days, or leave it out for the default"),
    }
}

/// Yes or no.
pub(super) fn boolean(value: &Raw) -> Read<bool> {
    match value {
        Raw::Bool(value) => Ok(*value),
        Raw::Integer(1) => Ok(true),
        Raw::Integer(0) => Ok(false),
        Raw::Text(text) => match text.trim().to_ascii_lowercase().as_str() {
            "true" | "yes" | "1" => Ok(true),
            "false" | "no" | "0" => Ok(false),
            _ => wrong("is neither true nor false", "write true or false"),
        },
        other => not(other, "true or false"),
    }
}

/// Three ASCII letters, in capitals.
pub(super) fn currency(value: &Raw) -> Read<String> {
    match value {
        Raw::Text(text) if text.trim().len() == 3 && text.trim().bytes().all(|b| b.is_ascii_alphabetic()) => {
            Ok(text.trim().to_ascii_uppercase())
        }
        Raw::Text(_) => wrong("is no currency code", "write three letters, such as EUR"),
        other => not(other, "a currency code such as EUR"),
    }
}

/// A day: `YYYY-MM-DD`, RFC 3339, or seconds since 1970.
pub(super) fn day(value: &Raw) -> Read<i32> {
    let fix = "write YYYY-MM-DD, a time as in RFC 3339, or seconds since 1970-01-01";
    let day = match value {
        Raw::Text(text) => date::parse(text.trim()).or_else(|| text.trim().parse().ok().and_then(date::from_seconds)),
        Raw::Integer(seconds) => date::from_seconds(*seconds),
        Raw::Float(seconds) if seconds.abs() < 1e15 => date::from_seconds(seconds.floor() as i128),
        Raw::Float(_) => None,
        other => return not(other, "a date"),
    };
    day.map_or_else(|| wrong("is no date", fix), Ok)
}

/// A list of values: the elements of a list, or the value itself; `null` is none.
pub(super) fn list(value: Raw) -> Vec<Raw> {
    match value {
        Raw::List(values) => values,
        Raw::Null => Vec::new(),
        value => vec![value],
    }
}

/// A category path in its one form, `A/B`; ` > ` between steps is understood too. Empty for none.
pub(super) fn path(value: Raw) -> Read<String> {
    let (text, _) = text(value, MAX_TEXT)?;
    let text = text.replace(" > ", "/");
    let steps: Vec<&str> = text.split('/').map(str::trim).filter(|step| !step.is_empty()).collect();
    if steps.len() > 8 { wrong("has more than 8 steps", "shorten the path") } else { Ok(steps.join("/")) }
}
