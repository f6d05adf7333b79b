//! An item as the comparison sees it.

use super::label::{Part, cut};
use super::vocabulary::{self as known, canonical};
use crate::text::{hash, is_placeholder, is_stop_word, words};
use homebody::catalog::Item;
use std::collections::BTreeSet;

/// How much of a description is read.
const DESCRIPTION_WORDS: usize = 120;

/// A word of the title that says what the thing is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Core {
    /// Its canonical form.
    pub word: String,
    /// As it was written, in lower case.
    pub raw: String,
    /// Whether it only shades a colour: "ocean blue". A colour follows it, and the description and the categories do not say it.
    pub shade: bool,
    /// Whether it stands before the first comma, bracket or preposition.
    pub first: bool,
}

/// What is compared of an item.
#[derive(Clone, Debug, Default)]
pub(super) struct Listing {
    /// The words of the title that say what it is.
    pub core: Vec<Core>,
    /// The last of them before the first comma or preposition: usually the thing itself.
    pub head: Option<String>,
    /// Words of notes on what else is in the box.
    pub extras: Vec<String>,
    /// Numbers of the title that name a model or a volume.
    pub numbers: BTreeSet<String>,
    /// Numbers with a unit that tells things apart.
    pub ratings: Vec<(String, String)>,
    /// All words of the title, and neighbours put together, as hashes; sorted.
    pub title: Vec<u32>,
    /// All words of everything said about it, likewise, and initials of three or four words after `~`; sorted.
    pub text: Vec<u32>,
    /// The words of the maker's name.
    pub maker: BTreeSet<String>,
    /// Attributes that tell products apart: name, words.
    pub attributes: Vec<(String, BTreeSet<String>)>,
    /// Codes that only the same product has.
    pub codes: BTreeSet<String>,
    /// The value of an attribute `model`, without spaces.
    pub model: Option<String>,
    /// Whether it is a book, a record or a film.
    pub work: bool,
    /// Price and currency.
    pub price: Option<(f64, Option<String>)>,
}

/// A word's hash.
pub(super) fn key(word: &str) -> u32 {
    hash(word.as_bytes()) as u32
}

impl Listing {
    /// Reads an item.
    pub fn of(item: &Item) -> Self {
        let mut out = Self { price: item.price.map(|price| (price, item.currency.clone())), ..Self::default() };
        let mut varying = BTreeSet::new();
        for (name, value) in &item.attributes {
            out.attribute(&name.to_lowercase(), value, &mut varying);
        }
        out.read_title(&item.title, &varying);
        out.read_texts(item);
        out
    }

    /// Whether a word stands in the title, perhaps as two or as a part of two.
    pub fn says_in_title(&self, word: &str) -> bool {
        self.title.binary_search(&key(word)).is_ok()
    }

    /// Whether a word is said anywhere.
    pub fn says(&self, word: &str) -> bool {
        let said = |word: &str| self.text.binary_search(&key(word)).is_ok();
        said(word) || (matches!(word.len(), 3 | 4) && said(&format!("~{word}")))
    }

    fn attribute(&mut self, name: &str, value: &str, varying: &mut BTreeSet<String>) {
        let squashed: String = words(value).concat();
        if known::is_code(name) {
            self.codes.insert(squashed);
        } else if known::is_maker(name) {
            self.maker.extend(words(value).into_iter().filter(|word| !is_stop_word(word)));
        } else if known::is_axis(name) {
            if name != "material" {
                varying.extend(words(value).iter().flat_map(|word| canonical(word)).map(str::to_owned));
            }
        } else {
            self.work |= known::is_author(name);
            if name == "model" {
                self.model = Some(squashed.clone());
            }
            let mut said: BTreeSet<String> =
                words(value).iter().filter(|word| !is_stop_word(word)).flat_map(|word| canonical(word)).map(str::to_owned).collect();
            said.insert(squashed);
            match self.attributes.iter_mut().find(|attribute| attribute.0 == name) {
                Some(attribute) => attribute.1.append(&mut said),
                None => self.attributes.push((name.to_owned(), said)),
            }
        }
    }

