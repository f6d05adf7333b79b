//! The ways to change a profile. Each is a value, so that a tab that lost a race can replay its own on the newer profile.

use super::codec;
use super::contents::{Contents, DIAL, Entry, EventType, List, field};
use crate::bytes::Reader;
use crate::catalog::Catalog;
use crate::error::{Code, Result};
use crate::math::{UNIT, time};
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

/// With each lesson a weight goes this part of the way back.
const PULL: i32 = 32;

/// One change. The entries of each use the fields named.
#[derive(Clone, Debug, PartialEq)]
pub enum Op {
    /// The visitor did something with items: id, when, how many; for impressions the number of the ranking or 0.
    Track(EventType, Vec<Entry>),
    /// The shop's own order history (id, when, how many); replaces what the shop said before.
    Purchases(Vec<Entry>),
    /// Interests the visitor names: attribute, strength of −1 to 1 in units of 1/65,536; 0 takes one back.
    Declare(Vec<Entry>),
    /// For wording only: name, value; an empty value takes one back.
    Facts(Vec<Entry>),
    /// No more from these attributes.
    Mute(Vec<Entry>),
    /// Not these items: id, until when (0 is for ever).
    Hide(Vec<Entry>),
    /// Undoes a mute, a hide or a dismissal.
    Restore(Vec<Entry>),
    /// Switches a channel: 0 recommendations, 1 sections, 2 chat, 3 story.
    Channel(u8, bool),
    /// Stops or resumes recording. What is known stays and is used.
    Pause(bool),
    /// Forgets all, or what happened since a time.
    Erase(Option<f64>),
    /// Takes a profile from elsewhere in place of this one.
    Import(Box<Contents>),
    /// How personal the lists are, −[`DIAL`] to [`DIAL`].
    Dial(i8),
    /// What a choice tells about which terms work for this visitor: the term, and by how much its logarithm changes. The engine itself
    /// makes these, as values, so that they can be replayed.
    Learn(Vec<Entry>),
}

impl Op {
    /// Reads a change as TypeScript writes it (`js/profile.ts`): its code, its entries, and one number for what has none.
    ///
    /// # Errors
    /// `invalid-input` for anything malformed.
    pub fn decode(code: u8, bytes: &[u8], value: f64, now: f64) -> Result<Self> {
        let small = value.clamp(0.0, 255.0) as u8;
        if code == 10 {
            return Ok(Self::Import(Box::new(codec::import(bytes, time(now))?)));
        }
        let mut r = Reader::new(bytes, Code::InvalidInput, "entries");
        let fields = match code {
            0..=2 => field::NUMBER,
            3 => field::TEXT,
            5 => field::UNTIL,
            _ => 0,
        };
        let entries = if code <= 6 { codec::read_entries(&mut r, fields) } else { Vec::new() };
        let kind = EventType::from_code(small);
        r.ensure(code != 0 || kind.is_some(), "no such event");
        r.ensure(code <= 9 || code == 11, "facade and engine must be of the same version");
        r.end()?;
        Ok(match code {
            0 => Self::Track(kind.unwrap_or(EventType::View), entries),
            1 => Self::Purchases(entries),
            2 => Self::Declare(entries),
            3 => Self::Facts(entries),
            4 => Self::Mute(entries),
            5 => Self::Hide(entries),
            6 => Self::Restore(entries),
            7 => Self::Channel((small >> 1) & 3, small & 1 != 0),
            8 => Self::Pause(value != 0.0),
            9 => Self::Erase((value >= 0.0).then(|| time(value))),
            _ => Self::Dial((value as i8).clamp(-DIAL, DIAL)),
        })
    }
}

