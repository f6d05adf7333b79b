//! What a page can call: one call with a code for everything, beside the ranking. Each call converts, delegates and converts back.
//!
//! Nothing here can reach the page: no `window`, no storage, no network, no clock, no randomness, not one JavaScript
//! object, and nothing calls back. A call gets a code, bytes, a number and the time, and answers with text: JSON, nothing,
//! or an error, which begins with `!` (`code NUL field NUL fix`). One call for all, because each further export would cost
//! 0.3 kB here and 0.1 kB in the glue. `js/engine.ts` has the same codes:
//!
//! | code | bytes | number | answers |
//! |---|---|---|---|
//! | 0 load the catalog | a pack | | |
//! | 1 update an item | stock (0, 1, or 2 for as it is), then the id | price, NaN for as it is | |
//! | 2 item | the id | | a `CatalogItem`, its price in 1/10,000; or nothing |
//! | 3 connect a source of consent | | its number | |
//! | 4 disconnect it | | its number | |
//! | 5 it reports | two bits for each purpose, `store` in the lowest; time; end or 0; remarks, if any: 1 off, 2 not explicit | its number | |
//! | 6 decision | | | a `Decision` |
//! | 7 without | a reason's key | a ranking's number | a `Ranking` |
//! | 8 profile | | | the computed part of a `ProfileView` |
//! | 9 export | | | nothing; the profile's lists are in `bytes` |
//! | 10 what to do with the database | 8 random ones | | a `StorageOp`, or nothing; what to write is in `bytes` |
//! | 11 how it went | outcome; revision, epoch and profile where there was one | | |
//! | 12 another tab | | 0: stored something; else the time at which it withdrew | |
//! | 13 this visit only | | 1, or 0 no longer | |
//! | 16 and more: change the profile | [`Op::decode`] of the code less 16 | | |

mod convert;
mod memory;

use alloc::string::String;
use alloc::vec::Vec;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::bytes::Reader;
use crate::catalog::Live;
use crate::consent::{Remarks, Report, Source, State};
use crate::engine::Engine as Inner;
use crate::error::{Code, Result};
use crate::profile::Op;
use crate::rank::RankRequest;
use crate::settings::Settings;
use convert::{answer, command_json, decision_json, outcome, text};

#[global_allocator]
static MEMORY: memory::Memory = memory::Memory::new();

/// A panic is a bug; the page sees a trap and makes a new engine (`js/session.ts`). Its text would cost 5 kB.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}

/// The engine of one personalizer.
#[wasm_bindgen]
pub struct Engine {
    inner: Inner,
    bytes: Vec<u8>,
}

#[wasm_bindgen]
impl Engine {
    /// An engine with settings as `js/settings.ts` writes them; malformed ones, which it never writes, count as none.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: Vec<u8>) -> Engine {
        let settings = Settings::decode(&settings).unwrap_or_default();
        Self { inner: Inner::new(settings), bytes: Vec::new() }
    }

    /// A `Ranking`.
    pub fn rank(&mut self, request: Vec<u8>, now: f64) -> String {
        let request = RankRequest::decode(&request);
        answer(request.and_then(|request| Ok(self.inner.rank(request, now)?.json())))
    }

    /// Everything else; the codes are above.
    pub fn call(&mut self, code: u8, input: Vec<u8>, number: f64, now: f64) -> String {
        answer(self.answer(code, input, number, now))
    }

    /// The bytes that go with the last answer; once.
    pub fn bytes(&mut self) -> Vec<u8> {
        core::mem::take(&mut self.bytes)
    }

    /// 0: a number that changes whenever a ranking, the mode or the view of the profile may have changed; 1: the mode; 2:
    /// the storage (0 nothing stored, 1 restoring, 2 ready, 3 failed); 3: what other tabs should be told (1 changed, 2
    /// withdrawn) and the page (4 the stored profile is damaged), as a sum that is told once.
    pub fn state(&mut self, code: u8, now: f64) -> u32 {
        match code {
            0 => self.inner.revision(),
            1 => self.inner.mode(now).code().into(),
            2 => self.inner.storage_state() as u32,
            _ => {
                let notices = self.inner.take_notices();
                u32::from(notices.changed) | u32::from(notices.withdrawn) << 1 | u32::from(notices.damaged) << 2
            }
        }
    }
}

impl Engine {
    fn answer(&mut self, code: u8, input: Vec<u8>, number: f64, now: f64) -> Result<String> {
        let inner = &mut self.inner;
        if code == 0 {
            inner.load_catalog(input)?;
            return Ok(String::new());
        }
        let mut r = Reader::new(&input, Code::InvalidInput, "call");
        match code {
            1 => {
                let stock = r.u8();
                let change = Live { price: (!number.is_nan()).then_some(number), available: (stock < 2).then_some(stock == 1) };
                inner.update_catalog(text(&mut r)?, change)?;
            }
            2 => return Ok(inner.item(text(&mut r)?).unwrap_or_default()),
            3 => inner.consent_connect(Source::from_code(number as u8)?, now),
            4 => inner.consent_disconnect(Source::from_code(number as u8)?, now),
            5 => {
                let bits = r.u8();
                let (at, until) = (r.f64(), r.f64());
                let remarks = if r.is_empty() { 0 } else { r.u8() };
                r.end()?;
                let mut purposes = [State::Unknown; 4];
                for (place, state) in purposes.iter_mut().enumerate() {
                    *state = State::from_code(bits >> (place * 2) & 3)?;
                }
                let report = Report { purposes, at, valid_until: (until != 0.0).then_some(until) };
                let source = Source::from_code(number as u8)?;
                let remarks = Remarks { off: remarks & 1 != 0, implied: remarks & 2 != 0 };
                inner.consent_said(source, report, remarks, now);
            }
            6 => return Ok(decision_json(&inner.decision(now))),
            7 => return Ok(inner.without(number as u32, text(&mut r)?)?.json()),
            8 => return Ok(inner.profile(now)),
            9 => self.bytes = inner.export(),
            10 => {
                if let Some(command) = inner.storage_next(now, r.u64()) {
                    return Ok(command_json(command, inner.damaged(), &mut self.bytes));
                }
            }
            11 => inner.storage_done(outcome(&mut r), now),
            12 if number == 0.0 => inner.changed_elsewhere(),
            12 => inner.withdrawn_elsewhere(number),
            13 => inner.visit(number != 0.0, now),
            _ => inner.apply(Op::decode(code.wrapping_sub(16), &input, number, now)?, now)?,
        }
        Ok(String::new())
    }
}
