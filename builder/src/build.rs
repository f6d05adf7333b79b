//! Items → the rows of a pack, its bytes and the report.

use crate::dictionary::Dictionary;
use crate::events::{self, LogReport};
use crate::import::{self, FieldMap};
use crate::learn::{self, Catalogue, LearnOptions, Learnt, Log};
use crate::report::{Column, Member, Report};
use crate::{duplicates, embed, suspects};
use homebody::catalog::{self, DIMENSIONS, Item, MAX_ITEMS, NONE, Pack, PackItem, PackSource};
use homebody::error::{Code, Error, Result};
use std::collections::BTreeMap;
use std::io::Read;

/// How to pack.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The shop's own names of fields.
    pub map: FieldMap,
    /// Whether a bad row stops everything.
    pub strict: bool,
    /// How to learn from the log, if there is one.
    pub learn: LearnOptions,
}

/// A log of events, read as a stream.
pub struct LogFile<'a> {
    /// Tells its format by its ending.
    pub name: &'a str,
    /// Its bytes, gzipped or not.
    pub input: &'a mut dyn Read,
}

/// What is being done, for a progress display.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Reading the file.
    Read,
    /// Reading the log.
    ReadLog,
    /// Looking for near-duplicates.
    Duplicates,
    /// Computing embeddings.
    Embed,
    /// Learning from the log; says from what.
    Learn(&'static str),
    /// Writing and checking the pack.
    Write,
}

/// What came of it. The report is there in either case.
pub struct Outcome {
    /// The pack, or why there is none.
    pub pack: Result<Vec<u8>>,
    /// What happened.
    pub report: Report,
}

/// Packs a catalog file; `name` tells its format by its ending. `progress` is called as each step begins.
pub fn pack(name: &str, bytes: &[u8], options: &Options, progress: &mut dyn FnMut(Step)) -> Outcome {
    pack_with_log(name, bytes, None, options, progress)
}

/// Packs a catalog file with what a log of events tells about its items.
pub fn pack_with_log(name: &str, bytes: &[u8], log: Option<LogFile<'_>>, options: &Options, progress: &mut dyn FnMut(Step)) -> Outcome {
    let mut report = Report::default();
    progress(Step::Read);
    let pack = import::read(name, bytes, &options.map).and_then(|import| {
        report.rows = import.rows;
        report.skipped = import.skipped;
        report.problem_count = import.problems.len();
        report.warnings = import.warnings.list();
        report.problems = import.problems;
        accept(&report, &import.items, options)?;
        let log = log.map(|file| read_log(file, options, &mut report, progress)).transpose()?;
        let bytes = items_with_log(&import.items, log.as_ref(), &options.learn, &mut report, progress)?;
        report.items = import.items.len();
        Ok(bytes)
    });
    report.trim();
    Outcome { pack, report }
}

fn read_log(file: LogFile<'_>, options: &Options, report: &mut Report, progress: &mut dyn FnMut(Step)) -> Result<Log> {
    progress(Step::ReadLog);
    events::read(file.name, file.input, options.strict, report.log.insert(LogReport::default()))
}

fn accept(report: &Report, items: &[Item], options: &Options) -> Result<()> {
    let refuse = |code, fix: &str| Err(Error::new(code, "items", fix.to_owned()));
    match report.problems.first() {
        Some(first) if options.strict => Err(Error::new(
            Code::InvalidInput,
            first.field.clone(),
            format!("line {}: `{}` {}: {}; without --strict such rows are left out", first.line, first.field, first.problem, first.fix),
        )),
        _ if items.len() > MAX_ITEMS => refuse(Code::TooLarge, "a pack holds at most 1,000,000 items: split the catalog"),
        Some(_) if items.is_empty() => refuse(Code::InvalidInput, "every row has a problem: mend those in the report"),
        None if items.is_empty() => refuse(Code::InvalidInput, "there is no item in the file: check that it is the right one"),
        _ => Ok(()),
    }
}

