//! The lists of a profile as bytes, said again from `js/profile-format.ts` and not from the engine.

use homebody::bytes::{Reader, Writer};
use homebody::error::Code;
use homebody::profile::Entry;

const KIND: u8 = 1;
const TEXT: u8 = 2;
const UNTIL: u8 = 4;
const NUMBER: u8 = 8;
/// Events, interests, declared, purchases, cart, dismissed, impressions, muted, hidden, facts.
const FIELDS: [u8; 10] = [KIND | NUMBER, NUMBER, NUMBER, KIND | TEXT | NUMBER, TEXT, TEXT, 0, 0, UNTIL, TEXT];

pub const EVENTS: usize = 0;
pub const INTERESTS: usize = 1;
pub const DECLARED: usize = 2;
pub const PURCHASES: usize = 3;
pub const CART: usize = 4;
pub const DISMISSED: usize = 5;
pub const IMPRESSIONS: usize = 6;
pub const MUTED: usize = 7;
pub const HIDDEN: usize = 8;
pub const FACTS: usize = 9;

/// All ten lists and what goes with them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lists {
    pub lists: [Vec<Entry>; 10],
    pub channels_off: u8,
    pub paused: bool,
}

impl Lists {
    /// Reads what an engine exports.
    pub fn read(bytes: &[u8]) -> Self {
        let mut r = Reader::new(bytes, Code::InvalidInput, "export");
        let mut out = Self::default();
        for (list, fields) in FIELDS.into_iter().enumerate() {
            for _ in 0..r.u32().unwrap() {
                let kind = if fields & KIND != 0 { r.u8().unwrap() } else { 0 };
                let id = r.str().unwrap().into();
                let text = if fields & TEXT != 0 { r.str().unwrap().into() } else { String::new() };
                let at = r.f64().unwrap();
                let until = if fields & UNTIL != 0 { r.f64().unwrap() } else { 0.0 };
                let number = if fields & NUMBER != 0 { r.u32().unwrap() as i32 } else { 0 };
                out.lists[list].push(Entry { id, text, at, until, number, kind });
            }
        }
        out.channels_off = r.u8().unwrap();
        out.paused = r.u8().unwrap() != 0;
        r.end().unwrap();
        out
    }

    /// Writes what an engine imports.
    pub fn bytes(&self) -> Vec<u8> {
        let mut w = Writer::new();
        for (entries, fields) in self.lists.iter().zip(FIELDS) {
            w.u32(entries.len() as u32);
            for entry in entries {
                if fields & KIND != 0 {
                    w.u8(entry.kind);
                }
                w.str(&entry.id);
                if fields & TEXT != 0 {
                    w.str(&entry.text);
                }
                w.f64(entry.at);
                if fields & UNTIL != 0 {
                    w.f64(entry.until);
                }
                if fields & NUMBER != 0 {
                    w.u32(entry.number as u32);
                }
            }
        }
        w.u8(self.channels_off);
        w.u8(u8::from(self.paused));
        w.finish()
    }

    /// The ids of one list, in order.
    pub fn ids(&self, list: usize) -> Vec<&str> {
        self.lists[list].iter().map(|entry| entry.id.as_str()).collect()
    }

    pub fn is_empty(&self) -> bool {
        self.lists.iter().all(Vec::is_empty)
    }
}
