//! The lists of a profile as bytes, said again from `js/profile-format.ts` and not from the engine.

use homebody::profile::Entry;

const KIND: u8 = 1;
const TEXT: u8 = 2;
const UNTIL: u8 = 4;
const NUMBER: u8 = 8;
/// Events, interests, declared, purchases, cart, dismissed, impressions, muted, hidden, facts, weights.
const FIELDS: [u8; 11] = [KIND | NUMBER, NUMBER, NUMBER, KIND | TEXT | NUMBER, TEXT, TEXT, NUMBER, 0, UNTIL, TEXT, NUMBER];

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
pub const WEIGHTS: usize = 10;

/// All eleven lists and what goes with them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lists {
    pub lists: [Vec<Entry>; 11],
    pub channels_off: u8,
    pub paused: bool,
    pub dial: i8,
}

impl Lists {
    /// Reads what an engine exports.
    pub fn read(mut bytes: &[u8]) -> Self {
        let r = &mut bytes;
        let mut out = Self::default();
        for (list, fields) in FIELDS.into_iter().enumerate() {
            for _ in 0..number(r) {
                let kind = if fields & KIND != 0 { take::<1>(r)[0] } else { 0 };
                let id = text(r);
                let text = if fields & TEXT != 0 { text(r) } else { String::new() };
                let at = f64::from_le_bytes(take(r));
                let until = if fields & UNTIL != 0 { f64::from_le_bytes(take(r)) } else { 0.0 };
                let number = if fields & NUMBER != 0 { number(r) as i32 } else { 0 };
                out.lists[list].push(Entry { id, text, at, until, number, kind });
            }
        }
        out.channels_off = take::<1>(r)[0];
        out.paused = take::<1>(r)[0] != 0;
        out.dial = take::<1>(r)[0] as i8;
        assert!(r.is_empty());
        out
    }

    /// Writes what an engine imports.
    pub fn bytes(&self) -> Vec<u8> {
        let mut w = Vec::new();
        for (entries, fields) in self.lists.iter().zip(FIELDS) {
            w.extend((entries.len() as u32).to_le_bytes());
            for entry in entries {
                if fields & KIND != 0 {
                    w.push(entry.kind);
                }
                put(&mut w, &entry.id);
                if fields & TEXT != 0 {
                    put(&mut w, &entry.text);
                }
                w.extend(entry.at.to_le_bytes());
                if fields & UNTIL != 0 {
                    w.extend(entry.until.to_le_bytes());
                }
                if fields & NUMBER != 0 {
                    w.extend(entry.number.to_le_bytes());
                }
            }
        }
        w.extend([self.channels_off, u8::from(self.paused), self.dial as u8]);
        w
    }

    /// The ids of one list, in order.
    pub fn ids(&self, list: usize) -> Vec<&str> {
        self.lists[list].iter().map(|entry| entry.id.as_str()).collect()
    }

    pub fn is_empty(&self) -> bool {
        self.lists.iter().all(Vec::is_empty)
    }
}

fn take<const N: usize>(bytes: &mut &[u8]) -> [u8; N] {
    let (first, rest) = bytes.split_first_chunk().expect("the bytes end too soon");
    *bytes = rest;
    *first
}
fn number(bytes: &mut &[u8]) -> u32 {
    u32::from_le_bytes(take(bytes))
}
fn text(bytes: &mut &[u8]) -> String {
    let length = number(bytes) as usize;
    let (first, rest) = bytes.split_at(length);
    *bytes = rest;
    String::from_utf8(first.to_vec()).unwrap()
}
fn put(bytes: &mut Vec<u8>, text: &str) {
    bytes.extend((text.len() as u32).to_le_bytes());
    bytes.extend(text.as_bytes());
}
