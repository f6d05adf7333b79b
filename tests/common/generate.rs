//! Random catalogs, settings, changes, times and requests.

use super::{DAY, HOUR, NOW, Standing};
use homebody::catalog::{DIMENSIONS, Kernel, Mixture, NONE, PackItem, PackSource};
use homebody::profile::{Entry, EventType, Op};
use homebody::rank::{Boost, Caps, Intent, Model, Pin, RankRequest};
use homebody::settings::Settings;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeSet;

/// Ascending by bytes, as a pack wants them; the first ones are categories.
const ATTRIBUTES: [&str; 10] =
    ["brand=Ash", "brand=Birch", "category=A", "category=A/B", "category=C", "category=D", "color=blue", "color=red", "size=L", "size=é"];
const CATEGORIES: [u32; 4] = [2, 3, 4, 5];
const GROUPS: u32 = 6;
const MOST_ITEMS: usize = 60;

/// Ids of items, some of which no catalog has.
pub fn id() -> impl Strategy<Value = String> {
    (0..MOST_ITEMS + 4).prop_map(name)
}
pub fn name(number: usize) -> String {
    format!("item-{number}")
}
pub fn attribute() -> impl Strategy<Value = String> {
    prop_oneof![9 => select(ATTRIBUTES.to_vec()), 1 => Just("no=such")].prop_map(String::from)
}

#[derive(Clone, Debug)]
struct Row {
    attributes: u16,
    category: Option<usize>,
    group: Option<u32>,
    twin: Option<u32>,
    flags: (bool, bool, bool),
    days: (u16, u16),
    published: Option<i32>,
    popularity: u16,
    embedding: u64,
    learnt: u64,
}

fn row() -> impl Strategy<Value = Row> {
    let marks = (prop::option::weighted(0.8, 0..4usize), prop::option::weighted(0.4, 0..GROUPS), prop::option::weighted(0.2, 0..5u32));
    let flags = (prop::bool::weighted(0.9), prop::bool::weighted(0.08), any::<bool>());
    let days = (select(vec![0u16, 1, 7, 21]), select(vec![0u16, 2, 30, 400]));
    (any::<u16>(), marks, flags, days, prop::option::of(20_000..20_600i32), any::<u16>(), any::<(u64, u64)>()).prop_map(
        |(attributes, (category, group, twin), flags, days, published, popularity, (embedding, learnt))| Row {
            attributes,
            category,
            group,
            twin,
            flags,
            days,
            published,
            popularity,
            embedding,
            learnt,
        },
    )
}

/// A catalog of 0 to 60 items.
pub fn source() -> impl Strategy<Value = PackSource> {
    source_of(0, MOST_ITEMS)
}

pub fn source_of(least: usize, most: usize) -> impl Strategy<Value = PackSource> {
    let learnt = (prop::bool::weighted(0.6), prop::bool::weighted(0.6), prop::option::weighted(0.6, mixture()));
    (vec(row(), least..=most), vec(any::<u16>(), ATTRIBUTES.len()), learnt).prop_map(|(rows, weights, (with_rows, factors, mixture))| {
        let mut items = items(&rows);
        if with_rows {
            (0..items.len()).for_each(|at| follow(&mut items, at, rows[at].learnt));
        }
        PackSource {
            attributes: ATTRIBUTES.iter().zip(weights).map(|(name, weight)| ((*name).to_owned(), weight)).collect(),
            groups: (0..GROUPS).map(|group| format!("group-{group}")).collect(),
            currencies: Vec::new(),
            items,
            factor_dimensions: if factors { 32 } else { 0 },
            mixture,
        }
    })
}

/// Gives an item a row of up to eight others.
fn follow(items: &mut [PackItem], at: usize, seed: u64) {
    if items[at].sensitive {
        return;
    }
    let targets = (0..8).map(|n| (seed >> (n * 8)) as usize).filter(|n| n % 256 < 128).map(|n| n % items.len());
    let targets: BTreeSet<usize> = targets.filter(|&target| target != at && !items[target].sensitive).collect();
    items[at].row = targets.into_iter().map(|target| (target as u32, (seed >> (target % 50)) as u8)).collect();
    items[at].row_scale = (seed >> 48) as u16;
}