/// Packs items that are already in memory and adds what it finds to the report.
///
/// # Errors
/// As [`items_with_log`].
pub fn items(items: &[Item], report: &mut Report, progress: &mut dyn FnMut(Step)) -> Result<Vec<u8>> {
    items_with_log(items, None, &LearnOptions::default(), report, progress)
}

/// Packs items with what a log of events tells about them.
///
/// # Errors
/// `too-large` beyond the limits of the format, `invalid-input` for ids that occur twice and for more than 255 currencies.
pub fn items_with_log(
    items: &[Item],
    log: Option<&Log>,
    options: &LearnOptions,
    report: &mut Report,
    progress: &mut dyn FnMut(Step),
) -> Result<Vec<u8>> {
    progress(Step::Duplicates);
    let families = duplicates::families(items);
    describe_families(items, &families, report);
    report.suspects = suspects::find(items);
    report.suspect_count = report.suspects.len();
    progress(Step::Embed);
    let dictionary = Dictionary::of(items);
    let content = if log.is_some() { DIMENSIONS / 2 } else { DIMENSIONS };
    let embeddings = embed::items(items, &dictionary.of_items, &dictionary.shares, content);
    let mut source = source(items, &families, dictionary, &embeddings)?;
    if let Some(log) = log {
        let learnt = learn_from(items, log, options, &source, &families, progress);
        add_learnt(&mut source, learnt, report);
    }
    progress(Step::Write);
    let bytes = catalog::write(&source)?;
    report.bytes = bytes.len();
    report.columns = columns(&bytes)?;
    Ok(bytes)
}

fn source(items: &[Item], families: &[u32], dictionary: Dictionary, embeddings: &[embed::Embedding]) -> Result<PackSource> {
    let mut groups = Numbers::default();
    let mut currencies = Numbers::default();
    let most = items.iter().filter_map(|item| item.popularity).fold(0.0, f64::max);
    let mut rows = Vec::with_capacity(items.len());
    for (at, (item, attributes)) in items.iter().zip(dictionary.of_items).enumerate() {
        let currency = item.currency.as_deref().map_or(NONE, |code| currencies.number(code));
        if currency != NONE && currency >= 255 {
            return Err(Error::new(Code::TooLarge, "currency", "a pack holds at most 255 currencies: check the codes"));
        }
        rows.push(PackItem {
            id: item.id.clone(),
            title: item.title.clone(),
            image: item.image.clone().unwrap_or_default(),
            attributes,
            category: dictionary.categories[at],
            group: item.group.as_deref().map_or(NONE, |name| groups.number(name)),
            family: families[at],
            available: item.available,
            sensitive: item.sensitive,
            consumable: item.consumable,
            rebuy_days: item.rebuy_days.unwrap_or(0),
            durable_days: item.durable_days.unwrap_or(0),
            published: item.published,
            price: item.price,
            currency: currency.min(255) as u8,
            popularity: popularity(item.popularity, most),
            embedding: embeddings[at],
            row: Vec::new(),
            row_scale: 0,
            factor_scale: 0,
            support: 0,
        });
    }
    Ok(PackSource {
        attributes: dictionary.entries,
        groups: groups.names,
        currencies: currencies.names,
        items: rows,
        ..PackSource::default()
    })
}

fn learn_from(
    items: &[Item],
    log: &Log,
    options: &LearnOptions,
    source: &PackSource,
    families: &[u32],
    progress: &mut dyn FnMut(Step),
) -> Learnt {
    let attributes: Vec<_> = source.items.iter().map(|item| item.attributes.clone()).collect();
    let categories: Vec<_> = source.items.iter().map(|item| item.category).collect();
    let groups: Vec<_> = source.items.iter().map(|item| item.group).collect();
    let content: Vec<_> = source.items.iter().map(|item| std::array::from_fn(|at| item.embedding[at])).collect();
    let catalogue = Catalogue::new(
        items.iter().map(|item| item.id.as_str()).collect(),
        items.iter().map(|item| item.sensitive).collect(),
        &attributes,
        source.attributes.iter().map(|attribute| attribute.1).collect(),
        &content,
        families,
        &categories,
        &groups,
    );
    learn::learn(&catalogue, log, options, &mut |what| progress(Step::Learn(what)))
}

