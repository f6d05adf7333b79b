//! What a thousand visitors do, as calls of the engine.
//!
//! The random numbers are those of the linear congruential generator of Numerical Recipes,
//! `state = state * 1664525 + 1013904223 (mod 2^32)`, of which the upper 16 bits are used; `below(n)` is the remainder by `n`.
//!
//! All numbers of a tape are little-endian, a blob is a `u32` length and its bytes:
//!
//! ```text
//! blob settings, blob pack, u32 sessions
//! per session: u32 calls
//! per call:    u8 0, u8 purposes, f64 at, f64 now       the source `site` reports
//!              u8 1, u8 code, blob, f64 value, f64 now  a change of the profile
//!              u8 2, blob, f64 now                      a request
//! ```

use homebody::bytes::Writer;
use homebody::catalog::Pack;

/// 2026-03-01, 12:00 UTC.
const START: f64 = 1_772_366_400_000.0;
const HOUR: f64 = 3_600_000.0;
/// Two bits for each purpose: all granted, all denied.
pub const GRANTED: u8 = 0b10_10_10_10;
const DENIED: u8 = 0b01_01_01_01;

pub enum Call {
    Consent { purposes: u8, at: f64, now: f64 },
    Change { code: u8, entries: Vec<u8>, value: f64, now: f64 },
    Rank { request: Vec<u8>, now: f64 },
}

pub struct Tape {
    pub settings: Vec<u8>,
    pub pack: Vec<u8>,
    pub sessions: Vec<Vec<Call>>,
}

impl Tape {
    /// How many lists are asked for.
    pub fn ranks(&self) -> usize {
        self.sessions.iter().flatten().filter(|call| matches!(call, Call::Rank { .. })).count()
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut w = Writer::new();
        w.blob(&self.settings);
        w.blob(&self.pack);
        w.u32(self.sessions.len() as u32);
        for session in &self.sessions {
            w.u32(session.len() as u32);
            for call in session {
                match call {
                    Call::Consent { purposes, at, now } => {
                        w.u8(0);
                        w.u8(*purposes);
                        w.f64(*at);
                        w.f64(*now);
                    }
                    Call::Change { code, entries, value, now } => {
                        w.u8(1);
                        w.u8(*code);
                        w.blob(entries);
                        w.f64(*value);
                        w.f64(*now);
                    }
                    Call::Rank { request, now } => {
                        w.u8(2);
                        w.blob(request);
                        w.f64(*now);
                    }
                }
            }
        }
        w.finish()
    }
}

pub fn record(pack: Vec<u8>, seed: u32, sessions: u32) -> Tape {
    let catalog = Pack::open(pack.clone()).unwrap();
    let session = |number| Visitor::new(&catalog, seed.wrapping_add(number), START + f64::from(number) * HOUR).session(number);
    Tape { settings: settings(), pack, sessions: (0..sessions).map(session).collect() }
}

/// The defaults of `js/settings.ts`, but for an attribute that the site calls sensitive.
pub fn settings() -> Vec<u8> {
    let mut w = Writer::new();
    w.u32(7);
    [3, 5, 6, 12, 180].into_iter().for_each(|number| w.u16(number));
    w.u16(0); // neither minors nor a mode of the host's
    strings(&mut w, ["category=Pharmacy"].into_iter());
    w.finish()
}

pub fn strings<'a>(w: &mut Writer, values: impl ExactSizeIterator<Item = &'a str>) {
    w.u32(values.len() as u32);
    values.for_each(|value| w.str(value));
}

struct Visitor<'a> {
    pack: &'a Pack,
    state: u32,
    now: f64,
    /// Likes what is near this item in the catalog, which is in the order of the shop's departments.
    taste: u32,
    calls: Vec<Call>,
}

impl<'a> Visitor<'a> {
    fn new(pack: &'a Pack, seed: u32, now: f64) -> Self {
        let mut visitor = Self { pack, state: seed, now, taste: 0, calls: Vec::new() };
        visitor.taste = visitor.below(pack.len() as u32);
        visitor
    }