fn kernel() -> impl Strategy<Value = Kernel> {
    let weight = || (-16..=32i8).prop_map(|sixteenths| f64::from(sixteenths) / 16.0);
    let half_life = || select(vec![0.0, 0.5, 1.0, 5.0, 24.0, 1e6]);
    (weight(), half_life(), weight(), half_life()).prop_map(|(fast, fast_half_life, slow, slow_half_life)| Kernel {
        fast,
        fast_half_life,
        slow,
        slow_half_life,
    })
}

/// Of numbers that an `f32` holds.
pub fn mixture() -> impl Strategy<Value = Mixture> {
    let kernels = (kernel(), kernel(), kernel(), kernel(), kernel(), kernel());
    let prior = (0..=8u8, 0..=8u8, 0..=8u8).prop_map(|(a, b, c)| (f64::from(a) / 8.0, f64::from(b) / 8.0, f64::from(c) / 8.0));
    (kernels, prior, select(vec![0.0, 7.0, 45.0])).prop_map(
        |((rows, factors, content, interest, history, purchases), (popularity, recency, context), age_half_life_days)| Mixture {
            rows,
            factors,
            content,
            interest,
            history,
            purchases,
            popularity,
            recency,
            context,
            age_half_life_days,
        },
    )
}

fn items(rows: &[Row]) -> Vec<PackItem> {
    let families = families(rows);
    let item = |(at, row): (usize, &Row)| {
        let category = row.category.map_or(NONE, |category| CATEGORIES[category]);
        let mut attributes: Vec<u32> = (0..ATTRIBUTES.len() as u32).filter(|bit| row.attributes >> bit & 1 != 0).collect();
        attributes.retain(|attribute| !CATEGORIES.contains(attribute));
        attributes.extend(Some(category).filter(|&category| category != NONE));
        attributes.sort_unstable();
        PackItem {
            id: name(at),
            title: format!("Title {at}"),
            image: String::new(),
            attributes,
            category,
            group: row.group.unwrap_or(NONE),
            family: families[at],
            available: row.flags.0,
            sensitive: row.flags.1,
            consumable: row.flags.2,
            rebuy_days: row.days.0,
            durable_days: row.days.1,
            published: row.published,
            price: None,
            currency: u8::MAX,
            popularity: row.popularity,
            embedding: embedding(row.embedding),
            row: Vec::new(),
            row_scale: 0,
            factor_scale: (row.learnt >> 20) as u16 / 2,
            support: (row.learnt >> 8) as u16 % 40,
        }
    };
    rows.iter().enumerate().map(item).collect()
}

/// Items of one group, or with one twin mark, and whatever hangs together by either.
fn families(rows: &[Row]) -> Vec<u32> {
    let mut families: Vec<u32> = (0..rows.len() as u32).collect();
    let related = |a: &Row, b: &Row| (a.group.is_some() && a.group == b.group) || (a.twin.is_some() && a.twin == b.twin);
    loop {
        let before = families.clone();
        for a in 0..rows.len() {
            for b in 0..a {
                if related(&rows[a], &rows[b]) {
                    let least = families[a].min(families[b]);
                    (families[a], families[b]) = (least, least);
                }
            }
        }
        if families == before {
            return families;
        }
    }
}

/// Within the ball of radius 127: many small values, one large one, or none at all.
pub fn embedding(seed: u64) -> [i8; DIMENSIONS] {
    let mut state = seed | 1;
    let mut out = [0; DIMENSIONS];
    match seed % 8 {
        0 => {}
        1 => out[(seed >> 8) as usize % DIMENSIONS] = if seed >> 7 & 1 == 0 { 127 } else { -127 },
        _ => out.fill_with(|| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 59) as i8 - 15
        }),
    }
    out
}

pub fn settings() -> impl Strategy<Value = Settings> {
    let caps = (1..4u16, 1..6u16, 1..8u16, 1..14u16);
    (any::<u32>(), caps, vec(attribute(), 0..2), prop::bool::weighted(0.3)).prop_map(|(seed, caps, sensitive, some)| Settings {
        seed,
        caps: Caps { item_day: caps.0, item_week: caps.1, group_day: caps.2, interest_day: caps.3 },
        sensitive: if some { sensitive } else { Vec::new() },
        ..Settings::default()
    })
}

