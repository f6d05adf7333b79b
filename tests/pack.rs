//! The pack as the outside sees it: what is written comes back, and what was damaged or forged is refused with a typed error, without a
//! panic and without allocating more than a few times the bytes that were given.

use homebody::bytes::checksum;
use homebody::catalog::{DIMENSIONS, Kernel, Mixture, NONE, Pack, PackItem, PackSource, write};
use homebody::error::Code;
use proptest::collection::vec;
use proptest::prelude::*;
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Counts what a thread allocates, so that a forged length that is believed shows.
struct Counting;

thread_local! {
    static ALLOCATED: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: every call is passed on to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATED.with(|sum| sum.set(sum.get().saturating_add(layout.size())));
        // SAFETY: the caller keeps the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller keeps the contract of `dealloc`.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Opens bytes and reads all that can be read; the error's code if there is one.
fn open(bytes: &[u8]) -> Result<(), Code> {
    let before = ALLOCATED.with(Cell::get);
    let opened = catch_unwind(AssertUnwindSafe(|| Pack::open(bytes.to_vec()).map(|pack| read_all(&pack))));
    let allocated = ALLOCATED.with(Cell::get) - before;
    assert!(allocated <= 4 * bytes.len() + 4096, "{allocated} bytes allocated for {}", bytes.len());
    opened.expect("no panic").map_err(|error| error.code)
}

fn read_all(pack: &Pack) {
    for item in 0..pack.len() as u32 {
        assert_eq!(pack.find(pack.id(item)), Some(item));
        let texts = pack.title(item).len() + pack.image(item).len() + pack.currency(item).len();
        let names = pack.attributes(item).map(|a| pack.attribute_name(a).len() + usize::from(pack.attribute_weight(a))).sum::<usize>();
        let group = pack.group(item).map_or(0, |group| pack.group_name(group).len());
        let category = pack.category(item).map_or(0, |category| pack.attribute_name(category).len());
        let numbers = (
            pack.price(item),
            pack.published(item),
            pack.popularity(item),
            pack.rebuy_days(item),
            pack.durable_days(item),
            pack.embedding(item),
        );
        let flags = (pack.available(item), pack.sensitive(item), pack.consumable(item), pack.family(item));
        let learnt = (pack.row(item).map(|(_, value)| value).sum::<f64>(), pack.factor_scale(item), pack.support(item));
        let values = pack.row(item).map(|(target, _)| pack.row_value(item, target)).sum::<f64>();
        assert_eq!(learnt.0, values);
        std::hint::black_box((learnt, texts, names, group, category, numbers, flags));
    }
}

fn item(id: &str) -> PackItem {
    PackItem {
        id: id.into(),
        title: format!("Title of {id}"),
        image: String::new(),
        attributes: vec![0, 2],
        category: 2,
        group: 0,
        family: 0,
        available: true,
        sensitive: false,
        consumable: true,
        rebuy_days: 30,
        durable_days: 0,
        published: Some(-3),
        price: Some(19.99),
        currency: 0,
        popularity: 7,
        embedding: std::array::from_fn(|at| at as i8 - 32),
        row: Vec::new(),
        row_scale: 50_000,
        factor_scale: 40_000,
        support: 9,
    }
}

fn plain() -> PackSource {
    let attributes =
        [("brand=Acme", 9), ("category=Küche", 1), ("category=Küche/Messer", 5)].map(|(name, weight)| (name.to_owned(), weight)).to_vec();
    PackSource {
        attributes,
        groups: vec!["g".into()],
        currencies: vec!["EUR".into()],
        items: vec![item("b"), item("a")],
        ..Default::default()
    }
}

/// With rows, factors, support and a mixture.
fn learnt() -> PackSource {
    let mut source = plain();
    source.items.push(item("c"));
    source.items[0].row = vec![(1, 255), (2, 3)];
    source.items[2].row = vec![(0, 17)];
    let kernel = Kernel { fast: 1.5, fast_half_life: 0.0, slow: -0.25, slow_half_life: 20.0 };
    source.mixture = Some(Mixture { rows: kernel, factors: kernel, purchases: kernel, popularity: 0.5, ..Mixture::default() });
    source.factor_dimensions = 32;
    source
}

/// One pack of each kind.
fn small() -> [Vec<u8>; 2] {
    [plain(), learnt()].map(|source| write(&source).expect("the source is sound"))
}

/// Makes a damaged pack look undamaged, so that the checks behind the checksum are reached.
fn seal(bytes: &mut [u8]) {
    if bytes.len() >= 24 {
        let (length, sum) = (bytes.len() as u64, checksum(&bytes[24..]));
        bytes[8..16].copy_from_slice(&length.to_le_bytes());
        bytes[16..24].copy_from_slice(&sum.to_le_bytes());
    }
}

#[test]
fn a_pack_with_nothing_in_it_is_a_pack() {
    assert_eq!(open(&write(&PackSource::default()).unwrap()), Ok(()));
}

#[test]
fn every_cut_is_seen() {
    for bytes in small() {
        assert_eq!(open(&bytes), Ok(()));
        for length in 0..bytes.len() {
            assert_eq!(open(&bytes[..length]), Err(Code::PackCorrupt), "cut to {length}");
        }
        let longer = [bytes.as_slice(), &[0]].concat();
        assert_eq!(open(&longer), Err(Code::PackCorrupt));
    }
}

#[test]
fn every_flipped_bit_is_seen() {
    for bytes in small() {
        for bit in 0..bytes.len() * 8 {
            let mut damaged = bytes.clone();
            damaged[bit / 8] ^= 1 << (bit % 8);
            let expected = if matches!(bit / 8, 4 | 5) { Code::VersionUnsupported } else { Code::PackCorrupt };
            assert_eq!(open(&damaged), Err(expected), "bit {bit}");
        }
    }
}

#[test]
fn absurd_numbers_behind_a_right_checksum_neither_panic_nor_allocate() {
    for bytes in small() {
        let absurd = [0, 1, 3, 0x7FFF_FFFF, 0x8000_0000, 0x8000_0003, 0xFFFF_FFFE, 0xFFFF_FFFF_u32];
        for at in (0..bytes.len() - 4).step_by(2) {
            for value in absurd {
                let mut forged = bytes.clone();
                forged[at..at + 4].copy_from_slice(&value.to_le_bytes());
                seal(&mut forged);
                // Some columns may hold any number; all that counts is that nothing breaks.
                let _ = open(&forged);
            }
        }
    }
}

/// Where a column lies.
fn column(bytes: &[u8], number: usize) -> std::ops::Range<usize> {
    let at = 40 + (number - 1) * 24 + 8;
    let number = |at: usize| u64::from_le_bytes(bytes[at..at + 8].try_into().expect("eight bytes")) as usize;
    number(at)..number(at) + number(at + 8)
}

#[test]
fn what_was_learnt_is_checked_entry_by_entry() {
    let good = small()[1].clone();
    // Rows 0: [1, 2], 1: [], 2: [0]; column, byte within it, value.
    let forgeries = [
        (22, 0, 1),    // rows do not begin at 0
        (22, 4, 3),    // offsets go back
        (22, 12, 2),   // or do not reach the end
        (22, 12, 4),   // or go beyond it
        (23, 0, 0),    // an item in its own row
        (23, 0, 2),    // a target twice
        (23, 3, 3),    // no such item
        (23, 5, 1),    // far beyond
        (28, 3, 0x7F), // a weight that is not finite
        (28, 7, 0xC0), // a half-life below 0
        (28, 3, 0x43), // a weight beyond 64
        (13, 1, 3),    // a sensitive target
        (13, 0, 3),    // a sensitive item with a row
    ];
    for (number, byte, value) in forgeries {
        let mut forged = good.clone();
        forged[column(&good, number).start + byte] = value;
        seal(&mut forged);
        assert_eq!(open(&forged), Err(Code::PackCorrupt), "column {number}, byte {byte} = {value}");
    }
    // A column that is shorter than the others say, or should not be there.
    for (number, length) in [(22, 0), (22, 12), (23, 6), (24, 2), (25, 0), (25, 4), (26, 0), (26, 2), (27, 2), (28, 108)] {
        let mut forged = good.clone();
        forged[40 + (number - 1) * 24 + 16] = length;
        seal(&mut forged);
        assert_eq!(open(&forged), Err(Code::PackCorrupt), "column {number}, {length} bytes");
    }
    for (content, factors) in [(64, 32), (16, 48), (48, 16), (0, 64), (64, 0)] {
        let mut forged = good.clone();
        (forged[32], forged[34]) = (content, factors);
        seal(&mut forged);
        assert_eq!(open(&forged), Err(Code::PackCorrupt), "{content} and {factors} dimensions");
    }
}

#[test]
fn cut_packs_with_a_right_checksum_do_not_panic() {
    for bytes in small() {
        for length in 0..bytes.len() {
            let mut forged = bytes[..length].to_vec();
            seal(&mut forged);
            assert!(open(&forged).is_err(), "cut to {length}");
        }
    }
}

#[test]
fn what_is_not_a_pack_says_so() {
    for bytes in [&b""[..], b"PK\x03\x04", b"<!doctype html><html><body>404</body></html>", b"HBPK"] {
        assert_eq!(open(bytes), Err(Code::PackCorrupt));
    }
}

#[test]
fn a_source_that_contradicts_itself_is_refused() {
    let good = |items: Vec<PackItem>| PackSource {
        attributes: vec![("a=1".into(), 1), ("a=2".into(), 1), ("b=1".into(), 1)],
        groups: vec!["g".into()],
        currencies: vec!["EUR".into()],
        items,
        ..Default::default()
    };
    assert!(write(&good(vec![item("a")])).is_ok());
    let code = |source: PackSource| write(&source).unwrap_err().code;
    assert_eq!(code(good(vec![item("a"), item("a")])), Code::InvalidInput);
    let wrong: [fn(&mut PackItem); 7] = [
        |i| i.attributes = vec![1, 1],
        |i| i.attributes = vec![3],
        |i| i.category = 3,
        |i| i.group = 1,
        |i| i.family = 1,
        |i| i.currency = 1,
        |i| i.attributes = vec![2, 0],
    ];
    for change in wrong {
        let mut bad = item("a");
        change(&mut bad);
        assert_eq!(code(good(vec![bad])), Code::InvalidInput);
    }
    let learns: [fn(&mut PackSource); 10] = [
        |s| s.items[0].row = vec![(0, 1)],
        |s| s.items[0].row = vec![(3, 1)],
        |s| s.items[0].row = vec![(2, 1), (1, 1)],
        |s| s.items[0].row = vec![(1, 1), (1, 1)],
        |s| s.items[0].row = vec![(1, 1); 256],
        |s| s.items[1].sensitive = true,
        |s| s.items[0].sensitive = true,
        |s| s.factor_dimensions = 16,
        |s| s.mixture = Some(Mixture { context: f64::NAN, ..Mixture::default() }),
        |s| s.mixture = Some(Mixture { rows: Kernel::new(1.0, -1.0), ..Mixture::default() }),
    ];
    for change in learns {
        let mut bad = learnt();
        change(&mut bad);
        assert_eq!(code(bad), Code::InvalidInput);
    }
    let mut unsorted = good(vec![item("a")]);
    unsorted.attributes.swap(0, 1);
    assert_eq!(code(unsorted), Code::InvalidInput);
}

prop_compose! {
    fn any_item(attributes: u32, groups: u32)(
        id in "[a-z0-9é/ ]{1,12}",
        title in "\\PC{0,30}",
        image in "[a-z/.]{0,12}",
        attributes in proptest::collection::btree_set(0..attributes, 0..attributes as usize),
        category in prop_oneof![Just(NONE), 0..attributes],
        group in prop_oneof![Just(NONE), 0..groups],
        (available, sensitive, consumable) in any::<(bool, bool, bool)>(),
        (rebuy_days, durable_days, popularity) in any::<(u16, u16, u16)>(),
        published in prop_oneof![Just(None), (-800_000..800_000).prop_map(Some)],
        cents in prop_oneof![Just(None), (0..10_000_000_u32).prop_map(Some)],
        currency in prop_oneof![Just(u8::MAX), 0..2_u8],
        embedding in vec(any::<i8>(), DIMENSIONS),
        row in proptest::collection::btree_map(0..8_u32, any::<u8>(), 0..5),
        (row_scale, factor_scale, support) in any::<(u16, u16, u16)>(),
    ) -> PackItem {
        PackItem {
            id, title, image, category, group, available, sensitive, consumable, rebuy_days, durable_days, popularity, published, currency,
            attributes: attributes.into_iter().collect(),
            family: 0,
            price: cents.map(|cents| f64::from(cents) / 100.0),
            embedding: std::array::from_fn(|at| embedding[at]),
            row: row.into_iter().collect(),
            row_scale, factor_scale, support,
        }
    }
}

fn any_kernel() -> impl Strategy<Value = Kernel> {
    let (weight, half_life) = (|| (-64.0..=64.0f32).prop_map(f64::from), || (0.0..1e9f32).prop_map(f64::from));
    (weight(), half_life(), weight(), half_life()).prop_map(|(fast, fast_half_life, slow, slow_half_life)| Kernel {
        fast,
        fast_half_life,
        slow,
        slow_half_life,
    })
}

fn any_mixture() -> impl Strategy<Value = Mixture> {
    (vec(any_kernel(), 6), vec((0.0..=64.0f32).prop_map(f64::from), 4)).prop_map(|(kernels, numbers)| Mixture {
        rows: kernels[0],
        factors: kernels[1],
        content: kernels[2],
        interest: kernels[3],
        history: kernels[4],
        purchases: kernels[5],
        popularity: numbers[0],
        recency: -numbers[1],
        context: numbers[2],
        age_half_life_days: numbers[3],
    })
}

/// A scale as it is stored.
fn whole(scale: f64) -> u16 {
    (scale * 65_535.0).round() as u16
}

fn any_source() -> impl Strategy<Value = PackSource> {
    (1..6_u32, 1..4_u32).prop_flat_map(|(attributes, groups)| {
        let names = proptest::collection::btree_set("[a-z]{1,4}=\\PC{0,8}", attributes as usize)
            .prop_map(|set| set.into_iter().collect::<Vec<_>>());
        let learnt = (any::<bool>(), prop::option::of(any_mixture()));
        (names, vec(any::<u16>(), attributes as usize), vec("\\PC{0,6}", groups as usize), vec(any_item(attributes, groups), 0..8), learnt)
            .prop_map(|(names, weights, groups, mut items, (factors, mixture))| {
                items.sort_by(|a, b| b.id.cmp(&a.id));
                items.dedup_by(|a, b| a.id == b.id);
                let count = items.len() as u32;
                items.iter_mut().enumerate().for_each(|(at, item)| item.family = (at as u32 * 7) % count);
                let sensitive: Vec<bool> = items.iter().map(|item| item.sensitive).collect();
                for (at, item) in items.iter_mut().enumerate() {
                    item.row.retain(|entry| entry.0 as usize != at && !item.sensitive && sensitive.get(entry.0 as usize) == Some(&false));
                    item.factor_scale *= u16::from(factors);
                }
                if items.iter().all(|item| item.row.is_empty()) {
                    items.iter_mut().for_each(|item| item.row_scale = 0);
                }
                PackSource {
                    attributes: names.into_iter().zip(weights).collect(),
                    groups,
                    currencies: vec!["EUR".into(), "SEK".into()],
                    items,
                    factor_dimensions: if factors { 32 } else { 0 },
                    mixture,
                }
            })
    })
}

proptest! {
    #[test]
    fn what_is_written_comes_back(source in any_source()) {
        let bytes = write(&source).unwrap();
        prop_assert_eq!(&bytes, &write(&source).unwrap());
        prop_assert!(bytes.len().is_multiple_of(1));
        let pack = Pack::open(bytes).unwrap();
        prop_assert_eq!(pack.len(), source.items.len());
        prop_assert_eq!(pack.attribute_count(), source.attributes.len());
        for (at, (name, weight)) in source.attributes.iter().enumerate() {
            prop_assert_eq!((pack.attribute_name(at as u32), pack.attribute_weight(at as u32)), (name.as_str(), *weight));
            prop_assert_eq!(pack.find_attribute(name), Some(at as u32));
        }
        prop_assert_eq!(pack.find_attribute("absent"), None);
        for (at, item) in source.items.iter().enumerate() {
            let at = at as u32;
            prop_assert_eq!(pack.find(&item.id), Some(at));
            let back = PackItem {
                id: pack.id(at).into(),
                title: pack.title(at).into(),
                image: pack.image(at).into(),
                attributes: pack.attributes(at).collect(),
                category: pack.category(at).unwrap_or(NONE),
                group: pack.group(at).unwrap_or(NONE),
                family: pack.family(at),
                available: pack.available(at),
                sensitive: pack.sensitive(at),
                consumable: pack.consumable(at),
                rebuy_days: pack.rebuy_days(at),
                durable_days: pack.durable_days(at),
                published: pack.published(at),
                price: pack.price(at),
                currency: source.currencies.iter().position(|code| code == pack.currency(at)).map_or(u8::MAX, |at| at as u8),
                popularity: pack.popularity(at),
                embedding: pack.embedding(at),
                row: item.row.clone(),
                row_scale: item.row_scale,
                factor_scale: whole(pack.factor_scale(at)),
                support: pack.support(at),
            };
            prop_assert_eq!(&back, item);
            let row: Vec<(u32, f64)> = item.row.iter().map(|&(target, value)| (target, f64::from(value) / 255.0 * (f64::from(item.row_scale) / 65_535.0))).collect();
            prop_assert_eq!(&pack.row(at).collect::<Vec<_>>(), &row);
            for other in 0..pack.len() as u32 {
                let value = row.iter().find(|entry| entry.0 == other).map_or(0.0, |entry| entry.1);
                prop_assert_eq!(pack.row_value(at, other), value);
            }
        }
        prop_assert_eq!((pack.mixture(), pack.factor_dimensions()), (source.mixture.as_ref(), usize::from(source.factor_dimensions)));
        prop_assert_eq!(pack.find("not an id, it is too long"), None);
    }

    #[test]
    fn random_damage_behind_a_right_checksum_never_panics(source in any_source(), changes in vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = write(&source).unwrap();
        for (index, value) in changes {
            let at = index.index(bytes.len());
            bytes[at] = value;
        }
        seal(&mut bytes);
        let _ = open(&bytes);
    }

    #[test]
    fn any_bytes_are_refused(bytes in vec(any::<u8>(), 0..400)) {
        prop_assert!(open(&bytes).is_err());
    }
}
