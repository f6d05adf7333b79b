//! The stored form of a profile: magic `HBPR`, version, checksum, then the lists, with every text written once.

use crate::sorted::Map;

use super::contents::{Contents, Declared, Dismissal, Event, EventType, Hidden, Impression, Purchase, PurchaseSource, Remainder};
use crate::bytes::{Reader, Writer, checksum};
use crate::error::{Code, Error, Result};

const MAGIC: [u8; 4] = *b"HBPR";
/// Raise it with every change of the form, and keep reading the one before.
const VERSION: u16 = 1;
const HEADER: usize = 16;

pub(super) fn encode(contents: &Contents) -> Vec<u8> {
    let mut texts = Texts::default();
    let mut body = Writer::new();
    list(&mut body, &contents.events, |w, e| {
        w.u8(e.kind as u8);
        w.u16(texts.number(&e.id));
        w.f64(e.at);
        w.u32(e.quantity);
    });
    list(&mut body, &contents.interests, |w, (name, r)| {
        w.u16(texts.number(name));
        w.u32(r.affinity as u32);
        w.f64(r.at);
        w.f64(r.latest);
    });
    list(&mut body, &contents.declared, |w, (name, d)| {
        w.u16(texts.number(name));
        w.u32(d.strength as u32);
        w.f64(d.at);
    });
    list(&mut body, &contents.purchases, |w, p| {
        w.u16(texts.number(&p.id));
        w.u16(texts.number(&p.group));
        w.f64(p.at);
        w.u32(p.quantity);
        w.u8(p.source as u8);
    });
    for entries in [&contents.cart, &contents.dismissed] {
        list(&mut body, entries, |w, d| {
            w.u16(texts.number(&d.id));
            w.u16(texts.number(&d.group));
            w.f64(d.at);
        });
    }
    list(&mut body, &contents.impressions, |w, i| {
        w.u16(texts.number(&i.id));
        w.f64(i.at);
    });
    list(&mut body, &contents.muted, |w, (name, at)| {
        w.u16(texts.number(name));
        w.f64(*at);
    });
    list(&mut body, &contents.hidden, |w, (id, h)| {
        w.u16(texts.number(id));
        w.f64(h.at);
        w.f64(h.until.unwrap_or(-1.0));
    });
    list(&mut body, &contents.facts, |w, (name, (value, at))| {
        w.u16(texts.number(name));
        w.u16(texts.number(value));
        w.f64(*at);
    });
    body.u8(contents.channels_off);
    body.u8(contents.paused as u8);
    body.f64(contents.last_used);
    seal(&texts.write(body.finish()))
}

fn seal(body: &[u8]) -> Vec<u8> {
    let mut out = Writer::new();
    out.raw(&MAGIC);
    out.u16(VERSION);
    out.u16(0);
    out.u64(checksum(body));
    out.raw(body);
    out.finish()
}

pub(super) fn decode(bytes: &[u8]) -> Result<Contents> {
    let mut r = Reader::new(bytes, Code::ProfileCorrupt, "profile");
    if r.raw(4)? != MAGIC {
        return Err(r.error("this is not a stored profile"));
    }
    let version = r.u16()?;
    if version > VERSION {
        return Err(Error::new(Code::VersionUnsupported, "profile.version", "the profile is of a newer homebody: load that version"));
    }
    if version != VERSION || r.u16()? != 0 || r.u64()? != checksum(&bytes[HEADER..]) {
        return Err(r.error("the stored profile is damaged"));
    }
    read_body(&mut r)
}

fn read_body(r: &mut Reader<'_>) -> Result<Contents> {
    let count = r.count(4)?;
    let texts = (0..count).map(|_| r.str().map(String::from)).collect::<Result<Vec<_>>>()?;
    let text = |r: &mut Reader<'_>| {
        let number = usize::from(r.u16()?);
        texts.get(number).cloned().ok_or_else(|| r.error("the stored profile names a text it does not hold"))
    };
    let entry = |r: &mut Reader<'_>| Ok(Dismissal { id: text(r)?, group: text(r)?, at: r.f64()? });
    let contents = Contents {
        events: read_list(r, |r| Ok(Event { kind: event_type(r)?, id: text(r)?, at: r.f64()?, quantity: r.u32()? }))?,
        interests: read_list(r, |r| Ok((text(r)?, Remainder { affinity: r.u32()? as i32, at: r.f64()?, latest: r.f64()? })))?,
        declared: read_list(r, |r| Ok((text(r)?, Declared { strength: r.u32()? as i32, at: r.f64()? })))?,
        purchases: read_list(r, |r| {
            Ok(Purchase { id: text(r)?, group: text(r)?, at: r.f64()?, quantity: r.u32()?, source: purchase_source(r)? })
        })?,
        cart: read_list(r, entry)?,
        dismissed: read_list(r, entry)?,
        impressions: read_list(r, |r| Ok(Impression { id: text(r)?, at: r.f64()? }))?,
        muted: read_list(r, |r| Ok((text(r)?, r.f64()?)))?,
        hidden: read_list(r, |r| Ok((text(r)?, Hidden { at: r.f64()?, until: Some(r.f64()?).filter(|&u| u >= 0.0) })))?,
        facts: read_list(r, |r| Ok((text(r)?, (text(r)?, r.f64()?))))?,
        channels_off: r.u8()?,
        paused: r.u8()? != 0,
        last_used: r.f64()?,
    };
    r.end()?;
    Ok(contents)
}

pub(super) fn event_type(r: &mut Reader<'_>) -> Result<EventType> {
    let code = r.u8()?;
    EventType::from_code(code).ok_or_else(|| r.error("an event is of no known type"))
}

pub(super) fn purchase_source(r: &mut Reader<'_>) -> Result<PurchaseSource> {
    match r.u8()? {
        0 => Ok(PurchaseSource::Page),
        1 => Ok(PurchaseSource::Host),
        _ => Err(r.error("a purchase has no known source")),
    }
}

fn list<T>(out: &mut Writer, values: impl IntoIterator<Item = T, IntoIter: ExactSizeIterator>, mut put: impl FnMut(&mut Writer, T)) {
    let values = values.into_iter();
    out.u32(values.len() as u32);
    for value in values {
        put(out, value);
    }
}

/// Reads a list; its count is checked against the bytes that are left, at two bytes or more an entry.
pub(super) fn read_list<T, C: FromIterator<T>>(r: &mut Reader<'_>, mut read: impl FnMut(&mut Reader<'_>) -> Result<T>) -> Result<C> {
    let count = r.count(1)?;
    (0..count).map(|_| read(r)).collect()
}

/// Ids occur many times in a profile; each is written once and named by number.
#[derive(Default)]
struct Texts {
    numbers: Map<String, u16>,
    order: Vec<String>,
}

impl Texts {
    fn number(&mut self, text: &str) -> u16 {
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        // The bounds of the lists keep the count far below 65,536.
        let number = self.order.len() as u16;
        self.numbers.insert(text.into(), number);
        self.order.push(text.into());
        number
    }

    fn write(&self, body: Vec<u8>) -> Vec<u8> {
        let mut out = Writer::new();
        out.u32(self.order.len() as u32);
        for text in &self.order {
            out.str(text);
        }
        out.raw(&body);
        out.finish()
    }
}
