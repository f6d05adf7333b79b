//! What was understood of a question: plain data, which crosses to TypeScript and back so that a follow-up can change it.

use homebody::bytes::Reader;
use homebody::error::{Code, Result};
use homebody::json::Json;

use crate::language::Language;

/// An amount of money in 1/10,000 of the catalog's unit, as in the pack.
pub type Price = i64;

/// What an item must be, or must not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// A price; bounds that are not given do not count.
    Price {
        /// Less than this.
        below: Option<Price>,
        /// At most this.
        up_to: Option<Price>,
        /// More than this.
        above: Option<Price>,
        /// At least this.
        from: Option<Price>,
    },
    /// An attribute such as `material=leather`; also met by a title that says so, and by the same value of another attribute.
    Attribute {
        /// As the pack names it.
        attribute: String,
        /// Must not have it.
        not: bool,
    },
    /// A word of the catalog that is no attribute's value.
    Word {
        /// As the visitor wrote it, folded.
        word: String,
        /// Must not have it.
        not: bool,
    },
    /// Can be had.
    Available,
}

/// In which order, where the visitor asks for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// By price, ascending.
    Cheapest,
    /// By price, descending.
    Dearest,
    /// By day of publication.
    Newest,
    /// By popularity.
    Popular,
}

impl Sort {
    const WORDS: [(Self, &'static str); 4] =
        [(Self::Cheapest, "cheapest"), (Self::Dearest, "dearest"), (Self::Newest, "newest"), (Self::Popular, "popular")];
}

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The language of the question.
    pub language: Language,
    /// What is searched, in the order of the question: folded words that the catalog has, in its own or another form. `*` at the end
    /// means that the word may be unfinished.
    pub words: Vec<String>,
    /// Words that nothing in the catalog has.
    pub unknown: Vec<String>,
    /// What an item must be.
    pub filters: Vec<Filter>,
    /// The order that was asked for.
    pub sort: Option<Sort>,
    /// Whether the question is about something of this catalog at all.
    pub related: bool,
}

impl Query {
    /// For TypeScript.
    pub fn json(&self) -> String {
        let mut j = Json::new();
        j.text("language", if self.language == Language::German { "de" } else { "en" });
        texts(&mut j, "words", &self.words);
        texts(&mut j, "unknown", &self.unknown);
        j.list("filters");
        for filter in &self.filters {
            j.item();
            filter_json(&mut j, filter);
            j.end();
        }
        j.end_list();
        if let Some((_, word)) = Sort::WORDS.iter().find(|(sort, _)| Some(*sort) == self.sort) {
            j.text("sort", word);
        }
        j.truth("related", self.related);
        j.finish()
    }

    /// From TypeScript (`js/chat/search.ts` writes it): the language, words, unknown words, filters, the order. What `related` says does
    /// not matter for finding.
    ///
    /// # Errors
    /// `invalid-input` for bytes that are not a query.
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        let mut r = Reader::new(bytes, Code::InvalidInput, "query");
        let language = if r.u8() == 0 { Language::English } else { Language::German };
        let (words, unknown) = (r.strings(), r.strings());
        let filters = (0..r.count(1)).map(|_| filter(&mut r)).collect();
        let sort = Sort::WORDS.get(usize::from(r.u8()).wrapping_sub(1)).map(|(sort, _)| *sort);
        r.end()?;
        Ok(Self { language, words, unknown, filters, sort, related: true })
    }
}

fn texts(j: &mut Json, key: &'static str, texts: &[String]) {
    j.list(key);
    texts.iter().for_each(|text| j.element(text));
    j.end_list();
}

fn filter_json(j: &mut Json, filter: &Filter) {
    match filter {
        Filter::Price { below, up_to, above, from } => {
            j.text("kind", "price");
            for (key, bound) in [("below", below), ("upTo", up_to), ("above", above), ("from", from)] {
                if let Some(bound) = bound {
                    j.whole(key, *bound);
                }
            }
        }
        Filter::Attribute { attribute, not } => {
            j.text("kind", "attribute");
            j.text("attribute", attribute);
            j.truth("not", *not);
        }
        Filter::Word { word, not } => {
            j.text("kind", "word");
            j.text("word", word);
            j.truth("not", *not);
        }
        Filter::Available => j.text("kind", "available"),
    }
}

fn filter(r: &mut Reader<'_>) -> Filter {
    match r.u8() {
        0 => {
            // A negative number stands for no bound.
            let mut bound = || Some(r.f64()).filter(|bound| *bound >= 0.0).map(|bound| bound as Price);
            Filter::Price { below: bound(), up_to: bound(), above: bound(), from: bound() }
        }
        1 => Filter::Attribute { not: r.u8() != 0, attribute: r.str().into() },
        2 => Filter::Word { not: r.u8() != 0, word: r.str().into() },
        _ => Filter::Available,
    }
}
