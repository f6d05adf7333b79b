//! Takes in a profile that was exported elsewhere. TypeScript has checked the JSON's shape; here every value is checked again.

use super::codec::{event_type, purchase_source, read_list};
use super::contents::{Contents, Declared, Dismissal, Event, Hidden, Impression, Purchase, Remainder};
use super::op::{Op, past};
use crate::bytes::Reader;
use crate::error::{Code, Result};
use crate::math::units;
use crate::sorted::insert_by_time;

/// Reads the lists of a profile export, in the order of its fields.
///
/// # Errors
/// `invalid-input` naming `profile` for anything malformed.
pub fn import(bytes: &[u8], now: f64) -> Result<Op> {
    let mut reader = Reader::new(bytes, Code::InvalidInput, "profile");
    let r = &mut reader;
    let when = |r: &mut Reader<'_>| Ok(past(r.f64()?, now));
    let entry = |r: &mut Reader<'_>| Ok(Dismissal { id: text(r)?, group: r.str()?.into(), at: when(r)? });
    let mut contents = Contents {
        events: read_list(r, |r| Ok(Event { kind: event_type(r)?, id: text(r)?, at: when(r)?, quantity: r.u32()? }))?,
        interests: read_list(r, |r| {
            let (name, affinity, at) = (text(r)?, r.f64()?.clamp(-1e9, 1e9) as i32, when(r)?);
            Ok((name, Remainder { affinity, at, latest: at }))
        })?,
        declared: read_list(r, |r| Ok((text(r)?, Declared { strength: units(r.f64()?.clamp(-1.0, 1.0)), at: when(r)? })))?,
        purchases: read_list(r, |r| {
            Ok(Purchase { id: text(r)?, group: r.str()?.into(), at: when(r)?, quantity: r.u32()?, source: purchase_source(r)? })
        })?,
        cart: read_list(r, entry)?,
        dismissed: read_list(r, entry)?,
        impressions: read_list(r, |r| Ok(Impression { id: text(r)?, at: when(r)? }))?,
        muted: read_list(r, |r| Ok((text(r)?, when(r)?)))?,
        hidden: read_list(r, |r| Ok((text(r)?, Hidden { at: when(r)?, until: Some(r.f64()?).filter(|&u| u > 0.0) })))?,
        channels_off: read_list::<u8, Vec<u8>>(r, |r| r.u8())?.iter().fold(0, |bits, &c| if c < 4 { bits | 1 << c } else { bits }),
        paused: r.u8()? != 0,
        facts: read_list(r, |r| Ok((text(r)?, (text(r)?, when(r)?))))?,
        last_used: now,
    };
    r.end()?;
    in_order(&mut contents.events, |e| e.at);
    in_order(&mut contents.purchases, |p| p.at);
    in_order(&mut contents.impressions, |i| i.at);
    in_order(&mut contents.cart, |c| c.at);
    in_order(&mut contents.dismissed, |d| d.at);
    Ok(Op::Import(Box::new(contents)))
}

/// The lists of a profile are in order of time; those of a file are as someone left them.
fn in_order<T>(list: &mut Vec<T>, at: impl Fn(&T) -> f64) {
    for value in std::mem::take(list) {
        insert_by_time(list, value, &at);
    }
}

fn text(r: &mut Reader<'_>) -> Result<String> {
    match r.str()? {
        text if (1..=256).contains(&text.len()) => Ok(text.into()),
        _ => Err(r.error("names and values are 1 to 256 bytes of text")),
    }
}