pub fn standing() -> impl Strategy<Value = Standing> {
    select(vec![Standing::Persistent, Standing::Persistent, Standing::Session, Standing::Contextual])
}

/// Times as a page's clock may tell them on a bad day.
pub fn wild_time() -> impl Strategy<Value = f64> {
    let traps =
        [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 0.0, 1.0, 1e300, f64::MIN_POSITIVE, 9_999_999_999_999.0, NOW, NOW - 700.0 * DAY];
    prop_oneof![select(traps.to_vec()), NOW - 900.0 * DAY..NOW + 900.0 * DAY]
}
/// Times of the last ten days, some of them the same.
pub fn sane_time() -> impl Strategy<Value = f64> {
    prop_oneof![Just(NOW), (0..2400u32).prop_map(|tenths| NOW - f64::from(tenths) * HOUR / 10.0)]
}

fn entries(time: BoxedStrategy<f64>) -> BoxedStrategy<Vec<Entry>> {
    vec((id(), time, 0..4i32).prop_map(|(id, at, number)| Entry { id, at, number, ..Entry::default() }), 1..4).boxed()
}
fn named(strength: i32) -> BoxedStrategy<Vec<Entry>> {
    vec((attribute(), -strength..=strength).prop_map(|(id, number)| Entry { id, number, ..Entry::default() }), 1..3).boxed()
}

/// A change, its own times drawn from `time`.
pub fn op(time: BoxedStrategy<f64>) -> impl Strategy<Value = Op> {
    let event = select(EventType::ALL.to_vec());
    let seen = entries(time.clone()).prop_map(|entries| Op::Track(EventType::Impression, entries));
    let hide = (entries(time.clone()), -2..40i32).prop_map(|(mut entries, hours)| {
        entries.iter_mut().for_each(|e| e.until = if hours < 0 { 0.0 } else { e.at + f64::from(hours) * HOUR });
        Op::Hide(entries)
    });
    prop_oneof![
        12 => (event, entries(time.clone())).prop_map(|(event, entries)| Op::Track(event, entries)),
        5 => seen,
        2 => entries(time.clone()).prop_map(Op::Purchases),
        2 => named(100_000).prop_map(Op::Declare),
        1 => named(1).prop_map(Op::Mute),
        1 => hide,
        1 => prop_oneof![entries(time), named(1)].prop_map(Op::Restore),
    ]
}

/// The rarer changes as well.
pub fn any_op() -> impl Strategy<Value = Op> {
    let facts = vec((".{1,5}", ".{0,5}").prop_map(|(id, text)| Entry { id, text, ..Entry::default() }), 1..3);
    prop_oneof![
        20 => op(wild_time().boxed()),
        1 => facts.prop_map(Op::Facts),
        1 => (any::<u8>(), any::<bool>()).prop_map(|(channel, on)| Op::Channel(channel, on)),
        1 => any::<bool>().prop_map(Op::Pause),
        1 => (-50..=50i8).prop_map(Op::Dial),
        1 => prop::option::of(wild_time()).prop_map(Op::Erase),
    ]
}

/// A request of any model and intent.
pub fn request() -> impl Strategy<Value = RankRequest> {
    let what = (select(Model::ALL.to_vec()), select(vec![Intent::Offered, Intent::Requested]), 1..40usize);
    let page = (vec(id(), 0..3), vec(attribute(), 0..3));
    let candidates = prop_oneof![2 => Just(None), 3 => vec(id(), 0..90).prop_map(Some)];
    let pin = vec((id(), 0..12u16).prop_map(|(id, position)| Pin { id, position }), 0..4);
    let boost = vec((prop_oneof![id(), attribute()], -1.0..=1.0f64).prop_map(|(target, weight)| Boost { target, weight }), 0..4);
    let diversity = prop_oneof![Just(0.0), Just(1.0), 0.0..=1.0f64];
    let exploration = select(vec![0.0, 0.1, 0.2]);
    (what, page, candidates, vec(id(), 0..3), pin, boost, (diversity, exploration)).prop_map(
        |((model, intent, limit), (viewing, attributes), candidates, exclude, pin, boost, (diversity, exploration))| RankRequest {
            limit,
            viewing,
            attributes,
            candidates,
            exclude,
            pin,
            boost,
            diversity,
            exploration,
            ..RankRequest::new("slot", model, intent)
        },
    )
}
