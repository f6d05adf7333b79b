//! What was damaged or forged is refused with a typed error, without a panic and without allocating more than a few times the bytes that
//! were given.

use super::sources::{any_source, learnt, plain};
use homebody::bytes::checksum;
use homebody::catalog::{Pack, PackSource, write};
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

proptest! {
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
