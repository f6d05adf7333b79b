//! The data of a profile: eleven lists of one kind of entry. One kind, because every further one would repeat the code that
//! reads, writes, bounds and forgets in engine.wasm.

use crate::math::UNIT;
use crate::sorted::insert_by_time;
use alloc::string::String;
use alloc::vec::Vec;

/// What a visitor did with an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum EventType {
    /// Half of it was visible for a second.
    Impression,
    /// Its page was opened.
    View,
    /// It was chosen in a list.
    Click,
    /// It was put into the cart.
    AddToCart,
    /// It was taken out of the cart.
    RemoveFromCart,
    /// It was bought.
    Purchase,
    /// It was liked.
    Like,
    /// It was waved away.
    Dismiss,
    /// It was found by a search; the words typed are never kept.
    Search,
}

impl EventType {
    /// All of them, in the order of their codes.
    pub const ALL: [Self; 9] = [
        Self::Impression,
        Self::View,
        Self::Click,
        Self::AddToCart,
        Self::RemoveFromCart,
        Self::Purchase,
        Self::Like,
        Self::Dismiss,
        Self::Search,
    ];
    /// From its code.
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.get(usize::from(code)).copied()
    }
    /// The word used in TypeScript.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Impression => "impression",
            Self::View => "view",
            Self::Click => "click",
            Self::AddToCart => "add_to_cart",
            Self::RemoveFromCart => "remove_from_cart",
            Self::Purchase => "purchase",
            Self::Like => "like",
            Self::Dismiss => "dismiss",
            Self::Search => "search",
        }
    }
    /// How much one such event says about what the visitor likes, −1 to 1.
    pub fn strength(self) -> f64 {
        match self {
            Self::Impression => 0.0,
            Self::View => 0.4,
            Self::Click => 0.2,
            Self::AddToCart => 0.8,
            Self::RemoveFromCart => -0.2,
            Self::Purchase => 1.0,
            Self::Like => 0.9,
            Self::Dismiss => -0.6,
            Self::Search => 0.1,
        }
    }
}

/// One thing that is known. Which fields count depends on the list; the others are empty or 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// The item or attribute, or the name of a fact.
    pub id: String,
    /// The item's group then (it may leave the catalog before its variants do), or the value of a fact.
    pub text: String,
    /// When, in milliseconds since 1970.
    pub at: f64,
    /// Until when; 0 is for ever.
    pub until: f64,
    /// How many; or an affinity, a strength or a weight in units of 1/65,536; of an impression with what probability it was drawn, in
    /// units of 1/65,536, or 0 where it was not drawn.
    pub number: i32,
    /// The code of an event, or who told of a purchase: 0 the page, 1 the shop.
    pub kind: u8,
}

/// The lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum List {
    /// The recent past, event by event.
    Events,
    /// What is left of older events, by attribute; `at` is the time of the latest of them.
    Interests,
    /// Interests the visitor named, by attribute.
    Declared,
    /// What was bought.
    Purchases,
    /// What lies in the cart.
    Cart,
    /// What was waved away.
    Dismissed,
    /// What was seen in offered lists in the last seven days.
    Impressions,
    /// Muted attributes.
    Muted,
    /// Hidden items.
    Hidden,
    /// For wording only, never scored.
    Facts,
    /// How much more or less each term of a score counts for this visitor: the binary logarithm, in units of 1/65,536.
    Weights,
}

/// Bits for the fields of an [`Entry`] beside its id and time.
pub(super) mod field {
    pub const KIND: u8 = 1;
    pub const TEXT: u8 = 2;
    pub const UNTIL: u8 = 4;
    pub const NUMBER: u8 = 8;
}