    fn read_title(&mut self, title: &str, varying: &BTreeSet<String>) {
        // "N/A" on two items does not make them one: without words nothing is alike.
        let title = if is_placeholder(title) { "" } else { title };
        let parts = cut(title);
        let word_at = |at: usize| match parts.get(at) {
            Some(Part::Word(word)) => Some(word.as_str()),
            _ => None,
        };
        let colour_matters =
            self.work || parts.iter().any(|part| matches!(part, Part::Word(word) if known::colour_is_the_thing(crate::text::stem(word))));
        let (mut inside_extras, mut first_segment, mut last) = (false, true, None);
        for (at, part) in parts.iter().enumerate() {
            match part {
                // A bracket or comma ends a note; the head stands before the first of either.
                Part::Break => (inside_extras, first_segment) = (false, first_segment && self.core.is_empty()),
                Part::Inclusion => (inside_extras, first_segment) = (true, false),
                Part::Number(number) if !inside_extras => {
                    self.numbers.insert(number.clone());
                }
                Part::Rating(unit, value) => self.ratings.push((unit.clone(), value.clone())),
                Part::Word(word) if matches!(word.as_str(), "for" | "für" | "of" | "by" | "von") => first_segment = false,
                Part::Word(word) if !is_stop_word(word) && !self.maker.contains(word) => {
                    let colour = known::is_colour(word) && !colour_matters;
                    let beside_amount =
                        matches!(at.checked_sub(1).map(|at| &parts[at]), Some(Part::Amount)) || matches!(word_at(at + 1), Some("of"));
                    let container = beside_amount && known::is_container(crate::text::stem(word));
                    // "jacket, M" is a size; "letter M key ring" is a letter.
                    let letter = word.len() == 1 && word_at(at + 1).is_some();
                    let shade = word_at(at + 1).is_some_and(known::is_colour);
                    let raw = word;
                    for word in canonical(word) {
                        if colour || container || (known::is_noise(word) && !letter) || (varying.contains(word) && !colour_matters) {
                            continue;
                        }
                        if inside_extras {
                            self.extras.push(word.to_owned());
                        } else {
                            last = first_segment.then(|| word.to_owned()).or(last);
                            self.core.push(Core { word: word.to_owned(), raw: raw.clone(), shade, first: first_segment });
                        }
                    }
                }
                _ => {}
            }
        }
        self.head = last;
        add_keys(&plain_words(title), &mut self.title);
        // "Quiet3" says "quiet" and "3".
        for part in &parts {
            match part {
                Part::Word(word) => self.title.extend(canonical(word).map(key)),
                Part::Number(number) => self.title.push(key(number)),
                _ => {}
            }
        }
        sort(&mut self.title);
    }

    fn read_texts(&mut self, item: &Item) {
        let mut description = plain_words(&item.description);
        description.truncate(DESCRIPTION_WORDS);
        let text = &mut self.text;
        add_keys(&description, text);
        add_initials(&description, text);
        add_initials(&plain_words(&item.title), text);
        if item.description.contains('-') {
            add_keys(&words(&item.description), text);
        }
        item.categories.iter().for_each(|path| add_keys(&plain_words(path), text));
        for core in &mut self.core {
            core.shade &= !text.contains(&key(&core.word));
        }
        for (name, value) in &item.attributes {
            add_keys(&plain_words(name), text);
            add_keys(&plain_words(value), text);
        }
        text.extend(&self.title);
        sort(text);
    }
}

/// Words with hyphenated ones as one.
fn plain_words(text: &str) -> Vec<String> {
    let joined = text.replace(['-', '‑'], "\u{1}");
    let mut out = Vec::new();
    for word in joined.split(|c: char| c.is_whitespace() || matches!(c, '/' | ',' | ';' | ':' | '(' | ')')) {
        let hyphens = word.contains('\u{1}');
        if hyphens && !word.contains(|c: char| c.is_ascii_digit()) {
            out.extend(words(&word.replace('\u{1}', "")));
        } else {
            out.extend(words(&word.replace('\u{1}', " ")));
        }
    }
    out
}

/// Adds the hashes of the canonical words and of neighbours put together.
fn add_keys(texts: &[String], out: &mut Vec<u32>) {
    let mut joined = String::new();
    for (at, word) in texts.iter().enumerate() {
        out.extend(canonical(word).map(key));
        if let Some(next) = texts.get(at + 1) {
            joined.clear();
            joined.push_str(word);
            joined.push_str(next);
            out.extend(canonical(&joined).map(key));
        }
    }
}

/// Adds the hashes of the initials of three and of four words in a row, after `~`.
fn add_initials(texts: &[String], out: &mut Vec<u32>) {
    let mut initials = String::new();
    for window in texts.windows(3).chain(texts.windows(4)) {
        initials.clear();
        initials.push('~');
        initials.extend(window.iter().filter_map(|word| word.chars().next()));
        out.push(key(&initials));
    }
}

fn sort(list: &mut Vec<u32>) {
    list.sort_unstable();
    list.dedup();
    list.shrink_to_fit();
}
