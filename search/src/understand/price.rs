//! Bounds of a price: "under 50 €", "zwischen 20 und 40 Euro", "20–40 €".

use super::Question;
use crate::Search;
use crate::language;
use crate::query::{Filter, Price};
use crate::text::Kind;

#[derive(Clone, Copy, PartialEq)]
enum Bound {
    Below,
    UpTo,
    Above,
    From,
}

/// What stands before an amount. `true`: it says a price only with a currency, because sizes and ages are said so too.
const BOUNDS: [(&str, (Bound, bool)); 40] = [
    ("not more than", (Bound::UpTo, false)),
    ("no more than", (Bound::UpTo, false)),
    ("nicht mehr als", (Bound::UpTo, false)),
    ("not over", (Bound::UpTo, false)),
    ("nicht uber", (Bound::UpTo, false)),
    ("more expensive than", (Bound::Above, false)),
    ("less than", (Bound::Below, false)),
    ("cheaper than", (Bound::Below, false)),
    ("more than", (Bound::Above, true)),
    ("starting at", (Bound::From, true)),
    ("at least", (Bound::From, true)),
    ("at most", (Bound::UpTo, false)),
    ("up to", (Bound::UpTo, true)),
    ("budget of", (Bound::UpTo, false)),
    ("bis zu", (Bound::UpTo, true)),
    ("weniger als", (Bound::Below, false)),
    ("gunstiger als", (Bound::Below, false)),
    ("billiger als", (Bound::Below, false)),
    ("teurer als", (Bound::Above, false)),
    ("mehr als", (Bound::Above, true)),
    ("under", (Bound::Below, false)),
    ("below", (Bound::Below, false)),
    ("unter", (Bound::Below, false)),
    ("<", (Bound::Below, false)),
    ("max", (Bound::UpTo, false)),
    ("maximum", (Bound::UpTo, false)),
    ("maximal", (Bound::UpTo, false)),
    ("hochstens", (Bound::UpTo, false)),
    ("budget", (Bound::UpTo, false)),
    ("within", (Bound::UpTo, true)),
    ("bis", (Bound::UpTo, true)),
    ("for", (Bound::UpTo, true)),
    ("fur", (Bound::UpTo, true)),
    ("over", (Bound::Above, true)),
    ("above", (Bound::Above, true)),
    ("uber", (Bound::Above, true)),
    (">", (Bound::Above, true)),
    ("mindestens", (Bound::From, true)),
    ("from", (Bound::From, true)),
    ("ab", (Bound::From, true)),
];

/// What stands before two amounts, and between them.
const RANGES: [(&str, &str); 6] = [("between", "and"), ("zwischen", "und"), ("from", "to"), ("von", "bis"), ("", "-"), ("", "to")];
const CURRENCIES: &str = " € £ $ eur euro euros gbp pound pounds usd dollar dollars quid bucks ";
const AFTERWARDS: [(&str, ()); 6] = [("or less", ()), ("oder weniger", ()), ("at most", ()), ("max", ()), ("maximum", ()), ("maximal", ())];
/// Thousandths, in which a question counts, to the pack's unit.
const TO_PRICE: u64 = 10;

struct Amount {
    price: Price,
    has_currency: bool,
    end: usize,
}

/// Takes all bounds out of a question; several become one filter.
pub fn take(search: &Search, question: &mut Question) -> Option<Filter> {
    let (mut below, mut up_to, mut above, mut from) = (None, None, None, None);
    let mut place = 0;
    while place < question.len() {
        if let Some((low, high, end)) = range(search, question, place) {
            (from, up_to) = (Some(low), Some(high));
            question.take(place, end);
        } else if let Some((bound, price, end)) = bound(question, place) {
            let to = match bound {
                Bound::Below => &mut below,
                Bound::UpTo => &mut up_to,
                Bound::Above => &mut above,
                Bound::From => &mut from,
            };
            *to = Some(price);
            question.take(place, end);
        }
        place += 1;
    }
    let any = below.or(up_to).or(above).or(from).is_some();
    any.then_some(Filter::Price { below, up_to, above, from })
}

fn bound(question: &Question, place: usize) -> Option<(Bound, Price, usize)> {
    if let Some(((bound, needs_currency), at)) = question.one_of(place, &BOUNDS)
        && let Some(amount) =
            amount(question, at).filter(|amount| amount.has_currency || (!needs_currency && !has_unit(question, amount.end)))
    {
        return Some((bound, amount.price, amount.end));
    }
    // An amount of money with nothing before it is what somebody wants to spend.
    let amount = amount(question, place).filter(|amount| amount.has_currency)?;
    let end = question.one_of(amount.end, &AFTERWARDS).map_or(amount.end, |(_, end)| end);
    Some((Bound::UpTo, amount.price, end))
}

fn range(search: &Search, question: &Question, place: usize) -> Option<(Price, Price, usize)> {
    RANGES.iter().find_map(|(before, between)| {
        let at = if before.is_empty() { place } else { question.phrase(place, before)? };
        let low = amount(question, at)?;
        let high = amount(question, question.phrase(low.end, between)?)?;
        // "39-42" may be a size: it is where the catalog has the two beside each other.
        let certain = high.has_currency || low.has_currency;
        let likely = !has_unit(question, high.end)
            && (!before.is_empty() || *between == "-")
            && !is_of_the_catalog(search, question, place, high.end);
        ((certain || likely) && low.price <= high.price).then_some((low.price, high.price, high.end))
    })
}

fn amount(question: &Question, place: usize) -> Option<Amount> {
    let is_currency = |place: usize| question.at(place).is_some_and(|text| language::is_in(CURRENCIES, text));
    let before = is_currency(place);
    let at = place + usize::from(before);
    let Kind::Number(thousandths) = question.tokens.get(at)?.kind else { return None };
    question.at(at)?;
    let after = !before && is_currency(at + 1);
    let price = thousandths.saturating_mul(TO_PRICE).min(Price::MAX as u64) as Price;
    Some(Amount { price, has_currency: before || after, end: at + 1 + usize::from(after) })
}

fn has_unit(question: &Question, place: usize) -> bool {
    question.at(place).is_some_and(language::is_unit)
}

fn is_of_the_catalog(search: &Search, question: &Question, from: usize, to: usize) -> bool {
    let numbers: Vec<&str> = (from..to).filter_map(|place| question.word(place)).collect();
    matches!(numbers[..], [low, high] if search.index.are_beside(low, high))
}