impl List {
    /// All of them, in the order in which they are stored and exported.
    pub const ALL: [Self; 11] = [
        Self::Events,
        Self::Interests,
        Self::Declared,
        Self::Purchases,
        Self::Cart,
        Self::Dismissed,
        Self::Impressions,
        Self::Muted,
        Self::Hidden,
        Self::Facts,
        Self::Weights,
    ];
    /// Whether an id occurs once: such lists are in order of id, the others in order of time.
    pub(super) fn keyed(self) -> bool {
        matches!(self, Self::Interests | Self::Declared | Self::Muted | Self::Hidden | Self::Facts | Self::Weights)
    }
    /// Whether the ids are those of items.
    pub(super) fn of_items(self) -> bool {
        !matches!(self, Self::Interests | Self::Declared | Self::Muted | Self::Facts | Self::Weights)
    }
    /// The fields that are stored. `js/profile-format.ts` says the same.
    pub(super) fn fields(self) -> u8 {
        use field::{KIND, NUMBER, TEXT, UNTIL};
        [KIND | NUMBER, NUMBER, NUMBER, KIND | TEXT | NUMBER, TEXT, TEXT, NUMBER, 0, UNTIL, TEXT, NUMBER][self as usize]
    }
    /// The most entries.
    pub(super) fn bound(self) -> usize {
        [200, 256, 100, 500, 100, 500, 1000, 100, 500, 32, 16][self as usize]
    }
    /// The largest number, either way: no profile, wherever it comes from, can make a score overflow.
    fn most(self) -> i32 {
        match self {
            Self::Interests => 64 * UNIT,
            Self::Declared | Self::Impressions | Self::Weights => UNIT,
            _ => i32::MAX,
        }
    }
    /// Days after which an entry is dropped; 0 is never. Events are not dropped but folded, see `retention`.
    pub(super) fn days(self) -> f64 {
        match self {
            Self::Purchases => 3650.0,
            Self::Dismissed => super::DISMISSED_DAYS,
            Self::Impressions => 7.0,
            _ => 0.0,
        }
    }
}

/// How far the dial turns either way.
pub const DIAL: i8 = 50;

/// All that is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contents {
    lists: [Vec<Entry>; List::ALL.len()],
    /// One bit per channel that is switched off.
    pub channels_off: u8,
    /// Nothing new is recorded.
    pub paused: bool,
    /// How personal the lists are: from −[`DIAL`] (not at all) over 0 (as the site set it) to [`DIAL`] (twice as much).
    pub dial: i8,
    /// The last use.
    pub last_used: f64,
}

impl Contents {
    /// A list.
    pub fn list(&self, list: List) -> &[Entry] {
        &self.lists[list as usize]
    }
    /// A list, to be changed.
    pub(super) fn edit(&mut self, list: List) -> &mut Vec<Entry> {
        &mut self.lists[list as usize]
    }
    /// Puts an entry where it belongs. In keyed lists it replaces the one of the same id.
    pub(super) fn add(&mut self, list: List, mut entry: Entry) {
        entry.number = entry.number.clamp(-list.most(), list.most());
        let entries = self.edit(list);
        if !list.keyed() {
            return insert_by_time(entries, entry, |e| e.at);
        }
        match entries.binary_search_by(|other| other.id.cmp(&entry.id)) {
            Ok(at) => entries[at] = entry,
            Err(at) => entries.insert(at, entry),
        }
    }
    /// Takes all entries of an id out of a list.
    pub(super) fn remove(&mut self, list: List, id: &str) {
        self.keep(list, &|entry| entry.id != id);
    }
    /// Takes all entries out of a list but those that are `wanted`.
    pub(super) fn keep(&mut self, list: List, wanted: &dyn Fn(&Entry) -> bool) {
        self.edit(list).retain(wanted);
    }
    /// Takes the oldest entries out of a list that is in order of time.
    pub(super) fn take_oldest(&mut self, list: List, count: usize) -> Vec<Entry> {
        let rest = self.edit(list).split_off(count);
        core::mem::replace(self.edit(list), rest)
    }
    /// Whether nothing at all is known.
    pub fn is_empty(&self) -> bool {
        self.lists.iter().all(Vec::is_empty) && self.channels_off == 0 && !self.paused && self.dial == 0
    }
}