pub(super) fn apply(contents: &mut Contents, op: &Op, catalog: &Catalog, now: f64) {
    let (list, entries) = match op {
        Op::Track(kind, entries) => {
            for entry in entries {
                if !contents.paused {
                    track(contents, *kind, entry, catalog, now);
                }
            }
            return;
        }
        Op::Purchases(entries) => {
            contents.keep(List::Purchases, &|p| p.kind != 1);
            (List::Purchases, entries)
        }
        Op::Declare(entries) => (List::Declared, entries),
        Op::Facts(entries) => (List::Facts, entries),
        Op::Mute(entries) => (List::Muted, entries),
        Op::Hide(entries) => (List::Hidden, entries),
        Op::Restore(entries) => {
            for entry in entries {
                restore(contents, &entry.id);
            }
            return;
        }
        Op::Channel(channel, on) => {
            let bit = 1 << (channel & 3);
            contents.channels_off = if *on { contents.channels_off & !bit } else { contents.channels_off | bit };
            return;
        }
        Op::Pause(on) => return contents.paused = *on,
        Op::Dial(to) => return contents.dial = *to,
        Op::Erase(None) => return *contents = Contents::default(),
        Op::Erase(Some(since)) => return super::retention::erase_since(contents, *since),
        Op::Learn(entries) => {
            for entry in entries {
                if !contents.paused {
                    learn(contents, entry, now);
                }
            }
            return;
        }
        Op::Import(imported) => return *contents = (**imported).clone(),
    };
    for entry in entries {
        let kept = match list {
            List::Purchases => known(entry, catalog, now).map(|entry| Entry { kind: 1, ..entry }),
            List::Declared if entry.number == 0 => None,
            List::Facts if entry.text.is_empty() => None,
            List::Hidden if catalog.find_allowed(&entry.id).is_none() => None,
            _ => Some(Entry { at: now, until: time(entry.until), number: entry.number.clamp(-UNIT, UNIT), ..entry.clone() }),
        };
        match kept {
            Some(entry) => contents.add(list, entry),
            None if list.keyed() => contents.remove(list, &entry.id),
            None => {}
        }
    }
}

/// An entry of a recordable item, with its group and a time that has been.
fn known(entry: &Entry, catalog: &Catalog, now: f64) -> Option<Entry> {
    let item = catalog.find_allowed(&entry.id)?;
    let group = catalog.pack().group(item).map(|group| catalog.pack().group_name(group)).unwrap_or_default();
    Some(Entry { id: entry.id.clone(), text: group.into(), at: time(entry.at).min(now), number: entry.number.max(1), ..Entry::default() })
}

fn track(contents: &mut Contents, kind: EventType, told: &Entry, catalog: &Catalog, now: f64) {
    let Some(entry) = known(told, catalog, now) else { return };
    let list = match kind {
        EventType::Impression => return contents.add(List::Impressions, Entry { number: told.number.max(0), ..entry }),
        EventType::AddToCart => Some(List::Cart),
        EventType::Purchase => Some(List::Purchases),
        EventType::Dismiss => Some(List::Dismissed),
        _ => None,
    };
    if matches!(kind, EventType::AddToCart | EventType::RemoveFromCart | EventType::Purchase) {
        contents.remove(List::Cart, &entry.id);
    }
    if let Some(list) = list {
        let mut entry = entry.clone();
        if list == List::Dismissed {
            // One for each item, the latest, in whatever order they are told.
            let told = contents.list(list).iter().find(|e| e.id == entry.id).map_or(entry.at, |e| e.at);
            entry.at = entry.at.max(told);
            contents.remove(list, &entry.id);
        }
        contents.add(list, entry);
    }
    // What was bought stays in its own list for years.
    if kind != EventType::Purchase {
        contents.add(List::Events, Entry { kind: kind as u8, text: String::new(), ..entry });
    }
}

/// Moves the weight of a term, and all the way pulls it back a little to where it does not count.
fn learn(contents: &mut Contents, lesson: &Entry, now: f64) {
    let before = contents.list(List::Weights).iter().find(|e| e.id == lesson.id).map_or(0, |e| e.number);
    let number = before - before / PULL + lesson.number.clamp(-UNIT, UNIT);
    contents.add(List::Weights, Entry { id: lesson.id.clone(), at: now, number, ..Entry::default() });
}

fn restore(contents: &mut Contents, key: &str) {
    for list in [List::Muted, List::Hidden, List::Dismissed] {
        contents.remove(list, key);
    }
    // What was learnt from the dismissal goes with it; otherwise the undo would be half a one.
    contents.keep(List::Events, &|e| e.kind != EventType::Dismiss as u8 || e.id != key);
}
