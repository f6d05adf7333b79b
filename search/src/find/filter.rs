//! What items must be, looked up once for a query and then asked of each item.

use homebody::catalog::ItemIndex;

use crate::Search;
use crate::index::{Term, parts};
use crate::language::Language;
use crate::lookup::look_up;
use crate::query::{Filter, Price};
use crate::text;

/// The pack's unit of prices.
const PRICE_SCALE: f64 = 10_000.0;
/// Values that say yes or no to their name.
const YES: [&str; 4] = ["true", "yes", "ja", "1"];
const NO: [&str; 7] = ["false", "no", "none", "nein", "kein", "keine", "0"];

/// Whether a value says that its name is so.
pub fn is_yes(value: &str) -> bool {
    YES.iter().any(|yes| value.eq_ignore_ascii_case(yes))
}
/// Whether a value says that its name is not so.
pub fn is_no(value: &str) -> bool {
    NO.iter().any(|no| value.eq_ignore_ascii_case(no))
}

/// See the module.
pub struct Filters {
    all: Vec<One>,
}

enum One {
    Price { below: Price, up_to: Price, above: Price, from: Price },
    Has { has: Has, not: bool },
    Available,
}

/// Attributes and words of titles that say the same.
struct Has {
    attributes: Vec<bool>,
    /// For each word of what is asked, the words of the catalog that mean it.
    words: Vec<Vec<Term>>,
}

impl Filters {
    /// Reads filters; an attribute that the catalog does not have is met by no item.
    pub fn new(search: &Search, filters: &[Filter], language: Language) -> Self {
        Self { all: filters.iter().map(|filter| read(search, filter, language)).collect() }
    }

    /// Whether an item is what all of them ask for.
    pub fn admit(&self, search: &Search, item: ItemIndex) -> bool {
        self.all.iter().all(|one| match one {
            One::Price { below, up_to, above, from } => search.pack.price(item).is_some_and(|price| {
                let price = libm::round(price * PRICE_SCALE) as Price;
                price < *below && price <= *up_to && price > *above && price >= *from
            }),
            One::Has { has, not } => has.is_so(search, item) != *not,
            One::Available => search.pack.available(item),
        })
    }
}

impl Has {
    fn is_so(&self, search: &Search, item: ItemIndex) -> bool {
        if search.pack.attributes(item).any(|attribute| self.attributes[attribute as usize]) {
            return true;
        }
        let title = search.index.title(item);
        !self.words.is_empty() && self.words.iter().all(|meant| title.iter().any(|term| meant.contains(term)))
    }
}

fn read(search: &Search, filter: &Filter, language: Language) -> One {
    match filter {
        Filter::Price { below, up_to, above, from } => One::Price {
            below: below.unwrap_or(Price::MAX),
            up_to: up_to.unwrap_or(Price::MAX),
            above: above.unwrap_or(-1),
            from: from.unwrap_or(0),
        },
        Filter::Attribute { attribute, not } => One::Has { has: attribute_or_title(search, attribute, *not, language), not: *not },
        Filter::Word { word, not } => One::Has { has: containing(search, &[word.as_str()], language), not: *not },
        Filter::Available => One::Available,
    }
}

fn attribute_or_title(search: &Search, attribute: &str, not: bool, language: Language) -> Has {
    let (name, value) = parts(attribute);
    let mut has = if is_yes(value) || is_no(value) {
        // What says yes is in the title by its name; what says no is not.
        let mut has = containing(search, &if is_yes(value) { text::words(name) } else { Vec::new() }, language);
        has.attributes.fill(false);
        has
    } else {
        let words = text::words(value);
        let mut has = containing(search, &words, language);
        if !not {
            // Wanted is the value itself; unwanted is whatever contains it: not wool is not merino wool either.
            has.attributes.fill(false);
            search.index.with_value(&words).iter().for_each(|&same| has.attributes[same as usize] = true);
        }
        has
    };
    if let Some(found) = search.pack.find_attribute(attribute) {
        has.attributes[found as usize] = true;
    }
    has
}

/// Attributes whose values contain all of the words, and the words.
fn containing(search: &Search, words: &[impl AsRef<str>], language: Language) -> Has {
    let meant: Vec<Vec<Term>> =
        words.iter().map(|word| look_up(&search.index, word.as_ref(), language).into_iter().map(|hit| hit.term).collect()).collect();
    let contains =
        |value: &Vec<Term>| !meant.is_empty() && meant.iter().all(|terms: &Vec<Term>| value.iter().any(|term| terms.contains(term)));
    Has { attributes: search.index.values.iter().map(contains).collect(), words: meant }
}
