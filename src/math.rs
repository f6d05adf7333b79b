//! Arithmetic that gives the same bits on every platform: only `+ - * /`, rounding and tables.

/// One whole unit of score or affinity. Scores and reason weights are integers, so that their sums are exact.
pub const UNIT: i32 = 65_536;

/// `2^(-age / half_life)`: 1 at age 0, a half after one half-life, 0 in the end. Falls or stays with age; ages below 0
/// and NaN count as 0, a half-life that is not above 0 forgets at once.
///
/// ```
/// use homebody::math::decay;
/// assert_eq!(decay(0.0, 7.0), 1.0);
/// assert!((decay(7.0, 7.0) - 0.5).abs() < 1e-12);
/// assert_eq!(decay(f64::INFINITY, 7.0), 0.0);
/// ```
pub fn decay(age: f64, half_life: f64) -> f64 {
    if age.is_nan() || age <= 0.0 {
        return 1.0;
    }
    if half_life.is_nan() || half_life <= 0.0 {
        return 0.0;
    }
    let halvings = age / half_life;
    if halvings.is_nan() || halvings >= 60.0 {
        return 0.0;
    }
    let whole = halvings as u32;
    let part = halvings - f64::from(whole);
    half_power(part) / (1u64 << whole) as f64
}

/// `2^(-x)` for `0 <= x < 1`, by its Taylor series in `x ln 2`; the error is below 1e-13.
fn half_power(x: f64) -> f64 {
    let y = -x * core::f64::consts::LN_2;
    let (mut sum, mut term) = (1.0, 1.0);
    for n in 1..16 {
        term = term * y / f64::from(n);
        sum += term;
    }
    sum
}

/// A fraction in whole units; anything that is not a number is 0, anything beyond ±16,000 is cut.
pub fn units(value: f64) -> i32 {
    if value.is_nan() { 0 } else { round(value.clamp(-16_000.0, 16_000.0) * f64::from(UNIT)) as i32 }
}

/// Makes a time usable: not a number and anything outside 1970 to 2286 becomes 0 or the end of that span.
pub fn time(ms: f64) -> f64 {
    if ms.is_nan() { 0.0 } else { whole(ms.clamp(0.0, 9_999_999_999_999.0)) }
}

/// The nearest whole number, halves away from 0; for numbers that an `i64` can hold.
pub fn round(value: f64) -> f64 {
    whole(if value < 0.0 { value - 0.5 } else { value + 0.5 })
}

/// The number without its fraction; for numbers that an `i64` can hold.
fn whole(value: f64) -> f64 {
    value as i64 as f64
}