fn add_learnt(source: &mut PackSource, learnt: Learnt, report: &mut Report) {
    let factors = DIMENSIONS / 2;
    source.factor_dimensions = factors as u16;
    source.mixture = learnt.mixture;
    for (at, (item, row)) in source.items.iter_mut().zip(learnt.rows).enumerate() {
        (item.row, item.row_scale) = (row.entries, row.scale);
        item.embedding[factors..].copy_from_slice(&learnt.factors.vectors[at]);
        item.factor_scale = learnt.factors.scales[at];
        item.popularity = (65_535.0 * f64::from(learnt.popularity[at])).round() as u16;
        item.support = learnt.support[at];
        // What the shop says of an item counts more than what its category does.
        if item.consumable && item.rebuy_days == 0 && item.category != NONE {
            item.rebuy_days = learnt.rebuy_days[item.category as usize];
        }
    }
    let mut learning = learnt.report;
    let known = learnt.rebuy_days.iter().enumerate().filter(|(_, days)| **days > 0);
    learning.rhythms = known.map(|(at, &days)| (source.attributes[at].0.clone(), days)).collect();
    report.learning = Some(learning);
}

/// 0 to 65,535 on a logarithmic scale: 65,535 for the most popular item.
fn popularity(value: Option<f64>, most: f64) -> u16 {
    match value {
        Some(value) if most > 0.0 => (65_535.0 * libm::log1p(value) / libm::log1p(most)).round() as u16,
        _ => 0,
    }
}

/// Names in the order of their first use.
#[derive(Default)]
struct Numbers {
    by_name: BTreeMap<String, u32>,
    names: Vec<String>,
}

impl Numbers {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(&number) = self.by_name.get(name) {
            return number;
        }
        let number = self.names.len() as u32;
        self.by_name.insert(name.to_owned(), number);
        self.names.push(name.to_owned());
        number
    }
}

fn describe_families(items: &[Item], families: &[u32], report: &mut Report) {
    let mut members: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, &family) in families.iter().enumerate() {
        members.entry(family).or_default().push(at);
    }
    for family in members.into_values().filter(|family| family.len() > 1) {
        report.families += 1;
        let mut groups: Vec<Option<&str>> = Vec::new();
        let mut firsts = Vec::new();
        for at in family {
            let group = items[at].group.as_deref();
            if group.is_none() || !groups.contains(&group) {
                groups.push(group);
                firsts.push(Member { id: items[at].id.clone(), title: items[at].title.clone() });
            }
        }
        if firsts.len() > 1 {
            report.joined_count += 1;
            report.joined.push(firsts);
        }
    }
}

/// The columns' names, in the order of the format.
const COLUMNS: [&str; 28] = [
    "ids",
    "id order",
    "titles",
    "images",
    "attribute names",
    "attribute weights",
    "attribute offsets",
    "attributes",
    "categories",
    "group names",
    "groups",
    "families",
    "flags",
    "re-buy days",
    "durable days",
    "published",
    "prices",
    "currency names",
    "currencies",
    "popularity",
    "embeddings",
    "row offsets",
    "row targets",
    "row values",
    "row scales",
    "factor scales",
    "support",
    "mixture",
];

/// Opens the pack as a page would, which also proves that it can be opened.
fn columns(bytes: &[u8]) -> Result<Vec<Column>> {
    Ok(columns_of(&Pack::open(bytes.to_vec())?))
}

/// The bytes of each column.
pub(crate) fn columns_of(pack: &Pack) -> Vec<Column> {
    COLUMNS.iter().zip(pack.section_sizes()).map(|(&name, bytes)| Column { name, bytes }).collect()
}