    fn below(&mut self, end: u32) -> u32 {
        self.state = self.state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.state >> 16) % end
    }
    fn one_in(&mut self, times: u32) -> bool {
        self.below(times) == 0
    }
    fn item(&mut self) -> &'a str {
        let near = if self.one_in(4) { self.below(self.pack.len() as u32) } else { self.taste + self.below(20) };
        self.pack.id(near % self.pack.len() as u32)
    }
    fn attribute(&mut self) -> &'a str {
        let item = (self.taste + self.below(20)) % self.pack.len() as u32;
        let attributes: Vec<u32> = self.pack.attributes(item).collect();
        let choice = self.below(attributes.len() as u32);
        self.pack.attribute_name(attributes[choice as usize])
    }

    /// Each begins with nothing; some days pass, and every tenth visitor takes consent back in the end.
    fn session(mut self, number: u32) -> Vec<Call> {
        // The visits overlap, so answers are numbered instead of dated: a later one must not look older.
        let at = f64::from(number * 2);
        self.calls.push(Call::Consent { purposes: GRANTED, at, now: self.now });
        self.change(9, Vec::new(), -1.0);
        for step in 0..24 {
            let wait = if self.one_in(8) { self.below(40 * 24) } else { self.below(3) };
            self.now += f64::from(wait) * HOUR + f64::from(self.below(60_000));
            self.act();
            if step % 6 == 5 {
                self.rank();
            }
        }
        if number % 10 == 9 {
            self.calls.push(Call::Consent { purposes: DENIED, at: at + 1.0, now: self.now });
            self.rank();
        }
        self.calls
    }

    fn change(&mut self, code: u8, entries: Vec<u8>, value: f64) {
        self.calls.push(Call::Change { code, entries, value, now: self.now });
    }

    fn act(&mut self) {
        let mut w = Writer::new();
        w.u32(1);
        match self.below(20) {
            0 => {
                w.str(self.attribute());
                w.f64(0.0);
                w.u32((self.below(5) * 16_384) as i32 as u32);
                self.change(2, w.finish(), 0.0);
            }
            1 => {
                w.str(self.item());
                w.f64(0.0);
                w.f64(if self.one_in(2) { 0.0 } else { self.now + 48.0 * HOUR });
                self.change(5, w.finish(), 0.0);
            }
            2 if self.one_in(3) => {
                w.str(self.attribute());
                w.f64(0.0);
                self.change(4, w.finish(), 0.0);
            }
            other => {
                // Mostly impressions and views; the codes are those of the event types.
                let kind = [0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 4, 5, 5, 6, 7, 8][other as usize % 16];
                w.str(self.item());
                w.f64(self.now - f64::from(self.below(3)) * 1000.0);
                w.u32(1);
                // A quarter of the purchases is told by the shop.
                let code = u8::from(kind == 5 && self.one_in(4));
                self.change(code, w.finish(), f64::from(kind));
            }
        }
    }

    fn rank(&mut self) {
        let mut w = Writer::new();
        w.str("slot");
        w.u8(self.below(5) as u8);
        w.u8(u8::from(self.one_in(4)));
        w.u8(0); // the first channel
        w.u16(1 + self.below(16) as u16);
        let viewing: Vec<&str> = (0..self.below(3)).map(|_| self.item()).collect();
        strings(&mut w, viewing.into_iter());
        let about: Vec<&str> = (0..self.below(2)).map(|_| self.attribute()).collect();
        strings(&mut w, about.into_iter());
        let some = self.one_in(3);
        w.u8(u8::from(some));
        if some {
            let candidates: Vec<&str> = (0..40).map(|_| self.item()).collect();
            strings(&mut w, candidates.into_iter());
        }
        let exclude: Vec<&str> = (0..self.below(2)).map(|_| self.item()).collect();
        strings(&mut w, exclude.into_iter());
        let pins = self.below(2);
        w.u32(pins);
        for _ in 0..pins {
            w.str(self.item());
            w.u16(self.below(6) as u16);
        }
        let boosts = self.below(3);
        w.u32(boosts);
        for _ in 0..boosts {
            w.str(if self.one_in(2) { self.item() } else { self.attribute() });
            w.f64(f64::from(self.below(17)) / 8.0 - 1.0);
        }
        let diversity = self.one_in(2);
        w.u8(u8::from(diversity));
        if diversity {
            w.f64(f64::from(self.below(11)) / 10.0);
        }
        w.u8(0); // exploration as usual
        self.calls.push(Call::Rank { request: w.finish(), now: self.now });
    }
}
